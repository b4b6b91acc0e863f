"""One row of a DIP: the columns of Model PPID-A, and what a row was last year."""

from django.db import models
from django.db.models import Q

from dip import kata
from dip.models.dokumen import TERBUKA, Klasifikasi
from dip.status.penyusunan import Status
from ppid import nomor, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.models.berkas import token_baru

SERI_KODE = "entri_dip"  # counter of the keys in addresses
TERBACA = Q(penyusunan__status=Status.TERBIT, dicoret_pada=None, sifat__in=TERBUKA)
BEKU = "DIP yang sudah terbit tidak berubah lagi."


class EntriQuerySet(models.QuerySet):
    """Rows of a published DIP are refused to every writer, also in bulk."""

    def untuk(self, pelaku: Pelaku):
        """Rows of the office's DIP; a penghubung's own unit, and of others what is public."""
        if not pelaku.boleh(Izin.LIHAT_DIP):
            return self.none()
        milik = self.filter(penyusunan__satker=pelaku.satker)
        if pelaku.boleh(Izin.SERAHKAN_DIP) or pelaku.boleh(Izin.SUSUN_DIP):
            return milik
        if pelaku.boleh(Izin.ISI_DIP):
            return milik.filter(Q(unit__in=pelaku.unit) | TERBACA)
        return milik

    def ada(self):
        """Rows that stand in the list: not struck out."""
        return self.filter(dicoret_pada=None)

    def publik(self, satker):
        """What anyone may read: rows of published versions, of an open class."""
        return self.filter(TERBACA, penyusunan__satker=satker)

    def update(self, **ubah):
        self._tolak_beku()
        return super().update(**ubah)

    def delete(self):
        self._tolak_beku()
        return super().delete()

    def bulk_create(self, objs, *lain, **kw):
        objs = list(objs)
        tolak_beku({satu.penyusunan_id for satu in objs})
        return super().bulk_create(objs, *lain, **kw)

    def _tolak_beku(self) -> None:
        if self.order_by().filter(penyusunan__status=Status.TERBIT).exists():
            raise TransisiDitolak(BEKU)


def tolak_beku(induk: set[int]) -> None:
    """Asked of the table: a parent in memory may be of before."""
    model = Entri._meta.get_field("penyusunan").related_model
    if model._base_manager.filter(pk__in=induk, status=Status.TERBIT).exists():
        raise TransisiDitolak(BEKU)


class Entri(models.Model):
    """`kode` names the information over the years ("17-2026-00042") and stands in addresses;
    `token` names this row while it is drawn up. `asal` is the row of last year it goes on from.

    A row of last year is never deleted but struck out (`dicoret_*`), so that what is gone is
    known, with its reason. `pekerjaan` is not public: who typed what.
    """

    penyusunan = models.ForeignKey("dip.Penyusunan", models.PROTECT, related_name="entri")
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True, default=token_baru)
    kode = models.CharField("kode", max_length=24)
    urut = models.PositiveIntegerField("urutan")
    nama = models.CharField("nama dokumen", max_length=300)
    ringkasan = models.TextField("ringkasan isi dokumen", max_length=2000, blank=True, default="")
    pejabat = models.CharField(
        "pejabat penanggung jawab penerbitan informasi", max_length=200, blank=True, default=""
    )
    waktu_tempat = models.CharField(
        "waktu dan tempat penerbitan informasi", max_length=200, blank=True, default=""
    )
    bentuk = models.CharField("bentuk informasi", max_length=100, blank=True, default="")
    retensi = models.CharField(
        "jangka waktu penyimpanan atau jadwal retensi arsip", max_length=100, blank=True, default=""
    )
    sifat = models.CharField("sifat", max_length=24, choices=Klasifikasi.choices)
    tahun = models.PositiveSmallIntegerField("tahun informasi", null=True, blank=True)
    tautan = models.URLField("tautan", max_length=300, blank=True, default="")
    dokumen = models.ForeignKey(
        "dip.Dokumen", models.PROTECT, null=True, blank=True, related_name="entri"
    )
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="lanjutan")
    kata = models.TextField(default="")
    dicoret_pada = models.DateTimeField(null=True)
    alasan_coret = models.CharField("alasan", max_length=300, blank=True, default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    diubah = models.DateTimeField(default=waktu.sekarang)

    objects = EntriQuerySet.as_manager()

    class Meta:
        ordering = ["urut", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["penyusunan", "kode"], name="entri_kode_sekali")
        ]
        indexes = [
            models.Index(fields=["penyusunan", "sifat", "urut"], name="entri_kelas"),
            models.Index(fields=["penyusunan", "unit", "urut"], name="entri_unit"),
        ]

    def __str__(self):
        return self.nama

    def save(self, *args, **kwargs):
        tolak_beku({self.penyusunan_id})
        self.isi_kata()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        tolak_beku({self.penyusunan_id})
        return super().delete(*args, **kwargs)

    @property
    def terbuka(self) -> bool:
        """Does it become public with its DIP?"""
        return self.dicoret_pada is None and self.sifat in TERBUKA

    @property
    def kolom_kosong(self) -> list[str]:
        """Names of the columns of Model PPID-A that nobody has filled."""
        return [self._meta.get_field(k).verbose_name for k in WAJIB_ISI if not getattr(self, k)]

    def isi_kata(self) -> None:
        """`bulk_create` and `bulk_update` do not call save()."""
        self.kata = kata.rapikan(f"{self.nama} {self.ringkasan}")


# Columns of the form, in its order: what is filled in, imported, exported, compared over the years.
KOLOM = ("nama", "ringkasan", "pejabat", "waktu_tempat", "bentuk", "retensi", "sifat", "tahun")
KOLOM += ("tautan",)
WAJIB_ISI = ("nama", "ringkasan", "pejabat", "waktu_tempat", "bentuk", "retensi")


def beri_kode(satker, tahun: int, entri: list[Entri]) -> None:
    """Keys for new rows; inside the transaction that stores them."""
    if entri:
        akhir = nomor.ambil(satker, SERI_KODE, tahun, banyak=len(entri))
        for urut, satu in enumerate(entri, start=akhir - len(entri) + 1):
            satu.kode = f"{satker.kode}-{tahun}-{urut:05}"


class KomentarQuerySet(models.QuerySet):
    def terbuka(self):
        return self.filter(ditindaklanjuti_pada=None)


class Komentar(models.Model):
    """A remark of the Atasan PPID on one row (step 9), and that it was dealt with."""

    entri = models.ForeignKey(Entri, models.PROTECT, related_name="komentar")
    isi = models.TextField(max_length=1000)
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=waktu.sekarang)
    ditindaklanjuti_pada = models.DateTimeField(null=True)
    ditindaklanjuti_oleh = models.ForeignKey(
        "ppid.Pengguna", models.PROTECT, null=True, related_name="+"
    )

    objects = KomentarQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
