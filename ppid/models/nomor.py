from django.db import models


class Penghitung(models.Model):
    """One counter per (office, series, local year). Only `ppid/nomor.py` writes it."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    seri = models.CharField(max_length=30)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)
    awal = models.PositiveIntegerField(default=0)  # last number used before the portal (k)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["satker", "seri", "tahun"], name="penghitung_satu")
        ]
