"""Ratios measured in one run (`make bench`): they say whether work grows with rows, not how fast.

Printed, never asserted: a timed test on a shared machine only cries wolf.
"""

from tests import lingkungan  # isort: skip  # noqa: F401  before anything reads the settings

import time
from datetime import date
from statistics import median

from django.core.management import call_command
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from django.db import connection  # isort: skip
from permohonan.models import hitung
from ppid import jejak
from ppid.izin import Peran
from ppid.models import RezimWaktu
from tests.factories import buat_pegawai, buat_permohonan, buat_satker


def lama(kerja, ulang: int = 7) -> float:
    """Median seconds of one call."""
    hasil = []
    for _ in range(ulang):
        mulai = time.perf_counter()
        kerja()
        hasil.append(time.perf_counter() - mulai)
    return median(hasil)


def tampilkan(nama: str, rasio: float, arti: str) -> None:
    print(f"{nama:<44} {rasio:6.2f} x   {arti}")


def antrean(satker, peramban: Client) -> tuple[float, int]:
    alamat = f"/{satker.slug}/meja/antrean/"
    peramban.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        peramban.get(alamat)
    return lama(lambda: peramban.get(alamat)), len(kueri)


def utama() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    satker = buat_satker("bintan")
    peramban = Client()
    peramban.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    for _ in range(50):
        buat_permohonan(satker)
    penuh, kueri_penuh = antrean(satker, peramban)
    rantai = lama(lambda: jejak.periksa("bintan"), 3)
    for _ in range(450):
        buat_permohonan(satker)
    banyak, kueri_banyak = antrean(satker, peramban)
    tampilkan("antrean: 500 perkara / 50 perkara", banyak / penuh, "satu halaman berisi 50 baris")
    tampilkan("  kueri", kueri_banyak / kueri_penuh, f"{kueri_banyak} kueri")
    tampilkan(
        "periksa_jejak: 10 x barisnya",
        lama(lambda: jejak.periksa("bintan"), 3) / rantai,
        "lurus: 10",
    )
    rezim = RezimWaktu.objects.get(kode="biasa")
    kosong = lama(lambda: satker.kalender())
    tenggat = lama(lambda: hitung(satker, rezim, date(2026, 12, 18)))
    tampilkan("hitungan tenggat / kalender yang tersimpan", tenggat / kosong, "17 hari kerja")


if __name__ == "__main__":
    utama()
