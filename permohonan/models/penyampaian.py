"""Verbs of steps 5 and 6: the notice, the handing over, not collected, reopened, sent again."""

from datetime import date

from django.db import models

from permohonan import surat
from permohonan.models.catatan import Catatan
from permohonan.models.pemberian import Pemberian
from permohonan.pilihan import CaraSelesai, CaraSerah
from permohonan.status import Status, hasil_gabungan
from ppid import alur, naskah, tenggat, waktu
from ppid.izin import Pelaku, Peran

HARI_AMBIL = 30  # hari kerja after the notice, before what nobody collects may be closed


class Penyampaian(models.Model):
    """Part of Permohonan: SOP Pelayanan, steps 5 and 6."""

    class Meta:
        abstract = True

    def pemberian_sah(self):
        """What was or will be given: at the desk, and by answers approved in this period."""
        di_meja = models.Q(tanggapan=None)
        disetujui = models.Q(tanggapan__in=self.tanggapan_disetujui())
        return self.pemberian.filter(di_meja | disetujui).select_related("berkas", "dokumen")

    def untuk_diserahkan(self) -> list[Pemberian]:
        """What still waits to be handed over."""
        return list(self.pemberian_sah().filter(diserahkan_pada=None))

    @property
    def butuh_identitas(self) -> bool:
        """Before anything that is not public already, the identity must be on record."""
        if self.pemohon.identitas_tercatat:
            return False
        menunggu = self.untuk_diserahkan()
        return self.memberi and (not menunggu or any(not p.publik for p in menunggu))

    def beritahukan(
        self, *, oleh: Pelaku, cara: str, cara_serah="", sebab_terlambat="", versi=None
    ) -> None:
        """The written notice leaves; the legal clock stops.

        With something to hand over the case waits for that, in the way `cara_serah`; else it ends.
        """
        sebab = self.dengan_sebab(sebab_terlambat)
        sah, kini = self.tanggapan_sah, waktu.sekarang()
        menunggu = sah is not None and sah.memberi
        if menunggu and not cara_serah:
            raise alur.TransisiDitolak("Pilih cara informasi diserahkan.", self)
        if cara_serah == CaraSerah.UNDUH and sah and sah.jumlah_biaya:
            kalimat = "Salinan yang dikenai biaya tidak diserahkan lewat unduhan."
            raise alur.TransisiDitolak(kalimat, self)
        hasil = hasil_gabungan(list(self.bagian.values_list("hasil", flat=True)))
        ubah = {
            "hasil": hasil,
            "diberitahukan_pada": kini,
            "cara_beri": cara,
            "cara_serah": cara_serah if menunggu else "",
            "cara_selesai": CaraSelesai.TERTULIS,
        } | ({} if menunggu else {"selesai_pada": kini})

        def keluar():
            keluar = list(sah.surat.filter(untuk_pemohon=False)) if sah else []
            for satu in keluar:
                naskah.lepas(satu)
            self.kabari("beritahukan")
            return {"naskah": "; ".join(n.nomor for n in keluar), "cara": cara}

        alur.pindah(
            self,
            "beritahukan",
            oleh=oleh,
            versi=versi,
            efek=keluar,
            jalan=self._jalan_beri(menunggu, cara_serah),
            data={"hasil": hasil},
            **ubah | sebab,
        )

    def _jalan_beri(self, menunggu: bool, cara_serah: str) -> alur.Jalan:
        if not menunggu:
            return alur.Jalan(tujuan=Status.SELESAI)
        siapa = Peran.PEMOHON if cara_serah == CaraSerah.UNDUH else Peran.PETUGAS
        return alur.Jalan(tujuan=Status.MENUNGGU_PENYERAHAN, menunggu=siapa)

    def surat_tanggapan(self):
        """Model PPID-D and -E of the last approved answer."""
        sah = self.tanggapan_sah
        return list(sah.surat.all()) if sah else []

    def serahkan(
        self, *, oleh: Pelaku, cara: str, penerima: str, bayar: dict | None = None, versi=None
    ):
        """Hand over at the desk, for reading, by post, e-mail or fax. Returns the Tanda Terima.

        `bayar`, for copies: {"dibayar_pada", "cara_bayar", "bukti_bayar"}.
        """
        self._periksa_serah(bayar)
        hasil = []

        def serah():
            hasil.append(self._tanda_terima(oleh, cara, penerima))
            self.kabari("serahkan")
            return {"naskah": hasil[0].nomor, "cara": cara}

        alur.pindah(
            self,
            "serahkan",
            oleh=oleh,
            versi=versi,
            efek=serah,
            cara_serah=cara,
            penerima=penerima,
            **self._selesai_serah() | (bayar or {}),
        )
        return hasil[0]

    def _selesai_serah(self) -> dict:
        kini = waktu.sekarang()
        return {"diserahkan_pada": kini, "selesai_pada": kini}

    def _tanda_terima(self, oleh: Pelaku, cara: str, penerima: str):
        diberikan = self.untuk_diserahkan()
        Pemberian.objects.filter(pk__in=[p.pk for p in diberikan]).update(
            diserahkan_pada=waktu.sekarang()
        )
        return surat.terbitkan_tanda_terima(self, oleh, diberikan, cara, penerima)

    def _periksa_serah(self, bayar: dict | None) -> None:
        if self.butuh_identitas:
            kalimat = "Catat identitas pemohon sebelum informasi diserahkan."
            raise alur.TransisiDitolak(kalimat, self)
        if self.biaya and not (bayar or self.dibayar_pada):
            raise alur.TransisiDitolak("Catat pembayaran biaya salinan lebih dulu.", self)

    @property
    def biaya(self) -> int:
        """Rupiah to pay for copies, by the approved answer."""
        sah = self.tanggapan_sah
        return sah.jumlah_biaya if sah else 0

    def unduh(self, *, oleh: Pelaku, pemberian: Pemberian, versi=None) -> None:
        """The applicant downloads a file; the last one is the handing over, and its receipt."""
        self._periksa_unduh(pemberian)
        sisa = self.pemberian_sah().filter(
            berkas__isnull=False, diunduh_pada=None, diserahkan_pada=None
        )
        tuntas = (
            self.status == Status.MENUNGGU_PENYERAHAN and not sisa.exclude(pk=pemberian.pk).exists()
        )

        def ambil():
            belum = Pemberian.objects.filter(pk=pemberian.pk, diunduh_pada=None)
            belum.update(diunduh_pada=waktu.sekarang())
            rujukan = {"berkas": pemberian.berkas.token}
            if tuntas:
                terima = self._tanda_terima(oleh, CaraSerah.UNDUH, self.pemohon.nama)
                rujukan["naskah"] = terima.nomor
                self.kabari("unduh")
            return rujukan

        ubah = self._selesai_serah() | {"penerima": self.pemohon.nama} if tuntas else {}
        alur.pindah(
            self,
            "unduh",
            oleh=oleh,
            versi=versi,
            efek=ambil,
            jalan=alur.Jalan(tujuan=Status.SELESAI if tuntas else None),
            **ubah,
        )

    @property
    def lewat_portal(self) -> bool:
        """Is it downloaded? Once the case has ended, only what was handed over before it did."""
        menunggu = self.status == Status.MENUNGGU_PENYERAHAN
        diserahkan = self.diserahkan_pada is not None
        return self.cara_serah == CaraSerah.UNDUH and (menunggu or diserahkan)

    def _periksa_unduh(self, pemberian: Pemberian) -> None:
        if not self.lewat_portal or not pemberian.berkas:
            raise alur.TransisiDitolak("Berkas ini tidak diserahkan lewat portal.", self)
        if not (pemberian.publik or self.pemohon.identitas_tercatat):
            kalimat = "Berkas dapat diunduh setelah kartu identitas Anda dicatat di meja layanan."
            raise alur.TransisiDitolak(kalimat, self)

    @property
    def batas_ambil(self) -> date | None:
        """From the day after this one, what nobody collected may be closed."""
        if not self.diberitahukan_pada:
            return None
        hari = self.satker.setempat(self.diberitahukan_pada).date()
        return tenggat.tambah_hari_kerja(hari, HARI_AMBIL, self.satker.kalender())

    def ingatkan_pengambilan(self, *, oleh: Pelaku, cara: str, versi=None) -> None:
        """One reminder at least, before *tidak diambil*; by e-mail the portal sends it itself."""

        def ingatkan():
            if cara == "email":
                self.kabari("ingatkan_pengambilan")
            return {"cara": cara}

        alur.pindah(
            self,
            "ingatkan_pengambilan",
            oleh=oleh,
            versi=versi,
            efek=ingatkan,
            diingatkan_pada=waktu.sekarang(),
        )

    @property
    def boleh_tutup_tidak_diambil(self) -> bool:
        lewat = self.batas_ambil and self.satker.hari_ini > self.batas_ambil
        return bool(lewat and self.diingatkan_pada)

    def tutup_tidak_diambil(self, *, oleh: Pelaku, versi=None) -> None:
        """30 hari kerja after the notice and one reminder; the outcome stays."""
        if not self.boleh_tutup_tidak_diambil:
            kalimat = f"Tutup sesudah {HARI_AMBIL} hari kerja dan satu pengingat kepada pemohon."
            raise alur.TransisiDitolak(kalimat, self)
        alur.pindah(
            self,
            "tutup_tidak_diambil",
            oleh=oleh,
            versi=versi,
            efek=lambda: self.kabari("tutup_tidak_diambil"),
            selesai_pada=waktu.sekarang(),
        )

    def buka_kembali(self, *, oleh: Pelaku, alasan: str, versi=None) -> None:
        """The PPID reopens: to coordination, or to completeness where it never was complete.

        A second period of the clock starts today; the first is kept. The one extension is not
        renewed. All parts are open again; what was given stays on record.
        """
        kini, lalu = waktu.sekarang(), [*self.periode_lalu, self._periode()]
        self.dibuka_kembali_pada, self.diperpanjang_pada = kini, None
        self.pasang_tenggat()

        def catat():
            self._gugurkan()
            self.bagian.update(hasil="", dijawab_pada=None, dijelaskan=None)
            self.catatan.create(jenis=Catatan.Jenis.BUKA, isi=alasan, oleh=oleh.pengguna)
            self.kabari("buka_kembali")
            return {"ke_periode": len(lalu) + 1, "jatuh_tempo": f"{self.jatuh_tempo}"}

        tujuan = Status.KOORDINASI if self.lengkap_pada else Status.DIAJUKAN
        alur.pindah(
            self,
            "buka_kembali",
            oleh=oleh,
            versi=versi,
            efek=catat,
            jalan=alur.Jalan(tujuan=tujuan),
            rezim=self.rezim,
            mulai=self.mulai,
            jatuh_tempo=self.jatuh_tempo,
            periode_lalu=lalu,
            dibuka_kembali_pada=kini,
            **BELUM_SELESAI,
        )

    def _periode(self) -> dict:
        """This period of the clock as `periode_lalu` keeps it."""
        return {
            "mulai": f"{self.mulai}",
            "jatuh_tempo": f"{self.jatuh_tempo}",
            "selesai": f"{self.satker.setempat(self.selesai_pada).date()}",
            "hasil": self.hasil,
        }

    def kirim_ulang(self, *, oleh: Pelaku, cara: str, versi=None) -> None:
        """The same letter once more, whichever way; the message says so."""

        def kirim():
            self.kabari("kirim_ulang")
            return {"cara": cara}

        alur.pindah(self, "kirim_ulang", oleh=oleh, versi=versi, efek=kirim)


BELUM_SELESAI = {
    "hasil": "",
    "selesai_pada": None,
    "diberitahukan_pada": None,
    "diserahkan_pada": None,
    "diperpanjang_pada": None,
    "diingatkan_pada": None,
    "cara_beri": "",
    "cara_serah": "",
    "cara_selesai": "",
    "penerima": "",
    "sebab_terlambat": "",
    "dibayar_pada": None,
    "cara_bayar": "",
    "bukti_bayar": "",
}
