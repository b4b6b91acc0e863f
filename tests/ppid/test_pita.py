from datetime import date

import pytest

from ppid import tenggat
from ppid.data import baca_libur
from ppid.pita import nama_pendek, pita

KALENDER = tenggat.Kalender.dari(baca_libur())


def buat(diterima: date, hari_ini: date, **lain):
    hitungan = tenggat.hitung(diterima, KALENDER, hari=10, tambahan=7)
    return pita(hitungan, hari_ini, **lain)


def teks(p, *jenis):
    return [sel["teks_tanggal"] for sel in p.hari if sel["jenis"] in jenis]


def test_hari_lalu_kini_batas_dan_tambahan():
    p = buat(date(2026, 11, 12), date(2026, 11, 23))
    assert p.judul == "Hari ke-7 dari 10 hari kerja"
    assert p.hari_ke == 7
    assert teks(p, "lalu") == ["13 Nov", "16", "17", "18", "19", "20"]
    assert teks(p, "kini") == ["23"]
    assert teks(p, "batas") == ["26 Nov"]
    assert teks(p, "tambahan") == ["27", "30", "1 Des", "2", "3", "4", "7 Des"]
    assert [s["penanda"] for s in p.hari if s["penanda"]] == ["Hari ini", "Batas"]
    assert [s["awal_pekan"] for s in p.hari][:3] == [True, True, False]


def test_libur_bertetangga_berbagi_satu_nama():
    p = buat(date(2026, 12, 11), date(2026, 12, 21))
    libur = [s for s in p.hari if s["jenis"] == "libur"]
    assert [s["nama_libur"] for s in libur] == ["Cuti Natal", "Natal", "Tahun Baru", "Isra Mikraj"]
    assert [s["ringkas"] for s in libur] == ["24–25 Des\nNatal", "", "", ""]
    assert all(s["kolom"] in range(1, 6) for s in p.hari)


def test_hari_terakhir_tetap_bertanda_hari_ini():
    p = buat(date(2026, 11, 12), date(2026, 11, 26))
    assert next(s for s in p.hari if s["jenis"] == "kini batas")["penanda"] == "Hari ini"


@pytest.mark.parametrize(
    ("hari_ini", "judul"),
    [
        (date(2026, 11, 12), "Hari pertama Jumat, 13 November 2026"),
        (date(2026, 11, 14), "Hari ke-1 dari 10 hari kerja"),
        (date(2026, 11, 27), "Batas 10 hari kerja sudah lewat"),
        (date(2027, 3, 1), "Batas 10 hari kerja sudah lewat"),
    ],
)
def test_judul(hari_ini, judul):
    assert buat(date(2026, 11, 12), hari_ini).judul == judul


@pytest.mark.parametrize(
    ("selesai", "judul"),
    [
        (date(2026, 11, 12), "Selesai sebelum hari pertama"),
        (date(2026, 11, 18), "Selesai pada hari ke-4 dari 10 hari kerja"),
        (date(2026, 12, 28), "Selesai sesudah batas 10 hari kerja"),
    ],
)
def test_sesudah_selesai_tidak_ada_hari_ini(selesai, judul):
    p = buat(date(2026, 11, 12), date(2027, 1, 4), selesai=selesai)
    assert p.judul == judul
    assert "Hari ini" not in [s["penanda"] for s in p.hari]
    assert tenggat.dalam_kata(selesai) in p.kalimat.replace("\xa0", " ")


def test_target_hanya_bila_berbeda():
    diterima = date(2026, 12, 11)
    hitungan = tenggat.hitung(diterima, KALENDER, hari=10, tambahan=7)
    ketat = tenggat.tanggal_ketat(diterima, KALENDER, 10)
    p = pita(hitungan, date(2026, 12, 21), target=ketat)
    assert [s["tanggal"] for s in p.hari if s["penanda"] == "target"] == [ketat]
    assert "Target kantor" in p.kalimat
    sama = pita(hitungan, date(2026, 12, 21), target=hitungan.jatuh_tempo)
    assert "Target kantor" not in sama.kalimat


def test_diperpanjang_batasnya_hari_ketujuh_belas():
    p = buat(date(2026, 11, 12), date(2026, 12, 1), diperpanjang=True)
    assert p.judul == "Hari ke-13 dari 17 hari kerja"
    assert teks(p, "tambahan") == []
    assert teks(p, "batas") == ["7 Des"]
    assert [s["penanda"] for s in p.hari if s["penanda"]] == ["Hari ini", "Batas"]
    kalimat = p.kalimat.replace("\xa0", " ")
    assert "Diperpanjang satu kali; batas semula Kamis, 26 November 2026" in kalimat
    assert "putus-putus" not in kalimat


def test_pemberitahuan_menghentikan_pita():
    berhenti = {"selesai": date(2026, 11, 18), "kata": "Diberitahukan"}
    p = buat(date(2026, 11, 12), date(2027, 1, 4), **berhenti)
    assert p.judul == "Diberitahukan pada hari ke-4 dari 10 hari kerja"
    assert p.kalimat.replace("\xa0", " ").endswith("Diberitahukan Rabu, 18 November 2026.")


def test_hari_ini_libur_disebut_dalam_kalimat():
    assert "Hari ini Natal" not in buat(date(2026, 12, 11), date(2026, 12, 23)).kalimat
    assert "Hari ini Hari Raya Natal, tidak" in buat(date(2026, 12, 11), date(2026, 12, 25)).kalimat
    assert "Hari ini Sabtu, tidak" in buat(date(2026, 12, 11), date(2026, 12, 19)).kalimat


def test_tanpa_perpanjangan_dan_tanpa_daftar_libur():
    hitungan = tenggat.hitung(date(2031, 1, 6), KALENDER, hari=3)
    p = pita(hitungan, date(2031, 1, 7))
    assert "putus-putus" not in p.kalimat
    assert "belum ada" in p.kalimat


@pytest.mark.parametrize(
    ("alasan", "pendek"),
    [
        ("Cuti bersama Hari Raya Natal (SKB 1/2026)", "Cuti Natal"),
        ("Tahun Baru Islam (1 Muharam) (SKB 1/2026)", "Tahun Baru Islam"),
        ("Kantor tutup karena perbaikan jaringan listrik", "Kantor tutup karena…"),
    ],
)
def test_nama_pendek(alasan, pendek):
    assert nama_pendek(alasan) == pendek
