"""What of the documents and of the DIP stands in the morning's digest."""

from dip.models import Bagian as BagianDIP
from dip.models import Dokumen
from dip.models.bagian import unit_berkepala
from dip.status.bagian import LANGKAH
from ppid.izin import Izin, Pelaku
from ppid.surel_pagi import Bagian, Butir
from ppid.templatetags.ppid import hari_pendek


def pengesahan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Counted only: a title may say more than a digest should."""
    ppid = next((o for o in orang if o.boleh(Izin.SAHKAN_DOKUMEN)), None)
    jumlah = Dokumen.objects.untuk(ppid).menunggu().count() if ppid else 0
    butir = [Butir(f"{jumlah} dokumen", lambda o: o.boleh(Izin.SAHKAN_DOKUMEN))] if jumlah else []
    return [Bagian("Pengesahan dokumen", "persetujuan/", butir)]


def terlambat(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Parts of the DIP that are late: for whoever hands them in and the unit's penghubung."""
    judul, jalan = "Bagian DIP yang terlambat diserahkan", "dip-kelola/"
    if not any(o.boleh(Izin.ISI_DIP) for o in orang):
        return [Bagian(judul, jalan, [])]
    semua = BagianDIP.objects.terbuka().filter(satker=satker, batas__lt=satker.hari_ini)
    lewat = list(semua.select_related("unit", "penyusunan", "sop"))
    kepala = {satu.sop_id: unit_berkepala(satker, satu.sop) for satu in lewat}
    return [Bagian(judul, jalan, [_terlambat(satu, kepala[satu.sop_id]) for satu in lewat])]


def _terlambat(satu: BagianDIP, berkepala: set[int]) -> Butir:
    peran = satu.sop.peran_langkah(LANGKAH)

    def untuk(o: Pelaku) -> bool:
        if satu.unit_id in o.unit:
            return o.boleh(Izin.ISI_DIP)
        return satu.unit_id not in berkepala and bool(peran & o.peran)

    teks = f"{satu.unit.nama}, DIP {satu.penyusunan.tahun}, paling lambat {hari_pendek(satu.batas)}"
    return Butir(teks, untuk)


SUMBER = (pengesahan, terlambat)
