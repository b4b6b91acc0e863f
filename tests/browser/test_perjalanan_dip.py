"""SOP Penyusunan DIP: Bengkulu's eleven steps by its eight posts, ending on the public page."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from dip.models import Komentar, Penyusunan
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Penugasan, Unit
from tests.browser import rantai_dip as rantai
from tests.browser.alat import LEBAR, judul
from tests.browser.rantai_dip import baris_excel, sebagai, wib
from tests.factories import buat_pegawai, buat_satker
from tests.factories_dip import buat_dip, buat_unit, terbitkan

TEKNIS = "Bagian Teknis Penyelenggaraan"
KEUANGAN = "Bagian Keuangan, Umum, dan Logistik"
LALU = datetime(2025, 12, 1, 2, 0, tzinfo=UTC)
PIMPINAN, MENUNGGU = "Ringkasan pimpinan", "Persetujuan"
ANGGARAN, ASET, KAS = "Laporan anggaran 2025", "Daftar aset 2025", "Laporan kas 2025"
LANGKAH = (
    *("tugaskan_kabag", "tugaskan_kasubbag", "konsep", "koreksi", "setujui", "tandatangani"),
    *("isi", "isi", "klarifikasi", "sahkan", "klarifikasi", "sahkan", "sahkan"),
    *("tetapkan", "tetapkan", "terbitkan"),
)
BAKU = {
    **dict.fromkeys((1, 2, 4, 5), "30 menit"),
    **{3: "1 hari", 7: "1 (satu) minggu", 8: "1 bulan", 10: "2 hari"},
    **dict.fromkeys((6, 9, 11), ""),  # the sheet names none
}
NAMA = {
    Peran.SEKRETARIS: "Kartini",
    Peran.KABAG: "Hasan Basri",
    Peran.KASUBBAG: "Sri Wahyuni",
    Peran.PETUGAS: "Rina Marlina",
    Peran.PERTIMBANGAN: "Erlina",
    Peran.PLENO: "Dodi Saputra",
}


@pytest.fixture
def bengkulu(transactional_db):
    """Last year's DIP is published; this year a second Bagian has its own Kabag and penghubung."""
    satker = buat_satker("bengkulu")
    for peran, nama in NAMA.items():
        buat_pegawai(peran, satker, nama=nama)
    with time_machine.travel(LALU):
        lalu = buat_dip(satker, 2025, [{"nama": "Daftar pemilih tetap 2024"}])
        Unit.objects.filter(satker=satker).update(nama=TEKNIS)
        terbitkan(lalu)
    Penugasan.objects.filter(peran=Peran.KABAG).update(unit=Unit.objects.get())
    keuangan = buat_unit(satker, KEUANGAN)
    buat_pegawai("kabag", satker, "kabag.keuangan", "Maimunah", unit=keuangan)
    buat_pegawai("penghubung", satker, nama="Yusuf", unit=keuangan)
    return satker


def test_sebelas_langkah_bengkulu_sampai_halaman_publik(buat_page, bengkulu):
    page = buat_page(viewport=LEBAR)

    nota_dinas(page)
    isi_bagian_keuangan(page)
    isi_bagian_teknis_terlambat(page)
    usul_dikembalikan_lalu_ditandatangani(page)
    disahkan_ditetapkan_diterbitkan(page)
    halaman_publik(buat_page(viewport=LEBAR))
    setiap_langkah_dengan_bakunya(page)

    dip = Penyusunan.objects.get(tahun=2026)
    kegiatan = Kegiatan.objects.filter(mulai__year=2026).order_by("selesai", "pk")
    assert [k.kunci for k in kegiatan] == list(LANGKAH)
    assert (dip.status, dip.label_publik, dip.utuh) == ("terbit", "ditetapkan Pleno", True)
    jenis = list(Jejak.objects.tentang(dip).exclude(jenis="lihat").values_list("jenis", flat=True))
    for satu in ("tandatangani_nota", "komentari", "kembalikan_usulan", "sahkan_dip"):
        assert satu in jenis
    assert jenis[-2:] == ["tetapkan_dip", "terbitkan_dip"]


