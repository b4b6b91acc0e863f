"""Step 7's end and step 8: the parts gathered, classified, clarified against last year."""

from django.db import models

from dip.models.bagian import Bagian
from ppid import alur
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Unit

MASIH_TERBUKA = "Masih ada bagian yang belum diserahkan kembali."


class Telaah(models.Model):
    alasan_lanjut = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        abstract = True

    def sampaikan_ke_unit(self, oleh: Pelaku) -> None:
        """The nota dinas goes to every unit that exists; inside the act that signs it."""
        if "isi" not in self.sop.langkah_per_kunci:
            return
        for unit in Unit.objects.aktif(self.satker):
            Bagian.sampaikan(self, unit, oleh=oleh)

    def himpun_bila_lengkap(self, oleh: Pelaku) -> None:
        """The last part was handed in: step 8 begins. In the transaction of that act."""
        self.refresh_from_db(fields=["status", "versi"])
        if self.status == "pengisian" and not self.bagian.terbuka().exists():
            alur.pindah(self, "himpun", oleh=oleh, jalan=Jalan(tujuan=self.sesudah("isi")))

    def lanjutkan(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """The PPID goes on without the parts that are late; the reason and who stays on record."""
        terlambat = list(self.bagian.terbuka().select_related("unit", "satker", "sop"))

        def efek():
            for satu in terlambat:
                satu.lewati(oleh=oleh)

        alur.pindah(
            *(self, "lanjutkan"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("isi")),
            efek=efek,
            data={"tanpa": [satu.unit_id for satu in terlambat]},
            alasan_lanjut=alasan,
        )

    def usulkan(self, *, oleh: Pelaku, versi=None) -> None:
        """The proposed DIP goes to the Atasan PPID (output of step 8)."""
        if self.bagian.terbuka().exists():
            raise TransisiDitolak(MASIH_TERBUKA, self)
        alur.pindah(
            *(self, "usulkan_dip"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("klarifikasi")),
        )
