from datetime import timedelta

from django.db import models, transaction

from ppid import berkas, kode, waktu
from ppid.izin import Izin, Peran
from ppid.models import Berkas

UMUR = timedelta(days=7)
UMUR_FOTO = timedelta(minutes=15)


class DrafQuerySet(models.QuerySet):
    def untuk(self, pelaku):
        """A clerk's own drafts; nobody else's."""
        if Peran.PEMOHON in pelaku.peran or not pelaku.boleh(Izin.CATAT):
            return self.none()
        return self.filter(satker=pelaku.satker, pengguna=pelaku.pengguna)

    def web(self, satker, kunci: str):
        """The draft of a public form, reached by its one-time key alone."""
        return self.filter(satker=satker, kunci=kunci, pengguna=None)

    def foto(self, satker, token: str):
        """The draft behind a one-use address of *Foto dari HP*."""
        return self.filter(satker=satker, token_foto=token).exclude(token_foto="")

    def kedaluwarsa(self):
        return self.filter(diubah__lt=waktu.sekarang() - UMUR)


class Draf(models.Model):
    """What has been typed so far, by a citizen (`pengguna` empty) or by a clerk."""

    satker = models.ForeignKey("ppid.Satker", models.CASCADE, related_name="+")
    pengguna = models.ForeignKey("ppid.Pengguna", models.CASCADE, null=True, related_name="+")
    kunci = models.CharField(max_length=64, unique=True, default=kode.kunci_baru)  # never in a URL
    token = models.CharField(max_length=64, unique=True, default=kode.kunci_baru)  # in addresses
    data = models.JSONField(default=dict)
    mulai = models.DateTimeField()  # first input; the public form's time trap counts from here
    diubah = models.DateTimeField()
    token_foto = models.CharField(max_length=64, blank=True, default="")
    foto_sampai = models.DateTimeField(null=True)

    objects = DrafQuerySet.as_manager()

    class Meta:
        ordering = ["-diubah"]

    @property
    def sebutan(self) -> str:
        """What a clerk's draft is called in a list."""
        isian = self.data.get("isian", {})
        return isian.get("nama") or isian.get("rincian") or "Belum diisi"

    def buang(self) -> None:
        """Remove the draft and its files."""
        with transaction.atomic():
            for satu in Berkas.objects.tentang(self):
                berkas.hapus(satu)
            self.delete()

    @classmethod
    def sapu(cls) -> int:
        """The worker's sweep: drafts untouched for seven days; returns how many."""
        tua = list(cls.objects.kedaluwarsa())
        for draf in tua:
            draf.buang()
        return len(tua)
