"""Lists on paper: A4 landscape, made when asked for, never stored.

A list is not a Naskah: it has no number and asserts nothing beyond the minute it was made, which
its foot names. What it leaves out and by which filter is said in words at its head.
"""

from functools import lru_cache

from django.http import HttpResponse
from django.template.loader import render_to_string

from ppid import naskah, waktu
from ppid.pdf import html_ke_pdf

MAKS_BARIS = 1000  # rows that one print may hold: about 60 pages and ten seconds


@lru_cache(maxsize=64)
def pdf_sekali(html: str) -> bytes:
    """The PDF of a public sheet, asked for often and the same each time: it costs once a process.

    The words themselves are the key, so whatever changes in them is printed anew.
    """
    return html_ke_pdf(html)


def daftar(templat: str, satker, konteks: dict, *, nama: str) -> HttpResponse:
    """The PDF of a list, in the browser's viewer. `templat` extends `naskah/_mendatar.html`.

    `konteks` has `judul` and `saringan` (the filter in words, or "").
    """
    isi = naskah.bingkai(satker) | {"dicetak": waktu.sekarang(), "saringan": ""} | konteks
    isi_pdf = html_ke_pdf(render_to_string(templat, isi))
    return naskah.respons_pdf(isi_pdf, f"{nama}.pdf".replace("/", "-"))
