"""The README's pictures: `make tangkapan` fills a demo of its own and photographs it."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

AKAR = Path(__file__).resolve().parent.parent
TUJUAN = AKAR / "docs" / "gambar"
PORTA = 8765
ALAMAT = f"http://127.0.0.1:{PORTA}"
SANDI = "ppid-demo-2026"
TAHUN = time.localtime().tm_year
PONSEL, MEJA = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def lingkungan(folder: Path) -> dict:
    return os.environ | {
        "DEMO": "1",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "FILE_DIR": str(folder / "berkas"),
        "ALAMAT_DASAR": ALAMAT,
    }


def layani(folder: Path) -> subprocess.Popen:
    """Migrate, fill, collect, serve; returns the server once it answers."""
    env = lingkungan(folder)
    for perintah in (["migrate"], ["isi_demo"], ["collectstatic", "--noinput"]):
        subprocess.run(
            [sys.executable, "manage.py", *perintah],
            env=env,
            cwd=AKAR,
            check=True,
            capture_output=True,
        )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "ppid.wsgi", "-b", f"127.0.0.1:{PORTA}"],
        env=env,
        cwd=AKAR,
    )
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{ALAMAT}/kesehatan/", timeout=1)
            return server
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("server tidak menjawab")


def warga(page) -> None:
    page.goto(f"{ALAMAT}/bintan/permohonan/baru/")
    page.get_by_label("Rincian informasi").fill("Jumlah pemilih tetap per TPS di Gunung Kijang")
    page.get_by_label("Tahapan Pemilu atau Pemilihan").check()
    page.get_by_label("Untuk apa informasi ini akan digunakan?").fill("Penelitian untuk skripsi")
    potret(page, "ajukan-360")
    lanjut(page)
    potret(page, "tersedia-360")
    page.get_by_role("link", name="Lanjutkan permohonan").click()
    page.get_by_label("Perorangan").check()
    page.get_by_label("Nama", exact=True).fill("Nur Aisyah")
    page.get_by_label("Telepon").fill("0812 5550 0177")
    page.get_by_label("Email").fill("nur.aisyah@contoh.id")
    page.get_by_label("Alamat", exact=True).fill("Jalan Lama 1, Kijang")
    page.get_by_label("Pekerjaan").fill("Mahasiswa")
    lanjut(page)
    page.get_by_label("Salinan digital").check()
    page.get_by_label("Email", exact=True).check()
    lanjut(page)
    page.get_by_role("button", name="Serahkan menyusul").click()
    page.wait_for_timeout(11_000)  # a person needs longer than the time trap allows for
    page.get_by_role("button", name="Kirim permohonan").click()
    potret(page, "terkirim-360")
    page.get_by_role("link", name="Lihat permohonan").click()
    potret(page, "saya-360")


def lanjut(page) -> None:
    page.get_by_role("button", name="Lanjut").click()


def masuk(page, nama: str) -> None:
    page.goto(f"{ALAMAT}/masuk/")
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


def meja(page) -> None:
    masuk(page, "kasubbag.bintan")
    page.goto(f"{ALAMAT}/bintan/meja/antrean/")
    potret(page, "antrean-1280")
    page.locator("tbody tr a").first.click()
    potret(page, "perkara-1280")
    page.goto(f"{ALAMAT}/bintan/meja/catat/")
    page.get_by_label("Rincian informasi").fill("Jumlah pemilih tetap Pilkada 2024 per kecamatan")
    page.get_by_role("checkbox", name="Berikan sekarang").first.wait_for(state="attached")
    potret(page, "catat-1280")
    page.goto(f"{ALAMAT}/bintan/persetujuan/")
    page.get_by_role("link", name="/PPID/").first.click()
    page.frame_locator("iframe").first.get_by_text("Model PPID").first.wait_for()
    potret(page, "persetujuan-1280")
    page.goto(f"{ALAMAT}/bintan/ppid/")
    potret(page, "ringkasan-1280")
    page.goto(f"{ALAMAT}/bintan/meja/register/")
    potret(page, "register-1280")
    page.goto(f"{ALAMAT}/bintan/ppid/supervisi/")
    page.locator("main table a").first.click()
    potret(page, "supervisi-1280")


def pimpinan(page) -> None:
    masuk(page, "sekretaris.bintan")
    page.goto(f"{ALAMAT}/bintan/pimpinan/")
    potret(page, "pimpinan-1280")
    page.get_by_role("button", name="Keluar").click()
    masuk(page, "sekretaris.bengkulu")
    page.goto(f"{ALAMAT}/bengkulu/dip-kelola/{TAHUN}/")
    potret(page, "dip-tahun-1280")
    page.goto(f"{ALAMAT}/bintan/dip/")
    potret(page, "dip-1280")


def laporan(page) -> None:
    masuk(page, "kasubbag.sarolangun")
    page.goto(f"{ALAMAT}/sarolangun/laporan-kelola/bulanan/{bulan_lalu()}/")
    potret(page, "laporan-1280")
    kertas(page, f"{ALAMAT}/sarolangun/laporan-kelola/bulanan/{bulan_lalu(2)}/naskah/")
    page.get_by_role("button", name="Keluar").click()
    masuk(page, "kasubbag.kpu")
    page.goto(f"{ALAMAT}/kpu/laporan-kelola/wilayah/")
    potret(page, "wilayah-1280")


def bulan_lalu(mundur: int = 1) -> str:
    hari = date.today().replace(day=1)
    for _ in range(mundur):
        hari = (hari - timedelta(days=1)).replace(day=1)
    return f"{hari:%Y-%m}"


def kertas(page, alamat: str) -> None:
    """The first two sheets of a PDF, side by side."""
    isi = page.request.get(alamat, timeout=60_000).body()
    cetak = ["pdftoppm", "-r", "70", "-f", "{}", "-l", "{}", "-png", "-"]
    lembar = []
    for ke in "12":
        perintah = [satu.format(ke) for satu in cetak]
        hasil = subprocess.run(perintah, input=isi, capture_output=True, check=True)
        lembar.append(Image.open(BytesIO(hasil.stdout)))
    lebar, tinggi = lembar[0].size
    dua = Image.new("RGB", (2 * lebar + 36, tinggi + 24), "#ebeae6")
    for ke, satu in enumerate(lembar):
        dua.paste(satu, (12 + ke * (lebar + 12), 12))
    dua.save(TUJUAN / "laporan-kertas.png", optimize=True)


def statistik(page) -> None:
    page.goto(f"{ALAMAT}/bintan/statistik/")
    potret(page, "statistik-360")


def pengaturan(page) -> None:
    masuk(page, "admin.bintan")
    page.goto(f"{ALAMAT}/kelola/bintan/naskah/pemberitahuan/")
    potret(page, "naskah-1280")


def potret(page, nama: str) -> None:
    tinggi = {360: 740, 1280: 1250}[page.viewport_size["width"]]
    klip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": tinggi}
    page.screenshot(path=TUJUAN / f"{nama}.png", clip=klip, full_page=True)


def utama() -> None:
    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = layani(Path(folder))
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            warga(chromium.new_page(viewport=PONSEL, locale="id-ID"))
            statistik(chromium.new_page(viewport=PONSEL, locale="id-ID"))
            meja(chromium.new_page(viewport=MEJA, locale="id-ID"))
            pimpinan(chromium.new_context(viewport=MEJA, locale="id-ID").new_page())
            laporan(chromium.new_context(viewport=MEJA, locale="id-ID").new_page())
            pengaturan(chromium.new_context(viewport=MEJA, locale="id-ID").new_page())
        finally:
            chromium.close()
            server.terminate()
            server.wait()


if __name__ == "__main__":
    utama()
