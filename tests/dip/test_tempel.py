"""Rows pasted into a part: a report that a clerk understands, and nothing lost."""

import pytest

from dip import lembaran
from dip.impor import Sasaran, periksa
from tests.dip.lembar import SasaranKosong

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gudang")]
IMPOR = "/bintan/dip-kelola/2026/impor/"


# A paste


def tempel(klien, bagian, teks: str, aksi="tempel:periksa", cap=None):
    cap = cap or Sasaran(bagian.penyusunan, bagian).cap
    isi = {"aksi": aksi, "tempelan": teks, "cap": cap, "sifat": ""}
    return klien.post(bagian.get_absolute_url() + "?tab=tempel", isi)


TIGA = "Nama dokumen\tSifat\tTahun\nLPJ\tBerkala\t2024\nSOP\tberkla\t2023\nDIK\tSetiap saat\t\n"


def test_tiga_baris_satu_salah_yang_benar_tersimpan_yang_salah_tetap_di_kotak(klien, dip, bagian):
    periksa_dulu = tempel(klien, bagian, TIGA)

    assert periksa_dulu.status_code == 422
    assert "Baris 3, kolom Sifat: “berkla” tidak dikenal." in periksa_dulu.text
    assert "Simpan 2 baris yang benar" in periksa_dulu.text
    assert "SOP\tberkla\t2023" in periksa_dulu.text
    assert dip.entri.count() == 1

    simpan_dulu = tempel(klien, bagian, TIGA, "tempel:simpan")

    assert [e.nama for e in dip.entri.all()] == ["DPT 2024", "LPJ", "DIK"]
    kotak = simpan_dulu.text.partition("<textarea")[2].partition("</textarea>")[0]
    assert "Nama dokumen\tSifat\tTahun\nSOP\tberkla\t2023" in kotak
    assert "LPJ" not in kotak

    bagian.refresh_from_db()
    benar = tempel(klien, bagian, "Nama dokumen\tSifat\nSOP\tBerkala", "tempel:simpan")
    assert benar.status_code == 302
    assert dip.entri.count() == 4


def test_tempelan_tanpa_judul_memakai_urutan_kpu():
    teks = 'Renstra\t"Baris satu\nbaris ""dua"""\t\t\t\t\t5\t\tBerkala\t2025\n'
    sheet, _ = lembaran.dari_tempelan(f"1\t{teks}2\tLPJ\t\t\t\t\t\t\t\tBerkala\t\n")

    hasil = periksa(sheet, SasaranKosong())

    assert hasil.galat == []
    satu, dua = hasil.ubahan
    assert satu.isi["ringkasan"] == 'Baris satu\nbaris "dua"'
    assert (satu.isi["retensi"], satu.isi["tahun"], dua.isi["nama"]) == ("5", 2025, "LPJ")


def test_baris_templat_yang_kolom_nomornya_kosong_terbaca_di_kolomnya():
    seluruh = "\tRenstra\tRingkas\t\tKabag\tJuni\tCetak\t5 tahun\t\tBerkala\t2025\t\n"
    tanpa_nama = "\tRingkas\t\tKabag\tJuni\tCetak\t5 tahun\t\tBerkala\t2025\t\n"

    sheet, _ = lembaran.dari_tempelan(seluruh)
    kurang, _ = lembaran.dari_tempelan(tanpa_nama)

    assert periksa(sheet, SasaranKosong()).ubahan[0].isi["nama"] == "Renstra"
    assert [str(g) for g in periksa(kurang, SasaranKosong()).galat] == [
        "Baris 1, kolom Nama dokumen: Isi nama dokumennya."
    ]


def test_tempelan_yang_disimpan_dua_kali_tersimpan_sekali(klien, dip, bagian):
    cap = Sasaran(dip, bagian).cap

    tempel(klien, bagian, "LPJ\t\t\t\t\t\t\t\tBerkala", "tempel:simpan", cap)
    lagi = tempel(klien, bagian, "LPJ\t\t\t\t\t\t\t\tBerkala", "tempel:simpan", cap)

    assert lagi.status_code in (409, 422)
    assert dip.entri.count() == 2


def test_tempelan_terlalu_banyak_dikatakan(klien, bagian):
    respons = tempel(klien, bagian, "LPJ\tIsi\n" * 501)

    assert respons.status_code == 422
    assert "Tempel paling banyak 500 baris" in respons.text
