"""What the applicant reads of an answer: whose turn it is, how to get it, what they may do."""

import gzip
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import CaraSerah, Permohonan
from permohonan.perjalanan import ACARA
from permohonan.pesan import PENGINGAT
from permohonan.status import ALUR
from ppid.models import Naskah
from tests.factories import (
    ISIAN_JAWABAN,
    beritahukan,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit
from tests.permohonan.warga import SENIN, Warga

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker(senin):
    return buat_satker("bintan")


@pytest.fixture
def petugas(satker):
    return pelaku("petugas", satker)


@pytest.fixture
def kasubbag(satker):
    return pelaku("kasubbag", satker)


def kasus(satker, status="diproses", **isian):
    return buat_permohonan(satker, status, **isian)


def baca(p) -> Warga:
    """The applicant's page as it stands."""
    return Warga().kirim({"nomor": p.nomor, "kode": p.kode_akses}, "/bintan/cek/")


def teks(p) -> str:
    return baca(p).teks.replace("\xa0", " ")


def catat_identitas(p):
    petugas = pelaku("petugas", p.satker)
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840001")


def beritahu(satker, cara_serah, *, identitas=True, **isian):
    p = kasus(satker, "siap_disampaikan", **isian)
    if identitas:
        catat_identitas(p)
    beritahukan(p, cara_serah=cara_serah)
    return p


@pytest.mark.parametrize(
    ("status", "judul"),
    [
        ("koordinasi", "Sedang kami proses."),
        ("menunggu_persetujuan", "Sedang kami proses."),
        ("siap_disampaikan", "Jawaban sudah siap."),
        ("menunggu_penyerahan", "Jawaban sudah kami beritahukan."),
    ],
)
def test_judul_adalah_statusnya(satker, status, judul):
    assert baca(kasus(satker, status)).h1 == judul


@pytest.mark.parametrize(
    ("cara", "giliran", "kalimat"),
    [
        ("unduh", "Anda", "Sesudah berkas terakhir diunduh, permohonan ini selesai."),
        ("ambil", "Anda", "Ambil di meja layanan, Jalan Tata Bumi Km 20, Toapaya: Senin–Kamis"),
        ("diperlihatkan", "Anda", "Datang untuk melihat, membaca, atau mencatatnya di meja"),
        ("email", "kami", "Kami mengirimnya ke email budi@contoh.test."),
        ("pos", "kami", "Kami mengirimnya lewat pos atau kurir."),
        ("faksimili", "kami", "Kami mengirimnya lewat faksimili."),
    ],
)
def test_cara_menerima_dan_giliran(satker, cara, giliran, kalimat):
    halaman = teks(beritahu(satker, cara))

    assert f"Sekarang giliran {giliran}." in halaman
    assert kalimat in halaman
    assert "Hasilnya: dikabulkan seluruhnya." in halaman


@pytest.mark.parametrize("cara", CaraSerah.values)
def test_identitas_yang_belum_tercatat_diminta_lebih_dulu(satker, cara):
    halaman = teks(beritahu(satker, cara, identitas=False))

    assert "Sekarang giliran Anda." in halaman
    assert "Bawa kartu identitas Anda (KTP-el, SIM, atau paspor)" in halaman
    if cara not in (CaraSerah.AMBIL, CaraSerah.DIPERLIHATKAN):
        assert "Bila tidak dapat datang, telepon (0771) 555 0142" in halaman


def test_batas_mengambil_dan_hak_keberatan_dihitung_dari_pemberitahuan(satker, senin):
    p = kasus(satker, "siap_disampaikan")
    senin.move_to(SENIN + timedelta(days=1))
    beritahukan(p)

    halaman = teks(p)

    assert "Ambil paling lambat Senin, 11 Januari 2027" in halaman
    assert "paling lambat Senin, 11 Januari 2027, 30 hari kerja sesudah pemberitahuan" in halaman
    assert "Bila jawaban belum datang" not in halaman
    assert "Diberitahukan pada hari ke-1 dari 10 hari kerja" in halaman


def test_biaya_salinan_disebut_sebelum_diserahkan(satker, petugas):
    p = kasus(satker, "koordinasi")
    catat_identitas(p)
    bagian = [{"bagian": b, **ISIAN_JAWABAN, "hasil": "dikabulkan"} for b in p.bagian_terbuka()]
    biaya = [{"nama": "Fotokopi", "satuan": "lembar", "harga": 500, "jumlah": 25}]
    p.susun_tanggapan(oleh=petugas, jawaban=bagian, cara_serah="pos", biaya=biaya)
    setujui(p)
    beritahukan(p, cara_serah="pos")

    halaman = teks(p)

    assert "Biaya salinan Rp12.500 dibayar sebelum informasi diserahkan." in halaman
    assert "Sekarang giliran Anda." in halaman


def test_perpanjangan_disebut_dengan_batas_baru_dan_alasannya(satker, petugas, kasubbag):
    p = kasus(satker)
    alasan = "belum_didokumentasikan"
    p.usulkan_perpanjangan(oleh=petugas, alasan=alasan, uraian="Catatan dapur kantor")
    p.perpanjang(oleh=kasubbag)
    sebelum = teks(p)

    p.kirim_perpanjangan(oleh=petugas, cara="email")

    halaman = teks(p)
    assert "diperpanjang." not in sebelum
    assert "Batas semula Senin, 7 Desember 2026 menjadi Rabu, 16 Desember 2026, " in halaman
    assert "karena informasi belum didokumentasikan. Perpanjangan hanya satu kali." in halaman
    assert "Jawaban paling lambat Rabu, 16 Desember 2026" in halaman
    assert "dari 17 hari kerja" in halaman or "Hari pertama Selasa, 24 November 2026" in halaman
    assert "Waktu jawaban diperpanjang" in halaman
    assert "sampai Rabu, 16 Desember 2026" in halaman
    assert "Catatan dapur kantor" not in halaman


def test_usulan_di_dalam_kantor_tidak_diceritakan(satker, petugas, kasubbag):
    p = kasus(satker)
    teruskan(p)
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Uraian dapur")
    p.tolak_perpanjangan(oleh=kasubbag, catatan="Tidak perlu")
    susun(p)
    p.kembalikan(oleh=kasubbag, catatan="Perbaiki kalimatnya")

    halaman = teks(p)

    assert "Diteruskan kepada PPID" in halaman
    for kata in ("Uraian dapur", "Tidak perlu", "Perbaiki", "kembalikan", petugas.nama):
        assert kata not in halaman


def test_unit_yang_sedang_menyiapkan_bahan_disebut_tanpa_orangnya(satker, kasubbag, senin):
    p = kasus(satker, "koordinasi")
    unit = buat_unit(satker)
    p.disposisi(
        oleh=kasubbag,
        bentuk="nota_dinas",
        unit=[unit],
        arahan="Arahan dapur",
        batas=satker.hari_ini,
    )

    halaman = teks(p)

    assert "Unit yang menguasai menyiapkan bahan" in halaman
    assert f"Sejak Senin, 23 November 2026 · {unit.nama}" in halaman
    assert "Arahan dapur" not in halaman


def bagi_dua(p, petugas):
    p.bagi_rincian(oleh=petugas, uraian=["Rekap DPT per kecamatan", "NIK pemilih"])


def jawab_dua(p, petugas):
    satu, dua = p.bagian_terbuka()
    dik = buat_dik(buat_satker("kpu"))
    jawaban = [
        {"bagian": satu, **ISIAN_JAWABAN, "hasil": "dikabulkan"},
        {"bagian": dua, "hasil": "ditolak", "dik": dik, "pertimbangan": "Rahasia pribadi"},
    ]
    p.susun_tanggapan(oleh=petugas, jawaban=jawaban, cara_serah="ambil")


def test_hasil_tiap_pertanyaan_baru_terbaca_sesudah_diberitahukan(satker, petugas):
    satker.induk = buat_satker("kpu")
    satker.save()
    p = kasus(satker)
    bagi_dua(p, petugas)
    teruskan(p)
    jawab_dua(p, petugas)
    setujui(p)
    siap = teks(p)

    beritahukan(p)

    halaman = teks(p)
    assert siap.count("Belum dijawab") == 2
    assert "Ditolak" not in siap
    assert "1. Rekap DPT per kecamatan Dikabulkan seluruhnya" in halaman
    assert "2. NIK pemilih Ditolak" in halaman
    assert "Hasilnya: dikabulkan sebagian." in halaman


def test_hasil_yang_belum_diberitahukan_tidak_terbaca_sesudah_dicabut(satker, petugas):
    satker.induk = buat_satker("kpu")
    satker.save()
    p = kasus(satker)
    bagi_dua(p, petugas)
    teruskan(p)
    jawab_dua(p, petugas)
    setujui(p)

    p.cabut(oleh=petugas, alasan="Surat")

    halaman = teks(p)
    assert halaman.count("Belum dijawab") == 2
    assert "Ditolak" not in halaman
    assert "Dikabulkan" not in halaman


def test_pertanyaan_yang_dijawab_di_meja_sudah_terbaca(satker, petugas):
    p = kasus(satker, kanal="datang_langsung")
    bagi_dua(p, petugas)
    satu, _ = p.bagian_terbuka()
    dokumen = buat_dokumen(satker)
    p.jawab_di_tempat(oleh=petugas, bagian=[satu], dokumen=[dokumen], cara="ambil", penerima="Budi")

    halaman = teks(p)

    assert "1. Rekap DPT per kecamatan Dikabulkan seluruhnya" in halaman
    assert "2. NIK pemilih Belum dijawab" in halaman
    assert "Dijawab langsung" in halaman
    assert "DPT Pemilihan 2024 per kecamatan" in halaman


def test_satu_pertanyaan_tidak_dipecah(satker):
    assert "Jawaban atas tiap pertanyaan" not in teks(beritahu(satker, "ambil"))


def test_surat_jawaban_ada_di_antara_dokumen_sesudah_diberitahukan(satker):
    p = kasus(satker, "siap_disampaikan")
    sebelum = teks(p)

    beritahukan(p)

    assert "Pemberitahuan Tertulis" not in sebelum
    surat = Naskah.objects.tentang(p).get(jenis="pemberitahuan")
    assert surat.token in baca(p).html


def test_penyerahan_di_meja_menutup_dengan_hasil(satker, petugas):
    p = beritahu(satker, "ambil")
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi Santoso")

    halaman = baca(p)

    assert halaman.h1 == "Selesai: Dikabulkan seluruhnya."
    assert "Informasi diserahkan" in halaman.teks
    assert "diambil di meja layanan" in halaman.teks
    assert "Bila Anda tidak puas" in halaman.teks
    assert "Cabut permohonan" not in halaman.teks


def test_yang_tidak_diambil_ditutup_dengan_jalan_kembali(satker, petugas, kasubbag, senin):
    p = beritahu(satker, "ambil")
    p.ingatkan_pengambilan(oleh=petugas, cara="email")
    senin.move_to(SENIN + timedelta(days=60))
    p.tutup_tidak_diambil(oleh=kasubbag)

    halaman = teks(p)

    assert "Kami mengingatkan bahwa informasinya menunggu" in halaman
    assert "Permohonan ditutup: informasi tidak diambil" in halaman
    assert "Hubungi meja layanan bila Anda masih memerlukannya." in halaman


def test_dibuka_kembali_menyebut_periode_sebelumnya(satker, petugas, kasubbag, senin):
    p = beritahu(satker, "ambil")
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi")
    senin.move_to(SENIN + timedelta(days=7))
    p.buka_kembali(oleh=kasubbag, alasan="Alasan dapur")

    halaman = teks(p)

    assert baca(p).h1 == "Sedang kami proses."
    assert (
        "Sebelum dibuka kembali: Jawaban paling lambat Senin, 7 Desember 2026, "
        "selesai Senin, 23 November 2026: dikabulkan seluruhnya."
    ) in halaman
    assert "Permohonan dibuka kembali" in halaman
    assert "jawaban paling lambat Senin, 14 Desember 2026" in halaman
    assert "Alasan dapur" not in halaman


def test_dicabut_sesudah_diberitahukan_tidak_menyebut_keberatan(satker):
    p = beritahu(satker, "ambil")
    p.cabut(oleh=pelaku("petugas", satker), alasan="Surat")

    halaman = teks(p)

    assert "Bila Anda tidak puas" not in halaman
    assert "belum diserahkan sampai permohonan ini ditutup" not in halaman


def test_setiap_acara_yang_diceritakan_adalah_tindakan():
    assert set(ACARA) - {t.nama for t in ALUR} == {PENGINGAT}


def test_halaman_tidak_menulis_apa_pun(satker):
    p = beritahu(satker, "unduh")
    versi = Permohonan.objects.get().versi

    baca(p)

    assert Permohonan.objects.get().versi == versi


def test_banyak_kueri_tidak_naik_bersama_banyaknya_berkas(satker, petugas):
    def hitung(p):
        warga = baca(p)
        with CaptureQueriesContext(connection) as kueri:
            warga.buka(warga.jawab.request["PATH_INFO"])
        return len(kueri)

    def dengan(n):
        p = kasus(satker, "koordinasi")
        catat_identitas(p)
        bagian = [{"bagian": b, **ISIAN_JAWABAN, "hasil": "dikabulkan"} for b in p.bagian_terbuka()]
        dokumen = [buat_dokumen(satker, f"Dokumen {i}") for i in range(n)]
        p.susun_tanggapan(oleh=petugas, jawaban=bagian, dokumen=dokumen, cara_serah="unduh")
        setujui(p)
        beritahukan(p, cara_serah="unduh")
        return hitung(p)

    assert dengan(6) == dengan(1) <= 30


def test_halaman_muat_dalam_empat_belas_kilobyte(satker):
    p = beritahu(satker, "unduh")

    assert len(gzip.compress(baca(p).jawab.content)) < 14 * 1024


def test_satu_tombol_utama_saja(satker):
    assert len(re.findall("btn-primary", baca(beritahu(satker, "unduh")).html)) <= 1
