"""The papers of an answer say what they must, and to whom they may."""

import re

import pytest

from tests.surat import (
    IDENTITAS,
    halaman,
    kantor,
    rapat,
    semua_surat,
    tercetak,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sekali,
    pytest.mark.usefixtures("hari_itu"),
]

SELAKU = "Kasubbag Teknis selaku Pejabat Pengelola Informasi dan Dokumentasi,"
NIP = "Dewi Anggraini NIP 198503122010122001"


@pytest.fixture
def satker():
    return kantor()


ISI = {
    "penjelasan": (
        1,
        "0001/LP/PPID/2101/XI/2026",
        "LEMBAR PENJELASAN",
        "Lembar ini bukan keputusan",
        "0001/PPID/2101/XI/2026",
        "Perkumpulan Suara Pulau",
        "NIK anggota",
        "butir 1",
        "NIK dan nomor KK pemilih",
        "Pasal 17 huruf h: rahasia pribadi",
        "Pasal 84 Undang-Undang Nomor 23 Tahun 2006",
        "Mengungkap rahasia pribadi pemilih",
        "KPU Provinsi Kepulauan Riau, Nomor 12/PPID/2026 tanggal 24 Oktober 2026",
        "23 November 2027",
        "Mempersempit permohonan",
        "Mencabut permohonan",
        "paling lambat hari Senin, 7 Desember 2026",
        "30 (tiga puluh) hari kerja",
        "Staf Pelaksana,",
        "Rina Marlina",
        "Siti Aminah",
    ),
    "nota_dinas": (
        1,
        "0001/ND/PPID/2101/XI/2026",
        "NOTA DINAS",
        "Yth. : Kasubbag Teknis selaku Pejabat Pengelola Informasi dan Dokumentasi",
        "Dari : Staf Pelaksana",
        "Tanggal : 23 November 2026",
        "Sifat : Segera",
        "Lampiran : -",
        "Hal : Permohonan informasi nomor 0001/PPID/2101/XI/2026",
        "Perkumpulan Suara Pulau (badan hukum)",
        "XZ-77",
        "Senin, 7 Desember 2026",
        "Mohon arahan unit mana",
        "Rina Marlina",
    ),
    "nota_dinas_unit": (
        1,
        "0002/ND/PPID/2101/XI/2026",
        "NOTA DINAS",
        "Yth. : Kepala Subbag Hukum dan SDM",
        "Hal : Permintaan bahan informasi nomor 0001/PPID/2101/XI/2026",
        "Lampiran keputusan pengangkatan PPK",
        "Berkas digital bila ada.",
        "Jumat, 27 November 2026",
        "/bintan/penghubung/",
        SELAKU,
        NIP,
    ),
    "disposisi": (
        1,
        "LEMBAR DISPOSISI",
        "Nomor agenda 0001/DISP/PPID/2101/XI/2026",
        "Tanggal terima Senin, 23 November 2026",
        "Asal surat Pemohon informasi publik (datang langsung)",
        "Hal Lampiran keputusan pengangkatan PPK",
        "× Subbag Hukum dan SDM",
        "Isi disposisi Berkas digital bila ada.",
        "Jumat, 27 November 2026",
        NIP,
    ),
    "perpanjangan": (
        1,
        "Nomor : 0001/PW/PPID/2101/XI/2026",
        "Hal : Pemberitahuan Perpanjangan Waktu",
        "Yth. Pengurus Perkumpulan Suara Pulau u.p. Siti Aminah di Jalan Pelabuhan 3",
        "0001/PPID/2101/XI/2026",
        "Senin, 7 Desember 2026 (hari kerja ke-10)",
        "Informasi belum dikuasai × Informasi belum didokumentasikan Belum dapat diputuskan",
        "Lampiran masih dihimpun.",
        "Rabu, 16 Desember 2026 (hari kerja ke-17)",
        "hanya dilakukan satu kali (Pasal 22 ayat (7) dan (8) UU 14/2008)",
        SELAKU,
        NIP,
    ),
    "pemberitahuan": (
        2,
        "Model PPID-D",
        "Toapaya, 23 November 2026",
        "Nomor : 0001/PT/PPID/2101/XI/2026",
        "Sifat : Biasa",
        "Lampiran : -",
        "Hal : Pemberitahuan Tertulis",
        "Yth. Pengurus Perkumpulan Suara Pulau",
        "A. Informasi dapat diberikan Bagian 1 Keputusan pengangkatan",
        "1 Informasi Keputusan beserta Lampiran I dan II",
        "2 Penguasaan informasi KPU Kabupaten Bintan",
        "3 Bentuk fisik Salinan cetak (hardcopy)",
        "4 Biaya Fotokopi A4: 42 lembar × Rp500",
        "Pos kilat: 1 kali × Rp18.000",
        "Jumlah Rp39.000",
        "5 Metode penyampaian Diambil di meja layanan",
        "6 Waktu penyediaan 1 (satu) hari kerja",
        "7 Penjelasan penghitaman Bagian 1: Lampiran II, kolom NIK. Alasan: rahasia pribadi",
        "Dasar: butir 1 Daftar Informasi yang Dikecualikan",
        "B. Informasi tidak dapat diberikan saat ini Bagian 2 Daftar PAW",
        "Belum didokumentasikan; disediakan paling lambat Senin, 30 November 2026",
        "surat tersendiri (Model PPID-E)",
        "30 (tiga puluh) hari kerja",
        "Jumat, 8 Januari 2027",
        "atas perhatian Saudara diucapkan terima kasih",
        SELAKU,
        NIP,
        "Tembusan: Sekretaris KPU Kabupaten Bintan Arsip 1. 2.",
    ),
    "penolakan": (
        2,
        "Model PPID-E",
        "KEPUTUSAN PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI",
        "Nomor: 0001/PN/PPID/2101/XI/2026",
        "Perkumpulan Suara Pulau",
        "Jalan Pelabuhan 3, Tanjung Uban",
        "Mahasiswa",
        "0812 5550 1177 · budi@contoh.test",
        "Bagian 3 NIK anggota",
        "Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008 dan Pasal 84",
        "Butir 1 Daftar Informasi yang Dikecualikan: NIK dan nomor KK pemilih",
        "Keputusan KPU Provinsi Kepulauan Riau Nomor 12/PPID/2026 tanggal 24 Oktober 2026",
        "Konsekuensi bila dibuka Mengungkap rahasia pribadi pemilih",
        "Kepentingan umum tidak lebih besar.",
        "Keputusan Ditolak",
        "Jumat, 8 Januari 2027",
        "14 (empat belas) hari kerja",
        SELAKU,
        NIP,
    ),
    "tanda_terima": (
        2,
        "Lembar untuk Pemohon",
        "Lembar untuk Kantor",
        "Nomor: 0001/TT/PPID/2101/XI/2026",
        "0001/PPID/2101/XI/2026",
        "Siti Aminah, untuk Perkumpulan Suara Pulau",
        "KTP-el 2101••••••••0003",
        "Diambil di meja layanan",
        "Senin, 23 November 2026, pukul 09.14 WIB",
        "Keputusan beserta Lampiran I dan II Salinan cetak (hardcopy)",
        "Dihitamkan: Lampiran II, kolom NIK (rahasia pribadi anggota)",
        "Staf Pelaksana, Penerima, Rina Marlina Siti Aminah",
    ),
    "amplop": (
        1,
        "KOMISI PEMILIHAN UMUM KABUPATEN BINTAN",
        "Jalan Tata Bumi Km 20, Toapaya",
        "Nomor: 0001/PPID/2101/XI/2026",
        "Yth. Pengurus Perkumpulan Suara Pulau u.p. Siti Aminah di Jalan Pelabuhan 3",
    ),
}


