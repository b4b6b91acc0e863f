from datetime import date

from django.db import models
from django.db.models import Q

from permohonan.models.kueri import BeridentitasQuerySet
from permohonan.models.retensi import Musnah, musnahkan_berkas
from ppid.izin import Izin, Pelaku, Peran


class KirimanQuerySet(BeridentitasQuerySet):
    def untuk(self, pelaku):
        if Peran.PEMOHON in pelaku.peran or not pelaku.boleh(Izin.CATAT):
            return self.none()
        return self.filter(satker=pelaku.satker)

    def menunggu(self):
        return self.filter(keputusan="")

    def jatuh_musnah(self, satker, hari: date):
        """Never a request: the term runs from the day of receipt, decided or not."""
        lama = self.sampai("diterima_pada", satker, hari).exclude(keputusan="permohonan")
        return lama.filter(~Q(data__identitas__nomor_identitas="") | self.berkas_pribadi())


class Kiriman(Musnah, models.Model):
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

    def hapus_nomor(self) -> bool:
        """Forget the number on the card; was there one?"""
        kartu = self.data.get("identitas", {})
        if not kartu.get("nomor_identitas"):
            return False
        self.data = self.data | {"identitas": kartu | {"nomor_identitas": ""}}
        type(self).objects.filter(pk=self.pk).update(data=self.data)
        return True

    def musnahkan_identitas(self, *, oleh: Pelaku) -> bool:
        return musnahkan_berkas(self, self.hapus_nomor, oleh=oleh)
