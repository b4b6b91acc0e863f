"""The acts of the DIP's chain as people do them: each from the page on which their work begins."""

from contextlib import contextmanager
from datetime import UTC, datetime

import time_machine

from tests.browser.alat import judul, masuk

TAHUN = 2026


def wib(hari: int, jam: int = 9, bulan: int = 11) -> datetime:
    return datetime(TAHUN, bulan, hari, jam - 7, tzinfo=UTC)


@contextmanager
def sebagai(page, username: str, saat: datetime, awal: str):
    """One turn: sign in on that day, land on the page `awal`, sign out again."""
    with time_machine.travel(saat):
        masuk(page, username)
        assert judul(page) == awal
        yield page
        page.get_by_role("button", name="Keluar").click()


def menu(page, teks: str) -> None:
    bilah = page.get_by_role("navigation", name="Menu utama")
    tautan = bilah.get_by_role("link", name=teks, exact=True)
    if not tautan.is_visible():
        bilah.get_by_text("Lainnya").click()
    tautan.click()


def tekan(page, tombol: str, pesan: str) -> None:
    """An act of the page, and the sentence that says it is done."""
    page.get_by_role("main").get_by_role("button", name=tombol, exact=True).click()
    page.get_by_text(pesan).first.wait_for()


def persetujuan(page, jenis: str, judul_baris: str = f"DIP {TAHUN}") -> None:
    """From the list of what waits for one's word to the page of that word."""
    if judul(page) != "Persetujuan":
        menu(page, "Persetujuan")
    baris = page.get_by_role("row").filter(has_text=jenis)
    baris.get_by_role("link", name=judul_baris).click()


def lewat_dip(page, tombol: str) -> None:
    """From the menu over the year's track to one's next act."""
    menu(page, "DIP")
    page.get_by_role("link", name=f"DIP {TAHUN}", exact=True).click()
    page.get_by_role("main").get_by_role("link", name=tombol, exact=True).first.click()


# Steps 1 to 6


def tugaskan(page, kabag: str = "") -> None:
    menu(page, "DIP")
    page.get_by_role("link", name=f"Mulai penyusunan DIP {TAHUN}").click()
    if kabag:
        page.get_by_label(kabag).check()
    tombol = "Tugaskan Kabag" if kabag else "Tugaskan penyusunan"
    tekan(page, tombol, f"Penyusunan DIP {TAHUN} dimulai dan lembar disposisinya terbit.")


def tugaskan_kasubbag(page) -> None:
    persetujuan(page, "Tugaskan Kasubbag")
    tekan(page, "Tugaskan Kasubbag", "Kasubbag ditugaskan. Lembar disposisinya terbit.")


def konsep(page, hal: str) -> None:
    lewat_dip(page, "Susun konsep nota dinas")
    page.get_by_label("Hal", exact=True).fill(hal)
    tekan(page, "Kirim konsep", "Konsep dikirim untuk dikoreksi.")


def koreksi(page, hal: str) -> None:
    persetujuan(page, "Koreksi nota dinas")
    page.get_by_label("Hal", exact=True).fill(hal)
    tekan(page, "Teruskan hasil koreksi", "Hasil koreksi diteruskan untuk disetujui.")


def setujui(page) -> None:
    persetujuan(page, "Setujui nota dinas")
    tekan(page, "Setujui", "Nota dinas disetujui dan diserahkan untuk ditandatangani.")


def tandatangani_nota(page) -> None:
    persetujuan(page, "Tandatangani nota dinas")
    tekan(page, "Tandatangani", "terbit dan disampaikan kepada setiap bagian.")


# Step 7


def baris_excel(nama: str, sifat: str = "Berkala") -> str:
    """A row as Excel puts it on the clipboard, in the order of the template."""
    sel = ["", nama, "Isi ringkas", "", "Kepala Bagian", "Juni 2026, kantor", "Cetak, Online"]
    return "\t".join([*sel, "5 tahun", "", sifat, "2025", ""])


def serahkan(page, unit: str) -> None:
    persetujuan(page, unit)
    tekan(page, "Serahkan bagian ini", f"Bagian {unit} sudah diserahkan.")


# Steps 8 to 11


def usulkan(page) -> None:
    lewat_dip(page, "Telaah dan klarifikasi")
    tahu = page.get_by_label("Saya tahu yang masih terbuka dan tetap mengusulkan")
    if tahu.count():
        tahu.check()
    tekan(page, "Usulkan DIP", "diusulkan")


def tandatangani_usulan(page) -> None:
    persetujuan(page, "Koreksi dan tandatangani usulan DIP")
    tekan(page, "Tandatangani usulan", "Usulan ditandatangani dan disampaikan")


def sahkan(page, tanggal: str) -> None:
    persetujuan(page, "Sahkan DIP")
    page.get_by_label("Tim pertimbangan yang mengesahkan").fill("Erlina\nBudi Santoso")
    page.get_by_label("Tanggal pengesahan").fill(tanggal)
    tekan(page, f"Sahkan DIP {TAHUN}", f"DIP {TAHUN} disahkan tim pertimbangan.")


def usulkan_pleno(page) -> None:
    persetujuan(page, "Usulkan DIP pada Pleno")
    tekan(page, "Usulkan pada Pleno", "Diusulkan pada Rapat Pleno.")


def tetapkan(page, tanggal: str) -> None:
    persetujuan(page, "Tetapkan DIP dalam Rapat Pleno")
    page.get_by_label("Nomor berita acara").fill(f"31/PL.01-BA/{TAHUN}")
    page.get_by_label("Tanggal rapat pleno").fill(tanggal)
    page.get_by_label("Yang hadir").fill("Ketua\nAnggota")
    page.get_by_label("Nomor keputusan").fill(f"44 Tahun {TAHUN}")
    page.get_by_label("Tanggal keputusan").fill(tanggal)
    tekan(page, f"Tetapkan DIP {TAHUN}", f"DIP {TAHUN} ditetapkan.")


def terbitkan(page) -> None:
    lewat_dip(page, "Terbitkan DIP")
    tekan(page, f"Terbitkan DIP {TAHUN}", f"DIP {TAHUN} terbit")


def matriks(page, tentang: str) -> list[str]:
    """Rows of the matriks of all time about a year's DIP."""
    menu(page, "Matriks")
    page.get_by_label("Bulan").select_option(label="Semua waktu")
    page.get_by_role("button", name="Saring").click()
    page.get_by_text("Periode: semua waktu").wait_for()
    return page.locator("table.matriks tbody tr", has_text=tentang).all_inner_texts()
