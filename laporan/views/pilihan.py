"""Which report an address names: kind, period, and which of its corrections."""

from dataclasses import dataclass

from django.http import Http404

from laporan.batas import batas
from laporan.daftar import Butir
from laporan.kantor import permohonan_pertama
from laporan.masa import Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
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
    def terakhir(self) -> bool:
        """The report as it stands: no correction follows it."""
        return self.laporan is None or self.laporan.ralat == self.semua[-1].ralat


def pilihan(pelaku: Pelaku, jenis: str, kode: str, ralat: str = "") -> Pilihan:
    """Else Http404: no such period, one before the office's first request, one to come."""
    jenis, satu = _baca(jenis, kode)
    milik = Laporan.objects.untuk(pelaku).filter(jenis=jenis, awal=satu.awal).order_by("ralat")
    semua = list(milik.select_related("sop", "ditutup_oleh", "diterima_oleh"))
    for laporan in semua:
        laporan.satker = pelaku.satker  # one office, one calendar
    ke = nomor_baris(ralat) if ralat else 0
    dipilih = next((x for x in semua if x.ralat == ke), None)
    if dipilih is None and (ke or not _berjalan(pelaku.satker, satu)):
        raise Http404
    tempo = batas(jenis, satu, pelaku.satker.kalender())
    butir = Butir(pelaku.satker, jenis, satu, tempo, semua[0] if semua else None, tuple(semua[1:]))
    return Pilihan(jenis, satu, dipilih, semua, butir)


def _baca(jenis: str, kode: str) -> tuple[JenisLaporan, Masa]:
    try:
        jenis = JenisLaporan(jenis)
        return jenis, jenis.baca_kode(kode)
    except (ValueError, OverflowError):
        raise Http404 from None


def _berjalan(satker, satu: Masa) -> bool:
    pertama = permohonan_pertama(satker)
    return pertama is not None and pertama <= satu.akhir and satu.awal <= satker.hari_ini
