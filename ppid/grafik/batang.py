"""Twelve months: this year as solid columns, last year outlined beside them."""

from ppid.grafik.dasar import GARIS, ISI, LEBAR, PUTIH, REDUP, Gambar, jarak_garis, kotak
from ppid.tenggat import NAMA_BULAN

KIRI, ATAS, BAWAH, TINGGI = 26, 34, 168, 190
KOLOM, SELA = (LEBAR - KIRI - 4) / 12, 3.5


def per_bulan(tahun: int, ini: list[int], lalu: list[int], *, uraian: str) -> Gambar:
    """`ini`, `lalu`: twelve counts each."""
    judul = f"Permohonan per bulan, {tahun} dan {tahun - 1}"
    gambar = Gambar(judul, uraian, TINGGI)
    tertinggi = max(*ini, *lalu, 1)
    langkah = jarak_garis(tertinggi)
    skala = (BAWAH - ATAS) / (-(-tertinggi // langkah) * langkah)
    _sumbu(gambar, tertinggi, langkah, skala)
    lebar = (KOLOM - SELA) / 2
    for bulan, (kini, dulu) in enumerate(zip(ini, lalu, strict=True)):
        x = KIRI + bulan * KOLOM + SELA / 2
        _batang(gambar, x, kini * skala, lebar, isi=ISI, warna=ISI)
        _batang(gambar, x + lebar, dulu * skala, lebar, isi=PUTIH, warna=ISI)
        if kini:
            gambar.tulis(x + lebar / 2, BAWAH - kini * skala - 4, kini, ukuran=10, tebal=700)
        gambar.tulis(x + lebar, BAWAH + 15, NAMA_BULAN[bulan][:3], ukuran=10)
    _keterangan(gambar, tahun)
    return gambar


def _sumbu(gambar: Gambar, tertinggi: int, langkah: int, skala: float) -> None:
    for nilai in range(0, -(-tertinggi // langkah) * langkah + 1, langkah):
        y = BAWAH - nilai * skala
        gambar.gores(kotak(KIRI, y, LEBAR - KIRI, 0.01), warna=GARIS if nilai else REDUP)
        gambar.tulis(KIRI - 6, y + 4, nilai, ukuran=10, warna=REDUP, rata="end")


def _batang(gambar: Gambar, x: float, tinggi: float, lebar: float, **gaya) -> None:
    if tinggi:
        gambar.gores(kotak(x, BAWAH - tinggi, lebar, tinggi), **gaya)


def _keterangan(gambar: Gambar, tahun: int) -> None:
    """At the head, where no column reaches."""
    for x, isi, kata in ((KIRI, ISI, tahun), (KIRI + 64, PUTIH, tahun - 1)):
        gambar.gores(kotak(x, 5, 10, 10), isi=isi, warna=ISI)
        gambar.tulis(x + 16, 14, kata, rata="start")
