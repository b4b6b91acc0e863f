import secrets

from django.db import models

from ppid.izin import Izin, Peran
from ppid.models.tentang import Tentang, TentangQuerySet


def token_baru() -> str:
    return secrets.token_urlsafe(16)


class NaskahQuerySet(TentangQuerySet):
    def untuk(self, pelaku):
        if Peran.PEMOHON in pelaku.peran:
            return self.tentang(pelaku.perkara).filter(untuk_pemohon=True)
        if pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def publik(self, satker, token: str):
        """The paper behind a QR, without what it says."""
        milik = self.filter(satker=satker, token=token)
        return milik.select_related("pdf").defer("html", "fakta")


class Naskah(Tentang):
    """A paper: frozen as finished HTML in the act's transaction, its PDF made from that once."""

    token = models.CharField(max_length=32, unique=True, default=token_baru)
    jenis = models.CharField(max_length=20)  # the kinds belong to the apps, see ppid/naskah.py
    judul = models.CharField(max_length=80)
    nomor = models.CharField(max_length=80)
    # Year of the office's own agenda that gave the number; none where the portal gave it.
    agenda_tahun = models.PositiveSmallIntegerField(null=True)
    tanggal = models.DateField()
    html = models.TextField()
    fakta = models.JSONField(default=dict)
    untuk_pemohon = models.BooleanField(default=False)
    bertanda_tangan = models.BooleanField(default=False)  # wants ink: a missing scan is listed
    ukuran = models.CharField(max_length=12, default="A4")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField()
    pdf = models.OneToOneField("ppid.Berkas", models.PROTECT, null=True, related_name="naskah_pdf")
    pindaian = models.OneToOneField(
        "ppid.Berkas", models.PROTECT, null=True, related_name="naskah_pindaian"
    )

    objects = NaskahQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat", "pk"]
        indexes = [models.Index(fields=["tentang_jenis", "tentang_id"], name="naskah_tentang")]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "jenis", "agenda_tahun", "nomor"], name="naskah_agenda_sekali"
            )
        ]
