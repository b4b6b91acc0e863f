"""The office's logo: one small square picture for letters and pages.

Made once from a clean upload (`ppid/berkas.py`): a PNG of at most 6 KB, so that a page stays light
and every frozen letter can carry it. On paper it stands in the style sheet as a `data:` address
that bears our own keyed mark; the printer (`ppid/pdf.py`) accepts no other, so that no text of
anybody can bring a picture along, even where it were not escaped.
"""

import base64
import hmac
import re
from io import BytesIO

from django.conf import settings
from django.utils.crypto import salted_hmac
from PIL import Image

MAKS_BYTE = 6_000
SISI_TERKECIL = 80  # pixels: twice the 40 px of a page's header
SISI_TERBESAR = 4_000
# Side in pixels and number of colours, the finest that is light enough.
HALUS = ((192, 64), (160, 64), (160, 32), (128, 32), (96, 32), (96, 16), (80, 16), (80, 4))
BASE64 = r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
ALAMAT = re.compile(rf"data:image/png;tanda=([0-9a-f]{{64}});base64,({BASE64})")

TERLALU_KECIL = f"Logo ini terlalu kecil. Sisi terpendeknya paling sedikit {SISI_TERKECIL} piksel"
TERLALU_BESAR = f"Logo ini terlalu besar. Perkecil sampai {SISI_TERBESAR} piksel, lalu unggah lagi"


class LogoDitolak(ValueError):
    """Carries a sentence for whoever chose the file."""


def kecilkan(isi: bytes) -> bytes:
    """A square PNG of at most MAKS_BYTE out of a clean picture; what is left over is see-through.

    Palette pictures of few colours: a logo loses nothing that an office printer could show.
    """
    with Image.open(BytesIO(isi), formats=("PNG", "JPEG")) as asal:
        if min(asal.size) < SISI_TERKECIL:
            raise LogoDitolak(TERLALU_KECIL)
        if max(asal.size) > SISI_TERBESAR:
            raise LogoDitolak(TERLALU_BESAR)
        gambar = asal.convert("RGBA")
    hasil = (_png(gambar, sisi, warna) for sisi, warna in HALUS if sisi <= max(gambar.size))
    return next(satu for satu in hasil if len(satu) <= MAKS_BYTE)


def _png(gambar: Image.Image, sisi: int, warna: int) -> bytes:
    kecil = gambar.copy()
    kecil.thumbnail((sisi, sisi), Image.Resampling.LANCZOS)
    bujur = Image.new("RGBA", (sisi, sisi), (255, 255, 255, 0))
    bujur.paste(kecil, ((sisi - kecil.width) // 2, (sisi - kecil.height) // 2))
    keluar = BytesIO()
    pucat = bujur.quantize(warna, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    pucat.save(keluar, "PNG", optimize=True)
    return keluar.getvalue()


def alamat_data(isi: bytes) -> str:
    """The address under which a paper carries the picture."""
    return f"data:image/png;tanda={_tanda(isi)};base64,{base64.b64encode(isi).decode()}"


def baca_alamat(alamat: str) -> bytes | None:
    """The picture of an address that we made; None for any other."""
    cocok = ALAMAT.fullmatch(alamat)
    if not cocok:
        return None
    isi = base64.b64decode(cocok[2])
    return isi if hmac.compare_digest(_tanda(isi), cocok[1]) else None


def _tanda(isi: bytes) -> str:
    return salted_hmac("ppid.logo", isi, settings.SECRET_KEY, algorithm="sha256").hexdigest()
