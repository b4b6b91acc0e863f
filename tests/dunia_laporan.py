"""The world's reports, for `tests/dunia.py`: one being written, one issued."""

from datetime import date

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid.izin import Peran
from tests.factories import pelaku

BULANAN = JenisLaporan.BULANAN
DISUSUN, TERBIT = date(2026, 1, 1), date(2026, 2, 1)  # long past


def _kata(awal: date) -> dict:
    return {"jenis": BULANAN.value, "masa": f"{awal:%Y-%m}"}


KATA = {
    "laporan_satu": _kata(DISUSUN),
    "laporan_rincian": _kata(DISUSUN),
    "laporan_xlsx": _kata(DISUSUN),
    "laporan_naskah": _kata(TERBIT),
}


def isi(satker) -> None:
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    for awal in (DISUSUN, TERBIT):
        satu = Laporan.tutup(satker, BULANAN, BULANAN.masa(awal), oleh=kasubbag)
    satu.kirim(oleh=kasubbag)
    satu.terima(oleh=pelaku(Peran(satu.penerima), satker))
    if satu.status == Status.DITERIMA:
        satu.tandatangani(oleh=pelaku(Peran.SEKRETARIS, satker))


def tulis(perkara, *_) -> dict:
    satu = Laporan.objects.get(satker=perkara.satker, awal=DISUSUN)
    return {"aksi": "tulis_laporan", "versi": satu.versi, "kendala": "Nihil"}


ISIAN = {"laporan_satu": tulis}
