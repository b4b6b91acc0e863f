"""Reports and figures as anyone reads them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan import lembar_statistik, publik
from laporan.definisi import KURANG, MENURUT
from laporan.statistik import BANYAK_TAHUN, Statistik, statistik, tahun_tahun
from laporan.tabel import Baris
from ppid import berkas, ekspor
from ppid.models import Satker

HURUF = "Noto Sans, Roboto, system-ui, sans-serif"
NANTI = 60  # seconds after which a paper that is being printed is asked for again


def _kantor(request, slug: str) -> Satker:
    request.satker = get_object_or_404(Satker, slug=slug)
    return request.satker


# Issued reports


@login_not_required
@require_safe
def laporan(request, satker: str):
    """The yearly ones, and those of the newest year; each year has a page."""
    tempat = _kantor(request, satker)
    semua = publik.tahun_terbit(tempat)
    isi = publik.terbaru(tempat, semua[0]) if semua else []
    return _daftar(request, tempat, semua, None, isi)


@login_not_required
@require_safe
def tahun(request, satker: str, tahun: int):
    tempat = _kantor(request, satker)
    semua = publik.tahun_terbit(tempat)
    if tahun not in semua:
        raise Http404
    return _daftar(request, tempat, semua, tahun, publik.setahun(tempat, tahun))


def _daftar(request, tempat: Satker, semua: list[int], tahun: int | None, isi: list):
    alamat = [reverse("laporan_publik_tahun", args=[tempat.slug, satu]) for satu in semua]
    konteks = {
        "tahun": tahun,
        "tab": [_tab(reverse("laporan_publik", args=[tempat.slug]), "Terbaru", not tahun)]
        + [_tab(url, f"{t}", t == tahun) for url, t in zip(alamat, semua, strict=True)],
        "kelompok": isi,
    }
    return render(request, "laporan/publik/daftar.html", konteks)


def _tab(url: str, teks: str, aktif: bool) -> dict:
    return {"url": url, "teks": teks, "aktif": aktif, "jumlah": None, "genting": False}


@login_not_required
@require_safe
def unduh(request, satker: str, token: str):
    """The worker alone prints it: an address that anyone may ask starts no printing."""
    tempat = _kantor(request, satker)
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
    tempat = _kantor(request, satker)
    semua, isi = _statistik(request, tempat)
    alamat = reverse("statistik", args=[tempat.slug])
    konteks = {
        "isi": isi,
        "tab": [_tab(f"{alamat}?tahun={t}", f"{t}", t == isi.tahun) for t in semua],
        "kurang": KURANG,
        "huruf": HURUF,
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
    tempat = _kantor(request, satker)
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
