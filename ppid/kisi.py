"""Cells of an uploaded XLSX, read in a process of its own (`ppid/saring/lembar.py`).

What is no XLSX is refused with a sentence that says what it is and what to do.
"""

import json
from dataclasses import dataclass, field

from ppid import berkas
from ppid.berkas import BerkasDitolak, Bersih

TIPE_XLSX = berkas.TIPE["xlsx"][0]
SIMPAN_XLSX = "Buka di Excel atau LibreOffice, simpan sebagai XLSX, lalu unggah lagi"
BUKAN_XLSX = {
    "image/jpeg": f"Berkas ini gambar, bukan lembar kerja. {SIMPAN_XLSX}",
    "image/png": f"Berkas ini gambar, bukan lembar kerja. {SIMPAN_XLSX}",
    "application/pdf": "Berkas ini PDF. Unggah lembar kerjanya yang berformat XLSX",
    "text/csv": f"Berkas ini teks (CSV), bukan XLSX. {SIMPAN_XLSX}",
    "text/plain": f"Berkas ini teks, bukan XLSX. {SIMPAN_XLSX}",
    berkas.TIPE["docx"][0]: "Berkas ini dokumen Word. Unggah lembar kerjanya yang berformat XLSX",
}
TANPA_MAKRO = "Berkas ini berisi makro. Simpan sebagai XLSX tanpa makro, lalu unggah lagi"
XLS_LAMA = "Berkas ini berformat lama (XLS). Simpan sebagai XLSX, lalu unggah lagi"
GANTI = {
    berkas.PESAN_KANTOR[berkas.saring.BERMAKRO]: TANPA_MAKRO,
    berkas.PESAN_KANTOR[berkas.saring.FORMAT_LAMA]: XLS_LAMA,
    berkas.PILIHAN_KANTOR: f"Berkas ini bukan XLSX. {SIMPAN_XLSX}",
}


@dataclass(frozen=True)
class Kisi:
    """One sheet. A cell is text, or a pair (kind, text): "n" number, "d" date, "b" truth value.

    `tinggi` is how many rows it has, `baris` the first of them. `rumus`: cells that are worked out;
    `gabung`: merged ranges (row, column, last row, last column), counted from 0.
    """

    nama: str
    tersembunyi: bool = False
    tinggi: int = 0
    baris: list[list] = field(default_factory=list)
    rumus: frozenset[str] = frozenset()
    gabung: tuple[tuple[int, int, int, int], ...] = ()


def periksa(upload) -> Bersih:
    """The upload, when it is an XLSX that the sieve lets pass; else BerkasDitolak."""
    try:
        bersih = berkas.periksa(upload, kantor=True)
    except BerkasDitolak as galat:
        raise BerkasDitolak(GANTI.get(galat.message, galat.message)) from None
    if bersih.tipe != TIPE_XLSX:
        raise BerkasDitolak(BUKAN_XLSX[bersih.tipe])
    return bersih


def baca(isi: bytes) -> list[Kisi]:
    """Every sheet of an XLSX that `periksa` let pass."""
    return [_kisi(satu) for satu in json.loads(berkas.urai_lembar(isi))]


def _kisi(satu: dict) -> Kisi:
    gabung = tuple(tuple(batas) for batas in satu.get("gabung", ()))
    return Kisi(**satu | {"rumus": frozenset(satu.get("rumus", ())), "gabung": gabung})
