"""Takes an uploaded file apart, in a process of its own: `saring/__main__.py`.

Decoders are where hostile files do harm, so the child gets no environment, little memory, a few
seconds, and may write no file. Bytes in on stdin; on stdout one line of JSON (what kind it is, what
the release gate found, what it says), then the clean bytes. The exit code says why a file is
refused; a crash refuses it too. Nothing of Django is imported in this package, and nothing heavy in
this module, which the parent reads too.
"""

from collections.abc import Sequence
from typing import NamedTuple

LULUS, RUSAK, TERLALU_BESAR, BERSANDI, BERISI_PROGRAM = 0, 10, 11, 12, 13
BERMAKRO, BEROBJEK, TEMPLAT_LUAR, ENTITAS_XML, TERLALU_PADAT, FORMAT_LAMA, TAK_DIKENAL = range(
    14, 21
)
MAKS_TEKS = 200_000  # letters of a file that are kept for the search


class Ditolak(Exception):
    def __init__(self, kode: int):
        self.kode = kode


class Hasil(NamedTuple):
    isi: bytes
    jenis: str
    temuan: Sequence[tuple[str, str]] = ()  # (kind, sentence), in the order in which they are shown
    teks: str = ""  # what a reader sees, for the search; nothing of what lies out of sight
