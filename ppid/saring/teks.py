import re

from ppid.saring import TAK_DIKENAL, Ditolak, Hasil
from ppid.saring.nik import Penemu

BUKAN_TEKS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
BAHASA_LAIN = ("<", "{\\rtf", "%!")  # HTML and XML, RTF, PostScript: not what a text file is for


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    """CSV or plain text, whichever its name says."""
    teks = _baca(isi)
    if BUKAN_TEKS.search(teks) or teks.lstrip().startswith(BAHASA_LAIN):
        raise Ditolak(TAK_DIKENAL)
    nik = Penemu()
    nik.baca(teks)
    return Hasil(isi, "teks", nik.temuan(), teks)


def _baca(isi: bytes) -> str:
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", "replace")
