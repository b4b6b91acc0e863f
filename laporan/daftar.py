"""Which reports an office owes, and where each of them stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from laporan.batas import batas, ditagih_sejak
from laporan.kantor import Pertama, permohonan_pertama
from laporan.masa import SEHARI, Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid.izin import SEBUTAN, Peran
from ppid.templatetags.ppid import hari_pendek

BERAT = ("beku", "celah", "isian", "catatan_kembali")  # what no list shows


@dataclass(frozen=True)
class Butir:
    """One period. `sejak`: from which day on the office owes reports; `laporan`: its report, None
    while it is not closed; `ralat`: the corrections."""

    satker: object
    jenis: JenisLaporan
    masa: Masa
    batas: date
    sejak: date | None
    laporan: Laporan | None
    ralat: tuple[Laporan, ...] = ()

    @property
    def judul(self) -> str:
        return self.jenis.judul(self.masa)

    @property
    def url(self) -> str:
        return alamat(self.satker, self.jenis, self.masa)

    @property
    def berakhir(self) -> bool:
        return self.masa.akhir < self.satker.hari_ini

    @property
    def terbit(self) -> bool:
        return self.laporan is not None and self.laporan.terbit

    @property
    def dapat_ditutup(self) -> bool:
        return self.laporan is None and self.berakhir

    @property
    def wajib(self) -> bool:
        """Of the time since the office enters and supervises here: those before were made
        elsewhere, and can be made here."""
        return self.sejak is None or self.masa.akhir >= self.sejak

    @property
    def lewat(self) -> bool:
        """Past its due day and not issued."""
        return self.wajib and not self.terbit and self.satker.hari_ini > self.batas

    @property
    def ditagih(self) -> bool:
        """Not closed, and time to say so."""
        sejak = ditagih_sejak(self.jenis, self.masa, self.satker.kalender())
        return self.wajib and self.dapat_ditutup and self.satker.hari_ini >= sejak

    @property
    def keadaan(self) -> str:
        if self.laporan is not None:
            return sebut_keadaan(self.laporan)
        if not self.berakhir:
            return "Berjalan"
        return "Terlambat ditutup" if self.lewat else "Dapat ditutup"

    @property
    def ragam(self) -> str:
        """How its badge is drawn."""
        if self.terbit:
            return "aman"
        if self.lewat:
            return "terlambat"
        if not self.laporan and not self.wajib:
            return "netral"
        return "perhatian" if self.laporan or self.berakhir else "netral"

    @property
    def keterangan(self) -> str:
        """The number it bears, or the day by which it is due."""
        if self.laporan is not None and self.terbit:
            return self.laporan.nomor
        if self.dapat_ditutup and not self.wajib:
            return "tidak wajib di portal"
        lambat = f"paling lambat {hari_pendek(self.batas)}"
        return f"{lambat}, sudah lewat" if self.lewat and self.laporan else lambat


def sebut_keadaan(satu: Laporan) -> str:
    """Menunggu Kabag: whose turn it is."""
    if satu.status == Status.DIKIRIM:
        return f"Menunggu {SEBUTAN[Peran(satu.penerima)]}"
    return satu.keadaan


def alamat(satker, jenis: str, satu: Masa, nama: str = "laporan_satu") -> str:
    return reverse(nama, args=[satker.slug, jenis, JenisLaporan(jenis).kode(satu)])


def butir(
    satker, jenis: JenisLaporan, satu: Masa, semua: Sequence[Laporan], pertama: Pertama | None
) -> Butir:
    """`semua`: the report of the period and its corrections, in order."""
    sejak = pertama and pertama.wajib_sejak(satker)
    utama, *ralat = semua or [None]
    tempo = batas(jenis, satu, satker.kalender())
    return Butir(satker, jenis, satu, tempo, sejak, utama, tuple(ralat))


class Daftar:
    """All reports of one office up to today; two queries."""

    def __init__(self, satker):
        self.satker, self.pertama = satker, permohonan_pertama(satker)
        self.milik: dict[tuple[str, date], list[Laporan]] = defaultdict(list)
        for satu in Laporan.objects.filter(satker=satker).order_by("ralat").defer(*BERAT):
            satu.satker = satker
            self.milik[satu.jenis, satu.awal].append(satu)

    @property
    def tahun_tahun(self) -> list[int]:
        """The years that have something to show, the latest first; this one at least."""
        awal = [awal.year for _, awal in self.milik]
        awal += [self.pertama.diterima.year] if self.pertama else []
        kini = self.satker.hari_ini.year
        return list(range(kini, min([*awal, kini]) - 1, -1))

    def ada(self, satu: Masa) -> bool:
        return self.pertama is not None and self.pertama.ada(self.satker, satu)

    def butir(self, jenis: JenisLaporan, satu: Masa) -> Butir:
        return butir(self.satker, jenis, satu, self.milik.get((jenis, satu.awal), []), self.pertama)

    def setahun(self, jenis: JenisLaporan, tahun: int) -> list[Butir]:
        """The periods of a kind that begin in that year and are there, in order."""
        isi = self._masa(jenis, date(tahun, 1, 1), date(tahun, 12, 31))
        return [self.butir(jenis, m) for m in isi if self.ada(m) or (jenis, m.awal) in self.milik]

    def semua(self, jenis: JenisLaporan) -> list[Butir]:
        """All periods of a kind since the first receipt, the oldest first."""
        if self.pertama is None:
            return []
        isi = self._masa(jenis, self.pertama.diterima, self.satker.hari_ini)
        return [self.butir(jenis, m) for m in isi]

    def ditagih(self) -> list[Butir]:
        """Over, not closed, and to be closed by now: kind by kind, the oldest first."""
        return [b for jenis in JenisLaporan for b in self.semua(jenis) if b.ditagih]

    def belum_terbit(self) -> list[Butir]:
        """Past the due day and not issued, closed or not; in the same order."""
        return [b for jenis in JenisLaporan for b in self.semua(jenis) if b.lewat]

    @staticmethod
    def _masa(jenis: JenisLaporan, awal: date, akhir: date) -> Iterator[Masa]:
        satu = jenis.masa(awal)
        while satu.awal <= akhir:
            yield satu
            satu = jenis.masa(satu.akhir + SEHARI)
