"""Rows of a sheet or a paste against the DIP: what is new, what changes, what is wrong and where.

Nothing is written here: the good rows become `Ubahan`, which a verb of the part or of the whole DIP
saves. A row with a key (`Kode`) changes that row, one without is new; what a sheet does not name
stays as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from django.core.exceptions import ValidationError

from dip.forms.baris import FormBaris
from dip.lembaran import LABEL, Lembaran, Mentah, Temuan, ratakan
from dip.models import Bagian, Entri, Klasifikasi, Penyusunan, Ubahan
from dip.models.baris import rupa
from dip.models.entri import KOLOM
from dip.status.penyusunan import Status
from ppid.models import Unit

BIDANG = {nama: FormBaris.base_fields[nama] for nama in KOLOM}
KOSONG = {nama: None if nama == "tahun" else "" for nama in KOLOM}
BARU, DIUBAH, SAMA, SALAH = "baru", "diubah", "sama", "salah"
RAGAM = {
    BARU: ("Baru", "aman"),
    DIUBAH: ("Mengubah", "netral"),
    SAMA: ("Sama", "tepi"),
    SALAH: ("Perlu diperbaiki", "terlambat"),
}


@dataclass
class Sasaran:
    """Where the rows go: one unit's part, or the whole DIP (then the column Unit decides)."""

    penyusunan: Penyusunan
    bagian: Bagian | None = None

    @property
    def pemilik(self) -> Bagian | Penyusunan:
        return self.bagian or self.penyusunan

    @property
    def pengisian(self) -> bool:
        return self.penyusunan.status == Status.PENGISIAN or self.bagian is not None

    @cached_property
    def terbuka(self) -> dict[int, Bagian]:
        """Parts that may be written, by unit."""
        if self.bagian:
            return {self.bagian.unit_id: self.bagian}
        semua = self.penyusunan.bagian.terbuka().select_related("unit")
        return {satu.unit_id: satu for satu in semua}

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """By name as it is compared; the office's own, whether their part is open or not."""
        if self.bagian:
            return {ratakan(self.bagian.unit.nama): self.bagian.unit}
        semua = Unit.objects.aktif(self.penyusunan.satker)
        return {ratakan(satu.nama): satu for satu in semua}

    @cached_property
    def ada(self) -> dict[str, Entri]:
        """The rows of the DIP by key."""
        semua = self.penyusunan.entri.select_related("unit").defer("kata")
        return {satu.kode: satu for satu in semua}

    def asal(self, kode: Iterable[str]) -> dict[str, Entri]:
        """Rows of the office's earlier years, by key, the newest of each."""
        milik = Entri.objects.filter(
            penyusunan__satker=self.penyusunan.satker,
            penyusunan__tahun__lt=self.penyusunan.tahun,
            kode__in=kode,
        )
        return {satu.kode: satu for satu in milik.order_by("penyusunan__tahun")}

    @property
    def cap(self) -> str:
        """Changes with everything that an import would be written over."""
        versi = sorted((unit, satu.versi) for unit, satu in self.terbuka.items())
        kepala = "" if self.bagian else f"{self.penyusunan.versi}:"
        return kepala + ".".join(f"{unit}-{n}" for unit, n in versi)

    def simpan(self, ubahan: list[Ubahan], oleh) -> dict:
        """As it was read: whoever was faster wins, and the loser is told."""
        if self.bagian:
            return self.bagian.simpan_baris(ubahan, oleh=oleh, versi=self.bagian.versi)
        versi = {unit: satu.versi for unit, satu in self.terbuka.items()}
        return self.penyusunan.simpan_baris(
            ubahan, oleh=oleh, versi=self.penyusunan.versi, versi_bagian=versi
        )


