"""Pages that an office writes about itself."""

from datetime import date, timedelta

from django.db import models

from ppid import isian_teks, markah
from ppid.data import HALAMAN_PER, baca_halaman
from ppid.izin import Izin
from ppid.models.kalender import Kategori, RezimWaktu

MASA_TINJAU = timedelta(days=365)


class JenisHalaman(models.TextChoices):
    """The pages there are, in the order of the menu; each is also the name of its address."""

    PROFIL = "profil", "Profil PPID"
    KONTAK = "kontak", "Kontak dan jam layanan"
    MAKLUMAT = "maklumat", "Maklumat pelayanan"
    BIAYA = "biaya", "Standar biaya"
    REGULASI = "regulasi", "Regulasi"
    FAQ = "faq", "Pertanyaan umum"
    AKSESIBILITAS = "aksesibilitas", "Aksesibilitas"
    PRIVASI = "privasi", "Privasi"


class HalamanQuerySet(models.QuerySet):
    def publik(self, satker, kode: str) -> "Halaman":
        """The office's page of a kind; unsaved, with the portal's words, where it wrote none."""
        ada = self.filter(satker=satker, kode=kode).first() or Halaman(kode=kode)
        ada.satker = satker
        return ada

    def untuk(self, pelaku) -> list["Halaman"]:
        """All pages of the office for who writes them."""
        if not pelaku.boleh(Izin.KELOLA_KANTOR):
            return []
        milik = self.filter(satker=pelaku.satker).select_related("ditinjau_oleh")
        ada = {satu.kode: satu for satu in milik}
        semua = [ada.get(kode) or Halaman(kode=kode) for kode in JenisHalaman.values]
        for satu in semua:
            satu.satker = pelaku.satker
        return semua


class Halaman(models.Model):
    """A page of an office. Its title is that of its kind: menus, links and page always agree.

    An empty `isi` stands for the portal's own words (`ppid/data/halaman/`), which follow the
    product from release to release.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    kode = models.CharField(max_length=16, choices=JenisHalaman.choices)
    isi = models.TextField("teks", blank=True, default="")
    ditinjau_pada = models.DateTimeField(null=True)
    ditinjau_oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")

    objects = HalamanQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["satker", "kode"], name="halaman_sekali")]

    def __str__(self):
        return self.judul

    @property
    def judul(self) -> str:
        return JenisHalaman(self.kode).label

    @property
    def bawaan(self) -> str:
        return baca_halaman(self.kode)

    @property
    def teks(self) -> str:
        return self.isi or self.bawaan

    @property
    def html(self):
        return markah.ke_html(self._terisi())

    @property
    def bagian(self) -> tuple[markah.Bagian, ...]:
        return markah.bagian(self._terisi())

    @property
    def tanggal_tinjau(self) -> date:
        """The last review: the office's, or of the portal's words where it has made none."""
        if self.ditinjau_pada is None:
            return HALAMAN_PER
        return self.satker.setempat(self.ditinjau_pada).date()

    @property
    def usang(self) -> bool:
        return self.satker.hari_ini - self.tanggal_tinjau > MASA_TINJAU

    def _terisi(self) -> str:
        return isi_penanda(self.teks, fakta(self.satker))


def fakta(satker) -> dict[str, str]:
    """What the signs `{…}` of a text stand for."""
    rezim = RezimWaktu.objects.untuk(satker, Kategori.BADAN_PUBLIK, satker.hari_ini)
    buka = [f"{hari} {jam}" for hari, jam in satker.jam_layanan_ringkas if jam != "Tutup"]
    return {
        "kantor": satker.nama,
        "alamat": satker.alamat,
        "telepon": satker.telepon,
        "whatsapp": satker.whatsapp,
        "email": satker.email,
        "jam": f"{', '.join(buka)} {satker.label_zona}" if buka else "",
        "hari": f"{rezim.hari}",
        "tambahan": f"{rezim.tambahan}",
        "masa_simpan": f"{satker.masa_simpan_identitas}",
        "slug": satker.slug,
    }


def isi_penanda(teks: str, isi: dict[str, str]) -> str:
    """Facts in the place of their signs. A line whose fact the office has not given is left out."""
    kosong = {nama for nama, nilai in isi.items() if not nilai}
    baris = [b for b in teks.splitlines() if not kosong & {*isian_teks.dipakai(b)}]
    nilai = {nama: markah.polos(satu) for nama, satu in isi.items()}
    return isian_teks.isi("\n".join(baris), nilai)
