"""The matriks kegiatan dan penugasan of the office: steps, people and times; never an applicant."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ppid import cetak as kertas
from ppid import matriks as penilai
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import tanpa_hal
from ppid.saringan_matriks import SaringanMatriks

PER_HALAMAN = 50
JUDUL = "Matriks kegiatan dan penugasan"


@butuh(Izin.LIHAT_MATRIKS)
@require_safe
def matriks(request, pelaku: Pelaku):
    saringan, semua, terpilih = _baca(request, pelaku)
    halaman = Paginator(terpilih, PER_HALAMAN).get_page(request.GET.get("hal"))
    kueri = tanpa_hal(request.GET)
    konteks = {
        "saringan": saringan,
        "dalam_kata": saringan.dalam_kata(),
        "hapus": reverse("matriks", args=[pelaku.satker.slug]) if saringan.dipakai else "",
        "jumlah": penilai.jumlah(semua, pelaku.satker),
        "halaman": halaman,
        "kueri": kueri,
        "url_cetak": f"{reverse('matriks_cetak', args=[pelaku.satker.slug])}?{kueri}".rstrip("?&"),
        "baris": penilai.tampil(halaman.object_list, pelaku),
    }
    return render(request, "ppid/matriks.html", konteks)


@butuh(Izin.LIHAT_MATRIKS)
@require_safe
def cetak(request, pelaku: Pelaku):
    """The same on paper, A4 landscape, with the filter in words."""
    saringan, semua, terpilih = _baca(request, pelaku)
    konteks = {
        "judul": JUDUL,
        "saringan": saringan.dalam_kata(),
        "jumlah": penilai.jumlah(semua, pelaku.satker),
        "baris": penilai.tampil(terpilih[: kertas.MAKS_BARIS], pelaku),
        "sisa": max(0, len(terpilih) - kertas.MAKS_BARIS),
    }
    nama = f"{JUDUL} {pelaku.satker.nama} {pelaku.satker.hari_ini:%Y-%m-%d}"
    return kertas.daftar("naskah/matriks.html", pelaku.satker, konteks, nama=nama)


def _baca(request, pelaku: Pelaku) -> tuple:
    """The filter, all that it found, and of these the rows with the verdict asked for."""
    saringan = SaringanMatriks(request.GET, pelaku=pelaku)
    semua = penilai.baca(saringan.qs, pelaku)
    return saringan, semua, saringan.menurut_baku(semua)
