"""The reports that an office owes in a year: what was due, and what of it was issued.

Of a year: the yearly report on the year before, and the monthly ones. Working days by the national
list: an office's own closing days move nothing here.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from laporan.masa import BULAN, TAHUN, Masa, masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid import tenggat
from ppid.models import HariLibur
from ppid.tenggat import Kalender

HARI_BULANAN = 5  # hari kerja of the next month, by which a monthly report is due
BATAS_TAHUNAN = (3, 31)  # of the next year


def terbit(kantor: QuerySet, tahun: int) -> set[tuple[int, Masa]]:
    """(office, period) of what was issued; one query."""
    bulanan = Q(jenis=JenisLaporan.BULANAN, awal__year=tahun)
    tahunan = Q(jenis=JenisLaporan.TAHUNAN, awal__year=tahun - 1)
    milik = Laporan.objects.filter(bulanan | tahunan, satker__in=kantor, status=Status.TERBIT)
    baris = milik.order_by().values_list("satker", "awal", "akhir")
    return {(satker, Masa(awal, akhir)) for satker, awal, akhir in baris}


def jatuh_tempo(tahun: int) -> list[tuple[Masa, date]]:
    """Each period with its last day, the year before first; one query."""
    kalender = Kalender.dari(b.sebagai_libur() for b in HariLibur.objects.nasional())
    bulan = [masa(BULAN, date(tahun, ke, 1)) for ke in range(1, 13)]
    hasil = [(m, tenggat.tambah_hari_kerja(m.akhir, HARI_BULANAN, kalender)) for m in bulan]
    return [(masa(TAHUN, date(tahun - 1, 1, 1)), date(tahun, *BATAS_TAHUNAN)), *hasil]


def wajib(satker, pertama: datetime | None, jatuh: Iterable[tuple[Masa, date]]) -> list[Masa]:
    """What was due by yesterday, of a time in which the office used the portal already.

    `pertama`: when it registered its first request.
    """
    if pertama is None:
        return []
    mulai, hari_ini = satker.setempat(pertama).date(), satker.hari_ini
    return [satu for satu, batas in jatuh if mulai <= satu.akhir and batas < hari_ini]
