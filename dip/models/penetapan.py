"""Steps 9 and 10: corrected and signed, ratified (*disahkan*), established (*ditetapkan*)."""

from datetime import date

from django.db import models, transaction

from dip.models.entri import Entri, Komentar
from ppid import alur, berkas, waktu
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Berkas

# Scans by the word in their address: the field, what it is called, and since when it is awaited.
PINDAIAN = {
    "pengesahan": ("lembar_pengesahan", "Lembar Pengesahan", "disahkan_pada"),
    "berita-acara": ("ba_pindaian", "Berita Acara Pleno", "ditetapkan_pada"),
    "keputusan": ("keputusan_pindaian", "Keputusan", "ditetapkan_pada"),
}
BELUM_TTD = {"ditandatangani_pada": None}
BELUM_SAH = BELUM_TTD | {
    **{"disahkan_pada": None, "disahkan_tanggal": None, "disahkan_oleh": []},
    "lembar_pengesahan": None,
}
# What a step that sends it back takes away again: it was said of the text of before.
KEMBALI = {
    "kembalikan_usulan": {},
    "kembalikan_pertimbangan": BELUM_TTD,
    "kembalikan_pleno": BELUM_SAH,
}


class Penetapan(models.Model):
    """Sheets and decisions are the office's own papers: their numbers, days and scans."""

    catatan_kembali = models.TextField("catatan", max_length=2000, blank=True, default="")
    ditandatangani_pada = models.DateTimeField(null=True)  # by the Sekretaris as Atasan PPID
    disahkan_pada = models.DateTimeField(null=True)
    disahkan_tanggal = models.DateField("tanggal pengesahan", null=True)
    disahkan_oleh = models.JSONField("tim pertimbangan", default=list)  # names on the sheet
    lembar_pengesahan = models.OneToOneField(
        "ppid.Berkas", models.PROTECT, null=True, related_name="+"
    )
    ditetapkan_pada = models.DateTimeField(null=True)
    ba_nomor = models.CharField("nomor berita acara", max_length=80, blank=True, default="")
    ba_tanggal = models.DateField("tanggal rapat pleno", null=True)
    ba_hadir = models.JSONField("yang hadir", default=list)
    ba_pindaian = models.OneToOneField("ppid.Berkas", models.PROTECT, null=True, related_name="+")
    keputusan_nomor = models.CharField("nomor keputusan", max_length=80, blank=True, default="")
    keputusan_tanggal = models.DateField("tanggal keputusan", null=True)
    keputusan_pindaian = models.OneToOneField(
        "ppid.Berkas", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def komentari(self, entri: Entri, isi: str, *, oleh: Pelaku) -> Komentar:
        """A remark on one row; it travels with the proposal when that is sent back."""
        baru = Komentar(entri=entri, isi=isi, oleh=oleh.pengguna)
        if entri.penyusunan_id != self.pk:
            raise TransisiDitolak("Baris ini milik DIP lain.", self)
        self.kunci()
        alur.pindah(*(self, "komentari"), oleh=oleh, efek=baru.save, data={"entri": entri.kode})
        return baru

    def tandatangani(self, *, oleh: Pelaku, versi=None) -> None:
        """The Sekretaris as Atasan PPID; the tim pertimbangan is next."""
        alur.pindah(
            *(self, "tandatangani_dip"),
            oleh=oleh,
            versi=versi,
            ditandatangani_pada=waktu.sekarang(),
        )

    def kembalikan(self, aksi: str, catatan: str, *, oleh: Pelaku, versi=None) -> None:
        """Back to clarification. `aksi`: kembalikan_usulan, _pertimbangan or _pleno."""
        batal = KEMBALI[aksi]
        alur.pindah(self, aksi, oleh=oleh, versi=versi, catatan_kembali=catatan, **batal)

    def sahkan(
        self, nama: list[str], tanggal: date, lembar: Berkas | None, *, oleh: Pelaku, versi=None
    ) -> None:
        """The tim pertimbangan ratifies: who, on which day, and the sheet they signed."""
        alur.pindah(
            *(self, "sahkan_dip"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("sahkan")),
            efek=self._simpan_pindaian(lembar_pengesahan=lembar),
            disahkan_pada=waktu.sekarang(),
            disahkan_tanggal=tanggal,
            disahkan_oleh=nama,
        )

    def usulkan_pleno(self, *, oleh: Pelaku, versi=None) -> None:
        alur.pindah(self, "usulkan_pleno", oleh=oleh, versi=versi)

    def tetapkan(self, *, oleh: Pelaku, versi=None, ba_pindaian, keputusan_pindaian, **isian):
        """The Pleno establishes. `isian`: ba_nomor, ba_tanggal, ba_hadir, keputusan_nomor,
        keputusan_tanggal; the scans are unsaved rows of `ppid.berkas`, or None."""
        pindaian = {"ba_pindaian": ba_pindaian, "keputusan_pindaian": keputusan_pindaian}
        alur.pindah(
            *(self, "tetapkan_dip"),
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("tetapkan")),
            efek=self._simpan_pindaian(**pindaian),
            ditetapkan_pada=waktu.sekarang(),
            **isian,
        )

    def susulkan(self, jenis: str, satu: Berkas, *, oleh: Pelaku, versi=None) -> None:
        """A scan that was still missing; one that is there is never replaced."""
        nama, label, _ = PINDAIAN[jenis]

        def efek():
            if jenis not in self.pindaian_kurang:
                raise TransisiDitolak(f"Pindaian {label} sudah ada.", self)
            self._simpan_pindaian(**{nama: satu})()

        data = {"pindaian": jenis, "sha256": satu.sha256}
        alur.pindah(self, "unggah_pindaian", oleh=oleh, versi=versi, efek=efek, data=data)

    @property
    def pindaian_kurang(self) -> dict[str, str]:
        """Signed sheets whose scan is not here yet, by their word in the address."""
        return {
            jenis: label
            for jenis, (nama, label, sejak) in PINDAIAN.items()
            if getattr(self, sejak) and not getattr(self, f"{nama}_id")
        }

    def _simpan_pindaian(self, **pindaian):
        """The effect that stores them; not by save(), which a published version refuses."""

        def efek():
            ada = {nama: satu for nama, satu in pindaian.items() if satu is not None}
            for nama, satu in ada.items():
                berkas.kaitkan(satu, self)
                setattr(self, nama, satu)
            if ada:
                type(self)._base_manager.filter(pk=self.pk).update(**ada)

        return efek
