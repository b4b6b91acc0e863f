"""Every figure of a report against a plain count over the register; see `hitungan_biasa`.

Months of requests with every outcome, received round midnight, across holidays and New Year, some
entered later or on the shorter clock of elections, in an office of any zone and one of WIT. The
second one knows only what had happened by an instant, and the first one, read as at that instant,
must say the same.
"""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from laporan import isi, tabel
from laporan.masa import BULAN, HARI, TAHUN, TRIWULAN, Masa, masa
from permohonan import hitungan
from permohonan.hitungan import Saat
from permohonan.models import Permohonan
from permohonan.rekap import Rekap
from ppid import tenggat, waktu
from ppid.izin import pemohon
from tests.factories import beritahukan, buat_permohonan, setujui, susun
from tests.factories_dip import buat_dik, buat_dokumen
from tests.laporan import hitungan_biasa
from tests.laporan.rekaan import NASIB, Fakta, Kantor, bangun, fakta

pytestmark = pytest.mark.django_db

KINI = datetime(2027, 4, 1, 9)  # by then all has happened
PER = datetime(2026, 12, 2, 9)
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
    beku = isi.susun(satker, "bulanan", satu, Saat.pada(per))
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
    zona=st.sampled_from([*waktu.LABEL_ZONA]),
)
def test_angka_sama_dengan_hitungan_biasa_atas_register(dua_kantor, wajib, bebas, per, ke, zona):
    utuh, sebagian = dua_kantor
    utuh.satker.zona = zona
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


TERLAMBAT = Fakta("tertulis", hari=51, lama=6, kategori="tahapan")
CONTOH = [
    *(Fakta(nasib, hari=20 + 3 * ke, jam=(1, 23)[ke % 2]) for ke, nasib in enumerate(NASIB)),
    Fakta("tertulis", hari=15, lama=14, diperpanjang=True, unit=2),
    Fakta("tertulis", hari=8, lama=13, dibuka=30, bagian=("ditolak", "sebagian"), uu=True),
    Fakta("tertulis", hari=33, lama=14, biaya=500, dibayar=True),
    Fakta("di_tempat", hari=29, jam=22, lama=1),
    TERLAMBAT,
    Fakta("terbuka", hari=30, susulan=40),
    Fakta("terbuka", hari=40, lama=1, unit=2, bahan=4),
    Fakta("tertulis", hari=41, unit=1, bahan=9),  # a unit that never answered
    Fakta("terbuka", hari=48),  # due on the day of PER
    Fakta("tertulis", hari=31, jam=0),  # at the first instant of November
    Fakta("tertulis", hari=27, dibuka=1),  # reopened on the last day of October
    Fakta("dicabut_sesudah", hari=56),  # told, and not yet withdrawn at PER
    Fakta("tertulis", hari=57, jam=1, biaya=500, dibayar=True),  # not yet paid at PER
    Fakta("disetujui", hari=44, bagian=("ditolak",)),  # refused, and not told
    Fakta("terbuka", hari=3, pekerjaan=""),
    Fakta("tertulis", hari=55, lama=14, unit=1),
    Fakta("tertulis", hari=31, jam=1, lama=1),  # 1 November, 16.20 UTC of 31 October
]


def cocok_semua(utuh: Kantor, akhirnya, waktu_itu) -> None:
    for bulan in (10, 11, 12):
        satu = masa(BULAN, date(2026, bulan, 1))
        cocokkan(utuh.satker, utuh.instan(KINI), akhirnya, satu)
        if bulan < 12:
            cocokkan(utuh.satker, utuh.instan(PER), waktu_itu, satu)


