"""Search over all that an office has published."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dip import pencarian
from dip.forms.cari import FormCari
from ppid.bidang import TIDAK_SAH
from ppid.konteks import kantor_publik, tanpa_hal

PER_HALAMAN = 20


@login_not_required
@require_safe
def cari(request, satker: str):
    satker = kantor_publik(request, satker)
    form = FormCari(request.GET if "q" in request.GET else None)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    halaman = Paginator(pencarian.cari(satker, q), PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "form": form,
        "q": q,
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "hasil": pencarian.tampilan(satker, list(halaman.object_list)),
    }
    status = TIDAK_SAH if form.errors else 200
    return render(request, "dip/cari.html", konteks, status=status)
