"""Step 7's end and step 8: the parts gathered, classified, clarified against last year."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import models, transaction

from dip.models.bagian import Bagian
from dip.models.baris import Ubahan
from dip.models.dokumen import Dokumen
from dip.models.entri import KOLOM, Entri, Komentar
from dip.models.pengisian import Pengisian
from dip.naskah.daftar import terbitkan_usulan
from ppid import alur, waktu
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Unit

MASIH_TERBUKA = "Masih ada bagian yang belum diserahkan kembali."
BELUM_DIJELASKAN = "Masih ada informasi tahun lalu yang hilang tanpa alasan."
BELUM_DITINDAKLANJUTI = "Masih ada catatan Atasan PPID yang belum ditindaklanjuti."
TERBAWA = (*KOLOM, "unit", "dokumen")
DARI_DOKUMEN = ("ringkasan", "pejabat", "waktu_tempat", "tautan", "unit")


class Telaah(Pengisian):
    AKSI_ISI = "telaah_entri"
    alasan_lanjut = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        abstract = True

    def sampaikan_ke_unit(self, oleh: Pelaku) -> None:
        """The nota dinas goes to every unit that exists; inside the act that signs it."""
        if "isi" not in self.sop.langkah_per_kunci:
            return
        for unit in Unit.objects.aktif(self.satker):
            Bagian.sampaikan(self, unit, oleh=oleh)

    @property
    def semua_baris(self):
        return self.entri.all()

    def induk_baris(self) -> dict:
        return {"penyusunan": self, "unit": None}

    def simpan_baris(
        self, ubahan: Sequence[Ubahan], *, oleh: Pelaku, versi=None, versi_bagian=None
    ) -> dict:
        """Rows of any unit, by the desk: through the parts while they are filled in (step 7), as
        its own work during clarification (step 8). The unit stands in `Ubahan.isi`.

        `versi_bagian`: by unit, the versions of the parts as they were seen.
        """
        if self.status == "pengisian":
            return self._lewat_bagian(ubahan, oleh, versi_bagian or {})
        return super().simpan_baris(ubahan, oleh=oleh, versi=versi)

    @transaction.atomic
    def _lewat_bagian(self, ubahan: Sequence[Ubahan], oleh: Pelaku, versi: dict) -> dict:
        """Each row through its unit's part, which must be open."""
        self.kunci()
        per_unit = defaultdict(list)
        for satu in ubahan:
            per_unit[satu.isi["unit"].pk].append(satu)
        jumlah = {"baru": 0, "diubah": 0}
        for bagian in self._pegang(self.bagian.filter(unit__in=per_unit)):
            bagian.penyusunan = self
            milik = per_unit.pop(bagian.unit_id)
            hasil = bagian.simpan_baris(milik, oleh=oleh, versi=versi.get(bagian.unit_id))
            jumlah = {nama: n + hasil[nama] for nama, n in jumlah.items()}
        if per_unit:
            raise TransisiDitolak("Sebagian unit tidak mempunyai bagian di DIP ini.", self)
        return jumlah

    def _pegang(self, bagian) -> list[Bagian]:
        """All of them at once, before any of their acts: the trail is written last, and whoever
        waits for it with a part in hand would wait for us for ever."""
        return list(bagian.select_for_update(of=("self",), no_key=True).order_by("pk"))

    def himpun_bila_lengkap(self, oleh: Pelaku) -> None:
        """The last part was handed in: step 8 begins. In the transaction of that act."""
        self.refresh_from_db(fields=["status", "versi"])
        if self.status == "pengisian" and not self.bagian.terbuka().exists():
            alur.pindah(self, "himpun", oleh=oleh, jalan=Jalan(tujuan=self.sesudah("isi")))

    def lanjutkan(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """The PPID goes on without the parts that are late; the reason and who stays on record."""

        def efek():
            terlambat = self._pegang(self.bagian.terbuka().select_related("unit", "satker", "sop"))
            for satu in terlambat:
                satu.lewati(oleh=oleh)
            return {"tanpa": [satu.unit_id for satu in terlambat]}

        alur.pindah(
            *(self, "lanjutkan"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("isi")),
            efek=efek,
            alasan_lanjut=alasan,
        )

    # Step 8. Rows are written by `Pengisian`; these come from elsewhere, or go back.

    @transaction.atomic
    def bawa(self, lama: Entri, *, oleh: Pelaku, alasan_coret: str = "") -> Entri:
        """A row of last year that this one lacks: taken over, or struck out with its reason."""
        baru = self._baris_baru(
            Ubahan({nama: getattr(lama, nama) for nama in TERBAWA}, asal=lama), oleh
        )
        if alasan_coret:
            self.coret(baru.token, alasan_coret, oleh=oleh)
            baru.refresh_from_db()
        return baru

    @transaction.atomic
    def masukkan(self, dokumen: Dokumen, *, oleh: Pelaku) -> Entri:
        """A ratified document of the store that no row names becomes a row."""
        self.kunci()
        if self.entri.ada().filter(dokumen=dokumen).exists():
            raise TransisiDitolak("Dokumen ini sudah masuk DIP.", self)
        isi = {nama: getattr(dokumen, nama) for nama in DARI_DOKUMEN}
        isi |= {"nama": dokumen.judul, "sifat": dokumen.klasifikasi, "dokumen": dokumen}
        return self._baris_baru(Ubahan(isi), oleh)

    def _baris_baru(self, satu: Ubahan, oleh: Pelaku) -> Entri:
        [kode] = super().simpan_baris([satu], oleh=oleh)["kode"]
        return self.entri.get(kode=kode)

    def minta_perbaikan(self, bagian: Bagian, catatan: str, *, oleh: Pelaku) -> None:
        """A part goes back to its unit; the chain waits for it."""

        def efek():
            bagian.minta_perbaikan(catatan, oleh=oleh)
            return {"minta_perbaikan": bagian.unit_id}

        self._isi(oleh, efek)

    def tindak_lanjuti(self, komentar: Komentar, *, oleh: Pelaku) -> None:
        def efek():
            terbuka = Komentar.objects.terbuka().filter(pk=komentar.pk, entri__penyusunan=self)
            isian = {"ditindaklanjuti_oleh": oleh.pengguna}
            if not terbuka.update(ditindaklanjuti_pada=waktu.sekarang(), **isian):
                raise TransisiDitolak("Catatan ini sudah ditindaklanjuti.", self)
            return {"ditindaklanjuti": komentar.entri.kode}

        self._isi(oleh, efek)

    # The proposal

    def komentar(self) -> models.QuerySet:
        return Komentar.objects.filter(entri__penyusunan=self)

    def hilang_tanpa_alasan(self) -> models.QuerySet:
        """Rows of the version before that this one neither goes on with nor struck out."""
        if (lalu := self.versi_lalu) is None:
            return Entri.objects.none()
        return lalu.entri.ada().exclude(kode__in=self.entri.values("kode"))

    def usulkan(self, *, oleh: Pelaku, versi=None) -> None:
        """The proposed DIP goes to the Atasan PPID (output of step 8)."""

        def efek():
            self._periksa_usulan()
            return {"naskah": terbitkan_usulan(self, oleh).nomor}

        alur.pindah(
            *(self, "usulkan_dip"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("klarifikasi")),
            efek=efek,
            catatan_kembali="",
        )

    def _periksa_usulan(self) -> None:
        """Inside the act: a part sent back at the same instant has moved this version."""
        if self.bagian.terbuka().exists():
            raise TransisiDitolak(MASIH_TERBUKA, self)
        if self.komentar().terbuka().exists():
            raise TransisiDitolak(BELUM_DITINDAKLANJUTI, self)
        if self.hilang_tanpa_alasan().exists():
            raise TransisiDitolak(BELUM_DIJELASKAN, self)
