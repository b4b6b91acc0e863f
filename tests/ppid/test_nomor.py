"""Numbers: 1…n per office, series and local year; no gap, no double."""

from datetime import date

import pytest
from django.db import transaction

from ppid import nomor
from ppid.izin import Peran
from ppid.models import Jejak, Penghitung
from tests.factories import buat_satker, pelaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def bintan():
    return buat_satker("bintan")


def ambil(satker, seri="surat", tahun=2026):
    with transaction.atomic():
        return nomor.ambil(satker, seri, tahun)


def test_numbers_run_from_one(bintan):
    assert [ambil(bintan) for _ in range(4)] == [1, 2, 3, 4]


def test_each_office_series_and_year_counts_for_itself(bintan):
    ambil(bintan)
    assert ambil(bintan, "lain") == 1
    assert ambil(bintan, tahun=2027) == 1
    assert ambil(buat_satker("sarolangun")) == 1
    assert ambil(bintan) == 2


def test_a_rollback_gives_the_number_back(bintan):
    ambil(bintan)
    with pytest.raises(RuntimeError), transaction.atomic():
        assert nomor.ambil(bintan, "surat", 2026) == 2
        raise RuntimeError
    assert ambil(bintan) == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="di luar transaksi"):
        nomor.ambil(buat_satker(), "surat", 2026)


def test_an_office_that_starts_mid_year_goes_on_after_k(bintan):
    admin = pelaku(Peran.ADMIN, bintan)
    nomor.tetapkan_awal(bintan, "surat", 2026, 41, oleh=admin)
    assert ambil(bintan) == 42
    assert Penghitung.objects.get(seri="surat").awal == 41
    baris = Jejak.objects.get(jenis="nomor_awal")
    assert baris.rantai == "bintan"
    assert baris.data == {"seri": "surat", "tahun": 2026, "awal": 41}


def test_the_first_number_is_set_once_and_before_any_is_given(bintan):
    admin = pelaku(Peran.ADMIN, bintan)
    nomor.tetapkan_awal(bintan, "surat", 2026, 41, oleh=admin)
    with pytest.raises(nomor.SeriSudahMulai):
        nomor.tetapkan_awal(bintan, "surat", 2026, 50, oleh=admin)
    ambil(bintan, "lain")
    with pytest.raises(nomor.SeriSudahMulai):
        nomor.tetapkan_awal(bintan, "lain", 2026, 50, oleh=admin)
    assert Jejak.objects.filter(jenis="nomor_awal").count() == 1


@pytest.mark.parametrize(
    ("pola", "hasil"),
    [
        ("{urut:04}/PPID/{kode}/{bulan_romawi}/{tahun}", "0042/PPID/2101/XI/2025"),
        ("{urut}/ORT.06/{kode}/2/{tahun}", "42/ORT.06/2101/2/2025"),
        ("{urut:02}-{urut}", "42-42"),
        ("{urut}/{nama}/{0.__class__}/{}", "42/{nama}/{0.__class__}/{}"),
    ],
)
def test_the_pattern_is_filled_and_nothing_else_is_read_from_it(pola, hasil):
    assert nomor.bentuk(pola, urut=42, kode="2101", tanggal=date(2025, 11, 3)) == hasil


def test_every_month_in_roman_numerals():
    bulan = [
        nomor.bentuk("{bulan_romawi}", urut=1, kode="", tanggal=date(2026, b, 1))
        for b in (1, 4, 9, 12)
    ]
    assert bulan == ["I", "IV", "IX", "XII"]


def test_a_number_wider_than_its_pattern_is_not_cut():
    assert nomor.bentuk("{urut:04}", urut=12345, kode="", tanggal=date(2026, 1, 1)) == "12345"


def test_the_number_in_an_address(bintan):
    assert nomor.kunci_alamat(bintan, 2025, 42) == "2101-2025-00042"
