from django.db import models
from django.db.models import Q

from ppid.izin import Izin, Pelaku
from ppid.models.tentang import Tentang, TentangQuerySet


class KegiatanQuerySet(TentangQuerySet):
    def untuk(self, pelaku: Pelaku):
        """The office's own, for those who may see the matriks."""
        milik = self.filter(satker=pelaku.satker)
        return milik if pelaku.boleh(Izin.LIHAT_MATRIKS) else self.none()


class Kegiatan(Tentang):
    """One SOP step being done on one thing: who it waits for, who did it, begin, end, output.

    Open rows are "Perlu tindakan saya"; closed ones are the matriks kegiatan dan penugasan.
    Only `pindah()` writes them.
    """

    langkah = models.ForeignKey("ppid.Langkah", models.PROTECT, null=True, related_name="+")
    kunci = models.CharField(max_length=24)
    menunggu = models.CharField(max_length=20)  # Peran
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    peran = models.CharField(max_length=80, blank=True, default="")
    jabatan = models.CharField(max_length=160, blank=True, default="")
    otomatis = models.BooleanField(default=False)
    hasil = models.CharField(max_length=40, blank=True, default="")  # the act that ended it
    keluaran = models.CharField(max_length=200, blank=True, default="")  # the paper it left
    detik_kerja = models.PositiveIntegerField(null=True)  # seconds at the counter, pauses left out

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tentang_jenis", "tentang_id"],
                condition=Q(selesai__isnull=True),
                name="kegiatan_terbuka_satu",
            )
        ]
        indexes = [models.Index(fields=["satker", "menunggu", "selesai"], name="kegiatan_giliran")]
