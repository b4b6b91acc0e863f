"""Documents of an office: what the desk can give at once, when ratified and not proposed exempt.

A document goes through the SOP Pendokumentasian (`dip/status/dokumen.py`). Model PPID-A's columns,
the place of the hard copy, and how long it is kept stand on it; its files are `VersiBerkas`.
"""

import hashlib
import json
from collections import defaultdict
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse

from dip import kata
from dip.models.pengarsipan import Pengarsipan, lewat_masa_simpan
from dip.models.versi import VersiBerkas
from dip.status.dokumen import ALUR, BELUM_SAH, SAH, TAHAP, URUTAN, Status
from dip.status.tahap import berikut
from ppid import alur, berkas, gerbang, waktu
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.models import SOP, Beralur, Berkas, JenisSOP
from ppid.models.berkas import token_baru
from ppid.templatetags.ppid import ukuran


class Klasifikasi(models.TextChoices):
    """Pasal 9 to 11 UU 14/2008; exempt is only ever proposed here, see `dip.models.dik`."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"
    DIUSULKAN_DIKECUALIKAN = "diusulkan_dikecualikan", "Diusulkan dikecualikan"


# Acts that end with the ratification, and what whoever comes after it is told.
SEBELUM_SAH = frozenset(
    {"dokumen_diubah", "klasifikasikan", "kembalikan_dokumen", "dokumen_disahkan"}
)
SUDAH_SAH = "Dokumen ini sudah disahkan dan tidak berubah lagi. Usulkan versi baru berkasnya."
TERBUKA = (Klasifikasi.BERKALA, Klasifikasi.SERTA_MERTA, Klasifikasi.SETIAP_SAAT)


class DokumenQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.KELOLA_DOKUMEN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def terbuka(self, satker):
        """What anyone may have at once: ratified, not taken back, and of an open class."""
        return self.filter(satker=satker, status__in=SAH, klasifikasi__in=TERBUKA)

    publik = terbuka

    def menunggu(self):
        """Those that wait for the PPID's word."""
        return self.filter(status=Status.MENUNGGU)

    def berarsip(self):
        """Ratified ones, also those taken back: what the archive keeps."""
        return self.filter(status__in=(*SAH, Status.DITARIK))

    def hitung(self, syarat: dict) -> dict[str, int]:
        """How many meet each condition, by name."""
        return self.aggregate(**{nama: models.Count("pk", filter=q) for nama, q in syarat.items()})

    def habis(self, hari_ini):
        """What the archive keeps past its term, and nobody has proposed for anything yet."""
        return self.berarsip().filter(lewat_masa_simpan(hari_ini), usul_musnah_pada=None)


