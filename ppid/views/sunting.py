"""The pages of an office, written by its admin in a plain editor."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ppid import markah
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Halaman
from ppid.models.halaman import fakta, isi_penanda
from ppid.suntingan import FormHalaman, tandai_ditinjau

TAK_BERUBAH = "Teksnya sama. Pilih “Tandai sudah ditinjau” bila Anda sudah membacanya."


@butuh(Izin.KELOLA_KANTOR)
@require_safe
def daftar(request, pelaku: Pelaku):
    return render(request, "kelola/halaman.html", {"semua": Halaman.objects.untuk(pelaku)})


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, kode: str):
    """By POST: look at it, save it, go back to the portal's words, or only mark it as reviewed."""
    laman = next((x for x in Halaman.objects.untuk(pelaku) if x.kode == kode), None)
    if laman is None:
        raise Http404
    if request.POST.get("aksi") == "tinjau":
        tandai_ditinjau(laman, oleh=pelaku)
        messages.success(request, f"{laman.judul} ditandai sudah ditinjau hari ini.")
        return redirect("kelola_halaman", satker=pelaku.satker.slug)
    form = FormHalaman(_isian(request, laman), instance=laman)
    pratinjau = request.POST.get("aksi") == "pratinjau"
    if form.is_valid() and not pratinjau:
        return _simpan(request, pelaku, form)
    return _tampil(request, pelaku, form, pratinjau)


def _isian(request, laman: Halaman):
    """What was sent; to restore is to send the portal's own words."""
    if request.method != "POST":
        return None
    isian = request.POST.copy()
    if isian.get("aksi") == "bawaan":
        isian["isi"] = laman.bawaan
    return isian


def _simpan(request, pelaku: Pelaku, form: FormHalaman):
    if form.simpan("sunting_halaman", oleh=pelaku):
        pesan = "dikembalikan ke teks bawaan" if not form.instance.isi else "disimpan"
        messages.success(request, f"{form.instance.judul} {pesan}.")
    else:
        messages.info(request, TAK_BERUBAH)
    return redirect("kelola_halaman_satu", satker=pelaku.satker.slug, kode=form.instance.kode)


def _tampil(request, pelaku: Pelaku, form: FormHalaman, pratinjau: bool):
    isi = fakta(pelaku.satker)
    sah = form.is_bound and form.is_valid()
    konteks = {
        "form": form,
        "laman": form.instance,
        "penanda": list(isi.items()),
        "pratinjau": _pratinjau(form, isi) if pratinjau and sah else "",
    }
    status = TIDAK_SAH if form.is_bound and not sah else 200
    return render(request, "kelola/halaman_satu.html", konteks, status=status)


def _pratinjau(form: FormHalaman, isi: dict[str, str]):
    """As the public would read it; the portal's own words are kept as nothing."""
    return markah.ke_html(isi_penanda(form.cleaned_data["isi"] or form.instance.bawaan, isi))
