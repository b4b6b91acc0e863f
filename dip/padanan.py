"""What the office already has on a question: a ranked match over documents and the DIK.

The database narrows by the stored `kata`, Python ranks. A word weighs the more, the fewer of the
candidates have it; in the title it counts in full, in the summary for a part; a word that none of
them has counts little against the rest (people also say what they need it for).
"""

from collections import Counter
from dataclasses import dataclass
from math import log

from django.db.models import Case, IntegerField, Value, When
from django.utils import formats

from dip import kata
from dip.models import Dikecualikan, Dokumen
from dip.models.dokumen import muat_berkas

BATAS = 6  # rows shown
CALON = 300  # rows of a kind that Python ranks
AMBANG = 0.3  # share of the question's weight below which a row is left out
MIN_COCOK = 2  # words that must match when the question has more than two
DI_RINGKASAN = 0.6  # against 1 in the title
TAK_ADA = 0.5  # weight of a word that no candidate has
LAIN_TAHUN = 0.5  # factor of a row about another year than the one asked for
KHUSUS = 0.1  # most that a short, fitting title adds: it decides between equals


@dataclass(frozen=True)
class Padanan:
    """One match: a document that may be given at once, or a DIK row that says why not."""

    dokumen: Dokumen | None
    dik: Dikecualikan | None
    skor: float

    @property
    def judul(self) -> str:
        return self.dokumen.judul if self.dokumen else self.dik.informasi

    @property
    def kelas(self) -> str:
        return self.dokumen.get_klasifikasi_display() if self.dokumen else "Dikecualikan"

    @property
    def ragam(self) -> str:
        """The look of the class's badge."""
        return "tepi" if self.dokumen else "gelap"

    @property
    def keterangan(self) -> str:
        if self.dokumen:
            return f"{self.dokumen.bentuk} · {self.dokumen.unit.nama}"
        sampai = formats.date_format(self.dik.berlaku_sampai, "j\xa0F\xa0Y")
        return (
            f"DIK {self.dik.satker.nama}, butir {self.dik.butir} · berlaku sampai {sampai} · "
            f"Pasal 17 huruf {self.dik.huruf[-1]}"
        )


def padanan(satker, teks: str, *, batas: int = BATAS) -> list[Padanan]:
    """Best matches first, documents and DIK rows in one ranking; at most three queries."""
    dicari = kata.kata_kunci(teks)[: kata.MAKS_KATA]
    if not dicari:
        return []
    dokumen = _calon(Dokumen.objects.terbuka(satker).select_related("unit"), dicari)
    dik = _calon(Dikecualikan.objects.berlaku(satker).select_related("satker"), dicari)
    calon = [_Calon(satu, satu.judul, dicari) for satu in dokumen]
    calon += [_Calon(satu, satu.informasi, dicari) for satu in dik]
    hasil = _peringkat(calon)[:batas]
    muat_berkas([satu.dokumen for satu in hasil if satu.dokumen])
    return hasil


def _calon(kueri, dicari: list[str]):
    """Rows that have any of the words; those that have the most of them when there are many."""
    punya = [
        Case(When(kata__contains=satu, then=1), default=Value(0), output_field=IntegerField())
        for satu in dicari
    ]
    jumlah = sum(punya[1:], punya[0])
    return kueri.annotate(jumlah=jumlah).filter(jumlah__gt=0).order_by("-jumlah", "-pk")[:CALON]


class _Calon:
    """A candidate row, and how well it has each word: in its title, in its summary, not at all."""

    def __init__(self, baris, judul: str, dicari: list[str]):
        self.baris = baris
        self.judul = kata.kata_kunci(judul)
        semua = kata.kata_kunci(baris.kata)
        self.nilai = {satu: self._nilai(satu, semua) for satu in dicari}
        self.tahun = {satu for satu in semua if kata.tahun(satu)}

    def _nilai(self, dicari: str, semua: list[str]) -> float:
        if _termuat(dicari, self.judul):
            return 1.0
        return DI_RINGKASAN if _termuat(dicari, semua) else 0.0

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


def _termuat(dicari: str, daftar: list[str]) -> bool:
    return any(_cocok(dicari, satu) for satu in daftar)


def _cocok(dicari: str, ada: str) -> bool:
    """Short words and years match whole, others by their beginning."""
    return ada == dicari or (len(dicari) > kata.POKOK_MIN and ada.startswith(dicari))


def _peringkat(calon: list[_Calon]) -> list[Padanan]:
    bobot = _bobot(calon)
    skor = ((satu, satu.skor(bobot)) for satu in calon)
    hasil = [
        _padanan(satu.baris, nilai + KHUSUS * satu.khusus())
        for satu, nilai in skor
        if nilai >= AMBANG
    ]
    return sorted(hasil, key=lambda satu: (-satu.skor, satu.judul))


def _bobot(calon: list[_Calon]) -> dict[str, float]:
    punya = Counter(kunci for satu in calon for kunci, nilai in satu.nilai.items() if nilai)
    dicari = calon[0].nilai if calon else {}
    return {k: 1 + log(len(calon) / punya[k]) if punya[k] else TAK_ADA for k in dicari}


def _padanan(baris, skor: float) -> Padanan:
    dokumen = baris if isinstance(baris, Dokumen) else None
    return Padanan(dokumen, None if dokumen else baris, skor)
