"""The data layanan of one day as a report: numbers of cases, and never an applicant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from laporan import isi
from laporan.kantor import ada_hari_kerja, permohonan_pertama, versi_sop
from laporan.layanan import Layanan, Terlambat, baris_angka
from laporan.masa import SEHARI, Masa, masa_berlaku
from laporan.models import Supervisi
from laporan.pribadi import sebab_tersamar, tanpa_nama
from laporan.tampil import TabelTampil, tabel_tampil
from permohonan.models import Permohonan
from ppid.izin import Izin, Pelaku
from ppid.models import Naskah
from ppid.templatetags.ppid import hari_pendek

HARIAN = "harian"
# Of a report's tables those that say something of one day; of these the rows that do.
TABEL = ("kanal", "pemohon", "hasil", "penolakan", "biaya")
GERAK = ("diterima", "dibuka", "berakhir", "diperpanjang")
NOL = (0, "", "–", "Rp0")
SEBUT = 20  # of what needs attention, this many are named
DISAHKAN, BELUM, NIHIL = "Disahkan", "Belum disahkan", "Nihil"
LIBUR, BERJALAN = "Hari libur", "Hari ini, masih berjalan"
RAGAM = {DISAHKAN: "aman", BELUM: "perhatian"}


@dataclass(frozen=True)
class Perkara:
    """A case by its number. `url`: for who may open it, else ""."""

    nomor: str
    url: str
    keterangan: str


@dataclass(frozen=True)
class Perhatian:
    """The first of what needs attention, and how many there are more."""

    judul: str
    banyak: int
    isi: Sequence[Perkara]

    @property
    def sisa(self) -> int:
        return self.banyak - len(self.isi)


class Harian:
    """One day of an office, in a fixed number of queries. `masa`: the period of the supervision
    that it belongs to, which is the day itself where the SOP says so."""

    def __init__(self, pelaku: Pelaku, tanggal: date, masa: Masa):
        self.pelaku, self.satker = pelaku, pelaku.satker
        self.tanggal, self.masa = tanggal, masa
        self.layanan = Layanan(self.satker, Masa(tanggal, tanggal))

    @property
    def sehari(self) -> bool:
        return self.masa.awal == self.masa.akhir

    @cached_property
    def supervisi(self) -> Supervisi | None:
        """Of the period; None before its first act."""
        milik = Supervisi.objects.dilaporkan(self.pelaku).select_related("sop", "disahkan_oleh")
        satu = milik.filter(awal=self.masa.awal).first()
        if satu is not None:
            satu.satker = self.satker
        return satu

    @property
    def sah(self) -> Supervisi | None:
        return self.supervisi if self.supervisi and not self.supervisi.terbuka else None

    @property
    def keadaan(self) -> str:
        if self.sah:
            return DISAHKAN
        if self.tanggal == self.satker.hari_ini:
            return BERJALAN
        if not self.layanan.nihil:
            return BELUM
        return NIHIL if ada_hari_kerja(self.satker, self.layanan.masa) else LIBUR

    @property
    def ragam(self) -> str:
        return RAGAM.get(self.keadaan, "netral")

    @property
    def libur(self) -> str:
        """Why it is no working day; "" where it is one."""
        return self.satker.kalender().alasan_libur(self.tanggal)

    @cached_property
    def angka(self) -> list[dict]:
        """The acts of the day: as they were signed, else as they stand now."""
        dibekukan = self.sah and self.sehari
        beku = self.sah.beku if dibekukan else self.layanan.beku()
        return [{"nama": nama, "isi": teks} for nama, teks in baris_angka(beku)]

    @cached_property
    def berubah(self) -> bool:
        """Do the acts of the signed day count otherwise now?"""
        return bool(self.sah and self.sehari and self.sah.beda(self.layanan.angka))

    @cached_property
    def surat(self) -> Naskah | None:
        """The signed paper, for who supervises."""
        if self.sah is None or not self.pelaku.boleh(Izin.SUPERVISI):
            return None
        return Naskah.objects.untuk(self.pelaku).tentang(self.sah).first()

    # Received on this day

    @cached_property
    def beku(self) -> dict:
        return isi.susun(self.satker, HARIAN, self.layanan.masa)

    @property
    def bergerak(self) -> bool:
        """Was a request received, ended, reopened or extended?"""
        return any(self.beku["arus"][nama]["banyak"] for nama in GERAK)

    @property
    def belum_selesai(self) -> str:
        """7 permohonan belum selesai, 1 di antaranya lewat batas waktu."""
        banyak, lewat = self.beku["arus"]["akhir"]["banyak"], self.beku["lewat"]
        kata = f"{banyak} permohonan belum selesai" if banyak else "Semua permohonan selesai"
        return f"{kata}, {lewat} di antaranya lewat batas waktu." if lewat else f"{kata}."

    @property
    def tabel(self) -> list[TabelTampil]:
        if not self.bergerak:
            return []
        semua = {t.kode: t for t in tabel_tampil(self.beku, None, "")}
        ringkas = [_ringkas(semua[kode]) for kode in TABEL]
        return [semua["arus"], *(t for t in ringkas if t.baris)]

    # What needs attention

    @property
    def perhatian(self) -> list[Perhatian]:
        semua = (
            self._perhatian("Ditutup terlambat", self.layanan.ditutup_terlambat, self._telat),
            self._perhatian("Terbuka dan terlambat", self.layanan.terbuka_terlambat, self._telat),
            self._perhatian("Dicatat mundur", self.layanan.mundur, self._mundur),
            self._perhatian("Surat tanpa pindaian", self.layanan.tanpa_pindaian, self._pindaian),
        )
        return [satu for satu in semua if satu.banyak]

    def _perhatian(self, judul: str, semua: Sequence, tulis) -> Perhatian:
        return Perhatian(judul, len(semua), [tulis(satu) for satu in semua[:SEBUT]])

    def _telat(self, t: Terlambat) -> Perkara:
        kata = self._sebab.get(t.permohonan.nomor, "")
        sebab = f" Sebab: {kata.rstrip('.')}." if kata else ""
        return self._perkara(t.permohonan, f"Terlambat {t.hari} hari kerja.{sebab}")

    @cached_property
    def _sebab(self) -> dict[str, str]:
        """Why a case is late, by its number; of no applicant to who sees none."""
        telat = [*self.layanan.ditutup_terlambat, *self.layanan.terbuka_terlambat]
        semua = [{"nomor": t.permohonan.nomor, "sebab": t.sebab} for t in telat]
        if not self.pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            semua = sebab_tersamar(self.satker, self.masa, semua)
        return {t["nomor"]: t["sebab"] for t in semua}

    @property
    def catatan(self) -> str:
        """What the Kasubbag noted of the period, likewise; their own until it is signed."""
        satu = self.supervisi if self.pelaku.boleh(Izin.SUPERVISI) else self.sah
        teks = satu.catatan if satu else ""
        if not teks or self.pelaku.boleh(Izin.LIHAT_PERMOHONAN):
            return teks
        return tanpa_nama(self.satker, self.masa, {"terlambat": []}, teks)

    def _mundur(self, p: Permohonan) -> Perkara:
        return self._perkara(p, f"Diterima {hari_pendek(p.hari_diterima)}.")

    def _pindaian(self, surat: Naskah) -> Perkara:
        return self._perkara(surat.tentang, f"{surat.judul} {surat.nomor}.")

    def _perkara(self, p: Permohonan, keterangan: str) -> Perkara:
        boleh = self.pelaku.boleh(Izin.LIHAT_PERMOHONAN)
        return Perkara(p.nomor, p.get_absolute_url() if boleh else "", keterangan)

    # The days beside it

    def tetangga(self, pertama: date) -> tuple[date | None, date | None]:
        """The day before and the day after, as far as the office has them."""
        sebelum, sesudah = self.tanggal - SEHARI, self.tanggal + SEHARI
        return (
            sebelum if sebelum >= pertama else None,
            sesudah if sesudah <= self.satker.hari_ini else None,
        )


def _ringkas(t: TabelTampil) -> TabelTampil:
    baris = [(nama, isi) for nama, isi in t.baris if any(sel.isi not in NOL for sel in isi)]
    return replace(t, baris=baris, jumlah=t.jumlah if len(baris) > 1 else None)


def pertama(satker, versi) -> date | None:
    """The first day that can be asked for: of the period of the first receipt."""
    satu = permohonan_pertama(satker)
    return masa_berlaku(versi, satu.diterima).awal if satu else None


def hari(pelaku: Pelaku, tanggal: date) -> tuple[Harian, date] | None:
    """The day and the first one of the office; None where the office has no such day yet."""
    satker = pelaku.satker
    versi = versi_sop(satker)
    awal = pertama(satker, versi)
    if awal is None or not awal <= tanggal <= satker.hari_ini:
        return None
    return Harian(pelaku, tanggal, masa_berlaku(versi, tanggal)), awal
