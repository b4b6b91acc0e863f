"""Identity papers of a case, without the sieve that uploads go through."""

from datetime import UTC, datetime

from permohonan.models import Permohonan
from ppid import berkas
from ppid.izin import Peran
from ppid.models import Berkas, JenisBerkas
from tests.factories import buat_permohonan, pelaku

NIK = "2101011203900003"
TUTUP = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)  # Senin, 24 November 2025, 16.00 WIB


def simpan(tentang, jenis: str = JenisBerkas.IDENTITAS, isi: bytes = b"%PDF kartu") -> Berkas:
    bersih = berkas.Bersih(isi, "application/pdf", ".pdf")
    satu = berkas.tulis(bersih, nama="KTP Budi.pdf", jenis=jenis, satker=tentang.satker)
    return berkas.kaitkan(satu, tentang)


def selesai(satker, *jenis: str, status: str = "selesai") -> Permohonan:
    """A closed case with a number on record and these papers."""
    perkara = buat_permohonan(satker)
    kartu = {"jenis": "ktp", "nomor_identitas": NIK}
    perkara.catat_identitas(oleh=pelaku(Peran.PETUGAS, satker), **kartu)
    for satu in jenis or (JenisBerkas.IDENTITAS,):
        simpan(perkara, satu)
    if status == "selesai":
        perkara.cabut(oleh=pelaku(Peran.PETUGAS, satker), alasan="Surat")
    return perkara
