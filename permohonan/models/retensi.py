"""Identity papers after the end of a request: destroyed on their day, or held back.

They are the five kinds of `PRIBADI` and the number on the card: all that only proves who asks.
They go `Satker.masa_simpan_identitas` calendar days after the last closing, counted in the office's
zone: at 365, closed on 1 March 2026 means destroyed on 1 March 2027. What stays is the row of each
file without its bytes and name, who saw the card, and the masked number on papers already issued.
Signed forms and letters are archive and stay.
"""

import logging
from collections.abc import Callable
from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import F

from permohonan.models.pemohon import Pemohon
from permohonan.status import Status
from ppid import alur, berkas, jejak, waktu
from ppid.izin import Pelaku, sistem
from ppid.models import Berkas, Satker

log = logging.getLogger(__name__)


class Musnah:
    """For the worker: rows with `objects.jatuh_musnah()` and `musnahkan_identitas()`."""

    @classmethod
    def sapu(cls) -> int:
        """Destroy what is due today, case by case; returns of how many."""
        return sum(_coba(satu) for satu in cls.jatuh_musnah())

    @classmethod
    def jatuh_musnah(cls) -> list:
        return [
            satu
            for satker in Satker.objects.all()
            for satu in cls.objects.jatuh_musnah(satker, satker.hari_ini)
        ]


def _coba(satu) -> bool:
    """One that fails is logged and does not stop the next; the next round tries again."""
    try:
        return satu.musnahkan_identitas(oleh=sistem(satu.satker))
    except Exception:
        log.exception("Berkas identitas %s %s belum dimusnahkan", satu._meta.model_name, satu.pk)
        return False


def musnahkan_berkas(baris, hapus_nomor: Callable[[], bool], *, oleh: Pelaku) -> bool:
    """Papers, number and trail row in one transaction; False when nothing was left."""
    with transaction.atomic():
        milik = list(Berkas.objects.tentang(baris).pribadi().ada().select_for_update(no_key=True))
        for satu in milik:
            berkas.musnahkan(satu)
        nomor = hapus_nomor()
        if not (milik or nomor):
            return False
        jenis = sorted({satu.jenis for satu in milik})
        data = {"berkas": len(milik), "jenis": jenis, "nomor_identitas": nomor}
        jejak.catat("musnahkan_identitas", oleh=oleh, tentang=baris, data=data)
    return True


class Retensi(Musnah, models.Model):
    """Part of Permohonan."""

    ditahan_pada = models.DateTimeField(null=True)  # identity papers held back since
    alasan_tahan = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def tanggal_musnah(self) -> date | None:
        """The day of destruction; none while the case is open or its papers are held."""
        if self.status != Status.SELESAI or self.ditahan_pada:
            return None
        selesai = self.satker.setempat(self.selesai_pada).date()
        return selesai + timedelta(days=self.satker.masa_simpan_identitas)

    def tahan_identitas(self, *, oleh: Pelaku, alasan: str, versi=None) -> None:
        if self.ditahan_pada:
            raise alur.TransisiDitolak("Berkas identitas permohonan ini sudah ditahan.", self)
        self._tahan(
            "tahan_identitas", oleh, alasan, versi, pada=waktu.sekarang(), alasan_tahan=alasan
        )

    def lepas_tahan(self, *, oleh: Pelaku, alasan: str, versi=None) -> None:
        """Papers past their term go with the worker's next round."""
        if not self.ditahan_pada:
            raise alur.TransisiDitolak("Berkas identitas permohonan ini tidak ditahan.", self)
        self._tahan("lepas_tahan", oleh, alasan, versi, pada=None, alasan_tahan="")

    def _tahan(self, aksi: str, oleh: Pelaku, alasan: str, versi, *, pada, alasan_tahan) -> None:
        def tulis():
            self.catatan.create(jenis=aksi, isi=alasan, oleh=oleh.pengguna)

        ubah = {"ditahan_pada": pada, "alasan_tahan": alasan_tahan}
        alur.pindah(self, aksi, oleh=oleh, versi=versi, efek=tulis, **ubah)

    def musnahkan_identitas(self, *, oleh: Pelaku) -> bool:
        """False when it was held or reopened meanwhile, or nothing was left."""
        milik = type(self).objects.filter(pk=self.pk, status=Status.SELESAI, ditahan_pada=None)
        with transaction.atomic():
            if not milik.filter(selesai_pada=self.selesai_pada).update(versi=F("versi") + 1):
                return False
            return musnahkan_berkas(self, self._hapus_nomor, oleh=oleh)

    def _hapus_nomor(self) -> bool:
        """On the applicant, and on the suspected sending that became this request."""
        kiriman = getattr(self, "kiriman", None)
        lama = kiriman is not None and kiriman.hapus_nomor()
        bernomor = Pemohon.objects.filter(pk=self.pemohon_id).exclude(nomor_identitas="")
        kini = waktu.sekarang()
        return bool(bernomor.update(nomor_identitas="", nomor_dimusnahkan_pada=kini)) or lama
