"""The paper of a report: before it is issued as it would print, after it the one PDF."""

from csp.decorators import csp
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from laporan.models import Laporan
from laporan.naskah import pratinjau_laporan
from laporan.pilihan import pilihan
from laporan.status.laporan import Status
from ppid import berkas, naskah
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Naskah
from ppid.naskah import KEBIJAKAN_PRATINJAU

MASIH_DISUSUN = "Naskah ini masih disusun. Ia dapat dibaca sesudah dikirim."


def boleh_baca(satu: Laporan, pelaku: Pelaku) -> bool:
    """What is being written is the writer's own until it is sent."""
    return satu.status != Status.DISUSUN or pelaku.boleh(Izin.SUSUN_LAPORAN)


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def cetak(request, pelaku: Pelaku, jenis: str, masa: str):
    """`?pindaian`: as it was signed."""
    satu = pilihan(pelaku, jenis, masa, request.GET.get("ralat", "")).laporan
    if satu is None:
        raise Http404
    if not satu.terbit:
        if not boleh_baca(satu, pelaku):
            raise PermissionDenied(MASIH_DISUSUN)
        return _pratinjau(request, satu, pelaku)
    surat = get_object_or_404(Naskah.objects.tentang(satu).select_related("pdf", "pindaian"))
    if "pindaian" not in request.GET:
        return naskah.respons(surat)
    if surat.pindaian is None:
        raise Http404
    return berkas.respons(surat.pindaian, pelaku)


@csp(KEBIJAKAN_PRATINJAU)
@xframe_options_sameorigin
def _pratinjau(request, satu: Laporan, pelaku: Pelaku) -> HttpResponse:
    return HttpResponse(pratinjau_laporan(satu, pelaku))
