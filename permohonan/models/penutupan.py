"""Verbs that end a request without an answer: closing in two hands, and withdrawal."""

from django.db import models

from permohonan.models.catatan import Catatan
from permohonan.status import Hasil
from ppid import alur, waktu
from ppid.izin import Pelaku

TANPA_USULAN = {"usulan": "", "usulan_alasan": "", "usulan_oleh": None, "duplikat_dari": None}


class Penutupan(models.Model):
    """Part of Permohonan. The desk proposes (stays), the Kasubbag confirms (moves) or declines."""

    class Meta:
        abstract = True

    def usulkan(self, nama: str, *, oleh: Pelaku, alasan: str, versi=None, duplikat_dari=None):
        """The desk proposes `hentikan`, `bukan_permohonan` or `duplikat`; the status stays."""
        self._periksa_usulan(nama, duplikat_dari)
        alur.pindah(
            self,
            f"usulkan_{nama}",
            oleh=oleh,
            versi=versi,
            usulan=nama,
            usulan_alasan=alasan,
            usulan_oleh=oleh.pengguna,
            duplikat_dari=duplikat_dari,
            data={"duplikat_dari": duplikat_dari.nomor} if duplikat_dari else None,
        )

    def _periksa_usulan(self, nama: str, duplikat_dari) -> None:
        if self.usulan:
            raise alur.TransisiDitolak("Usulan sebelumnya masih menunggu keputusan Kasubbag.", self)
        batas = self.batas_lengkapi or self.satker.hari_ini
        if nama == "hentikan" and self.satker.hari_ini <= batas:
            raise alur.TransisiDitolak(
                "Pemohon masih dapat melengkapi. Usulkan sesudah batas melengkapi lewat.", self
            )
        if nama == "duplikat" and duplikat_dari in (None, self):
            raise alur.TransisiDitolak("Sebutkan nomor permohonan yang sama isinya.", self)

    def setujui_usulan(self, *, oleh: Pelaku, sebab_terlambat="", versi=None) -> None:
        """The Kasubbag confirms; one person in both hands is marked *dirangkap*.

        The reason stays with the closed case, for whoever asks why it got no decision.
        """
        nama = self._usulan_terbuka()
        rangkap = oleh.pengguna is not None and oleh.pengguna.pk == self.usulan_oleh_id
        hasil = Hasil.TIDAK_DAPAT_DIPROSES if nama == "hentikan" else Hasil(nama)
        self._tutup(
            nama,
            hasil,
            oleh=oleh,
            versi=versi,
            data={"dirangkap": rangkap},
            usulan_alasan=self.usulan_alasan,
            duplikat_dari=self.duplikat_dari,
            **self.dengan_sebab(sebab_terlambat),
        )

    def tolak_usulan(self, *, oleh: Pelaku, alasan="", versi=None) -> None:
        """The Kasubbag declines; the reason is a note the proposing clerk reads."""
        nama = self._usulan_terbuka()

        def simpan():
            if alasan:
                self.catatan.create(
                    jenis=Catatan.Jenis.TOLAK_USULAN,
                    isi=alasan,
                    oleh=oleh.pengguna,
                )

        alur.pindah(self, f"tolak_{nama}", oleh=oleh, versi=versi, efek=simpan, **TANPA_USULAN)

    def _usulan_terbuka(self) -> str:
        if not self.usulan:
            raise alur.TransisiDitolak("Tidak ada usulan yang menunggu keputusan.", self)
        return self.usulan

    def cabut(self, *, oleh: Pelaku, alasan="", sebab_terlambat="", versi=None) -> None:
        """The applicant withdraws, or the desk on their written request.

        Only the desk is asked why a late case was late.
        """
        sebab = self.dengan_sebab(sebab_terlambat) if oleh.pengguna else {}
        self._tutup("cabut", Hasil.DICABUT, oleh=oleh, versi=versi, catatan=alasan, **sebab)

    def _tutup(
        self, aksi: str, hasil: Hasil, *, oleh, versi, data=None, catatan="", **ubah
    ) -> None:
        def akhir():
            if catatan:
                self.catatan.create(jenis=Catatan.Jenis.PENCABUTAN, isi=catatan, oleh=oleh.pengguna)
            self._gugurkan()
            self.kabari(aksi)

        alur.pindah(
            self,
            aksi,
            oleh=oleh,
            versi=versi,
            efek=akhir,
            data={"hasil": hasil.value} | (data or {}),
            hasil=hasil,
            selesai_pada=waktu.sekarang(),
            **TANPA_USULAN | ubah,
        )

    def _gugurkan(self) -> None:
        """A draft or an extension that still waited falls with this period of the clock."""
        self.tanggapan.filter(keadaan="diajukan").update(keadaan="gugur")
        menunggu = self.perpanjangan.filter(keadaan__in=["diusulkan", "disetujui"])
        menunggu.update(keadaan="gugur")
