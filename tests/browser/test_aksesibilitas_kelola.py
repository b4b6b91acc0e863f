"""The settings of an office: axe and 320 px, as they stand and with their faults."""

from playwright.sync_api import expect

from ppid.izin import Peran
from ppid.models import Unit
from tests.browser.alat import masuk
from tests.factories import beri_tugas, buat_pegawai

HALAMAN = ("", "kantor/", "jam-layanan/", "unit/", "pengguna/", "pengguna/baru/", "penomoran/")
LAIN = ("pengguna/kasubbag.bintan/", "pengguna/kasubbag.bintan/jabatan/", "biaya/", "rezim/")


def test_pengaturan_kantor_tanpa_temuan(pemeriksa, bintan):
    Unit.objects.create(satker=bintan, nama="Subbag Umum dan Logistik")
    Unit.objects.create(satker=bintan, nama="Subbag Lama", aktif=False)
    buat_pegawai(Peran.ADMIN, bintan)
    kasubbag = buat_pegawai(Peran.KASUBBAG, bintan)
    beri_tugas(kasubbag, Peran.PLENO, bintan, sejak=bintan.hari_ini)
    masuk(pemeriksa.page, "admin.bintan")

    for alamat in (*HALAMAN, *LAIN):
        pemeriksa.buka(f"/kelola/bintan/{alamat}")
    pemeriksa.buka("/akun/sandi/")
    pemeriksa.kirim("Ganti kata sandi", "kata sandi, kosong")
    pemeriksa.page.goto("/kelola/bintan/jam-layanan/")
    pemeriksa.page.get_by_label("Senin, tutup").fill("pagi")
    pemeriksa.kirim("Simpan jam layanan", "jam, salah")
    pemeriksa.page.goto("/kelola/bintan/pengguna/kasubbag.bintan/")
    pemeriksa.kirim("Buat kata sandi baru", "kata sandi pertama")

    expect(pemeriksa.page.get_by_role("heading", name="Kata sandi pertama")).to_be_visible()
    assert pemeriksa.temuan == []
