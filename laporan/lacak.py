"""What stands behind one figure of a report: its words, its number, its requests."""

from collections.abc import Iterator, Mapping

from laporan import isi, tabel
from laporan.masa import Masa
from permohonan.hitungan import DIPERPANJANG, TEPAT, TERLAMBAT, Kasus, Saat, seperti_biasa

CARA_HARI = {
    TEPAT: "tepat waktu",
    DIPERPANJANG: "diperpanjang dan tepat waktu",
    TERLAMBAT: "terlambat",
}


def sebutan(beku: Mapping, kunci: str) -> str:
    """The figure in the words of its table; "" when no table has it."""
    for satu, baris in _memuat(beku, kunci):
        return f"{satu.judul}{_sel(satu, baris, kunci)}"
    return _hari(kunci)


def kode_tabel(beku: Mapping, kunci: str) -> str:
    """Of the table that has the figure, or ""."""
    return next((satu.kode for satu, _ in _memuat(beku, kunci)), "")


def _memuat(beku: Mapping, kunci: str) -> Iterator[tuple[tabel.Tabel, tabel.Baris]]:
    for satu in tabel.semua(beku).values():
        for baris in [*satu.baris, *([satu.jumlah] if satu.jumlah else [])]:
            if kunci in baris.kunci:
                yield satu, baris


def _sel(satu: tabel.Tabel, baris: tabel.Baris, kunci: str) -> str:
    """: Surat; : Oktober 2026, diterima; of a total its column alone, where it has one."""
    kolom = satu.kepala[1 + baris.kunci.index(kunci)]
    kata = [baris.nama, "" if len(satu.kepala) == 2 else kolom.lower()]
    ada = ", ".join(satu for satu in kata if satu and satu.lower() != "jumlah")
    return f": {ada}" if ada else ""


def _hari(kunci: str) -> str:
    """Dijawab pada hari kerja ke-7, tepat waktu"""
    kata = kunci.split(".")
    if len(kata) != 3 or kata[0] != "hari" or kata[2] not in CARA_HARI or not kata[1].isdigit():
        return ""
    return f"Dijawab pada hari kerja ke-{kata[1]}, {CARA_HARI[kata[2]]}"


def nilai(beku: Mapping, kunci: str) -> int:
    """What the report says."""
    awalan, _, sisa = kunci.partition(".")
    if awalan == "arus":
        return beku["arus"].get(sisa, {"banyak": 0})["banyak"]
    if awalan == "lama":
        return beku["lama"].get(sisa, 0)
    if awalan == "bulan":
        bulan, _, sisa = sisa.partition(".")
        return next((b["angka"].get(sisa, 0) for b in beku["bulan"] if b["bulan"] == bulan), 0)
    return beku["angka"].get(kunci, 0)


def di_balik(
    satker, masa: Masa, saat: Saat, kunci: str, versi: int = isi.VERSI
) -> tuple[list[Kasus], int]:
    """The requests counted under a key of a report of that form, as they were read at `saat`, and
    the figure they make; a fixed number of queries."""
    kasus, jumlah = [], 0
    for k in isi.perkara(satker, masa, saat):
        angka = isi.angka_perkara(k, masa)
        if banyak := (angka if versi > 1 else seperti_biasa(angka))[kunci]:
            kasus.append(k)
            jumlah += banyak
    return kasus, jumlah
