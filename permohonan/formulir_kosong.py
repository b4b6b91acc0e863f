"""Blank forms: Model PPID-B for power cuts at the desk, PPID-B and PPID-F for anyone to print.

A sheet for a power cut is filled by hand and logged later by *catat susulan*. It carries a control
number of the form, never a registration number: that one comes from the register when it is logged.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string

from permohonan.models import Pemohon, Permohonan
from permohonan.naskah import Isian, hak, pilih
from permohonan.pilihan import ALASAN_KEBERATAN
from ppid.kode import ABJAD
from ppid.models import Kategori, RezimWaktu
from ppid.naskah import bingkai
from ppid.pdf import html_ke_pdf

MAKS_JUMLAH = 50
HURUF = ABJAD[10:]  # letters only: it must not look like a number of the register
TERSIMPAN = 32  # PDFs kept in memory, about 270 KB each

CATATAN_KEBERATAN = (
    "Diisi petugas berdasarkan buku register keberatan.",
    "Diisi bila ada kuasa pemohon, dengan melampirkan surat kuasa.",
    "Sesuai dengan Pasal 35 UU 14/2008. Boleh memilih lebih dari satu.",
    "Diisi petugas sesuai dengan jangka waktu dalam UU 14/2008.",
    "Tanggal diterimanya keberatan, yaitu sejak keberatan dinyatakan lengkap sesuai dengan buku "
    "register.",
    "Bila keberatan diajukan langsung, ditandatangani petugas penerima keberatan.",
)


def formulir_kosong(satker, jumlah: int) -> bytes:
    banyak = max(1, min(jumlah, MAKS_JUMLAH))
    konteks = _bingkai(satker) | {"isian": isian_kosong()}
    konteks |= {"kendali": [_kendali(satker) for _ in range(banyak)]}
    return html_ke_pdf(render_to_string("naskah/formulir_kosong.html", konteks))


def _bingkai(satker) -> dict:
    rezim = RezimWaktu.objects.untuk(satker, Kategori.BADAN_PUBLIK, satker.hari_ini)
    return bingkai(satker) | hak(rezim)


def _kendali(satker) -> str:
    """20261123-KQXWB: the day of printing and five letters."""
    acak = "".join(secrets.choice(HURUF) for _ in range(5))
    return f"{satker.hari_ini:%Y%m%d}-{acak}"


def isian_kosong() -> list[Isian]:
    permohonan = Permohonan()
    return [
        *isian_pemohon(),
        _tanpa_portal(pilih("Diterima melalui", permohonan, "kanal")),
        Isian("Diterima tanggal dan pukul"),
    ]


def isian_pemohon() -> list[Isian]:
    """What the applicant fills in."""
    permohonan, pemohon = Permohonan(), Pemohon()
    return [
        pilih("Jenis pemohon", pemohon, "jenis"),
        Isian("Nama lengkap"),
        Isian("NIK / nomor identitas / nomor SK pengesahan"),
        Isian("Pekerjaan"),
        Isian("Alamat", garis=2),
        Isian("Nomor telepon / email"),
        Isian("Nama dan alamat kuasa (bila ada)", garis=2),
        Isian("Rincian informasi yang dibutuhkan", garis=4),
        Isian("Tahun atau periode"),
        pilih("Kategori informasi publik", permohonan, "kategori"),
        Isian("Tujuan penggunaan informasi", garis=2),
        pilih("Cara memperoleh informasi", permohonan, "cara_memperoleh"),
        pilih("Cara mendapatkan salinan informasi", permohonan, "cara_salinan"),
        Isian("Bantuan yang diperlukan (bila ada)"),
    ]


def _tanpa_portal(isian: Isian) -> Isian:
    """Nobody files through the portal on paper."""
    return replace(isian, pilihan=isian.pilihan[1:])


# For anyone


@dataclass(frozen=True)
class FormulirPublik:
    """A blank form as PDF and as words. `bagian()` gives its parts: (heading, lines)."""

    nama: str
    judul: str
    guna: str
    templat: str
    bagian: Callable[[], list[tuple[str, list[Isian]]]]
    catatan: tuple[str, ...] = ()

    def konteks(self, satker) -> dict:
        catatan = [("*" * n, satu) for n, satu in enumerate(self.catatan, 1)]
        return _bingkai(satker) | {"bagian": self.bagian(), "catatan": catatan}

    def bacaan(self) -> list[dict]:
        """The parts as they are read aloud: what a star says stands where the star is."""
        return [
            self._dibaca(judul or "Isian") | {"isian": [self._baris(satu) for satu in isian]}
            for judul, isian in self.bagian()
        ]

    def _baris(self, isian: Isian) -> dict:
        return self._dibaca(isian.label) | {"pilihan": [teks for _, teks in isian.pilihan]}

    def _dibaca(self, teks: str) -> dict:
        polos = teks.rstrip("*")
        bintang = len(teks) - len(polos)
        return {"teks": polos, "catatan": self.catatan[bintang - 1] if bintang else ""}

    def pdf(self, satker) -> bytes:
        """Printed once as long as nothing on it changes: the page itself is the key."""
        return _cetak(render_to_string(self.templat, self.konteks(satker)))


@lru_cache(maxsize=TERSIMPAN)
def _cetak(html: str) -> bytes:
    return html_ke_pdf(html)


def _bagian_permohonan() -> list[tuple[str, list[Isian]]]:
    return [("", isian_pemohon())]


def _bagian_keberatan() -> list[tuple[str, list[Isian]]]:
    """Model PPID-F; the stars lead to its footnotes."""
    diri = ("Nama", "Alamat", "Pekerjaan", "Nomor telepon / email")
    kuasa = ("Nama kuasa**", "Alamat kuasa", "Nomor telepon / email kuasa")
    pengaju = [
        Isian("Nomor registrasi keberatan*"),
        Isian("Nomor pendaftaran"),
        Isian("Tujuan penggunaan informasi"),
        *(Isian(label, garis=2 if label == "Alamat" else 1) for label in diri),
        *(Isian(label) for label in kuasa),
    ]
    alasan = tuple((False, satu) for satu in ALASAN_KEBERATAN.values())
    return [
        ("A. Informasi pengaju keberatan", pengaju),
        ("B. Alasan pengajuan keberatan***", [Isian("Pilih alasannya", pilihan=alasan)]),
        ("C. Kasus posisi", [Isian("Uraian kejadian, tambahkan kertas bila perlu", garis=4)]),
        ("D. Tanggapan atas keberatan akan diberikan****", [Isian("Hari dan tanggal")]),
    ]


FORMULIR_PUBLIK = {
    "b": FormulirPublik(
        "Formulir Permohonan (Model PPID-B)",
        "Formulir Permohonan Informasi Publik",
        "Untuk meminta informasi tanpa portal ini. Isi, lalu serahkan di meja layanan atau kirim "
        "lewat pos, email, atau faksimili.",
        "naskah/formulir_kosong.html",
        _bagian_permohonan,
    ),
    "f": FormulirPublik(
        "Pernyataan Keberatan (Model PPID-F)",
        "Pernyataan Keberatan atas Permohonan Informasi",
        "Untuk berkeberatan kepada Atasan PPID dalam 30 hari kerja sejak alasannya Anda temukan: "
        "jawaban ditolak, terlambat, atau tidak sesuai.",
        "naskah/formulir_keberatan.html",
        _bagian_keberatan,
        CATATAN_KEBERATAN,
    ),
}
