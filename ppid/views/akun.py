"""One's own account: the password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ppid import batas, orang
from ppid.bidang import TIDAK_SAH
from ppid.forms.orang import FormSandi

BATAS, MENIT = 5, 15  # wrong present passwords: a browser left open is not a way to a new one


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sandi(request):
    """For every signed-in member of staff; whoever must change theirs is sent here first."""
    siapa = ("sandi", f"{request.user.pk}")
    if request.method != "POST":
        return _halaman(request, FormSandi(pengguna=request.user))
    if menit := batas.sisa_menit(*siapa, batas=BATAS, menit=MENIT):
        return render(request, "429.html", {"menit": menit}, status=429)
    batas.catat(*siapa, menit=MENIT)
    form = FormSandi(request.POST, pengguna=request.user)
    if not form.is_valid():
        if "lama" not in form.errors:
            batas.hapus(*siapa)
        return _halaman(request, form)
    orang.ganti_sandi(request.user, form.cleaned_data["baru"])
    batas.hapus(*siapa)
    update_session_auth_hash(request, request.user)  # the other browsers are out
    messages.success(request, "Kata sandi Anda sudah diganti.")
    return redirect("ruang_kerja")


def _halaman(request, form: FormSandi):
    konteks = {"form": form, "wajib": request.user.wajib_ganti_sandi}
    return render(request, "ppid/sandi.html", konteks, status=TIDAK_SAH if form.is_bound else 200)
