"""SOP Pelayanan, steps 2 to 5, by its actors in each office's way (`layar.md` journeys 4, 5, 7, 8).

Three cases for each of the three sheets: answered at the desk; exempt; coordinated and extended.
Each ends with the matriks kegiatan read back.
"""

import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import time_machine

from permohonan.models import Permohonan
from ppid.models import Jejak, Naskah
from tests.browser.alat import judul, masuk
from tests.dunia_jawaban import pdf_kosong
from tests.factories import ISIAN_PEMOHON, buat_pegawai, buat_permohonan, buat_satker
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit

KANTOR = ("bintan", "sarolangun", "dki-jakarta")
LEBAR = {"viewport": {"width": 1280, "height": 900}}
HARI_1 = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)  # Monday, 09.00 WIB
HARI_9 = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # its ninth working day
NAMA = {"petugas": "Rina Marlina", "kasubbag": "Dewi Anggraini", "penghubung": "Yuli Hartati"}
UNIT = "Subbag Hukum dan SDM"
BERKAS = {"name": "rekap.pdf", "mimeType": "application/pdf"}


@dataclass
class Kantor:
    """One office at work: a browser for each of its people."""

    slug: str
    halaman: dict

    def buka(self, siapa: str, alamat: str):
        page = self.halaman[siapa]
        page.goto(f"/{self.slug}/{alamat}")
        return page

    def perkara(self, siapa: str, p: Permohonan):
        return self.buka(siapa, f"meja/permohonan/{p.kunci}/")


@pytest.fixture
def kantor(buat_page, request):
    pusat = buat_satker("kpu")
    satker = buat_satker(request.param, induk=pusat)
    unit = buat_unit(satker, UNIT)
    for peran, nama in NAMA.items():
        tugas = {"unit": unit} if peran == "penghubung" else {}
        buat_pegawai(peran, satker, nama=nama, **tugas)
    buat_dokumen(satker, "Jumlah pemilih tetap Pemilihan 2024 per kecamatan")
    buat_dik(pusat, "NIK dan nomor KK pemilih")
    return Kantor(satker.slug, {siapa: buat_page(**LEBAR) for siapa in (*NAMA, "warga")})


def tiga_kantor(uji):
    return pytest.mark.parametrize("kantor", KANTOR, indirect=True)(uji)


def masuk_semua(kantor: Kantor) -> None:
    """Sessions end overnight."""
    for peran in NAMA:
        masuk(kantor.halaman[peran], f"{peran}.{kantor.slug}")


def tekan(page, tombol: str) -> None:
    page.get_by_role("main").get_by_role("button", name=tombol, exact=True).first.click()


def ikuti(page, tautan: str) -> None:
    """A button of the case page, or one behind *Lainnya*."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    page.get_by_role("main").get_by_role("link", name=tautan, exact=True).first.click()


def isi_orang(page) -> None:
    page.get_by_label("Nama lengkap").first.fill("Fransiska Tambunan")
    page.get_by_label("Nomor telepon").first.fill("0812 5550 0177")
    page.get_by_label("Alamat", exact=True).first.fill("Kampung Simpangan RT 02")
    page.get_by_label(re.compile("Penelitian")).first.check()
    page.get_by_label("Salinan cetak").first.check()
    page.get_by_label(re.compile("sudah dilihat")).first.check()


def matriks(kantor: Kantor, p: Permohonan) -> dict[str, list[str]]:
    """The page read back: the texts of the rows of each step, by its number."""
    page = kantor.buka("kasubbag", f"meja/permohonan/{p.kunci}/kegiatan/")
    baris = {}
    for satu in page.locator("tbody tr").all():
        teks = re.sub(r"\s+", " ", satu.inner_text())
        baris.setdefault(teks.split(".")[0].strip(), []).append(teks)
    return baris


def periksa_matriks(kantor: Kantor, p: Permohonan, dilalui: dict[str, list], lewat: str) -> None:
    """Steps taken name actor, time, the sheet's own standard and output; the others say so."""
    isi = matriks(kantor, p)
    for nomor, pelaku in dilalui.items():
        langkah = next(x for x in p.sop.langkah.all() if f"{x.urut}" == nomor)
        assert len(isi[nomor]) == len(pelaku), isi[nomor]
        for teks, siapa in zip(isi[nomor], pelaku, strict=True):
            assert siapa in teks
            assert re.search(r"\d{1,2} \w{3}", teks)
            assert langkah.waktu in teks
            assert langkah.output in teks
    for nomor in lewat:
        assert "Tidak dilalui" in isi[nomor][0]


RINA, DEWI = NAMA["petugas"], NAMA["kasubbag"]