class Diperiksa(NamedTuple):
    """One row of the sheet and what becomes of it."""

    mentah: Mentah
    keadaan: str
    galat: tuple[Temuan, ...] = ()
    ubahan: Ubahan | None = None

    @property
    def sifat(self) -> str:
        nilai = self.ubahan.isi.get("sifat", "") if self.ubahan else ""
        return str(Klasifikasi(nilai).label) if nilai else self.mentah.isi.get("sifat", "")

    @property
    def lencana(self) -> dict:
        teks, ragam = RAGAM[self.keadaan]
        return {"teks": teks, "ragam": ragam}


@dataclass
class Hasil:
    baris: list[Diperiksa] = field(default_factory=list)
    galat: list[Temuan] = field(default_factory=list)  # of the sheet and of its rows, in order
    catatan: list[str] = field(default_factory=list)

    def jumlah(self, keadaan: str) -> int:
        return sum(satu.keadaan == keadaan for satu in self.baris)

    @property
    def ubahan(self) -> list[Ubahan]:
        return [satu.ubahan for satu in self.baris if satu.keadaan in (BARU, DIUBAH)]

    @property
    def angka(self) -> dict[str, int]:
        return {keadaan: self.jumlah(keadaan) for keadaan in RAGAM}


def periksa(lembaran: Lembaran, sasaran: Sasaran, sifat: str = "") -> Hasil:
    """`sifat`: the class of rows that name none."""
    if any(not temuan.baris for temuan in lembaran.galat):
        return Hasil(galat=lembaran.galat, catatan=lembaran.catatan)
    pemeriksa = Pemeriksa(lembaran, sasaran, sifat)
    baris = [pemeriksa.satu(mentah) for mentah in lembaran.baris]
    galat = lembaran.galat + [temuan for satu in baris for temuan in satu.galat]
    return Hasil(baris, sorted(galat, key=lambda temuan: temuan.baris), lembaran.catatan)


