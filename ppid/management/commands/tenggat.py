"""Due dates with the reason of every day: `tenggat 2025-03-20 --satker bintan --json`.

The exit code, the sentence on stderr and the JSON are an interface: other programs read them.
"""

import json
import sys
from datetime import date
from typing import NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from ppid.data import baca_libur
from ppid.models import Satker
from ppid.tenggat import (
    DASAR_REZIM,
    REZIM,
    Hitungan,
    Kalender,
    dalam_kata,
    hitung,
    tanggal_ketat,
)

SALAH_TULIS = (
    "Perintah tidak dipahami; contoh: "
    "python manage.py tenggat 2025-03-20 --satker bintan --rezim biasa --json"
)


class Command(BaseCommand):
    help = "Menghitung jatuh tempo, hari demi hari, dengan alasannya."
    requires_system_checks = []  # without --satker it must run where no database is

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = lambda pesan: self.tolak(SALAH_TULIS)
        return parser

    def add_arguments(self, parser):
        parser.add_argument("tanggal", nargs="+", help="tanggal diterima, TTTT-BB-HH")
        parser.add_argument("--satker", help="pakai juga hari tutup kantor ini")
        parser.add_argument("--rezim", default="biasa", help=" atau ".join(REZIM))
        parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")

    def handle(self, *args, **options):
        rezim, kalender = self.rezim(options["rezim"]), self.kalender(options["satker"])
        hari, tambahan = REZIM[rezim]
        try:
            diterima = [baca_tanggal(teks) for teks in options["tanggal"]]
            semua = [hitung(t, kalender, hari=hari, tambahan=tambahan) for t in diterima]
        except ValueError as galat:
            self.tolak(str(galat))
        if options["json"]:
            isi = [h.sebagai_dict() for h in semua]
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n\n".join(halaman(h, rezim, kalender) for h in semua))

    def rezim(self, nama: str) -> str:
        if nama not in REZIM:
            self.tolak(f"Rezim {nama!r} tidak dikenal; pilih {' atau '.join(REZIM)}.")
        return nama

    def kalender(self, slug: str | None) -> Kalender:
        if slug is None:
            return Kalender.dari(baca_libur())
        try:
            return Satker.objects.get(slug=slug).kalender()
        except Satker.DoesNotExist:
            self.tolak(f"Satker {slug!r} tidak ada.")
        except DatabaseError:
            self.tolak("Basis data tidak menjawab; tanpa --satker dipakai daftar nasional saja.")

    def tolak(self, kalimat: str) -> NoReturn:
        self.stderr.write(kalimat)
        sys.exit(2)


def baca_tanggal(teks: str) -> date:
    """Only 2025-03-20: date.fromisoformat() alone takes week dates and 20250320 as well."""
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        tanggal = None
    if tanggal is None or tanggal.isoformat() != teks:
        raise ValueError(
            f"Tanggal {teks!r} tidak dapat dibaca; tulis tahun-bulan-hari, misalnya 2025-03-20."
        )
    return tanggal


def halaman(h: Hitungan, rezim: str, kalender: Kalender) -> str:
    ketat = tanggal_ketat(h.diterima, kalender, h.hari)
    kepala = [
        f"Diterima         {dalam_kata(h.diterima)}",
        f"Rezim            {rezim}: {h.hari} + {h.tambahan} hari kerja ({DASAR_REZIM[rezim]})",
        f"Hari ke-1        {dalam_kata(h.mulai)}",
        f"Jatuh tempo      {dalam_kata(h.jatuh_tempo)}",
        f"Perpanjangan     {dalam_kata(h.jatuh_tempo_perpanjangan)}",
        f"Target internal  {dalam_kata(ketat)} (cuti bersama dianggap hari kerja)",
    ]
    if h.peringatan:
        kepala.append(f"Peringatan       {h.peringatan}")
    return "\n".join([*kepala, "", *tabel(h)])


def tabel(h: Hitungan) -> list[str]:
    tanda = {
        h.jatuh_tempo_perpanjangan: ", jatuh tempo perpanjangan",
        h.jatuh_tempo: ", jatuh tempo",
    }
    return [
        f"{dalam_kata(b.tanggal):<26} {b.ke or '-':>4}  {b.alasan}{tanda.get(b.tanggal, '')}"
        for b in h.rincian
    ]
