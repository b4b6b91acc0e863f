"""An office set up from `manage.py mulai` by its admin alone, up to the first receipt."""

import io
import re

from django.core.management import call_command
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from permohonan.models import Permohonan
from ppid import naskah
from ppid.models import Jejak, Naskah, Satker
from tests.browser.alat import judul, masuk

LEBAR = {"width": 1280, "height": 900}
SANDI_ADMIN, SANDI_PETUGAS = "perahu layar senja biru", "kebun teh pagi berkabut"
ALAMAT = "Jalan Nusantara Nomor 7, Kijang"


def mulai() -> dict[str, str]:
    """The passwords that the command prints, by user name."""
    keluaran = io.StringIO()
    call_command("mulai", "--kode", "2101", "--tanpa-tanya", stdout=keluaran)
    assert "/kelola/bintan/" in keluaran.getvalue()
    return dict(re.findall(r"^(\S+): kata sandi (\S+)", keluaran.getvalue(), re.M))


def ganti_sandi(page, lama: str, baru: str) -> None:
    assert judul(page) == "Ganti kata sandi"
    page.get_by_label("Kata sandi sekarang").fill(lama)
    page.get_by_label("Kata sandi baru", exact=True).fill(baru)
    page.get_by_label("Kata sandi baru sekali lagi").fill(baru)
    page.get_by_role("button", name="Ganti kata sandi").click()


def logo() -> dict:
    keluar = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(keluar, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": keluar.getvalue()}


def tulis_kantor(page) -> None:
    page.get_by_role("link", name="Kantor").first.click()
    page.get_by_label("Alamat kantor").fill(ALAMAT)
    page.get_by_label("Kota penanggalan surat").fill("Kijang")
    page.get_by_label("Telepon").fill("(0771) 555 0142")
    page.get_by_role("button", name="Simpan data kantor").click()
    page.get_by_label("Gambar logo").set_input_files(logo())
    page.get_by_role("button", name="Pasang logo").click()
    expect(page.get_by_alt_text("Logo KPU Kabupaten Bintan sekarang")).to_be_visible()


def tulis_jam_dan_unit(page) -> None:
    page.get_by_role("link", name="Jam layanan").first.click()
    page.get_by_label("Senin, istirahat").fill("12")
    page.get_by_label("Senin, sampai").fill("13.00")
    page.get_by_role("button", name="Simpan jam layanan").click()
    page.get_by_role("link", name="Unit", exact=True).click()
    page.get_by_label("Nama unit").fill("Subbag Perencanaan, Data, dan Informasi")
    page.get_by_role("button", name="Tambah unit").click()
    expect(page.get_by_text("Perencanaan, Data, dan Informasi ditambahkan")).to_be_visible()


def tambah_petugas(page) -> str:
    """Returns the first password, read from the page as the admin reads it."""
    page.get_by_role("link", name="Pengguna dan jabatan").click()
    page.get_by_role("link", name="Tambah orang").click()
    page.get_by_label("Nama pengguna").fill("melati.bintan")
    page.get_by_label("Nama lengkap").fill("Melati Puspita")
    page.get_by_label("Peran di portal").select_option("petugas")
    page.get_by_label("Unit").select_option(label="Subbag Perencanaan, Data, dan Informasi")
    page.get_by_label("Nama jabatan").fill("Petugas Pelayanan Informasi")
    page.get_by_role("button", name="Tambah dan buat kata sandi pertama").click()
    sandi = page.locator(".sandi-pertama").inner_text()
    page.get_by_role("link", name="Selesai").click()
    expect(page.get_by_text("Kata sandi pertama")).to_be_visible()
    return sandi


def tulis_nomor(page) -> None:
    page.get_by_role("link", name="Nomor pendaftaran").click()
    page.get_by_label("Pola nomor").fill("{urut:03}/PPID-BTN/{tahun}")
    page.get_by_role("button", name="Lihat nomornya").click()
    expect(page.get_by_text(re.compile(r"003/PPID-BTN/\d{4}"))).to_be_visible()
    page.get_by_role("button", name="Simpan pola").click()
    expect(page.get_by_text("Pola nomor tersimpan.")).to_be_visible()


def catat(page) -> None:
    page.get_by_role("link", name="Catat", exact=True).click()
    page.get_by_label("Rincian informasi").fill("Jumlah pemilih tetap per kecamatan")
    page.get_by_label("Nama lengkap").first.fill("Fransiska Tambunan")
    page.get_by_label("Nomor telepon").first.fill("0812 5550 0177")
    page.get_by_label("Alamat", exact=True).first.fill("Kampung Simpangan RT 02, Toapaya")
    page.get_by_label(re.compile("Penelitian")).first.check()
    page.get_by_label(re.compile("sudah dilihat")).first.check()
    page.get_by_role("button", name=re.compile("Daftarkan")).first.click()


def test_kantor_disiapkan_adminnya_sendiri_sampai_tanda_bukti_pertama(buat_page, transactional_db):
    sandi = mulai()
    admin = buat_page(viewport=LEBAR)
    masuk(admin, "admin.bintan", sandi["admin.bintan"])
    ganti_sandi(admin, sandi["admin.bintan"], SANDI_ADMIN)
    tulis_kantor(admin)
    tulis_jam_dan_unit(admin)
    pertama = tambah_petugas(admin)
    tulis_nomor(admin)

    petugas = buat_page(viewport=LEBAR)
    masuk(petugas, "melati.bintan", pertama)
    ganti_sandi(petugas, pertama, SANDI_PETUGAS)
    catat(petugas)

    nomor = f"001/PPID-BTN/{Satker.objects.get().hari_ini.year}"
    assert nomor in petugas.get_by_role("main").inner_text()
    assert Permohonan.objects.get().nomor == nomor
    bukti = naskah.pdf(Naskah.objects.get(jenis="tanda_bukti"))
    teks = PdfReader(io.BytesIO(bukti)).pages[0].extract_text()
    for isi in ("KABUPATEN BINTAN", ALAMAT, nomor, "(0771) 555 0142", "Melati Puspita"):
        assert teks.count(isi) >= 2, isi  # on both halves
    assert teks.count(Satker.objects.get().jam_layanan_ringkas[0][1]) == 2
    assert not Jejak.objects.filter(oleh__username="kasubbag.bintan").exists()
