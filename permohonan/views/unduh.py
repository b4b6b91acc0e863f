"""The applicant downloads what was given; the last file is the handing over."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404
from django.views.decorators.http import require_POST

from permohonan.models import Pemberian, Permohonan
from permohonan.views.saya import terbukti
from ppid import berkas
from ppid.alur import TransisiDitolak
from ppid.izin import pemohon


@login_not_required
@require_POST
@terbukti
def unduh(request, kasus: Permohonan, token: str):
    # A page may list the same file twice: the one that still waits goes first.
    urut = F("diunduh_pada").asc(nulls_first=True)
    satu = kasus.pemberian_sah().filter(berkas__token=token).order_by(urut, "pk").first()
    if satu is None:
        raise Http404
    # Read first: nothing is receipted that could not be handed over.
    respons = berkas.respons(satu.berkas, pemohon(kasus))
    _catat(kasus, satu)
    return respons


def _catat(kasus: Permohonan, satu: Pemberian) -> None:
    """Whatever version the page had: another click on it, or another file of it, is no conflict."""
    try:
        kasus.unduh(oleh=pemohon(kasus), pemberian=satu)
    except TransisiDitolak:  # `kasus` stands now as that other click left it
        kasus.unduh(oleh=pemohon(kasus), pemberian=satu)
