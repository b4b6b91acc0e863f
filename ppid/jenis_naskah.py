"""Kinds of paper: what each is, and what an office has set for it.

A kind is declared once, by the app it belongs to; declaring it enters it into `SEMUA`, so the
settings know every kind without knowing the apps.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ppid import isian_teks, nomor
from ppid.data import KalimatNaskah, baca_kalimat
from ppid.izin import Peran
from ppid.models import Naskah, Selaku, SetelanNaskah

SEMUA: dict[str, "JenisNaskah"] = {}
KALIMAT = baca_kalimat()
TANPA_KALIMAT = KalimatNaskah((), {})
BANYAK_BERIKUT = 3


@dataclass(frozen=True)
class JenisNaskah:
    """A kind of paper. `seri` and `pola` give its number; without them the act names one.

    What follows `bertanda_tangan` are defaults of what an office may set. `penanda`: the post whose
    holder of the day signs; without it, whoever acts. `boleh_agenda`: the form of the act that
    issues it can ask for a number of the office's agenda.
    """

    kode: str
    judul: str
    templat: str
    ukuran: str = "A4"
    seri: str = ""
    pola: str = ""
    untuk_pemohon: bool = False
    bertanda_tangan: bool = False
    penanda: Peran | None = None
    selaku: Selaku = Selaku.PPID
    boleh_agenda: bool = False
    bertembusan: bool = False
    keterangan: str = ""

    def __post_init__(self):
        SEMUA.setdefault(self.kode, self)  # a variant of one paper is no other kind

    @property
    def kalimat(self) -> KalimatNaskah:
        return KALIMAT.get(self.kode, TANPA_KALIMAT)

    @property
    def diatur(self) -> bool:
        """Is there anything about it to set?"""
        return bool(self.seri or self.penanda or self.kalimat.kalimat)


def semua_diatur() -> list[JenisNaskah]:
    return [jenis for jenis in SEMUA.values() if jenis.diatur]


def setelan(satker, jenis: JenisNaskah) -> SetelanNaskah:
    """What the office has set; where it has set nothing, the defaults, not stored."""
    milik = SetelanNaskah.objects.filter(satker=satker, jenis=jenis.kode)
    return milik.first() or bawaan(satker, jenis)


def bawaan(satker, jenis: JenisNaskah) -> SetelanNaskah:
    return SetelanNaskah(
        satker=satker,
        jenis=jenis.kode,
        pola=jenis.pola,
        penanda=jenis.penanda or "",
        selaku=jenis.selaku,
    )


# Words


def teks_kalimat(jenis: JenisNaskah, atur: SetelanNaskah, nama: str) -> str:
    """The office's own words, or the default sentence."""
    return atur.teks.get(nama) or jenis.kalimat.kalimat[nama].teks


def kalimat(jenis: JenisNaskah, atur: SetelanNaskah, nilai: Mapping[str, str]) -> dict[str, str]:
    """Every sentence of the kind, filled. A template escapes them like any other text."""
    boleh = {nama: nilai[nama] for nama in jenis.kalimat.isian if nama in nilai}
    return {
        nama: isian_teks.isi(teks_kalimat(jenis, atur, nama), boleh)
        for nama in jenis.kalimat.kalimat
    }


# Numbers


def nomor_portal(satker, jenis: JenisNaskah, pola: str) -> str:
    """The next number of the portal's series, past those that the office's agenda has given."""
    tahun = satker.hari_ini.year
    while True:
        urut = nomor.ambil(satker, jenis.seri, tahun)
        if not terpakai(satker, jenis, teks := bentuk(satker, pola, urut)):
            return teks


def nomor_berikut(satker, jenis: JenisNaskah, pola: str) -> list[str]:
    """The three numbers that would be given next, were they given today."""
    urut, hasil = nomor.pemakaian_tahun(satker, jenis.seri, satker.hari_ini.year).terakhir, []
    while len(hasil) < BANYAK_BERIKUT:
        urut += 1
        if not terpakai(satker, jenis, teks := bentuk(satker, pola, urut)):
            hasil.append(teks)
    return hasil


def bentuk(satker, pola: str, urut: int) -> str:
    return nomor.bentuk(pola, urut=urut, kode=satker.kode, tanggal=satker.hari_ini)


def terpakai(satker, jenis: JenisNaskah, teks: str) -> bool:
    """Does a paper of this series bear that number this year?"""
    seri = [satu.kode for satu in SEMUA.values() if satu.seri == jenis.seri]
    tahun = satker.hari_ini.year
    milik = Naskah.objects.filter(satker=satker, jenis__in=seri, nomor=teks)
    return milik.filter(tanggal__year=tahun).exists()


def kalimat_terpakai(jenis: JenisNaskah, teks: str) -> str:
    return f"Nomor {teks} sudah dipakai {jenis.judul} lain tahun ini. Periksa buku agenda"
