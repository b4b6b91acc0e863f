"""The sentences that open a report say what the figures say, and no more."""

from datetime import date, timedelta

from laporan.ringkasan import ringkasan
from laporan.status.laporan import JenisLaporan
from tests.laporan import contoh

OKTOBER = JenisLaporan.BULANAN.masa(date(2026, 10, 1))


def kalimat(*kasus) -> str:
    return " ".join(
        ringkasan(contoh.beku("bulanan", OKTOBER, semua=list(kasus)), "KPU Kabupaten Bintan")
    )


def pada(ke: int, **ganti):
    return contoh.kasus(ke, date(2026, 10, 5), **ganti)


def test_bulan_tanpa_permohonan_nihil():
    assert kalimat() == (
        "Nihil. Selama Oktober 2026 KPU Kabupaten Bintan tidak menerima permohonan informasi."
    )


def test_jumlah_kecil_tidak_diberi_persen_maupun_median():
    teks = kalimat(pada(1), pada(2))

    assert "semuanya tepat waktu" in teks
    assert "median tidak disebut karena datanya belum cukup" in teks
    assert "%" not in teks
    assert "(median)" not in teks


def test_yang_diterima_sebelumnya_disebut_tersendiri():
    lalu = contoh.kasus(3, date(2026, 9, 28))

    teks = kalimat(lalu, pada(4))

    assert "menerima 1 permohonan dan menyelesaikan 2, termasuk 1 yang diterima sebelumnya." in teks


def test_terlambat_disebut_dengan_sebabnya():
    teks = kalimat(*(pada(ke) for ke in range(1, 9)))

    assert "8 sudah dijawab, 7 di antaranya tepat waktu (87\xa0%)." in teks
    assert (
        "Permohonan 0006/PPID/2101/10/2026 terlambat 1 hari kerja: "
        "Bahan dari unit diterima pada hari jatuh tempo." in teks
    )
    assert "median" in teks


def test_terlambat_tanpa_sebab_dan_masih_terbuka_diakui():
    terbuka = {"hari": None, "hasil": "", "berakhir": None, "tepat": False, "di_tempat": False}

    teks = kalimat(pada(1, **terbuka), pada(2))

    assert "1 belum dijawab padahal melewati jatuh tempo; 1 dari 2 tepat waktu" in teks
    assert "hari kerja dan masih terbuka; sebabnya belum dicatat." in teks
    assert "Satu permohonan belum selesai pada akhir bulan itu." in teks


def test_banyak_yang_terlambat_dihitung_saja():
    terlambat = {"tepat": False, "sebab": ""}

    teks = kalimat(*(pada(ke, **terlambat) for ke in range(1, 5)))

    assert "Empat permohonan terlambat" in teks
    assert "4 belum bersebab" in teks
    assert "0001/" not in teks


def test_yang_bukan_permohonan_disebut_tidak_dihitung():
    teks = kalimat(pada(2), pada(1, hasil="duplikat"))

    assert "Satu kiriman bukan permohonan informasi atau duplikat, tidak dihitung." in teks


def test_masih_dalam_proses_belum_dinilai():
    terbuka = {"hari": None, "hasil": "", "berakhir": None, "tepat": None, "di_tempat": False}

    teks = kalimat(pada(1, jatuh_tempo=OKTOBER.akhir + timedelta(days=5), **terbuka))

    assert "belum ada yang dijawab atau melewati jatuh tempo" in teks
