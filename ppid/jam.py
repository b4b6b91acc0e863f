"""Service hours of a week: when the desk is open, in words. Pure; no count of days rests on it.

A week is seven rows, Senin first: None where the desk is closed, else (opens, closes) or (opens,
closes, break begins, break ends), each as "08.00".
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import formats

from ppid.tenggat import NAMA_HARI

TELUSUR = 60  # days to look ahead for the next opening
SEPEKAN = 7  # days within which the name of a day says which one


def rentang(jam: list[str] | None) -> str:
    """08.00–16.00, or Tutup."""
    return f"{jam[0]}–{jam[1]}" if jam else "Tutup"


def istirahat(jam: list[str] | None) -> str:
    """12.00–13.00, or "" where the desk stays open."""
    return f"{jam[2]}–{jam[3]}" if jam and len(jam) == 4 else ""


def ringkas(teks: Iterable[str]) -> list[tuple[str, str]]:
    """Neighbouring days of the same words as one: [("Senin–Kamis", "08.00–16.00"), …]."""
    kelompok = groupby(zip(NAMA_HARI, teks, strict=True), key=lambda satu: satu[1])
    return [(_hari([hari for hari, _ in isi]), kata) for kata, isi in kelompok]


def _hari(nama: list[str]) -> str:
    return nama[0] if len(nama) == 1 else f"{nama[0]}–{nama[-1]}"


def istirahat_ringkas(pekan: list) -> str:
    """12.00–13.00; with its days where they differ: Senin–Kamis 12.00–13.00, Jumat 11.30–13.00."""
    buka = {istirahat(jam) for jam in pekan if jam}
    if len(buka) == 1:
        return buka.pop()
    baris = ringkas(istirahat(jam) for jam in pekan)
    return ", ".join(f"{hari} {kata}" for hari, kata in baris if kata)


def keadaan(
    kini: datetime, pekan: list, libur: Callable[[date], bool], zona: str
) -> tuple[bool, str]:
    """Is the desk open, and a sentence about when. `libur`: is this day off for the office?

    Saturday and Sunday are days like any other here: their row says whether the desk is open.
    """
    jam, pukul = pekan[kini.weekday()], f"{kini:%H.%M}"
    if not jam or libur(kini.date()) or pukul >= jam[1]:
        return False, _buka_lagi(kini.date(), pekan, libur, zona)
    if pukul < jam[0]:
        return False, f"buka hari ini pukul {jam[0]} {zona}"
    if istirahat(jam) and jam[2] <= pukul < jam[3]:
        return False, f"istirahat, buka lagi pukul {jam[3]} {zona}"
    return True, f"sampai pukul {jam[1]} {zona} hari ini"


def _buka_lagi(hari_ini: date, pekan: list, libur: Callable[[date], bool], zona: str) -> str:
    for jarak in range(1, TELUSUR + 1):
        hari = hari_ini + timedelta(days=jarak)
        jam = pekan[hari.weekday()]
        if jam and not libur(hari):
            return f"buka lagi {_nama(hari, jarak)} pukul {jam[0]} {zona}"
    return "hari buka berikutnya belum ditetapkan"


def _nama(hari: date, jarak: int) -> str:
    """Senin; from a week on with its date."""
    nama = NAMA_HARI[hari.weekday()]
    return nama if jarak < SEPEKAN else f"{nama}, {formats.date_format(hari, 'j F')},"
