"""The only door for uploaded files, in and out.

The bytes lie under FILE_DIR, outside the web root, by a random key; they are fsynced before the
transaction whose act commits the row. A file without a row is swept after a day.
"""

import hashlib
import json
import logging
import os
import re
import secrets
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import filetype
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from ppid import jejak, saring, waktu
from ppid.izin import Pelaku
from ppid.models.berkas import Berkas

log = logging.getLogger(__name__)

MAKS_BYTE = 5_000_000
MAKS_NAMA = 120
ANAK = str(Path(saring.__file__).with_name("__main__.py"))
DETIK_SARING = 20  # wall clock; the child's own limit is CPU time
UMUR_YATIM = 24 * 3600  # seconds
TITIPAN = "ppid.titipan"

PILIHAN = "Gunakan berkas JPG, PNG, atau PDF"
PILIHAN_KANTOR = "Gunakan berkas JPG, PNG, PDF, DOCX, XLSX, atau CSV"
RUSAK = "Berkas ini rusak atau terpotong. Coba foto ulang, atau serahkan di meja layanan"
PESAN = {
    saring.TERLALU_BESAR: "Gambar ini terlalu lebar. Coba foto ulang dengan resolusi lebih kecil, "
    "atau serahkan di meja layanan",
    saring.BERSANDI: "PDF ini memakai kata sandi. Simpan tanpa kata sandi, lalu unggah lagi",
    saring.BERISI_PROGRAM: "PDF ini berisi program atau lampiran. Unggah fotonya, "
    "atau serahkan di meja layanan",
}
RUSAK_KANTOR = "Berkas ini rusak atau terpotong. Buka dan simpan ulang, lalu unggah lagi"
TERLALU_BERAT = "Berkas ini terlalu besar untuk diperiksa. Bagi menjadi beberapa berkas"
PESAN_KANTOR = {
    saring.TERLALU_BESAR: "Gambar ini terlalu lebar. Perkecil, lalu unggah lagi",
    saring.BERSANDI: "Berkas ini memakai kata sandi. Simpan tanpa kata sandi, lalu unggah lagi",
    saring.BERISI_PROGRAM: "PDF ini berisi program atau lampiran. Cetak ke PDF baru, "
    "lalu unggah yang baru",
    saring.BERMAKRO: "Berkas ini berisi makro. Simpan sebagai DOCX atau XLSX tanpa makro, "
    "lalu unggah lagi",
    saring.BEROBJEK: "Berkas ini memuat berkas lain di dalamnya, misalnya lembar kerja di balik "
    "grafik. Tempel sebagai gambar, lalu unggah lagi",
    saring.TEMPLAT_LUAR: "Berkas ini mengambil isi dari alamat lain saat dibuka. "
    "Simpan sebagai PDF, lalu unggah PDF itu",
    saring.ENTITAS_XML: "Berkas ini memuat rujukan yang tidak diizinkan. "
    "Buka dan simpan ulang di Word atau Excel, lalu unggah lagi",
    saring.TERLALU_PADAT: TERLALU_BERAT,
    saring.FORMAT_LAMA: "Berkas ini berformat lama. Simpan sebagai DOCX atau XLSX, "
    "lalu unggah lagi",
    saring.TAK_DIKENAL: PILIHAN_KANTOR,
}
KENAL = {"image/jpeg": "jpeg", "image/png": "png", "application/pdf": "pdf"}
KENAL_KANTOR = {b"PK\x03\x04": "zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole"}
OFFICE = "application/vnd.openxmlformats-officedocument"
TIPE = {
    "jpeg": ("image/jpeg", ".jpg"),
    "png": ("image/png", ".png"),
    "pdf": ("application/pdf", ".pdf"),
    "docx": (f"{OFFICE}.wordprocessingml.document", ".docx"),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", ".xlsx"),
    "csv": ("text/csv", ".csv"),
    "txt": ("text/plain", ".txt"),
}


