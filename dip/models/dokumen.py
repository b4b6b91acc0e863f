"""Documents of an office: what the desk can give at once, when ratified and not proposed exempt."""

import hashlib
import json
from collections import defaultdict
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from dip import kata
from ppid import berkas, gerbang, jejak, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.models import Berkas
from ppid.models.berkas import token_baru
from ppid.templatetags.ppid import ukuran


class Klasifikasi(models.TextChoices):
    """Pasal 9 to 11 UU 14/2008; exempt is only ever proposed here, see `dip.models.dik`."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"
    DIUSULKAN_DIKECUALIKAN = "diusulkan_dikecualikan", "Diusulkan dikecualikan"


TERBUKA = (Klasifikasi.BERKALA, Klasifikasi.SERTA_MERTA, Klasifikasi.SETIAP_SAAT)


class DokumenQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.KELOLA_DOKUMEN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def terbuka(self, satker):
        """What anyone may have at once: ratified, and classed berkala, serta-merta, setiap saat."""
        sah = Q(disahkan_pada__isnull=False, klasifikasi__in=TERBUKA)
        return self.filter(sah, satker=satker)


class Dokumen(models.Model):
    """One item of the documentation store (Model PPID-A's first columns).

    `kata` is title and summary in lower case without punctuation, for the match. Registered by the
    desk, ratified by the PPID (SOP Pendokumentasian, step 2); a ratified one no longer changes.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True, default=token_baru)
    judul = models.CharField("nama dokumen", max_length=200)
    ringkasan = models.TextField("ringkasan isi", max_length=2000, blank=True, default="")
    klasifikasi = models.CharField("klasifikasi", max_length=24, choices=Klasifikasi.choices)
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, verbose_name="unit yang menguasai")
    tautan = models.URLField("tautan", max_length=300, blank=True, default="")
    kata = models.TextField(default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)
    disahkan_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    disahkan_pada = models.DateTimeField(null=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "pk"]
        indexes = [models.Index(fields=["satker", "klasifikasi"], name="dokumen_kelas")]

    def __str__(self):
        return self.judul

    def save(self, *args, **kwargs):
        self.kata = kata.rapikan(f"{self.judul} {self.ringkasan}")
        super().save(*args, **kwargs)

    @property
    def terbuka(self) -> bool:
        return self.disahkan_pada is not None and self.klasifikasi in TERBUKA

    @property
    def keadaan(self) -> str:
        return "Disahkan" if self.disahkan_pada else "Menunggu pengesahan"

    @cached_property
    def berkas(self) -> list[Berkas]:
        return list(Berkas.objects.tentang(self))

    @property
    def bentuk(self) -> str:
        """What there is to hand over: "PDF, 1,2 MB", "3 berkas, 2,4 MB", "Tautan"."""
        if not self.berkas:
            return "Tautan" if self.tautan else "Belum ada berkas"
        byte = ukuran(sum(satu.ukuran for satu in self.berkas))
        if len(self.berkas) > 1:
            return f"{len(self.berkas)} berkas, {byte}"
        return f"{self.berkas[0].format}, {byte}"

    @property
    def halangan(self) -> str:
        """Why it cannot be ratified yet; empty when it can."""
        if not self.berkas and not self.tautan:
            return "Tambahkan berkas atau tautan sebelum dokumen disahkan."
        if gerbang.tertahan(self.berkas):
            return "Jawab dulu semua temuan pada berkasnya."
        return ""

    @property
    def rupa(self) -> str:
        """Changes with whatever a person reads before ratifying; forms carry it."""
        isi = [self.judul, self.ringkasan, self.klasifikasi, self.unit_id, self.tautan]
        isi += [(satu.sha256, satu.temuan) for satu in self.berkas]
        return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()[:16]

    # Verbs

    @classmethod
    def daftarkan(cls, *, oleh: Pelaku, unggahan=(), **isian) -> "Dokumen":
        """The desk registers a document. `unggahan`: unsaved rows of `ppid.berkas`."""
        if not oleh.boleh(Izin.KELOLA_DOKUMEN):
            raise PermissionDenied
        with transaction.atomic():
            baru = cls(satker=oleh.satker, oleh=oleh.pengguna, **isian)
            baru.save(force_insert=True)
            baru._tambah(unggahan)
            data = {"klasifikasi": baru.klasifikasi, "berkas": len(unggahan)}
            jejak.catat("dokumen_didaftarkan", oleh=oleh, tentang=baru, data=data)
        return baru

    def ubah(self, *, oleh: Pelaku, unggahan=(), **isian) -> None:
        """Other words, or more files, before it is ratified."""
        self._butuh(oleh, Izin.KELOLA_DOKUMEN)
        with transaction.atomic():
            self._kunci()
            for nama, nilai in isian.items():
                setattr(self, nama, nilai)
            self.save(update_fields=[*isian, "kata"])
            self._tambah(unggahan)
            data = {"isian": sorted(isian), "berkas": len(unggahan)}
            jejak.catat("dokumen_diubah", oleh=oleh, tentang=self, data=data)

    def buang_berkas(self, satu: Berkas, *, oleh: Pelaku) -> None:
        """Take a file off again, for instance to put a cleaned one in its place."""
        self._butuh(oleh, Izin.KELOLA_DOKUMEN)
        with transaction.atomic():
            self._kunci()
            data = {"dibuang": satu.token, "sha256": satu.sha256}
            berkas.hapus(satu)
            jejak.catat("dokumen_diubah", oleh=oleh, tentang=self, data=data)

    def jawab_temuan(self, satu: Berkas, indeks: int, alasan: str, *, oleh: Pelaku) -> None:
        """Say why what the gate found in a file may leave the office."""
        self._butuh(oleh, Izin.KELOLA_DOKUMEN)
        with transaction.atomic():
            self._kunci()
            gerbang.jawab(satu, indeks, alasan, oleh)
            data = {"berkas": satu.token, "temuan": satu.temuan[indeks]["jenis"]}
            jejak.catat("dokumen_diubah", oleh=oleh, tentang=self, data=data)
        self.__dict__.pop("berkas", None)

    def sahkan(self, *, oleh: Pelaku, rupa: str | None = None) -> None:
        """The PPID ratifies what they saw (`rupa`); from now on it may be given to anyone."""
        self._butuh(oleh, Izin.SAHKAN_DOKUMEN)
        with transaction.atomic():
            self._kunci()
            if rupa is not None and rupa != self.rupa:
                raise TransisiDitolak("Dokumen ini berubah sejak Anda membukanya.", self)
            if self.halangan:
                raise TransisiDitolak(f"Dokumen belum disahkan. {self.halangan}", self)
            self.disahkan_oleh, self.disahkan_pada = oleh.pengguna, waktu.sekarang()
            self.save(update_fields=["disahkan_oleh", "disahkan_pada"])
            data = {"klasifikasi": self.klasifikasi, "dirangkap": oleh.pengguna == self.oleh}
            jejak.catat("dokumen_disahkan", oleh=oleh, tentang=self, data=data)

    def _butuh(self, oleh: Pelaku, izin: Izin) -> None:
        if not oleh.boleh(izin) or oleh.satker != self.satker:
            raise PermissionDenied

    def _kunci(self) -> None:
        """Not ratified yet: a write that says so, and holds the row until the act is done."""
        belum = type(self).objects.filter(pk=self.pk, disahkan_pada=None)
        lolos = belum.update(disahkan_pada=None)
        self.refresh_from_db()
        self.__dict__.pop("berkas", None)
        if not lolos:
            raise TransisiDitolak("Dokumen ini sudah disahkan dan tidak berubah lagi.", self)

    def _tambah(self, unggahan) -> None:
        for satu in unggahan:
            berkas.kaitkan(satu, self)
        self.__dict__.pop("berkas", None)


def muat_berkas(dokumen: list[Dokumen]) -> None:
    """The files of all of them in one query."""
    if not dokumen:
        return
    jenis = ContentType.objects.get_for_model(Dokumen)
    milik = defaultdict(list)
    kunci = [satu.pk for satu in dokumen]
    for satu in Berkas.objects.filter(tentang_jenis=jenis, tentang_id__in=kunci):
        milik[satu.tentang_id].append(satu)
    for satu in dokumen:
        satu.berkas = milik[satu.pk]
