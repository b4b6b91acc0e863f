"""Rows against columns, a count in every cell; a row without any is marked with words."""

from ppid.bagan.huruf import lipat
from ppid.grafik.dasar import GARIS, LEBAR, MEREK, REDUP, TINTA, Gambar, baris_nama, jalur, kotak

SEL, TINGGI_SEL, SELA = 42, 24, 4
KEPALA, JARAK = 34, 13
WARNA = ((1, "#eceef0"), (5, "#d5d9de"), (10, "#b4bac2"))  # from how many on, how dark


def matriks(
    judul: str, kolom: list[str], baris: list[tuple[str, list[int]]], *, uraian: str
) -> Gambar:
    """`baris`: a name and its counts, one for each column."""
    kiri = LEBAR - len(kolom) * (SEL + SELA)
    nama = [baris_nama(teks, kiri - 10, tebal=not any(isi)) for teks, isi in baris]
    tinggi = [max(TINGGI_SEL, len(satu) * JARAK + 4) + SELA + 2 for satu in nama]
    gambar = Gambar(judul, uraian, KEPALA + sum(tinggi) + 2)
    for ke, kata in enumerate(kolom):
        _kepala(gambar, kiri + ke * (SEL + SELA), kata)
    y = KEPALA
    for (_, isi), teks, ruang in zip(baris, nama, tinggi, strict=True):
        gambar.gores(jalur("M", 0, y - 1, "H", LEBAR), warna=GARIS)
        _baris(gambar, kiri, y + 2, isi, teks)
        y += ruang
    return gambar


def _kepala(gambar: Gambar, x: float, kata: str) -> None:
    for ke, satu in enumerate(lipat(kata, SEL + SELA, 9)[-2:]):
        gambar.tulis(x + SEL / 2, KEPALA - 19 + ke * 11, satu, ukuran=9, warna=REDUP)


def _baris(gambar: Gambar, kiri: float, y: float, isi: list[int], nama: tuple[str, ...]) -> None:
    kosong = not any(isi)
    for ke, kata in enumerate(nama):
        gambar.tulis(0, y + 11 + ke * JARAK, kata, rata="start", tebal=700 if kosong else 400)
    for ke, banyak in enumerate(isi):
        _sel(gambar, kiri + ke * (SEL + SELA), y, banyak, kosong)


def _sel(gambar: Gambar, x: float, y: float, banyak: int, kosong: bool) -> None:
    petak = kotak(x + 0.5, y + 0.5, SEL - 1, TINGGI_SEL - 1)
    if banyak:
        warna = [satu for dari, satu in WARNA if banyak >= dari][-1]
        gambar.gores(petak, isi=warna)
    else:
        gambar.gores(petak, warna=MEREK if kosong else REDUP, putus="3 3")
    gambar.tulis(
        x + SEL / 2, y + 16, banyak, warna=TINTA if banyak else REDUP, tebal=700 if banyak else 400
    )
