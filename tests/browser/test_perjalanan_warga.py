"""Journeys 1 to 3 of a citizen, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from dip.models import Terjawab
from permohonan.models import Permohonan
from ppid.models import Jejak
from tests.browser.alat import bergulir_ke_samping, judul
from tests.factories import buat_permohonan, buat_satker
from tests.factories_dip import buat_dokumen

TPS = "Daftar pemilih tetap Pemilihan 2024 per TPS, Kecamatan Gunung Kijang"


@pytest.fixture(params=["js", "tanpa-js"])
def hp(request, buat_page):
    """A cheap phone, 320 px wide."""
    return buat_page(
        java_script_enabled=request.param == "js", viewport={"width": 320, "height": 640}
    )


def test_perjalanan_1_warga_mengajukan_dari_hp_tanpa_akun(hp):
    buat_dokumen(buat_satker("bintan"), TPS)

    hp.goto("/bintan/")
    hp.get_by_role("main").get_by_role("link", name="Ajukan permohonan").click()
    isi_rincian(hp)
    assert judul(hp) == "Mungkin sudah tersedia"
    assert TPS in hp.get_by_role("main").inner_text()
    assert not bergulir_ke_samping(hp)
    hp.get_by_role("link", name="Lanjutkan permohonan").click()
    isi_pemohon(hp)
    hp.get_by_label("Salinan digital").check()
    hp.get_by_label("Email", exact=True).check()
    lanjut(hp)
    hp.get_by_role("button", name="Serahkan menyusul").click()
    assert judul(hp) == "Periksa permohonan Anda"
    ubah_alamat(hp)
    tunggu_wajar()
    hp.get_by_role("button", name="Kirim permohonan").click()

    assert judul(hp) == "Permohonan terkirim"
    permohonan = Permohonan.objects.get()
    isi = hp.get_by_role("main").inner_text()
    kode = re.search(r"\b([0-9A-Z]{4})\s+([0-9A-Z]{4})\s+([0-9A-Z]{4})\s+([0-9A-Z]{4})\b", isi)
    assert permohonan.nomor in isi
    assert "Jawaban paling lambat" in isi
    assert kode
    assert permohonan.pemohon.alamat == "Jalan Baru 2, Kijang"
    assert Jejak.objects.filter(jenis="ajukan").count() == 1

    hp.reload()  # sends the same form again
    assert permohonan.nomor in hp.get_by_role("main").inner_text()
    assert kode[1] in hp.get_by_role("main").inner_text()
    assert Permohonan.objects.count() == 1

    hp.goto("/bintan/permohonan/terkirim/")
    assert kode[1] not in hp.get_by_role("main").inner_text()


def isi_rincian(hp, rincian="Jumlah pemilih tetap per TPS di Gunung Kijang, 2024"):
    assert judul(hp) == "Informasi apa yang Anda butuhkan?"
    hp.get_by_label("Rincian informasi").fill(rincian)
    hp.get_by_label("Tahapan Pemilu atau Pemilihan").check()
    hp.get_by_label("Untuk apa informasi ini akan digunakan?").fill("Skripsi")
    lanjut(hp)


def isi_pemohon(hp):
    hp.get_by_label("Perorangan").check()
    hp.get_by_label("Nama", exact=True).fill("Nur Aisyah")
    hp.get_by_label("Telepon").fill("0812 5550 0177")
    hp.get_by_label("Email").fill("nur.aisyah@contoh.test")
    hp.get_by_label("Alamat", exact=True).fill("Jalan Lama 1, Kijang")
    hp.get_by_label("Pekerjaan").fill("Mahasiswa")
    lanjut(hp)


def lanjut(hp):
    assert not bergulir_ke_samping(hp)
    hp.get_by_role("button", name="Lanjut").click()


def ubah_alamat(hp):
    hp.get_by_role("link", name=re.compile("Ubah.*alamat", re.I)).first.click()
    hp.get_by_label("Alamat", exact=True).fill("Jalan Baru 2, Kijang")
    lanjut(hp)
    assert judul(hp) == "Periksa permohonan Anda"


def tunggu_wajar():
    """A person needs longer than the time trap allows for; the trap's clock is moved instead."""
    from datetime import timedelta

    from django.db.models import F

    from permohonan.models import Draf

    Draf.objects.update(mulai=F("mulai") - timedelta(minutes=3))


def test_perjalanan_2_terjawab_tanpa_permohonan(hp):
    dpt = buat_dokumen(buat_satker("bintan"), "DPT Pemilihan 2024 per kecamatan")

    hp.goto("/bintan/permohonan/baru/")
    isi_rincian(hp, "DPT 2024 per kecamatan")
    kartu = hp.get_by_role("listitem").filter(has_text=dpt.judul)
    assert "PDF, 1 KB" in kartu.inner_text()
    buka_dokumen(hp, kartu)
    kartu.get_by_role("button", name="Ya, ini yang saya cari").click()

    assert judul(hp) == "Terima kasih"
    assert not bergulir_ke_samping(hp)
    assert Terjawab.objects.get().dokumen == dpt
    assert Jejak.objects.filter(jenis="terjawab").count() == 1
    assert not Permohonan.objects.exists()


def buka_dokumen(hp, kartu):
    """Its page opens beside the form, which stays."""
    with hp.context.expect_page() as baru:
        kartu.get_by_role("link", name="Buka dokumen").click()
    assert "DPT Pemilihan 2024" in baru.value.get_by_role("main").inner_text()
    baru.value.close()


def test_perjalanan_3_cek_status_dengan_nomor_dan_kode(hp):
    permohonan = buat_permohonan(status="diproses")

    hp.goto("/bintan/cek/")
    cek(hp, permohonan.nomor, "AAAA-BBBB-CCCC-DDDD")
    galat = hp.get_by_role("alert")
    assert "Ada yang perlu diperbaiki" in galat.inner_text()
    cek(hp, permohonan.nomor, permohonan.kode_akses)

    assert judul(hp) == "Sedang kami proses."
    assert "Jawaban paling lambat" in hp.get_by_role("main").inner_text()
    expect(hp.get_by_role("heading", name="Perjalanan permohonan")).to_be_visible()
    assert not bergulir_ke_samping(hp)


def test_perjalanan_3_galat_difokuskan(page):
    permohonan = buat_permohonan(status="diproses")

    page.goto("/bintan/cek/")
    cek(page, permohonan.nomor, "AAAA-BBBB-CCCC-DDDD")

    expect(page.get_by_role("alert")).to_be_focused()


def test_perjalanan_3_enam_kali_salah_ditahan(hp):
    permohonan = buat_permohonan(status="diproses")

    hp.goto("/bintan/cek/")
    for _ in range(6):
        cek(hp, permohonan.nomor, "AAAA-BBBB-CCCC-DDDD")

    expect(hp.get_by_role("main")).to_contain_text("Terlalu banyak percobaan")


def cek(hp, nomor: str, kode: str) -> None:
    hp.get_by_label("Nomor pendaftaran").fill(nomor)
    hp.get_by_label("Kode akses").fill(kode)
    hp.get_by_role("button", name=re.compile("Cek|Lihat|Buka")).click()
