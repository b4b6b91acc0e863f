"""Days off and clock regimes: rows with their decree, never code."""

from django.db import models
from django.db.models import Q

from ppid import tenggat
from ppid.data import baca_libur
from ppid.izin import Izin

SUDAH_ADA = "Hari itu sudah ada dalam daftar dengan nama yang sama."


class HariLiburQuerySet(models.QuerySet):
    def berlaku_di(self, satker):
        """National rows and this office's own closing days."""
        return self.filter(Q(satker__isnull=True) | Q(satker=satker)).order_by("tanggal", "pk")

    def nasional(self):
        return self.filter(satker__isnull=True)

    def dipelihara(self, pelaku):
        """Rows this actor may change: the national list, their office's closing days, or both."""
        milik = self.none()
        if pelaku.boleh(Izin.LIBUR_NASIONAL):
            milik |= self.nasional()
        if pelaku.boleh(Izin.LIBUR_LOKAL):
            milik |= self.filter(satker=pelaku.satker)
        return milik


class HariLibur(models.Model):
    """A day off. Without an office it is national, kept by `pusat` with its decree."""

    JENIS = [
        (tenggat.Jenis.LIBUR_NASIONAL.value, "Libur nasional"),
        (tenggat.Jenis.CUTI_BERSAMA.value, "Cuti bersama"),
        (tenggat.Jenis.HARI_PEMUNGUTAN_SUARA.value, "Hari pemungutan suara"),
        (tenggat.Jenis.TUTUP_LOKAL.value, "Kantor tutup"),
    ]

    satker = models.ForeignKey(
        "ppid.Satker", models.PROTECT, null=True, blank=True, related_name="hari_libur"
    )
    tanggal = models.DateField("tanggal")
    jenis = models.CharField("jenis", max_length=24, choices=JENIS)
    nama = models.CharField("nama hari", max_length=120)
    dasar = models.CharField("dasar (nomor keputusan)", max_length=200)

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "tanggal", "nama"],
                name="libur_lokal_sekali",
                violation_error_message=SUDAH_ADA,
            ),
            models.UniqueConstraint(
                fields=["tanggal", "nama"],
                condition=Q(satker__isnull=True),
                name="libur_nasional_sekali",
                violation_error_message=SUDAH_ADA,
            ),
        ]

    def __str__(self):
        return f"{self.nama}, {self.tanggal:%d-%m-%Y}"

    def sebagai_libur(self) -> tenggat.Libur:
        return tenggat.Libur(self.tanggal, self.jenis, self.nama, self.dasar)


class Kategori(models.TextChoices):
    """Model PPID-B's split of what is asked; it chooses the clock."""

    BADAN_PUBLIK = "badan_publik", "KPU sebagai badan publik"
    TAHAPAN = "tahapan", "Tahapan Pemilu atau Pemilihan"


class MulaiDari(models.TextChoices):
    DITERIMA = "diterima", "hari permohonan diterima"
    LENGKAP = "lengkap", "hari permohonan dinyatakan lengkap"


class RezimQuerySet(models.QuerySet):
    def untuk(self, satker, kategori: str, tanggal):
        """The regime that governs a request received on a day.

        *pemilu* (Perki 1/2019) holds only for election information, in an office that switched it
        on, from that day on; else *biasa* (Pasal 22 ayat (7) dan (8) UU 14/2008).
        """
        aktif = satker.pemilu_sejak and satker.pemilu_sejak <= tanggal
        kode = "pemilu" if kategori == Kategori.TAHAPAN and aktif else "biasa"
        return self.filter(kode=kode, berlaku_sejak__lte=tanggal).latest("berlaku_sejak")


class RezimWaktu(models.Model):
    """Length of the clock in working days (hari kerja), valid from a day."""

    kode = models.CharField(
        "rezim", max_length=10, choices=[("biasa", "Biasa"), ("pemilu", "Pemilu")]
    )
    hari = models.PositiveSmallIntegerField("hari kerja")
    tambahan = models.PositiveSmallIntegerField("perpanjangan (hari kerja)")
    mulai_dari = models.CharField(
        "dihitung sejak", max_length=10, choices=MulaiDari.choices, default=MulaiDari.DITERIMA
    )
    dasar = models.CharField("dasar", max_length=200)
    berlaku_sejak = models.DateField("berlaku sejak")

    objects = RezimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kode", "berlaku_sejak"], name="rezim_sekali")
        ]

    def __str__(self):
        return f"{self.hari} + {self.tambahan} hari kerja"

    def hitung(self, mulai, kalender: tenggat.Kalender) -> tenggat.Hitungan:
        """The clock that starts on the day `mulai` under this regime."""
        return tenggat.hitung(mulai, kalender, hari=self.hari, tambahan=self.tambahan)


REZIM_SEJAK = {"biasa": "2010-05-01", "pemilu": "2019-01-01"}


def muat_dasar(model_libur=None, model_rezim=None) -> None:
    """Fill the national holidays and the two regimes; what is there stays."""
    libur, rezim = model_libur or HariLibur, model_rezim or RezimWaktu
    ada = set(libur.objects.filter(satker=None).values_list("tanggal", "nama"))
    libur.objects.bulk_create(
        [
            libur(satker=None, tanggal=b.tanggal, jenis=b.jenis, nama=b.nama, dasar=b.dasar)
            for b in baca_libur()
            if (b.tanggal, b.nama) not in ada
        ],
        ignore_conflicts=True,
    )
    for kode, (hari, tambahan) in tenggat.REZIM.items():
        rezim.objects.get_or_create(
            kode=kode,
            berlaku_sejak=REZIM_SEJAK[kode],
            defaults={
                "hari": hari,
                "tambahan": tambahan,
                "dasar": tenggat.DASAR_REZIM[kode],
            },
        )
