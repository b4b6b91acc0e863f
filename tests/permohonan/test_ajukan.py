"""A citizen files: five pages, one sending, one case."""

import gzip
import re
from datetime import timedelta

import pytest

from permohonan import pengajuan
from permohonan.models import Draf, Kiriman, Permohonan
from permohonan.status import Status
from ppid import kode
from ppid.models import Berkas, Jejak, Naskah
from tests.factories import buat_satker
from tests.permohonan.warga import MENYUSUL, PEMOHON, RINCIAN, Warga, foto

pytestmark = pytest.mark.django_db


@pytest.fixture
def warga(senin):
    buat_satker("bintan", nama="KPU Kabupaten Bintan")
    return Warga(senin)


# The journey


def test_lima_halaman_lalu_nomor_kode_dan_tanggal(warga):
    warga.ajukan()

    p = Permohonan.objects.get()
    assert warga.jawab.status_code == 200
    assert warga.jawab.redirect_chain == []
    assert warga.h1 == "Permohonan terkirim"
    assert "0001/PPID/2101/XI/2026" in warga.teks
    assert "Jawaban paling lambat Senin, 7 Desember 2026" in warga.teks
    assert warga.kode == kode.dari_kunci(warga.kunci)
    assert (p.status, p.kanal, p.pemohon.telepon) == (Status.DIAJUKAN, "daring", "+6281255501177")
    assert p.periode == "2024"
    assert not Draf.objects.exists()
    assert [b.jenis for b in Jejak.objects.all()] == ["ajukan"]
    assert Naskah.objects.get().jenis == "tanda_bukti"


def test_judul_halaman_dan_urutannya(warga):
    warga.buka("/bintan/permohonan/baru/")
    judul = [warga.h1]
    for isi in (RINCIAN, PEMOHON, {"cara_memperoleh": "melihat"}, MENYUSUL):
        warga.kirim(isi)
        judul.append(warga.h1)

    assert judul == [
        "Informasi apa yang Anda butuhkan?",
        "Data pemohon",
        "Cara menerima jawaban",
        "Kartu identitas",
        "Periksa permohonan Anda",
    ]


def test_ubah_kembali_ke_halaman_periksa(warga):
    warga.isi_semua()
    ubah = re.search(r'href="([^"]*/pemohon/[^"]*)"', warga.html)[1]

    warga.buka(ubah).kirim(PEMOHON | {"alamat": "Jalan Baru 2"})

    assert warga.h1 == "Periksa permohonan Anda"
    assert "Jalan Baru 2" in warga.teks


def test_kode_hanya_tersimpan_sebagai_sidik(warga):
    warga.ajukan()

    kode_rapat = kode.rapikan(warga.kode)
    for model in (Permohonan, Naskah, Jejak, Draf, Kiriman):
        semua = str(list(model.objects.values()))
        assert warga.kode not in semua
        assert kode_rapat not in semua
        assert warga.kunci not in semua


def test_tanda_terima_memuat_hari_hari_berikutnya(warga):
    warga.ajukan()

    assert "paling lambat Kamis, 26 November 2026" in warga.teks  # 3 hari kerja to check
    assert "sampai Rabu, 16 Desember 2026" in warga.teks  # 7 more
    assert "Identitas menyusul" in warga.teks
    assert "https://wa.me/?text=" in warga.html
    assert warga.kode not in re.search(r'href="(https://wa.me[^"]*)"', warga.html)[1]


def test_pdf_tanda_bukti_lewat_post(warga):
    warga.ajukan()

    pdf = warga.klien.post("/bintan/permohonan/terkirim/tanda-bukti/", {"kunci": warga.kunci})

    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert warga.klien.get("/bintan/permohonan/terkirim/tanda-bukti/").status_code == 405
    asing = warga.klien.post("/bintan/permohonan/terkirim/tanda-bukti/", {"kunci": "x"})
    assert asing.status_code == 404


# Once


def test_kirim_ulang_formulir_yang_sama(warga, senin):
    warga.ajukan()
    pertama = (warga.kode, warga.teks)
    senin.shift(timedelta(hours=23))

    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")

    assert (warga.kode, warga.teks) == pertama
    assert Permohonan.objects.count() == 1
    assert Jejak.objects.count() == 1


def test_sesudah_24_jam_nomor_tanpa_kode(warga, senin):
    warga.ajukan()
    senin.shift(timedelta(hours=24, seconds=1))

    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")

    assert "0001/PPID/2101/XI/2026" in warga.teks
    assert warga.kode == ""


def test_get_tidak_pernah_menampilkan_kode(warga):
    warga.ajukan()
    asli = warga.kode

    warga.buka("/bintan/permohonan/terkirim/")

    assert "0001/PPID/2101/XI/2026" in warga.teks
    assert asli not in warga.html
    assert warga.kode == ""
    assert Warga().buka("/bintan/permohonan/terkirim/").h1 == "Informasi apa yang Anda butuhkan?"


