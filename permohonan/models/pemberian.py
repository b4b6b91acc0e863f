"""What the applicant is given."""

from django.db import models


class Pemberian(models.Model):
    """One thing given, or to be given, to the applicant: a file, or the address of a page.

    `tanggapan` is the answer it belongs to; without one it was given at the desk (SOP step 2).
    `publik` says that anyone may have it, so that no identity is needed first.
    """

    permohonan = models.ForeignKey(
        "permohonan.Permohonan", models.PROTECT, related_name="pemberian"
    )
    tanggapan = models.ForeignKey(
        "permohonan.Tanggapan", models.CASCADE, null=True, related_name="pemberian"
    )
    bagian = models.ForeignKey("permohonan.Bagian", models.PROTECT, null=True, related_name="+")
    dokumen = models.ForeignKey("dip.Dokumen", models.PROTECT, null=True, related_name="+")
    berkas = models.ForeignKey("ppid.Berkas", models.PROTECT, null=True, related_name="+")
    judul = models.CharField(max_length=200)
    tautan = models.URLField(max_length=300, blank=True, default="")
    publik = models.BooleanField(default=False)
    diserahkan_pada = models.DateTimeField(null=True)
    diunduh_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    @classmethod
    def dari_dokumen(cls, dokumen, **isian) -> list["Pemberian"]:
        """A document is given as its files; without any, as its address or on paper."""
        dasar = {"dokumen": dokumen, "judul": dokumen.judul, "publik": dokumen.terbuka} | isian
        berkas = [cls(berkas=satu, **dasar) for satu in dokumen.berkas]
        return berkas or [cls(tautan=dokumen.tautan, **dasar)]
