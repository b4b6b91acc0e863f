"""Settings of papers: how each kind is numbered, who signs it, its words."""

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ppid import nomor
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.forms.naskah import FormAwal, FormNaskah, label_penanda
from ppid.izin import Izin, Pelaku, butuh
from ppid.jenis_naskah import (
    SEMUA,
    JenisNaskah,
    bawaan,
    bentuk,
    nomor_berikut,
    semua_diatur,
    setelan,
)
from ppid.models import CaraNomor, SetelanNaskah


def ambil_jenis(kode: str) -> JenisNaskah:
    if kode not in SEMUA or not SEMUA[kode].diatur:
        raise Http404
    return SEMUA[kode]


@butuh(Izin.KELOLA_KANTOR)
@require_safe
def daftar(request, pelaku: Pelaku):
    satker = pelaku.satker
    milik = {
        satu.jenis: satu
        for satu in SetelanNaskah.objects.filter(satker=satker).select_related("satker")
    }
    urut = nomor.semua_terakhir(satker, satker.hari_ini.year)
    baris = [_baris(j, milik.get(j.kode) or bawaan(satker, j), urut) for j in semua_diatur()]
    return render(request, "kelola/naskah.html", {"baris": baris})


def _baris(jenis: JenisNaskah, atur: SetelanNaskah, urut: dict[str, int]) -> dict:
    return {
        "jenis": jenis,
        "nomor": _cara(jenis, atur, urut),
        "penanda": label_penanda(atur.penanda) if jenis.seri else "",
        "kalimat": len(atur.teks),
        "ada_kalimat": bool(jenis.kalimat.kalimat),
    }


def _cara(jenis: JenisNaskah, atur: SetelanNaskah, urut: dict[str, int]) -> str:
    """The number that comes next, or who gives it."""
    if not jenis.seri:
        return "Nomor pendaftaran"
    if atur.cara_nomor == CaraNomor.AGENDA:
        return "Agenda kantor"
    return bentuk(atur.satker, atur.pola, urut.get(jenis.seri, 0) + 1)


@csp_update({"frame-src": ["'self'"]})
@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, jenis: str):
    jenis = ambil_jenis(jenis)
    if request.method == "POST" and request.POST.get("aksi") == "awal":
        return _tetapkan_awal(request, pelaku, jenis)
    form = FormNaskah(dikirim(request), jenis=jenis, instance=setelan(pelaku.satker, jenis))
    if not form.is_valid():
        return _halaman(request, pelaku, jenis, form)
    if form.berubah and form.simpan("setelan_naskah", oleh=pelaku, naskah=jenis.kode):
        messages.success(request, f"{jenis.judul} diatur. Surat yang sudah terbit tidak berubah.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return redirect("kelola_naskah_satu", pelaku.satker.slug, jenis.kode)


def _tetapkan_awal(request, pelaku: Pelaku, jenis: JenisNaskah):
    form, satker = FormAwal(request.POST), pelaku.satker
    if not jenis.seri:
        raise Http404
    if not form.is_valid():
        lama = FormNaskah(jenis=jenis, instance=setelan(satker, jenis))
        return _halaman(request, pelaku, jenis, lama, form)
    awal = form.cleaned_data["awal"]
    try:
        nomor.tetapkan_awal(satker, jenis.seri, satker.hari_ini.year, awal, oleh=pelaku)
    except nomor.SeriSudahMulai:
        messages.warning(request, "Nomor tahun ini sudah berjalan; nomor awalnya tidak berubah.")
    else:
        messages.success(request, f"Nomor berikutnya dimulai sesudah {awal}.")
    return redirect("kelola_naskah_satu", satker.slug, jenis.kode)


def _halaman(request, pelaku: Pelaku, jenis: JenisNaskah, form: FormNaskah, awal=None):
    satker = pelaku.satker
    mulai = (
        jenis.seri and not nomor.pemakaian_tahun(satker, jenis.seri, satker.hari_ini.year).terakhir
    )
    konteks = {
        "jenis": jenis,
        "form": awal or form,
        "isian": form,
        "awal": awal or (FormAwal() if mulai else None),
        "berikut": _berikut(pelaku, jenis, form),
        "kalimat": [f for f in form if f.name.startswith("kalimat_")],
    }
    status = TIDAK_SAH if konteks["form"].is_bound else 200
    return render(request, "kelola/naskah_satu.html", konteks, status=status)


def _berikut(pelaku: Pelaku, jenis: JenisNaskah, form: FormNaskah) -> list[str]:
    """The next three of the pattern as it stands in the form, unless it is at fault."""
    if not jenis.seri or "pola" in form.errors:
        return []
    pola = form.cleaned_data["pola"] if form.is_bound else form.instance.pola
    return nomor_berikut(pelaku.satker, jenis, pola)
