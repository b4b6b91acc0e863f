"""What a message says: an office's own text, or the portal's, filled by replacement alone.

The portal's texts are files that a person can read (`templates/kabar/*.txt`). A text knows no
logic: `{nomor}` and the like are replaced once, by values computed beforehand. No template engine
and no `str.format` ever reads what an office wrote, so there is nothing in it to be run.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError

from ppid import isian_teks
from ppid.models import TeksKabar

BERKAS = settings.AKAR / "templates" / "kabar"
PERIHAL = "Perihal: "  # first line of a file; a text without it has no subject
ISIAN = re.compile(r"\{([^{}]*)\}")
TAUTAN = re.compile(r"://|\bwww\.", re.IGNORECASE)
TANPA_TAUTAN = "Jangan menuliskan alamat situs. Pakai {alamat_kantor} atau isian alamat lainnya"
KURUNG = "Kurung kurawal hanya untuk isian, sepasang: {nomor}. Hapus kurung yang lain"
MAKS_SEBUT = 30


@dataclass(frozen=True)
class Teks:
    perihal: str
    isi: str

    @property
    def isian(self) -> set[str]:
        return set(ISIAN.findall(f"{self.perihal}\n{self.isi}"))

    def terisi(self, nilai: Mapping[str, str]) -> "Teks":
        return Teks(isikan(self.perihal, nilai), isikan(self.isi, nilai))


@cache
def bawaan(kode: str) -> Teks:
    teks = (BERKAS / f"{kode}.txt").read_text(encoding="utf-8").strip()
    if not teks.startswith(PERIHAL):
        return Teks("", teks)
    perihal, _, isi = teks.removeprefix(PERIHAL).partition("\n")
    return Teks(perihal, isi.strip())


def milik(satker, kode: str) -> Teks:
    """The text an office uses for this kind of message."""
    sendiri = TeksKabar.objects.filter(satker=satker, kode=kode).first()
    return Teks(sendiri.perihal, sendiri.isi) if sendiri else bawaan(kode)


def isikan(teks: str, nilai: Mapping[str, str]) -> str:
    """Replace, once: a value that looks like a placeholder stays as it is.

    A line whose placeholders are all empty is left out.
    """
    asal = teks.split("\n")
    jadi = [isian_teks.isi(baris, nilai) for baris in asal]
    ada = [j for a, j in zip(asal, jadi, strict=True) if j.strip() or not a.strip()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(ada)).strip()


def tanpa_tautan(teks: str) -> str:
    """Words of people, such as a name: nothing in them becomes a link in a mail program."""
    return re.sub(r"(?<=\w)\.(?=[^\W\d_])", ". ", teks.replace("://", ": //"))


def periksa(teks: str, boleh: Iterable[str], wajib: Mapping[str, str]) -> None:
    """Raise ValidationError, saying what to do. `wajib` maps a placeholder to its meaning."""
    ada = ISIAN.findall(teks)
    if asing := [satu for satu in ada if satu not in boleh]:
        daftar = ", ".join(f"{{{satu}}}" for satu in boleh)
        sebut = " ".join(asing[0].split())[:MAKS_SEBUT]
        raise ValidationError(
            f"Isian {{{sebut}}} tidak dikenal di sini. Yang dapat dipakai: {daftar}"
        )
    if re.search(r"[{}]", ISIAN.sub("", teks)):
        raise ValidationError(KURUNG)
    if kurang := [f"{{{satu}}} ({arti})" for satu, arti in wajib.items() if satu not in ada]:
        raise ValidationError(f"Cantumkan {', '.join(kurang)}")
    if TAUTAN.search(teks):
        raise ValidationError(TANPA_TAUTAN)
