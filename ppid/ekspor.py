"""Tables that leave as CSV or XLSX: text and numbers only, no NIK, streamed row by row.

What people typed stands in the cells, and a spreadsheet runs what begins with `=`. So an XLSX has
no cell but text, and numbers where the portal has counted them; a CSV, which has no types, says
with an apostrophe that a cell is text. Whoever exports writes the trail row first: a download that
is broken off was one all the same.
"""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import NamedTuple

import xlsxwriter
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from xlsxwriter.format import Format

from ppid.saring import nik

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAKS_HURUF = 32_767  # what a cell of an XLSX holds
PANDUAN, LEBAR_PANDUAN = "Panduan", 50
SEKALI_KIRIM = 64 * 1024  # bytes of an XLSX, characters of a CSV

BUKAN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SIDIK = re.compile("(?=.*[a-f])[0-9a-f]{64}")
Sel = str | int | float
# A formula: at the beginning of a cell, or where a reader with another separator begins a new one,
# behind whatever a spreadsheet skips.
RUMUS = re.compile(r"""(^|[\n,;|])([\s"'\ufeff\u200b-\u200f\u2060]*)(?=[=+\-@＝＋－＠−])""")


@dataclass(frozen=True)
class Tabel:
    """`kepala`: lines above the table, or none; `lebar`: characters per column; `baris`: read once.

    `panduan`: rows of a second sheet that says how the first is filled in; XLSX only. A cell that
    is a number of Python is one in the sheet.
    """

    nama: str
    lembar: str
    kepala: Sequence[str]
    kolom: Sequence[str]
    lebar: Sequence[int]
    baris: Iterable[Sequence[Sel]]
    panduan: Sequence[Sequence[str]] = ()

    @property
    def awal(self) -> int:
        """The row of the column titles: under the head and an empty row."""
        return len(self.kepala) + bool(self.kepala)


def teks(nilai: str) -> str:
    """A value as it may stand in a cell: nothing that XML forbids, no NIK, at most a cell long.

    A cell that is a SHA-256 stays whole, whatever digits stand in it.
    """
    if SIDIK.fullmatch(nilai):
        return nilai
    rata = nilai.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    isi = nik.samarkan(BUKAN_XML.sub("", rata))
    return isi if len(isi) <= MAKS_HURUF else f"{isi[: MAKS_HURUF - 1]}…"


def _kirim(potongan: Iterator, nama: str, jenis: str) -> StreamingHttpResponse:
    kepala = {"Content-Disposition": content_disposition_header(True, nama)}
    return StreamingHttpResponse(potongan, content_type=jenis, headers=kepala)


# CSV


def jinak(isi: str) -> str:
    """A cell of a CSV that no spreadsheet reads as a formula, whatever separator it believes in."""
    return RUMUS.sub(r"\1\2'", isi)


def sebagai_csv(tabel: Tabel) -> StreamingHttpResponse:
    """UTF-8 with its mark, which Excel needs to read it as such; every cell in quotes."""
    return _kirim(_potongan_csv(tabel), f"{tabel.nama}.csv", CSV)


def isi_csv(tabel: Tabel) -> bytes:
    """The same as one file, for a bundle."""
    return "".join(_potongan_csv(tabel)).encode()


def _potongan_csv(tabel: Tabel) -> Iterator[str]:
    wadah = StringIO("\ufeff")
    wadah.seek(1)
    tulis = csv.writer(wadah, quoting=csv.QUOTE_ALL)
    for baris in _semua_baris(tabel):
        tulis.writerow([jinak(teks(f"{nilai}")) for nilai in baris])
        if wadah.tell() > SEKALI_KIRIM:
            yield wadah.getvalue()
            wadah.seek(0)
            wadah.truncate()
    yield wadah.getvalue()


def _semua_baris(tabel: Tabel) -> Iterator[Sequence[Sel]]:
    """A line of the head is a row of one cell; an empty row stands before the table."""
    yield from ([satu] for satu in tabel.kepala)
    if tabel.kepala:
        yield [""]
    yield tabel.kolom
    yield from tabel.baris


# XLSX


def sebagai_xlsx(tabel: Tabel, *lain: Tabel) -> StreamingHttpResponse:
    """A sheet for each table, in one file that is named after the first."""
    return _kirim(_potongan_xlsx([tabel, *lain]), f"{tabel.nama}.xlsx", XLSX)


def _potongan_xlsx(semua: Sequence[Tabel]) -> Iterator[bytes]:
    """Written row by row to a file without a name, which ends with the sending."""
    with tempfile.TemporaryFile() as berkas:
        with tempfile.TemporaryDirectory() as sementara:
            _tulis_xlsx(berkas, semua, sementara)
        berkas.seek(0)
        yield from iter(partial(berkas.read, SEKALI_KIRIM), b"")


def _tulis_xlsx(berkas, semua: Sequence[Tabel], sementara: str) -> None:
    pilihan = {"constant_memory": True, "tmpdir": sementara}
    teks_saja = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    with xlsxwriter.Workbook(berkas, pilihan | dict.fromkeys(teks_saja, False)) as buku:
        bentuk = _bentuk(buku)
        for tabel in semua:
            _tulis_lembar(buku.add_worksheet(tabel.lembar), tabel, bentuk)
            if tabel.panduan:
                _tulis_panduan(buku.add_worksheet(PANDUAN), tabel.panduan, bentuk)


def _tulis_lembar(lembar, tabel: Tabel, bentuk: "Bentuk") -> None:
    awal = tabel.awal
    _tata(lembar, tabel, awal)
    ragam = [bentuk.biasa] * awal + [bentuk.judul]
    n = 0
    for n, baris in enumerate(_semua_baris(tabel)):
        for ke, nilai in enumerate(baris):
            if isinstance(nilai, str):
                lembar.write_string(n, ke, _sel(nilai), ragam[n] if n <= awal else bentuk.isi)
            else:
                lembar.write_number(n, ke, nilai, bentuk.angka)
    lembar.autofilter(awal, 0, max(n, awal), len(tabel.kolom) - 1)


def _tulis_panduan(lembar, baris: Sequence[Sequence[str]], bentuk: "Bentuk") -> None:
    lembar.set_column(0, 2, LEBAR_PANDUAN)
    for n, satu in enumerate(baris):
        for ke, nilai in enumerate(satu):
            lembar.write_string(n, ke, _sel(nilai), bentuk.isi if n else bentuk.judul)


def _sel(nilai: str) -> str:
    """XlsxWriter takes `<r>…</r>` for markup of its own and would write it as it stands."""
    isi = teks(nilai)
    return f" {isi}"[:MAKS_HURUF] if isi.startswith("<r>") else isi


def _tata(lembar, tabel: Tabel, awal: int) -> None:
    for ke, lebar in enumerate(tabel.lebar):
        lembar.set_column(ke, ke, lebar)
    lembar.freeze_panes(awal + 1, 1)
    lembar.set_landscape()
    lembar.set_paper(9)  # A4
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(awal)


class Bentuk(NamedTuple):
    """Cells of the head, the titles and the table."""

    biasa: Format
    judul: Format
    isi: Format
    angka: Format


def _bentuk(buku) -> Bentuk:
    """`@` is the format of text."""
    sel = {"num_format": "@", "valign": "top"}
    return Bentuk(
        buku.add_format(sel),
        buku.add_format(sel | {"bold": True, "text_wrap": True, "bottom": 1}),
        buku.add_format(sel | {"text_wrap": True}),
        buku.add_format({"valign": "top"}),
    )
