"""What an office above sees of those below it: figures, ages, reports missing. Never a case.

All offices in a fixed number of queries, so that they can be sorted by trouble before a page is
cut; what is sorted and cut are a few numbers per office.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from dip import wilayah as dip_wilayah
from dip.angka_dip import BASI
from dip.wilayah import Terbit
from laporan.kata import umur
from laporan.kewajiban import Kewajiban
from laporan.masa import PANJANG, TAHUN, Masa, masa
from laporan.models import Supervisi
from permohonan import wilayah as angka
from permohonan.rekap import Rekap
from ppid.models import Penugasan, Satker, Tingkat

AMBANG_TEPAT = 90  # percent; below it an office is named as one that needs attention
DAERAH = (Tingkat.KABUPATEN, Tingkat.KOTA)


@dataclass(frozen=True)
class Kantor:
    """One office below. `wajib`: how many reports are due; `kurang`: the periods of those that are
    not issued, the oldest first; `supervisi`: the last day that was signed."""

    satker: Satker
    memakai: bool
    angka: Rekap
    dip: Terbit | None
    wajib: int
    kurang: Sequence[Masa]
    supervisi: date | None

    @property
    def atas(self) -> str:
        """The province, where the office itself is none."""
        return self.satker.induk.nama if self.satker.tingkat in DAERAH else ""

    @property
    def provinsi(self) -> str:
        return (self.satker.induk if self.satker.tingkat in DAERAH else self.satker).slug

    @property
    def diterima(self) -> int:
        return self.angka.diterima

    @property
    def dinilai(self) -> int:
        return self.angka.dinilai

    @property
    def tepat(self) -> str:
        return tepat(self.angka)

    @property
    def persen(self) -> str:
        return self.angka.persen

    @property
    def terbuka(self) -> int:
        return self.angka.angka[angka.TERBUKA]

    @property
    def lewat(self) -> int:
        return self.angka.angka[angka.LEWAT]

    @property
    def umur_dip(self) -> int | None:
        """Days since it was published."""
        if self.dip is None:
            return None
        return (self.satker.hari_ini - self.satker.setempat(self.dip.pada).date()).days

    @property
    def kata_dip(self) -> str:
        return "belum ada" if self.umur_dip is None else umur(self.umur_dip)

    @property
    def kata_kurang(self) -> str:
        """10 bulan, terlama Januari 2026; Triwulan III 2026; tahunan 2025"""
        sejenis = [[m for m in self.kurang if m == masa(p, m.awal)] for p in PANJANG]
        sebutan = [_sebut(p, isi) for p, isi in zip(PANJANG, sejenis, strict=True) if isi]
        return "; ".join(sebutan) or ("" if self.wajib else "belum ada yang jatuh tempo")

    @property
    def masalah(self) -> list[str]:
        """In words, the gravest first; nothing of an office that does not use the portal."""
        if not self.memakai:
            return []
        tua = self.umur_dip is None or self.umur_dip > BASI
        kurang_tepat = self.persen and self.angka.tepat * 100 < AMBANG_TEPAT * self.dinilai
        semua = (
            (self.lewat, f"{self.lewat} lewat batas waktu"),
            (kurang_tepat, f"{self.persen} tepat waktu"),
            (self.kurang, f"{len(self.kurang)} laporan belum terbit"),
            (tua, f"DIP {'belum ada' if self.dip is None else 'lebih dari setahun'}"),
        )
        return [teks for ada, teks in semua if ada]


def tepat(rekap: Rekap) -> str:
    """9 dari 10; a dash where none was judged."""
    return f"{rekap.tepat} dari {rekap.dinilai}" if rekap.dinilai else "–"


def _sebut(satuan: str, isi: list[Masa]) -> str:
    pertama = sebut(isi[0])
    return f"{len(isi)} {satuan}, terlama {pertama}" if len(isi) > 1 else pertama


def sebut(satu: Masa) -> str:
    """Juli 2026; Triwulan III 2026; tahunan 2025"""
    return f"tahunan {satu}" if satu == masa(TAHUN, satu.awal) else f"{satu}"


def di_bawah(satker) -> QuerySet:
    """The offices below one, and below those: a province's kab/kota, all offices of KPU RI."""
    return Satker.objects.filter(Q(induk=satker) | Q(induk__induk=satker))


def baca(satker, tahun: int) -> list[Kantor]:
    """Every office below, by code, with what its requests received in `tahun` say."""
    kantor = di_bawah(satker)
    hitung, pertama = angka.hitung(kantor, tahun), angka.pertama(kantor)
    dip, sah = dip_wilayah.terbit(kantor), _supervisi(kantor)
    berorang = set(Penugasan.objects.filter(satker__in=kantor).values_list("satker", flat=True))
    kewajiban = Kewajiban(kantor, tahun, pertama)
    hasil = []
    for satu in kantor.select_related("induk").order_by("kode"):
        isi = Kantor(
            satu,
            memakai=satu.pk in pertama or satu.pk in berorang,
            angka=Rekap(hitung.get(satu.pk, Counter())),
            dip=dip.get(satu.pk),
            wajib=len(kewajiban.wajib(satu)),
            kurang=kewajiban.kurang(satu),
            supervisi=sah.get(satu.pk),
        )
        hasil.append(isi)
    return hasil


def _supervisi(kantor: QuerySet) -> dict[int, date]:
    milik = Supervisi.objects.disahkan().filter(satker__in=kantor).order_by()
    return dict(milik.values_list("satker").annotate(n=Max("akhir")))


# All of them together


@dataclass(frozen=True)
class Ringkas:
    """The offices that use the portal, added up."""

    kantor: Sequence[Kantor]

    @property
    def memakai(self) -> list[Kantor]:
        return [k for k in self.kantor if k.memakai]

    @property
    def jumlah(self) -> Rekap:
        return Rekap(sum((k.angka.angka for k in self.memakai), Counter()))

    @property
    def tepat(self) -> str:
        return tepat(self.jumlah)

    @property
    def persen(self) -> str:
        return self.jumlah.persen

    @property
    def terbuka(self) -> int:
        return self.jumlah.angka[angka.TERBUKA]

    @property
    def lewat(self) -> int:
        return self.jumlah.angka[angka.LEWAT]

    @property
    def kantor_lewat(self) -> int:
        return sum(k.lewat > 0 for k in self.memakai)

    @property
    def laporan_wajib(self) -> int:
        return sum(k.wajib for k in self.memakai)

    @property
    def laporan_kurang(self) -> int:
        return sum(len(k.kurang) for k in self.memakai)

    @property
    def kantor_kurang(self) -> int:
        return sum(bool(k.kurang) for k in self.memakai)


TAK_TERHINGGA = 10**6  # of what there is none: an office without a DIP before the oldest
URUT = {  # by word of the address; offices that do not use the portal come last, but for `nama`
    "masalah": lambda k: (-k.lewat, -len(k.masalah), -len(k.kurang)),
    "nama": None,
    "diterima": lambda k: (-k.diterima,),
    "tepat": lambda k: (k.angka.tepat / k.dinilai if k.persen else TAK_TERHINGGA,),
    "terbuka": lambda k: (-k.terbuka,),
    "dip": lambda k: (-(TAK_TERHINGGA if k.umur_dip is None else k.umur_dip),),
    "laporan": lambda k: (-len(k.kurang),),
}


def urutkan(kantor: Iterable[Kantor], menurut: str) -> list[Kantor]:
    if (kunci := URUT[menurut]) is None:
        return sorted(kantor, key=lambda k: k.satker.nama)
    return sorted(kantor, key=lambda k: (not k.memakai, *kunci(k), k.satker.nama))
