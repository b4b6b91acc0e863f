"""Sheets as clerks upload them, made in code."""

import io
import re

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from dip import lembaran
from dip.impor import Sasaran, periksa
from dip.lembar import JUDUL
from dip.models import Bagian, Penyusunan
from ppid import kisi
from ppid.berkas import BerkasDitolak
from ppid.models import Unit
from tests.factories_dip import UNIT

ISI = {
    "Nama dokumen": "Rencana Strategis 2025-2029",
    "Ringkasan isi dokumen": "Arah kebijakan dan sasaran",
    "Sifat": "Berkala",
    "Tahun": 2025,
}


def baris(**isi) -> list:
    """One row in the order of the sheet; keywords by column: nama="…", sifat="…"."""
    letak = {
        "nama": "Nama dokumen",
        "ringkasan": "Ringkasan isi dokumen",
        "unit": "Unit kerja/satker yang menguasai dokumen",
        "waktu": "Waktu dan tempat penerbitan informasi",
        "retensi": "Jangka waktu penyimpanan atau jadwal retensi arsip",
        "sifat": "Sifat",
        "kode": "Kode",
        "tahun": "Tahun",
        "tautan": "Tautan",
    }
    satu = ISI | {letak[kunci]: nilai for kunci, nilai in isi.items()}
    return [satu.get(judul, "") for judul in JUDUL]


def xlsx(semua: list[list], judul=JUDUL, lembar: str = "DIP", laku=None) -> bytes:
    """`laku(buku, lembar)` spoils the sheet before it is closed."""
    tujuan = io.BytesIO()
    with xlsxwriter.Workbook(tujuan, {"strings_to_formulas": False}) as buku:
        satu = buku.add_worksheet(lembar)
        satu.write_row(0, 0, judul)
        for n, isi in enumerate(semua, start=1):
            satu.write_row(n, 0, isi)
        if laku:
            laku(buku, satu)
    return tujuan.getvalue()


def unggahan(isi: bytes, nama: str = "dip.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


class SasaranKosong(Sasaran):
    """A part without rows, and without a database."""

    ada = {}

    def __init__(self):
        unit = Unit(pk=1, nama=UNIT)
        super().__init__(Penyusunan(tahun=2026), Bagian(pk=1, unit=unit))

    def asal(self, _):
        return {}


def unggah(klien, alamat: str, isi: bytes, nama="dip.xlsx", **lain):
    kirim = {"aksi": "periksa", "berkas": unggahan(isi, nama)} | lain
    return klien.post(alamat, kirim)


def simpan(klien, alamat: str, laporan, aksi="impor"):
    nilai = {
        n: re.search(rf'name="{n}" value="([^"]*)"', laporan.text)[1] for n in ("tiket", "cap")
    }
    return klien.post(alamat, nilai | {"aksi": aksi, "sifat": ""})


def galat(isi: bytes, sasaran: Sasaran | None = None, sifat: str = "") -> list[str]:
    """What the report says of a sheet."""
    sasaran = sasaran or SasaranKosong()
    try:
        bersih = kisi.periksa(unggahan(isi))
        semua = kisi.baca(bersih.isi)
    except BerkasDitolak as ditolak:
        return [ditolak.message]
    hasil = periksa(lembaran.dari_kisi(semua), sasaran, sifat)
    return [str(satu) for satu in hasil.galat]
