"""The sheet of a DIP: the columns in which it is filled in, imported, exported and published.

Model PPID-A's columns in KPU order, then those of the portal. Column `No` is only ever counted:
an import passes over it. What is exported can be imported again, row by row the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dip.models.entri import Entri
from ppid.ekspor import Tabel

SEKALI_BACA = 500  # rows per fetch of a streamed sheet
LEBAR_NO = 5


class Kolom(NamedTuple):
    """`atribut` of an Entri ("unit" is its name); `aturan`, `contoh`: what the data guide says."""

    judul: str
    atribut: str
    lebar: int
    contoh: str = ""
    aturan: str = ""


KOLOM_LEMBAR = (
    Kolom(
        *("Nama dokumen", "nama", 40, "Daftar Pemilih Tetap Pemilu 2024"),
        "Wajib. Paling banyak 300 huruf.",
    ),
    Kolom(
        *("Ringkasan isi dokumen", "ringkasan", 60),
        "Jumlah pemilih tetap per kecamatan dan kelurahan menurut jenis kelamin",
        "Paling banyak 2.000 huruf.",
    ),
    Kolom(
        *("Unit kerja/satker yang menguasai dokumen", "unit", 30),
        "Subbag Perencanaan, Data, dan Informasi",
        "Nama unit seperti di portal. Di bagian sebuah unit boleh kosong.",
    ),
    Kolom(
        *("Pejabat penanggung jawab penerbitan informasi", "pejabat", 30),
        "Kasubbag Perencanaan, Data, dan Informasi",
        "Jabatan, bukan nama orang. Paling banyak 200 huruf.",
    ),
    Kolom(
        *("Waktu dan tempat penerbitan informasi", "waktu_tempat", 26, "Juni 2023, Bengkulu"),
        "Teks, bukan tanggal yang tampil sebagai angka. Paling banyak 200 huruf.",
    ),
    Kolom(
        *("Bentuk informasi", "bentuk", 20, "Cetak, Online"),
        "Cetak, Rekam, Online. Paling banyak 100 huruf.",
    ),
    Kolom(
        *("Jangka waktu penyimpanan atau jadwal retensi arsip", "retensi", 24),
        "2 tahun aktif, 3 tahun inaktif, permanen",
        "Seperti di jadwal retensi arsip. Paling banyak 100 huruf.",
    ),
    Kolom(
        *("Kode", "kode", 16, ""),
        "Diisi portal. Baris tanpa kode ditambahkan; baris dengan kode mengubah baris itu.",
    ),
    Kolom(
        *("Sifat", "sifat", 14, "Berkala"),
        "Berkala, Serta-merta, Setiap saat, atau Diusulkan dikecualikan.",
    ),
    Kolom("Tahun", "tahun", 8, "2024", "Empat angka, atau kosong."),
    Kolom(
        "Tautan", "tautan", 30, "https://jdih.kpu.go.id/bengkulu", "Alamat lengkap, atau kosong."
    ),
)
JUDUL = ("No", *(k.judul for k in KOLOM_LEMBAR))
LEBAR = (LEBAR_NO, *(k.lebar for k in KOLOM_LEMBAR))
PANDUAN = (
    ("Kolom", "Cara mengisi", "Contoh"),
    *((k.judul, k.aturan, k.contoh) for k in KOLOM_LEMBAR),
    (
        "Semua kolom",
        "Jangan gabungkan sel dan jangan pakai rumus. DIP dibaca siapa pun: tanpa NIK.",
        "",
    ),
)


def baris(entri: Entri) -> list[str]:
    """The cells of one row in the order of `KOLOM_LEMBAR`, without its number."""
    return [_sel(entri, kolom.atribut) for kolom in KOLOM_LEMBAR]


def _sel(entri: Entri, atribut: str) -> str:
    if atribut == "unit":
        return entri.unit.nama
    if atribut == "sifat":
        return str(entri.get_sifat_display())
    nilai = getattr(entri, atribut)
    return "" if nilai is None else str(nilai)


def bernomor(entri: Iterable[Entri]) -> Iterator[list[str]]:
    for no, satu in enumerate(entri, start=1):
        yield [str(no), *baris(satu)]


def tabel(entri_qs, *, nama: str, kepala: Sequence[str], lembar: str = "DIP") -> Tabel:
    """A queryset of rows as a table that leaves as XLSX or CSV; read while it is sent."""
    kueri = entri_qs.select_related("unit")
    return Tabel(
        nama=nama,
        lembar=lembar,
        kepala=kepala,
        kolom=JUDUL,
        lebar=LEBAR,
        baris=bernomor(kueri.iterator(chunk_size=SEKALI_BACA)),
    )


def templat(nama: str, kepala: Sequence[str]) -> Tabel:
    """The empty sheet with the guide to its columns."""
    return Tabel(nama, "DIP", kepala, JUDUL, LEBAR, (), PANDUAN)
