"""What stands behind one figure of a report: its words, its number, its requests."""

from collections.abc import Mapping

from laporan import isi, tabel
from laporan.masa import Masa
from permohonan.hitungan import DIPERPANJANG, TEPAT, TERLAMBAT, Kasus

CARA_HARI = {
    TEPAT: "tepat waktu",
    DIPERPANJANG: "diperpanjang dan tepat waktu",
    TERLAMBAT: "terlambat",
}


def sebutan(beku: Mapping, kunci: str) -> str:
    """The figure in the words of its table; "" when no table has it."""
    for satu in tabel.semua(beku).values():
        for baris in [*satu.baris, *([satu.jumlah] if satu.jumlah else [])]:
            if kunci in baris.kunci:
                kolom = satu.kepala[1 + baris.kunci.index(kunci)]
                sebut = "" if len(satu.kepala) == 2 or kolom == "Jumlah" else f", {kolom.lower()}"
                return f"{satu.judul}: {baris.nama}{sebut}"
    return _hari(kunci)


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


def di_balik(satker, masa: Masa, per, kunci: str) -> tuple[list[Kasus], int]:
    """The requests counted under a key, as their states were at `per`, and the figure they make;
    a fixed number of queries."""
    kasus, jumlah = [], 0
    for k in isi.perkara(satker, masa, per):
        if banyak := isi.angka_perkara(k, masa)[kunci]:
            kasus.append(k)
            jumlah += banyak
    return kasus, jumlah
