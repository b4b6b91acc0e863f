"""The pictures of a report: what each says, and that picture, sentence and table agree."""

import re

import pytest
from django.template.loader import render_to_string

from laporan import gambar, kalimat
from laporan.isi import susun
from laporan.masa import Masa, masa
from laporan.status.laporan import JenisLaporan
from laporan.tabel import perjalanan
from permohonan.pilihan import Kanal
from permohonan.rekap import persen
from ppid import grafik
from tests.factories import buat_permohonan

KELAS = ("berkala", "serta_merta", "setiap_saat", "diusulkan_dikecualikan")
KUNCI = ["bulan", "kanal", "hasil", "penolakan", "ketepatan", "meja", "unit", "dip"]
CUKUP = {
    "kanal.datang_langsung": 3,
    "kanal.daring": 3,
    "kanal.surat": 2,
    **{"hasil.dikabulkan": 5, "hasil.ditolak": 1, "hasil.dicabut": 1, "hasil.proses": 1},
    **{"tolak.h": 2, "tolak.a": 1, "tolak.uu": 1},
    **{"hari.0.tepat": 3, "hari.6.tepat": 3, "hari.15.diperpanjang": 1, "hari.11.terlambat": 1},
    **{"waktu.tepat": 7, "waktu.tidak_tepat": 2, "waktu.terbuka_lewat": 1},
    **{"unit.Meja layanan": 3, "unit.Subbagian Hukum": 4},
}


def beku(**isi) -> dict:
    return {
        **{"awal": "2026-10-01", "akhir": "2026-10-31", "per": "2026-11-05T09:00:00+07:00"},
        **{"angka": {}, "tahun": [0] * 12, "lalu": [0] * 12, "terlambat": [], "meja": {}},
        "dip": [{"kelas": kelas, "jumlah": 0, "baru": 0, "diperbarui": 0} for kelas in KELAS],
        **isi,
    }


def banyak() -> dict:
    return beku(
        angka=CUKUP,
        tahun=[2, 1, 3, 1, 2, 3, 1, 2, 4, 8, 0, 0],
        lalu=[1, 2, 1, 2, 1, 1, 1, 1, 2, 3, 2, 1],
        terlambat=[
            {"nomor": "0018", "hari": 1, "sebab": "x", "terbuka": False},
            {"nomor": "0019", "hari": 4, "sebab": "", "terbuka": True},
        ],
        meja={"terima": {"7": 4, "12": 2}, "jelaskan": {"4": 1}},
        dip=[{"kelas": kelas, "jumlah": 4, "baru": 1, "diperbarui": 0} for kelas in KELAS],
    )


def kata(g) -> list[str]:
    return [t.isi for t in g.gambar.teks]


# All of them


@pytest.mark.parametrize("lebar", [grafik.LEBAR, grafik.LEBAR_KERTAS])
def test_angka_di_gambar_ada_di_tabelnya(lebar):
    semua = gambar.semua(banyak(), lebar=lebar)

    assert list(semua) == KUNCI
    for kunci in ("bulan", "kanal", "hasil", "penolakan", "unit", "dip"):
        g = semua[kunci]
        tabel = {f"{sel}" for baris in g.baris for sel in baris[1:]}
        nilai = {t.isi for t in g.gambar.teks if t.tebal == 700 and t.isi.isdigit()}
        assert nilai and nilai <= tabel, kunci
        assert all(len(baris) == len(g.kepala) for baris in g.baris)
        assert g.gambar.uraian == g.kalimat and g.gambar.lebar == lebar
    tanda = sum(sum(baris[1:]) for baris in semua["ketepatan"].baris)
    assert tanda == 8
    assert semua["meja"].baris[0] == ["Catat permohonan", 6, "7", 12, 10, 2]


def test_tanpa_data_tidak_ada_gambar_dan_kalimatnya_berkata_begitu():
    for g in gambar.semua(beku()).values():
        assert g.gambar is None and not g.baris
        assert re.match(r"(Belum|Tidak) ada ", g.kalimat), g.kalimat


