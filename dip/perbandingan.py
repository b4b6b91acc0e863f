"""What a DIP says that the one before it did not: new, changed, gone, the same.

Pure over rows in memory. A row is the same information as another when it has the same `kode`, so
a name may change without the row being taken for a new one. A year of information that only
moved on with the DIP's is no change, else every row would be one. Ask for rows through
`dip.entri` with `select_related("unit")`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dip.models.entri import KOLOM, Entri

DIBANDINGKAN = (*KOLOM, "unit")


@dataclass(frozen=True)
class Beda:
    """One column that changed, in words for a reader."""

    kolom: str
    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Berubah:
    lama: Entri
    baru: Entri
    beda: tuple[Beda, ...]


@dataclass
class Perbandingan:
    """`hilang` are rows of the old list; `dicoret` says of those that were struck out by which
    row of the new list (with its reason), by `kode`."""

    baru: list[Entri] = field(default_factory=list)
    berubah: list[Berubah] = field(default_factory=list)
    hilang: list[Entri] = field(default_factory=list)
    tetap: list[Entri] = field(default_factory=list)
    dicoret: dict[str, Entri] = field(default_factory=dict)

    @property
    def jumlah(self) -> dict[str, int]:
        return {nama: len(getattr(self, nama)) for nama in ("baru", "berubah", "hilang", "tetap")}


def bandingkan(lama: Iterable[Entri], baru: Iterable[Entri]) -> Perbandingan:
    """Each list in the order of the new one; what is gone in the order of the old.

    Struck-out rows count as not being there, in both lists.
    """
    dulu = {satu.kode: satu for satu in lama if satu.dicoret_pada is None}
    hasil = Perbandingan()
    for satu in baru:
        if satu.dicoret_pada is not None:
            hasil.dicoret[satu.kode] = satu
        elif (asal := dulu.pop(satu.kode, None)) is None:
            hasil.baru.append(satu)
        elif beda := beda_kolom(asal, satu):
            hasil.berubah.append(Berubah(asal, satu, beda))
        else:
            hasil.tetap.append(satu)
    hasil.hilang = list(dulu.values())
    return hasil


def beda_kolom(lama: Entri, baru: Entri) -> tuple[Beda, ...]:
    """Columns that differ; spaces and line breaks alone make no difference."""
    beda = [kolom for kolom in DIBANDINGKAN if _isi(lama, kolom) != _isi(baru, kolom)]
    if "tahun" in beda and _jarak(lama) == _jarak(baru):
        beda.remove("tahun")
    return tuple(Beda(k, label(k), dalam_kata(lama, k), dalam_kata(baru, k)) for k in beda)


def label(kolom: str) -> str:
    return Entri._meta.get_field(kolom).verbose_name.capitalize()


def dalam_kata(satu: Entri, kolom: str) -> str:
    if kolom == "sifat":
        return satu.get_sifat_display()
    return str(getattr(satu, kolom) or "")


def _isi(satu: Entri, kolom: str):
    nilai = getattr(satu, f"{kolom}_id" if kolom == "unit" else kolom)
    return " ".join(nilai.split()) if isinstance(nilai, str) else nilai


def _jarak(satu: Entri) -> int | None:
    """How many years the information is ahead of its DIP."""
    return satu.tahun and satu.tahun - satu.penyusunan.tahun
