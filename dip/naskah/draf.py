"""Sheets that are signed outside, in ink: drafts to print, their open places dotted.

Numbers and signatures are the office's; the portal gives them none, so these are no Naskah.
"""

from django.template.loader import render_to_string

from ppid import waktu
from ppid.izin import Peran
from ppid.naskah import bingkai, penanda_tangan
from ppid.pdf import html_ke_pdf
from ppid.terbilang import tanggal_terbilang

DRAF = {
    "pengesahan": ("Lembar Pengesahan", "naskah/lembar_pengesahan.html"),
    "berita-acara": ("Konsep Berita Acara", "naskah/ba_pleno.html"),
    "keputusan": ("Konsep Keputusan", "naskah/keputusan_dip.html"),
}
LEMBAR_KOSONG = 5  # lines for names where none is known yet


def draf(jenis: str, dip) -> tuple[str, bytes]:
    """Its title and PDF; made when asked for, never stored."""
    judul, templat = DRAF[jenis]
    return judul, html_ke_pdf(html_draf(templat, judul, dip))


def html_draf(templat: str, judul: str, dip) -> str:
    satker = dip.satker
    isi = bingkai(satker) | {
        "judul": judul,
        "dip": dip,
        "dicetak": waktu.sekarang(),
        "banyak": dip.entri.ada().exclude(sifat="diusulkan_dikecualikan").count(),
        "tim": dip.disahkan_oleh or [""] * LEMBAR_KOSONG,
        "hadir": dip.ba_hadir or [""] * LEMBAR_KOSONG,
        "ba_terbilang": tanggal_terbilang(dip.ba_tanggal) if dip.ba_tanggal else "",
        "pihak_atasan": [None, penanda_tangan(satker, satker.hari_ini, Peran.SEKRETARIS)],
        "pihak_ketua": [None, {"jabatan": "Ketua", "nama": "", "nip": ""}],
    }
    return render_to_string(templat, isi)
