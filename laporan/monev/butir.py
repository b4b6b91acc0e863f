"""Items of the map, and how far each is proved. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Keadaan(StrEnum):
    TERBUKTI = "terbukti"
    SEBAGIAN = "sebagian"
    BELUM = "belum"

    @property
    def ragam(self) -> str:
        return {self.TERBUKTI: "aman", self.SEBAGIAN: "perhatian", self.BELUM: "terlambat"}[self]


T, S, B = Keadaan.TERBUKTI, Keadaan.SEBAGIAN, Keadaan.BELUM


@dataclass(frozen=True)
class Butir:
    """`tautan`: (words, address), the public page first."""

    diminta: str
    keadaan: Keadaan
    bukti: str
    tautan: list[tuple[str, str]]


@dataclass(frozen=True)
class Indikator:
    """`bobot`: percent, of TAHUN_BOBOT."""

    nama: str
    bobot: int
    butir: list[Butir]

    @property
    def terbukti(self) -> int:
        return sum(b.keadaan == T for b in self.butir)


@dataclass(frozen=True)
class Peta:
    indikator: list[Indikator]

    def _hitung(self, keadaan: Keadaan) -> int:
        return sum(b.keadaan == keadaan for i in self.indikator for b in i.butir)

    @property
    def banyak(self) -> int:
        return sum(len(i.butir) for i in self.indikator)

    @property
    def terbukti(self) -> int:
        return self._hitung(T)

    @property
    def sebagian(self) -> int:
        return self._hitung(S)

    @property
    def belum(self) -> int:
        return self._hitung(B)


def sejauh(banyak: int, dari: int) -> Keadaan:
    """All, some or none."""
    return T if banyak == dari and dari else S if banyak else B
