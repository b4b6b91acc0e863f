"""What waits in an office today, whenever it came: for its leaders' page.

Figures of requests received in a span of days: `permohonan.hitungan`. Never an applicant.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType

from permohonan.models import Permohonan
from permohonan.status import BERJALAN, TERBUKA
from ppid.models import Naskah


@dataclass(frozen=True)
class Lewat:
    """Open past its due date, without a notice."""

    nomor: str
    kunci: str
    jatuh_tempo: date


def terbuka(satker) -> tuple[int, list[Lewat]]:
    """How many are open, and those of them past their due date; one query."""
    kasus = Permohonan.objects.filter(satker=satker, status__in=TERBUKA)
    baris = kasus.order_by("jatuh_tempo", "pk").values_list(
        "status", "nomor", "kunci", "jatuh_tempo"
    )
    semua = [(status in BERJALAN, Lewat(*isi)) for status, *isi in baris]
    hari_ini = satker.hari_ini
    return len(semua), [k for berjalan, k in semua if berjalan and k.jatuh_tempo < hari_ini]


def tanpa_pindaian(satker) -> int:
    """Requests with a signed paper whose scan is still missing."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    kurang = Naskah.objects.filter(
        satker=satker, tentang_jenis=jenis, bertanda_tangan=True, pindaian=None
    )
    return kurang.order_by().values("tentang_id").distinct().count()
