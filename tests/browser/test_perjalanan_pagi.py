"""Journey 9, the Kasubbag's morning: with a script and without."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils.formats import date_format
from playwright.sync_api import expect
from pypdf import PdfReader

from laporan.models import Supervisi
from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import Jejak
from tests.browser.alat import judul, masuk
from tests.factories import buat_pegawai, buat_permohonan, buat_satker

SENIN = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)  # 08.05 WIB
HARI = (21, 14, 1)  # days before, at which the three came in: late now, due today, far away


@pytest.fixture
def pagi(transactional_db):
    """A Monday at Bintan with one late, one due today, one with time left."""
    satker = buat_satker("bintan")
    buat_pegawai(Peran.KASUBBAG, satker)
    buat_pegawai(Peran.PETUGAS, satker, "rina.bintan", "Rina")
    with time_machine.travel(SENIN, tick=True) as jam:
        perkara = []
        for hari in HARI:
            jam.move_to(SENIN - timedelta(days=hari))
            perkara.append(buat_permohonan(satker))
        jam.move_to(SENIN)
        yield perkara


def petugas() -> list[str]:
    nama = Permohonan.objects.order_by("pk").values_list("petugas__nama", flat=True)
    return [satu or "" for satu in nama]


def buka_pagi(page) -> None:
    masuk(page, "kasubbag.bintan")
    assert judul(page) == "Ringkasan PPID"
    page.get_by_role("link", name="Pagi Kasubbag").click()
    page.wait_for_url("**tab=pagi**")  # loaded: the keys are listened to


def tugaskan_dua(page, tombol: str) -> None:
    for centang in page.get_by_role("checkbox", name=re.compile("^Pilih 0")).all():
        centang.check()
    page.get_by_label("Tugaskan yang dicentang ke").select_option(label="Rina")
    page.get_by_role("button", name=tombol, exact=True).click()


def cetak(page) -> str:
    """The text of the PDF behind "Cetak"."""
    alamat = page.get_by_role("link", name="Cetak").get_attribute("href")
    jawab = page.context.request.get(alamat)
    assert jawab.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(jawab.body())).pages[0].extract_text()


def sahkan_hari(page, perkara: Permohonan) -> Supervisi:
    """Step 7: tick, note and sign the day on which this case came in."""
    hari = date_format(perkara.satker.setempat(perkara.dicatat_pada), "l, j F Y")
    page.goto("/bintan/ppid/supervisi/")
    page.get_by_role("link", name=hari).click()
    page.get_by_label(f"Diperiksa {perkara.nomor}").check()
    page.get_by_label("Catatan supervisi").fill("Pagi yang tertib")
    page.get_by_role("button", name="Sahkan data layanan harian", exact=True).click()
    page.get_by_role("link", name="Buka PDF").wait_for()
    return Supervisi.objects.get()


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan-skrip", "tanpa-skrip"])
def test_perjalanan_9_pagi_kasubbag(buat_page, pagi, skrip):
    page = buat_page(viewport={"width": 1280, "height": 900}, java_script_enabled=skrip)
    terlambat, hari_ini, _ = pagi

    buka_pagi(page)
    nomor = page.locator("table.antrean a.nomor").all_inner_texts()
    tugaskan_dua(page, "Tugaskan ke Rina" if skrip else "Tugaskan")
    spanduk = page.get_by_role("status").filter(has_text="Ditugaskan ke")
    kalimat, sesudah = spanduk.inner_text(), petugas()
    spanduk.get_by_role("button", name="Batalkan").click()
    kembali = petugas()
    teks = cetak(page)

    assert nomor == [terlambat.nomor, hari_ini.nomor]
    assert "Ditugaskan ke Rina: 2 permohonan." in kalimat
    assert (sesudah, kembali) == (["Rina", "Rina", ""], ["", "", ""])
    assert page.get_by_role("status").filter(has_text="Ditugaskan ke").count() == 0
    assert "Pagi Kasubbag. Urut jatuh tempo. 2 permohonan." in teks
    assert teks.index(terlambat.nomor) < teks.index(hari_ini.nomor)
    jenis = ["tugaskan", "batalkan_tugas", "lihat"]
    baris = Jejak.objects.filter(jenis__in=jenis).order_by("urut")
    assert [b.jenis for b in baris] == [jenis[0]] * 2 + [jenis[1]] * 2 + [jenis[2]]

    supervisi = sahkan_hari(page, hari_ini)

    assert supervisi.status == "disahkan" and supervisi.catatan == "Pagi yang tertib"
    assert [p.permohonan for p in supervisi.pemeriksaan.all()] == [hari_ini]
    expect(page.get_by_text(f"disahkan dengan nomor {supervisi.nomor}.")).to_be_visible()


def test_baris_terpilih_dihitung_dan_papan_tombol_mencentang(buat_page, pagi):
    page = buat_page(viewport={"width": 1280, "height": 900})
    buka_pagi(page)

    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-dipilih]")).to_have_text("1 dipilih")
    page.get_by_role("checkbox", name="Pilih semua").check()

    expect(page.locator("[data-dipilih]")).to_have_text("2 dipilih")
