from django.db import models

from ppid.izin import Izin
from ppid.models.berkas import PRIBADI
from ppid.models.tentang import Tentang, TentangQuerySet


class JejakQuerySet(TentangQuerySet):
    def akses(self, pelaku):
        """Openings of identity papers at the actor's office, for who watches over them."""
        jenis = sorted(satu.value for satu in PRIBADI)
        return self._diawasi(pelaku, "lihat").filter(data__jenis__in=jenis)

    def pemusnahan(self, pelaku):
        return self._diawasi(pelaku, "musnahkan_identitas")

    def _diawasi(self, pelaku, jenis: str):
        if not pelaku.boleh(Izin.LIHAT_AKSES):
            return self.none()
        return self.filter(satker=pelaku.satker, jenis=jenis).order_by("-urut")


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

    objects = JejakQuerySet.as_manager()

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
