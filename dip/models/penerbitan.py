"""Step 11: published, frozen, printed for the desk; the next year starts from it."""

from django.db import models

from ppid import alur, waktu
from ppid.izin import Pelaku


class Penerbitan(models.Model):
    """`sidik`: SHA-256 over the canonical rows as they were published; the trail has it too."""

    terbit_pada = models.DateTimeField(null=True)
    sidik = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True

    def terbitkan(self, *, oleh: Pelaku, versi=None) -> None:
        def efek():
            surat = self.terbitkan_daftar(oleh)
            return {"naskah": surat.nomor} if surat else None

        alur.pindah(
            *(self, "terbitkan_dip"),
            oleh=oleh,
            versi=versi,
            efek=efek,
            terbit_pada=waktu.sekarang(),
        )

    def terbitkan_daftar(self, oleh: Pelaku):
        """The frozen Model PPID-A; see `dip.naskah`."""
        return None
