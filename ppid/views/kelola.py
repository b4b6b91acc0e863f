"""Where the settings of an office begin: what may be set, in the order of setting up an office."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.KELOLA_KANTOR, Izin.LIBUR_LOKAL, Izin.LIBUR_NASIONAL, Izin.REZIM_NASIONAL)
@require_safe
def kelola(request, pelaku: Pelaku):
    return render(request, "kelola/awal.html")
