from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from ppid.izin import Izin


class Tentang(models.Model):
    """What a row is about: the only generic link. Lists prefetch `tentang`, one query per kind."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, null=True, related_name="+")
    tentang_jenis = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    tentang_id = models.BigIntegerField(null=True)
    tentang = GenericForeignKey("tentang_jenis", "tentang_id", for_concrete_model=True)

    class Meta:
        abstract = True


class TentangQuerySet(models.QuerySet):
    def tentang(self, objek):
        """Rows about one object."""
        jenis = ContentType.objects.get_for_model(objek)
        return self.filter(tentang_jenis=jenis, tentang_id=objek.pk)

    def diperiksa(self, pelaku):
        """For an examiner, who sees acts and no applicant: the caller masks them."""
        if pelaku.boleh(Izin.PERIKSA_KANTOR):
            return self.filter(satker=pelaku.satker)
        return self.none()
