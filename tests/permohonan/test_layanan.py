"""What a citizen reads before asking: the price list, and the blank forms as PDF and as words."""

import pytest

from permohonan import formulir_kosong
from permohonan.formulir_kosong import FORMULIR_PUBLIK
from permohonan.models import Tarif
from permohonan.pilihan import ALASAN_KEBERATAN
from tests.factories import buat_satker
from tests.permohonan.test_naskah import halaman
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    formulir_kosong._cetak.cache_clear()
    yield buat_satker()
    formulir_kosong._cetak.cache_clear()


def tarif(satker, nama: str, **isian) -> Tarif:
    isian = {"satuan": "lembar", "harga": 300, "dasar": "Keputusan 17 Tahun 2025"} | isian
    return Tarif.objects.create(satker=satker, nama=nama, **isian)


def test_daftar_harga_menyebut_yang_berlaku_dan_dasarnya(client, satker):
    tarif(satker, "Fotokopi A4")
    tarif(satker, "Cetak warna", harga=1500)
    tarif(satker, "Fotokopi lama", aktif=False)
    tarif(buat_satker("sarolangun"), "Milik kantor lain")

    isi = teks(client.get("/bintan/layanan/biaya/"))

    assert "Fotokopi A4 lembar Rp300" in isi
    assert "Cetak warna lembar Rp1.500" in isi
    assert "Dasar: Keputusan 17 Tahun 2025." in isi
    assert "lama" not in isi
    assert "Milik" not in isi


def test_kantor_tanpa_daftar_harga_mengatakannya(client, satker):
    assert "belum menetapkan harga salinan" in teks(client.get("/bintan/layanan/biaya/"))


def test_formulir_permohonan_kosong_tanpa_nomor_kendali(satker):
    depan, belakang = halaman(FORMULIR_PUBLIK["b"].pdf(satker))

    for kata in (
        "Model PPID-B",
        "KABUPATEN BINTAN",
        "Nama lengkap",
        "Salinan digital",
        "diisi petugas",
    ):
        assert kata in depan
    assert "Kendali" not in depan
    assert "Diterima melalui" not in depan
    assert "×" not in depan
    assert "Hak-hak Pemohon" in belakang


def test_pernyataan_keberatan_satu_halaman_dengan_tujuh_alasan(satker):
    satker.nama = "KPU Kabupaten Kepulauan Siau Tagulandang Biaro"
    [isi] = halaman(FORMULIR_PUBLIK["f"].pdf(satker))

    for kata in (
        "Model PPID-F",
        "Nomor registrasi keberatan*",
        "Nama kuasa**",
        *ALASAN_KEBERATAN.values(),
        "Kasus posisi",
        "Tanggapan atas keberatan",
        "Petugas Penerima Keberatan******",
        "sejak keberatan dinyatakan lengkap sesuai dengan buku register",
    ):
        assert kata in isi, kata


def test_halaman_formulir_menyebut_jenis_dan_ukuran_dan_mencetak_sekali(
    client, satker, monkeypatch
):
    dicetak = []
    monkeypatch.setattr(
        formulir_kosong, "html_ke_pdf", lambda html: dicetak.append(html) or b"%PDF" + bytes(95_996)
    )

    isi = teks(client.get("/bintan/layanan/formulir/"))
    client.get("/bintan/layanan/formulir/")
    pdf = client.get("/bintan/layanan/formulir/ppid-f/pdf/")

    assert "Unduh Formulir Permohonan (Model PPID-B) PDF, 96 KB" in isi
    assert "Unduh Pernyataan Keberatan (Model PPID-F) PDF, 96 KB" in isi
    assert pdf["Content-Type"] == "application/pdf"
    assert len(dicetak) == 2


def test_formulir_dicetak_lagi_setelah_kantor_berubah(satker, monkeypatch):
    monkeypatch.setattr(formulir_kosong, "html_ke_pdf", str.encode)

    lama = FORMULIR_PUBLIK["b"].pdf(satker)
    satker.telepon = "(0771) 999"

    assert b"(0771) 999" in FORMULIR_PUBLIK["b"].pdf(satker)
    assert b"(0771) 999" not in lama


@pytest.mark.parametrize("model", FORMULIR_PUBLIK)
def test_bacaan_memuat_setiap_isian_formulir(client, satker, model):
    isi = teks(client.get(f"/bintan/layanan/formulir/ppid-{model}/"))

    for _, isian in FORMULIR_PUBLIK[model].bagian():
        for baris in isian:
            assert baris.label.rstrip("*") in isi
            assert all(pilihan in isi for _, pilihan in baris.pilihan)
    assert "*" not in isi


def test_bacaan_menaruh_catatan_di_tempat_bintangnya(client, satker):
    isi = teks(client.get("/bintan/layanan/formulir/ppid-f/"))

    assert "Nomor registrasi keberatan (Diisi petugas berdasarkan buku register keberatan)" in isi
    assert "B. Alasan pengajuan keberatan Sesuai dengan Pasal 35" in isi
