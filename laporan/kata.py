"""Words and numbers that the sentences of reports share. Pure."""

from collections.abc import Sequence

BELUM = "belum cukup data"  # in place of a share or a median below `MIN_DATA`


def daftar(kata: Sequence[str]) -> str:
    """Maret; Maret dan Juni; Maret, Juni, dan Juli"""
    if len(kata) < 3:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"


def sebut(kata: Sequence[str], banyak: int) -> str:
    """The first of them: a, b, dan 3 lagi"""
    sisa = len(kata) - banyak
    return ", ".join([*kata[:banyak], *([f"dan {sisa} lagi"] if sisa > 0 else [])])


def kecil(kata: str) -> str:
    """Within a sentence: Surat becomes surat, KPU and e-PPID stay."""
    return kata if kata[1:2].isupper() else kata[:1].lower() + kata[1:]


def ribuan(n: int) -> str:
    """1.234"""
    return f"{n:,}".replace(",", ".")


def desimal(n: float) -> str:
    """6; 6,5"""
    return f"{n:g}".replace(".", ",")


def umur(hari: int) -> str:
    return f"{hari} hari" if hari < 60 else f"{hari // 30} bulan"
