"""The first office of an empty installation, and its first three people."""

import getpass
import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from ppid import jejak, nomor
from ppid.data import KPU_RI, BarisSatker, baca_satker
from ppid.izin import Pelaku, Peran, sistem
from ppid.models import SOP, Pengguna, Penugasan, Satker
from ppid.models.kalender import muat_dasar

SERI_PERMOHONAN = "permohonan"  # the series of `permohonan.models`, which the base cannot import
ORANG = (
    (Peran.ADMIN, "Admin kantor", "Admin PPID"),
    (Peran.PETUGAS, "Petugas layanan", "Petugas Pelayanan Informasi"),
    (Peran.KASUBBAG, "Kasubbag (PPID)", "Kepala Subbagian (PPID)"),
)
SELESAI = """
{kantor} siap. Langkah berikutnya:
1. Jalankan portal, lalu buka {alamat}/{slug}/ dan {alamat}/masuk/.
2. Masuk sebagai admin ({admin}), buka {alamat}/kelola/{slug}/, dan isi berurutan: kantor dan
   logo, jam layanan, hari libur, unit, pengguna dan jabatan, nomor pendaftaran, biaya.
3. Masuk sebagai petugas ({petugas}), pilih Catat, dan daftarkan permohonan pertama.
Kata sandi yang dibuatkan diganti orangnya saat pertama masuk.
"""


@dataclass
class Orang:
    """Someone to be made: their post and how they sign in."""

    peran: Peran
    nama: str
    username: str
    jabatan: str
    sandi: str
    dibuatkan: bool  # the password was made for them and is printed once


@dataclass
class Rencana:
    """Everything asked for; nothing is stored before it is complete."""

    kantor: BarisSatker
    isian: dict[str, str]
    terakhir: int  # last registration number used before the portal
    orang: list[Orang] = field(default_factory=list)


