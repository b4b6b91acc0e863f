"""The papers of a request say what they must, in the size they must, whatever was typed."""

import io
import time
from datetime import UTC, date, datetime, timedelta

import pikepdf
import pytest
import time_machine
from pypdf import PdfReader

from permohonan import naskah as papers
from permohonan.formulir_kosong import formulir_kosong
from permohonan.models import Permohonan
from ppid import naskah, pdf, waktu
from ppid.izin import Peran
from ppid.models import Kategori, Naskah
from ppid.tenggat import dalam_kata
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sekali,
    pytest.mark.usefixtures("hari_itu"),
]

SENIN = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)  # 09.14 WIB
A4 = (595, 842)  # points

JAHAT = (
    '<img src="file:///etc/passwd">',
    '<link rel=attachment href="file:///proc/self/environ">',
    "<style>@import url(http://127.0.0.1:9/)</style>",
    "<div style='background:url(http://127.0.0.1:9/)'>",
    '<object data="file:///etc/passwd"></object>',
    '<svg><image href="file:///etc/passwd"/></svg>',
    '<img src="data:image/svg+xml,<svg/>">',
    "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
    "<p style='font-size:1000000000px'>besar",
    "{{ settings.SECRET_KEY }}",
    "{% include 'naskah/_kop.html' %}",
    "{x.__class__.__mro__}",
    "=HYPERLINK(1)",
)


@pytest.fixture
def satker():
    satker = buat_satker(email="ppid@bintan.contoh.test")
    jabatan = "Kasubbag Teknis dan Hupmas"
    buat_pegawai(Peran.KASUBBAG, satker, nama="Dewi Anggraini", jabatan=jabatan, nip="19850312")
    return satker


@pytest.fixture
def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


def walk_in(satker, petugas, **isian) -> Permohonan:
    isian = {"kanal": "datang_langsung", "petugas": petugas.pengguna} | isian
    return buat_permohonan(satker, oleh=petugas, **isian)


def bukti(permohonan) -> Naskah:
    return Naskah.objects.tentang(permohonan).get(jenis=papers.TANDA_BUKTI.kode)


def halaman(satu: Naskah | bytes) -> list[str]:
    """Text of each page, its spaces made plain; every page is A4 portrait."""
    dokumen = PdfReader(io.BytesIO(satu if isinstance(satu, bytes) else naskah.pdf(satu)))
    for lembar in dokumen.pages:
        assert (round(lembar.mediabox.width), round(lembar.mediabox.height)) == A4
    return [" ".join(lembar.extract_text().split()) for lembar in dokumen.pages]


def rapat(teks: str) -> str:
    """Without any space: lines break where they must."""
    return "".join(teks.split())


def test_tanda_bukti_memuat_semua_yang_dijanjikan_dua_kali(satker, petugas):
    permohonan = walk_in(satker, petugas)

    (teks,) = halaman(bukti(permohonan))

    for kata in (
        "KOMISI PEMILIHAN UMUM",
        "0001/PPID/2101/XI/2026",
        "Senin, 23 November 2026, pukul 09.14 WIB",
        "Budi Santoso",
        "Datang langsung",
        "Daftar pemilih tetap 2024 per kecamatan",
        petugas.pengguna.nama,
        "Senin, 7 Desember 2026",
        "Rabu, 16 Desember 2026",
        "/bintan/cek/",
        "30 (tiga puluh) hari kerja",
        "14 (empat belas) hari kerja",
        "Senin–Kamis 08.00–16.00",
    ):
        assert teks.count(kata) == 2, kata
    assert teks.count("Lembar untuk Pemohon") == teks.count("Lembar untuk Kantor") == 1
    assert teks.count("kode tidak ada pada salinan ini") == 1
    assert permohonan.kode_akses not in teks


def test_nomor_tanda_bukti_ialah_nomor_pendaftaran(satker, petugas):
    permohonan = walk_in(satker, petugas)

    satu = bukti(permohonan)

    assert satu.nomor == permohonan.nomor
    assert satu.untuk_pemohon
    assert not satu.bertanda_tangan
    assert f"/bintan/verifikasi/{satu.token}/" in satu.html


def test_tanda_bukti_menyebut_hari_dicatat_bila_berbeda(satker, petugas):
    lalu = waktu.sekarang() - timedelta(days=4)

    permohonan = walk_in(satker, petugas, diterima_pada=lalu, alasan_mundur="Listrik padam")

    (teks,) = halaman(bukti(permohonan))
    assert "Diterima Kamis, 19 November 2026" in teks
    assert "Dicatat Senin, 23 November 2026" in teks


def test_tanda_bukti_portal_menyebut_rezim_pemilu(satker):
    satker.pemilu_sejak = date(2026, 1, 1)
    satker.save()

    (teks,) = halaman(bukti(buat_permohonan(satker, kategori=Kategori.TAHAPAN)))

    assert "3 (tiga) hari kerja, dapat diperpanjang 2 (dua) hari kerja" in teks
    assert "Portal, tercatat otomatis" in teks


