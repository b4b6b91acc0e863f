"""What a citizen types: who asks, the sentences of refusal, what is held."""

import re
from itertools import product

import pytest

from permohonan import pengajuan
from permohonan.models import Draf, Kiriman, Permohonan
from ppid.models import Berkas
from tests.factories import buat_satker
from tests.permohonan.warga import MENYUSUL, PEMOHON, RINCIAN, Warga, foto

pytestmark = pytest.mark.django_db


@pytest.fixture
def warga(senin):
    buat_satker("bintan", nama="KPU Kabupaten Bintan")
    return Warga(senin)


# Who asks

DOKUMEN = {
    "perorangan": [],
    "kelompok_orang": ["surat_kuasa"],
    "badan_hukum": ["akta", "pengesahan"],
    "badan_publik": ["surat_resmi"],
}


@pytest.mark.parametrize(("jenis", "kuasa"), list(product(DOKUMEN, [False, True])))
def test_setiap_jenis_pemohon_dengan_dan_tanpa_kuasa(warga, jenis, kuasa):
    pemohon = {"jenis": jenis, "narahubung": "Ibu Sari" if jenis != "perorangan" else ""}
    if kuasa:
        pemohon |= {"lewat_kuasa": "on", "nama_kuasa": "Andi Pratama"}
    wajib = dict.fromkeys(DOKUMEN[jenis] + ["surat_kuasa"] * kuasa)
    unggahan = {nama: foto(f"{nama}.jpg") for nama in ["identitas", *wajib]}

    warga.ajukan(pemohon=pemohon, identitas={"menyusul": "", **unggahan})

    p = Permohonan.objects.get()
    assert warga.h1 == "Permohonan terkirim"
    assert (p.pemohon.jenis, p.pemohon.lewat_kuasa) == (jenis, kuasa)
    assert {b.jenis for b in p.berkas} == {"identitas", *wajib}
    assert p.kekurangan() == []
    assert p.pemohon.identitas_tercatat


@pytest.mark.parametrize("jenis", DOKUMEN)
def test_dokumen_menyusul_tercatat_sebagai_kurang(warga, jenis):
    warga.ajukan(pemohon={"jenis": jenis})

    p = Permohonan.objects.get()
    assert [kunci for kunci, _ in p.kekurangan()] == DOKUMEN[jenis]
    assert not p.pemohon.identitas_tercatat


def test_lanjut_meminta_dokumen_atau_menyusul(warga):
    warga.isi_semua(pemohon={"jenis": "badan_publik"}, identitas={"identitas": foto()})
    assert warga.h1 == "Periksa permohonan Anda"

    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN)
    warga.kirim(PEMOHON | {"jenis": "badan_publik"}).kirim({"cara_memperoleh": "melihat"})
    warga.kirim({"jenis_identitas": "ktp", "nomor_identitas": "", "identitas": foto("kartu.jpg")})

    assert "Unggah surat resmi badan publik, atau pilih “Serahkan menyusul”" in warga.galat
    assert "Sudah diunggah: kartu.jpg" in warga.teks  # nobody uploads twice
    warga.kirim({"jenis_identitas": "ktp", "nomor_identitas": "", "surat_resmi": foto("s.jpg")})
    assert warga.h1 == "Periksa permohonan Anda"


def test_berkas_sejenis_menggantikan_yang_lama(warga):
    warga.isi_semua(identitas={"identitas": foto("salah.jpg")})
    ubah = re.search(r'href="([^"]*/identitas/[^"]*)"', warga.html)[1]

    warga.buka(ubah).kirim(MENYUSUL | {"identitas": foto("benar.jpg", "maroon")})

    assert [b.nama for b in Berkas.objects.all()] == ["benar.jpg"]


def test_kuasa_yang_ditambahkan_kemudian_meminta_suratnya(warga):
    warga.isi_semua()
    ubah = re.search(r'href="([^"]*/pemohon/[^"]*)"', warga.html)[1]

    warga.buka(ubah).kirim(PEMOHON | {"lewat_kuasa": "on", "nama_kuasa": "Andi"})

    assert warga.h1 == "Kartu identitas"
    assert "Surat kuasa" in warga.teks


def test_email_yang_dihapus_meminta_cara_lain(warga):
    warga.isi_semua()
    ubah = re.search(r'href="([^"]*/pemohon/[^"]*)"', warga.html)[1]

    warga.buka(ubah).kirim(PEMOHON | {"email": ""})

    assert warga.h1 == "Cara menerima jawaban"
    warga.kirim({"cara_memperoleh": "salinan_digital", "cara_salinan": "email"})
    assert "Anda belum mengisi email" in warga.galat


