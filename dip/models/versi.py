"""Files of a document: several, each with its versions. Only the newest ratified one is given."""

from django.db import models
from django.db.models import F, Q

from dip.models.teks import TeksBerkas
from dip.status.dokumen import SAH
from ppid import berkas, waktu
from ppid.izin import Izin, Pelaku

SEKALI_SAPU = 100  # files read in one sweep; each takes up to a second


class VersiBerkasQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.KELOLA_DOKUMEN):
            return self.filter(dokumen__satker=pelaku.satker)
        return self.none()

    def kini(self):
        """The version in force of each file."""
        return self.filter(disahkan_pada__isnull=False, diganti_pada=None, ditolak_pada=None)

    def usulan(self):
        """Versions that the PPID has not ratified: of new documents, and new ones of old."""
        return self.filter(disahkan_pada=None, ditolak_pada=None)

    def susulan(self):
        """New versions of ratified documents, which wait for the PPID on their own."""
        return self.usulan().filter(dokumen__status__in=SAH)


class VersiBerkas(models.Model):
    """One version of one file of a document. `urut` is the file, `versi` counts from 1.

    Ratified together with the document, or on its own when it came later. `berkas` carries the
    checksum (SHA-256).
    """

    dokumen = models.ForeignKey("dip.Dokumen", models.PROTECT, related_name="versi_berkas")
    urut = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    berkas = models.OneToOneField("ppid.Berkas", models.PROTECT, related_name="+")
    alasan = models.CharField("apa yang berubah", max_length=300, blank=True, default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(default=waktu.sekarang)
    disahkan_pada = models.DateTimeField(null=True)
    diganti_pada = models.DateTimeField(null=True)
    ditolak_pada = models.DateTimeField(null=True)

    objects = VersiBerkasQuerySet.as_manager()

    class Meta:
        ordering = ["urut", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["dokumen", "urut", "versi"], name="versi_berkas_sekali"
            ),
            models.CheckConstraint(
                condition=Q(diganti_pada=None) | Q(diganti_pada__gte=F("disahkan_pada")),
                name="versi_berkas_urut_waktu",
            ),
        ]

    def __str__(self):
        return f"{self.berkas.nama} versi {self.versi}"

    def save(self, *args, **kwargs):
        """A file that comes from the gate brings its words along."""
        baru = self._state.adding
        super().save(*args, **kwargs)
        if baru and self.berkas.teks is not None:
            TeksBerkas.simpan(self, self.berkas.teks)

    @classmethod
    def sapu(cls) -> int:
        """The worker's sweep: read the files that nobody has read, the newest first."""
        belum = cls.objects.filter(teks_berkas=None, berkas__dimusnahkan_pada=None)
        semua = list(belum.select_related("berkas").order_by("-pk")[:SEKALI_SAPU])
        for satu in semua:
            TeksBerkas.simpan(satu, berkas.baca_teks(satu.berkas))
        return len(semua)

    @property
    def diusulkan(self) -> bool:
        return self.disahkan_pada is None and self.ditolak_pada is None