def test_kode_yang_diganti_tidak_ditampilkan_lagi(warga):
    warga.ajukan()
    lain = kode.sidik_kode("AAAA-BBBB-CCCC-DDDD")
    Permohonan.objects.update(sidik_kode=lain)

    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")

    assert warga.kode == ""


def test_dua_pengiriman_serentak_menjadi_satu_perkara(warga):
    warga.isi_semua()
    draf = Draf.objects.get()
    kembar = Draf.objects.get()

    satu = pengajuan.kirim(draf, "10.0.0.1")
    dua = pengajuan.kirim(kembar, "10.0.0.1")

    assert satu == dua
    assert Permohonan.objects.count() == 1
    assert satu.nomor.startswith("0001/")


def test_isian_yang_sudah_terkirim_tidak_hidup_lagi(warga):
    warga.isi_semua()
    kembar = Draf.objects.get()
    warga.kirim_permohonan()

    pengajuan.simpan_langkah(kembar, "cara", {"cara_memperoleh": "melihat", "cara_salinan": ""})

    assert not Draf.objects.exists()


# Between tabs, offices, addresses


def test_berkas_tidak_menempel_pada_isian_yang_sudah_terkirim(warga):
    warga.isi_semua()
    draf = Draf.objects.get()
    Draf.objects.all().delete()

    pengajuan.simpan_berkas(draf, {"identitas": foto()}, pengajuan.pengaju(draf.satker))

    assert not Berkas.objects.exists()


@pytest.mark.parametrize("halaman", ["pemohon/", "cara/", "identitas/", "periksa/"])
def test_alamat_dalam_tanpa_isian_kembali_ke_awal(warga, halaman):
    assert warga.buka(f"/bintan/permohonan/baru/{halaman}").h1.startswith("Informasi apa")
    warga.buka(f"/bintan/permohonan/baru/{halaman}?draf=tidak-ada")
    assert warga.h1.startswith("Informasi apa")
    assert not Draf.objects.exists()


def test_dua_tab_tidak_bercampur(warga):
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN | {"rincian": "Tab pertama"})
    pertama = warga.jawab.request["PATH_INFO"] + "?" + warga.jawab.request["QUERY_STRING"]
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN | {"rincian": "Tab kedua"})

    warga.buka(pertama).kirim(PEMOHON).kirim({"cara_memperoleh": "melihat"}).kirim(MENYUSUL)

    assert "Tab pertama" in warga.teks
    assert "Tab kedua" not in warga.teks


def test_isian_orang_lain_dan_kantor_lain_tidak_terbuka(warga):
    buat_satker("sarolangun")
    warga.isi_semua()
    tanya = warga.jawab.request["QUERY_STRING"]

    lain = Warga().buka(f"/bintan/permohonan/baru/periksa/?{tanya}")
    kantor_lain = warga.buka(f"/sarolangun/permohonan/baru/periksa/?{tanya}")

    assert lain.h1.startswith("Informasi apa")
    assert kantor_lain.h1.startswith("Informasi apa")
    asing = warga.kirim({"kunci": Draf.objects.get().kunci}, "/sarolangun/permohonan/terkirim/")
    assert asing.h1.startswith("Informasi apa")
    assert not Permohonan.objects.exists()


def test_isian_tertunda_ditawarkan_lagi(warga):
    warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN)
    warga.buka("/bintan/permohonan/baru/")

    assert "Anda punya isian yang belum terkirim" in warga.teks
    lanjut = re.search(r'href="([^"]*)">Lanjutkan isian itu', warga.html)[1]
    assert warga.buka(lanjut).h1 == "Data pemohon"


def test_membuka_halaman_tidak_menulis_apa_pun(warga):
    warga.buka("/bintan/permohonan/baru/").buka("/bintan/cek/")

    assert not Draf.objects.exists()
    assert not warga.klien.session.keys()


# Weight


def test_halaman_ringan(warga):
    berat = {}

    def timbang():
        berat[warga.h1] = len(gzip.compress(warga.jawab.content))

    warga.buka("/bintan/permohonan/baru/")
    timbang()
    for isi in (
        RINCIAN,
        PEMOHON | {"jenis": "badan_hukum"},
        {"cara_memperoleh": "melihat"},
        MENYUSUL,
    ):
        warga.kirim(isi)
        timbang()
    warga.jam.shift(timedelta(minutes=1))
    warga.kirim_permohonan()
    timbang()
    warga.buka("/bintan/saya/2101-2026-00001/")
    timbang()

    assert len(berat) == 7
    assert max(berat.values()) <= 14_000, berat
