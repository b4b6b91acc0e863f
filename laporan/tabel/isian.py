"""Tables that the Kasubbag types in: keberatan and sengketa."""

from collections.abc import Mapping

from laporan.tabel.dasar import Baris, Tabel

# Pasal 35 ayat (1) UU 14/2008, in the words of the form.
ALASAN = {
    "a": "Permohonan informasi ditolak",
    "b": "Informasi berkala tidak disediakan",
    "c": "Permintaan informasi tidak ditanggapi",
    "d": "Permintaan informasi ditanggapi tidak sebagaimana yang diminta",
    "e": "Permintaan informasi tidak dipenuhi",
    "f": "Biaya yang dikenakan tidak wajar",
    "g": "Informasi disampaikan melebihi jangka waktu yang ditentukan",
}


def keberatan(isian: Mapping) -> Tabel:
    isi = isian.get("keberatan") or {}
    semua = [
        Baris(f"{huruf}. {teks}", [int(isi.get(huruf) or 0)]) for huruf, teks in ALASAN.items()
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