def nota_dinas(page) -> None:
    with sebagai(page, "sekretaris.bengkulu", wib(23), PIMPINAN):
        rantai.tugaskan(page, "Hasan Basri")
    with sebagai(page, "kabag.keuangan", wib(23), PIMPINAN):
        rantai.menu(page, "Persetujuan")
        page.get_by_text("Tidak ada yang menunggu keputusan Anda.").wait_for()
    with sebagai(page, "kabag.bengkulu", wib(23, 10), PIMPINAN):
        page.get_by_role("link", name="1 menunggu keputusan saya").click()
        rantai.tugaskan_kasubbag(page)
    with sebagai(page, "petugas.bengkulu", wib(23, 11), "Meja layanan"):
        rantai.konsep(page, "Pengumpulan data DIP 2026")
    with sebagai(page, "kasubbag.bengkulu", wib(24), "Ringkasan PPID"):
        rantai.koreksi(page, "Permintaan data DIP 2026")
    with sebagai(page, "kabag.bengkulu", wib(24, 10), PIMPINAN):
        rantai.persetujuan(page, "Setujui nota dinas")
        riwayat = page.get_by_role("region", name="Riwayat konsep")
        assert "Pengumpulan" in riwayat.get_by_role("deletion").first.inner_text()
        assert "Permintaan" in riwayat.get_by_role("insertion").first.inner_text()
        rantai.setujui(page)
    with sebagai(page, "sekretaris.bengkulu", wib(24, 11), PIMPINAN):
        rantai.tandatangani_nota(page)
        dip = Penyusunan.objects.get(tahun=2026)
        expect(page.get_by_text(f"Nota dinas {dip.nota_nomor} terbit")).to_be_visible()


def isi_bagian_keuangan(page) -> None:
    """Three rows from Excel, one of them wrong: the good ones are stored, the other corrected."""
    with sebagai(page, "penghubung.bengkulu", wib(25), "Permintaan ke unit saya"):
        rantai.lewat_dip(page, f"Isi usulan {KEUANGAN}")
        page.get_by_role("link", name="Tempel dari Excel").click()
        kotak = page.get_by_label("Baris dari Excel")
        salah = baris_excel(ASET, sifat="Rahasia")
        kotak.fill("\n".join([baris_excel(ANGGARAN), salah, baris_excel(KAS)]))
        rantai.tekan(page, "Periksa", "3 baris terbaca: 2 baru")
        assert "Sifat" in page.get_by_role("alert").inner_text()
        rantai.tekan(page, "Simpan 2 baris yang benar", "2 baris")
        assert "Rahasia" in kotak.input_value() and ANGGARAN not in kotak.input_value()
        kotak.fill(kotak.input_value().replace("Rahasia", "Berkala"))
        rantai.tekan(page, "Periksa", "1 baris terbaca: 1 baru")
        rantai.tekan(page, "Simpan 1 baris yang benar", "1 baris")
        assert page.get_by_role("button", name="Serahkan bagian ini").count() == 0
    with sebagai(page, "kabag.keuangan", wib(26), PIMPINAN):
        rantai.serahkan(page, KEUANGAN)


def isi_bagian_teknis_terlambat(page) -> None:
    with sebagai(page, "kabag.bengkulu", wib(3, bulan=12), PIMPINAN):
        rantai.menu(page, "Persetujuan")
        expect(
            page.get_by_role("row").filter(has_text=TEKNIS).get_by_text("Terlambat")
        ).to_be_visible()
        rantai.menu(page, "DIP")
        page.get_by_role("link", name="DIP 2026", exact=True).click()
        page.get_by_role("main").get_by_role("link", name="Usulan unit").click()
        baris = page.get_by_role("row").filter(has_text=TEKNIS)
        assert "Terlambat" in baris.inner_text()
        assert "Terlambat" not in page.get_by_role("row").filter(has_text=KEUANGAN).inner_text()
        rantai.serahkan(page, TEKNIS)


