"""What the figures of `permohonan.hitungan` say together: shares, median, longest. Pure.

A figure is a count by key, so two spans add up: the median of a year comes from the histogram of
its months, never from their medians.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

MIN_DATA = 5  # below it neither share nor median is said
BIASA = (10, 17)  # hari kerja to answer, without the extension and with it (Pasal 22 UU 14/2008)


class Rekap:
    """The figures of one span. `angka`: see `permohonan.hitungan.kunci`."""

    def __init__(self, angka: Mapping[str, int]):
        self.angka = Counter(angka)

    def kelompok(self, awalan: str) -> dict[str, int]:
        """The figures under one first word: {"surat": 3, …} of "kanal"."""
        panjang = len(awalan) + 1
        ada = (k for k in self.angka if k.startswith(f"{awalan}."))
        return {k[panjang:]: self.angka[k] for k in ada}

    @property
    def diterima(self) -> int:
        return self.angka["masuk.diterima"]

    @property
    def dijawab(self) -> int:
        return sum(self.kelompok("hari").values())

    @property
    def tepat(self) -> int:
        return self.angka["waktu.tepat"]

    @property
    def dinilai(self) -> int:
        """Answered, or open past the due date."""
        return self.tepat + self.angka["waktu.tidak_tepat"]

    @property
    def persen(self) -> str:
        """On time; "" where too few were judged."""
        return persen(self.tepat, self.dinilai)

    @property
    def rezim(self) -> list[tuple[int, int]]:
        """The clocks of the requests received, as `BIASA`; that of the most first."""
        ada = self.kelompok("rezim")
        urut = sorted(ada, key=lambda satu: (-ada[satu], satu))
        pecah = (satu.split("_") for satu in urut)
        return [(int(biasa), int(panjang)) for biasa, panjang in pecah] or [BIASA]

    @property
    def hari(self) -> Counter:
        """Working days to the answer, and how many took that long."""
        hasil: Counter = Counter()
        for kunci, banyak in self.kelompok("hari").items():
            hasil[int(kunci.split(".")[0])] += banyak
        return hasil

    def lama(self, awalan: str) -> dict[str, Counter]:
        """By unit: working days, and how often, of `lama_unit` or `lama_tunggu`."""
        hasil: dict[str, Counter] = defaultdict(Counter)
        for kunci, banyak in self.kelompok(awalan).items():
            hari, _, nama = kunci.partition(".")
            hasil[nama][int(hari)] += banyak
        return hasil

    @property
    def tanda(self) -> list[tuple[int, str, int]]:
        """(working day, how its mark is drawn, how many), by day."""
        pecah = ((*kunci.split("."), banyak) for kunci, banyak in self.kelompok("hari").items())
        return sorted((int(hari), jenis, banyak) for hari, jenis, banyak in pecah)

    @property
    def median(self) -> float | None:
        """Working days; None where too few were answered to speak of."""
        return median(self.hari) if self.dijawab >= MIN_DATA else None

    @property
    def rata(self) -> float | None:
        """Mean working days, to one decimal; None where too few were answered."""
        if self.dijawab < MIN_DATA:
            return None
        return round(sum(h * n for h, n in self.hari.items()) / self.dijawab, 1)

    @property
    def terlama(self) -> int | None:
        return max(self.hari, default=None)


def persen(bagian: int, semua: int) -> str:
    """87 %: the one rule of every percentage, on page and paper. Rounded down, so that 100 % are
    all, and of some never 0 % but <1 %; "" where there are too few to speak of."""
    if semua < MIN_DATA:
        return ""
    bulat = bagian * 100 // semua
    return f"{'<1' if bagian and not bulat else bulat}\xa0%"


def median(sebaran: Mapping[int, int]) -> float:
    """Of a histogram that is not empty: value → how often."""
    banyak = sum(sebaran.values())
    return (_ke(sebaran, (banyak - 1) // 2) + _ke(sebaran, banyak // 2)) / 2


def _ke(sebaran: Mapping[int, int], urut: int) -> int:
    """The value at a place (from 0) of the sorted row that the histogram stands for."""
    for nilai in sorted(sebaran):
        urut -= sebaran[nilai]
        if urut < 0:
            return nilai
    raise IndexError(urut)
