"""The public figures as one table to take along: a row per figure, with what it means."""

from collections.abc import Iterator

from laporan import definisi
from laporan.kata import BELUM
from laporan.statistik import Bagian, Statistik, Ukuran
from laporan.tabel import Tabel
from ppid import ekspor

KOLOM = ("tahun", "tabel", "baris", "ukuran", "nilai", "keterangan", "definisi", "data_per")
LEBAR = (8, 24, 30, 30, 14, 30, 60, 28)
RINGKASAN = "Ringkasan"
TERSENDIRI = ("bulan", "ketepatan")


def tabel(satker, isi: Statistik) -> ekspor.Tabel:
    nama = f"Statistik layanan informasi {satker.nama} {isi.tahun}"
    return ekspor.Tabel(nama, "Statistik", (), KOLOM, LEBAR, _baris(satker, isi))


def _baris(satker, isi: Statistik) -> Iterator[list[str]]:
    per = satker.setempat(isi.per).isoformat(timespec="seconds")
    tahun = f"{isi.tahun}"
    for satu in isi.ukuran:
        yield [tahun, RINGKASAN, "", *_ukuran(satu), per]
    for bagian in isi.bagian:
        for kepala, judul, baris, arti in _isi(bagian):
            yield from ([tahun, judul, *b, "", arti, per] for b in _sel(kepala, baris))
    for satu in isi.pasal12.baris:
        for sel in _sel(isi.pasal12.kepala, [[satu.nama, *satu.isi]]):
            yield [satu.nama, isi.pasal12.judul, *sel, "", definisi.MENURUT["pasal12"], per]


def _ukuran(satu: Ukuran) -> list[str]:
    keterangan = satu.keterangan if satu.nilai else f"{BELUM} ({satu.keterangan})"
    return [satu.nama, satu.nilai, keterangan, satu.definisi]


def _isi(bagian: Bagian) -> Iterator[tuple]:
    """The table of a picture that says more than the subject's own, and that one."""
    grafik, satu = bagian.grafik, bagian.tabel
    if grafik and bagian.kunci in TERSENDIRI:
        yield grafik.kepala, grafik.judul, grafik.baris, bagian.definisi
    if satu:
        yield satu.kepala, satu.judul, semua_baris(satu), definisi.MENURUT[satu.kode]


def semua_baris(satu: Tabel) -> list[list]:
    akhir = [satu.jumlah] if satu.jumlah else []
    return [[b.nama, *b.isi] for b in [*satu.baris, *akhir]]


def _sel(kepala: list[str], baris: list[list]) -> Iterator[list[str]]:
    """Each cell with the name of its row and its column."""
    for nama, *isi in baris:
        for kolom, nilai in zip(kepala[1:], isi, strict=True):
            yield [f"{nama}", kolom, f"{nilai}"]
