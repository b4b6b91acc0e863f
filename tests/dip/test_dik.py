"""The DIK: whose rows hold where and when, and who may enter one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.models import Dikecualikan
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Berkas, Jejak
from tests.factories import pelaku
from tests.factories_dip import buat_berkas, buat_dik
from tests.isian import pdf_kosong

pytestmark = pytest.mark.django_db
KELOLA = "/kelola/{}/pengecualian/"
ISIAN = {
    "butir": "7",
    "informasi": "NIK dan nomor KK pemilih",
    "huruf": "17h",
    "undang_undang": "",
    "konsekuensi": "Mengungkap rahasia pribadi",
    "manfaat": "",
    "diputus_oleh": "KPU Provinsi Kepulauan Riau",
    "nomor_keputusan": "12/PPID/2025",
    "tanggal_keputusan": "2025-01-15",
    "berlaku_sampai": "2099-12-31",
}


def isian(**ganti) -> dict:
    pindaian = SimpleUploadedFile("keputusan.pdf", pdf_kosong(), "application/pdf")
    return ISIAN | {"berkas_keputusan": pindaian} | ganti


def berlaku(satker) -> list[str]:
    return [satu.informasi for satu in Dikecualikan.objects.berlaku(satker)]


# Validity


def test_butir_berlaku_di_kantor_sendiri_dan_di_bawahnya(kpu, provinsi, bintan, sarolangun):
    buat_dik(kpu, "Nasional")
    buat_dik(provinsi, "Provinsi")

    assert sorted(berlaku(bintan)) == sorted(berlaku(provinsi)) == ["Nasional", "Provinsi"]
    assert berlaku(sarolangun) == berlaku(kpu) == ["Nasional"]


@pytest.mark.parametrize(
    ("mulai", "sampai", "boleh"),
    [
        (-30, 30, True),
        (0, 0, True),
        (-30, -1, False),  # expired yesterday
        (1, 30, False),  # decided tomorrow
    ],
)
def test_masa_berlaku(kpu, bintan, mulai, sampai, boleh):
    hari_ini = bintan.hari_ini
    satu = buat_dik(
        kpu,
        tanggal_keputusan=hari_ini + timedelta(days=mulai),
        berlaku_sampai=hari_ini + timedelta(days=sampai),
    )

    assert bool(berlaku(bintan)) is satu.berlaku_pada(hari_ini) is boleh


# Entering


def test_provinsi_menambah_butir_dengan_keputusannya(masuk, provinsi):
    kasubbag = masuk(Peran.KASUBBAG, provinsi)
    alamat = KELOLA.format(provinsi.slug)

    respons = kasubbag.post(alamat + "baru/", isian(), follow=True)

    satu = Dikecualikan.objects.get()
    jejak = Jejak.objects.tentang(satu).get()
    assert "Butir 7 masuk ke DIK KPU Provinsi Kepulauan Riau." in respons.text
    assert (satu.satker, satu.butir, satu.huruf) == (provinsi, 7, "17h")
    assert (satu.pindaian.jenis, satu.pindaian.tentang) == ("keputusan", satu)
    assert (jejak.jenis, jejak.data["butir"]) == ("dik_ditambah", 7)
    assert kasubbag.get(f"{alamat}{satu.token}/keputusan/").status_code == 200


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"berkas_keputusan": ""}, "Unggah pindaian keputusannya"),
        ({"berkas_keputusan": SimpleUploadedFile("a.pdf", b"bukan")}, "Gunakan berkas JPG"),
        ({"tanggal_keputusan": "2098-01-01"}, "Tanggal keputusan belum tiba"),
        ({"berlaku_sampai": "2024-12-31"}, "Tidak boleh sebelum tanggal keputusannya"),
        ({"huruf": "17j"}, "Sebutkan pasal undang-undangnya untuk huruf j"),
        ({"huruf": "17z"}, "Pilih dasar"),
        ({"butir": "3"}, "Butir 3 sudah ada dalam daftar"),
        ({"informasi": ""}, "Tuliskan informasi yang dikecualikan"),
    ],
)
def test_isian_yang_salah_ditolak_dengan_kalimat(masuk, provinsi, ganti, kalimat):
    buat_dik(provinsi, butir=3)

    respons = masuk(Peran.KASUBBAG, provinsi).post(
        KELOLA.format(provinsi.slug) + "baru/", isian(**ganti)
    )

    assert respons.status_code == 422
    assert kalimat in respons.text
    assert Dikecualikan.objects.count() == 1


def test_dua_butir_bernomor_sama_tidak_mungkin(provinsi):
    oleh = pelaku(Peran.KASUBBAG, provinsi)
    ada = buat_dik(provinsi, butir=3)
    isi = {nama: getattr(ada, nama) for nama in ISIAN}

    with pytest.raises(TransisiDitolak, match="Butir 3 sudah ada"):
        Dikecualikan.tambah(oleh=oleh, pindaian=buat_berkas(provinsi, "keputusan"), **isi)
    assert Berkas.objects.count() == 1


@pytest.mark.parametrize("metode", ["get", "post"])
def test_kabupaten_tidak_dapat_mengecualikan(masuk, bintan, metode):
    kasubbag = masuk(Peran.KASUBBAG, bintan)

    respons = getattr(kasubbag, metode)(KELOLA.format("bintan") + "baru/", isian())

    assert respons.status_code == 403
    assert "hanya dapat dikecualikan oleh KPU dan KPU Provinsi" in respons.text
    assert '<form method="post" class' not in respons.text
    assert Dikecualikan.objects.count() == 0


def test_kata_kerja_menolak_kabupaten(bintan):
    with pytest.raises(PermissionDenied):
        Dikecualikan.tambah(
            oleh=pelaku(Peran.KASUBBAG, bintan), pindaian=buat_berkas(bintan, "keputusan")
        )


# The list


def test_daftar_kabupaten_tanpa_tombol_tambah(masuk, kpu, provinsi, bintan, sarolangun):
    hari_ini = bintan.hari_ini
    buat_dik(kpu, "Nasional")
    buat_dik(
        provinsi,
        "Sudah habis",
        tanggal_keputusan=hari_ini - timedelta(days=90),
        berlaku_sampai=hari_ini - timedelta(days=1),
    )
    buat_dik(sarolangun.induk, "Milik Jambi")

    respons = masuk(Peran.KASUBBAG, bintan).get(KELOLA.format("bintan"))

    assert "Nasional" in respons.text
    assert "Sudah habis" in respons.text
    assert "Kedaluwarsa" in respons.text
    assert "Milik Jambi" not in respons.text
    assert "Tambah butir" not in respons.text
    assert "baru/" not in respons.text


def test_daftar_provinsi_dengan_tombol_tambah_hanya_bagi_ppid(masuk, provinsi):
    alamat = KELOLA.format(provinsi.slug)

    assert "Tambah butir" in masuk(Peran.KASUBBAG, provinsi).get(alamat).text
    assert "Tambah butir" not in masuk(Peran.PETUGAS, provinsi).get(alamat).text


def test_petugas_tidak_dapat_menambah(masuk, provinsi):
    petugas = masuk(Peran.PETUGAS, provinsi)

    assert petugas.get(KELOLA.format(provinsi.slug) + "baru/").status_code == 403


def test_keputusan_dari_atas_terbaca_yang_lain_404(masuk, kpu, bintan, sarolangun):
    dari_atas, jambi = buat_dik(kpu), buat_dik(sarolangun.induk)
    petugas = masuk(Peran.PETUGAS, bintan)
    alamat = KELOLA.format("bintan") + "{}/keputusan/"

    assert petugas.get(alamat.format(dari_atas.token))["Content-Disposition"].startswith(
        "attachment"
    )
    assert petugas.get(alamat.format(jambi.token)).status_code == 404
    assert petugas.get(KELOLA.format("sarolangun")).status_code == 404


def test_jumlah_kueri_tetap(masuk, kpu, bintan):
    kasubbag = masuk(Peran.KASUBBAG, bintan)
    jumlah = []
    for banyak in (10, 20):
        for _ in range(banyak):
            buat_dik(kpu)
        with CaptureQueriesContext(connection) as kueri:
            assert kasubbag.get(KELOLA.format("bintan")).status_code == 200
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]
