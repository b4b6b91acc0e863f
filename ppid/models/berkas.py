import secrets

from django.db import models

from ppid.izin import Izin, Peran
from ppid.models.tentang import Tentang, TentangQuerySet


class JenisBerkas(models.TextChoices):
    IDENTITAS = "identitas", "Kartu identitas"
    SURAT_KUASA = "surat_kuasa", "Surat kuasa"
    AKTA = "akta", "Akta pendirian"
    PENGESAHAN = "pengesahan", "Pengesahan badan hukum"
    SURAT_RESMI = "surat_resmi", "Surat resmi badan publik"
    SURAT = "surat", "Surat permohonan"
    SURAT_SUSULAN = "surat_susulan", "Surat susulan"
    FORMULIR = "formulir", "Formulir bertanda tangan"
    PINDAIAN = "pindaian", "Pindaian naskah bertanda tangan"
    PDF_NASKAH = "pdf_naskah", "PDF naskah"
    DOKUMEN = "dokumen", "Berkas dokumen"
    KEPUTUSAN = "keputusan", "Keputusan pengecualian"
    BAHAN = "bahan", "Bahan dari unit"
    JAWABAN = "jawaban", "Berkas jawaban"
    LOGO = "logo", "Logo kantor"


PRIBADI = frozenset(
    {
        JenisBerkas.IDENTITAS,
        JenisBerkas.SURAT_KUASA,
        JenisBerkas.AKTA,
        JenisBerkas.PENGESAHAN,
        JenisBerkas.SURAT_RESMI,
    }
)


def token_baru() -> str:
    return secrets.token_urlsafe(16)


class BerkasQuerySet(TentangQuerySet):
    def ada(self):
        """Those whose bytes are kept."""
        return self.filter(dimusnahkan_pada=None)

    def pribadi(self):
        return self.filter(jenis__in=PRIBADI)

    def untuk(self, pelaku):
        """Files an actor may open: the desk its office’s; the applicant has papers instead."""
        if Peran.PEMOHON in pelaku.peran or not pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return self.none()
        milik = self.filter(satker=pelaku.satker)
        if not pelaku.boleh(Izin.LIHAT_IDENTITAS):
            milik = milik.exclude(jenis__in=PRIBADI)
        return milik.exclude(jenis=JenisBerkas.PDF_NASKAH)


class Berkas(Tentang):
    """A stored file. The bytes lie outside the web root under `kunci`; see `ppid/berkas.py`."""

    token = models.CharField(max_length=32, unique=True, default=token_baru)
    jenis = models.CharField(max_length=20, choices=JenisBerkas.choices)
    nama = models.CharField(max_length=200)  # as uploaded, only ever shown escaped
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    kunci = models.CharField(max_length=80, unique=True)
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField()
    # What the release gate found: [{"jenis", "teks", "jawaban"}]; see `ppid/gerbang.py`.
    temuan = models.JSONField(default=list)
    # The bytes are gone and the row is what is left of them; see `ppid/berkas.py`.
    dimusnahkan_pada = models.DateTimeField(null=True)

    teks: str | None = None  # not stored: what a file says, as the gate has just read it

    objects = BerkasQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat", "pk"]
        indexes = [models.Index(fields=["tentang_jenis", "tentang_id"], name="berkas_tentang")]

    @property
    def format(self) -> str:
        """PDF, XLSX, JPG: the ending that the content earned it."""
        return self.nama.rpartition(".")[2].upper()

    @property
    def pribadi(self) -> bool:
        return self.jenis in PRIBADI

    @property
    def lolos_gerbang(self) -> bool:
        """May it leave the office: is everything that the gate found answered for?"""
        return all(satu["jawaban"] for satu in self.temuan)
