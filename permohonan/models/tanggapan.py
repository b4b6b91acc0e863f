"""The answer as a draft: part by part, with its costs; approved it becomes Model PPID-D and -E."""

from django.db import models
from django.db.models import Q

from permohonan.models.bagian import PILIHAN_HASIL, Bagian
from permohonan.pilihan import Bentuk, CaraSerah
from permohonan.status import DIBERIKAN, Hasil, hasil_gabungan
from ppid import waktu


class Tanggapan(models.Model):
    """One draft. `ke` counts them; a returned one stays as it was, with the PPID's note.

    `asal` is the status it came from and goes back to, `langkah` the SOP step it is recorded under.
    `biaya` lists costs of copies: [{"nama", "satuan", "harga", "jumlah"}], rupiah.
    """

    class Keadaan(models.TextChoices):
        DIAJUKAN = "diajukan", "Menunggu persetujuan"
        DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
        DISETUJUI = "disetujui", "Disetujui"
        GUGUR = "gugur", "Gugur karena permohonan dicabut"

    permohonan = models.ForeignKey(
        "permohonan.Permohonan", models.CASCADE, related_name="tanggapan"
    )
    ke = models.PositiveSmallIntegerField()
    asal = models.CharField(max_length=24)
    langkah = models.CharField(max_length=24)
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices, default=Keadaan.DIAJUKAN)
    cara_serah = models.CharField(
        "cara penyampaian", max_length=16, choices=CaraSerah.choices, blank=True, default=""
    )
    waktu_penyediaan = models.PositiveSmallIntegerField(
        "waktu penyediaan (hari kerja)", null=True, blank=True
    )
    biaya = models.JSONField(default=list)
    tembusan = models.TextField("tembusan", blank=True, default="")
    disusun_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField(default=waktu.sekarang)
    diputus_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)
    catatan = models.TextField("catatan", blank=True, default="")
    dirangkap = models.BooleanField(default=False)  # drafted and approved by one person
    surat = models.ManyToManyField("ppid.Naskah", related_name="+")

    class Meta:
        ordering = ["ke"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "ke"], name="tanggapan_ke_sekali"),
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(keadaan="diajukan"), name="tanggapan_satu_konsep"
            ),
        ]

    @property
    def jumlah_biaya(self) -> int:
        return sum(satu["harga"] * satu["jumlah"] for satu in self.biaya)

    @property
    def hasil(self) -> str:
        return hasil_gabungan([j.hasil for j in self.jawaban.all()])

    def ditolak(self) -> list["Jawaban"]:
        """The parts of Model PPID-E."""
        return [j for j in self.jawaban.all() if j.hasil == Hasil.DITOLAK]

    def ditanggapi(self) -> list["Jawaban"]:
        """The parts of Model PPID-D."""
        return [j for j in self.jawaban.all() if j.hasil != Hasil.DITOLAK]

    @property
    def memberi(self) -> bool:
        """Is there anything to hand over?"""
        return any(j.hasil in DIBERIKAN for j in self.jawaban.all())


class Jawaban(models.Model):
    """What is said of one part (Model PPID-D and -E, Pasal 22 ayat (7) UU 14/2008).

    `penghitaman` is the redaction list: [{"materi", "alasan", "dik", "token"}], a reason each;
    `dik` is the row of the DIK it rests on as printed, `token` its key.
    """

    tanggapan = models.ForeignKey(Tanggapan, models.CASCADE, related_name="jawaban")
    bagian = models.ForeignKey(Bagian, models.PROTECT, related_name="+")
    hasil = models.CharField("hasil", max_length=24, choices=PILIHAN_HASIL)
    informasi = models.TextField("informasi", max_length=2000, blank=True, default="")
    bentuk = models.CharField(
        "bentuk fisik", max_length=10, choices=Bentuk.choices, blank=True, default=""
    )
    badan_lain = models.CharField(
        "badan publik yang menguasai", max_length=160, blank=True, default=""
    )
    sampai = models.DateField("disediakan paling lambat", null=True, blank=True)
    dik = models.ForeignKey("dip.Dikecualikan", models.PROTECT, null=True, related_name="+")
    pertimbangan = models.TextField("pertimbangan", max_length=2000, blank=True, default="")
    penghitaman = models.JSONField(default=list)

    class Meta:
        ordering = ["bagian__urut"]
        constraints = [
            models.UniqueConstraint(fields=["tanggapan", "bagian"], name="jawaban_satu_bagian"),
            # No refusal without its ground.
            models.CheckConstraint(
                condition=~Q(hasil="ditolak") | Q(dik__isnull=False), name="jawaban_tolak_berdasar"
            ),
        ]


class Perpanjangan(models.Model):
    """An extension of 7 hari kerja (Pasal 22 ayat (8) UU 14/2008): at most one is ever in force.

    Proposed, decided, its letter sent; it holds from the moment the letter left.
    """

    class Alasan(models.TextChoices):
        BELUM_DIKUASAI = "belum_dikuasai", "Informasi belum dikuasai"
        BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Informasi belum didokumentasikan"
        BELUM_DIPUTUS = "belum_diputus", "Belum dapat diputuskan dikecualikan atau tidak"

    class Keadaan(models.TextChoices):
        DIUSULKAN = "diusulkan", "Menunggu keputusan"
        DISETUJUI = "disetujui", "Surat belum keluar"
        BERLAKU = "berlaku", "Berlaku"
        DITOLAK = "ditolak", "Ditolak"
        GUGUR = "gugur", "Gugur, suratnya tidak keluar pada waktunya"

    permohonan = models.ForeignKey(
        "permohonan.Permohonan", models.CASCADE, related_name="perpanjangan"
    )
    alasan = models.CharField("alasan", max_length=24, choices=Alasan.choices)
    uraian = models.TextField("penjelasan", max_length=1000)
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices, default=Keadaan.DIUSULKAN)
    sampai = models.DateField("batas baru")
    diusulkan_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(default=waktu.sekarang)
    diputus_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)
    catatan = models.CharField("catatan", max_length=300, blank=True, default="")
    dirangkap = models.BooleanField(default=False)
    naskah = models.ForeignKey("ppid.Naskah", models.PROTECT, null=True, related_name="+")
    dikirim_pada = models.DateTimeField(null=True)
    cara = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"],
                condition=Q(keadaan__in=["diusulkan", "disetujui", "berlaku"]),
                name="perpanjangan_satu_kali",
            )
        ]
