"""What of supervision stands in the Kasubbag's morning digest."""

from laporan.ringkas import belum_disahkan
from ppid.izin import Izin, Pelaku
from ppid.surel_pagi import Bagian, Butir


def supervisi(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Periods that are over and not signed (SOP step 7)."""
    if not any(o.boleh(Izin.SUPERVISI) for o in orang):
        return []
    terbuka = [satu for satu in belum_disahkan(satker) if not satu.berjalan]
    butir = [Butir(satu.sebutan, lambda o: o.boleh(Izin.SUPERVISI)) for satu in terbuka]
    return [Bagian("Supervisi belum disahkan", "ppid/supervisi/", butir)]


SUMBER = (supervisi,)
