"""The pages one rarely sees: errors, a code shown once, a choice of offices. axe and 320 px."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ppid.izin import Peran
from ppid.views import galat
from tests.browser.alat import masuk
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker


def test_kode_baru_tanpa_temuan(pemeriksa, bintan):
    buat_pegawai(Peran.PETUGAS, bintan)
    permohonan = buat_permohonan(bintan)
    masuk(pemeriksa.page, "petugas.bintan")

    pemeriksa.buka(f"/bintan/meja/permohonan/{permohonan.kunci}/ganti-kode/")
    pemeriksa.page.get_by_label("Pemohon ada di depan saya").check()
    pemeriksa.kirim("Ganti kode akses", "kode baru")

    expect(pemeriksa.page.get_by_role("heading", name="Kode akses baru")).to_be_visible()
    assert pemeriksa.temuan == []


def test_lengkapi_yang_salah_dan_yang_terkirim_tanpa_temuan(pemeriksa, bintan):
    permohonan = buat_permohonan(bintan, "perlu_dilengkapi")
    pemeriksa.page.goto("/bintan/cek/")
    pemeriksa.page.get_by_label("Nomor pendaftaran").fill(permohonan.nomor)
    pemeriksa.page.get_by_label("Kode akses").fill(permohonan.kode_akses)
    pemeriksa.kirim("Lihat status", "saya")

    pemeriksa.buka(f"/bintan/saya/{permohonan.kunci}/lengkapi/")
    pemeriksa.kirim("Kirim", "lengkapi, salah")
    pemeriksa.page.get_by_label("Jawaban Anda").fill("Alamat saya Jalan Merdeka 1")
    pemeriksa.kirim("Kirim", "lengkapi, terkirim")

    permohonan.refresh_from_db()
    assert permohonan.status == "diajukan"
    assert pemeriksa.temuan == []


def test_pilihan_kantor_tanpa_temuan(pemeriksa, bintan):
    pegawai = buat_pegawai(Peran.KASUBBAG, bintan)
    beri_tugas(pegawai, Peran.PETUGAS, buat_satker("sarolangun"))
    masuk(pemeriksa.page, "kasubbag.bintan")

    pemeriksa.buka(reverse("ruang_kerja"))

    expect(pemeriksa.page.get_by_role("link", name="KPU Kabupaten Sarolangun")).to_be_visible()
    assert pemeriksa.temuan == []


def test_formulir_tanpa_kuki_tanpa_temuan(pemeriksa, bintan):
    pemeriksa.page.goto("/bintan/cek/")
    pemeriksa.page.context.clear_cookies()
    pemeriksa.page.get_by_label("Nomor pendaftaran").fill("1")
    pemeriksa.page.get_by_label("Kode akses").fill("A")
    pemeriksa.kirim("Lihat status", "kuki hilang")

    assert pemeriksa.temuan == []


@pytest.mark.parametrize("halaman", [galat.permintaan_buruk, galat.gangguan])
def test_halaman_galat_tanpa_temuan(pemeriksa, bintan, halaman):
    isi = halaman(None).content.decode()
    pemeriksa.page.route(
        "**/galat/", lambda rute: rute.fulfill(body=isi, content_type="text/html; charset=utf-8")
    )

    pemeriksa.buka("/galat/")

    expect(pemeriksa.page.get_by_role("heading", level=1)).to_be_visible()
    assert pemeriksa.temuan == []
