"""Takes an uploaded file apart, in a process of its own: `python saring.py jpeg|png|pdf`.

Bytes in on stdin, clean bytes out on stdout. Decoders are where hostile files do harm, so the child
gets no environment, little memory, a few seconds, and may write no file. Its exit code says why a
file is refused; a crash refuses it too. Nothing of Django is imported here.
"""

import resource
import sys
from io import BytesIO

import pikepdf
from PIL import Image, ImageOps

LULUS, RUSAK, TERLALU_BESAR, BERSANDI, BERISI_PROGRAM = 0, 10, 11, 12, 13
MAKS_PIKSEL = 40_000_000
MEMORI, DETIK_CPU = 1_500_000_000, 5  # bytes of address space; seconds

# A PDF that does something when opened, or carries another file.
KUNCI_TERLARANG = {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia"}
AKSI_TERLARANG = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"),
    *("/GoToE", "/Rendition", "/RichMediaExecute"),
}


class Ditolak(Exception):
    def __init__(self, kode: int):
        self.kode = kode


def gambar(isi: bytes, format: str) -> bytes:
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


def pdf(isi: bytes) -> bytes:
    """The same bytes, once every object has been read and does nothing by itself."""
    if not isi.startswith(b"%PDF-"):
        raise Ditolak(RUSAK)
    try:
        dokumen = pikepdf.open(BytesIO(isi), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Ditolak(BERSANDI) from None
    if dokumen.is_encrypted:
        raise Ditolak(BERSANDI)
    if any(_berprogram(objek) for objek in dokumen.objects):
        raise Ditolak(BERISI_PROGRAM)
    if not len(dokumen.pages):
        raise Ditolak(RUSAK)
    return isi


def _berprogram(objek) -> bool:
    """Looks through one indirect object and what is written inside it."""
    antre = [objek]
    while antre:
        kini = antre.pop()
        if isinstance(kini, pikepdf.Dictionary | pikepdf.Stream):
            if _terlarang(kini):
                return True
            antre += [v for _, v in kini.items() if _di_dalam(v)]
        elif isinstance(kini, pikepdf.Array):
            antre += [v for v in kini if _di_dalam(v)]
    return False


def _di_dalam(nilai) -> bool:
    return isinstance(nilai, pikepdf.Object) and not nilai.is_indirect


def _terlarang(kamus) -> bool:
    if KUNCI_TERLARANG & set(kamus.keys()) or kamus.get("/Type") == "/EmbeddedFile":
        return True
    aksi = kamus.get("/S")
    ke_berkas = aksi == "/URI" and str(kamus.get("/URI", "")).strip().lower().startswith("file:")
    return ke_berkas or any(aksi == terlarang for terlarang in AKSI_TERLARANG)


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_CPU, DETIK_CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(jenis: str) -> int:
    _batasi()
    isi = sys.stdin.buffer.read()
    try:
        hasil = pdf(isi) if jenis == "pdf" else gambar(isi, jenis.upper())
    except Ditolak as galat:
        return galat.kode
    except Image.DecompressionBombError:
        return TERLALU_BESAR
    except Exception:  # decoders fail in more ways than can be listed; none of them is ours
        return RUSAK
    sys.stdout.buffer.write(hasil)
    return LULUS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
