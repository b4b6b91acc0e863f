"""Step 2, the PPID's part: a list to ratify as it was seen, or to send back with a note."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip.forms.pengarsipan import FormCatatan, FormSahkan, FormVersiHalaman
from dip.models import Dokumen, VersiBerkas
from dip.views.dokumen import alamat
from dip.views.fakta import masa_simpan
from dip.views.kumpulan import PER_HALAMAN, halaman, masing_masing, terpilih
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import tanpa_hal


@butuh(Izin.SAHKAN_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request, pelaku: Pelaku):
    if request.method != "POST":
        return _halaman(request, pelaku)
    aksi = AKSI.get(request.POST.get("aksi"))
    if aksi is None:
        raise Http404
    return aksi(request, pelaku)


def _sahkan(request, pelaku: Pelaku):
    form = FormSahkan(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, kalimat=form.errors["pilih"][0])
    pilih = form.cleaned_data["pilih"]
    masing_masing(
        request,
        terpilih(Dokumen.objects.untuk(pelaku), pilih),
        lambda satu: satu.sahkan(oleh=pelaku, rupa=pilih[satu.token]),
        "disahkan",
    )
    return redirect(_sini(pelaku))


def _kembalikan(request, pelaku: Pelaku):
    token = request.POST.get("token", "")[:40]
    dokumen = get_object_or_404(Dokumen.objects.untuk(pelaku), token=token)
    form, halaman_dilihat = FormCatatan(request.POST), FormVersiHalaman(request.POST)
    if not form.is_valid() or not halaman_dilihat.is_valid():
        galat = {**halaman_dilihat.errors, **form.errors}
        return _halaman(request, pelaku, kalimat=next(iter(galat.values()))[0], dibuka=token)
    versi = halaman_dilihat.cleaned_data["versi"]
    dokumen.kembalikan(form.cleaned_data["catatan"], oleh=pelaku, versi=versi)
    messages.success(request, f"“{dokumen.judul}” dikembalikan kepada petugas.")
    return redirect(_sini(pelaku))


AKSI = {"sahkan": _sahkan, "kembalikan": _kembalikan}


def _sini(pelaku: Pelaku) -> str:
    return reverse("dokumen_pengesahan", args=[pelaku.satker.slug])


def _halaman(request, pelaku: Pelaku, kalimat: str = "", dibuka: str = ""):
    kueri = Dokumen.objects.untuk(pelaku).menunggu().select_related("unit", "oleh")
    satu = halaman(request, kueri.order_by("dibuat", "pk"))
    versi = VersiBerkas.objects.untuk(pelaku).susulan().select_related("dokumen", "berkas", "oleh")
    konteks = {
        "halaman": satu,
        "kueri": tanpa_hal(request.GET),
        "baris": [_baris(pelaku, d, dibuka) for d in satu.object_list],
        "versi": [(alamat(pelaku, v.dokumen), v) for v in versi.order_by("pada")[:PER_HALAMAN]],
        "kalimat": kalimat,
        "catatan": request.POST.get("catatan", "") if dibuka else "",
    }
    status = TIDAK_SAH if kalimat else 200
    return render(request, "dip/dokumen/pengesahan.html", konteks, status=status)


def _baris(pelaku: Pelaku, d: Dokumen, dibuka: str) -> dict:
    return {
        "d": d,
        "url": alamat(pelaku, d),
        "pilih": f"{d.token}:{d.rupa}",
        "masa_simpan": masa_simpan(d),
        "terbuka": d.token == dibuka,
    }
