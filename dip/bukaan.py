"""Minutes from the opening of a form to its act: the form carries its opening, signed."""

from datetime import datetime

from django.core import signing

from ppid import waktu
from ppid.izin import Pelaku


def tanda(hal: str, pelaku: Pelaku) -> str:
    """When this page was sent, for this thing and this person only."""
    return signing.dumps(waktu.sekarang().timestamp(), salt=_garam(hal, pelaku))


def dibuka(tanda: str, hal: str, pelaku: Pelaku) -> datetime | None:
    """None (not measured) where the sign is not ours."""
    try:
        detik = signing.loads(tanda, salt=_garam(hal, pelaku))
    except signing.BadSignature:
        return None
    kini = waktu.sekarang()
    return min(kini, datetime.fromtimestamp(detik, kini.tzinfo))


def detik(tanda: str, hal: str, pelaku: Pelaku) -> int | None:
    awal = dibuka(tanda, hal, pelaku)
    return int((waktu.sekarang() - awal).total_seconds()) if awal else None


def _garam(hal: str, pelaku: Pelaku) -> str:
    return f"bukaan-dip:{pelaku.satker.pk}:{hal}:{pelaku.pengguna.pk}"
