from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ppid.konteks import kantor_publik
from ppid.models import Naskah


@login_not_required
@require_safe
def verifikasi(request, satker: str, token: str):
    """Is this paper ours? Kind, number, date and SHA-256; nothing of what it says or to whom."""
    satker = kantor_publik(request, satker)
    naskah = Naskah.objects.publik(satker, token).first()
    konteks = {"naskah": naskah, "sidik": _sidik(naskah)}
    return render(request, "ppid/verifikasi.html", konteks, status=200 if naskah else 404)


def _sidik(naskah) -> list[str]:
    """The hash in groups of eight, to be compared by eye."""
    sha256 = naskah.pdf.sha256 if naskah and naskah.pdf else ""
    return [sha256[i : i + 8] for i in range(0, len(sha256), 8)]
