from django.db import models

from ppid.izin import Izin, Peran


class KirimanQuerySet(models.QuerySet):
    def untuk(self, pelaku):
        if Peran.PEMOHON in pelaku.peran or not pelaku.boleh(Izin.CATAT):
            return self.none()
        return self.filter(satker=pelaku.satker)

    def menunggu(self):
        return self.filter(keputusan="")


class Kiriman(models.Model):
    """A suspected sending: kept without a number, and the sender is told so.

    When the desk says *Ini permohonan* it is numbered with its own `diterima_pada`.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    data = models.JSONField()
    sebab = models.CharField(max_length=40)  # honeypot | terlalu_cepat | terlalu_sering
    diterima_pada = models.DateTimeField()
    kunci = models.CharField(max_length=64, unique=True)  # the form's one-time key, for the code
    keputusan = models.CharField(max_length=12, blank=True, default="")  # permohonan | bukan
    permohonan = models.OneToOneField("permohonan.Permohonan", models.PROTECT, null=True)

    objects = KirimanQuerySet.as_manager()

    class Meta:
        ordering = ["diterima_pada"]
