"""A year's DIP on its way through the chain (SOP Penyusunan DIP), and as it was published."""

from django.db import models
from django.urls import reverse

from dip.models.arahan import Arahan
from dip.models.entri import BEKU
from dip.models.nota import NotaDinas
from dip.models.penerbitan import Penerbitan
from dip.models.penetapan import Penetapan
from dip.models.telaah import Telaah
from dip.status import penyusunan as alur_dip
from dip.status.penyusunan import ALUR, TAHAP, URUTAN, WAJIB, Status
from dip.status.tahap import sesudah
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Beralur

PER_UNIT = frozenset({"tugaskan_kasubbag", "setujui"})  # of the Kabag who was tasked


class PenyusunanQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.LIHAT_DIP):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def publik(self, satker):
        """Published versions, the newest first; the first is *the* DIP of the office."""
        terbit = self.filter(satker=satker, status=Status.TERBIT)
        return terbit.order_by("-tahun", "-terbit_pada")

    def berjalan(self):
        return self.exclude(status=Status.TERBIT)


class Penyusunan(Arahan, NotaDinas, Telaah, Penetapan, Penerbitan, Beralur):
    """One office and one year. Each stretch of the chain is a base of its own.

    `koordinator` is the unit of the Kabag who was tasked (step 1): steps 2 and 5 are theirs. After
    publishing nothing of it changes any more.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    mulai = models.DateTimeField("dimulai")
    koordinator = models.ForeignKey(
        "ppid.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )

    ALUR = ALUR
    URUTAN_LANGKAH = URUTAN
    SEBUTAN = "penyusunan DIP ini"
    IZIN_LIHAT = Izin.LIHAT_DIP
    objects = PenyusunanQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "tahun"], name="dip_setahun_sekali")
        ]

    def __str__(self):
        return f"DIP {self.tahun}"

    def save(self, *args, **kwargs):
        """After publishing only `pindah()` writes, and only a scan that was missing."""
        lama = type(self)._base_manager.filter(pk=self.pk, status=Status.TERBIT)
        if self.pk and lama.exists():
            raise TransisiDitolak(BEKU)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("dip_kelola_tahun", args=[self.satker.slug, self.tahun])

    @property
    def keadaan(self) -> str:
        return Status(self.status).label

    @property
    def terbit(self) -> bool:
        return self.status == Status.TERBIT

    @property
    def label_publik(self) -> str:
        """What the public version rests on: the Pleno, or the PPID where the chain has none."""
        return "ditetapkan Pleno" if self.ditetapkan_pada else "disahkan PPID"

    @property
    def versi_lalu(self) -> "Penyusunan | None":
        """The published version that this one goes on from."""
        return type(self).objects.publik(self.satker).filter(tahun__lt=self.tahun).first()

    def sesudah(self, kunci: str) -> str:
        """The status after a step: that of the next step which the version has."""
        ada = {*self.sop.langkah_per_kunci, WAJIB}
        return next(t.status for t in sesudah(TAHAP, kunci) if t.kunci in ada)

    def melibatkan(self, oleh: Pelaku, transisi: alur_dip.Transisi) -> bool:
        """Steps 2 and 5 belong to the Kabag who was tasked, where that is one of several."""
        if transisi.langkah not in PER_UNIT or self.koordinator_id is None:
            return True
        if self.sop.peran_langkah(transisi.langkah) != {Peran.KABAG}:
            return True
        return self.koordinator_id in oleh.unit_selaku({Peran.KABAG})
