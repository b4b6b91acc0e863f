"""Fill the demonstration: invented offices, people and cases around today.

Only where `settings.DEMO` is on, which DATABASE_URL or SECRET_KEY alone switch off: nobody gets a
known password unasked. It is one transaction; a second run changes nothing and prints the same.
"""

import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from ppid import waktu
from ppid.demo import kantor, kasus
from ppid.models import Pengguna, Penugasan, Satker

WIB = "Asia/Jakarta"


class Command(BaseCommand):
    help = "Mengisi data demo: kantor, orang, dan permohonan contoh di sekitar hari ini."

    def add_arguments(self, parser):
        parser.add_argument(
            "--ulang", action="store_true", help="hapus data demo di var/, lalu mulai dari awal"
        )

    def handle(self, *args, ulang, **options):
        if not settings.DEMO:
            raise CommandError("isi_demo hanya berjalan dalam mode DEMO.")
        if ulang:
            kosongkan()
        if Satker._meta.db_table not in connection.introspection.table_names():
            call_command("migrate", interactive=False, verbosity=0)
        if not sudah_terisi():
            isi()
        self.lapor()

    def lapor(self) -> None:
        baris = [("Kantor", "Nomor pendaftaran", "Kode akses")]
        baris += [(p.satker.nama, p.nomor, kasus.KODE) for p in kasus.berkode_contoh()]
        for nama, nomor, kode in baris:
            self.stdout.write(f"{nama:<28}{nomor:<26}{kode}")
        self.stdout.write(f"\nNama pengguna (kata sandi {kantor.SANDI}):")
        for satker in Satker.objects.all():
            self.stdout.write(f"  {satker.nama}: {', '.join(nama_pengguna(satker))}")


def nama_pengguna(satker: Satker) -> list[str]:
    tugas = Penugasan.objects.filter(satker=satker, pengguna__is_active=True).order_by("pk")
    return list(tugas.values_list("pengguna__username", flat=True))


def sudah_terisi() -> bool:
    """True for a filled demo, False for an empty installation; anything else is not ours."""
    if Pengguna.objects.filter(username="pusat.kpu").exists():
        return True
    if Satker.objects.exists() or Pengguna.objects.exists():
        raise CommandError("Portal ini sudah berisi kantor; isi_demo hanya untuk portal kosong.")
    return False


@transaction.atomic
def isi() -> None:
    kantor.buat_semua(waktu.hari_ini(WIB))
    kasus.mainkan()
    kasus.beri_kode_contoh()


# Starting over


def kosongkan() -> None:
    basis = settings.VAR / "db.sqlite3"
    if connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]) != basis:
        raise CommandError("--ulang hanya untuk SQLite di var/.")
    connection.close()
    if dipakai(basis):
        raise CommandError("Portal masih berjalan. Hentikan dulu, lalu ulangi.")
    hapus(basis)


def dipakai(basis: Path) -> bool:
    """Leaving WAL mode fails while anybody, such as the worker, has the database open."""
    if not basis.exists():
        return False
    sambungan = sqlite3.connect(basis, timeout=0)
    try:
        sambungan.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        return True
    finally:
        sambungan.close()
    return False


def hapus(basis: Path) -> None:
    for akhiran in ("", "-wal", "-shm", "-journal"):
        basis.with_name(basis.name + akhiran).unlink(missing_ok=True)
    for folder in (settings.FILE_DIR, settings.SUREL_DIR):
        if Path(folder).parent == basis.parent:
            shutil.rmtree(folder, ignore_errors=True)
