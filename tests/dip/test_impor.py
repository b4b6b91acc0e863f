"""Sheets that are right: nothing stored before it is agreed to, nothing lost, and out again."""

import pytest

from dip import lembar, lembaran
from dip.impor import periksa
from dip.models import Entri
from ppid import kisi
from ppid.ekspor import sebagai_csv
from ppid.izin import Peran
from ppid.models import Jejak
from tests.dip.lembar import (
    JUDUL,
    UNIT,
    SasaranKosong,
    baris,
    galat,
    simpan,
    unggah,
    unggahan,
    xlsx,
)
from tests.factories import pelaku
from tests.factories_dip import buat_dip, buat_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gudang")]
IMPOR = "/bintan/dip-kelola/2026/impor/"


# A sheet that is right


def test_belum_ada_yang_tersimpan_sampai_disetujui(klien, dip, bagian, gudang):
    satu = dip.entri.get()
    ubah = baris(nama="DPT 2024 hasil perbaikan", kode=satu.kode, retensi=5)
    laporan = unggah(klien, bagian.get_absolute_url(), xlsx([ubah, baris()]))

    assert laporan.status_code == 200
    assert "1 baru, 1 mengubah, 0 sama, 0 perlu diperbaiki" in laporan.text
    assert Entri.objects.count() == 1

    assert simpan(klien, bagian.get_absolute_url(), laporan).status_code == 302
    satu.refresh_from_db()
    assert (satu.nama, satu.retensi) == ("DPT 2024 hasil perbaikan", "5")
    baru = dip.entri.last()
    assert (baru.nama, baru.sifat, baru.tahun) == ("Rencana Strategis 2025-2029", "berkala", 2025)
    jejak = Jejak.objects.tentang(bagian).last()
    assert (jejak.jenis, jejak.data["baru"], jejak.data["diubah"]) == ("isi_entri", 1, 1)


def test_menyetujui_dua_kali_menyimpan_sekali(
    klien, bagian, gudang, django_capture_on_commit_callbacks
):
    laporan = unggah(klien, bagian.get_absolute_url(), xlsx([baris()]))
    with django_capture_on_commit_callbacks(execute=True):
        simpan(klien, bagian.get_absolute_url(), laporan)

    lagi = simpan(klien, bagian.get_absolute_url(), laporan)

    assert lagi.status_code == 302
    assert Entri.objects.count() == 2
    assert [p for p in gudang.rglob("*") if p.is_file()] == []


def test_yang_berubah_sesudah_diperiksa_diperiksa_lagi(klien, dip, bagian):
    laporan = unggah(klien, bagian.get_absolute_url(), xlsx([baris()]))
    bagian.hapus_baris(dip.entri.get().token, oleh=pelaku(Peran.PETUGAS, dip.satker))

    kedua = simpan(klien, bagian.get_absolute_url(), laporan)

    assert kedua.status_code == 409
    assert "berubah sejak berkas ini diperiksa" in kedua.text
    assert simpan(klien, bagian.get_absolute_url(), kedua).status_code == 302
    assert Entri.objects.count() == 1


def test_tiket_orang_lain_tidak_berlaku(klien, client, bagian):
    laporan = unggah(klien, bagian.get_absolute_url(), xlsx([baris()]))
    client.force_login(pelaku(Peran.PETUGAS, bagian.satker).pengguna)

    simpan(client, bagian.get_absolute_url(), laporan)

    assert Entri.objects.count() == 1


def test_sifat_yang_kosong_dapat_diisi_sekaligus():
    lama = xlsx([["1", "LPJ 2024", "Isi"]], judul=("No", "Nama Informasi", "Ringkasan Isi"))

    assert "Baris 2, kolom Sifat: Isi sifatnya" in galat(lama)[0]
    assert galat(lama, sifat="berkala") == []


def test_tanggal_angka_dan_baris_kosong_di_ekor_terbaca():
    def tanggal(buku, lembar):
        hari = buku.add_format({"num_format": "dd/mm/yyyy"})
        lembar.write_number(1, JUDUL.index("Waktu dan tempat penerbitan informasi"), 45233, hari)
        lembar.write_number(1, JUDUL.index("Tahun"), 45233, hari)
        lembar.write_blank(900, 3, None, buku.add_format({"bold": True}))

    isi = xlsx([baris(retensi="5", ringkasan=7.5)], laku=tanggal)
    semua = kisi.baca(kisi.periksa(unggahan(isi)).isi)
    hasil = periksa(lembaran.dari_kisi(semua), SasaranKosong())

    (satu,) = hasil.ubahan
    ada = {n: satu.isi[n] for n in ("waktu_tempat", "tahun", "retensi", "ringkasan")}
    assert ada == {
        "waktu_tempat": "3 November 2023",
        "tahun": 2023,
        "retensi": "5",
        "ringkasan": "7,5",
    }


