"""The files a person can read: national holidays and the offices of KPU. No database."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ppid.tenggat import Libur as BarisLibur

FOLDER = Path(__file__).parent


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