KELAS_BIASA = hitungan.kelas((10, 17))
# The proof notices a fault in the engine wherever one is planted.
CACAT = {
    "duplikat ikut dihitung": (hitungan, "LUAR", ()),
    "kelas menurut 10 + 7 saja": (hitungan, "kelas", lambda _: KELAS_BIASA),
    "dicatat kemudian": (hitungan, "ada", lambda saat: Q(diterima_pada__lte=saat.per)),
    "jeda dilupakan": (hitungan, "_jeda", lambda *_: ()),
    "hari kalender": (tenggat, "banyak_hari_kerja", lambda dari, ke, _: (ke - dari).days),
    "hari UTC": (hitungan, "_hari", lambda _, instan: instan and instan.date()),
    "bulan UTC": (waktu, "awal_hari", lambda hari, _: _awal_utc(hari)),
    "tanpa melihat per": (hitungan, "_sudah", lambda instan, _: instan),
    "undang-undang lain dilupakan": (hitungan, "UU", "lain"),
}


def _awal_utc(hari: date) -> datetime:
    return datetime.fromisoformat(f"{hari}T00:00:00+00:00")


def test_tiap_cacat_yang_ditanam_ketahuan(dua_kantor, monkeypatch):
    utuh, sebagian = dua_kantor
    bangun(utuh, CONTOH, KINI)
    bangun(sebagian, CONTOH, PER)
    biasa = (
        hitungan_biasa.Kantor(utuh.satker, KINI.date()),
        hitungan_biasa.Kantor(sebagian.satker, PER.date()),
    )
    cocok_semua(utuh, *biasa)

    for nama, cacat in CACAT.items():
        with monkeypatch.context() as tanam, pytest.raises(AssertionError):
            tanam.setattr(*cacat)
            cocok_semua(utuh, *biasa)
            pytest.fail(nama, pytrace=False)


# One definition, whatever the span


def test_hari_jadi_bulan_jadi_triwulan_jadi_tahun(dua_kantor):
    utuh, _ = dua_kantor
    bangun(utuh, CONTOH, KINI)
    saat = Saat.pada(utuh.instan(PER))

    def angka(satu: Masa) -> Counter:
        return hitungan.hitung(hitungan.baca(utuh.satker, *satu, saat))

    def jumlah(satu: Masa, bagian: str) -> Counter:
        hari = [satu.awal + n * SEHARI for n in range((satu.akhir - satu.awal).days + 1)]
        return sum((angka(m) for m in sorted({masa(bagian, h) for h in hari})), Counter())

    oktober, triwulan, tahun = (masa(p, date(2026, 10, 1)) for p in (BULAN, TRIWULAN, TAHUN))
    assert angka(oktober)["masuk.diterima"] > 5
    assert jumlah(oktober, HARI) == angka(oktober)
    assert jumlah(triwulan, BULAN) == angka(triwulan)
    assert jumlah(tahun, TRIWULAN) == jumlah(tahun, BULAN) == angka(tahun)


def test_arus_bulan_bersambung_dan_berjumlah_setahun(dua_kantor):
    utuh, _ = dua_kantor
    bangun(utuh, CONTOH, KINI)
    saat = Saat.pada(utuh.instan(KINI))

    def arus(satu: Masa) -> dict[str, int]:
        bacaan = isi.susun(utuh.satker, "bulanan", satu, saat)
        return {nama: deret["banyak"] for nama, deret in bacaan["arus"].items()}

    bulan = [arus(masa(BULAN, date(2026, ke, 1))) for ke in (10, 11, 12)]
    for satu in (masa(TRIWULAN, date(2026, 10, 1)), masa(TAHUN, date(2026, 10, 1))):
        jumlah = arus(satu)
        assert (jumlah["awal"], jumlah["akhir"]) == (bulan[0]["awal"], bulan[-1]["akhir"])
        for nama in ("diterima", "diperpanjang"):
            assert jumlah[nama] == sum(m[nama] for m in bulan)
    assert [m["akhir"] for m in bulan[:-1]] == [m["awal"] for m in bulan[1:]]