class BerkasDitolak(ValidationError):
    """Carries a sentence for whoever chose the file."""


class Bersih(NamedTuple):
    isi: bytes
    tipe: str
    akhiran: str
    temuan: Sequence[dict] = ()  # see `ppid/gerbang.py`
    teks: str | None = None  # what the file says, for the search; None: nobody has read it


# In


def periksa(upload, *, kantor: bool = False) -> Bersih:
    """Accept JPEG, PNG and PDF by their content; pictures come back drawn anew.

    `kantor`: what the office's own people hand in. Also DOCX, XLSX and text, as they are, together
    with what the release gate found.
    """
    if upload.size > MAKS_BYTE:
        raise BerkasDitolak(_terlalu_besar(upload.size, kantor))
    upload.seek(0)
    isi = upload.read(MAKS_BYTE + 1)
    jenis = _jenis(isi, kantor)
    if not jenis:
        raise BerkasDitolak(PILIHAN_KANTOR if kantor else PILIHAN)
    return _bersih(_saring(jenis, isi, kantor), upload.name or "")


def _jenis(isi: bytes, kantor: bool) -> str | None:
    """Which sieve the content asks for; none when it is not accepted."""
    jenis = KENAL.get(filetype.guess_mime(isi)) if isi else None
    if jenis or not kantor or not isi:
        return jenis
    return next((j for awal, j in KENAL_KANTOR.items() if isi.startswith(awal)), "teks")


def _bersih(hasil: saring.Hasil, nama: str) -> Bersih:
    jenis = hasil.jenis
    if jenis == "teks":
        jenis = "csv" if nama.lower().endswith(".csv") else "txt"
    temuan = [{"jenis": str(j), "teks": str(t), "jawaban": ""} for j, t in hasil.temuan]
    return Bersih(hasil.isi, *TIPE[jenis], temuan, hasil.teks)


def _terlalu_besar(byte: int, kantor: bool) -> str:
    x = f"{byte / 1_000_000:.1f}".replace(".", ",")
    batas = f"Ukuran berkas {x} MB. Batasnya {MAKS_BYTE // 1_000_000} MB. "
    if kantor:
        return batas + "Bagi menjadi beberapa berkas, atau perkecil gambar di dalamnya"
    return batas + "Coba foto ulang dengan resolusi lebih kecil, atau serahkan di meja layanan"


def _saring(jenis: str, isi: bytes, kantor: bool = False) -> saring.Hasil:
    perintah = [sys.executable, "-I", ANAK, jenis, "kantor" if kantor else "publik"]
    try:
        anak = subprocess.run(
            perintah, input=isi, capture_output=True, env={}, timeout=DETIK_SARING, check=False
        )
    except subprocess.TimeoutExpired:
        raise BerkasDitolak(TERLALU_BERAT if kantor else RUSAK) from None
    if anak.returncode != saring.LULUS:
        raise BerkasDitolak(_sebab(anak.returncode, kantor))
    kepala, _, bersih = anak.stdout.partition(b"\n")
    return saring.Hasil(bersih, **json.loads(kepala))


def urai_lembar(isi: bytes) -> bytes:
    """The cells of an XLSX as JSON; see `ppid/kisi.py`."""
    return _saring("lembar", isi, True).isi


def _sebab(kode: int, kantor: bool) -> str:
    if not kantor:
        return PESAN.get(kode, RUSAK)
    return PESAN_KANTOR.get(kode, TERLALU_BERAT if kode < 0 else RUSAK_KANTOR)  # < 0: killed


def siapkan(upload, jenis: str, *, satker, oleh: Pelaku, kantor: bool = False) -> Berkas:
    """Check and store the bytes; the row comes back unsaved, for `kaitkan()` inside the act."""
    bersih = periksa(upload, kantor=kantor)
    nama = nama_tampil(upload.name, bersih.akhiran)
    return tulis(bersih, nama=nama, jenis=jenis, satker=satker, oleh=oleh.pengguna)


