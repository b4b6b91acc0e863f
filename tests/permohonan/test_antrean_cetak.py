"""The queue on paper: exactly its list, its filter in words, and a row in the trail."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from ppid import cetak
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import buat_pegawai, buat_permohonan, pelaku

NIK = "2101011205840001"


@pytest.fixture
def kertas(monkeypatch):
    """The HTML that would be printed; the printer itself is proved once below."""
    lembar = []
    monkeypatch.setattr(cetak, "html_ke_pdf", lambda html: lembar.append(html) or b"%PDF-1.7")
    return lembar


@pytest.fixture
def kasubbag_masuk(client, satker, jam):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    return client


def minta(klien, satker, kueri=""):
    return klien.get(reverse("antrean_cetak", args=[satker.slug]) + kueri)


def test_daftar_saringan_dan_urutan_yang_sama_dengan_layar(kasubbag_masuk, satker, kertas):
    rina = buat_pegawai(Peran.PETUGAS, satker, "rina.bintan", "Rina Marlina")
    surat = [buat_permohonan(satker, kanal="surat", petugas=rina) for _ in range(2)]
    web = buat_permohonan(satker)

    respons = minta(kasubbag_masuk, satker, "?kanal=surat&petugas=rina.bintan&urut=terbaru")

    assert respons.headers["Content-Type"] == "application/pdf"
    assert (
        "Semua terbuka; Kanal: Surat; Petugas: Rina Marlina. Urut terbaru. 2 permohonan."
        in kertas[0]
    )
    assert kertas[0].index(surat[1].nomor) < kertas[0].index(surat[0].nomor)
    assert web.nomor not in kertas[0]
    assert "Senin, 23\xa0November\xa02026, pukul\xa009.14\xa0WIB" in kertas[0]


def test_cetakan_tercatat_tanpa_kata_yang_diketik(kasubbag_masuk, satker, kertas):
    buat_permohonan(satker, pemohon={"nama": "Siti Rahmah"})

    minta(kasubbag_masuk, satker, "?q=rahmah&kanal=daring&tempo=2026-12-07&urut=nomor")

    baris = Jejak.objects.get(jenis="lihat")
    assert baris.data == {
        "ekspor": "antrean",
        "bentuk": "pdf",
        "saringan": {
            "tab": "terbuka",
            "q": "dipakai",
            "kanal": "daring",
            "tempo": "2026-12-07",
        },
        "baris": 1,
    }
    assert (baris.tentang_id, baris.satker) == (None, satker)
    assert "Kata: rahmah" in kertas[0]


def test_tanpa_nik_dan_tanpa_anda(kasubbag_masuk, satker, petugas, kertas):
    p = buat_permohonan(satker, "menunggu_persetujuan")
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas=NIK)

    minta(kasubbag_masuk, satker)

    assert p.nomor in kertas[0]
    assert NIK not in kertas[0]
    assert NIK[-4:] not in kertas[0].replace(p.nomor, "")
    assert "Menunggu: Kasubbag" in kertas[0]
    assert "Anda" not in kertas[0]


def test_yang_terlalu_panjang_dipotong_dan_dikatakan(kasubbag_masuk, satker, kertas, monkeypatch):
    monkeypatch.setattr("permohonan.views.antrean.MAKS_BARIS", 2)
    for _ in range(3):
        buat_permohonan(satker)

    minta(kasubbag_masuk, satker)

    assert "Memuat 2 baris pertama." in kertas[0]
    assert "3 permohonan." in kertas[0]
    assert Jejak.objects.get(jenis="lihat").data["baris"] == 2


def test_daftar_kosong_tetap_tercetak(kasubbag_masuk, satker, kertas):
    minta(kasubbag_masuk, satker, "?tab=selesai")
    assert "Tidak ada permohonan pada daftar ini." in kertas[0]
    assert "Selesai bulan ini. Urut hari selesai. 0 permohonan." in kertas[0]


def test_tautan_cetak_membawa_saringan_layar(kasubbag_masuk, satker):
    buat_permohonan(satker)
    layar = kasubbag_masuk.get(
        reverse("antrean", args=[satker.slug]) + "?tab=pagi&kanal=surat&penugasan=x"
    )
    assert 'href="/bintan/meja/antrean/cetak/?tab=pagi&amp;kanal=surat"' in layar.text


def test_pdf_bernomor_halaman_dan_bentuknya_tergambar(client, satker, jam):
    siapa = pelaku(Peran.KASUBBAG, satker)
    client.force_login(siapa.pengguna)
    buat_permohonan(satker)

    pdf = PdfReader(io.BytesIO(minta(client, satker).content))

    teks = pdf.pages[0].extract_text()
    assert "Halaman 1 dari 1" in teks
    assert "Semua terbuka. Urut jatuh tempo. 1 permohonan." in teks
    assert "Sisa 10 hari kerja" in teks
    assert float(pdf.pages[0].mediabox.width) > float(pdf.pages[0].mediabox.height)
