from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, models, transaction

from ppid import jejak, waktu
from ppid.izin import Pelaku


class TerjawabQuerySet(models.QuerySet):
    def dalam(self, satker, dari, sampai):
        """Of an office, by its own days, first and last included: `.count()` is the number."""
        awal = waktu.awal_hari(dari, satker.zona)
        akhir = waktu.awal_hari(sampai + timedelta(days=1), satker.zona)
        return self.filter(satker=satker, pada__gte=awal, pada__lt=akhir)

    def bulan_ini(self, satker):
        return self.dalam(satker, satker.hari_ini.replace(day=1), satker.hari_ini)


class Terjawab(models.Model):
    """A question that a document answered before it became a request: counted, nothing personal.

    Neither the words that were typed nor who typed them are kept.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    dokumen = models.ForeignKey("dip.Dokumen", models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=waktu.sekarang)
    kunci = models.UUIDField(unique=True)  # of the form: the same answer twice counts once

    objects = TerjawabQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["satker", "pada"], name="terjawab_hari")]

    @classmethod
    def catat(cls, dokumen, kunci: UUID, *, oleh: Pelaku) -> bool:
        """Count it once per form; False when it was counted before."""
        try:
            with transaction.atomic():
                cls.objects.create(satker=dokumen.satker, dokumen=dokumen, kunci=kunci)
                jejak.catat("terjawab", oleh=oleh, tentang=dokumen)
        except IntegrityError:
            return False
        return True
