"""Hundreds of documents like one that the verbs made; only for counting, ranking and timing."""

from collections.abc import Iterable

from dip import kata
from dip.models import Dokumen, TeksBerkas, VersiBerkas
from ppid.models import Berkas
from ppid.models.berkas import token_baru
from tests.gandaan import salin


def salin_dokumen(asal: Dokumen, isi: Iterable[tuple[str, str, str]]) -> list[Dokumen]:
    """Copies of a document with one file: each with its own (title, summary, text of its file)."""
    isi = list(isi)
    versi = asal.versi_berkas.select_related("berkas").get()
    baru = Dokumen.objects.bulk_create(
        salin(asal, token=token_baru(), judul=j, ringkasan=r, kata=kata.rapikan(f"{j} {r}"))
        for j, r, _ in isi
    )
    berkas = Berkas.objects.bulk_create(
        salin(versi.berkas, token=token_baru(), kunci=token_baru(), tentang_id=d.pk) for d in baru
    )
    daftar = VersiBerkas.objects.bulk_create(
        salin(versi, dokumen=d, berkas=b) for d, b in zip(baru, berkas, strict=True)
    )
    TeksBerkas.objects.bulk_create(
        TeksBerkas(versi=v, isi=kata.himpunan(teks))
        for v, (_, _, teks) in zip(daftar, isi, strict=True)
    )
    return baru
