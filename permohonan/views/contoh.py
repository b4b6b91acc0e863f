"""The frame of the settings of papers: a letter as it would print, saved or not yet."""

from csp.decorators import csp
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from permohonan import pratinjau
from permohonan.contoh import contoh
from ppid import naskah
from ppid.bidang import TIDAK_SAH
from ppid.forms.naskah import FormNaskah
from ppid.izin import Izin, Pelaku, butuh
from ppid.jenis_naskah import JenisNaskah, nomor_berikut, setelan
from ppid.models import CaraNomor, SetelanNaskah
from ppid.views.kelola_naskah import ambil_jenis

PERBAIKI = "Ada isian yang perlu diperbaiki. Tekan Simpan untuk melihat yang mana."
BELUM_ADA = (
    "Kantor ini belum pernah menerbitkan surat jenis ini. Contohnya tampil sesudah yang pertama."
)


@csp(pratinjau.KEBIJAKAN)
@xframe_options_sameorigin
@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def surat(request, pelaku: Pelaku, jenis: str):
    """By POST with the settings as typed. Nothing is stored either way."""
    jenis = ambil_jenis(jenis)
    atur = setelan(pelaku.satker, jenis)
    if request.method == "POST":
        form = FormNaskah(request.POST, jenis=jenis, instance=atur)
        if not form.is_valid():
            return _tanpa(request, PERBAIKI, TIDAK_SAH)
        atur = form.save(commit=False)
    return _surat(request, pelaku, jenis, atur)


def _surat(request, pelaku: Pelaku, jenis: JenisNaskah, atur: SetelanNaskah):
    ada = contoh(jenis, pelaku)
    if ada is None:
        return _tanpa(request, BELUM_ADA)
    p, konteks = ada
    if jenis.penanda:
        konteks["pihak"][1] = naskah.penanda(jenis, pelaku.satker, atur)
    if jenis.seri and atur.cara_nomor == CaraNomor.PORTAL:
        konteks["contoh_nomor"] = nomor_berikut(pelaku.satker, jenis, atur.pola)[0]
    if jenis.bertembusan:
        konteks["tembusan"] = atur.daftar_tembusan
    return HttpResponse(naskah.pratinjau(jenis, p, konteks, atur))


def _tanpa(request, kalimat: str, status: int = 200):
    return render(request, "naskah/tanpa_contoh.html", {"kalimat": kalimat}, status=status)
