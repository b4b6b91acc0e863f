"""axe (WCAG 2.2 AA) without a finding on every page, empty, wrong and filled; 320 px wide.

One walk per kind of visitor collects the findings of all its pages and shows them together.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan.models import Draf, Kiriman, Permohonan
from ppid import waktu
from ppid.izin import Peran
from ppid.models import HariLibur, JenisHalaman, Naskah
from tests.browser.alat import judul, masuk
from tests.factories import ISIAN_PEMOHON, buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.factories_dip import buat_dik, buat_dokumen
from tests.permohonan.warga import foto


def test_temuan_ketahuan(pemeriksa, bintan):
    pemeriksa.page.goto("/bintan/")
    pemeriksa.page.evaluate(
        "document.querySelector('main').append(document.createElement('button'))"
    )

    pemeriksa.lihat("beranda")

    assert [satu.partition(" — ")[2] for satu in pemeriksa.temuan] == ["<button></button>"]


def test_halaman_umum_tanpa_temuan(pemeriksa, bintan):
    naskah = Naskah.objects.tentang(buat_permohonan(bintan)).first()
    alamat = [
        "/",
        "/?q=bintan",
        "/?q=tidakada",
        "/bintan/",
        "/bintan/layanan/tata-cara/",
        *(reverse(kode, args=["bintan"]) for kode in JenisHalaman.values),
        *(f"/bintan/layanan/formulir/{ujung}" for ujung in ("", "ppid-b/", "ppid-f/")),
        "/aksesibilitas/",
        "/privasi/",
        "/bintan/cek/",
        "/bintan/permohonan/terkirim/",
        "/masuk/",
        f"/bintan/verifikasi/{naskah.token}/",
        "/bintan/verifikasi/tidak-ada/",
        "/bintan/tidak-ada/",
        "/bintan/foto/tidak-ada/",
    ]

    for satu in alamat:
        pemeriksa.buka(satu)
    pemeriksa.buka("/bintan/cek/")
    pemeriksa.kirim("Lihat status", "cek, salah")
    pemeriksa.buka("/masuk/")
    pemeriksa.page.get_by_label("Nama pengguna").fill("siapa")
    pemeriksa.page.get_by_label("Kata sandi").fill("salah")
    pemeriksa.kirim("Masuk", "masuk, salah")

    assert pemeriksa.temuan == []


def test_pengajuan_tanpa_temuan_kosong_salah_dan_terisi(pemeriksa, bintan):
    page = pemeriksa.page

    pemeriksa.buka("/bintan/permohonan/baru/")
    pemeriksa.kirim("Lanjut", "rincian, salah")
    page.get_by_label("Rincian informasi").fill("Daftar pemilih tetap 2024")
    page.get_by_label("KPU sebagai badan publik").check()
    page.get_by_label("Untuk apa").fill("Skripsi")
    pemeriksa.kirim("Lanjut", "pemohon, kosong")
    page.get_by_label("Badan hukum").check()
    page.get_by_label("Saya mewakili pemohon").check()
    pemeriksa.kirim("Lanjut", "pemohon, salah")
    for label, isi in {
        "Nama": "LBH Uban",
        "Alamat": "Jalan Pos 1",
        "Telepon": "081255500177",
    }.items():
        page.get_by_label(label, exact=True).fill(isi)
    page.get_by_label("Narahubung").fill("Rahmat")
    page.get_by_label("Penerima kuasa", exact=True).fill("Yuli")
    pemeriksa.kirim("Lanjut", "cara, kosong")
    pemeriksa.kirim("Lanjut", "cara, salah")
    page.get_by_label("Melihat").check()
    pemeriksa.kirim("Lanjut", "identitas, kosong")
    page.get_by_label("Nomor kartu identitas").fill("123")
    pemeriksa.kirim("Lanjut", "identitas, salah")
    page.get_by_label("Nomor kartu identitas").fill("")
    pemeriksa.kirim("Serahkan menyusul", "periksa")
    Draf.objects.update(mulai=waktu.sekarang() - timedelta(minutes=5))
    pemeriksa.kirim("Kirim permohonan", "terkirim")

    assert pemeriksa.temuan == []
    assert judul(page) == "Permohonan terkirim"


def test_pencarian_dan_yang_tersedia_tanpa_temuan(pemeriksa, bintan):
    buat_dokumen(bintan, "DPT Pemilihan 2024 per kecamatan", ringkasan="Enam kecamatan " * 20)
    buat_dik(bintan, "NIK dan nomor KK pemilih dalam DPT")
    page = pemeriksa.page

    pemeriksa.buka("/bintan/cari/")
    pemeriksa.buka("/bintan/cari/?q=DPT+per+kecamatan")
    pemeriksa.buka("/bintan/cari/?q=kupu-kupu")
    pemeriksa.buka("/bintan/cari/?q=" + "x" * 201)
    page.goto("/bintan/permohonan/baru/")
    page.get_by_label("Rincian informasi").fill("DPT per kecamatan dengan NIK pemilih")
    page.get_by_label("KPU sebagai badan publik").check()
    page.get_by_label("Untuk apa").fill("Skripsi")
    pemeriksa.kirim("Lanjut", "tersedia")
    pemeriksa.kirim("Ya, ini yang saya cari", "terima kasih")

    assert pemeriksa.temuan == []
    assert judul(page) == "Terima kasih"


def test_kiriman_tertahan_tanpa_temuan_di_kedua_sisi(pemeriksa, bintan):
    page = pemeriksa.page
    page.goto("/bintan/permohonan/baru/")
    page.locator("[name=isian_lain]").evaluate("isian => isian.value = 'x'")
    page.get_by_label("Rincian informasi").fill("Daftar pemilih tetap 2024")
    page.get_by_label("KPU sebagai badan publik").check()
    page.get_by_label("Untuk apa").fill("Skripsi")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Perorangan").check()
    for label, isi in {"Nama": "Nur", "Alamat": "Jalan Pos 1", "Telepon": "081255500177"}.items():
        page.get_by_label(label, exact=True).fill(isi)
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Melihat").check()
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("button", name="Serahkan menyusul").click()
    pemeriksa.kirim("Kirim permohonan", "tertahan")
    buat_pegawai(Peran.PETUGAS, bintan)
    masuk(page, "petugas.bintan")

    pemeriksa.buka("/bintan/meja/")
    pemeriksa.buka("/bintan/meja/perlu-diperiksa/")

    assert pemeriksa.temuan == []
    assert Kiriman.objects.exists()


def test_halaman_galat_tanpa_temuan(pemeriksa, bintan):
    kunci = buat_permohonan(bintan).kunci
    for peran in (Peran.PETUGAS, Peran.PENGHUBUNG):
        buat_pegawai(peran, bintan)
    for _ in range(6):
        pemeriksa.page.goto("/bintan/cek/")
        pemeriksa.page.get_by_label("Nomor pendaftaran").fill("1")
        pemeriksa.page.get_by_label("Kode akses").fill("salah")
        pemeriksa.page.get_by_role("button", name="Lihat status").click()
    pemeriksa.lihat("terlalu banyak percobaan")

    masuk(pemeriksa.page, "petugas.bintan")
    pemeriksa.buka("/kelola/bintan/hari-libur/")
    pemeriksa.buka(f"/bintan/meja/permohonan/{kunci}/lengkapi/")
    pemeriksa.page.context.clear_cookies()
    masuk(pemeriksa.page, "penghubung.bintan")
    pemeriksa.buka("/kerja/")

    assert pemeriksa.temuan == []


@pytest.mark.parametrize("status", ["diajukan", "perlu_dilengkapi", "diproses", "selesai"])
def test_halaman_pemohon_tanpa_temuan(pemeriksa, bintan, status):
    permohonan = buat_permohonan(bintan, status)
    dasar = f"/bintan/saya/{permohonan.kunci}/"

    pemeriksa.page.goto("/bintan/cek/")
    pemeriksa.page.get_by_label("Nomor pendaftaran").fill(permohonan.nomor)
    pemeriksa.page.get_by_label("Kode akses").fill(permohonan.kode_akses)
    pemeriksa.kirim("Lihat status", dasar)
    if status != "selesai":
        pemeriksa.buka(dasar + "cabut/")
    if status == "perlu_dilengkapi":
        pemeriksa.buka(dasar + "lengkapi/")

    assert pemeriksa.temuan == []


def test_meja_kosong_tanpa_temuan(pemeriksa, bintan):
    buat_pegawai(Peran.KASUBBAG, bintan)
    masuk(pemeriksa.page, "kasubbag.bintan")

    kosong = ("", "antrean/", "antrean/?q=tidakada", "perlu-diperiksa/", "catat/cadangan/")
    for bagian in (*kosong, "kalender/"):
        pemeriksa.buka(f"/bintan/meja/{bagian}")
    pemeriksa.buka("/bintan/ppid/")
    pemeriksa.buka("/bintan/meja/catat/")
    pemeriksa.kirim("Daftarkan", "catat, salah")

    assert pemeriksa.temuan == []


def test_meja_terisi_tanpa_temuan(pemeriksa, bintan):
    buat_pegawai(Peran.KASUBBAG, bintan)
    status = ["diajukan", "perlu_dilengkapi", "diproses", "selesai"]
    perkara = [buat_permohonan(bintan, satu) for satu in status]
    perkara.append(buat_permohonan(bintan, pemohon=ISIAN_PEMOHON | {"jenis": "badan_hukum"}))
    masuk(pemeriksa.page, "kasubbag.bintan")

    bulan = f"kalender/?bulan={perkara[2].jatuh_tempo:%Y-%m}"
    for bagian in ("", "antrean/?tab=terlambat", bulan, "antrean/"):
        pemeriksa.buka(f"/bintan/meja/{bagian}")
    pemeriksa.kirim("Tugaskan", "antrean, tanpa centang")
    pemeriksa.buka("/bintan/ppid/")
    for satu in perkara:
        pemeriksa.buka(f"/bintan/meja/permohonan/{satu.kunci}/")
    pemeriksa.buka(f"/bintan/meja/permohonan/{perkara[2].kunci}/riwayat/")
    for satu in (perkara[0], perkara[4]):
        pemeriksa.buka(f"/bintan/meja/permohonan/{satu.kunci}/verifikasi/")

    assert pemeriksa.temuan == []


def test_pencatatan_tanpa_temuan_dari_draf_sampai_bukti(pemeriksa, bintan):
    page = pemeriksa.page
    buat_pegawai(Peran.PETUGAS, bintan)
    buat_permohonan(bintan)
    masuk(page, "petugas.bintan")

    page.goto("/bintan/meja/catat/")
    pemeriksa.buka_rincian()
    page.get_by_label("Pernah meminta?").fill("Budi")
    pemeriksa.kirim("Cari pemohon", "catat, pernah meminta")
    pemeriksa.kirim("Pilih", "catat, dipilih")
    page.get_by_label("Rincian informasi").fill("Daftar pemilih tetap 2024")
    pemeriksa.kirim("Foto dari HP", "catat, draf dengan alamat foto")
    meja = page.url
    pemeriksa.buka(reverse("foto", args=["bintan", Draf.objects.get().token_foto]))
    pemeriksa.kirim("Kirim foto", "foto, salah")
    isi = foto()
    page.get_by_label("Foto", exact=True).set_input_files(
        {"name": isi.name, "mimeType": isi.content_type, "buffer": isi.read()}
    )
    pemeriksa.kirim("Kirim foto", "foto, terkirim")
    pemeriksa.buka(meja)
    pemeriksa.kirim("Daftarkan dan cetak", "catat, hasil")
    pemeriksa.buka("/bintan/meja/catat/cadangan/")
    page.get_by_label("Banyaknya formulir").fill("99")
    pemeriksa.kirim("Cetak", "cadangan, salah")

    assert pemeriksa.temuan == []
    assert Permohonan.objects.count() == 2


@pytest.mark.parametrize("usulan", ["bukan-permohonan", "duplikat"])
def test_keputusan_kasubbag_tanpa_temuan(pemeriksa, bintan, usulan):
    asal, permohonan = buat_permohonan(bintan), buat_permohonan(bintan)
    petugas = pelaku(Peran.PETUGAS, bintan)
    permohonan.usulkan(usulan.replace("-", "_"), oleh=petugas, alasan="Sama", duplikat_dari=asal)
    buat_pegawai(Peran.KASUBBAG, bintan)
    masuk(pemeriksa.page, "kasubbag.bintan")

    for bagian in ("", f"tolak-{usulan}/", f"{usulan}/"):
        pemeriksa.buka(f"/bintan/meja/permohonan/{permohonan.kunci}/{bagian}")

    assert pemeriksa.temuan == []


AKSI = {
    "diajukan": [
        "usulkan-bukan-permohonan",
        "usulkan-duplikat",
        "cabut",
        "tugaskan",
        "catatan-internal",
        "catatan-kontak",
        "surat-susulan",
        "koreksi-data",
        "catat-identitas",
        "tahan-identitas",
        "unggah-formulir",
        "cetak-ba-tenggat",
        "ganti-kode",
    ],
    "perlu_dilengkapi": ["lengkapi", "unggah-pindaian"],
}


@pytest.mark.parametrize("status", AKSI)
def test_formulir_tindakan_tanpa_temuan(pemeriksa, bintan, status):
    buat_pegawai(Peran.KASUBBAG, bintan)
    kunci = buat_permohonan(bintan, status).kunci
    masuk(pemeriksa.page, "kasubbag.bintan")

    for aksi in AKSI[status]:
        alamat = f"/bintan/meja/permohonan/{kunci}/{aksi}/"
        pemeriksa.buka(alamat)
        wajib = pemeriksa.page.locator("main form [required]:not([type=hidden])").count()
        if wajib:
            tombol = pemeriksa.page.locator("main form button.btn-primary").first.inner_text()
            pemeriksa.kirim(tombol, f"{alamat} salah")

    assert pemeriksa.temuan == []


def test_halaman_kantor_dan_privasi_tanpa_temuan(pemeriksa, bintan):
    buat_pegawai(Peran.ADMIN, bintan)
    buat_pegawai(Peran.SEKRETARIS, bintan)
    buat_permohonan(bintan).tahan_identitas(oleh=pelaku(Peran.KASUBBAG, bintan), alasan="Sengketa")
    masuk(pemeriksa.page, "admin.bintan")

    for bagian in ("halaman/", "halaman/faq/", "masa-simpan/"):
        pemeriksa.buka(f"/kelola/bintan/{bagian}")
    pemeriksa.page.get_by_role("spinbutton").fill("1")
    pemeriksa.kirim("Simpan", "masa simpan, salah")
    pemeriksa.buka("/kelola/bintan/halaman/regulasi/")
    pemeriksa.kirim("Pratinjau", "halaman, pratinjau")
    pemeriksa.page.context.clear_cookies()
    masuk(pemeriksa.page, "sekretaris.bintan")
    for tab in ("", "?tab=ditahan", "?tab=akan", "?dari=kemarin"):
        pemeriksa.buka(f"/kelola/bintan/privasi/{tab}")

    assert pemeriksa.temuan == []


@pytest.mark.parametrize(("peran", "slug"), [("admin", "bintan"), ("pusat", "kpu")])
def test_hari_libur_tanpa_temuan(pemeriksa, peran, slug, bintan):
    satker = buat_satker(slug)
    buat_pegawai(peran, satker)
    permohonan = buat_permohonan(bintan)
    masuk(pemeriksa.page, f"{peran}.{slug}")

    pemeriksa.buka(reverse("hari_libur", kwargs={"satker": slug}))
    pemeriksa.kirim("Lihat dampak", "hari libur, salah")
    besok = permohonan.mulai + timedelta(days=1)
    while not satker.kalender().hari_kerja(besok):
        besok += timedelta(days=1)
    pemeriksa.page.get_by_label("Tanggal").fill(besok.isoformat())
    pemeriksa.page.get_by_label("Nama").fill("Hari uji")
    pemeriksa.page.get_by_label("Dasar").fill("SK 1/2026")
    pemeriksa.kirim("Lihat dampak", "hari libur, dampak")
    pemeriksa.kirim("Simpan dan geser", "hari libur, tersimpan")

    assert pemeriksa.temuan == []
    assert HariLibur.objects.filter(nama="Hari uji").exists()
