"""Reports and figures as anyone reads them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan import lembar_statistik, publik
from laporan.definisi import MENURUT
from laporan.grafik import HURUF_LAYAR
from laporan.kata import BELUM
from laporan.statistik import BANYAK_TAHUN, Statistik, statistik, tahun_tahun
from laporan.tabel import Baris
from permohonan.rekap import MIN_DATA
from ppid import berkas, ekspor
from ppid.konteks import Tab, kantor_publik
from ppid.models import Satker
from ppid.terbilang import terbilang

NANTI = 60  # seconds after which a paper that is being printed is asked for again


# Issued reports


@login_not_required
@require_safe
def laporan(request, satker: str):
    """The yearly ones, and those of the newest year; each year has a page."""
    tempat = kantor_publik(request, satker)
    semua = publik.tahun_terbit(tempat)
    isi = publik.terbaru(tempat, semua[0]) if semua else []
    return _daftar(request, tempat, semua, None, isi)


@login_not_required
@require_safe
def tahun(request, satker: str, tahun: int):
    tempat = kantor_publik(request, satker)
    semua = publik.tahun_terbit(tempat)
    if tahun not in semua:
        raise Http404
    return _daftar(request, tempat, semua, tahun, publik.setahun(tempat, tahun))


def _daftar(request, tempat: Satker, semua: list[int], tahun: int | None, isi: list):
    tab = [Tab(reverse("laporan_publik", args=[tempat.slug]), "Terbaru", None, not tahun)]
    for satu in semua:
        url = reverse("laporan_publik_tahun", args=[tempat.slug, satu])
        tab.append(Tab(url, f"{satu}", None, satu == tahun))
    konteks = {"tahun": tahun, "tab": tab, "kelompok": isi}
    return render(request, "laporan/publik/daftar.html", konteks)


@login_not_required
@require_safe
def unduh(request, satker: str, token: str):
    """The worker alone prints it: an address that anyone may ask starts no printing."""
    tempat = kantor_publik(request, satker)
    surat = publik.naskah(tempat, token)
    if surat is None:
        raise Http404
    if surat.pdf is None:
        respons = render(request, "laporan/publik/nanti.html", {"surat": surat}, status=503)
        respons["Retry-After"] = str(NANTI)
        return respons
    return berkas.respons_publik(surat.pdf, request)


# Figures


@login_not_required
@require_safe
def angka(request, satker: str):
    tempat = kantor_publik(request, satker)
    semua, isi = _statistik(request, tempat)
    alamat = reverse("statistik", args=[tempat.slug])
    konteks = {
        "isi": isi,
        "tab": [Tab(f"{alamat}?tahun={t}", f"{t}", None, t == isi.tahun) for t in semua],
        "kurang": BELUM,
        "min_data": terbilang(MIN_DATA),
        "huruf": HURUF_LAYAR,
        "banyak_tahun": BANYAK_TAHUN,
        "definisi_pasal12": MENURUT["pasal12"],
        "pasal12": [_sel(isi.pasal12.kepala, satu) for satu in isi.pasal12.baris],
    }
    return render(request, "laporan/publik/statistik.html", konteks)


def _sel(kepala: list[str], baris: Baris) -> tuple:
    """A row's name, and each cell with the head of its column: a phone shows them as a list."""
    return baris.nama, list(zip(kepala[1:], baris.isi, strict=True))


@login_not_required
@require_safe
def angka_csv(request, satker: str):
    tempat = kantor_publik(request, satker)
    _, isi = _statistik(request, tempat)
    return ekspor.sebagai_csv(lembar_statistik.tabel(tempat, isi))


def _statistik(request, tempat: Satker) -> tuple[list[int], Statistik]:
    """Of the year that was asked for, else of this one; a year before the first is not there."""
    semua = tahun_tahun(tempat)
    minta = request.GET.get("tahun", f"{semua[0]}")
    tahun = next((satu for satu in semua if f"{satu}" == minta), None)
    if tahun is None:
        raise Http404
    return semua, statistik(tempat, tahun, semua)
