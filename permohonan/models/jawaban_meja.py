"""Verbs of steps 2 and 3: what the desk answers or explains at once."""

from django.db import models

from permohonan import surat
from permohonan.models.bagian import Bagian
from permohonan.models.catatan import Catatan
from permohonan.models.pemberian import Pemberian
from permohonan.pilihan import CaraBeri, CaraSelesai, Kanal
from permohonan.status import Hasil, Status, hasil_gabungan
from ppid import alur, berkas, waktu
from ppid.izin import Pelaku

DI_MEJA = (Kanal.DATANG, Kanal.TELEPON)  # who stands at the desk or is on the line
HANYA_DI_MEJA = "Jawab di tempat hanya untuk pemohon yang datang langsung atau menelepon"
MAKS_BAGIAN = 20


class JawabanMeja(models.Model):
    """Part of Permohonan: SOP Pelayanan, steps 2 and 3."""

    class Meta:
        abstract = True

    def bagian_terbuka(self) -> list[Bagian]:
        return list(self.bagian.filter(hasil=""))

    def bagi_rincian(self, *, oleh: Pelaku, uraian: list[str], versi=None) -> None:
        """Several questions in one request: the open parts become these, one each."""
        if not 2 <= len(uraian) <= MAKS_BAGIAN:
            raise alur.TransisiDitolak(f"Tuliskan 2 sampai {MAKS_BAGIAN} pertanyaan.", self)

        def bagi():
            self._ganti_bagian(uraian)
            return {"bagian": len(uraian)}

        alur.pindah(self, "bagi_rincian", oleh=oleh, versi=versi, efek=bagi)

    def ubah_rincian(self, *, oleh: Pelaku, rincian: str, alasan: str, unggahan=(), versi=None):
        """The applicant narrows in writing; the words before are kept in a note."""
        lama = {"rincian": self.rincian}

        def ubah():
            self.catatan.create(
                jenis=Catatan.Jenis.RINCIAN,
                isi=alasan,
                data=lama,
                oleh=oleh.pengguna,
            )
            if self.bagian_terbuka():
                self._ganti_bagian([""])
            for satu in unggahan:
                berkas.kaitkan(satu, self)
            return {"isian": ["rincian"], "berkas": len(unggahan)}

        alur.pindah(
            self,
            "ubah_rincian",
            oleh=oleh,
            versi=versi,
            efek=ubah,
            rincian=rincian,
            rincian_unit="",
        )

    def _ganti_bagian(self, uraian: list[str]) -> None:
        """The open parts give way to these; what was explained of them is no longer so."""
        self.bagian.filter(hasil="").update(diganti=True)
        terjawab = self.bagian.aggregate(n=models.Max("urut"))["n"] or 0
        for urut, teks in enumerate(uraian, terjawab + 1):
            Bagian.objects.create(permohonan=self, urut=urut, uraian=teks)

    def jawab_di_tempat(
        self,
        *,
        oleh: Pelaku,
        bagian,
        dokumen,
        cara: str,
        penerima: str,
        sebab_terlambat="",
        versi=None,
        detik=None,
    ):
        """SOP step 2: hand over documents that anyone may have; the last open part closes the case.

        `bagian` are the parts these `dokumen` answer. Returns the Tanda Terima.
        Only for who stands at the desk or is on the telephone: both dates are set at once.
        """
        self._periksa_di_tempat(bagian, dokumen)
        kini, hasil = waktu.sekarang(), []
        tuntas = not set(self.bagian_terbuka()) - set(bagian)
        ubah = self._tutup_di_tempat(kini, cara, penerima) if tuntas else {}
        sebab = self.dengan_sebab(sebab_terlambat) if tuntas else {}

        def beri():
            diberikan = self._berikan(bagian, dokumen, kini)
            hasil.append(surat.terbitkan_tanda_terima(self, oleh, diberikan, cara, penerima))
            if tuntas:
                self.kabari("jawab_di_tempat")
            return {"naskah": hasil[0].nomor, "bagian": [b.urut for b in bagian], "cara": cara}

        alur.pindah(
            self,
            "jawab_di_tempat",
            oleh=oleh,
            versi=versi,
            detik=detik,
            jalan=alur.Jalan(tujuan=Status.SELESAI if tuntas else None),
            efek=beri,
            data={"hasil": ubah["hasil"]} if tuntas else None,
            **ubah | sebab,
        )
        return hasil[0]

    def _periksa_di_tempat(self, bagian, dokumen) -> None:
        if self.kanal not in DI_MEJA:
            raise alur.TransisiDitolak(f"{HANYA_DI_MEJA}.", self)
        if not bagian or not dokumen or any(b.hasil for b in bagian):
            raise alur.TransisiDitolak("Pilih bagian yang dijawab dan dokumennya.", self)
        for satu in dokumen:
            if not satu.terbuka or satu.satker_id != self.satker_id:
                kalimat = f"“{satu.judul}” belum disahkan sebagai informasi terbuka."
                raise alur.TransisiDitolak(kalimat, self)

    def _tutup_di_tempat(self, kini, cara: str, penerima: str) -> dict:
        """The whole is granted unless an earlier part ended otherwise."""
        lain = [b.hasil for b in self.bagian.exclude(hasil="")]
        return {
            "hasil": hasil_gabungan([*lain, Hasil.DIKABULKAN]),
            "cara_selesai": CaraSelesai.DI_TEMPAT,
            "cara_beri": CaraBeri.LANGSUNG,
            "cara_serah": cara,
            "penerima": penerima,
            "diberitahukan_pada": kini,
            "diserahkan_pada": kini,
            "selesai_pada": kini,
        }

    def _berikan(self, bagian, dokumen, kini) -> list[Pemberian]:
        baru = [p for d in dokumen for p in Pemberian.dari_dokumen(d)]
        for satu in baru:
            satu.permohonan, satu.diserahkan_pada = self, kini
            satu.bagian = bagian[0] if len(bagian) == 1 else None
        for b in bagian:
            Bagian.objects.filter(pk=b.pk).update(hasil=Hasil.DIKABULKAN, dijawab_pada=kini)
        return Pemberian.objects.bulk_create(baru)

    def jelaskan(self, *, oleh: Pelaku, bagian: Bagian, dik, versi=None, detik=None):
        """SOP step 3: explain what is exempt, from a valid row of the DIK only; not a decision.

        Returns the Lembar Penjelasan.
        """
        self.periksa_dik(dik)
        hasil = []

        def terbit():
            Bagian.objects.filter(pk=bagian.pk).update(dijelaskan=dik)
            hasil.append(surat.terbitkan_penjelasan(self, oleh, bagian, dik))
            return {"naskah": hasil[0].nomor, "butir": dik.butir, "bagian": [bagian.urut]}

        alur.pindah(self, "jelaskan", oleh=oleh, versi=versi, detik=detik, efek=terbit)
        return hasil[0]

    def periksa_dik(self, dik) -> None:
        """An expired row, or one that does not hold for this office, cannot be used."""
        sah = dik.satker_id in self.satker.garis_induk() and dik.berlaku_pada(self.satker.hari_ini)
        if not sah:
            kalimat = f"Butir {dik.butir} DIK tidak berlaku hari ini. Koordinasikan dengan PPID."
            raise alur.TransisiDitolak(kalimat, self)

    @property
    def pernah_dijelaskan(self) -> bool:
        return self.bagian.filter(dijelaskan__isnull=False).exists()
