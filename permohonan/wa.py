"""WhatsApp: a text to copy, and a link that opens a chat with it. Never the code, never rincian."""

from dataclasses import dataclass
from urllib.parse import quote

from permohonan import pesan
from ppid import teks_kabar

KODE = "whatsapp"


@dataclass(frozen=True)
class Salinan:
    teks: str
    tautan: str  # "" when the applicant gave no telephone


def salinan(permohonan) -> Salinan:
    """In the office's words; the desk sends it from its own telephone, the portal sends nothing."""
    teks = teks_kabar.milik(permohonan.satker, KODE)
    isi = teks.terisi(pesan.nilai(permohonan, teks.isian, jenis=pesan.JENIS[KODE])).isi
    nomor = permohonan.pemohon.telepon.removeprefix("+")
    return Salinan(isi, f"https://wa.me/{nomor}?text={quote(isi)}" if nomor else "")
