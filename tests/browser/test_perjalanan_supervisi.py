"""A Monday morning of the Kasubbag (`layar.md` journey 9), ending in the signed data layanan."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from laporan.models import Supervisi
from tests.browser.alat import LEBAR, judul, masuk
from tests.factories import ISIAN_PEMOHON, buat_pegawai, buat_permohonan, buat_satker

JUMAT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 09.00 WIB
SENIN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("slug", "tombol", "keluaran"),
    [
        ("bintan", "Sahkan data layanan harian", "Data layanan harian"),
        ("sarolangun", "Sahkan data layanan", "Data layanan"),
    ],
)
def test_kasubbag_mensupervisi_hari_jumat(
    buat_page, transactional_db, pemeriksa, slug, tombol, keluaran
):
    satker = buat_satker(slug)
    buat_pegawai("kasubbag", satker, nama="Dewi Anggraini")
    with time_machine.travel(JUMAT):
        satu, dua = [buat_permohonan(satker, kanal="telepon") for _ in range(2)]
    page = pemeriksa.page

    with time_machine.travel(SENIN):
        page.set_viewport_size(LEBAR)
        masuk(page, f"kasubbag.{slug}")
        menu = page.get_by_role("navigation", name="Menu utama")
        menu.get_by_role("link", name="Antrean").click()
        page.get_by_role("link", name="Buka supervisi harian").click()
        assert judul(page) == "Jumat, 20 November 2026"
        menu.get_by_role("link", name="Supervisi").click()
        page.get_by_role("heading", name="Belum disahkan").wait_for()
        pemeriksa.lihat("daftar supervisi")
        page.get_by_role("link", name="Jumat, 20 November 2026").click()
        page.get_by_label(f"Diperiksa {satu.nomor}").check()
        page.get_by_label(f"Catatan untuk {dua.nomor}").fill("Hubungi lagi pemohon")
        page.get_by_label("Catatan supervisi").fill("Pelayanan tertib")
        pemeriksa.lihat("lembar hari")
        page.get_by_role("button", name=tombol, exact=True).click()

        page.get_by_role("link", name="Buka PDF").wait_for()
        s = Supervisi.objects.get()
        expect(page.get_by_text(f"{keluaran} disahkan dengan nomor {s.nomor}.")).to_be_visible()
        assert page.get_by_role("button", name=tombol, exact=True).count() == 0
        pemeriksa.lihat("hari yang disahkan")
        alamat = page.get_by_role("link", name="Buka PDF").get_attribute("href")
        pdf = page.request.get(alamat)

    assert re.fullmatch(rf"0001/DL/PPID/{satker.kode}/XI/2026", s.nomor)
    assert (pdf.status, pdf.headers["content-type"]) == (200, "application/pdf")
    assert pdf.body().startswith(b"%PDF") and ISIAN_PEMOHON["nama"].encode() not in pdf.body()
    assert [d.catatan for d in s.pemeriksaan.all()] == ["", "Hubungi lagi pemohon"]
    assert s.catatan == "Pelayanan tertib"
    assert pemeriksa.temuan == []
