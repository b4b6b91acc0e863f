"""What waits for someone's word: each app names its kinds, `ppid.halaman` lists them as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from ppid.izin import Izin, Pelaku

PER_HALAMAN = 50


@dataclass(frozen=True)
class Menunggu:
    """One row: what it is, where it is decided, since when and by whom it waits.

    `tingkat` and `sisa` are the urgency, as a badge; `batas` the day it is about, in words.
    """

    jenis: str
    judul: str
    keterangan: str
    url: str
    sejak: datetime
    oleh: str
    tingkat: str = ""
    sisa: str = ""
    batas: str = ""


@dataclass(frozen=True)
class Sumber:
    """A kind. `kueri` gives the rows that wait, `sejak` names their instant, `baris` tells one."""

    izin: Izin
    kueri: Callable[[Pelaku], QuerySet]
    sejak: str
    baris: Callable[[Pelaku, Model], Menunggu]


def mendesak(sisa: int) -> tuple[str, str]:
    """As the legal clock says it: the level of the badge and its words."""
    if sisa < 0:
        return "terlambat", f"Terlambat {-sisa} hari kerja"
    return ("mendesak", "Batasnya hari ini") if not sisa else ("netral", f"Sisa {sisa} hari kerja")


def halaman(sumber: Sequence[Sumber], pelaku: Pelaku, hal) -> Page:
    """Oldest first; at most two queries and the kind's own for each, however many rows wait."""
    boleh = [(satu, satu.kueri(pelaku)) for satu in sumber if pelaku.boleh(satu.izin)]
    kunci = [
        (sejak, ke, pk)
        for ke, (satu, kueri) in enumerate(boleh)
        for pk, sejak in kueri.values_list("pk", satu.sejak)
    ]
    satu_halaman = Paginator(sorted(kunci), PER_HALAMAN).get_page(hal)
    dipilih = list(satu_halaman.object_list)
    muat = [
        kueri.in_bulk([pk for _, milik, pk in dipilih if milik == ke])
        for ke, (_, kueri) in enumerate(boleh)
    ]
    satu_halaman.object_list = [
        boleh[ke][0].baris(pelaku, muat[ke][pk]) for _, ke, pk in dipilih if pk in muat[ke]
    ]
    return satu_halaman
