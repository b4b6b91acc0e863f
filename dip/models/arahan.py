"""Steps 1 and 2: who is told to draw up the DIP, in writing."""

from django.db import IntegrityError, models, transaction

from dip.status.penyusunan import Status
from ppid import alur, waktu
from ppid.alur import Jalan
from ppid.izin import Pelaku, Peran
from ppid.models import SOP, JenisSOP

SUDAH_ADA = "Penyusunan DIP tahun ini baru saja dimulai orang lain."


class Penugasan(models.Model):
    arahan = models.TextField("arahan", max_length=2000, blank=True, default="")
    arahan_kabag = models.TextField("arahan Kabag", max_length=2000, blank=True, default="")

    class Meta:
        abstract = True

    @classmethod
    def mulai_tahun(cls, tahun: int, *, oleh: Pelaku, arahan: str, koordinator=None, mulai=None):
        """The Sekretaris tasks the Kabag; where steps 1 and 2 are one person's, both are done.

        `mulai`: when the form was opened (an instant), for the minutes of the step.
        """
        satker = oleh.satker
        sop = SOP.objects.berlaku(satker, JenisSOP.DIP, satker.hari_ini)
        kini = waktu.sekarang()
        baru = cls(satker=satker, tahun=tahun, sop=sop, mulai=kini, arahan=arahan)
        baru.koordinator = koordinator
        jalan = Jalan(tujuan=baru.sesudah_tugas_pertama)
        try:
            with transaction.atomic():
                alur.lahirkan(
                    *(baru, "tugaskan_kabag"),
                    oleh=oleh,
                    mulai=mulai,
                    jalan=jalan,
                    efek=baru.efek_penugasan(oleh),
                    data={"tahun": tahun},
                )
        except IntegrityError:
            ada = cls._default_manager.filter(satker=satker, tahun=tahun).first()
            raise alur.TransisiDitolak(SUDAH_ADA, ada) from None
        return baru

    @property
    def sekali_tugas(self) -> bool:
        """Steps 1 and 2 are one act: of one person, or upon one (a Kasubbag in the Kabag's place).

        A version without step 2 has nothing to merge.
        """
        kedua = self.sop.peran_langkah("tugaskan_kasubbag")
        return bool(kedua & (self.sop.peran_langkah("tugaskan_kabag") | {Peran.KASUBBAG}))

    @property
    def sesudah_tugas_pertama(self) -> str:
        if self.sekali_tugas or "tugaskan_kasubbag" not in self.sop.langkah_per_kunci:
            return self.sesudah("tugaskan_kasubbag")
        return Status.PENUGASAN

    def tugaskan_kasubbag(self, *, oleh: Pelaku, arahan: str, versi=None) -> None:
        alur.pindah(
            *(self, "tugaskan_kasubbag"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("tugaskan_kasubbag")),
            efek=self.efek_penugasan(oleh),
            arahan_kabag=arahan,
        )

    def efek_penugasan(self, oleh: Pelaku):
        """The paper that the step leaves; see `dip.naskah`."""
        return None
