"""The month of due dates: each day with the cases due on it, by urgency; late ones stay there."""

import re
from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import formats

from permohonan.models import Permohonan
from permohonan.urgensi import urgensi
from ppid import tenggat
from ppid.izin import Pelaku
from ppid.tenggat import SABTU

# What a shape says in a cell, the gravest first.
TINGKAT = {
    "terlambat": "terlambat",
    "mendesak": "mendesak",
    "perhatian": "perlu perhatian",
    "netral": "masih longgar",
}
TAHUN = range(2000, 2101)


@dataclass(frozen=True)
class Isi:
    """So many cases of one urgency."""

    tingkat: str
    banyak: int

    @property
    def kata(self) -> str:
        return TINGKAT[self.tingkat]


@dataclass(frozen=True)
class Hari:
    """One cell. `libur` names the day off; `isi` is what is due, the gravest first."""

    tanggal: date
    di_bulan: bool
    akhir_pekan: bool
    libur: str
    hari_ini: bool
    isi: tuple[Isi, ...]

    @property
    def ada(self) -> bool:
        """Something to read: on a phone only these days stand."""
        return self.di_bulan and bool(self.isi or self.libur or self.hari_ini)


def baca_bulan(teks: str, bawaan: date) -> tuple[date, bool]:
    """The first day of the month in an address (2026-12), and whether it was understood."""
    cocok = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", teks, re.ASCII)
    if cocok and int(cocok[1]) in TAHUN:
        return date(int(cocok[1]), int(cocok[2]), 1), True
    return bawaan.replace(day=1), not teks


def tetangga(bulan: date) -> tuple[date, date]:
    """The months before and after."""
    return (bulan - timedelta(days=1)).replace(day=1), (bulan + timedelta(days=31)).replace(day=1)


def nama_bulan(bulan: date) -> str:
    return formats.date_format(bulan, "F Y")


def pekan(pelaku: Pelaku, bulan: date) -> list[list[Hari]]:
    """The weeks of a month, Monday first; one query for its cases, one for its days off."""
    tempo = _tempo(pelaku, bulan)
    return [
        [_hari(pelaku.satker, hari, bulan, tempo) for hari in satu]
        for satu in Calendar().monthdatescalendar(bulan.year, bulan.month)
    ]


def _hari(satker, hari: date, bulan: date, tempo: dict[date, Counter]) -> Hari:
    libur, banyak = satker.kalender().libur.get(hari), tempo.get(hari, Counter())
    return Hari(
        tanggal=hari,
        di_bulan=hari.month == bulan.month,
        akhir_pekan=hari.weekday() >= SABTU,
        libur=libur.nama if libur else "",
        hari_ini=hari == satker.hari_ini,
        isi=tuple(Isi(tingkat, banyak[tingkat]) for tingkat in TINGKAT if banyak[tingkat]),
    )


def _tempo(pelaku: Pelaku, bulan: date) -> dict[date, Counter]:
    """How many cases are due on each day, by urgency: counted by the database, however many."""
    akhir = tetangga(bulan)[1] - timedelta(days=1)
    jalan = Permohonan.objects.untuk(pelaku).berjalan().filter(jatuh_tempo__range=(bulan, akhir))
    panjang = Q(diperpanjang_pada__isnull=False)
    baris = jalan.order_by().values_list("jatuh_tempo", "rezim__hari", "rezim__tambahan")
    hasil: dict[date, Counter] = {}
    for hari, dasar, tambahan, biasa, lanjut in baris.annotate(
        biasa=Count("pk", filter=~panjang), lanjut=Count("pk", filter=panjang)
    ):
        for banyak, lama in ((biasa, dasar), (lanjut, dasar + tambahan)):
            hasil.setdefault(hari, Counter())[_tingkat(pelaku.satker, hari, lama)] += banyak
    return hasil


def _tingkat(satker, tempo: date, lama: int) -> str:
    sisa = tenggat.sisa_hari_kerja(satker.hari_ini, tempo, satker.kalender())
    return urgensi(sisa, lama).tingkat


def lewat(pelaku: Pelaku) -> int:
    """Late cases of any month."""
    jalan = Permohonan.objects.untuk(pelaku).berjalan()
    return jalan.filter(jatuh_tempo__lt=pelaku.satker.hari_ini).count()
