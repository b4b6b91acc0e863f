"""Step 4: what the PPID asks of units, and of the province."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import models

from permohonan.models.kueri import UjiQuerySet
from permohonan.status import Status
from ppid import waktu
from ppid.izin import Izin, Pelaku
from ppid.models import Berkas
from ppid.models.berkas import token_baru


class BahanQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        """The desk sees its office's; a unit's tim penghubung what was asked of that unit."""
        milik = self.filter(satker=pelaku.satker)
        if pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return milik
        return milik.filter(unit__in=pelaku.unit) if pelaku.boleh(Izin.BAHAN) else self.none()

    def contoh(self, pelaku: Pelaku):
        """For previews of texts; a unit's request tells nothing of the applicant."""
        boleh = pelaku.boleh(Izin.KELOLA_KANTOR)
        return self.filter(satker=pelaku.satker, unit__isnull=False) if boleh else self.none()

    def menunggu(self):
        """Those that a unit still owes; own staff answers with the draft itself."""
        return self.filter(dijawab_pada=None, unit__isnull=False)

    def ditunggu(self):
        """Those that hold up a case now; what was asked before it moved on no longer does."""
        return self.menunggu().filter(permohonan__status=Status.KOORDINASI)


class PermintaanBahan(models.Model):
    """One asking of one unit: by disposisi (own staff), nota dinas (another unit) or arahan.

    The unit reads `rincian` and nothing of the applicant. `batas` is the internal target date.
    """

    class Bentuk(models.TextChoices):
        NOTA_DINAS = "nota_dinas", "Nota dinas ke unit lain"
        DISPOSISI = "disposisi", "Disposisi ke staf sendiri"
        ARAHAN = "arahan", "Arahan lisan, dicatat"

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True, default=token_baru)
    permohonan = models.ForeignKey("permohonan.Permohonan", models.CASCADE, related_name="bahan")
    bentuk = models.CharField("bentuk", max_length=12, choices=Bentuk.choices)
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, null=True, related_name="+")
    rincian = models.TextField("rincian untuk unit")
    arahan = models.TextField("arahan", blank=True, default="")
    batas = models.DateField("target internal")
    naskah = models.ForeignKey("ppid.Naskah", models.PROTECT, null=True, related_name="+")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)
    diingatkan_pada = models.DateTimeField(null=True)
    dijawab_pada = models.DateTimeField(null=True)
    dijawab_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    tidak_menguasai = models.BooleanField("unit tidak menguasai informasi ini", default=False)
    jawaban = models.TextField("keterangan unit", blank=True, default="")

    objects = BahanQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat", "pk"]
        indexes = [models.Index(fields=["satker", "unit", "dijawab_pada"], name="bahan_unit")]

    @property
    def nama_unit(self) -> str:
        return self.unit.nama if self.unit else "Staf PPID"

    def terlambat(self, hari_ini: date) -> bool:
        return self.dijawab_pada is None and hari_ini > self.batas

    @property
    def berkas(self) -> list[Berkas]:
        return list(Berkas.objects.tentang(self))


def berkas_unit(permohonan) -> models.Q:
    """Which rows of Berkas are files that units handed in for this case."""
    jenis = ContentType.objects.get_for_model(PermintaanBahan)
    return models.Q(tentang_jenis=jenis, tentang_id__in=permohonan.bahan.values("pk"))


class UjiKonsekuensi(models.Model):
    """A proposed *uji konsekuensi*, sent to the office above (PKPU 22/2023 Ps 25 ayat (3)).

    The six parts are letters a to f of that paragraph. The office above sees these and the number,
    never the applicant; the legal clock runs on.
    """

    class Simpulan(models.TextChoices):
        DIKECUALIKAN = "dikecualikan", "Diusulkan dikecualikan"
        TERBUKA = "terbuka", "Diusulkan terbuka"

    class Keadaan(models.TextChoices):
        DIUSULKAN = "diusulkan", "Menunggu kantor di atasnya"
        DITERUSKAN = "diteruskan", "Diteruskan ke KPU"
        DIPUTUS = "diputus", "Diputus"

    token = models.CharField(max_length=32, unique=True, default=token_baru)
    permohonan = models.ForeignKey("permohonan.Permohonan", models.CASCADE, related_name="uji")
    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    tujuan = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    materi = models.TextField("materi, sifat, dan lingkup informasi")
    bahaya = models.TextField("potensi konsekuensi bahaya bila dibuka")
    undang_undang = models.TextField("undang-undang yang menjadi dasar")
    kepentingan = models.TextField("kepentingan publik")
    timbangan = models.TextField("perbandingan bahaya dan kepentingan publik")
    simpulan = models.CharField("simpulan", max_length=12, choices=Simpulan.choices)
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)
    keadaan = models.CharField(
        "keadaan", max_length=12, choices=Keadaan.choices, default=Keadaan.DIUSULKAN
    )
    keterangan = models.TextField("keterangan", blank=True, default="")
    nomor_keputusan = models.CharField("nomor keputusan", max_length=80, blank=True, default="")
    dicatat_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    dicatat_pada = models.DateTimeField(null=True)

    objects = UjiQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat", "pk"]
