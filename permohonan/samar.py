"""An applicant made unrecognizable, for whoever examines acts and not people. Pure.

What is known of the applicant is taken out of any text: however it is spaced, broken or written
together, and the words of a name also one by one. Numbers, addresses of e-mail and the like that
look personal go as well, whoever's they are, unless they are the office's own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape

from ppid.saring import nik

NAMA = ("nama", "nama_kuasa", "narahubung")  # fields of a Pemohon that hold a name
TITIK, HITAM = "•••", "■■■"
MIN_KATA, MIN_NILAI, MIN_RAPAT = 3, 5, 8  # characters: of a name's word, a value, one run together
SELA = r"[\W_]{0,20}"  # what may stand between two words of one value
AKHIRAN = r"(?:nya|lah|kah|pun)?"  # that Indonesian writes together with a name
# Stand in a text and are not seen: joiners, direction marks, variants of a sign.
HALUS = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
POTONG = re.compile(r"(<!--.*?-->|<style\b.*?</style>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SELA_ANGKA = r"[\s.()\-\u2010-\u2013]{0,3}"  # between the digits of one number
TELEPON = re.compile(rf"(?<![\w+])(?:\+?62{SELA_ANGKA}|\(?0)8(?:{SELA_ANGKA}\d){{7,12}}(?!\d)")
KARTU = re.compile(r"\b(KTP(?:-el)?|NIK|SIM|Paspor|KITAS|KK)(\s+)(?=\S*\d)[\w•.-]{3,}")


def nama(teks: str) -> str:
    """B••• S•••: the first letter of each word; not how long it is."""
    awal = (next((h for h in kata if h.isalnum()), "") for kata in teks.split())
    return " ".join(f"{huruf.upper()}{TITIK}" for huruf in awal if huruf)


@dataclass(frozen=True)
class Samar:
    """`nama`: names, each word of which goes; `nilai`: other values, line by line; `telepon`: in
    any spelling; `kantor`: words, numbers and addresses of the office, which stay."""

    nama: tuple[str, ...] = ()
    nilai: tuple[str, ...] = ()
    telepon: tuple[str, ...] = ()
    kantor: tuple[str, ...] = ()

    def teks(self, isi: str) -> str:
        isi = self._umum(nik.samarkan(rata(isi)))
        if not self._pola:
            return isi
        while (baru := self._pola.sub(HITAM, isi)) != isi:  # what is left may meet anew
            isi = baru
        return isi

    def html(self, isi: str) -> str:
        """Text between tags; tags, comments and styles stay as they are: see `sisa_html`."""
        potongan = enumerate(POTONG.split(isi))
        return "".join(satu if ke % 2 else self._simpul(satu) for ke, satu in potongan)

    def _simpul(self, isi: str) -> str:
        return escape(self.teks(unescape(isi)), quote=False) if isi.strip() else isi

    def sisa(self, isi: str) -> list[str]:
        """Values that still stand in a text, also where a line or a page broke them."""
        isi = rata(isi)
        sambung = re.sub(r"-\s*\n\s*", "", isi)
        ketemu = [m[0] for satu in (isi, sambung) for m in (self._pola or TAK_ADA).finditer(satu)]
        padat = rapat(isi)
        return ketemu + [satu for satu in self._rapat if satu in padat]

    def sisa_html(self, isi: str) -> list[str]:
        """The same of finished HTML, with what its attributes say."""
        potongan = POTONG.split(isi)
        tanda = [unescape(satu) for satu in potongan[1::2] if not satu.lower().startswith("<style")]
        return self.sisa(" ".join(map(unescape, potongan[::2]))) + self.sisa(" ".join(tanda))

    # What is known

    @cached_property
    def _pola(self) -> re.Pattern | None:
        """The longest first, so that a value goes as a whole."""
        frasa = sorted({*self._frasa()}, key=len, reverse=True)
        semua = [*map(_urai, frasa), *filter(None, map(_angka, self.telepon))]
        return re.compile("|".join(semua), re.IGNORECASE) if semua else None

    def _frasa(self) -> Iterator[tuple[str, ...]]:
        kantor = {rapat(satu) for satu in self.kantor}
        for satu in self.nama:
            yield from _cukup(satu, MIN_KATA)
            yield from ((kata,) for kata in _kata(satu) if len(kata) >= MIN_KATA)
        for satu in self.nilai:
            for bagian in (satu, *satu.splitlines(), *_ruas(satu)):
                if not any(rapat(bagian) in punya for punya in kantor):
                    yield from _cukup(bagian, MIN_NILAI)

    @cached_property
    def _rapat(self) -> tuple[str, ...]:
        """Values of several words and numbers, run together; one word alone would be found in
        words that have nothing to do with it."""
        semua = {"".join(satu).casefold() for satu in self._frasa() if len(satu) > 1}
        semua |= {_inti(satu) for satu in self.telepon}
        return tuple(satu for satu in semua if len(satu) >= MIN_RAPAT)

    # What looks personal

    def _umum(self, isi: str) -> str:
        isi = KARTU.sub(rf"\1\2{HITAM}", isi)
        return TELEPON.sub(self._kecuali, SUREL.sub(self._kecuali, isi))

    def _kecuali(self, cocok: re.Match) -> str:
        milik = {rapat(satu) for satu in self.kantor}
        return cocok[0] if rapat(cocok[0]) in milik else HITAM


TAK_ADA = re.compile(r"(?!)")


def rapat(isi: str) -> str:
    """Letters and digits alone."""
    return "".join(_kata(isi)).casefold()


def rata(isi: str) -> str:
    """One spelling of what looks the same."""
    return unicodedata.normalize("NFC", HALUS.sub("", isi))


def _kata(isi: str) -> list[str]:
    return re.findall(r"[^\W_]+", rata(isi))


def _cukup(isi: str, paling_sedikit: int) -> Iterator[tuple[str, ...]]:
    kata = tuple(_kata(isi))
    if sum(map(len, kata)) >= paling_sedikit:
        yield kata


def _ruas(alamat: str) -> Iterable[str]:
    """Parts of an address between commas; one word, as of a town, tells of nobody."""
    return (satu for satu in re.split(r"[,;\n]", alamat) if len(_kata(satu)) > 1)


def _urai(kata: tuple[str, ...]) -> str:
    """These words, whatever stands between them, not inside a longer word or number."""
    isi = SELA.join(map(re.escape, kata)) + ("" if kata[-1][-1].isdigit() else AKHIRAN)
    return rf"(?<!{_sejenis(kata[0][0])}){isi}(?!{_sejenis(kata[-1][-1])})"


def _sejenis(huruf: str) -> str:
    return r"\d" if huruf.isdigit() else r"[^\W\d_]"


def _inti(telepon: str) -> str:
    """81255501177 of +62 812-5550-1177"""
    angka = re.sub(r"\D", "", telepon)
    return angka.removeprefix("62").removeprefix("0")


def _angka(telepon: str) -> str:
    inti = _inti(telepon)
    if len(inti) < MIN_NILAI:
        return ""
    return rf"(?<!\d)(?:\+?62|0)?{SELA_ANGKA}{SELA_ANGKA.join(inti)}(?!\d)"
