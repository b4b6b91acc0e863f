"""Verbs of the extension: proposed by the desk, decided by the PPID, valid once its letter left."""

from django.db import models

from permohonan import surat
from permohonan.models.tanggapan import Perpanjangan
from ppid import alur, naskah, waktu
from ppid.izin import Pelaku
from ppid.templatetags.ppid import hari_tanggal

AKTIF = (
    Perpanjangan.Keadaan.DIUSULKAN,
    Perpanjangan.Keadaan.DISETUJUI,
    Perpanjangan.Keadaan.BERLAKU,
)
HARI_TAWAR = 7  # working day from which the case page offers the extension


class Perpanjang(models.Model):
    """Part of Permohonan (Pasal 22 ayat (8) UU 14/2008): once, for the legal reasons only."""

    class Meta:
        abstract = True

    @property
    def perpanjangan_kini(self) -> Perpanjangan | None:
        return self.perpanjangan.filter(keadaan__in=AKTIF).first()

    def usulkan_perpanjangan(self, *, oleh: Pelaku, alasan: str, uraian: str, versi=None) -> None:
        self._periksa_sekali()

        def simpan():
            Perpanjangan.objects.create(
                permohonan=self,
                alasan=alasan,
                uraian=uraian,
                sampai=self.hitungan().jatuh_tempo_perpanjangan,
                diusulkan_oleh=oleh.pengguna,
            )
            return {"alasan": alasan}

        alur.pindah(self, "usulkan_perpanjangan", oleh=oleh, versi=versi, efek=simpan)

    def _periksa_sekali(self) -> None:
        if self.perpanjangan.filter(keadaan__in=AKTIF).exists():
            raise alur.TransisiDitolak("Perpanjangan hanya satu kali.", self)
        self._periksa_belum_lewat("Perpanjangan hanya dapat diusulkan sebelum jatuh tempo lewat.")

    def _periksa_belum_lewat(self, kalimat: str) -> None:
        if self.satker.hari_ini > self.hitungan().jatuh_tempo:
            raise alur.TransisiDitolak(kalimat, self)

    def perpanjang(self, *, oleh: Pelaku, dirangkap=False, nomor="", versi=None):
        """The PPID agrees: the letter is numbered and frozen. Returns it; the due date waits.

        `nomor`: typed, where the office numbers this letter from its own agenda.
        """
        satu = self._usulan_perpanjangan()
        self._periksa_belum_lewat("Jatuh tempo sudah lewat; perpanjangan tidak berlaku lagi.")
        sendiri = self.periksa_dirangkap(satu.diusulkan_oleh_id, oleh, dirangkap)

        def terbit():
            satu.sampai = self.hitungan().jatuh_tempo_perpanjangan
            satu.naskah = surat.terbitkan_perpanjangan(self, oleh, satu, nomor)
            satu.keadaan = Perpanjangan.Keadaan.DISETUJUI
            satu.diputus_oleh, satu.diputus_pada = oleh.pengguna, waktu.sekarang()
            satu.dirangkap = sendiri
            satu.save()
            return {"naskah": satu.naskah.nomor, "dirangkap": sendiri}

        alur.pindah(self, "perpanjang", oleh=oleh, versi=versi, efek=terbit)
        return satu.naskah

    def tolak_perpanjangan(self, *, oleh: Pelaku, catatan: str, versi=None) -> None:
        satu = self._usulan_perpanjangan()

        def simpan():
            Perpanjangan.objects.filter(pk=satu.pk).update(
                keadaan=Perpanjangan.Keadaan.DITOLAK,
                catatan=catatan,
                diputus_oleh=oleh.pengguna,
                diputus_pada=waktu.sekarang(),
            )

        alur.pindah(self, "tolak_perpanjangan", oleh=oleh, versi=versi, efek=simpan)

    def _usulan_perpanjangan(self) -> Perpanjangan:
        satu = self.perpanjangan.filter(keadaan=Perpanjangan.Keadaan.DIUSULKAN).first()
        if satu is None:
            raise alur.TransisiDitolak("Tidak ada usulan perpanjangan yang menunggu.", self)
        return satu

    def kirim_perpanjangan(self, *, oleh: Pelaku, cara: str, versi=None) -> None:
        """The letter leaves, by the first due date at the latest; from now on day 17 counts."""
        satu = self.perpanjangan.filter(keadaan=Perpanjangan.Keadaan.DISETUJUI).first()
        if satu is None:
            raise alur.TransisiDitolak("Tidak ada surat perpanjangan yang menunggu dikirim.", self)
        self._periksa_belum_lewat(
            "Surat perpanjangan harus keluar paling lambat "
            f"{hari_tanggal(self.hitungan().jatuh_tempo)}. Perpanjangan ini tidak berlaku."
        )
        kini, batas = waktu.sekarang(), self.hitungan().jatuh_tempo_perpanjangan

        def kirim():
            Perpanjangan.objects.filter(pk=satu.pk).update(
                keadaan=Perpanjangan.Keadaan.BERLAKU, sampai=batas, dikirim_pada=kini, cara=cara
            )
            naskah.lepas(satu.naskah)
            self.kabari("kirim_perpanjangan")
            return {"surat": satu.naskah.nomor, "cara": cara, "ke": f"{batas}"}

        alur.pindah(
            self,
            "kirim_perpanjangan",
            oleh=oleh,
            versi=versi,
            efek=kirim,
            diperpanjang_pada=kini,
            jatuh_tempo=batas,
        )

    def periksa_dirangkap(self, penyusun: int, oleh: Pelaku, dirangkap: bool) -> bool:
        """Drafter and approver are two people, unless the mark *dirangkap* is set."""
        sendiri = oleh.pengguna is not None and oleh.pengguna.pk == penyusun
        if sendiri and not dirangkap:
            kalimat = "Anda sendiri penyusunnya. Centang “dirangkap” bila tidak ada orang lain."
            raise alur.TransisiDitolak(kalimat, self)
        return sendiri
