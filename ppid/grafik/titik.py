"""Each answered request as a mark over the working day on which it was answered.

Dot: on time. Ring: extended, and on time. Triangle: late. What took longer than the axis is long
stands over its end. Where a day has more marks than fit, one mark stands for several, rounded up,
and `setara` says for how many.
"""

from collections import Counter
from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from ppid.grafik.dasar import (
    GARIS,
    ISI,
    LEBAR,
    MEREK,
    PUTIH,
    REDUP,
    TINTA,
    Gambar,
    angka,
    jalur,
    kotak,
)

BATAS, AKHIR = 10, 17  # hari kerja: without, and with the extension
KIRI, KANAN, ATAS, BAWAH, TINGGI = 14, 14, 42, 150, 186
MUAT, JARI, LANGKAH = 9, 4.5, 11.5
TEPAT, DIPERPANJANG, TERLAMBAT = "tepat", "diperpanjang", "terlambat"


class Tanda(NamedTuple):
    hari: int  # working day of the answer; 0 is the day of receipt
    jenis: str


def ketepatan(tanda: Iterable[Tanda], *, median: float | None, uraian: str) -> Gambar:
    gambar = Gambar("Ketepatan waktu menjawab", uraian, TINGGI)
    per_hari = Counter((min(t.hari, AKHIR + 1), t.jenis) for t in tanda)
    setara = _setara(per_hari)
    _sumbu(gambar)
    if median is not None:
        _median(gambar, median)
    for hari in range(AKHIR + 2):
        _tumpuk(gambar, hari, per_hari, setara)
    return gambar


def setara(tanda: Iterable[Tanda]) -> int:
    """How many requests one mark stands for."""
    return _setara(Counter((min(t.hari, AKHIR + 1), t.jenis) for t in tanda))


def _setara(per_hari: Counter) -> int:
    tinggi: Counter = Counter()
    for (hari, _), banyak in per_hari.items():
        tinggi[hari] += banyak
    return max(1, ceil(max(tinggi.values(), default=0) / (MUAT - 2)))


def _x(hari: float) -> float:
    return KIRI + hari * (LEBAR - KIRI - KANAN) / (AKHIR + 1)


def _sumbu(gambar: Gambar) -> None:
    dalam = kotak(_x(BATAS + 0.5), ATAS - 14, _x(AKHIR) - _x(BATAS), BAWAH - ATAS + 14)
    gambar.gores(dalam, isi="#f2f2f1")
    gambar.gores(jalur("M", KIRI - 8, BAWAH, "H", LEBAR - 2), warna=REDUP)
    gambar.gores(jalur("M", _x(BATAS + 0.5), ATAS - 14, "V", BAWAH), warna=TINTA, tebal="1.5")
    ujung = jalur("M", _x(AKHIR + 0.5), ATAS - 14, "V", BAWAH)
    gambar.gores(ujung, warna=TINTA, tebal="1.5", putus="4 3")
    gambar.tulis(_x(BATAS + 0.5), ATAS - 20, "batas 10 hari", rata="start", ukuran=10)
    gambar.tulis(_x(AKHIR + 0.5), ATAS - 20, "17 hari", rata="end", ukuran=10)
    for hari in range(AKHIR + 1):
        tebal = 700 if hari in (BATAS, AKHIR) else 400
        gambar.tulis(_x(hari), BAWAH + 15, hari, ukuran=10, tebal=tebal)
    gambar.tulis(_x(AKHIR + 1), BAWAH + 15, "+", ukuran=10)
    gambar.tulis(LEBAR / 2, BAWAH + 31, "hari kerja sejak diterima", ukuran=10, warna=REDUP)


def _tumpuk(gambar: Gambar, hari: int, per_hari: Counter, setara: int) -> None:
    ke = 0
    for jenis, (bentuk, gaya) in BENTUK.items():
        for _ in range(ceil(per_hari[hari, jenis] / setara)):
            gambar.gores(bentuk(_x(hari), BAWAH - 8 - ke * LANGKAH), **gaya)
            ke += 1


def _bulatan(x: float, y: float) -> str:
    dua = 2 * JARI
    return jalur(
        "M", x - JARI, y, "a", JARI, JARI, "0 1 0", dua, 0, "a", JARI, JARI, "0 1 0", -dua, 0
    )


def _segitiga(x: float, y: float) -> str:
    return jalur("M", x, y - JARI - 1, "l", JARI + 1, 2 * JARI + 1, "h", -2 * JARI - 2, "z")


BENTUK = {  # from the axis upwards
    TEPAT: (_bulatan, {"isi": ISI, "warna": ISI}),
    DIPERPANJANG: (_bulatan, {"isi": PUTIH, "warna": TINTA, "tebal": "1.5"}),
    TERLAMBAT: (_segitiga, {"isi": MEREK, "warna": MEREK}),
}


def _median(gambar: Gambar, median: float) -> None:
    kata = f"median {angka(median).replace('.', ',')}"
    x = min(max(_x(median), 30), _x(BATAS) - 36)
    gambar.tulis(x, 14, kata, ukuran=11, tebal=700)
    gambar.gores(jalur("M", _x(median), 18, "V", BAWAH), warna=GARIS)
