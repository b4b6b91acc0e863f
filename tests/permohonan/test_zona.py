"""Days, years and due dates belong to the office's zone, on both sides of midnight."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from permohonan.models import Permohonan
from tests.factories import buat_permohonan, buat_satker

MALAM_TAHUN_BARU = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)

# zone of the office, local day, month and year of the number, first counted day, day 10
KANTOR = [
    ("Asia/Jakarta", date(2025, 12, 31), "XII/2025", date(2026, 1, 2), date(2026, 1, 15)),
    ("Asia/Makassar", date(2026, 1, 1), "I/2026", date(2026, 1, 2), date(2026, 1, 15)),
    ("Asia/Jayapura", date(2026, 1, 1), "I/2026", date(2026, 1, 2), date(2026, 1, 15)),
]


@pytest.mark.parametrize(("zona", "hari", "bulan_tahun", "pertama", "kesepuluh"), KANTOR)
def test_nomor_dan_tenggat_pada_malam_tahun_baru(zona, hari, bulan_tahun, pertama, kesepuluh, db):
    satker = kantor(zona)

    with time_machine.travel(MALAM_TAHUN_BARU, tick=False):
        permohonan = buat_permohonan(satker)

    assert permohonan.hari_diterima == hari
    assert permohonan.nomor == f"0001/PPID/{satker.kode}/{bulan_tahun}"
    assert permohonan.hitungan().mulai == pertama
    assert permohonan.jatuh_tempo == kesepuluh


def kantor(zona: str):
    """Any office of the list, moved to a zone."""
    satker = buat_satker("sarolangun")
    type(satker).objects.filter(pk=satker.pk).update(zona=zona)
    return type(satker).objects.get(pk=satker.pk)


@pytest.mark.parametrize(
    ("jam_utc", "hari_wit", "jatuh_tempo"),
    [
        # Friday 23.59 WIT and Saturday 00.01 WIT both count from Monday.
        (datetime(2026, 11, 20, 14, 59, tzinfo=UTC), date(2026, 11, 20), date(2026, 12, 4)),
        (datetime(2026, 11, 20, 15, 1, tzinfo=UTC), date(2026, 11, 21), date(2026, 12, 4)),
        # Monday 00.30 WIT is Sunday in UTC: day 1 is Tuesday.
        (datetime(2026, 11, 22, 15, 30, tzinfo=UTC), date(2026, 11, 23), date(2026, 12, 7)),
    ],
)
def test_hari_penerimaan_di_jayapura_bukan_hari_utc(jam_utc, hari_wit, jatuh_tempo, db):
    satker = kantor("Asia/Jayapura")

    with time_machine.travel(jam_utc, tick=False):
        permohonan = buat_permohonan(satker)

    assert permohonan.hari_diterima == hari_wit
    assert permohonan.jatuh_tempo == jatuh_tempo


def test_nomor_memakai_tahun_pencatatan_dan_tenggat_memakai_hari_penerimaan(db):
    satker = buat_satker()

    with time_machine.travel(datetime(2026, 1, 5, 2, 0, tzinfo=UTC), tick=False):
        permohonan = buat_permohonan(
            satker,
            kanal="surat",
            diterima_pada=datetime(2025, 12, 30, 2, 0, tzinfo=UTC),
            alasan_mundur="surat tertahan di bagian umum",
        )

    assert permohonan.nomor == "0001/PPID/2101/I/2026"
    assert permohonan.mulai == date(2025, 12, 30)
    assert Permohonan.objects.exclude(alasan_mundur="").get() == permohonan


def test_kategori_tahapan_memakai_jam_pemilu_hanya_sesudah_kantor_menyalakannya(db):
    satker = buat_satker(pemilu_sejak=date(2026, 11, 16))

    with time_machine.travel(datetime(2026, 11, 13, 2, 0, tzinfo=UTC), tick=False):
        sebelum = buat_permohonan(satker, kategori="tahapan")
    with time_machine.travel(datetime(2026, 11, 16, 2, 0, tzinfo=UTC), tick=False):
        sesudah = buat_permohonan(satker, kategori="tahapan")
        biasa = buat_permohonan(satker)

    assert (sebelum.rezim.kode, sesudah.rezim.kode, biasa.rezim.kode) == (
        "biasa",
        "pemilu",
        "biasa",
    )
    assert sesudah.jatuh_tempo == date(2026, 11, 19)
    assert sesudah.hitungan().jatuh_tempo_perpanjangan == date(2026, 11, 23)
