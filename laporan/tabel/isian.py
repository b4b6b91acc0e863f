"""What people write in a report: its text blocks, and the tables of keberatan and sengketa."""

from collections.abc import Mapping

from laporan.tabel.dasar import Baris, Tabel
from permohonan.pilihan import ALASAN_KEBERATAN

MAKS_TULISAN = 6000  # letters of a block
JUDUL_TULISAN = {  # the blocks, by field
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


def keberatan(isian: Mapping) -> Tabel:
    isi = isian.get("keberatan") or {}
    semua = [
        Baris(f"{huruf}. {teks}", [int(isi.get(huruf) or 0)])
        for huruf, teks in ALASAN_KEBERATAN.items()
    ]
    return Tabel(
        "keberatan",
        "Keberatan menurut alasan",
        ["Alasan (Pasal 35 ayat (1) UU Nomor 14 Tahun 2008)", "Jumlah"],
        semua,
        Baris("Jumlah", [sum(satu.isi[0] for satu in semua)]),
        "Diisi oleh PPID. Satu keberatan dapat memuat beberapa alasan.",
    )


def sengketa(isian: Mapping) -> Tabel:
    ada = isian.get("sengketa") or []
    return Tabel(
        "sengketa",
        "Sengketa informasi",
        ["Nomor register", "Proses", "Hasil"],
        [Baris(satu["nomor"], [satu["proses"], satu["hasil"]]) for satu in ada],
        catatan="Diisi oleh PPID." if ada else "Tidak ada sengketa informasi.",
        teks=frozenset({0, 1}),
    )