# Sentences


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nama": ""}, "Isi nama lengkap Anda sesuai kartu identitas"),
        ({"alamat": " \n"}, "Isi alamat Anda"),
        ({"telepon": "", "email": ""}, "Isi nomor telepon atau alamat email, salah satu cukup"),
        ({"telepon": "rumah"}, "Nomor telepon hanya angka, misalnya 0812 3456 7890"),
        ({"email": "nur@contoh"}, "Alamat email belum lengkap, misalnya nama@contoh.id"),
        ({"jenis": "raja"}, "Pilih salah satu"),
        ({"lewat_kuasa": "on"}, "Isi nama Anda sesuai surat kuasa"),
        ({"nama": "a" * 161}, "Tulis paling banyak 160 huruf. Anda menulis 161"),
    ],
)
def test_kalimat_galat_pemohon(warga, ganti, kalimat):
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN).kirim(PEMOHON | ganti)

    assert warga.jawab.status_code == 200
    assert kalimat in warga.galat
    assert "Ada yang perlu diperbaiki" in warga.galat
    assert "<title>Periksa isian: Data pemohon" in warga.html
    if not ganti.get("alamat"):
        assert "Jalan Merdeka 1, Kijang" in warga.html  # what was typed stays


def test_rincian_kosong(warga):
    warga.buka("/bintan/permohonan/baru/").kirim({"periode": "2024"})

    assert "Tuliskan informasi yang Anda butuhkan" in warga.galat
    assert 'value="2024"' in warga.html
    assert not Draf.objects.exists()


@pytest.mark.parametrize(
    ("jenis", "nomor", "kalimat"),
    [
        ("ktp", "21010", "NIK terdiri atas 16 angka. Anda mengisi 5 angka"),
        ("ktp", "21010112058400012", "NIK terdiri atas 16 angka. Anda mengisi 17 angka"),
        ("ktp", "2101011205840001x", "NIK hanya berisi angka"),
        ("sim", "12", "Nomor identitas terdiri atas 5 sampai 20 huruf atau angka"),
    ],
)
def test_nomor_identitas_yang_salah(warga, jenis, nomor, kalimat):
    warga.isi_semua(identitas={"jenis_identitas": jenis, "nomor_identitas": nomor})

    assert kalimat in warga.galat
    assert nomor in warga.html


@pytest.mark.parametrize("nik", ["9901011205840001", "2101013102840001", "2101011205840000"])
def test_nik_yang_janggal_diingatkan_tanpa_ditolak(warga, nik):
    warga.isi_semua(identitas={"nomor_identitas": nik})

    assert warga.h1 == "Periksa permohonan Anda"
    assert "Periksa sekali lagi." in warga.teks
    warga.kirim_permohonan()
    assert Permohonan.objects.get().pemohon.nomor_identitas == nik


# Suspicion: kept, said honestly, never refused


def tertahan(warga, sebab):
    kiriman = Kiriman.objects.get()
    assert kiriman.sebab == sebab
    assert warga.h1 == "Kiriman Anda kami simpan"
    assert "belum mendapat nomor pendaftaran" in warga.teks
    assert "petugas memeriksanya lebih dulu" in warga.teks
    assert "Hari penerimaan tetap Senin, 23 November 2026" in warga.teks
    assert "(0771) 555 0142" in warga.teks
    assert warga.kode == ""
    assert not Draf.objects.exists()


def test_isian_jebakan(warga):
    warga.ajukan(rincian={"isian_lain": "https://obat.contoh"})

    tertahan(warga, "honeypot")
    assert not Permohonan.objects.exists()


def test_terlalu_cepat(warga):
    warga.jam = None  # no time passes between the pages
    warga.ajukan()

    tertahan(warga, "terlalu_cepat")


def test_orang_yang_gesit_tidak_dicurigai(warga, senin):
    warga.jam = None
    warga.isi_semua()
    senin.shift(pengajuan.CEPAT)

    assert warga.kirim_permohonan().h1 == "Permohonan terkirim"


def test_kontak_yang_sangat_sering(warga):
    for _ in range(pengajuan.PER_KONTAK["batas"]):
        warga.ajukan()
        assert warga.h1 == "Permohonan terkirim"

    warga.ajukan()

    tertahan(warga, "terlalu_sering")


def test_satu_jaringan_untuk_banyak_orang(warga, monkeypatch):
    monkeypatch.setitem(pengajuan.PER_JARINGAN, "batas", 3)
    for nomor in range(3):
        kontak = {"email": f"warga{nomor}@contoh.id", "telepon": ""}
        assert warga.ajukan(pemohon=kontak).h1 == "Permohonan terkirim"

    lain = {"email": "warga9@contoh.id", "telepon": ""}
    assert warga.ajukan(pemohon=lain).h1 == "Kiriman Anda kami simpan"
    jaringan_lain = Warga(warga.jam, ip="10.9.9.9")
    lain = {"email": "warga8@contoh.id", "telepon": ""}
    assert jaringan_lain.ajukan(pemohon=lain).h1 == "Permohonan terkirim"


def test_kirim_ulang_kiriman_yang_ditahan(warga):
    warga.ajukan(rincian={"isian_lain": "x"})
    sebelum = warga.teks

    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")

    assert warga.teks == sebelum
    assert Kiriman.objects.count() == 1
