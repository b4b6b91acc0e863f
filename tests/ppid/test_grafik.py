"""The pictures of the leaders' page: no data, one case, many, long names."""

import re
from collections import Counter

import pytest
from django.template.loader import render_to_string

from ppid import grafik
from ppid.grafik.titik import DIPERPANJANG, TEPAT, TERLAMBAT, Tanda, setara

PANJANG = "Bagian Teknis Penyelenggara Pemilu, Partisipasi, Hubungan Masyarakat, Hukum, dan SDM"
NOL = [0] * 12


def svg(gambar: grafik.Gambar) -> str:
    return render_to_string("_komponen/gambar.html", {"gambar": gambar, "huruf": "Bonum, serif"})


def bulan(ini=NOL, lalu=NOL) -> grafik.Gambar:
    return grafik.per_bulan(2026, list(ini), list(lalu), uraian="x")


def titik(*tanda: Tanda, median=None) -> grafik.Gambar:
    return grafik.ketepatan(tanda, median=median, uraian="x")


def petak(*baris) -> grafik.Gambar:
    kolom = ["Berkala", "Serta- merta", "Setiap saat"]
    return grafik.matriks("Kelengkapan DIP", kolom, list(baris), uraian="x")


SEMUA = [
    bulan(),
    bulan([0] * 10 + [1, 0], [3] * 12),
    bulan([5000] * 12, NOL),
    titik(),
    titik(Tanda(0, TEPAT), median=0.0),
    titik(*[Tanda(7, TEPAT)] * 900, Tanda(40, TERLAMBAT), median=7.5),
    petak(),
    petak((PANJANG, [0, 0, 0]), ("Hukum", [1, 12, 100])),
]


@pytest.mark.parametrize("gambar", SEMUA)
def test_di_dalam_bingkai_dan_tanpa_gaya_halaman(gambar):
    isi = svg(gambar)

    assert not re.search(r"\b(class=\"(?!gambar)|style=|currentColor|var\(|url\(|nan|<script)", isi)
    assert f'viewBox="0 0 {gambar.lebar} {gambar.tinggi}"' in isi
    assert "<title>" in isi and "<desc>" in isi
    for teks in gambar.teks:
        assert 0 <= float(teks.x) <= gambar.lebar and 0 < float(teks.y) <= gambar.tinggi


def test_tahun_ini_terisi_dan_tahun_lalu_bergaris_tepi():
    gambar = bulan([4] + [0] * 11, [2] + [0] * 11)
    isi = Counter(c.isi for c in gambar.coretan if c.warna == "#4a4f57")
    assert isi["#4a4f57"] == isi["#ffffff"] == 2  # a column each, and the key to them
    assert "4" in [t.isi for t in gambar.teks if t.tebal == 700]


def test_tepat_diperpanjang_dan_terlambat_berbeda_bentuk():
    tepat, diperpanjang, terlambat = (
        titik(Tanda(3, jenis)).coretan[-1] for jenis in (TEPAT, DIPERPANJANG, TERLAMBAT)
    )
    assert tepat.d == diperpanjang.d and tepat.isi != diperpanjang.isi == "#ffffff"
    assert " a " in tepat.d and " l " in terlambat.d


def test_yang_banyak_tetap_muat():
    assert setara([]) == setara([Tanda(1, TEPAT)] * 7) == 1
    assert setara([Tanda(1, TEPAT)] * 8) == 2
    banyak = titik(*[Tanda(1, TEPAT)] * 700)
    assert len(banyak.coretan) - len(titik().coretan) == 7


def test_unit_yang_kosong_ditandai_bukan_hanya_dengan_warna():
    gambar = petak(("Umum", [0, 0, 0]), ("Hukum", [1, 0, 2]))
    nama = {t.isi: t.tebal for t in gambar.teks if t.rata == "start"}
    assert nama == {"Umum": 700, "Hukum": 400}
    assert sum(bool(c.putus) for c in gambar.coretan) == 4
