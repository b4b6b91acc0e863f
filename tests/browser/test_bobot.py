"""Weight over the wire (layar 5.2): first view of a public page at most 70 KB and six requests."""

import gzip

import pytest
from django.db import transaction

from ppid.izin import Peran
from tests.browser.alat import masuk
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.factories_dip import buat_dip_terbit, buat_dokumen

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
    "/bintan/informasi/",
    "/bintan/informasi/berkala/",
    "/bintan/informasi/dikecualikan/",
    "/bintan/laporan/",
    "/bintan/statistik/",
]
PENUH = 25  # rows of a page
HTML_UMUM = 14_000  # bytes of a public page, the first flight of TCP


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


def test_dip_dan_daftar_dokumen_penuh_ringan(page, transactional_db):
    """A page full of long rows, each with its file."""
    satker = buat_satker("bintan")
    panjang = {"ringkasan": "Jumlah pemilih menurut desa dan jenis kelamin. " * 40}
    dokumen = [buat_dokumen(satker, f"Dokumen {n}", **panjang) for n in range(PENUH)]
    with transaction.atomic():
        buat_dip_terbit(satker, entri=[{"dokumen": d, **panjang} for d in dokumen])

    for alamat in ("dip/", "informasi/berkala/", "dip/versi/2026/"):
        byte, permintaan = timbang(page, f"/bintan/{alamat}")
        assert byte <= 70_000
        assert permintaan <= 6
        isi = page.request.get(f"/bintan/{alamat}").body()
        assert len(gzip.compress(isi)) <= HTML_UMUM


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
