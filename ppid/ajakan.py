"""A quiet word that one app has for a page of another: `ppid.halaman` brings the two together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ajakan:
    """A sentence under a list, and the one button that leads on."""

    judul: str
    kalimat: str
    url: str
    tautan: str
