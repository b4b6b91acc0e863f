"""What a report says, as data: the figures of a span of days, frozen when it is closed.

`susun` reads; pages, papers and exports show what it returns and nothing else, so a frozen report
and a live page are drawn by the same code. JSON, with numbers of cases, never a name or what was
asked:

versi, jenis, awal, akhir    of the form, the kind of report, its first and last day
per                          the instant at which states were read
angka                        figures of the whole span (`permohonan.hitungan.kunci`)
bulan                        [{"bulan": "2026-10", "angka": …}], each month of the span
tahun, lalu                  requests received in each month of that year (up to `akhir`), and of
                             the year before: twelve numbers each
arus                         awal, diterima, berakhir, akhir: open before, received, ended, open
                             after; `nomor` the numbers behind each, at most MAKS_NOMOR
lama                         figures of requests received before the span that ended in it
terlambat                    [{"nomor", "hari", "sebab", "terbuka"}], working days late
meja                         {"terima": {"7": 2}}: minutes at the counter, and how often
dip                          `dip.angka_dip.tabel`
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from dip import angka_dip
from laporan.masa import BULAN, Masa, bulan_bulan, masa
from permohonan import hitungan
from permohonan.hitungan import Kasus
from ppid import tenggat, waktu
from ppid.models import Kegiatan

VERSI = 1
MAKS_NOMOR = 20
LANGKAH_MEJA = ("terima", "sampaikan", "jelaskan")


def susun(satker, jenis: str, satu: Masa, per: datetime | None = None) -> dict:
    """A fixed number of queries, however many requests."""
    bacaan = _Bacaan(satker, satu, per or waktu.sekarang())
    bacaan.baca()
    bulan = [(m.awal, bacaan.bulan[m.awal]) for m in bulan_bulan(satu)]
    return {
        "versi": VERSI,
        "jenis": jenis,
        "awal": f"{satu.awal}",
        "akhir": f"{satu.akhir}",
        "per": bacaan.per.isoformat(timespec="microseconds"),
        "angka": dict(sum((angka for _, angka in bulan), Counter())),
        "bulan": [{"bulan": f"{awal:%Y-%m}", "angka": dict(angka)} for awal, angka in bulan],
        "tahun": [bacaan.tahun[ke] for ke in range(1, 13)],
        "lalu": hitungan.diterima_per_bulan(satker, satu.awal.year - 1, bacaan.per),
        "arus": {nama: satu.beku() for nama, satu in bacaan.arus.items()},
        "lama": dict(bacaan.lama),
        "terlambat": bacaan.terlambat,
        "meja": meja(satker, satu, bacaan.per),
        "dip": angka_dip.tabel(satker, satu.awal, satu.akhir),
    }


@dataclass
class Deret:
    """A count, and the first numbers behind it."""

    banyak: int = 0
    nomor: list[str] = field(default_factory=list)

    def tambah(self, k: Kasus) -> None:
        self.banyak += 1
        if len(self.nomor) < MAKS_NOMOR:
            self.nomor.append(k.nomor)

    def beku(self) -> dict:
        return {"banyak": self.banyak, "nomor": self.nomor}


ARUS = ("awal", "diterima", "berakhir", "diperpanjang", "akhir")


class _Bacaan:
    """One pass over the requests of the year up to the end of the span, one over the older ones
    that were still open when it began."""

    def __init__(self, satker, satu: Masa, per: datetime):
        self.satker, self.masa, self.per = satker, satu, per
        self.bulan: dict[date, Counter] = defaultdict(Counter)
        self.tahun, self.lama = Counter(), Counter()
        self.terlambat: list[dict] = []
        self.arus = {nama: Deret() for nama in ARUS}

    def baca(self) -> None:
        for k in hitungan.baca_sisa(self.satker, self.masa.awal, self.per):
            self._sisa(k)
        tahun_baru = self.masa.awal.replace(month=1, day=1)
        for k in hitungan.baca(self.satker, tahun_baru, self.masa.akhir, self.per):
            if not k.luar:
                self.tahun[k.diterima.month] += 1
            if k.diterima >= self.masa.awal:
                self._dalam(k)

    def _sisa(self, k: Kasus) -> None:
        if k.luar:
            return
        self.arus["awal"].tambah(k)
        self._ujung(k)
        if k.berakhir and k.berakhir <= self.masa.akhir:
            hitungan.tambah(self.lama, k)
            self._catat_terlambat(k)

    def _dalam(self, k: Kasus) -> None:
        hitungan.tambah(self.bulan[masa(BULAN, k.diterima).awal], k)
        if k.luar:
            return
        self.arus["diterima"].tambah(k)
        self._ujung(k)
        self._catat_terlambat(k)
        if k.diperpanjang:
            self.arus["diperpanjang"].tambah(k)

    def _ujung(self, k: Kasus) -> None:
        """Ended in the span, or open after it."""
        berakhir = k.berakhir is not None and k.berakhir <= self.masa.akhir
        self.arus["berakhir" if berakhir else "akhir"].tambah(k)

    def _catat_terlambat(self, k: Kasus) -> None:
        if k.tepat is not False:
            return
        sampai = k.berakhir or self.satker.setempat(self.per).date()
        sisa = tenggat.sisa_hari_kerja(sampai, k.jatuh_tempo, self.satker.kalender())
        isi = {"nomor": k.nomor, "hari": -sisa, "sebab": k.sebab, "terbuka": not k.dijawab}
        self.terlambat.append(isi)


def meja(satker, satu: Masa, per: datetime) -> dict[str, dict[str, int]]:
    """Minutes at the counter, rounded up, by the day on which the step ended; one query."""
    mula = waktu.awal_hari(satu.awal, satker.zona)
    batas = min(per, waktu.awal_hari(date.fromordinal(satu.akhir.toordinal() + 1), satker.zona))
    milik = Kegiatan.objects.filter(satker=satker, kunci__in=LANGKAH_MEJA)
    milik = milik.filter(selesai__gte=mula, selesai__lt=batas, detik_kerja__isnull=False)
    hasil: dict[str, Counter] = {nama: Counter() for nama in LANGKAH_MEJA}
    baris = milik.order_by().values_list("kunci", "detik_kerja")
    for kunci, detik in baris.iterator(chunk_size=2000):
        hasil[kunci][f"{-(-detik // 60)}"] += 1
    return {nama: dict(isi) for nama, isi in hasil.items()}
