"""A change of the holiday list: which open cases it moves, and moving them.

Counting again with the changed calendar is the only way a due date moves; the preview and the act
count alike. A case keeps what its own clock says for `batas_lengkapi`: that day is in its letter.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import formats

from ppid import jejak, tenggat
from ppid.izin import Pelaku
from ppid.models import HariLibur, Perkara


@dataclass(frozen=True)
class Pergeseran:
    """One open case and its due date before and after."""

    perkara: Perkara
    dari: date
    ke: date


class DaftarBerubah(Exception):
    """The list or the cases changed since the preview; look again before saving."""


def dampak(baris: HariLibur, *, hapus: bool = False) -> list[Pergeseran]:
    """Running cases that move when the row is added (or removed), by office and case."""
    return _hitung(baris, list(_calon(baris)), hapus)


@transaction.atomic
def pindah(baris: HariLibur, *, oleh: Pelaku, jumlah: int, hapus: bool = False) -> list[Pergeseran]:
    """Change the list, move the cases, write the trail: all or nothing.

    `jumlah` is what the preview said. Lock order: the cases by office and pk, chain heads last.
    """
    bergeser = _hitung(baris, list(_calon(baris, kunci=True)), hapus)
    if len(bergeser) != jumlah:
        raise DaftarBerubah
    _simpan(baris, hapus)
    hari = formats.date_format(baris.tanggal, "j F Y")
    sebab = f"Libur {'dihapus' if hapus else 'ditambahkan'}: {baris.nama}, {hari}"
    for satu in bergeser:
        satu.perkara.geser(satu.ke, oleh=oleh, sebab=sebab)
    jejak.catat(
        "libur_dihapus" if hapus else "libur_ditambah",
        oleh=oleh,
        tentang=baris,
        data={
            "tanggal": f"{baris.tanggal}",
            "jenis": baris.jenis,
            "nama": baris.nama,
            "dasar": baris.dasar,
            "bergeser": len(bergeser),
        },
    )
    return bergeser


def selaraskan(*, oleh: Pelaku) -> int:
    """The worker's net: a case filed while the list was being saved counted with the old one.

    Counts every open case again and moves those that differ; returns how many.
    """
    kalender, bergeser = {}, 0
    for jenis in _jenis_perkara():
        terbuka = jenis.objects.berjalan().select_related("satker", "rezim")
        for perkara in terbuka.order_by("satker_id", "pk"):
            milik = kalender.setdefault(perkara.satker_id, perkara.satker).kalender()
            if perkara.tempo(milik) != perkara.jatuh_tempo:
                bergeser += _luruskan(perkara, milik, oleh)
    return bergeser


@transaction.atomic
def _luruskan(perkara: Perkara, kalender: tenggat.Kalender, oleh: Pelaku) -> bool:
    kini = type(perkara).objects.berjalan().select_for_update(no_key=True, of=("self",))
    satu = kini.select_related("satker", "rezim").filter(pk=perkara.pk).first()
    ke = satu and satu.tempo(kalender)
    if not satu or ke == satu.jatuh_tempo:
        return False
    satu.geser(ke, oleh=oleh, sebab="Dihitung ulang menurut daftar hari libur yang berlaku")
    return True


def _simpan(baris: HariLibur, hapus: bool) -> None:
    if hapus:
        # By query: the instance keeps its pk for the trail.
        if not HariLibur.objects.filter(pk=baris.pk).delete()[0]:
            raise DaftarBerubah
        return
    try:
        with transaction.atomic():
            baris.save(force_insert=True)
    except IntegrityError:
        raise DaftarBerubah from None


def _calon(baris: HariLibur, *, kunci: bool = False) -> Iterator[Perkara]:
    """Open cases whose clock runs over that day, of the row's office or of all."""
    for jenis in _jenis_perkara():
        perkara = jenis.objects.berjalan().filter(
            mulai__lt=baris.tanggal, jatuh_tempo__gte=baris.tanggal
        )
        if baris.satker_id:
            perkara = perkara.filter(satker=baris.satker_id)
        if kunci:
            perkara = perkara.select_for_update(no_key=True, of=("self",))
        yield from perkara.select_related("satker", "rezim").order_by("satker_id", "pk")


def _jenis_perkara() -> list[type[Perkara]]:
    return [model for model in apps.get_models() if issubclass(model, Perkara)]


def _hitung(baris: HariLibur, calon: list[Perkara], hapus: bool) -> list[Pergeseran]:
    kalender = _kalender_nanti(baris, {p.satker_id for p in calon}, hapus)
    semua = [
        Pergeseran(perkara, perkara.jatuh_tempo, perkara.tempo(kalender[perkara.satker_id]))
        for perkara in calon
    ]
    return [satu for satu in semua if satu.ke != satu.dari]


def _kalender_nanti(baris: HariLibur, satker: set[int], hapus: bool) -> dict:
    """Each office's calendar as it will be; one query for all offices."""
    nasional, lokal = [], defaultdict(list)
    for satu in HariLibur.objects.filter(Q(satker=None) | Q(satker__in=satker)).exclude(
        pk=baris.pk
    ):
        (lokal[satu.satker_id] if satu.satker_id else nasional).append(satu.sebagai_libur())
    if not hapus:
        (lokal[baris.satker_id] if baris.satker_id else nasional).append(baris.sebagai_libur())
    return {s: tenggat.Kalender.dari([*nasional, *lokal[s]]) for s in satker}
