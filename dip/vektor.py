"""Where a word stands, asked of the database: full text on PostgreSQL, plain `LIKE` on SQLite.

PostgreSQL keeps a column `vektor` beside the words, made by itself from the row (so nothing can
forget to bring it up to date) with the stems of its Indonesian dictionary and an index. Django's
models do not know the column; migration `0005` says what it is made of. Whoever changes the type of
one of these columns (`judul`, `nama`, `kata`, `isi`) drops it first and makes it again.
"""

from django.db import connection
from django.db.models import BooleanField, Case, F, Func, IntegerField, Max, Q, Value, When
from django.db.models.expressions import Col

from dip.kata import POKOK_MIN, tahun


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


class _Kata(Func):
    """One word as a query: its stem, and for a longer one whatever begins with it."""

    template = "(to_tsquery('indonesian', %(expressions)s))"
    arg_joiner = ") || to_tsquery('simple', "

    def __init__(self, pokok: str, asal: str, bobot: str = "AB"):
        awal = ":*" if len(pokok) > POKOK_MIN else ":"
        super().__init__(Value(f"{asal}:{bobot}"), Value(f"{pokok}{awal}{bobot}"))


class _Pokok(Func):
    """One word as a query, its stem alone: as texts are asked, which are long and many."""

    template = "to_tsquery('indonesian', %(expressions)s)"

    def __init__(self, pokok: str, asal: str):
        super().__init__(Value(asal))


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


CARA = {"kata": _Kata, "isi": _Pokok}  # by the column that SQLite reads


def memuat(pokok: str, asal: str, kolom: str):
    """A condition: the row has the word. `kolom` is what SQLite reads."""
    if not lengkap():
        return Q(**{f"{kolom}__contains": pokok})
    return Cocok(CARA[kolom](pokok, asal))


def memuat_beberapa(dicari: dict[str, str], kolom: str):
    """A condition: the row has one of the words; on PostgreSQL two of them, where more than two
    are looked for, so that a common word alone does not bring half the table. A year is none."""
    if not lengkap():
        return _atau([memuat(*satu, kolom) for satu in dicari.items()])
    kueri = [CARA[kolom](*satu) for satu in dicari.items() if not tahun(satu[0])]
    kueri = kueri or [CARA[kolom](*satu) for satu in dicari.items()]
    if len(kueri) > 2:
        kueri = [_semua([satu, _salah_satu(kueri[i:])]) for i, satu in enumerate(kueri[:-1], 1)]
    return Cocok(_salah_satu(kueri))


def hampir_semua(dicari: dict[str, str]):
    """A condition, on PostgreSQL: a text has all the words, or all but one of several."""
    kueri = [_Pokok(*satu) for satu in dicari.items()]
    if len(kueri) > 2:
        kueri = [_semua(kueri[:i] + kueri[i + 1 :]) for i in range(len(kueri))]
        return Cocok(_salah_satu(kueri))
    return Cocok(_semua(kueri))


def jumlah(dicari: dict[str, str], kolom: str):
    """An expression: how many of the words the row has."""
    return _tambah([_bila(memuat(*satu, kolom)) for satu in dicari.items()])


def tanda(dicari: dict[str, str], bobot: str):
    """An expression: which of the words a part of the vector has, as bits in their order."""
    syarat = [Cocok(_Kata(*satu, bobot)) for satu in dicari.items()]
    return _tambah([_bila(satu, 1 << i) for i, satu in enumerate(syarat)])


def bit(dicari: dict[str, str], kolom: str):
    """An aggregate: which of the words any of the rows has, as bits in their order."""
    syarat = [memuat(*satu, kolom) for satu in dicari.items()]
    return _tambah([Max(_bila(satu, 1 << i)) for i, satu in enumerate(syarat)])


def _semua(kueri: list) -> _Gabung:
    return _Gabung(*kueri, arg_joiner=" && ")


def _salah_satu(kueri: list) -> _Gabung:
    return _Gabung(*kueri, arg_joiner=" || ")


def _atau(syarat: list[Q]) -> Q:
    hasil = Q()
    for satu in syarat:
        hasil |= satu
    return hasil


def _bila(syarat, nilai: int = 1):
    return Case(When(syarat, then=nilai), default=Value(0), output_field=IntegerField())


def _tambah(isi: list):
    return sum(isi[1:], isi[0])
