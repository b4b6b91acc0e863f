"""Chains whose steps an office's SOP may lack: an act has an arrow to every later stage.

Pure: which of the arrows is taken is asked of the SOP version under which the case began.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ppid.alur import Transisi
from ppid.izin import Izin, Peran


@dataclass(frozen=True)
class Tahap:
    """A case in `status` waits for step `kunci`. `buka`: with a Kegiatan of its own; `menunggu`:
    of a post that is not the step's own actor."""

    kunci: str
    status: str
    buka: bool = True
    menunggu: Peran | None = None


def panah(
    nama: str,
    label: str,
    dari: Iterable[str],
    izin: Izin,
    *,
    langkah: str,
    tujuan: Sequence[Tahap],
    akhir: str | None = None,
    sendiri: bool = True,
    tulis: tuple[str, ...] = (),
) -> tuple[Transisi, ...]:
    """The arrows of one act: to each of the stages, and to the end of the chain."""
    ke = [(t.status, (t.kunci, t.menunggu) if t.buka else None) for t in tujuan]
    ke += [(akhir, None)] if akhir else []
    return tuple(
        Transisi(
            *(nama, label, frozenset(dari), status, izin, langkah),
            sendiri=sendiri,
            tutup=bool(dari),
            buka=buka,
            tulis=tulis,
        )
        for status, buka in ke
    )


def sesudah(tahap: Sequence[Tahap], kunci: str) -> list[Tahap]:
    """The stages that come after a step."""
    urutan = [t.kunci for t in tahap]
    akhir = max(n for n, satu in enumerate(urutan) if satu == kunci)
    return list(tahap[akhir + 1 :])


def berikut(tahap: Sequence[Tahap], sop, kunci: str, akhir: str) -> str:
    """The status after a step: that of the next step which the version has."""
    ada = sop.langkah_per_kunci
    return next((t.status for t in sesudah(tahap, kunci) if t.kunci in ada), akhir)
