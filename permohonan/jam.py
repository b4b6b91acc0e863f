"""The legal clock of a case as pages show it: how urgent, and the strip of its days."""

from datetime import date

from permohonan.models import Permohonan
from permohonan.status import BERJALAN, Status
from permohonan.urgensi import BERHENTI, SELESAI, Urgensi, urgensi
from ppid import tenggat
from ppid.pita import Pita, pita


def urgensi_permohonan(p: Permohonan) -> Urgensi:
    if p.status not in BERJALAN:
        return BERHENTI if p.terbuka else SELESAI
    sisa = tenggat.sisa_hari_kerja(p.satker.hari_ini, p.jatuh_tempo, p.satker.kalender())
    return urgensi(sisa, panjang(p))


def panjang(p: Permohonan) -> int:
    """Working days of its clock: with the extension once that is in force."""
    return p.rezim.hari + (p.rezim.tambahan if p.diperpanjang_pada else 0)


def berhenti(p: Permohonan) -> date | None:
    """The day on which the clock stopped: that of the notice, else that of the end."""
    instan = p.diberitahukan_pada or p.selesai_pada
    return p.satker.setempat(instan).date() if instan else None


def pita_permohonan(p: Permohonan, *, target: date | None = None) -> Pita:
    return pita(
        p.hitungan(),
        p.satker.hari_ini,
        selesai=berhenti(p),
        kata="Diberitahukan" if p.diberitahukan_pada else "Selesai",
        target=target,
        diperpanjang=p.diperpanjang_pada is not None,
    )


def ketat(p: Permohonan) -> date | None:
    """The office's stricter target, where it differs and is still ahead of the case."""
    if p.diperpanjang_pada or p.status == Status.SELESAI:
        return None
    hari = tenggat.tanggal_ketat(p.mulai, p.satker.kalender(), p.rezim.hari)
    return hari if hari != p.jatuh_tempo else None
