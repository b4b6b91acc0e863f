"""Markdown to HTML that may be printed as it is: the only place that vouches for markup.

Twice guarded: the parser knows no raw HTML and no pictures, and whatever it made is reduced to a
short list of tags without style, class or script. The only `id` is a heading's, made here.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

JUDUL = ("h2", "h3", "h4")
TAG = {"p", "ul", "ol", "li", "a", "strong", "em", "blockquote", "code", "pre", "hr", "br", *JUDUL}
TABEL = {"table", "thead", "tbody", "tr", "th", "td"}
ATRIBUT = {"*": set(), "a": {"href"}, "ol": {"start"}} | {judul: {"id"} for judul in JUDUL}
SKEMA = {"http", "https", "mailto", "tel"}
AWALAN = "bagian-"  # keeps anchors apart from the ids of our own pages
DIINGAT = 256  # texts; a long one takes half a second to read
TANDA_BACA = re.compile(r"([!-/:-@\[-`{-~])")

_PENGURAI = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_PENCUCI = nh3.Cleaner(tags=TAG | TABEL, attributes=ATRIBUT, url_schemes=SKEMA)


class Bagian(NamedTuple):
    """What stands under one heading of the second level; the first may have none."""

    judul: str
    jangkar: str
    isi: SafeString


@lru_cache(maxsize=DIINGAT)
def ke_html(teks: str) -> SafeString:
    return _cetak(_urai(teks))


@lru_cache(maxsize=DIINGAT)
def bagian(teks: str) -> tuple[Bagian, ...]:
    """The text cut at its headings of the second level, for pages that fold them."""
    potongan: list[list[Token]] = [[]]
    for token in _urai(teks):
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            potongan.append([])
        potongan[-1].append(token)
    return tuple(_bagian(satu) for satu in potongan if satu)


def polos(teks: str) -> str:
    """A fact that goes into Markdown as itself: on one line, with no sign that means anything."""
    return TANDA_BACA.sub(r"\\\1", ", ".join(teks.split("\n")))


def _bagian(token: list[Token]) -> Bagian:
    if token[0].type != "heading_open":
        return Bagian("", "", _cetak(token))
    return Bagian(_teks(token[1]), str(token[0].attrGet("id")), _cetak(token[3:]))


def _urai(teks: str) -> list[Token]:
    """Headings begin at the second level, under the page's own, and carry an anchor."""
    hasil, terpakai = _PENGURAI.parse(teks), set()
    for ke, token in enumerate(hasil):
        if token.type not in ("heading_open", "heading_close"):
            continue
        token.tag = {"h1": "h2", "h5": "h4", "h6": "h4"}.get(token.tag, token.tag)
        if token.type == "heading_open":
            token.attrSet("id", _jangkar(_teks(hasil[ke + 1]), terpakai))
    return hasil


def _jangkar(judul: str, terpakai: set[str]) -> str:
    dasar = AWALAN + (slugify(judul)[:60] or "tanpa-judul")
    calon = (dasar if n == 1 else f"{dasar}-{n}" for n in range(1, len(terpakai) + 2))
    jangkar = next(satu for satu in calon if satu not in terpakai)
    terpakai.add(jangkar)
    return jangkar


def _teks(token: Token) -> str:
    """A heading without its signs."""
    return "".join(anak.content for anak in token.children or ())


def _cetak(token: list[Token]) -> SafeString:
    html = _PENGURAI.renderer.render(token, _PENGURAI.options, {})
    return mark_safe(_PENCUCI.clean(html))
