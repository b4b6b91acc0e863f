"""*Mungkin sudah tersedia*: between the question and the name, what the office has on it."""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip.models import Dokumen
from dip.padanan import Padanan
from permohonan import pengajuan
from permohonan.models import Draf
from permohonan.pengajuan import SudahTerkirim
from permohonan.views import draf_warga
from ppid import batas
from ppid.konteks import kantor_publik
from ppid.templatetags.ppid import ukuran


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def tersedia(request, satker):
    tempat = kantor_publik(request, satker)
    if request.method == "POST":
        return _cukup(request, tempat)
    draf = draf_warga.cari(request, tempat)
    cocok = pengajuan.tersedia(draf) if draf else []
    if not cocok:
        return draf_warga.ke_kurang(draf, satker)
    konteks = {
        "kartu": [_kartu(tempat, satu) for satu in cocok],
        "kunci": draf.kunci,
        "kembali": draf_warga.url(draf, "rincian"),
        "lanjut": draf_warga.url(draf, pengajuan.langkah_kurang(draf.data)),
        "form": None,
    }
    return render(request, "permohonan/publik/tersedia.html", konteks)


def _cukup(request, tempat):
    """The same form sent again finds its draft gone and is thanked again."""
    kunci = draf_warga.kunci(request)
    draf = Draf.objects.web(tempat, kunci).select_related("satker").first()
    terbuka = Dokumen.objects.publik(tempat).select_related("satker")
    if draf is None or "rincian" not in draf.data:
        return redirect("terima_kasih" if pengajuan.terjawab(kunci) else "baru", satker=tempat.slug)
    dokumen = get_object_or_404(terbuka, token=request.POST.get("dokumen", "")[:32])
    with suppress(SudahTerkirim):  # by the other half of a double click
        pengajuan.cukup(draf, dokumen, batas.jaringan(request))
    return redirect("terima_kasih", satker=tempat.slug)


@login_not_required
@require_safe
def terima_kasih(request, satker):
    kantor_publik(request, satker)
    return render(request, "permohonan/publik/terima_kasih.html", {"form": None})


def _kartu(satker, satu: Padanan) -> dict:
    if satu.dik:
        return {"p": satu, "token": "", "ringkasan": _keputusan(satu), "berkas": [], "url": ""}
    d = satu.dokumen
    return {
        "p": satu,
        "token": d.token,
        "ringkasan": d.ringkasan,
        "berkas": [_berkas(satker, d, berkas) for berkas in d.berkas],
        "url": reverse("informasi_dokumen", args=[satker.slug, d.token]),
    }


def _keputusan(satu: Padanan) -> str:
    return f"Keputusan {satu.dik.nomor_keputusan}, {satu.dik.diputus_oleh}. {satu.dik.dasar}."


def _berkas(satker, dokumen: Dokumen, berkas) -> dict:
    return {
        "url": reverse("informasi_berkas", args=[satker.slug, dokumen.token, berkas.token]),
        "nama": berkas.nama,
        "jenis": berkas.format,
        "ukuran": ukuran(berkas.ukuran),
        "keterangan": "",
    }
