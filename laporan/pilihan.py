"""Which report an address names: kind, period, and which of its corrections."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import Http404

from laporan import isi
from laporan.daftar import Butir, butir
from laporan.kantor import permohonan_pertama
from laporan.masa import Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from permohonan.hitungan import Saat
from ppid import waktu
from ppid.bidang import nomor_baris
from ppid.izin import Pelaku


@dataclass(frozen=True)
class Pilihan:
    """`laporan` None: the period is not closed yet. `semua`: the report and its corrections."""

    jenis: JenisLaporan
    masa: Masa
    laporan: Laporan | None
    semua: list[Laporan]
    butir: Butir

    @property
    def satker(self):
        return self.butir.satker

    @property
    def judul(self) -> str:
        """Laporan bulanan Oktober 2026"""
        return f"{self.laporan or self.butir.judul}"

    @cached_property
    def per(self) -> datetime:
        """The instant as at which states are read."""
        return self.laporan.per if self.laporan else waktu.sekarang()

    @cached_property
    def saat(self) -> Saat:
        """With it the requests behind the figures are read as they were."""
        tercatat = self.beku.get("tercatat")
        return Saat(self.per, datetime.fromisoformat(tercatat) if tercatat else self.per)

    @cached_property
    def beku(self) -> dict:
        """A closed one as it was frozen, else the period as it stands now."""
        if self.laporan:
            return self.laporan.beku
        return isi.susun(self.satker, self.jenis, self.masa, Saat.pada(self.per))

    @property
    def kueri(self) -> str:
        """What an address of it carries besides: "?ralat=1"."""
        return f"?ralat={self.laporan.ralat}" if self.laporan and self.laporan.ralat else ""

    @property
    def terakhir(self) -> bool:
        """The report as it stands: no correction follows it."""
        return self.laporan is None or self.laporan.ralat == self.semua[-1].ralat


def pilihan(pelaku: Pelaku, jenis: str, kode: str, ralat: str = "") -> Pilihan:
    """Else Http404: no such period, one before the office's first receipt, one to come."""
    jenis, satu = _baca(jenis, kode)
    milik = Laporan.objects.untuk(pelaku).filter(jenis=jenis, awal=satu.awal).order_by("ralat")
    semua = list(milik.select_related("sop", "diterima_oleh"))
    for laporan in semua:
        laporan.satker = pelaku.satker  # one office, one calendar
    ke = nomor_baris(ralat) if ralat else 0
    dipilih = next((x for x in semua if x.ralat == ke), None)
    pertama = permohonan_pertama(pelaku.satker)
    if dipilih is None and (ke or not (pertama and pertama.ada(pelaku.satker, satu))):
        raise Http404
    return Pilihan(jenis, satu, dipilih, semua, butir(pelaku.satker, jenis, satu, semua, pertama))


def _baca(jenis: str, kode: str) -> tuple[JenisLaporan, Masa]:
    try:
        jenis = JenisLaporan(jenis)
        return jenis, jenis.baca_kode(kode)
    except (ValueError, OverflowError):
        raise Http404 from None
