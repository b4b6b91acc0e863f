"""A report that waits for a post nobody holds: said before sending, taken back, sent elsewhere."""

from datetime import date

import pytest

from laporan import surel_pagi
from laporan.models import Laporan
from laporan.status.laporan import ALUR, PERISTIWA, Status
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import SOP, Jejak, JenisSOP, Kedudukan, Kegiatan
from ppid.profil_sop import tautkan
from ppid.setelan import sidik
from tests.factories import beri_tugas, buat_pegawai, pelaku
from tests.laporan.rantai import sampai, tutup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
KABAG, KASUBBAG, SEKRETARIS = Peran.KABAG, Peran.KASUBBAG, Peran.SEKRETARIS
KOSONG = "Hari ini tidak ada yang memegang jabatan"


@pytest.fixture
def laporan(satker, kasubbag, pada):
    pada("2026-11-03 09.00")
    return tutup(satker)


@pytest.fixture
def halaman(client, satker, laporan):
    client.force_login(buat_pegawai(KASUBBAG, satker))
    return lambda: client.get(laporan.get_absolute_url())


def tarik(client, satu: Laporan, alasan="Kabag pindah tugas"):
    isian = {"aksi": "tarik_laporan", "versi": satu.versi, "alasan": alasan}
    return client.post(satu.get_absolute_url(), isian)


def test_sebelum_dikirim_jabatan_yang_kosong_disebut(halaman, satker, laporan):
    assert f"{KOSONG} Kabag dan Sekretaris. Laporan yang dikirim menunggu" in halaman().text

    buat_pegawai(SEKRETARIS, satker)
    kabag = buat_pegawai(KABAG, satker, sampai=date(2026, 11, 2))
    assert f"{KOSONG} Kabag. " in halaman().text

    beri_tugas(kabag, KABAG, satker, sejak=date(2026, 11, 3), kedudukan=Kedudukan.PLT)
    assert KOSONG not in halaman().text

    kabag.is_active = False
    kabag.save()
    assert f"{KOSONG} Kabag. " in halaman().text


def test_masa_jabatan_berakhir_sesudah_dikirim(halaman, satker, laporan, pada):
    buat_pegawai(SEKRETARIS, satker)
    buat_pegawai(KABAG, satker, sampai=date(2026, 11, 3))
    sampai(laporan, Status.DIKIRIM)
    assert KOSONG not in halaman().text

    pada("2026-11-04 08.00")

    assert f"{KOSONG} Kabag. Laporan ini menunggu" in halaman().text
    orang = {p: pelaku(p, satker) for p in (KASUBBAG, SEKRETARIS)}
    bagian = surel_pagi.laporan(satker, list(orang.values()))
    baca = {p: [x.teks for b in bagian for x in b.butir if x.untuk(o)] for p, o in orang.items()}
    assert baca == {KASUBBAG: [f"{laporan}: tidak ada Kabag"], SEKRETARIS: []}


@pytest.mark.parametrize("kedudukan", [Kedudukan.PLT, Kedudukan.PLH, Kedudukan.AN])
def test_penggantinya_menerima_seperti_pejabatnya(satker, laporan, kedudukan):
    sampai(laporan, Status.DIKIRIM)

    laporan.terima(oleh=pelaku(KABAG, satker, "pengganti", kedudukan=kedudukan))

    assert laporan.status == Status.DITERIMA
    assert Kegiatan.objects.tentang(laporan).last().jabatan == f"{kedudukan.label} Kabag"


def test_ditarik_kembali_dengan_alasan_lalu_dikirim_lagi(client, halaman, satker, laporan):
    sampai(laporan, Status.DIKIRIM)

    assert tarik(client, laporan, "").status_code == 422
    assert tarik(client, laporan).status_code == 302

    laporan.refresh_from_db()
    jejak = Jejak.objects.tentang(laporan).latest("urut")
    assert (laporan.status, laporan.alasan_tarik) == (Status.DISUSUN, "Kabag pindah tugas")
    assert (jejak.jenis, jejak.dari, jejak.ke) == ("tarik_laporan", "dikirim", "disusun")
    assert Kegiatan.objects.tentang(laporan).get(selesai=None).menunggu == KASUBBAG
    assert "<b>Ditarik kembali:</b> Kabag pindah tugas" in halaman().text

    sampai(laporan, Status.DITERIMA)
    assert laporan.alasan_tarik == ""
    assert tarik(client, laporan).status_code == 409


def test_yang_sudah_dibaca_kabag_tidak_diterima_sesudah_ditarik(satker, laporan):
    lembar = Laporan.objects.get(pk=sampai(laporan, Status.DIKIRIM).pk)
    laporan.tarik("Keliru", oleh=pelaku(KASUBBAG, satker))

    with pytest.raises(TransisiDitolak):
        lembar.terima(oleh=pelaku(KABAG, satker))


def test_dikirim_lagi_kepada_jabatan_yang_kini_ditautkan(satker, laporan):
    sampai(laporan, Status.DIKIRIM)
    laporan.tarik("Kabag ditiadakan", oleh=pelaku(KASUBBAG, satker))
    sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, satker.hari_ini)
    ikatan = {label: SEKRETARIS if p == KABAG else p for label, p in sop.ikatan.items()}
    tautkan(sop, ikatan, dilihat=sidik(sop, ("aktor",)), oleh=pelaku(Peran.ADMIN, satker))

    laporan = Laporan.objects.get(pk=laporan.pk)
    assert laporan.kepada == SEKRETARIS
    sampai(laporan, Status.TERBIT)

    assert laporan.penerima == SEKRETARIS


def test_yang_menyusun_dan_menerima_sendiri_ditandai_dirangkap(client, satker, laporan):
    orang = buat_pegawai(KASUBBAG, satker)
    beri_tugas(orang, KABAG, satker, kedudukan=Kedudukan.PLH)
    sampai(laporan, Status.DIKIRIM)
    client.force_login(orang)
    isian = {"aksi": "terima_laporan", "versi": laporan.versi}

    assert client.post(laporan.get_absolute_url(), isian).status_code == 422
    assert client.post(laporan.get_absolute_url(), isian | {"dirangkap": "on"}).status_code == 302

    assert Jejak.objects.tentang(laporan).latest("urut").data["dirangkap"] is True


def test_riwayat_mengatakan_apa_yang_terjadi(halaman, satker, laporan):
    assert {t.nama for t in ALUR} == PERISTIWA.keys()

    sampai(laporan, Status.DITERIMA)

    judul = [b["judul"] for b in halaman().context["riwayat"]]
    assert judul == ["Masa laporan ditutup", "Laporan dikirim", "Laporan diterima"]


def test_riwayat_ralat_berawal_dibuat_dan_berakhir_terbit(client, satker, kasubbag, laporan):
    satker.laporan_ditandatangani = False
    satker.save()
    ralat = sampai(laporan, Status.TERBIT).buat_ralat("Satu keliru", oleh=kasubbag)
    sampai(ralat, Status.TERBIT)
    client.force_login(buat_pegawai(KASUBBAG, satker))

    halaman = client.get(ralat.get_absolute_url())

    judul = [b["judul"] for b in halaman.context["riwayat"]]
    assert judul == ["Ralat dibuat", "Laporan dikirim", "Laporan diterima dan terbit"]
    assert "Paling lambat" not in [b["nama"] for b in halaman.context["fakta"]]
