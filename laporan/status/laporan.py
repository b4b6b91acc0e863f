"""The kinds of reports and their transition table (SOP Pelayanan, step 8). Data only.

Step 8 ends when the SOP's recipient accepts; after it the Sekretaris signs, in the same act where
they are the recipient, and not at all where the office has switched that off.
"""

from datetime import date

from django.db import models

from laporan.masa import BULAN, TAHUN, TRIWULAN, Masa, masa
from ppid.alur import Transisi
from ppid.izin import Izin, Peran

LANGKAH = "laporan"  # the step key


class JenisLaporan(models.TextChoices):
    BULANAN = "bulanan", "Laporan bulanan"
    TRIWULANAN = "triwulanan", "Laporan triwulanan"
    TAHUNAN = "tahunan", "Laporan tahunan"

    @property
    def periode(self) -> str:
        return {self.BULANAN: BULAN, self.TRIWULANAN: TRIWULAN, self.TAHUNAN: TAHUN}[self]

    def masa(self, tanggal: date) -> Masa:
        """The period of this kind that a day belongs to."""
        return masa(self.periode, tanggal)

    def kode(self, satu: Masa) -> str:
        """How its address names a period: 2026-10, 2026-t3, 2026."""
        if self == self.BULANAN:
            return f"{satu.awal:%Y-%m}"
        triwulan = f"-t{satu.awal.month // 3 + 1}" if self == self.TRIWULANAN else ""
        return f"{satu.awal:%Y}{triwulan}"

    def baca_kode(self, kode: str) -> Masa:
        """The period of an address. Raises ValueError where it names none."""
        tahun, _, sisa = kode.partition("-")
        bulan = {
            self.BULANAN: lambda: int(sisa),
            self.TRIWULANAN: lambda: int(sisa.removeprefix("t")) * 3 - 2,
            self.TAHUNAN: lambda: 1,
        }[self]()
        satu = self.masa(date(int(tahun), bulan, 1))
        if self.kode(satu) != kode:
            raise ValueError(kode)
        return satu

    def judul(self, satu: Masa, nama: str = "") -> str:
        """Laporan bulanan Oktober 2026, Laporan triwulanan III 2026; `nama`: of a ralat."""
        return f"{nama or self.label} {f'{satu}'.removeprefix('Triwulan ')}"


class Status(models.TextChoices):
    DISUSUN = "disusun", "Disusun"
    DIKIRIM = "dikirim", "Menunggu diterima"
    DITERIMA = "diterima", "Menunggu tanda tangan"
    TERBIT = "terbit", "Terbit"


S = Status
_DISUSUN = frozenset({S.DISUSUN})
_KASUBBAG = (LANGKAH, Peran.KASUBBAG)


def _susun(nama: str, label: str, ke: Status | None = None, **lain) -> Transisi:
    """The Kasubbag's own work of step 8."""
    return Transisi(nama, label, _DISUSUN, ke, Izin.SUSUN_LAPORAN, LANGKAH, **lain)


def _terima(nama: str, label: str, ke: Status, **lain) -> Transisi:
    """By the recipient, whom `Laporan.melibatkan` knows; the step ends with it."""
    dari = frozenset({S.DIKIRIM})
    return Transisi(nama, label, dari, ke, Izin.TERIMA_LAPORAN, LANGKAH, False, True, **lain)


def _tanda_tangan(nama: str, label: str, ke: Status, **lain) -> Transisi:
    dari = frozenset({S.DITERIMA})
    return Transisi(nama, label, dari, ke, Izin.TANDATANGANI_LAPORAN, LANGKAH, False, **lain)


ALUR = (
    Transisi(
        *("tutup_laporan", "Tutup masa laporan", frozenset(), S.DISUSUN),
        *(Izin.SUSUN_LAPORAN, LANGKAH),
        buka=_KASUBBAG,
    ),
    _susun("tulis_laporan", "Simpan tulisan"),
    _susun("hitung_ulang", "Hitung ulang angka"),
    _susun("kirim_laporan", "Kirim laporan", S.DIKIRIM, tutup=True, buka=(LANGKAH, None)),
    _terima("terima_laporan", "Terima laporan", S.DITERIMA),
    _terima("terima_laporan", "Terima laporan", S.TERBIT),
    _terima("kembalikan_laporan", "Kembalikan laporan", S.DISUSUN, buka=_KASUBBAG),
    Transisi(
        *("tarik_laporan", "Tarik kembali laporan", frozenset({S.DIKIRIM}), S.DISUSUN),
        *(Izin.SUSUN_LAPORAN, LANGKAH),
        tutup=True,
        buka=_KASUBBAG,
    ),
    _tanda_tangan("tandatangani_laporan", "Tandatangani laporan", S.TERBIT),
    _tanda_tangan("kembalikan_ttd_laporan", "Kembalikan laporan", S.DISUSUN, buka=_KASUBBAG),
    Transisi(
        *("unggah_pindaian_laporan", "Unggah pindaian", frozenset({S.TERBIT}), None),
        *(Izin.SUSUN_LAPORAN, None, False),
    ),
)

PERISTIWA = {  # an act once it is done, as a history says it
    "tutup_laporan": "Masa laporan ditutup",
    "tulis_laporan": "Tulisan disimpan",
    "hitung_ulang": "Angka dihitung ulang",
    "kirim_laporan": "Laporan dikirim",
    "terima_laporan": "Laporan diterima",
    "kembalikan_laporan": "Laporan dikembalikan dengan catatan",
    "tarik_laporan": "Laporan ditarik kembali",
    "tandatangani_laporan": "Laporan ditandatangani",
    "kembalikan_ttd_laporan": "Laporan dikembalikan dengan catatan",
    "unggah_pindaian_laporan": "Pindaian diunggah",
}
