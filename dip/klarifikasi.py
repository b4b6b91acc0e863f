"""What the desk clarifies in step 8: rows against last year, each other and the store.

Two queries for the rows, whatever their number; the lists are made in memory.
"""

import re
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from dip import kata
from dip.models import Bagian, Dokumen, Entri, Klasifikasi, Penyusunan
from dip.perbandingan import Perbandingan, bandingkan
from ppid.templatetags.ppid import hari_pendek

BERTAHUN = re.compile(r"([0-9]{1,3})\s*(?:\([^)]*\)\s*)?tahun")


class Ganda(NamedTuple):
    """Rows that look like one; `sebab` says in what."""

    sebab: str
    entri: list[Entri]


class Kurang(NamedTuple):
    entri: Entri
    sebab: str


class Klarifikasi:
    def __init__(self, dip: Penyusunan):
        self.dip = dip

    @cached_property
    def semua(self) -> list[Entri]:
        return list(self.dip.entri.select_related("unit", "dokumen"))

    @cached_property
    def ada(self) -> list[Entri]:
        return [satu for satu in self.semua if satu.dicoret_pada is None]

    @cached_property
    def lalu(self) -> Penyusunan | None:
        return self.dip.versi_lalu

    @cached_property
    def perbandingan(self) -> Perbandingan:
        lama = self.lalu.entri.ada().select_related("unit") if self.lalu else ()
        return bandingkan(lama, self.semua)

    @cached_property
    def hilang(self) -> list[tuple[Entri, Entri | None]]:
        """Rows of last year that are gone; beside each the struck-out row with its reason."""
        dicoret = self.perbandingan.dicoret
        return [(satu, dicoret.get(satu.kode)) for satu in self.perbandingan.hilang]

    @property
    def tanpa_alasan(self) -> int:
        return sum(dicoret is None for _, dicoret in self.hilang)

    @cached_property
    def dikecualikan(self) -> list[Entri]:
        usul = Klasifikasi.DIUSULKAN_DIKECUALIKAN
        return [satu for satu in self.ada if satu.sifat == usul]

    @cached_property
    def ganda(self) -> list[Ganda]:
        return [
            *_kelompok(self.ada, _kunci_nama, "Nama dan unitnya sama"),
            *_kelompok(self.ada, lambda satu: satu.dokumen_id, "Dokumennya sama"),
        ]

    @cached_property
    def kurang(self) -> list[Kurang]:
        hari_ini = self.dip.satker.hari_ini
        sebab = ((satu, _sebab_kurang(satu, hari_ini)) for satu in self.ada)
        return [Kurang(satu, teks) for satu, teks in sebab if teks]

    @cached_property
    def bagian(self) -> list[tuple[Bagian, int]]:
        """The units' parts, each with how many rows its unit has."""
        banyak = defaultdict(int)
        for satu in self.ada:
            banyak[satu.unit_id] += 1
        semua = self.dip.bagian.select_related("unit", "satker", "sop", "diserahkan_oleh")
        return [(satu, banyak[satu.unit_id]) for satu in semua]

    @property
    def unit_kosong(self) -> list[str]:
        return [satu.unit.nama for satu, banyak in self.bagian if not banyak]

    def belum_masuk(self):
        """Ratified, open documents of the store that no row names."""
        bernama = Entri.objects.ada().filter(penyusunan=self.dip, dokumen=OuterRef("pk"))
        return Dokumen.objects.terbuka(self.dip.satker).filter(~Exists(bernama))


def _kelompok(entri: list[Entri], kunci, sebab: str) -> list[Ganda]:
    sama = defaultdict(list)
    for satu in entri:
        if (nilai := kunci(satu)) is not None:
            sama[nilai].append(satu)
    return [Ganda(sebab, isi) for isi in sama.values() if len(isi) > 1]


def _kunci_nama(satu: Entri) -> tuple:
    """Order, endings and filler words make no other name; numbers and the year do."""
    semua = kata.rapikan(satu.nama).split()
    berarti = [kata.pokok(k) for k in semua if k not in kata.UMUM]
    return satu.unit_id, satu.tahun, frozenset(berarti or semua)


def _sebab_kurang(satu: Entri, hari_ini) -> str:
    kosong = satu.kolom_kosong
    sebab = [f"Belum diisi: {', '.join(kosong)}" if kosong else "", retensi_habis(satu, hari_ini)]
    return ". ".join(filter(None, sebab))


def retensi_habis(satu: Entri, hari_ini) -> str:
    """Why its term of keeping has passed, or "": by its document, else by its own words."""
    sampai = satu.dokumen.simpan_sampai if satu.dokumen else None
    if sampai:
        return f"Masa simpan dokumennya berakhir {hari_pendek(sampai)}" if sampai < hari_ini else ""
    lama = sum(int(n) for n in BERTAHUN.findall(satu.retensi.lower()))
    if not lama or not satu.tahun or "permanen" in satu.retensi.lower():
        return ""
    lewat = satu.tahun + lama < hari_ini.year
    return f"Jangka waktu penyimpanan ({satu.retensi}) sejak {satu.tahun} lewat" if lewat else ""
