"""The published DIP of many offices at once."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from dip.models import Penyusunan
from dip.status.penyusunan import Status


class Terbit(NamedTuple):
    tahun: int
    pada: datetime


def terbit(kantor: QuerySet) -> dict[int, Terbit]:
    """By key of the office: the newest version that is public; one query."""
    milik = Penyusunan.objects.filter(
        satker__in=kantor.order_by().values("pk"), status=Status.TERBIT, terbit_pada__isnull=False
    )
    baris = milik.order_by("satker", "tahun").values_list("satker", "tahun", "terbit_pada")
    return {satker: Terbit(*isi) for satker, *isi in baris}
