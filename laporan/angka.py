"""Figures of the service, counted from the trail, the Kegiatan and the register, day by day.

Each figure counts acts (rows of the trail, which never change), so a day that was counted once
counts the same ever after, whatever became of its cases. Only `diterima`, which follows the day of
receipt, grows when something is registered later. Days are those of the office's zone.
"""

from collections import Counter, defaultdict
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from laporan.masa import SEHARI, Masa
from permohonan.models import Permohonan
from permohonan.status import ALUR, Status
from ppid import waktu
from ppid.models import Jejak, Kegiatan

AKSI = tuple(dict.fromkeys(t.nama for t in ALUR))  # a view is no act
LAHIR = ("ajukan", "catat")
TANPA_KEPUTUSAN = ("hentikan", "bukan_permohonan", "duplikat", "cabut")
_SELESAI = Q(ke=Status.SELESAI)
SYARAT = {
    "perbuatan": Q(),
    "dicatat": Q(jenis__in=LAHIR),
    "di_tempat": Q(jenis="jawab_di_tempat") & _SELESAI,
    "diberitahukan": Q(jenis="beritahukan"),
    "diserahkan": Q(jenis="serahkan") | Q(jenis="unduh") & _SELESAI,
    "tanpa_keputusan": Q(jenis__in=TANPA_KEPUTUSAN) & _SELESAI,
    "tidak_diambil": Q(jenis="tutup_tidak_diambil"),
    "dibuka_kembali": Q(jenis="buka_kembali"),
}
LABEL = {
    "diterima": "Diterima",
    "dicatat": "Dicatat",
    "di_tempat": "Selesai di tempat",
    "diberitahukan": "Diberitahukan tertulis",
    "diserahkan": "Diserahkan",
    "tanpa_keputusan": "Ditutup tanpa keputusan",
    "tidak_diambil": "Ditutup, tidak diambil",
    "dibuka_kembali": "Dibuka kembali",
}
# Figures that cannot be told from the acts: seconds of step 1 and how often they were measured.
TERUKUR = ("detik_catat", "banyak_terukur")

PerHari = dict[date, Counter]


def dalam(satker, masa: Masa) -> dict[str, int]:
    """All figures of a period."""
    tiga = perbuatan(satker, masa), diterima(satker, masa), catat(satker, masa)
    nol = dict.fromkeys((*SYARAT, "diterima", *TERUKUR), 0)
    return nol | jumlah(*tiga)


def jumlah(*per_hari: PerHari) -> Counter:
    """The days of each added up."""
    hasil: Counter = Counter()
    for satu in per_hari:
        for hari in satu.values():
            hasil.update(hari)
    return hasil


def rata_catat(angka: dict[str, int]) -> int | None:
    """Mean seconds of step 1 at the desk; None where nothing was measured."""
    banyak = angka.get("banyak_terukur", 0)
    return round(angka["detik_catat"] / banyak) if banyak else None


def perbuatan(satker, masa: Masa | None = None) -> PerHari:
    """The figures of SYARAT for each day with an act."""
    hitung = {nama: Count("pk", filter=syarat) for nama, syarat in SYARAT.items()}
    return _per_hari(jejak(satker), "waktu", satker, masa, hitung)


def diterima(satker, masa: Masa) -> PerHari:
    kasus = Permohonan.objects.filter(satker=satker)
    return _per_hari(kasus, "diterima_pada", satker, masa, {"diterima": Count("pk")})


def catat(satker, masa: Masa) -> PerHari:
    """Step 1 as the SOP measures it: from the clerk's first input to complete or sent back."""
    milik = Kegiatan.objects.filter(satker=satker, kunci="terima", detik_kerja__isnull=False)
    hitung = {"detik_catat": Sum("detik_kerja"), "banyak_terukur": Count("pk")}
    return _per_hari(milik, "selesai", satker, masa, hitung)


def jejak(satker):
    """The acts on the office's requests."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    return Jejak.objects.filter(satker=satker, tentang_jenis=jenis, jenis__in=AKSI)


def instan(satker, masa: Masa) -> tuple:
    """The instants at which a period begins and has ended."""
    hari = (masa.awal, masa.akhir + SEHARI)
    return tuple(waktu.awal_hari(satu, satker.zona) for satu in hari)


def dalam_masa(bidang: str, satker, masa: Masa) -> Q:
    awal, akhir = instan(satker, masa)
    return Q(**{f"{bidang}__gte": awal, f"{bidang}__lt": akhir})


def _per_hari(kueri, bidang: str, satker, masa: Masa | None, hitung: dict) -> PerHari:
    if masa is not None:
        kueri = kueri.filter(dalam_masa(bidang, satker, masa))
    hari = TruncDate(bidang, tzinfo=ZoneInfo(satker.zona))
    baris = kueri.order_by().annotate(hari=hari).values("hari").annotate(**hitung)
    hasil: PerHari = defaultdict(Counter)
    for satu in baris:
        hasil[satu.pop("hari")].update(satu)
    return hasil
