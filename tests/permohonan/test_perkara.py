"""The case page: what it says in each state, its history, papers and files."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from permohonan import bukaan, fakta
from permohonan.status import Status
from permohonan.tugas import tugas
from ppid.izin import Peran
from ppid.models import Jejak, JenisBerkas, Naskah
from tests.factories import (
    beritahukan,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    setujui,
    susun,
)
from tests.permohonan.conftest import SENIN
from tests.permohonan.perkara import PNG, alamat, buka, kartu, keadaan, langkah, tombol

# The page


def test_halaman_diproses(client, satker, jam):
    jam.kini = datetime(2026, 11, 12, 3, tzinfo=UTC)
    p = buat_permohonan(satker, Status.DIPROSES, kanal="datang_langsung", detik_meja=250)
    jam.kini = SENIN
    teks = buka(client, p).text
    for kata in (
        f"Permohonan {p.nomor}",
        "Sisa 3 hari kerja",
        "Diproses desk",
        "Menunggu: Anda, sejak Kam, 12\xa0Nov\xa02026",
        "Hari ke-7 dari 10 hari kerja",
        "Kamis, 26\xa0November\xa02026",
        "4 menit 10 detik",
        "dari 10 menit (SOP langkah 1)",
        "Tenggat 10 + 7 hari kerja, dihitung sejak hari permohonan diterima",
        "Hari kerja ke-17",
        "Anda di sini",
        "Yang masih harus dilakukan",
        "Langkah SOP berikutnya: 2. informasi yang tersedia disampaikan",
        "Didaftarkan petugas",
    ):
        assert kata in teks, kata


def test_libur_baru_sesudah_tenggat_berhenti_diterangkan(client, satker, jam):
    p = buat_permohonan(satker, Status.MENUNGGU_PENYERAHAN)
    kalimat = "Jatuh tempo tidak ikut bergeser"
    assert kalimat not in buka(client, p).text

    satker.hari_libur.create(
        tanggal=SENIN.date() + timedelta(days=1), jenis="tutup_lokal", nama="Banjir", dasar="x"
    )

    assert kalimat in buka(client, p).text


def test_nomor_identitas_tersamar(client, satker, petugas):
    p = buat_permohonan(satker)
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    teks = buka(client, p).text
    assert "2101••••••••0003" in teks
    assert "2101011205840003" not in teks
    assert "2101011205840003" not in buka(client, p, "perkara_riwayat").text


def test_tugas_menurut_keadaan(satker, petugas):
    assert keadaan(buat_permohonan(satker), petugas)["Kelengkapan permohonan"] == "belum"
    assert (
        keadaan(buat_permohonan(satker, tujuan=""), petugas)["Kelengkapan permohonan"]
        == "dilengkapi"
    )
    tunggu = keadaan(buat_permohonan(satker, Status.PERLU_DILENGKAPI), petugas)
    assert tunggu["Kelengkapan permohonan"] == "dilengkapi"
    assert tunggu["Pindaian Surat Keterangan Tidak Lengkap"] == "belum"
    proses = buat_permohonan(satker, Status.DIPROSES, kanal="surat")
    proses.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    isi = keadaan(proses, petugas)
    assert isi["Kelengkapan permohonan"] == isi["Identitas pemohon"] == "selesai"
    assert isi["Formulir bertanda tangan (Model PPID-B)"] == "belum"
    assert keadaan(buat_permohonan(satker, Status.SELESAI), petugas) == {}


@pytest.mark.parametrize(
    ("cara", "kata", "kedua"),
    [
        ("pos", "Dikirim desk lewat pos atau kurir", "Cetak amplop"),
        ("email", "Dikirim desk lewat email", "Ingatkan pemohon"),
        ("ambil", "Diambil di meja layanan · tidak diambil sesudah", "Ingatkan pemohon"),
    ],
)
def test_yang_dikirim_tidak_ditunggu_diambil(satker, petugas, cara, kata, kedua):
    p = buat_permohonan(satker, "siap_disampaikan")
    beritahukan(p, cara_serah=cara)
    if cara != "ambil":
        assert "menunggu identitas pemohon" in penyerahan(p, petugas)
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    assert penyerahan(p, petugas).startswith(kata)
    assert tombol(p, petugas)[1].kedua.teks == kedua
    if cara == "pos":
        biaya = {"nama": "Fotokopi", "satuan": "lembar", "harga": 500, "jumlah": 25}
        p.tanggapan.update(biaya=[biaya])
        assert penyerahan(p, petugas) == "Pos atau kurir · menunggu pembayaran Rp12.500"


def penyerahan(p, siapa) -> str:
    semua = tugas(p, fakta.baca(p, siapa))
    return next(t["keterangan"] for t in semua if t["teks"] == "Penyerahan")


def test_pindaian_jawaban_sebelumnya_disebut_terakhir(satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi")
    jam.kini += timedelta(days=1)
    p.buka_kembali(oleh=kasubbag, alasan="Keliru")
    susun(p)
    setujui(p)
    daftar = [x for x in keadaan(p, petugas) if x.startswith("Pindaian")]
    lama = "Pindaian Pemberitahuan Tertulis (jawaban sebelumnya)"
    assert daftar == ["Pindaian Pemberitahuan Tertulis", lama]
    assert list(keadaan(p, petugas))[-1] == lama
    baru = p.surat_tanggapan()[0]
    assert tombol(p, petugas)[1].kedua.url.endswith(f"{baru.token}/")


def test_langkah_yang_tidak_dilalui_disebut(satker, petugas):
    proses = langkah(buat_permohonan(satker, "diproses"), petugas)
    assert proses == ["lalu", "kini", *["nanti"] * 6]
    siap = langkah(buat_permohonan(satker, "siap_disampaikan"), petugas)
    assert siap == ["lalu", "lewat", "lewat", "lalu", "kini", *["nanti"] * 3]


def test_pencabutan_di_tengah_langkah_tidak_membuat_langkah_itu_dilalui(satker, petugas):
    p = buat_permohonan(satker, "koordinasi")
    p.cabut(oleh=petugas, alasan="surat")
    assert langkah(p, petugas) == [
        "lalu",
        "lewat",
        "lewat",
        "lalu",
        "lewat",
        "lalu",
        *["nanti"] * 2,
    ]
    baru = buat_permohonan(satker, "diproses")
    baru.cabut(oleh=petugas, alasan="surat")
    assert langkah(baru, petugas) == ["lalu", *["lewat"] * 4, "lalu", "nanti", "nanti"]


def test_berkas_pribadi_dan_pindaian_hilang_ditandai(client, satker, petugas):
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    kartu(p, petugas)
    teks = buka(client, p).text
    assert "pembukaan dicatat" in teks
    assert "pindaian belum diunggah" in teks


# Views leave a trail


def test_bukaan_pertama_dicatat_sekali(client, satker, jam):
    p = buat_permohonan(satker)
    for _ in range(3):
        buka(client, p)
    assert Jejak.objects.tentang(p).filter(jenis="lihat").count() == 1
    jam.kini += timedelta(minutes=7)
    assert bukaan.detik(p) == 420


@pytest.mark.parametrize(
    ("status", "kanal"), [("diajukan", "surat"), ("diproses", "daring"), ("selesai", "daring")]
)
def test_bukaan_lain_tidak_menulis(client, satker, status, kanal):
    p = buat_permohonan(satker, status, kanal=kanal)
    sebelum = Jejak.objects.count()
    buka(client, p)
    assert Jejak.objects.count() == sebelum
    assert bukaan.detik(p) is None


def test_kartu_identitas_dicatat_saat_dibuka(client, satker, petugas):
    p = buat_permohonan(satker)
    satu = kartu(p, petugas)
    respons = buka(client, p, "perkara_berkas", token=satu.token)
    assert b"".join(respons.streaming_content) == PNG
    baris = Jejak.objects.tentang(p).get(jenis="lihat")
    assert baris.data == {"berkas": satu.token, "jenis": "identitas"}
    assert "Dibuka: kartu identitas" in buka(client, p, "perkara_riwayat").text


# Papers


def test_cetak(client, satker, tanpa_pdf):
    p = buat_permohonan(satker)
    bukti = buka(client, p, "perkara_cetak", jenis="tanda-bukti")
    assert (bukti.status_code, bukti["Content-Type"]) == (200, "application/pdf")
    sebelum = Naskah.objects.count()
    formulir = buka(client, p, "perkara_cetak", jenis="formulir")
    assert formulir["Location"] == alamat(p, "perkara_aksi", aksi="cetak-formulir")
    assert Naskah.objects.count() == sebelum
    amplop = buka(client, p, "perkara_cetak", jenis="amplop")
    assert amplop["Location"] == alamat(p, "perkara_aksi", aksi="cetak-amplop")
    assert buka(client, p, "perkara_cetak", jenis="lain").status_code == 404


def test_naskah_dan_berkas_perkara_lain_404(client, satker, petugas, tanpa_pdf):
    satu, dua = buat_permohonan(satker), buat_permohonan(satker)
    asing = Naskah.objects.tentang(dua).get()
    assert buka(client, satu, "perkara_naskah", token=asing.token).status_code == 404
    assert buka(client, dua, "perkara_naskah", token=asing.token).status_code == 200
    foto = kartu(dua, petugas)
    assert buka(client, satu, "perkara_berkas", token=foto.token).status_code == 404


# Rights


def test_hak(client, satker):
    p = buat_permohonan(satker)
    assert client.get(alamat(p))["Location"].startswith("/masuk/")
    lain = buat_satker("sarolangun")
    client.force_login(buat_pegawai(Peran.PETUGAS, lain))
    assert client.get(alamat(p)).status_code == 404
    silang = reverse("perkara", kwargs={"satker": lain.slug, "nomor": p.kunci})
    assert client.get(silang).status_code == 404
    for peran in (Peran.SEKRETARIS, Peran.PENGHUBUNG, Peran.ADMIN, Peran.AUDITOR):
        assert buka(client, p, peran=peran).status_code == 403
    assert Jejak.objects.filter(jenis="lihat").count() == 0


def test_isian_berbahaya_tampil_sebagai_teks(client, satker):
    jahat = "<script>alert(1)</script>\u202e'\"; DROP TABLE"
    p = buat_permohonan(satker, rincian=jahat, tujuan=jahat, pemohon={"nama": jahat})
    for nama in ("perkara", "perkara_verifikasi", "perkara_riwayat"):
        respons = buka(client, p, nama)
        assert respons.status_code == 200
        assert "<script>alert" not in respons.text


def test_berkas_surat_tidak_dicatat(client, satker, petugas):
    p = buat_permohonan(satker)
    surat = kartu(p, petugas, JenisBerkas.SURAT)
    assert buka(client, p, "perkara_berkas", token=surat.token).status_code == 200
    assert not Jejak.objects.filter(jenis="lihat").exists()
