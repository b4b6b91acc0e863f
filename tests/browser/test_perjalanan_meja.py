"""The desk's journeys: 4 up to registration, 6 without the envelope; then completeness."""

import re
from datetime import UTC, date, datetime

import time_machine
from playwright.sync_api import expect

from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.browser.alat import judul, masuk
from tests.factories import buat_pegawai, buat_permohonan, buat_satker

DAFTARKAN = re.compile("Daftarkan")


def petugas(page):
    satker = buat_satker("bintan")
    buat_pegawai(Peran.PETUGAS, satker)
    masuk(page, "petugas.bintan")
    return satker


def test_perjalanan_4_petugas_mencatat_pemohon_yang_datang(buat_page):
    page = buat_page(viewport={"width": 1280, "height": 900})
    petugas(page)

    page.goto("/bintan/meja/")
    page.keyboard.press("n")
    page.get_by_label("Rincian informasi").fill("Jumlah pemilih tetap per kecamatan, dicetak")
    page.get_by_label("Nama lengkap").first.fill("Fransiska Tambunan")
    page.get_by_label("Nomor telepon").first.fill("0812 5550 0177")
    page.get_by_label("Alamat", exact=True).first.fill("Kampung Simpangan RT 02, Toapaya")
    page.get_by_label(re.compile("Penelitian")).first.check()
    page.get_by_label(re.compile("sudah dilihat")).first.check()
    page.get_by_role("button", name=DAFTARKAN).first.click()

    permohonan = Permohonan.objects.get()
    isi = page.get_by_role("main").inner_text()
    assert permohonan.nomor in isi
    assert re.search(r"\b[0-9A-Z]{4}\s+[0-9A-Z]{4}\s+[0-9A-Z]{4}\s+[0-9A-Z]{4}\b", isi)
    assert (permohonan.kanal, permohonan.status) == ("datang_langsung", "diproses")
    jenis = list(Jejak.objects.order_by("urut").values_list("jenis", flat=True))
    assert jenis == ["catat", "nyatakan_lengkap"]
    terima = Kegiatan.objects.tentang(permohonan).get(kunci="terima")
    assert terima.detik_kerja is not None

    page.goto("/bintan/meja/antrean/")
    expect(page.get_by_role("link", name=permohonan.nomor)).to_be_visible()


def test_perjalanan_6_surat_masuk_jumat_sore_dihitung_dari_senin(buat_page):
    page = buat_page(viewport={"width": 1280, "height": 900})
    senin = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    with time_machine.travel(senin, tick=True):
        petugas(page)
        page.goto("/bintan/meja/catat/")
        page.get_by_label("Surat", exact=True).check()
        page.get_by_label("Nomor surat").fill("12/LSM/XI/2026")
        page.get_by_label("Tanggal surat").fill("18-11-2026")
        page.get_by_label("Tanggal diterima").fill("20/11/2026")
        page.get_by_label(re.compile("Jam|Pukul")).first.fill("17.30")
        page.get_by_label("Pindai surat").set_input_files(
            {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": pdf_kecil()}
        )
        page.get_by_label("Rincian informasi").fill("Realisasi anggaran sosialisasi 2026")
        page.get_by_label("Nama lengkap").first.fill("Yohanes Lase")
        page.get_by_label("Alamat", exact=True).first.fill("Jalan Pos 3, Kijang")
        page.get_by_label("Alamat email").first.fill("yohanes@contoh.test")
        page.get_by_role("button", name=DAFTARKAN).first.click()

        isi = page.get_by_role("main").inner_text()
        permohonan = Permohonan.objects.get()

    assert permohonan.nomor in isi
    assert [b.jenis for b in permohonan.berkas] == ["surat"]
    assert permohonan.nomor_surat == "12/LSM/XI/2026"
    assert permohonan.hari_diterima == date(2026, 11, 20)
    assert permohonan.hitungan().mulai == date(2026, 11, 23)
    assert permohonan.jatuh_tempo == date(2026, 12, 4)
    assert "4 Desember 2026" in isi.replace("\xa0", " ")


def test_kelengkapan_diminta_desk_lalu_dipenuhi_pemohon(buat_page):
    meja = buat_page(viewport={"width": 1280, "height": 900})
    satker = petugas(meja)
    permohonan = buat_permohonan(satker, pemohon={"jenis": "badan_hukum", "nama": "LBH Uban"})

    meja.goto(f"/bintan/meja/permohonan/{permohonan.kunci}/verifikasi/")
    meja.get_by_role("button", name="Minta kelengkapan").click()
    permohonan.refresh_from_db()
    assert permohonan.status == "perlu_dilengkapi"

    warga = buat_page()
    warga.goto("/bintan/cek/")
    warga.get_by_label("Nomor pendaftaran").fill(permohonan.nomor)
    warga.get_by_label("Kode akses").fill(permohonan.kode_akses)
    warga.get_by_role("button", name=re.compile("Cek|Lihat|Buka")).click()
    assert judul(warga).startswith("Ada yang perlu Anda lengkapi sebelum")
    warga.get_by_role("link", name=re.compile("Lengkapi")).first.click()
    for ruas in warga.locator("input[type=file]").all():
        ruas.set_input_files(
            {"name": "akta.pdf", "mimeType": "application/pdf", "buffer": pdf_kecil()}
        )
    warga.get_by_role("button", name=re.compile("Kirim")).click()

    permohonan.refresh_from_db()
    assert permohonan.status == "diajukan"
    assert Jejak.objects.filter(jenis="lengkapi").count() == 1


def pdf_kecil() -> bytes:
    from io import BytesIO

    import pikepdf

    berkas = pikepdf.new()
    berkas.add_blank_page()
    keluar = BytesIO()
    berkas.save(keluar)
    return keluar.getvalue()


def test_pintasan_papan_tombol_menuntun_di_antrean_dan_dapat_dimatikan(buat_page):
    page = buat_page(viewport={"width": 1280, "height": 900})
    satker = petugas(page)
    nomor = [buat_permohonan(satker).nomor for _ in range(2)]
    page.goto("/bintan/meja/antrean/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    dipilih = page.evaluate("document.activeElement.textContent.trim()")
    page.keyboard.press("/")
    page.keyboard.press("n")
    ketikan = page.locator("input[name=q]").input_value()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_label("Pakai pintasan papan tombol").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")

    assert dipilih == nomor[1]
    assert ketikan == "n"
    assert page.url.endswith("/meja/antrean/")
