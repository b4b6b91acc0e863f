"""Words for findings. What comes from the file is cut short and freed of control characters."""

import unicodedata
from collections.abc import Iterable

MAKS_NAMA, MAKS_SEBUT = 60, 8


def rapi(teks: str) -> str:
    bersih = "".join(" " if h.isspace() else h for h in teks if _tampak(h))
    satu = " ".join(bersih.split())
    return satu if len(satu) <= MAKS_NAMA else satu[: MAKS_NAMA - 1] + "…"


def _tampak(huruf: str) -> bool:
    return huruf.isspace() or unicodedata.category(huruf)[0] != "C"


def sebut(nama: Iterable[str]) -> str:
    """`A, B dan 3 lainnya`, each name once."""
    semua = [n for n in dict.fromkeys(rapi(n) for n in nama) if n]
    lebih = len(semua) - MAKS_SEBUT
    daftar = ", ".join(semua[:MAKS_SEBUT])
    return f"{daftar} dan {lebih} lainnya" if lebih > 0 else daftar


def oleh(nama: Iterable[str]) -> str:
    siapa = sebut(sorted(nama))
    return f", oleh {siapa}" if siapa else ""
