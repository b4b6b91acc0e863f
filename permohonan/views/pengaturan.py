"""Settings of an office that are about requests: the registration number and the price list."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from permohonan.bukti import buktikan_deret
from permohonan.forms.pengaturan import FormNomorAwal, FormPola, FormTarif, contoh
from permohonan.models import Tarif
from permohonan.models.permohonan import SERI
from ppid import jejak, nomor
from ppid.alur import TransisiDitolak
from ppid.bidang import TIDAK_SAH, dikirim, nomor_baris
from ppid.izin import Izin, Pelaku, butuh
from ppid.setelan import BERUBAH
from ppid.views.kelola import milik, simpan

# The registration number


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def penomoran(request, pelaku: Pelaku):
    """The pattern, seen before it is saved (`lihat`), and once the last number before this."""
    aksi = request.POST.get("aksi", "simpan") if request.method == "POST" else None
    form = FormPola(request.POST if aksi in ("lihat", "simpan") else None, instance=milik(pelaku))
    awal = FormNomorAwal(request.POST if aksi == "awal" else None)
    if aksi == "simpan" and form.is_valid():
        simpan(request, form, "pola_nomor_diubah", pelaku, "Pola nomor tersimpan.")
        return redirect("penomoran", satker=pelaku.satker.slug)
    if aksi == "awal" and awal.is_valid():
        _tetapkan(awal.cleaned_data["terakhir"], pelaku)
        messages.success(request, "Nomor terakhir tersimpan.")
        return redirect("penomoran", satker=pelaku.satker.slug)
    dilihat = aksi == "lihat" and form.is_valid()
    return _penomoran(request, pelaku, form, awal, aksi, dilihat)


def _tetapkan(k: int, pelaku: Pelaku) -> None:
    tahun = pelaku.satker.hari_ini.year
    try:
        nomor.tetapkan_awal(pelaku.satker, SERI, tahun, k, oleh=pelaku)
    except nomor.SeriSudahMulai as galat:
        raise TransisiDitolak(f"{galat} Nomor terakhir tidak dapat diisi lagi.") from None


def _penomoran(request, pelaku: Pelaku, form, awal, aksi: str | None, dilihat: bool):
    satker, tahun = pelaku.satker, pelaku.satker.hari_ini.year
    bukti = buktikan_deret(satker, tahun)
    pola = form.cleaned_data["pola_nomor"] if dilihat else satker.pola_nomor
    konteks = {
        "form": awal if aksi == "awal" else form,
        "pola": form,
        "awal": None if bukti.terakhir else awal,
        "dilihat": dilihat,
        "contoh": contoh(pola, satker, bukti.terakhir + 1),
        "tahun": tahun,
        "bukti": bukti,
    }
    status = TIDAK_SAH if aksi and not dilihat else 200
    return render(request, "kelola/penomoran.html", konteks, status=status)


# The price list


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def biaya(request, pelaku: Pelaku):
    """What copies cost; a POST with `tarif` ends that line, without it adds one."""
    if request.method == "POST" and "tarif" in request.POST:
        return _akhiri(request, pelaku)
    form = FormTarif(dikirim(request), instance=Tarif(satker=pelaku.satker))
    if form.is_valid():
        form.simpan("tarif_ditambah", oleh=pelaku)
        messages.success(request, f"{form.instance.nama} masuk ke daftar biaya.")
        return redirect("biaya_salinan", satker=pelaku.satker.slug)
    semua = list(Tarif.objects.dikelola(pelaku))
    konteks = {
        "form": form,
        "berlaku": [satu for satu in semua if satu.aktif],
        "dulu": [satu for satu in semua if not satu.aktif],
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "kelola/biaya.html", konteks, status=status)


def _akhiri(request, pelaku: Pelaku):
    kunci = nomor_baris(request.POST["tarif"])
    satu = get_object_or_404(Tarif.objects.dikelola(pelaku), pk=kunci)
    with transaction.atomic():
        if not Tarif.objects.filter(pk=satu.pk, aktif=True).update(aktif=False):
            raise TransisiDitolak(BERUBAH)
        jejak.catat("tarif_diakhiri", oleh=pelaku, tentang=satu, data={"tarif": satu.pk})
    messages.success(request, f"{satu.nama} tidak berlaku lagi. Surat lama tetap memuatnya.")
    return redirect("biaya_salinan", satker=pelaku.satker.slug)
