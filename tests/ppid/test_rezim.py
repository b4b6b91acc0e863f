"""The legal clocks: rows are added for days to come, and cases keep theirs."""

from datetime import date, timedelta

import pytest

from ppid.izin import Peran
from ppid.models import Jejak, Kategori, RezimWaktu, Satker
from ppid.setelan import sidik
from tests.factories import buat_pegawai, buat_permohonan, buat_satker

pytestmark = pytest.mark.django_db
BINTAN, KPU = "/kelola/bintan/rezim/", "/kelola/kpu/rezim/"
BARIS = {
    "aksi": "rezim",
    "kode": "biasa",
    "hari": 8,
    "tambahan": 5,
    "mulai_dari": "lengkap",
    "dasar": "Undang-Undang baru",
    "berlaku_sejak": "01-01-2040",
}


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def admin(client, satker):
    client.force_login(buat_pegawai(Peran.ADMIN, satker))


@pytest.fixture
def pusat(client):
    client.force_login(buat_pegawai(Peran.PUSAT, buat_satker("kpu")))


def tanggal(satker, hari: int) -> str:
    return f"{satker.hari_ini + timedelta(hari):%d-%m-%Y}"


def pasang(client, satker, sejak: str):
    dilihat = sidik(Satker.objects.get(pk=satker.pk), ["pemilu_sejak"])
    return client.post(BINTAN, {"aksi": "pemilu", "pemilu_sejak": sejak, "dilihat": dilihat})


def test_baris_nasional_berlaku_sejak_tanggalnya_dan_perkara_lama_tetap(client, pusat, satker):
    perkara = buat_permohonan(satker)

    assert client.post(KPU, BARIS).status_code == 302

    untuk = RezimWaktu.objects.untuk
    assert untuk(satker, Kategori.BADAN_PUBLIK, date(2039, 12, 31)).hari == 10
    assert untuk(satker, Kategori.BADAN_PUBLIK, date(2040, 1, 1)).hari == 8
    perkara.refresh_from_db()
    assert perkara.rezim.hari == 10
    assert Jejak.objects.get(jenis="rezim_ditambah").rantai == "kpu"
    assert "Akan berlaku" in client.get(KPU).content.decode()


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"kode": ""}, "Pilih rezimnya"),
        ({"hari": ""}, "Isi banyak harinya"),
        ({"hari": "0"}, "1"),
        ({"hari": "sepuluh"}, "Isi dengan angka"),
        ({"tambahan": "-1"}, "0"),
        ({"dasar": ""}, "Isi dasarnya"),
        ({"berlaku_sejak": ""}, "Isi tanggal mulainya"),
        ({"berlaku_sejak": "01-01-2020"}, "atau sesudahnya"),
        ({"berlaku_sejak": "hari ini"}, "atau sesudahnya"),
    ],
)
def test_baris_yang_keliru_tidak_tersimpan(client, pusat, satker, isian, kalimat):
    isian = {k: tanggal(satker, 0) if v == "hari ini" else v for k, v in isian.items()}

    respons = client.post(KPU, BARIS | isian)

    assert respons.status_code == 422
    assert kalimat in respons.content.decode()
    assert RezimWaktu.objects.count() == 2


def test_dua_baris_sejak_tanggal_yang_sama_ditolak(client, pusat):
    client.post(KPU, BARIS)

    assert "sudah punya baris" in client.post(KPU, BARIS).content.decode()


def test_admin_kantor_tidak_menambah_baris_nasional(client, admin):
    assert client.post(BINTAN, BARIS).status_code == 403
    assert "Tambah baris" not in client.get(BINTAN).content.decode()


def test_pusat_tidak_memasang_rezim_pemilu_sebuah_kantor(client, pusat):
    assert client.post(KPU, {"aksi": "pemilu", "pemilu_sejak": "01-01-2040"}).status_code == 403
    assert not Jejak.objects.exists()


def test_rezim_pemilu_dipasang_lalu_dibatalkan_selama_belum_berlaku(client, admin, satker):
    assert pasang(client, satker, tanggal(satker, 1)).status_code == 302
    besok = satker.hari_ini + timedelta(1)
    satker.refresh_from_db()
    assert RezimWaktu.objects.untuk(satker, Kategori.TAHAPAN, besok).kode == "pemilu"
    assert RezimWaktu.objects.untuk(satker, Kategori.BADAN_PUBLIK, besok).kode == "biasa"
    assert "masih dapat diubah atau dibatalkan" in client.get(BINTAN).content.decode()

    pasang(client, satker, "")

    satker.refresh_from_db()
    assert satker.pemilu_sejak is None
    assert Jejak.objects.filter(jenis="rezim_pemilu_diubah").count() == 2


@pytest.mark.parametrize("hari", [0, -5])
def test_rezim_pemilu_tidak_berlaku_surut(client, admin, satker, hari):
    assert pasang(client, satker, tanggal(satker, hari)).status_code == 422


def test_rezim_pemilu_yang_sudah_berlaku_tidak_diubah_lagi(client, admin, satker):
    Satker.objects.update(pemilu_sejak=satker.hari_ini)

    assert pasang(client, satker, "").status_code == 403
    assert "tidak dapat diubah lagi" in client.get(BINTAN).content.decode()
