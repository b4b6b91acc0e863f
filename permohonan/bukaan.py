"""Minutes from an opening to a word: step 1 of a case from the web, steps 2 and 3 at the desk.

For step 1 the desk's first opening of the case stands in the trail. For steps 2 and 3 the page of
the act carries, signed, when it was opened.
"""

from datetime import datetime

from django.core import signing

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


def tanda(permohonan, pelaku) -> str:
    """When this page was sent, for this case and this person only."""
    return signing.dumps(waktu.sekarang().timestamp(), salt=_garam(permohonan, pelaku))


def detik_sejak(tanda: str, permohonan, pelaku) -> int | None:
    """Seconds since the page was sent; None (not measured) where its sign is not ours."""
    try:
        dibuka = signing.loads(tanda, salt=_garam(permohonan, pelaku))
    except signing.BadSignature:
        return None
    kini = waktu.sekarang()
    return max(0, int((kini - datetime.fromtimestamp(dibuka, kini.tzinfo)).total_seconds()))


def _garam(permohonan, pelaku) -> str:
    return f"bukaan:{permohonan.pk}:{pelaku.pengguna.pk}"
