"""SOP Pendokumentasian Bintan, five steps by its actors, with and without JavaScript.

Rina of the desk registers, classifies, records, keeps and announces; Sri Wahyuni, the Kasubbag as
PPID, ratifies. It ends in the matriks, where nothing of a step that takes "Tentatif" is judged.
"""

from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from dip.models import Dokumen
from ppid.models import Jejak, Kegiatan
from tests.browser.alat import LEBAR, Pemeriksa, judul, masuk
from tests.dunia_jawaban import pdf_kosong
from tests.factories import buat_pegawai
from tests.factories_dip import buat_unit

SENIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB
BERKAS = {"name": "laporan.pdf", "mimeType": "application/pdf"}
JUDUL = ("Laporan kinerja 2025", "Profil kantor 2026")
LANGKAH = ["kumpulkan", "klasifikasi", "klasifikasi", "dokumentasikan", "simpan", "unggah"]


@pytest.fixture
def kantor(bintan):
    buat_unit(bintan, "Subbag Data")
    buat_pegawai("petugas", bintan, nama="Rina Marlina")
    buat_pegawai("kasubbag", bintan, nama="Sri Wahyuni")
    return bintan


def daftarkan(page, nama: str) -> None:
    page.goto("/bintan/dokumen/baru/")
    page.get_by_label("Nama dokumen").fill(nama)
    page.get_by_label("Unit yang menguasai").select_option(label="Subbag Data")
    page.locator("input[name=berkas]").set_input_files(BERKAS | {"buffer": pdf_kosong()})
    page.get_by_role("button", name="Daftarkan dokumen").click()
    page.get_by_text("Dokumen terdaftar dan menunggu klasifikasi.").wait_for()


def centang_semua(page, js: bool) -> None:
    if js:
        page.get_by_label("Pilih semua").check()
        expect(page.get_by_text("2 dipilih").first).to_be_visible()
    else:
        expect(page.get_by_label("Pilih semua")).to_be_hidden()
        for nama in JUDUL:
            page.get_by_label(f"Pilih {nama}").check()


def klasifikasikan(page, js: bool) -> None:
    page.goto("/bintan/dokumen/klasifikasi/")
    centang_semua(page, js)
    page.get_by_label("Klasifikasi", exact=False).first.select_option("berkala")
    page.get_by_label("Masa simpan (tahun)").fill("5")
    page.get_by_role("button", name="Simpan dan kirim untuk disahkan").click()
    page.get_by_text("2 dokumen dikirim untuk disahkan.").wait_for()


def sahkan(page, js: bool) -> None:
    page.goto("/bintan/dokumen/")
    page.get_by_role("link", name="Pengesahan").click()
    centang_semua(page, js)
    page.get_by_role("button", name="Sahkan yang dicentang").click()
    page.get_by_text("2 dokumen disahkan.").wait_for()


def lengkapi(page, nama: str) -> None:
    page.goto("/bintan/dokumen/?keadaan=belum_lengkap")
    page.get_by_role("link", name=nama).click()
    isian = page.get_by_role("region", name="Lengkapi pendokumentasian")
    isian.get_by_label("Ruang").fill("Ruang Arsip")
    isian.get_by_label("Boks").fill("14")
    isian.get_by_label("Diumumkan juga di").fill("Situs kantor")
    page.get_by_role("button", name="Simpan semuanya").click()
    page.get_by_text("Dokumen tercatat, tersimpan, dan terunggah.").wait_for()


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa js"])
def test_lima_langkah_pendokumentasian_bintan(buat_page, kantor, js):
    tahan = {"java_script_enabled": js, "viewport": LEBAR}
    rina, sri = buat_page(**tahan), buat_page(**tahan)
    with time_machine.travel(SENIN):
        masuk(rina, "petugas.bintan")
        masuk(sri, "kasubbag.bintan")
        for nama in JUDUL:
            daftarkan(rina, nama)
        klasifikasikan(rina, js)
        sahkan(sri, js)
        for nama in JUDUL:
            lengkapi(rina, nama)
        assert judul(rina) == JUDUL[1]
        rina.goto("/bintan/dokumen/buku-rekap/")
        expect(rina.get_by_text("0002/2026")).to_be_visible()
        sri.goto("/bintan/meja/matriks/")
        baris = sri.locator("table.matriks tbody tr", has_text=JUDUL[0])
        teks = "\n".join(baris.all_inner_texts())

    assert [d.status for d in Dokumen.objects.all()] == ["terunggah"] * 2
    for satu in Dokumen.objects.all():
        kegiatan = Kegiatan.objects.tentang(satu)
        assert list(kegiatan.values_list("kunci", flat=True)) == LANGKAH
        assert set(kegiatan.values_list("detik_kerja", flat=True)) == {None}
    assert baris.count() == len(LANGKAH)
    assert sri.get_by_role("link", name=JUDUL[0]).count() == len(LANGKAH)
    assert "Rina Marlina" in teks and "Sri Wahyuni" in teks and "Tentatif" in teks
    assert "melebihi baku" not in teks and "sesuai baku" not in teks
    jenis = Jejak.objects.tentang(Dokumen.objects.first()).exclude(jenis="lihat")
    assert jenis.count() == len(LANGKAH)


def test_halaman_gudang_rapi_di_dua_lebar(buat_page, kantor):
    pemeriksa = Pemeriksa(buat_page())
    page = pemeriksa.page
    page.set_viewport_size(LEBAR)
    masuk(page, "kasubbag.bintan")
    for nama in JUDUL:
        daftarkan(page, nama)
    pemeriksa.lihat("terdaftar")
    pemeriksa.buka("/bintan/dokumen/")
    pemeriksa.buka("/bintan/dokumen/baru/")
    pemeriksa.kirim("Daftarkan dokumen", "isian salah")
    pemeriksa.buka("/bintan/dokumen/klasifikasi/")
    klasifikasikan(page, js=True)
    pemeriksa.buka("/bintan/dokumen/pengesahan/")
    sahkan(page, js=True)
    page.goto("/bintan/dokumen/")
    page.get_by_role("link", name=JUDUL[0]).click()
    pemeriksa.lihat("disahkan")
    pemeriksa.kirim("Simpan semuanya", "tempat kosong")
    lengkapi(page, JUDUL[0])
    pemeriksa.lihat("lengkap")
    pemeriksa.buka("/bintan/dokumen/buku-rekap/")
    Dokumen.objects.update(simpan_sampai=kantor.hari_ini.replace(year=2020))
    pemeriksa.buka("/bintan/dokumen/retensi/")
    page.goto("/bintan/dokumen/")
    page.get_by_role("link", name=JUDUL[0]).click()
    page.get_by_role("link", name="Tarik dari publik").click()
    pemeriksa.lihat("tarik")

    assert pemeriksa.temuan == []
