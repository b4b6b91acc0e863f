"""Rows that may answer a question, narrowed by the database: a bounded number, whatever there is.

Each row comes with which of the words it has (bits, in the order of the words): `di_judul` and
`di_kata` where the database looks words up by their stem, `di_teks` in the files in force.
"""

from django.db.models import IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from dip import kata, vektor
from dip.models import TeksBerkas

CALON = 300  # rows of a kind that are ranked
DILIHAT = 1000  # texts of which the best are taken
CALON_TEKS = 100  # rows more that only the text of their files brings


def dokumen(kueri, dicari: dict[str, str]):
    """Documents by their title, summary, and the words of their files."""
    milik = TeksBerkas.objects.kini().filter(versi__dokumen=OuterRef("pk")).order_by()
    bit = milik.values("versi__dokumen").annotate(bit=vektor.bit(dicari, "isi")).values("bit")
    terpilih = _salah_satu(_terbaik(kueri, dicari), _dari_teks(kueri, dicari))
    return _bertanda(kueri.filter(terpilih).order_by(), dicari).annotate(
        di_teks=Coalesce(Subquery(bit, output_field=IntegerField()), Value(0))
    )


def entri(kueri, dicari: dict[str, str]):
    """Rows of a DIP by their name and summary."""
    return _bertanda(kueri.filter(pk__in=_terbaik(kueri, dicari)).order_by(), dicari)


def dik(kueri, dicari: dict[str, str]):
    """Rows of the DIK by their heading: there are few of them."""
    syarat = Q()
    for pokok in dicari:
        syarat |= Q(kata__contains=pokok)
    return kueri.filter(syarat)[:CALON]


def memuat_semua(kueri, teks: str):
    """The desk's own list: documents that have every word, in their files too. What is no word
    of the language (the number of a letter) is looked for as it is written."""
    for satu in dict.fromkeys(kata.rapikan(teks).split()):
        kueri = kueri.filter(_satu_kata(kata.pokok(satu), satu))
    return kueri


def _satu_kata(pokok: str, asal: str) -> Q:
    if not kata.berarti(asal):
        return Q(kata__contains=pokok)
    di_berkas = TeksBerkas.objects.desk().filter(vektor.memuat(pokok, asal, "isi"))
    syarat = Q(kata__contains=pokok) | Q(pk__in=di_berkas.values("versi__dokumen"))
    return syarat | Q(vektor.memuat(pokok, asal, "kata"))


def _terbaik(kueri, dicari: dict[str, str]):
    """Keys of the rows that have the most of the words, the newest first among equals."""
    ada = kueri.filter(vektor.memuat_beberapa(dicari, "kata"))
    ada = ada.annotate(jumlah=vektor.jumlah(dicari, "kata"))
    return ada.order_by("-jumlah", "-pk").values("pk")[:CALON]


def _dari_teks(kueri, dicari: dict[str, str]):
    """A long text has common words anyway: what has nearly all of them comes first, of the rest no
    more than `DILIHAT` are looked at."""
    semua = TeksBerkas.objects.kini().filter(versi__dokumen__in=kueri.order_by().values("pk"))
    teks = semua.filter(vektor.memuat_beberapa(dicari, "isi"))
    if vektor.lengkap():
        hampir = semua.filter(vektor.hampir_semua(dicari)).values("pk")[:CALON_TEKS]
        teks = TeksBerkas.objects.filter(_salah_satu(hampir, teks.values("pk")[:DILIHAT]))
    teks = teks.annotate(jumlah=vektor.jumlah(dicari, "isi"))
    return teks.order_by("-jumlah", "-pk").values("versi__dokumen")[:CALON_TEKS]


def _salah_satu(satu, lain) -> Q:
    """A condition: the key is in one of two lists. PostgreSQL plans a union far better than an OR;
    SQLite knows no union of lists that are cut."""
    if vektor.lengkap():
        return Q(pk__in=satu.union(lain))
    return Q(pk__in=satu) | Q(pk__in=lain)


def _bertanda(kueri, dicari: dict[str, str]):
    if not vektor.lengkap():
        return kueri.annotate(di_judul=Value(0), di_kata=Value(0))
    return kueri.annotate(di_judul=vektor.tanda(dicari, "A"), di_kata=vektor.tanda(dicari, "AB"))
