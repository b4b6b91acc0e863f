"""SOP step 8 of the past half year: each month closed, sent, accepted, signed.

Where the last one stands tells the offices apart: waiting for its recipient in Bintan, not closed
yet in Sarolangun, waiting for its signature in DKI Jakarta. Last year's yearly report is issued
where its first working days are past.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from laporan.celah import celah
from laporan.isi import susun
from laporan.masa import SEHARI, Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from laporan.usul import isian_awal
from ppid import waktu
from ppid.demo import pintu
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.izin import Peran
from ppid.models import Satker

BANYAK = 6  # months
SAMPAI = {"bintan": "kirim", "sarolangun": "", "dki-jakarta": "terima"}  # of the last month
HARI_TAHUNAN = 24  # working days after New Year on which the yearly report is closed
BAB = {
    "sarana": "Satu meja layanan informasi di lantai dasar, satu komputer, satu pencetak, kursi "
    "tunggu, dan jalur kursi roda. Keadaannya baik.",
    "sdm": "Satu petugas layanan informasi dan Kasubbag selaku PPID. Keduanya mengikuti bimbingan "
    "teknis keterbukaan informasi tahun ini.",
    "anggaran": "Layanan informasi dibiayai DIPA kantor, kegiatan pelayanan hubungan masyarakat. "
    "Tidak ada biaya yang dipungut di luar salinan.",
    "kendala_eksternal": "Sebagian pemohon tidak menyertakan identitas saat mengajukan lewat "
    "surat, sehingga kelengkapannya ditunggu.",
    "rekomendasi": "Dokumen yang sering diminta dimasukkan ke Daftar Informasi Publik.",
}


class Tahap(NamedTuple):
    """An act so many working days after the closing."""

    aksi: str
    hari: int
    jam: str


TAHAP = (
    Tahap("tutup", 0, "09.10"),
    Tahap("kirim", 0, "14.25"),
    Tahap("terima", 1, "10.40"),
    Tahap("tandatangani", 2, "09.35"),
)


def peristiwa(slug: str, hari: HariKerja) -> Iterator[Peristiwa]:
    """What would lie after this instant has not happened yet."""
    satker = Satker.objects.get(slug=slug)
    semua = [*_bulanan(satker, hari), *_tahunan(satker, hari)]
    yield from (satu for satu in semua if satu.saat < waktu.sekarang())


def _bulanan(satker, hari: HariKerja) -> Iterator[Peristiwa]:
    masa = JenisLaporan.BULANAN.masa(satker.hari_ini)
    for mundur in range(BANYAK):
        masa = JenisLaporan.BULANAN.masa(masa.awal - SEHARI)
        tahap = TAHAP if mundur else TAHAP[: _sampai(SAMPAI[satker.slug])]
        yield from _rangkai(satker, JenisLaporan.BULANAN, masa, hari, tahap, mulai=2)


def _sampai(aksi: str) -> int:
    return next((ke for ke, satu in enumerate(TAHAP, 1) if satu.aksi == aksi), 0)


def _tahunan(satker, hari: HariKerja) -> Iterator[Peristiwa]:
    masa = JenisLaporan.TAHUNAN.masa(satker.hari_ini.replace(year=satker.hari_ini.year - 1))
    yield from _rangkai(satker, JenisLaporan.TAHUNAN, masa, hari, TAHAP, mulai=HARI_TAHUNAN)


def _rangkai(satker, jenis, masa: Masa, hari: HariKerja, tahap, mulai: int) -> Iterator[Peristiwa]:
    """`mulai`: working days after the period on which it is closed."""
    for satu in tahap:
        saat = hari.saat(hari.sesudah(masa.akhir, mulai + satu.hari), satu.jam)
        yield Peristiwa(saat, partial(_lakukan, satker.slug, jenis, masa, satu.aksi))


def _lakukan(slug: str, jenis: JenisLaporan, masa: Masa, aksi: str) -> None:
    kasubbag = pintu.pelaku("kasubbag", slug)
    if aksi == "tutup":
        _tutup(kasubbag, jenis, masa)
        return
    laporan = Laporan.objects.filter(satker=kasubbag.satker, jenis=jenis, awal=masa.awal).first()
    if laporan is None or laporan.terbit:  # accepting it was the last act already
        return
    oleh = {"kirim": Peran.KASUBBAG, "terima": Peran(laporan.penerima)}
    pelaku = pintu.pelaku(oleh.get(aksi, Peran.SEKRETARIS).value, slug)
    getattr(laporan, aksi)(oleh=pelaku)


def _tutup(oleh, jenis: JenisLaporan, masa: Masa) -> None:
    satker = oleh.satker
    beku = susun(satker, jenis, masa)
    isian = isian_awal(satker, jenis, masa, beku)
    if jenis == JenisLaporan.TAHUNAN:
        isian |= BAB
    kurang = [satu.kalimat for satu in celah(satker, masa, beku)]
    Laporan.tutup(satker, jenis, masa, oleh=oleh, celah=kurang, isian=isian)
