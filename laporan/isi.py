"""What a report says, as data: the figures of a span of days, frozen when it is closed.

`susun` reads; pages, papers and exports show what it returns and nothing else, so a frozen report
and a live page are drawn by the same code. JSON, with numbers of cases, never a name or what was
asked:

versi                        of this form, see `VERSI`
jenis, awal, akhir           the kind of report, its first and last day
per                          the instant at which states were read, in the office's zone
tercatat                     the instant up to which entries were read (`permohonan.hitungan`)
angka                        figures of the whole span (`permohonan.hitungan.kunci`)
bulan                        [{"bulan": "2026-10", "angka": …}], each month of the span
tahun, lalu                  requests received in each month of that year (up to `akhir`), and of
                             the year before: twelve numbers each
arus                         of each name in `ARUS` {"banyak", "urut"}: how many, and their numbers
                             as runs [year, from, to], MAKS_RUNTUT at most
cara                         of `berakhir`: {"di_tempat", "tertulis", "tanpa_jawaban"}
lewat                        of `akhir`: how many were past their due date
lama                         figures of requests received before the span that ended in it
terlambat                    [{"nomor", "hari", "sebab", "terbuka"}], working days late: received in
                             the span, or open when it began; nobody is named in `sebab`
meja                         {"terima": {"7": 2}}: minutes at the counter, and how often
dip                          `dip.angka_dip.tabel`
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from dip import angka_dip
from laporan.angka import instan
from laporan.masa import SEHARI, Masa, bulan_bulan
from laporan.pribadi import sebab_tersamar
from permohonan import hitungan
from permohonan.hitungan import Kasus, Saat
from ppid import nomor, tenggat
from ppid.models import Kegiatan

# What was frozen is read in every form it ever had. 1: `per` in UTC and no `tercatat`; every answer
# classed by the usual clock (no `rezim.`); of units no more than what they answered; in `arus` the
# first numbers once more, as "nomor".
VERSI = 2
MAKS_RUNTUT = 20
LANGKAH_MEJA = ("terima", "sampaikan", "jelaskan")
# Open before the span, received, reopened, ended, extended in it, open after it: what was open
# before, was received and was reopened is what ended and what is open after.
ARUS = ("awal", "diterima", "dibuka", "berakhir", "diperpanjang", "akhir")


def susun(satker, jenis: str, satu: Masa, saat: Saat | None = None) -> dict:
    """A fixed number of queries, however many requests."""
    saat = saat or Saat.kini()
    bacaan = _Bacaan(satker, satu, saat)
    tahun = satu.awal.year
    bulan = [f"{m.awal:%Y-%m}" for m in bulan_bulan(satu)]
    return {
        "versi": VERSI,
        "jenis": jenis,
        "awal": f"{satu.awal}",
        "akhir": f"{satu.akhir}",
        "per": satker.setempat(saat.per).isoformat(timespec="microseconds"),
        "tercatat": satker.setempat(saat.tercatat).isoformat(timespec="microseconds"),
        "angka": dict(sum(bacaan.bulan.values(), Counter())),
        "bulan": [{"bulan": satu, "angka": dict(bacaan.bulan[satu])} for satu in bulan],
        "tahun": hitungan.diterima_per_bulan(satker, tahun, saat, satu.akhir),
        "lalu": hitungan.diterima_per_bulan(satker, tahun - 1, saat),
        "arus": {nama: deret(urut) for nama, urut in bacaan.arus.items()},
        "cara": dict(bacaan.cara),
        "lewat": bacaan.lewat,
        "lama": dict(bacaan.lama),
        "terlambat": sebab_tersamar(satker, satu, bacaan.terlambat),
        "meja": meja(satker, satu, saat.per),
        "dip": angka_dip.tabel(satker, satu.awal, satu.akhir),
    }


# The requests a report speaks of


def perkara(satker, satu: Masa, saat: Saat) -> Iterator[Kasus]:
    """Those open when the span began or reopened in it, then those received in it."""
    for k in hitungan.baca_sisa(satker, satu.awal, saat):
        if not k.luar and any(bergerak(k, satu)):
            yield k
    yield from hitungan.baca(satker, satu.awal, satu.akhir, saat)


def bergerak(k: Kasus, satu: Masa) -> Iterator[str]:
    """The names of `ARUS` that a request counts under."""
    if k.luar:
        return
    semula = k.terbuka_sesudah(satu.awal - SEHARI)
    diterima = k.diterima >= satu.awal
    dibuka = any(satu.awal <= buka <= satu.akhir for _, buka in k.jeda)
    if not (semula or diterima or dibuka):
        return
    yield "awal" if semula else ("diterima" if diterima else "dibuka")
    if k.diperpanjang and satu.awal <= k.diperpanjang <= satu.akhir:
        yield "diperpanjang"
    yield "akhir" if k.terbuka_sesudah(satu.akhir) else "berakhir"


def angka_perkara(k: Kasus, satu: Masa) -> Counter:
    """All figures of a report that a request counts under: those of `hitungan`, "arus.awal", of
    each month "bulan.2026-10.masuk.diterima", of an older one "lama.hasil.ditolak"."""
    jumlah = Counter(f"arus.{nama}" for nama in bergerak(k, satu))
    angka = hitungan.hitung([k])
    if k.diterima >= satu.awal:
        awalan = f"bulan.{k.diterima:%Y-%m}"
        jumlah.update(angka)
    else:
        awalan = "lama" if jumlah["arus.berakhir"] else ""
    if awalan:
        jumlah.update({f"{awalan}.{kunci}": n for kunci, n in angka.items()})
    return +jumlah


class _Bacaan:
    """One pass over the requests a report speaks of."""

    def __init__(self, satker, satu: Masa, saat: Saat):
        self.satker, self.masa = satker, satu
        self.hari_per = satker.setempat(saat.per).date()
        self.bulan: dict[str, Counter] = defaultdict(Counter)
        self.arus: dict[str, list[tuple[int, int]]] = {nama: [] for nama in ARUS}
        self.lama, self.cara = Counter(), Counter()
        self.lewat = 0
        self.terlambat: list[dict] = []
        for k in perkara(satker, satu, saat):
            self._catat(k)

    def _catat(self, k: Kasus) -> None:
        gerak = set(bergerak(k, self.masa))
        for nama in gerak:
            self.arus[nama].append(nomor.tahun_urut(k.kunci))
        if "berakhir" in gerak:
            self.cara[_cara(k)] += 1
        if "akhir" in gerak:
            self.lewat += k.jatuh_tempo < min(self.masa.akhir, self.hari_per)
        if k.diterima >= self.masa.awal:
            hitungan.tambah(self.bulan[f"{k.diterima:%Y-%m}"], k)
        elif "berakhir" in gerak:
            hitungan.tambah(self.lama, k)
        if k.tepat is False and not k.luar:
            self._catat_terlambat(k)

    def _catat_terlambat(self, k: Kasus) -> None:
        sampai = k.berakhir or self.hari_per
        sisa = tenggat.sisa_hari_kerja(sampai, k.jatuh_tempo, self.satker.kalender())
        isi = {"nomor": k.nomor, "hari": -sisa, "sebab": k.sebab, "terbuka": not k.dijawab}
        self.terlambat.append(isi)


def _cara(k: Kasus) -> str:
    if not k.dijawab:
        return "tanpa_jawaban"
    return "di_tempat" if k.di_tempat else "tertulis"


def deret(urut: list[tuple[int, int]]) -> dict:
    """(year, number) of each."""
    return {"banyak": len(urut), "urut": rentang(sorted(urut))[:MAKS_RUNTUT]}


def rentang(urut: list[tuple[int, int]]) -> list[list[int]]:
    """Sorted (year, number) as runs without a gap: [year, from, to]."""
    hasil: list[list[int]] = []
    for tahun, ke in urut:
        if hasil and hasil[-1][0] == tahun and hasil[-1][2] == ke - 1:
            hasil[-1][2] = ke
        else:
            hasil.append([tahun, ke, ke])
    return hasil


def meja(satker, satu: Masa, per: datetime) -> dict[str, dict[str, int]]:
    """Minutes at the counter, rounded up, by the day on which the step ended; one query."""
    mula, batas = instan(satker, satu)
    milik = Kegiatan.objects.filter(satker=satker, kunci__in=LANGKAH_MEJA)
    milik = milik.filter(selesai__gte=mula, selesai__lt=min(per, batas), detik_kerja__isnull=False)
    hasil: dict[str, Counter] = {nama: Counter() for nama in LANGKAH_MEJA}
    baris = milik.order_by().values_list("kunci", "detik_kerja")
    for kunci, detik in baris.iterator(chunk_size=2000):
        hasil[kunci][f"{-(-detik // 60)}"] += 1
    return {nama: dict(isi) for nama, isi in hasil.items()}
