"""Steps at the counter, in minutes: a thin bar up to the median, a line on to the worst, the limit.

Where too few were measured to speak of a median, each stands as a dot of its own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ppid.bagan.huruf import lebar as lebar_teks
from ppid.grafik.dasar import (
    GARIS,
    ISI,
    LEBAR,
    MEREK,
    PUTIH,
    REDUP,
    TINTA,
    Gambar,
    bulatan,
    jalur,
    jarak_garis,
    koma,
    kotak,
    segitiga,
)

TINGGI_LANGKAH, KAKI = 54, 30
KIRI, KANAN, SELA = 8, 14, 8
JARI, TEBAL = 3.5, 9
JAUH = 3  # what took longer than so many times the widest limit stands at the end of the axis


class Langkah(NamedTuple):
    """`sebaran`: minutes, and how often. `median` None: too few. `batas` None: no standard."""

    nama: str
    sebaran: Mapping[int, int]
    median: float | None
    batas: int | None


def lama_langkah(
    judul: str, langkah: Sequence[Langkah], *, uraian: str, lebar: int = LEBAR
) -> Gambar:
    gambar = Gambar(judul, uraian, TINGGI_LANGKAH * len(langkah) + KAKI, lebar)
    sumbu = _Sumbu(gambar, _ujung(langkah))
    sumbu.gambarkan(TINGGI_LANGKAH * len(langkah))
    for ke, satu in enumerate(langkah):
        _langkah(sumbu, ke * TINGGI_LANGKAH, satu)
    return gambar


def _ujung(langkah: Sequence[Langkah]) -> int:
    terlama = max((max(satu.sebaran, default=0) for satu in langkah), default=0)
    batas = max((satu.batas or 0 for satu in langkah), default=0)
    return max(batas, min(terlama, batas * JAUH or terlama), 1)


class _Sumbu:
    def __init__(self, gambar: Gambar, ujung: int):
        self.gambar = gambar
        self.langkah = jarak_garis(ujung)
        self.ujung = -(-ujung // self.langkah) * self.langkah
        self.skala = (gambar.lebar - KIRI - KANAN) / self.ujung

    def x(self, nilai: float) -> float:
        return KIRI + min(nilai, self.ujung) * self.skala

    def lewat(self, nilai: float) -> bool:
        return nilai > self.ujung

    def gambarkan(self, bawah: int) -> None:
        self.gambar.gores(jalur("M", 0, bawah, "H", self.gambar.lebar), warna=REDUP)
        for nilai in range(0, self.ujung + 1, self.langkah):
            self.gambar.gores(jalur("M", self.x(nilai), bawah, "v", 4), warna=REDUP)
            kata = nilai or "0 menit"
            rata, x = ("start", 0) if not nilai else ("middle", self.x(nilai))
            self.gambar.tulis(x, bawah + 17, kata, ukuran=10, warna=REDUP, rata=rata)


def _langkah(sumbu: _Sumbu, y: float, satu: Langkah) -> None:
    gambar, tengah = sumbu.gambar, y + 25
    gambar.tulis(0, y + 12, satu.nama, tebal=700, rata="start")
    muat = gambar.lebar - lebar_teks(satu.nama, 11, tebal=True) - SELA
    gambar.tulis(gambar.lebar, y + 12, _kata(satu, muat), ukuran=10, rata="end")
    gambar.gores(jalur("M", KIRI, tengah, "H", gambar.lebar - KANAN), warna=GARIS)
    if satu.median is not None:
        _batang(sumbu, tengah, satu)
    if satu.batas:
        _batas(sumbu, tengah, satu.batas)
    for nilai in [max(satu.sebaran)] if satu.median is not None else satu.sebaran:
        _tanda(sumbu, tengah, nilai, satu.batas)


def _kata(satu: Langkah, muat: float) -> str:
    kali = sum(satu.sebaran.values())
    if not kali:
        return "belum diukur"
    if satu.median is None:
        setiap = (f"{m}" for m in sorted(satu.sebaran) for _ in range(satu.sebaran[m]))
        kata = f"{kali} kali: {', '.join(setiap)} menit"
        pendek = f"{kali} kali, terlama {max(satu.sebaran)} menit"
        return kata if lebar_teks(kata, 10) <= muat else pendek
    return f"median {koma(satu.median)}, terlama {max(satu.sebaran)} menit"


def _batas(sumbu: _Sumbu, tengah: float, batas: int) -> None:
    """With a white edge, so that it is seen across a bar too."""
    x, kata = sumbu.x(batas), f"batas {batas}"
    sumbu.gambar.gores(jalur("M", x, tengah - 9, "v", 18), warna=PUTIH, tebal="5")
    sumbu.gambar.gores(jalur("M", x, tengah - 9, "v", 18), warna=TINTA, tebal="1.5")
    setengah = lebar_teks(kata, 10) / 2
    x = min(max(x, setengah), sumbu.gambar.lebar - setengah)
    sumbu.gambar.tulis(x, tengah + 20, kata, ukuran=10)


def _batang(sumbu: _Sumbu, tengah: float, satu: Langkah) -> None:
    terlama, tepi = max(satu.sebaran), sumbu.x(satu.median)
    batang = kotak(KIRI, tengah - TEBAL / 2, max(1.5, tepi - KIRI), TEBAL)
    sumbu.gambar.gores(batang, isi=ISI)
    sumbu.gambar.gores(jalur("M", tepi, tengah, "H", sumbu.x(terlama)), warna=ISI, tebal="1.5")


def _tanda(sumbu: _Sumbu, tengah: float, nilai: int, batas: int | None) -> None:
    """A dot; a triangle where it went over its limit, pointing on where the axis ends."""
    x = sumbu.x(nilai)
    if sumbu.lewat(nilai):
        panah = jalur("M", x + 10, tengah, "l", -9, -5, "v", 10, "z")
        sumbu.gambar.gores(panah, isi=MEREK, warna=MEREK)
    elif batas and nilai > batas:
        sumbu.gambar.gores(segitiga(x, tengah, JARI), isi=MEREK, warna=MEREK)
    else:
        sumbu.gambar.gores(bulatan(x, tengah, JARI), isi=ISI, warna=ISI)
