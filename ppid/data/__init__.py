"""The files a person can read: holidays, the offices of KPU, words of letters. No database."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ppid.tenggat import Libur as BarisLibur

FOLDER = Path(__file__).parent


class Kalimat(NamedTuple):
    """A sentence of a paper that an office may put in its own words."""

    judul: str
    teks: str
    panjang: int = 600


class KalimatNaskah(NamedTuple):
    """The sentences of one kind of paper by name, and the placeholders they may use."""

    isian: tuple[str, ...]
    kalimat: dict[str, Kalimat]


class BarisSatker(NamedTuple):
    kode: str
    slug: str
    nama: str
    tingkat: str
    induk: str  # the parent's kode; "" for a provinsi
    zona_waktu: str


KPU_RI = BarisSatker("00", "kpu", "KPU RI", "ri", "", "Asia/Jakarta")  # not in the list of 552


def _baca(nama: str) -> Iterator[dict[str, str]]:
    with (FOLDER / nama).open(encoding="utf-8", newline="") as berkas:
        yield from csv.DictReader(berkas)


def baca_libur() -> list[BarisLibur]:
    return [
        BarisLibur(date.fromisoformat(b["tanggal"]), b["jenis"], b["nama"], b["dasar"])
        for b in _baca("libur-2023-2027.csv")
    ]


def baca_satker() -> list[BarisSatker]:
    return [BarisSatker(**b) for b in _baca("satker-kpu.csv")]


HALAMAN_PER = date(2026, 11, 26)  # when `halaman/` was last held against the law and the product


@cache
def baca_halaman(nama: str) -> str:
    """A page of an office as the portal words it, in Markdown with `{penanda}` for its facts."""
    return (FOLDER / "halaman" / f"{nama}.md").read_text(encoding="utf-8")


def baca_kalimat() -> dict[str, KalimatNaskah]:
    """Sentences of letters by kind of paper."""
    isi = tomllib.loads((FOLDER / "kalimat-surat.toml").read_text(encoding="utf-8"))
    return {
        jenis: KalimatNaskah(
            tuple(satu["isian"]), {nama: Kalimat(**b) for nama, b in satu["kalimat"].items()}
        )
        for jenis, satu in isi.items()
    }
