"""The numbers behind each table of a report, to take along."""

from django.views.decorators.http import require_safe

from laporan.ekspor import lembaran
from laporan.pilihan import Pilihan, pilihan
from laporan.views.naskah import boleh_baca
from ppid import ekspor, jejak
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def xlsx(request, pelaku: Pelaku, jenis: str, masa: str):
    """Logged before the first byte: what is broken off was taken along all the same."""
    satu = pilihan(pelaku, jenis, masa, request.GET.get("ralat", ""))
    jejak.catat("lihat", oleh=pelaku, satker=pelaku.satker, data=_untuk_jejak(satu))
    laporan = satu.laporan
    terbaca = laporan is not None and boleh_baca(laporan, pelaku)
    return ekspor.sebagai_xlsx(*lembaran(satu, laporan.isian if terbaca else None))


def _untuk_jejak(satu: Pilihan) -> dict:
    arus = satu.beku["arus"]
    lama = arus["awal"]["banyak"] + arus["dibuka"]["banyak"]
    return {
        "ekspor": "laporan",
        "bentuk": "xlsx",
        "jenis": satu.jenis.value,
        "masa": satu.jenis.kode(satu.masa),
        "ralat": satu.laporan.ralat if satu.laporan else 0,
        "baris": satu.beku["angka"].get("masuk.tercatat", 0) + lama,
    }
