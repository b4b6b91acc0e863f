"""By which day a report is due. Pure.

Monthly and quarterly by working day 5 after the period (`rancangan.md` 4), yearly by 31 March of
the year after (Perki 1/2021), whose reminders begin on 1 February.
"""

from datetime import date

from laporan.masa import Masa
from laporan.status.laporan import JenisLaporan
from ppid import tenggat
from ppid.tenggat import Kalender

HARI_KERJA = 5


def batas(jenis: str, satu: Masa, kalender: Kalender) -> date:
    """The last day on which the report of a period is on time."""
    if jenis == JenisLaporan.TAHUNAN:
        return date(satu.akhir.year + 1, 3, 31)
    return tenggat.tambah_hari_kerja(satu.akhir, HARI_KERJA, kalender)


def ditagih_sejak(jenis: str, satu: Masa, kalender: Kalender) -> date:
    """From which day on the portal reminds of closing a period: its first working day after it;
    of a year from 1 February, when its last month is behind."""
    if jenis == JenisLaporan.TAHUNAN:
        return date(satu.akhir.year + 1, 2, 1)
    return tenggat.tambah_hari_kerja(satu.akhir, 1, kalender)
