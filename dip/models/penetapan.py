"""Steps 9 and 10: corrected and signed, ratified (*disahkan*), established (*ditetapkan*)."""

from datetime import date

from django.db import models

from ppid import alur, berkas, waktu
from ppid.alur import Jalan
from ppid.izin import Pelaku
from ppid.models import Berkas


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
        alur.pindah(self, aksi, oleh=oleh, versi=versi, catatan_kembali=catatan)

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

    def _simpan_pindaian(self, **pindaian):
        def efek():
            ada = {nama: satu for nama, satu in pindaian.items() if satu is not None}
            for nama, satu in ada.items():
                berkas.kaitkan(satu, self)
                setattr(self, nama, satu)
            if ada:
                self.save(update_fields=[*ada])

        return efek
