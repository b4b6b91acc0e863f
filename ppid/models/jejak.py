from django.db import models

from ppid.models.tentang import Tentang, TentangQuerySet


class Jejak(Tentang):
    """One act. Rows name fields and references, never personal values. See `ppid/jejak.py`."""

    rantai = models.CharField(max_length=60)  # slug of the office, or "pusat"
    urut = models.PositiveBigIntegerField()
    waktu = models.DateTimeField()
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    peran = models.CharField(max_length=80)
    jenis = models.CharField(max_length=40)
    nomor = models.CharField(max_length=80, blank=True, default="")
    dari = models.CharField(max_length=30, blank=True, default="")
    ke = models.CharField(max_length=30, blank=True, default="")
    data = models.JSONField(default=dict)
    sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    objects = TentangQuerySet.as_manager()

    class Meta:
        ordering = ["rantai", "urut"]
        constraints = [models.UniqueConstraint(fields=["rantai", "urut"], name="jejak_urut")]
        indexes = [
            models.Index(fields=["tentang_jenis", "tentang_id", "urut"], name="jejak_tentang")
        ]


class KepalaRantai(models.Model):
    """Head of each office's chain, locked last by whoever writes."""

    rantai = models.CharField(max_length=60, unique=True)
    urut = models.PositiveBigIntegerField(default=0)
    sidik = models.CharField(max_length=64, default="0" * 64)
