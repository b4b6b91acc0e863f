"""The applicant, apart from the request: who may see the case need not see who asks."""

from django.core.validators import RegexValidator
from django.db import models

from permohonan.pilihan import Bantuan, JenisIdentitas, JenisPemohon


class Pemohon(models.Model):
    """Model PPID-B's person. `nama` is the applicant's: of the person, the group or the body."""

    jenis = models.CharField("jenis pemohon", max_length=16, choices=JenisPemohon.choices)
    nama = models.CharField("nama lengkap", max_length=160)
    narahubung = models.CharField("nama narahubung", max_length=160, blank=True, default="")
    pekerjaan = models.CharField("pekerjaan", max_length=80, blank=True, default="")
    alamat = models.TextField("alamat", blank=True, default="", max_length=500)
    telepon = models.CharField(
        "nomor telepon",
        max_length=20,
        blank=True,
        default="",
        validators=[RegexValidator(r"^\+\d{8,15}$")],
    )  # E.164
    email = models.EmailField("alamat email", blank=True, default="")
    menunggu_di_tempat = models.BooleanField("menunggu di tempat", default=False)
    lewat_kuasa = models.BooleanField("lewat kuasa", default=False)
    nama_kuasa = models.CharField("nama kuasa", max_length=160, blank=True, default="")
    alamat_kuasa = models.TextField("alamat kuasa", blank=True, default="", max_length=500)
    nomor_pengesahan = models.CharField(
        "nomor SK pengesahan", max_length=80, blank=True, default=""
    )
    jenis_identitas = models.CharField(
        "jenis identitas", max_length=8, choices=JenisIdentitas.choices, blank=True, default=""
    )
    nomor_identitas = models.CharField("nomor identitas", max_length=40, blank=True, default="")
    identitas_oleh = models.ForeignKey(
        "ppid.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    identitas_pada = models.DateTimeField(null=True, blank=True)
    nomor_dimusnahkan_pada = models.DateTimeField(null=True)
    dokumen_dilihat = models.JSONField(default=list)  # JenisBerkas seen on paper at the desk
    bantuan = models.JSONField(default=list)  # Bantuan

    def __str__(self):
        return self.nama

    @property
    def identitas_tercatat(self) -> bool:
        return self.identitas_pada is not None

    @property
    def identitas_tersamar(self) -> str:
        """NIK and the like as they may be shown: 2101••••••••0003."""
        n = self.nomor_identitas
        return n if len(n) < 9 else n[:4] + "•" * (len(n) - 8) + n[-4:]

    @property
    def kontak(self) -> str:
        isi = [self.telepon_rapi, self.email, "menunggu di tempat" * self.menunggu_di_tempat]
        return " · ".join(filter(None, isi))

    @property
    def telepon_rapi(self) -> str:
        """+6281255501177 as people read it: 0812 5550 1177."""
        n = self.telepon.replace("+62", "0", 1)
        return " ".join(n[i : i + 4] for i in range(0, len(n), 4))

    @property
    def label_bantuan(self) -> list[str]:
        return [Bantuan(b).label for b in self.bantuan]

    @property
    def sebutan(self) -> str:
        """Kind of applicant in the words of a list: "perorangan, lewat kuasa"."""
        return self.get_jenis_display().lower() + ", lewat kuasa" * self.lewat_kuasa
