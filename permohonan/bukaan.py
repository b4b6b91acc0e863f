"""Minutes of step 1 of a case from the web: from the desk's first opening, which stands in the
trail, to its word."""

from permohonan.models import Kanal
from permohonan.status import Status
from ppid import jejak, waktu
from ppid.models import Jejak

HALAMAN = {"halaman": "perkara"}


def catat(permohonan, pelaku) -> None:
    """The desk's first opening leaves one trail row of kind `lihat`."""
    if _diukur(permohonan) and not _bukaan(permohonan).exists():
        jejak.catat("lihat", oleh=pelaku, tentang=permohonan, data=HALAMAN)


def detik(permohonan) -> int | None:
    """Seconds since that opening; None where the counter's own timer or an earlier check counts."""
    pertama = _bukaan(permohonan).first() if _diukur(permohonan) else None
    return int((waktu.sekarang() - pertama.waktu).total_seconds()) if pertama else None


def _diukur(permohonan) -> bool:
    return (
        permohonan.kanal == Kanal.DARING
        and permohonan.status == Status.DIAJUKAN
        and permohonan.detik_meja is None
    )


def _bukaan(permohonan):
    lihat = Jejak.objects.tentang(permohonan).filter(jenis="lihat", data__halaman="perkara")
    return lihat.order_by("urut")
