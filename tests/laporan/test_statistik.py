"""The public figures: what they say, what each means, and what they never show."""

import csv
from collections import Counter
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.cache import cache

from laporan import statistik
from laporan.definisi import MENURUT
from laporan.kata import BELUM as KURANG
from permohonan import hitungan
from permohonan.models import Permohonan
from permohonan.rekap import Rekap
from tests.factories import beritahukan, buat_permohonan, setujui, susun

pytestmark = pytest.mark.django_db
HALAMAN = "/bintan/statistik/"


def jawab(satker, hasil: str = "dikabulkan", **isian) -> Permohonan:
    p = buat_permohonan(satker, "koordinasi", **isian)
    susun(p, hasil)
    setujui(p)
    beritahukan(p)
    return p


@pytest.fixture
def setahun(satker, petugas, kasubbag, pada):
    """Four answered on the third working day, one open, one from the year before."""
    pada("2025-12-01 09.00")
    buat_permohonan(satker)
    pada("2026-10-12 09.00")
    banyak = [buat_permohonan(satker, "koordinasi") for _ in range(4)]
    buat_permohonan(satker, kanal="surat", pemohon={"pekerjaan": "Nelayan"})
    pada("2026-10-15 09.00")
    for p in banyak:
        susun(p)
        setujui(p)
        beritahukan(p)
    return satker


def nilai(respons) -> dict[str, tuple[str, str]]:
    return {u.nama: (u.nilai, u.keterangan) for u in respons.context["isi"].ukuran}


def baca(klien, tahun: int = 2026) -> list[dict]:
    isi = b"".join(klien.get(f"{HALAMAN}csv/?tahun={tahun}").streaming_content)
    return list(csv.DictReader(StringIO(isi.decode("utf-8-sig"))))


# What they say


def test_tahun_tanpa_permohonan_tidak_digambar_nol(client, satker):
    halaman = client.get(HALAMAN)

    assert nilai(halaman)["Permohonan diterima"] == ("0", "")
    assert "tampil di sini sesudah permohonan pertama tahun 2026" in halaman.text
    assert "kisi-grafik" not in halaman.text


def test_di_bawah_lima_tanpa_persen_dan_tanpa_median(client, setahun):
    respons = client.get(HALAMAN)

    assert nilai(respons) == {
        "Permohonan diterima": ("5", ""),
        "Tepat waktu": ("", "4 dinilai"),
        "Waktu jawab tengah (median)": ("", "4 dijawab"),
        "Sudah dijawab": ("4", ""),
        "Masih berjalan": ("1", ""),
        "Berjalan lewat batas waktu": ("0", ""),
    }
    assert f"{KURANG} (4 dijawab)" in respons.text
    assert "Data per Kamis, 15\xa0Oktober\xa02026, pukul\xa009.00" in respons.text


def test_mulai_lima_disebut_dan_yang_lewat_batas_ikut_dinilai(client, setahun, pada):
    pada("2026-10-28 09.00")

    angka = nilai(client.get(HALAMAN))

    assert angka["Tepat waktu"] == ("80\xa0%", "4 dari 5")
    assert angka["Berjalan lewat batas waktu"] == ("1", "")
    assert angka["Waktu jawab tengah (median)"] == ("", "4 dijawab")


def test_setiap_angka_disertai_artinya_di_halaman_dan_di_csv(client, setahun):
    halaman = client.get(HALAMAN)

    assert all(u.definisi in halaman.text for u in halaman.context["isi"].ukuran)
    assert all(b.definisi == MENURUT[b.kunci] for b in halaman.context["isi"].bagian)
    assert all(baris["definisi"] and baris["data_per"] for baris in baca(client))


def test_pasal_12_setiap_tahun_dengan_data(client, setahun):
    halaman = client.get(HALAMAN)

    dikenal = {b.nama: b.isi for b in halaman.context["isi"].pasal12.baris}
    assert dikenal == {
        "2026": [5, KURANG, 4, 0, 0, 1, "–"],
        "2025": [1, "–", 0, 0, 0, 1, "–"],
    }
    assert "CSV" in halaman.text


