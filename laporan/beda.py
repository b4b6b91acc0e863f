"""What a ralat changes: the cells and texts that differ between two frozen reports. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from laporan import tabel
from laporan.tabel import Baris, Tabel

SEBUTAN = {
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
    "sarana": "Sarana dan prasarana",
    "sdm": "Sumber daya manusia",
    "anggaran": "Anggaran dan penggunaannya",
    "kendala_internal": "Kendala internal",
    "kendala_eksternal": "Kendala eksternal",
    "rekomendasi": "Rekomendasi",
    "rencana": "Rencana tindak lanjut",
}
TIDAK_ADA = "–"
MAKS_TEKS = 160


class Beda(NamedTuple):
    """`tempat`: the table, its row and its column; or the text."""

    tempat: str
    semula: str
    menjadi: str

    @property
    def sisi(self) -> tuple[str, str]:
        return self.semula, self.menjadi


def beda(semula: tuple[Mapping, Mapping], menjadi: tuple[Mapping, Mapping]) -> list[Beda]:
    """Each side: (beku, isian)."""
    kiri, kanan = tabel.semua(*semula), tabel.semua(*menjadi)
    hasil = []
    for kode in dict.fromkeys((*kiri, *kanan)):
        hasil += _tabel(kiri.get(kode), kanan.get(kode))
    return hasil + _teks(semula[1], menjadi[1])


def _tabel(kiri: Tabel | None, kanan: Tabel | None) -> list[Beda]:
    lama, baru = _sel(kiri), _sel(kanan)
    judul = (kanan or kiri).judul
    return [
        Beda(f"{judul}: {nama}", lama.get(nama, TIDAK_ADA), baru.get(nama, TIDAK_ADA))
        for nama in dict.fromkeys((*lama, *baru))
        if lama.get(nama) != baru.get(nama)
    ]


def _sel(satu: Tabel | None) -> dict[str, str]:
    """Every cell by "row, column"; by its row alone where that is the only column, or the total."""
    hasil: dict[str, str] = {}
    if satu is None:
        return hasil
    for baris in [*satu.baris, *_jumlah(satu)]:
        for kepala, isi in zip(satu.kepala[1:], baris.isi, strict=True):
            sendiri = len(satu.kepala) == 2 or kepala == "Jumlah"
            hasil[baris.nama if sendiri else f"{baris.nama}, {kepala.lower()}"] = f"{isi}"
    return hasil


def _jumlah(satu: Tabel) -> list[Baris]:
    """The total; of one month it only says that month again."""
    if satu.jumlah is None or (satu.kode == "volume" and len(satu.baris) == 1):
        return []
    return [satu.jumlah]


def _teks(kiri: Mapping, kanan: Mapping) -> list[Beda]:
    pasangan = ((nama, _isi(kiri, kunci), _isi(kanan, kunci)) for kunci, nama in SEBUTAN.items())
    return [Beda(nama, lama, baru) for nama, lama, baru in pasangan if lama != baru]


def _isi(isian: Mapping, nama: str) -> str:
    teks = " ".join(f"{isian.get(nama) or ''}".split())
    return teks if len(teks) <= MAKS_TEKS else f"{teks[:MAKS_TEKS].rstrip()} …"
