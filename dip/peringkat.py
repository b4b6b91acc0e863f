"""Ranks candidates: how much of a question a row answers. Pure: no database here.

A word weighs the more, the fewer of the candidates have it; in the title it counts in full, in the
summary for a part, in the files for less; a word that none of them has counts little against the
rest (people also say what they need it for).
"""

from collections import Counter
from math import log

from dip import kata

AMBANG = 0.3  # share of the question's weight below which a row is left out
MIN_COCOK = 2  # words that must match when the question has more than two
DI_RINGKASAN = 0.6  # against 1 in the title
DI_TEKS = 0.4  # in a file
TAK_ADA = 0.5  # weight of a word that no candidate has
LAIN_TAHUN = 0.5  # factor of a row about another year than the one asked for
KHUSUS = 0.1  # most that a short, fitting title adds: it decides between equals


class Calon:
    """A candidate row, and how well it has each word: in its title, its summary, its files.

    The row may say itself which words it has (`dip.calon`); stems are compared here besides.
    """

    def __init__(self, baris, judul: str, dicari: dict[str, str]):
        self.baris = baris
        self.sebutan = judul
        self.judul = kata.kata_kunci(judul)
        self.semua = kata.kata_kunci(baris.kata)
        self.nilai = {satu: self._nilai(satu, 1 << i) for i, satu in enumerate(dicari)}
        self.tahun = {satu for satu in self.semua if kata.tahun(satu)}

    def _nilai(self, dicari: str, bit: int) -> float:
        if self._punya("di_judul", bit) or _termuat(dicari, self.judul):
            return 1.0
        if self._punya("di_kata", bit) or _termuat(dicari, self.semua):
            return DI_RINGKASAN
        return DI_TEKS if self._punya("di_teks", bit) else 0.0

    def _punya(self, nama: str, bit: int) -> bool:
        return bool(getattr(self.baris, nama, 0) & bit)

    def skor(self, bobot: dict[str, float]) -> float:
        """Share of the question's weight that this row answers; 0 for too few words."""
        dicari = list(self.nilai)
        if sum(map(bool, self.nilai.values())) < min(MIN_COCOK, len(dicari) - 1 or 1):
            return 0.0
        tahun = {satu for satu in dicari if kata.tahun(satu)}
        meleset = tahun and self.tahun and not tahun & self.tahun
        bagian = sum(bobot[satu] * self.nilai[satu] for satu in dicari) / sum(bobot.values())
        return bagian * (LAIN_TAHUN if meleset else 1)

    def khusus(self) -> float:
        """Share of the title that the question names."""
        cocok = [satu for satu in self.judul if any(_cocok(d, satu) for d in self.nilai)]
        return len(cocok) / len(self.judul) if self.judul else 0.0


def peringkat(calon: list[Calon]) -> list[tuple]:
    """(row, score), best first; rows that answer too little are left out."""
    bobot = _bobot(calon)
    nilai = [(satu, satu.skor(bobot)) for satu in calon]
    lulus = [(satu, skor + KHUSUS * satu.khusus()) for satu, skor in nilai if skor >= AMBANG]
    lulus.sort(key=lambda pasangan: (-pasangan[1], pasangan[0].sebutan))
    return [(satu.baris, skor) for satu, skor in lulus]


def _bobot(calon: list[Calon]) -> dict[str, float]:
    punya = Counter(kunci for satu in calon for kunci, nilai in satu.nilai.items() if nilai)
    dicari = calon[0].nilai if calon else {}
    return {k: 1 + log(len(calon) / punya[k]) if punya[k] else TAK_ADA for k in dicari}


def _termuat(dicari: str, daftar: list[str]) -> bool:
    return any(_cocok(dicari, satu) for satu in daftar)


def _cocok(dicari: str, ada: str) -> bool:
    """Short words and years match whole, others by their beginning."""
    return ada == dicari or (len(dicari) > kata.POKOK_MIN and ada.startswith(dicari))
