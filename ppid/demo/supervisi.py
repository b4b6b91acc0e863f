"""SOP step 7 of the past weeks: the Kasubbag signs a day on the next working morning."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from laporan.kantor import masa_supervisi
from laporan.models import Supervisi
from ppid.demo import pintu
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.models import Satker

SEJAK = 36  # working days back: seven weeks
NIHIL_SAMPAI = 32  # of the days without acts, only those that long ago are signed
TERBUKA = 3  # the last working days wait
CATATAN = (
    "Petugas merangkap meja depan, sehingga pencatatan sempat menunggu.",
    "Pindaian surat baru dilampirkan keesokan harinya.",
    "Sambungan internet terputus satu jam; permohonan dicatat di formulir kertas.",
)


def peristiwa(slug: str, hari: HariKerja) -> Iterator[Peristiwa]:
    tanggal, akhir = hari.lalu(SEJAK), hari.lalu(TERBUKA)
    nihil = hari.lalu(NIHIL_SAMPAI)
    Satker.objects.filter(slug=slug).update(supervisi_sejak=tanggal)
    for urut in range((akhir - tanggal).days + 1):
        satu = tanggal + timedelta(days=urut)
        pagi = hari.saat(hari.sesudah(satu, 1), f"08.{10 + urut % 40}")
        yield Peristiwa(pagi, partial(_tinjau, slug, satu, urut, satu <= nihil))


def _tinjau(slug: str, tanggal: date, urut: int, juga_nihil: bool) -> None:
    """Signed in one act; now and then the cases were ticked and a word was said."""
    oleh = pintu.pelaku("kasubbag", slug)
    masa = masa_supervisi(oleh.satker, tanggal)
    satu = masa and Supervisi.calon(oleh.satker, masa)
    if satu is None or (satu.layanan.nihil and not juga_nihil):
        return
    if urut % 5 == 0 and not satu.layanan.nihil:
        centang = dict.fromkeys(satu.layanan.permohonan.values(), "")
        satu.tinjau(centang, CATATAN[urut % len(CATATAN)], oleh=oleh, versi=satu.versi)
    satu.sahkan(oleh=oleh)
