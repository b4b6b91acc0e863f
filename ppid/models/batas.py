from django.db import models


class Percobaan(models.Model):
    """Tries per key in a window of time. Only `ppid/batas.py` writes it."""

    kunci = models.CharField(max_length=64, unique=True)
    mulai = models.DateTimeField()
    jumlah = models.PositiveIntegerField(default=0)
