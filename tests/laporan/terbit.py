"""Reports on their way through the chain, of figures that `contoh` makes up."""

from datetime import date

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
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


def tutup(monkeypatch, satker, jenis: str = "bulanan", banyak: int = 8, *, semua=None, **isian):
    satu = JenisLaporan(jenis)
    masa = satu.masa(HARI)
    ganti_angka(monkeypatch, contoh.beku(jenis, masa, banyak, semua))
    return Laporan.tutup(satker, satu, masa, oleh=pelaku("kasubbag", satker), **isian)


def ganti_angka(monkeypatch, beku: dict) -> None:
    monkeypatch.setattr("laporan.models.laporan.angka.susun", lambda *a, **k: beku)


def terbitkan(satu: Laporan) -> Naskah:
    satker = satu.satker
    satu.kirim(oleh=pelaku("kasubbag", satker))
    satu.terima(oleh=pelaku(satu.penerima, satker))
    if satu.status != Status.TERBIT:
        satu.tandatangani(oleh=pelaku("sekretaris", satker))
    return Naskah.objects.tentang(satu).get()
