from datetime import datetime, timedelta, UTC
import pytest, time_machine
from pathlib import Path
from ppid import naskah, waktu
from ppid.izin import Peran
from ppid.models import *
from permohonan import naskah as pn
from permohonan.formulir_kosong import formulir_kosong
from tests.factories import *
pytestmark = pytest.mark.django_db

def simpan(nama, isi):
    Path(f"/tmp/lihat/{nama}.pdf").write_bytes(isi)
    import time; global T
    print(nama, round(time.perf_counter()-T,2)); T=time.perf_counter()
import time; T=time.perf_counter()

@pytest.mark.parametrize("varian", ["biasa", "panjang"])
def test_lihat(varian):
    with time_machine.travel(datetime(2026, 12, 11, 1, 14, tzinfo=UTC), tick=False):
        s = buat_satker("bintan", nama="KPU Kabupaten Bintan", email="ppid@bintan.contoh.test")
        oleh = pelaku(Peran.PETUGAS, s)
        buat_pegawai(Peran.KASUBBAG, s, nama="Dewi Anggraini", jabatan="Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hubungan Masyarakat", nip="19850312 201001 2 003")
        if varian == "biasa":
            p = buat_permohonan(s, kanal="datang_langsung", petugas=oleh.pengguna, periode="2024",
                pemohon={"nomor_identitas":"2101011205840003","jenis_identitas":"ktp"})
        else:
            p = buat_permohonan(s, kanal="surat", petugas=oleh.pengguna, rincian=("Salinan seluruh dokumen penetapan daftar pemilih tetap beserta berita acaranya untuk setiap kecamatan. " * 32)[:3000], tujuan="Penelitian "*27,
              diterima_pada=waktu.sekarang()-timedelta(days=3), alasan_mundur="x", nomor_surat="12/LSM/2026", tanggal_surat=date(2026,12,3),
              pemohon={"nama": ("Perkumpulan Masyarakat Pemantau Pemilihan Umum yang Jujur dan Adil " * 3)[:160], "lewat_kuasa": True, "nama_kuasa": "Siti Aminah", "alamat_kuasa":"Jl. Panjang 2\nKijang", "jenis":"badan_hukum", "nomor_pengesahan":"AHU-0001.AH.01.07.2020", "bantuan":["isyarat"]})
        tb = Naskah.objects.get(jenis="tanda_bukti")
        simpan(f"bukti-{varian}", naskah.pdf(tb))
        simpan(f"bukti-kode-{varian}", naskah.pdf_dengan_kode(tb, p.kode_akses))
        simpan(f"formulir-{varian}", naskah.pdf(pn.terbitkan_formulir(p, oleh)))
        kurang = ["Fotokopi akta pendirian badan hukum", "Bukti pengesahan badan hukum dari Kementerian Hukum"] * (1 if varian=="biasa" else 6)
        simpan(f"kurang-{varian}", naskah.pdf(pn.terbitkan_tidak_lengkap(p, oleh, kurang, "Rincian boleh dikirim lewat email." , date(2026,12,16), "email")))
        simpan(f"ba-{varian}", naskah.pdf(pn.terbitkan_ba_tenggat(p, oleh)))
        if varian == "biasa":
            simpan("kosong", formulir_kosong(s, 2))
