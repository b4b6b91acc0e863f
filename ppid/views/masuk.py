"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ppid import batas
from ppid.forms.masuk import FormMasuk

MENIT = 15
BATAS_ORANG = 5  # per name and network, so that nobody is locked out from elsewhere
BATAS_JARINGAN = 50
TIDAK_COCOK = "Nama pengguna atau kata sandi tidak cocok"


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request):
    """The same sentence, body and time whether the name exists or not."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(_tujuan(request))
        return _halaman(request, FormMasuk())
    form = FormMasuk(request.POST)
    if not form.is_valid():
        return _halaman(request, form)
    return _coba(request, form)


def _coba(request, form: FormMasuk):
    jaringan = batas.jaringan(request)
    orang = ("masuk", form.cleaned_data["username"].lower(), jaringan)
    menit = max(
        batas.sisa_menit(*orang, batas=BATAS_ORANG, menit=MENIT),
        batas.sisa_menit("masuk", jaringan, batas=BATAS_JARINGAN, menit=MENIT),
    )
    if menit:
        return render(request, "429.html", {"menit": menit}, status=429)
    batas.catat(*orang, menit=MENIT)  # before the slow hash, so that tries side by side all count
    pengguna = authenticate(request, **form.cleaned_data)  # hashes for an unknown name, too
    if pengguna is None or not _dengan_sandi(pengguna):
        batas.catat("masuk", jaringan, menit=MENIT)
        form.add_error(None, TIDAK_COCOK)
        return _halaman(request, form)
    batas.hapus(*orang)
    login(request, pengguna)
    return redirect(_tujuan(request))


def _dengan_sandi(pengguna) -> bool:
    """An examiner has a link; a password of theirs is the demo's."""
    return settings.DEMO or not pengguna.pemeriksa


def _halaman(request, form: FormMasuk):
    tujuan = _next(request)
    konteks = {"form": form, "next": tujuan, "pemeriksa": tujuan.startswith("/audit/")}
    return render(request, "ppid/masuk.html", konteks)


def _next(request) -> str:
    """Where to go afterwards, if it is a page of ours; never the way out again."""
    tujuan = request.POST.get("next") or request.GET.get("next", "")
    aman = url_has_allowed_host_and_scheme(tujuan, allowed_hosts=None)  # paths of ours only
    return tujuan if aman and tujuan != reverse("keluar") else ""


def _tujuan(request) -> str:
    return _next(request) or resolve_url("ruang_kerja")


@login_not_required
@require_POST
def keluar(request):
    logout(request)
    return redirect("masuk")
