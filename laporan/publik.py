"""What anyone may have of the reports: those that are issued, each with the portal's own paper.

The scan of the signed sheet stays inside: it holds a signature in ink, and anyone can check the
paper by its QR.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse

from laporan.daftar import BERAT
from laporan.models import Laporan
from laporan.naskah import LAPORAN
from laporan.status.laporan import JenisLaporan
from ppid.models import Naskah, Satker
from ppid.templatetags.ppid import ukuran

KODE = tuple(jenis.kode for jenis in LAPORAN.values())


@dataclass(frozen=True)
class Terbit:
    """An issued report as the list shows it. `url` "": its PDF is not printed yet."""

    judul: str
    nomor: str
    tanggal: date
    jabatan: str
    alasan: str
    url: str
    ukuran: str


@dataclass(frozen=True)
class Sepasang:
    """One period: its report, and the corrections made to it, in order."""

    laporan: Terbit
    ralat: list[Terbit]


@dataclass(frozen=True)
class Kelompok:
    judul: str
    masa: list[Sepasang]


def tahun_terbit(satker: Satker) -> list[int]:
    """Years that an issued report is about, the newest first."""
    awal = Laporan.objects.publik(satker).order_by("-awal__year")
    return list(awal.values_list("awal__year", flat=True).distinct())


def terbaru(satker: Satker, tahun: int) -> list[Kelompok]:
    """The yearly reports of all years, the others of this one."""
    return _kelompok(satker, Q(awal__year=tahun) | Q(jenis=JenisLaporan.TAHUNAN))


def setahun(satker: Satker, tahun: int) -> list[Kelompok]:
    return _kelompok(satker, Q(awal__year=tahun))


def _kelompok(satker: Satker, yang: Q) -> list[Kelompok]:
    """Issued reports by kind, the yearly ones first; two queries."""
    milik = Laporan.objects.publik(satker).filter(yang).defer(*BERAT)
    semua = list(milik.order_by("-awal", "ralat"))
    surat = _naskah(satker, [satu.pk for satu in semua])
    hasil = []
    for jenis in reversed(JenisLaporan):
        sejenis = [(s, surat[s.pk]) for s in semua if s.jenis == jenis and s.pk in surat]
        if sejenis:
            hasil.append(Kelompok(jenis.label, _masa(satker, sejenis)))
    return hasil


def _masa(satker: Satker, sejenis: list[tuple[Laporan, Naskah]]) -> list[Sepasang]:
    per_awal: dict[date, list[Terbit]] = {}
    for laporan, surat in sejenis:
        per_awal.setdefault(laporan.awal, []).append(_terbit(satker, laporan, surat))
    return [Sepasang(pertama, ralat) for pertama, *ralat in per_awal.values()]


def _terbit(satker: Satker, laporan: Laporan, surat: Naskah) -> Terbit:
    pdf = surat.pdf
    return Terbit(
        judul=f"{laporan}",
        nomor=surat.nomor,
        tanggal=surat.tanggal,
        jabatan=surat.fakta.get("jabatan", ""),
        alasan=laporan.alasan_ralat,
        url=reverse("laporan_unduh", args=[satker.slug, surat.token]) if pdf else "",
        ukuran=ukuran(pdf.ukuran) if pdf else "",
    )


def _milik(satker: Satker):
    """The papers of the office's reports."""
    tentang = ContentType.objects.get_for_model(Laporan)
    milik = Naskah.objects.filter(satker=satker, jenis__in=KODE, tentang_jenis=tentang)
    return milik.select_related("pdf").defer("html")


def _naskah(satker: Satker, pk: list[int]) -> dict[int, Naskah]:
    return {satu.tentang_id: satu for satu in _milik(satker).filter(tentang_id__in=pk)}


def naskah(satker: Satker, token: str) -> Naskah | None:
    """The paper of an issued report."""
    terbit = Laporan.objects.publik(satker).values("pk")
    return _milik(satker).filter(token=token, tentang_id__in=terbit).first()
