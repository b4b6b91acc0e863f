"""Numbers and dates in words, as letters write them."""

from datetime import date

from ppid.tenggat import NAMA_BULAN, NAMA_HARI

SATUAN = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
BESAR = ((1_000, "ribu"), (100, "ratus"))


def terbilang(n: int) -> str:
    """0 to 999,999: 17 is "tujuh belas", 2026 is "dua ribu dua puluh enam"."""
    if n < 12:
        return SATUAN[n]
    if n < 20:
        return f"{SATUAN[n - 10]} belas"
    if n < 100:
        return _gabung(f"{SATUAN[n // 10]} puluh", n % 10)
    nilai, nama = next((nilai, nama) for nilai, nama in BESAR if n >= nilai)
    kepala = f"se{nama}" if n // nilai == 1 else f"{terbilang(n // nilai)} {nama}"
    return _gabung(kepala, n % nilai)


def _gabung(kepala: str, sisa: int) -> str:
    return f"{kepala} {terbilang(sisa)}" if sisa else kepala


def angka_dan_kata(n: int) -> str:
    """10 (sepuluh)"""
    return f"{n} ({terbilang(n)})"


def rupiah(n: int) -> str:
    """Rp12.500"""
    return f"Rp{n:,}".replace(",", ".")


def tanggal_terbilang(tanggal: date) -> str:
    """Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"""
    return (
        f"{NAMA_HARI[tanggal.weekday()]} tanggal {terbilang(tanggal.day)} "
        f"bulan {NAMA_BULAN[tanggal.month - 1]} tahun {terbilang(tanggal.year)}"
    )
