"""A link of the ruang pemeriksaan: lets one examiner in until a day, or until it is revoked."""

import secrets
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ppid import jejak, kode, orang, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.models import Jejak, Pengguna, Satker

SUDAH_DICABUT = "Tautan ini sudah dicabut atau berakhir."


class UndanganQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.UNDANG_PEMERIKSA):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def dengan_bukaan(self):
        """With how often its examiner opened something, as the trail says."""
        lihat = Jejak.objects.filter(oleh=OuterRef("pengguna"), jenis="lihat").order_by()
        banyak = lihat.values("oleh").annotate(n=Count("pk")).values("n")
        return self.annotate(bukaan=Coalesce(Subquery(banyak), 0))

    def berlaku(self, satker, token: str) -> "Undangan | None":
        """The link of this token, as long as it lets anybody in."""
        milik = self.filter(satker=satker, sidik_token=kode.sidik(token), dicabut_pada=None)
        return milik.filter(sampai__gte=satker.hari_ini).select_related("satker").first()


class Undangan(models.Model):
    """The token is shown once and kept as a hash. Each link has a person of its own, who has no
    password and whose post ends with it; a new opening of the link ends the session before."""

    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    pengguna = models.OneToOneField(Pengguna, models.PROTECT, related_name="undangan")
    sidik_token = models.CharField(max_length=64, unique=True)
    badan = models.CharField("badan atau lembaga", max_length=120)
    sampai = models.DateField("berlaku sampai")
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    pertama_pada = models.DateTimeField(null=True)
    terakhir_pada = models.DateTimeField(null=True)
    kali = models.PositiveIntegerField(default=0)

    objects = UndanganQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]

    def __str__(self):
        return f"{self.pengguna.nama}, {self.badan}"

    @property
    def habis_pada(self) -> datetime:
        """The instant at which its last day ends in the office's zone."""
        return waktu.awal_hari(self.sampai + timedelta(days=1), self.satker.zona)

    @property
    def berlaku(self) -> bool:
        return self.dicabut_pada is None and self.sampai >= self.satker.hari_ini

    @classmethod
    @transaction.atomic
    def buat(cls, *, nama: str, badan: str, sampai, oleh: Pelaku) -> tuple["Undangan", str]:
        """The link, and its token, which nobody sees again."""
        token = secrets.token_urlsafe(32)
        baru = cls(satker=oleh.satker, badan=badan, sampai=sampai)
        baru.pengguna = orang.undang(nama=nama, jabatan=badan, sampai=sampai, oleh=oleh)
        baru.sidik_token, baru.dibuat_pada = kode.sidik(token), waktu.sekarang()
        baru.dibuat_oleh = oleh.pengguna
        baru.save(force_insert=True)
        baru._catat("undang_pemeriksa", oleh, sampai=f"{sampai}")
        return baru, token

    @transaction.atomic
    def cabut(self, *, oleh: Pelaku) -> None:
        """Whoever is in by it is out with their next click."""
        milik = Undangan.objects.filter(pk=self.pk, dicabut_pada=None)
        kini, siapa = waktu.sekarang(), oleh.pengguna
        if not (self.berlaku and milik.update(dicabut_pada=kini, dicabut_oleh=siapa)):
            raise TransisiDitolak(SUDAH_DICABUT)
        orang.usir(self.pengguna, oleh=oleh)
        self._catat("cabut_pemeriksa", oleh)

    @transaction.atomic
    def masuk(self) -> Pengguna:
        """The person to sign in; a session by the same link, wherever it runs, ends."""
        kini = waktu.sekarang()
        milik = Undangan.objects.filter(pk=self.pk, dicabut_pada=None)
        pertama = Coalesce("pertama_pada", models.Value(kini))
        if not milik.update(kali=F("kali") + 1, terakhir_pada=kini, pertama_pada=pertama):
            raise TransisiDitolak(SUDAH_DICABUT)
        orang.kunci_baru(self.pengguna)
        self._catat("pemeriksa_masuk", self.pengguna.bertugas_di(self.satker.slug))
        return self.pengguna

    def _catat(self, jenis: str, oleh: Pelaku, **data) -> None:
        data = {"undangan": self.pk, "pengguna": self.pengguna_id} | data
        jejak.catat(jenis, oleh=oleh, tentang=self, satker=self.satker, data=data)
