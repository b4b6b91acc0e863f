"""What the portal itself proves of an office before the Komisi Informasi (e-Monev, ranah.md 5.3).

Each item: what is asked, how far it is proved, the proof in a sentence, and where to look. Which
item stands under which indicator is our reading; the KI's questionnaire changes every year.
"""

from laporan.monev.butir import Indikator, Peta
from laporan.monev.informasi import jenis, kualitas
from laporan.monev.layanan import digital, pelayanan, sarana
from laporan.monev.lembaga import komitmen
from laporan.monev.pemeriksaan import Pemeriksaan
from ppid.izin import Pelaku

TAHUN_BOBOT = 2025
SENDIRI = (
    "DIPA, RKA-KL, laporan realisasi anggaran, neraca, dan CALK yang sudah diumumkan",
    "Rencana umum pengadaan dan LPSE, serta perjanjian kerja sama",
    "Ruang layanan, sarana, dan akses difabel di kantor",
    "Anggaran, jumlah, dan pelatihan petugas PPID",
    "Penyampaian laporan tahunan kepada Komisi Informasi",
    "Media sosial, sosialisasi, dan inovasi",
)
INDIKATOR = (
    ("Kualitas informasi", 10, kualitas),
    ("Jenis informasi", 40, jenis),
    ("Pelayanan informasi", 10, pelayanan),
    ("Komitmen organisasi", 10, komitmen),
    ("Sarana prasarana", 10, sarana),
    ("Digitalisasi", 20, digital),
)


def peta(pelaku: Pelaku) -> Peta:
    """A fixed number of queries, however much an office has."""
    periksa = Pemeriksaan(pelaku)
    return Peta([Indikator(nama, bobot, list(isi(periksa))) for nama, bobot, isi in INDIKATOR])
