"""The tables of a report, from what `laporan.isi` froze and what people wrote. Pure.

Figures carry the key they were counted under, so a page can lead to the rows behind each
(`laporan.isi.angka_perkara`).
"""

from collections.abc import Mapping

from laporan.tabel import isian as tulisan
from laporan.tabel import layanan, perjalanan
from laporan.tabel.dasar import Baris, Tabel, Teks

__all__ = ["Baris", "Tabel", "Teks", "semua"]


def semua(beku: Mapping, isian: Mapping | None = None) -> dict[str, Tabel]:
    """By `kode`, in the order of a report: arus, volume, kanal, pemohon, pekerjaan, hasil,
    penolakan, waktu, terlambat, lama, unit, keberatan, sengketa, dip, biaya.

    `isian`: what the Kasubbag typed in, for keberatan and sengketa.
    """
    daftar = [
        perjalanan.arus(beku),
        layanan.volume(beku),
        layanan.kanal(beku),
        layanan.pemohon(beku),
        layanan.pekerjaan(beku),
        layanan.hasil(beku),
        layanan.penolakan(beku),
        perjalanan.waktu(beku),
        perjalanan.terlambat(beku),
        perjalanan.lama(beku),
        layanan.unit(beku),
        tulisan.keberatan(isian or {}),
        tulisan.sengketa(isian or {}),
        layanan.dip(beku),
        layanan.biaya(beku),
    ]
    return {satu.kode: satu for satu in daftar}
