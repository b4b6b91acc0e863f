"""The proof of 1…n: every number of a year stands in the register once, and none is missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from permohonan.models import Permohonan
from permohonan.models.permohonan import SERI
from permohonan.register import TANPA_KEPUTUSAN
from permohonan.status import Hasil
from ppid import nomor
from ppid.izin import Pelaku

SEBAB = {
    Hasil.DICABUT: "Dicabut pemohon",
    Hasil.TIDAK_DAPAT_DIPROSES: "Tidak dapat diproses karena tidak dilengkapi",
    Hasil.BUKAN_PERMOHONAN: "Bukan permohonan informasi",
    Hasil.DUPLIKAT: "Duplikat",
}


def setahun(pelaku: Pelaku, tahun: int):
    """The requests whose number is of that year, the year of registration in the office's zone."""
    awalan = nomor.awalan_alamat(pelaku.satker, tahun)
    return Permohonan.objects.untuk(pelaku).filter(kunci__startswith=awalan)


@dataclass
class Bukti:
    """`tanpa`: numbers closed without a decision, by reason."""

    tahun: int
    awal: int
    terakhir: int
    banyak: int = 0
    berjalan: int = 0
    hilang: list[int] = field(default_factory=list)
    ganda: list[int] = field(default_factory=list)
    lebih: list[int] = field(default_factory=list)
    tanpa: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def utuh(self) -> bool:
        return not (self.hilang or self.ganda or self.lebih)

    @property
    def kosong(self) -> bool:
        return self.terakhir == self.awal and not self.lebih

    @property
    def deret(self) -> list[str]:
        """The proof itself, of the numbers alone."""
        isi = f"Belum ada nomor tahun {self.tahun}." if self.kosong else self._deret()
        return [isi, *self._mulai()]

    @property
    def kalimat(self) -> list[str]:
        """The proof itself first, then what it counts."""
        return self.deret if self.kosong else [*self.deret, self._keadaan(), *self._sebab()]

    def _deret(self) -> str:
        nomor_ini = _rentang(self.awal + 1, self.terakhir)
        hitung = f"{self.terakhir - self.awal} nomor, {self.banyak} permohonan"
        cacat = [
            f"{kata}: {_sebut(daftar)}"
            for kata, daftar in (
                ("hilang", self.hilang),
                ("ganda", self.ganda),
                ("di luar penghitung", self.lebih),
            )
            if daftar
        ]
        akhir = "; ".join(cacat) or "tanpa celah"
        return f"Nomor {nomor_ini} tahun {self.tahun}: {hitung}, {akhir}."

    def _mulai(self) -> list[str]:
        """An office that starts mid-year has numbers of before the portal."""
        if not self.awal:
            return []
        return [f"Nomor {_rentang(1, self.awal)} dipakai sebelum kantor memakai portal ini."]

    def _keadaan(self) -> str:
        tanpa = sum(map(len, self.tanpa.values()))
        diputus = self.banyak - self.berjalan - tanpa
        return (
            f"{diputus} diputus, {self.berjalan} masih berjalan, {tanpa} ditutup tanpa keputusan."
        )

    def _sebab(self) -> list[str]:
        return [f"{sebab}: nomor {', '.join(semua)}." for sebab, semua in self.tanpa.items()]


def buktikan(pelaku: Pelaku, tahun: int, pakai: nomor.Pemakaian | None, kueri=None) -> Bukti:
    """From the counter, read before, and the rows: one query and a byte per number.

    `kueri`: the year's rows, for who gets them by another way than `untuk`.

    A request registered between the two is newer than the counter that was read; only what a
    second look at the counter does not know either is a fault.
    """
    milik = setahun(pelaku, tahun) if kueri is None else kueri
    semua = milik.order_by("pk").values_list(*_KOLOM).iterator()
    bukti = Bukti(tahun, *(pakai or (0, 0)))
    _periksa(bukti, pelaku.satker, ((nomor.urut_alamat(kunci), *isi) for kunci, *isi in semua))
    return bukti


def buktikan_deret(satker, tahun: int) -> Bukti:
    """For who may read no request: numbers, and nothing else of a row; it speaks by `deret`."""
    bukti = Bukti(tahun, *nomor.pemakaian_tahun(satker, SERI, tahun))
    _periksa(bukti, satker, ((urut,) for urut in Permohonan.objects.urutan(satker, tahun)))
    return bukti


_KOLOM = ("kunci", "hasil", "diberitahukan_pada", "duplikat_dari__nomor")


def _periksa(bukti: Bukti, satker, baris: Iterable[tuple]) -> None:
    """A row is its number, then what became of it as far as that is known."""
    awal, terakhir = bukti.awal, bukti.terakhir
    pernah = bytearray(terakhir - awal)
    for urut, *isi in baris:
        if not awal < urut <= terakhir:
            bukti.lebih.append(urut)
            continue
        pernah[urut - awal - 1] = min(pernah[urut - awal - 1] + 1, 2)
        bukti.banyak += 1
        if isi:
            _golongkan(bukti, urut, *isi)
    bukti.hilang = [i for i, kali in enumerate(pernah, awal + 1) if kali == 0]
    bukti.ganda = [i for i, kali in enumerate(pernah, awal + 1) if kali > 1]
    if bukti.lebih:
        kini = nomor.pemakaian_tahun(satker, SERI, bukti.tahun).terakhir
        bukti.lebih = [urut for urut in bukti.lebih if not terakhir < urut <= kini]


def _golongkan(bukti: Bukti, urut: int, hasil: str, diberitahukan, duplikat_dari) -> None:
    if not hasil:
        bukti.berjalan += 1
    elif hasil in TANPA_KEPUTUSAN and not diberitahukan:
        asal = f" dari {duplikat_dari}" if duplikat_dari else ""
        bukti.tanpa[SEBAB[hasil]].append(f"{urut}{asal}")


def _rentang(dari: int, sampai: int) -> str:
    return f"{dari}" if dari == sampai else f"{dari}–{sampai}"


def _sebut(angka: Sequence[int]) -> str:
    """5, 8–10"""
    runtun: list[list[int]] = []
    for satu in angka:
        if runtun and satu == runtun[-1][1] + 1:
            runtun[-1][1] = satu
        else:
            runtun.append([satu, satu])
    return ", ".join(_rentang(*satu) for satu in runtun)
