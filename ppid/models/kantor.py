"""Offices and their units."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from ppid import jam, tenggat, waktu
from ppid.models.kalender import HariLibur

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

# Senin..Minggu, see `ppid/jam.py`. Only a sentence depends on it, never the clock.
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
    # The two lines of the letterhead, where the name alone does not give them: `naskah.kop()`.
    kop_atas = models.CharField("kop, baris pertama", max_length=80, blank=True, default="")
    kop_bawah = models.CharField("kop, baris kedua", max_length=80, blank=True, default="")
    logo = models.ForeignKey("ppid.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
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
    supervisi_sejak = models.DateField("supervisi dicatat sejak", null=True, blank=True)
    # Off: an accepted report is issued without the Sekretaris' signature.
    laporan_ditandatangani = models.BooleanField("laporan ditandatangani Sekretaris", default=True)
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
        return jam.ringkas(jam.rentang(satu) for satu in self.jam_layanan)

    @property
    def istirahat_ringkas(self) -> str:
        return jam.istirahat_ringkas(self.jam_layanan)

    def tutup_pada(self, tanggal) -> bool:
        """Is this a day of the holiday list? Saturday and Sunday alone do not close a desk."""
        return tanggal in self.kalender().libur

    def buka_pada(self, instan) -> tuple[bool, str]:
        """Is the desk open at this instant, and a sentence about when."""
        kini = self.setempat(instan)
        return jam.keadaan(kini, self.jam_layanan, self.tutup_pada, self.label_zona)


class UnitQuerySet(models.QuerySet):
    def aktif(self, satker, selain=None):
        """Units that are offered, by name; `selain`: one more, which a row has already."""
        milik = models.Q(satker=satker, aktif=True)
        return self.filter(milik | models.Q(satker=satker, pk=selain) if selain else milik)


class Unit(models.Model):
    """A bagian or subbagian of an office; names are data of the office.

    Never deleted: a retired one is not offered any more, and stays on the rows it stands on.
    """

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="unit")
    nama = models.CharField("nama unit", max_length=160)
    aktif = models.BooleanField("masih ada", default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["satker", "nama"], name="unit_satu_nama")]
        ordering = ["nama"]

    def __str__(self):
        return self.nama
