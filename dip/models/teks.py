"""The words of a file, kept for the search."""

from django.db import models

from dip import kata


class TeksBerkasQuerySet(models.QuerySet):
    def kini(self):
        """Of versions in force. What waits for the PPID, was replaced or refused is not found."""
        return self.filter(
            versi__disahkan_pada__isnull=False,
            versi__diganti_pada=None,
            versi__ditolak_pada=None,
        )

    def desk(self):
        """Also what waits for the PPID, as the desk itself sees it."""
        return self.filter(versi__diganti_pada=None, versi__ditolak_pada=None)


class TeksBerkas(models.Model):
    """`isi` is a set of words, not a text: see `kata.himpunan`. A version without a row has not
    been read yet; the worker does it (files from before, papers of our own).

    On PostgreSQL the table has one more column, `vektor`; see `dip.vektor`.
    """

    versi = models.OneToOneField(
        "dip.VersiBerkas", models.CASCADE, primary_key=True, related_name="teks_berkas"
    )
    isi = models.TextField(blank=True, default="")

    objects = TeksBerkasQuerySet.as_manager()

    @classmethod
    def simpan(cls, versi, teks: str) -> None:
        cls.objects.update_or_create(versi=versi, defaults={"isi": kata.himpunan(teks)})