def test_satu_kasus_tidak_mendapat_persen_atau_median():
    angka = {"kanal.surat": 1, "hasil.ditolak": 1, "tolak.h": 1, "unit.Meja layanan": 1}
    angka |= {"hari.11.terlambat": 1, "waktu.tidak_tepat": 1}
    semua = gambar.semua(beku(angka=angka, tahun=[0] * 9 + [1, 0, 0], meja={"terima": {"9": 1}}))

    for g in semua.values():
        assert "%" not in g.kalimat and "median " not in g.kalimat.replace("median.", "")
        assert g.gambar is None or not any("%" in k or "median" in k for k in kata(g))
    assert "belum cukup data" in semua["ketepatan"].kalimat
    assert "belum cukup data" in semua["meja"].kalimat


def test_bulan_laporan_disorot_dan_yang_belum_tiba_tidak_bernol():
    g = gambar.semua(banyak())["bulan"]
    assert [t.isi for t in g.gambar.teks if t.tebal == 700 and not t.isi.isdigit()] == ["Okt"]
    assert g.baris[9:] == [
        ["Oktober", 8, 3],
        ["November", "–", 2],
        ["Desember", "–", 1],
        ["Jumlah", 27, 18],
    ]


def test_yang_terlambat_disebut_harinya_bila_hanya_satu():
    assert "terlambat 1 hari" in kata(gambar.semua(banyak())["ketepatan"])
    dua = banyak()
    dua["terlambat"].append({"nomor": "0001", "hari": 9, "sebab": "", "terbuka": False})
    assert "terlambat" in kata(gambar.semua(dua)["ketepatan"])


def test_batas_menit_menurut_sop_kantor():
    baku = {"terima": 8, "sampaikan": None}
    g = gambar.semua(banyak(), baku=baku)["meja"]
    assert "batas 8" in kata(g) and "batas 10" not in kata(g)
    assert [baris[4] for baris in g.baris] == [8, "–", "–"]


def test_unit_terbanyak_digambar_dan_semuanya_di_tabel():
    angka = {f"unit.Subbagian {ke}": ke for ke in range(1, 31)}
    g = gambar.semua(beku(angka=angka))["unit"]
    assert len(g.baris) == 30 and len(g.gambar.teks) == 2 * gambar.MAKS_UNIT
    assert "Digambar 12 unit terbanyak" in g.kalimat


# Sentences


INI = [2, 1, 3, 1, 2, 3, 1, 2, 4, 8, 0, 0]
LALU = [1] * 11 + [3]


@pytest.mark.parametrize(
    ("bagian", "sampai", "ini", "teks"),
    [
        ((10, 10), 10, INI, "Oktober tertinggi tahun ini: 8 permohonan, tahun lalu 1."),
        (
            *((6, 6), 6, INI),
            "Juni: 3 permohonan, tahun lalu 1. "
            "Tertinggi tahun ini Maret dan Juni, masing-masing 3 permohonan.",
        ),
        ((1, 1), 1, [4] + [0] * 11, "Januari: 4 permohonan, tahun lalu 1."),
        (
            *((11, 11), 11, INI),
            "November: tidak ada permohonan, tahun lalu 1. "
            "Tertinggi tahun ini Oktober, 8 permohonan.",
        ),
        (
            *((7, 9), 9, INI),
            "Triwulan III: 7 permohonan, tahun lalu 3. "
            "Tertinggi tahun ini September, 4 permohonan.",
        ),
        (
            *((1, 12), 12, INI),
            "2026: 27 permohonan; sepanjang 2025: 14. Tertinggi Oktober, 8 permohonan.",
        ),
        (
            *((1, 12), 3, [2, 1, 3] + [0] * 9),
            "2026 sampai Maret: 6 permohonan; sepanjang 2025: 14. Tertinggi Maret, 3 permohonan.",
        ),
        ((2, 2), 2, [0] * 12, "Februari: tidak ada permohonan, tahun lalu 1."),
    ],
)
def test_kalimat_bulan(bagian, sampai, ini, teks):
    awal, akhir = (JenisLaporan.BULANAN.baca_kode(f"2026-{ke:02}") for ke in bagian)
    assert kalimat.bulan(Masa(awal.awal, akhir.akhir), sampai, ini, LALU) == teks


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        ({"Surat": 0, "Email": 0}, "Tidak ada permohonan pada Oktober 2026."),
        ({"Surat": 1, "Email": 0}, "1 permohonan melalui surat."),
        ({"e-PPID": 3}, "Semua 3 permohonan melalui e-PPID."),
        ({"Surat": 3, "Email": 1}, "Terbanyak surat: 3 dari 4 permohonan."),
        (
            {"Surat": 2, "Email": 2, "Telepon": 2, "Faksimili": 1},
            "Terbanyak surat, email, dan telepon, masing-masing 2 dari 7 permohonan.",
        ),
    ],
)
def test_kalimat_kanal(isi, teks):
    assert kalimat.kanal(isi, "Oktober 2026") == teks


