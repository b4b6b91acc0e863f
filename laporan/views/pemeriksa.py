"""Links of the ruang pemeriksaan: made, seen once, revoked."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laporan.forms.pemeriksa import FormUndangan
from laporan.models import Undangan
from ppid.bidang import TIDAK_SAH, nomor_baris
from ppid.izin import Izin, Pelaku, butuh

PER_HALAMAN = 20


@butuh(Izin.UNDANG_PEMERIKSA)
@require_http_methods(["GET", "HEAD", "POST"])
def pemeriksa(request, pelaku: Pelaku):
    """The list with the form of a new link; a POST with `cabut` revokes that one."""
    if request.method != "POST":
        return _halaman(request, pelaku, FormUndangan(satker=pelaku.satker))
    if "cabut" in request.POST:
        return _cabut(request, pelaku)
    form = FormUndangan(request.POST, satker=pelaku.satker)
    if not form.is_valid():
        return _halaman(request, pelaku, form)
    baru, token = Undangan.buat(**form.cleaned_data, oleh=pelaku)
    alamat = reverse("audit_masuk", args=[pelaku.satker.slug, token])
    konteks = {"satu": baru, "alamat": f"{settings.ALAMAT_DASAR}{alamat}"}
    return render(request, "laporan/pemeriksa_tautan.html", konteks)


def _cabut(request, pelaku: Pelaku):
    kunci = nomor_baris(request.POST["cabut"])
    satu = get_object_or_404(Undangan.objects.untuk(pelaku), pk=kunci)
    satu.satker = pelaku.satker
    satu.cabut(oleh=pelaku)
    messages.success(request, f"Tautan untuk {satu.pengguna.nama} dicabut dan tidak berlaku lagi.")
    return redirect("laporan_pemeriksa", satker=pelaku.satker.slug)


def _halaman(request, pelaku: Pelaku, form: FormUndangan):
    semua = Undangan.objects.untuk(pelaku).dengan_bukaan()
    semua = semua.select_related("pengguna", "dibuat_oleh", "dicabut_oleh")
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("hal"))
    for satu in halaman.object_list:
        satu.satker = pelaku.satker
    konteks = {"form": form, "halaman": halaman, "baris": halaman.object_list}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "laporan/pemeriksa.html", konteks, status=status)
