"""Issued reports as anyone reads them, and nothing of those that are not issued."""

from datetime import date

import pytest

from ppid import naskah
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.isian import pdf_kosong
from tests.laporan.terbit import terbitkan, tutup

pytestmark = pytest.mark.django_db

OKTOBER, DAFTAR = date(2026, 10, 1), "/bintan/laporan/"


@pytest.fixture(autouse=True)
def tanpa_cetak(monkeypatch):
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda _: pdf_kosong())


@pytest.fixture
def oktober(satker, kasubbag, petugas, pada):
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    return tutup(satker, "bulanan", OKTOBER)


def unduh(surat) -> str:
    return f"{DAFTAR}berkas/{surat.token}/"


def test_yang_terbit_dibaca_siapa_saja_dengan_nomor_hari_dan_penanda(client, oktober):
    surat = terbitkan(oktober)
    siap = client.get(DAFTAR).text
    naskah.pdf(surat)

    halaman = client.get(DAFTAR).text

    assert "PDF, sedang disiapkan" in siap and unduh(surat) not in siap
    assert "Laporan bulanan Oktober 2026" in halaman
    hari = '<span class="utuh">3 November 2026</span>'
    assert f"Nomor {surat.nomor}, {hari} · {surat.fakta['jabatan']}" in halaman
    assert "PDF, 1 KB" in halaman and unduh(surat) in halaman
    assert "Tahunan" not in halaman


def test_pdf_diunduh_dan_tidak_dikirim_dua_kali(client, oktober):
    surat = terbitkan(oktober)
    isi = naskah.pdf(surat)

    pertama = client.get(unduh(surat))
    kedua = client.get(unduh(surat), HTTP_IF_NONE_MATCH=pertama["ETag"])

    assert b"".join(pertama.streaming_content) == isi
    assert pertama["Content-Type"] == "application/pdf"
    assert pertama["Cache-Control"] == "no-cache"
    assert (kedua.status_code, kedua.content) == (304, b"")


def test_yang_belum_tercetak_diminta_datang_lagi(client, oktober, monkeypatch):
    surat = terbitkan(oktober)
    monkeypatch.setattr(naskah, "html_ke_pdf", pytest.fail)

    respons = client.get(unduh(surat))

    assert (respons.status_code, respons["Retry-After"]) == (503, "60")
    assert surat.nomor in respons.text


def test_yang_belum_terbit_tidak_ada_di_mana_pun(client, satker, oktober):
    """Drafted, sent, accepted: the list does not know it, its year has no page."""
    for langkah, peran in (("tulis", ""), ("kirim", "kasubbag"), ("terima", "kabag")):
        if peran:
            getattr(oktober, langkah)(oleh=pelaku(peran, satker))
        halaman = client.get(DAFTAR)
        assert "Belum ada laporan yang terbit." in halaman.text
        assert "Oktober" not in halaman.text
        assert client.get(f"{DAFTAR}2026/").status_code == 404


def test_hanya_surat_laporan_kantor_ini_yang_diunduh(client, satker, oktober):
    """Another paper of the same office, another office's address, a token that is none."""
    surat = terbitkan(oktober)
    naskah.pdf(surat)
    lain = buat_permohonan(satker)
    bukti = type(surat).objects.tentang(lain).get()
    naskah.pdf(bukti)
    buat_satker("sarolangun")

    assert client.get(unduh(surat)).status_code == 200
    for alamat in (unduh(bukti), f"{DAFTAR}berkas/tidak-ada/", f"/sarolangun{unduh(surat)[7:]}"):
        assert client.get(alamat).status_code == 404


def test_ralat_berdampingan_dengan_yang_diralat(client, satker, oktober, kasubbag):
    terbitkan(oktober)
    ralat = oktober.buat_ralat("Satu permohonan tercatat kemudian", oleh=kasubbag)
    assert "Yang diralat" not in client.get(DAFTAR).text
    terbitkan(ralat)

    bulanan = client.get(DAFTAR).context["kelompok"][0]

    (satu,) = bulanan.masa
    assert satu.laporan.judul == "Laporan bulanan Oktober 2026"
    assert [r.judul for r in satu.ralat] == ["Ralat laporan bulanan Oktober 2026"]
    assert satu.ralat[0].alasan == "Satu permohonan tercatat kemudian"


def test_tahunan_pertama_dan_setiap_tahun_punya_halaman(
    client, satker, oktober, django_assert_num_queries
):
    for jenis, hari in (("tahunan", date(2025, 1, 1)), ("triwulanan", date(2025, 1, 1))):
        terbitkan(tutup(satker, jenis, hari))
    terbitkan(tutup(satker, "bulanan", date(2025, 12, 1)))
    terbitkan(oktober)

    ini = client.get(DAFTAR)
    with django_assert_num_queries(4):
        lalu = client.get(f"{DAFTAR}2025/")

    assert [(k.judul, len(k.masa)) for k in ini.context["kelompok"]] == [
        ("Laporan tahunan", 1),
        ("Laporan bulanan", 1),
    ]
    assert "Laporan triwulanan I 2025" in lalu.text
    assert [k.judul for k in lalu.context["kelompok"]] == [
        "Laporan tahunan",
        "Laporan triwulanan",
        "Laporan bulanan",
    ]
    assert [t.teks for t in ini.context["tab"]] == ["Terbaru", "2026", "2025"]
    terbitkan(tutup(satker, "bulanan", date(2025, 11, 1)))
    with django_assert_num_queries(4):
        client.get(f"{DAFTAR}2025/")
    assert client.get(f"{DAFTAR}2024/").status_code == 404


def test_dicapai_dari_kaki_setiap_halaman_dan_dari_peta(client, satker):
    kaki = client.get("/bintan/kontak/").text
    peta = b"".join(client.get("/bintan/peta-situs.xml").streaming_content)

    for alamat in (DAFTAR, "/bintan/statistik/"):
        assert f'href="{alamat}"' in kaki
        assert alamat.encode() in peta
