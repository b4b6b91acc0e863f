"""The transition table of the supervision (SOP Pelayanan, step 7). Data only."""

from django.db import models

from ppid.alur import Transisi
from ppid.izin import Izin

LANGKAH = "supervisi"  # the step key


class Status(models.TextChoices):
    BERJALAN = "berjalan", "Belum disahkan"
    DISAHKAN = "disahkan", "Disahkan"


_BERJALAN = frozenset({Status.BERJALAN})


def _tinjau(nama: str, label: str) -> Transisi:
    """The step's own work; the status stays."""
    return Transisi(nama, label, _BERJALAN, None, Izin.SUPERVISI, LANGKAH)


ALUR = (
    Transisi(
        *("mulai_supervisi", "Mulai supervisi", frozenset(), Status.BERJALAN),
        *(Izin.SUPERVISI, LANGKAH),
        buka=(LANGKAH, None),
    ),
    _tinjau("periksa", "Tandai diperiksa"),
    _tinjau("batal_periksa", "Batalkan tanda diperiksa"),
    _tinjau("catat_supervisi", "Simpan catatan"),
    Transisi(
        *("sahkan", "Sahkan data layanan", _BERJALAN, Status.DISAHKAN),
        *(Izin.SUPERVISI, LANGKAH),
        tutup=True,
    ),
)
