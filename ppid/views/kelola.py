"""Settings of an office: where they begin, what stands on its letters, and its hours."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ppid import kantor as perbuatan
from ppid import waktu
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.forms.kantor import FormJam, FormKantor, FormLogo
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Satker

TERSIMPAN = "Tersimpan."
SAMA = "Tidak ada yang diubah."


@butuh(Izin.KELOLA_KANTOR, Izin.LIBUR_LOKAL, Izin.LIBUR_NASIONAL, Izin.REZIM_NASIONAL)
@require_safe
def kelola(request, pelaku: Pelaku):
    return render(request, "kelola/awal.html")


def simpan(request, form, jenis: str, pelaku: Pelaku, kalimat: str = TERSIMPAN) -> None:
    """Save a setting and say so."""
    if form.simpan(jenis, oleh=pelaku):
        messages.success(request, kalimat)
    else:
        messages.info(request, SAMA)


def milik(pelaku: Pelaku) -> Satker:
    """The office as a form may write on it, while the page shows it as it is."""
    return Satker.objects.get(pk=pelaku.satker.pk)


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def kantor(request, pelaku: Pelaku):
    """Name, letterhead, address and contacts, the zone, and the logo."""
    aksi = request.POST.get("aksi", "data") if request.method == "POST" else None
    form = FormKantor(request.POST if aksi == "data" else None, instance=milik(pelaku))
    logo = FormLogo(*((request.POST, request.FILES) if aksi == "logo" else ()))
    if aksi == "hapus_logo":
        perbuatan.lepas_logo(oleh=pelaku)
        messages.success(request, "Logo dihapus. Surat yang sudah terbit tetap memuatnya.")
    elif aksi == "logo" and logo.is_valid():
        perbuatan.pasang_logo(logo.cleaned_data["logo"], oleh=pelaku)
        messages.success(
            request, "Logo dipasang. Periksa pada halaman kantor dan surat berikutnya."
        )
    elif aksi == "data" and form.is_valid():
        simpan(request, form, "kantor_diubah", pelaku, "Data kantor tersimpan.")
    else:
        return _kantor(request, form, logo, aksi)
    return redirect("kelola_kantor", satker=pelaku.satker.slug)


def _kantor(request, form: FormKantor, logo: FormLogo, aksi: str | None):
    konteks = {"form": logo if aksi == "logo" else form, "data": form, "logo": logo}
    return render(request, "kelola/kantor.html", konteks, status=TIDAK_SAH if aksi else 200)


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def jam_layanan(request, pelaku: Pelaku):
    """Hours of each weekday. They change sentences only, never the count of days."""
    form = FormJam(dikirim(request), instance=milik(pelaku))
    if form.is_valid():
        simpan(request, form, "jam_layanan_diubah", pelaku, "Jam layanan tersimpan.")
        return redirect("jam_layanan", satker=pelaku.satker.slug)
    buka, kalimat = pelaku.satker.buka_pada(waktu.sekarang())
    konteks = {"form": form, "buka": buka, "kalimat": kalimat}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "kelola/jam.html", konteks, status=status)
