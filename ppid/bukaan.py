"""When a page was sent, signed into it: for one thing (`hal`) and one person only."""

from datetime import datetime

from django.core import signing

from ppid import waktu
from ppid.izin import Pelaku


def tanda(hal: str, pelaku: Pelaku) -> str:
    return signing.dumps(waktu.sekarang().timestamp(), salt=_garam(hal, pelaku))


def dibuka(tanda: str, hal: str, pelaku: Pelaku) -> datetime | None:
    """Never later than now; None (not measured) where the sign is not ours."""
    try:
        detik = signing.loads(tanda, salt=_garam(hal, pelaku))
    except signing.BadSignature:
        return None
    kini = waktu.sekarang()
    return min(kini, datetime.fromtimestamp(detik, kini.tzinfo))


def detik(tanda: str, hal: str, pelaku: Pelaku) -> int | None:
    """Seconds since it was sent."""
    awal = dibuka(tanda, hal, pelaku)
    return int((waktu.sekarang() - awal).total_seconds()) if awal else None


def _garam(hal: str, pelaku: Pelaku) -> str:
    return f"bukaan:{pelaku.satker.pk}:{hal}:{pelaku.pengguna.pk}"
