from django.db import models

from ppid import waktu


class Terjawab(models.Model):
    """A question that a document answered before it became a request: counted, nothing personal.

    Neither the words that were typed nor who typed them are kept.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    dokumen = models.ForeignKey("dip.Dokumen", models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=waktu.sekarang)
    kunci = models.UUIDField(unique=True)  # of the form: the same answer twice counts once

    class Meta:
        indexes = [models.Index(fields=["satker", "pada"], name="terjawab_hari")]
