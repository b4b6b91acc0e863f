"""Step 7: each unit's part of the DIP, filled by its tim penghubung, handed in by its Kabag."""

from collections.abc import Iterable

from django.db import models, transaction
from django.urls import reverse

from dip.models.entri import Entri
from dip.models.pengisian import Pengisian
from dip.status.bagian import ALUR, LANGKAH, Status
from ppid import alur, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Beralur, Penugasan
from ppid.models.berkas import token_baru
from ppid.tenggat import batas_baku

SEMINGGU = {"jumlah": 1, "satuan": "minggu"}


class BagianQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        """A penghubung sees their unit's; whoever coordinates or decides sees all."""
        if not pelaku.boleh(Izin.LIHAT_DIP):
            return self.none()
        milik = self.filter(satker=pelaku.satker)
        if pelaku.boleh(Izin.SERAHKAN_DIP) or pelaku.boleh(Izin.SUSUN_DIP):
            return milik
        return milik.filter(unit__in=pelaku.unit) if pelaku.boleh(Izin.ISI_DIP) else milik

    def terbuka(self):
        return self.filter(status=Status.DIISI)


class Bagian(Pengisian, Beralur):
    """One unit's part. `batas`: the last day (a week by the calendar; a day off moves it on)."""

    penyusunan = models.ForeignKey("dip.Penyusunan", models.PROTECT, related_name="bagian")
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True, default=token_baru)
    batas = models.DateField("paling lambat")
    catatan = models.TextField("catatan", max_length=1000, blank=True, default="")
    diserahkan_oleh = models.ForeignKey(
        "ppid.Pengguna", models.PROTECT, null=True, related_name="+"
    )
    diserahkan_pada = models.DateTimeField(null=True)

    ALUR = ALUR
    AKSI_ISI = "isi_entri"
    CORET_SEMUA = False
    URUTAN_LANGKAH = (LANGKAH,)
    SEBUTAN = "bagian ini"
    DISEBUT = ("penyusunan", "unit")
    objects = BagianQuerySet.as_manager()

    class Meta:
        ordering = ["unit__nama"]
        constraints = [
            models.UniqueConstraint(fields=["penyusunan", "unit"], name="bagian_dip_sekali")
        ]

    def __str__(self):
        return f"{self.penyusunan}, {self.unit}"

    def get_absolute_url(self):
        alamat = [self.satker.slug, self.penyusunan.tahun, self.token]
        return reverse("dip_bagian", args=alamat)

    @property
    def keadaan(self) -> str:
        return Status(self.status).label

    @property
    def terbuka(self) -> bool:
        return self.status == Status.DIISI

    @property
    def terlambat(self) -> bool:
        return self.terbuka and self.satker.hari_ini > self.batas

    @property
    def diserahkan_terlambat(self) -> bool:
        """Handed in, but after its last day (in the office's zone)."""
        if self.terbuka or self.diserahkan_pada is None:
            return False
        return self.satker.setempat(self.diserahkan_pada).date() > self.batas

    @property
    def semua_baris(self):
        return Entri.objects.filter(penyusunan=self.penyusunan_id, unit=self.unit_id)

    def induk_baris(self) -> dict:
        return {"penyusunan": self.penyusunan, "unit": self.unit}

    def melibatkan(self, oleh: Pelaku, transisi) -> bool:
        """A unit's own people; where the unit has no head of its own, the office's."""
        if transisi.izin == Izin.ISI_DIP and oleh.peran_dengan(Izin.SUSUN_DIP):
            return True  # the desk may type what a unit sent on paper
        if transisi.izin not in (Izin.ISI_DIP, Izin.SERAHKAN_DIP):
            return True
        peran = oleh.peran_dengan(transisi.izin)
        if transisi.izin == Izin.SERAHKAN_DIP:
            peran &= penyerah(self.sop)
        if self.unit_id in oleh.unit_selaku(peran):
            return True
        return bool(oleh.peran_dengan(Izin.SERAHKAN_DIP)) and not self.berkepala

    @property
    def berkepala(self) -> bool:
        """Does somebody of the post that hands in hold it for this very unit today?"""
        return self.unit_id in unit_berkepala(self.satker, self.sop)

    # Acts

    @classmethod
    def sampaikan(cls, penyusunan, unit, *, oleh: Pelaku) -> "Bagian":
        baru = cls(
            satker=penyusunan.satker,
            penyusunan=penyusunan,
            unit=unit,
            sop=penyusunan.sop,
            batas=batas_isi(penyusunan.satker, penyusunan.sop),
        )
        alur.lahirkan(baru, "sampaikan_nota", oleh=oleh, data={"unit": unit.pk})
        return baru

    @transaction.atomic
    def serahkan(self, *, oleh: Pelaku, versi=None, catatan: str = "") -> None:
        """Own work of step 7; the last part handed in moves the whole chain on.

        The chain is held before the part, as by whoever goes on without it.
        """
        self.penyusunan.kunci()
        alur.pindah(
            *(self, "serahkan_bagian"),
            oleh=oleh,
            versi=versi,
            catatan=catatan,
            diserahkan_oleh=oleh.pengguna,
            diserahkan_pada=waktu.sekarang(),
        )
        self.penyusunan.himpun_bila_lengkap(oleh)

    @transaction.atomic
    def lewati(self, *, oleh: Pelaku) -> None:
        self.kunci()
        alur.pindah(self, "lewati_bagian", oleh=oleh)

    def minta_perbaikan(self, catatan: str, *, oleh: Pelaku, versi=None) -> None:
        """Open again during clarification; the chain waits for it."""
        alur.pindah(
            *(self, "minta_perbaikan"),
            oleh=oleh,
            versi=versi,
            catatan=catatan,
            batas=batas_isi(self.satker, self.sop),
        )


def penyerah(sop) -> frozenset[Peran]:
    """The posts that hand a part in; the Kasubbag stands in for the desk."""
    tertulis = frozenset(sop.peran_langkah(LANGKAH))
    return tertulis | {Peran.KASUBBAG} if Peran.PETUGAS in tertulis else tertulis


def unit_berkepala(satker, sop) -> set[int]:
    """Units that have a head of their own: somebody of the post that hands in, today."""
    tugas = Penugasan.objects.filter(satker=satker, peran__in=sop.peran_langkah(LANGKAH))
    berlaku = tugas.berlaku(satker.hari_ini).exclude(unit=None)
    return set(berlaku.values_list("unit", flat=True))


def kepala_unit(satker, bagian: Iterable[Bagian]) -> dict[int, set[int]]:
    """The same for many parts, by their version of the SOP; a query for each version."""
    sop = {satu.sop_id: satu.sop for satu in bagian}
    return {kunci: unit_berkepala(satker, satu) for kunci, satu in sop.items()}


def batas_isi(satker, sop):
    """The last day that the step's standard gives from today; a week where the sheet names none."""
    langkah = sop.langkah_per_kunci.get(LANGKAH)
    baku = (langkah and langkah.baku) or SEMINGGU
    kalender, hari_ini = satker.kalender(), satker.hari_ini
    return batas_baku(hari_ini, baku, kalender) or batas_baku(hari_ini, SEMINGGU, kalender)
