"""Reports on their way through the chain, made by their verbs."""

from datetime import date

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from ppid.izin import Peran
from ppid.models import Naskah
from tests.factories import buat_pegawai, pelaku
from tests.laporan import contoh

HARI = date(2026, 10, 1)
PEJABAT = (
    ("kabag", "Hendra Gunawan", "Kepala Bagian"),
    ("sekretaris", "Ratna Dewi, S.H.", "Sekretaris"),
)


def isi_pejabat(satker) -> None:
    for peran, nama, jabatan in PEJABAT:
        buat_pegawai(peran, satker, nama=nama, jabatan=jabatan)


def tutup(satker, jenis: str = "bulanan", hari: date = HARI, **isian) -> Laporan:
    jenis = JenisLaporan(jenis)
    oleh = pelaku(Peran.KASUBBAG, satker)
    return Laporan.tutup(satker, jenis, jenis.masa(hari), oleh=oleh, **isian)


def tutup_contoh(monkeypatch, satker, jenis="bulanan", banyak=8, *, semua=None, **isian) -> Laporan:
    """Of figures that `contoh` makes up."""
    hari = HARI.replace(year=HARI.year - 1) if jenis == JenisLaporan.TAHUNAN else HARI
    masa = JenisLaporan(jenis).masa(hari)
    ganti_angka(monkeypatch, contoh.beku(jenis, masa, banyak, semua))
    return tutup(satker, jenis, hari, **isian)


def ganti_angka(monkeypatch, beku: dict) -> None:
    """For reports alone: a page first imported meanwhile would keep what `laporan.isi` had then."""
    monkeypatch.setattr("laporan.models.laporan.susun", lambda *a, **k: beku)


def terbitkan(satu: Laporan) -> Naskah:
    satu.kirim(oleh=pelaku(Peran.KASUBBAG, satu.satker))
    satu.terima(oleh=pelaku(satu.penerima, satu.satker))
    if not satu.terbit:
        satu.tandatangani(oleh=pelaku(Peran.SEKRETARIS, satu.satker))
    return Naskah.objects.tentang(satu).get()
