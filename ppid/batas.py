"""Limits on tries: sign-in, access code, filing. The only writer of `Percobaan`.

In the database, so that every worker process and both engines count together; keys are hashed, so
no address or name is kept. Small enough that a library with its own tables would be more.
"""

from datetime import timedelta
from ipaddress import IPv6Network
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F

from ppid import kode, waktu
from ppid.models.batas import Percobaan


def jaringan(request) -> str:
    """The client's address; of IPv6 the /64 that one subscriber commands."""
    alamat = _alamat(request)
    try:
        return str(IPv6Network((alamat, 64), strict=False))
    except ValueError:
        return alamat


def _alamat(request) -> str:
    """Behind PROXY_COUNT proxies it is that many entries from the right."""
    jejak_ip = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXY_COUNT and len(jejak_ip) >= settings.PROXY_COUNT:
        return jejak_ip[-settings.PROXY_COUNT].strip()
    return request.META.get("REMOTE_ADDR", "")


def sisa_menit(*bagian: str, batas: int, menit: int) -> int:
    """Minutes until another try is allowed; 0 when it is allowed now."""
    baris = Percobaan.objects.filter(kunci=_kunci(bagian), jumlah__gte=batas).first()
    if not baris:
        return 0
    lewat = waktu.sekarang() - baris.mulai
    return max(0, ceil((timedelta(minutes=menit) - lewat).total_seconds() / 60))


@transaction.atomic
def catat(*bagian: str, menit: int) -> None:
    """Count one try; a window that has passed starts anew."""
    kunci, kini = _kunci(bagian), waktu.sekarang()
    baris = Percobaan.objects.filter(kunci=kunci)
    if baris.filter(mulai__gt=kini - timedelta(minutes=menit)).update(jumlah=F("jumlah") + 1):
        return
    if not baris.update(mulai=kini, jumlah=1):
        Percobaan.objects.get_or_create(kunci=kunci, defaults={"mulai": kini, "jumlah": 1})


def hapus(*bagian: str) -> None:
    Percobaan.objects.filter(kunci=_kunci(bagian)).delete()


def _kunci(bagian: tuple[str, ...]) -> str:
    return kode.sidik("|".join(bagian))