def test_setiap_surat_memuat_yang_wajib_dalam_ukuran_dan_jumlah_lembarnya(satker):
    hasil = tercetak(semua_surat(satker))

    assert set(hasil) == set(ISI)
    for kode, (banyak, *wajib) in ISI.items():
        lembar = halaman(hasil[kode])
        teks = " ".join(lembar)
        assert len(lembar) == banyak, kode
        for kata in wajib:
            assert kata in teks, (kode, kata)
    assert {kode for kode, satu in hasil.items() if satu.bertanda_tangan} == {
        "perpanjangan",
        "pemberitahuan",
        "penolakan",
    }
    assert {kode: satu.ukuran for kode, satu in hasil.items() if satu.ukuran != "A4"} == {
        "tanda_terima": "A5",
        "amplop": "DL",
    }


def test_surat_untuk_unit_tidak_memuat_apa_pun_tentang_pemohon(satker):
    hasil = semua_surat(satker)

    for kode in ("nota_dinas_unit", "disposisi"):
        isi = rapat(hasil[kode].html + "".join(halaman(hasil[kode])))
        for rahasia in (
            "Perkumpulan Suara Pulau",
            "Siti Aminah",
            "Pelabuhan",
            "81255501177",
            "0812 5550 1177",
            "budi@contoh.test",
            "XZ-77",
            "Pemantauan",
            "2101••••",
            "AHU-0001",
        ):
            assert rapat(rahasia) not in isi, (kode, rahasia)


def test_kode_akses_dan_nomor_identitas_tidak_pernah_tercetak(satker):
    hasil = semua_surat(satker)

    for kode, satu in tercetak(hasil).items():
        assert IDENTITAS["nomor_identitas"] not in satu.html, kode
        assert "Kode akses" not in satu.html, kode


@pytest.mark.parametrize(
    ("pratinjau", "cetak"),
    [
        ("pratinjau_d", "pemberitahuan"),
        ("pratinjau_e", "penolakan"),
        ("pratinjau_perpanjangan", "perpanjangan"),
    ],
)
def test_pratinjau_sama_dengan_cetakan_kecuali_nomor_dan_kode_qr(satker, pratinjau, cetak):
    hasil = semua_surat(satker)

    sebelum, sesudah = hasil[pratinjau], hasil[cetak]

    assert "diisi portal saat disetujui" in sebelum
    assert "/verifikasi/" not in sebelum
    assert "<path" not in sebelum
    assert f"/verifikasi/{sesudah.token}/" in sesudah.html
    assert tubuh(sebelum, sesudah.nomor) == tubuh(sesudah.html, sesudah.nomor)


def tubuh(isi: str, nomor: str) -> str:
    """The paper without its foot, a blank number filled in."""
    isi = re.sub(r'<div class="kaki">.*?(?=<div class="cap">|<header)', "", isi, flags=re.S)
    isi = re.sub(r'<span class="kosong">.*?</span>', nomor, isi)
    return " ".join(re.sub(r"<title>.*?</title>", "", isi).split())
