"""What an office has set for one kind of paper: its number, its signatory, its words."""

from django.db import models

from ppid.izin import LABEL_PERAN, Peran

PENANDA = (Peran.KASUBBAG, Peran.KABAG, Peran.SEKRETARIS)


class CaraNomor(models.TextChoices):
    PORTAL = "portal", "Nomor urut portal"
    AGENDA = "agenda", "Agenda kantor"


class Selaku(models.TextChoices):
    """The designation printed behind the post of whoever signs."""

    PPID = "ppid", "Pejabat Pengelola Informasi dan Dokumentasi"
    ATASAN = "atasan", "Atasan PPID"
    JABATAN = "jabatan", "Jabatannya saja"

    @property
    def tercetak(self) -> str:
        return "" if self == Selaku.JABATAN else self.label


class SetelanNaskah(models.Model):
    """One row per office and kind (`ppid.jenis_naskah`); without it the kind's defaults hold.

    `teks` holds only the sentences that the office has put in its own words: {name: text}.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20)
    cara_nomor = models.CharField(
        "nomor surat", max_length=8, choices=CaraNomor.choices, default=CaraNomor.PORTAL
    )
    pola = models.CharField("pola nomor", max_length=80, blank=True, default="")
    penanda = models.CharField(
        "penanda tangan",
        max_length=20,
        choices=[(p.value, LABEL_PERAN[p]) for p in PENANDA],
        blank=True,
        default="",
    )
    selaku = models.CharField("selaku", max_length=8, choices=Selaku.choices, default=Selaku.PPID)
    tembusan = models.TextField("tembusan", max_length=500, blank=True, default="")
    teks = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["satker", "jenis"], name="setelan_naskah_satu")
        ]

    @property
    def daftar_tembusan(self) -> list[str]:
        return [b.strip() for b in self.tembusan.split("\n") if b.strip()]