def test_tiap_angka_beku_terlacak_ke_barisnya(dua_kantor):
    utuh, _ = dua_kantor
    bangun(utuh, CONTOH, KINI)
    satu, saat = masa(BULAN, date(2026, 11, 1)), Saat.pada(utuh.instan(KINI))
    beku = isi.susun(utuh.satker, "bulanan", satu, saat)

    kasus = list(isi.perkara(utuh.satker, satu, saat))
    lacak = sum((isi.angka_perkara(k, satu) for k in kasus), Counter())

    for nama, awalan in (("angka", ""), ("lama", "lama.")):
        assert beku[nama] == {k: lacak[f"{awalan}{k}"] for k in beku[nama]}
    for nama, deret in beku["arus"].items():
        assert lacak[f"arus.{nama}"] == deret["banyak"]
    for bulan in beku["bulan"]:
        angka = bulan["angka"]
        assert angka == {k: lacak[f"bulan.{bulan['bulan']}.{k}"] for k in angka}
    tercetak = [
        (sel, kunci)
        for t in tabel.semua(beku).values()
        for b in [*t.baris, *([t.jumlah] if t.jumlah else [])]
        for sel, kunci in b.sel
        if kunci
    ]
    assert len(tercetak) > 80
    assert all(getattr(sel, "angka", sel) == lacak[kunci] for sel, kunci in tercetak)


def test_banyak_kueri_tetap(dua_kantor):
    utuh, _ = dua_kantor
    utuh.satker.kalender()
    saat, tahun = Saat.pada(utuh.instan(KINI)), masa(TAHUN, date(2026, 1, 1))

    def kueri() -> int:
        with CaptureQueriesContext(connection) as semua:
            isi.susun(utuh.satker, "tahunan", tahun, saat)
        return len(semua)

    with transaction.atomic():
        bangun(utuh, [*CONTOH[:3], TERLAMBAT], KINI)
        sedikit = kueri()
        transaction.set_rollback(True)
    bangun(utuh, CONTOH + CONTOH, KINI)

    assert Permohonan.objects.filter(satker=utuh.satker).count() > 30
    assert kueri() == sedikit <= 19


# Made by the verbs


def test_angka_sebulan_buatan_tindakan_sama_dengan_register(satker, jam, petugas, kasubbag):
    """November: each way once, with what the register reads of it."""
    jam.kini = datetime.fromisoformat("2026-11-02T02:00:00+00:00")
    dik = buat_dik(satker)
    di_meja = buat_permohonan(satker, "diproses", kanal="datang_langsung")
    di_meja.jawab_di_tempat(
        oleh=petugas,
        bagian=di_meja.bagian_terbuka(),
        dokumen=[buat_dokumen(satker)],
        cara="ambil",
        penerima="Budi",
    )
    tolak = _dijawab(satker, jam, "ditolak", dik=dik)
    tarik = _dijawab(satker, jam, "dikabulkan")
    tarik.cabut(oleh=pemohon(tarik))
    lagi = _dijawab(satker, jam, "tidak_dikuasai")
    jam.maju(days=1)
    lagi.buka_kembali(oleh=kasubbag, alasan="Keliru")
    dobel = buat_permohonan(satker)
    dobel.usulkan("duplikat", oleh=petugas, alasan="Sama", duplikat_dari=tolak)
    dobel.setujui_usulan(oleh=kasubbag)
    buat_permohonan(satker, "selesai")
    buat_permohonan(satker, "perlu_dilengkapi")
    jam.maju(days=30)

    biasa = hitungan_biasa.Kantor(satker, satker.hari_ini)
    november = masa(BULAN, date(2026, 11, 1))

    cocokkan(satker, waktu.sekarang(), biasa, november)
    rekap = Rekap(isi.susun(satker, "bulanan", november)["angka"])
    assert (rekap.diterima, rekap.angka["luar.duplikat"], rekap.dijawab) == (6, 1, 3)
    assert (rekap.tepat, rekap.angka["waktu.terbuka_lewat"]) == (3, 2)
    assert rekap.angka["tolak.h"] == 1


def _dijawab(satker, jam, hasil: str, **isian) -> Permohonan:
    p = buat_permohonan(satker, "koordinasi")
    jam.maju(days=1)
    susun(p, hasil, **isian)
    setujui(p)
    beritahukan(p)
    return p
