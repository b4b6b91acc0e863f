"""The reports that many offices owe in a year: what was due by yesterday, and was not issued.

Of a year: the yearly report on the year before, the quarterly and the monthly ones. For each office
what `laporan.daftar` says of it alone; three queries for all.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet

from laporan.batas import batas
from laporan.kantor import wajib_sejak
from laporan.masa import Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid.models import HariLibur
from ppid.tenggat import Kalender

Tempo = list[tuple[Masa, date]]


class Kewajiban:
    """`pertama`: by key of the office, when it registered its first request."""

    def __init__(self, kantor: QuerySet, tahun: int, pertama: Mapping[int, datetime]):
        self.tahun, self.pertama = tahun, pertama
        kunci = kantor.order_by().values("pk")
        self.terbit = _terbit(kunci, tahun)
        libur = defaultdict(list)
        for satu in HariLibur.objects.filter(Q(satker=None) | Q(satker__in=kunci)):
            libur[satu.satker_id].append(satu.sebagai_libur())
        self.nasional, self.libur = libur.pop(None, []), libur
        self.tempo = self._tempo([])

    def _tempo(self, lokal: list) -> Tempo:
        """Each period with its last day, kind by kind."""
        kalender = Kalender.dari([*self.nasional, *lokal])
        return [(m, batas(jenis, m, kalender)) for jenis, m in _periode(self.tahun)]

    def wajib(self, satker) -> list[Masa]:
        """Due, of a time in which the office used the portal already, and supervised here."""
        if satker.pk not in self.pertama:
            return []
        mulai = wajib_sejak(satker, satker.setempat(self.pertama[satker.pk]).date())
        lokal = self.libur.get(satker.pk)
        tempo = self._tempo(lokal) if lokal else self.tempo
        return [m for m, akhir in tempo if mulai <= m.akhir and akhir < satker.hari_ini]

    def kurang(self, satker) -> list[Masa]:
        return [m for m in self.wajib(satker) if (satker.pk, m) not in self.terbit]


def _periode(tahun: int) -> list[tuple[JenisLaporan, Masa]]:
    bulan, triwulan, tahunan = JenisLaporan
    return [
        *((bulan, bulan.masa(date(tahun, ke, 1))) for ke in range(1, 13)),
        *((triwulan, triwulan.masa(date(tahun, ke, 1))) for ke in (1, 4, 7, 10)),
        (tahunan, tahunan.masa(date(tahun - 1, 1, 1))),
    ]


def _terbit(kunci: QuerySet, tahun: int) -> set[tuple[int, Masa]]:
    """(office, period) of what was issued."""
    tahunan = Q(jenis=JenisLaporan.TAHUNAN)
    dalam = (tahunan & Q(awal__year=tahun - 1)) | (~tahunan & Q(awal__year=tahun))
    milik = Laporan.objects.filter(dalam, satker__in=kunci, status=Status.TERBIT)
    milik = milik.filter(ralat=0).order_by()
    return {(satker, Masa(*m)) for satker, *m in milik.values_list("satker", "awal", "akhir")}
