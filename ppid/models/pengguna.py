"""People and the posts they hold over time."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.http import Http404

from ppid.izin import LABEL_PERAN, Pelaku, Peran

PERAN_JABATAN = [
    (peran.value, LABEL_PERAN[peran])
    for peran in Peran
    if peran not in (Peran.PEMOHON, Peran.SISTEM)
]


class PenggunaManager(BaseUserManager):
    def buat(self, username, password, **isian):
        pengguna = self.model(username=self.model.normalize_username(username), **isian)
        pengguna.set_password(password)
        pengguna.full_clean(exclude=["password"])
        pengguna.save()
        return pengguna

    def get_by_natural_key(self, username):
        return self.get(username=username)


class Pengguna(AbstractBaseUser):
    """A person of staff. Rights come from posts (`Penugasan`), never from the person."""

    username = models.CharField("nama pengguna", max_length=80, unique=True)
    nama = models.CharField("nama lengkap", max_length=120)
    nip = models.CharField("NIP", max_length=30, blank=True, default="")
    email = models.EmailField("email", blank=True, default="")
    is_active = models.BooleanField("aktif", default=True)

    objects = PenggunaManager()
    USERNAME_FIELD = "username"

    def __str__(self):
        return self.nama

    def bertugas_di(self, slug: str) -> Pelaku:
        """This person in their present posts at one office.

        Raises Http404 when there is none: another office's page is not to be known.
        """
        tugas = [t for t in self.penugasan_kini() if t.satker.slug == slug]
        if not tugas:
            raise Http404
        return Pelaku(
            frozenset(Peran(t.peran) for t in tugas),
            satker=tugas[0].satker,
            pengguna=self,
            jabatan=tugas[0].jabatan_lengkap,
            unit=frozenset(t.unit_id for t in tugas if t.unit_id),
        )

    def penugasan_kini(self):
        """Posts held today (the day of each office's zone), the oldest first."""
        semua = self.penugasan.select_related("satker").order_by("sejak", "pk")
        return [t for t in semua if t.berlaku_pada(t.satker.hari_ini)]


class Kedudukan(models.TextChoices):
    """How a post is held. `a.n.`: signed for its holder, by someone with a post of their own."""

    DEFINITIF = "definitif", "definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    AN = "an", "a.n."


class Penugasan(models.Model):
    """A post (role, unit, title) held by a person from a day to a day."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="penugasan")
    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, null=True, blank=True)
    peran = models.CharField("peran", max_length=20, choices=PERAN_JABATAN)
    jabatan = models.CharField("nama jabatan", max_length=160)
    nip = models.CharField("NIP", max_length=30, blank=True, default="")
    sejak = models.DateField("sejak")
    sampai = models.DateField("sampai", null=True, blank=True)
    kedudukan = models.CharField(
        "kedudukan", max_length=10, choices=Kedudukan.choices, default=Kedudukan.DEFINITIF
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("sejak")),
                name="penugasan_urut_waktu",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            )
        ]

    def __str__(self):
        return f"{self.pengguna} · {self.jabatan_lengkap}"

    @property
    def jabatan_lengkap(self) -> str:
        awalan = "" if self.kedudukan == Kedudukan.DEFINITIF else f"{self.get_kedudukan_display()} "
        return awalan + self.jabatan

    def berlaku_pada(self, tanggal) -> bool:
        return self.sejak <= tanggal and (self.sampai is None or tanggal <= self.sampai)
