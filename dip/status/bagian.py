"""The transition table of one unit's part of the DIP (SOP Penyusunan DIP, step 7). Data only."""

from django.db import models

from ppid.alur import Transisi
from ppid.izin import Izin

LANGKAH = "isi"  # the step key


class Status(models.TextChoices):
    DIISI = "diisi", "Sedang diisi"
    DISERAHKAN = "diserahkan", "Sudah diserahkan"
    TIDAK_DISERAHKAN = "tidak_diserahkan", "Tidak diserahkan"


_DIISI = frozenset({Status.DIISI})
_SELESAI = frozenset({Status.DISERAHKAN, Status.TIDAK_DISERAHKAN})

ALUR = (
    Transisi(
        *("sampaikan_nota", "Sampaikan nota dinas", frozenset(), Status.DIISI),
        *(Izin.PUTUS_NOTA, LANGKAH),
        sendiri=False,
        buka=(LANGKAH, None),
    ),
    # Filling is the penghubung's side act; the part is its Kabag's to hand in.
    Transisi("isi_entri", "Simpan baris", _DIISI, None, Izin.ISI_DIP, LANGKAH, sendiri=False),
    Transisi(
        *("serahkan_bagian", "Serahkan bagian ini", _DIISI, Status.DISERAHKAN),
        *(Izin.SERAHKAN_DIP, LANGKAH),
        tutup=True,
    ),
    Transisi(
        *("lewati_bagian", "Lanjutkan tanpa bagian ini", _DIISI, Status.TIDAK_DISERAHKAN),
        *(Izin.KOORDINASI_DIP, LANGKAH),
        sendiri=False,
        tutup=True,
    ),
    Transisi(
        *("minta_perbaikan", "Minta perbaikan", _SELESAI, Status.DIISI),
        *(Izin.SUSUN_DIP, LANGKAH),
        sendiri=False,
        buka=(LANGKAH, None),
    ),
)
