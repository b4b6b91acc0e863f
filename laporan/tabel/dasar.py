"""What a table is, and how its figures are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from laporan.kata import BELUM, desimal
from ppid.terbilang import rupiah


class Teks(str):
    """A figure as it is written, "6,5" or "Rp12.500"; `angka`: the number for a sheet."""

    angka: int | float

    @classmethod
    def desimal(cls, nilai: float | None) -> "Teks | str":
        return BELUM if nilai is None else cls._dari(desimal(nilai), nilai)

    @classmethod
    def rupiah(cls, nilai: int) -> "Teks":
        return cls._dari(rupiah(nilai), nilai)

    @classmethod
    def _dari(cls, teks: str, nilai: int | float) -> "Teks":
        satu = cls(teks)
        satu.angka = nilai
        return satu


@dataclass(frozen=True)
class Baris:
    """`isi`: the cells behind the name. `kunci`: of the figure in each cell, "" without one."""

    nama: str
    isi: list[int | str]
    kunci: list[str] = field(default_factory=list)

    @property
    def sel(self) -> list[tuple[int | str, str]]:
        """Each cell with its key."""
        kunci = self.kunci or [""] * len(self.isi)
        return list(zip(self.isi, kunci, strict=True))


@dataclass(frozen=True)
class Tabel:
    """`kepala`: the heads of all columns, the first one of the names. `jumlah`: the last row.

    `teks`: which columns behind the name (from 0) hold words; they stand left, figures right.
    """

    kode: str
    judul: str
    kepala: list[str]
    baris: list[Baris]
    jumlah: Baris | None = None
    catatan: str = ""
    teks: frozenset[int] = frozenset()


def baris(nama: str, angka: Mapping[str, int], *kunci: str) -> Baris:
    return Baris(nama, [angka.get(satu, 0) for satu in kunci], list(kunci))


def sederhana(
    kode: str,
    judul: str,
    kepala: str,
    angka: Mapping[str, int],
    isi: Iterable[tuple[str, str]],
    catatan: str = "",
) -> Tabel:
    """One column of figures that add up to the requests received. `isi`: (name, key)."""
    semua = [baris(nama, angka, kunci) for nama, kunci in isi]
    jumlah = baris("Jumlah", angka, "masuk.diterima")
    return Tabel(kode, judul, [kepala, "Jumlah"], semua, jumlah, catatan)
