"""The acts a clerk does from a form: one verb each, called with the cleaned form."""

from permohonan.perbuatan.dasar import Perbuatan
from permohonan.perbuatan.data import DATA
from permohonan.perbuatan.jawaban import JAWABAN

PERBUATAN: dict[str, Perbuatan] = DATA | JAWABAN

__all__ = ["PERBUATAN", "Perbuatan"]
