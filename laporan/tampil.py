"""The figures of a report as a page shows them: pictures, and tables whose figures lead on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from laporan import gambar, tabel
from laporan.grafik import Grafik
from laporan.tabel import Baris, Tabel


@dataclass(frozen=True)
class Sel:
    """One cell. `url`: the rows behind its figure, or ""."""

    isi: int | str
    kolom: str
    url: str

    @property
    def angka(self) -> bool:
        return isinstance(self.isi, int)


@dataclass(frozen=True)
class TabelTampil:
    """`baris`: (name, cells) each; `jumlah` the same of the last row, or None."""

    kode: str
    judul: str
    kepala: list[tuple[str, bool]]
    baris: list[tuple[str, list[Sel]]]
    jumlah: tuple[str, list[Sel]] | None
    catatan: str


def tabel_tampil(beku: Mapping, isian: Mapping | None, rincian: str) -> list[TabelTampil]:
    """`rincian`: the address of the rows behind a figure, to which its key is added."""
    return [_tabel(satu, rincian) for satu in tabel.semua(beku, isian).values()]


def grafik_tampil(beku: Mapping) -> list[Grafik]:
    return list(gambar.semua(beku).values())


def _tabel(satu: Tabel, rincian: str) -> TabelTampil:
    baris = [(b.nama, _sel(satu, b, rincian)) for b in satu.baris]
    contoh = baris[0][1] if baris else []
    angka = [sel.angka for sel in contoh] + [False] * len(satu.kepala)
    kepala = [(satu.kepala[0], False), *zip(satu.kepala[1:], angka, strict=False)]
    jumlah = (satu.jumlah.nama, _sel(satu, satu.jumlah, rincian)) if satu.jumlah else None
    return TabelTampil(satu.kode, satu.judul, kepala, baris, jumlah, satu.catatan)


def _sel(satu: Tabel, baris: Baris, rincian: str) -> list[Sel]:
    kunci = [*baris.kunci, *[""] * len(baris.isi)]
    kolom = [*satu.kepala[1:], *[""] * len(baris.isi)]
    return [
        Sel(isi, nama, _url(isi, k, rincian))
        for isi, nama, k in zip(baris.isi, kolom, kunci, strict=False)
    ]


def _url(isi: int | str, kunci: str, rincian: str) -> str:
    ada = bool(rincian and kunci) and isinstance(isi, int) and isi > 0
    return f"{rincian}{'&' if '?' in rincian else '?'}{urlencode({'kunci': kunci})}" if ada else ""
