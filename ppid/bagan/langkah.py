"""The steps of an SOP version where a case stands: one list, for the drawing and for a phone."""

from ppid.bagan.alur import LEWAT, Baris
from ppid.bagan.gambar import Bagan, gambar


def butir(langkah, keadaan: str, mutu: tuple[str, ...], di_sini: str) -> dict:
    """A step as `Baris` names it, with what the list says more. `di_sini` only of the open step."""
    return {
        "nomor": langkah.urut,
        "teks": langkah.judul,
        "pelaku": ", ".join(label for label, _ in langkah.simbol),
        "simbol": langkah.simbol,
        "pilihan": langkah.pilihan,
        "waktu": " ".join(mutu),
        "mutu": ("tidak dilalui", *mutu) if keadaan == LEWAT else mutu,
        "keluaran": langkah.output,
        "keadaan": keadaan,
        "di_sini": di_sini if keadaan == "kini" else "",
    }


def gambar_butir(sop, semua: list[dict], judul: str) -> Bagan:
    baris = [Baris(**{nama: satu[nama] for nama in Baris._fields}) for satu in semua]
    return gambar(sop.label_aktor, baris, judul=judul)
