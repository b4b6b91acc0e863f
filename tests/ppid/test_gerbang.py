"""A file with findings stays in until each of them is answered."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from ppid import berkas, gerbang
from ppid.izin import Peran
from ppid.models import Berkas, JenisBerkas
from ppid.saring import nik
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.ppid.berkas_kantor import (
    BUKAN_NIK,
    NIK,
    NIK_PAPUA,
    NIK_PEREMPUAN,
    docx,
    periksa,
    unggahan,
    xlsx,
)


@pytest.fixture
def gudang(settings, tmp_path):
    settings.FILE_DIR = tmp_path
    return tmp_path


@pytest.fixture
def petugas(db):
    return pelaku(Peran.PETUGAS, buat_satker())


@pytest.mark.parametrize(
    ("nama", "isi", "tampil", "tipe"),
    [
        ("data.docx", xlsx(), "data.xlsx", berkas.TIPE["xlsx"][0]),
        ("data.xlsm", docx(), "data.docx", berkas.TIPE["docx"][0]),
        ("data.CSV", b"a,b", "data.csv", "text/csv"),
        ("data.html", b"a,b", "data.txt", "text/plain"),
    ],
)
def test_akhiran_nama_menurut_isi(nama, isi, tampil, tipe, petugas, gudang):
    satu = berkas.siapkan(
        unggahan(isi, nama), JenisBerkas.BAHAN, satker=petugas.satker, oleh=petugas, kantor=True
    )

    assert (satu.nama, satu.tipe, berkas.baca(satu)) == (tampil, tipe, isi)
    assert len(tipe) <= Berkas._meta.get_field("tipe").max_length


@pytest.mark.parametrize(
    ("teks", "terbaca"),
    [
        (NIK, 1),
        (NIK_PEREMPUAN, 1),
        ("2101 0112 0584 0003", 1),
        ("2101.0112.0584.0003", 1),
        ("210101-120584-0003", 1),
        ("21.01.01.120584.0003", 1),
        ("21.01.01.12.05.84.0003", 1),
        (" ".join(NIK), 1),
        ("2101\u00a00112\u00a00584\u00a00003", 1),
        ("2101\u20110112\u20110584\u20110003", 1),
        ("210101\u2013120584\u20130003", 1),
        ("2101011205\u200b840003", 1),
        (f"1. {NIK}, NIK:{NIK_PEREMPUAN}", 2),
        (f"{NIK} {NIK}", 1),
        (f"1,{NIK}\n2,{NIK_PAPUA}", 2),
        (f"{NIK}7", 0),
        (f"0.{NIK}", 0),
        ("2019 2020 2021 2022", 0),
        ("2101 0112-0584 0003", 0),
        (BUKAN_NIK, 0),
        ("0" + NIK[1:], 0),
        ("2101011213840003", 0),  # month 13
        ("", 0),
    ],
)
def test_nik_dikenali_dari_bentuk_dan_tanggalnya(teks, terbaca):
    penemu = nik.Penemu()

    penemu.baca(teks)

    assert len(penemu.nik) == terbaca


def test_deretan_16_angka_lain_disebut_sebagai_itu():
    temuan = periksa(f"no\n{BUKAN_NIK}\n".encode()).temuan

    assert [t["teks"] for t in temuan] == [
        "Berisi 1 deretan 16 angka yang bukan bentuk NIK, mungkin salah ketik atau nomor "
        "rekening, misalnya 2101••••••••0003"
    ]


def test_nama_dari_berkas_dipotong_dan_dibersihkan():
    nama = "Budi&#x202e;\n" + "x" * 500

    (temuan,) = periksa(docx(docProps__core=f"<dc:creator>{nama}</dc:creator>")).temuan

    assert temuan["teks"].startswith("Keterangan berkas: dibuat oleh Budi xxx")
    assert len(temuan["teks"]) < 120


def buku_kerja(petugas) -> Berkas:
    """A workbook with two findings, on a case."""
    isi = xlsx(keadaan="hidden", docProps__app="<Company>KPU</Company>")
    satu = berkas.siapkan(
        unggahan(isi), JenisBerkas.JAWABAN, satker=petugas.satker, oleh=petugas, kantor=True
    )
    return berkas.kaitkan(satu, buat_permohonan(petugas.satker))


def test_berkas_tertahan_sampai_semua_temuan_dijawab(petugas, gudang):
    satu = buku_kerja(petugas)
    assert gerbang.tertahan([satu]) == [satu]

    gerbang.jawab(satu, 0, " Lembar bantu rumus, tanpa data pribadi ", petugas)
    assert gerbang.tertahan([satu]) == [satu]
    gerbang.jawab(satu, 1, "Nama kantor memang terbuka", petugas)

    tersimpan = Berkas.objects.get(pk=satu.pk)
    assert gerbang.tertahan([tersimpan]) == []
    assert tersimpan.temuan[0]["jawaban"] == "Lembar bantu rumus, tanpa data pribadi"
    assert tersimpan.temuan[0]["oleh"] == petugas.nama
    assert tersimpan.temuan[0]["pada"]


@pytest.mark.parametrize(
    ("indeks", "alasan", "sebab"),
    [
        (0, "  ", "Tulis alasan"),
        (0, "x" * 501, "Ringkas"),
        (2, "Sudah diperiksa", "tidak ada"),
        (-1, "Sudah diperiksa", "tidak ada"),
    ],
)
def test_jawaban_yang_tidak_berarti_ditolak(indeks, alasan, sebab, petugas, gudang):
    satu = buku_kerja(petugas)

    with pytest.raises(ValidationError, match=sebab):
        gerbang.jawab(satu, indeks, alasan, petugas)

    assert not any(t["jawaban"] for t in Berkas.objects.get(pk=satu.pk).temuan)


def test_jawaban_tidak_ditimpa(petugas, gudang):
    satu = buku_kerja(petugas)
    gerbang.jawab(satu, 0, "Sudah diperiksa", petugas)

    with pytest.raises(ValidationError, match=f"sudah dijawab oleh {petugas.nama}"):
        gerbang.jawab(satu, 0, "Lain", petugas)


def test_kantor_lain_tidak_dapat_menjawab(petugas, gudang):
    satu = buku_kerja(petugas)

    with pytest.raises(PermissionDenied):
        gerbang.jawab(satu, 0, "Boleh", pelaku(Peran.PETUGAS, buat_satker("sarolangun")))
