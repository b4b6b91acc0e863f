"""Rows typed, pasted, imported, struck out: acts of one unit's part, or of the whole DIP."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from dip.models import baris
from dip.models.baris import Ubahan
from dip.models.entri import Entri
from ppid import alur, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku


class Pengisian(models.Model):
    """`AKSI_ISI` is the act that every change of a row is. The trail names keys and columns."""

    AKSI_ISI = ""
    CORET_SEMUA = True  # also rows that this year added, which may be deleted as well

    class Meta:
        abstract = True

    @property
    def semua_baris(self):
        """The rows that belong to it, those struck out among them."""
        raise NotImplementedError

    def induk_baris(self) -> dict:
        """The DIP that new rows stand in, and their unit where it is always the same."""
        raise NotImplementedError

    def simpan_baris(self, ubahan: Sequence[Ubahan], *, oleh: Pelaku, versi=None) -> dict:
        """Rows changed and added; returns how many. A neighbour's other rows are no conflict,
        unless `versi` says that everything must be as it was seen."""
        hasil: dict = {}

        def efek():
            induk = self.induk_baris()
            hasil.update(baris.tulis(self, self.semua_baris, ubahan, **induk, oleh=oleh))
            return hasil

        self._isi(oleh, efek, versi)
        return hasil

    def pastikan_dapat_diisi(self, *, oleh: Pelaku) -> None:
        """Before a sheet is read for somebody who could not save it."""
        if not alur.berhak(alur.transisi(type(self), self.AKSI_ISI), self, oleh):
            raise PermissionDenied
        if self.status not in alur.transisi(type(self), self.AKSI_ISI).dari:
            raise TransisiDitolak(f"Baris tidak dapat diisi lagi: {self.keadaan.lower()}.", self)

    def coret(self, token: str, alasan: str, *, oleh: Pelaku) -> None:
        """A row that is no more: it stays, with its reason."""
        isi = {"dicoret_pada": waktu.sekarang(), "alasan_coret": alasan}
        syarat = {} if self.CORET_SEMUA else {"asal__isnull": False}
        self._satu("dicoret", token, oleh, isi, dicoret_pada=None, **syarat)

    def dapat_dicoret(self, entri: Entri) -> bool:
        return self.CORET_SEMUA or entri.asal_id is not None

    def pulihkan(self, token: str, *, oleh: Pelaku) -> None:
        isi = {"dicoret_pada": None, "alasan_coret": ""}
        self._satu("dipulihkan", token, oleh, isi, dicoret_pada__isnull=False)

    def kaitkan(self, token: str, dokumen, *, oleh: Pelaku) -> None:
        """A document of the store stands behind the row; None takes it off."""
        self._satu("dokumen", token, oleh, {"dokumen": dokumen}, dicoret_pada=None)

    def hapus_baris(self, token: str, *, oleh: Pelaku) -> None:
        """Only a row that this year added: one of last year is struck out instead."""

        def efek():
            satu = self.semua_baris.filter(token=token, asal=None, komentar=None).first()
            if satu is None:
                raise TransisiDitolak("Baris itu sudah tidak ada, atau hanya dapat dicoret.", self)
            satu.delete()
            return {"dihapus": satu.kode}

        self._isi(oleh, efek)

    def _satu(self, apa: str, token: str, oleh: Pelaku, isi: dict, **syarat) -> None:
        def efek():
            siapa = {"oleh": oleh.pengguna, "diubah": waktu.sekarang()}
            if not self.semua_baris.filter(token=token, **syarat).update(**isi, **siapa):
                raise TransisiDitolak("Baris itu sudah diubah orang lain.", self)
            return {apa: Entri.objects.get(token=token).kode}

        self._isi(oleh, efek)

    @transaction.atomic
    def _isi(self, oleh: Pelaku, efek, versi=None) -> None:
        """The guard: what holds the rows is held first, and must still be open."""
        if versi is None:
            self.kunci()
        alur.pindah(self, self.AKSI_ISI, oleh=oleh, versi=versi, efek=efek)

    def kunci(self) -> None:
        """Hold it until the act is committed, and see it as it stands."""
        terkunci = type(self)._base_manager.select_for_update(no_key=True)
        self.refresh_from_db(fields=["status", "versi"], from_queryset=terkunci)
