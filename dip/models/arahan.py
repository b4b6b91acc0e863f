"""Steps 1 and 2: who is told to draw up the DIP, in writing."""

from django.db import IntegrityError, models, transaction

from dip.models.warisan import wariskan
from dip.naskah import nota as naskah
from dip.status.penyusunan import Status
from ppid import alur, waktu
from ppid.alur import Jalan
from ppid.izin import Pelaku, Peran
from ppid.models import SOP, JenisSOP

SUDAH_ADA = "Penyusunan DIP tahun ini baru saja dimulai orang lain."


class Arahan(models.Model):
    arahan = models.TextField("arahan", max_length=2000, blank=True, default="")
    arahan_kabag = models.TextField("arahan Kabag", max_length=2000, blank=True, default="")

    class Meta:
        abstract = True

    @classmethod
    def calon(cls, satker, tahun: int):
        """A year's DIP that is not begun yet, under the office's SOP of today."""
        sop = SOP.objects.berlaku(satker, JenisSOP.DIP, satker.hari_ini)
        return cls(satker=satker, tahun=tahun, sop=sop, mulai=waktu.sekarang())

    @classmethod
    def mulai_tahun(
        cls,
        tahun: int,
        *,
        oleh: Pelaku,
        arahan: str,
        koordinator=None,
        mulai=None,
        detik: int | None = None,
        nomor: str = "",
    ):
        """The Sekretaris tasks the Kabag; where steps 1 and 2 are one person's, both are done.

        The rows of the last published DIP become rows of this one. `mulai`: when the form was
        opened (an instant) and `detik` the seconds since; `nomor`: of the office's own agenda.
        """
        baru = cls.calon(oleh.satker, tahun)
        baru.arahan, baru.koordinator = arahan, koordinator

        def efek():
            surat = naskah.terbitkan_arahan(baru, oleh, "tugaskan_kabag", nomor)
            return {"naskah": surat.nomor, "warisan": wariskan(baru)}

        try:
            with transaction.atomic():
                alur.lahirkan(
                    *(baru, "tugaskan_kabag"),
                    oleh=oleh,
                    mulai=mulai,
                    detik=detik,
                    jalan=Jalan(tujuan=baru.sesudah_tugas_pertama),
                    efek=efek,
                    data={"tahun": tahun},
                )
        except IntegrityError:
            ada = cls._default_manager.filter(satker=oleh.satker, tahun=tahun).first()
            if ada is None:
                raise
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

    def tugaskan_kasubbag(
        self, *, oleh: Pelaku, arahan: str, versi=None, detik: int | None = None, nomor: str = ""
    ) -> None:
        def efek():
            surat = naskah.terbitkan_arahan(self, oleh, "tugaskan_kasubbag", nomor)
            return {"naskah": surat.nomor}

        alur.pindah(
            *(self, "tugaskan_kasubbag"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("tugaskan_kasubbag")),
            efek=efek,
            detik=detik,
            arahan_kabag=arahan,
        )
