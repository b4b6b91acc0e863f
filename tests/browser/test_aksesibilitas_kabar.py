"""Messages looked at with axe, narrow and light: the outbox, the office's texts, WhatsApp."""

from ppid.izin import Peran
from ppid.models import Kabar, KeadaanKabar
from tests.browser.alat import masuk
from tests.factories import buat_pegawai, buat_permohonan


def test_halaman_kabar_dan_teks_tanpa_temuan(pemeriksa, bintan):
    perkara = buat_permohonan(bintan)
    Kabar.objects.update(keadaan=KeadaanKabar.GAGAL, galat="TimeoutError", percobaan=8)
    for peran in (Peran.PETUGAS, Peran.ADMIN):
        buat_pegawai(peran, bintan)
    page = pemeriksa.page
    masuk(page, "petugas.bintan")
    pemeriksa.buka("/bintan/meja/kabar/")
    page.get_by_text("Baca isinya").click()
    pemeriksa.lihat("kabar, terbuka")
    pemeriksa.buka("/bintan/meja/")
    page.goto(f"/bintan/meja/permohonan/{perkara.kunci}/")
    page.get_by_text("Teks WhatsApp", exact=True).click()
    pemeriksa.lihat("teks whatsapp")
    page.get_by_role("button", name="Salin").click()
    terpilih = page.evaluate("document.getSelection().toString()")
    page.context.clear_cookies()
    masuk(page, "admin.bintan")
    pemeriksa.buka("/kelola/bintan/notifikasi/")
    pemeriksa.buka("/kelola/bintan/notifikasi/jawaban/")
    page.get_by_label("Isi pesan").fill("{{ salah }}")
    pemeriksa.kirim("Simpan teks", "teks, salah")

    assert pemeriksa.temuan == []
    assert perkara.nomor in terpilih