# The whole office


def test_meja_mengimpor_seluruh_kantor_dan_kolom_unit_menentukan(masuk, bintan):
    buat_unit(bintan, "Subbag Teknis")
    dip = buat_dip(bintan)
    client = masuk(Peran.PETUGAS, bintan)
    isi = xlsx([baris(unit="Subbag Teknis"), baris(nama="LPJ", unit=UNIT.lower())])

    laporan = unggah(client, IMPOR, isi)
    assert simpan(client, IMPOR, laporan, "simpan").status_code == 302

    assert sorted((e.unit.nama, e.nama) for e in dip.entri.all()) == [
        (UNIT, "LPJ"),
        ("Subbag Teknis", "Rencana Strategis 2025-2029"),
    ]
    assert {j.jenis for j in Jejak.objects.tentang(dip.bagian.first())} >= {"isi_entri"}


def test_unit_salah_disarankan_dan_bagian_tertutup_disebut(masuk, bintan):
    teknis = buat_unit(bintan, "Subbag Teknis")
    dip = buat_dip(bintan)
    dip.bagian.get(unit=teknis).serahkan(oleh=pelaku(Peran.KASUBBAG, bintan))
    client = masuk(Peran.PETUGAS, bintan)

    laporan = unggah(
        client, IMPOR, xlsx([baris(unit="Subbag Teknis"), baris(unit="Subag Perencanaan Data")])
    )

    assert "bagian Subbag Teknis sudah diserahkan" in laporan.text
    assert f"Mungkin maksudnya {UNIT}" in laporan.text


def test_saat_klarifikasi_meja_mengimpor_sebagai_telaah(masuk, dip, bagian):
    bagian.serahkan(oleh=pelaku(Peran.KASUBBAG, dip.satker))
    client = masuk(Peran.PETUGAS, dip.satker)

    laporan = unggah(client, IMPOR, xlsx([baris(unit=UNIT)]))
    assert simpan(client, IMPOR, laporan, "simpan").status_code == 302

    assert dip.entri.count() == 2
    assert Jejak.objects.tentang(dip).last().jenis == "telaah_entri"


def test_penghubung_tidak_mengimpor_seluruh_kantor(klien):
    assert klien.get(IMPOR).status_code == 403


# Sheets that leave


def isi_unduhan(respons) -> bytes:
    return b"".join(respons.streaming_content)


def test_templat_kosong_terbaca_dan_panduannya_menyebut_semua_kolom(klien, bagian):
    isi = isi_unduhan(klien.get(bagian.get_absolute_url(), {"unduh": "templat"}))

    dip, panduan = kisi.baca(kisi.periksa(unggahan(isi)).isi)
    assert (dip.nama, panduan.nama) == ("DIP", "Panduan")
    assert dip.baris[-1] == list(JUDUL)
    assert [b[0] for b in panduan.baris[1:-1]] == list(JUDUL[1:])
    assert galat(isi) == ["Tabelnya tidak berisi baris. Isi di bawah judul kolom."]


def test_yang_diunduh_dapat_diimpor_kembali_tanpa_perubahan(klien, dip, bagian):
    isi = isi_unduhan(klien.get(bagian.get_absolute_url(), {"unduh": "xlsx"}))

    laporan = unggah(klien, bagian.get_absolute_url(), isi)

    assert laporan.status_code == 200
    assert "0 baru, 0 mengubah, 1 sama" in laporan.text
    assert "Tidak ada yang berubah" in laporan.text


def test_lembar_sebagai_csv_memuat_kolom_yang_sama(dip):
    respons = sebagai_csv(lembar.tabel(dip.entri.all(), nama="dip", kepala=["DIP 2026"]))

    teks = isi_unduhan(respons).decode("utf-8-sig")
    assert '"No","Nama dokumen"' in teks
    assert f'"{dip.entri.get().kode}","Berkala","2024"' in teks
