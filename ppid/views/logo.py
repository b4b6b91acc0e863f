"""The office's logo on its public pages."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ppid import berkas
from ppid.models import Satker

# The address in a page changes with the picture, so the picture may stay in a browser.
KEPALA = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


@login_not_required
@require_safe
def logo(request, satker: str):
    """Only the picture that the office shows now; no other file has a way through here."""
    kantor = get_object_or_404(
        Satker.objects.exclude(logo=None).select_related("logo"), slug=satker
    )
    try:
        isi = berkas.baca(kantor.logo)
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(isi, content_type=kantor.logo.tipe, headers=KEPALA)
