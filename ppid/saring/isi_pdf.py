"""What lies out of sight in a PDF. Text that is only a picture is not read."""

import logging
from io import BytesIO
from time import process_time

import pikepdf
import pypdf

from ppid.saring import MAKS_TEKS
from ppid.saring.kata import oleh, sebut
from ppid.saring.nik import Penemu

DETIK_TEKS = 8  # CPU time for the text of all pages; a file with more is said to be unread
BUKAN_KOMENTAR = {"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark"}

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def temuan(dokumen: pikepdf.Pdf, isi: bytes) -> tuple[list[tuple[str, str]], str]:
    """What the gate finds, and the text of the pages; none where a layer is out of sight."""
    nik = Penemu()
    belum, teks = _baca_teks(isi, nik)
    catatan = [a for hal in dokumen.pages for a in _daftar(hal.obj.get("/Annots"))]
    isian = _daftar(dokumen.Root.get("/AcroForm", {}).get("/Fields"))
    for satu in [*catatan, *isian]:
        nik.baca(_kata(satu.get("/Contents")) + "\n" + _kata(satu.get("/V")))
    nik.baca("\n".join(_kata(nilai) for _, nilai in dokumen.docinfo.items()))
    lapisan = _lapisan(dokumen)
    hasil = [*lapisan, *_komentar(catatan), *nik.temuan()]
    if belum:
        hasil.append(("nik", f"Teks {belum} tidak dapat diperiksa; periksa sendiri apakah ada NIK"))
    return [*hasil, *_keterangan(dokumen)], "" if lapisan else teks


def _baca_teks(isi: bytes, nik: Penemu) -> tuple[str, str]:
    """Search all pages; returns which could not be read, and what the others say."""
    gagal, terbaca, halaman = [], "", pypdf.PdfReader(BytesIO(isi)).pages
    for nomor, satu in enumerate(halaman, 1):
        if process_time() > DETIK_TEKS:
            return f"halaman {nomor} sampai {len(halaman)}", terbaca
        try:
            teks = satu.extract_text()
            nik.baca(teks, f"halaman {nomor}")
            if len(terbaca) < MAKS_TEKS:
                terbaca += teks + "\n"
        except MemoryError:
            raise
        except Exception:  # a font that cannot be read does not make the file a broken one
            gagal.append(str(nomor))
    return f"halaman {sebut(gagal)}" if gagal else "", terbaca


def _lapisan(dokumen: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Optional content that is off when the file is opened."""
    lapisan = dokumen.Root.get("/OCProperties", {})
    awal = lapisan.get("/D", {})
    mati = _daftar(awal.get("/OFF"))
    if awal.get("/BaseState") == "/OFF":
        nyala = {satu.objgen for satu in _daftar(awal.get("/ON"))}
        mati += [satu for satu in _daftar(lapisan.get("/OCGs")) if satu.objgen not in nyala]
    if not mati:
        return []
    nama = sebut(_kata(satu.get("/Name")) or "tanpa nama" for satu in mati)
    return [("lapisan_tersembunyi", f"Lapisan tersembunyi: {nama}")]


def _komentar(catatan: list) -> list[tuple[str, str]]:
    tampak = [a for a in catatan if str(a.get("/Subtype")) not in BUKAN_KOMENTAR]
    hapus = [a for a in tampak if a.get("/Subtype") == "/Redact"]
    lain = [a for a in tampak if a.get("/Subtype") != "/Redact"]
    hasil = []
    if lain:
        siapa = oleh({_kata(a.get("/T")) for a in lain})
        hasil.append(("komentar", f"Berisi {len(lain)} komentar atau tanda{siapa}"))
    if hapus:
        kalimat = f"Berisi {len(hapus)} tanda penghitaman yang belum diterapkan: isinya masih ada"
        hasil.append(("komentar", kalimat))
    return hasil


def _keterangan(dokumen: pikepdf.Pdf) -> list[tuple[str, str]]:
    xmp = dokumen.open_metadata()
    pembuat, alat = xmp.get("dc:creator") or [], xmp.get("xmp:CreatorTool") or ""
    pembuat = [pembuat] if isinstance(pembuat, str) else list(pembuat)
    orang = sebut([_kata(dokumen.docinfo.get("/Author")), *pembuat])
    aplikasi = sebut([_kata(dokumen.docinfo.get("/Creator")), alat])
    sebutan = [
        f"{label} {nilai}"
        for label, nilai in (("dibuat oleh", orang), ("dengan aplikasi", aplikasi))
        if nilai
    ]
    return [("metadata", f"Keterangan berkas: {'; '.join(sebutan)}")] if sebutan else []


def _daftar(nilai) -> list:
    """The dictionaries of an array, or none."""
    if not isinstance(nilai, pikepdf.Array):
        return []
    return [satu for satu in nilai if isinstance(satu, pikepdf.Dictionary)]


def _kata(nilai) -> str:
    return str(nilai) if isinstance(nilai, pikepdf.String) else ""
