"""Sheets that are wrong: a report that a clerk understands, and nothing stored."""

import pytest

from dip.impor import Sasaran
from dip.models import Entri
from tests.dip.lembar import baris, galat, simpan, unggah, xlsx
from tests.ppid import berkas_kantor, test_berkas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gudang")]
IMPOR = "/bintan/dip-kelola/2026/impor/"


def gabung(buku, lembar):
    lembar.merge_range("C2:C3", "Gabungan")


def rumus(buku, lembar):
    lembar.write_formula("C2", "=A1", None, "hasil")


def sembunyi(buku, lembar):
    lembar.hide()
    buku.add_worksheet("Kosong").activate()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def dengan_sandi() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le")


def dua_judul(_, lembar):
    lembar.write(0, 12, "Sifat")


LEMBAR = {
    "kolom lain": (
        "Kolom “Nama dokumen” tidak ditemukan di lembar “DIP”. Yang terbaca: NIP; Pegawai.",
        lambda: xlsx([["1", "Ani"]], judul=("NIP", "Pegawai")),
    ),
    "sel gabungan": (
        "Baris 2, kolom Ringkasan isi dokumen: sel C2:C3 digabung.",
        lambda: xlsx([baris(), baris(nama="Lain")], laku=gabung),
    ),
    "rumus": (
        "Baris 2, kolom Ringkasan isi dokumen: sel C2 berisi rumus.",
        lambda: xlsx([baris()], laku=rumus),
    ),
    "kosong": ("Lembar ini kosong.", lambda: xlsx([], judul=())),
    "tanpa baris": ("Tabelnya tidak berisi baris.", lambda: xlsx([])),
    "lembar tersembunyi": (
        "Isinya ada di lembar tersembunyi “DIP”.",
        lambda: xlsx([baris()], laku=sembunyi),
    ),
    "judul ganda": (
        "Kolom Sifat: ada dua kali di judul tabel.",
        lambda: xlsx([baris()], laku=dua_judul),
    ),
    "20.000 baris": (
        "Lembar ini berisi 20.000 baris. Sekali impor paling banyak 10.000 baris",
        lambda: xlsx([["", f"Dokumen {n}"] for n in range(20_000)]),
    ),
    "makro": (
        "Berkas ini berisi makro. Simpan sebagai XLSX tanpa makro",
        lambda: berkas_kantor.dengan(xlsx([baris()]), **{"xl/vbaProject.bin": b"x"}),
    ),
    "gambar": ("Berkas ini gambar, bukan lembar kerja.", test_berkas.gambar),
    "csv": ("Berkas ini teks, bukan XLSX.", lambda: b"Nama dokumen,Sifat\nDPT,Berkala\n"),
    "docx": ("Berkas ini dokumen Word.", berkas_kantor.docx),
    "pdf": ("Berkas ini PDF.", test_berkas.pdf),
    "sandi": ("Berkas ini memakai kata sandi. Simpan tanpa kata sandi", dengan_sandi),
    "xls": ("Berkas ini berformat lama (XLS). Simpan sebagai XLSX", lambda: OLE + b"\0" * 1500),
}
# The 25 that may also come to an office; "bom objek" takes the child's 15 s: see test_berkas.py.
JAHAT = {n: isi for n, isi in test_berkas.DITOLAK.items() if n not in ("kosong", "bom objek")}
BARIS = {
    "sifat tak dikenal": (
        "Baris 2, kolom Sifat: “berkla” tidak dikenal. Mungkin maksudnya Berkala.",
        {"sifat": "berkla"},
    ),
    "unit tak dikenal": (
        "kolom Unit kerja/satker yang menguasai dokumen: “Subbag Hukum” bukan unit ini.",
        {"unit": "Subbag Hukum"},
    ),
    "terlalu panjang": (
        "Baris 2, kolom Nama dokumen: Tulis paling banyak 300 huruf. Anda menulis 301.",
        {"nama": "x" * 301},
    ),
    "tanggal sebagai angka": (
        "kolom Waktu dan tempat penerbitan informasi: Berisi angka 45230",
        {"waktu": 45230},
    ),
    "tahun": ("Baris 2, kolom Tahun: Tulis tahunnya empat angka", {"tahun": "dua ribu"}),
    "tautan": ("Baris 2, kolom Tautan: Tulis alamat lengkap", {"tautan": "lihat papan"}),
    "kode asing": (
        "Baris 2, kolom Kode: 99-2026-00001 tidak ada di DIP kantor ini.",
        {"kode": "99-2026-00001"},
    ),
    "nama kosong": ("Baris 2, kolom Nama dokumen: Isi nama dokumennya", {"nama": ""}),
    "nik": (
        "Baris 2, kolom Ringkasan isi dokumen: Hapus NIK dari baris ini",
        {"ringkasan": f"Atas nama {berkas_kantor.NIK}"},
    ),
}


