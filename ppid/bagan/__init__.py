"""The SOP as a swimlane: columns are its actors, rows its steps, ○ □ ◇ as on the sheet.

Pure: no database, no HTML. `gambar()` lays out the drawing of a page, `lembar()` the table of the
printed sheet; templates put the numbers into SVG with presentation attributes and literal colours
only, which browsers under a strict CSP and WeasyPrint both draw.
"""

from ppid.bagan.alur import Baris
from ppid.bagan.gambar import Bagan, gambar
from ppid.bagan.langkah import butir, gambar_butir
from ppid.bagan.lembar import BarisLembar, Lembar, lembar

__all__ = [
    "Bagan",
    "Baris",
    "BarisLembar",
    "Lembar",
    "butir",
    "gambar",
    "gambar_butir",
    "lembar",
]
