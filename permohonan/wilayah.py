"""The figures of many offices at once, counted by the database.

They say of each office what `permohonan.hitungan` says of its requests one by one, under the same
keys; the number of queries depends on the time zones, never on offices or requests.
"""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, DateTimeField, F, Min, Q, QuerySet, When
from django.db.models.functions import TruncDate

from permohonan.hitungan import LUAR, Saat, ada
from permohonan.models import Permohonan
from permohonan.pilihan import CaraSelesai
from ppid import waktu
from ppid.models import Satker

TERBUKA, LEWAT = "terbuka", "lewat"  # whenever received: without an end; of these past due


def hitung(kantor: QuerySet, tahun: int, per: datetime | None = None) -> dict[int, Counter]:
    """By key of the office: the figures of requests received in its year, as at `per`.

    Keys of `hitungan.kunci`: masuk.diterima, waktu.tepat, waktu.tidak_tepat, waktu.terbuka_lewat;
    beside them TERBUKA and LEWAT. An office without any has no entry. A query for each zone.
    """
    per, hasil = per or waktu.sekarang(), {}
    for zona in waktu.LABEL_ZONA:
        hasil |= dict(map(_angka, _sezona(kantor.filter(zona=zona), zona, tahun, per)))
    return hasil


def setahun(satker, tahun: int) -> Counter:
    """The same of one office; one query."""
    kantor = Satker.objects.filter(pk=satker.pk)
    baris = list(_sezona(kantor, satker.zona, tahun, waktu.sekarang()))
    return _angka(baris[0])[1] if baris else Counter()


def _angka(baris: dict) -> tuple[int, Counter]:
    return baris.pop("satker"), Counter({k.replace("__", "."): n for k, n in baris.items()})


def _sezona(kantor: QuerySet, zona: str, tahun: int, per: datetime):
    setahun = Q(
        diterima_pada__gte=waktu.awal_hari(date(tahun, 1, 1), zona),
        diterima_pada__lt=waktu.awal_hari(date(tahun + 1, 1, 1), zona),
    )
    terbuka = _belum("diberitahukan_pada", per) & _belum("selesai_pada", per)
    lewat = terbuka & Q(jatuh_tempo__lt=waktu.setempat(per, zona).date())
    sekantor = Q(satker__in=kantor.order_by().values("pk"))
    milik = Permohonan.objects.filter(setahun | terbuka, sekantor, ada(Saat.pada(per)))
    milik = milik.annotate(hari_jawab=hari_jawab(zona, per))
    masuk = setahun & (terbuka | ~Q(hasil__in=LUAR))
    syarat = {
        "masuk__diterima": masuk,
        "waktu__tepat": masuk & Q(hari_jawab__lte=F("jatuh_tempo")),
        "waktu__tidak_tepat": masuk & (Q(hari_jawab__gt=F("jatuh_tempo")) | lewat),
        "waktu__terbuka_lewat": masuk & lewat,
        TERBUKA: terbuka,
        LEWAT: lewat,
    }
    hitung = {nama: Count("pk", filter=satu) for nama, satu in syarat.items()}
    return milik.order_by().values("satker").annotate(**hitung)


def _belum(bidang: str, per: datetime) -> Q:
    return Q(**{bidang: None}) | Q(**{f"{bidang}__gt": per})


def hari_jawab(zona: str, per: datetime) -> TruncDate:
    """The day of the answer: the notice, else the end of what was answered at the desk."""
    di_tempat = Q(cara_selesai=CaraSelesai.DI_TEMPAT, selesai_pada__lte=per)
    jawab = Case(
        When(diberitahukan_pada__lte=per, then="diberitahukan_pada"),
        When(di_tempat, then="selesai_pada"),
        output_field=DateTimeField(),
    )
    return TruncDate(jawab, tzinfo=ZoneInfo(zona))


def pertama(kantor: QuerySet) -> dict[int, datetime]:
    """By key of the office: when it registered its first request here; one query."""
    milik = Permohonan.objects.filter(satker__in=kantor.order_by().values("pk")).order_by()
    return dict(milik.values_list("satker").annotate(n=Min("dicatat_pada")))