def test_tanda_bukti_panjang_tetap_satu_lembar_dan_dipotong_dengan_elipsis(satker, petugas):
    nama = ("Perkumpulan Pemantau Pemilihan Umum yang Jujur " * 4)[:160]
    rincian = "Salinan berita acara penetapan daftar pemilih. " * 64

    permohonan = walk_in(satker, petugas, rincian=rincian, pemohon={"nama": nama})

    (teks,) = halaman(bukti(permohonan))
    assert teks.count("…") == 2
    assert teks.count(nama.strip()) == 2
    assert teks.count("Senin, 7 Desember 2026") == 2


@pytest.mark.parametrize("huruf", ["x", "漢", "&lt;"])
def test_teks_tanpa_spasi_tidak_merusak_naskah(satker, petugas, huruf):
    permohonan = walk_in(satker, petugas, rincian=huruf * 3000, pemohon={"nama": huruf * 30})

    mulai = time.process_time()

    assert len(halaman(bukti(permohonan))) == 1
    assert len(halaman(papers.terbitkan_formulir(permohonan, petugas))) >= 2
    assert time.process_time() - mulai < 20


def test_formulir_rangkap_dua_yang_sama_dengan_pilihan_bertanda(satker, petugas):
    permohonan = walk_in(
        satker,
        petugas,
        periode="2024",
        pemohon={"jenis_identitas": "ktp", "nomor_identitas": "2101011205840003"},
    )

    satu = papers.terbitkan_formulir(permohonan, petugas)
    pertama, kedua = halaman(satu)

    assert "Lembar untuk Pemohon" in pertama
    assert "Lembar untuk Kantor" in kedua
    seragam = pertama.replace("untuk Pemohon", "untuk Kantor").replace("1 dari 2", "2 dari 2")
    assert seragam == kedua
    for kata in (
        "Model PPID-B",
        permohonan.nomor,
        "Budi Santoso",
        "Mahasiswa",
        "Jalan Merdeka 1, Kijang",
        "0812 5550 1177 · budi@contoh.test",
        "Tugas kuliah",
        "× Perorangan",
        "× KPU sebagai badan publik",
        "× Salinan digital",
        "× Email",
        "Toapaya, 23 November 2026",
        "Hak-hak Pemohon",
    ):
        assert kata in pertama, kata
    assert pertama.count("×") == 4
    assert "KTP-el 2101••••••••0003" in pertama
    assert "2101011205840003" not in satu.html


def test_formulir_kuasa_badan_hukum_dengan_surat(satker, petugas):
    permohonan = walk_in(
        satker,
        petugas,
        kanal="surat",
        nomor_surat="12/LSM/2026",
        tanggal_surat=date(2026, 11, 20),
        pemohon={
            "jenis": "badan_hukum",
            "nama": "Perkumpulan Suara Pulau",
            "nomor_pengesahan": "AHU-0001",
            "lewat_kuasa": True,
            "nama_kuasa": "Siti Aminah",
            "alamat_kuasa": "Jalan Panjang 2",
            "bantuan": ["isyarat"],
        },
    )

    teks = halaman(papers.terbitkan_formulir(permohonan, petugas))[0]

    for kata in (
        "× Badan hukum",
        "AHU-0001",
        "Siti Aminah",
        "Jalan Panjang 2",
        "Surat nomor 12/LSM/2026 tanggal 20 November 2026",
        "Juru bahasa isyarat",
        "Identitas menyusul",
    ):
        assert kata in teks, kata


def test_formulir_panjang_bersambung_tanpa_kehilangan_kata(satker, petugas):
    rincian = " ".join(f"kata{n}" for n in range(380))
    permohonan = walk_in(satker, petugas, rincian=rincian)

    lembar = halaman(papers.terbitkan_formulir(permohonan, petugas))

    assert len(lembar) == 4
    assert "Lembar untuk Kantor" in lembar[2]
    kata = (lembar[0] + " " + lembar[1]).split()
    assert [satu for satu in kata if satu.startswith("kata")] == rincian.split()


def test_surat_tidak_lengkap_menyebut_kekurangan_batas_dan_penanda_tangan(satker, petugas):
    permohonan = walk_in(satker, petugas)
    kurang = ["Akta pendirian badan hukum", "Bukti pengesahan"]

    permohonan.minta_kelengkapan(
        oleh=petugas, kurang=kurang, catatan="Boleh lewat email.", cara="email"
    )

    satu = Naskah.objects.get(jenis="tidak_lengkap")
    (teks,) = halaman(satu)
    assert satu.nomor == "0001/SKTL/PPID/2101/XI/2026"
    assert satu.bertanda_tangan
    assert satu.untuk_pemohon
    for kata in (
        "Toapaya, 23 November 2026",
        f"Nomor : {satu.nomor}",
        "Hal : Surat Keterangan Tidak Lengkap",
        "Yth. Budi Santoso",
        permohonan.nomor,
        "Akta pendirian badan hukum",
        "Bukti pengesahan",
        "Boleh lewat email.",
        "3 (tiga) hari kerja",
        "Kamis, 26 November 2026",
        "atas perhatian Saudara diucapkan terima kasih",
        "Kasubbag Teknis dan Hupmas selaku Pejabat Pengelola Informasi dan Dokumentasi,",
        "Dewi Anggraini NIP 19850312",
    ):
        assert kata in teks, kata


