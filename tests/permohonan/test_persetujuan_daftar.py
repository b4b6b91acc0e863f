"""The PPID's list of what waits to be decided, and extensions in it."""

from datetime import timedelta

import pytest

from dip.models import Dokumen
from permohonan.models import Perpanjangan, Tanggapan
from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.factories_dip import buat_dokumen
from tests.permohonan.persetujuan import (
    ENAM,
    MENUNGGU,
    alamat,
    daftar,
    jejak,
    putuskan,
    usulkan_perpanjangan,
)

pytestmark = pytest.mark.usefixtures("jam")


# The list


def test_daftar_memuat_semua_yang_menunggu_yang_terlama_di_atas(ppid, satker, petugas, jam):
    tutup = buat_permohonan(satker)
    konsep = buat_permohonan(satker, MENUNGGU)
    panjang = usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), petugas)
    dokumen = buat_dokumen(satker, "Laporan tahunan", disahkan=False)
    Tanggapan.objects.update(disusun_pada=jam.kini + timedelta(minutes=1))
    Perpanjangan.objects.update(diusulkan_pada=jam.kini + timedelta(minutes=2))
    jam.kini += timedelta(minutes=3)
    tutup.usulkan("bukan_permohonan", oleh=petugas, alasan="Iklan")
    Dokumen.objects.update(dibuat=jam.kini + timedelta(minutes=1))

    respons = ppid.get(daftar(satker))

    baris = respons.context["baris"]
    assert [(b.jenis, b.judul) for b in baris] == [
        ("Pemberitahuan tertulis", konsep.nomor),
        ("Perpanjangan waktu", panjang.nomor),
        ("Usul ditutup: bukan permohonan informasi", tutup.nomor),
        ("Pengesahan dokumen", dokumen.judul),
    ]
    assert baris[2].url.endswith("/bukan-permohonan/")
    assert "Sisa 10 hari kerja" in respons.text
    for b in baris:
        assert ppid.get(b.url).status_code == 200, b


def test_daftar_kosong_berkata_begitu(ppid, satker):
    assert "Tidak ada yang menunggu keputusan Anda." in ppid.get(daftar(satker)).text


def test_yang_sudah_diputus_dan_milik_kantor_lain_tidak_tampil(ppid, satker, kasubbag):
    buat_permohonan(buat_satker("sarolangun"), MENUNGGU)
    p = buat_permohonan(satker, MENUNGGU)
    p.setujui(oleh=kasubbag)

    assert ppid.get(daftar(satker)).context["baris"] == []


def test_provinsi_melihat_usulan_uji_tanpa_pemohonnya(client, db):
    provinsi = buat_satker("dki-jakarta")
    kota = buat_satker("sarolangun", induk=provinsi)
    p = buat_permohonan(kota, "koordinasi", pemohon={"nama": "Qzqz Rahasia"})
    uji = p.usulkan_uji(oleh=pelaku(Peran.KASUBBAG, kota), **ENAM)
    client.force_login(buat_pegawai(Peran.KASUBBAG, provinsi))

    respons = client.get(daftar(provinsi))

    (baris,) = respons.context["baris"]
    assert (baris.jenis, baris.judul, baris.oleh) == (
        "Usulan uji konsekuensi",
        p.nomor,
        kota.nama,
    )
    assert uji.token in baris.url
    assert "Qzqz" not in respons.text


def test_banyak_kueri_daftar_tetap(ppid, satker, petugas, django_assert_num_queries):
    def isi(ke):
        buat_permohonan(satker, MENUNGGU)
        usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), petugas)
        buat_permohonan(satker).usulkan("bukan_permohonan", oleh=petugas, alasan="Iklan")
        buat_dokumen(satker, f"Laporan {ke}", disahkan=False)

    isi(1)
    ppid.get(daftar(satker))  # content types, asked for once a process
    with django_assert_num_queries(18):
        ppid.get(daftar(satker))
    for ke in (2, 3, 4):
        isi(ke)
    with django_assert_num_queries(18):
        assert len(ppid.get(daftar(satker)).context["baris"]) == 16


def test_daftar_panjang_berhalaman(ppid, satker, monkeypatch):
    monkeypatch.setattr("ppid.persetujuan.PER_HALAMAN", 2)
    judul = [buat_dokumen(satker, f"Laporan {ke}", disahkan=False).judul for ke in range(3)]

    halaman = ppid.get(daftar(satker), {"hal": 2})

    assert [b.judul for b in halaman.context["baris"]] == judul[2:]
    assert "3–3 dari 3" in halaman.text


# Extensions


def test_perpanjangan_disetujui_dengan_suratnya(ppid, satker, petugas):
    p = usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), petugas)

    halaman = ppid.get(alamat(p)).text
    bingkai = ppid.get(alamat(p, 0))
    putuskan(ppid, p, "perpanjang")

    satu = Perpanjangan.objects.get()
    assert "Arsip di gudang" in halaman
    assert bingkai.status_code == 200
    assert satu.keadaan == "disetujui"
    assert jejak(p, "perpanjang").get().data["naskah"] == satu.naskah.nomor


def test_perpanjangan_ditolak_dengan_catatan(ppid, satker, petugas):
    p = usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), petugas)

    tanpa = putuskan(ppid, p, "tolak_perpanjangan")
    putuskan(ppid, p, "tolak_perpanjangan", catatan="Bahan sudah ada")

    satu = Perpanjangan.objects.get()
    assert tanpa.status_code == 422
    assert (satu.keadaan, satu.catatan) == ("ditolak", "Bahan sudah ada")
    assert jejak(p, "tolak_perpanjangan").count() == 1


def test_pengusul_sendiri_memperpanjang_hanya_dengan_tanda_dirangkap(ppid, satker, kasubbag):
    p = usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), kasubbag)

    tanpa = putuskan(ppid, p, "perpanjang")
    putuskan(ppid, p, "perpanjang", dirangkap="on")

    assert tanpa.status_code == 422
    assert Perpanjangan.objects.get().dirangkap


def test_usulan_yang_lewat_batas_semula_tidak_dapat_disetujui(ppid, satker, petugas, jam):
    p = usulkan_perpanjangan(buat_permohonan(satker, "koordinasi"), petugas)
    jam.kini += timedelta(days=20)

    halaman = ppid.get(alamat(p)).text
    respons = putuskan(ppid, p, "perpanjang")

    assert "Tidak dapat disetujui lagi" in halaman
    assert 'value="perpanjang"' not in halaman
    assert respons.status_code == 409
    assert Perpanjangan.objects.get().keadaan == "diusulkan"


def test_konsep_dan_perpanjangan_berdiri_bersama(ppid, satker, petugas):
    p = usulkan_perpanjangan(buat_permohonan(satker, MENUNGGU), petugas)

    halaman = ppid.get(alamat(p)).text
    judul = [ppid.get(alamat(p, ke)).text for ke in (0, 1)]
    lanjut = putuskan(ppid, p, "perpanjang")

    assert 'value="setujui"' in halaman
    assert 'value="perpanjang"' in halaman
    assert "Pemberitahuan Tertulis" in judul[0]
    assert "Perpanjangan" in judul[1]
    assert lanjut["Location"] == alamat(p)
