"""The figures of the service, each named by a key, each request with the keys it counts under.

A request belongs to the day of its receipt (`diterima_pada`, office zone). Its state is read as at
the instant `per`: what happened later is not known yet. A figure is the sum over the requests of a
span, so days add up to the month and months to the year, and the rows behind any figure are those
that bear its key. Nothing of the applicant but kind and a group of occupations.

What was entered after `per`, with an earlier day of receipt, is not known at it either, unless
`tercatat` is later: the instant up to which entries are read (`Saat`). So a report counted anew as
at its own `per` says what was frozen, and `tercatat` says what has come to it since. One thing
`per` does not undo: a reopened request counts as its present period stands, as in the register,
which keeps of earlier periods no more than their days and outcome; `jeda` says when it was closed
before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from permohonan.models import Bagian, Jawaban, Pemberian, PermintaanBahan, Permohonan, Tanggapan
from permohonan.pekerjaan import golongan
from permohonan.pilihan import CaraSelesai
from permohonan.rekap import BIASA, Rekap
from permohonan.status import Hasil, hasil_gabungan
from ppid import tenggat, waktu

PROSES, MASIH_PROSES = "proses", "Masih proses"  # the key of what has no outcome yet, its words
LUAR = (Hasil.BUKAN_PERMOHONAN, Hasil.DUPLIKAT)  # outside the counts of Pasal 12, listed apart
TEPAT, DIPERPANJANG, TERLAMBAT = "tepat", "diperpanjang", "terlambat"
MEJA = "Meja layanan"  # where no unit was asked
UU = "uu"  # beside the letter: another law is named as well
_BIDANG = (
    *("pk", "nomor", "kunci", "diterima_pada", "lengkap_pada", "kanal", "kategori", "hasil"),
    *("mulai", "jatuh_tempo", "diperpanjang_pada", "diberitahukan_pada", "selesai_pada"),
    *("cara_selesai", "dibayar_pada", "sebab_terlambat", "pemohon__jenis", "pemohon__pekerjaan"),
    *("dibuka_kembali_pada", "periode_lalu", "rezim__hari", "rezim__tambahan"),
)


class Saat(NamedTuple):
    """As at which instant states are read, and up to which one entries."""

    per: datetime
    tercatat: datetime

    @classmethod
    def pada(cls, per: datetime) -> "Saat":
        """As it was known then."""
        return cls(per, per)

    @classmethod
    def kini(cls) -> "Saat":
        return cls.pada(waktu.sekarang())


class Kasus(NamedTuple):
    """One request as it stood at `per`. `hari`: working days to the answer, None without one.

    `tepat` None: not judged. `diperpanjang`: the day an extension came into force. `berakhir`: the
    day the clock stopped, by an answer or without one. `rezim`: working days to answer, without the
    extension and with it. `jeda`: from which day to which it was closed, before it was reopened.
    `unit`: those that answered what was asked of them, or whose documents were given. `bahan`: of
    each answer of a unit its name and the working days it took; `tunggu`: of what is still asked,
    in an open request, those it has waited. `tolak`: of each refused part its letter of Pasal 17,
    and `UU` where another law is named too. `biaya`, `dibayar`: rupiah.
    """

    nomor: str
    kunci: str
    diterima: date
    kanal: str
    jenis: str
    pekerjaan: str
    kategori: str
    lengkap: bool
    hasil: str
    di_tempat: bool
    hari: int | None
    tepat: bool | None
    diperpanjang: date | None
    jatuh_tempo: date
    rezim: tuple[int, int]
    berakhir: date | None
    jeda: tuple[tuple[date, date], ...]
    sebab: str
    tolak: tuple[str, ...]
    unit: tuple[str, ...]
    bahan: tuple[tuple[str, int], ...]
    tunggu: tuple[tuple[str, int], ...]
    biaya: int
    dibayar: int

    @property
    def sebutan_hasil(self) -> str:
        return Hasil(self.hasil).label if self.hasil else MASIH_PROSES

    @property
    def luar(self) -> bool:
        return self.hasil in LUAR

    @property
    def dijawab(self) -> bool:
        return self.hari is not None

    @property
    def terlambat_terbuka(self) -> bool:
        """Past its due date without an answer, and not ended."""
        return self.tepat is False and self.hari is None

    def terbuka_sesudah(self, hari: date) -> bool:
        """Received by the end of a day, and open then."""
        if self.diterima > hari or (self.berakhir and self.berakhir <= hari):
            return False
        return not any(tutup <= hari < buka for tutup, buka in self.jeda)

    @property
    def ketepatan(self) -> str:
        """How its mark is drawn; only of an answered one."""
        if not self.tepat:
            return TERLAMBAT
        return DIPERPANJANG if self.diperpanjang else TEPAT


# Reading


def baca(satker, awal: date, akhir: date, saat: Saat | None = None) -> Iterator[Kasus]:
    """Requests received from the day `awal` up to and including `akhir`; six queries."""
    return _baca(satker, dalam(satker, awal, akhir), saat or Saat.kini())


def baca_sisa(satker, awal: date, saat: Saat | None = None) -> Iterator[Kasus]:
    """Requests received before the day `awal` that had not ended for good by then; six queries."""
    mula = waktu.awal_hari(awal, satker.zona)
    belum = Q(diberitahukan_pada=None) | Q(diberitahukan_pada__gte=mula)
    belum &= Q(selesai_pada=None) | Q(selesai_pada__gte=mula)
    return _baca(satker, belum & Q(satker=satker, diterima_pada__lt=mula), saat or Saat.kini())


def diterima_per_bulan(
    satker, tahun: int, saat: Saat | None = None, sampai: date | None = None
) -> list[int]:
    """January to December, up to and including the day `sampai`: requests received, those outside
    Pasal 12 left out; one query."""
    saat = saat or Saat.kini()
    milik = dalam(satker, date(tahun, 1, 1), sampai or date(tahun, 12, 31)) & ada(saat)
    luar = Q(hasil__in=LUAR, selesai_pada__lte=saat.per)
    kasus = Permohonan.objects.filter(milik).exclude(luar)
    awal_bulan = TruncMonth("diterima_pada", tzinfo=ZoneInfo(satker.zona))
    baris = kasus.order_by().values_list(awal_bulan).annotate(Count("pk"))
    bulan = {awal.month: banyak for awal, banyak in baris}
    return [bulan.get(ke, 0) for ke in range(1, 13)]


def dalam(satker, awal: date, akhir: date) -> Q:
    """Received from the day `awal` up to and including `akhir`, of one office."""
    mula, batas = waktu.awal_hari(awal, satker.zona), waktu.awal_hari(_sesudah(akhir), satker.zona)
    return Q(satker=satker, diterima_pada__gte=mula, diterima_pada__lt=batas)


def ada(saat: Saat) -> Q:
    """Received by then, and entered."""
    return Q(diterima_pada__lte=saat.per, dicatat_pada__lte=saat.tercatat)


def _baca(satker, milik: Q, saat: Saat) -> Iterator[Kasus]:
    milik &= ada(saat)
    per, lama = saat.per, _hari_kerja(satker)
    samping = _Samping(satker, milik, per, lama)
    baris = Permohonan.objects.filter(milik).order_by("diterima_pada", "pk").values(*_BIDANG)
    hari_per = satker.setempat(per).date()
    for b in baris.iterator(chunk_size=2000):
        yield _kasus(satker, b, samping, per, hari_per, lama)


def _hari_kerja(satker):
    """Working days after the day a clock starts on up to another day, each pair counted once."""
    kalender = satker.kalender()

    @cache
    def lama(mulai: date, sampai: date) -> int:
        return tenggat.banyak_hari_kerja(mulai, sampai, kalender)

    return lama


def _kasus(satker, b: dict, samping: "_Samping", per: datetime, hari_per: date, lama) -> Kasus:
    diberitahu = _sudah(b["diberitahukan_pada"], per)
    selesai = _sudah(b["selesai_pada"], per)
    di_tempat = b["cara_selesai"] == CaraSelesai.DI_TEMPAT and bool(diberitahu or selesai)
    jawab = diberitahu or (selesai if di_tempat else None)
    stop = diberitahu or selesai
    hari_jawab = _hari(satker, jawab)
    sisi = samping.milik(b["pk"], dijawab=bool(jawab), berakhir=bool(stop))
    return Kasus(
        nomor=b["nomor"],
        kunci=b["kunci"],
        diterima=satker.setempat(b["diterima_pada"]).date(),
        kanal=b["kanal"],
        jenis=b["pemohon__jenis"],
        pekerjaan=golongan(b["pemohon__pekerjaan"]),
        kategori=b["kategori"],
        lengkap=_sudah(b["lengkap_pada"], per) is not None,
        hasil=samping.semula.get(b["pk"], b["hasil"]) if stop else "",
        di_tempat=di_tempat,
        hari=lama(b["mulai"], hari_jawab) if hari_jawab else None,
        tepat=_tepat(b["jatuh_tempo"], hari_jawab, None if stop else hari_per),
        diperpanjang=_hari(satker, _sudah(b["diperpanjang_pada"], per)),
        jatuh_tempo=b["jatuh_tempo"],
        rezim=(b["rezim__hari"], b["rezim__hari"] + b["rezim__tambahan"]),
        berakhir=_hari(satker, stop),
        jeda=_jeda(satker, b) if b["periode_lalu"] else (),
        sebab=b["sebab_terlambat"],
        dibayar=sisi["biaya"] if b["dibayar_pada"] and b["dibayar_pada"] <= hari_per else 0,
        **sisi,
    )


def _tepat(tempo: date, dijawab: date | None, kini: date | None) -> bool | None:
    """`kini`: as at which day it is still open, None where it ended."""
    if dijawab:
        return dijawab <= tempo
    return False if kini and tempo < kini else None


def _sudah(instan: datetime | None, per: datetime) -> datetime | None:
    return instan if instan and instan <= per else None


def _hari(satker, instan: datetime | None) -> date | None:
    return satker.setempat(instan).date() if instan else None


def _jeda(satker, b: dict) -> tuple[tuple[date, date], ...]:
    """Each earlier period ended on a day, and the next one began when it was reopened."""
    tutup = [date.fromisoformat(satu["selesai"]) for satu in b["periode_lalu"]]
    buka = [date.fromisoformat(satu["mulai"]) for satu in b["periode_lalu"][1:]]
    return tuple(zip(tutup, [*buka, _hari(satker, b["dibuka_kembali_pada"])], strict=True))


def _sesudah(hari: date) -> date:
    return date.fromordinal(hari.toordinal() + 1)


class _Samping:
    """What hangs on the requests of a span, by key; five queries."""

    def __init__(self, satker, milik: Q, per: datetime, lama):
        kasus = Permohonan.objects.filter(milik).values("pk")
        sah = Q(tanggapan__keadaan=Tanggapan.Keadaan.DISETUJUI, tanggapan__diputus_pada__lte=per)
        self.tolak = self._tolak(kasus, sah)
        self.unit, self.bahan, self.tunggu = (defaultdict(list) for _ in range(3))
        self._unit(satker, kasus, per, lama)
        self.biaya = self._biaya(kasus, per)
        self.semula = self._semula(milik, per)

    def milik(self, pk: int, *, dijawab: bool, berakhir: bool) -> dict:
        """What hangs on one of them, for its `Kasus`."""
        return {
            "tolak": tuple(self.tolak.get(pk, ())) if dijawab else (),
            "unit": tuple(sorted({*self.unit.get(pk, ())})) or ((MEJA,) if dijawab else ()),
            "bahan": tuple(self.bahan.get(pk, ())),
            "tunggu": () if berakhir else tuple(self.tunggu.get(pk, ())),
            "biaya": self.biaya.get(pk, 0) if dijawab else 0,
        }

    def _semula(self, milik: Q, per: datetime) -> dict[int, str]:
        """What was said, where the applicant withdrew after that, and after `per`."""
        kelak = Q(hasil=Hasil.DICABUT, diberitahukan_pada__lte=per, selesai_pada__gt=per)
        bagian = defaultdict(list)
        baris = Bagian.objects.filter(
            permohonan__in=Permohonan.objects.filter(milik & kelak).values("pk")
        )
        for pk, hasil in baris.exclude(hasil="").values_list("permohonan_id", "hasil"):
            bagian[pk].append(hasil)
        return {pk: hasil_gabungan(semua) for pk, semua in bagian.items()}

    def _tolak(self, kasus, sah: Q) -> dict[int, list[str]]:
        """Of parts that stand refused: a reopened request has none until it is refused again."""
        tolak = Jawaban.objects.filter(sah, hasil=Hasil.DITOLAK, bagian__hasil=Hasil.DITOLAK)
        baris = tolak.filter(tanggapan__permohonan__in=kasus).order_by("tanggapan__ke", "pk")
        nilai = ("tanggapan__permohonan_id", "bagian_id", "dik__huruf", "dik__undang_undang")
        terakhir = {
            (pk, bagian): (huruf[-1], UU) if lain else (huruf[-1],)
            for pk, bagian, huruf, lain in baris.values_list(*nilai)
        }
        hasil = defaultdict(list)
        for (pk, _), alasan in terakhir.items():
            hasil[pk].extend(alasan)
        return hasil

    def _unit(self, satker, kasus, per: datetime, lama) -> None:
        bahan = PermintaanBahan.objects.filter(permohonan__in=kasus, dibuat__lte=per)
        nilai = ("permohonan_id", "unit__nama", "dibuat", "dijawab_pada")
        for pk, nama, minta, jawab in bahan.exclude(unit=None).order_by("pk").values_list(*nilai):
            dijawab = _sudah(jawab, per)
            hari = lama(_hari(satker, minta), _hari(satker, dijawab or per))
            (self.bahan if dijawab else self.tunggu)[pk].append((nama, hari))
            if dijawab:
                self.unit[pk].append(nama)
        beri = Pemberian.objects.filter(permohonan__in=kasus, tanggapan=None)
        beri = beri.filter(diserahkan_pada__lte=per).exclude(dokumen=None)
        for pk, nama in beri.values_list("permohonan_id", "dokumen__unit__nama"):
            self.unit[pk].append(nama)

    def _biaya(self, kasus, per: datetime) -> dict[int, int]:
        """Of the last answer approved."""
        sah = Tanggapan.objects.filter(permohonan__in=kasus, keadaan=Tanggapan.Keadaan.DISETUJUI)
        sah = sah.filter(diputus_pada__lte=per).order_by("ke")
        return {
            pk: sum(satu["harga"] * satu["jumlah"] for satu in biaya)
            for pk, biaya in sah.values_list("permohonan_id", "biaya")
        }


# Counting


def kunci(k: Kasus) -> Iterator[str]:
    """The figures that a request counts under, one each. `hari.7.tepat`: answered on working day
    7, and how its mark is drawn."""
    yield "masuk.tercatat"
    if k.luar:
        yield f"luar.{k.hasil}"
        return
    yield "masuk.diterima"
    yield "masuk.lengkap" if k.lengkap else "masuk.tidak_lengkap"
    if k.hasil == Hasil.DICABUT:
        yield "masuk.dicabut"
    yield from (f"kanal.{k.kanal}", f"jenis.{k.jenis}", f"pekerjaan.{k.pekerjaan}")
    yield f"kategori.{k.kategori}"
    yield "rezim.{}_{}".format(*k.rezim)
    yield f"hasil.{k.hasil or PROSES}"
    if k.dijawab:
        yield f"cara.{k.hasil}.{'di_tempat' if k.di_tempat else 'tertulis'}"
        yield from _waktu(k)
    yield from (f"unit.{nama}" for nama in k.unit)
    yield from (f"tunggu.{nama}" for nama in sorted({nama for nama, _ in k.tunggu}))
    if k.tepat is not None:
        yield "waktu.tepat" if k.tepat else "waktu.tidak_tepat"
    if k.terlambat_terbuka:
        yield "waktu.terbuka_lewat"
    if k.diperpanjang:
        yield "waktu.diperpanjang"
    if k.biaya:
        yield "biaya.permohonan"


def _waktu(k: Kasus) -> Iterator[str]:
    yield f"hari.{k.hari}.{k.ketepatan}"
    yield _kelas(k.hari, k.rezim)


def kelas(rezim: tuple[int, int]) -> tuple[str, str, str]:
    """The keys of table 5 under one clock: within its limit, its extension, and after both."""
    biasa, panjang = rezim
    return f"waktu.sampai_{biasa}", f"waktu.{biasa + 1}_{panjang}", f"waktu.di_atas_{panjang}"


def _kelas(hari: int, rezim: tuple[int, int]) -> str:
    return kelas(rezim)[sum(hari > batas for batas in rezim)]


def seperti_biasa(angka: Mapping[str, int]) -> Counter:
    """The same figures with every answer classed by the usual clock, whichever held for it."""
    rekap = Rekap(angka)
    buang = {satu for rezim in rekap.rezim for satu in kelas(rezim)}
    hasil = Counter({k: n for k, n in angka.items() if k not in buang and k[:6] != "rezim."})
    for hari, banyak in rekap.hari.items():
        hasil[_kelas(hari, BIASA)] += banyak
    return hasil


def hitung(semua: Iterable[Kasus]) -> Counter:
    """The figures of all; what is nought has no key."""
    jumlah: Counter = Counter()
    for k in semua:
        tambah(jumlah, k)
    return jumlah


def tambah(jumlah: Counter, k: Kasus) -> None:
    """Beside the keys of `kunci`: `tolak.{huruf}` counts refused parts, `lama_unit.{hari}.{unit}`
    and `lama_tunggu.{hari}.{unit}` what was asked of units, `biaya.rupiah` and `biaya.dibayar` add
    up rupiah."""
    jumlah.update(kunci(k))
    if k.luar:
        return
    jumlah.update(f"tolak.{huruf}" for huruf in k.tolak)
    for awalan, minta in (("lama_unit", k.bahan), ("lama_tunggu", k.tunggu)):
        jumlah.update(f"{awalan}.{hari}.{nama}" for nama, hari in minta)
    for nama, rupiah in (("rupiah", k.biaya), ("dibayar", k.dibayar)):
        if rupiah:
            jumlah[f"biaya.{nama}"] += rupiah
