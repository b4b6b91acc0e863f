"""Ratios measured in one run (`make bench`): they say whether work grows with rows, not how fast.

Printed, never asserted: a timed test on a shared machine only cries wolf.
"""

from tests import lingkungan  # isort: skip  # noqa: F401  before anything reads the settings

import time
from datetime import date
from statistics import median
from unittest.mock import patch

from django.core.management import call_command
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from django.db import connection  # isort: skip
from dip import kata, vektor
from dip.padanan import padanan
from ppid import jejak, tenggat
from ppid.izin import Peran
from tests.bench_laporan import laporan
from tests.bench_ukuran import Ukuran, tampilkan
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.factories_dip import buat_dokumen
from tests.gandaan import gandakan
from tests.gandaan_dip import isi_rak

DOKUMEN = 100_000  # of one office: more than any has
PERTANYAAN = (
    "dana kampanye",
    "DPT per kecamatan Pemilihan 2024",
    "mohon hasil rekapitulasi perolehan suara pemilihan bupati tahun 2024 untuk penelitian skripsi",
    "wiwiwi",  # in few files, in no title
)
BARIS = (10_000, 100_000)  # of the register, streamed


def lama(kerja, ulang: int = 7) -> float:
    """Median seconds of one call."""
    hasil = []
    for _ in range(ulang):
        mulai = time.perf_counter()
        kerja()
        hasil.append(time.perf_counter() - mulai)
    return median(hasil)


def antrean(satker, peramban: Client) -> tuple[float, int]:
    alamat = f"/{satker.slug}/meja/antrean/"
    peramban.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        peramban.get(alamat)
    jumlah = len(kueri)  # read now: the next request empties the log
    return lama(lambda: peramban.get(alamat)), jumlah


def alirkan(peramban: Client, alamat: str) -> tuple[float, int]:
    """Seconds of one stream, and kilobytes of memory at its peak."""
    with Ukuran() as ukuran:
        for _ in peramban.get(alamat).streaming_content:
            pass
    return ukuran.detik, ukuran.puncak


def register(satker, peramban: Client) -> None:
    """Two sizes of one year's book, as CSV and as XLSX."""
    hasil, ada = {}, 0
    for baris in BARIS:
        gandakan(satker, baris - ada - 1)
        ada = baris
        for bentuk in ("csv", "xlsx"):
            hasil[bentuk, baris] = alirkan(peramban, f"/{satker.slug}/meja/register/{bentuk}/")
    sedikit, banyak = BARIS
    for bentuk in ("csv", "xlsx"):
        (lama_sedikit, memori_sedikit), (lama_banyak, memori_banyak) = (
            hasil[bentuk, baris] for baris in BARIS
        )
        nama = f"register {bentuk}: {banyak // 1000} ribu / {sedikit // 1000} ribu baris"
        arti = f"lurus: {banyak // sedikit}; {lama_banyak:.0f} detik"
        tampilkan(nama, lama_banyak / lama_sedikit, arti)
        tampilkan("  memori", memori_banyak / memori_sedikit, f"rata: 1; {memori_banyak} KB")


def pencarian(satker) -> None:
    """The match against a plain LIKE over the same columns, on a store of 100,000 documents."""
    isi_rak(buat_dokumen(satker, "Contoh formulir kosong"), DOKUMEN)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    for tanya in PERTANYAAN:
        with CaptureQueriesContext(connection) as kueri:
            padanan(satker, tanya)
        jumlah = len(kueri)
        penuh = lama(lambda t=tanya: padanan(satker, t), 3)
        with patch.object(vektor, "lengkap", return_value=False):
            polos = lama(lambda t=tanya: padanan(satker, t), 1)
        nama = f"padanan: LIKE / teks penuh, {len(kata.dicari(tanya))} kata"
        arti = f"{jumlah} kueri; {penuh * 1000:.0f} lawan {polos * 1000:.0f} ms"
        tampilkan(nama, polos / penuh, arti)


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
    kalender = satker.kalender()
    pendek = lama(lambda: tenggat.hitung(date(2026, 1, 5), kalender, hari=10))
    panjang = lama(lambda: tenggat.hitung(date(2026, 1, 5), kalender, hari=100))
    tampilkan("tenggat: 100 hari kerja / 10 hari kerja", panjang / pendek, "lurus: 10")
    besar = buat_satker("sarolangun")
    peramban.force_login(buat_pegawai(Peran.KASUBBAG, besar))
    register(besar, peramban)
    pencarian(buat_satker("jambi"))
    laporan(buat_satker("dki-jakarta"))


if __name__ == "__main__":
    utama()
