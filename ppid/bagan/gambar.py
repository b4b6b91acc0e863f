"""The drawing of a page: steps, swimlane, time; on a phone the list of the same rows stands in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import ceil
from typing import NamedTuple

from ppid.bagan.alur import KATA, LEWAT, Alur, Baris, Garis, Simpul, Ukuran, susun
from ppid.bagan.huruf import kata_terlebar, lipat
from ppid.bagan.huruf import lebar as lebar_teks

TINTA, REDUP, MEREK = "#1f2933", "#52606d", "#8c1d18"
UKURAN = Ukuran(mulai=(14, 14), kerja=(19, 13), putus=(23, 17), batang=34, panah=9, lompat=4)
LEBAR = 860  # beside the rail of a case page; wider only where the actors need it
TEPI = 16
TEKS_X, TEKS_LEBAR = 44, 284
KOLOM_X, KOLOM_SEMPIT, KOLOM_LEBAR = 334, 80, 128
MUTU_LEBAR = 130
BARIS_TINGGI, KEPALA_TINGGI = 51, 46
JARAK = 18  # from line to line
TURUN = 5  # from the middle of a letter to its base line
KEADAAN = {"lalu": "Selesai.", LEWAT: "Tidak dilalui.", "nanti": "Belum."}


class Gaya(NamedTuple):
    ukuran: int
    warna: str
    tebal: int = 400
    rata: str = "start"


KEPALA = Gaya(13, REDUP, 700)
LABEL = Gaya(13, REDUP, 700, "middle")
NOMOR, ISI, KECIL = Gaya(14, TINTA, 700), Gaya(14, TINTA), Gaya(13, REDUP)
NOMOR_KINI, ISI_KINI, ANDA = Gaya(14, MEREK, 700), Gaya(14, TINTA, 700), Gaya(14, MEREK, 700)
MUTU, NYATA = Gaya(13, TINTA), Gaya(13, TINTA, 700)
NOMOR_LEWAT, ISI_LEWAT = Gaya(14, REDUP, 700), Gaya(14, REDUP)


class Teks(NamedTuple):
    """Lines under each other; `y` is the first base line."""

    x: int
    y: int
    baris: tuple[str, ...]
    gaya: Gaya


class Coretan(NamedTuple):
    """How the symbols of one state are drawn: one path for all of them."""

    d: str
    isi: str
    warna: str
    tebal: str = ""  # a string: a template would write 1,5
    putus: str = ""


@dataclass(frozen=True)
class Bagan:
    judul: str
    uraian: str  # the same in words
    lebar: int
    tinggi: int
    kolom: list[int]  # left edges of the actors' columns, and the right one of the last
    batas: list[int]  # upper edges of the rows, and the lower one of the last
    kini: list[int]  # places of the rows that are open
    alur: Alur
    teks: list[Teks]

    @property
    def simpul(self) -> list[Simpul]:
        return [s for deret in self.alur.simpul for s in deret]

    @property
    def pita(self) -> list[tuple[int, int]]:
        """Upper edge and height of each tinted row."""
        return [(self.batas[i], self.batas[i + 1] - self.batas[i]) for i in self.kini]

    @property
    def sekat(self) -> str:
        """Hairlines between rows and columns, as one path."""
        datar = (f"M{TEPI} {y}H{self.lebar - TEPI}" for y in self.batas[1:-1])
        tegak = (f"M{x} {self.batas[0]}V{self.batas[-1]}" for x in self.kolom)
        return "".join((*datar, *tegak))

    @property
    def coretan(self) -> list[Coretan]:
        """Lines, arrow heads, symbols and ticks, in the order of painting."""
        jalan = [g for g in self.alur.garis if not g.lewat]
        lewat = [g for g in self.alur.garis if g.lewat]
        semua = [
            Coretan(_d(lewat), "none", REDUP, "1.2", "3 3"),
            Coretan(_kepala(lewat), REDUP, "none"),
            Coretan(_d(jalan), "none", REDUP, "1.3"),
            Coretan(_kepala(jalan), REDUP, "none"),
            Coretan(self._bentuk(LEWAT), "#ffffff", REDUP, "1.3", "3 3"),
            Coretan(self._bentuk("", "nanti"), "#ffffff", TINTA, "1.5"),
            Coretan(self._bentuk("lalu"), "#e2e5e9", TINTA, "1.5"),
            Coretan(self._bentuk("kini"), "#ffffff", MEREK, "3"),
            Coretan(self._centang(), "none", TINTA, "2"),
        ]
        return [satu for satu in semua if satu.d]

    @property
    def tulisan(self) -> list[tuple[Gaya, list[Teks]]]:
        """Texts by how they look."""
        hasil = defaultdict(list)
        for teks in self.teks:
            hasil[teks.gaya].append(teks)
        return list(hasil.items())

    def _bentuk(self, *keadaan: str) -> str:
        return "".join(s.d for s in self.simpul if s.keadaan in keadaan)

    def _centang(self) -> str:
        return "".join(f"M{s.x - 6} {s.y}l4 5 8-9" for s in self.simpul if s.keadaan == "lalu")


def _d(garis: list[Garis]) -> str:
    return "".join(g.d for g in garis)


def _kepala(garis: list[Garis]) -> str:
    return "".join(dict.fromkeys(g.kepala for g in garis))  # lines that join end in one head


def gambar(
    aktor: list[str], baris: list[Baris], *, judul: str, kolom_mutu: str = "Mutu baku"
) -> Bagan:
    """Lay the sheet out: `aktor` are the labels of its columns, from left to right."""
    kolom = _tepi_kolom(aktor)
    tengah = [(kiri + kanan) // 2 for kiri, kanan in pairwise(kolom)]
    mutu_x, lebar = kolom[-1] + TEPI, max(LEBAR, kolom[-1] + MUTU_LEBAR + 2 * TEPI)
    label = [_lipat(a, y - x - 8, LABEL) for a, (x, y) in zip(aktor, pairwise(kolom), strict=True)]
    kepala = [(TEPI, [("Langkah", KEPALA)]), *zip(tengah, label, strict=True)]
    kepala.append((mutu_x, [(kolom_mutu, KEPALA)]))
    isi = [kepala, *(_isi(b, mutu_x, lebar - mutu_x - TEPI) for b in baris)]
    tinggi = [KEPALA_TINGGI + JARAK * (max(map(len, label), default=1) - 1)]
    tepi = list(accumulate(tinggi + [_tinggi(satu) for satu in isi[1:]], initial=0))
    return Bagan(
        judul=judul,
        uraian=" ".join(dalam_kata(b) for b in baris),
        lebar=lebar,
        tinggi=tepi[-1] + 8,
        kolom=kolom,
        batas=tepi[1:],
        kini=[i for i, b in enumerate(baris) if b.keadaan == "kini"],
        alur=susun(dict(zip(aktor, tengah, strict=True)), baris, tepi[1:], UKURAN),
        teks=[
            teks
            for satu, (atas, bawah) in zip(isi, pairwise(tepi), strict=True)
            for x, tulisan in satu
            for teks in _taruh(x, tulisan, (atas + bawah) // 2)
        ],
    )


def _tepi_kolom(aktor: list[str]) -> list[int]:
    """As wide as the longest word of the label asks, and the whole label where that is short."""
    hasil = [KOLOM_X]
    for label in aktor:
        kata = kata_terlebar(label, LABEL.ukuran, tebal=True)
        utuh = lebar_teks(label, LABEL.ukuran, tebal=True)
        pas = utuh if utuh <= KOLOM_LEBAR else kata
        hasil.append(hasil[-1] + max(KOLOM_SEMPIT, ceil(pas) + 12))
    return hasil


def _isi(b: Baris, mutu_x: int, ruang: int) -> list[tuple[int, list]]:
    """What a row says: number, step, time; each as its place and its lines with their look."""
    nomor, isi = {
        "kini": (NOMOR_KINI, ISI_KINI),
        LEWAT: (NOMOR_LEWAT, ISI_LEWAT),
    }.get(b.keadaan, (NOMOR, ISI))
    langkah = _lipat(b.teks, TEKS_LEBAR, isi) + _lipat(b.di_sini, TEKS_LEBAR, ANDA)
    nyata = NYATA if b.keadaan in ("lalu", "kini") and len(b.mutu) > 1 else MUTU
    gaya = [KECIL if b.keadaan == LEWAT else nyata, *[KECIL] * len(b.mutu)]
    mutu = [satu for teks, g in zip(b.mutu, gaya, strict=False) for satu in _lipat(teks, ruang, g)]
    return [(TEPI, [(f"{b.nomor}", nomor)]), (TEKS_X, langkah), (mutu_x, mutu)]


def _lipat(teks: str, ruang: int, gaya: Gaya) -> list[tuple[str, Gaya]]:
    return [(satu, gaya) for satu in lipat(teks, ruang, gaya.ukuran, tebal=gaya.tebal > 400)]


def _tinggi(isi: list[tuple[int, list]]) -> int:
    return max(BARIS_TINGGI, JARAK * max(len(tulisan) for _, tulisan in isi) + 15)


def _taruh(x: int, tulisan: list[tuple[str, Gaya]], tengah: int) -> Iterator[Teks]:
    """Lines around a middle; those that look alike are one text."""
    y = tengah - (len(tulisan) - 1) * JARAK // 2 + TURUN
    for gaya, deret in groupby(tulisan, key=lambda satu: satu[1]):
        baris = tuple(teks for teks, _ in deret)
        yield Teks(x, y, baris, gaya)
        y += JARAK * len(baris)


def dalam_kata(b: Baris) -> str:
    """Langkah 4, Koordinasi PPID: Pelaksana mengerjakan, PPID memutuskan. Waktu: 10 hari kerja."""
    siapa = ", ".join(f"{label} {KATA[jenis]}" for label, jenis in b.simbol)
    waktu = " ".join(b.mutu)
    bagian = [
        f"Langkah {b.nomor}, {b.teks}: {siapa}." if siapa else f"Langkah {b.nomor}, {b.teks}.",
        f"Waktu: {waktu}." if waktu and b.keadaan != LEWAT else "",
        f"{b.di_sini}." if b.di_sini else KEADAAN.get(b.keadaan, ""),
    ]
    return " ".join(filter(None, bagian))
