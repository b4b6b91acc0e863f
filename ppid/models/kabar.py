"""The outbox, the offices' own words in it, and the mornings that are done."""

from datetime import timedelta

from django.db import models

from ppid import waktu
from ppid.izin import Izin, Pelaku
from ppid.models.tentang import Tentang, TentangQuerySet

# Why a message did not leave, by the class of the error. Only the class is kept: what a mail
# server says may name the address.
ALAMAT = "alamat"
SIMPAN_HARI = 60  # of mornings that are done
SEBAB = {
    ALAMAT: "Alamat email tidak sah",
    "SMTPRecipientsRefused": "Alamat penerima ditolak server email",
    "SMTPSenderRefused": "Alamat pengirim ditolak server email",
    "SMTPDataError": "Isi pesan ditolak server email",
    "SMTPAuthenticationError": "Server email menolak kata sandi portal",
    "SMTPNotSupportedError": "Server email tidak menyediakan sambungan aman",
    "SMTPServerDisconnected": "Server email memutus sambungan",
    "SMTPConnectError": "Server email belum siap menerima",
    "SMTPHeloError": "Server email belum siap menerima",
    "ConnectionRefusedError": "Server email tidak dapat dihubungi",
    "ConnectionResetError": "Server email memutus sambungan",
    "TimeoutError": "Server email tidak menjawab",
    "gaierror": "Nama server email tidak ditemukan",
    "SSLError": "Sambungan aman ke server email gagal",
    "SSLCertVerificationError": "Sertifikat server email tidak dipercaya",
}


class KeadaanKabar(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Tidak sampai"
    BATAL = "batal", "Dibatalkan"


class KabarQuerySet(TentangQuerySet):
    def untuk(self, pelaku: Pelaku):
        """The office's messages, for the desk and the PPID."""
        if pelaku.boleh(Izin.LIHAT_KABAR):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def gagal(self):
        """The dead: nobody tries them any more."""
        return self.filter(keadaan=KeadaanKabar.GAGAL)


class Kabar(Tentang):
    """A message in the outbox: written with the act, sent by the worker. See `ppid/kabar.py`."""

    kode = models.CharField(max_length=24, blank=True, default="")  # which text it is
    kepada = models.EmailField()
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    rahasia = models.BooleanField(default=False)  # the words are wiped once sent
    pesan_id = models.CharField(max_length=120, unique=True)  # Message-ID: a second copy is known
    keadaan = models.CharField(
        max_length=10, choices=KeadaanKabar.choices, default=KeadaanKabar.MENUNGGU
    )
    percobaan = models.PositiveSmallIntegerField(default=0)
    galat = models.CharField(max_length=40, blank=True, default="")  # class of the last error
    coba_lagi_pada = models.DateTimeField()
    dibuat = models.DateTimeField()
    terkirim_pada = models.DateTimeField(null=True)

    objects = KabarQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["keadaan", "coba_lagi_pada"], name="kabar_antre"),
            models.Index(fields=["satker", "keadaan", "-dibuat"], name="kabar_kotak"),
        ]

    @property
    def sebab(self) -> str:
        return SEBAB.get(self.galat, f"Gangguan {self.galat}") if self.galat else ""

    @property
    def salah_alamat(self) -> bool:
        return self.galat == ALAMAT

    @property
    def periksa_alamat(self) -> bool:
        """Is it the address that has to be put right?"""
        return self.galat in (ALAMAT, "SMTPRecipientsRefused")


class TeksKabar(models.Model):
    """An office's own words for one kind of message, in place of the portal's. A setting."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    kode = models.CharField(max_length=24)
    perihal = models.CharField("perihal", max_length=150, blank=True, default="")
    isi = models.TextField("isi pesan", max_length=4000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["satker", "kode"], name="teks_kabar_satu_kode")
        ]


class PagiKantor(models.Model):
    """A morning that an office has had: its digests and reminders are in the outbox.

    The row commits with the messages; that it is unique makes each of them leave once.
    """

    satker = models.ForeignKey("ppid.Satker", models.CASCADE, related_name="+")
    hari = models.DateField()
    jumlah = models.PositiveSmallIntegerField(default=0)  # digests written

    class Meta:
        constraints = [models.UniqueConstraint(fields=["satker", "hari"], name="pagi_sekali")]

    @classmethod
    def sapu(cls) -> None:
        lama = waktu.sekarang().date() - timedelta(days=SIMPAN_HARI)
        cls.objects.filter(hari__lt=lama).delete()
