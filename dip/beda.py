"""What a correction changed, word by word. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

KATA = re.compile(r"\S+|\n|[^\S\n]+")


class Potong(NamedTuple):
    """`jenis`: "" (kept), "hapus" or "tambah"."""

    jenis: str
    teks: str


def beda(lama: str, baru: str) -> list[Potong]:
    """The old text and the new one in one: read without "tambah" it is the old, without "hapus"
    the new."""
    a, b = KATA.findall(lama), KATA.findall(baru)
    banding = SequenceMatcher(None, a, b)  # its junk heuristic keeps long texts fast
    return list(_potongan(banding.get_opcodes(), a, b))


def _potongan(langkah, a: list[str], b: list[str]) -> Iterator[Potong]:
    for nama, a1, a2, b1, b2 in langkah:
        if nama == "equal":
            yield Potong("", "".join(a[a1:a2]))
            continue
        if a2 > a1:
            yield Potong("hapus", "".join(a[a1:a2]))
        if b2 > b1:
            yield Potong("tambah", "".join(b[b1:b2]))


def berubah(potongan: list[Potong]) -> int:
    """How many places differ; a word replaced by another is one."""
    jenis = [satu.jenis for satu in potongan]
    ganti = sum(dua == ("hapus", "tambah") for dua in zip(jenis, jenis[1:], strict=False))
    return sum(map(bool, jenis)) - ganti
