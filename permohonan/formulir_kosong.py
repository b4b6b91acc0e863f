"""Blank Model PPID-B forms for power cuts: filled by hand, logged later by *catat susulan*.

Each carries a control number of the form, never a registration number: that one comes from the
register when the form is logged.
"""

import secrets
from dataclasses import replace

from django.template.loader import render_to_string

from permohonan.models import Pemohon, Permohonan
from permohonan.naskah import Isian, hak, pilih
from ppid.kode import ABJAD
from ppid.models import Kategori, RezimWaktu
from ppid.naskah import bingkai
from ppid.pdf import html_ke_pdf

MAKS_JUMLAH = 50
HURUF = ABJAD[10:]  # letters only: it must not look like a number of the register


def formulir_kosong(satker, jumlah: int) -> bytes:
    banyak = max(1, min(jumlah, MAKS_JUMLAH))
    konteks = bingkai(satker) | hak(
        RezimWaktu.objects.untuk(satker, Kategori.BADAN_PUBLIK, satker.hari_ini)
    )
    konteks |= {"isian": isian_kosong(), "kendali": [_kendali(satker) for _ in range(banyak)]}
    return html_ke_pdf(render_to_string("naskah/formulir_kosong.html", konteks))


def _kendali(satker) -> str:
    """20261123-KQXWB: the day of printing and five letters."""
    acak = "".join(secrets.choice(HURUF) for _ in range(5))
    return f"{satker.hari_ini:%Y%m%d}-{acak}"


def isian_kosong() -> list[Isian]:
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
        _tanpa_portal(pilih("Diterima melalui", permohonan, "kanal")),
        Isian("Diterima tanggal dan pukul"),
        Isian("Bantuan yang diperlukan (bila ada)"),
    ]


def _tanpa_portal(isian: Isian) -> Isian:
    """Nobody files through the portal on paper."""
    return replace(isian, pilihan=isian.pilihan[1:])
