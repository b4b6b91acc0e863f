"""The past, for a story that is told today: an instant to act at, and days around today."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ppid import waktu
from ppid.tenggat import Kalender, tambah_hari_kerja


class Peristiwa(NamedTuple):
    saat: datetime
    lakukan: Callable[[], object]


@contextmanager
def pada(instan: datetime) -> Iterator[None]:
    """Everything inside happens at this instant: `waktu` is the only clock.

    What it reads is exchanged and not `waktu.sekarang` itself, which others hold (field defaults).
    """
    asli = waktu.timezone
    waktu.timezone = SimpleNamespace(now=lambda: instan.astimezone(UTC))
    try:
        yield
    finally:
        waktu.timezone = asli


class HariKerja:
    """Working days of one office, counted back from today (or the next one, when today is off).

    So a case of n days back has n - 1 working days behind it whatever day the demo is made on.
    """

    def __init__(self, kalender: Kalender, zona: str, hari_ini: date):
        self.kalender, self.zona = kalender, ZoneInfo(zona)
        self.dasar = tambah_hari_kerja(hari_ini - timedelta(days=1), 1, kalender)

    def lalu(self, n: int) -> date:
        tanggal = self.dasar
        while n:
            tanggal -= timedelta(days=1)
            n -= self.kalender.hari_kerja(tanggal)
        return tanggal

    def sesudah(self, tanggal: date, n: int) -> date:
        return tambah_hari_kerja(tanggal, n, self.kalender) if n else tanggal

    def saat(self, tanggal: date, jam: str) -> datetime:
        """The instant of "09.20" on that day of the office."""
        return datetime.combine(tanggal, time.fromisoformat(jam.replace(".", ":")), self.zona)
