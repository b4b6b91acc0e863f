"""HTML to PDF. Nothing is fetched but our own fonts: `url("huruf:texgyrebonum-bold.otf")`."""

from functools import cache

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ppid.data import FOLDER

HURUF = {f"huruf:{berkas.name}": berkas for berkas in (FOLDER / "huruf").glob("*.otf")}


class SumberDitolak(RuntimeError):
    """The paper points at something outside itself: our mistake or an attack, never rendered."""


class HurufSaja(URLFetcher):
    def __init__(self):
        super().__init__(allowed_protocols=("huruf",), allow_redirects=False)

    def fetch(self, url, headers=None):
        if url not in HURUF:
            raise FatalURLFetchingError(f"{url[:80]!r} is not a font of ours")
        return URLFetcherResponse(url, _isi(url), {"Content-Type": "font/otf"})


@cache
def _isi(url: str) -> bytes:
    return HURUF[url].read_bytes()


def html_ke_pdf(html: str) -> bytes:
    """A tagged PDF: also screen readers get headings, tables and their order."""
    try:
        return HTML(string=html, url_fetcher=HurufSaja()).write_pdf(pdf_tags=True)
    except FatalURLFetchingError as galat:  # a BaseException: it must not end the worker
        raise SumberDitolak(str(galat)) from None
