"""A report (SOP Pelayanan, step 8): closed, written, sent, accepted, signed, issued."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse

from laporan import naskah
from laporan.isi import susun
from laporan.kata import kecil
from laporan.masa import Masa
from laporan.status.laporan import ALUR, LANGKAH, JenisLaporan, Status
from permohonan.hitungan import Saat
from ppid import alur, berkas, waktu
from ppid.izin import MATRIKS, SEBUTAN, Izin, Pelaku, Peran
from ppid.models import SOP, Beralur, Jejak, JenisSOP, Pengguna, Penugasan
from ppid.sidik import sidik

SUDAH_ADA = {  # by whether it was to be a ralat
    False: "Masa laporan ini baru saja ditutup orang lain.",
    True: "Ralat laporan ini sudah dibuat orang lain.",
}
SUDAH_DIPINDAI = "Pindaian laporan ini sudah ada dan tidak diganti."
ANGKA_LAIN = (
    "Angka laporan ini tidak sama dengan yang dibekukan ketika masanya ditutup. Kembalikan laporan "
    "kepada penyusun, agar angkanya dihitung ulang."
)
PENERIMA = {peran for peran in Peran if Izin.TERIMA_LAPORAN in MATRIKS[peran]}
BELUM_BERAKHIR = "{masa} belum berakhir. Masa laporan ditutup sesudah hari terakhirnya."


class LaporanQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        if pelaku.boleh(Izin.LIHAT_LAPORAN):
            return self.filter(satker=pelaku.satker)
        return self.none()

    def publik(self, satker):
        return self.filter(satker=satker, status=Status.TERBIT)

    def menunggu(self, pelaku: Pelaku):
        """What waits for this person: to be accepted, to be signed."""
        terima = Q(status=Status.DIKIRIM, penerima__in=pelaku.peran_dengan(Izin.TERIMA_LAPORAN))
        tanda = Q(status=Status.DITERIMA)
        boleh_tanda = pelaku.boleh(Izin.TANDATANGANI_LAPORAN)
        return self.untuk(pelaku).filter(terima | tanda if boleh_tanda else terima)


class Laporan(Beralur):
    """One office, one kind, one period; `ralat` counts the corrections, each a report of its own.

    Born when its period is closed: `beku` is what it says in figures (`laporan.isi`), read as at
    `per`, `celah` the sentences of what was missing then. `isian` holds what people write, by the
    name of its field (`laporan.forms.laporan`). Nothing changes once it is issued.
    """

    jenis = models.CharField("jenis", max_length=12, choices=JenisLaporan.choices)
    awal = models.DateField("dari")
    akhir = models.DateField("sampai")
    ralat = models.PositiveSmallIntegerField(default=0)
    alasan_ralat = models.CharField("alasan ralat", max_length=500, blank=True, default="")
    per = models.DateTimeField("keadaan per")
    beku = models.JSONField()
    celah = models.JSONField(default=list)
    isian = models.JSONField(default=dict)
    penerima = models.CharField(max_length=20)  # Peran, as the SOP named it when it was sent
    ditutup_pada = models.DateTimeField()
    ditutup_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    diteruskan_oleh = models.CharField(max_length=120, blank=True, default="")
    menunggu_sejak = models.DateTimeField(null=True)  # sent, or accepted
    catatan_kembali = models.TextField("catatan", max_length=1000, blank=True, default="")
    alasan_tarik = models.CharField("alasan ditarik", max_length=500, blank=True, default="")
    diterima_pada = models.DateTimeField(null=True)
    diterima_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    nomor = models.CharField("nomor laporan", max_length=80, blank=True, default="")
    terbit_pada = models.DateTimeField(null=True)

    ALUR = ALUR
    URUTAN_LANGKAH = (LANGKAH,)
    SEBUTAN = "laporan ini"
    IZIN_LIHAT = Izin.LIHAT_LAPORAN
    objects = LaporanQuerySet.as_manager()

    class Meta:
        ordering = ["-awal", "-ralat"]
        constraints = [
            models.UniqueConstraint(
                fields=["satker", "jenis", "awal", "ralat"], name="laporan_sekali"
            ),
            models.CheckConstraint(condition=Q(akhir__gte=F("awal")), name="laporan_urut"),
        ]

    def __str__(self):
        return JenisLaporan(self.jenis).judul(self.masa, self.judul)

    def get_absolute_url(self) -> str:
        return self.alamat("laporan_satu")

    def alamat(self, nama: str) -> str:
        url = reverse(nama, args=[self.satker.slug, self.jenis, self.kode])
        return f"{url}?ralat={self.ralat}" if self.ralat else url

    # Reading

    @property
    def masa(self) -> Masa:
        return Masa(self.awal, self.akhir)

    @property
    def kode(self) -> str:
        return JenisLaporan(self.jenis).kode(self.masa)

    @property
    def judul(self) -> str:
        """Laporan bulanan; Ralat laporan bulanan; Ralat ke-2 laporan bulanan"""
        nama = JenisLaporan(self.jenis).label
        if not self.ralat:
            return nama
        ke = f" ke-{self.ralat}" if self.ralat > 1 else ""
        return f"Ralat{ke} {kecil(nama)}"

    @property
    def keadaan(self) -> str:
        """ "" of a candidate: its period is not closed."""
        return Status(self.status).label if self.status else ""

    @property
    def kepada(self) -> Peran:
        """The recipient; while it is written, the post to which its SOP is bound today."""
        ditulis = self.status == Status.DISUSUN
        return penerima(self.sop, self.jenis) if ditulis else Peran(self.penerima)

    @property
    def sebutan_penerima(self) -> str:
        return SEBUTAN[self.kepada]

    @property
    def ditunggu(self) -> list[Peran]:
        """The posts whose word it still needs, in their order."""
        if self.terbit:
            return []
        if self.status == Status.DITERIMA:
            return [Peran.SEKRETARIS]
        return [self.kepada] if self.terbit_saat_diterima else [self.kepada, Peran.SEKRETARIS]

    @property
    def bertanda_tangan(self) -> bool:
        """Does the Sekretaris sign it? What was accepted to be signed is, whatever is set since."""
        diterima = self.status == Status.DITERIMA
        kemudian = self.terbit and self.terbit_pada != self.diterima_pada
        return diterima or kemudian or self.satker.laporan_ditandatangani

    @property
    def terbit(self) -> bool:
        return self.status == Status.TERBIT

    @property
    def semula(self) -> "Laporan | None":
        """What a ralat corrects: the report, or the ralat, before it."""
        lain = Laporan.objects.filter(satker=self.satker, jenis=self.jenis, awal=self.awal)
        return lain.filter(ralat=self.ralat - 1).first() if self.ralat else None

    def kini(self, per: datetime | None = None) -> dict:
        """The same figures counted anew, by default as at the same instant, with what has been
        entered since.

        The store of documents is only known as it stands now: what was issued, and a ralat of it,
        keep its figures.
        """
        saat = Saat(per or self.per, waktu.sekarang())
        baru = susun(self.satker, self.jenis, self.masa, saat)
        tetap = self.terbit or self.ralat
        return baru | ({"dip": self.beku["dip"]} if tetap else {})

    def melibatkan(self, oleh: Pelaku, transisi) -> bool:
        """Accepted, or sent back, by whom the SOP names."""
        if transisi.izin != Izin.TERIMA_LAPORAN:
            return True
        return Peran(self.penerima) in oleh.peran

    # Acts

    @classmethod
    def tutup(
        cls, satker, jenis: JenisLaporan, masa: Masa, *, oleh: Pelaku, celah=(), isian=None
    ) -> "Laporan":
        """Close a period: its numbers are frozen, `celah` names what was missing."""
        baru = cls.calon(satker, jenis, masa)
        if masa.akhir >= satker.hari_ini:
            raise alur.TransisiDitolak(BELUM_BERAKHIR.format(masa=masa), baru)
        baru.celah, baru.isian, baru.per = list(celah), isian or {}, waktu.sekarang()
        baru.beku = susun(satker, jenis, masa, Saat.pada(baru.per))
        baru._lahir(oleh)
        return baru

    @classmethod
    def calon(cls, satker, jenis: JenisLaporan, masa: Masa) -> "Laporan":
        """A blank one of that period, under the SOP of its last day: who may close it?"""
        satu = cls(satker=satker, jenis=jenis, awal=masa.awal, akhir=masa.akhir)
        satu.sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, masa.akhir)
        satu.penerima = penerima(satu.sop, jenis)
        return satu

    def buat_ralat(self, alasan: str, *, oleh: Pelaku, celah=()) -> "Laporan":
        """A report of its own on the same period and as at the same instant, so that it differs in
        what was corrected, or entered, since; with what is missing now. This one stays as it is."""
        if not self.terbit:
            raise alur.TransisiDitolak("Ralat dibuat sesudah laporan terbit.", self)
        baru = Laporan.calon(self.satker, JenisLaporan(self.jenis), self.masa)
        baru.ralat, baru.alasan_ralat, baru.isian = self.ralat + 1, alasan, self.isian
        baru.celah, baru.per, baru.beku = list(celah), self.per, self.kini()
        baru._lahir(oleh)
        return baru

    def _lahir(self, oleh: Pelaku) -> None:
        self.ditutup_pada, self.ditutup_oleh = waktu.sekarang(), oleh.pengguna
        data = {"jenis": self.jenis, "awal": f"{self.awal}", "ralat": self.ralat}
        data |= {"sidik_angka": sidik(self.beku)}
        try:
            with transaction.atomic():
                alur.lahirkan(self, "tutup_laporan", oleh=oleh, data=data)
        except IntegrityError:
            ada = Laporan.objects.get(
                satker=self.satker, jenis=self.jenis, awal=self.awal, ralat=self.ralat
            )
            raise alur.TransisiDitolak(SUDAH_ADA[self.ralat > 0], ada) from None

    def tulis(self, isian: dict, *, oleh: Pelaku, versi=None) -> None:
        """`isian`: every field of the form, as it now stands."""
        alur.pindah(self, "tulis_laporan", oleh=oleh, versi=versi, isian=isian)

    def hitung_ulang(self, *, oleh: Pelaku, celah=(), versi=None) -> None:
        """Frozen anew, as at now, a ralat as at what it corrects; only before it is sent."""
        per = self.per if self.ralat else waktu.sekarang()
        beku, celah = self.kini(per), list(celah)
        data = {"sidik_angka": sidik(beku)}
        ubah = {"per": per, "beku": beku, "celah": celah}
        alur.pindah(self, "hitung_ulang", oleh=oleh, versi=versi, data=data, **ubah)

    def kirim(self, *, oleh: Pelaku, versi=None) -> None:
        alur.pindah(
            *(self, "kirim_laporan"),
            oleh=oleh,
            versi=versi,
            jalan=alur.Jalan(menunggu=self.kepada),
            penerima=self.kepada,
            catatan_kembali="",
            alasan_tarik="",
            **_menunggu(oleh),
        )

    def tarik(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """Back to who wrote it, as long as its recipient has not accepted it."""
        alur.pindah(self, "tarik_laporan", oleh=oleh, versi=versi, alasan_tarik=alasan)

    @property
    def terbit_saat_diterima(self) -> bool:
        """Is accepting it the last act? The recipient signs in it, or nobody signs at all."""
        return self.kepada == Peran.SEKRETARIS or not self.satker.laporan_ditandatangani

    @property
    def terbit_berikut(self) -> bool:
        """Does the act that it waits for issue it?"""
        return self.status == Status.DITERIMA or self.terbit_saat_diterima

    def terima(self, *, oleh: Pelaku, nomor: str = "", versi=None) -> None:
        """Step 8 ends. `nomor`: typed, where the office numbers it from its own agenda."""
        terbit = self.terbit_saat_diterima
        kini = waktu.sekarang()
        alur.pindah(
            *(self, "terima_laporan"),
            oleh=oleh,
            versi=versi,
            jalan=alur.Jalan(tujuan=Status.TERBIT if terbit else Status.DITERIMA),
            efek=(lambda: self._terbitkan(oleh, nomor)) if terbit else None,
            data=self._rangkap(oleh),
            diterima_pada=kini,
            diterima_oleh=oleh.pengguna,
            **({"terbit_pada": kini} if terbit else {}),
            **_menunggu(oleh),
        )

    def tandatangani(self, *, oleh: Pelaku, nomor: str = "", versi=None) -> None:
        alur.pindah(
            *(self, "tandatangani_laporan"),
            oleh=oleh,
            versi=versi,
            efek=lambda: self._terbitkan(oleh, nomor),
            data=self._rangkap(oleh),
            terbit_pada=waktu.sekarang(),
        )

    def _rangkap(self, oleh: Pelaku) -> dict:
        """The mark of an act by whoever drew the report up: small offices are small."""
        return {"dirangkap": True} if self.disusun_oleh(oleh) else {}

    def disusun_oleh(self, oleh: Pelaku) -> bool:
        return oleh.pengguna.pk == self.ditutup_oleh_id

    def _terbitkan(self, oleh: Pelaku, nomor: str) -> dict:
        self._periksa_angka()
        surat = naskah.terbitkan_laporan(self, oleh, nomor)
        self.nomor = surat.nomor
        self.save(update_fields=["nomor"])
        return {"naskah": surat.nomor}

    def _periksa_angka(self) -> None:
        """What is issued is what was frozen, whoever has been at the row."""
        dibekukan = Jejak.objects.tentang(self).filter(data__has_key="sidik_angka")
        terakhir = dibekukan.order_by("urut").last()
        if terakhir and terakhir.data["sidik_angka"] != sidik(self.beku):
            raise alur.TransisiDitolak(ANGKA_LAIN, self)

    def kembalikan(self, catatan: str, *, oleh: Pelaku, versi=None) -> None:
        """By the recipient, or by whoever was to sign."""
        nama = "kembalikan_laporan"
        if self.status == Status.DITERIMA:
            nama = "kembalikan_ttd_laporan"
        alur.pindah(self, nama, oleh=oleh, versi=versi, catatan_kembali=catatan)

    def unggah_pindaian(self, surat, unggahan, *, oleh: Pelaku, versi=None) -> None:
        """The paper as it was signed. `unggahan`: an unsaved row of `ppid.berkas`."""

        def simpan():
            surat.refresh_from_db(fields=["pindaian"])
            if surat.pindaian_id:
                raise alur.TransisiDitolak(SUDAH_DIPINDAI, self)
            surat.pindaian = berkas.kaitkan(unggahan, self)
            surat.save(update_fields=["pindaian"])
            return {"naskah": surat.nomor}

        alur.pindah(self, "unggah_pindaian_laporan", oleh=oleh, versi=versi, efek=simpan)


def jabatan_kosong(satker, jabatan: Collection[Peran]) -> list[Peran]:
    """Of these posts those that nobody holds today, be it as Plt., Plh. or a.n."""
    if not jabatan:
        return []
    milik = Penugasan.objects.filter(satker=satker, peran__in=jabatan, pengguna__is_active=True)
    ada = set(milik.berlaku(satker.hari_ini).values_list("peran", flat=True))
    return [peran for peran in jabatan if peran not in ada]


def _menunggu(oleh: Pelaku) -> dict:
    return {"menunggu_sejak": waktu.sekarang(), "diteruskan_oleh": oleh.pengguna.nama}


def penerima(sop, jenis: str) -> Peran:
    """Whom a report goes to: the recipient that the SOP's step 8 names, as its labels are bound.

    The yearly one goes to the Atasan PPID, the Sekretaris (Perki 1/2021). Never to a post that
    could not accept it.
    """
    langkah = sop.langkah_per_kunci.get(LANGKAH)
    if jenis == JenisLaporan.TAHUNAN or langkah is None or not langkah.penerima:
        return Peran.SEKRETARIS
    terikat = sop.peran_langkah(LANGKAH)
    if langkah.penerima in terikat & PENERIMA:
        return Peran(langkah.penerima)
    lain = sorted(terikat & PENERIMA - {Peran.KASUBBAG})
    return lain[0] if lain else Peran.KASUBBAG
