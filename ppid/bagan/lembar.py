"""The table of the printed sheet, A4 landscape, in tenths of a millimetre.

The swimlane runs through the middle of the table: each row of the table holds its slice of one
drawing, so that lines go on from row to row and from page to page. That holds because the heights
of the rows are reckoned here, from the texts beside it.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from ppid.bagan.alur import KATA, Alur, Baris, Garis, Ukuran, susun
from ppid.bagan.huruf import kata_terlebar, lipat

LEBAR = 2730  # of the sheet between its margins
NOMOR = 90
AKTOR_SEMPIT, AKTOR_LEBAR = 190, 300
AKTOR_SEMUA = 1500  # what all of them together may take
HURUF, JARAK = 28, 36  # 8 pt and its line
HURUF_KEPALA = 26
DALAM = 36  # left and right padding of a cell together
ATAS_BAWAH = 26
BARIS_TINGGI = 114
UKURAN = Ukuran(mulai=(36, 36), kerja=(46, 32), putus=(58, 42), batang=76, panah=24, lompat=12)
# How the columns of text share what the actors leave.
PORSI = {"uraian": 70, "syarat": 33, "waktu": 25, "output": 33, "keterangan": 29}


class BarisLembar(NamedTuple):
    """One row: its texts, and where its slice of the drawing begins and ends."""

    nomor: int
    teks: dict[str, str]
    atas: int
    tinggi: int
    sekat: str  # edges between the actors, as one path
    jalan: str  # lines that pass through the row, as one path
    kepala: str  # arrow heads
    bentuk: str  # symbols
    kata: str  # who does what, in words

    @property
    def mm_tinggi(self) -> str:
        return mm(self.tinggi)


@dataclass(frozen=True)
class Lembar:
    aktor: list[str]
    lebar_aktor: list[int]
    lebar_teks: dict[str, int]  # by column; a column that stays empty is left out
    baris: list[BarisLembar]
    alur: Alur

    @property
    def lebar_alur(self) -> int:
        return sum(self.lebar_aktor)

    @property
    def mm(self) -> dict[str, str]:
        return {kolom: mm(n) for kolom, n in self.lebar_teks.items()} | (
            {} if "keterangan" in self.lebar_teks else {"keterangan": ""}
        )

    @property
    def mm_aktor(self) -> list[str]:
        return [mm(n) for n in self.lebar_aktor]

    @property
    def mm_alur(self) -> str:
        return mm(self.lebar_alur)


def mm(sepersepuluh: int) -> str:
    """17.4mm: a string, since a template would write 17,4."""
    return f"{sepersepuluh / 10}mm"


def lembar(aktor: list[str], baris: list[Baris], teks: list[dict[str, str]], kosong=()) -> Lembar:
    """Lay the table out. `teks`: per step what the sheet says in each column of `PORSI`;
    `kosong`: columns that the sheet does not have."""
    lebar_aktor = [_lebar_aktor(label) for label in aktor]
    if sum(lebar_aktor) > AKTOR_SEMUA:
        lebar_aktor = [AKTOR_SEMUA // len(aktor)] * len(aktor)
    sisa = LEBAR - NOMOR - sum(lebar_aktor)
    porsi = {kolom: n for kolom, n in PORSI.items() if kolom not in kosong}
    lebar_teks = {kolom: sisa * n // sum(porsi.values()) for kolom, n in porsi.items()}
    tinggi = [_tinggi(satu, lebar_teks) for satu in teks]
    batas = list(accumulate(tinggi, initial=0))
    tepi = list(accumulate(lebar_aktor, initial=0))
    tengah = {
        a: (kiri + kanan) // 2 for a, (kiri, kanan) in zip(aktor, pairwise(tepi), strict=True)
    }
    alur = susun(tengah, baris, batas, UKURAN)
    irisan = [
        _irisan(b, isi, i, batas, alur, tepi[1:-1])
        for i, (b, isi) in enumerate(zip(baris, teks, strict=True))
    ]
    return Lembar(aktor, lebar_aktor, lebar_teks, irisan, alur)


def _lebar_aktor(label: str) -> int:
    kata = ceil(kata_terlebar(label, HURUF_KEPALA, tebal=True)) + 24
    return min(AKTOR_LEBAR, max(AKTOR_SEMPIT, kata))


def _tinggi(teks: dict[str, str], lebar: dict[str, int]) -> int:
    baris = [len(lipat(teks[kolom], lebar[kolom] - DALAM, HURUF)) for kolom in lebar]
    return max(BARIS_TINGGI, JARAK * max(baris) + ATAS_BAWAH)


def _irisan(
    b: Baris, teks: dict[str, str], i: int, batas: list[int], alur: Alur, tepi
) -> BarisLembar:
    atas, bawah = batas[i], batas[i + 1]
    garis = [g for g in alur.garis if _melewati(g, atas, bawah)]
    return BarisLembar(
        nomor=b.nomor,
        teks=teks,
        atas=atas,
        tinggi=bawah - atas,
        sekat="".join(f"M{x} {atas}V{bawah}" for x in tepi),
        jalan="".join(g.d for g in garis),
        kepala="".join(dict.fromkeys(g.kepala for g in garis)),
        bentuk="".join(s.d for s in alur.simpul[i]),
        kata=", ".join(f"{label} {KATA[jenis]}" for label, jenis in b.simbol),
    )


def _melewati(garis: Garis, atas: int, bawah: int) -> bool:
    y = [y for _, y in garis.titik]
    return min(y) <= bawah and max(y) >= atas
