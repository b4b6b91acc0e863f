"""The parts of a request: several questions in one, each with its own outcome."""

from django.db import models
from django.db.models import Q

from permohonan.status import DIBERIKAN, HASIL_BAGIAN, Hasil

PILIHAN_HASIL = [(h.value, h.label) for h in HASIL_BAGIAN]


class Bagian(models.Model):
    """One question. A request that was not divided has one part without words of its own."""

    permohonan = models.ForeignKey("permohonan.Permohonan", models.CASCADE, related_name="bagian")
    urut = models.PositiveSmallIntegerField()
    uraian = models.TextField("pertanyaan", blank=True, default="")
    hasil = models.CharField("hasil", max_length=24, choices=PILIHAN_HASIL, blank=True, default="")
    dijawab_pada = models.DateTimeField(null=True)
    # SOP step 3: what the desk explained as exempt; the Model PPID-E stands prefilled from it.
    dijelaskan = models.ForeignKey("dip.Dikecualikan", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "urut"], name="bagian_urut_sekali")
        ]

    @property
    def teks(self) -> str:
        return self.uraian or self.permohonan.rincian

    @property
    def terbuka(self) -> bool:
        return not self.hasil


class Pemberian(models.Model):
    """One thing given, or to be given, to the applicant: a file, or the address of a page.

    `tanggapan` is the answer it belongs to; without one it was given at the desk (SOP step 2).
    `publik` says that anyone may have it, so that no identity is needed first.
    """

    permohonan = models.ForeignKey(
        "permohonan.Permohonan", models.PROTECT, related_name="pemberian"
    )
    tanggapan = models.ForeignKey(
        "permohonan.Tanggapan", models.CASCADE, null=True, related_name="pemberian"
    )
    bagian = models.ForeignKey(Bagian, models.PROTECT, null=True, related_name="+")
    dokumen = models.ForeignKey("dip.Dokumen", models.PROTECT, null=True, related_name="+")
    berkas = models.ForeignKey("ppid.Berkas", models.PROTECT, null=True, related_name="+")
    judul = models.CharField(max_length=200)
    tautan = models.URLField(max_length=300, blank=True, default="")
    publik = models.BooleanField(default=False)
    diserahkan_pada = models.DateTimeField(null=True)
    diunduh_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    @classmethod
    def dari_dokumen(cls, dokumen, **isian) -> list["Pemberian"]:
        """A document is given as its files; without any, as its address or on paper."""
        dasar = {"dokumen": dokumen, "judul": dokumen.judul, "publik": dokumen.terbuka} | isian
        berkas = [cls(berkas=satu, **dasar) for satu in dokumen.berkas]
        return berkas or [cls(tautan=dokumen.tautan, **dasar)]


class Tarif(models.Model):
    """A line of the office's price list for copies; looking is free (Ps 21 UU 14/2008)."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    nama = models.CharField("jenis biaya", max_length=120)
    satuan = models.CharField("satuan", max_length=30)
    harga = models.PositiveIntegerField("harga (rupiah)")
    dasar = models.CharField("dasar", max_length=160)
    aktif = models.BooleanField("berlaku", default=True)

    class Meta:
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "nama"], condition=Q(aktif=True), name="tarif_satu_nama"
            )
        ]

    def __str__(self):
        return self.nama


def ada_yang_diberikan(hasil: list[str]) -> bool:
    return bool(set(hasil) & {Hasil(h).value for h in DIBERIKAN})
