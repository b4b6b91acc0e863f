"""Every address of the portal, as the resolver knows them: a new one fails until it is told of."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, get_resolver

from permohonan.perbuatan import PERBUATAN
from permohonan.tindakan import slug_aksi
from permohonan.views.perkara import CETAKAN
from ppid.models import JenisSOP

# Words of an address that lead to no row of a case.
TANPA_BARIS = {"satker", "kode", "tanggal", "jenis", "versi", "kelas", "tahun", "format", "masa"}


class Alamat(NamedTuple):
    """One address; `nama` adds the word of an act or a paper: `perkara_aksi:cabut`."""

    nama: str
    url: str
    kata: tuple[str, ...]
    tetap: dict
    view: object

    @property
    def terbuka(self) -> bool:
        """Asked without signing in."""
        return not getattr(self.view, "login_required", True)

    @property
    def hubungan(self) -> tuple[str, ...]:
        if not self.kata:
            return ("sendiri",)
        if not {*self.kata} - {*self.tetap} - TANPA_BARIS:
            return ("sendiri", "lain")
        dua = ("token", "token_lain") if {"nomor", "token"} <= {*self.kata} else ()
        return ("sendiri", "tetangga", "lain", "silang", *dua)


def semua_alamat() -> list[Alamat]:
    """Every address of the resolver; one pattern per word where the word chooses the act."""
    return [satu for pola in _pola(get_resolver().url_patterns) for satu in _alamat(*pola)]


def _pola(daftar, kata=()) -> Iterator[tuple[URLPattern, tuple[str, ...]]]:
    for satu in daftar:
        sini = (*kata, *satu.pattern.converters)
        if isinstance(satu, URLPattern):
            yield satu, sini
        else:
            yield from _pola(satu.url_patterns, sini)


def _alamat(pola: URLPattern, kata: tuple[str, ...]) -> Iterator[Alamat]:
    assert pola.name, f"{pola} tidak bernama"
    aksi = [slug_aksi(nama) for nama in PERBUATAN]
    pilihan = {
        "perkara_aksi": ("aksi", aksi),
        "perkara_cetak": ("jenis", CETAKAN),
        "lembar_sop": ("jenis", JenisSOP.values),
    }
    if pola.name not in pilihan:
        yield Alamat(pola.name, pola.name, kata, {}, pola.callback)
        return
    kunci, isi = pilihan[pola.name]
    for satu in isi:
        yield Alamat(f"{pola.name}:{satu}", pola.name, kata, {kunci: satu}, pola.callback)