@pytest.mark.parametrize("salah", LEMBAR)
def test_berkas_salah_disebut_sebabnya(salah):
    kalimat, buat = LEMBAR[salah]

    laporan = galat(buat())

    assert laporan[0].startswith(kalimat), laporan


@pytest.mark.parametrize("salah", BARIS)
def test_baris_salah_disebut_baris_dan_kolomnya(salah):
    kalimat, isi = BARIS[salah]

    (satu,) = galat(xlsx([baris(**isi)]))

    assert kalimat in satu


def test_kode_dua_kali_dan_baris_dua_kali_menyebut_pasangannya(dip, bagian):
    kode = dip.entri.get().kode
    isi = [baris(kode=kode), baris(kode=kode, nama="B"), baris(nama="C"), baris(nama="c")]

    assert galat(xlsx(isi), Sasaran(dip, bagian)) == [
        f"Baris 3, kolom Kode: {kode} sudah dipakai baris 2.",
        "Baris 5, kolom Nama dokumen: sudah ada (baris 4). "
        "Isi Kode untuk mengubahnya, atau hapus baris ini.",
    ]


def test_berkas_yang_sama_diimpor_lagi_tidak_menggandakan(klien, bagian):
    laporan = unggah(klien, bagian.get_absolute_url(), xlsx([baris()]))
    simpan(klien, bagian.get_absolute_url(), laporan)

    lagi = unggah(klien, bagian.get_absolute_url(), xlsx([baris()]))

    assert lagi.status_code == 422
    assert "sudah ada (Kode" in lagi.text
    assert 'name="tiket"' not in lagi.text


def test_satu_kesalahan_tidak_menyimpan_apa_pun_dan_menyebut_semuanya(klien, bagian):
    isi = xlsx([baris(), baris(nama="B", sifat="x"), baris(nama="C", tahun="x")])

    laporan = unggah(klien, bagian.get_absolute_url(), isi)

    assert laporan.status_code == 422
    assert "Baris 3, kolom Sifat" in laporan.text
    assert "Baris 4, kolom Tahun" in laporan.text
    assert Entri.objects.count() == 1


def test_berkas_terlalu_besar_disebut_ukurannya(klien, bagian):
    respons = unggah(klien, bagian.get_absolute_url(), b"PK\x03\x04" + bytes(5_100_000))

    assert respons.status_code == 422
    assert "Ukuran berkas 5,1 MB. Batasnya 5 MB." in respons.text


def test_dua_ratus_mb_ditolak_sebelum_dibaca(client):
    """By its announced length: not a byte of the body is read."""

    class Sumber:
        def read(self, *_):
            raise AssertionError("isi kiriman dibaca")

        readline = read

    besar = {"CONTENT_LENGTH": "200000000", "wsgi.input": Sumber()}
    respons = client.generic("POST", IMPOR, content_type="multipart/form-data; boundary=x", **besar)

    assert respons.status_code == 413
    assert "terlalu besar" in respons.text


@pytest.mark.usefixtures("saringan_anak")
def test_lembar_yang_membengkak_di_memori_ditolak():
    jauh = xlsx([baris()], laku=lambda _, lembar: lembar.write(1_048_575, 16_383, "x"))

    assert galat(jauh) == ["Berkas ini terlalu besar untuk diperiksa. Bagi menjadi beberapa berkas"]


@pytest.mark.sekali
def test_t6_berkas_jahat_ditolak_dan_tidak_meninggalkan_apa_pun(klien, bagian, gudang):
    alamat = bagian.get_absolute_url()

    jawab = {n: unggah(klien, alamat, isi()).status_code for n, (_, isi) in JAHAT.items()}

    assert set(jawab.values()) == {422}, jawab
    assert Entri.objects.count() == 1
    assert [p for p in gudang.rglob("*") if p.is_file()] == []
