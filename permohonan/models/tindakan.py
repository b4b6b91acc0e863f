"""Verbs that change no status: notes, corrections, identity, papers, a new code."""

from django.db import models

from permohonan import naskah, surat
from permohonan.status import BERJALAN
from ppid import alur, berkas, kabar, kode, waktu
from ppid.izin import Pelaku


class TindakanData(models.Model):
    """Part of Permohonan. Each is an act all the same: one trail row, one version up."""

    class Meta:
        abstract = True

    def tulis_catatan(self, aksi: str, *, oleh: Pelaku, isi: str, cara="", unggahan=(), versi=None):
        """`catatan_internal`, `catatan_kontak` or `surat_susulan`."""

        def simpan():
            self.catatan.create(jenis=aksi, isi=isi, cara=cara, oleh=oleh.pengguna)
            for satu in unggahan:
                berkas.kaitkan(satu, self)
            return {"cara": cara, "berkas": len(unggahan)}

        alur.pindah(self, aksi, oleh=oleh, versi=versi, efek=simpan)

    def koreksi_data(self, *, oleh: Pelaku, alasan: str, isian=None, pemohon=None, versi=None):
        """Correct what was typed. The old values are kept in a note, the trail names the fields."""
        isian, data_pemohon = dict(isian or {}), pemohon or {}
        lama = {k: str(getattr(self, k)) for k in isian}
        lama |= {k: str(getattr(self.pemohon, k)) for k in data_pemohon}
        if "kategori" in isian and self.status in BERJALAN:  # a stopped clock stays as it stood
            self.kategori = isian["kategori"]
            self.pasang_tenggat()
            isian |= {"rezim": self.rezim, "mulai": self.mulai, "jatuh_tempo": self.jatuh_tempo}

        def simpan():
            self._ubah_pemohon(data_pemohon)
            if "email" in data_pemohon:
                kabar.alihkan(self, lama["email"], self.pemohon.email)
            self.catatan.create(jenis="koreksi_data", isi=alasan, data=lama, oleh=oleh.pengguna)
            tempo = {"jatuh_tempo": f"{self.jatuh_tempo}"} if "jatuh_tempo" in isian else {}
            return {"isian": sorted(lama)} | tempo

        alur.pindah(self, "koreksi_data", oleh=oleh, versi=versi, efek=simpan, **isian)

    def catat_identitas(
        self, *, oleh: Pelaku, jenis: str, nomor_identitas="", unggahan=(), versi=None
    ):
        """Kind, number, seen by and when: before anything not yet public is handed over."""

        def simpan():
            self._ubah_pemohon(
                {
                    "jenis_identitas": jenis,
                    "nomor_identitas": nomor_identitas,
                    "identitas_oleh": oleh.pengguna,
                    "identitas_pada": waktu.sekarang(),
                }
            )
            for satu in unggahan:
                berkas.kaitkan(satu, self)
            return {"isian": ["jenis_identitas", "nomor_identitas"], "berkas": len(unggahan)}

        alur.pindah(self, "catat_identitas", oleh=oleh, versi=versi, efek=simpan)

    def unggah(self, aksi: str, *, oleh: Pelaku, unggahan, naskah_asal=None, versi=None) -> None:
        """`unggah_formulir` (the signed Model PPID-B) or `unggah_pindaian` (a signed letter)."""

        def simpan():
            berkas.kaitkan(unggahan, self)
            if naskah_asal:
                naskah_asal.pindaian = unggahan
                naskah_asal.save(update_fields=["pindaian"])
            return {"naskah": naskah_asal.nomor if naskah_asal else ""}

        alur.pindah(self, aksi, oleh=oleh, versi=versi, efek=simpan)

    def cetak(self, aksi: str, *, oleh: Pelaku, versi=None):
        """`cetak_ba_tenggat`, `cetak_formulir` or `cetak_amplop`: freeze and return the paper."""
        terbitkan = {
            "cetak_ba_tenggat": naskah.terbitkan_ba_tenggat,
            "cetak_formulir": naskah.terbitkan_formulir,
            "cetak_amplop": surat.terbitkan_amplop,
        }[aksi]
        hasil = []

        def terbit():
            hasil.append(terbitkan(self, oleh))
            return {"naskah": hasil[0].nomor}

        alur.pindah(self, aksi, oleh=oleh, versi=versi, efek=terbit)
        return hasil[0]

    def ganti_kode(self, *, oleh: Pelaku, kode_baru: str, lewat_email=False, versi=None) -> None:
        """Re-issue the access code, at the desk or to the applicant's e-mail; the old one dies."""

        def kirim():
            if lewat_email:
                self.kabari("ganti_kode", kode=kode_baru)
            return {"lewat_email": lewat_email}

        alur.pindah(
            self,
            "ganti_kode",
            oleh=oleh,
            versi=versi,
            efek=kirim,
            sidik_kode=kode.sidik_kode(kode_baru),
        )
