"""The act that the case page puts first, in each state and for each actor."""

from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan import fakta
from permohonan.status import SEMUA, Status
from ppid.izin import Peran
from ppid.models import JenisBerkas
from tests.factories import (
    buat_pegawai,
    buat_permohonan,
    pelaku,
)
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen, buat_unit
from tests.permohonan.perkara import alamat, buka, keadaan, tombol


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
