"""The period of a date, and the periods of an office over time. Pure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.masa import BULAN, HARI, PEKAN, Masa, deret, masa, masa_berlaku

TANGGAL = st.dates(date(2024, 1, 1), date(2030, 12, 31))
PERIODE = st.sampled_from([HARI, PEKAN, BULAN])


@pytest.mark.parametrize(
    ("periode", "tanggal", "awal", "akhir", "sebutan"),
    [
        (HARI, "2026-11-20", "2026-11-20", "2026-11-20", "Jumat, 20 November 2026"),
        ("", "2026-11-20", "2026-11-20", "2026-11-20", "Jumat, 20 November 2026"),
        (PEKAN, "2026-11-20", "2026-11-16", "2026-11-22", "16–22 November 2026"),
        (PEKAN, "2026-11-16", "2026-11-16", "2026-11-22", "16–22 November 2026"),
        (PEKAN, "2026-11-22", "2026-11-16", "2026-11-22", "16–22 November 2026"),
        (PEKAN, "2026-12-01", "2026-11-30", "2026-12-06", "30 November 2026 – 6 Desember 2026"),
        (PEKAN, "2027-01-01", "2026-12-28", "2027-01-03", "28 Desember 2026 – 3 Januari 2027"),
        (BULAN, "2026-11-20", "2026-11-01", "2026-11-30", "November 2026"),
        (BULAN, "2026-12-31", "2026-12-01", "2026-12-31", "Desember 2026"),
        (BULAN, "2028-02-10", "2028-02-01", "2028-02-29", "Februari 2028"),
    ],
)
def test_masa_dari_periode_dan_tanggal(periode, tanggal, awal, akhir, sebutan):
    hasil = masa(periode, date.fromisoformat(tanggal))

    assert hasil == Masa(date.fromisoformat(awal), date.fromisoformat(akhir))
    assert f"{hasil}" == sebutan


@pytest.mark.parametrize(
    ("tanggal", "awal", "akhir"),
    [
        ("2026-11-08", "2026-11-08", "2026-11-08"),
        ("2026-11-09", "2026-11-09", "2026-11-09"),
        ("2026-11-10", "2026-11-10", "2026-11-30"),  # the first month begins with the version
        ("2026-12-15", "2026-12-01", "2026-12-31"),
        ("2027-01-03", "2027-01-01", "2027-01-05"),  # and the last one ends with it
        ("2027-01-06", "2027-01-06", "2027-01-10"),
        ("2027-01-11", "2027-01-11", "2027-01-17"),
    ],
)
def test_sop_baru_memotong_masa(tanggal, awal, akhir):
    versi = [
        (date(2026, 1, 1), HARI),
        (date(2026, 11, 10), BULAN),
        (date(2027, 1, 6), PEKAN),
    ]

    hasil = masa_berlaku(versi, date.fromisoformat(tanggal))

    assert hasil == Masa(date.fromisoformat(awal), date.fromisoformat(akhir))


@given(TANGGAL, PERIODE)
def test_setiap_hari_suatu_masa_memberi_masa_itu_juga(tanggal, periode):
    satu = masa(periode, tanggal)

    hari = [satu.awal + timedelta(days=n) for n in range((satu.akhir - satu.awal).days + 1)]
    assert tanggal in hari
    assert {masa(periode, h) for h in hari} == {satu}


@given(st.lists(st.tuples(TANGGAL, PERIODE), min_size=1, max_size=4), TANGGAL, st.integers(0, 120))
def test_deret_tanpa_celah_dan_tanpa_tumpang_tindih(versi, awal, lama):
    versi = sorted(versi, key=lambda v: v[0])

    semua = list(deret(versi, awal, awal + timedelta(days=lama)))

    assert semua[0].akhir >= awal
    for satu, berikut in zip(semua, semua[1:], strict=False):
        assert berikut.awal == satu.akhir + timedelta(days=1)
    assert all(masa_berlaku(versi, m.awal) == masa_berlaku(versi, m.akhir) for m in semua[1:])
