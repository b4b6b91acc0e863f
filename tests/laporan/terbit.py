"""Issued reports for tests, made by their verbs."""

from datetime import date

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from ppid.izin import Peran
from ppid.models import Naskah
from tests.factories import pelaku


def tutup(satker, jenis: str, hari: date, **isian) -> Laporan:
    jenis = JenisLaporan(jenis)
    oleh = pelaku(Peran.KASUBBAG, satker)
    return Laporan.tutup(satker, jenis, jenis.masa(hari), oleh=oleh, **isian)


def terbitkan(satu: Laporan) -> Naskah:
    satu.kirim(oleh=pelaku(Peran.KASUBBAG, satu.satker))
    satu.terima(oleh=pelaku(satu.penerima, satu.satker))
    if not satu.terbit:
        satu.tandatangani(oleh=pelaku(Peran.SEKRETARIS, satu.satker))
    return Naskah.objects.tentang(satu).get()
