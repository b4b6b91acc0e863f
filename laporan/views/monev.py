"""How ready the office is for the assessment of the Komisi Informasi, as the portal proves it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from laporan import monev
from ppid import waktu
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def peta(request, pelaku: Pelaku):
    konteks = {
        "peta": monev.peta(pelaku),
        "kini": waktu.sekarang(),
        "tahun_bobot": monev.TAHUN_BOBOT,
        "sendiri": monev.SENDIRI,
    }
    return render(request, "laporan/monev.html", konteks)
