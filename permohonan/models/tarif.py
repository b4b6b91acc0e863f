"""The price list for copies."""

from django.db import models
from django.db.models import Q

from ppid.izin import Izin


class TarifQuerySet(models.QuerySet):
    def dikelola(self, pelaku):
        milik = self.filter(satker=pelaku.satker)
        return milik if pelaku.boleh(Izin.KELOLA_KANTOR) else self.none()


class Tarif(models.Model):
    """A line of the office's price list for copies; looking is free (Ps 21 UU 14/2008).

    A price is never changed: letters stand on the row. It is ended and a new one added.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    nama = models.CharField("jenis biaya", max_length=120)
    satuan = models.CharField("satuan", max_length=30)
    harga = models.PositiveIntegerField("harga (rupiah)")
    dasar = models.CharField("dasar", max_length=160)
    aktif = models.BooleanField("berlaku", default=True)

    objects = TarifQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "nama"], condition=Q(aktif=True), name="tarif_satu_nama"
            )
        ]

    def __str__(self):
        return self.nama
