"""Numbers: the only writer of counters.

One counter row per (office, series, local year), bumped first and read after, inside the
transaction that uses the number: a rollback gives it back, so 1…n has no gap and no double.
"""

import re
from datetime import date

from django.db import transaction
from django.db.models import F

from ppid import jejak
from ppid.izin import Pelaku
from ppid.models.nomor import Penghitung

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def ambil(satker, seri: str, tahun: int) -> int:
    """The next number of a series. Must run inside the transaction that stores it."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("nomor.ambil() di luar transaksi")
    baris = Penghitung.objects.filter(satker=satker, seri=seri, tahun=tahun)
    if not baris.update(terakhir=F("terakhir") + 1):
        Penghitung.objects.get_or_create(satker=satker, seri=seri, tahun=tahun)
        baris.update(terakhir=F("terakhir") + 1)
    return baris.get().terakhir


def keadaan(satker, seri: str, tahun: int) -> tuple[int, int]:
    """The last number of a series, and the last one used before the portal (k)."""
    baris = Penghitung.objects.filter(satker=satker, seri=seri, tahun=tahun).first()
    return (baris.terakhir, baris.awal) if baris else (0, 0)


class SeriSudahMulai(ValueError):
    """The first number can only be set before the portal has given one."""


@transaction.atomic
def tetapkan_awal(satker, seri: str, tahun: int, k: int, *, oleh: Pelaku) -> None:
    """An office that starts mid-year sets the last used number k once: k+1…n follow."""
    penghitung, _ = Penghitung.objects.get_or_create(satker=satker, seri=seri, tahun=tahun)
    kena = Penghitung.objects.filter(pk=penghitung.pk, terakhir=0).update(terakhir=k, awal=k)
    if not kena:
        raise SeriSudahMulai(f"Seri {seri} tahun {tahun} sudah berjalan.")
    jejak.catat(
        "nomor_awal", oleh=oleh, satker=satker, data={"seri": seri, "tahun": tahun, "awal": k}
    )


def bentuk(pola: str, *, urut: int, kode: str, tanggal: date) -> str:
    """Fill an office's pattern. Fixed placeholders only: no format engine sees office text."""
    isi = {"kode": kode, "bulan_romawi": ROMAWI[tanggal.month - 1], "tahun": str(tanggal.year)}
    hasil = re.sub(r"\{urut(?::0(\d))?\}", lambda m: f"{urut:0{m[1] or 1}d}", pola)
    return re.sub(r"\{(kode|bulan_romawi|tahun)\}", lambda m: isi[m[1]], hasil)


def kunci_alamat(satker, tahun: int, urut: int) -> str:
    """The number made safe for an address: 2101-2026-00042."""
    return f"{satker.kode}-{tahun}-{urut:05d}"