class Pemeriksa:
    """Judges the rows one after the other; what one says counts for those after it."""

    def __init__(self, lembaran: Lembaran, sasaran: Sasaran, sifat: str):
        self.sasaran, self.sifat, self.kolom = sasaran, sifat, lembaran.kolom
        self.kode: dict[str, int] = {}  # key -> row that named it
        semua = {m.isi.get("kode", "") for m in lembaran.baris} - {"", *sasaran.ada}
        self.asal = sasaran.asal(semua) if semua else {}
        self.isi: dict[tuple, str] = {}  # what stands already -> where
        for satu in sasaran.ada.values():
            if satu.dicoret_pada is None:
                self.isi[_inti(satu.unit_id, vars(satu))] = f"Kode {satu.kode}"

    def satu(self, mentah: Mentah) -> Diperiksa:
        galat = list(mentah.galat)
        sudah = {temuan.kolom for temuan in galat}
        nilai = self._nilai(mentah, galat, sudah)
        entri = self._entri(mentah, galat)
        unit = self._unit(mentah, entri, galat)
        if not galat:
            self._kembar(mentah, entri, unit, nilai, galat)
        if galat:
            return Diperiksa(mentah, SALAH, tuple(galat))
        return self._hasil(mentah, entri, unit, nilai)

    def _hasil(self, mentah: Mentah, entri, unit: Unit, nilai: dict) -> Diperiksa:
        if entri is None:
            asal = self.asal.get(mentah.isi.get("kode", ""))
            isi = {**KOSONG, **nilai, "unit": unit}
            return Diperiksa(mentah, BARU, ubahan=Ubahan(isi, asal=asal))
        beda = entri.unit_id != unit.pk or any(getattr(entri, n) != v for n, v in nilai.items())
        ubahan = Ubahan(nilai | {"unit": unit}, token=entri.token, rupa=rupa(entri))
        return Diperiksa(mentah, DIUBAH if beda else SAMA, ubahan=ubahan)

    def _nilai(self, mentah: Mentah, galat: list[Temuan], sudah: set[str]) -> dict:
        """Columns that the sheet has, cleaned; the class may come from outside it."""
        nilai = {}
        for nama, bidang in BIDANG.items():
            isi = mentah.isi.get(nama, "")
            if nama == "sifat" and not isi:
                isi = self.sifat
            elif nama not in self.kolom and nama != "sifat":
                continue
            if nama == "sifat" and not isi and mentah.isi.get("kode") and nama not in self.kolom:
                continue
            try:
                nilai[nama] = bidang.clean(isi)
            except ValidationError as satu:
                if LABEL[nama] not in sudah:
                    pesan = " ".join(satu.messages)
                    galat.append(Temuan(mentah.nomor, LABEL[nama], pesan))
        return nilai

    def _entri(self, mentah: Mentah, galat: list[Temuan]) -> Entri | None:
        kode = mentah.isi.get("kode", "")
        if not kode:
            return None
        if kode in self.kode:
            self._salah(galat, mentah, "kode", f"{kode} sudah dipakai baris {self.kode[kode]}")
        self.kode.setdefault(kode, mentah.nomor)
        entri = self.sasaran.ada.get(kode)
        if entri is None and kode not in self.asal:
            self._salah(galat, mentah, "kode", KODE_ASING.format(kode=kode[:40]))
        elif entri is None and self._tertutup(self.asal[kode].unit_id):
            self._salah(galat, mentah, "kode", f"{kode} milik unit lain")
        elif entri is not None and entri.dicoret_pada:
            self._salah(galat, mentah, "kode", f"{kode} dicoret. Pulihkan dulu di tabel")
        elif entri is not None and self._tertutup(entri.unit_id):
            self._salah(galat, mentah, "kode", f"{kode} milik {entri.unit.nama}")
        return entri

    def _unit(self, mentah: Mentah, entri: Entri | None, galat: list[Temuan]) -> Unit | None:
        nama = mentah.isi.get("unit", "")
        bagian = self.sasaran.bagian
        unit = self.sasaran.unit.get(ratakan(nama))
        if not nama and (bagian or entri):
            return bagian.unit if bagian else entri.unit
        if unit is None:
            self._salah(galat, mentah, "unit", self._unit_asing(nama))
        elif self._tertutup(unit.pk):
            self._salah(galat, mentah, "unit", f"bagian {unit.nama} sudah diserahkan")
        return unit

    def _tertutup(self, unit: int) -> bool:
        return self.sasaran.pengisian and unit not in self.sasaran.terbuka

    def _unit_asing(self, nama: str) -> str:
        if self.sasaran.bagian:
            return f"“{nama[:60]}” bukan unit ini. Kosongkan, atau pindahkan ke bagian unit itu"
        if not nama:
            return "isi unit yang menguasai"
        mirip = get_close_matches(ratakan(nama), self.sasaran.unit, n=1, cutoff=0.6)
        maksud = f" Mungkin maksudnya {self.sasaran.unit[mirip[0]].nama}" if mirip else ""
        return f"“{nama[:60]}” tidak ada di daftar unit kantor.{maksud}"

    def _kembar(self, mentah: Mentah, entri, unit: Unit, nilai: dict, galat: list[Temuan]) -> None:
        """The same row twice is a sheet that was imported already, or a slip."""
        inti = _inti(unit.pk, KOSONG | nilai)
        if entri is None and inti in self.isi:
            self._salah(galat, mentah, "nama", KEMBAR.format(di=self.isi[inti]))
        self.isi.setdefault(inti, f"baris {mentah.nomor}")

    def _salah(self, galat: list[Temuan], mentah: Mentah, kolom: str, pesan: str) -> None:
        galat.append(Temuan(mentah.nomor, LABEL[kolom], pesan))


KODE_ASING = "{kode} tidak ada di DIP kantor ini. Kosongkan Kode untuk baris baru"
KEMBAR = "sudah ada ({di}). Isi Kode untuk mengubahnya, atau hapus baris ini"


def _inti(unit: int, isi: dict) -> tuple:
    return (unit, isi["nama"].lower(), isi["ringkasan"], isi["tahun"])
