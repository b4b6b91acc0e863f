"""A clerk at the intake page, for the tests of registering, answering and explaining at once."""

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

LENGKAP = {
    "kanal": "datang_langsung",
    "rincian": "Jumlah pemilih tetap per kecamatan, Pemilihan 2024",
    "kategori": "badan_publik",
    "tujuan": "lainnya",
    "tujuan_lain": "Bahan ajar",
    "jenis": "perorangan",
    "nama": "Fransiska Tambunan",
    "telepon": "0812 5550 0177",
    "alamat": "Kampung Simpangan RT 02 RW 01, Toapaya Selatan",
    "jenis_identitas": "ktp",
    "ktp_dilihat": "on",
    "cara_memperoleh": "salinan_cetak",
    "cara_salinan": "ambil",
}
SURAT = LENGKAP | {
    "kanal": "surat",
    "nomor_surat": "12/LSM/XI/2026",
    "tanggal_surat": "18 November 2026",
    "tanggal_diterima": "20-11-2026",
    "jam_diterima": "17.30",
}
DPT = "DPT Pemilihan 2024 per kecamatan"


class Desk:
    """A clerk at the intake page."""

    def __init__(self, client, orang, satker):
        client.force_login(orang)
        self.client, self.satker = client, satker

    def alamat(self, nama="catat"):
        return reverse(nama, args=[self.satker.slug])

    def buka(self, **tanya):
        return self.client.get(self.alamat(), tanya)

    def kunci(self, respons=None):
        isi = (respons or self.buka()).content.decode()
        return re.search(r'id="catat".*?name="kunci" value="([^"]+)"', isi, re.S)[1]

    def kirim(self, isian, aksi="daftar", nama="catat", kunci=None, **lain):
        data = isian | {"kunci": kunci or self.kunci(), "aksi": aksi} | lain
        return self.client.post(self.alamat(nama), data)


def galat(respons) -> str:
    return " | ".join(m for daftar in respons.context["form"].errors.values() for m in daftar)


def foto(nama="ktp.jpg"):
    isi = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(isi, "JPEG")
    return SimpleUploadedFile(nama, isi.getvalue(), "image/jpeg")
