"""The documentation store: list, register, one document with its acts."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip.forms.dokumen import (
    FormBerkas,
    FormDokumen,
    FormDokumenBaru,
    FormRupa,
    FormTemuan,
    PilihBerkas,
    Saringan,
)
from dip.models import Dokumen
from dip.models.dokumen import muat_berkas
from ppid import berkas as simpanan
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import tanpa_hal
from ppid.models import Berkas, JenisBerkas
from ppid.templatetags.ppid import ukuran

PER_HALAMAN = 50


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def daftar(request, pelaku: Pelaku):
    kueri = Dokumen.objects.untuk(pelaku).select_related("unit", "disahkan_oleh")
    saringan = Saringan(request.GET, queryset=kueri, request=request)
    halaman = Paginator(saringan.qs, PER_HALAMAN).get_page(request.GET.get("hal"))
    baris = list(halaman.object_list)
    muat_berkas(baris)
    konteks = {
        "saringan": saringan,
        "hapus": "?" if saringan.dipakai else "",
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": [(_alamat(pelaku, satu), satu) for satu in baris],
    }
    return render(request, "dip/dokumen.html", konteks)


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request, pelaku: Pelaku):
    isi = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormDokumenBaru(*isi, satker=pelaku.satker)
    if form.is_valid():
        isian = {nama: form.cleaned_data[nama] for nama in FormDokumen.Meta.fields}
        try:
            unggahan = _siapkan(form, pelaku)
        except BerkasDitolak as galat:
            form.add_error("berkas", galat)
        else:
            dokumen = Dokumen.daftarkan(oleh=pelaku, unggahan=unggahan, **isian)
            messages.success(request, "Dokumen terdaftar dan menunggu pengesahan.")
            return redirect(_alamat(pelaku, dokumen))
    konteks = {"form": form, "url": reverse("dokumen", args=[pelaku.satker.slug])}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "dip/dokumen_baru.html", konteks, status=status)


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, token: str):
    kueri = Dokumen.objects.untuk(pelaku).select_related("satker", "unit", "oleh", "disahkan_oleh")
    dokumen = get_object_or_404(kueri, token=token)
    if request.method != "POST":
        return _halaman(request, pelaku, dokumen)
    if request.POST.get("aksi") not in AKSI:
        raise Http404
    return AKSI[request.POST["aksi"]](request, pelaku, dokumen)


def _sahkan(request, pelaku: Pelaku, dokumen: Dokumen):
    if not pelaku.boleh(Izin.SAHKAN_DOKUMEN):
        raise PermissionDenied("Dokumen disahkan oleh Kasubbag sebagai PPID.")
    form = FormRupa(request.POST)
    dokumen.sahkan(oleh=pelaku, rupa=form.cleaned_data["rupa"] if form.is_valid() else "")
    terbuka = "Petugas dapat memberikannya sekarang." if dokumen.terbuka else ""
    messages.success(request, f"Dokumen disahkan. {terbuka}".strip())
    return redirect(_alamat(pelaku, dokumen))


def _ubah(request, pelaku: Pelaku, dokumen: Dokumen):
    form = FormDokumen(request.POST, satker=pelaku.satker, instance=dokumen)
    if not form.is_valid():
        dokumen.refresh_from_db()
        return _halaman(request, pelaku, dokumen, ubah=form)
    isian = {nama: form.cleaned_data[nama] for nama in form.changed_data}
    if isian:
        dokumen.ubah(oleh=pelaku, **isian)
        messages.success(request, "Keterangan dokumen disimpan.")
    return redirect(_alamat(pelaku, dokumen))


def _tambah(request, pelaku: Pelaku, dokumen: Dokumen):
    form = FormBerkas(request.POST, request.FILES)
    if form.is_valid():
        try:
            dokumen.ubah(oleh=pelaku, unggahan=_siapkan(form, pelaku))
        except BerkasDitolak as galat:
            form.add_error("berkas", galat)
        else:
            messages.success(request, "Berkas ditambahkan.")
            return redirect(_alamat(pelaku, dokumen))
    return _halaman(request, pelaku, dokumen, tambah=form)


def _jawab(request, pelaku: Pelaku, dokumen: Dokumen):
    form = FormTemuan(request.POST, milik=_milik(pelaku, dokumen))
    if not form.is_valid():
        return _tidak_jadi(request, pelaku, dokumen, form)
    isi = form.cleaned_data
    try:
        dokumen.jawab_temuan(isi["berkas"], isi["indeks"], isi["alasan"], oleh=pelaku)
    except ValidationError as galat:
        form.add_error("alasan", galat)
        return _tidak_jadi(request, pelaku, dokumen, form)
    messages.success(request, "Alasan dicatat.")
    return redirect(_alamat(pelaku, dokumen))


def _buang(request, pelaku: Pelaku, dokumen: Dokumen):
    form = PilihBerkas(request.POST, milik=_milik(pelaku, dokumen))
    if not form.is_valid():
        return _tidak_jadi(request, pelaku, dokumen, form)
    dokumen.buang_berkas(form.cleaned_data["berkas"], oleh=pelaku)
    messages.success(request, "Berkas dihapus dari dokumen ini.")
    return redirect(_alamat(pelaku, dokumen))


def _tidak_jadi(request, pelaku: Pelaku, dokumen: Dokumen, form):
    """Forms without a place of their own on the page say their fault above it."""
    if "berkas" in form.errors or "indeks" in form.errors:
        messages.warning(request, "Berkas atau temuan itu sudah tidak ada pada dokumen ini.")
    else:
        messages.warning(request, f"{form.errors['alasan'][0]}.")
    return redirect(_alamat(pelaku, dokumen))


AKSI = {
    "sahkan": _sahkan,
    "ubah": _ubah,
    "tambah_berkas": _tambah,
    "buang_berkas": _buang,
    "jawab_temuan": _jawab,
}


def _milik(pelaku: Pelaku, dokumen: Dokumen):
    return Berkas.objects.untuk(pelaku).tentang(dokumen)


def _siapkan(form, pelaku: Pelaku) -> list[Berkas]:
    """Bytes are stored before the act's transaction."""
    return [
        simpanan.siapkan(satu, JenisBerkas.DOKUMEN, satker=pelaku.satker, oleh=pelaku, kantor=True)
        for satu in form.cleaned_data["berkas"]
    ]


