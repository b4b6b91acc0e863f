"""Standards in days, weeks and months: begun on, standard, last day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid.tenggat import (
    Kalender,
    batas_baku,
)
from tests.ppid.test_tenggat import NASIONAL, libur, tgl

BAKU = [
    ("2026-11-20", 1, "hari_kerja", "2026-11-23"),  # Friday to Monday
    ("2026-11-23", 2, "hari_kerja", "2026-11-25"),
    ("2026-11-23", 1, "minggu", "2026-11-30"),
    ("2026-11-21", 1, "minggu", "2026-11-30"),  # ends on a Saturday
    ("2025-12-18", 1, "minggu", "2025-12-29"),  # Christmas, cuti bersama, weekend
    ("2026-11-23", 1, "bulan", "2026-12-23"),
    ("2024-01-31", 1, "bulan", "2024-02-29"),  # a shorter month, a leap year
    ("2026-01-31", 1, "bulan", "2026-03-02"),  # 28 February is a Saturday
    ("2026-10-31", 1, "bulan", "2026-11-30"),
    ("2026-12-01", 1, "bulan", "2027-01-04"),  # New Year, then the weekend
    ("2026-08-31", 13, "bulan", "2027-09-30"),
]


@pytest.mark.parametrize(("mulai", "jumlah", "satuan", "akhir"), BAKU)
def test_a_standard_ends_on_the_day_counted_by_hand(mulai, jumlah, satuan, akhir):
    baku = {"jumlah": jumlah, "satuan": satuan}

    assert batas_baku(tgl(mulai), baku, NASIONAL) == tgl(akhir)


def test_an_end_on_a_closing_day_of_the_office_moves_on():
    tutup = Kalender.dari([libur("2026-11-30"), libur("2026-12-01")])

    assert batas_baku(tgl("2026-11-23"), {"jumlah": 1, "satuan": "minggu"}, tutup) == tgl(
        "2026-12-02"
    )


@pytest.mark.parametrize("baku", [None, {"jumlah": 30, "satuan": "menit"}])
def test_a_standard_without_days_has_no_last_day(baku):
    assert batas_baku(tgl("2026-11-23"), baku, NASIONAL) is None


@given(st.dates(tgl("2023-01-01"), tgl("2026-06-30")), st.integers(1, 6))
def test_the_end_of_a_month_is_a_working_day_and_never_early(mulai, bulan):
    akhir = batas_baku(mulai, {"jumlah": bulan, "satuan": "bulan"}, NASIONAL)

    assert NASIONAL.hari_kerja(akhir)
    assert (akhir.year * 12 + akhir.month) - (mulai.year * 12 + mulai.month) >= bulan
