"""Hundreds of documents like one that the verbs made; only for counting, ranking and timing."""

import random
from collections.abc import Iterable

from dip import kata
from dip.models import Dokumen, TeksBerkas, VersiBerkas
from ppid.models import Berkas
from ppid.models.berkas import token_baru
from tests.gandaan import salin
from tests.gudang import judul_ringkasan

SUKU = ("ba", "ca", "da", "gu", "ha", "ja", "ki", "lo", "ma", "nu", "pe", "ra", "su", "ta", "wi")


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


def isi_rak(asal: Dokumen, banyak: int, sekali: int = 5_000) -> None:
    """`banyak` documents, told apart by place and number, each with a page of words in its file."""
    acak = random.Random(1)
    kosakata = [f"{a}{b}{c}" for a in SUKU for b in SUKU for c in SUKU]
    bobot = [1 / n for n in range(1, len(kosakata) + 1)]  # as words go: few common, many rare
    judul = judul_ringkasan()
    for awal in range(0, banyak, sekali):
        salin_dokumen(
            asal,
            (
                (
                    f"{judul[n % len(judul)][0]} nomor {n}",
                    judul[n % len(judul)][1],
                    " ".join(acak.choices(kosakata, bobot, k=300)) + f" {judul[n % 97][0]}",
                )
                for n in range(awal, min(awal + sekali, banyak))
            ),
        )
