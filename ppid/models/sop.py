"""An SOP is data of an office: text, actors, times, outputs. Code knows only the step keys."""

import re
from functools import cached_property

from django.db import models

from ppid.data.sop import baca_sop, sop_baku
from ppid.izin import Peran

KEPALA = (
    "dasar_hukum",
    "kualifikasi",
    "jumlah_pelaksana",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
    "catatan_kaki",
    "judul_kolom",
    "catatan_pembacaan",
)
SATUAN = re.compile(r"\b(Menit|Jam|Hari|Kerja|Minggu|Bulan|Tentatif)\b")
PERIODE = {"hari": "harian", "pekan": "mingguan", "bulan": "bulanan"}
ISI_LANGKAH = (
    *("urut", "judul", "uraian", "aktor", "syarat", "waktu", "baku", "output", "keterangan"),
    *("pilihan", "periode", "penerima"),
)


class JenisSOP(models.TextChoices):
    PELAYANAN = "pelayanan", "Pelayanan Informasi Publik"
    DOKUMENTASI = "dokumentasi", "Pendokumentasian Informasi Publik"
    DIP = "dip", "Penyusunan Daftar Informasi Publik"


class SOPQuerySet(models.QuerySet):
    def berlaku(self, satker, jenis: str, tanggal):
        """The office's version of a kind on a day; a case keeps the one under which it began."""
        versi = self.filter(satker=satker, jenis=jenis, berlaku_sejak__lte=tanggal)
        return versi.order_by("berlaku_sejak", "versi").last() or (
            self.filter(satker=satker, jenis=jenis).order_by("berlaku_sejak", "versi").first()
        )

    def siapkan(self, satker) -> None:
        """Give an office its three SOPs: its own sheets, a marked copy for the kinds it lacks."""
        sendiri = {b["jenis"]: b for b in baca_sop() if b["satker"] == satker.slug}
        for jenis in JenisSOP.values:
            if not self.filter(satker=satker, jenis=jenis).exists():
                baris = sendiri.get(jenis) or sop_baku(jenis, satker.tingkat)
                self.dari_data(satker, baris)

    def dari_data(self, satker, data: dict, versi: int = 1, salinan_dari=None) -> "SOP":
        """A version from a sheet; a sheet of another office marks it as a copy."""
        sop = self.model(satker=satker, jenis=data["jenis"], versi=versi)
        asal = "" if data["satker"] == satker.slug else data["kepala"]["instansi"][-1]
        sop.salinan_dari = asal if salinan_dari is None else salinan_dari
        sop.tulis(data)
        return sop


