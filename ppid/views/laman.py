"""Pages of an office that hold its words alone, and the addresses that they had before."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ppid import markah
from ppid.data import HALAMAN_PER, baca_halaman
from ppid.konteks import kantor_publik
from ppid.models import Halaman, JenisHalaman

TEMPLAT = {JenisHalaman.FAQ: "ppid/faq.html"}


@login_not_required
@require_safe
def laman(request, satker: str, kode: str):
    satker = kantor_publik(request, satker)
    konteks = {"laman": Halaman.objects.publik(satker, kode)}
    return render(request, TEMPLAT.get(kode, "ppid/laman.html"), konteks)


@login_not_required
@require_safe
def laman_portal(request, kode: str):
    """What holds at every office; each has a statement of its own beside it."""
    konteks = {
        "judul": JenisHalaman(kode).label,
        "isi": markah.ke_html(baca_halaman(f"{kode}-portal")),
        "per": HALAMAN_PER,
    }
    return render(request, "ppid/laman_portal.html", konteks)


@login_not_required
@require_safe
def alih(request, satker: str, ke: str, sisa: str = ""):
    """Addresses of KPU's earlier sites, as people still have them, to ours."""
    return redirect(ke, satker=satker, permanent=True)
