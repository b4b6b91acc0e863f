"""The papers of an answer say what they must, and to whom they may."""

import re
from datetime import date

import pytest
import time_machine

from permohonan import surat
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import Kategori, Naskah
from ppid.terbilang import rupiah
from tests.factories import buat_permohonan, susun
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen, buat_unit
from tests.surat import (
    IDENTITAS,
    SENIN,
    halaman,
    kantor,
    kasubbag,
    konsep_surat,
    petugas,
    rapat,
    satu_jawaban,
    semua_surat,
    tercetak,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

SELAKU = "Kasubbag Teknis selaku Pejabat Pengelola Informasi dan Dokumentasi,"
NIP = "Dewi Anggraini NIP 198503122010122001"


@pytest.fixture(autouse=True)
def hari_itu():
    with time_machine.travel(SENIN, tick=False):
        yield


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


# Kinds of answers


def surat_d(satker, hasil="dikabulkan", **isian) -> str:
    p = satu_jawaban(satker, hasil, **isian)
    return " ".join(halaman(konsep_surat(p, p.konsep)[0]))


def test_dikabulkan_seluruhnya_cukup_satu_lembar_tanpa_bagian(satker):
    p = satu_jawaban(satker)

    (teks,) = halaman(konsep_surat(p, p.konsep)[0])

    assert "Bagian" not in teks
    assert "4 Biaya Tidak ada; jumlah Rp0" in teks
    assert "7 Penjelasan penghitaman Tidak ada informasi yang dihitamkan" in teks
    assert "B. Informasi tidak dapat diberikan saat ini Tidak ada." in teks
    assert "Model PPID-E" not in teks


def test_tidak_dikuasai_menyebut_badan_yang_menguasai(satker):
    teks = surat_d(satker, "tidak_dikuasai", informasi="", badan_lain="Dinas Dukcapil Bintan")

    assert "A. Informasi dapat diberikan Tidak ada." in teks
    assert "1 Informasi Daftar pemilih tetap 2024 per kecamatan" in teks
    assert "Tidak dikuasai oleh KPU Kabupaten Bintan; dikuasai oleh Dinas Dukcapil Bintan" in teks


def test_ditolak_seluruhnya_hanya_surat_penolakan(satker):
    p = satu_jawaban(satker, "ditolak", informasi="", dik=buat_dik(satker))

    (isi,) = konsep_surat(p, p.konsep)

    assert "Model PPID-E" in isi
    assert "4</td><th" in isi  # without considerations the decision is the fourth line


def test_lampiran_dihitung_dan_dibilang(satker):
    p = buat_permohonan(satker, "koordinasi")
    berkas = [buat_berkas(satker, "jawaban", nama=f"{n}.pdf") for n in range(12)]
    p.siapkan_berkas(oleh=petugas(satker), unggahan=berkas)
    susun(p, berkas=berkas)

    assert "Lampiran : 12 (dua belas) berkas" in halaman(konsep_surat(p, p.konsep)[0])[0]


@pytest.mark.parametrize(
    ("pemohon", "alamat"),
    [
        ({"jenis": "perorangan"}, "Yth. Budi Santoso di Jalan Merdeka 1, Kijang"),
        (
            {"jenis": "badan_publik", "nama": "Bawaslu Bintan"},
            "Yth. Pimpinan Bawaslu Bintan di Jalan Merdeka 1, Kijang",
        ),
        (
            {"lewat_kuasa": True, "nama_kuasa": "Siti", "alamat_kuasa": "Jalan Lain 2"},
            "Yth. Siti kuasa dari Budi Santoso di Jalan Lain 2",
        ),
        (
            {"alamat": "Jalan\nA\n\nB\nC\nD\nE"},
            "Yth. Budi Santoso di Jalan, A, B, C, D, E",
        ),
    ],
)
def test_surat_dialamatkan_kepada_yang_berhak(satker, pemohon, alamat):
    p = buat_permohonan(satker, pemohon=pemohon)

    assert alamat in halaman(surat.terbitkan_amplop(p, petugas(satker)))[0]


def test_perpanjangan_pemilu_menghitung_lima_hari(satker):
    satker.pemilu_sejak = date(2026, 1, 1)
    satker.save()
    p = buat_permohonan(satker, "koordinasi", kategori=Kategori.TAHAPAN)
    p.usulkan_perpanjangan(oleh=petugas(satker), alasan="belum_dikuasai", uraian="")

    (teks,) = halaman(p.perpanjang(oleh=kasubbag(satker)))

    assert "Kamis, 26 November 2026 (hari kerja ke-3)" in teks
    assert "Senin, 30 November 2026 (hari kerja ke-5)" in teks
    assert "paling lama 2 (dua) hari kerja" in teks
    assert "Pasal 12 Perki 1/2019" in teks


def test_disposisi_tanpa_unit_kepada_staf_sendiri(satker):
    buat_unit(satker)
    p = buat_permohonan(satker, "koordinasi")

    (minta,) = p.disposisi(
        oleh=kasubbag(satker), bentuk="disposisi", unit=[], arahan="", batas=date(2026, 11, 27)
    )

    (teks,) = halaman(minta.naskah)
    assert "× Staf PPID Subbag Perencanaan, Data, dan Informasi" in teks


# Receipts


def test_tanda_terima_unduhan_tanpa_tanda_tangan(satker):
    p = buat_permohonan(satker, "koordinasi", pemohon=IDENTITAS)
    berkas = buat_berkas(satker, "jawaban", nama="DPT 2024.pdf")
    p.siapkan_berkas(oleh=petugas(satker), unggahan=[berkas])
    susun(p, berkas=[berkas])
    p.setujui(oleh=kasubbag(satker))
    p.beritahukan(oleh=petugas(satker), cara="portal", cara_serah="unduh")

    p.unduh(oleh=sebagai_pemohon(p), pemberian=p.pemberian.get())

    (teks,) = halaman(Naskah.objects.tentang(p).get(jenis="tanda_terima"))
    assert "1 DPT 2024.pdf PDF, 1 KB" in teks
    assert "Diunduh pemohon melalui portal pada Senin, 23 November 2026, pukul 09.14 WIB" in teks
    assert "Penerima" not in teks
    assert p.kode_akses not in teks


def test_tanda_terima_di_tempat_menyebut_dokumen_dan_alamatnya(satker):
    berkas = buat_dokumen(satker)
    tautan = buat_dokumen(
        satker, "Maklumat pelayanan", isi=None, tautan="https://contoh.test/maklumat"
    )
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung", petugas=None)

    satu = p.jawab_di_tempat(
        oleh=petugas(satker),
        bagian=p.bagian_terbuka(),
        dokumen=[berkas, tautan],
        cara="ambil",
        penerima="Budi Santoso",
    )

    lembar = halaman(satu)
    assert len(lembar) == 2
    for teks in lembar:
        assert "DPT Pemilihan 2024 per kecamatan PDF, 1 KB" in teks
        assert rapat("2 Maklumat pelayanan https://contoh.test/maklumat") in rapat(teks)
        assert "Diterima oleh Budi Santoso Identitas pemohon Identitas menyusul" in teks
        assert "Dihitamkan" not in teks


def test_yang_dikirim_lewat_email_tidak_meminta_tanda_tangan_penerima(satker):
    p = buat_permohonan(satker, "menunggu_penyerahan", pemohon=IDENTITAS)

    satu = p.serahkan(oleh=petugas(satker), cara="email", penerima="Budi Santoso")

    teks = halaman(satu)[0]
    assert "Dikirim kepada Budi Santoso" in teks
    assert "Cara penyerahan Email" in teks
    assert "Rina Marlina" in teks
    assert "Penerima," not in teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(0, "Rp0"), (500, "Rp500"), (39000, "Rp39.000"), (1234567, "Rp1.234.567")]
)
def test_rupiah_ditulis_tanpa_spasi_dengan_titik(nilai, teks):
    assert rupiah(nilai) == teks
