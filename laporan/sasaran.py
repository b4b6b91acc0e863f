"""Which report an address means: a closed one as it was frozen, or the period as it stands now."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from laporan import isi
from laporan.masa import Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from ppid import waktu
from ppid.izin import Pelaku


@dataclass(frozen=True)
class Sasaran:
    """`per`: the instant as at which states are read."""

    pelaku: Pelaku
    jenis: JenisLaporan
    masa: Masa
    laporan: Laporan | None
    per: datetime

    @cached_property
    def beku(self) -> dict:
        if self.laporan:
            return self.laporan.beku
        return isi.susun(self.pelaku.satker, self.jenis, self.masa, self.per)

    @property
    def judul(self) -> str:
        """Laporan bulanan Oktober 2026"""
        return f"{self.laporan}" if self.laporan else self.jenis.judul(self.masa)

    @property
    def kueri(self) -> str:
        """What an address of it carries besides: "?ralat=1"."""
        ralat = self.laporan.ralat if self.laporan else 0
        return f"?ralat={ralat}" if ralat else ""


def sasaran(pelaku: Pelaku, jenis: str, kode: str, saring) -> Sasaran:
    """`saring`: the query; `ralat` chooses a correction. What is no report is no address."""
    try:
        macam = JenisLaporan(jenis)
        masa, ralat = macam.baca_kode(kode), int(saring.get("ralat") or 0)
    except ValueError:
        raise Http404 from None
    if masa.awal > pelaku.satker.hari_ini:
        raise Http404
    milik = Laporan.objects.untuk(pelaku).filter(jenis=macam, awal=masa.awal)
    laporan = get_object_or_404(milik, ralat=ralat) if ralat else milik.filter(ralat=0).first()
    per = laporan.per if laporan else waktu.sekarang()
    return Sasaran(pelaku, macam, masa, laporan, per)
