"""Figures of the store and of the DIP of one office, for its leaders' page. Every one a query."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q

from dip.models import Bagian, Dokumen, Entri, Klasifikasi, Penyusunan, VersiBerkas
from dip.models.pengarsipan import lewat_masa_simpan
from dip.status import penyusunan as langkah_dip
from dip.status.dokumen import SAH
from ppid import waktu
from ppid.models import Unit

BERISI = ("pengisian", "klarifikasi", "koreksi_atasan", "pertimbangan", "disahkan", "pleno")
BERISI += ("ditetapkan",)  # statuses from which on the rows of the running year say something
LANGKAH = {t.status: t.kunci for t in langkah_dip.TAHAP}
LANGKAH |= {"pertimbangan": "sahkan", "pleno": "tetapkan"}  # the second acts of steps 9 and 10
BASI = 365  # days after which a published list is old


@dataclass(frozen=True)
class KeadaanDIP:
    """The published version, and the one being drawn up; either may be missing."""

    terbit: Penyusunan | None
    berjalan: Penyusunan | None

    @property
    def terisi(self) -> Penyusunan | None:
        """Whose rows are shown."""
        if self.berjalan and self.berjalan.status in BERISI:
            return self.berjalan
        return self.terbit

    @property
    def langkah(self) -> str:
        """ "langkah 7 dari 11" of the running one."""
        kunci = LANGKAH[self.berjalan.status]
        ada = self.berjalan.sop.langkah_per_kunci
        return f"langkah {ada[kunci].urut} dari {len(ada)}" if kunci in ada else ""

    def umur(self, hari_ini: date) -> int | None:
        """Days since the published version came out."""
        if self.terbit is None or self.terbit.terbit_pada is None:
            return None
        return (hari_ini - self.terbit.satker.setempat(self.terbit.terbit_pada).date()).days


def keadaan(satker) -> KeadaanDIP:
    semua = list(
        Penyusunan.objects.filter(satker=satker)
        .select_related("satker", "sop")
        .prefetch_related("sop__langkah")
        .order_by("-tahun")
    )
    return KeadaanDIP(
        next((satu for satu in semua if satu.terbit), None),
        next((satu for satu in semua if not satu.terbit), None),
    )


def kelengkapan(satu: Penyusunan) -> list[tuple[str, list[int]]]:
    """Every unit of the office, with how many rows of each class it has."""
    hitung = Entri.objects.filter(penyusunan=satu).ada().order_by()
    per_unit: dict[int, dict[str, int]] = defaultdict(dict)
    for unit, sifat, banyak in hitung.values_list("unit", "sifat").annotate(n=Count("pk")):
        per_unit[unit][sifat] = banyak
    semua = Unit.objects.filter(Q(satker=satu.satker_id, aktif=True) | Q(pk__in=per_unit))
    return [(u.nama, [per_unit[u.pk].get(k, 0) for k in Klasifikasi.values]) for u in semua]


def bagian_terlambat(satker) -> list[Bagian]:
    lewat = Bagian.objects.filter(satker=satker, batas__lt=satker.hari_ini).terbuka()
    return list(lewat.select_related("unit", "penyusunan").order_by("batas", "unit__nama"))


def menunggu_pengesahan(satker) -> int:
    """Documents, and new versions of files, that wait for the PPID."""
    versi = VersiBerkas.objects.susulan().filter(dokumen__satker=satker)
    return Dokumen.objects.filter(satker=satker).menunggu().count() + versi.count()


def habis_simpan(satker) -> int:
    return Dokumen.objects.filter(satker=satker).habis(satker.hari_ini).count()


def tabel(satker, awal: date, akhir: date) -> list[dict]:
    """Documents of the store by class (table 9 of a report), as they stand now; two queries.

    Each row: `kelas`, `jumlah` in force, `baru` ratified in those days, `diperbarui` with a new
    version of a file ratified then, `berberkas` with a file, `habis` kept past their term.
    """
    mula = waktu.awal_hari(awal, satker.zona)
    dalam = {"disahkan_pada__gte": mula, "disahkan_pada__lt": _sesudah(akhir, satker.zona)}
    sah = Dokumen.objects.filter(satker=satker, status__in=SAH).order_by()
    kini = VersiBerkas.objects.kini().filter(dokumen=OuterRef("pk"))
    hitung = sah.values("klasifikasi").annotate(
        jumlah=Count("pk"),
        baru=Count("pk", filter=Q(**dalam)),
        berberkas=Count("pk", filter=Exists(kini)),
        habis=Count("pk", filter=lewat_masa_simpan(satker.hari_ini)),
    )
    isi = {satu.pop("klasifikasi"): satu for satu in hitung}
    versi = VersiBerkas.objects.filter(dokumen__in=sah, versi__gt=1, **dalam).order_by()
    baru = dict(versi.values_list("dokumen__klasifikasi").annotate(Count("dokumen", distinct=True)))
    nol = dict.fromkeys(("jumlah", "baru", "berberkas", "habis"), 0)
    return [
        {"kelas": satu.value, "diperbarui": baru.get(satu, 0)} | nol | isi.get(satu, {})
        for satu in Klasifikasi
    ]


def _sesudah(akhir: date, zona: str) -> datetime:
    return waktu.awal_hari(date.fromordinal(akhir.toordinal() + 1), zona)