def test_tahun_lain_dipilih_dan_yang_tidak_ada_tidak_ada(client, setahun):
    assert nilai(client.get(f"{HALAMAN}?tahun=2025"))["Permohonan diterima"] == ("1", "")
    for tahun in ("2024", "2027", "abc", "", "2026x"):
        for alamat in (HALAMAN, f"{HALAMAN}csv/"):
            assert client.get(f"{alamat}?tahun={tahun}").status_code == 404


def test_kantor_tanpa_permohonan(client, satker):
    respons = client.get(HALAMAN)

    assert nilai(respons)["Tepat waktu"] == ("", "0 dinilai")
    assert respons.context["isi"].pasal12.baris == []
    assert respons.context["tab"] == [respons.context["tab"][0]]


def test_csv_sama_dengan_halaman(client, setahun):
    isi = client.get(HALAMAN).context["isi"]
    baris = baca(client)

    ringkas = {b["ukuran"]: b["nilai"] for b in baris if b["tabel"] == "Ringkasan"}
    assert ringkas == {u.nama: u.nilai for u in isi.ukuran}
    pasal = {
        (b["tahun"], b["ukuran"]): b["nilai"] for b in baris if b["tabel"] == isi.pasal12.judul
    }
    assert pasal["2026", "Dikabulkan seluruhnya"] == "4"
    assert pasal["2025", "Jumlah permintaan"] == "1"
    assert {b["tahun"] for b in baris if b["tabel"] == "Ringkasan"} == {"2026"}


def test_alasan_penolakan_dalam_kata():
    angka = {"tolak.h": 2, "tolak.b": 1, "tolak.uu": 1}

    assert statistik.alasan(Rekap(angka)) == (
        "Pasal 17 huruf b: 1; Pasal 17 huruf h: 2; 1 disertai undang-undang lain"
    )


# What they never show


def test_golongan_pekerjaan_yang_kecil_digabung(client, setahun):
    """Five of one group; a single fisherman is not told apart, on the page nor in the CSV."""
    buat_permohonan(setahun)
    respons = client.get(HALAMAN)

    (bagian,) = [b for b in respons.context["isi"].bagian if b.kunci == "pekerjaan"]
    assert [(b.nama, b.isi) for b in bagian.tabel.baris] == [
        ("Pelajar dan mahasiswa", [5]),
        ("Lainnya", [1]),
    ]
    assert "nelayan" not in respons.text.lower()
    assert not any("nelayan" in b["baris"].lower() for b in baca(client))


def test_hanya_yang_disebut_umum_yang_dilewatkan(setahun, pada):
    """A key that comes later is not public until it is named; no number, word or unit passes."""
    pada("2026-11-20 09.00")
    Permohonan.objects.filter(satker=setahun).update(sebab_terlambat="Rahasia dapur")
    angka = {"masuk.diterima": 7, "unit.Subbagian Hukum": 1, "biaya.rupiah": 5000, "baru.kunci": 1}
    penuh = statistik.isi.susun(setahun, "tahunan", statistik.masa("tahun", setahun.hari_ini))
    assert penuh["terlambat"][0]["sebab"] == "Rahasia dapur"
    penuh["angka"] = angka
    penuh["bulan"][9]["angka"]["jenis.perorangan"] = 1

    umum = statistik.untuk_umum(penuh)

    assert umum["angka"] == {"masuk.diterima": 7}
    assert set(umum["bulan"][9]["angka"]) == {
        k for k in penuh["bulan"][9]["angka"] if k.startswith("masuk.")
    }
    tulisan = repr(umum)
    assert "Budi" not in tulisan and "PPID/2101" not in tulisan and "Hukum" not in tulisan
    assert penuh["arus"]["diterima"]["banyak"] == umum["arus"]["diterima"]["banyak"] == 5


