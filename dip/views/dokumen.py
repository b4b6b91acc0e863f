"""The documentation store: its list, registering, and a file of a document."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip.forms.dokumen import FormDokumenBaru, Saringan
from dip.models import Dokumen, VersiBerkas
from dip.models.dokumen import muat_berkas
from dip.status.dokumen import Status
from ppid import berkas as simpanan
from ppid import bukaan, waktu
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.models import Berkas, JenisBerkas

PER_HALAMAN = 50
TERBIT_MAKS = timedelta(hours=12)  # for which a form says when it was opened
HAL_BARU = "dokumen-baru"


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def daftar(request, pelaku: Pelaku):
    milik = Dokumen.objects.untuk(pelaku)
    kueri = milik.select_related("satker", "unit", "disahkan_oleh")
    saringan = Saringan(request.GET, queryset=kueri, request=request, satker=pelaku.satker)
    halaman = Paginator(saringan.qs, PER_HALAMAN).get_page(request.GET.get("hal"))
    baris = list(halaman.object_list)
    muat_berkas(baris)
    konteks = {
        "saringan": saringan,
        "hapus": reverse("dokumen", args=[pelaku.satker.slug]) if saringan.dipakai else "",
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": [(alamat(pelaku, satu), satu) for satu in baris],
        "kerja": _kerja(pelaku, milik),
    }
    return render(request, "dip/dokumen/daftar.html", konteks)


def _kerja(pelaku: Pelaku, milik) -> list[Tab]:
    """The pages of the store's work, each with what waits on it."""
    slug = pelaku.satker.slug
    menunggu = milik.menunggu().count() + VersiBerkas.objects.untuk(pelaku).susulan().count()
    lewat = milik.habis(pelaku.satker.hari_ini).count()
    butir = [
        ("Klasifikasi", "dokumen_klasifikasi", milik.filter(status=Status.TERDAFTAR).count()),
        ("Masa simpan", "dokumen_retensi", lewat),
        ("Buku rekap", "dokumen_rekap", None),
    ]
    if pelaku.boleh(Izin.SAHKAN_DOKUMEN):
        butir.insert(1, ("Pengesahan", "dokumen_pengesahan", menunggu))
    return [Tab(reverse(nama, args=[slug]), t, n, aktif=False) for t, nama, n in butir]


# Registering


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request, pelaku: Pelaku):
    isi = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormDokumenBaru(*isi, satker=pelaku.satker)
    if form.is_valid():
        try:
            unggahan = siapkan(form.cleaned_data["berkas"], pelaku)
        except BerkasDitolak as galat:
            form.add_error("berkas", galat)
        else:
            mulai = _mulai(request, pelaku)
            dokumen = Dokumen.daftarkan(oleh=pelaku, unggahan=unggahan, mulai=mulai, **form.isian)
            tunggu = "pengesahan" if dokumen.klasifikasi else "klasifikasi"
            messages.success(request, f"Dokumen terdaftar dan menunggu {tunggu}.")
            return redirect(alamat(pelaku, dokumen))
    terbit = request.POST.get("terbit") or bukaan.tanda(HAL_BARU, pelaku)
    konteks = {"form": form, "terbit": terbit, "sejak_buka": _sejak_buka(request)}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "dip/dokumen/baru.html", konteks, status=status)


def _sejak_buka(request) -> str:
    """Seconds from the opening of the page to its first input, as its own clock counted them."""
    angka = request.POST.get("sejak_buka", "")
    return angka if angka.isascii() and angka.isdigit() and len(angka) < 6 else ""


def _mulai(request, pelaku: Pelaku) -> datetime | None:
    """When the first input was made; without JavaScript, when the form was opened.

    Never later than now: a page can only say what it saw.
    """
    kini, buka = waktu.sekarang(), bukaan.dibuka(request.POST.get("terbit", ""), HAL_BARU, pelaku)
    if buka is None or kini - buka > TERBIT_MAKS:
        return None
    return min(buka + timedelta(seconds=int(_sejak_buka(request) or 0)), kini)


# Files


def milik(pelaku: Pelaku, dokumen: Dokumen):
    return Berkas.objects.untuk(pelaku).tentang(dokumen)


def siapkan(unggahan, pelaku: Pelaku) -> list[Berkas]:
    """Bytes are stored before the act's transaction."""
    return [
        simpanan.siapkan(satu, JenisBerkas.DOKUMEN, satker=pelaku.satker, oleh=pelaku, kantor=True)
        for satu in unggahan
    ]


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def berkas(request, pelaku: Pelaku, token: str, berkas: str):
    dokumen = get_object_or_404(Dokumen.objects.untuk(pelaku), token=token)
    satu = get_object_or_404(milik(pelaku, dokumen), token=berkas)
    return simpanan.respons(satu, pelaku)


def alamat(pelaku: Pelaku, dokumen: Dokumen) -> str:
    return reverse("dokumen_satu", args=[pelaku.satker.slug, dokumen.token])
