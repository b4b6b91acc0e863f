from io import BytesIO

from PIL import Image, ImageOps

from ppid.saring import TERLALU_BESAR, Ditolak, Hasil

MAKS_PIKSEL = 40_000_000


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    try:
        return Hasil(_lukis_ulang(isi, jenis.upper()), jenis)
    except Image.DecompressionBombError:
        raise Ditolak(TERLALU_BESAR) from None


def _lukis_ulang(isi: bytes, format: str) -> bytes:
    """The picture drawn anew: upright, and without EXIF, place, thumbnail or anything appended."""
    with Image.open(BytesIO(isi), formats=(format,)) as asal:
        if asal.width * asal.height > MAKS_PIKSEL:
            raise Ditolak(TERLALU_BESAR)
        lukisan = ImageOps.exif_transpose(asal)
        tembus = format == "PNG" and lukisan.has_transparency_data
        mode = "RGBA" if tembus else "L" if lukisan.mode in ("1", "L") else "RGB"
        bersih = lukisan.convert(mode)
    bersih.info = {}
    hasil = BytesIO()
    bersih.save(hasil, format, **({"quality": 88} if format == "JPEG" else {"compress_level": 4}))
    return hasil.getvalue()
