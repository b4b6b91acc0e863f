from datetime import timedelta

from django.db import models

from ppid import waktu

UMUR = timedelta(days=1)  # no window of tries is longer


class Percobaan(models.Model):
    """Tries per key in a window of time. Only `ppid/batas.py` counts them."""

    kunci = models.CharField(max_length=64, unique=True)
    mulai = models.DateTimeField()
    jumlah = models.PositiveIntegerField(default=0)

    @classmethod
    def sapu(cls) -> int:
        """The worker's sweep: windows that have passed; returns how many."""
        return cls.objects.filter(mulai__lt=waktu.sekarang() - UMUR).delete()[0]
