"""Debian's Chromium, driven by Playwright against a server that serves as in production."""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

GAMBAR_GAGAL = Path(tempfile.gettempdir()) / "ppid-uji-gambar"
PONSEL = {"width": 360, "height": 800}


@pytest.fixture(scope="session")
def live_server():
    """Without Django's own static handler: WhiteNoise answers, compressed and hashed."""
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = lambda aplikasi: aplikasi
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert program, "Chromium tidak ditemukan. Jalankan: make siap-uji"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


def dengarkan(page, galat: list[str], asal: str) -> None:
    """Notes whatever a healthy page never does: script errors, CSP, 5xx, calls elsewhere.

    A refusal shown as a page (403, 404, 409, 422, 429) is an answer; the same on a file is not.
    """

    def konsol(pesan):
        if pesan.type == "error" and not pesan.text.startswith("Failed to load resource"):
            galat.append(f"konsol: {pesan.text}")

    def jawaban(respons):
        halaman = respons.request.resource_type == "document"
        if respons.status >= (500 if halaman else 400):
            galat.append(f"{respons.status} {respons.url}")

    def permintaan(permintaan):
        if not permintaan.url.startswith((asal, "data:", "blob:", "about:")):
            galat.append(f"ke luar: {permintaan.url}")

    page.on("console", konsol)
    page.on("pageerror", lambda kesalahan: galat.append(f"skrip: {kesalahan}"))
    page.on("response", jawaban)
    page.on("request", permintaan)


@pytest.fixture
def buat_page(browser, live_server, settings, request):
    """Makes pages, each in a fresh context: `buat_page(java_script_enabled=False, viewport=...)`.

    `page.galat` is what the page did wrong; whatever is left in it at the end fails the test.
    """
    settings.ALAMAT_DASAR = live_server.url
    terbuka = []

    def buat(**pilihan):
        bawaan = {
            "base_url": live_server.url,
            "locale": "id-ID",
            "timezone_id": "Asia/Jakarta",
            "viewport": PONSEL,
            "permissions": ["clipboard-write"],  # as in a browser with a window
        }
        page = browser.new_context(**bawaan | pilihan).new_page()
        page.set_default_timeout(15_000)
        page.galat = []
        dengarkan(page, page.galat, live_server.url)
        terbuka.append(page)
        return page

    yield buat
    galat = [baris for page in terbuka for baris in page.galat]
    if galat or request.node.stash.get(GAGAL, False):
        potret(terbuka, request.node.name)
    for page in terbuka:
        page.context.close()
    assert not galat, "Halaman bermasalah:\n" + "\n".join(galat)


@pytest.fixture
def page(buat_page):
    return buat_page()


@pytest.fixture
def page_tanpa_js(buat_page):
    return buat_page(java_script_enabled=False)


def potret(halaman, nama: str) -> None:
    GAMBAR_GAGAL.mkdir(exist_ok=True)
    nama = re.sub(r"[^\w-]+", "-", nama)
    for nomor, page in enumerate(halaman, 1):
        berkas = GAMBAR_GAGAL / f"{nama}-{nomor}.png"
        page.screenshot(path=berkas, full_page=True)
        print(f"Potret kegagalan: {berkas} ({page.url})")


GAGAL = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    laporan = yield
    if laporan.failed:
        item.stash[GAGAL] = True
    return laporan
