"""Hostile and clumsy input on the public forms: a sentence, what was typed is kept, never a 500."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from permohonan.models import Draf, Kiriman, Permohonan
from ppid.bidang import (
    BidangTanggal,
    bersihkan,
    kejanggalan_nik,
    periksa_nik,
    rapikan_telepon,
)
from ppid.models import Berkas
from tests.factories import buat_permohonan, buat_satker
from tests.permohonan.warga import CARA, MENYUSUL, PEMOHON, RINCIAN, Warga, foto

NAKAL = {
    "sql": "'; DROP TABLE permohonan_permohonan; --",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "templat": "{{ settings.SECRET_KEY }}{% debug %}",
    "emoji": "👩🏽‍⚖️🇮🇩 tolong",
    "arab": "مرحبا بكم",
    "rtl": "nama\u202egpj.exe",
    "nul": "awal\x00akhir",
    "kendali": "a\x07b\x1bc",
    "baris": "satu\r\nBcc: semua@contoh.id",
    "pengganti": "\ud800\udfff".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "lebar": "\uff1cscript\uff1e",
    "rumus": '=HYPERLINK("http://jahat")',
    "panjang": "a" * 100_000,
    "zalgo": "a" + "\u0301" * 500,
}


@pytest.fixture
def warga(senin):
    buat_satker("bintan")
    return Warga(senin)


def aman(warga, teks):
    assert warga.jawab.status_code < 500
    assert "<script>alert" not in warga.html
    assert "<img src=x" not in warga.html
    assert "kunci-untuk-uji-saja" not in warga.html


@pytest.mark.django_db
@pytest.mark.parametrize("teks", NAKAL.values(), ids=NAKAL)
@pytest.mark.parametrize("nama", ["rincian", "periode", "kategori", "tujuan", "isian_lain"])
def test_rincian(warga, nama, teks):
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN | {nama: teks})

    aman(warga, teks)


@pytest.mark.django_db
@pytest.mark.parametrize("teks", NAKAL.values(), ids=NAKAL)
def test_pemohon_setiap_isian(warga, teks):
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN)
    halaman = warga.jawab.request["PATH_INFO"] + "?" + warga.jawab.request["QUERY_STRING"]

    for nama in [*PEMOHON, "lewat_kuasa", "bantuan"]:
        warga.kirim(PEMOHON | {nama: teks}, halaman)
        aman(warga, teks)


@pytest.mark.django_db
@pytest.mark.parametrize("teks", NAKAL.values(), ids=NAKAL)
def test_cara_identitas_dan_cek(warga, teks):
    warga.isi_semua()
    tanya = warga.jawab.request["QUERY_STRING"]

    for nama in CARA:
        warga.kirim(CARA | {nama: teks}, f"/bintan/permohonan/baru/cara/?{tanya}")
        aman(warga, teks)
    for nama in ("jenis_identitas", "nomor_identitas", "identitas"):
        warga.kirim(MENYUSUL | {nama: teks}, f"/bintan/permohonan/baru/identitas/?{tanya}")
        aman(warga, teks)
    for isi in ({"nomor": teks, "kode": "x"}, {"nomor": "1", "kode": teks}):
        warga.kirim(isi, "/bintan/cek/")
        aman(warga, teks)
    warga.kirim({"kunci": teks}, "/bintan/permohonan/terkirim/")
    aman(warga, teks)


@pytest.mark.django_db
@pytest.mark.parametrize("teks", [t for t in NAKAL.values() if len(t) < 160], ids=str)
def test_teks_aneh_yang_sah_sampai_ke_tanda_bukti(warga, teks):
    warga.ajukan(
        rincian={"rincian": teks, "tujuan": teks},
        pemohon={"nama": teks, "alamat": teks, "pekerjaan": teks[:80]},
    )

    p = Permohonan.objects.get()
    assert warga.h1 == "Permohonan terkirim"
    aman(warga, teks)
    assert p.pemohon.nama == bersihkan(teks)
    warga.buka(f"/bintan/saya/{p.kunci}/")
    assert warga.jawab.status_code == 200
    aman(warga, teks)


@pytest.mark.django_db
def test_teks_sangat_panjang_dikatakan_dan_disimpan_di_isian(warga):
    panjang = "kata " * 20_000

    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN | {"rincian": panjang})

    assert "Tulis paling banyak 10000 huruf. Anda menulis 99999" in warga.galat
    assert "kata kata kata" in warga.html
    assert not Draf.objects.exists()


@pytest.mark.django_db
def test_isian_titipan_diabaikan(warga):
    titipan = {"status": "selesai", "nomor": "1", "satker": "9", "diterima_pada": "2020-01-01"}

    warga.ajukan(rincian=titipan, pemohon=titipan | {"identitas_oleh": "1"}, cara=titipan)

    p = Permohonan.objects.get()
    assert (p.status, p.diterima_pada.year, p.nomor[:4]) == ("diajukan", 2026, "0001")


PALSU = {
    "html": ("ktp.jpg", b"<html><script>alert(1)</script>"),
    "svg": ("ktp.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "exe": ("surat.pdf", b"MZ\x90\x00" + b"\x00" * 200),
    "zip": ("foto.jpg", b"PK\x03\x04" + b"\x00" * 200),
    "jpeg terpotong": ("ktp.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
    "pdf kosong": ("akta.pdf", b"%PDF-1.4\n%%EOF"),
    "kosong": ("ktp.jpg", b""),
    "nama jahat": ("../../etc/passwd\x00\u202egpj", b"bukan gambar"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "isi"), PALSU.values(), ids=PALSU)
def test_berkas_yang_berbohong(warga, nama, isi):
    palsu = SimpleUploadedFile(nama, isi, content_type="image/jpeg")

    warga.isi_semua(identitas={"identitas": palsu, "nomor_identitas": "2101011205840001"})

    assert warga.jawab.status_code == 200
    assert "Ada yang perlu diperbaiki" in warga.galat
    assert "2101011205840001" in warga.html  # what was typed stays
    assert not Berkas.objects.exists()
    assert warga.kirim(MENYUSUL).h1 == "Periksa permohonan Anda"


@pytest.mark.django_db
def test_berkas_terlalu_besar(warga):
    besar = SimpleUploadedFile("ktp.jpg", b"\xff\xd8\xff" + b"0" * 5_100_000, "image/jpeg")

    warga.isi_semua(identitas={"identitas": besar})

    assert "Ukuran berkas 5,1 MB. Batasnya 5 MB." in warga.galat


@pytest.mark.django_db
def test_nama_berkas_tampil_tanpa_jalur(warga):
    warga.isi_semua(identitas={"identitas": foto("C:\\rahasia\\ktp<b>.png")})

    assert "ktp&lt;b&gt;.jpg" in warga.html
    assert "rahasia" not in warga.html
    tanya = warga.jawab.request["QUERY_STRING"]
    warga.buka(f"/bintan/permohonan/baru/identitas/?{tanya}")
    assert "Sudah diunggah: ktp&lt;b&gt;.jpg" in warga.html


@pytest.mark.django_db
@pytest.mark.parametrize("versi", ["", "abc", "-1", "9" * 40, "1; DROP"])
def test_versi_yang_dikarang(warga, versi):
    kasus = buat_permohonan(buat_satker("bintan"), kunci="k")
    warga.kirim({"nomor": kasus.nomor, "kode": kasus.kode_akses}, "/bintan/cek/")

    warga.kirim({"versi": versi, "alasan": ""}, f"/bintan/saya/{kasus.kunci}/cabut/")

    assert warga.jawab.status_code in (200, 409)
    assert Permohonan.objects.get().terbuka


@pytest.mark.django_db
def test_alamat_aneh(warga):
    for alamat in (
        "/bintan/permohonan/baru/?draf=%00",
        "/bintan/permohonan/baru/cara/?draf=" + "a" * 3000,
        "/bintan/cek/?nomor=%3Cscript%3Ealert(1)%3C/script%3E%00",
        "/bintan/saya/%00/",
        "/bintan/saya/" + "9" * 300 + "/",
        "/bintan/foto/%F0%9F%98%80/",
        "/tidak-ada/permohonan/baru/",
    ):
        warga.jawab = warga.klien.get(alamat, follow=True)
        aman(warga, alamat)


@pytest.mark.django_db
def test_tidak_ada_yang_tertinggal_dari_isian_salah(warga):
    warga.buka("/bintan/permohonan/baru/").kirim({})

    assert not (Draf.objects.exists() or Kiriman.objects.exists() or Permohonan.objects.exists())


# The shared fields


@pytest.mark.parametrize(
    "tulisan",
    [
        "0812 3456 7890",
        "+62 812-3456-7890",
        "62812 3456 7890",
        "812.3456.7890",
        "0062 812 3456 7890",
        "(0812) 34567890",
        "+62 0812 3456 7890",
    ],
)
def test_telepon_menjadi_satu_bentuk(tulisan):
    assert rapikan_telepon(tulisan) == "+6281234567890"


def test_telepon_kantor_dan_luar_negeri():
    assert rapikan_telepon("(0771) 555 0142") == "+627715550142"
    assert rapikan_telepon("+65 6123 4567") == "+6561234567"
    assert rapikan_telepon("0065 6123 4567") == "+6561234567"


@pytest.mark.parametrize("salah", ["081", "0812x456789", "٠٨١٢٣٤٥٦٧٨٩", "+", "0" * 12, "8" * 30])
def test_telepon_yang_tidak_mungkin(salah):
    with pytest.raises(ValidationError, match="Nomor telepon hanya angka"):
        rapikan_telepon(salah)


def test_nik_pria_dan_wanita_wajar():
    for nik in ("3171011205840001", "3171014311870002"):
        assert periksa_nik(f"{nik[:6]} {nik[6:]}") == nik
        assert kejanggalan_nik(nik) == ""


@pytest.mark.parametrize(
    "tulisan",
    ["3 November 2025", "03-11-2025", "3/11/2025", "2025-11-03", "3 Nov 2025", "3-november-2025"],
)
def test_tanggal_hari_selalu_di_depan(tulisan):
    assert BidangTanggal().clean(tulisan) == date(2025, 11, 3)


@pytest.mark.parametrize(
    "salah", ["31-02-2025", "11/23/2025", "kemarin", "0001-01-01", "99999-01-01", "3 M 2025", "９"]
)
def test_tanggal_absurd(salah):
    with pytest.raises(ValidationError, match="Tulis tanggal seperti 3 November 2025"):
        BidangTanggal().clean(salah)


@given(st.text(max_size=200))
def test_bersihkan_tidak_pernah_gagal_dan_tetap(teks):
    bersih = bersihkan(teks, baris_banyak=True)

    assert bersihkan(bersih, baris_banyak=True) == bersih
    bersih.encode("utf-8")
    assert not set(bersih) & set("\x00\r\t\u202e\u2066")
    assert "\n" not in bersihkan(teks)


@given(st.text(max_size=60))
def test_bidang_tidak_pernah_runtuh(teks):
    for periksa in (rapikan_telepon, periksa_nik, BidangTanggal(required=False).clean):
        try:
            periksa(teks)
        except forms.ValidationError as galat:
            assert galat.messages[0]