def usul_dikembalikan_lalu_ditandatangani(page) -> None:
    with sebagai(page, "petugas.bengkulu", wib(4, bulan=12), "Meja layanan"):
        rantai.lewat_dip(page, "Telaah dan klarifikasi")
        page.get_by_role("link", name="Baru 3").click()
        expect(page.get_by_role("row").filter(has_text=ASET)).to_be_visible()
        rantai.usulkan(page)
    with sebagai(page, "sekretaris.bengkulu", wib(7, bulan=12), PIMPINAN):
        rantai.persetujuan(page, "Koreksi dan tandatangani usulan DIP")
        baris = page.get_by_role("row").filter(has_text=KAS)
        baris.get_by_text("Beri catatan").click()
        baris.get_by_label("Catatan").fill("Sebutkan bulannya")
        baris.get_by_role("button", name="Simpan catatan").click()
        page.get_by_text(f"Catatan untuk “{KAS}” disimpan.").wait_for()
        page.get_by_text("Kembalikan untuk ditelaah lagi").click()
        page.get_by_label("Yang perlu diperbaiki").fill("Lengkapi catatan pada baris")
        rantai.tekan(page, "Kembalikan", "Usulan dikembalikan untuk ditelaah lagi.")
    with sebagai(page, "petugas.bengkulu", wib(8, bulan=12), "Meja layanan"):
        rantai.lewat_dip(page, "Telaah dan klarifikasi")
        expect(page.get_by_text("Lengkapi catatan pada baris")).to_be_visible()
        page.get_by_role("link", name="Catatan Atasan 1").click()
        page.get_by_role("link", name=KAS).click()
        page.get_by_label("Ringkasan isi dokumen").fill("Kas bulan Januari sampai Desember 2025")
        rantai.tekan(page, "Simpan baris", "disimpan")
        rantai.tekan(page, "Sudah ditindaklanjuti", "ditindaklanjuti")
        page.get_by_role("link", name="Telaah dan klarifikasi").click()
        rantai.tekan(page, "Usulkan DIP", "diusulkan")
    with sebagai(page, "sekretaris.bengkulu", wib(9, bulan=12), PIMPINAN):
        rantai.tandatangani_usulan(page)
    assert Komentar.objects.get().ditindaklanjuti_oleh.nama == "Rina Marlina"


def disahkan_ditetapkan_diterbitkan(page) -> None:
    with sebagai(page, "pertimbangan.bengkulu", wib(10, bulan=12), MENUNGGU):
        rantai.sahkan(page, "10 Desember 2026")
    with sebagai(page, "sekretaris.bengkulu", wib(11, bulan=12), PIMPINAN):
        rantai.usulkan_pleno(page)
    with sebagai(page, "pleno.bengkulu", wib(14, bulan=12), MENUNGGU):
        rantai.tetapkan(page, "14 Desember 2026")
    with sebagai(page, "petugas.bengkulu", wib(15, bulan=12), "Meja layanan"):
        rantai.terbitkan(page)


def halaman_publik(warga) -> None:
    """What a citizen sees, from the office's front page."""
    with time_machine.travel(wib(15, 11, bulan=12)):
        warga.goto("/bengkulu/")
        rantai.menu(warga, "DIP")
        isi = warga.get_by_role("main").inner_text()
        assert judul(warga) == "Daftar Informasi Publik 2026"
        assert "Ditetapkan Pleno, Keputusan Nomor 44 Tahun 2026" in isi
        assert all(nama in isi for nama in (ANGGARAN, ASET, KAS))
        warga.get_by_role("link", name="Semua versi dan perubahannya").click()
        baris = warga.get_by_role("row").filter(has_text="DIP 2026")
        assert "itetapkan" in baris.inner_text() and "Pleno" in baris.inner_text()
        warga.get_by_role("link", name="DIP 2025").click()
        assert "Keputusan Nomor 12 Tahun 2025" in warga.get_by_role("main").inner_text()
        lembar = warga.get_by_role("main").get_by_role("link", name="CSV", exact=True)
        isi = warga.request.get(lembar.get_attribute("href")).text()
        assert "Daftar pemilih tetap 2024" in isi and ANGGARAN not in isi


def setiap_langkah_dengan_bakunya(page) -> None:
    with sebagai(page, "sekretaris.bengkulu", wib(16, bulan=12), PIMPINAN):
        baris = rantai.matriks(page, "DIP 2026")
    for nomor, baku in BAKU.items():
        milik = [teks for teks in baris if re.search(rf"\b(?<!\d){nomor}\. ", teks)]
        tertulis = {satu for teks in milik for satu in re.findall(r"baku: (.+)", teks)}
        assert milik and {satu.strip() for satu in tertulis} == {baku} - {""}, nomor
    semua = "\n".join(baris)
    assert all(nama in semua for nama in (*NAMA.values(), "Maimunah"))
    (terlambat,) = [teks for teks in baris if "melebihi baku" in teks]
    assert TEKNIS in terlambat and "Hasan Basri" in terlambat
