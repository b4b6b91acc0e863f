"""Step 7's end and step 8: the parts gathered, classified, clarified against last year."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import models, transaction

from dip.models.bagian import Bagian
from dip.models.baris import Ubahan
from dip.models.pengisian import Pengisian
from ppid import alur
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Unit

MASIH_TERBUKA = "Masih ada bagian yang belum diserahkan kembali."


class Telaah(Pengisian):
    AKSI_ISI = "telaah_entri"
    alasan_lanjut = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        abstract = True

    def sampaikan_ke_unit(self, oleh: Pelaku) -> None:
        """The nota dinas goes to every unit that exists; inside the act that signs it."""
        if "isi" not in self.sop.langkah_per_kunci:
            return
        for unit in Unit.objects.aktif(self.satker):
            Bagian.sampaikan(self, unit, oleh=oleh)

    @property
    def semua_baris(self):
        return self.entri.all()

    def induk_baris(self) -> dict:
        return {"penyusunan": self, "unit": None}

    def simpan_baris(
        self, ubahan: Sequence[Ubahan], *, oleh: Pelaku, versi=None, versi_bagian=None
    ) -> dict:
        """Rows of any unit, by the desk: through the parts while they are filled in (step 7), as
        its own work during clarification (step 8). The unit stands in `Ubahan.isi`.

        `versi_bagian`: by unit, the versions of the parts as they were seen.
        """
        if self.status == "pengisian":
            return self._lewat_bagian(ubahan, oleh, versi_bagian or {})
        return super().simpan_baris(ubahan, oleh=oleh, versi=versi)

    @transaction.atomic
    def _lewat_bagian(self, ubahan: Sequence[Ubahan], oleh: Pelaku, versi: dict) -> dict:
        """Each row through its unit's part, which must be open."""
        self.pegang()
        per_unit = defaultdict(list)
        for satu in ubahan:
            per_unit[satu.isi["unit"].pk].append(satu)
        jumlah = {"baru": 0, "diubah": 0}
        for bagian in self.bagian.filter(unit__in=per_unit).order_by("pk"):
            bagian.penyusunan = self
            milik = per_unit.pop(bagian.unit_id)
            hasil = bagian.simpan_baris(milik, oleh=oleh, versi=versi.get(bagian.unit_id))
            jumlah = {nama: n + hasil[nama] for nama, n in jumlah.items()}
        if per_unit:
            raise TransisiDitolak("Sebagian unit tidak mempunyai bagian di DIP ini.", self)
        return jumlah

    def himpun_bila_lengkap(self, oleh: Pelaku) -> None:
        """The last part was handed in: step 8 begins. In the transaction of that act."""
        self.refresh_from_db(fields=["status", "versi"])
        if self.status == "pengisian" and not self.bagian.terbuka().exists():
            alur.pindah(self, "himpun", oleh=oleh, jalan=Jalan(tujuan=self.sesudah("isi")))

    def lanjutkan(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """The PPID goes on without the parts that are late; the reason and who stays on record."""

        def efek():
            terlambat = list(self.bagian.terbuka().select_related("unit", "satker", "sop"))
            for satu in terlambat:
                satu.lewati(oleh=oleh)
            return {"tanpa": [satu.unit_id for satu in terlambat]}

        alur.pindah(
            *(self, "lanjutkan"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("isi")),
            efek=efek,
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
