"""The clock against hand-counted vectors, its invariants, and another source of holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid.data import baca_libur, baca_satker
from ppid.tenggat import (
    REZIM,
    Jenis,
    Kalender,
    Libur,
    dalam_kata,
    hari_ke,
    hitung,
    sisa_hari_kerja,
    tambah_hari_kerja,
    tanggal_ketat,
)

NASIONAL = Kalender.dari(baca_libur())
KOSONG = Kalender.dari([])


def tgl(teks: str) -> date:
    return date.fromisoformat(teks)


def libur(teks: str, nama="Kantor tutup", jenis=Jenis.TUTUP_LOKAL, dasar="SK 1") -> Libur:
    return Libur(tgl(teks), jenis, nama, dasar)


# --- hand-counted: receipt, day 10, day 17, strict 10, strict 17 -----------------------------

VEKTOR = [
    ("2023-04-14", "2023-05-08", "2023-05-17", "2023-04-28", "2023-05-10"),
    ("2023-12-20", "2024-01-08", "2024-01-17", "2024-01-05", "2024-01-16"),
    ("2024-03-28", "2024-04-22", "2024-05-02", "2024-04-16", "2024-04-25"),
    ("2025-03-20", "2025-04-14", "2025-04-24", "2025-04-07", "2025-04-16"),
    ("2025-12-19", "2026-01-07", "2026-01-19", "2026-01-06", "2026-01-15"),
    ("2026-03-21", "2026-04-08", "2026-04-17", "2026-04-06", "2026-04-15"),
    ("2026-12-18", "2027-01-07", "2027-01-18", "2027-01-06", "2027-01-15"),
]


@pytest.mark.parametrize("baris", VEKTOR, ids=[v[0] for v in VEKTOR])
def test_the_due_dates_are_those_counted_by_hand(baris):
    diterima, hari_10, hari_17, ketat_10, ketat_17 = map(tgl, baris)

    h = hitung(diterima, NASIONAL, hari=10, tambahan=7)

    assert (h.jatuh_tempo, h.jatuh_tempo_perpanjangan) == (hari_10, hari_17)
    assert tanggal_ketat(diterima, NASIONAL, 10) == ketat_10
    assert tanggal_ketat(diterima, NASIONAL, 17) == ketat_17
    assert h.peringatan == ""


@pytest.mark.parametrize(
    ("diterima", "april", "mei"),
    [
        ("2024-03-28", [1, 2, 3, 4, 5, 16, 17, 18, 19, 22, 23, 24, 25, 26, 29, 30], [2]),
        ("2025-03-20", [8, 9, 10, 11, 14, 15, 16, 17, 21, 22, 23, 24], []),
    ],
)
def test_the_counted_days_are_those_counted_by_hand(diterima, april, mei):
    mulai = tgl(diterima)
    maret = [21, 24, 25, 26, 27] if mulai.year == 2025 else []

    h = hitung(mulai, NASIONAL, hari=10, tambahan=7)

    dihitung = [(b.tanggal.month, b.tanggal.day) for b in h.rincian if b.dihitung]
    assert dihitung == [(3, d) for d in maret] + [(4, d) for d in april] + [(5, d) for d in mei]


@pytest.mark.parametrize(
    ("diterima", "tiga", "lima"),
    [("2024-02-07", "2024-02-15", "2024-02-19"), ("2024-04-04", "2024-04-17", "2024-04-19")],
)
def test_the_election_regime_counts_three_and_two(diterima, tiga, lima):
    hari, tambahan = REZIM["pemilu"]

    h = hitung(tgl(diterima), NASIONAL, hari=hari, tambahan=tambahan)

    assert (h.jatuh_tempo, h.jatuh_tempo_perpanjangan) == (tgl(tiga), tgl(lima))


@pytest.mark.parametrize(
    ("mulai", "hari", "akhir"),
    [("2025-03-03", 30, "2025-04-24"), ("2025-12-18", 14, "2026-01-12")],
    ids=["keberatan", "komisi_informasi"],
)
def test_the_longer_terms_of_the_law_use_the_same_count(mulai, hari, akhir):
    assert tambah_hari_kerja(tgl(mulai), hari, NASIONAL) == tgl(akhir)


@pytest.mark.parametrize("diterima", ["2025-11-07", "2025-11-08", "2025-11-09"])
def test_friday_saturday_and_sunday_all_start_on_monday(diterima):
    assert hitung(tgl(diterima), NASIONAL, hari=10).mulai == tgl("2025-11-10")


def test_the_leap_day_is_a_day_like_any_other():
    h = hitung(tgl("2024-02-28"), NASIONAL, hari=1)

    assert h.jatuh_tempo == tgl("2024-02-29")


def test_one_instant_at_new_year_is_another_day_in_each_office_zone():
    saat = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)
    zona = {"Asia/Jakarta": 2025, "Asia/Pontianak": 2025, "Asia/Makassar": 2026}
    zona["Asia/Jayapura"] = 2026

    hari = {z: saat.astimezone(ZoneInfo(z)).date() for z in zona}

    assert {z: h.year for z, h in hari.items()} == zona
    mulai = {hitung(h, NASIONAL, hari=10).mulai for h in hari.values()}
    assert mulai == {tgl("2026-01-02")}


def test_the_office_day_decides_where_an_instant_falls_between_two_working_days():
    saat = datetime(2025, 11, 3, 16, 30, tzinfo=UTC)  # Monday 23.30 WIB, Tuesday 01.30 WIT
    jakarta, jayapura = (
        saat.astimezone(ZoneInfo(z)).date() for z in ("Asia/Jakarta", "Asia/Jayapura")
    )

    assert tambah_hari_kerja(jakarta, 10, NASIONAL) == tgl("2025-11-17")
    assert tambah_hari_kerja(jayapura, 10, NASIONAL) == tgl("2025-11-18")


# --- the reason of each day --------------------------------------------------------------------


def test_every_day_has_its_reason_with_the_decree():
    h = hitung(tgl("2025-12-24"), NASIONAL, hari=2)

    skb = "SKB 1017/2024, 2/2024, 2/2024 jo. 933/2025, 1/2025, 3/2025"
    assert [b.alasan for b in h.rincian] == [
        f"Hari Raya Natal ({skb})",
        f"Cuti bersama Hari Raya Natal ({skb})",
        "Sabtu",
        "Minggu",
        "Hari kerja ke-1",
        "Hari kerja ke-2",
    ]
    assert [b.ke for b in h.rincian] == [None, None, None, None, 1, 2]


def test_a_holiday_on_a_weekend_names_both():
    alasan = NASIONAL.alasan_libur(tgl("2026-03-21"))

    assert alasan == "Sabtu; Idulfitri (SKB 1497/2025, 2/2025, 5/2025)"


def test_several_rows_on_one_date_are_all_named_and_a_repeated_row_once():
    nasional = libur("2028-01-03", "Tahun baru", Jenis.LIBUR_NASIONAL, "SKB 9")
    kalender = Kalender.dari(
        [libur("2028-01-03", "Pemilu ulang", dasar="SK 7"), nasional, nasional]
    )

    assert kalender.alasan_libur(tgl("2028-01-03")) == "Pemilu ulang; Tahun baru (SK 7; SKB 9)"
    assert kalender.tahun_terdaftar == {2028}


@pytest.mark.parametrize("jenis", [*Jenis, "jenis_lain"])
def test_every_row_is_a_day_off_whatever_its_kind_and_even_without_a_name(jenis):
    kalender = Kalender.dari([libur("2028-01-03", nama="", jenis=jenis, dasar="")])

    assert not kalender.hari_kerja(tgl("2028-01-03"))
    assert kalender.alasan_libur(tgl("2028-01-03")) == "Hari libur"


def test_without_cuti_bersama_only_those_days_become_working_days():
    baris = [
        libur("2028-01-03", "Cuti bersama", Jenis.CUTI_BERSAMA),
        libur("2028-01-04", "Cuti bersama", Jenis.CUTI_BERSAMA),
        libur("2028-01-04", "Kantor tutup"),
    ]

    ketat = Kalender.dari(baris).tanpa_cuti_bersama()

    assert ketat.hari_kerja(tgl("2028-01-03"))
    assert not ketat.hari_kerja(tgl("2028-01-04"))


def test_an_instant_is_refused_because_it_would_miss_every_holiday():
    with pytest.raises(TypeError):
        NASIONAL.alasan_libur(datetime(2025, 12, 25, 8, tzinfo=UTC))


def test_dates_in_words_are_indonesian():
    assert dalam_kata(tgl("2025-11-03")) == "Senin, 3 November 2025"
    assert dalam_kata(tgl("2026-08-07")) == "Jumat, 7 Agustus 2026"


# --- a year without a list, a calendar without working days ------------------------------------


@pytest.mark.parametrize(
    ("diterima", "tahun"), [("2027-12-20", "2028"), ("2022-12-28", "2022"), ("2030-01-01", "2030")]
)
def test_a_year_without_a_list_still_counts_and_warns(diterima, tahun):
    h = hitung(tgl(diterima), NASIONAL, hari=10, tambahan=7)

    assert len([b for b in h.rincian if b.dihitung]) == 17
    assert h.peringatan.startswith(f"Daftar libur nasional tahun {tahun} belum ada")
    assert h.sebagai_dict()["peringatan"] == h.peringatan


def test_all_years_without_a_list_are_named_in_one_sentence():
    h = hitung(tgl("2028-12-27"), NASIONAL, hari=10)

    assert "tahun 2028 dan 2029 belum ada" in h.peringatan


def test_a_local_closing_day_does_not_make_a_national_list():
    kalender = Kalender.dari([libur("2028-06-01")])

    assert kalender.tahun_terdaftar == frozenset()
    assert hitung(tgl("2028-05-30"), kalender, hari=3).peringatan


def test_a_calendar_that_is_never_open_ends_in_a_sentence():
    awal = tgl("2026-01-01")
    tutup = Kalender.dari(libur((awal + timedelta(i)).isoformat()) for i in range(1000))

    with pytest.raises(ValueError, match="periksa daftar hari libur"):
        hitung(awal, tutup, hari=10)


def test_the_end_of_the_calendar_ends_in_a_sentence():
    with pytest.raises(ValueError, match="terlalu jauh"):
        hitung(date.max, NASIONAL, hari=10)


@pytest.mark.parametrize(("hari", "tambahan"), [(0, 0), (-1, 0), (10, -1)])
def test_a_term_has_at_least_one_day(hari, tambahan):
    with pytest.raises(ValueError, match="paling sedikit"):
        hitung(tgl("2025-03-20"), NASIONAL, hari=hari, tambahan=tambahan)


# --- where today stands ------------------------------------------------------------------------

# Due Wednesday 24 December 2025; 25 and 26 are days off, then comes a weekend.
SISA = {
    "two_working_days_before": ("2025-12-22", 2),
    "the_day_before": ("2025-12-23", 1),
    "on_the_due_date": ("2025-12-24", 0),
    "first_day_off_after_it_is_late": ("2025-12-25", -1),
    "weekend_after_it_is_late": ("2025-12-28", -1),
    "first_working_day_after": ("2025-12-29", -1),
    "second_working_day_after": ("2025-12-30", -2),
    "next_year": ("2026-01-02", -4),
}


@pytest.mark.parametrize(("hari_ini", "sisa"), SISA.values(), ids=SISA.keys())
def test_remaining_working_days_change_sign_exactly_after_the_due_date(hari_ini, sisa):
    assert sisa_hari_kerja(tgl(hari_ini), tgl("2025-12-24"), NASIONAL) == sisa


def test_a_day_off_before_the_due_date_counts_the_working_days_still_to_come():
    assert sisa_hari_kerja(tgl("2025-12-28"), tgl("2025-12-30"), NASIONAL) == 2


KE = {
    "before_receipt": ("2025-03-01", 0),
    "on_receipt": ("2025-03-20", 0),
    "day_1": ("2025-03-21", 1),
    "weekend_keeps_the_last_counted_day": ("2025-03-23", 1),
    "inside_lebaran": ("2025-04-07", 5),
    "day_10": ("2025-04-14", 10),
    "last_day": ("2025-04-24", 17),
    "past_the_last_day": ("2026-01-01", 17),
}


@pytest.mark.parametrize(("hari_ini", "ke"), KE.values(), ids=KE.keys())
def test_the_ordinal_of_today_is_that_of_the_last_counted_day(hari_ini, ke):
    h = hitung(tgl("2025-03-20"), NASIONAL, hari=10, tambahan=7)

    assert hari_ke(tgl(hari_ini), h) == ke


# --- invariants --------------------------------------------------------------------------------

tanggal = st.dates(tgl("2022-06-01"), tgl("2028-06-30"))
panjang = st.integers(1, 30)
tutup = st.lists(
    st.builds(Libur, tanggal, st.sampled_from(Jenis), st.just("Tutup"), st.just("SK")), max_size=60
)


def kalender_dengan(tambahan: list[Libur]) -> Kalender:
    return Kalender.dari([*baca_libur(), *tambahan])


@given(tanggal, panjang, panjang, tutup)
def test_due_dates_are_working_days_after_receipt(diterima, hari, tambahan, baris):
    kalender = kalender_dengan(baris)

    h = hitung(diterima, kalender, hari=hari, tambahan=tambahan)

    assert diterima < h.mulai <= h.jatuh_tempo < h.jatuh_tempo_perpanjangan
    batas = (h.mulai, h.jatuh_tempo, h.jatuh_tempo_perpanjangan)
    assert all(kalender.hari_kerja(t) and t.weekday() < 5 for t in batas)


@given(tanggal, panjang, panjang, tutup)
def test_the_proof_has_one_line_per_day_and_counts_exactly_to_n(diterima, hari, tambahan, baris):
    h = hitung(diterima, kalender_dengan(baris), hari=hari, tambahan=tambahan)

    hari_hari = [b.tanggal for b in h.rincian]
    assert hari_hari == [diterima + timedelta(i + 1) for i in range(len(h.rincian))]
    assert hari_hari[-1] == h.jatuh_tempo_perpanjangan
    assert [b.ke for b in h.rincian if b.dihitung] == list(range(1, hari + tambahan + 1))
    assert all(b.alasan and (b.ke is None) != b.dihitung for b in h.rincian)


@given(tanggal, panjang, st.lists(st.integers(1, 60), min_size=1, max_size=5), tutup)
def test_one_more_day_off_never_makes_it_earlier(diterima, hari, jarak, baris):
    lagi = [libur((diterima + timedelta(j)).isoformat()) for j in jarak]

    sebelum = tambah_hari_kerja(diterima, hari, kalender_dengan(baris))
    sesudah = tambah_hari_kerja(diterima, hari, kalender_dengan([*baris, *lagi]))

    assert sesudah >= sebelum


@given(tanggal, panjang, tutup)
def test_the_internal_target_is_never_after_the_due_date(diterima, hari, baris):
    kalender = kalender_dengan(baris)

    ketat = tanggal_ketat(diterima, kalender, hari)

    assert ketat <= hitung(diterima, kalender, hari=hari).jatuh_tempo


@given(tanggal, panjang, st.integers(-40, 80), tutup)
def test_remaining_days_agree_with_the_proof(diterima, hari, geser, baris):
    kalender = kalender_dengan(baris)
    h = hitung(diterima, kalender, hari=hari)
    hari_ini = diterima + timedelta(geser)

    sisa = sisa_hari_kerja(hari_ini, h.jatuh_tempo, kalender)

    assert (sisa < 0) == (hari_ini > h.jatuh_tempo)
    assert (sisa == 0) == (hari_ini == h.jatuh_tempo)
    if diterima <= hari_ini <= h.jatuh_tempo:
        assert sisa == hari - hari_ke(hari_ini, h)


# --- the files ---------------------------------------------------------------------------------

# The package counts the election days as public holidays; our file names them by their own kind.
PEMUNGUTAN_SUARA = {tgl("2024-02-14"), tgl("2024-11-27")}


@pytest.mark.parametrize("tahun", range(2023, 2028))
def test_the_holiday_file_agrees_with_the_holidays_package(tahun):
    publik = set(holidays.Indonesia(years=tahun, categories=("public",)))
    cuti = set(holidays.Indonesia(years=tahun, categories=("government",)))

    kita = [b for b in baca_libur() if b.tanggal.year == tahun]
    nasional = {b.tanggal for b in kita if b.jenis == Jenis.LIBUR_NASIONAL}
    bersama = {b.tanggal for b in kita if b.jenis == Jenis.CUTI_BERSAMA}
    suara = {b.tanggal for b in kita if b.jenis == Jenis.HARI_PEMUNGUTAN_SUARA}

    assert suara == {t for t in PEMUNGUTAN_SUARA if t.year == tahun}
    assert publik - nasional == suara
    assert nasional - publik == set()
    assert bersama == cuti


def test_every_holiday_has_a_known_kind_a_name_and_a_decree():
    baris = baca_libur()

    assert {b.jenis for b in baris} <= set(Jenis)
    assert all(b.nama and b.dasar for b in baris)
    assert len({b.tanggal for b in baris}) == len(baris)
    assert NASIONAL.tahun_terdaftar == {2023, 2024, 2025, 2026, 2027}


def test_the_offices_are_38_provinces_and_their_514_children_in_four_zones():
    satker = baca_satker()
    provinsi = {s.kode for s in satker if s.tingkat == "provinsi"}

    assert (len(provinsi), len(satker)) == (38, 552)
    assert len({s.slug for s in satker}) == len({s.kode for s in satker}) == 552
    assert all(s.induk in provinsi for s in satker if s.tingkat != "provinsi")
    assert {s.zona_waktu for s in satker} == {
        *("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
    }
