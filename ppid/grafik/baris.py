"""Bars from the left, the longest first, each with its name before it and its number at its end."""

from collections.abc import Iterable

from ppid.bagan.huruf import lebar as lebar_teks
from ppid.grafik.dasar import (
    GARIS,
    ISI,
    LEBAR,
    REDUP,
    TINTA,
    Gambar,
    baris_nama,
    jalur,
    kotak,
)

BAGIAN_NAMA = 0.46  # of the width, at most
TEBAL, JARAK, TINGGI_BARIS, SELA = 9, 13, 22, 9
TERPENDEK = 1.5  # what is not nought is seen


def mendatar(
    judul: str, baris: Iterable[tuple[str, int]], *, uraian: str, lebar: int = LEBAR
) -> Gambar:
    """`baris`: a name and its count. A nought keeps its row: a tick where its bar would begin."""
    urut = sorted(baris, key=lambda satu: -satu[1])
    ruang = _ruang_nama([nama for nama, _ in urut], lebar)
    nama = [baris_nama(teks, ruang) for teks, _ in urut]
    tinggi = [max(TINGGI_BARIS, len(satu) * JARAK + 8) for satu in nama]
    gambar = Gambar(judul, uraian, sum(tinggi) + 2, lebar)
    kiri, terbanyak = ruang + SELA, max((n for _, n in urut), default=0)
    muat = lebar - kiri - lebar_teks(f"{terbanyak}", 11, tebal=True) - SELA
    y = 1
    for (_, banyak), teks, ruang_y in zip(urut, nama, tinggi, strict=True):
        panjang = max(TERPENDEK, muat * banyak / terbanyak) if banyak else 0
        _baris(gambar, kiri, y + ruang_y / 2, teks, banyak, panjang)
        y += ruang_y
        gambar.gores(jalur("M", 0, y, "H", lebar), warna=GARIS)
    return gambar


def _ruang_nama(nama: list[str], lebar: int) -> float:
    return min(max((lebar_teks(satu, 11) for satu in nama), default=0), lebar * BAGIAN_NAMA)


def _baris(
    gambar: Gambar, x: float, tengah: float, nama: tuple[str, ...], banyak: int, panjang: float
) -> None:
    y = tengah + 4 - (len(nama) - 1) * JARAK / 2
    for ke, kata in enumerate(nama):
        gambar.tulis(0, y + ke * JARAK, kata, rata="start")
    if banyak:
        gambar.gores(kotak(x, tengah - TEBAL / 2, panjang, TEBAL), isi=ISI)
    else:
        gambar.gores(jalur("M", x, tengah - TEBAL / 2, "v", TEBAL), warna=REDUP)
    gaya = {"tebal": 700, "warna": TINTA} if banyak else {"warna": REDUP}
    gambar.tulis(x + panjang + SELA - 3, tengah + 4, banyak, rata="start", **gaya)
