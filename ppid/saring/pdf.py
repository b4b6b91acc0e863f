from io import BytesIO

import pikepdf

from ppid.saring import BERISI_PROGRAM, BERSANDI, RUSAK, Ditolak, Hasil
from ppid.saring.isi_pdf import temuan

# A PDF that does something when opened, or carries another file.
KUNCI_TERLARANG = {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia"}
AKSI_TERLARANG = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"),
    *("/GoToE", "/Rendition", "/RichMediaExecute"),
}


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    """The same bytes, once every object has been read and does nothing by itself."""
    dokumen = _buka(isi)
    if any(_berprogram(objek) for objek in dokumen.objects):
        raise Ditolak(BERISI_PROGRAM)
    if not len(dokumen.pages):
        raise Ditolak(RUSAK)
    return Hasil(isi, jenis, *(temuan(dokumen, isi) if kantor else ()))


def _buka(isi: bytes) -> pikepdf.Pdf:
    if not isi.startswith(b"%PDF-"):
        raise Ditolak(RUSAK)
    try:
        dokumen = pikepdf.open(BytesIO(isi), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Ditolak(BERSANDI) from None
    if dokumen.is_encrypted:
        raise Ditolak(BERSANDI)
    return dokumen


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
