"""The working-day clock: due dates, with the reason of every calendar day.

Pure: dates in, dates out. Nothing here reads a database or asks what day it is today.
Day 1 is the first working day after the day of receipt; the extension counts on from the same
start ("7 (tujuh) hari kerja berikutnya", Pasal 22 ayat (8) UU 14/2008).
Working days are Monday to Friday (Pasal 3 Perpres 21/2023) without the rows of the calendar.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

# Answer and extension in working days, each with its law.
REZIM = {"biasa": (10, 7), "pemilu": (3, 2)}
DASAR_REZIM = {
    "biasa": "Pasal 22 ayat (7) dan (8) UU 14/2008",
    "pemilu": "Pasal 12 Perki 1/2019",
}

NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NAMA_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SABTU = 5  # date.weekday()


class Jenis(StrEnum):
    LIBUR_NASIONAL = "libur_nasional"
    CUTI_BERSAMA = "cuti_bersama"
    HARI_PEMUNGUTAN_SUARA = "hari_pemungutan_suara"
    TUTUP_LOKAL = "tutup_lokal"


@dataclass(frozen=True)
class Libur:
    tanggal: date
    jenis: str
    nama: str
    dasar: str


@dataclass(frozen=True)
class Kalender:
    """Days off besides Saturday and Sunday; every row is one, whatever its kind."""

    libur: Mapping[date, Libur]
    tahun_terdaftar: frozenset[int]  # years that have a national list

    @classmethod
    def dari(cls, baris: Iterable[Libur]) -> "Kalender":
        per_tanggal = defaultdict(list)
        for libur in baris:
            per_tanggal[libur.tanggal].append(libur)
        gabungan = {tanggal: _gabung(semua) for tanggal, semua in per_tanggal.items()}
        nasional = (x for x in gabungan.values() if x.jenis == Jenis.LIBUR_NASIONAL)
        return cls(gabungan, frozenset(x.tanggal.year for x in nasional))

    def alasan_libur(self, tanggal: date) -> str:
        """Why this is no working day, with the decree; "" when it is one."""
        if isinstance(tanggal, datetime):
            raise TypeError("The clock counts days of the office, not instants.")
        alasan = [NAMA_HARI[tanggal.weekday()]] if tanggal.weekday() >= SABTU else []
        if libur := self.libur.get(tanggal):
            nama = libur.nama or "Hari libur"
            alasan.append(f"{nama} ({libur.dasar})" if libur.dasar else nama)
        return "; ".join(alasan)

    def hari_kerja(self, tanggal: date) -> bool:
        return not self.alasan_libur(tanggal)

    def tanpa_cuti_bersama(self) -> "Kalender":
        sisa = {t: x for t, x in self.libur.items() if x.jenis != Jenis.CUTI_BERSAMA}
        return Kalender(sisa, self.tahun_terdaftar)


def _gabung(baris: list[Libur]) -> Libur:
    """One day off out of the rows of one date. It is cuti bersama only if every row is."""
    utama = min(
        baris,
        key=lambda b: (b.jenis != Jenis.LIBUR_NASIONAL, b.jenis == Jenis.CUTI_BERSAMA),
    )
    nama = "; ".join(dict.fromkeys(b.nama for b in baris if b.nama))
    dasar = "; ".join(dict.fromkeys(b.dasar for b in baris if b.dasar))
    return Libur(utama.tanggal, utama.jenis, nama, dasar)


@dataclass(frozen=True)
class Baris:
    tanggal: date
    dihitung: bool
    alasan: str
    ke: int | None  # ordinal of the counted working day


@dataclass(frozen=True)
class Hitungan:
    """The due dates and their proof: one line per calendar day after receipt."""

    diterima: date
    mulai: date
    jatuh_tempo: date
    jatuh_tempo_perpanjangan: date
    hari: int
    tambahan: int
    rincian: tuple[Baris, ...]
    peringatan: str  # "" or one sentence naming the years without a list

    def sebagai_dict(self) -> dict:
        kunci = ("diterima", "mulai", "jatuh_tempo", "jatuh_tempo_perpanjangan")
        hasil = {k: getattr(self, k).isoformat() for k in kunci}
        hasil["rincian"] = [
            {"tanggal": b.tanggal.isoformat(), "dihitung": b.dihitung, "alasan": b.alasan}
            for b in self.rincian
        ]
        return hasil | ({"peringatan": self.peringatan} if self.peringatan else {})


def hitung(diterima: date, kalender: Kalender, *, hari: int, tambahan: int = 0) -> Hitungan:
    if hari < 1 or tambahan < 0:
        raise ValueError("Tenggat paling sedikit 1 hari kerja.")
    rincian = tuple(_rinci(diterima, hari + tambahan, kalender))
    dihitung = [b.tanggal for b in rincian if b.dihitung]
    return Hitungan(
        diterima=diterima,
        mulai=dihitung[0],
        jatuh_tempo=dihitung[hari - 1],
        jatuh_tempo_perpanjangan=dihitung[-1],
        hari=hari,
        tambahan=tambahan,
        rincian=rincian,
        peringatan=_peringatan(rincian, kalender),
    )


def _rinci(mulai: date, n: int, kalender: Kalender) -> Iterator[Baris]:
    """The days after `mulai` up to and including the n-th working day."""
    # A calendar that closes every day must end in a sentence, not in an endless loop.
    batas = 7 * n + 366
    if mulai > date.max - timedelta(batas):
        raise ValueError(f"Tanggal {mulai.isoformat()} terlalu jauh untuk dihitung.")
    ke = 0
    for jarak in range(1, batas + 1):
        tanggal = mulai + timedelta(jarak)
        libur = kalender.alasan_libur(tanggal)
        ke += not libur
        yield Baris(tanggal, not libur, libur or f"Hari kerja ke-{ke}", None if libur else ke)
        if ke == n:
            return
    raise ValueError(
        f"Tidak ada {n} hari kerja dalam {batas} hari setelah {mulai.isoformat()}; "
        "periksa daftar hari libur."
    )


def _peringatan(rincian: tuple[Baris, ...], kalender: Kalender) -> str:
    tahun = sorted({b.tanggal.year for b in rincian} - kalender.tahun_terdaftar)
    if not tahun:
        return ""
    return (
        f"Daftar libur nasional tahun {' dan '.join(map(str, tahun))} belum ada, "
        "sehingga tanggal ini dapat berubah."
    )


def tambah_hari_kerja(mulai: date, n: int, kalender: Kalender) -> date:
    """The n-th working day after the day `mulai`."""
    return hitung(mulai, kalender, hari=n).jatuh_tempo


def batas_baku(mulai: date, baku: dict | None, kalender: Kalender) -> date | None:
    """The last day that a step's standard gives, begun on `mulai`; None where it gives no days.

    Working days count; weeks and months go by the calendar, and an end on a day off moves to the
    next working day (`rancangan.md` 2).
    """
    satuan = (baku or {}).get("satuan")
    if satuan == "hari_kerja":
        return tambah_hari_kerja(mulai, baku["jumlah"], kalender)
    if satuan not in ("minggu", "bulan"):
        return None
    n = baku["jumlah"]
    akhir = mulai + timedelta(weeks=n) if satuan == "minggu" else _tambah_bulan(mulai, n)
    while not kalender.hari_kerja(akhir):
        akhir += timedelta(days=1)
    return akhir


def _tambah_bulan(mulai: date, n: int) -> date:
    """The same day n months on, or the last day of a shorter month."""
    tahun, bulan = divmod(mulai.month - 1 + n, 12)
    tahun, bulan = mulai.year + tahun, bulan + 1
    return date(tahun, bulan, min(mulai.day, monthrange(tahun, bulan)[1]))


def tanggal_ketat(diterima: date, kalender: Kalender, hari: int) -> date:
    """The internal target: the due date if cuti bersama were working days."""
    return tambah_hari_kerja(diterima, hari, kalender.tanpa_cuti_bersama())


def sisa_hari_kerja(hari_ini: date, jatuh_tempo: date, kalender: Kalender) -> int:
    """Working days left after today; 0 on the last day; negative: working days late.

    The day after a due date is late even if it is a day off: -1 until the first working day
    after it has passed.
    """
    if hari_ini <= jatuh_tempo:
        return banyak_hari_kerja(hari_ini, jatuh_tempo, kalender)
    return -max(1, banyak_hari_kerja(jatuh_tempo, hari_ini, kalender))


def banyak_hari_kerja(sesudah: date, sampai: date, kalender: Kalender) -> int:
    """Working days after the day `sesudah` up to and including `sampai`; 0 where there are none."""
    jarak = range(1, (sampai - sesudah).days + 1)
    return sum(kalender.hari_kerja(sesudah + timedelta(j)) for j in jarak)


def hari_ke(hari_ini: date, hitungan: Hitungan) -> int:
    """Ordinal of the last counted day up to today: 0 before day 1, at most the last day."""
    return max((b.ke for b in hitungan.rincian if b.ke and b.tanggal <= hari_ini), default=0)


def dalam_kata(tanggal: date) -> str:
    """Senin, 3 November 2025"""
    hari, bulan = NAMA_HARI[tanggal.weekday()], NAMA_BULAN[tanggal.month - 1]
    return f"{hari}, {tanggal.day} {bulan} {tanggal.year}"
