"""The request. Acts are verbs on it; each goes through `ppid.alur`."""

from datetime import date, timedelta
from functools import cached_property, partial

from django.db import models, transaction
from django.urls import reverse

from permohonan import naskah, pesan
from permohonan.kelengkapan import HARI_LENGKAPI, kekurangan
from permohonan.models.bagian import Bagian
from permohonan.models.catatan import Catatan
from permohonan.models.jawaban_meja import JawabanMeja
from permohonan.models.keterlambatan import Keterlambatan
from permohonan.models.koordinasi import Koordinasi
from permohonan.models.kueri import PermohonanQuerySet
from permohonan.models.pemohon import Pemohon
from permohonan.models.penanganan import Penanganan
from permohonan.models.penutupan import TANPA_USULAN, Penutupan
from permohonan.models.penyampaian import Penyampaian
from permohonan.models.perpanjangan import Perpanjang
from permohonan.models.persetujuan import Persetujuan
from permohonan.models.retensi import Retensi
from permohonan.models.tindakan import TindakanData
from permohonan.pilihan import (
    CaraBeri,
    CaraMemperoleh,
    CaraSalinan,
    CaraSelesai,
    CaraSerah,
    Kanal,
)
from permohonan.status import ALUR, TERBUKA, URUTAN_LANGKAH, Hasil, Status
from ppid import alur, berkas, jejak, kabar, kode, nomor, tenggat, waktu
from ppid.izin import Pelaku
from ppid.models import (
    SOP,
    Berkas,
    JenisBerkas,
    JenisSOP,
    Kategori,
    MulaiDari,
    Perkara,
    RezimWaktu,
)

SERI = "permohonan"


