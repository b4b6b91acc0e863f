"""The data layanan of one day, read by who may not see an applicant."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.masa import Masa
from laporan.models import Supervisi
from ppid.models import Jejak, Langkah
from tests.factories import SANDI, buat_pegawai, buat_permohonan
from tests.gandaan import gandakan

pytestmark = pytest.mark.usefixtures("jam")
JUMAT = date(2026, 11, 20)


def buka(client, satker, hari, peran="kabag"):
    orang = buat_pegawai(peran, satker)
    client.login(username=orang.username, password=SANDI)
    return client.get(f"/{satker.slug}/laporan-kelola/harian/{hari}/")


def isi(client, satker, hari, peran="kabag") -> str:
    respons = buka(client, satker, hari, peran)
    assert respons.status_code == 200
    return respons.content.decode()


@pytest.fixture
def jumat(satker, petugas, kasubbag, pada):
    """One answered too late, one logged by letter a week after it came; then Monday."""
    pada("2026-11-02 10.00")
    telat = buat_permohonan(satker, "siap_disampaikan", pemohon={"nama": "Sutan Rahasia"})
    pada("2026-11-20 10.00")
    telat.beritahukan(
        oleh=petugas, cara="portal", cara_serah="ambil", sebab_terlambat="Menunggu unit"
    )
    surat = buat_permohonan(
        satker,
        kanal="surat",
        rincian="Rahasia sekali",
        diterima_pada=satker.setempat(telat.diterima_pada).replace(day=13),
        alasan_mundur="Surat terselip",
    )
    pada("2026-11-23 09.00")
    return telat, surat


def test_kabag_membaca_angka_tanpa_pemohon(client, satker, jumat):
    telat, surat = jumat

    halaman = isi(client, satker, JUMAT)

    assert "Belum disahkan" in halaman
    for judul, satu in (("Ditutup terlambat: 1", telat), ("Dicatat mundur: 1", surat)):
        assert judul in halaman
        assert satu.nomor in halaman
    assert "Terlambat 4 hari kerja. Sebab: Menunggu unit." in halaman
    for tabu in ("Sutan", "Rahasia", telat.kunci, "/supervisi/"):
        assert tabu not in halaman


def test_yang_sudah_disahkan_menyebut_nomor_catatan_dan_naskahnya(client, satker, kasubbag, jumat):
    satu = Supervisi.calon(satker, Masa(JUMAT, JUMAT))
    satu.tinjau({}, "Satu terlambat, sudah dibahas.", oleh=kasubbag, versi=0)
    satu.sahkan(oleh=kasubbag)
    naskah = f"/{satker.slug}/ppid/supervisi/2026-11-20/naskah/"

    kabag = isi(client, satker, JUMAT)
    desk = isi(client, satker, JUMAT, "kasubbag")

    for halaman in (kabag, desk):
        assert satu.nomor in halaman
        assert kasubbag.pengguna.nama in halaman
        assert "Satu terlambat, sudah dibahas." in halaman
    assert naskah in desk
    assert naskah not in kabag
    assert jumat[0].kunci in desk
    assert "Berubah sejak disahkan" not in kabag

    buat_permohonan(satker, diterima_pada=satu.disahkan_pada.replace(day=20), alasan_mundur="Surat")
    assert "Berubah sejak disahkan" in isi(client, satker, JUMAT)


def test_keadaan_hari_tanpa_kegiatan(client, satker, jumat):
    assert "Nihil" in isi(client, satker, date(2026, 11, 19))
    libur = isi(client, satker, date(2026, 11, 22))
    assert "Hari libur" in libur
    assert "Minggu" in libur
    assert "masih berjalan" in isi(client, satker, date(2026, 11, 23))


def test_hari_di_luar_masa_kantor_tidak_ada(client, satker, jumat):
    for hari, status in (
        ("2026-11-01", 404),
        ("2026-11-02", 200),
        ("2026-11-23", 200),
        ("2026-11-24", 404),
        ("2026-02-30", 404),
    ):
        assert buka(client, satker, hari).status_code == status, hari
    pertama = isi(client, satker, "2026-11-02")
    assert "Hari sebelumnya" not in pertama
    assert "Hari berikutnya" in pertama
    assert "Hari berikutnya" not in isi(client, satker, "2026-11-23")


def test_kantor_tanpa_permohonan_tidak_punya_hari(client, satker):
    assert buka(client, satker, satker.hari_ini).status_code == 404


def test_masa_sepekan_disebut_pada_harinya(client, satker, kasubbag, jumat):
    Langkah.objects.filter(sop__satker=satker, kunci="supervisi").update(periode="pekan")
    satu = Supervisi.calon(satker, Masa(date(2026, 11, 16), date(2026, 11, 22)))
    satu.sahkan(oleh=kasubbag)

    halaman = isi(client, satker, JUMAT)

    assert "Disupervisi bersama masa 16–22 November 2026." in halaman
    assert satu.nomor in halaman
    assert "Ditutup terlambat: 1" in halaman
    assert "Ditutup terlambat: 1" not in isi(client, satker, date(2026, 11, 19))


def test_membaca_tidak_menulis_dan_kuerinya_tetap(client, satker, pada, jumat):
    buka(client, satker, JUMAT)
    jejak = Jejak.objects.count()

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            client.get(f"/{satker.slug}/laporan-kelola/harian/{JUMAT}/")
        return len(tangkap)

    sedikit = kueri()
    assert Jejak.objects.count() == jejak
    isian = dict.fromkeys(("diterima_pada", "diberitahukan_pada"), jumat[0].diberitahukan_pada)
    gandakan(satker, 30, **isian, jatuh_tempo=date(2026, 11, 19))

    assert kueri() == sedikit <= 45
    assert "dan 11 lagi" in isi(client, satker, JUMAT)
