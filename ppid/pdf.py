"""HTML to PDF. Nothing is fetched but our own fonts, `url("huruf:texgyrebonum-bold.otf")`, and the
office's logo under the address that `ppid/logo.py` made for it."""

import logging
from functools import cache
from io import BytesIO

import pikepdf
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ppid import logo
from ppid.data import FOLDER

# It warns of every letter the font lacks, one by one, and quotes what people typed.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

HURUF = {f"huruf:{berkas.name}": berkas for berkas in (FOLDER / "huruf").glob("*.otf")}

JILID = "<!-- jilid -->"  # text on a paper is escaped: nobody's words can hold it
VARIAN = "pdf/a-3a"
ARSIP = f"<!-- {VARIAN} -->"  # likewise: the paper is written in the form for archives


class SumberDitolak(RuntimeError):
    """The paper points at something outside itself: our mistake or an attack, never rendered."""


class HurufSaja(URLFetcher):
    """Fonts and the marked logo; anything else ends the rendering."""

    def __init__(self):
        super().__init__(allowed_protocols=("huruf", "data"), allow_redirects=False)
        self.ditolak: list[str] = []

    def fetch(self, url, headers=None):
        if url in HURUF:
            return URLFetcherResponse(url, _isi(url), {"Content-Type": "font/otf"})
        if gambar := logo.baca_alamat(url):
            return URLFetcherResponse(url, gambar, {"Content-Type": "image/png"})
        self.ditolak.append(url[:80])
        raise FatalURLFetchingError


@cache
def _isi(url: str) -> bytes:
    return HURUF[url].read_bytes()


def html_ke_pdf(html: str) -> bytes:
    """A tagged PDF: also screen readers get headings, tables and their order.

    A paper of hundreds of pages carries the mark `JILID` and is printed piece by piece: laid out at
    once, 5,000 rows take a gigabyte. What stands before the first mark and after the last is part
    of every piece; the pages are numbered on, the tags are lost.

    With the mark `ARSIP` the PDF declares itself pdf/a-3a. Nothing here validates that.
    """
    if JILID not in html:
        return _cetak(html)
    kepala, *jilid, ekor = html.split(JILID)
    with pikepdf.new() as semua:
        for isi in jilid:
            nomor = len(semua.pages) + 1
            lanjut = f"<style>@page:first {{ counter-reset: page {nomor} }}</style>"
            with pikepdf.open(BytesIO(_cetak(kepala + lanjut + isi + ekor))) as satu:
                semua.pages.extend(satu.pages)
        semua.save(hasil := BytesIO())
    return hasil.getvalue()


def _cetak(html: str) -> bytes:
    pengambil = HurufSaja()
    try:
        dokumen = HTML(string=html, url_fetcher=pengambil)
        hasil = dokumen.write_pdf(pdf_tags=True, pdf_variant=VARIAN if ARSIP in html else None)
    except FatalURLFetchingError:  # a BaseException: it must not end the worker
        hasil = b""
    if pengambil.ditolak:  # checked too because inside an SVG the refusal is swallowed
        raise SumberDitolak(f"Naskah meminta {pengambil.ditolak[0]!r}")
    return hasil
