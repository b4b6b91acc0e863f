"""Weight over the wire (layar 5.2): first view of a public page at most 70 KB and six requests."""

import pytest

from ppid.izin import Peran
from tests.browser.alat import masuk
from tests.factories import buat_pegawai, buat_permohonan, buat_satker

UMUM = [
    "/",
    "/bintan/",
    "/bintan/layanan/tata-cara/",
    "/bintan/kontak/",
    "/bintan/faq/",
    "/bintan/layanan/formulir/",
    "/bintan/permohonan/baru/",
    "/bintan/cari/?q=biaya+salinan",
    "/bintan/cek/",
    "/masuk/",
]


def timbang(page, alamat: str) -> tuple[int, int]:
    """Bytes received and requests made by a first view, headers left out."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    bobot = []
    cdp.on("Network.loadingFinished", lambda pesan: bobot.append(pesan["encodedDataLength"]))
    page.goto(alamat, wait_until="networkidle")
    return int(sum(bobot)), len(bobot)


@pytest.mark.parametrize("alamat", UMUM)
def test_halaman_umum_ringan(page, alamat, transactional_db):
    buat_satker("bintan")

    byte, permintaan = timbang(page, alamat)

    assert byte <= 70_000
    assert permintaan <= 6


def test_antrean_penuh_ringan(page, transactional_db):
    satker = buat_satker("bintan")
    buat_pegawai(Peran.KASUBBAG, satker)
    for _ in range(50):
        buat_permohonan(satker)
    masuk(page, "kasubbag.bintan")

    byte, permintaan = timbang(page, "/bintan/meja/antrean/")

    assert byte <= 120_000
    assert permintaan <= 8


def test_perkara_dan_persetujuan_ringan(page, transactional_db):
    """The letter stands in a frame of its own and is counted with the page."""
    satker = buat_satker("bintan")
    permohonan = buat_permohonan(satker, status="menunggu_persetujuan")
    buat_pegawai(Peran.KASUBBAG, satker)
    masuk(page, "kasubbag.bintan")

    for alamat in (f"meja/permohonan/{permohonan.kunci}/", f"persetujuan/{permohonan.kunci}/"):
        byte, permintaan = timbang(page, f"/bintan/{alamat}")
        assert byte <= 120_000
        assert permintaan <= 8
