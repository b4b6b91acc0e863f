"""The DIK of an office: its own rows and those from above; new ones only where they are decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip.forms.dik import FormDik
from dip.models import Dikecualikan
from dip.models.dik import HANYA_PROVINSI
from ppid import berkas as simpanan
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import JenisBerkas

PER_HALAMAN = 50
RAGAM = {"Berlaku": "aman", "Belum berlaku": "netral", "Kedaluwarsa": "terlambat"}


@butuh(Izin.KELOLA_DIK, Izin.JAWAB)
@require_safe
def daftar(request, pelaku: Pelaku):
    kueri = Dikecualikan.objects.untuk(pelaku).select_related("satker")
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "halaman": halaman,
        "baris": [_baris(pelaku, satu) for satu in halaman.object_list],
        "memutuskan": pelaku.satker.dapat_mengecualikan,
        "boleh_tambah": pelaku.boleh(Izin.KELOLA_DIK) and pelaku.satker.dapat_mengecualikan,
    }
    return render(request, "dip/dik.html", konteks)


def _baris(pelaku: Pelaku, satu: Dikecualikan) -> dict:
    keadaan = satu.keadaan_pada(pelaku.satker.hari_ini)
    return {
        "dik": satu,
        "keadaan": keadaan,
        "ragam": RAGAM[keadaan],
        "url": reverse("dik_keputusan", args=[pelaku.satker.slug, satu.token]),
    }


@butuh(Izin.KELOLA_DIK)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request, pelaku: Pelaku):
    if not pelaku.satker.dapat_mengecualikan:
        raise PermissionDenied(HANYA_PROVINSI)
    isi = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormDik(*isi, satker=pelaku.satker)
    if form.is_valid():
        try:
            pindaian = simpanan.siapkan(
                form.cleaned_data["berkas_keputusan"],
                JenisBerkas.KEPUTUSAN,
                satker=pelaku.satker,
                oleh=pelaku,
            )
        except BerkasDitolak as galat:
            form.add_error("berkas_keputusan", galat)
        else:
            satu = Dikecualikan.tambah(oleh=pelaku, pindaian=pindaian, **form.isian())
            messages.success(request, f"Butir {satu.butir} masuk ke DIK {pelaku.satker.nama}.")
            return redirect("dik", satker=pelaku.satker.slug)
    konteks = {"form": form, "url": reverse("dik", args=[pelaku.satker.slug])}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "dip/dik_baru.html", konteks, status=status)


@butuh(Izin.KELOLA_DIK, Izin.JAWAB)
@require_safe
def keputusan(request, pelaku: Pelaku, token: str):
    """The scan; whoever may use a row may read its decision, also when it came from above."""
    kueri = Dikecualikan.objects.untuk(pelaku).select_related("pindaian")
    return simpanan.respons(get_object_or_404(kueri, token=token).pindaian, pelaku)
