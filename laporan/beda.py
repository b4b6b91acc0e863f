"""What a ralat changes: the cells and texts that differ between two frozen reports. Pure.

By table, and each change once: a total that changed by as much as what it adds up is left out.
"""

from collections.abc import Mapping
from typing import NamedTuple

from laporan import tabel
from laporan.tabel import Baris, Tabel
from laporan.tabel.isian import JUDUL_TULISAN
from permohonan.hitungan import seperti_biasa

TIDAK_ADA, JUMLAH = "–", "Jumlah"
MAKS_TEKS = 160
Tempat = tuple[str, str]  # row, column; column "" for a row that is read as one


class Ubah(NamedTuple):
    nama: str
    semula: str
    menjadi: str


class Beda(NamedTuple):
    """`judul`: of the table, or of what is written."""

    judul: str
    isi: list[Ubah]


def beda(semula: tuple[Mapping, Mapping], menjadi: tuple[Mapping, Mapping]) -> list[Beda]:
    """Each side: (beku, isian). Compared in the form of the older one, so that nothing differs
    because it was not counted then."""
    versi = min(beku["versi"] for beku, _ in (semula, menjadi))
    kiri, kanan = (tabel.semua(_seperti(beku, versi), isian) for beku, isian in (semula, menjadi))
    hasil = [_tabel(kiri.get(kode), kanan.get(kode)) for kode in dict.fromkeys((*kiri, *kanan))]
    hasil.append(Beda("Tulisan", _teks(semula[1], menjadi[1])))
    return [satu for satu in hasil if satu.isi]


def _seperti(beku: Mapping, versi: int) -> Mapping:
    """See `laporan.isi.VERSI`."""
    if beku["versi"] == versi:
        return beku
    return beku | {"versi": versi, "angka": seperti_biasa(beku["angka"])}


def _tabel(kiri: Tabel | None, kanan: Tabel | None) -> Beda:
    lama, baru = _sel(kiri), _sel(kanan)
    ada = kanan or kiri
    ubah = [t for t in dict.fromkeys((*lama, *baru)) if lama.get(t) != baru.get(t)]
    selisih = {t: _selisih(lama.get(t, 0), baru.get(t, 0)) for t in ubah}
    isi = [
        Ubah(_nama(t, ada), f"{lama.get(t, TIDAK_ADA)}", f"{baru.get(t, TIDAK_ADA)}")
        for t in ubah
        if not _terjelaskan(t, selisih, ada)
    ]
    return Beda(ada.judul, isi)


def _sel(satu: Tabel | None) -> dict[Tempat, int | str]:
    """Every cell; a row with words is one, its number before what is said of it."""
    hasil: dict[Tempat, int | str] = {}
    for baris in _baris(satu) if satu else []:
        if satu.teks:
            hasil[baris.nama, ""] = "; ".join(f"{isi}" for isi in baris.isi if isi != "")
        else:
            hasil |= {(baris.nama, k): n for k, n in zip(satu.kepala[1:], baris.isi, strict=True)}
    return hasil


def _baris(satu: Tabel) -> list[Baris]:
    return [*satu.baris, *([satu.jumlah] if satu.jumlah else [])]


def _selisih(lama: int | str, baru: int | str) -> int | None:
    return None if isinstance(lama, str) or isinstance(baru, str) else baru - lama


def _terjelaskan(tempat: Tempat, selisih: Mapping[Tempat, int | None], satu: Tabel) -> bool:
    """Is it a total, of its column or of its row, that changed by what changed in its parts?"""
    baris, kolom = tempat
    bagian = []
    if baris == JUMLAH:
        bagian.append([n for (b, k), n in selisih.items() if k == kolom and b != JUMLAH])
    if kolom == JUMLAH == satu.kepala[-1] and len(satu.kepala) > 2:
        bagian.append([n for (b, k), n in selisih.items() if b == baris and k != JUMLAH])
    return any(None not in satu and sum(satu) == selisih[tempat] for satu in bagian if satu)


def _nama(tempat: Tempat, satu: Tabel) -> str:
    baris, kolom = tempat
    sendiri = not kolom or len(satu.kepala) == 2 or kolom == JUMLAH
    return baris if sendiri else f"{baris}, {kolom.lower()}"


def _teks(kiri: Mapping, kanan: Mapping) -> list[Ubah]:
    pasangan = (
        (judul, _isi(kiri, nama), _isi(kanan, nama)) for nama, judul in JUDUL_TULISAN.items()
    )
    return [
        Ubah(judul, lama or TIDAK_ADA, baru or TIDAK_ADA)
        for judul, lama, baru in pasangan
        if lama != baru
    ]


def _isi(isian: Mapping, nama: str) -> str:
    teks = " ".join(f"{isian.get(nama) or ''}".split())
    return teks if len(teks) <= MAKS_TEKS else f"{teks[:MAKS_TEKS].rstrip()} …"
