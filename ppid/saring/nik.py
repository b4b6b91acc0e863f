"""Finds NIK in text: 16 digits, PPKKCC DDMMYY SSSS; a woman's day of birth is 40 higher.

A NIK counts whether its digits stand together or in one of the usual groups (4-4-4-4, 6-6-4,
2-2-2-6-4, digit by digit) with one and the same separator. Which serial it has does not matter:
spreadsheets round the 16th digit of a number to 0. Sixteen digits together that cannot be a NIK
(no such day or month, or a leading 0) are a finding of their own: a mistyped NIK, an account or a
card number is personal too. In groups they are not, or every row of years would be one.
"""

import re
import unicodedata
from collections.abc import Iterator

RAPAT = re.compile(r"(?<![0-9])(?<!\b0\.)[0-9]{16}(?![0-9])")  # not the decimals of 0.…
DESIMAL = re.compile(r"[0-9]\.$")
_KELOMPOK = [(4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (1,) * 16]
_BERJARAK = [
    rf"[0-9]{{{awal}}}(?P<p{i}>[ .\-])" + rf"(?P=p{i})".join(rf"[0-9]{{{n}}}" for n in sisa)
    for i, (awal, *sisa) in enumerate(_KELOMPOK)
]
BERJARAK = re.compile(rf"(?<![0-9])(?:{'|'.join(_BERJARAK)})(?![0-9])")
# Word and PDF put these in the place of spaces and hyphens, or between letters, unseen.
SERUPA = (
    str.maketrans("\u00a0\u2007\u2009\u202f", "    ")
    | str.maketrans("\u2010\u2011\u2012\u2013", "----")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
)
ANGKA = re.compile(r"\d")
DERET = re.compile("[0-9]{16,}")


def mungkin(angka: str) -> bool:
    """Could these 16 digits be a NIK?"""
    hari, bulan = int(angka[6:8]), int(angka[8:10])
    return angka[0] != "0" and (1 <= hari <= 31 or 41 <= hari <= 71) and 1 <= bulan <= 12


def samar(angka: str) -> str:
    return f"{angka[:4]}••••••••{angka[-4:]}"


def berjarak(teks: str) -> Iterator[re.Match]:
    """NIK in groups, also right behind other numbers in the same groups."""
    cocok = BERJARAK.search(teks)
    while cocok:
        ya = mungkin(hanya_angka(cocok[0]))
        if ya:
            yield cocok
        cocok = BERJARAK.search(teks, cocok.end() if ya else cocok.start() + 1)


def hanya_angka(teks: str) -> str:
    return re.sub("[^0-9]", "", teks)


def samarkan(teks: str) -> str:
    """The text with every NIK masked: 2101••••••••0003.

    Any run of 16 digits or more counts, in whatever script, and a NIK in groups; signs that nobody
    sees between the digits hide none.
    """
    if len(ANGKA.findall(teks)) < 16:
        return teks
    terlihat = [(i, h) for i, huruf in enumerate(teks) for h in _terlihat(huruf)]
    rata = "".join(huruf for _, huruf in terlihat)
    ketemu = [*DERET.finditer(rata), *berjarak(rata)]
    for cocok in sorted(ketemu, key=re.Match.start, reverse=True):
        awal, akhir = terlihat[cocok.start()][0], terlihat[cocok.end() - 1][0] + 1
        teks = teks[:awal] + samar(hanya_angka(cocok[0])) + teks[akhir:]
    return teks


def _terlihat(huruf: str) -> str:
    return f"{unicodedata.decimal(huruf, huruf)}".translate(SERUPA)


class Penemu:
    """Collects from one text after another; `tempat` says where each text stands, if known."""

    def __init__(self):
        self.nik: dict[str, list[str]] = {}
        self.lain: dict[str, list[str]] = {}

    def baca(self, teks: str, tempat: str = "") -> None:
        teks = teks.translate(SERUPA)
        for cocok in RAPAT.finditer(teks):
            if mungkin(cocok[0]):
                self._catat(self.nik, cocok[0], tempat)
            elif not DESIMAL.search(teks, max(0, cocok.start() - 2), cocok.start()):
                self._catat(self.lain, cocok[0], tempat)
        for cocok in berjarak(teks):
            self._catat(self.nik, hanya_angka(cocok[0]), tempat)

    def _catat(self, wadah: dict, angka: str, tempat: str) -> None:
        semua = wadah.setdefault(angka, [])
        if tempat and tempat not in semua:
            semua.append(tempat)

    def temuan(self) -> list[tuple[str, str]]:
        hasil = []
        if self.nik:
            hasil.append(("nik", f"Berisi {len(self.nik)} NIK{_contoh(self.nik)}"))
        if self.lain:
            sebut = f"Berisi {len(self.lain)} deretan 16 angka yang bukan bentuk NIK"
            sebut += ", mungkin salah ketik atau nomor rekening"
            hasil.append(("nik", sebut + _contoh(self.lain)))
        return hasil


def _contoh(wadah: dict[str, list[str]]) -> str:
    angka, tempat = next(iter(wadah.items()))
    di = f" ({tempat[0]})" if tempat else ""
    return f", misalnya {samar(angka)}{di}"
