"""Every figure of a report against a plain count over the register; see `hitungan_biasa`.

Months of requests with every outcome, received round midnight, across holidays and New Year, in an
office of WIB and one of WIT. The second one knows only what had happened by an instant, and the
first one, read as at that instant, must say the same.
"""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from laporan import isi
from laporan.masa import BULAN, TAHUN, TRIWULAN, Masa, masa
from permohonan.models import Permohonan
from ppid import waktu
from tests.laporan import hitungan_biasa
from tests.laporan.rekaan import NASIB, Fakta, Kantor, bangun, fakta

pytestmark = pytest.mark.django_db

KINI = datetime(2027, 4, 1, 9)  # by then all has happened
SEHARI = timedelta(days=1)
PENGUJI = settings(
    max_examples=6,
    phases=(Phase.generate,),  # shrinking such a world takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
SEMUA_NASIB = st.tuples(*(fakta(st.just(nasib)) for nasib in NASIB)).map(list)
BEBAS = st.lists(fakta(st.sampled_from(NASIB)), max_size=12)


@pytest.fixture
def dua_kantor(jam):
    """In 2024, so that what the offices were set up with is in no count."""
    jam.kini = datetime(2024, 1, 8, 2).astimezone(waktu.setempat(jam.kini, "UTC").tzinfo)
    dua = [Kantor("bintan"), Kantor("kota-jayapura")]
    for satu in dua:
        Permohonan.objects.filter(pk=satu.asal.pk).update(
            status="selesai", hasil="dicabut", selesai_pada=jam.kini
        )
    return dua


def cocokkan(satker, per: datetime, biasa: hitungan_biasa.Kantor, satu: Masa) -> None:
    """The figures of a span as at `per` against what the plain count says of it today."""
    beku = isi.susun(satker, "bulanan", satu, per)
    assert Counter(beku["angka"]) == biasa.angka(*satu)
    arus = {nama: deret["banyak"] for nama, deret in beku["arus"].items()}
    assert arus == biasa.arus(*satu)
    assert arus["awal"] + arus["diterima"] + arus["dibuka"] == arus["berakhir"] + arus["akhir"]
    assert sum(beku["cara"].values()) == arus["berakhir"]
    assert Counter(beku["lama"]) == biasa.lama(*satu)
    assert {t["nomor"][:4]: t["hari"] for t in beku["terlambat"]} == biasa.terlambat(*satu)
    tahun = satu.awal.year
    for nama, ke, batas in (("tahun", tahun, satu.akhir), ("lalu", tahun - 1, date.max)):
        assert beku[nama] == biasa.per_bulan(ke, batas)


@PENGUJI
@given(
    wajib=SEMUA_NASIB,
    bebas=BEBAS,
    per=st.datetimes(datetime(2026, 10, 10), datetime(2027, 3, 10)),
    ke=st.integers(0, 4),
)
def test_angka_sama_dengan_hitungan_biasa_atas_register(dua_kantor, wajib, bebas, per, ke):
    utuh, sebagian = dua_kantor
    semua = [f for f in wajib + bebas if not (f.dibuka and _dibuka_sesudah(f, per))]
    tanggal = date(2026 + (9 + ke) // 12, (9 + ke) % 12 + 1, 1)
    with transaction.atomic():
        bangun(utuh, semua, KINI)
        bangun(sebagian, semua, per)
        akhirnya = hitungan_biasa.Kantor(utuh.satker, KINI.date())
        waktu_itu = hitungan_biasa.Kantor(sebagian.satker, per.date())

        for jenis in (BULAN, TRIWULAN, TAHUN):
            satu = masa(jenis, tanggal)
            cocokkan(utuh.satker, utuh.instan(KINI), akhirnya, satu)
            cocokkan(sebagian.satker, sebagian.instan(per), waktu_itu, satu)
            if satu.akhir < per.date():
                cocokkan(utuh.satker, utuh.instan(per), waktu_itu, satu)
        transaction.set_rollback(True)


def _dibuka_sesudah(f: Fakta, per: datetime) -> bool:
    """The one thing that a report as at `per` does not undo."""
    hari = date(2026, 10, 1) + timedelta(days=f.hari + 2 + f.dibuka)
    return hari >= per.date()
