"""Pictures of numbers, for a page and for paper: columns of a year, cases on a line, a matrix.

Pure: no database, no HTML. Each function lays out a `Gambar`, which `_komponen/gambar.html` puts
into SVG with presentation attributes and literal colours only, as browsers under a strict CSP and
WeasyPrint both draw it. Series are told apart by shape (solid and outline, dot, ring and triangle),
never by colour alone; the sentence and the table beside a picture are its page's.
"""

from ppid.grafik.batang import per_bulan
from ppid.grafik.dasar import Gambar
from ppid.grafik.petak import matriks
from ppid.grafik.titik import ketepatan

__all__ = ["Gambar", "ketepatan", "matriks", "per_bulan"]
