"""Steps 3 to 6: the nota dinas, drafted, corrected, approved, numbered and signed."""

from django.db import models

from dip.models.bagian import batas_isi
from dip.naskah import nota as naskah
from dip.status.penyusunan import KEMBALI_NOTA
from ppid import alur, berkas, waktu
from ppid.alur import Jalan
from ppid.izin import Pelaku


class NotaDinas(models.Model):
    """`nota_*` is the text as it stands; every earlier one is kept as a `KonsepNota`."""

    nota_hal = models.CharField("hal", max_length=200, blank=True, default="")
    nota_isi = models.TextField("isi", max_length=8000, blank=True, default="")
    nota_nomor = models.CharField("nomor nota dinas", max_length=80, blank=True, default="")
    nota_ditandatangani_pada = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def simpan_konsep(self, hal: str, isi: str, *, oleh: Pelaku, versi=None) -> None:
        self._nota("simpan_konsep", hal, isi, oleh=oleh, versi=versi)

    def kirim_konsep(self, hal: str, isi: str, *, oleh: Pelaku, versi=None) -> None:
        self._nota("kirim_konsep", hal, isi, oleh=oleh, versi=versi, langkah="konsep")

    def koreksi_nota(self, hal: str, isi: str, *, oleh: Pelaku, versi=None, detik=None) -> None:
        """The Kasubbag's own words; what they changed is shown beside the text before."""
        self._nota(
            *("koreksi_nota", hal, isi),
            oleh=oleh,
            versi=versi,
            langkah="koreksi",
            detik=detik,
            data=self._rangkap(oleh),
        )

    def setujui_nota(self, *, oleh: Pelaku, versi=None, detik=None) -> None:
        self._nota(
            *("setujui_nota", self.nota_hal, self.nota_isi),
            oleh=oleh,
            versi=versi,
            langkah="setujui",
            detik=detik,
            data=self._rangkap(oleh),
        )

    def kembalikan_nota(
        self, aksi: str, catatan: str, *, oleh: Pelaku, versi=None, detik=None
    ) -> None:
        """`aksi`: the act of the step at which it is sent back to its drafter."""
        isi = (self.nota_hal, self.nota_isi)
        self._nota(aksi, *isi, oleh=oleh, versi=versi, catatan=catatan, detik=detik)

    def tandatangani_nota(self, *, oleh: Pelaku, versi=None, nomor: str = "") -> None:
        """Numbered and signed; every unit gets its part to fill (step 7)."""

        def efek():
            surat = self.terbitkan_nota(oleh, nomor)
            self.sampaikan_ke_unit(oleh)
            return {"naskah": surat.nomor}

        alur.pindah(
            *(self, "tandatangani_nota"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("tandatangani")),
            efek=efek,
            nota_ditandatangani_pada=waktu.sekarang(),
        )

    def terbitkan_nota(self, oleh: Pelaku, nomor: str):
        surat = naskah.terbitkan_nota(self, oleh, batas_isi(self.satker, self.sop), nomor)
        self.nota_nomor = surat.nomor
        self.save(update_fields=["nota_nomor"])
        return surat

    def konteks_nota(self) -> dict:
        """What the paper says were it signed today."""
        return naskah.konteks_nota(self, batas_isi(self.satker, self.sop))

    def konsep_awal(self) -> tuple[str, str]:
        """hal and isi as they stand; before the first draft, the portal's proposal."""
        return (self.nota_hal, self.nota_isi) if self.nota_isi else naskah.konsep_awal(self)

    def unggah_pindaian(self, surat, unggahan, *, oleh: Pelaku, versi=None) -> None:
        """The paper as it was signed. `unggahan`: an unsaved row of `ppid.berkas`."""

        def efek():
            surat.pindaian = berkas.kaitkan(unggahan, self)
            surat.save(update_fields=["pindaian"])
            return {"naskah": surat.nomor}

        alur.pindah(self, "unggah_pindaian", oleh=oleh, versi=versi, efek=efek)

    def _rangkap(self, oleh: Pelaku) -> dict:
        """Whoever drafted corrects or approves their own text: the matriks says so."""
        konsep = self.konsep.filter(aksi="kirim_konsep").last()
        return {"dirangkap": bool(konsep and konsep.oleh_id == oleh.pengguna.pk)}

    def _nota(
        self, aksi: str, hal: str, isi: str, *, oleh, versi, langkah="", catatan="", **lain
    ) -> None:
        def efek():
            isian = {"hal": hal, "isi": isi, "catatan": catatan, "aksi": aksi}
            KonsepNota.objects.create(
                penyusunan=self, oleh=oleh.pengguna, jabatan=oleh.jabatan, **isian
            )

        jalan = Jalan(tujuan=self.sesudah(langkah)) if langkah else None
        alur.pindah(
            *(self, aksi),
            oleh=oleh,
            versi=versi,
            jalan=jalan,
            efek=efek,
            nota_hal=hal,
            nota_isi=isi,
            **lain,
        )


class KonsepNota(models.Model):
    """The text of the nota dinas after one act; never changed, never deleted."""

    penyusunan = models.ForeignKey("dip.Penyusunan", models.PROTECT, related_name="konsep")
    aksi = models.CharField(max_length=24)
    hal = models.CharField(max_length=200)
    isi = models.TextField()
    catatan = models.TextField(blank=True, default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=160, blank=True, default="")
    pada = models.DateTimeField(default=waktu.sekarang)

    class Meta:
        ordering = ["pada", "pk"]

    @property
    def dikembalikan(self) -> bool:
        return self.aksi in KEMBALI_NOTA
