from django.db import models

from ppid.models.tentang import Tentang


class KeadaanKabar(models.TextChoices):
    MENUNGGU = "menunggu", "menunggu dikirim"
    TERKIRIM = "terkirim", "terkirim"
    GAGAL = "gagal", "gagal"


class Kabar(Tentang):
    """A message in the outbox: written with the act, sent by the worker. See `ppid/kabar.py`."""

    kepada = models.EmailField()
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    rahasia = models.BooleanField(default=False)  # the words are wiped once sent
    pesan_id = models.CharField(max_length=120, unique=True)  # Message-ID: a second copy is known
    keadaan = models.CharField(
        max_length=10, choices=KeadaanKabar.choices, default=KeadaanKabar.MENUNGGU
    )
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi_pada = models.DateTimeField()
    dibuat = models.DateTimeField()
    terkirim_pada = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["keadaan", "coba_lagi_pada"], name="kabar_antre")]
