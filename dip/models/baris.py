"""Rows of a DIP written: from the grid, from a paste, from a whole sheet; never over another's.

Only the verbs of `Bagian` and `Penyusunan` call this, inside their act: the trail row, the right
and the state of the part are theirs. Whatever the number of rows, the number of queries is small.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Max, Model

from dip.models.entri import KOLOM, Entri, beri_kode
from ppid import waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku

SEKALI = 500  # rows per statement
MAKS_SEBUT = 50  # keys that a trail row names
BERUBAH = "Sebagian baris sudah diubah orang lain sejak Anda membukanya."
SUDAH_DITERUSKAN = "Sebagian informasi tahun lalu sudah ada di DIP ini."
DITULIS = ("kata", "diubah", "oleh")  # beside the columns


@dataclass(frozen=True)
class Ubahan:
    """What becomes of one row. Without `token` it is a new one, with `rupa` as the person saw it.

    `isi` may hold some of the columns, `unit` and `dokumen`. A new row may go on from a row of an
    earlier year (`asal`), whose key it keeps.
    """

    isi: dict = field(default_factory=dict)
    token: str = ""
    rupa: str = ""
    asal: Entri | None = None


class BarisBentrok(TransisiDitolak):
    """Somebody else changed these rows meanwhile: `kini`, by token, is how they stand."""

    def __init__(self, perkara, kini: dict[str, Entri]):
        super().__init__(BERUBAH, perkara)
        self.kini = kini


def rupa(isi) -> str:
    """Changes with what a person reads in a row; `isi` is an Entri, or a dict of its columns."""
    ambil = isi.get if isinstance(isi, dict) else lambda nama: getattr(isi, nama)
    nilai = ["" if ambil(nama) is None else str(ambil(nama)) for nama in KOLOM]
    return hashlib.sha256(json.dumps(nilai).encode()).hexdigest()[:16]


def tulis(perkara, milik, ubahan: Sequence[Ubahan], *, penyusunan, unit, oleh: Pelaku) -> dict:
    """Change and add rows of `milik`; returns what the trail row says. Rows that stay the same are
    not touched. `unit` is that of new rows which name none."""
    kini = waktu.sekarang()
    lama = [satu for satu in ubahan if satu.token]
    ada = _terkunci(milik, [satu.token for satu in lama])
    _pastikan_sama(perkara, lama, ada)
    diubah, isian = [], set()
    for satu in lama:
        if beda := _terapkan(ada[satu.token], satu.isi):
            diubah.append(ada[satu.token])
            isian |= beda
    baru = _baru(penyusunan, unit, [satu for satu in ubahan if not satu.token])
    for satu in (*diubah, *baru):
        satu.oleh, satu.diubah = oleh.pengguna, kini
        satu.isi_kata()
    _simpan(diubah, baru)
    return {
        "baru": len(baru),
        "diubah": len(diubah),
        "isian": sorted(isian),
        "kode": [satu.kode for satu in (*diubah, *baru)][:MAKS_SEBUT],
    }


def _terkunci(milik, token: Iterable[str]) -> dict[str, Entri]:
    """Held until the act is committed; a row that new rows point at may still be pointed at."""
    token = list(token)
    if not token:
        return {}
    kueri = milik.select_for_update(of=("self",), no_key=True)
    semua = kueri if len(token) > SEKALI else kueri.filter(token__in=token)
    return {satu.token: satu for satu in semua.order_by("pk")}


def _pastikan_sama(perkara, lama: list[Ubahan], ada: dict[str, Entri]) -> None:
    """Nobody's words are written over that were not seen."""
    bentrok = {}
    for satu in lama:
        entri = ada.get(satu.token)
        if entri is None:
            raise TransisiDitolak("Sebagian baris sudah tidak ada di bagian ini.", perkara)
        if entri.dicoret_pada or (satu.rupa and satu.rupa != rupa(entri)):
            bentrok[satu.token] = entri
    if bentrok:
        raise BarisBentrok(perkara, bentrok)


def _terapkan(entri: Entri, isi: dict) -> set[str]:
    beda = {nama for nama, nilai in isi.items() if _kunci(entri, nama) != _pk(nilai)}
    for nama in beda:
        setattr(entri, nama, isi[nama])
    return beda


def _kunci(entri: Entri, nama: str):
    """A column as it is stored; what it points at is not fetched."""
    return getattr(entri, Entri._meta.get_field(nama).attname)


def _pk(nilai):
    return nilai.pk if isinstance(nilai, Model) else nilai


def _baru(penyusunan, unit, ubahan: list[Ubahan]) -> list[Entri]:
    if not ubahan:
        return []
    _pastikan_belum_diteruskan(penyusunan, [satu.asal.kode for satu in ubahan if satu.asal])
    akhir = penyusunan.entri.aggregate(akhir=Max("urut"))["akhir"] or 0
    baru = [
        Entri(
            **{"unit": unit} | satu.isi,
            penyusunan=penyusunan,
            urut=urut,
            asal=satu.asal,
            kode=satu.asal.kode if satu.asal else "",
        )
        for urut, satu in enumerate(ubahan, start=akhir + 1)
    ]
    beri_kode(penyusunan.satker, penyusunan.tahun, [satu for satu in baru if not satu.kode])
    return baru


def _pastikan_belum_diteruskan(penyusunan, kode: list[str]) -> None:
    if kode and penyusunan.entri.filter(kode__in=kode).exists():
        raise TransisiDitolak(SUDAH_DITERUSKAN, penyusunan)


def _simpan(diubah: list[Entri], baru: list[Entri]) -> None:
    if diubah:
        Entri.objects.bulk_create(
            diubah,
            batch_size=SEKALI,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*KOLOM, "unit", "dokumen", *DITULIS],
        )
    Entri.objects.bulk_create(baru, batch_size=SEKALI)
