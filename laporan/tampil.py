"""The figures of a report as a page shows them: pictures, and tables whose figures lead on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from laporan import gambar, tabel
from laporan.grafik import Grafik
from laporan.lembar import nihil
from laporan.tabel import Baris, Tabel

SEMPIT = 3  # columns of figures that stand beside another table, and on a phone as they are


@dataclass(frozen=True)
class Sel:
    """One cell. `url`: the rows behind its figure, or ""."""

    isi: int | str
    kolom: str
    angka: bool
    url: str


@dataclass(frozen=True)
class TabelTampil:
    """`kepala`: (words, of figures?); `baris`: (name, cells); `jumlah` the same, or None.

    `lebar`: it takes the whole width, and on a phone a line for each cell.
    """

    kode: str
    judul: str
    kepala: list[tuple[str, bool]]
    baris: list[tuple[str, list[Sel]]]
    jumlah: tuple[str, list[Sel]] | None
    catatan: str
    lebar: bool


def tabel_tampil(beku: Mapping, isian: Mapping | None, rincian: str) -> list[TabelTampil]:
    """`rincian`: the address of the rows behind a figure, to which its key is added; "" for who
    may not follow."""
    return [_tabel(satu, rincian) for satu in tabel.semua(beku, isian).values()]


def grafik_tampil(satker, beku: Mapping) -> list[Grafik]:
    """Beside the standards of the office's own SOP."""
    return list(gambar.semua(beku, baku=gambar.baku_meja(satker, beku)).values())


def _tabel(satu: Tabel, rincian: str) -> TabelTampil:
    if nihil(satu):  # as on paper, a sentence
        ada = satu.catatan.startswith("Tidak ada") or not satu.baris
        catatan = satu.catatan if ada else "Nihil."
        return TabelTampil(satu.kode, satu.judul, [], [], None, catatan, lebar=False)
    kepala = [(kata, ke > 0 and ke - 1 not in satu.teks) for ke, kata in enumerate(satu.kepala)]
    return TabelTampil(
        satu.kode,
        satu.judul,
        kepala,
        [(b.nama, _sel(b, kepala, rincian)) for b in satu.baris],
        (satu.jumlah.nama, _sel(satu.jumlah, kepala, rincian)) if satu.jumlah else None,
        satu.catatan,
        lebar=bool(satu.teks) or len(kepala) > SEMPIT,
    )


def _sel(baris: Baris, kepala: list[tuple[str, bool]], rincian: str) -> list[Sel]:
    return [
        Sel(isi, kolom, angka, _url(isi, kunci, rincian))
        for (isi, kunci), (kolom, angka) in zip(baris.sel, kepala[1:], strict=True)
    ]


def _url(isi: int | str, kunci: str, rincian: str) -> str:
    if not (kunci and rincian) or not isinstance(isi, int) or isi <= 0:
        return ""
    return f"{rincian}{'&' if '?' in rincian else '?'}{urlencode({'kunci': kunci})}"
