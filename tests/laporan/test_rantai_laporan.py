"""The chain of a report (SOP step 8): closed, sent, accepted, signed, issued."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db

BULANAN = JenisLaporan.BULANAN
OKTOBER = BULANAN.masa(date(2026, 10, 1))


@pytest.fixture
def pejabat(satker):
    for peran in ("kabag", "sekretaris"):
        buat_pegawai(peran, satker)


@pytest.fixture
def oktober(satker, kasubbag, petugas, pejabat, pada):
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    return Laporan.tutup(satker, BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))


def test_bintan_diterima_kabag_lalu_ditandatangani_sekretaris(satker, oktober):
    oktober.kirim(oleh=pelaku("kasubbag", satker))
    with pytest.raises(PermissionDenied):
        oktober.terima(oleh=pelaku("sekretaris", satker))
    oktober.terima(oleh=pelaku("kabag", satker))

    langkah = Kegiatan.objects.tentang(oktober).values_list("kunci", "peran", "hasil")
    assert list(langkah) == [
        ("laporan", "kasubbag", "kirim_laporan"),
        ("laporan", "kabag", "terima_laporan"),
    ]
    assert oktober.status == Status.DITERIMA

    oktober.tandatangani(oleh=pelaku("sekretaris", satker))

    surat = Naskah.objects.tentang(oktober).get()
    assert oktober.status == Status.TERBIT
    assert oktober.nomor == surat.nomor == "0001/LAP/PPID/2101/XI/2026"
    assert surat.fakta["kepala_jejak"]["urut"] == Jejak.objects.latest("urut").urut - 1
    assert oktober.beku["angka"]["masuk.diterima"] == 1


def test_sarolangun_diterima_dan_ditandatangani_sekali(pada, jam):
    satker = buat_satker("sarolangun")
    for peran in ("petugas", "kasubbag", "sekretaris"):
        buat_pegawai(peran, satker)
    pada("2026-11-03 09.00")
    satu = Laporan.tutup(satker, BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))
    satu.kirim(oleh=pelaku("kasubbag", satker))

    satu.terima(oleh=pelaku("sekretaris", satker))

    assert satu.status == Status.TERBIT
    assert satu.nomor
