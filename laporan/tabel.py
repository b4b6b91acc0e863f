"""The tables of a report, from what `laporan.isi` froze and what people wrote. Pure.

Figures carry the key they were counted under, so a page can lead to the rows behind each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Baris:
    """`isi`: the cells behind the name. `kunci`: of the figure in each cell, "" without one."""

    nama: str
    isi: list[int | str]
    kunci: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Tabel:
    """`kepala`: the heads of all columns, the first one of the names. `jumlah`: the last row."""

    kode: str
    judul: str
    kepala: list[str]
    baris: list[Baris]
    jumlah: Baris | None = None
    catatan: str = ""


def semua(beku: Mapping, isian: Mapping | None = None) -> dict[str, Tabel]:
    """By `kode`, in the order of a report: arus, volume, kanal, pemohon, pekerjaan, hasil,
    penolakan, waktu, terlambat, lama, unit, keberatan, sengketa, dip, biaya.

    `isian`: what the Kasubbag typed in, for keberatan and sengketa.
    """
    return {}
