"""Verbs of step 4: the desk with the PPID, the PPID with the units and with the office above."""

from datetime import date
from functools import partial
from itertools import zip_longest

from django.db import models

from permohonan import pesan, surat
from permohonan.models.bahan import PermintaanBahan, UjiKonsekuensi
from ppid import alur, berkas, kabar, waktu
from ppid.izin import Pelaku, Peran
from ppid.models import Penugasan


class Koordinasi(models.Model):
    """Part of Permohonan: SOP Pelayanan, step 4."""

    class Meta:
        abstract = True

    @property
    def untuk_unit(self) -> str:
        """What units read: edited by the desk, without the applicant."""
        return self.rincian_unit or self.rincian

    def teruskan(self, *, oleh: Pelaku, rincian_unit: str, isi: str, nomor="", versi=None):
        """A nota dinas to the PPID: the information cannot be given at once. Returns the paper."""
        hasil = []

        def terbit():
            hasil.append(surat.terbitkan_nota_dinas(self, oleh, isi, nomor))
            return {"naskah": hasil[0].nomor}

        alur.pindah(
            self, "teruskan", oleh=oleh, versi=versi, efek=terbit, rincian_unit=rincian_unit
        )
        return hasil[0]

    def disposisi(
        self,
        *,
        oleh: Pelaku,
        bentuk: str,
        unit,
        arahan: str,
        batas: date,
        rincian="",
        nomor=(),
        versi=None,
    ) -> list[PermintaanBahan]:
        """Ask one or more units for material by an internal target date; none: own staff drafts.

        `nomor`: typed from the office's own agenda, one for each paper in the order of the units.
        """
        baru = []
        if not (rincian or self.rincian_unit):
            raise alur.TransisiDitolak("Tuliskan rincian yang boleh dibaca unit.", self)

        def minta():
            for satu, tertulis in zip_longest(unit or [None], nomor, fillvalue=""):
                baru.append(self._minta(oleh, bentuk, satu, arahan, batas, rincian, tertulis))
            terbit = "; ".join(b.naskah.nomor for b in baru if b.naskah)
            return {"naskah": terbit, "unit": [b.nama_unit for b in baru], "batas": f"{batas}"}

        ditunggu = unit or self.bahan.menunggu().exists()
        alur.pindah(
            self,
            "disposisi",
            oleh=oleh,
            versi=versi,
            efek=minta,
            jalan=alur.Jalan(menunggu=None if ditunggu else Peran.PETUGAS),
        )
        return baru

    def _minta(self, oleh, bentuk: str, unit, arahan: str, batas: date, rincian: str, nomor: str):
        satu = PermintaanBahan(
            satker=self.satker,
            permohonan=self,
            bentuk=bentuk,
            unit=unit,
            rincian=rincian or self.rincian_unit,
            arahan=arahan,
            batas=batas,
            oleh=oleh.pengguna,
        )
        if bentuk != PermintaanBahan.Bentuk.ARAHAN:
            satu.naskah = surat.terbitkan_permintaan(self, oleh, satu, nomor)
        satu.save()
        self._kabari_unit(satu, "bahan")
        return satu

    def _kabari_unit(self, satu: PermintaanBahan, kode: str) -> None:
        hari, kepada = self.satker.hari_ini, Peran.PENGHUBUNG
        tugas = Penugasan.objects.filter(satker=self.satker, peran=kepada, unit=satu.unit_id)
        for t in tugas.select_related("pengguna") if satu.unit_id else ():
            if t.berlaku_pada(hari):
                kabar.tulis(
                    kode,
                    kepada=t.pengguna.email,
                    nilai=partial(pesan.nilai, satu, jenis=pesan.JENIS[kode]),
                    tentang=self,
                )

    def serah_bahan(
        self,
        *,
        oleh: Pelaku,
        permintaan: PermintaanBahan,
        unggahan=(),
        jawaban="",
        tidak_menguasai=False,
        versi=None,
    ) -> None:
        """A unit hands in material, or does not hold it; the last one wakes the desk."""
        lain = self.bahan.menunggu().exclude(pk=permintaan.pk)

        def simpan():
            isi = {"jawaban": jawaban, "tidak_menguasai": tidak_menguasai}
            isi |= {"dijawab_pada": waktu.sekarang(), "dijawab_oleh": oleh.pengguna}
            if not self.bahan.filter(pk=permintaan.pk, dijawab_pada=None).update(**isi):
                raise alur.TransisiDitolak("Permintaan ini sudah dijawab.", self)
            for satu in unggahan:
                berkas.kaitkan(satu, permintaan)
            data = {"unit": [permintaan.nama_unit], "berkas": len(unggahan)}
            return data | {"tidak_menguasai": tidak_menguasai}

        menunggu = Peran.PENGHUBUNG if lain.exists() else Peran.PETUGAS
        alur.pindah(
            self,
            "serah_bahan",
            oleh=oleh,
            versi=versi,
            efek=simpan,
            jalan=alur.Jalan(menunggu=menunggu),
        )

    def ingatkan_unit(self, *, oleh: Pelaku, permintaan: PermintaanBahan, versi=None) -> None:
        def ingatkan():
            self.bahan.filter(pk=permintaan.pk).update(diingatkan_pada=waktu.sekarang())
            self._kabari_unit(permintaan, "bahan_ingat")
            return {"unit": [permintaan.nama_unit]}

        alur.pindah(self, "ingatkan_unit", oleh=oleh, versi=versi, efek=ingatkan)

    def usulkan_uji(self, *, oleh: Pelaku, versi=None, **enam) -> UjiKonsekuensi:
        """Propose an uji konsekuensi to the office above; `enam` are the six parts. No decision."""
        if self.satker.induk is None:
            raise alur.TransisiDitolak("Kantor ini tidak memiliki kantor di atasnya.", self)
        uji = UjiKonsekuensi(
            permohonan=self,
            satker=self.satker,
            tujuan=self.satker.induk,
            oleh=oleh.pengguna,
            **enam,
        )

        def simpan():
            uji.save()
            return {"tujuan": uji.tujuan.slug, "uji": uji.token}

        alur.pindah(self, "usulkan_uji", oleh=oleh, versi=versi, efek=simpan)
        return uji

    def catat_uji(
        self,
        *,
        oleh: Pelaku,
        uji: UjiKonsekuensi,
        keadaan: str,
        keterangan: str,
        nomor="",
        versi=None,
    ) -> None:
        """The office above records what became of the proposal: sent on to KPU, or decided."""

        def simpan():
            baris = UjiKonsekuensi.objects.filter(pk=uji.pk).exclude(
                keadaan=UjiKonsekuensi.Keadaan.DIPUTUS
            )
            if not baris.update(
                keadaan=keadaan,
                keterangan=keterangan,
                nomor_keputusan=nomor,
                dicatat_oleh=oleh.pengguna,
                dicatat_pada=waktu.sekarang(),
            ):
                raise alur.TransisiDitolak("Usulan ini sudah diputus.", self)
            return {"keadaan": keadaan, "kantor": oleh.satker.slug, "uji": uji.token}

        alur.pindah(self, "catat_uji", oleh=oleh, versi=versi, efek=simpan)
