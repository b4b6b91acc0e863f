"""The pictures of numbers: no data, one case, many, long names; on a phone and on a sheet."""

import re
from collections import Counter
from itertools import combinations

import pytest
from django.template.loader import render_to_string

from ppid import grafik
from ppid.bagan.huruf import lebar as lebar_teks
from ppid.grafik import tumpuk
from ppid.grafik.dasar import MEREK, PUTIH
from ppid.grafik.menit import Langkah
from ppid.grafik.titik import DIPERPANJANG, TEPAT, TERLAMBAT, Tanda, setara
from ppid.grafik.tumpuk import Bagian

PANJANG = "Bagian Teknis Penyelenggara Pemilu, Partisipasi, Hubungan Masyarakat, Hukum, dan SDM"
NOL = [0] * 12
CORAK = (tumpuk.PENUH, tumpuk.MIRING, tumpuk.SILANG, tumpuk.DATAR, tumpuk.KELABU, tumpuk.KOSONG)
NAMA = ("Dikabulkan seluruhnya", "Dikabulkan sebagian", "Ditolak", "Tidak dikuasai", "Lainnya")
NAMA += ("Masih proses",)


def svg(gambar: grafik.Gambar) -> str:
    return render_to_string("_komponen/gambar.html", {"gambar": gambar, "huruf": "Bonum, serif"})


def bulan(ini=NOL, lalu=NOL, **lain) -> grafik.Gambar:
    return grafik.per_bulan(2026, list(ini), list(lalu), uraian="x", **lain)


def titik(*tanda: Tanda, median=None, **lain) -> grafik.Gambar:
    return grafik.ketepatan(tanda, median=median, uraian="x", **lain)


def petak(*baris) -> grafik.Gambar:
    kolom = ["Berkala", "Serta- merta", "Setiap saat"]
    return grafik.matriks("Kelengkapan DIP", kolom, list(baris), uraian="x")


def batang(*baris, **lain) -> grafik.Gambar:
    return grafik.mendatar("Kanal", baris, uraian="x", **lain)


def seluruh(*banyak: int, keterangan="", **lain) -> grafik.Gambar:
    isi = zip(NAMA, banyak, CORAK, strict=False)
    bagian = [Bagian(nama, n, corak, keterangan) for nama, n, corak in isi]
    return grafik.bertumpuk("Hasil", bagian, uraian="x", **lain)


def meja(*langkah: Langkah, **lain) -> grafik.Gambar:
    return grafik.lama_langkah("Meja", langkah, uraian="x", **lain)


def catat(sebaran=None, median=None, batas=10) -> Langkah:
    return Langkah("Jelaskan yang dikecualikan", sebaran or {}, median, batas)


def kata(gambar: grafik.Gambar) -> list[str]:
    return [t.isi for t in gambar.teks]


KERTAS = {"lebar": grafik.LEBAR_KERTAS}
SEMUA = [
    bulan(),
    bulan([0] * 10 + [1, 0], [3] * 12),
    bulan([5000] * 12, NOL),
    bulan([20000] * 12, NOL, sorot=[12], sampai=12),
    bulan([4] * 10 + [0, 0], [3] * 12, sorot=[10], sampai=10, **KERTAS),
    titik(),
    titik(Tanda(0, TEPAT), median=0.0),
    titik(*[Tanda(7, TEPAT)] * 900, Tanda(40, TERLAMBAT), median=7.5),
    titik(Tanda(10, TEPAT), Tanda(11, TERLAMBAT), Tanda(12, DIPERPANJANG), median=10.5, lewat=1),
    titik(Tanda(40, TERLAMBAT), lewat=123, **KERTAS),
    titik(Tanda(2, TEPAT), Tanda(4, DIPERPANJANG), Tanda(6, TERLAMBAT), median=3.0, batas=(3, 5)),
    titik(Tanda(20, DIPERPANJANG), median=12.0, batas=(14, 21), **KERTAS),
    petak(),
    petak((PANJANG, [0, 0, 0]), ("Hukum", [1, 12, 100])),
    batang(),
    batang(("Surat", 0)),
    batang((PANJANG, 100_000), ("Surat", 1), ("Telepon", 0)),
    batang((PANJANG, 3), **KERTAS),
    seluruh(),
    seluruh(0, 0, 1),
    seluruh(100_000, 10_000, 1, 2, 0, 30_000, keterangan=">99\xa0%"),
    seluruh(1, 1, 1, 1, 1, 100_000, keterangan=">99\xa0%", **KERTAS),
    meja(),
    meja(catat(), catat(batas=None)),
    meja(catat({5: 2, 10: 1, 900: 1}), catat({1: 5}, 1.0), catat({3: 9, 90: 1}, 3.0, 15)),
    meja(catat({0: 5}, 0.0, None), **KERTAS),
]


