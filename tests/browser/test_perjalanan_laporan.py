"""A month's report from its closing to the public page (`layar.md` journey 11)."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from playwright.sync_api import expect
from pypdf import PdfReader

from laporan.models import Laporan
from permohonan.status import Hasil
from ppid.izin import pemohon
from ppid.models import Jejak, Kegiatan, Naskah
from tests.browser.alat import LEBAR, judul, masuk
from tests.factories import (
    ISIAN_PEMOHON,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
    teruskan,
)

OKTOBER = datetime(2026, 10, 12, 3, 0, tzinfo=UTC)  # 10.00 WIB
NOVEMBER = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
DESEMBER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
SEBAB = "Bahan dari unit diterima pada hari jatuh tempo"
LAPORAN = "Laporan bulanan Oktober 2026"


@pytest.fixture
def kantor(request, transactional_db):
    """An office with its people, and October: answered in time and late, withdrawn, still open."""
    satker = buat_satker(request.param)
    buat_pegawai("petugas", satker)
    for peran in ("kasubbag", "sekretaris", *(["kabag"] if satker.slug == "bintan" else [])):
        buat_pegawai(peran, satker)
    with time_machine.travel(OKTOBER, tick=True):
        terlambat, tepat, dicabut, _ = [buat_permohonan(satker, kanal="surat") for _ in range(4)]
        dicabut.cabut(oleh=pemohon(dicabut))
    _jawab(tepat, OKTOBER + timedelta(days=3))
    _jawab(terlambat, OKTOBER + timedelta(days=21, hours=-2), sebab_terlambat=SEBAB)
    return satker


def _jawab(p, kapan: datetime, **isian) -> None:
    petugas = pelaku("petugas", p.satker)
    with time_machine.travel(kapan, tick=True):
        p.nyatakan_lengkap(oleh=petugas)
        for langkah in (teruskan, susun, setujui):
            langkah(p)
        p.beritahukan(oleh=petugas, cara="pos", cara_serah="pos", **isian)


def ganti(page, siapa: str) -> None:
    page.get_by_role("button", name="Keluar").click()
    masuk(page, siapa)


def angka(page, tabel: str, nama: str) -> int:
    """The last figure of a row, by its name and the caption of its table."""
    satu = page.get_by_role("table", name=tabel).get_by_role("row", name=re.compile(f"^{nama}"))
    return int(satu.first.get_by_role("cell").last.inner_text())


def register_oktober(page, slug: str) -> list[str]:
    """The rows of the book that were received in October."""
    page.goto(f"/{slug}/meja/register/")
    semua = page.get_by_role("main").locator("tbody").get_by_role("row").all_inner_texts()
    return [baris for baris in semua if "Okt 2026" in baris]


@pytest.mark.parametrize(
    ("kantor", "penerima"), [("bintan", "Kabag"), ("sarolangun", "Sekretaris")], indirect=["kantor"]
)
def test_oktober_ditutup_dikirim_diterima_terbit_lalu_diralat(pemeriksa, kantor, penerima):
    page, slug = pemeriksa.page, kantor.slug
    with time_machine.travel(NOVEMBER, tick=True):
        page.set_viewport_size(LEBAR)
        masuk(page, f"kasubbag.{slug}")
        buku = register_oktober(page, slug)
        _tutup(page, pemeriksa, slug)
        _cocok(page, buku)
        _kirim(page, pemeriksa, penerima)
        _terima(page, pemeriksa, slug, penerima)
        laporan, isi = _terbit(page, pemeriksa, kantor)
    with time_machine.travel(DESEMBER, tick=True):
        susulan = _ubah_data_lama(kantor)
        _ralat(page, pemeriksa, slug, laporan)

    assert ISIAN_PEMOHON["nama"] not in isi and SEBAB in isi
    assert susulan.hari_diterima.month == 10
    langkah = Kegiatan.objects.tentang(laporan).exclude(selesai=None)
    assert list(langkah.values_list("kunci", "peran")) == [
        ("laporan", "kasubbag"),
        ("laporan", penerima.lower()),
    ]
    assert pemeriksa.temuan == []


def _tutup(page, pemeriksa, slug: str) -> None:
    page.get_by_role("navigation", name="Menu utama").get_by_text("Lainnya").click()
    page.get_by_role("link", name="Laporan", exact=True).click()
    page.get_by_role("heading", level=1, name="Laporan").wait_for()
    pemeriksa.lihat("daftar laporan")
    page.get_by_role("link", name="Oktober 2026").first.click()
    assert judul(page) == LAPORAN
    expect(page.get_by_text("1 permohonan yang diterima pada masa ini belum ada")).to_be_visible()
    pemeriksa.lihat("sebelum ditutup")
    tutup = page.get_by_role("button", name="Tutup Oktober 2026")
    tutup.click()
    expect(page.get_by_text("Lengkapi dulu, atau centang").first).to_be_visible()
    page.get_by_label("Tutup dengan kekurangan ini").check()
    tutup.click()
    page.get_by_text("Oktober 2026 ditutup.").wait_for()


def _cocok(page, buku: list[str]) -> None:
    """The frozen figures are what the book says, row by row."""
    hasil = Counter(label for baris in buku for label in Hasil.labels if label in baris)
    assert len(buku) == 4
    assert angka(page, "kanal", "Surat") == len(buku)
    for label in (Hasil.DIKABULKAN.label, Hasil.DICABUT.label):
        assert angka(page, "hasil", label) == hasil[label] > 0
    assert angka(page, "hasil", "Masih proses") == 1


def _kirim(page, pemeriksa, penerima: str) -> None:
    kendala = page.get_by_role("textbox", name=re.compile("^Kendala"))
    assert SEBAB in kendala.input_value()
    kendala.fill(f"{kendala.input_value()}\nListrik padam dua hari.")
    pemeriksa.lihat("laporan disusun")
    page.get_by_role("button", name=f"Kirim ke {penerima}").click()
    page.get_by_text(f"{LAPORAN} dikirim kepada {penerima}.").wait_for()


def _terima(page, pemeriksa, slug: str, penerima: str) -> None:
    ganti(page, f"{penerima.lower()}.{slug}")
    page.goto(f"/{slug}/persetujuan/")
    page.get_by_role("link", name=re.compile("Laporan bulanan")).first.click()
    page.get_by_role("heading", level=1, name=LAPORAN).wait_for()
    pemeriksa.lihat("laporan menunggu diterima")
    if penerima == "Sekretaris":
        page.get_by_role("button", name="Terima dan tandatangani").click()
        return
    page.get_by_role("button", name="Terima", exact=True).click()
    page.get_by_text("menunggu tanda tangan Sekretaris").first.wait_for()
    ganti(page, f"sekretaris.{slug}")
    page.goto(f"/{slug}/persetujuan/")
    page.get_by_role("link", name=re.compile("Laporan bulanan")).first.click()
    page.get_by_role("button", name="Tandatangani", exact=True).click()


def _terbit(page, pemeriksa, satker) -> tuple[Laporan, str]:
    """The issued report and the text of its PDF, downloaded as a citizen would."""
    page.get_by_text("terbit dengan nomor").first.wait_for()
    laporan = Laporan.objects.get()
    assert laporan.nomor == f"0001/LAP/PPID/{satker.kode}/XI/2026"
    pemeriksa.lihat("laporan terbit")
    page.request.get(page.get_by_role("link", name="Buka PDF").get_attribute("href"))
    page.get_by_role("button", name="Keluar").click()
    page.goto(f"/{satker.slug}/laporan/")
    pemeriksa.lihat("laporan untuk umum")
    tautan = page.get_by_role("link", name=LAPORAN).get_attribute("href")
    unduh = page.request.get(tautan)
    assert unduh.headers["content-type"] == "application/pdf"
    with pikepdf.open(BytesIO(unduh.body())) as pdf:
        assert pdf.Root.Lang == "id" and pdf.Root.MarkInfo.Marked
    teks = [halaman.extract_text() for halaman in PdfReader(BytesIO(unduh.body())).pages]
    return laporan, " ".join(" ".join(teks).split())


def _ubah_data_lama(satker):
    """A letter of October turns up and is entered in the book."""
    return buat_permohonan(
        satker,
        kanal="surat",
        diterima_pada=OKTOBER + timedelta(days=1),
        alasan_mundur="Surat terselip di bagian umum",
    )


def _ralat(page, pemeriksa, slug: str, laporan: Laporan) -> None:
    """The issued report stays to the letter; the difference is shown, and corrected by a ralat."""
    dulu = Naskah.objects.tentang(laporan).get()
    masuk(page, f"kasubbag.{slug}")
    page.goto(laporan.get_absolute_url())
    page.get_by_role("heading", name="Data berubah sejak laporan ini terbit").wait_for()
    assert angka(page, "kanal", "Surat") == 4
    pemeriksa.lihat("data berubah")
    page.get_by_role("textbox", name="Alasan ralat").fill(
        "Satu surat bulan Oktober baru ditemukan."
    )
    page.get_by_role("button", name="Buat ralat").click()
    assert judul(page).startswith("Ralat laporan bulanan")
    assert angka(page, "kanal", "Surat") == 5
    pemeriksa.lihat("ralat")
    ralat = Laporan.objects.get(ralat=1)
    assert Jejak.objects.filter(jenis="tutup_laporan", tentang_id=ralat.pk).exists()
    assert Naskah.objects.tentang(laporan).get().html == dulu.html
