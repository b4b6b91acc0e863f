"""The register on screen, on paper, as CSV and XLSX: the same rows, each taking along logged."""

import csv
import tracemalloc
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from permohonan import register as buku
from permohonan.bukti import setahun
from permohonan.models import Pemohon, Permohonan
from permohonan.status import Status
from ppid import cetak, ekspor, jejak
from ppid.izin import Peran
from ppid.models import Jejak, Unit
from tests.dunia_jawaban import pdf_kosong
from tests.factories import buat_pegawai, buat_permohonan, pelaku
from tests.gandaan import gandakan
from tests.permohonan.conftest import SENIN

NIK = "2101145203900003"
TERSIMPAN = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
BENTUK = {"register_cetak": "pdf", "register_csv": "csv", "register_xlsx": "xlsx"}


@pytest.fixture
def buka(client, satker, jam):
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    return lambda nama="register", **tanya: client.get(reverse(nama, args=[satker.slug]), tanya)


@pytest.fixture
def naskah_html(monkeypatch):
    """What would be printed."""
    html = []
    monkeypatch.setattr(cetak, "html_ke_pdf", lambda isi: html.append(isi) or pdf_kosong())
    return html


def nomor(respons) -> list[str]:
    return [b["nomor"] for b in respons.context["baris"]]


def baris_buku(satker) -> list[list[str]]:
    semua = setahun(pelaku(Peran.PETUGAS, satker), 2026)
    return list(buku.baris(buku.baca(semua), satker))


def isi(respons) -> bytes:
    return b"".join(respons.streaming_content)


def baris_csv(respons) -> list[list[str]]:
    return list(csv.reader(StringIO(isi(respons).decode("utf-8-sig"), newline="")))


def baris_xlsx(respons) -> list[list[str]]:
    return CalamineWorkbook.from_filelike(BytesIO(isi(respons))).get_sheet_by_index(0).to_python()


def di_bawah_judul(semua: list[list[str]]) -> list[list[str]]:
    judul = [k.judul for k in buku.KOLOM]
    return semua[semua.index(judul) + 1 :]


def test_halaman_memuat_semua_kolom_urut_nomor_dengan_buktinya(buka, satker):
    dua = [buat_permohonan(satker, rincian=f"Dokumen {n}", periode="2024") for n in (1, 2)]

    respons = buka()

    assert nomor(respons) == [p.nomor for p in dua]
    for teks in (
        "Register permohonan 2026",
        "Model PPID-C",
        "Nomor 1–2 tahun 2026: 2 nomor, 2 permohonan, tanpa celah.",
        "0812 5550 1177",
        "Dokumen 2<br>Periode: 2024",
        reverse("perkara", args=[satker.slug, dua[0].kunci]),
    ):
        assert teks in respons.text
    assert not Jejak.objects.filter(jenis="lihat").exists()


def test_tahun_di_tab_menurut_nomornya(buka, satker, jam):
    jam.kini = datetime(2025, 12, 31, 16, 59, tzinfo=UTC)  # 23.59 WIB
    lama = buat_permohonan(satker)
    jam.kini = SENIN
    baru = buat_permohonan(satker)

    assert nomor(buka()) == [baru.nomor]
    assert [(t.teks, t.jumlah) for t in buka().context["tab"]] == [("2026", 1), ("2025", 1)]
    assert nomor(buka(tahun=2025)) == [lama.nomor]
    assert nomor(buka(tahun="1999")) == [baru.nomor]


def test_tahun_ini_ada_juga_sebelum_permohonan_pertama(buka):
    respons = buka()

    assert "Register tahun ini masih kosong." in respons.text
    assert "Belum ada nomor tahun 2026." in respons.text


@pytest.mark.parametrize(
    ("tanya", "tinggal", "kata"),
    [
        ({"bulan": 10}, [0], "Bulan: Oktober"),
        ({"bulan": 12}, [], "Bulan: Desember"),
        ({"kanal": "surat"}, [1], "Kanal: Surat"),
        ({"kategori": "tahapan"}, [0], "Kategori: Tahapan Pemilu atau Pemilihan"),
        ({"hasil": "dicabut"}, [2], "Hasil: Dicabut pemohon"),
        ({"hasil": "tanpa_keputusan"}, [2], "Hasil: Ditutup tanpa keputusan"),
        ({"hasil": "berjalan"}, [0, 1], "Hasil: Masih berjalan"),
        ({"hasil": "berjalan", "bulan": 11}, [1], "Bulan: November; Hasil: Masih berjalan"),
        ({"q": "rahmah"}, [1], "Kata: rahmah"),
    ],
)
def test_saringan_di_alamat_dan_dalam_kata(buka, satker, jam, tanya, tinggal, kata):
    jam.kini = datetime(2026, 10, 31, 16, 59, tzinfo=UTC)  # the last minute of October, WIB
    kasus = [buat_permohonan(satker, kategori="tahapan")]
    jam.kini = SENIN
    kasus.append(buat_permohonan(satker, kanal="surat", pemohon={"nama": "Siti Rahmah"}))
    kasus.append(buat_permohonan(satker, Status.SELESAI))

    respons = buka(**tanya)

    assert nomor(respons) == [kasus[ke].nomor for ke in tinggal]
    assert f"Disaring: {kata}. {len(tinggal)} dari 3 permohonan." in respons.text
    assert "3 nomor, 3 permohonan, tanpa celah" in respons.text