def bidang(t) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a text; digits are narrower than the widest face says."""
    panjang = lebar_teks(t.isi, t.ukuran, tebal=t.tebal > 400)
    kiri = float(t.x) - {"start": 0, "middle": 0.5, "end": 1}[t.rata] * panjang
    return kiri, kiri + panjang, float(t.y) - t.ukuran * 0.75, float(t.y)


@pytest.mark.parametrize("gambar", SEMUA)
def test_kata_di_dalam_bingkai_dan_tidak_bertindihan(gambar):
    for t in gambar.teks:
        kiri, kanan, atas, bawah = bidang(t)
        assert kiri > -1 and kanan < gambar.lebar + 1 and atas > -1 and bawah < gambar.tinggi + 1, t
    for satu, dua in combinations(gambar.teks, 2):
        (a, b, c, d), (e, f, g, h) = bidang(satu), bidang(dua)
        assert b - 0.5 <= e or f - 0.5 <= a or d <= g or h <= c, (satu, dua)


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


def test_bulan_laporan_disorot_dengan_huruf_tebal_dan_nol_yang_sudah_lewat_ditulis():
    gambar = bulan([3, 0, 8] + [0] * 9, sorot=[3], sampai=3)
    tebal = {t.isi for t in gambar.teks if t.tebal == 700}
    assert tebal == {"3", "8", "Mar"}
    assert [t.isi for t in gambar.teks if t.isi == "0"] == ["0", "0"]  # of the axis, and February
    assert (
        sum(c.isi == MEREK for c in gambar.coretan) == 3
    )  # its column, the line under its name, the key
    assert "masa laporan" in kata(gambar) and "masa laporan" not in kata(bulan(sorot=range(1, 13)))


def test_yang_terlambat_dan_diperpanjang_disebut_di_tempatnya():
    satu = titik(Tanda(11, TERLAMBAT), Tanda(15, DIPERPANJANG), median=6, lewat=1)
    assert {"terlambat 1 hari", "diperpanjang", "median 6"} <= set(kata(satu))
    dua = titik(Tanda(11, TERLAMBAT), Tanda(13, TERLAMBAT), lewat=1)
    assert "terlambat" in kata(dua) and "terlambat 1 hari" not in kata(dua)


def test_tanda_boleh_berupa_hitungan():
    assert titik(*[Tanda(3, TEPAT)] * 4) == grafik.ketepatan(
        {Tanda(3, TEPAT): 4}, median=None, uraian="x"
    )


def test_batang_terbanyak_dahulu_dan_nol_tetap_ada():
    gambar = batang(("Surat", 0), ("Email", 1), ("Telepon", 4))
    assert kata(gambar) == ["Telepon", "4", "Email", "1", "Surat", "0"]
    isi = [float(c.d.split(" h ")[1].split()[0]) for c in gambar.coretan if c.isi != "none"]
    assert isi[0] == pytest.approx(isi[1] * 4, abs=0.3) and len(isi) == 2


def test_batang_satu_dari_seratus_ribu_masih_tampak_dan_nama_panjang_dilipat():
    gambar = batang((PANJANG, 100_000), ("Surat", 1))
    pendek = [c.d for c in gambar.coretan if c.isi != "none"][1]
    assert " h 1.5 " in pendek
    assert kata(gambar)[2].endswith("…")


def test_bagian_dibedakan_coraknya_dan_yang_nol_tidak_dinamai():
    gambar = seluruh(5, 2, 1, 1, 0, 1)
    assert len({(tumpuk.DASAR.get(c), tumpuk.arsir(c, 0, 0, 50, 36)) for c in CORAK}) == 6
    assert "Lainnya" not in kata(gambar) and {"5", "2", "1"} <= set(kata(gambar))


def test_bagian_memenuhi_batang_seberapa_pun_timpangnya():
    for banyak in ((0, 0, 1), (100_000, 1, 1, 1, 1, 1), (1, 1)):
        isi = [c for c in seluruh(*banyak).coretan if c.isi != "none"]
        ruang = [float(c.d.split(" h ")[1].split()[0]) for c in isi]
        assert sum(ruang) == pytest.approx(grafik.LEBAR - 1, abs=0.5) and min(ruang) >= 3


def test_arsir_tidak_keluar_dari_kotaknya():
    for corak in CORAK:
        for x, y in re.findall(r"[ML] (\S+) (\S+)", tumpuk.arsir(corak, 10, 5, 33, 36)):
            assert 10 <= float(x) <= 43 and 5 <= float(y) <= 41


def test_sedikit_data_di_meja_menjadi_titik_bukan_median():
    sedikit, cukup = meja(catat({7: 2, 12: 1})), meja(catat({7: 4, 12: 1}, 7.0))
    assert {"3 kali: 7, 7, 12 menit", "batas 10"} <= set(kata(sedikit))
    assert "median 7, terlama 12 menit" in kata(cukup)
    assert any(" l " in c.d for c in cukup.coretan if c.isi == MEREK)  # worst, over the limit
    assert any(c.warna == PUTIH for c in cukup.coretan)
    assert "belum diukur" in kata(meja(catat()))


def test_unit_yang_kosong_ditandai_bukan_hanya_dengan_warna():
    gambar = petak(("Umum", [0, 0, 0]), ("Hukum", [1, 0, 2]))
    nama = {t.isi: t.tebal for t in gambar.teks if t.rata == "start"}
    assert nama == {"Umum": 700, "Hukum": 400}
    assert sum(bool(c.putus) for c in gambar.coretan) == 4
