"""What the store and the DIP of one office prove of themselves. Every one a query."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from dip.models import Dikecualikan, Dokumen, Klasifikasi, Penyusunan, VersiBerkas
from dip.publik import entri_dip
from ppid import waktu

SEGAR = timedelta(days=183)  # six months, for what is to be announced berkala


class Berkala(NamedTuple):
    banyak: int
    segar: int


class Dik(NamedTuple):
    """`berlaku`: for this office, from above too. `habis`: its own that are past their term."""

    berlaku: int
    habis: int


def dip_terbit(satker) -> tuple[Penyusunan | None, int]:
    """*The* DIP of the office, and how many rows of it anyone reads; two queries."""
    satu = Penyusunan.objects.publik(satker).first()
    if satu is None:
        return None, 0
    satu.satker = satker
    return satu, entri_dip(satu).count()


def kelas(satker) -> dict[str, int]:
    """Public documents by class."""
    hitung = Dokumen.objects.publik(satker).order_by().values_list("klasifikasi")
    return dict(hitung.annotate(Count("pk")))


def berkala(satker) -> Berkala:
    """Documents announced berkala; those of which something was ratified within six months."""
    batas = waktu.awal_hari(satker.hari_ini - SEGAR, satker.zona)
    versi = VersiBerkas.objects.kini().filter(dokumen=OuterRef("pk"), disahkan_pada__gte=batas)
    milik = Dokumen.objects.publik(satker).filter(klasifikasi=Klasifikasi.BERKALA)
    milik = milik.annotate(baru=Exists(versi))
    segar = Q(disahkan_pada__gte=batas) | Q(baru=True)
    return Berkala(*milik.aggregate(n=Count("pk"), m=Count("pk", filter=segar)).values())


def dik(satker) -> Dik:
    hari = satker.hari_ini
    berlaku = Dikecualikan.objects.berlaku(satker).count()
    return Dik(berlaku, Dikecualikan.objects.filter(satker=satker, berlaku_sampai__lt=hari).count())