def test_nomor_nama_dan_tulisan_tidak_ada_di_halaman(client, setahun, pada):
    pada("2026-11-20 09.00")
    Permohonan.objects.filter(satker=setahun).update(sebab_terlambat="Rahasia dapur")
    keluar = client.get(HALAMAN).text + repr(baca(client))

    for p in Permohonan.objects.filter(satker=setahun):
        for rahasia in (p.nomor, p.kunci, p.rincian, p.pemohon.nama, "Rahasia dapur"):
            assert rahasia not in keluar


# How much it costs


def test_banyak_kueri_tetap(client, setahun, django_assert_max_num_queries):
    client.get(HALAMAN)
    with django_assert_max_num_queries(40) as satu:
        client.get(HALAMAN)
    for _ in range(6):
        jawab(setahun)
    with django_assert_max_num_queries(len(satu)):
        client.get(HALAMAN)


@pytest.fixture
def proses(settings):
    """Go on in another process of the server: each keeps what it read for itself."""

    def ganti(nama: str) -> None:
        dasar = "django.core.cache.backends.locmem.LocMemCache"
        settings.CACHES = {"default": {"BACKEND": dasar, "LOCATION": nama}}

    yield ganti
    for nama in ("satu", "dua"):
        ganti(nama)
        cache.clear()


def test_angka_disimpan_sampai_ada_perbuatan_atau_hari_berganti(
    client, setahun, proses, pada, django_assert_max_num_queries
):
    proses("satu")
    awal = nilai(client.get(HALAMAN))
    assert awal["Permohonan diterima"] == ("5", "")
    with django_assert_max_num_queries(8):
        respons = client.get(HALAMAN)
    assert nilai(respons) == awal
    assert respons.context["isi"].per == datetime(2026, 10, 15, 2, tzinfo=UTC)
    assert nilai(client.get(f"{HALAMAN}?tahun=2025"))["Permohonan diterima"] == ("1", "")

    buat_permohonan(setahun)
    assert nilai(client.get(HALAMAN))["Permohonan diterima"] == ("6", "")

    pada("2026-11-20 09.00")
    assert nilai(client.get(HALAMAN))["Berjalan lewat batas waktu"] == ("2", "")


def test_dua_proses_tidak_pernah_memberi_angka_yang_berbeda(client, setahun, proses):
    proses("satu")
    client.get(HALAMAN)
    buat_permohonan(setahun)
    proses("dua")
    dua = nilai(client.get(HALAMAN))

    proses("satu")

    assert nilai(client.get(HALAMAN)) == dua
    assert dua["Permohonan diterima"] == ("6", "")


# The home


def test_beranda_menyebut_tiga_angka_dan_saatnya(client, setahun, pada):
    sedikit = client.get("/bintan/").text
    for _ in range(3):
        jawab(setahun)
    pada("2026-10-28 09.00")
    cukup = client.get("/bintan/").text

    assert "<b>5</b>" in sedikit
    assert sedikit.count(KURANG) == 2
    assert "<b>8</b>" in cukup and "<b>87\xa0%</b>" in cukup and "7 dari 8" in cukup
    assert "<b>3</b> hari kerja" in cukup
    assert "Sampai Rabu, 28\xa0Oktober\xa02026" in cukup
    assert "1 permohonan masih berjalan, 1 di antaranya lewat batas waktu." in cukup
    assert f'href="{HALAMAN}"' in cukup


def test_beranda_dan_statistik_menghitung_sama(setahun):
    """Both are the sum over the same keys."""
    satu = statistik.angka_tahun(setahun, 2026)["angka"]
    dua = statistik.beku_tahun(setahun, 2026)["angka"]
    semua = hitungan.baca(setahun, datetime(2026, 1, 1).date(), datetime(2026, 12, 31).date())

    assert Counter(satu) == Counter(dua)
    assert satu["masuk.diterima"] == sum(not k.luar for k in semua)
