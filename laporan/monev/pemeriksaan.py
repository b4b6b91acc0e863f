"""What is read of one office, once."""

from datetime import date

from django.urls import reverse

from dip import kesiapan
from laporan.monev.butir import B, Butir, Keadaan, S, T
from permohonan import wilayah as angka
from permohonan.models import Tarif
from permohonan.rekap import Rekap
from ppid.izin import Izin, Pelaku
from ppid.models import Halaman, JenisHalaman
from ppid.tenggat import dalam_kata


class Pemeriksaan:
    """What is read of one office, once, and the items that it proves."""

    def __init__(self, pelaku: Pelaku):
        satker = self.satker = pelaku.satker
        self.pelaku, self.hari_ini = pelaku, satker.hari_ini
        self.tahun = self.hari_ini.year
        self.dip, self.entri = kesiapan.dip_terbit(satker)
        self.kelas, self.segar = kesiapan.kelas(satker), kesiapan.berkala(satker)
        self.dik = kesiapan.dik(satker)
        self.rekap = Rekap(angka.setahun(satker, self.tahun))
        milik = Halaman.objects.filter(satker=satker)
        self.halaman = {satu.kode: satu for satu in milik.select_related("satker")}
        self.tarif = Tarif.objects.filter(satker=satker, aktif=True).count()

    # Where to look

    def url(self, nama: str, *isi, izin: Izin | None = None) -> str:
        """The address, for who may open it."""
        if izin and not self.pelaku.boleh(izin):
            return ""
        return reverse(nama, args=[self.satker.slug, *isi])

    def butir(self, diminta: str, keadaan: Keadaan, bukti: str, *tautan) -> Butir:
        ada = [(teks, url) for teks, url in tautan if url]
        return Butir(diminta, keadaan, bukti, ada)

    def ada(self, diminta: str, bukti: str, *tautan) -> Butir:
        """The portal gives it to every office."""
        return self.butir(diminta, T, bukti, *tautan)

    # Pages

    def laman(self, kode: JenisHalaman) -> Butir:
        """Written or read over by the office itself, within a year."""
        keadaan, bukti = _tinjauan(self.halaman.get(kode))
        lihat = ("Lihat halaman", self.url(kode))
        kelola = ("Tulis dan tinjau", "")
        if self.pelaku.boleh(Izin.KELOLA_KANTOR):
            kelola = ("Tulis dan tinjau", reverse("kelola_halaman", args=[self.satker.slug]))
        return self.butir(f"Halaman {kode.label}", keadaan, bukti, lihat, kelola)


def _tinjauan(laman: Halaman | None) -> tuple[Keadaan, str]:
    if laman is None or laman.ditinjau_pada is None:
        return B, "Masih teks bawaan portal dan belum ditinjau kantor."
    isi = "Teks kantor" if laman.isi else "Teks bawaan portal"
    bukti = f"{isi}, ditinjau {tanggal(laman.tanggal_tinjau)}"
    return (S, f"{bukti}: lebih dari setahun.") if laman.usang else (T, f"{bukti}.")


def tanggal(hari: date) -> str:
    """12 Maret 2026"""
    return dalam_kata(hari).split(", ")[1]
