"""*Foto dari HP*: one photo, once, into the clerk's draft."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from permohonan.models import Draf
from ppid import waktu
from ppid.models import Berkas
from tests.factories import buat_satker, pelaku
from tests.permohonan.warga import Warga, foto

pytestmark = pytest.mark.django_db
ALAMAT = "/bintan/foto/token-foto/"


@pytest.fixture
def draf(senin):
    satker, kini = buat_satker("bintan"), waktu.sekarang()
    return Draf.objects.create(
        satker=satker,
        pengguna=pelaku("petugas", satker).pengguna,
        mulai=kini,
        diubah=kini,
        token_foto="token-foto",
        foto_sampai=kini + timedelta(minutes=15),
    )


@pytest.fixture
def hp(senin):
    return Warga()


def test_satu_foto_masuk_ke_draf(hp, draf):
    hp.buka(ALAMAT)
    assert 'capture="environment"' in hp.html

    hp.kirim({"jenis": "identitas", "berkas": foto()}, ALAMAT)

    assert hp.h1 == "Foto terkirim. Lanjutkan di komputer."
    berkas = Berkas.objects.tentang(draf).get()
    assert (berkas.jenis, berkas.oleh) == ("identitas", draf.pengguna)
    draf.refresh_from_db()
    assert draf.token_foto == ""


def test_alamat_hanya_sekali_pakai(hp, draf):
    hp.kirim({"jenis": "identitas", "berkas": foto()}, ALAMAT)

    hp.kirim({"jenis": "surat", "berkas": foto()}, ALAMAT)

    assert hp.jawab.status_code == 404
    assert "tidak berlaku lagi" in hp.h1
    assert Berkas.objects.count() == 1


def test_alamat_yang_lewat_waktunya(hp, draf, senin):
    senin.shift(timedelta(minutes=16))

    assert hp.buka(ALAMAT).jawab.status_code == 410
    assert hp.kirim({"jenis": "surat", "berkas": foto()}, ALAMAT).jawab.status_code == 410
    assert not Berkas.objects.exists()


def test_alamat_karangan_dan_kantor_lain(hp, draf):
    buat_satker("sarolangun")

    assert hp.buka("/bintan/foto/lain/").jawab.status_code == 404
    assert hp.buka("/sarolangun/foto/token-foto/").jawab.status_code == 404


def test_berkas_palsu_tidak_menghabiskan_alamat(hp, draf):
    palsu = SimpleUploadedFile("ktp.jpg", b"<html>bukan foto</html>", "image/jpeg")

    hp.kirim({"jenis": "identitas", "berkas": palsu}, ALAMAT)

    assert "Gunakan berkas JPG, PNG, atau PDF" in hp.galat
    assert hp.kirim({"jenis": "identitas", "berkas": foto()}, ALAMAT).h1.startswith("Foto terkirim")


def test_tanpa_foto(hp, draf):
    hp.kirim({"jenis": "identitas"}, ALAMAT)

    assert "Ambil atau pilih satu foto" in hp.galat
