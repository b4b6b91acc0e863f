"""Rows of requests: who may see which, and the questions the queue asks."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q

from permohonan.status import BERJALAN, TERBUKA, Status
from ppid import kode, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Berkas


class BeridentitasQuerySet(models.QuerySet):
    """Rows that came with identity papers."""

    def sampai(self, kolom: str, satker, hari: date):
        """Those of an office whose instant lies the term of keeping or more before a day's end."""
        batas = hari - timedelta(days=satker.masa_simpan_identitas - 1)
        return self.filter(**{f"{kolom}__lt": waktu.awal_hari(batas, satker.zona)}, satker=satker)

    def berkas_pribadi(self) -> Exists:
        """Is a paper of the row still kept?"""
        milik = Berkas.objects.pribadi().ada()
        jenis = ContentType.objects.get_for_model(self.model)
        return Exists(milik.filter(tentang_jenis=jenis, tentang_id=OuterRef("pk")))


class PermohonanQuerySet(BeridentitasQuerySet):
    def untuk(self, pelaku: Pelaku):
        """Rows an actor may see: the desk and the PPID their office's, an applicant their own."""
        if Peran.PEMOHON in pelaku.peran:
            return self.filter(pk=pelaku.perkara.pk)
        if pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def diperiksa(self, pelaku: Pelaku):
        """For an examiner, who sees acts and no applicant: the caller masks them."""
        if pelaku.boleh(Izin.PERIKSA_KANTOR):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def contoh(self, pelaku: Pelaku):
        """For previews of texts by who never sees applicants: the caller masks them."""
        return (
            self.filter(satker=pelaku.satker) if pelaku.boleh(Izin.KELOLA_KANTOR) else self.none()
        )

    def lengkap_baca(self):
        """With everything a row or page of a case shows."""
        return self.select_related("satker", "pemohon", "petugas", "rezim", "sop")

    def terbuka(self):
        return self.filter(status__in=TERBUKA)

    def berjalan(self):
        """Those whose legal clock runs."""
        return self.filter(status__in=BERJALAN)

    def jatuh_musnah(self, satker, hari: date):
        """Whose identity papers are destroyed by the end of a day, as things stand."""
        selesai = self.sampai("selesai_pada", satker, hari).filter(status=Status.SELESAI)
        masih_ada = ~Q(pemohon__nomor_identitas="") | self.berkas_pribadi()
        return selesai.filter(masih_ada, ditahan_pada=None).order_by("selesai_pada", "pk")

    def diawasi(self, pelaku: Pelaku):
        """The office's cases by number, for who watches over identity papers: nobody's name."""
        if not pelaku.boleh(Izin.LIHAT_AKSES):
            return self.none()
        return self.filter(satker=pelaku.satker).defer("rincian", "rincian_unit")

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
