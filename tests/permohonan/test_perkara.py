"""The case page: what it says in each state, its history, papers and files."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from permohonan import bukaan, fakta, giliran
from permohonan.langkah import langkah_sop
from permohonan.status import SEMUA, Status
from permohonan.tindakan import menu
from permohonan.tugas import tugas
from ppid import berkas
from ppid.izin import Peran
from ppid.models import Jejak, JenisBerkas, Naskah
from tests.factories import (
    beritahukan,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
)
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen, buat_unit
from tests.permohonan.conftest import SENIN

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


@pytest.fixture
def tanpa_pdf(monkeypatch):
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda html: b"%PDF-1.7 uji")


def alamat(p, nama="perkara", **kwargs):
    return reverse(nama, kwargs={"satker": p.satker.slug, "nomor": p.kunci} | kwargs)


def buka(client, p, nama="perkara", peran=Peran.PETUGAS, **kwargs):
    client.force_login(buat_pegawai(peran, p.satker))
    return client.get(alamat(p, nama, **kwargs))


def kartu(p, petugas, jenis=JenisBerkas.IDENTITAS):
    bersih = berkas.Bersih(PNG, "image/png", ".png")
    satu = berkas.tulis(bersih, nama="ktp.png", jenis=jenis, satker=p.satker, oleh=petugas.pengguna)
    return berkas.kaitkan(satu, p)


def tombol(p, siapa):
    m = menu(p, siapa, fakta.baca(p, siapa))
    return (m.utama.teks if m.utama else None), m


def keadaan(p, siapa) -> dict[str, str]:
    return {t["teks"]: t["keadaan"] for t in tugas(p, fakta.baca(p, siapa))}


def langkah(p, siapa) -> list[str]:
    return [x["keadaan"] for x in langkah_sop(p, siapa, giliran.tunggu([p])[p.pk])]


# The primary act


def test_tindakan_utama_menurut_keadaan(satker, petugas):
    lengkap = buat_permohonan(satker)
    belum = buat_permohonan(satker, tujuan="")
    tunggu = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    selesai = buat_permohonan(satker, Status.SELESAI)
    assert tombol(lengkap, petugas)[0] == "Nyatakan lengkap"
    assert tombol(belum, petugas)[0] == "Minta kelengkapan"
    assert tombol(tunggu, petugas)[0] == "Catat kelengkapan"
    assert tombol(selesai, petugas)[0] is None


DATANG = {"kanal": "datang_langsung"}


@pytest.mark.parametrize(
    ("status", "isian", "peran", "utama", "kedua"),
    [
        ("diproses", {}, "petugas", "Teruskan ke PPID", "Jelaskan informasi yang dikecualikan"),
        ("diproses", DATANG, "petugas", "Teruskan ke PPID", "Jawab di tempat"),
        ("koordinasi", {}, "petugas", None, "Susun tanggapan"),
        ("koordinasi", {}, "kasubbag", "Minta bahan", "Susun tanggapan"),
        ("menunggu_persetujuan", {}, "petugas", None, "Catat identitas pemohon"),
        ("menunggu_persetujuan", {}, "kasubbag", "Baca dan setujui", "Catat identitas pemohon"),
        ("siap_disampaikan", {}, "petugas", "Beritahukan", "Cetak surat"),
        ("menunggu_penyerahan", {}, "petugas", "Catat identitas pemohon", "Ingatkan pemohon"),
    ],
)
def test_setiap_keadaan_punya_satu_tindakan_utama(satker, jam, status, isian, peran, utama, kedua):
    teks, m = tombol(buat_permohonan(satker, status, **isian), pelaku(peran, satker))
    assert (teks, m.kedua.teks) == (utama, kedua)
    assert bool(m.kalimat) == (utama is None)


def test_jawab_di_tempat_didahulukan_bila_dokumennya_terbuka(
    satker, petugas, django_assert_num_queries
):
    p = buat_permohonan(satker, "diproses", **DATANG)
    buat_dik(satker, p.rincian)
    assert tombol(p, petugas)[0] == "Teruskan ke PPID"
    buat_dokumen(satker, p.rincian)
    utama, m = tombol(p, petugas)
    assert (utama, m.kedua.teks) == ("Jawab di tempat", "Teruskan ke PPID")
    semua = fakta.baca(p, petugas)
    with django_assert_num_queries(3):
        assert semua.tersedia


def test_surat_yang_disetujui_dicetak_dengan_satu_klik(satker, petugas):
    p = buat_permohonan(satker, "siap_disampaikan")
    surat = p.surat_tanggapan()[0]
    utama, m = tombol(p, petugas)
    assert (utama, m.kedua.teks) == ("Beritahukan", "Cetak surat")
    assert m.kedua.url == alamat(p, "perkara_naskah", token=surat.token)
    assert "Unggah pindaian surat" in {t.teks for t in m.lainnya}
    pindaian = buat_berkas(satker, JenisBerkas.PINDAIAN)
    p.unggah("unggah_pindaian", oleh=petugas, unggahan=pindaian, naskah_asal=surat)
    assert tombol(p, petugas)[1].kedua.teks != "Cetak surat"


def test_beridentitas_langsung_diserahkan(satker, petugas):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    assert tombol(p, petugas)[0] == "Serahkan informasi"


def test_perpanjangan_ditawarkan_mulai_hari_ketujuh(satker, petugas, jam):
    p = buat_permohonan(satker, "koordinasi")
    jam.kini += timedelta(days=8)  # day 6
    assert tombol(p, petugas)[1].kedua.teks == "Susun tanggapan"
    jam.kini += timedelta(days=1)
    assert tombol(p, petugas)[1].kedua.teks == "Usulkan perpanjangan"
    jam.kini += timedelta(days=20)
    m = tombol(p, petugas)[1]
    assert "Usulkan perpanjangan" not in {t.teks for t in [m.kedua, *m.lainnya]}


def test_perpanjangan_diputus_lalu_dikirim_lebih_dulu(satker, petugas, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Di kecamatan")
    utama, m = tombol(p, kasubbag)
    persetujuan = reverse("persetujuan_satu", args=[satker.slug, p.kunci])
    assert (utama, m.utama.url) == ("Putuskan perpanjangan", persetujuan)
    p.perpanjang(oleh=kasubbag)
    assert tombol(p, petugas)[0] == "Kirim surat perpanjangan"
    p.kirim_perpanjangan(oleh=petugas, cara="portal")
    assert tombol(p, kasubbag)[0] == "Minta bahan"


def test_bahan_lengkap_membuka_giliran_desk(satker, petugas, kasubbag, jam):
    p, unit = buat_permohonan(satker, "koordinasi"), buat_unit(satker)
    batas = satker.hari_ini + timedelta(days=1)
    isian = {"bentuk": "nota_dinas", "arahan": "x", "batas": batas}
    (satu,) = p.disposisi(oleh=kasubbag, unit=[unit], **isian)
    jam.kini += timedelta(days=1)
    utama, m = tombol(p, petugas)
    assert (utama, m.kedua.teks) == (None, "Ingatkan unit")
    assert m.kalimat == f"Bahan dari {unit.nama} ditunggu sampai Sel, 24\xa0Nov\xa02026."
    jam.kini += timedelta(days=1)
    assert tombol(p, petugas)[0] == "Ingatkan unit"
    hubung = buat_pegawai(Peran.PENGHUBUNG, satker, unit=unit).bertugas_di(satker.slug)
    p.serah_bahan(oleh=hubung, permintaan=satu, tidak_menguasai=True)
    assert tombol(p, petugas)[0] == tombol(p, kasubbag)[0] == "Susun tanggapan"


def test_konsep_yang_dikembalikan_disusun_lagi(client, satker, petugas, kasubbag):
    p = buat_permohonan(satker, "menunggu_persetujuan")
    p.kembalikan(oleh=kasubbag, catatan="Sebutkan tahunnya")
    assert tombol(p, petugas)[0] == "Susun tanggapan"
    assert keadaan(p, petugas)["Tanggapan"] == "dilengkapi"
    teks = buka(client, p).text
    assert f"Konsep ke-1 dikembalikan {kasubbag.nama}." in teks
    assert "Sebutkan tahunnya" in teks


def test_giliran_menyebut_unit_dan_lamanya(client, satker, kasubbag, jam):
    p, unit = buat_permohonan(satker, "koordinasi"), buat_unit(satker, "Subbag Hukum dan SDM")
    isian = {"bentuk": "nota_dinas", "arahan": "x", "batas": satker.hari_ini}
    p.disposisi(oleh=kasubbag, unit=[unit], **isian)
    jam.kini += timedelta(days=4)
    teks = buka(client, p).text
    assert "Menunggu: Subbag Hukum dan SDM, 4 hari kerja" in teks
    assert "Sekarang: menunggu Subbag Hukum dan SDM" in teks
    assert "Anda di sini" not in teks
    assert "Terlambat, target internal" in teks


def test_jawaban_dari_tempat_lain_tidak_ditawarkan_di_meja(satker, petugas):
    m = tombol(buat_permohonan(satker, "diproses", kanal="surat"), petugas)[1]
    assert "Jawab di tempat" not in {t.teks for t in [m.utama, m.kedua, *m.lainnya]}


def test_usulan_diputuskan_kasubbag(satker, petugas):
    p = buat_permohonan(satker)
    p.usulkan("bukan_permohonan", oleh=petugas, alasan="Iklan")
    utama, m = tombol(p, petugas)
    assert utama is None
    assert m.kalimat == "Usulan bukan permohonan informasi menunggu keputusan Kasubbag."
    utama, m = tombol(p, pelaku(Peran.KASUBBAG, satker))
    assert utama == "Tutup: bukan permohonan informasi"
    assert m.kedua.teks == "Tolak usulan"
    lain = {t.teks for t in m.lainnya}
    assert "Verifikasi kelengkapan" in lain
    assert not {"Tutup: duplikat", "Usulkan duplikat"} & lain


def test_hentikan_baru_ditawarkan_sesudah_batas(satker, petugas, jam):
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    assert "hentikan" not in str(tombol(p, petugas)[1])
    jam.kini += timedelta(days=4)
    assert tombol(p, petugas)[1].kedua.teks == "Usulkan tidak dapat diproses"


def test_setiap_tombol_membuka_halaman(client, satker, petugas, tanpa_pdf):
    client.force_login(petugas.pengguna)
    for status in SEMUA:
        p = buat_permohonan(satker, status, kanal="surat")
        _, m = tombol(p, petugas)
        for t in [m.utama, m.kedua, *m.lainnya]:
            assert t is None or client.get(t.url, follow=True).status_code == 200, t


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
