"""The year of the reports at a glance: what is due, when, and in which state."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laporan import batas
from laporan.daftar import Daftar
from laporan.status.laporan import JenisLaporan, Status
from ppid.izin import Peran
from tests.factories import buat_permohonan, pelaku
from tests.laporan.rantai import BULANAN, alamat, sampai, tutup

pytestmark = pytest.mark.usefixtures("jam")
KABAG, KASUBBAG = Peran.KABAG, Peran.KASUBBAG
TAHUNAN, TRIWULANAN = JenisLaporan.TAHUNAN, JenisLaporan.TRIWULANAN


# When it is due


@pytest.mark.parametrize(
    ("jenis", "tanggal", "jatuh"),
    [
        (BULANAN, date(2026, 10, 1), date(2026, 11, 6)),
        (BULANAN, date(2026, 12, 1), date(2027, 1, 11)),  # New Year and Isra Mikraj are off
        (TRIWULANAN, date(2026, 8, 1), date(2026, 10, 7)),
        (TAHUNAN, date(2026, 5, 1), date(2027, 3, 31)),
    ],
)
def test_batas_laporan(satker, jenis, tanggal, jatuh):
    assert batas.batas(jenis, jenis.masa(tanggal), satker.kalender()) == jatuh


def test_laporan_tahunan_diingatkan_sejak_satu_februari(satker):
    tahun = TAHUNAN.masa(date(2026, 1, 1))

    assert batas.ditagih_sejak(TAHUNAN, tahun, satker.kalender()) == date(2027, 2, 1)


# The year at a glance


def keadaan(respons) -> dict[str, str]:
    return {
        f"{b.masa}": b.keadaan
        for kelompok in respons.context["kelompok"]
        for b, _ in kelompok["baris"]
    }


def test_masa_sebelum_kantor_bersupervisi_di_portal_tidak_ditagih(satker, oktober):
    satker.supervisi_sejak = date(2026, 11, 2)
    assert Daftar(satker).ditagih() == [] == Daftar(satker).belum_terbit()

    satker.supervisi_sejak = date(2026, 10, 31)
    assert [f"{b.masa}" for b in Daftar(satker).ditagih()] == ["Oktober 2026"]


def test_setahun_dengan_keadaan_setiap_masa(masuk, satker, oktober, pada):
    pada("2026-11-07 09.00")

    respons = masuk(KASUBBAG).get(reverse("laporan_kelola", args=[satker.slug]))

    assert keadaan(respons) == {
        "Oktober 2026": "Terlambat ditutup",
        "November 2026": "Berjalan",
        "Triwulan IV 2026": "Berjalan",
        "2026": "Berjalan",
    }
    assert "Tutup Oktober 2026" in respons.text


def test_setiap_keadaan_disebut(masuk, satker, oktober):
    kasubbag, url = masuk(KASUBBAG), reverse("laporan_kelola", args=[satker.slug])
    lihat = [keadaan(kasubbag.get(url))["Oktober 2026"]]
    satu = tutup(satker)
    for status in Status:
        sampai(satu, status)
        lihat.append(keadaan(kasubbag.get(url))["Oktober 2026"])
    satu.buat_ralat("Salah hitung", oleh=pelaku(KASUBBAG, satker))

    assert lihat == [
        *("Dapat ditutup", "Disusun", "Menunggu Kabag", "Menunggu tanda tangan", "Terbit"),
    ]
    assert "Ralat: disusun" in kasubbag.get(url).text and satu.nomor in kasubbag.get(url).text


def test_banyak_kueri_tetap(masuk, satker, pada):
    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert (
                masuk(KABAG).get(reverse("laporan_kelola", args=[satker.slug])).status_code == 200
            )
        return len(kueri)

    pada("2026-03-02 09.00")
    buat_permohonan(satker)
    pada("2026-04-02 09.00")
    banyak()
    dulu = banyak()
    pada("2026-11-20 09.00")
    buat_permohonan(satker)
    for bulan in range(3, 11):
        sampai(tutup(satker, masa=BULANAN.masa(date(2026, bulan, 1))), Status.DIKIRIM)

    assert banyak() == dulu


def test_tahun_dan_bulan_yang_tidak_ada_404(masuk, satker, oktober):
    url = reverse("laporan_kelola", args=[satker.slug])

    jawab = [
        masuk(KASUBBAG).get(f"{url}?{kata}").status_code
        for kata in ("tahun=2026&bulan=10", "tahun=2025", "tahun=x", "bulan=3")
    ]

    assert jawab == [200, 404, 404, 404]


@pytest.mark.parametrize("masa", ["2026-09", "2026-12", "2026-13", "2026", "0000-01", "x"])
def test_masa_yang_tidak_ada_404(masuk, satker, oktober, masa):
    assert masuk(KASUBBAG).get(alamat(satker, masa=masa)).status_code == 404
