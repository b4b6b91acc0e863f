"""Verbs of the answer: its files, the draft, the PPID's approval or return."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from dip.models import Dikecualikan
from permohonan import surat
from permohonan.models.bagian import Bagian
from permohonan.models.bahan import berkas_unit
from permohonan.models.pemberian import Pemberian
from permohonan.models.tanggapan import Jawaban, Tanggapan
from permohonan.status import Hasil, Status
from ppid import alur, berkas, gerbang, waktu
from ppid.izin import Pelaku
from ppid.models import Berkas, JenisBerkas

# Of a draft, what whoever approves it reads and its letters print.
DIBACA = ("jawaban__dik__satker", "jawaban__bagian", "pemberian__berkas", "pemberian__dokumen")


class Persetujuan(models.Model):
    """Part of Permohonan: Model PPID-D and -E, from draft to approval (SOP step 4, or 3)."""

    class Meta:
        abstract = True

    @property
    def konsep(self) -> Tanggapan | None:
        """The draft that waits for the PPID."""
        milik = self.tanggapan.filter(keadaan=Tanggapan.Keadaan.DIAJUKAN)
        return milik.select_related("disusun_oleh").prefetch_related(*DIBACA).first()

    @property
    def tanggapan_sah(self) -> Tanggapan | None:
        """The last approved answer."""
        return self.tanggapan_disetujui().last()

    def tanggapan_disetujui(self):
        """Answers approved in this period of the clock."""
        sejak = self.dibuka_kembali_pada or self.dicatat_pada
        keadaan = Tanggapan.Keadaan.DISETUJUI
        return self.tanggapan.filter(keadaan=keadaan, diputus_pada__gte=sejak)

    def berkas_bahan(self) -> list[Berkas]:
        """Files that an answer may take: the units' material and the desk's own."""
        jenis = ContentType.objects.get_for_model(self)
        desk = models.Q(tentang_jenis=jenis, tentang_id=self.pk, jenis=JenisBerkas.JAWABAN)
        return list(Berkas.objects.filter(berkas_unit(self) | desk))

    def siapkan_berkas(self, *, oleh: Pelaku, unggahan, versi=None) -> None:
        """The desk adds files to the answer; what the gate found waits to be answered."""

        def simpan():
            for satu in unggahan:
                berkas.kaitkan(satu, self)
            return {"berkas": len(unggahan), "temuan": sum(len(u.temuan) for u in unggahan)}

        alur.pindah(self, "siapkan_berkas", oleh=oleh, versi=versi, efek=simpan)

    def jawab_temuan(self, *, oleh: Pelaku, berkas: Berkas, jawaban: dict, versi=None) -> None:
        """Why a file may leave all the same: {index of the finding: reason}."""

        def jawab():
            for indeks, alasan in jawaban.items():
                gerbang.jawab(berkas, indeks, alasan, oleh)
            return {"berkas": berkas.token, "temuan": len(jawaban)}

        alur.pindah(self, "jawab_temuan", oleh=oleh, versi=versi, efek=jawab)

    def susun_tanggapan(
        self, *, oleh: Pelaku, jawaban: list[dict], berkas=(), dokumen=(), versi=None, **isian
    ) -> Tanggapan:
        """Draft the answer, one `jawaban` (fields of Jawaban) per open part; it goes to the PPID.

        Recorded under step 4, or under step 3 where the desk explained and nobody coordinated.
        """
        self._periksa_jawaban(jawaban)
        self._periksa_lampiran(berkas, dokumen)
        self._periksa_gerbang(berkas)
        dijelaskan = self.status == Status.DIPROSES and self.pernah_dijelaskan
        langkah = "jelaskan" if dijelaskan else "koordinasi"
        baru = Tanggapan(
            permohonan=self,
            ke=self.tanggapan.count() + 1,
            asal=self.status,
            langkah=langkah,
            disusun_oleh=oleh.pengguna,
            **isian,
        )

        def simpan():
            baru.save(force_insert=True)
            Jawaban.objects.bulk_create(Jawaban(tanggapan=baru, **satu) for satu in jawaban)
            Pemberian.objects.bulk_create(self._lampiran(baru, berkas, dokumen))
            return {"konsep": baru.ke}

        alur.pindah(
            self,
            "susun_tanggapan",
            oleh=oleh,
            versi=versi,
            efek=simpan,
            jalan=alur.Jalan(langkah=langkah),
        )
        return baru

    def _lampiran(self, baru: Tanggapan, berkas, dokumen) -> list[Pemberian]:
        dasar = {"permohonan": self, "tanggapan": baru}
        milik = [Pemberian(berkas=b, judul=b.nama, **dasar) for b in berkas]
        return milik + [p for d in dokumen for p in Pemberian.dari_dokumen(d, **dasar)]

    def _periksa_jawaban(self, jawaban: list[dict]) -> None:
        if {j["bagian"].pk for j in jawaban} != {b.pk for b in self.bagian_terbuka()}:
            raise alur.TransisiDitolak("Setiap bagian permintaan harus dijawab satu kali.", self)
        for satu in jawaban:
            self._periksa_satu(satu)

    def _periksa_satu(self, satu: dict) -> None:
        """Nothing is refused or redacted without a row of the DIK."""
        if satu["hasil"] == Hasil.DITOLAK:
            if not satu.get("dik"):
                raise alur.TransisiDitolak("Penolakan harus menyebut butir DIK.", self)
            self.periksa_dik(satu["dik"])
        if satu["hasil"] == Hasil.BELUM_DIDOKUMENTASIKAN and not satu.get("sampai"):
            raise alur.TransisiDitolak("Sebutkan sampai kapan informasi disediakan.", self)
        if any(not (x["alasan"] and x["token"]) for x in satu.get("penghitaman", ())):
            kalimat = "Setiap penghitaman harus menyebut alasan dan butir DIK-nya."
            raise alur.TransisiDitolak(kalimat, self)

    def _periksa_dasar(self, konsep: Tanggapan) -> None:
        """What an approval rests on must still hold on the day it is given."""
        jawaban = konsep.jawaban.all()
        token = [x["token"] for j in jawaban for x in j.penghitaman if x["token"]]
        ditolak = [j.dik for j in jawaban if j.hasil == Hasil.DITOLAK]
        for dik in [*ditolak, *Dikecualikan.objects.filter(token__in=token)]:
            self.periksa_dik(dik)
        if any(j.sampai and j.sampai < self.satker.hari_ini for j in jawaban):
            raise alur.TransisiDitolak("Tanggal penyediaan informasi sudah lewat.", self)
        for diberi in konsep.pemberian.all():
            if diberi.dokumen and not diberi.dokumen.terbuka:
                kalimat = f"Dokumen “{diberi.judul}” sudah ditarik. Kembalikan konsep agar diganti."
                raise alur.TransisiDitolak(kalimat, self)

    def _periksa_lampiran(self, daftar, dokumen) -> None:
        """Only files of this case, and documents that anyone may have."""
        milik = {b.pk for b in self.berkas_bahan()}
        if any(b.pk not in milik for b in daftar):
            raise alur.TransisiDitolak("Berkas ini bukan bahan permohonan ini.", self)
        if any(not d.terbuka or d.satker_id != self.satker_id for d in dokumen):
            raise alur.TransisiDitolak("Dokumen ini belum disahkan sebagai terbuka.", self)

    def _periksa_gerbang(self, daftar) -> None:
        if tertahan := gerbang.tertahan(list(daftar)):
            kalimat = f"Jawab dulu temuan pada berkas “{tertahan[0].nama}” sebelum dikirim."
            raise alur.TransisiDitolak(kalimat, self)

    def setujui(self, *, oleh: Pelaku, dirangkap=False, nomor=None, versi=None) -> None:
        """The PPID approves: Model PPID-D and, for refused parts, -E are numbered and frozen.

        `nomor`: by kind of letter, those typed from the office's own agenda.
        """
        konsep = self._konsep_terbuka()
        sendiri = self.periksa_dirangkap(konsep.disusun_oleh_id, oleh, dirangkap)
        self._periksa_dasar(konsep)
        self._periksa_gerbang([p.berkas for p in konsep.pemberian.all() if p.berkas])
        kini = waktu.sekarang()

        def terbit():
            for satu in konsep.jawaban.all():
                Bagian.objects.filter(pk=satu.bagian_id).update(hasil=satu.hasil, dijawab_pada=kini)
            self._putuskan(konsep, Tanggapan.Keadaan.DISETUJUI, oleh, dirangkap=sendiri)
            terbit = surat.terbitkan_tanggapan(self, oleh, konsep, nomor or {})
            konsep.surat.set(terbit)
            tertulis = "; ".join(n.nomor for n in terbit)
            return {"naskah": tertulis, "dirangkap": sendiri, "konsep": konsep.ke}

        alur.pindah(
            self,
            "setujui",
            oleh=oleh,
            versi=versi,
            efek=terbit,
            jalan=alur.Jalan(langkah=konsep.langkah),
            data={"hasil": konsep.hasil},
        )

    def kembalikan(self, *, oleh: Pelaku, catatan: str, versi=None) -> None:
        """Back to the desk with a note, to the status whence the draft came."""
        konsep = self._konsep_terbuka()

        def simpan():
            self._putuskan(konsep, Tanggapan.Keadaan.DIKEMBALIKAN, oleh, catatan=catatan)
            return {"konsep": konsep.ke}

        alur.pindah(
            self,
            "kembalikan",
            oleh=oleh,
            versi=versi,
            efek=simpan,
            jalan=alur.Jalan(tujuan=konsep.asal, langkah=konsep.langkah),
        )

    def _putuskan(self, konsep: Tanggapan, keadaan: str, oleh: Pelaku, **isian) -> None:
        konsep.keadaan, konsep.diputus_oleh = keadaan, oleh.pengguna
        konsep.diputus_pada = waktu.sekarang()
        for nama, nilai in isian.items():
            setattr(konsep, nama, nilai)
        konsep.save()

    def _konsep_terbuka(self) -> Tanggapan:
        if (konsep := self.konsep) is None:
            raise alur.TransisiDitolak("Tidak ada konsep yang menunggu persetujuan.", self)
        return konsep

    @property
    def memberi(self) -> bool:
        """Does the approved answer hand something over?"""
        sah = self.tanggapan_sah
        return sah is not None and sah.memberi