def _halaman(request, pelaku: Pelaku, dokumen: Dokumen, *, ubah=None, tambah=None):
    """One document; a form that was refused stands open on it."""
    terbuka = dokumen.belum_sah
    konteks = {
        "d": dokumen,
        "fakta": _fakta(dokumen),
        "berkas": [_berkas(pelaku, dokumen, satu) for satu in dokumen.berkas],
        "boleh_ubah": terbuka,
        "boleh_sahkan": terbuka and pelaku.boleh(Izin.SAHKAN_DOKUMEN),
        "form": ubah or tambah,
        "galat_ubah": ubah is not None,
        "form_ubah": ubah or FormDokumen(satker=pelaku.satker, instance=dokumen),
        "form_berkas": tambah or FormBerkas(),
        "url": reverse("dokumen", args=[pelaku.satker.slug]),
    }
    status = TIDAK_SAH if ubah or tambah else 200
    return render(request, "dip/dokumen_satu.html", konteks, status=status)


def _fakta(d: Dokumen) -> list[dict]:
    return [
        {"nama": "Klasifikasi", "isi": d.get_klasifikasi_display()},
        {"nama": "Ringkasan isi", "isi": d.ringkasan},
        {"nama": "Unit yang menguasai", "isi": d.unit.nama},
    ]


def _berkas(pelaku: Pelaku, dokumen: Dokumen, satu: Berkas) -> dict:
    alamat = [pelaku.satker.slug, dokumen.token, satu.token]
    return {
        "url": reverse("dokumen_berkas", args=alamat),
        "nama": satu.nama,
        "jenis": satu.format,
        "ukuran": ukuran(satu.ukuran),
        "keterangan": "",
        "token": satu.token,
        "temuan": [_temuan(temuan) for temuan in satu.temuan],
    }


def _temuan(temuan: dict) -> dict:
    pada = temuan.get("pada")
    return {
        "teks": temuan["teks"],
        "jawaban": temuan["jawaban"],
        "oleh": temuan.get("oleh", ""),
        "pada": datetime.fromisoformat(pada) if pada else None,
    }


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def berkas(request, pelaku: Pelaku, token: str, berkas: str):
    dokumen = get_object_or_404(Dokumen.objects.untuk(pelaku), token=token)
    satu = get_object_or_404(_milik(pelaku, dokumen), token=berkas)
    return simpanan.respons(satu, pelaku)


def _alamat(pelaku: Pelaku, dokumen: Dokumen) -> str:
    return reverse("dokumen_satu", args=[pelaku.satker.slug, dokumen.token])
