"""What a ralat changes, as a Sekretaris reads it: by table, each change once."""

from datetime import date

import pytest

from laporan import isi
from laporan.beda import Ubah, beda
from laporan.masa import BULAN, masa
from laporan.status.laporan import Status
from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_permohonan
from tests.factories_dip import buat_dokumen
from tests.laporan import contoh
from tests.laporan.rantai import sampai, tutup

pytestmark = pytest.mark.usefixtures("jam")
OKTOBER = masa(BULAN, date(2026, 10, 1))


def banding(lama: list, baru: list, isian=({}, {})) -> dict[str, list[Ubah]]:
    kiri, kanan = (contoh.beku("bulanan", OKTOBER, semua=semua) for semua in (lama, baru))
    return {b.judul: b.isi for b in beda((kiri, isian[0]), (kanan, isian[1]))}


def test_satu_perkara_yang_berpindah_kanal_satu_tabel_dua_baris_tanpa_jumlah():
    semua = contoh.deret(OKTOBER, 8)
    baru = [*semua[:-1], semua[-1]._replace(kanal="faksimili")]

    assert banding(semua, baru) == {
        "Permohonan yang diterima menurut kanal": [
            Ubah("Datang langsung", "2", "1"),
            Ubah("Faksimili", "0", "1"),
        ]
    }


def test_perkara_tambahan_sebaris_setiap_tabel():
    semua = contoh.deret(OKTOBER, 8)
    ada = banding(semua, [*semua, contoh.kasus(9, OKTOBER.akhir, tolak=(), hasil="dikabulkan")])

    assert ada["Permohonan yang diterima menurut kanal"] == [Ubah("Daring (portal)", "2", "3")]
    assert ada["Permohonan yang diterima menurut hasil"] == [
        Ubah("Dikabulkan seluruhnya, di tempat", "1", "2")
    ]
    arus = ada["Arus permohonan, 1–31 Oktober 2026"]
    assert arus[0] == Ubah(
        "Diterima pada Oktober",
        "8; 0001 sampai 0008, tanpa nomor yang terlewat",
        "9; 0001 sampai 0009, tanpa nomor yang terlewat",
    )
    assert all(ubah.nama != "Jumlah" for isi in ada.values() for ubah in isi)


def test_jumlah_yang_tidak_terjelaskan_bagiannya_disebut():
    """Withdrawn without an answer: it has an outcome and no way."""
    semua = contoh.deret(OKTOBER, 8)
    tarik = {"hasil": "dicabut", "hari": None, "tepat": None, "tolak": ()}
    ada = banding(semua, [*semua[:-1], semua[-1]._replace(**tarik)])

    hasil = ada["Permohonan yang diterima menurut hasil"]
    assert Ubah("Dicabut pemohon", "0", "1") in hasil and len(hasil) == 2


def test_tulisan_yang_berubah_disebut():
    semua = contoh.deret(OKTOBER, 1)

    ada = banding(semua, semua, ({"kendala": "Listrik padam."}, {"kendala": ""}))

    assert ada == {"Tulisan": [Ubah("Kendala", "Listrik padam.", "–")]}


def test_dokumentasi_pada_ralat_tetap_seperti_laporannya(satker, petugas, kasubbag, pada):
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    buat_pegawai(Peran.SEKRETARIS, satker)
    satu = sampai(tutup(satker), Status.TERBIT)
    pada("2026-11-20 09.00")
    buat_dokumen(satker)

    ralat = satu.buat_ralat("Tanggal keliru", oleh=kasubbag)
    ralat.hitung_ulang(oleh=kasubbag)

    assert isi.susun(satker, ralat.jenis, ralat.masa)["dip"] != satu.beku["dip"]
    assert ralat.beku["dip"] == satu.beku["dip"]
    assert beda((satu.beku, {}), (ralat.beku, {})) == []
