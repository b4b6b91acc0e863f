"""The calendar of due dates."""

from datetime import date

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from permohonan import kalender as bulanan
from ppid import waktu
from ppid.izin import Izin, Pelaku, butuh
from ppid.tenggat import NAMA_HARI


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def kalender(request, pelaku: Pelaku):
    hari_ini = pelaku.satker.hari_ini
    bulan, dikenal = bulanan.baca_bulan(request.GET.get("bulan", ""), hari_ini)
    sebelum, sesudah = bulanan.tetangga(bulan)
    konteks = {
        "kini": waktu.sekarang(),
        "nama_bulan": bulanan.nama_bulan(bulan),
        "bulan_ini": bulan == hari_ini.replace(day=1),
        "dikenal": dikenal,
        "sebelum": _tautan(sebelum),
        "sesudah": _tautan(sesudah),
        "nama_hari": NAMA_HARI,
        "pekan": bulanan.pekan(pelaku, bulan),
        "tingkat": bulanan.TINGKAT.items(),
        "lewat": bulanan.lewat(pelaku),
        "url_antrean": reverse("antrean", args=[pelaku.satker.slug]),
        "tanpa_libur": bulan.year not in pelaku.satker.kalender().tahun_terdaftar,
        "tahun": f"{bulan.year}",
    }
    return render(request, "permohonan/meja/kalender.html", konteks)


def _tautan(bulan: date) -> dict:
    """A month to turn to; none where the calendar ends."""
    ada = bulan.year in bulanan.TAHUN
    return {"kueri": f"{bulan:%Y-%m}" if ada else "", "nama": bulanan.nama_bulan(bulan)}
