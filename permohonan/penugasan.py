"""Several requests given to one person, or taken back: all of them or none, in one transaction."""

import re
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from permohonan.models import Permohonan
from permohonan.models.penanganan import PENUGASAN, masih_dapat_batal
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Jejak, Pengguna
from ppid.models.berkas import token_baru

TIDAK_ADA = "Penugasan ini tidak ditemukan. Buka antrean untuk melihat keadaan sekarang."


@dataclass(frozen=True)
class Kelompok:
    """A batch just assigned, that its author may still take back."""

    token: str
    nama: str
    banyak: int


def tugaskan(pelaku: Pelaku, versi: dict[str, int], kepada: Pengguna) -> str:
    """Assign these cases; returns the token of the batch, "" where the person has them all.

    `versi` maps the key of each case to the version its list showed. One that has moved on since
    is named, and none is assigned. Cases that the person has already stay as they are.
    """
    kelompok = token_baru()
    with transaction.atomic():
        perkara = _terkunci(pelaku, kunci__in=versi)
        _periksa(perkara, versi)
        pindah = [p for p in perkara if p.petugas_id != kepada.pk]
        for p in pindah:
            p.tugaskan(kepada=kepada, oleh=pelaku, kelompok=kelompok)
    return kelompok if pindah else ""


def batalkan(pelaku: Pelaku, kelompok: str) -> int:
    """Give every case of a batch back to whoever had it; returns how many."""
    tugas = [b.tentang_id for b in _baris(pelaku, kelompok) if b.jenis == "tugaskan"]
    if not tugas:
        raise TransisiDitolak(TIDAK_ADA)
    with transaction.atomic():
        perkara = _terkunci(pelaku, pk__in=tugas)
        for p in perkara:
            p.batalkan_tugas(oleh=pelaku, kelompok=kelompok)
    return len(perkara)


def dapat_dibatalkan(pelaku: Pelaku, kelompok: str) -> Kelompok | None:
    """What the banner says; None once it is taken back or ten minutes old."""
    baris = _baris(pelaku, kelompok)
    if not baris or any(b.jenis != "tugaskan" or not masih_dapat_batal(b.waktu) for b in baris):
        return None
    kepada = Pengguna.objects.get(pk=baris[0].data["petugas"])
    return Kelompok(kelompok, kepada.nama, len(baris))


def _terkunci(pelaku: Pelaku, **saring) -> list[Permohonan]:
    """Locked in the order of their keys, before anything else is: no two batches wait in a ring."""
    milik = Permohonan.objects.untuk(pelaku).filter(**saring).order_by("pk")
    return list(milik.select_related("satker", "sop").select_for_update(no_key=True, of=("self",)))


def _periksa(perkara: list[Permohonan], versi: dict[str, int]) -> None:
    if len(perkara) != len(versi):
        raise TransisiDitolak("Sebagian permohonan tidak ditemukan. Tidak ada yang ditugaskan.")
    for p in perkara:
        if p.versi != versi[p.kunci]:
            kalimat = f"Permohonan {p.nomor} sudah berubah sejak daftar ini Anda buka. "
            raise TransisiDitolak(f"{kalimat}Tidak ada yang ditugaskan.", p)


def _baris(pelaku: Pelaku, kelompok: str) -> list[Jejak]:
    """The trail of one of this person's batches; nothing for what is no token of ours."""
    if not re.fullmatch(r"[\w-]{8,40}", kelompok, re.ASCII):
        return []
    milik = Jejak.objects.filter(
        satker=pelaku.satker,
        oleh=pelaku.pengguna,
        tentang_jenis=ContentType.objects.get_for_model(Permohonan),
        jenis__in=PENUGASAN,
        data__kelompok=kelompok,
    )
    return list(milik.order_by("urut"))
