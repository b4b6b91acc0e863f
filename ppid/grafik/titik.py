"""Each answered request as a mark over the working day on which it was answered.

Dot: on time. Ring: extended, and on time. Triangle: late. What took longer than the axis is long
stands over its end. Where a day has more marks than fit, one mark stands for several, rounded up,
and `setara` says for how many.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from ppid.bagan.huruf import lebar as lebar_teks
from ppid.grafik.dasar import (
    ISI,
    LEBAR,
    MEREK,
    MUDA,
    PUTIH,
    REDUP,
    TINTA,
    Gambar,
    bulatan,
    jalur,
    koma,
    kotak,
    segitiga,
)

BIASA = (10, 17)  # hari kerja: without, and with the extension
TERPENDEK = 17  # of the axis
KIRI, KANAN, KEPALA, KAKI = 14, 14, 20, 36
MUAT, TERENDAH, JARI, LANGKAH = 7, 2, 4.5, 11.5
PANJANG = "batas perpanjangan"
RUANG_KATA = 36  # over the highest mark, for the words
TEPAT, DIPERPANJANG, TERLAMBAT = "tepat", "diperpanjang", "terlambat"


class Tanda(NamedTuple):
    hari: int  # working day of the answer; 0 is the day of receipt
    jenis: str


Semua = Iterable[Tanda] | Mapping[Tanda, int]


def ketepatan(
    tanda: Semua,
    *,
    median: float | None,
    uraian: str,
    lewat: int | None = None,
    batas: tuple[int, int] = BIASA,
    lebar: int = LEBAR,
) -> Gambar:
    """`tanda`: the marks, or how many of each. `lewat`: working days late, where one is. `batas`:
    where the lines stand, without the extension and with it."""
    per_hari = _per_hari(tanda, _ujung(batas))
    susunan = _Susunan(per_hari, _setara(per_hari), lebar, batas)
    gambar = Gambar("Ketepatan waktu menjawab", uraian, susunan.bawah + KAKI, lebar)
    _sumbu(gambar, susunan)
    for hari in susunan.semua_hari:
        _tumpuk(gambar, hari, susunan)
    for satu in _kata(susunan, median, lewat):
        susunan.tulis(gambar, satu)
    return gambar


def setara(tanda: Semua, batas: tuple[int, int] = BIASA) -> int:
    """How many requests one mark stands for."""
    return _setara(_per_hari(tanda, _ujung(batas)))


def _ujung(batas: tuple[int, int]) -> int:
    """The last day of the axis that is told apart."""
    return max(TERPENDEK, batas[1])


def _per_hari(tanda: Semua, ujung: int) -> Counter:
    hasil: Counter = Counter()
    for (hari, jenis), banyak in Counter(tanda).items():
        hasil[min(hari, ujung + 1), jenis] += banyak
    return hasil


def _setara(per_hari: Counter) -> int:
    tinggi: Counter = Counter()
    for (hari, _), banyak in per_hari.items():
        tinggi[hari] += banyak
    return max(1, ceil(max(tinggi.values(), default=0) / MUAT))


@dataclass
class _Susunan:
    """Where marks and words stand."""

    per_hari: Counter
    setara: int
    lebar: int
    batas: tuple[int, int]
    kata: list[tuple[float, float, float]] = field(default_factory=list)  # from x to x, its y

    def __post_init__(self) -> None:
        self.ujung = _ujung(self.batas)
        self.semua_hari = range(self.ujung + 2)
        tertinggi = max(TERENDAH, *map(self.tinggi, self.semua_hari))
        self.bawah = round(KEPALA + RUANG_KATA + tertinggi * LANGKAH)

    def banyak(self, hari: int, jenis: str) -> int:
        return ceil(self.per_hari[hari, jenis] / self.setara)

    def tinggi(self, hari: int) -> int:
        return sum(self.banyak(hari, jenis) for jenis in BENTUK)

    def x(self, hari: float) -> float:
        return KIRI + hari * (self.lebar - KIRI - KANAN) / (self.ujung + 1)

    def puncak(self, dari: float, sampai: float) -> float:
        """The top of the marks that stand between."""
        hari = (h for h in self.semua_hari if dari - JARI - 3 < self.x(h) < sampai + JARI + 3)
        return self.bawah - 4 - max((self.tinggi(h) for h in hari), default=0) * LANGKAH

    def tulis(self, gambar: Gambar, satu: "_Kata") -> None:
        """Words over their mark, with a line down to it; left out where others are in the way."""
        x, (dari, sampai) = satu.x, self._tempat(satu)
        kaki = self.puncak(x, x)
        y = min(kaki, self.puncak(dari, sampai)) - 5
        for _ in range(3):
            if not any(a < sampai and dari < b and abs(c - y) < 12 for a, b, c in self.kata):
                break
            y -= 12
        silang = any(a - 2 < x < b + 2 and y < c for a, b, c in self.kata)
        if silang or y < KEPALA + 8:
            return
        self.kata.append((dari, sampai, y))
        gambar.tulis(dari, y, satu.isi, ukuran=10, tebal=satu.tebal, rata="start")
        if kaki - y > 9 and dari <= x <= sampai:
            gambar.gores(jalur("M", x, y + 3, "V", kaki - 2), warna=REDUP)

    def _tempat(self, satu: "_Kata") -> tuple[float, float]:
        """Where it stands over fewest marks of another kind: about its own, from it, or up to it;
        without a line of the limits through it."""
        panjang = lebar_teks(satu.isi, 10, tebal=satu.tebal > 400)
        kiri, kanan = self._antara(satu.x, panjang)
        mula = (satu.x - panjang / 2, satu.x - JARI, satu.x + JARI - panjang)
        pilihan = [min(max(dari, kiri), kanan - panjang) for dari in mula]
        dari = min(pilihan, key=lambda dari: self._lain(satu.jenis, dari, dari + panjang))
        return dari, dari + panjang

    def _antara(self, x: float, panjang: float) -> tuple[float, float]:
        garis = (0.0, *(self.x(hari + 0.5) - 3 for hari in self.batas), float(self.lebar))
        ke = max(n for n in range(3) if garis[n] <= x)
        if panjang > garis[ke + 1] - garis[ke]:
            ke = max(0, ke - 1)
        return garis[ke] + (8 if ke else 0), garis[ke + 1]

    def _lain(self, jenis: str, dari: float, sampai: float) -> int:
        if not jenis:
            return 0
        hari = [h for h in self.semua_hari if dari - JARI < self.x(h) < sampai + JARI]
        return sum(bool(self.per_hari[h, lain]) for h in hari for lain in BENTUK if lain != jenis)


def _sumbu(gambar: Gambar, s: _Susunan) -> None:
    batas, ujung = (s.x(hari + 0.5) for hari in s.batas)
    gambar.gores(kotak(batas, KEPALA, ujung - batas, s.bawah - KEPALA), isi=MUDA)
    gambar.gores(jalur("M", KIRI - 8, s.bawah, "H", gambar.lebar - 2), warna=REDUP)
    for x, kata, putus in ((batas, f"batas {s.batas[0]} hari", ""), (ujung, PANJANG, "4 3")):
        gambar.gores(jalur("M", x, 4, "V", s.bawah), warna=TINTA, tebal="1.5", putus=putus)
        sempit = kata == PANJANG and ujung - batas < lebar_teks(kata, 10) + 10
        geser, rata = (5, "start") if sempit else (-5, "end")
        gambar.tulis(x + geser, 14, kata, rata=rata, ukuran=10)
    for hari in s.semua_hari[:-1]:
        gambar.gores(jalur("M", s.x(hari), s.bawah, "v", 3), warna=REDUP)
        tebal = 700 if hari in s.batas else 400
        gambar.tulis(s.x(hari), s.bawah + 15, hari, ukuran=10, tebal=tebal)
    gambar.tulis(s.x(s.ujung + 1), s.bawah + 15, "+", ukuran=10)
    kata = "hari kerja sejak diterima (0 = dijawab hari itu juga)"
    gambar.tulis(gambar.lebar / 2, s.bawah + 31, kata, ukuran=10, warna=REDUP)


def _tumpuk(gambar: Gambar, hari: int, s: _Susunan) -> None:
    ke = 0
    for jenis, (bentuk, gaya) in BENTUK.items():
        for _ in range(s.banyak(hari, jenis)):
            gambar.gores(bentuk(s.x(hari), s.bawah - 8 - ke * LANGKAH, JARI), **gaya)
            ke += 1


BENTUK = {  # from the axis upwards
    TEPAT: (bulatan, {"isi": ISI, "warna": ISI}),
    DIPERPANJANG: (bulatan, {"isi": PUTIH, "warna": TINTA, "tebal": "1.5"}),
    TERLAMBAT: (segitiga, {"isi": MEREK, "warna": MEREK}),
}


class _Kata(NamedTuple):
    x: float
    isi: str
    tebal: int
    jenis: str  # of its mark; "" of the median


def _kata(s: _Susunan, median: float | None, lewat: int | None) -> list[_Kata]:
    """The median first; then from the right: what stands further left is written over it."""
    hasil = []
    for jenis, tebal in ((DIPERPANJANG, 400), (TERLAMBAT, 700)):
        hari = [h for h in s.semua_hari if s.per_hari[h, jenis]]
        if hari:
            satu = jenis == TERLAMBAT and lewat and sum(s.per_hari[h, jenis] for h in hari) == 1
            hasil.append(
                _Kata(s.x(hari[0]), f"{jenis} {lewat} hari" if satu else jenis, tebal, jenis)
            )
    hasil.sort(reverse=True)
    if median is not None:
        hasil.insert(0, _Kata(s.x(min(median, s.ujung + 1)), f"median {koma(median)}", 700, ""))
    return hasil