@pytest.mark.parametrize(
    "kueri", ["?tahun=%00", "?tahun=99999999999", "?bulan=13", "?bulan=x", "?hal=-1", "?hasil=x"]
)
def test_alamat_aneh_tidak_merusak(client, buka, satker, kueri):
    buat_permohonan(satker)

    respons = client.get(reverse("register", args=[satker.slug]) + kueri)

    assert respons.status_code == 200
    assert len(nomor(respons)) == 1


def test_banyak_kueri_tetap_dan_lima_puluh_per_halaman(buka, satker, jam):
    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            buka()
        return len(kueri)

    gandakan(satker, 3)
    hitung()  # content types are read once in a process
    sedikit = hitung()
    gandakan(satker, 60)

    assert hitung() == sedikit
    assert [len(nomor(buka(hal=hal))) for hal in (1, 2)] == [50, 15]


# To take along


@pytest.mark.parametrize("nama", BENTUK)
def test_setiap_ekspor_dicatat_tanpa_data_pribadi_sebelum_byte_pertama(
    buka, satker, nama, naskah_html, petugas
):
    buat_permohonan(satker, kanal="surat", pemohon={"nama": "Siti Rahmah"})
    buat_permohonan(satker)

    respons = buka(nama, kanal="surat", q="rahmah", bulan=11)

    baris = Jejak.objects.get(jenis="lihat")  # and not a byte is read yet
    assert baris.data == {
        "ekspor": "register",
        "bentuk": BENTUK[nama],
        "baris": 1,
        "saringan": {"tahun": "2026", "kanal": "surat", "bulan": "11", "q": "dipakai"},
    }
    assert (baris.satker, baris.oleh) == (satker, petugas.pengguna)
    assert jejak.periksa(satker.slug).jenis == ""
    if respons.streaming:
        isi(respons)


def test_pertanyaan_antrean_tidak_menyaring_buku(buka, satker):
    unit = Unit.objects.create(satker=satker, nama="Teknis")
    buat_permohonan(satker)

    respons = buka("register_csv", tempo="2026-01-01", unit=unit.pk, petugas="rina")

    assert len(di_bawah_judul(baris_csv(respons))) == 1
    assert Jejak.objects.get(jenis="lihat").data["saringan"] == {"tahun": "2026"}


def test_yang_tidak_tercatat_tidak_keluar(buka, satker, monkeypatch):
    buat_permohonan(satker)

    def gagal(*_, **__):
        raise RuntimeError("rantai")

    monkeypatch.setattr(jejak, "catat", gagal)

    for nama in BENTUK:
        with pytest.raises(RuntimeError):
            buka(nama)


def test_xlsx_dan_csv_sama_dengan_register(buka, satker, petugas):
    buat_permohonan(satker, Status.MENUNGGU_PENYERAHAN)
    buat_permohonan(satker, rincian="=1+1\nNIK 2101 1452 0390 0003", kanal="surat")
    buat_permohonan(satker, Status.SELESAI)
    harus = baris_buku(satker)

    excel, teks = baris_xlsx(buka("register_xlsx")), baris_csv(buka("register_csv"))

    assert di_bawah_judul(excel) == harus
    assert di_bawah_judul(teks) == [[ekspor.jinak(sel) for sel in baris] for baris in harus]
    assert harus[1][6] == "=1+1\nNIK 2101••••••••0003"
    for satu in (excel, teks):
        kepala = [baris[0] for baris in satu[:5]]
        assert kepala[0] == "Register Permohonan Informasi Publik (Model PPID-C) Tahun 2026"
        assert "Semua permohonan tahun 2026." in kepala
        assert "Nomor 1–3 tahun 2026: 3 nomor, 3 permohonan, tanpa celah." in kepala