class Dokumen(Pengarsipan, Beralur):
    """One item of the documentation store (Model PPID-A's columns).

    `kata` is title and summary in lower case without punctuation, for the match. Registered by the
    desk, ratified by the PPID (SOP Pendokumentasian, step 2); a ratified one no longer changes but
    by a new version of a file, which the PPID ratifies too, and by being taken back.
    """

    token = models.CharField(max_length=32, unique=True, default=token_baru)
    judul = models.CharField("nama dokumen", max_length=200)
    ringkasan = models.TextField("ringkasan isi", max_length=2000, blank=True, default="")
    klasifikasi = models.CharField(
        "klasifikasi", max_length=24, choices=Klasifikasi.choices, blank=True, default=""
    )
    unit = models.ForeignKey("ppid.Unit", models.PROTECT, verbose_name="unit yang menguasai")
    pejabat = models.CharField(
        "pejabat penanggung jawab penerbitan", max_length=200, blank=True, default=""
    )
    waktu_tempat = models.CharField(
        "waktu dan tempat penerbitan", max_length=200, blank=True, default=""
    )
    tautan = models.URLField("tautan", max_length=300, blank=True, default="")
    kata = models.TextField(default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)
    catatan = models.TextField("catatan PPID", max_length=1000, blank=True, default="")
    disahkan_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    disahkan_pada = models.DateTimeField(null=True)
    alasan_tarik = models.CharField("alasan ditarik", max_length=500, blank=True, default="")
    ditarik_pada = models.DateTimeField(null=True)

    ALUR = ALUR
    URUTAN_LANGKAH = URUTAN
    SEBUTAN = "dokumen ini"
    objects = DokumenQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "pk"]
        indexes = [
            models.Index(fields=["satker", "klasifikasi"], name="dokumen_kelas"),
            models.Index(fields=["satker", "status"], name="dokumen_status"),
            models.Index(fields=["satker", "simpan_sampai"], name="dokumen_retensi"),
        ]

    def __str__(self):
        return self.judul

    def save(self, *args, **kwargs):
        self.kata = kata.rapikan(f"{self.judul} {self.ringkasan}")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("dokumen_satu", args=[self.satker.slug, self.token])

    @property
    def terbuka(self) -> bool:
        return self.sah and self.klasifikasi in TERBUKA

    @property
    def sah(self) -> bool:
        return self.status in SAH

    @property
    def belum_sah(self) -> bool:
        return self.status in BELUM_SAH

    @property
    def keadaan(self) -> str:
        return Status(self.status).label

    @property
    def sebutan_tertutup(self) -> str:
        """For those who may not open it: a title only where anyone may read it."""
        return self.judul if self.terbuka else f"Dokumen {self.nomor_rekap or self.token[:8]}"

    @cached_property
    def berkas(self) -> list[Berkas]:
        """The files as they stand: once ratified, of each the newest version that is ratified."""
        muat_berkas([self])
        return self.__dict__["berkas"]

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
        if not self.klasifikasi:
            return "Pilih klasifikasi sebelum dokumen disahkan."
        if not self.berkas and not self.tautan:
            return "Tambahkan berkas atau tautan sebelum dokumen disahkan."
        if gerbang.tertahan(self.berkas):
            return "Jawab dulu semua temuan pada berkasnya."
        return ""

    @property
    def rupa(self) -> str:
        """Changes with whatever a person reads before ratifying; forms carry it."""
        isi = [self.judul, self.ringkasan, self.klasifikasi, self.unit_id, self.tautan]
        isi += [self.pejabat, self.waktu_tempat, self.masa_simpan, self.nasib]
        isi += [self.simpan_sejak and f"{self.simpan_sejak:%Y-%m-%d}"]
        isi += [(satu.sha256, satu.temuan) for satu in self.berkas]
        return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()[:16]

    def sesudah(self, kunci: str) -> str:
        """The status after a step: that of the next step which the version has."""
        return berikut(TAHAP, self.sop, kunci, Status.TERUNGGAH)

    # Verbs: steps 1 and 2. Steps 3 to 5 and the retention are in `pengarsipan`.

    @classmethod
    @transaction.atomic
    def daftarkan(cls, *, oleh: Pelaku, unggahan=(), mulai=None, **isian) -> "Dokumen":
        """The desk registers a document. `unggahan`: unsaved rows of `ppid.berkas`.

        `mulai`: when the form was opened. With a class given, it goes on to the PPID at once.
        """
        if not oleh.boleh(Izin.KELOLA_DOKUMEN):
            raise PermissionDenied
        sop = SOP.objects.berlaku(oleh.satker, JenisSOP.DOKUMENTASI, oleh.satker.hari_ini)
        baru = cls(satker=oleh.satker, sop=sop, oleh=oleh.pengguna, **isian)
        baru.hitung_simpan()
        data = {"klasifikasi": baru.klasifikasi, "berkas": len(unggahan)}
        alur.lahirkan(
            *(baru, "dokumen_didaftarkan"),
            oleh=oleh,
            mulai=mulai,
            efek=lambda: baru._tambah(unggahan, oleh),
            data=data,
        )
        if baru.klasifikasi:
            baru.klasifikasikan(oleh=oleh)
        return baru

    def klasifikasikan(self, *, oleh: Pelaku, versi=None, **isian) -> None:
        """Class and term of keeping are given, the PPID is asked (own work of step 2)."""
        kelas = isian.get("klasifikasi", self.klasifikasi)
        if not kelas:
            raise TransisiDitolak(f"Pilih klasifikasi “{self.judul}” lebih dulu.", self)
        data = {"klasifikasi": kelas}
        self._ubah("klasifikasikan", oleh=oleh, versi=versi, data=data, **isian)

    def ubah(self, *, oleh: Pelaku, unggahan=(), versi=None, **isian) -> None:
        """Other words, or more files, before it is ratified."""
        data = {"isian": sorted(isian), "berkas": len(unggahan)}
        efek = lambda: self._tambah(unggahan, oleh)  # noqa: E731
        self._ubah("dokumen_diubah", oleh=oleh, versi=versi, data=data, efek=efek, **isian)

    def _ubah(self, aksi: str, *, oleh, versi, data, efek=None, **isian) -> None:
        """Fields as one act, with what is stored for the match and the archive."""
        for nama, nilai in isian.items():
            setattr(self, nama, nilai)
        self.hitung_simpan()
        turunan = {"kata": kata.rapikan(f"{self.judul} {self.ringkasan}")}
        turunan["simpan_sampai"] = self.simpan_sampai
        ubah = isian | turunan if isian else {}
        self._pindah(aksi, oleh=oleh, versi=versi, data=data, efek=efek, **ubah)

    def _pindah(self, aksi: str, *, oleh: Pelaku, **isi) -> None:
        """One act. A refusal leaves the row as it is stored, and says it when it was ratified."""
        try:
            alur.pindah(self, aksi, oleh=oleh, **isi)
        except TransisiDitolak as galat:
            self.refresh_from_db()
            self.__dict__.pop("berkas", None)
            if self.sah and aksi in SEBELUM_SAH:
                raise TransisiDitolak(SUDAH_SAH, self) from galat
            raise

    def buang_berkas(self, satu: Berkas, *, oleh: Pelaku, versi=None) -> None:
        """Take a file off again, for instance to put a cleaned one in its place.

        What was ratified once may have been given to somebody: it is evidence and only leaves the
        document. Any other is deleted.
        """
        kini = waktu.sekarang()

        def buang():
            milik = VersiBerkas.objects.filter(dokumen=self, berkas=satu)
            if not milik.exclude(disahkan_pada=None).update(diganti_pada=kini):
                milik.delete()
                berkas.hapus(satu)
            self.__dict__.pop("berkas", None)

        data = {"dibuang": satu.token, "sha256": satu.sha256}
        self._pindah("dokumen_diubah", oleh=oleh, versi=versi, efek=buang, data=data)

    def jawab_temuan(
        self, satu: Berkas, indeks: int, alasan: str, *, oleh: Pelaku, versi=None
    ) -> None:
        """Say why what the gate found in a file may leave the office."""

        def jawab():
            gerbang.jawab(satu, indeks, alasan, oleh)
            self.__dict__.pop("berkas", None)
            return {"temuan": satu.temuan[indeks]["jenis"]}

        if self.sah and not self.versi_berkas.usulan().filter(berkas=satu).exists():
            raise TransisiDitolak(SUDAH_SAH, self)
        aksi = "jawab_temuan_versi" if self.sah else "dokumen_diubah"
        data = {"berkas": satu.token}
        self._pindah(aksi, oleh=oleh, versi=versi, efek=jawab, data=data)

    def kembalikan(self, catatan: str, *, oleh: Pelaku, versi=None) -> None:
        self._pindah("kembalikan_dokumen", oleh=oleh, versi=versi, catatan=catatan)

    def sahkan(self, *, oleh: Pelaku, rupa: str | None = None, versi=None) -> None:
        """The PPID ratifies what they saw (`rupa`); from now on it may be given to anyone."""
        kini = waktu.sekarang()

        def periksa():
            self._sahkan_berkas(kini)
            if rupa is not None and rupa != self.rupa:
                raise TransisiDitolak("Dokumen ini berubah sejak Anda membukanya.", self)
            if self.halangan:
                raise TransisiDitolak(f"Dokumen belum disahkan. {self.halangan}", self)

        data = {"klasifikasi": self.klasifikasi, "dirangkap": oleh.pengguna == self.oleh}
        self._pindah(
            "dokumen_disahkan",
            oleh=oleh,
            versi=versi,
            jalan=Jalan(tujuan=self.sesudah("klasifikasi")),
            efek=periksa,
            data=data,
            disahkan_oleh=oleh.pengguna,
            disahkan_pada=kini,
            catatan="",
        )

    def _sahkan_berkas(self, kini) -> None:
        """What is proposed comes into force; an older version of the same file gives way."""
        usulan = self.versi_berkas.usulan()
        lama = self.versi_berkas.kini().filter(urut__in=usulan.values("urut"))
        lama.update(diganti_pada=kini)
        usulan.update(disahkan_pada=kini)
        self.__dict__.pop("berkas", None)

    def _tambah(self, unggahan, oleh: Pelaku) -> None:
        """New files, each with its first version."""
        akhir = max((v.urut for v in self.versi_berkas.all()), default=0)
        for urut, satu in enumerate(unggahan, start=akhir + 1):
            berkas.kaitkan(satu, self)
            VersiBerkas.objects.create(
                dokumen=self, urut=urut, berkas=satu, oleh=oleh.pengguna, pada=satu.dibuat
            )
        self.__dict__.pop("berkas", None)


def muat_berkas(dokumen: list[Dokumen]) -> None:
    """The files of all of them in one query; of each its newest version that counts."""
    if not dokumen:
        return
    per_pk = {satu.pk: satu for satu in dokumen}
    milik = defaultdict(dict)
    semua = VersiBerkas.objects.filter(dokumen__in=per_pk, diganti_pada=None, ditolak_pada=None)
    for satu in semua.select_related("berkas"):
        if satu.disahkan_pada or not per_pk[satu.dokumen_id].pernah_sah:
            milik[satu.dokumen_id][satu.urut] = satu.berkas
    for satu in dokumen:
        satu.berkas = list(milik[satu.pk].values())
