"""Journey 12: an examiner of the Komisi Informasi, by a link of the Sekretaris."""

import pytest
from playwright.sync_api import expect

from laporan.models import Undangan
from ppid.izin import Peran
from ppid.models import Jejak
from tests.browser.alat import LEBAR, Pemeriksa, judul
from tests.browser.alat import masuk as masuk_sandi
from tests.factories import buat_pegawai, buat_permohonan, pelaku
from tests.laporan.pemeriksaan import bongkar, buat_terjawab, terlihat

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(240)]


@pytest.fixture
def kasus(bintan):
    """Eleven numbers: one answered, one closed without a decision."""
    petugas, kasubbag = pelaku(Peran.PETUGAS, bintan), pelaku(Peran.KASUBBAG, bintan)
    terjawab, iklan = buat_terjawab(bintan), buat_permohonan(bintan)
    iklan.usulkan("bukan_permohonan", oleh=petugas, alasan="Berisi iklan percetakan")
    iklan.setujui_usulan(oleh=kasubbag)
    for _ in range(9):
        buat_permohonan(bintan)
    return terjawab, iklan


def buat_tautan(page, satker) -> str:
    """By the Sekretaris, from the menu; the address as it is shown once."""
    buat_pegawai(Peran.SEKRETARIS, satker)
    page.set_viewport_size(LEBAR)
    masuk_sandi(page, "sekretaris.bintan")
    menu = page.get_by_role("navigation", name="Menu utama")
    menu.get_by_role("link", name="Laporan", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Ruang pemeriksaan").click()
    page.get_by_label("Nama pemeriksa").fill("Retno Widyastuti")
    page.get_by_label("Badan atau lembaga").fill("Komisi Informasi Kepulauan Riau")
    page.get_by_role("button", name="Buat tautan").click()
    assert judul(page) == "Tautan untuk Retno Widyastuti"
    return page.get_by_label("Tautan ruang pemeriksaan").input_value()


def unduh(page, tmp_path) -> dict[str, str]:
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh paket bukti (ZIP)").click()
    unduhan.value.save_as(tujuan := tmp_path / "bukti.zip")
    return bongkar(tujuan.read_bytes())


def test_pemeriksa_masuk_mengundi_membaca_dan_membawa_bukti(bintan, kasus, buat_page, tmp_path):
    terjawab, iklan = kasus
    staf = Pemeriksa(buat_page())
    alamat = buat_tautan(staf.page, bintan)
    staf.lihat("tautan")
    tamu = Pemeriksa(buat_page())
    page = tamu.page

    page.goto(alamat[alamat.index("/audit/") :])
    tamu.lihat("undangan")
    page.get_by_role("button", name="Masuk ke ruang pemeriksaan").click()
    assert judul(page).startswith("Ruang pemeriksaan")
    expect(page.get_by_text("11 nomor, 11 permohonan, tanpa celah")).to_be_visible()
    tamu.lihat("ruang")

    page.get_by_label("Benih undian, angka").fill("2026")
    page.get_by_role("button", name="Ambil 10 acak").click()
    expect(page.get_by_role("heading", name="10 permohonan acak")).to_be_visible()
    acak = page.url
    nomor = page.locator("a.nomor").all_inner_texts()
    page.goto(acak)
    assert (len(nomor), page.locator("a.nomor").all_inner_texts()) == (10, nomor)
    tamu.lihat("undian")

    page.get_by_role("link", name="Semua permohonan").click()
    page.get_by_role("link", name=terjawab.nomor).click()
    isi = page.get_by_role("main").inner_text()
    assert "Y••• K•••" in isi and "Jatuh tempo" in isi and "Tepat waktu" in isi
    assert terlihat(page.content()) == set()
    tamu.lihat("perkara")
    bukti = unduh(page, tmp_path)
    assert {n: t for n, isi in bukti.items() if (t := terlihat(isi))} == {}
    assert sum(nama.startswith("naskah/") for nama in bukti) >= 3

    page.get_by_role("link", name="Ruang pemeriksaan").last.click()
    page.get_by_label("Hasil").select_option("Ditutup tanpa keputusan")
    page.get_by_role("button", name="Saring").click()
    baris = page.get_by_role("row", name=iklan.nomor)
    assert "Alasan: Berisi iklan percetakan" in baris.inner_text()
    assert page.locator("main form[method=post]").count() == 0

    orang = Undangan.objects.get().pengguna
    ruang = [b.data["ruang"] for b in Jejak.objects.filter(oleh=orang, jenis="lihat")]
    assert ruang == ["daftar"] * 4 + ["perkara", "paket bukti"] + ["daftar"] * 2
    assert Undangan.objects.dengan_bukaan().get().bukaan == 8

    staf.page.goto("/bintan/laporan-kelola/pemeriksa/")
    staf.lihat("daftar tautan")
    staf.page.get_by_role("button", name="Cabut").click()
    page.goto(acak)
    assert judul(page) == "Masuk"
    assert staf.temuan + tamu.temuan == []
