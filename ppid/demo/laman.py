"""Pages that an office wrote itself: one read lately, one that waits for its yearly review."""

from collections.abc import Iterator
from functools import partial

from ppid.data.demo import baca_teks
from ppid.demo import pintu
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.models import Halaman, Satker
from ppid.setelan import sidik
from ppid.suntingan import FormHalaman

SATKER = "bintan"
LALU = {"kontak": 30, "profil": 280}  # working days back from today


def peristiwa() -> Iterator[Peristiwa]:
    satker = Satker.objects.get(slug=SATKER)
    hari = HariKerja(satker.kalender(), satker.zona, satker.hari_ini)
    for kode, lalu in LALU.items():
        yield Peristiwa(hari.saat(hari.lalu(lalu), "14.40"), partial(_tulis, kode))


def _tulis(kode: str) -> None:
    admin = pintu.pelaku("admin", SATKER)
    halaman = Halaman.objects.publik(admin.satker, kode)
    isian = {"isi": baca_teks(f"{SATKER}-{kode}"), "dilihat": sidik(halaman, ["isi"])}
    form = FormHalaman(isian, instance=halaman)
    if not form.is_valid():
        raise ValueError(form.errors)
    form.simpan("sunting_halaman", oleh=admin)
