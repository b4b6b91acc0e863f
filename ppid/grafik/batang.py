"""Twelve months: this year as solid columns, last year outlined beside them."""

from collections.abc import Collection
from dataclasses import dataclass

from ppid.bagan.huruf import lebar as lebar_teks
from ppid.grafik.dasar import (
    GARIS,
    ISI,
    LEBAR,
    MEREK,
    PUTIH,
    REDUP,
    Gambar,
    jalur,
    jarak_garis,
    kotak,
)
from ppid.tenggat import NAMA_BULAN

ATAS, KAKI = 38, 24  # above and under the columns
TINGGI, TINGGI_KERTAS = 192, 156
KIRI = 26  # at least: room for the numbers of the axis
PENUH = 0.84  # of its month the pair of columns takes
TEBAL_GARIS = 2.5  # under the months that are told of: without colour their columns look alike


def per_bulan(
    tahun: int,
    ini: list[int],
    lalu: list[int],
    *,
    uraian: str,
    sorot: Collection[int] = (),
    sampai: int = 0,
    lebar: int = LEBAR,
) -> Gambar:
    """`ini`, `lalu`: twelve counts each. `sorot`: the months (1 to 12) that are told of.

    `sampai`: the last month that has a number; a nought up to it is written, one after it is not.
    """
    judul = f"Permohonan per bulan, {tahun} dan {tahun - 1}"
    tinggi = TINGGI_KERTAS if lebar > LEBAR else TINGGI
    gambar = Gambar(judul, uraian, tinggi, lebar)
    sumbu = _Sumbu(gambar, max(*ini, *lalu, 1))
    sumbu.gambarkan()
    for ke, (kini, dulu) in enumerate(zip(ini, lalu, strict=True), start=1):
        sumbu.bulan(ke, kini, dulu, disorot=ke in sorot, tulis_nol=ke <= sampai)
    _keterangan(gambar, sumbu.kiri, tahun, sorot)
    return gambar


@dataclass
class _Sumbu:
    gambar: Gambar
    tertinggi: int

    def __post_init__(self) -> None:
        self.langkah = jarak_garis(self.tertinggi)
        self.atas = -(-self.tertinggi // self.langkah) * self.langkah
        self.bawah = self.gambar.tinggi - KAKI
        self.skala = (self.bawah - ATAS) / self.atas
        self.kiri = max(KIRI, lebar_teks(f"{self.atas}", 10) + 8)
        self.kolom = (self.gambar.lebar - self.kiri - 4) / 12

    def gambarkan(self) -> None:
        for nilai in range(0, self.atas + 1, self.langkah):
            y = self.bawah - nilai * self.skala
            garis = jalur("M", self.kiri, y, "H", self.gambar.lebar)
            self.gambar.gores(garis, warna=GARIS if nilai else REDUP)
            self.gambar.tulis(self.kiri - 6, y + 4, nilai, ukuran=10, warna=REDUP, rata="end")

    def bulan(self, ke: int, kini: int, dulu: int, *, disorot: bool, tulis_nol: bool) -> None:
        tengah = self.kiri + (ke - 0.5) * self.kolom
        lebar = self.kolom * PENUH / 2
        warna = MEREK if disorot else ISI
        self._batang(tengah - lebar, kini, lebar, isi=warna, warna=warna)
        self._batang(tengah, dulu, lebar, isi=PUTIH, warna=ISI)
        if kini or tulis_nol:
            self._nilai(tengah - lebar / 2, kini)
        nama, tebal = NAMA_BULAN[ke - 1][:3], 700 if disorot else 400
        self.gambar.tulis(tengah, self.bawah + 15, nama, ukuran=10, tebal=tebal)
        if disorot:
            garis = kotak(tengah - lebar, self.bawah + 19, 2 * lebar, TEBAL_GARIS)
            self.gambar.gores(garis, isi=MEREK)

    def _batang(self, x: float, nilai: int, lebar: float, **gaya) -> None:
        if nilai:
            tinggi = nilai * self.skala
            self.gambar.gores(kotak(x, self.bawah - tinggi, lebar, tinggi), **gaya)

    def _nilai(self, x: float, nilai: int) -> None:
        """As large as a month has room for: beside it stands the next one's."""
        muat = (u for u in (10, 9, 8) if lebar_teks(f"{nilai}", u, tebal=True) <= self.kolom)
        ukuran = next(muat, 7)
        setengah = lebar_teks(f"{nilai}", ukuran, tebal=True) / 2
        x = min(x, self.gambar.lebar - setengah)
        gaya = {"tebal": 700} if nilai else {"warna": REDUP}
        self.gambar.tulis(x, self.bawah - nilai * self.skala - 4, nilai, ukuran=ukuran, **gaya)


def _keterangan(gambar: Gambar, kiri: float, tahun: int, sorot: Collection[int]) -> None:
    """At the head, where no column reaches."""
    for isi, kata in ((ISI, f"{tahun}"), (PUTIH, f"{tahun - 1}")):
        gambar.gores(kotak(kiri, 5, 10, 10), isi=isi, warna=ISI)
        kiri = _kata(gambar, kiri, kata)
    if 0 < len(sorot) < 12:
        gambar.gores(kotak(kiri, 9, 10, TEBAL_GARIS), isi=MEREK)
        _kata(gambar, kiri, "masa laporan")


def _kata(gambar: Gambar, kiri: float, kata: str) -> float:
    """Where the next one begins."""
    gambar.tulis(kiri + 16, 14, kata, rata="start")
    return kiri + 16 + lebar_teks(kata, 11) + 16
