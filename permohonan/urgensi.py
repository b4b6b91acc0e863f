"""How urgent an open case is, by the working days left of its clock. Pure.

The thresholds are parts of the clock's length, so that 3 + 2 works as 10 + 7 does.
"""

from dataclasses import dataclass

SETENGAH, SEPERLIMA = 0.5, 0.2
HARI_MENDESAK = 2


@dataclass(frozen=True)
class Urgensi:
    tingkat: str  # netral ○, perhatian ●, mendesak ◆, terlambat ▲
    teks: str


SELESAI = Urgensi("netral", "Selesai")
BERHENTI = Urgensi("netral", "Sudah diberitahukan")


def urgensi(sisa: int, hari: int) -> Urgensi:
    """`sisa` working days left (0 on the last day, negative when late) of a clock of `hari`."""
    if sisa < 0:
        return Urgensi("terlambat", f"Terlambat {-sisa} hari kerja")
    if sisa == 0:
        return Urgensi("mendesak", "Jatuh tempo hari ini")
    return Urgensi(_tingkat(sisa, hari), f"Sisa {sisa} hari kerja")


def _tingkat(sisa: int, hari: int) -> str:
    if sisa <= HARI_MENDESAK or sisa <= SEPERLIMA * hari:
        return "mendesak"
    return "perhatian" if sisa <= SETENGAH * hari else "netral"
