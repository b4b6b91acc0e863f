"""How a report is arranged: which section holds which table, picture and text. Pure.

One list for the page and the paper. `susun` fills it from a frozen report; tables and pictures are
numbered through, and a picture that has nothing to draw is its sentence only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from laporan import gambar, tabel
from laporan.grafik import Grafik
from laporan.ringkasan import ribuan, ringkasan
from laporan.status.laporan import JenisLaporan
from laporan.tabel import Baris, Tabel
from ppid.nomor import ROMAWI

BARIS_PANJANG = 260  # lines, about six sheets: from there on a report has a list of contents
LEBAR_HALAMAN, TINGGI_GAMBAR = 165, 74  # mm
ANGKA = re.compile(r"(Rp ?)?(0|[1-9][\d.]*)(,\d+)?( ?%)?|[–-]?")
KEPALA_PENDEK = 10  # letters; a longer head of a column of numbers breaks between its words
BERBILAH = ("kanal",)  # drawn as bars in the row itself


@dataclass(frozen=True)
class Bagian:
    """A section. `tingkat` 1 is a chapter; `isi` are "tabel.arus", "gambar.bulan", "isian.kendala"
    in their order, or "ringkasan"."""

    kunci: str
    judul: str
    isi: tuple[str, ...] = ()
    tingkat: int = 1


B = Bagian
HASIL = ("tabel.hasil", "gambar.hasil", "tabel.penolakan", "gambar.penolakan", "tabel.lama")
WAKTU = ("gambar.ketepatan", "tabel.waktu", "tabel.terlambat")
PEMOHON = ("tabel.kanal", "tabel.pemohon", "tabel.pekerjaan")
UNIT = ("tabel.unit", "gambar.unit", "gambar.meja")
SENGKETA = ("tabel.keberatan", "isian.tanggapan", "tabel.sengketa")
DIP = ("tabel.dip", "gambar.dip")

BERKALA = (
    B("ringkasan", "Ringkasan", ("ringkasan",)),
    B("arus", "Permohonan yang ditangani", ("tabel.arus", "gambar.bulan", "tabel.volume")),
    B("hasil", "Hasil", HASIL),
    B("waktu", "Ketepatan waktu", WAKTU),
    B("pemohon", "Kanal dan pemohon", PEMOHON),
    B("unit", "Unit dan waktu layanan di meja", UNIT),
    B("keberatan", "Keberatan dan sengketa", SENGKETA),
    B("dip", "Informasi publik", DIP),
    B("biaya", "Biaya", ("tabel.biaya",)),
    B("kendala", "Kendala dan tindak lanjut", ("isian.kendala", "isian.tindak_lanjut")),
)
# The least contents of the yearly report (ranah.md 5.1), under the chapters of such reports.
TAHUNAN = (
    B("ringkasan", "Ringkasan", ("ringkasan",)),
    B("kebijakan", "Profil PPID dan gambaran umum kebijakan"),
    B("sarana", "Sarana dan prasarana", ("isian.sarana",), 2),
    B("sdm", "Sumber daya manusia", ("isian.sdm",), 2),
    B("anggaran", "Anggaran dan penggunaannya", ("isian.anggaran", "tabel.biaya"), 2),
    B("rincian", "Rincian pelayanan informasi publik"),
    B("arus", "Jumlah permohonan", ("tabel.arus", "gambar.bulan", "tabel.volume"), 2),
    B("waktu", "Waktu yang diperlukan", WAKTU, 2),
    B("hasil", "Permohonan yang dikabulkan dan yang ditolak", HASIL, 2),
    B("pemohon", "Kanal dan pemohon", PEMOHON, 2),
    B("unit", "Unit dan waktu layanan di meja", UNIT, 2),
    B("dip", "Daftar Informasi Publik", DIP, 2),
    B("keberatan", "Keberatan dan sengketa informasi", SENGKETA),
    B("kendala", "Kendala"),
    B("internal", "Kendala internal", ("isian.kendala_internal", "isian.kendala"), 2),
    B("eksternal", "Kendala eksternal", ("isian.kendala_eksternal",), 2),
    B("saran", "Rekomendasi dan rencana tindak lanjut"),
    B("rekomendasi", "Rekomendasi", ("isian.rekomendasi",), 2),
    B("rencana", "Rencana tindak lanjut", ("isian.rencana", "isian.tindak_lanjut"), 2),
)
JUDUL_ISIAN = {"kendala": "Kendala", "tindak_lanjut": "Tindak lanjut", "tanggapan": "Tanggapan"}
KOSONG = {
    "kendala": "Tidak ada kendala yang dicatat.",
    "tindak_lanjut": "Tidak ada tindak lanjut yang dicatat.",
    "tanggapan": "",
}
TAK_DIISI = "Tidak diisi."
TIDAK_ADA = "Tidak ada data."
PENGGANTI = {"kendala": "kendala_internal", "tindak_lanjut": "rencana"}  # in the yearly report


@dataclass(frozen=True)
class Kolom:
    kepala: str
    angka: bool
    lebar: str  # mm; "" shares what is left


@dataclass(frozen=True)
class Butir:
    """One thing of a section: `jenis` is "tabel", "gambar", "teks" or "kalimat".

    `nomor`: of the table or picture, 0 without one. `bilah`: of a table drawn with bars, the
    percentage of each row.
    """

    jenis: str
    kode: str
    judul: str = ""
    nomor: int = 0
    teks: str = ""
    tabel: Tabel | None = None
    grafik: Grafik | None = None
    kolom: tuple[Kolom, ...] = ()
    bilah: tuple[str, ...] = ()

    @property
    def baris(self) -> list[tuple[str, list[tuple[str, bool]], str]]:
        """Of each row its name, its cells (with: is it a number?) and its bar."""
        bilah = self.bilah or [""] * len(self.tabel.baris)
        pasangan = zip(self.tabel.baris, bilah, strict=True)
        return [(baris.nama, self._sel(baris), bar) for baris, bar in pasangan]

    @property
    def jumlah(self) -> tuple[str, list[tuple[str, bool]]] | None:
        satu = self.tabel.jumlah
        return (satu.nama, self._sel(satu)) if satu else None

    def _sel(self, baris: Baris) -> list[tuple[str, bool]]:
        pasangan = zip(baris.isi, self.kolom[1:], strict=True)
        return [(ribuan(s) if isinstance(s, int) else s, k.angka) for s, k in pasangan]

    @property
    def utuh(self) -> bool:
        """Short enough to stay on one sheet."""
        return len(self.tabel.baris) <= 14 and _huruf(self.tabel) < 1500

    @property
    def lebar(self) -> str:
        """Of a picture, in mm, so that a tall one leaves the page room."""
        satu = self.grafik.gambar
        return f"{min(LEBAR_HALAMAN, TINGGI_GAMBAR * satu.lebar / satu.tinggi):.0f}"

    @property
    def panjang(self) -> int:
        """About how many lines it takes."""
        if self.tabel:
            return 4 + len(self.tabel.baris) + _huruf(self.tabel) // 60
        return 18 if self.grafik else 2 + len(self.teks) // 90


def _huruf(satu: Tabel) -> int:
    return sum(len(f"{isi}") for baris in satu.baris for isi in baris.isi)


@dataclass
class Isi:
    """A section as it stands in a report. `nomor`: "2.", "BAB II", "A."; "" without one.

    `bab`: a heading over other sections.
    """

    kunci: str
    judul: str
    tingkat: int
    nomor: str
    bab: bool = False
    butir: list[Butir] = field(default_factory=list)


def bagian(jenis: str) -> tuple[Bagian, ...]:
    return TAHUNAN if jenis == JenisLaporan.TAHUNAN else BERKALA


def susun(beku: Mapping, isian: Mapping, kantor: str) -> list[Isi]:
    return _Penyusun(beku, isian, kantor).semua()


def panjang(semua: list[Isi]) -> bool:
    return sum(2 + sum(b.panjang for b in satu.butir) for satu in semua) > BARIS_PANJANG


class _Penyusun:
    def __init__(self, beku: Mapping, isian: Mapping, kantor: str):
        self.jenis, self.isian = beku["jenis"], isian
        self.tabel, self.gambar = tabel.semua(beku, isian), gambar.semua(beku)
        self.kalimat = ringkasan(beku, kantor)
        self.ke = {"tabel": count(1), "gambar": count(1)}

    def semua(self) -> list[Isi]:
        hasil, bab, sub = [], count(1), count()
        tahunan = self.jenis == JenisLaporan.TAHUNAN
        for satu in bagian(self.jenis):
            if not tahunan:
                nomor = f"{next(bab)}."
            elif satu.kunci == "ringkasan":
                nomor = ""
            elif satu.tingkat == 1:
                nomor, sub = f"BAB {ROMAWI[next(bab) - 1]}", count()
            else:
                nomor = f"{chr(ord('A') + next(sub))}."
            butir = [b for isi in satu.isi for b in self._butir(isi)]
            if satu.isi and not butir:
                butir = [Butir("kalimat", satu.kunci, teks=TIDAK_ADA)]
            hasil.append(Isi(satu.kunci, satu.judul, satu.tingkat, nomor, not satu.isi, butir))
        return hasil

    def _butir(self, isi: str) -> list[Butir]:
        jenis, _, kode = isi.partition(".")
        return getattr(self, f"_{jenis}")(kode)

    def _ringkasan(self, _) -> list[Butir]:
        return [Butir("kalimat", "ringkasan", teks=" ".join(self.kalimat))]

    def _tabel(self, kode: str) -> list[Butir]:
        satu = self.tabel.get(kode)
        if satu is None:
            return []
        if not satu.baris:
            return [Butir("kalimat", kode, teks=satu.catatan or f"{satu.judul}: tidak ada.")]
        nomor = next(self.ke["tabel"])
        bilah = _bilah(satu) if kode in BERBILAH else ()
        return [
            Butir("tabel", kode, satu.judul, nomor, tabel=satu, kolom=_kolom(satu), bilah=bilah)
        ]

    def _gambar(self, kunci: str) -> list[Butir]:
        satu = self.gambar.get(kunci)
        if satu is None:
            return []
        if satu.gambar is None:
            return [Butir("kalimat", kunci, teks=satu.kalimat)]
        nomor = next(self.ke["gambar"])
        return [Butir("gambar", kunci, satu.judul, nomor, satu.kalimat, grafik=satu)]

    def _isian(self, nama: str) -> list[Butir]:
        sumber = self.isian.get("keberatan") or {} if nama == "tanggapan" else self.isian
        teks = f"{sumber.get(nama) or ''}".strip()
        judul = JUDUL_ISIAN.get(nama, "")
        if self.jenis == JenisLaporan.TAHUNAN and nama in PENGGANTI:
            judul = ""
            if not teks or teks == f"{self.isian.get(PENGGANTI[nama]) or ''}".strip():
                return []
        teks = teks or KOSONG.get(nama, TAK_DIISI)
        return [Butir("teks", nama, judul, teks=teks)] if teks else []


# The columns of a table on paper


def _kolom(satu: Tabel) -> tuple[Kolom, ...]:
    """Numbers stand right and take what they need; the first column, of the names, is text."""
    semua = [*satu.baris, *([satu.jumlah] if satu.jumlah else [])]
    sel = [[baris.isi[ke] for baris in semua] for ke in range(len(satu.kepala) - 1)]
    angka = [all(_angka(isi) for isi in kolom) for kolom in sel]
    nama = "" if all(angka) else _lebar([baris.nama for baris in semua], 24, 58)
    hasil = [Kolom(satu.kepala[0], False, nama)]
    for kepala, isi, berangka in zip(satu.kepala[1:], sel, angka, strict=True):
        kata = [kepala] if len(kepala) <= KEPALA_PENDEK else kepala.split()
        lebar = _lebar([*kata, *isi], 14, 34) if berangka else ""
        hasil.append(Kolom(kepala, berangka, lebar))
    return tuple(hasil)


def _angka(isi) -> bool:
    return isinstance(isi, int) or bool(ANGKA.fullmatch(f"{isi}"))


def _lebar(isi: list, paling_sempit: int, paling_lebar: int) -> str:
    huruf = max((len(f"{satu}") for satu in isi), default=0)
    return f"{max(paling_sempit, min(paling_lebar, round(huruf * 2.05 + 4)))}"


def _bilah(satu: Tabel) -> tuple[str, ...]:
    """Of the first figure of each row, in whole percent of the greatest."""
    nilai = [baris.isi[0] for baris in satu.baris]
    paling = max(nilai, default=0) or 1
    return tuple(f"{satu * 100 // paling}" for satu in nilai)
