"""Where two forms of the same report say different figures, cell by cell of their tables. Pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from laporan import tabel
from laporan.tabel import Baris, Tabel

BUKAN_PER = ("dip",)  # tables of today's store, which no instant can be asked for


class Beda(NamedTuple):
    """What a reader sees as one figure, before and after. An absent row reads as a dash."""

    tabel: str
    baris: str
    kolom: str
    semula: int | str
    kini: int | str


def beda(semula: Mapping, kini: Mapping, isian: Mapping | None = None) -> list[Beda]:
    lama, baru = tabel.semua(semula, isian), tabel.semua(kini, isian)
    return [
        satu
        for kode, t in baru.items()
        if kode in lama and kode not in BUKAN_PER
        for satu in _tabel(lama[kode], t)
    ]


def _tabel(lama: Tabel, baru: Tabel) -> Iterator[Beda]:
    dulu, kini = _baris(lama), _baris(baru)
    for nama in dict.fromkeys([*dulu, *kini]):
        a, b = dulu.get(nama), kini.get(nama)
        for ke, kolom in enumerate(baru.kepala[1:]):
            sel = _sel(a, ke), _sel(b, ke)
            if sel[0] != sel[1]:
                yield Beda(baru.judul, nama, kolom, *sel)


def _baris(satu: Tabel) -> dict[str, Baris]:
    """By name; of several rows with one name the last counts."""
    jumlah = [satu.jumlah] if satu.jumlah else []
    return {b.nama: b for b in [*satu.baris, *jumlah]}


def _sel(baris: Baris | None, ke: int) -> int | str:
    return baris.isi[ke] if baris and ke < len(baris.isi) else "–"
