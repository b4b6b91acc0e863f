"""The release gate: a file leaves the office only when all that was found in it is answered for.

`ppid.saring` looks into a file of the office when it is stored and writes its findings on the row:
hidden sheets, rows, columns and layers, tracked changes, comments, names in the metadata, links to
elsewhere, NIK. Nothing is ever removed from the file. Somebody either stores a cleaned file in its
place, or answers each finding with a reason, which stays on the row with their name and the time.
Whoever lets files out asks `tertahan()` first; the trail row of an answer is the caller's, as it
belongs to the document or case that the file is about.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from ppid import waktu
from ppid.izin import Pelaku
from ppid.models.berkas import Berkas

MAKS_ALASAN = 500


def jawab(berkas: Berkas, indeks: int, alasan: str, oleh: Pelaku) -> Berkas:
    """Answer one finding, once: an answer that was given is not written over."""
    alasan = _alasan(alasan)
    if oleh.satker != berkas.satker:
        raise PermissionDenied
    with transaction.atomic():
        baris = Berkas.objects.select_for_update().get(pk=berkas.pk)
        _belum_dijawab(baris.temuan, indeks)
        jawaban = {"jawaban": alasan, "oleh": oleh.nama, "pada": waktu.sekarang().isoformat()}
        baris.temuan[indeks] |= jawaban
        baris.save(update_fields=["temuan"])
    berkas.temuan = baris.temuan
    return berkas


def _alasan(teks: str) -> str:
    rapi = (teks or "").strip()
    if not rapi:
        raise ValidationError("Tulis alasan mengapa berkas boleh keluar dengan temuan ini")
    if len(rapi) > MAKS_ALASAN:
        raise ValidationError(f"Ringkas alasannya, paling banyak {MAKS_ALASAN} huruf")
    return rapi


def _belum_dijawab(temuan: list[dict], indeks: int) -> None:
    if not 0 <= indeks < len(temuan):
        raise ValidationError("Temuan ini tidak ada pada berkas. Muat ulang halaman")
    if temuan[indeks]["jawaban"]:
        raise ValidationError(f"Temuan ini sudah dijawab oleh {temuan[indeks]['oleh']}")


def tertahan(berkas: Iterable[Berkas]) -> list[Berkas]:
    """Those that may not leave yet."""
    return [satu for satu in berkas if not satu.lolos_gerbang]