def test_surat_tanpa_pejabat_menyisakan_titik_untuk_tinta(petugas):
    satker = buat_satker("sarolangun")
    oleh = pelaku(Peran.PETUGAS, satker)
    permohonan = walk_in(satker, oleh)

    satu = papers.terbitkan_tidak_lengkap(permohonan, oleh, ["x"], "", date(2026, 11, 26), "pos")

    assert "(....." in halaman(satu)[0]


def test_berita_acara_tenggat_memuat_setiap_hari_dan_alasannya(satker, petugas):
    with time_machine.travel(datetime(2026, 12, 11, 2, tzinfo=UTC), tick=False):
        permohonan = walk_in(satker, petugas)
        lembar = halaman(papers.terbitkan_ba_tenggat(permohonan, petugas))

    teks = " ".join(lembar)
    assert len(lembar) == 2
    assert all("Hari, tanggal Hari ke- Keterangan" in satu for satu in lembar)
    assert [f"Halaman {n} dari 2" in lembar[n - 1] for n in (1, 2)] == [True, True]
    for baris in permohonan.hitungan().rincian:
        urut = f" {baris.ke} " if baris.dihitung else " – Tidak dihitung: "
        tanggal = dalam_kata(baris.tanggal)
        assert tanggal + urut in teks, tanggal
        assert baris.dihitung or baris.alasan in teks
    for kata in (
        "Jumat tanggal sebelas bulan Desember tahun dua ribu dua puluh enam",
        "10 (sepuluh) hari kerja, perpanjangan 7 (tujuh) hari kerja",
        "Pasal 22 ayat (7) dan (8) UU 14/2008",
        "Jatuh tempo : Selasa, 29 Desember 2026",
        "Bila diperpanjang : Senin, 11 Januari 2027",
        "Selasa, 29 Desember 2026 10 Dihitung; jatuh tempo",
        "Senin, 11 Januari 2027 17 Perpanjangan; batas akhir",
        "Hari Raya Natal (SKB",
        "Dewi Anggraini",
        petugas.pengguna.nama,
    ):
        assert kata in teks, kata


def test_formulir_kosong_bernomor_kendali_masing_masing(satker):
    lembar = halaman(formulir_kosong(satker, 3))

    assert len(lembar) == 6  # each with its rights on the back
    kendali = {teks.split("Kendali ")[1].split()[0] for teks in lembar[::2]}
    assert len(kendali) == 3
    assert all(satu.startswith("20261123-") for satu in kendali)
    assert all("Hak-hak Pemohon" in teks for teks in lembar[1::2])
    for kata in ("Nama lengkap", "Tahapan Pemilu atau Pemilihan", "Datang langsung", "e-PPID"):
        assert kata in lembar[0]
    assert "Daring" not in lembar[0]
    assert "×" not in lembar[0]
    assert not Naskah.objects.exists()


# T7


@pytest.mark.parametrize("beberapa", [JAHAT[:5], JAHAT[5:9], JAHAT[9:]])
def test_muatan_jahat_tercetak_apa_adanya_dan_tidak_mengambil_apa_pun(
    satker, petugas, beberapa, monkeypatch
):
    """Several at once, each in a field of its own as well: rendering is the slow part."""
    diminta = []
    asli = pdf.HurufSaja.fetch
    monkeypatch.setattr(
        pdf.HurufSaja, "fetch", lambda ini, url, *a: diminta.append(url) or asli(ini, url, *a)
    )
    muatan, satu_muatan = "\n".join(beberapa), beberapa[0]
    satker.alamat = satker.tempat = satu_muatan[:60]
    satker.save()
    isian = {"rincian": muatan, "tujuan": muatan[:300], "periode": satu_muatan[:60]}
    pemohon = {"nama": satu_muatan, "alamat": muatan}
    permohonan = walk_in(satker, petugas, **isian, pemohon=pemohon)

    semua = [
        bukti(permohonan),
        papers.terbitkan_formulir(permohonan, petugas),
        papers.terbitkan_tidak_lengkap(
            permohonan, petugas, list(beberapa), muatan, permohonan.jatuh_tempo, "email"
        ),
        papers.terbitkan_ba_tenggat(permohonan, petugas),
    ]

    for satu in semua[:3]:
        teks = rapat("".join(halaman(satu)))
        tercetak = beberapa[:1] if satu is semua[0] else beberapa  # a receipt is cut to one sheet
        assert [m for m in tercetak if rapat(m) not in teks] == []
    for satu in semua:
        isi = naskah.pdf(satu)
        assert b"/JavaScript" not in isi
        with pikepdf.open(io.BytesIO(isi)) as dokumen:
            assert not dokumen.attachments
    assert diminta
    assert all(url in pdf.HURUF for url in diminta)
