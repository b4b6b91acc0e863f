"""What stands in a report's text blocks when it is closed, from what was recorded. A proposal: the
Kasubbag changes it.

Cases by their number. Reasons and notes are free text of the desk, so the names of the applicants
they are about, and numbers like a NIK, are taken out before they get into a report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from laporan.kata import sebut
from laporan.masa import Masa
from laporan.models import Laporan, Pemeriksaan, Supervisi
from laporan.pribadi import tanpa_kata, tanpa_nama
from laporan.status.laporan import JenisLaporan
from laporan.tabel.isian import MAKS_TULISAN
from permohonan import hitungan
from permohonan.models import PermintaanBahan, Permohonan
from permohonan.rekap import BIASA
from ppid.tenggat import dalam_kata

TIDAK_ADA = "Tidak ada kendala yang tercatat pada masa ini."
TANPA_TINDAK = "Tidak ada yang perlu ditindaklanjuti."
BAB = ("sarana", "sdm", "anggaran", "kendala_eksternal", "rekomendasi")  # stay from year to year
SEBUT = 10  # cases named in one sentence


def isian_awal(satker, jenis: str, satu: Masa, beku: Mapping) -> dict:
    """By the name of the field, as `laporan.forms.laporan` knows them."""
    usul = Usul(satker, satu, beku)
    kendala, tindak = usul.kendala(), usul.tindak_lanjut()
    if jenis != JenisLaporan.TAHUNAN:
        return {"kendala": kendala or TIDAK_ADA, "tindak_lanjut": tindak or TANPA_TINDAK}
    lalu = tahun_lalu(satker, satu)
    bab = {nama: lalu.get(nama, "") for nama in BAB}
    return bab | {
        "kendala_internal": kendala or lalu.get("kendala_internal") or TIDAK_ADA,
        "rencana": tindak or lalu.get("rencana") or TANPA_TINDAK,
    }


def tahun_lalu(satker, satu: Masa) -> dict:
    """What was written a year ago, in the last correction."""
    awal = satu.awal.replace(year=satu.awal.year - 1)
    milik = Laporan.objects.filter(satker=satker, jenis=JenisLaporan.TAHUNAN, awal=awal)
    return milik.order_by("-ralat").values_list("isian", flat=True).first() or {}


class Usul:
    """The recorded reasons of one period, in seven queries."""

    def __init__(self, satker, satu: Masa, beku: Mapping):
        self.satker, self.masa, self.beku = satker, satu, beku
        self.terlambat = [t for t in beku["terlambat"] if not t["terbuka"]]
        self.terbuka = [t for t in beku["terlambat"] if t["terbuka"]]
        self.unit = unit_terlambat(satker, satu)
        self.catatan = list(catatan_supervisi(satker, satu))

    def kendala(self) -> str:
        baris = [
            *(self._terlambat(t) for t in self.terlambat),
            *(self._terbuka(t) for t in self.terbuka),
            *(self._unit(nama, nomor) for nama, nomor in self.unit.items()),
            *(f"Supervisi {hari}: {_titik(isi)}" for hari, isi in self.catatan),
        ]
        return _rapi(tanpa_nama(self.satker, self.masa, self.beku, "\n".join(baris)))

    @staticmethod
    def _terlambat(t: Mapping) -> str:
        sebab = t["sebab"] or "alasannya belum dicatat"
        return f"{t['nomor']} dijawab {t['hari']} hari kerja sesudah jatuh tempo: {_titik(sebab)}"

    @staticmethod
    def _terbuka(t: Mapping) -> str:
        return f"{t['nomor']} belum dijawab, lewat jatuh tempo {t['hari']} hari kerja."

    @staticmethod
    def _unit(nama: str, nomor: list[str]) -> str:
        banyak = f"{len(nomor)} permohonan ({sebut(nomor, SEBUT)})"
        return f"{nama} menyerahkan bahan sesudah target internal pada {banyak}."

    def tindak_lanjut(self) -> str:
        """A proposal for each kind of reason that there was."""
        panjang = f"Mengusulkan perpanjangan sebelum hari kerja ke-{BIASA[0]} berakhir."
        usul = [
            (self.terlambat, panjang),
            (self.terbuka, f"Menyelesaikan lebih dulu: {_nomor(self.terbuka)}."),
            (self.unit, f"Menagih bahan sebelum target internal kepada {', '.join(self.unit)}."),
            (self.catatan, "Menindaklanjuti catatan supervisi."),
        ]
        return _rapi("\n".join(kalimat for ada, kalimat in usul if ada))


def _nomor(semua: Iterable[Mapping]) -> str:
    return sebut([t["nomor"] for t in semua], SEBUT)


def _titik(teks: str) -> str:
    rata = " ".join(teks.split())
    return rata if rata.endswith((".", "!", "?")) else f"{rata}."


def _rapi(teks: str) -> str:
    """Whole lines up to the longest text that the form takes."""
    if len(teks) <= MAKS_TULISAN:
        return teks
    return teks[:MAKS_TULISAN].rpartition("\n")[0] or teks[:MAKS_TULISAN]


# What was recorded


def unit_terlambat(satker, satu: Masa) -> dict[str, list[str]]:
    """Unit → numbers of the requests of the period whose material came after its target."""
    bahan = PermintaanBahan.objects.filter(
        permohonan__in=_kasus(satker, satu), batas__lt=satker.hari_ini
    )
    hasil = defaultdict(list)
    for minta in bahan.select_related("unit", "permohonan").order_by("dibuat", "pk"):
        dijawab = minta.dijawab_pada and satker.setempat(minta.dijawab_pada).date()
        if minta.unit and (dijawab is None or dijawab > minta.batas):
            nomor = hasil[minta.unit.nama]
            if minta.permohonan.nomor not in nomor:
                nomor.append(minta.permohonan.nomor)
    return dict(hasil)


def _kasus(satker, satu: Masa):
    kasus = hitungan.dalam(satker, satu.awal, satu.akhir)
    return Permohonan.objects.filter(kasus).values("pk")


def catatan_supervisi(satker, satu: Masa) -> Iterable[tuple[str, str]]:
    """(day, note) of the Kasubbag, on the day as a whole and on its cases; a note on a case without
    any word of its applicant's name."""
    dalam = Q(awal__gte=satu.awal, awal__lte=satu.akhir)
    milik = Supervisi.objects.filter(dalam, satker=satker).order_by("awal")
    for awal, akhir, catatan in milik.exclude(catatan="").values_list("awal", "akhir", "catatan"):
        yield _hari(Masa(awal, akhir)), catatan
    tanda = Pemeriksaan.objects.filter(supervisi__in=milik).exclude(catatan="")
    isian = ("supervisi__awal", "supervisi__akhir", "catatan", "permohonan__nomor")
    baris = list(tanda.order_by("supervisi__awal", "pk").values_list(*isian))
    tersamar = tanpa_kata(satker, [(nomor, catatan) for *_, catatan, nomor in baris])
    for (awal, akhir, _, nomor), catatan in zip(baris, tersamar, strict=True):
        yield f"{_hari(Masa(awal, akhir))}, {nomor}", catatan


def _hari(satu: Masa) -> str:
    return dalam_kata(satu.awal) if satu.awal == satu.akhir else f"{satu}"
