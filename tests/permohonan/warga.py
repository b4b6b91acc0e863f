"""A citizen with a browser that runs no script: fills in the pages as they are."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

SENIN = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)  # Senin, 23 November 2026, 08.05 WIB
RINCIAN = {
    "rincian": "Jumlah pemilih tetap per TPS di Kecamatan Gunung Kijang",
    "periode": "2024",
    "kategori": "badan_publik",
    "tujuan": "Penelitian untuk skripsi",
    "isian_lain": "",
}
PEMOHON = {
    "jenis": "perorangan",
    "nama": "Nur Aisyah",
    "narahubung": "",
    "pekerjaan": "Mahasiswa",
    "alamat": "Jalan Merdeka 1, Kijang",
    "telepon": "0812 5550-1177",
    "email": "nur.aisyah@contoh.id",
    "nama_kuasa": "",
}
CARA = {"cara_memperoleh": "salinan_digital", "cara_salinan": "email"}
MENYUSUL = {"jenis_identitas": "ktp", "nomor_identitas": "", "menyusul": "1"}


def foto(nama="ktp.jpg", warna="navy") -> SimpleUploadedFile:
    isi = BytesIO()
    Image.new("RGB", (60, 40), warna).save(isi, "JPEG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/jpeg")


class Warga:
    """Follows redirects and keeps the answer in `jawab`."""

    def __init__(self, jam=None, satker="bintan", ip="10.1.2.3"):
        self.klien = Client(REMOTE_ADDR=ip)
        self.jam, self.satker, self.jawab = jam, satker, None

    def alamat(self, ujung: str) -> str:
        return f"/{self.satker}/{ujung}"

    def buka(self, alamat: str):
        self.jawab = self.klien.get(alamat, follow=True)
        return self

    def kirim(self, isi: dict, alamat: str | None = None):
        alamat = alamat or self.jawab.request["PATH_INFO"] + self._tanya()
        self.jawab = self.klien.post(alamat, isi, follow=True)
        return self

    def _tanya(self) -> str:
        tanya = self.jawab.request.get("QUERY_STRING", "")
        return f"?{tanya}" if tanya else ""

    def isi_semua(self, rincian=None, pemohon=None, cara=None, identitas=None):
        """The four pages, each after half a minute; ends at the check page."""
        self.buka(self.alamat("permohonan/baru/"))
        for bawaan, ganti in (
            (RINCIAN, rincian),
            (PEMOHON, pemohon),
            (CARA, cara),
            (MENYUSUL, identitas),
        ):
            self.kirim(bawaan | (ganti or {}))
            if self.jam:
                self.jam.shift(timedelta(seconds=30))
        return self

    def ajukan(self, **isi):
        return self.isi_semua(**isi).kirim_permohonan()

    def kirim_permohonan(self):
        self.kunci = self.nilai("kunci")
        return self.kirim({"kunci": self.kunci}, self.alamat("permohonan/terkirim/"))

    def nilai(self, nama: str) -> str:
        return re.search(rf'name="{nama}" value="([^"]*)"', self.html)[1]

    @property
    def html(self) -> str:
        return self.jawab.content.decode()

    @property
    def teks(self) -> str:
        """What a person reads."""
        tanpa_tag = re.sub(r"<(script|svg).*?</\1>|<[^>]+>", " ", self.html, flags=re.S)
        return " ".join(unescape(tanpa_tag).split())

    @property
    def h1(self) -> str:
        tajuk = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.S)[1]
        return unescape(tajuk.strip()).replace("\xa0", " ")

    @property
    def galat(self) -> str:
        """The error summary."""
        blok = re.search(r"data-ringkasan-galat>(.*?)</div>", self.html, re.S)
        return unescape(re.sub(r"<[^>]+>", " ", blok[1])) if blok else ""

    @property
    def kode(self) -> str:
        huruf = re.search(r'class="kode-akses".*?</ol>', self.html, re.S)
        return "-".join(re.findall(r"<li>(\w{4})</li>", huruf[0])) if huruf else ""
