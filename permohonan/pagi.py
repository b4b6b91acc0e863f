"""The Kasubbag at eight in the morning: what is late, who carries what, what came in since.

Every question is a fixed number of queries, however many cases an office has.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q

from permohonan import tindakan
from permohonan.baris import Baris, baris
from permohonan.langkah import hari_kerja
from permohonan.models import PermintaanBahan, Permohonan
from permohonan.models.penanganan import petugas_kini
from permohonan.saringan import (
    PAGI,
    TANPA_PETUGAS,
    awal_hari,
    daftar_tab,
    hitung_tab,
    lingkup,
)
from permohonan.status import BERJALAN, TERBUKA
from ppid import waktu
from ppid.izin import Pelaku

PALING_BANYAK = 10  # rows here; the queue has them all
ANGKA = ("terlambat", "hari-ini", "segera")  # tabs that are said as numbers, in this order


@dataclass(frozen=True)
class Angka:
    """A tab of the queue as one number."""

    tab: str
    teks: str
    banyak: int
    genting: bool


@dataclass(frozen=True)
class BebanUnit:
    """What a unit still owes. `tertua`: hari kerja since its oldest open request."""

    kunci: int  # its word in the queue's filter
    nama: str
    terbuka: int
    tertua: int
    lewat: int


@dataclass(frozen=True)
class BebanPetugas:
    """Open cases of one person; `kunci` is their word in the queue's filter."""

    kunci: str
    nama: str
    terbuka: int = 0
    terlambat: int = 0


@dataclass(frozen=True)
class Pagi:
    """The queue's part of the page; `pindaian` and `mundur` count tabs of their own."""

    angka: list[Angka]
    jumlah: int
    baris: list[Baris]
    pindaian: int
    mundur: int


def pagi(pelaku: Pelaku) -> Pagi:
    """Late and nearly due, in the order of "Pagi Kasubbag"."""
    tab = {t.kunci: t for t in daftar_tab(pelaku)}
    jumlah = hitung_tab(pelaku, list(tab.values()))
    depan = lingkup(pelaku).filter(tab[PAGI].syarat).lengkap_baca()[:PALING_BANYAK]
    return Pagi(
        angka=[Angka(k, tab[k].teks, jumlah[k], tab[k].genting) for k in ANGKA],
        jumlah=jumlah[PAGI],
        baris=baris(depan, pelaku),
        pindaian=jumlah["pindaian"],
        mundur=jumlah["mundur"],
    )


def beban_unit(pelaku: Pelaku) -> list[BebanUnit]:
    """Units that are waited for, the longest first."""
    kini, hari_ini = waktu.sekarang(), pelaku.satker.hari_ini
    ditunggu = PermintaanBahan.objects.untuk(pelaku).ditunggu().order_by()
    per_unit = ditunggu.values_list("unit", "unit__nama").annotate(
        terbuka=Count("pk"), sejak=Min("dibuat"), telat=Count("pk", filter=Q(batas__lt=hari_ini))
    )
    beban = [
        BebanUnit(kunci, nama, terbuka, hari_kerja(pelaku.satker, sejak, kini), lewat)
        for kunci, nama, terbuka, sejak, lewat in per_unit
    ]
    return sorted(beban, key=lambda satu: (-satu.tertua, satu.nama))


def beban_petugas(pelaku: Pelaku) -> list[BebanPetugas]:
    """Everybody at the desk today, whoever else still has open cases, and those without anybody."""
    terlambat = Q(status__in=BERJALAN, jatuh_tempo__lt=pelaku.satker.hari_ini)
    punya = Permohonan.objects.untuk(pelaku).filter(status__in=TERBUKA).order_by()
    hitung = punya.values_list("petugas__username", "petugas__nama").annotate(
        terbuka=Count("pk"), telat=Count("pk", filter=terlambat)
    )
    kini = petugas_kini(pelaku.satker)
    beban = {orang.username: BebanPetugas(orang.username, orang.nama) for orang in kini}
    beban |= {
        kunci or TANPA_PETUGAS: BebanPetugas(
            kunci or TANPA_PETUGAS, nama or "Belum ditugaskan", terbuka, lewat
        )
        for kunci, nama, terbuka, lewat in hitung
    }
    return sorted(beban.values(), key=lambda satu: (satu.kunci == TANPA_PETUGAS, satu.nama))


def hari_kerja_lalu(satker) -> date:
    """The working day before today: on a Monday "since yesterday" means since Friday."""
    hari = satker.hari_ini - timedelta(days=1)
    while not satker.kalender().hari_kerja(hari):
        hari -= timedelta(days=1)
    return hari


def masuk_sejak(pelaku: Pelaku, hari: date) -> tuple[int, list[dict]]:
    """What was registered from a day on: how many, and the latest."""
    sejak = awal_hari(pelaku.satker, hari)
    baru = Permohonan.objects.untuk(pelaku).filter(dicatat_pada__gte=sejak)
    depan = baru.select_related("satker", "pemohon").order_by("-dicatat_pada", "-pk")
    return baru.count(), [_butir(p, p.rincian) for p in depan[:PALING_BANYAK]]


def dicatat_mundur(pelaku: Pelaku) -> list[dict]:
    """Entries of an earlier day, open or closed this month, the latest first."""
    syarat = next(t.syarat for t in daftar_tab(pelaku) if t.kunci == "mundur")
    mundur = lingkup(pelaku).filter(syarat).select_related("satker")
    depan = mundur.order_by("-dicatat_pada", "-pk")[:PALING_BANYAK]
    return [_butir(p, p.alasan_mundur) for p in depan]


def _butir(p: Permohonan, teks: str) -> dict:
    return {"url": tindakan.alamat(p), "p": p, "teks": teks}
