from django.db import models


class Beralur(models.Model):
    """Whatever has a status: what `ppid.alur` needs of it.

    `status` and `versi` are written by `ppid.alur` alone. A child names its `ALUR` (tuple of
    Transisi), `URUTAN_LANGKAH` (step keys of its SOP kind) and `SEBUTAN` (what a clerk calls it).
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    status = models.CharField("status", max_length=24)
    versi = models.PositiveIntegerField(default=1)
    sop = models.ForeignKey("ppid.SOP", models.PROTECT, related_name="+")

    ALUR: tuple = ()
    URUTAN_LANGKAH: tuple[str, ...] = ()
    SEBUTAN = "data ini"
    TERTUTUP = ""  # what those who may not see it read instead of its name, where that is told
    DISEBUT: tuple[str, ...] = ()  # rows that its name and address are made of
    dibuka_kembali_pada = None  # a child that can be reopened has the field

    class Meta:
        abstract = True

    def melibatkan(self, oleh, transisi) -> bool:
        """Is this actor one of those whom the act concerns? A child narrows it, to a unit say."""
        return True

    def batas_hari(self, langkah) -> int:
        """Working days that the sheet gives a step."""
        return langkah.baku["jumlah"]


class Perkara(Beralur):
    """Whatever has a clock. The base finds its children through `apps.get_models()`.

    A child has `objects.berjalan()` (its clock runs), `tempo(kalender)` (its due date under a
    calendar) and `geser()` for a change of the holiday list (`ppid.libur`). `jatuh_tempo` is a
    stored result of the clock, moved when a holiday is added.
    """

    nomor = models.CharField("nomor pendaftaran", max_length=80)
    kunci = models.CharField("nomor dalam alamat", max_length=40)  # 2101-2026-00042
    rezim = models.ForeignKey("ppid.RezimWaktu", models.PROTECT, related_name="+")
    mulai = models.DateField("hari mulai")  # the day of receipt, from which the clock counts
    jatuh_tempo = models.DateField("jatuh tempo")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["satker", "kunci"], name="%(class)s_kunci_sekali")
        ]

    def __str__(self):
        return self.nomor
