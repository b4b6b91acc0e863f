"""What of the documents, and of the DIP being drawn up, stands in the morning's digest."""

from functools import partial

from dip import giliran
from dip.models import Bagian as BagianDIP
from dip.models import Dokumen, VersiBerkas
from dip.models.bagian import kepala_unit
from dip.status.bagian import LANGKAH
from dip.status.dokumen import SAH
from ppid.izin import Izin, Pelaku
from ppid.surel_pagi import Bagian, Butir
from ppid.templatetags.ppid import hari_pendek


def pengesahan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Counted only: a title may say more than a digest should."""
    ppid = next((o for o in orang if o.boleh(Izin.SAHKAN_DOKUMEN)), None)
    if not ppid:
        return []
    versi = VersiBerkas.objects.untuk(ppid).usulan().filter(dokumen__status__in=SAH)
    banyak = (
        (Dokumen.objects.untuk(ppid).menunggu().count(), "dokumen"),
        (versi.count(), "versi baru berkas"),
    )
    butir = [
        Butir(f"{jumlah} {apa}", lambda o: o.boleh(Izin.SAHKAN_DOKUMEN))
        for jumlah, apa in banyak
        if jumlah
    ]
    return [Bagian("Pengesahan dokumen", "persetujuan/", butir)]


def terlambat(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Parts of the DIP that are late: for whoever hands them in and the unit's penghubung."""
    judul, jalan = "Bagian DIP yang terlambat diserahkan", "dip-kelola/"
    if not any(o.boleh(Izin.ISI_DIP) for o in orang):
        return [Bagian(judul, jalan, [])]
    semua = BagianDIP.objects.terbuka().filter(satker=satker, batas__lt=satker.hari_ini)
    lewat = list(semua.select_related("unit", "penyusunan", "sop"))
    kepala = kepala_unit(satker, lewat)
    return [Bagian(judul, jalan, [_terlambat(satu, kepala[satu.sop_id]) for satu in lewat])]


def _terlambat(satu: BagianDIP, berkepala: set[int]) -> Butir:
    peran = satu.sop.peran_langkah(LANGKAH)

    def untuk(o: Pelaku) -> bool:
        if satu.unit_id in o.unit:
            return o.boleh(Izin.ISI_DIP)
        return satu.unit_id not in berkepala and bool(peran & o.peran)

    teks = f"{satu.unit.nama}, DIP {satu.penyusunan.tahun}, paling lambat {hari_pendek(satu.batas)}"
    return Butir(teks, untuk)


def keputusan_dip(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Steps of the DIP that wait for one's word, and parts that are one's to hand in."""
    if not any(o.boleh(Izin.LIHAT_PERSETUJUAN) for o in orang):
        return []
    dip = [
        Butir(f"DIP {satu.tahun}: {giliran.TUGAS[satu.status].judul}", partial(_giliran, satu))
        for satu in giliran.menunggu(satker)
    ]
    bagian = [
        Butir(f"DIP {satu.bagian.penyusunan.tahun}: serahkan {satu.bagian.unit.nama}", satu.milik)
        for satu in giliran.serahan(satker)
    ]
    return [Bagian("Daftar Informasi Publik", "persetujuan/", [*dip, *bagian])]


def _giliran(satu, orang: Pelaku) -> bool:
    return bool(giliran.milik([satu], orang))


SUMBER = (pengesahan, keputusan_dip, terlambat)