@tiga_kantor
def test_perjalanan_4_dijawab_di_tempat(kantor):
    masuk_semua(kantor)
    page = kantor.buka("petugas", "meja/catat/")

    page.get_by_label("Rincian informasi").fill("Jumlah pemilih tetap 2024 per kecamatan")
    page.get_by_role("checkbox", name=re.compile("Berikan sekarang")).first.check()
    isi_orang(page)
    tekan(page, "Jawab di tempat dan cetak tanda terima")
    page.get_by_role("link", name=re.compile("[Tt]anda [Tt]erima")).first.wait_for()

    p = Permohonan.objects.get()
    terima = Naskah.objects.tentang(p).get(jenis="tanda_terima")
    assert (p.status, p.hasil, p.cara_selesai) == ("selesai", "dikabulkan", "di_tempat")
    assert p.diberitahukan_pada == p.diserahkan_pada
    assert p.detik_meja is not None
    tindakan = ["catat", "nyatakan_lengkap", "jawab_di_tempat"]
    assert list(Jejak.objects.tentang(p).values_list("jenis", flat=True)) == tindakan
    antrean = kantor.buka("petugas", "meja/antrean/")
    assert not antrean.get_by_role("link", name=p.nomor).count()
    halaman = kantor.perkara("petugas", p).get_by_role("main").inner_text()
    assert "Dikabulkan seluruhnya" in halaman
    periksa_matriks(kantor, p, {"1": [RINA], "2": [RINA], "5": [RINA], "6": [RINA]}, "34")
    assert terima.nomor in matriks(kantor, p)["2"][0]


@tiga_kantor
def test_perjalanan_5_dikecualikan_lalu_ditolak_ppid(kantor):
    masuk_semua(kantor)
    page = kantor.buka("petugas", "meja/catat/")

    page.get_by_label("Rincian informasi").fill("NIK pemilih di Kecamatan Toapaya")
    page.get_by_role("checkbox", name=re.compile("Jelaskan")).first.check()
    isi_orang(page)
    tekan(page, "Daftarkan dan cetak tanda bukti")
    page.get_by_role("link", name=re.compile("lembar penjelasan")).first.wait_for()
    p = Permohonan.objects.get()
    assert p.status == "diproses"

    page = kantor.perkara("petugas", p)
    ikuti(page, "Susun tanggapan")
    assert page.get_by_role("radio", name="Ditolak").is_checked()
    tekan(page, "Kirim untuk disetujui")
    ppid = kantor.buka("kasubbag", "persetujuan/")
    ikuti(ppid, p.nomor)
    surat = ppid.frame_locator("iframe").first
    surat.get_by_text("NIK dan nomor KK pemilih").first.wait_for()
    tekan(ppid, "Setujui")
    page = kantor.perkara("petugas", p)
    ikuti(page, "Beritahukan")
    page.get_by_label("Diserahkan langsung").check()
    tekan(page, "Beritahukan")

    p.refresh_from_db()
    penolakan = Naskah.objects.tentang(p).get(jenis="penolakan")
    assert (p.status, p.hasil) == ("selesai", "ditolak")
    assert penolakan.untuk_pemohon
    assert penolakan.fakta["dasar"] == ["17h"]
    dilalui = {"1": [RINA], "3": [RINA, RINA, DEWI], "5": [RINA], "6": [RINA]}
    periksa_matriks(kantor, p, dilalui, "24")


@tiga_kantor
def test_perjalanan_7_dan_8_dikoordinasikan_dan_diperpanjang(kantor):
    with ExitStack() as waktu:
        waktu.enter_context(time_machine.travel(HARI_1, tick=True))
        p = mulai_koordinasi(kantor)
        serahkan_bahan(kantor, p)
        waktu.enter_context(time_machine.travel(HARI_9, tick=True))
        perpanjang(kantor, p)
        jawab_tertulis(kantor, p)
        unduh(kantor, p)

        p.refresh_from_db()
        yuli = NAMA["penghubung"]
        koordinasi = [RINA, DEWI, yuli, RINA, DEWI]
        dilalui = {"1": [RINA], "4": koordinasi, "5": [RINA, "Otomatis"], "6": ["Otomatis"]}
        periksa_matriks(kantor, p, dilalui, "23")

    assert (p.status, p.hasil) == ("selesai", "sebagian")
    assert not p.terlambat
    assert Naskah.objects.tentang(p).filter(jenis="tanda_terima", untuk_pemohon=True).exists()


