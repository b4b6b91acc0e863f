"""What of supervision and of the reports stands in the morning's digest."""

from functools import partial

from django.contrib.contenttypes.models import ContentType

from laporan.daftar import BERAT, Daftar
from laporan.daftar import Butir as ButirLaporan
from laporan.models import Laporan
from laporan.models.laporan import jabatan_kosong
from laporan.persetujuan import KEMBALI, judul
from laporan.ringkas import belum_disahkan
from laporan.status.laporan import Status
from ppid.izin import SEBUTAN, Izin, Pelaku
from ppid.models import Naskah
from ppid.surel_pagi import Bagian, Butir
from ppid.templatetags.ppid import hari_pendek

KELOLA = "laporan-kelola/"


def supervisi(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Periods that are over and not signed (SOP step 7)."""
    if not any(o.boleh(Izin.SUPERVISI) for o in orang):
        return []
    terbuka = [satu for satu in belum_disahkan(satker) if not satu.berjalan]
    butir = [Butir(satu.sebutan, lambda o: o.boleh(Izin.SUPERVISI)) for satu in terbuka]
    return [Bagian("Supervisi belum disahkan", "ppid/supervisi/", butir)]


def laporan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """For whoever writes: what is over and not closed, what came back, what lacks its scan; for
    each official what waits for them."""
    if not any(o.boleh(Izin.LIHAT_PERSETUJUAN) for o in orang):
        return []
    daftar = Daftar(satker)
    tutup = [_susun(_ditutup(b)) for b in daftar.ditagih()]
    milik = Laporan.objects.filter(satker=satker).defer(*BERAT)
    kembali = [_susun(f"{satu} dikembalikan") for satu in milik.filter(KEMBALI)]
    tunggu = list(milik.filter(status__in=(Status.DIKIRIM, Status.DITERIMA)))
    return [
        Bagian("Laporan belum ditutup", KELOLA, tutup),
        Bagian("Laporan yang perlu diperbaiki", KELOLA, kembali),
        Bagian("Laporan", "persetujuan/", [_giliran(satu) for satu in tunggu]),
        Bagian("Laporan menunggu jabatan yang kosong", KELOLA, _tanpa_pejabat(satker, tunggu)),
        Bagian("Pindaian laporan belum diunggah", KELOLA, _tanpa_pindaian(satker)),
    ]


def _susun(teks: str) -> Butir:
    return Butir(teks, lambda o: o.boleh(Izin.SUSUN_LAPORAN))


def _ditutup(satu: ButirLaporan) -> str:
    """Laporan bulanan Oktober 2026, paling lambat 6 Nov 2026"""
    lewat = ", sudah lewat" if satu.lewat else ""
    return f"{satu.judul}, paling lambat {hari_pendek(satu.batas)}{lewat}"


def _giliran(satu: Laporan) -> Butir:
    return Butir(f"{judul(satu)}: {satu.masa}", partial(_menunggu, satu))


def _menunggu(satu: Laporan, orang: Pelaku) -> bool:
    if satu.status == Status.DITERIMA:
        return orang.boleh(Izin.TANDATANGANI_LAPORAN)
    return satu.penerima in orang.peran_dengan(Izin.TERIMA_LAPORAN)


def _tanpa_pejabat(satker, tunggu: list[Laporan]) -> list[Butir]:
    """Nobody holds the post whose turn it is, so nobody else is told."""
    kosong = [(satu, jabatan_kosong(satker, satu.ditunggu[:1])) for satu in tunggu]
    return [_susun(f"{satu}: tidak ada {SEBUTAN[peran]}") for satu, isi in kosong for peran in isi]


def _tanpa_pindaian(satker) -> list[Butir]:
    jenis = ContentType.objects.get_for_model(Laporan)
    surat = Naskah.objects.filter(satker=satker, tentang_jenis=jenis, bertanda_tangan=True)
    kurang = surat.filter(pindaian=None).order_by("tanggal", "pk")
    return [_susun(f"{nama} {nomor}") for nama, nomor in kurang.values_list("judul", "nomor")]


SUMBER = (supervisi, laporan)