def tulis(bersih: Bersih, *, nama: str, jenis: str, satker, oleh=None) -> Berkas:
    """Store bytes that are clean already, such as a PDF of ours, with what was found in them."""
    baru = Berkas(
        satker=satker,
        jenis=jenis,
        nama=nama,
        tipe=bersih.tipe,
        ukuran=len(bersih.isi),
        sha256=hashlib.sha256(bersih.isi).hexdigest(),
        kunci=_tulis_awet(bersih.isi),
        oleh=oleh,
        dibuat=waktu.sekarang(),
        temuan=list(bersih.temuan),
    )
    baru.teks = bersih.teks
    return baru


def nama_tampil(nama: str | None, akhiran: str) -> str:
    """The uploaded name as it may be shown: no path, no control or direction characters, and the
    ending of what the file is."""
    dasar = re.split(r"[/\\]", nama or "")[-1]
    bersih = "".join(h for h in dasar if unicodedata.category(h)[0] != "C")
    batang = PurePosixPath(bersih).stem.strip(" .")
    return (batang[: MAKS_NAMA - len(akhiran)] or "berkas") + akhiran


def kaitkan(berkas: Berkas, tentang) -> Berkas:
    """Save the row, inside the act's transaction."""
    berkas.tentang = tentang
    berkas.satker = tentang.satker
    berkas.save()
    return berkas


def pindahkan(dari, ke) -> None:
    """All files of a draft become the case's."""
    Berkas.objects.tentang(dari).update(
        tentang_jenis=ContentType.objects.get_for_model(ke), tentang_id=ke.pk, satker=ke.satker
    )


# Left for a while


def titip(isi: bytes, *, bagi: str) -> str:
    """Keep bytes without a row, for `bagi` (whom and what they are for) to come back with.

    Returns a signed ticket. They are gone after a day, or when they were used.
    """
    ikatan = {"kunci": _tulis_awet(isi), "bagi": bagi}
    return signing.dumps(ikatan, salt=TITIPAN)


def ambil(tiket: str, *, bagi: str) -> bytes | None:
    """What was left for `bagi`; None when it is there no more, or was left for somebody else."""
    try:
        ikatan = signing.loads(tiket, salt=TITIPAN, max_age=UMUR_YATIM)
        return jalur(ikatan["kunci"]).read_bytes() if ikatan["bagi"] == bagi else None
    except (signing.BadSignature, FileNotFoundError):
        return None


def buang_titipan(tiket: str) -> None:
    """Once what came of it is committed."""
    kunci = signing.loads(tiket, salt=TITIPAN)["kunci"]
    transaction.on_commit(lambda: jalur(kunci).unlink(missing_ok=True))


# Out

KEPALA_AMAN = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


def respons(berkas: Berkas, pelaku: Pelaku) -> FileResponse:
    """A download, never shown inside our own origin. Views of identity papers leave a trail row."""
    unduhan = _unduhan(berkas, {"Cache-Control": "private, no-store"})
    if berkas.pribadi:
        data = {"berkas": berkas.token, "jenis": berkas.jenis}
        jejak.catat("lihat", oleh=pelaku, tentang=berkas.tentang, satker=berkas.satker, data=data)
    return unduhan


def respons_publik(berkas: Berkas, request):
    """A file that anyone may have, as a download. The caller has asked whether it is public.

    Kept by no cache without asking anew: the view, and with it that question, comes before the
    answer 304, so a file that is taken back is gone everywhere at once.
    """
    sidik = quote_etag(berkas.sha256)
    utuh = _unduhan(berkas, {"Cache-Control": "no-cache", "ETag": sidik})
    return get_conditional_response(request, etag=sidik, response=utuh)


