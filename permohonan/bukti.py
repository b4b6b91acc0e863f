"""The proof of 1…n: every number of a year stands in the register once, and none is missing."""

from collections import defaultdict
from collections.abc import Sequence
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
    def kalimat(self) -> list[str]:
        """The proof itself first, then what it counts."""
        if self.terakhir == self.awal and not self.lebih:
            return [f"Belum ada nomor tahun {self.tahun}.", *self._mulai()]
        return [self._deret(), *self._mulai(), self._keadaan(), *self._sebab()]

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


def buktikan(pelaku: Pelaku, tahun: int, pakai: nomor.Pemakaian | None) -> Bukti:
    """From the counter, read before, and the rows: one query and a byte per number.

    A request registered between the two is newer than the counter that was read; only what a
    second look at the counter does not know either is a fault.
    """
    awal, terakhir = pakai or (0, 0)
    bukti = Bukti(tahun, awal, terakhir)
    pernah = bytearray(terakhir - awal)
    for kunci, *isi in setahun(pelaku, tahun).order_by("pk").values_list(*_KOLOM).iterator():
        urut = nomor.urut_alamat(kunci)
        if awal < urut <= terakhir:
            pernah[urut - awal - 1] = min(pernah[urut - awal - 1] + 1, 2)
            _hitung(bukti, urut, *isi)
        else:
            bukti.lebih.append(urut)
    bukti.hilang = [i for i, kali in enumerate(pernah, awal + 1) if kali == 0]
    bukti.ganda = [i for i, kali in enumerate(pernah, awal + 1) if kali > 1]
    if bukti.lebih:
        kini = nomor.pemakaian(pelaku.satker, SERI).get(tahun, (0, 0))
        bukti.lebih = [urut for urut in bukti.lebih if not terakhir < urut <= kini[1]]
    return bukti


_KOLOM = ("kunci", "hasil", "diberitahukan_pada", "duplikat_dari__nomor")


def _hitung(bukti: Bukti, urut: int, hasil: str, diberitahukan, duplikat_dari) -> None:
    bukti.banyak += 1
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
