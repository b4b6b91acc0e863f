"""What is missing is named when a period is closed; what was recorded is proposed as its text."""

from datetime import date

import pytest

from laporan import isi
from laporan.celah import celah
from laporan.masa import Masa
from laporan.models import Laporan, Supervisi
from laporan.status.laporan import JenisLaporan
from laporan.usul import TANPA_TINDAK, TIDAK_ADA, isian_awal
from permohonan.models import PermintaanBahan, Permohonan
from ppid.izin import Izin, Peran
from ppid.models import Naskah
from tests.factories import buat_permohonan, pelaku, setujui, susun, teruskan
from tests.factories_dip import buat_unit
from tests.laporan.rantai import BULANAN, OKTOBER

pytestmark = pytest.mark.usefixtures("jam")
NAMA = "Zulkarnaen Qz"
NIK = "2101234512900003"
TAHUNAN = JenisLaporan.TAHUNAN


@pytest.fixture
def terlambat(satker, pada):
    """Received on 1 October, due on the 15th, answered on the 20th with the reason why."""
    pada("2026-10-01 09.00")
    satu = buat_permohonan(satker, pemohon={"nama": NAMA})
    satu.nyatakan_lengkap(oleh=pelaku(Peran.PETUGAS, satker))
    pada("2026-10-20 09.00")
    teruskan(satu)
    susun(satu)
    setujui(satu)
    sebab = f"Arsip {NAMA.lower()} ({NIK}) tercecer"
    oleh = pelaku(Peran.PETUGAS, satker)
    satu.beritahukan(oleh=oleh, cara="portal", cara_serah="ambil", sebab_terlambat=sebab)
    pada("2026-11-03 09.00")
    return satu


def kurang(satker, masa=OKTOBER) -> list[str]:
    beku = isi.susun(satker, BULANAN, masa)
    return [c.kalimat for c in celah(satker, masa, beku)]


def sahkan_semua(satker) -> None:
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    for ke in range(1, 32):
        hari = date(2026, 10, ke)
        Supervisi.calon(satker, Masa(hari, hari)).sahkan(oleh=kasubbag)


def test_supervisi_terbuka_dan_nihil_disebut(satker, terlambat):
    kalimat = kurang(satker)

    assert kalimat[0] == (
        "2 masa supervisi belum disahkan: Kamis, 1 Oktober 2026, Selasa, 20 Oktober 2026."
    )
    assert kalimat[1].endswith("masa supervisi tanpa kegiatan (nihil) belum disahkan.")


def test_yang_lengkap_tidak_bercelah(satker, terlambat):
    sahkan_semua(satker)
    Permohonan.objects.update(sebab_terlambat="Ada")
    Naskah.objects.update(bertanda_tangan=False)

    assert kurang(satker) == []


def test_tanpa_hasil_tanpa_alasan_dan_tanpa_pindaian_disebut(satker, terlambat, pada):
    pada("2026-10-28 09.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    Permohonan.objects.filter(pk=terlambat.pk).update(sebab_terlambat="")
    sahkan_semua(satker)

    kalimat = kurang(satker)

    assert kalimat[:2] == [
        "1 permohonan yang diterima pada masa ini belum ada hasilnya.",
        f"1 permohonan terlambat tanpa alasan: {terlambat.nomor}.",
    ]
    assert "surat bertanda tangan belum dipindai: " in kalimat[2]


def test_tautan_hanya_bagi_yang_berhak(satker, terlambat):
    beku = isi.susun(satker, BULANAN, OKTOBER)
    semua = celah(satker, OKTOBER, beku)

    for peran in (Peran.KASUBBAG, Peran.KABAG):
        oleh = pelaku(peran, satker)
        assert all(bool(c.untuk(oleh)[1]) == oleh.boleh(c.izin) for c in semua)
    assert any(c.izin == Izin.SUPERVISI for c in semua)


# The text that stands there


def usul(satker, jenis=BULANAN, masa=OKTOBER) -> dict:
    return isian_awal(satker, jenis, masa, isi.susun(satker, jenis, masa))


def test_kendala_dari_alasan_tanpa_nama_dan_nik(satker, terlambat):
    tulisan = usul(satker)

    assert tulisan["kendala"] == (
        f"{terlambat.nomor} dijawab 3 hari kerja sesudah jatuh tempo: "
        "Arsip pemohon (2101••••••••0003) tercecer."
    )
    assert "perpanjangan" in tulisan["tindak_lanjut"]


def test_bulan_tanpa_kendala_dikatakan(satker, terlambat):
    september = BULANAN.masa(date(2026, 9, 1))

    assert usul(satker, masa=september) == {"kendala": TIDAK_ADA, "tindak_lanjut": TANPA_TINDAK}


def test_unit_yang_terlambat_dan_catatan_supervisi_ikut(satker, terlambat):
    unit = buat_unit(satker, "Subbag Data")
    oleh = pelaku(Peran.KASUBBAG, satker)
    PermintaanBahan.objects.create(
        satker=satker,
        permohonan=terlambat,
        bentuk="nota_dinas",
        unit=unit,
        rincian="DPT",
        batas=date(2026, 10, 8),
        oleh=oleh.pengguna,
    )
    satu = Supervisi.calon(satker, Masa(date(2026, 10, 20), date(2026, 10, 20)))
    satu.tinjau({terlambat: f"Tanyakan {NAMA}"}, "Buku tamu kosong", oleh=oleh, versi=0)

    baris = usul(satker)["kendala"].splitlines()

    assert baris[1:] == [
        f"Subbag Data menyerahkan bahan sesudah target internal pada 1 permohonan "
        f"({terlambat.nomor}).",
        "Supervisi Selasa, 20 Oktober 2026: Buku tamu kosong.",
        f"Supervisi Selasa, 20 Oktober 2026, {terlambat.nomor}: Tanyakan pemohon.",
    ]


def test_bab_tahunan_dari_laporan_tahun_lalu(satker, terlambat, pada):
    tahun = TAHUNAN.masa(date(2026, 1, 1))
    pada("2027-01-04 09.00")
    lama = {"sarana": "Satu meja.", "kendala_internal": "Lama", "rencana": "Lama"}
    Laporan.tutup(satker, TAHUNAN, tahun, oleh=pelaku(Peran.KASUBBAG, satker), isian=lama)

    tulisan = usul(satker, TAHUNAN, TAHUNAN.masa(date(2027, 1, 1)))

    assert (tulisan["sarana"], tulisan["kendala_internal"]) == ("Satu meja.", "Lama")
    assert usul(satker, TAHUNAN, tahun)["kendala_internal"].startswith(terlambat.nomor)