class SOP(models.Model):
    """One version of one sheet. `aktor` binds the sheet's labels to posts of the office."""

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="sop")
    jenis = models.CharField("jenis", max_length=12, choices=JenisSOP.choices)
    versi = models.PositiveSmallIntegerField("versi")
    berlaku_sejak = models.DateField("berlaku sejak")
    salinan_dari = models.CharField("salinan dari", max_length=120, blank=True, default="")
    kepala = models.JSONField("kepala lembar")
    rincian = models.JSONField("rincian lembar")
    aktor = models.JSONField("aktor")  # [{"label": …, "peran": …}] in the order of the sheet

    objects = SOPQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["satker", "jenis", "versi"], name="sop_versi_sekali")
        ]

    def __str__(self):
        return f"{self.kepala['nama']} (versi {self.versi})"

    @property
    def label_aktor(self) -> list[str]:
        """The columns of the sheet, from left to right."""
        return [aktor["label"] for aktor in self.aktor]

    def sebagai_data(self) -> dict:
        """The sheet in the form of `ppid/data/sop`."""
        langkah = [satu.sebagai_data() for satu in self.langkah.all()]
        return {
            "satker": self.satker.slug,
            "jenis": self.jenis,
            "berlaku_sejak": f"{self.berlaku_sejak}",
            "kepala": self.kepala,
            **self.rincian,
            "aktor": self.aktor,
            "langkah": langkah,
        }

    def tulis(self, data: dict) -> None:
        """Store a sheet over this version; its steps keep their rows by key."""
        self.berlaku_sejak, self.kepala = data["berlaku_sejak"], data["kepala"]
        self.rincian, self.aktor = {kunci: data[kunci] for kunci in KEPALA}, data["aktor"]
        self.save()
        self.__dict__.pop("langkah_per_kunci", None)
        lama, baru = self.langkah_per_kunci, {}
        for satu in data["langkah"]:
            isian = {k: "" if v is None and k != "baku" else v for k, v in satu.items()}
            pk = lama[satu["kunci"]].pk if satu["kunci"] in lama else None
            baru[satu["kunci"]] = Langkah(pk=pk, sop=self, **isian)
        self.langkah.exclude(kunci__in=baru).delete()
        Langkah.objects.bulk_update([x for x in baru.values() if x.pk], [*ISI_LANGKAH])
        Langkah.objects.bulk_create([x for x in baru.values() if not x.pk])
        self.langkah_per_kunci = baru

    @cached_property
    def langkah_per_kunci(self) -> dict[str, "Langkah"]:
        return {langkah.kunci: langkah for langkah in self.langkah.all()}

    @property
    def ikatan(self) -> dict[str, Peran]:
        """Each label of the sheet and the post it is bound to."""
        return {a["label"]: Peran(a["peran"]) for a in self.aktor}

    def peran_langkah(self, kunci: str) -> frozenset[Peran]:
        """Roles bound to the actors of a step; empty when the version lacks the step."""
        if kunci not in self.langkah_per_kunci:
            return frozenset()
        label = {aktor["label"] for aktor in self.langkah_per_kunci[kunci].aktor}
        return frozenset(Peran(a["peran"]) for a in self.aktor if a["label"] in label)

    def pelaksana(self, kunci: str) -> Peran:
        """Whom a step waits for: its first actor who is not the applicant (default the desk)."""
        langkah = self.langkah_per_kunci.get(kunci)
        ikatan = {aktor["label"]: Peran(aktor["peran"]) for aktor in self.aktor}
        peran = [ikatan[aktor["label"]] for aktor in langkah.aktor] if langkah else []
        return next((p for p in peran if p != Peran.PEMOHON), Peran.PETUGAS)


class Langkah(models.Model):
    """One row of the sheet. `baku` is the standard time as {"jumlah", "satuan", "tambahan"}."""

    sop = models.ForeignKey(SOP, models.CASCADE, related_name="langkah")
    urut = models.PositiveSmallIntegerField()
    kunci = models.CharField(max_length=24)
    judul = models.CharField(max_length=160)
    uraian = models.TextField()
    aktor = models.JSONField()  # [{"label": …, "simbol": "mulai" | "kerja" | "putus"}]
    syarat = models.TextField(blank=True, default="")
    waktu = models.CharField(max_length=120, blank=True, default="")
    baku = models.JSONField(null=True)
    output = models.TextField(blank=True, default="")
    keterangan = models.TextField(blank=True, default="")
    pilihan = models.BooleanField(default=False)
    periode = models.CharField(max_length=10, blank=True, default="")  # hari | pekan | bulan
    penerima = models.CharField(max_length=20, blank=True, default="")  # who accepts the report

    class Meta:
        ordering = ["urut"]
        constraints = [models.UniqueConstraint(fields=["sop", "kunci"], name="langkah_satu_kunci")]

    def __str__(self):
        return f"{self.urut}. {self.judul}"

    def sebagai_data(self) -> dict:
        isi = {nama: getattr(self, nama) for nama in ("kunci", *ISI_LANGKAH)}
        return isi | {"periode": self.periode or None, "penerima": self.penerima or None}

    @property
    def simbol(self) -> tuple[tuple[str, str], ...]:
        """(actor's label, mulai | kerja | putus) in the order of the work."""
        return tuple((aktor["label"], aktor["simbol"]) for aktor in self.aktor)

    @property
    def waktu_baku(self) -> str:
        """The sheet's words, or how often the step is done where it has none."""
        return self.waktu or PERIODE.get(self.periode, "")

    @property
    def baku_kalimat(self) -> str:
        """10 menit, in a sentence of ours where the sheet writes "10 Menit"."""
        return SATUAN.sub(lambda kata: kata[0].lower(), self.waktu_baku)

    @property
    def baku_detik(self) -> int | None:
        """Standard time in seconds; None where the sheet gives no minutes."""
        menit = self.baku and self.baku["satuan"] == "menit"
        return self.baku["jumlah"] * 60 if menit else None
