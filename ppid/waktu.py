"""The only clock. Instants are UTC; days belong to the office's zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

LABEL_ZONA = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def sekarang() -> datetime:
    return timezone.now()


def setempat(instan: datetime, zona: str) -> datetime:
    return instan.astimezone(ZoneInfo(zona))


def hari_ini(zona: str) -> date:
    return setempat(sekarang(), zona).date()


def awal_hari(tanggal: date, zona: str) -> datetime:
    """The instant at which a day begins in a zone."""
    return datetime.combine(tanggal, time.min, ZoneInfo(zona))
