"""Offices and their units."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from ppid import tenggat, waktu
from ppid.models.kalender import HariLibur
from ppid.tenggat import NAMA_HARI

# First words of fixed addresses: an office slug may not be one of them.
KATA_TETAP = (
    "masuk",
    "keluar",
    "kerja",
    "kelola",
    "kesehatan",
    "static",
    "akun",
    "audit",
    "aksesibilitas",
    "privasi",
    "peta-situs",
    "status",
)

# Senin..Minggu as (buka, tutup); None is closed. Only a sentence depends on it, never the clock.
JAM_LAYANAN_BAWAAN = [["08.00", "16.00"]] * 4 + [["08.00", "16.30"], None, None]

JAM_RINGKASAN = [(jam, f"pukul {jam:02}.00") for jam in range(5, 13)]
MASA_SIMPAN = 365  # days


def bukan_kata_tetap(slug: str) -> None:
    if slug in KATA_TETAP:
        raise ValidationError(f"“{slug}” dipakai sebagai alamat tetap portal.")


class Tingkat(models.TextChoices):
    RI = "ri", "KPU RI"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


def jam_bawaan():
    return list(JAM_LAYANAN_BAWAAN)


class Satker(models.Model):
    """An office (satuan kerja). Settings of the office are its columns."""

    kode = models.CharField("kode wilayah", max_length=8, unique=True)
    slug = models.SlugField("alamat", max_length=60, unique=True, validators=[bukan_kata_tetap])
    nama = models.CharField("nama kantor", max_length=120)
    tingkat = models.CharField("tingkat", max_length=10, choices=Tingkat.choices)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    zona = models.CharField(
        "zona waktu", max_length=40, choices=list(waktu.LABEL_ZONA.items()), default="Asia/Jakarta"
    )
    alamat = models.TextField("alamat kantor", blank=True, default="")
    tempat = models.CharField("kota penanggalan surat", max_length=60, blank=True, default="")
    telepon = models.CharField("telepon", max_length=40, blank=True, default="")
    whatsapp = models.CharField("WhatsApp", max_length=40, blank=True, default="")
    email = models.EmailField("email", blank=True, default="")
    jam_layanan = models.JSONField("jam layanan", default=jam_bawaan)
    jam_ringkasan = models.PositiveSmallIntegerField(
        "ringkasan pagi untuk petugas", choices=JAM_RINGKASAN, default=7
    )  # the hour, in the office's zone
    pemilu_sejak = models.DateField("jam pemilu (3 + 2) berlaku sejak", null=True, blank=True)
    pola_nomor = models.CharField(
        "pola nomor pendaftaran",
        max_length=80,
        default="{urut:04}/PPID/{kode}/{bulan_romawi}/{tahun}",
        validators=[RegexValidator(r"\{urut(:0\d)?\}", "Pola nomor harus memuat {urut}.")],
    )
    masa_simpan_identitas = models.PositiveSmallIntegerField(
        "masa simpan berkas identitas (hari)", default=MASA_SIMPAN
    )  # calendar days after closing; see `permohonan/models/retensi.py`

    class Meta:
        ordering = ["kode"]

    def __str__(self):
        return self.nama

    @property
    def nama_pendek(self) -> str:
        return self.nama

    @property
    def dapat_mengecualikan(self) -> bool:
        """Only KPU and KPU Provinsi decide that information is exempt (PKPU 22/2023 Ps 24-25,
        PKPU 4/2025); a kabupaten or kota proposes through its province."""
        return self.tingkat in (Tingkat.RI, Tingkat.PROVINSI)

    def garis_induk(self) -> list[int]:
        """Keys of this office and of those above it."""
        atas, kunci = self, []
        while atas is not None:
            kunci.append(atas.pk)
            atas = atas.induk
        return kunci

    @property
    def laman(self) -> str:
        """Address of the office's pages, as letters and messages name it."""
        return f"{settings.ALAMAT_DASAR}/{self.slug}/"

    @property
    def label_zona(self) -> str:
        return waktu.LABEL_ZONA[self.zona]

    @property
    def hari_ini(self):
        return waktu.hari_ini(self.zona)

    def setempat(self, instan):
        return waktu.setempat(instan, self.zona)

    @cached_property
    def _kalender(self):
        return tenggat.Kalender.dari(self.hari_libur_berlaku())

    def kalender(self) -> tenggat.Kalender:
        """National list and this office's closing days; one query, kept for the instance."""
        return self._kalender

    def hari_libur_berlaku(self) -> list[tenggat.Libur]:
        return [baris.sebagai_libur() for baris in HariLibur.objects.berlaku_di(self)]

    @property
    def jam_layanan_ringkas(self) -> list[tuple[str, str]]:
        """Neighbouring days with the same hours as one row: [("Senin–Kamis", "08.00–16.00"), …]."""
        kelompok: list[tuple[str, list[str]]] = []
        for hari, jam in zip(NAMA_HARI, self.jam_layanan, strict=True):
            teks = "–".join(jam) if jam else "Tutup"
            if kelompok and kelompok[-1][0] == teks:
                kelompok[-1][1].append(hari)
            else:
                kelompok.append((teks, [hari]))
        return [
            (nama[0] if len(nama) == 1 else f"{nama[0]}–{nama[-1]}", teks)
            for teks, nama in kelompok
        ]

    def buka_pada(self, instan) -> tuple[bool, str]:
        """Is the desk open at this instant, and a sentence about when."""
        kini = self.setempat(instan)
        jam = self.jam_layanan[kini.weekday()]
        jam_kini = f"{kini:%H.%M}"
        if not self.kalender().hari_kerja(kini.date()) or not jam or jam_kini >= jam[1]:
            buka = tenggat.tambah_hari_kerja(kini.date(), 1, self.kalender())
            jam_buka = (self.jam_layanan[buka.weekday()] or ["08.00"])[0]
            return (
                False,
                f"buka lagi {NAMA_HARI[buka.weekday()]} pukul {jam_buka} {self.label_zona}",
            )
        if jam_kini < jam[0]:
            return False, f"buka hari ini pukul {jam[0]} {self.label_zona}"
        return True, f"sampai pukul {jam[1]} {self.label_zona} hari ini"


class Unit(models.Model):
    """A bagian or subbagian of an office; names are data of the office."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="unit")
    nama = models.CharField("nama unit", max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["satker", "nama"], name="unit_satu_nama")]
        ordering = ["nama"]

    def __str__(self):
        return self.nama
