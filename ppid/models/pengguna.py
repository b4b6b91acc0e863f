"""People and the posts they hold over time."""

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404

from ppid.izin import LABEL_PERAN, Izin, Pelaku, Peran

PERAN_JABATAN = [
    (peran.value, LABEL_PERAN[peran])
    for peran in Peran
    if peran not in (Peran.PEMOHON, Peran.SISTEM)
]


class PenggunaQuerySet(models.QuerySet):
    def dikelola(self, pelaku: Pelaku):
        """People an office's admin sees: whoever has or had a post there, or whose account it
        keeps. Nobody of another office is to be known."""
        if not pelaku.boleh(Izin.KELOLA_KANTOR):
            return self.none()
        di_sini = Penugasan.objects.filter(satker=pelaku.satker, pengguna=OuterRef("pk"))
        return self.filter(Q(kantor=pelaku.satker) | Exists(di_sini)).order_by("nama", "pk")


class PenggunaManager(BaseUserManager.from_queryset(PenggunaQuerySet)):
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
    # The office whose admin made the account and keeps it, see `dipelihara()`.
    kantor = models.ForeignKey(
        "ppid.Satker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    wajib_ganti_sandi = models.BooleanField("harus mengganti kata sandi", default=False)

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
            jabatan_unit=frozenset((Peran(t.peran), t.unit_id) for t in tugas if t.unit_id),
        )

    def penugasan_kini(self):
        """Posts held today (the day of each office's zone), the oldest first."""
        semua = self.penugasan.select_related("satker").order_by("sejak", "pk")
        return [t for t in semua if t.berlaku_pada(t.satker.hari_ini)]

    @property
    def pemeriksa(self) -> bool:
        """Somebody from outside, let in by a link; a password lets them in only in the demo."""
        return self.pk is not None and self.penugasan.filter(peran=Peran.AUDITOR).exists()

    def dipelihara(self, satker) -> bool:
        """May this office's admin change the account itself: name, password, switched off?

        The office that made it, as long as the person has a post there; else the one office in
        which all their posts are. A post given in a second office must not open the account to its
        admin, and the pengelola pusat stands above any office.
        """
        semua = list(self.penugasan.select_related("satker"))
        tugas = [t for t in semua if not t.berakhir]
        if any(t.peran == Peran.PUSAT for t in tugas) or self._tamu(semua):
            return False
        kantor = {t.satker_id for t in tugas} or {self.kantor_id}
        return self.kantor_id == satker.pk if self.kantor_id in kantor else kantor == {satker.pk}

    @staticmethod
    def _tamu(semua) -> bool:
        """An examiner's way in is theirs who made the link."""
        return any(t.peran == Peran.AUDITOR for t in semua)


class Kedudukan(models.TextChoices):
    """How a post is held. `a.n.`: signed for its holder, by someone with a post of their own."""

    DEFINITIF = "definitif", "definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    AN = "an", "a.n."


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self, tanggal):
        """Posts held on a day."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=tanggal), sejak__lte=tanggal)

    def beririsan(self, sejak, sampai):
        """Posts held on at least one day from `sejak` to `sampai` (None: without end)."""
        milik = self.filter(Q(sampai=None) | Q(sampai__gte=sejak))
        return milik.filter(sejak__lte=sampai) if sampai else milik

    def admin_aktif(self, satker, tanggal):
        """Posts through which somebody can sign in and keep the settings of an office on a day."""
        return self.admin_aktif_sejak(satker, tanggal).berlaku(tanggal)

    def admin_aktif_sejak(self, satker, tanggal):
        """The same, on that day or any later one."""
        admin = self.filter(satker=satker, peran=Peran.ADMIN, pengguna__is_active=True)
        return admin.beririsan(tanggal, None)


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

    objects = PenugasanQuerySet.as_manager()

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

    @property
    def mendatang(self) -> bool:
        return self.sejak > self.satker.hari_ini

    @property
    def berakhir(self) -> bool:
        return self.sampai is not None and self.sampai < self.satker.hari_ini

    @property
    def dapat_dibatalkan(self) -> bool:
        """Nobody has acted in it yet on a day before today."""
        return self.sejak >= self.satker.hari_ini

    def pendahulu(self):
        """The definitive holder of the same post whose days overlap with these, or None."""
        sama = Penugasan.objects.filter(
            satker=self.satker,
            peran=self.peran,
            unit=self.unit,
            kedudukan=Kedudukan.DEFINITIF,
        )
        lain = sama.exclude(pk=self.pk).beririsan(self.sejak, self.sampai)
        return lain.select_related("pengguna").order_by("sejak").first()

    @property
    def hari_sesudah(self):
        """The first day without this post."""
        return self.sampai + timedelta(days=1)
