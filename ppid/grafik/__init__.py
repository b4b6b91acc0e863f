"""Pictures of numbers, for a page and for paper: columns of a year, bars, parts of a whole, cases
on a line, minutes at the counter, a matrix.

Pure: no database, no HTML. Each function lays out a `Gambar`, which `_komponen/gambar.html` puts
into SVG with presentation attributes and literal colours only, as browsers under a strict CSP and
WeasyPrint both draw it. Series are told apart by shape and hatch (solid and outline, dot, ring and
triangle), never by colour alone; the sentence and the table beside a picture are its page's.
`lebar` is LEBAR for a page, LEBAR_KERTAS for the whole column of a sheet.
"""

from ppid.grafik.baris import mendatar
from ppid.grafik.batang import per_bulan
from ppid.grafik.dasar import LEBAR, LEBAR_KERTAS, Gambar
from ppid.grafik.menit import lama_langkah
from ppid.grafik.petak import matriks
from ppid.grafik.titik import ketepatan
from ppid.grafik.tumpuk import bertumpuk

__all__ = [
    "LEBAR",
    "LEBAR_KERTAS",
    "Gambar",
    "ketepatan",
    "matriks",
    "mendatar",
    "lama_langkah",
    "per_bulan",
    "bertumpuk",
]