def test_ekspor_memuat_yang_disaring_saja(buka, satker):
    surat = buat_permohonan(satker, kanal="surat")
    buat_permohonan(satker)

    baris = baris_csv(buka("register_csv", kanal="surat"))

    assert [satu[0] for satu in di_bawah_judul(baris)] == [surat.nomor]
    assert ["Disaring: Kanal: Surat. 1 dari 2 permohonan."] in baris


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(TERSIMPAN, max_size=60), min_size=4))
def test_teks_apa_pun_dalam_isian_apa_pun(buka, satker, teks):
    """NIK planted in the identity and in the words; the XLSX read back equals the register."""
    nama, alamat, rincian, tujuan, *_ = teks
    p = Permohonan.objects.first() or buat_permohonan(satker)
    orang = {"nama": nama, "alamat": f"{alamat}\n{NIK}", "nomor_identitas": NIK}
    Pemohon.objects.filter(pk=p.pemohon_id).update(**orang)
    Permohonan.objects.update(rincian=f"{rincian} NIK {NIK}", tujuan=tujuan)

    excel, teks_csv = baris_xlsx(buka("register_xlsx")), baris_csv(buka("register_csv"))

    harus = baris_buku(satker)
    rapi = [[sel.strip() for sel in baris] for baris in di_bawah_judul(excel)]
    assert rapi == [[sel.strip() for sel in baris] for baris in harus]
    for baris in (*excel, *teks_csv):
        assert NIK not in "".join(baris)
    for sel in (sel for baris in teks_csv for sel in baris):
        assert not sel.lstrip().startswith(tuple("=+-@＝＋－＠"))


def test_cetakan_memuat_saringan_bukti_dan_catatan_meja(buka, satker, naskah_html):
    buat_permohonan(satker, kanal="surat", nomor_surat="12/A")
    buat_permohonan(satker)

    respons = buka("register_cetak", kanal="surat")

    assert respons["Content-Type"] == "application/pdf"
    for teks in (
        "Model PPID-C",
        "A4 landscape",
        "Disaring: Kanal: Surat. 1 dari 2 permohonan.",
        "Nomor 1–2 tahun 2026: 2 nomor, 2 permohonan, tanpa celah.",
        "Pemberitahuan tertulis",
        "Kanal: Surat, nomor 12/A · Keadaan: Menunggu verifikasi",
    ):
        assert teks in naskah_html[0]


def test_terlalu_banyak_untuk_dicetak_menyuruh_memilih_bulan(
    buka, satker, naskah_html, monkeypatch
):
    monkeypatch.setattr("permohonan.views.register.MAKS_CETAK", 1)
    for _ in range(2):
        buat_permohonan(satker)

    respons = buka("register_cetak")

    assert respons.status_code == 422
    assert "2 permohonan terlalu banyak untuk satu cetakan; paling banyak 1." in respons.text
    assert "Pilih satu bulan, atau ambil XLSX." in respons.text
    assert naskah_html == []
    assert not Jejak.objects.filter(jenis="lihat").exists()


def test_unduhan_yang_diputus_tetap_tercatat(buka, satker, monkeypatch):
    monkeypatch.setattr(ekspor, "SEKALI_KIRIM", 100)
    buat_permohonan(satker)

    next(buka("register_csv").streaming_content)

    assert Jejak.objects.get(jenis="lihat").data["baris"] == 1


def test_ekspor_mengalir_dengan_memori_rata_dan_kueri_per_potong(buka, satker, monkeypatch):
    """Three times the rows: not half as much memory again, and queries by the chunk.

    With 100,000 rows: `tests/bench.py`.
    """
    monkeypatch.setattr("permohonan.views.register.SEKALI_BACA", 50)
    gandakan(satker, 199)
    gandakan(satker, 399, dicatat_pada=datetime(2026, 10, 5, 2, tzinfo=UTC))
    buka()  # what a process reads once

    for nama in ("register_csv", "register_xlsx"):
        sedikit, banyak = alirkan(buka, nama, bulan=11), alirkan(buka, nama)

        assert (sedikit.baris, banyak.baris) == (201, 600)
        assert banyak.memori < sedikit.memori * 1.5
        assert banyak.kueri - sedikit.kueri == 3 * 7  # three prefetches for each further chunk


class Aliran(NamedTuple):
    baris: int
    memori: int
    kueri: int


def alirkan(buka, nama: str, **tanya) -> Aliran:
    kueri = []

    def catat(jalankan, *isi):
        kueri.append(1)
        return jalankan(*isi)

    tracemalloc.start()
    with connection.execute_wrapper(catat):
        respons = buka(nama, **tanya)
        for _ in respons.streaming_content:
            pass
    memori = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    baris = Jejak.objects.filter(jenis="lihat").latest("urut").data["baris"]
    return Aliran(baris, memori, len(kueri))
