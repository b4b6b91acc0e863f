"""Rows of requests: who may see which, and the questions the queue asks."""

from django.db import models
from django.db.models import Q

from permohonan.status import BERJALAN, TERBUKA
from ppid import kode
from ppid.izin import Izin, Pelaku, Peran


class PermohonanQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        """Rows an actor may see: the desk and the PPID their office's, an applicant their own."""
        if Peran.PEMOHON in pelaku.peran:
            return self.filter(pk=pelaku.perkara.pk)
        if pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def lengkap_baca(self):
        """With everything a row or page of a case shows."""
        return self.select_related("satker", "pemohon", "petugas", "rezim", "sop")

    def terbuka(self):
        return self.filter(status__in=TERBUKA)

    def berjalan(self):
        """Those whose legal clock runs."""
        return self.filter(status__in=BERJALAN)

    def urutan(self, satker, tahun: int) -> list[int]:
        """The numbers of a year's series that stand in the register; nothing else of a row."""
        awalan = f"{satker.kode}-{tahun}-"
        kunci = self.filter(satker=satker, kunci__startswith=awalan).values_list("kunci", flat=True)
        return sorted(int(satu.removeprefix(awalan)) for satu in kunci)

    def terbukti(self, satker, kunci_nomor: str, sidik_kode: str):
        """The case this browser proved before; nothing once its code is another."""
        return self.filter(satker=satker, kunci=kunci_nomor, sidik_kode=sidik_kode)

    def cocok_kode(self, satker, kunci_nomor: str, kode_akses: str):
        """The one case with this number and code, or None."""
        ada = self.filter(satker=satker).filter(Q(nomor=kunci_nomor) | Q(kunci=kunci_nomor)).first()
        pembanding = ada.sidik_kode if ada else kode.sidik_kode("")  # the same work for both
        return ada if kode.cocok(kode_akses, pembanding) else None


class UjiQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        """The office's own proposals, and those that came to it from below."""
        milik = Q()
        if pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            milik |= Q(satker=pelaku.satker)
        if pelaku.boleh(Izin.CATAT_UJI):
            milik |= Q(tujuan=pelaku.satker)
        return self.filter(milik) if milik else self.none()