class Permohonan(
    JawabanMeja,
    Koordinasi,
    Perpanjang,
    Persetujuan,
    Penyampaian,
    Penutupan,
    Penanganan,
    Keterlambatan,
    TindakanData,
    Retensi,
    Perkara,
):
    """One request for information (Pasal 22 UU 14/2008; Model PPID-B).

    Its verbs stand in the parent classes, a file for each group of acts.
    """

    kanal = models.CharField("kanal", max_length=16, choices=Kanal.choices)
    diterima_pada = models.DateTimeField("diterima")
    dicatat_pada = models.DateTimeField("dicatat")
    alasan_mundur = models.CharField(
        "alasan dicatat kemudian", max_length=200, blank=True, default=""
    )
    nomor_surat = models.CharField("nomor surat", max_length=80, blank=True, default="")
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)

    rincian = models.TextField("rincian informasi yang dibutuhkan")
    periode = models.CharField("tahun atau periode", max_length=60, blank=True, default="")
    kategori = models.CharField("kategori informasi", max_length=16, choices=Kategori.choices)
    tujuan = models.CharField("tujuan penggunaan", max_length=300, blank=True, default="")
    cara_memperoleh = models.CharField(
        "cara memperoleh", max_length=16, choices=CaraMemperoleh.choices, blank=True, default=""
    )
    cara_salinan = models.CharField(
        "cara mendapatkan salinan",
        max_length=12,
        choices=CaraSalinan.choices,
        blank=True,
        default="",
    )

    pemohon = models.OneToOneField(Pemohon, models.PROTECT, related_name="permohonan")
    petugas = models.ForeignKey(
        "ppid.Pengguna", models.PROTECT, null=True, blank=True, related_name="+"
    )
    lengkap_pada = models.DateTimeField("dinyatakan lengkap", null=True)
    kurang = models.JSONField(default=list)  # what the desk asked for, as sentences
    batas_lengkapi = models.DateField("batas melengkapi", null=True)
    usulan = models.CharField(max_length=20, blank=True, default="")  # proposed closing: its act
    usulan_alasan = models.CharField(max_length=300, blank=True, default="")
    usulan_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    duplikat_dari = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplikat")
    hasil = models.CharField("hasil", max_length=24, choices=Hasil.choices, blank=True, default="")
    selesai_pada = models.DateTimeField("selesai", null=True)

    rincian_unit = models.TextField("rincian untuk unit", blank=True, default="")
    diperpanjang_pada = models.DateTimeField("diperpanjang", null=True)
    diberitahukan_pada = models.DateTimeField("diberitahukan", null=True)
    cara_beri = models.CharField(max_length=12, choices=CaraBeri.choices, blank=True, default="")
    sebab_terlambat = models.CharField("sebab terlambat", max_length=300, blank=True, default="")
    cara_serah = models.CharField(max_length=16, choices=CaraSerah.choices, blank=True, default="")
    diserahkan_pada = models.DateTimeField("diserahkan", null=True)
    penerima = models.CharField("penerima", max_length=160, blank=True, default="")
    cara_selesai = models.CharField(
        max_length=12, choices=CaraSelesai.choices, blank=True, default=""
    )
    diingatkan_pada = models.DateTimeField(null=True)  # to collect what waits
    dibayar_pada = models.DateField("dibayar", null=True)
    cara_bayar = models.CharField("cara pembayaran", max_length=60, blank=True, default="")
    bukti_bayar = models.CharField("nomor bukti", max_length=80, blank=True, default="")
    dibuka_kembali_pada = models.DateTimeField(null=True)
    # Earlier periods of the clock: [{"mulai", "jatuh_tempo", "selesai", "hasil"}]
    periode_lalu = models.JSONField(default=list)
    detik_meja = models.PositiveIntegerField(null=True)  # seconds of step 1 at the desk

    sidik_kode = models.CharField(max_length=64)
    sidik_kunci = models.CharField(max_length=64, unique=True)

    ALUR = ALUR
    SEBUTAN = "permohonan ini"
    URUTAN_LANGKAH = URUTAN_LANGKAH
    objects = PermohonanQuerySet.as_manager()

    class Meta(Perkara.Meta):
        ordering = ["jatuh_tempo", "pk"]
        indexes = [
            models.Index(fields=["satker", "status", "jatuh_tempo"], name="permohonan_antrean")
        ]

    # Reading

    @property
    def keadaan(self) -> str:
        return Status(self.status).label

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    def hitungan(self) -> tenggat.Hitungan:
        """The clock with its proof, from the day it starts under the case's regime."""
        return self.rezim.hitung(self.mulai, self.satker.kalender())

    @property
    def batas_verifikasi(self) -> date:
        """Last day for the desk to say what is missing: 3 hari kerja after registration."""
        dicatat = self.satker.setempat(self.dicatat_pada).date()
        return tenggat.tambah_hari_kerja(dicatat, HARI_LENGKAPI, self.satker.kalender())

    @property
    def batas_bila_diminta(self) -> date:
        """Last day for the applicant to complete, were the letter to leave today."""
        satker = self.satker
        return tenggat.tambah_hari_kerja(satker.hari_ini, HARI_LENGKAPI, satker.kalender())

    @property
    def hari_diterima(self) -> date:
        return self.satker.setempat(self.diterima_pada).date()

    @cached_property
    def berkas(self) -> list[Berkas]:
        return list(Berkas.objects.tentang(self).exclude(jenis="pdf_naskah"))

    def kekurangan(self) -> list[tuple[str, str]]:
        return kekurangan(self, [b.jenis for b in self.berkas])

    def batas_hari(self, langkah) -> int:
        """With the step's extension once that is in force."""
        tambahan = langkah.baku.get("tambahan", 0) if self.diperpanjang_pada else 0
        return super().batas_hari(langkah) + tambahan

    def get_absolute_url(self) -> str:
        return reverse("perkara", args=[self.satker.slug, self.kunci])

    # Beginning

    @classmethod
    def lahir(
        cls,
        aksi: str,
        *,
        satker,
        oleh: Pelaku,
        kunci: str,
        pemohon: Pemohon,
        mulai=None,
        draf=None,
        sesudah=None,
        **isian,
    ) -> "Permohonan":
        """Register a request by `ajukan` or `catat`: number, case, receipt, message, trail.

        `kunci` is the form's one-time key; `draf` hands over its files; `sesudah(permohonan)` runs
        in the same transaction. The number's year and month are those of registration, in the
        office's zone; the clock starts on the day of receipt.
        """
        kini = waktu.sekarang()
        isian.setdefault("diterima_pada", kini)
        with transaction.atomic():
            pemohon.save()
            baru = cls(satker=satker, pemohon=pemohon, dicatat_pada=kini, **isian)
            baru.sidik_kunci = kode.sidik(kunci)
            baru.sidik_kode = kode.sidik_kode(kode.dari_kunci(kunci))
            baru.pasang_tenggat()
            baru.sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, baru.hari_diterima)
            baru._beri_nomor()
            alur.lahirkan(
                baru, aksi, oleh=oleh, mulai=mulai, efek=lambda: baru._terima(aksi, oleh, draf)
            )
            if sesudah:
                sesudah(baru)
        return baru

    def tempo(self, kalender: tenggat.Kalender) -> date:
        """The due date under a calendar: day 10, or day 17 once an extension is in force."""
        hitungan = self.rezim.hitung(self.mulai, kalender)
        diperpanjang = self.diperpanjang_pada is not None
        return hitungan.jatuh_tempo_perpanjangan if diperpanjang else hitungan.jatuh_tempo

    def pasang_tenggat(self) -> None:
        """Set regime, first day and due date from the facts; the day of reopening starts anew."""
        dari = self.satker.setempat(self.dibuka_kembali_pada or self.diterima_pada).date()
        self.rezim = RezimWaktu.objects.untuk(self.satker, self.kategori, dari)
        if self.rezim.mulai_dari == MulaiDari.LENGKAP and self.lengkap_pada:
            dari = max(dari, self.satker.setempat(self.lengkap_pada).date())
        self.mulai = dari
        self.jatuh_tempo = self.tempo(self.satker.kalender())

    def _beri_nomor(self) -> None:
        hari = self.satker.setempat(self.dicatat_pada).date()
        urut = nomor.ambil(self.satker, SERI, hari.year)
        self.nomor = nomor.bentuk(
            self.satker.pola_nomor, urut=urut, kode=self.satker.kode, tanggal=hari
        )
        self.kunci = nomor.kunci_alamat(self.satker, hari.year, urut)

    def _terima(self, aksi: str, oleh: Pelaku, draf) -> dict:
        Bagian.objects.create(permohonan=self, urut=1)
        if draf is not None:
            berkas.pindahkan(draf, self)
        bukti = naskah.terbitkan_tanda_bukti(self, oleh)
        self.kabari(aksi)
        return {"naskah": bukti.nomor, "mundur": bool(self.alasan_mundur)}

    # Completeness (SOP step 1)

    def nyatakan_lengkap(self, *, oleh: Pelaku, versi=None, detik=None, kabari=True) -> None:
        """`kabari` is off where the registering of the same moment tells the applicant already."""
        if self.kekurangan():
            raise alur.TransisiDitolak(
                "Permohonan ini belum lengkap. Minta kelengkapan dulu.", self
            )
        self.lengkap_pada = waktu.sekarang()
        self.pasang_tenggat()
        alur.pindah(
            self,
            "nyatakan_lengkap",
            oleh=oleh,
            versi=versi,
            detik=detik,
            efek=lambda: self.kabari("nyatakan_lengkap") if kabari else None,
            lengkap_pada=self.lengkap_pada,
            mulai=self.mulai,
            jatuh_tempo=self.jatuh_tempo,
            detik_meja=detik if detik is not None else self.detik_meja,
            kurang=[],
            **TANPA_USULAN,
        )

    def minta_kelengkapan(
        self,
        *,
        oleh: Pelaku,
        kurang: list[str],
        cara: str,
        catatan="",
        nomor="",
        versi=None,
        detik=None,
    ) -> None:
        """Surat Keterangan Tidak Lengkap; its leaving starts the applicant's 3 hari kerja."""
        batas = self.batas_bila_diminta

        def surat():
            baru = naskah.terbitkan_tidak_lengkap(self, oleh, kurang, catatan, batas, cara, nomor)
            self.kabari("minta_kelengkapan")
            return {"naskah": baru.nomor, "cara": cara}

        alur.pindah(
            self,
            "minta_kelengkapan",
            oleh=oleh,
            versi=versi,
            detik=detik,
            efek=surat,
            kurang=kurang,
            batas_lengkapi=batas,
            detik_meja=detik if detik is not None else self.detik_meja,
            **TANPA_USULAN,
        )

    def lengkapi(
        self, *, oleh: Pelaku, isian=None, pemohon=None, unggahan=(), catatan="", versi=None
    ) -> None:
        """The applicant (or the desk, from paper) adds what was asked; the desk checks again.

        `isian` are fields of the request, `pemohon` fields of the applicant, `unggahan` prepared
        files, `catatan` the applicant's own words.
        """

        def tambah():
            self._ubah_pemohon((pemohon or {}) | self._kartu(unggahan, oleh))
            for satu in unggahan:
                berkas.kaitkan(satu, self)
            if catatan:
                self.catatan.create(
                    jenis=Catatan.Jenis.KELENGKAPAN,
                    isi=catatan,
                    oleh=oleh.pengguna,
                )
            self.kabari("lengkapi")
            return {"isian": sorted([*(isian or {}), *(pemohon or {})]), "berkas": len(unggahan)}

        alur.pindah(
            self, "lengkapi", oleh=oleh, versi=versi, efek=tambah, **(isian or {}), **TANPA_USULAN
        )
        self.__dict__.pop("berkas", None)

    def _kartu(self, unggahan, oleh: Pelaku) -> dict:
        """An uploaded card is on record from then on, unless one was seen before."""
        ada = any(satu.jenis == JenisBerkas.IDENTITAS for satu in unggahan)
        if not ada or self.pemohon.identitas_tercatat:
            return {}
        return {"identitas_oleh": oleh.pengguna, "identitas_pada": waktu.sekarang()}

    def _ubah_pemohon(self, isian: dict) -> None:
        if isian:
            Pemohon.objects.filter(pk=self.pemohon_id).update(**isian)
            self.pemohon.refresh_from_db()

    # Clock and messages

    def geser(self, jatuh_tempo: date, *, oleh: Pelaku, sebab: str) -> None:
        """A holiday was added or removed: move the due date and say so in the trail."""
        lama = self.jatuh_tempo
        type(self).objects.filter(pk=self.pk).update(jatuh_tempo=jatuh_tempo)
        self.jatuh_tempo = jatuh_tempo
        data = {"dari": f"{lama}", "ke": f"{jatuh_tempo}", "sebab": sebab}
        jejak.catat("tenggat_bergeser", oleh=oleh, tentang=self, data=data)

    def kabari(self, aksi: str, *, kunci="", **tambahan) -> None:
        """The message of this act to the applicant, if they gave an e-mail address.

        Only a re-issued code travels by e-mail: `tambahan` brings it, and the words are wiped.
        """
        kode_kabar = pesan.KABAR[aksi]
        kabar.tulis(
            kode_kabar,
            kepada=self.pemohon.email,
            nilai=partial(pesan.nilai, self, jenis=pesan.JENIS[kode_kabar], **tambahan),
            tentang=self,
            rahasia="kode" in tambahan,
            kunci=kunci,
        )

    def ingatkan_lengkapi(self, *, oleh: Pelaku) -> None:
        """By the worker, on the day before the last: once for each last day."""
        if self.pemohon.email:
            self.kabari(
                pesan.PENGINGAT,
                kunci=f"lengkapi-{self.satker.slug}-{self.kunci}-{self.batas_lengkapi}",
            )
            jejak.catat(pesan.PENGINGAT, oleh=oleh, tentang=self)


def perlu_alasan_mundur(satker, hari_diterima: date) -> bool:
    """More than one working day back needs a reason (counted in hari kerja up to today)."""
    sehari_lalu = satker.hari_ini - timedelta(days=1)
    while not satker.kalender().hari_kerja(sehari_lalu):
        sehari_lalu -= timedelta(days=1)
    return hari_diterima < sehari_lalu
