"""The period that one supervision or one report covers. Pure: dates in, dates out.

SOP step 7 says what is supervised and by whom; how long one supervision covers is the `periode` of
the step in the office's SOP version of that day: `hari` in the sheets we have.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ppid.tenggat import NAMA_BULAN, dalam_kata

HARI, PEKAN, BULAN, TRIWULAN, TAHUN = "hari", "pekan", "bulan", "triwulan", "tahun"
SEBUTAN = {HARI: "harian", PEKAN: "mingguan", BULAN: "bulanan"}
ROMAWI = ("I", "II", "III", "IV")
SEHARI = timedelta(days=1)
PANJANG = {BULAN: 1, TRIWULAN: 3, TAHUN: 12}  # in months


class Masa(NamedTuple):
    """From the day `awal` up to and including the day `akhir`."""

    awal: date
    akhir: date

    def __str__(self) -> str:
        """Jumat, 20 November 2026; 16–22 November 2026; November 2026; Triwulan IV 2026; 2026"""
        awal, akhir = self
        if awal == akhir:
            return dalam_kata(awal)
        if self == masa(BULAN, awal):
            return f"{NAMA_BULAN[awal.month - 1]} {awal.year}"
        if self == masa(TRIWULAN, awal):
            return f"Triwulan {ROMAWI[awal.month // 3]} {awal.year}"
        if self == masa(TAHUN, awal):
            return f"{awal.year}"
        if (awal.year, awal.month) == (akhir.year, akhir.month):
            return f"{awal.day}–{_tanggal(akhir)}"
        return f"{_tanggal(awal)} – {_tanggal(akhir)}"


def masa_beku(beku: Mapping) -> Masa:
    """That of a frozen report (`laporan.isi`)."""
    return Masa(date.fromisoformat(beku["awal"]), date.fromisoformat(beku["akhir"]))


def bersatuan(satu: Masa) -> str:
    """Oktober 2026; Triwulan III 2026; tahun 2026"""
    return f"tahun {satu}" if satu == masa(TAHUN, satu.awal) else f"{satu}"


def _tanggal(hari: date) -> str:
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def masa(periode: str, tanggal: date) -> Masa:
    """The day, the week from Monday, the month, the quarter or the year of a date.

    Unknown words mean a day.
    """
    if periode == PEKAN:
        senin = tanggal - timedelta(days=tanggal.weekday())
        return Masa(senin, senin + timedelta(days=6))
    if periode in PANJANG:
        bulan = PANJANG[periode]
        awal = tanggal.replace(month=(tanggal.month - 1) // bulan * bulan + 1, day=1)
        return Masa(awal, _bulan_lagi(awal, bulan) - SEHARI)
    return Masa(tanggal, tanggal)


def _bulan_lagi(awal: date, banyak: int) -> date:
    """The first day of the month that is `banyak` months after that of `awal`."""
    ke = awal.month - 1 + banyak
    return date(awal.year + ke // 12, ke % 12 + 1, 1)


def bulan_bulan(satu: Masa) -> list[Masa]:
    """The months that a period holds a day of, in order."""
    hasil = [masa(BULAN, satu.awal)]
    while hasil[-1].akhir < satu.akhir:
        hasil.append(masa(BULAN, hasil[-1].akhir + SEHARI))
    return hasil


def masa_berlaku(versi: Sequence[tuple[date, str]], tanggal: date) -> Masa:
    """The period of a date where the SOP changes: no period reaches into another version.

    `versi`: (valid from, periode) of the office's versions, the oldest first; the first one also
    holds for the days before it.
    """
    ke = max((i for i, (sejak, _) in enumerate(versi) if sejak <= tanggal), default=0)
    awal, akhir = masa(versi[ke][1], tanggal)
    if ke:
        awal = max(awal, versi[ke][0])
    if ke + 1 < len(versi):
        akhir = min(akhir, versi[ke + 1][0] - SEHARI)
    return Masa(awal, akhir)


def deret(versi: Sequence[tuple[date, str]], awal: date, akhir: date) -> Iterator[Masa]:
    """The periods of all days from `awal` to `akhir`, in order, without gap or overlap."""
    hari = awal
    while hari <= akhir:
        satu = masa_berlaku(versi, hari)
        yield satu
        hari = satu.akhir + SEHARI
