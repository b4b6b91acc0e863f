"""Numbers: the only writer of counters.

One counter row per (office, series, local year), bumped first and read after, inside the
transaction that uses the number: a rollback gives it back, so 1…n has no gap and no double.
"""

import re
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from ppid import isian_teks, jejak
from ppid.isian_teks import tak_dikenal
from ppid.izin import Pelaku
from ppid.models.nomor import Penghitung

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
URUT = re.compile(r"\{urut(?::0([1-9]))?\}")
ISIAN_POLA = ("kode", "bulan_romawi", "tahun")
BOLEH_POLA = "{urut}, {urut:04}, {kode}, {bulan_romawi}, {tahun}"


def ambil(satker, seri: str, tahun: int, banyak: int = 1) -> int:
    """The next number of a series, the last of them where `banyak` are taken at once.

    Must run inside the transaction that stores it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("nomor.ambil() di luar transaksi")
    baris = Penghitung.objects.filter(satker=satker, seri=seri, tahun=tahun)
    if not baris.update(terakhir=F("terakhir") + banyak):
        Penghitung.objects.get_or_create(satker=satker, seri=seri, tahun=tahun)
        baris.update(terakhir=F("terakhir") + banyak)
    return baris.get().terakhir


class Pemakaian(NamedTuple):
    """What a series has used in a year: `awal` before the portal, then up to `terakhir` here."""

    awal: int
    terakhir: int


def pemakaian(satker, seri: str) -> dict[int, Pemakaian]:
    """By year; a year without a number has no entry."""
    baris = Penghitung.objects.filter(satker=satker, seri=seri, terakhir__gt=0).order_by("tahun")
    return {p.tahun: Pemakaian(p.awal, p.terakhir) for p in baris}


def pemakaian_tahun(satker, seri: str, tahun: int) -> Pemakaian:
    """Of one year, to show what comes next; nothing is reserved by reading it."""
    return pemakaian(satker, seri).get(tahun, Pemakaian(0, 0))


def semua_terakhir(satker, tahun: int) -> dict[str, int]:
    """The last number of every series of an office."""
    milik = Penghitung.objects.filter(satker=satker, tahun=tahun)
    return dict(milik.values_list("seri", "terakhir"))


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
    hasil = URUT.sub(lambda m: f"{urut:0{m[1] or 1}d}", pola)
    return isian_teks.isi(hasil, isi)


def kesalahan_pola(pola: str) -> str:
    """Why a pattern cannot be used, as a sentence for whoever typed it; "" when it can."""
    sisa, banyak = URUT.subn("", pola)
    if not banyak:
        return "Pola harus memuat {urut}, misalnya {urut:04}"
    if lain := tak_dikenal(sisa, ISIAN_POLA):
        return f"{lain[0]} tidak dikenal. Yang boleh dipakai: {BOLEH_POLA}"
    return ""


def kunci_alamat(satker, tahun: int, urut: int) -> str:
    """The number made safe for an address: 2101-2026-00042."""
    return f"{awalan_alamat(satker, tahun)}{urut:05d}"


def awalan_alamat(satker, tahun: int) -> str:
    """What the addresses of one year's numbers begin with: 2101-2026-"""
    return f"{satker.kode}-{tahun}-"


def urut_alamat(kunci: str) -> int:
    """42 of 2101-2026-00042"""
    return int(kunci.rsplit("-", 1)[1])


def tahun_urut(kunci: str) -> tuple[int, int]:
    """(2026, 42) of 2101-2026-00042"""
    _, tahun, urut = kunci.rsplit("-", 2)
    return int(tahun), int(urut)
