"""The letter of each kind of answer, and the receipts."""

from datetime import date

import pytest

from permohonan import surat
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import Kategori, Naskah
from ppid.terbilang import rupiah
from tests.factories import buat_permohonan, susun
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen, buat_unit
from tests.surat import (
    IDENTITAS,
    halaman,
    kantor,
    kasubbag,
    konsep_surat,
    petugas,
    rapat,
    satu_jawaban,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sekali,
    pytest.mark.usefixtures("hari_itu"),
]


@pytest.fixture
def satker():
    return kantor()


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
