"""Figures of the service over requests received in a span of days: for pages and for reports.

A request belongs to the day of its receipt (`diterima_pada`, office zone). It is judged once it was
answered: the written notice has left (`diberitahukan_pada`), or it was answered at the counter. On
time: by the due date as it stands. One that is still open past its due date is judged too, as late;
what was withdrawn or closed without an answer is not. Never an applicant: numbers and days only.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median

from django.contrib.contenttypes.models import ContentType

from permohonan.models import Permohonan
from permohonan.pilihan import CaraSelesai
from permohonan.status import BERJALAN, TERBUKA
from ppid import tenggat, waktu
from ppid.models import Naskah

SEHARI = timedelta(days=1)
MIN_DATA = 5  # below it neither share nor median is said
BIDANG = ("nomor", "kunci", "status", "jatuh_tempo", "mulai", "diterima_pada")
BIDANG += ("diberitahukan_pada", "cara_selesai", "selesai_pada", "diperpanjang_pada")


@dataclass(frozen=True)
class Jawaban:
    """An answered request. `hari`: working days from the first day of its clock to the answer."""

    nomor: str
    hari: int
    tepat: bool
    diperpanjang: bool


@dataclass(frozen=True)
class Lewat:
    """Open past its due date, without a notice."""

    nomor: str
    kunci: str
    jatuh_tempo: date


class Layanan:
    """The requests received from the day `awal` up to and including `akhir`; one query."""

    def __init__(self, satker, awal: date, akhir: date):
        self.satker, self.hari_ini = satker, satker.hari_ini
        dari, sampai = _rentang(satker, awal, akhir)
        kasus = Permohonan.objects.filter(
            satker=satker, diterima_pada__gte=dari, diterima_pada__lt=sampai
        )
        self.baris = list(kasus.order_by("diterima_pada", "pk").values(*BIDANG))

    @property
    def diterima(self) -> int:
        return len(self.baris)

    @cached_property
    def per_bulan(self) -> list[int]:
        """January to December: how many were received."""
        bulan = [self._hari(b["diterima_pada"]).month for b in self.baris]
        return [bulan.count(n) for n in range(1, 13)]

    @cached_property
    def jawaban(self) -> list[Jawaban]:
        return [satu for b in self.baris if (satu := self._jawaban(b))]

    @cached_property
    def lewat(self) -> list[Lewat]:
        return [_lewat(b) for b in self.baris if terlambat(b, self.hari_ini)]

    @property
    def dinilai(self) -> int:
        return len(self.jawaban) + len(self.lewat)

    @property
    def tepat(self) -> int:
        return sum(satu.tepat for satu in self.jawaban)

    @property
    def median(self) -> float | None:
        """Working days to an answer; None where too few were given to speak of."""
        hari = [satu.hari for satu in self.jawaban]
        return float(median(hari)) if len(hari) >= MIN_DATA else None

    @property
    def persen(self) -> int | None:
        """Whole percent on time, never rounded up to 100; None where too few were judged."""
        if self.dinilai < MIN_DATA:
            return None
        return self.tepat * 100 // self.dinilai

    def _hari(self, instan: datetime) -> date:
        return self.satker.setempat(instan).date()

    def _jawaban(self, b: dict) -> Jawaban | None:
        di_tempat = b["cara_selesai"] == CaraSelesai.DI_TEMPAT
        pada = b["diberitahukan_pada"] or (b["selesai_pada"] if di_tempat else None)
        if pada is None:
            return None
        hari = self._hari(pada)
        lama = -tenggat.sisa_hari_kerja(hari, b["mulai"], self.satker.kalender())
        return Jawaban(
            b["nomor"], max(0, lama), hari <= b["jatuh_tempo"], bool(b["diperpanjang_pada"])
        )


def terlambat(b: dict, hari_ini: date) -> bool:
    """The legal clock runs, and its last day has passed."""
    return b["status"] in BERJALAN and b["jatuh_tempo"] < hari_ini


def _lewat(b: dict) -> Lewat:
    return Lewat(b["nomor"], b["kunci"], b["jatuh_tempo"])


def per_bulan(satker, tahun: int) -> list[int]:
    """How many were received in each month of a year; one query."""
    dari, sampai = _rentang(satker, date(tahun, 1, 1), date(tahun, 12, 31))
    kasus = Permohonan.objects.filter(
        satker=satker, diterima_pada__gte=dari, diterima_pada__lt=sampai
    )
    bulan = [satker.setempat(p).month for p in kasus.values_list("diterima_pada", flat=True)]
    return [bulan.count(n) for n in range(1, 13)]


def terbuka(satker) -> tuple[int, list[Lewat]]:
    """How many are open, whenever they came, and those of them past their due date."""
    kasus = Permohonan.objects.filter(satker=satker, status__in=TERBUKA)
    baris = list(kasus.order_by("jatuh_tempo", "pk").values(*BIDANG))
    return len(baris), [_lewat(b) for b in baris if terlambat(b, satker.hari_ini)]


def tanpa_pindaian(satker) -> int:
    """Requests with a signed paper whose scan is still missing."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    kurang = Naskah.objects.filter(
        satker=satker, tentang_jenis=jenis, bertanda_tangan=True, pindaian=None
    )
    return kurang.order_by().values("tentang_id").distinct().count()


def _rentang(satker, awal: date, akhir: date) -> tuple[datetime, datetime]:
    return waktu.awal_hari(awal, satker.zona), waktu.awal_hari(akhir + SEHARI, satker.zona)
