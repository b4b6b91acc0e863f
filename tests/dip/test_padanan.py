"""The match: what is found, in which order, and that it costs three queries."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip import kata
from dip.models import Dokumen, Klasifikasi
from dip.padanan import padanan
from ppid.models import Satker
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
DPT, REKAP, ANGGARAN = (
    "DPT Pemilihan 2024 per kecamatan, Kabupaten Bintan",
    "Rekapitulasi DPT per desa dan kelurahan, Pemilihan 2024",
    "Laporan realisasi anggaran 2025",
)
PEMILU_2019 = "Daftar pemilih tetap Pemilu 2019 per kecamatan"
KAMPANYE = "Laporan dana kampanye Pemilihan 2024"
NIK = "NIK dan nomor KK pemilih"


@pytest.fixture
def rak(bintan, kpu):
    """What the office has: five documents, one exempt row from above."""
    for judul in (DPT, REKAP, ANGGARAN, PEMILU_2019):
        buat_dokumen(bintan, judul)
    buat_dokumen(bintan, KAMPANYE, ringkasan="Sumbangan dan pengeluaran pasangan calon, LPPDK")
    buat_dik(kpu, NIK)
    return bintan


def judul(satker, teks: str, **lain) -> list[str]:
    return [satu.judul for satu in padanan(satker, teks, **lain)]


# Words


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("Jumlah pemilih, Pemilihan, dan pemilihnya", ["pemilih"]),
        ("Saya minta salinan DPT", ["pemilih", "tetap"]),
        ("NIK & no. KK", ["induk", "kependudu", "kartu", "keluarga"]),
        ("bulan Mei, ikan", ["bulan", "mei", "ikan"]),
        ("anggaran 2024 pasal 12", ["anggar", "2024", "pasal"]),
        ("ke di 7", []),
    ],
)
def test_kata_kunci(teks, kunci):
    assert kata.kata_kunci(teks) == kunci


def test_kata_tersimpan_ikut_berubah_bersama_judul(bintan):
    dokumen = buat_dokumen(bintan, "Judul Lama!", disahkan=False)

    dokumen.judul = "Judul Baru: DPT"
    dokumen.save()

    assert Dokumen.objects.get(pk=dokumen.pk).kata == "judul baru daftar pemilih tetap"


# Ranking


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("DPT Pemilihan 2024 per kecamatan", [DPT, REKAP]),
        ("daftar pemilih tetap per desa", [REKAP]),
        (
            "Jumlah pemilih tetap per kecamatan pada Pemilihan 2024, dicetak. "
            "Untuk bahan ajar di sekolah.",
            [DPT, REKAP],
        ),
        ("pemilih tetap kecamatan 2019", [PEMILU_2019]),
        ("anggarannya tahun 2025", [ANGGARAN]),
        ("NIK pemilih", [NIK]),
        ("sumbangan pasangan calon", [KAMPANYE]),
        ("rekap desa", [REKAP]),
    ],
)
def test_yang_paling_cocok_di_atas(rak, teks, harap):
    assert judul(rak, teks)[: len(harap)] == harap


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "   ",
        "??? !!!",
        "yang dan di",
        "daftar hadir pelantikan panitia adhoc tingkat kelurahan tahun lalu",
        "beasiswa anak petani dan nelayan untuk pemilih pemula",
        "%",
    ],
)
def test_yang_tidak_cocok_tidak_tampil(rak, teks):
    assert judul(rak, teks) == []


def test_tahun_lain_turun_di_bawah_tahun_yang_diminta(bintan):
    for tahun in (2023, 2024, 2025):
        buat_dokumen(bintan, f"Laporan kinerja {tahun}")

    hasil = padanan(bintan, "laporan kinerja 2024")

    assert hasil[0].judul == "Laporan kinerja 2024"
    assert all(satu.skor < hasil[0].skor / 1.5 for satu in hasil[1:])


def test_judul_lebih_berat_daripada_ringkasan(bintan):
    buat_dokumen(bintan, "Buku saku", ringkasan="Memuat logistik dan gudang")
    buat_dokumen(bintan, "Logistik dan gudang")

    assert judul(bintan, "logistik gudang") == ["Logistik dan gudang", "Buku saku"]


def test_kata_yang_jarang_lebih_berat(bintan):
    for n in range(5):
        buat_dokumen(bintan, f"Laporan bulanan {n}")
    buat_dokumen(bintan, "Disabilitas pemilih")

    assert judul(bintan, "laporan disabilitas")[0] == "Disabilitas pemilih"


def test_batas_jumlah(bintan):
    for n in range(8):
        buat_dokumen(bintan, f"Logistik gudang {n}")

    assert len(padanan(bintan, "logistik")) == 6
    assert len(padanan(bintan, "logistik", batas=3)) == 3


# Who and what may appear


@pytest.mark.parametrize(
    "isian",
    [
        {"disahkan": False},
        {"klasifikasi": Klasifikasi.DIUSULKAN_DIKECUALIKAN},
    ],
)
def test_dokumen_yang_belum_terbuka_tidak_tampil(bintan, isian):
    buat_dokumen(bintan, "Logistik gudang", **isian)

    assert padanan(bintan, "logistik gudang") == []


def test_dokumen_kantor_lain_tidak_tampil(bintan, sarolangun):
    buat_dokumen(sarolangun, "Logistik gudang")

    assert padanan(bintan, "logistik gudang") == []


def test_keterangan_menyebut_bentuk_atau_dasar(bintan, kpu):
    dokumen = buat_dokumen(bintan, "Logistik gudang", unit=buat_unit(bintan, "Subbag Rendatin"))
    tautan = buat_dokumen(bintan, "Logistik TPS", isi=None, tautan="https://kpu.go.id/logistik")
    dik = buat_dik(kpu, "Logistik rahasia", berlaku_sampai=date(2099, 12, 31), butir=7)

    hasil = {satu.judul: satu for satu in padanan(bintan, "logistik")}

    assert hasil[dokumen.judul].keterangan == "PDF, 1 KB · Subbag Rendatin"
    assert hasil[dokumen.judul].kelas == "Berkala"
    assert hasil[tautan.judul].keterangan.startswith("Tautan · ")
    assert hasil[dik.informasi].dokumen is None
    assert hasil[dik.informasi].kelas == "Dikecualikan"
    assert hasil[dik.informasi].keterangan == (
        "DIK KPU RI, butir 7 · berlaku sampai 31\xa0Desember\xa02099 · Pasal 17 huruf h"
    )


def test_tiga_kueri_berapa_pun_barisnya(bintan, kpu):
    ContentType.objects.get_for_model(Dokumen)
    jumlah = []
    for putaran in range(2):
        for n in range(10):
            buat_dokumen(bintan, f"Logistik gudang {putaran} {n}")
        buat_dik(kpu, f"Logistik rahasia {putaran}")
        with CaptureQueriesContext(connection) as kueri:
            kantor = Satker.objects.get(pk=bintan.pk)
            assert [satu.keterangan for satu in padanan(kantor, "logistik gudang", batas=20)]
        jumlah.append(len(kueri) - 1)  # the office itself is not the match's

    assert jumlah == [3, 3]
