"""The DIP in a kabupaten without Kabag: the Kasubbag stands in, steps 1 and 2 are one act."""

import pytest
import time_machine

from dip.models import Penyusunan
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.browser import rantai_dip as rantai
from tests.browser.alat import LEBAR
from tests.browser.rantai_dip import baris_excel, sebagai, wib
from tests.factories import buat_pegawai, buat_satker
from tests.factories_dip import buat_unit

UNIT = "Subbag Keuangan"
DAFTAR = "Daftar aset 2025"
DESK, PPID, PIMPINAN, MENUNGGU = (
    *("Meja layanan", "Ringkasan PPID", "Ringkasan pimpinan", "Persetujuan"),
)
SEMUA = (Peran.SEKRETARIS, Peran.KASUBBAG, Peran.PETUGAS, Peran.PERTIMBANGAN, Peran.PLENO)
LANGKAH = (
    *("tugaskan_kabag", "tugaskan_kasubbag", "konsep", "koreksi", "setujui", "tandatangani"),
    *("isi", "klarifikasi", "sahkan", "sahkan", "tetapkan", "tetapkan", "terbitkan"),
)


@pytest.mark.parametrize(
    ("slug", "js"), [("bintan", True), ("sarolangun", False)], ids=["bintan", "tanpa js"]
)
def test_kabupaten_tanpa_kabag_sampai_terbit(buat_page, transactional_db, slug, js):
    satker = buat_satker(slug)
    unit = buat_unit(satker, UNIT)
    for peran in SEMUA:
        buat_pegawai(peran, satker)
    buat_pegawai("penghubung", satker, unit=unit)
    page = buat_page(java_script_enabled=js, viewport=LEBAR)

    nota_dinas(page, slug)
    bagian(page, slug)
    pengesahan(page, slug)
    with time_machine.travel(wib(4, 11, bulan=12)):
        page.goto(f"/{slug}/")
        rantai.menu(page, "DIP")
        isi = page.get_by_role("main").inner_text()

    assert "Ditetapkan Pleno, Keputusan Nomor 44 Tahun 2026" in isi and DAFTAR in isi
    assert Penyusunan.objects.get().status == "terbit"
    kegiatan = Kegiatan.objects.order_by("selesai", "pk")
    assert [k.kunci for k in kegiatan] == list(LANGKAH)
    assert Jejak.objects.filter(jenis="tugaskan_kabag").count() == 1
    assert not Jejak.objects.filter(jenis="tugaskan_kasubbag").exists()


def nota_dinas(page, slug: str) -> None:
    with sebagai(page, f"sekretaris.{slug}", wib(23), PIMPINAN):
        rantai.tugaskan(page)
        page.get_by_text("tertulis Kabag, di kantor ini dikerjakan Kasubbag.").wait_for()
    with sebagai(page, f"petugas.{slug}", wib(23, 10), DESK):
        rantai.konsep(page, "Pengumpulan data DIP 2026")
    with sebagai(page, f"kasubbag.{slug}", wib(23, 11), PPID):
        rantai.koreksi(page, "Permintaan data DIP 2026")
        rantai.setujui(page)
    with sebagai(page, f"sekretaris.{slug}", wib(24), PIMPINAN):
        rantai.tandatangani_nota(page)


def bagian(page, slug: str) -> None:
    with sebagai(page, f"penghubung.{slug}", wib(25), "Permintaan ke unit saya"):
        rantai.lewat_dip(page, f"Isi usulan {UNIT}")
        page.get_by_role("link", name="Tempel dari Excel").click()
        page.get_by_label("Baris dari Excel").fill(baris_excel(DAFTAR))
        rantai.tekan(page, "Periksa", "1 baris terbaca: 1 baru")
        rantai.tekan(page, "Simpan 1 baris yang benar", "1 baris")
    with sebagai(page, f"kasubbag.{slug}", wib(26), PPID):
        rantai.serahkan(page, UNIT)


def pengesahan(page, slug: str) -> None:
    with sebagai(page, f"petugas.{slug}", wib(27), DESK):
        rantai.usulkan(page)
    with sebagai(page, f"sekretaris.{slug}", wib(30), PIMPINAN):
        rantai.tandatangani_usulan(page)
    with sebagai(page, f"pertimbangan.{slug}", wib(1, bulan=12), MENUNGGU):
        rantai.sahkan(page, "1 Desember 2026")
    with sebagai(page, f"sekretaris.{slug}", wib(2, bulan=12), PIMPINAN):
        rantai.usulkan_pleno(page)
    with sebagai(page, f"pleno.{slug}", wib(3, bulan=12), MENUNGGU):
        rantai.tetapkan(page, "3 Desember 2026")
    with sebagai(page, f"petugas.{slug}", wib(4, bulan=12), DESK):
        rantai.terbitkan(page)