def mulai_koordinasi(kantor: Kantor) -> Permohonan:
    masuk_semua(kantor)
    satker = buat_satker(kantor.slug)
    p = buat_permohonan(satker, rincian="Rekapitulasi suara per TPS dan surat suara rusak")
    page = kantor.perkara("petugas", p)
    ikuti(page, "Nyatakan lengkap")
    tekan(page, "Nyatakan lengkap")
    ikuti(page, "Teruskan ke PPID")
    page.get_by_label("Isi nota dinas").fill("Data ada di unit. Mohon arahan.")
    tekan(page, "Teruskan ke PPID")
    ppid = kantor.perkara("kasubbag", p)
    ikuti(ppid, "Minta bahan")
    ppid.get_by_label(UNIT).check()
    ppid.get_by_label("Arahan", exact=True).fill("Serahkan rekapitulasi per TPS.")
    tekan(ppid, "Minta bahan")
    p.refresh_from_db()
    assert p.status == "koordinasi"
    return p


def serahkan_bahan(kantor: Kantor, p: Permohonan) -> None:
    page = kantor.buka("penghubung", "penghubung/")
    page.get_by_role("main").get_by_role("link", name=p.nomor).first.click()
    halaman = page.content()
    assert ISIAN_PEMOHON["nama"] not in halaman
    assert ISIAN_PEMOHON["email"] not in halaman
    page.get_by_label("Kami menyerahkan bahan").check()
    page.get_by_label("Berkas bahan").set_input_files(BERKAS | {"buffer": pdf_kosong()})
    page.get_by_role("textbox", name="Keterangan").fill(
        "Rekapitulasi per TPS; surat suara rusak tidak dirinci."
    )
    tekan(page, "Serahkan jawaban unit")
    assert Jejak.objects.tentang(p).filter(jenis="serah_bahan").count() == 1


def perpanjang(kantor: Kantor, p: Permohonan) -> None:
    masuk_semua(kantor)
    page = kantor.perkara("petugas", p)
    ikuti(page, "Usulkan perpanjangan")
    page.get_by_label(re.compile("belum didokumentasikan")).check()
    page.get_by_label("Penjelasan").fill("Surat suara rusak belum dihimpun.")
    tekan(page, "Usulkan perpanjangan")
    ppid = kantor.buka("kasubbag", f"persetujuan/{p.kunci}/")
    tekan(ppid, "Setujui perpanjangan")
    page = kantor.perkara("petugas", p)
    ikuti(page, "Kirim surat perpanjangan")
    page.get_by_label("Portal dan email").check()
    tekan(page, "Kirim surat perpanjangan")

    p.refresh_from_db()
    assert f"{p.jatuh_tempo}" == "2026-12-02"
    page.goto(f"/{kantor.slug}/meja/permohonan/{p.kunci}/perpanjang/")
    assert "Perpanjangan hanya satu kali" in page.get_by_role("main").inner_text()


def jawab_tertulis(kantor: Kantor, p: Permohonan) -> None:
    page = kantor.perkara("petugas", p)
    ikuti(page, "Susun tanggapan")
    page.get_by_role("radio", name="Dikabulkan sebagian").check()
    page.get_by_label("Informasi", exact=True).fill("Rekapitulasi per TPS; kolom NIK dihitamkan")
    page.get_by_role("radio", name=re.compile("softcopy")).first.check()
    page.get_by_label("rekap.pdf").check()
    page.get_by_label("Yang dihitamkan (1)").fill("Kolom NIK saksi")
    page.get_by_label("Alasan", exact=True).first.fill("Rahasia pribadi")
    page.get_by_label("Butir DIK").first.select_option(index=1)
    page.get_by_role("radio", name="Diunduh pemohon di portal").check()
    tekan(page, "Kirim untuk disetujui")
    ppid = kantor.buka("kasubbag", f"persetujuan/{p.kunci}/")
    tekan(ppid, "Setujui")
    page = kantor.perkara("petugas", p)
    ikuti(page, "Catat identitas pemohon")
    page.get_by_label("Nomor identitas").fill("2101011205840001")
    page.get_by_label("Kartunya sudah saya lihat").check()
    tekan(page, "Catat identitas pemohon")
    ikuti(page, "Beritahukan")
    page.get_by_label("Portal dan email").check()
    page.get_by_label("Diunduh pemohon di portal").check()
    tekan(page, "Beritahukan")


def unduh(kantor: Kantor, p: Permohonan) -> None:
    warga = kantor.buka("warga", "cek/")
    warga.get_by_label("Nomor pendaftaran").fill(p.nomor)
    warga.get_by_label("Kode akses").fill(p.kode_akses)
    warga.get_by_role("button", name=re.compile("Cek|Lihat|Buka")).click()
    with warga.expect_download() as unduhan:
        warga.get_by_role("button", name=re.compile("Unduh")).first.click()
    assert unduhan.value.suggested_filename == "rekap.pdf"
    warga.reload()
    assert judul(warga).startswith("Selesai: Dikabulkan sebagian")
