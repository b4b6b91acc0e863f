"""Where a word stands, asked of the database: full text on PostgreSQL, plain `LIKE` on SQLite.

PostgreSQL keeps a column `vektor` beside the words, made by itself from the row (so nothing can
forget to bring it up to date) with the stems of its Indonesian dictionary and an index. Django's
models do not know the column; migration `0005` says what it is made of. Whoever changes the type of
one of these columns (`judul`, `nama`, `kata`, `isi`) drops it first and makes it again.
"""

from django.db import connection
from django.db.models import BooleanField, Case, F, Func, IntegerField, Max, Q, Value, When
from django.db.models.expressions import Col

from dip.kata import POKOK_MIN


def lengkap() -> bool:
    """Does this database look words up by their stem?"""
    return connection.vendor == "postgresql"


class _KolomVektor(Col):
    """`vektor` in whatever alias the row's key has."""

    def as_sql(self, compiler, connection):
        return f"{compiler.quote_name_unless_alias(self.alias)}.vektor", []


class Vektor(F):
    """The vector of the query's own rows."""

    def __init__(self):
        super().__init__("pk")

    def resolve_expression(self, *args, **kwargs):
        kolom = super().resolve_expression(*args, **kwargs)
        return _KolomVektor(kolom.alias, kolom.target)


class _Cari(Func):
    """One word as a query: its stem, and for a longer one whatever begins with it."""

    template = "(to_tsquery('indonesian', %(expressions)s))"
    arg_joiner = ") || to_tsquery('simple', "

    def __init__(self, pokok: str, asal: str, bobot: str = ""):
        awal = ":*" if len(pokok) > POKOK_MIN else ":"
        akhir = bobot or "ABCD"
        super().__init__(Value(f"{asal}:{akhir}"), Value(f"{pokok}{awal}{akhir}"))


class _Gabung(Func):
    """Several queries as one; `arg_joiner` says how."""

    template = "(%(expressions)s)"


class Cocok(Func):
    """Does the vector answer the query? Stands wherever a condition may."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()

    def __init__(self, cari):
        super().__init__(Vektor(), cari)


def memuat(pokok: str, asal: str, kolom: str):
    """A condition: the row has the word. `kolom` is what SQLite reads."""
    return Cocok(_Cari(pokok, asal)) if lengkap() else Q(**{f"{kolom}__contains": pokok})


def memuat_beberapa(dicari: dict[str, str], kolom: str):
    """A condition: the row has one of the words; on PostgreSQL two of them, where more than two
    are looked for, so that a common word alone does not bring half the table."""
    if not lengkap():
        return _atau([memuat(*satu, kolom) for satu in dicari.items()])
    kueri = [_Cari(*satu) for satu in dicari.items()]
    if len(kueri) > 2:
        kueri = [_dan(satu, kueri[i:]) for i, satu in enumerate(kueri[:-1], start=1)]
    return Cocok(_Gabung(*kueri, arg_joiner=" || "))


def jumlah(dicari: dict[str, str], kolom: str):
    """An expression: how many of the words the row has."""
    return _tambah([_bila(memuat(*satu, kolom)) for satu in dicari.items()])


def tanda(dicari: dict[str, str], bobot: str):
    """An expression: which of the words a part of the vector has, as bits in their order."""
    syarat = [Cocok(_Cari(*satu, bobot)) for satu in dicari.items()]
    return _tambah([_bila(satu, 1 << i) for i, satu in enumerate(syarat)])


def bit(dicari: dict[str, str], kolom: str):
    """An aggregate: which of the words any of the rows has, as bits in their order."""
    syarat = [memuat(*satu, kolom) for satu in dicari.items()]
    return _tambah([Max(_bila(satu, 1 << i)) for i, satu in enumerate(syarat)])


def _dan(satu: _Cari, lain: list[_Cari]) -> _Gabung:
    return _Gabung(satu, _Gabung(*lain, arg_joiner=" || "), arg_joiner=" && ")


def _atau(syarat: list[Q]) -> Q:
    hasil = Q()
    for satu in syarat:
        hasil |= satu
    return hasil


def _bila(syarat, nilai: int = 1):
    return Case(When(syarat, then=nilai), default=Value(0), output_field=IntegerField())


def _tambah(isi: list):
    return sum(isi[1:], isi[0])
