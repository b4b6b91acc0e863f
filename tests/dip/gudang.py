"""What the tests of the documentation store share."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dip.models import Dokumen
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import pelaku
from tests.factories_dip import buat_berkas, buat_dokumen
from tests.isian import pdf_kosong

DAFTAR = "/bintan/dokumen/"
TEMPAT = {"ruang": "Ruang Arsip", "rak": "2", "boks": "14", "map": "3"}
LAMA = {"simpan_sejak": date(2019, 1, 2), "masa_simpan": 2}


def pdf(nama="dpt.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, pdf_kosong(), "application/pdf")


def alamat(dokumen: Dokumen, nama: str = "dokumen_satu") -> str:
    return reverse(nama, args=[dokumen.satker.slug, dokumen.token])


def jenis_jejak(dokumen: Dokumen) -> list[str]:
    baris = Jejak.objects.tentang(dokumen).exclude(jenis="lihat").order_by("urut")
    return list(baris.values_list("jenis", flat=True))


def segar(dokumen: Dokumen) -> Dokumen:
    return Dokumen.objects.get(pk=dokumen.pk)


def lengkap(satker, judul="DPT 2024", **isian) -> Dokumen:
    """Through all five steps."""
    satu = buat_dokumen(satker, judul, **isian)
    satu.lengkapi("Situs kantor", oleh=pelaku(Peran.PETUGAS, satker), **TEMPAT)
    return satu


def usulkan_versi(dokumen: Dokumen, nama="baru.pdf", temuan=()):
    """A new version of its first file."""
    lama = dokumen.versi_berkas.kini().first()
    baru = buat_berkas(dokumen.satker, nama=nama, temuan=temuan)
    petugas = pelaku(Peran.PETUGAS, dokumen.satker)
    dokumen.usulkan_versi(lama, baru, "Angka diperbaiki", oleh=petugas)
    return dokumen.versi_berkas.usulan().get()
