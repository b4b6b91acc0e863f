"""Service hours: open or not, and a sentence about when; the count of days rests on none of it."""

from datetime import date, datetime

import pytest

from ppid import jam

KERJA = [["08.00", "16.00", "12.00", "13.00"]] * 4 + [["08.00", "16.30"], None, None]
TANPA_RABU = [*KERJA[:2], None, *KERJA[3:]]
SABTU = [*KERJA[:5], ["09.00", "12.00"], None]
LIBUR = {date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)}


def keadaan(saat: str, pekan=KERJA, libur=LIBUR) -> tuple[bool, str]:
    return jam.keadaan(datetime.fromisoformat(saat), pekan, libur.__contains__, "WIB")


@pytest.mark.parametrize(
    ("saat", "buka", "kalimat"),
    [
        ("2026-11-23 07:59", False, "buka hari ini pukul 08.00 WIB"),
        ("2026-11-23 08:00", True, "sampai pukul 16.00 WIB hari ini"),
        ("2026-11-23 11:59", True, "sampai pukul 16.00 WIB hari ini"),
        ("2026-11-23 12:00", False, "istirahat, buka lagi pukul 13.00 WIB"),
        ("2026-11-23 13:00", True, "sampai pukul 16.00 WIB hari ini"),
        ("2026-11-23 16:00", False, "buka lagi Selasa pukul 08.00 WIB"),
        ("2026-11-27 12:30", True, "sampai pukul 16.30 WIB hari ini"),
        ("2026-11-27 17:00", False, "buka lagi Senin pukul 08.00 WIB"),
        ("2026-11-28 10:00", False, "buka lagi Senin pukul 08.00 WIB"),
        ("2026-12-23 17:00", False, "buka lagi Senin pukul 08.00 WIB"),
        ("2026-12-25 09:00", False, "buka lagi Senin pukul 08.00 WIB"),
    ],
)
def test_buka_atau_tidak_dan_kapan_lagi(saat, buka, kalimat):
    assert keadaan(saat) == (buka, kalimat)


def test_hari_kerja_yang_tidak_dilayani_dilompati():
    """The next day off the holiday list is not enough: the desk must have hours on it."""
    assert keadaan("2026-11-24 17:00", TANPA_RABU) == (False, "buka lagi Kamis pukul 08.00 WIB")
    assert keadaan("2026-11-25 10:00", TANPA_RABU) == (False, "buka lagi Kamis pukul 08.00 WIB")


def test_sabtu_yang_punya_jam_adalah_hari_buka():
    assert keadaan("2026-11-27 17:00", SABTU) == (False, "buka lagi Sabtu pukul 09.00 WIB")
    assert keadaan("2026-11-28 10:00", SABTU) == (True, "sampai pukul 12.00 WIB hari ini")


def test_sesudah_libur_panjang_harinya_disebut_dengan_tanggal():
    sepekan = {date(2026, 11, 23 + i) for i in range(7)}

    _, kalimat = keadaan("2026-11-23 10:00", libur=sepekan)

    assert kalimat == "buka lagi Senin, 30 November, pukul 08.00 WIB"


def test_kantor_yang_tidak_pernah_buka_tetap_punya_kalimat():
    assert keadaan("2026-11-23 10:00", [None] * 7) == (
        False,
        "hari buka berikutnya belum ditetapkan",
    )


@pytest.mark.parametrize(
    ("pekan", "teks"),
    [
        ([["08.00", "16.00"]] * 5 + [None, None], ""),
        ([["08.00", "16.00", "12.00", "13.00"]] * 5 + [None, None], "12.00–13.00"),
        (
            [["08.00", "16.00", "12.00", "13.00"]] * 4
            + [["08.00", "16.30", "11.30", "13.00"], None, None],
            "Senin–Kamis 12.00–13.00, Jumat 11.30–13.00",
        ),
        (KERJA, "Senin–Kamis 12.00–13.00"),
    ],
)
def test_istirahat_dalam_satu_baris(pekan, teks):
    assert jam.istirahat_ringkas(pekan) == teks


def test_jam_ringkas_tidak_menyebut_istirahat():
    assert jam.ringkas(jam.rentang(satu) for satu in KERJA) == [
        ("Senin–Kamis", "08.00–16.00"),
        ("Jumat", "08.00–16.30"),
        ("Sabtu–Minggu", "Tutup"),
    ]
