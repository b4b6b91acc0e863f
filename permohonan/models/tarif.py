"""The price list for copies."""

from django.db import models
from django.db.models import Q


class Tarif(models.Model):
    """A line of the office's price list for copies; looking is free (Ps 21 UU 14/2008)."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    nama = models.CharField("jenis biaya", max_length=120)
    satuan = models.CharField("satuan", max_length=30)
    harga = models.PositiveIntegerField("harga (rupiah)")
    dasar = models.CharField("dasar", max_length=160)
    aktif = models.BooleanField("berlaku", default=True)

    class Meta:
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "nama"], condition=Q(aktif=True), name="tarif_satu_nama"
            )
        ]

    def __str__(self):
        return self.nama
