"""Reports in any state, brought there by their acts."""

from datetime import date

from django.urls import reverse

from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan, Status
from ppid.izin import Peran
from tests.factories import pelaku

BULANAN = JenisLaporan.BULANAN
OKTOBER = BULANAN.masa(date(2026, 10, 1))


def tutup(satker, jenis=BULANAN, masa=OKTOBER, **lain) -> Laporan:
    return Laporan.tutup(satker, jenis, masa, oleh=pelaku(Peran.KASUBBAG, satker), **lain)


def sampai(satu: Laporan, status: str) -> Laporan:
    """Sent, accepted and signed as far as that status."""
    satker = satu.satker
    if satu.status == Status.DISUSUN != status:
        satu.kirim(oleh=pelaku(Peran.KASUBBAG, satker))
    if satu.status == Status.DIKIRIM != status:
        satu.terima(oleh=pelaku(Peran(satu.penerima), satker))
    if satu.status == Status.DITERIMA != status:
        satu.tandatangani(oleh=pelaku(Peran.SEKRETARIS, satker))
    assert satu.status == status
    return satu


def alamat(satker, jenis="bulanan", masa="2026-10", nama="laporan_satu") -> str:
    return reverse(nama, args=[satker.slug, jenis, masa])
