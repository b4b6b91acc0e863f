"""What of the documents stands in the morning's digest."""

from dip.models import Dokumen
from ppid.izin import Izin, Pelaku
from ppid.surel_pagi import Bagian, Butir


def pengesahan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Counted only: a title may say more than a digest should."""
    ppid = next((o for o in orang if o.boleh(Izin.SAHKAN_DOKUMEN)), None)
    jumlah = Dokumen.objects.untuk(ppid).menunggu().count() if ppid else 0
    butir = [Butir(f"{jumlah} dokumen", lambda o: o.boleh(Izin.SAHKAN_DOKUMEN))] if jumlah else []
    return [Bagian("Pengesahan dokumen", "persetujuan/", butir)]


SUMBER = (pengesahan,)
