"""The parts of a request: several questions in one, each with its own outcome."""

from django.db import models
from django.db.models import Manager

from permohonan.status import HASIL_BAGIAN

PILIHAN_HASIL = [(h.value, h.label) for h in HASIL_BAGIAN]


class BagianKini(models.Manager):
    """Parts as they stand now; a returned draft may still speak of replaced ones."""

    def get_queryset(self):
        return super().get_queryset().filter(diganti=False)


class Bagian(models.Model):
    """One question. A request that was not divided has one part without words of its own."""

    permohonan = models.ForeignKey("permohonan.Permohonan", models.CASCADE, related_name="bagian")
    urut = models.PositiveSmallIntegerField()
    uraian = models.TextField("pertanyaan", blank=True, default="")
    hasil = models.CharField("hasil", max_length=24, choices=PILIHAN_HASIL, blank=True, default="")
    dijawab_pada = models.DateTimeField(null=True)
    # SOP step 3: what the desk explained as exempt; the Model PPID-E stands prefilled from it.
    dijelaskan = models.ForeignKey("dip.Dikecualikan", models.PROTECT, null=True, related_name="+")
    diganti = models.BooleanField(default=False)  # the question was put anew

    objects = BagianKini()
    semua = Manager()  # noqa: DJ012

    class Meta:
        ordering = ["urut"]
        base_manager_name = "semua"
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "urut"],
                condition=models.Q(diganti=False),
                name="bagian_urut_sekali",
            )
        ]

    @property
    def teks(self) -> str:
        return self.uraian or self.permohonan.rincian

    @property
    def terbuka(self) -> bool:
        return not self.hasil
