"""How a report is arranged: which section holds which table, picture and text. Pure.

`susun` fills it from a frozen report; tables and pictures are numbered through, and a picture that
has nothing to draw is its sentence only.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from string import ascii_uppercase as HURUF

from laporan import gambar, tabel
from laporan.grafik import Grafik
from laporan.kata import BELUM, ribuan
from laporan.ringkasan import ringkasan
from laporan.status.laporan import JenisLaporan
from laporan.tabel import Baris, Tabel
from ppid.nomor import ROMAWI

BARIS_PANJANG = 320  # lines, about nine sheets: from there on a report has a list of contents
BARIS_UTUH = 12  # rows of a table that is not split
HURUF_BIASA, HURUF_TEBAL = 2.05, 2.4  # mm a letter
KEPALA_PENDEK = 10  # letters; a longer head of a column takes two lines
SELALU = ("arus",)
HAMPA = (BELUM, "–")
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
    kepala: tuple[str, ...]  # its lines
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
        return len(self.tabel.baris) <= BARIS_UTUH and _huruf(self.tabel) < 1500

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

    `bab`: a chapter of a yearly report.
    """

    kunci: str
    judul: str
    tingkat: int
    nomor: str
    bab: bool = False
    butir: list[Butir] = field(default_factory=list)


def bagian(jenis: str) -> tuple[Bagian, ...]:
    return TAHUNAN if jenis == JenisLaporan.TAHUNAN else BERKALA


def susun(
    beku: Mapping, isian: Mapping, kantor: str, gambar: Mapping[str, Grafik] | None = None
) -> list[Isi]:
    """`gambar`: drawn in another width, or with the minutes of an office's SOP."""
    return _Penyusun(beku, isian, kantor, gambar).semua()


def panjang(semua: list[Isi]) -> bool:
    return sum(2 + sum(b.panjang for b in satu.butir) for satu in semua) > BARIS_PANJANG


class _Penyusun:
    def __init__(self, beku: Mapping, isian: Mapping, kantor: str, grafik):
        self.jenis, self.isian = beku["jenis"], isian
        self.tabel = tabel.semua(beku, isian)
        self.gambar = gambar.semua(beku) if grafik is None else grafik
        self.kalimat = ringkasan(beku, kantor)
        self.ke = {"tabel": count(1), "gambar": count(1)}

    def semua(self) -> list[Isi]:
        nomor = self._nomor_tahunan() if self.jenis == JenisLaporan.TAHUNAN else self._nomor()
        return [self._isi(satu, ke) for satu, ke in zip(bagian(self.jenis), nomor, strict=True)]

    def _nomor(self) -> list[str]:
        return [f"{ke}." for ke, _ in enumerate(bagian(self.jenis), 1)]

    def _nomor_tahunan(self) -> Iterator[str]:
        """Chapters by Roman number, their sections by letter; the Ringkasan before them bare."""
        bab, sub = 0, 0
        for satu in bagian(self.jenis):
            if satu.kunci == "ringkasan":
                yield ""
            elif satu.tingkat == 1:
                bab, sub = bab + 1, 0
                yield f"BAB {ROMAWI[bab - 1]}"
            else:
                sub += 1
                yield f"{HURUF[sub - 1]}."

    def _isi(self, satu: Bagian, nomor: str) -> Isi:
        butir = [b for isi in satu.isi for b in self._butir(isi)]
        if satu.isi and not butir:
            butir = [Butir("kalimat", satu.kunci, teks=TIDAK_ADA)]
        return Isi(satu.kunci, satu.judul, satu.tingkat, nomor, nomor.startswith("BAB"), butir)

    def _butir(self, isi: str) -> list[Butir]:
        jenis, _, kode = isi.partition(".")
        return getattr(self, f"_{jenis}")(kode)

    def _ringkasan(self, _) -> list[Butir]:
        return [Butir("kalimat", "ringkasan", teks=" ".join(self.kalimat))]

    def _tabel(self, kode: str) -> list[Butir]:
        satu = self.tabel.get(kode)
        if satu is None:
            return []
        if nihil(satu):
            return [Butir("kalimat", kode, teks=_kalimat_nihil(satu))]
        isi = {"nomor": next(self.ke["tabel"]), "tabel": satu, "kolom": _kolom(satu)}
        return [Butir("tabel", kode, satu.judul, **isi, bilah=_bilah(satu))]

    def _gambar(self, kunci: str) -> list[Butir]:
        satu = self.gambar.get(kunci)
        if satu is None:
            return []
        if satu.gambar is None:
            sudah = kunci in self.tabel and nihil(self.tabel[kunci])
            return [] if sudah else [Butir("kalimat", kunci, teks=satu.kalimat)]
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


# A table on paper


def nihil(satu: Tabel) -> bool:
    """Nothing to tell: a sentence does. The flow of requests is always shown."""
    isi = [isi for baris in satu.baris for isi in baris.isi]
    return satu.kode not in SELALU and not any(
        getattr(s, "angka", s) for s in isi if s not in HAMPA
    )


def _kalimat_nihil(satu: Tabel) -> str:
    return satu.catatan if satu.catatan.startswith("Tidak ada") else f"{satu.judul}: tidak ada."


def _kolom(satu: Tabel) -> tuple[Kolom, ...]:
    """Numbers stand right and take what they need; the first column, of the names, is text."""
    semua = [*satu.baris, *([satu.jumlah] if satu.jumlah else [])]
    awal, *lain = satu.kepala
    nama = _lebar((awal,), [baris.nama for baris in semua], 24, 76) if satu.teks else ""
    hasil = [Kolom((awal,), False, nama)]
    for ke, teks in enumerate(lain):
        angka = ke not in satu.teks
        kepala = tuple(textwrap.wrap(teks, max(len(teks) * 6 // 10, KEPALA_PENDEK)))
        lebar = _lebar(kepala, [baris.isi[ke] for baris in semua], 14, 34) if angka else ""
        hasil.append(Kolom(kepala, angka, lebar))
    return tuple(hasil)


def _lebar(kepala: tuple[str, ...], isi: list, paling_sempit: int, paling_lebar: int) -> str:
    """In mm, of the longest cell or of the head, which is bold."""
    lebar = [HURUF_TEBAL * max(map(len, kepala)), *(HURUF_BIASA * len(f"{satu}") for satu in isi)]
    return f"{max(paling_sempit, min(paling_lebar, round(max(lebar) + 4)))}"


def _bilah(satu: Tabel) -> tuple[str, ...]:
    """Of the first figure of each row, in whole percent of the greatest."""
    if satu.kode not in BERBILAH:
        return ()
    nilai = [baris.isi[0] for baris in satu.baris]
    paling = max(nilai, default=0) or 1
    return tuple(f"{satu * 100 // paling}" for satu in nilai)
