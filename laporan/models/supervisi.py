"""Supervision (SOP Pelayanan, step 7): the Kasubbag looks at a period, ticks, notes, signs."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse

from laporan import naskah
from laporan.kata import kecil
from laporan.layanan import Layanan
from laporan.masa import Masa
from laporan.status.supervisi import ALUR, LANGKAH, Status
from permohonan.models import Permohonan
from ppid import alur, waktu
from ppid.izin import Izin, Pelaku
from ppid.models import SOP, Beralur, JenisSOP, Pengguna

KELUARAN_BAKU = "Data layanan"  # for a version of the SOP that names no output of the step
SUDAH_ADA = "Supervisi ini baru saja dimulai orang lain."


class SupervisiQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.SUPERVISI):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def dilaporkan(self, pelaku: Pelaku):
        """For who reads the office's reports: figures, number and note; nothing is acted upon."""
        if pelaku.boleh(Izin.LIHAT_LAPORAN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def disahkan(self):
        return self.filter(status=Status.DISAHKAN)


class Supervisi(Beralur):
    """One office and one period: the days `awal` to `akhir` in its zone, once.

    Born by the Kasubbag's first act on the period. Signing freezes what was read, on paper
    (`DATA_LAYANAN`) and as `beku`, which reports add up; neither changes afterwards.

    `beku` holds numbers of cases, never a name or what was asked:

    versi, awal, akhir, dibaca      of the form, the period, and when it was read
    angka                           counts of acts (`laporan.angka.SYARAT`), `diterima` by the day
                                    of receipt, `detik_catat` and `banyak_terukur`: seconds of
                                    step 1 and how many were measured, so that means add up
    perbuatan                       each act in order: nomor, saat, aksi, peran, langkah (key of the
                                    step it ended), detik, penilaian (against the mutu baku),
                                    dirangkap
    terlambat.ditutup, .terbuka     nomor, jatuh_tempo, hari (working days late), sebab
    mundur                          registered late: nomor, diterima
    tanpa_pindaian                  numbers of signed papers that lacked their scan
    diperiksa                       numbers of the cases that were ticked
    """

    awal = models.DateField("dari")
    akhir = models.DateField("sampai")
    catatan = models.TextField("catatan", blank=True, default="")
    nomor = models.CharField("nomor data layanan", max_length=80, blank=True, default="")
    beku = models.JSONField(null=True)
    disahkan_pada = models.DateTimeField("disahkan", null=True)
    disahkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")

    ALUR = ALUR
    URUTAN_LANGKAH = (LANGKAH,)
    SEBUTAN = "supervisi ini"
    objects = SupervisiQuerySet.as_manager()

    class Meta:
        ordering = ["awal"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "awal"], name="supervisi_sekali"),
            models.CheckConstraint(condition=Q(akhir__gte=F("awal")), name="supervisi_urut"),
        ]

    def __str__(self):
        return f"{self.keluaran} {self.masa}"

    def get_absolute_url(self):
        return reverse("supervisi_hari", args=[self.satker.slug, self.awal])

    @classmethod
    def calon(cls, satker, masa: Masa) -> "Supervisi":
        """That of a period, or a blank one that an act can begin (`versi` 0)."""
        milik = cls.objects.select_related("sop", "disahkan_oleh")
        satu = milik.filter(satker=satker, awal=masa.awal).first()
        if satu is None:
            sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, masa.awal)
            satu = cls(satker=satker, sop=sop, awal=masa.awal, akhir=masa.akhir, versi=0)
        satu.satker = satker  # one office, one calendar
        return satu

    # Reading

    @property
    def masa(self) -> Masa:
        return Masa(self.awal, self.akhir)

    @property
    def keadaan(self) -> str:
        return Status(self.status or Status.BERJALAN).label

    @property
    def terbuka(self) -> bool:
        return self.status != Status.DISAHKAN

    @property
    def keluaran(self) -> str:
        """What the office's SOP calls the output of the step: "Data layanan harian"."""
        langkah = self.sop.langkah_per_kunci.get(LANGKAH)
        return (langkah and langkah.output) or KELUARAN_BAKU

    @property
    def label_sahkan(self) -> str:
        """Sahkan data layanan harian"""
        return f"Sahkan {kecil(self.keluaran)}"

    @cached_property
    def layanan(self) -> Layanan:
        return Layanan(self.satker, self.masa)

    def berubah(self) -> dict[str, tuple[int, int]]:
        """Figures that count otherwise now than when they were signed: (then, now)."""
        return self.beda(self.layanan.angka)

    def beda(self, kini: Mapping[str, int]) -> dict[str, tuple[int, int]]:
        """The same against figures counted elsewhere; those not counted there are passed over."""
        dulu = self.beku["angka"]
        return {k: (n, kini[k]) for k, n in dulu.items() if k in kini and kini[k] != n}

    # Acts

    def mulai(self, *, oleh: Pelaku) -> None:
        self.versi = 1
        data = {"awal": f"{self.awal}", "akhir": f"{self.akhir}"}
        try:
            with transaction.atomic():
                alur.lahirkan(self, "mulai_supervisi", oleh=oleh, data=data)
        except IntegrityError:
            ada = type(self).calon(self.satker, self.masa)
            raise alur.TransisiDitolak(SUDAH_ADA, ada) from None

    def periksa(self, permohonan: Permohonan, *, oleh: Pelaku, catatan="", versi=None) -> None:
        """Tick one case of the period, with what there is to say about it."""

        def tandai():
            isi = {"catatan": catatan, "oleh": oleh.pengguna, "pada": waktu.sekarang()}
            self.pemeriksaan.update_or_create(permohonan=permohonan, defaults=isi)

        data = {"permohonan": permohonan.nomor}
        alur.pindah(self, "periksa", oleh=oleh, versi=versi, efek=tandai, data=data)

    def batal_periksa(self, permohonan: Permohonan, *, oleh: Pelaku, versi=None) -> None:
        def hapus():
            self.pemeriksaan.filter(permohonan=permohonan).delete()

        data = {"permohonan": permohonan.nomor}
        alur.pindah(self, "batal_periksa", oleh=oleh, versi=versi, efek=hapus, data=data)

    def catat(self, catatan: str, *, oleh: Pelaku, versi=None) -> None:
        """The note on the period."""
        alur.pindah(self, "catat_supervisi", oleh=oleh, versi=versi, catatan=catatan)

    @transaction.atomic
    def tinjau(
        self, centang: dict[Permohonan, str], catatan: str, *, oleh: Pelaku, versi: int
    ) -> int:
        """Ticks with their notes and the note on the period, as one sheet: an act per change.

        `versi` is the version that the sheet saw (0: not begun); returns the one to go on with.
        """
        ubah = list(self._perubahan(centang, catatan))
        if self.pk is None:
            self.mulai(oleh=oleh)
            versi = self.versi
        for satu in ubah:
            satu(oleh=oleh, versi=versi)
            versi = self.versi
        return versi

    def _perubahan(self, centang: dict[Permohonan, str], catatan: str) -> Iterator[Callable]:
        lama = {satu.permohonan: satu.catatan for satu in self.diperiksa()}
        for permohonan in lama.keys() - centang.keys():
            yield partial(self.batal_periksa, permohonan)
        for permohonan, teks in centang.items():
            if lama.get(permohonan) != teks:
                yield partial(self.periksa, permohonan, catatan=teks)
        if catatan != self.catatan:
            yield partial(self.catat, catatan)

    def diperiksa(self) -> list["Pemeriksaan"]:
        return list(self.pemeriksaan.select_related("permohonan")) if self.pk else []

    @transaction.atomic
    def sahkan(self, *, oleh: Pelaku, versi=None) -> None:
        """Own work of step 7: the numbers are frozen and the paper gets its number."""
        if self.pk is None:
            self.mulai(oleh=oleh)
            versi = None

        def bekukan():
            layanan = Layanan(self.satker, self.masa)
            self.beku = layanan.beku()
            self.beku["diperiksa"] = [satu.permohonan.nomor for satu in self.diperiksa()]
            surat = naskah.terbitkan_data_layanan(self, layanan, self.beku, oleh)
            self.nomor = surat.nomor
            self.save(update_fields=["beku", "nomor"])
            return {"naskah": surat.nomor}

        alur.pindah(
            self,
            "sahkan",
            oleh=oleh,
            versi=versi,
            efek=bekukan,
            disahkan_pada=waktu.sekarang(),
            disahkan_oleh=oleh.pengguna,
        )


class Pemeriksaan(models.Model):
    """A case ticked *diperiksa* in one supervision."""

    supervisi = models.ForeignKey(Supervisi, models.PROTECT, related_name="pemeriksaan")
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="+")
    catatan = models.CharField(max_length=300, blank=True, default="")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        ordering = ["permohonan__kunci"]
        constraints = [
            models.UniqueConstraint(fields=["supervisi", "permohonan"], name="diperiksa_sekali")
        ]