def test_kalimat_hasil_merinci_yang_lainnya():
    assert gambar.semua(banyak())["hasil"].kalimat == (
        "Dari 8 permohonan: 5 dikabulkan seluruhnya, 1 ditolak, 1 lainnya (1 dicabut pemohon), "
        "dan 1 masih proses."
    )
    semua = gambar.semua(beku(angka={"hasil.dikabulkan": 6}))["hasil"]
    assert semua.kalimat == "Semua 6 permohonan dikabulkan seluruhnya."
    assert semua.baris[0] == ["Dikabulkan seluruhnya", 6, "100\xa0%"]


def test_kalimat_penolakan():
    semua = gambar.semua(banyak())
    assert semua["penolakan"].kalimat == (
        "Terbanyak huruf h (rahasia pribadi): 2 dari 3 bagian yang ditolak. "
        "1 juga menyebut undang-undang lain."
    )
    assert semua["penolakan"].baris[:3] == [
        ["huruf h: rahasia pribadi", 2],
        ["huruf a: menghambat proses penegakan hukum", 1],
        ["huruf b: HAKI dan persaingan usaha tidak sehat", 0],
    ]


@pytest.mark.parametrize(
    ("angka", "teks"),
    [
        (
            {"hari.2.tepat": 3, "hari.12.terlambat": 1, "waktu.tepat": 3, "waktu.tidak_tepat": 1},
            "3 dari 4 tepat waktu, 1 dijawab terlambat; "
            "belum cukup data untuk persentase dan median.",
        ),
        (
            CUKUP,
            "7 dari 9 tepat waktu (77\xa0%), 1 dijawab terlambat, 1 belum dijawab dan lewat batas; "
            "median 6 hari kerja.",
        ),
        (
            {"hari.2.tepat": 4, "waktu.tepat": 4, "waktu.tidak_tepat": 1, "waktu.terbuka_lewat": 1},
            "4 dari 5 tepat waktu (80\xa0%), 1 belum dijawab dan lewat batas; "
            "belum cukup data untuk median.",
        ),
        (
            {"hari.2.tepat": 3, "hari.3.tepat": 3, "waktu.tepat": 6},
            "6 dari 6 tepat waktu (100\xa0%); median 2,5 hari kerja.",
        ),
    ],
)
def test_kalimat_ketepatan(angka, teks):
    assert gambar.semua(beku(angka=angka))["ketepatan"].kalimat == f"{teks} {kalimat.ARTI_TANDA}"


@pytest.mark.parametrize(
    ("bagian", "semua", "teks"),
    [
        (0, 9, "0\xa0%"),
        (4, 4, ""),
        (1, 1000, "<1\xa0%"),
        (999, 1000, "99\xa0%"),
        (9, 9, "100\xa0%"),
        (7, 8, "87\xa0%"),
    ],
)
def test_persen_tidak_membual(bagian, semua, teks):
    assert persen(bagian, semua) == teks


# Other clocks


PEMILU = {"rezim.3_5": 6, "hari.2.tepat": 5, "hari.6.terlambat": 1}
PEMILU |= {"waktu.sampai_3": 5, "waktu.di_atas_5": 1, "waktu.tepat": 5, "waktu.tidak_tepat": 1}


def kelas(angka: dict) -> list[tuple[str, int]]:
    semua = perjalanan.waktu(beku(angka=angka)).baris
    return [(b.nama, b.isi[0]) for b in semua if " batas " in b.nama or "hari kerja ke-" in b.nama]


