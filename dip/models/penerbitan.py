"""Step 11: published, frozen, printed for the desk; the next year starts from it."""

from django.db import models, transaction

from dip.models.dokumen import Klasifikasi
from dip.models.entri import KOLOM, Entri
from dip.naskah.daftar import terbitkan_dip
from ppid import alur, waktu
from ppid.izin import Pelaku
from ppid.sidik import sidik

URUTAN_KELAS = {kelas: n for n, kelas in enumerate(Klasifikasi.values)}
SEKALI_UBAH = 200  # rows per statement: SQLite bounds its variables
ISI_SIDIK = ("kode", "urut", "unit_id", *KOLOM, "dokumen__token", "dicoret_pada", "alasan_coret")


class Penerbitan(models.Model):
    """`sidik`: SHA-256 over the canonical rows as they were published; the trail has it too."""

    terbit_pada = models.DateTimeField(null=True)
    sidik = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True

    @transaction.atomic
    def terbitkan(self, *, oleh: Pelaku, versi=None) -> None:
        """Numbered by class and unit, then frozen: what happens to a row later shows in `utuh`."""
        versi = self.versi if versi is None else versi
        self.kunci()
        if self.status == "ditetapkan":
            self._urutkan()
        sidik = self.hitung_sidik()

        def efek():
            return {"naskah": terbitkan_dip(self, oleh).nomor}

        alur.pindah(
            *(self, "terbitkan_dip"),
            oleh=oleh,
            versi=versi,
            efek=efek,
            data={"sidik": sidik},
            sidik=sidik,
            terbit_pada=waktu.sekarang(),
        )

    def _urutkan(self) -> None:
        """1 to n over what becomes public; what is left out follows."""
        berubah = []
        for n, satu in enumerate(sorted(self.entri.select_related("unit"), key=_letak), start=1):
            if satu.urut != n:
                satu.urut = n
                berubah.append(satu)
        Entri.objects.bulk_update(berubah, ["urut"], batch_size=SEKALI_UBAH)

    def hitung_sidik(self) -> str:
        """Over every row, those that were left out too; a unit's new name changes nothing."""
        baris = self.entri.order_by("kode").values_list(*ISI_SIDIK)
        return sidik([[None if nilai is None else str(nilai) for nilai in satu] for satu in baris])

    @property
    def utuh(self) -> bool:
        """Are the rows still those that were published?"""
        return bool(self.sidik) and self.hitung_sidik() == self.sidik


def _letak(satu: Entri) -> tuple:
    return (not satu.terbuka, URUTAN_KELAS[satu.sifat], satu.unit.nama.lower(), satu.urut, satu.pk)