class Command(BaseCommand):
    help = "Siapkan kantor pertama pada portal yang masih kosong."

    def add_arguments(self, parser):
        parser.add_argument("--kode", help="kode wilayah kantor, misalnya 2101")
        parser.add_argument("--slug", help="alamat kantor dalam daftar KPU, misalnya bintan")
        parser.add_argument("--nama", help="nama kantor, bila berbeda dari daftar")
        parser.add_argument("--alamat", help="alamat kantor")
        parser.add_argument("--telepon", help="telepon kantor")
        parser.add_argument(
            "--nomor-terakhir", type=int, help="nomor pendaftaran terakhir tahun ini"
        )
        for peran, sebutan, _ in ORANG:
            parser.add_argument(f"--nama-{peran}", help=f"nama lengkap {sebutan}")
            parser.add_argument(f"--pengguna-{peran}", help=f"nama pengguna {sebutan}")
            parser.add_argument(f"--jabatan-{peran}", help=f"nama jabatan {sebutan}")
        parser.add_argument(
            "--buat-sandi", action="store_true", help="buatkan kata sandi dan cetak sekali"
        )
        parser.add_argument(
            "--tanpa-tanya", action="store_true", help="pakai pilihan dan bawaan, jangan bertanya"
        )

    def handle(self, *args, **pilihan):
        if Satker.objects.exists() or Pengguna.objects.exists():
            raise CommandError("Portal ini sudah berisi kantor; mulai hanya untuk portal kosong.")
        self.pilihan = pilihan
        try:
            rencana = self._susun()
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Dibatalkan. Belum ada yang disimpan.") from None
        try:
            satker = buat(rencana)
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from None
        self._lapor(satker, rencana)

    # Asking

    def _susun(self) -> Rencana:
        kantor = self._pilih_kantor()
        isian = {
            "nama": self._tanya("nama", "Nama kantor", kantor.nama),
            "alamat": self._tanya("alamat", "Alamat kantor"),
            "telepon": self._tanya("telepon", "Telepon"),
        }
        rencana = Rencana(kantor, isian, self._nomor_terakhir())
        for peran, sebutan, jabatan in ORANG:
            self.stdout.write(f"\n{sebutan}")
            rencana.orang.append(self._orang(peran, sebutan, jabatan, kantor.slug))
        return rencana

    def _pilih_kantor(self) -> BarisSatker:
        cari = self.pilihan["kode"] or self.pilihan["slug"]
        while True:
            cari = cari or self._tanya(
                "", "Kode wilayah atau alamat kantor (misalnya 2101 atau bintan)"
            )
            for kantor in (KPU_RI, *baca_satker()):
                if cari in (kantor.kode, kantor.slug):
                    return kantor
            self._salah(
                f"Tidak ada kantor “{cari}” dalam daftar." if cari else "Sebutkan kantornya."
            )
            cari = ""

    def _nomor_terakhir(self) -> int:
        while True:
            teks = self._tanya(
                "nomor_terakhir", "Nomor pendaftaran terakhir yang sudah dipakai tahun ini", "0"
            )
            if f"{teks}".isdecimal():
                return int(teks)
            self._salah("Tulis nomornya dengan angka, 0 bila belum ada.")

    def _orang(self, peran: Peran, sebutan: str, jabatan: str, slug: str) -> Orang:
        nama = self._tanya(f"nama_{peran}", "Nama lengkap", sebutan)
        username = self._tanya(f"pengguna_{peran}", "Nama pengguna", f"{peran}.{slug}")
        jabatan = self._tanya(f"jabatan_{peran}", "Nama jabatan", jabatan)
        dibuatkan = self.pilihan["buat_sandi"] or self.pilihan["tanpa_tanya"]
        sandi = secrets.token_urlsafe(12) if dibuatkan else self._sandi(username, nama)
        return Orang(peran, nama, username, jabatan, sandi, dibuatkan)

    def _sandi(self, username: str, nama: str) -> str:
        while True:
            sandi = getpass.getpass("Kata sandi: ")
            try:
                validate_password(sandi, Pengguna(username=username, nama=nama))
            except ValidationError as galat:
                self._salah(" ".join(galat.messages))
                continue
            if sandi == getpass.getpass("Kata sandi sekali lagi: "):
                return sandi
            self._salah("Kedua kata sandi tidak sama.")

    def _tanya(self, nama: str, pertanyaan: str, bawaan: str = "") -> str:
        if (ada := self.pilihan.pop(nama, None)) is not None:  # once: a wrong one is asked again
            return ada
        if self.pilihan["tanpa_tanya"]:
            return bawaan
        return input(f"{pertanyaan}{f' [{bawaan}]' if bawaan else ''}: ").strip() or bawaan

    def _salah(self, kalimat: str) -> None:
        """Ask again, or give up when nobody is there to answer."""
        if self.pilihan["tanpa_tanya"]:
            raise CommandError(kalimat)
        self.stderr.write(kalimat)

    # Telling

    def _lapor(self, satker: Satker, rencana: Rencana) -> None:
        for orang in rencana.orang:
            if orang.dibuatkan:
                self.stdout.write(f"{orang.username}: kata sandi {orang.sandi} (tampil sekali ini)")
        nama = {orang.peran.value: orang.username for orang in rencana.orang}
        alamat = {"alamat": settings.ALAMAT_DASAR, "slug": satker.slug}
        self.stdout.write(SELESAI.format(kantor=satker.nama, **alamat, **nama))


@transaction.atomic
def buat(rencana: Rencana) -> Satker:
    """Calendar, office, SOP copies, people and posts, the last used number; all or nothing."""
    muat_dasar()
    kantor = rencana.kantor
    satker = Satker(
        kode=kantor.kode,
        slug=kantor.slug,
        tingkat=kantor.tingkat,
        zona=kantor.zona_waktu,
        **rencana.isian,
    )
    satker.full_clean()
    satker.save()
    SOP.objects.siapkan(satker)
    orang = [_buat_orang(satker, satu) for satu in rencana.orang]
    _catat(satker, orang, rencana.terakhir)
    return satker


def _buat_orang(satker: Satker, orang: Orang) -> Pengguna:
    pengguna = Pengguna.objects.buat(
        orang.username,
        orang.sandi,
        nama=orang.nama,
        kantor=satker,
        wajib_ganti_sandi=orang.dibuatkan,
    )
    tugas = Penugasan(
        pengguna=pengguna,
        satker=satker,
        peran=orang.peran,
        jabatan=orang.jabatan,
        sejak=satker.hari_ini,
    )
    tugas.full_clean()
    tugas.save()
    return pengguna


def _catat(satker: Satker, orang: list[Pengguna], terakhir: int) -> None:
    admin = Pelaku(frozenset({Peran.ADMIN}), satker=satker, pengguna=orang[0])
    if terakhir:
        nomor.tetapkan_awal(satker, SERI_PERMOHONAN, satker.hari_ini.year, terakhir, oleh=admin)
    data = {"slug": satker.slug, "pengguna": [satu.pk for satu in orang]}
    jejak.catat("kantor_dimulai", oleh=sistem(satker), tentang=satker, satker=satker, data=data)