def test_garis_dan_kelas_mengikuti_batas_yang_berlaku():
    g = gambar.semua(beku(angka=PEMILU))["ketepatan"]

    assert "batas 3 hari" in kata(g) and "batas 10 hari" not in kata(g)
    assert kelas(PEMILU) == [
        ("Dijawab sampai hari kerja ke-3", 5),
        ("Dijawab pada hari kerja ke-4 sampai ke-5", 0),
        ("Dijawab sesudah hari kerja ke-5", 1),
    ]


def test_dua_batas_dikatakan_berlaku_bagi_siapa():
    angka = PEMILU | {"rezim.10_17": 9, "hari.12.diperpanjang": 1, "waktu.11_17": 1}
    g = gambar.semua(beku(angka=angka))["ketepatan"]

    assert "batas 10 hari" in kata(g)
    assert "Garis: batas 10 + 7 hari kerja bagi 9 permohonan; batas 3 + 2 hari kerja bagi 6" in (
        g.kalimat
    )
    assert kelas(angka)[:3] == [
        ("Diterima dengan batas 10 + 7 hari kerja", 9),
        ("Diterima dengan batas 3 + 2 hari kerja", 6),
        ("Dijawab sampai hari kerja ke-10", 0),
    ]
    assert len(kelas(angka)) == 8


def test_satu_aturan_persen_di_kalimat_dan_di_gambar():
    """7 of 8 once on time, once granted: no 87 % beside 88 %."""
    angka = {"hari.3.tepat": 7, "hari.11.terlambat": 1, "waktu.tepat": 7, "waktu.tidak_tepat": 1}
    semua = gambar.semua(beku(angka=angka | {"hasil.dikabulkan": 7, "hasil.ditolak": 1}))

    assert "7 dari 8 tepat waktu (87\xa0%)" in semua["ketepatan"].kalimat
    assert semua["hasil"].baris[0] == ["Dikabulkan seluruhnya", 7, "87\xa0%"]
    assert "87\xa0%" in " ".join(kata(semua["hasil"]))


@pytest.mark.parametrize(
    ("sebaran", "median", "batas", "teks"),
    [
        ({}, None, 10, "Catat: belum diukur (batas 10)."),
        (
            *({7: 3}, None, 10),
            "Catat: belum cukup data (3 kali), terlama 7 menit (batas 10).",
        ),
        ({7: 4, 9: 2}, 7.0, 10, "Catat: median 7 menit (batas 10), terlama 9."),
        (
            *({7: 4, 12: 2}, 7.5, 10),
            "Catat: median 7,5 menit (batas 10), terlama 12, 2 dari 6 kali lewat batas.",
        ),
        ({7: 5}, 7.0, None, "Catat: median 7 menit, terlama 7."),
    ],
)
def test_kalimat_meja(sebaran, median, batas, teks):
    assert kalimat.meja("Catat", sebaran, median, batas) == teks


def test_kalimat_dip():
    assert gambar.semua(banyak())["dip"].kalimat == (
        "16 dokumen yang berlaku; pada masa ini 4 baru dan tidak ada yang diperbarui."
    )


# On a page and on paper


def test_di_halaman_tabel_dilipat():
    g = gambar.semua(banyak())["kanal"]
    halaman = render_to_string("laporan/_grafik.html", {"g": g, "huruf": "Noto Sans"})

    ada = [halaman.count(f"<{nama}") for nama in ("svg", "figcaption", "table", "details")]
    assert ada == [1, 1, 1, 1]
    assert "style=" not in halaman and "id=" not in halaman


@pytest.mark.django_db
def test_dari_laporan_yang_disusun(satker, pada):
    pada("2026-10-12 10.00")
    for kanal in (Kanal.SURAT, Kanal.SURAT, Kanal.EMAIL):
        buat_permohonan(satker, kanal=kanal)
    pada("2026-11-03 09.00")
    isi = susun(satker, "bulanan", masa("bulan", JenisLaporan.BULANAN.baca_kode("2026-10").awal))

    baku = gambar.baku_meja(satker, isi)
    semua = gambar.semua(isi, baku=baku)

    assert baku == gambar.BAKU_MEJA  # as the SOP of Bintan says
    assert semua["kanal"].kalimat == "Terbanyak surat: 2 dari 3 permohonan."
    assert semua["hasil"].kalimat == "Semua 3 permohonan masih proses."
    assert semua["bulan"].kalimat == "Oktober tertinggi tahun ini: 3 permohonan, tahun lalu 0."
