"""The worker beside the web server: writes the mornings, sends messages, prints papers, sweeps."""

import logging
import signal
import threading
import time

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from ppid import berkas, kabar, libur, naskah, surel_pagi
from ppid.halaman import SUMBER_PAGI, TUGAS_PAGI
from ppid.izin import sistem

log = logging.getLogger(__name__)

JEDA = 2  # seconds between rounds
JEDA_PAGI = 60
JEDA_SAPU = 3600


class Command(BaseCommand):
    help = "Mengirim kabar, mencetak naskah, dan menyapu berkas yatim sampai dihentikan (TERM)."

    def add_arguments(self, parser):
        parser.add_argument("--sekali", action="store_true", help="satu putaran, lalu selesai")

    def handle(self, *args, sekali, **options):
        putaran = Putaran()
        if sekali:
            putaran.jalan()
            return
        berhenti = threading.Event()
        for sinyal in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sinyal, lambda *_: berhenti.set())
        while not berhenti.is_set():
            close_old_connections()  # a database that was restarted is met anew
            putaran.jalan()
            berhenti.wait(JEDA)


def selaraskan_tenggat() -> None:
    libur.selaraskan(oleh=sistem())


class Putaran:
    """One round after the other; a job that fails is logged and does not stop the next."""

    def __init__(self):
        self.gagal_cetak: set[int] = set()
        self.pagi_lagi = self.sapu_lagi = 0.0

    def jalan(self) -> None:
        self._coba(kabar.kirim_antrean)
        if time.monotonic() >= self.pagi_lagi:
            self.pagi_lagi = time.monotonic() + JEDA_PAGI
            self._coba(surel_pagi.jalankan, SUMBER_PAGI, TUGAS_PAGI)
        self._coba(naskah.cetak_tertunda, self.gagal_cetak)
        if time.monotonic() >= self.sapu_lagi:
            self.sapu_lagi = time.monotonic() + JEDA_SAPU
            self._coba(berkas.sapu)
            self._coba(call_command, "clearsessions")
            self._coba(selaraskan_tenggat)
            for model in apps.get_models():  # a model with leftovers knows how to sweep them
                if hasattr(model, "sapu"):
                    self._coba(model.sapu)

    def _coba(self, tugas, *args) -> None:
        try:
            tugas(*args)
        except Exception:
            log.exception("Pekerja: %s gagal", tugas.__qualname__)
