"""Who handles a case, given by the PPID; and what may be taken back: assignments, internal notes.

Taking back is for the one who did it, within ten minutes, and never over a later word.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from permohonan.models.catatan import Catatan
from ppid import alur, waktu
from ppid.izin import Pelaku, Peran
from ppid.models import Jejak, Pengguna
from ppid.models.berkas import token_baru

MENIT_BATAL = 10
PENUGASAN = ("tugaskan", "batalkan_tugas")


def masih_dapat_batal(kapan: datetime) -> bool:
    return waktu.sekarang() - kapan <= timedelta(minutes=MENIT_BATAL)


def petugas_kini(satker):
    """People who hold a post at this desk today: a petugas, or the Kasubbag standing in."""
    hari = satker.hari_ini
    mulai = Q(
        penugasan__satker=satker,
        penugasan__peran__in=(Peran.PETUGAS, Peran.KASUBBAG),
        penugasan__sejak__lte=hari,
    )
    sampai = Q(penugasan__sampai=None) | Q(penugasan__sampai__gte=hari)
    return Pengguna.objects.filter(mulai & sampai, is_active=True).distinct().order_by("nama")


class Penanganan(models.Model):
    """Part of Permohonan."""

    class Meta:
        abstract = True

    def tugaskan(self, *, kepada: Pengguna, oleh: Pelaku, kelompok="", versi=None) -> None:
        """The trail keeps whom it was taken from; `kelompok` ties the rows of one batch."""
        if not petugas_kini(self.satker).filter(pk=kepada.pk).exists():
            kalimat = f"{kepada.nama} tidak bertugas di meja layanan hari ini."
            raise alur.TransisiDitolak(kalimat, self)
        if kepada.pk == self.petugas_id:
            kalimat = f"Permohonan {self.nomor} sudah ditugaskan ke {kepada.nama}."
            raise alur.TransisiDitolak(kalimat, self)
        data = {
            "petugas": kepada.pk,
            "petugas_lama": self.petugas_id,
            "kelompok": kelompok or token_baru(),
        }
        alur.pindah(self, "tugaskan", oleh=oleh, versi=versi, data=data, petugas=kepada)

    def batalkan_tugas(self, *, oleh: Pelaku, kelompok="", versi=None) -> None:
        """Back to whoever had it. With `kelompok`, only while the last word is of that batch."""
        tugas = self._penugasan_terakhir()
        if kalimat := self._tugas_tetap(tugas, oleh, kelompok):
            raise alur.TransisiDitolak(kalimat, self)
        lama = tugas.data["petugas_lama"]
        data = {"petugas": lama, "kelompok": tugas.data["kelompok"]}
        alur.pindah(self, "batalkan_tugas", oleh=oleh, versi=versi, data=data, petugas_id=lama)

    def boleh_batalkan_tugas(self, oleh: Pelaku, kelompok="") -> bool:
        tetap = self._tugas_tetap(self._penugasan_terakhir(), oleh, kelompok)
        return self.terbuka and not tetap

    def _penugasan_terakhir(self) -> Jejak | None:
        return Jejak.objects.tentang(self).filter(jenis__in=PENUGASAN).order_by("urut").last()

    def _tugas_tetap(self, tugas: Jejak | None, oleh: Pelaku, kelompok: str) -> str:
        """Why the assignment stands, or ""."""
        if tugas is None or tugas.jenis != "tugaskan":
            return f"Tidak ada penugasan {self.nomor} yang dapat dibatalkan."
        if tugas.oleh != oleh.pengguna or kelompok not in ("", tugas.data["kelompok"]):
            return (
                f"Permohonan {self.nomor} sudah ditugaskan lagi sesudahnya. Tidak ada yang batal."
            )
        if not masih_dapat_batal(tugas.waktu):
            return f"Penugasan {self.nomor} sudah lewat {MENIT_BATAL} menit. Tugaskan sekali lagi."
        return ""

    def catatan_dapat_batal(self, oleh: Pelaku) -> Catatan | None:
        """This person's last internal note that still stands, as long as it may be withdrawn."""
        akhir = self.catatan.filter(
            jenis=Catatan.Jenis.INTERNAL, oleh=oleh.pengguna, dibatalkan_pada=None
        ).last()
        return akhir if akhir and masih_dapat_batal(akhir.dibuat) else None

    def batalkan_catatan(self, *, oleh: Pelaku, versi=None) -> None:
        """Withdraw one's own last internal note: it stays on the page, struck out."""
        akhir = self.catatan_dapat_batal(oleh)
        if akhir is None:
            kalimat = f"Catatan hanya dapat dibatalkan penulisnya, dalam {MENIT_BATAL} menit."
            raise alur.TransisiDitolak(kalimat, self)

        def batalkan():
            akhir.dibatalkan_pada = waktu.sekarang()
            akhir.save(update_fields=["dibatalkan_pada"])

        alur.pindah(self, "batalkan_catatan", oleh=oleh, versi=versi, efek=batalkan)