def _unduhan(berkas: Berkas, kepala: dict) -> FileResponse:
    if berkas.dimusnahkan_pada:
        raise Http404
    try:
        isi = BytesIO(baca(berkas))
    except FileNotFoundError:
        log.error("Berkas %s tidak ada di penyimpanan", berkas.token)
        raise Http404 from None
    return FileResponse(
        isi,
        as_attachment=True,
        filename=berkas.nama,
        content_type=berkas.tipe,
        headers=KEPALA_AMAN | kepala,
    )


def baca(berkas: Berkas) -> bytes:
    return jalur(berkas.kunci).read_bytes()


def baca_teks(berkas: Berkas) -> str:
    """What a stored file of the office says; "" where it cannot be read."""
    try:
        isi = baca(berkas)
        jenis = _jenis(isi, kantor=True)
        return _saring(jenis, isi, kantor=True).teks if jenis else ""
    except (OSError, BerkasDitolak):
        return ""


def hapus(berkas: Berkas) -> None:
    """Remove the row at once and the bytes when that is committed."""
    if berkas.pk:
        berkas.delete()
    transaction.on_commit(lambda: jalur(berkas.kunci).unlink(missing_ok=True))


def musnahkan(berkas: Berkas) -> None:
    """Destroy the bytes and keep the row: kind, size, SHA-256 and when; not the uploaded name.

    The bytes go when the act is committed. Should the machine stop between the two, `sapu()` ends
    it: a destroyed row keeps no file.
    """
    kosong = {"nama": nama_tampil(berkas.jenis, Path(berkas.nama).suffix), "temuan": []}
    kini = waktu.sekarang()
    Berkas.objects.filter(pk=berkas.pk).update(dimusnahkan_pada=kini, **kosong)
    transaction.on_commit(lambda: jalur(berkas.kunci).unlink(missing_ok=True))


# The store


def jalur(kunci: str) -> Path:
    return Path(settings.FILE_DIR) / kunci


def _tulis_awet(isi: bytes) -> str:
    acak = secrets.token_hex(20)
    kunci = f"{acak[:2]}/{acak}"
    try:
        _tulis_fsync(jalur(kunci), isi)
    except OSError:
        log.exception("Penyimpanan berkas tidak menerima berkas baru")
        _buang_diam(jalur(kunci))
        raise BerkasDitolak(
            "Berkas belum dapat disimpan. Kirim tanpa berkas, lalu serahkan di meja layanan"
        ) from None
    return kunci


def _tulis_fsync(tujuan: Path, isi: bytes) -> None:
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tujuan.open("xb") as berkas:
        os.fchmod(berkas.fileno(), 0o600)
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())
    for folder in (tujuan.parent, tujuan.parent.parent):
        pegangan = os.open(folder, os.O_RDONLY)
        os.fsync(pegangan)
        os.close(pegangan)


def sapu() -> int:
    """Remove files older than a day that no row keeps; returns how many."""
    if not Berkas.objects.exists():  # an empty table beside a full store is a wrong database
        return 0
    batas = waktu.sekarang().timestamp() - UMUR_YATIM
    tua = [p for p in Path(settings.FILE_DIR).glob("??/*") if p.stat().st_mtime < batas]
    kunci = {f"{p.parent.name}/{p.name}": p for p in tua}
    yatim = kunci.keys() - set(Berkas.objects.ada().values_list("kunci", flat=True))
    for satu in yatim:
        kunci[satu].unlink(missing_ok=True)
    return len(yatim)


def sehat() -> bool:
    """Does the store answer: write, read, remove?"""
    uji, isi = jalur(f"uji-{secrets.token_hex(8)}"), b"sehat"
    try:
        uji.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        uji.write_bytes(isi)
        return uji.read_bytes() == isi
    except OSError:
        return False
    finally:
        _buang_diam(uji)


def _buang_diam(sisa: Path) -> None:
    """Clear up after a failing store; what stays, `sapu()` removes."""
    with suppress(OSError):
        sisa.unlink(missing_ok=True)
