"""What a picture is made of: strokes and words."""

from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from ppid.bagan.huruf import lipat

TINTA, REDUP, GARIS, ISI, MEREK = "#1f2933", "#52606d", "#dadfe4", "#4a4f57", "#8c1d18"
PUTIH, MUDA = "#ffffff", "#f2f2f1"
LEBAR = 360  # of a picture for a page: a phone shows it at its own size
LEBAR_KERTAS = 600  # of one that fills the column of an A4 sheet, its letters as small as a note's
MAKS_BARIS_NAMA = 3


class Coretan(NamedTuple):
    """Strings, because a template would write 1,5."""

    d: str
    isi: str = "none"
    warna: str = "none"
    tebal: str = "1"
    putus: str = ""


class Teks(NamedTuple):
    x: str
    y: str
    isi: str
    ukuran: int = 11
    warna: str = TINTA
    tebal: int = 400
    rata: str = "middle"


@dataclass
class Gambar:
    judul: str
    uraian: str  # the same in words
    tinggi: int
    lebar: int = LEBAR
    coretan: list[Coretan] = field(default_factory=list)
    teks: list[Teks] = field(default_factory=list)

    def gores(self, d: str, **gaya) -> None:
        if d:
            self.coretan.append(Coretan(d, **gaya))

    def tulis(self, x: float, y: float, isi, **gaya) -> None:
        self.teks.append(Teks(angka(x), angka(y), f"{isi}", **gaya))


def angka(n: float) -> str:
    return f"{n:.1f}".removesuffix(".0")


def jalur(*langkah) -> str:
    """ "M", x, y, "h", … as the `d` of a path."""
    return " ".join(s if isinstance(s, str) else angka(s) for s in langkah)


def kotak(x: float, y: float, lebar: float, tinggi: float) -> str:
    return jalur("M", x, y, "h", lebar, "v", tinggi, "h", -lebar, "z")


def bulatan(x: float, y: float, jari: float) -> str:
    dua = 2 * jari
    return jalur(
        "M", x - jari, y, "a", jari, jari, "0 1 0", dua, 0, "a", jari, jari, "0 1 0", -dua, 0
    )


def segitiga(x: float, y: float, jari: float) -> str:
    return jalur("M", x, y - jari - 1, "l", jari + 1, 2 * jari + 1, "h", -2 * jari - 2, "z")


def koma(n: float) -> str:
    return angka(n).replace(".", ",")


def baris_nama(teks: str, ruang: float, *, tebal: bool = False) -> tuple[str, ...]:
    """A name in lines within `ruang`; what is longer than three is cut, and says so."""
    semua = lipat(teks, ruang, 11, tebal=tebal)
    if len(semua) <= MAKS_BARIS_NAMA:
        return semua
    return (*semua[: MAKS_BARIS_NAMA - 1], f"{semua[MAKS_BARIS_NAMA - 1].rstrip(',')} …")


def jarak_garis(tertinggi: int) -> int:
    """Steps of an axis: 1, 2, 5, 10, 20, 50 … so that at most four lines are drawn."""
    kasar, pangkat = max(1, ceil(tertinggi / 4)), 1
    while True:
        for kali in (1, 2, 5):
            if kali * pangkat >= kasar:
                return kali * pangkat
        pangkat *= 10
