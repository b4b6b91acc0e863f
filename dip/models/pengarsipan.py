"""Steps 3 to 5 of the SOP Pendokumentasian: recorded, kept, announced; and how long it is kept."""

from datetime import date

from django.db import models, transaction

from dip.models.versi import VersiBerkas
from dip.status.dokumen import Status
from ppid import alur, berkas, nomor, waktu
from ppid.alur import Jalan, TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Berkas

SERI_REKAP = "buku_rekap"
KERJA = frozenset({Status.DISAHKAN, Status.TERCATAT, Status.TERSIMPAN})  # steps 3 to 5 are open
TEMPAT = ("ruang", "rak", "boks", "map")


class Nasib(models.TextChoices):
    """What the retention schedule (JRA) says of a document whose term has passed."""

    MUSNAH = "musnah", "Musnah"
    PERMANEN = "permanen", "Permanen"
    DINILAI = "dinilai", "Dinilai kembali"


def lewat_masa_simpan(hari_ini: date) -> models.Q:
    """Kept past its term; a permanent document has no end."""
    return models.Q(simpan_sampai__lt=hari_ini) & ~models.Q(nasib=Nasib.PERMANEN)


class Pengarsipan(models.Model):
    """`masa_simpan` in years from `simpan_sejak`; without it there is no last day (permanent, or
    not yet said). Nothing is ever destroyed by the portal: what ends is proposed, in a list.
    """

    simpan_sejak = models.DateField("disimpan sejak", null=True, blank=True)
    masa_simpan = models.PositiveSmallIntegerField("masa simpan (tahun)", null=True, blank=True)
    nasib = models.CharField(
        "sesudah masa simpan", max_length=12, choices=Nasib.choices, blank=True
    )
    simpan_sampai = models.DateField("disimpan sampai", null=True)
    ruang = models.CharField("ruang", max_length=60, blank=True, default="")
    rak = models.CharField("rak", max_length=40, blank=True, default="")
    boks = models.CharField("boks", max_length=40, blank=True, default="")
    map = models.CharField("map", max_length=40, blank=True, default="")
    rekap_tahun = models.PositiveSmallIntegerField("tahun buku rekap", null=True)
    rekap_urut = models.PositiveIntegerField("nomor buku rekap", null=True)
    diumumkan_di = models.CharField("diumumkan juga di", max_length=300, blank=True, default="")
    diunggah_pada = models.DateTimeField(null=True)
    alasan_musnah = models.CharField("alasan usul musnah", max_length=300, blank=True, default="")
    usul_musnah_pada = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def pernah_sah(self) -> bool:
        return self.status not in (Status.TERDAFTAR, Status.MENUNGGU)

    @property
    def nomor_rekap(self) -> str:
        """0007/2026, its line in the buku rekap."""
        return f"{self.rekap_urut:04}/{self.rekap_tahun}" if self.rekap_urut else ""

    @property
    def tempat(self) -> str:
        """Ruang Arsip, rak 2, boks 14, map 3"""
        isi = [(nama, getattr(self, nama)) for nama in TEMPAT]
        disebut = [
            nilai if _menyebut(nama, nilai) else f"{nama} {nilai}" for nama, nilai in isi if nilai
        ]
        teks = ", ".join(disebut)
        return teks[:1].upper() + teks[1:]

    @property
    def habis_simpan(self) -> bool:
        return bool(self.simpan_sampai and self.simpan_sampai < self.satker.hari_ini)

    @property
    def dapat_diusulkan_musnah(self) -> bool:
        return self.habis_simpan and self.nasib != Nasib.PERMANEN

    def hitung_simpan(self) -> None:
        """`simpan_sampai` follows from the term: the same day, so many years later."""
        sejak, tahun = self.simpan_sejak, self.masa_simpan
        self.simpan_sampai = tambah_tahun(sejak, tahun) if sejak and tahun else None

    # Steps 3 to 5

    def dokumentasikan(self, *, oleh: Pelaku, versi=None) -> None:
        """Step 3: its line in the buku rekap, which it keeps when it is ratified a second time."""

        def efek():
            if self.rekap_urut:
                return
            tahun = self.satker.hari_ini.year
            self.rekap_tahun, self.rekap_urut = tahun, nomor.ambil(self.satker, SERI_REKAP, tahun)
            self.save(update_fields=["rekap_tahun", "rekap_urut"])

        self._langkah("dokumentasikan", "dokumentasikan", oleh=oleh, versi=versi, efek=efek)

    def simpan(self, *, oleh: Pelaku, versi=None, **tempat) -> None:
        """Step 4: where the hard copy lies (`TEMPAT`); the soft copy is here."""
        self._langkah("simpan_dokumen", "simpan", oleh=oleh, versi=versi, **tempat)

    def pindahkan(self, *, oleh: Pelaku, versi=None, **tempat) -> None:
        alur.pindah(self, "pindahkan_simpan", oleh=oleh, versi=versi, **tempat)

    def unggah(self, diumumkan_di: str = "", *, oleh: Pelaku, versi=None) -> None:
        """Step 5: it stands on the portal since its ratification; where else it was announced."""
        isi = {"diumumkan_di": diumumkan_di, "diunggah_pada": waktu.sekarang()}
        self._langkah("unggah_dokumen", "unggah", oleh=oleh, versi=versi, **isi)

    @transaction.atomic
    def lengkapi(self, diumumkan_di: str = "", *, oleh: Pelaku, versi=None, **tempat) -> None:
        """Steps 3 to 5 in one go, those that are still to do; each is an act of its own."""
        if versi is not None and versi != self.versi or self.status not in KERJA:
            raise TransisiDitolak(f"Belum dilengkapi: {self.SEBUTAN} sudah berubah.", self)
        if self.status == Status.DISAHKAN:
            self.dokumentasikan(oleh=oleh)
        if self.status == Status.TERCATAT:
            self.simpan(oleh=oleh, **tempat)
        if self.status == Status.TERSIMPAN:
            self.unggah(diumumkan_di, oleh=oleh)

    def _langkah(self, aksi: str, kunci: str, *, oleh, versi, efek=None, **ubah) -> None:
        jalan = Jalan(tujuan=self.sesudah(kunci))
        alur.pindah(self, aksi, oleh=oleh, versi=versi, jalan=jalan, efek=efek, **ubah)

    # New versions of a file

    def usulkan_versi(
        self, lama: VersiBerkas | None, baru: Berkas, alasan: str, *, oleh: Pelaku, versi=None
    ) -> None:
        """Another version of a ratified document's file (or one more file); the old one stays
        until the PPID says yes."""

        def efek():
            urut, ke = self._tempat_versi(lama)
            berkas.kaitkan(baru, self)
            VersiBerkas.objects.create(
                dokumen=self, urut=urut, versi=ke, berkas=baru, alasan=alasan, oleh=oleh.pengguna
            )

        data = {"berkas": baru.token, "sha256": baru.sha256}
        alur.pindah(self, "usulkan_versi", oleh=oleh, versi=versi, efek=efek, data=data)

    def _tempat_versi(self, lama: VersiBerkas | None) -> tuple[int, int]:
        semua = list(self.versi_berkas.all())
        urut = lama.urut if lama else max((v.urut for v in semua), default=0) + 1
        if any(v.urut == urut and not v.disahkan_pada and not v.ditolak_pada for v in semua):
            raise TransisiDitolak("Versi baru berkas ini masih menunggu pengesahan.", self)
        return urut, max((v.versi for v in semua if v.urut == urut), default=0) + 1

    def sahkan_versi(self, satu: VersiBerkas, *, oleh: Pelaku, versi=None) -> None:
        kini = waktu.sekarang()

        def efek():
            if not satu.berkas.lolos_gerbang:
                raise TransisiDitolak("Jawab dulu semua temuan pada berkasnya.", self)
            self.versi_berkas.kini().filter(urut=satu.urut).update(diganti_pada=kini)
            if not self.versi_berkas.usulan().filter(pk=satu.pk).update(disahkan_pada=kini):
                raise TransisiDitolak("Versi ini sudah diputuskan.", self)
            self.__dict__.pop("berkas", None)

        data = {"berkas": satu.berkas.token}
        alur.pindah(self, "sahkan_versi", oleh=oleh, versi=versi, efek=efek, data=data)

    def tolak_versi(self, satu: VersiBerkas, *, oleh: Pelaku, versi=None) -> None:
        def efek():
            usulan = self.versi_berkas.usulan().filter(pk=satu.pk)
            if not usulan.update(ditolak_pada=waktu.sekarang()):
                raise TransisiDitolak("Versi ini sudah diputuskan.", self)

        data = {"berkas": satu.berkas.token}
        alur.pindah(self, "tolak_versi", oleh=oleh, versi=versi, efek=efek, data=data)

    # The end of its term, and taking it back

    def usulkan_musnah(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """A proposal for the office's archive committee; the portal destroys nothing."""
        if not self.dapat_diusulkan_musnah:
            kalimat = f"“{self.judul}” belum habis masa simpannya, atau disimpan permanen."
            raise TransisiDitolak(kalimat, self)
        isi = {"alasan_musnah": alasan, "usul_musnah_pada": waktu.sekarang()}
        alur.pindah(self, "usulkan_musnah", oleh=oleh, versi=versi, **isi)

    def batalkan_usul_musnah(self, *, oleh: Pelaku, versi=None) -> None:
        isi = {"alasan_musnah": "", "usul_musnah_pada": None}
        alur.pindah(self, "batalkan_usul_musnah", oleh=oleh, versi=versi, **isi)

    def tarik(self, alasan: str, *, oleh: Pelaku, versi=None) -> None:
        """Unpublish: from this instant no address outside the desk gives it or its files."""
        isi = {"alasan_tarik": alasan, "ditarik_pada": waktu.sekarang()}
        alur.pindah(self, "tarik_dokumen", oleh=oleh, versi=versi, **isi)

    def ajukan_lagi(self, *, oleh: Pelaku, versi=None) -> None:
        """A document that was taken back goes to the PPID once more."""
        alur.pindah(self, "ajukan_lagi", oleh=oleh, versi=versi)


def _menyebut(nama: str, nilai: str) -> bool:
    """Was the word typed with it: "Ruang Arsip" in the field Ruang?"""
    return nilai.lower().startswith(nama)


def tambah_tahun(sejak: date, tahun: int) -> date:
    """The same day years later; 29 February becomes 28."""
    try:
        return sejak.replace(year=sejak.year + tahun)
    except ValueError:
        return sejak.replace(year=sejak.year + tahun, day=28)
