"""Units of an office: added, renamed, retired; never deleted."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.bidang import TIDAK_SAH, nomor_baris
from ppid.forms.kantor import FormUnit
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Penugasan, Unit
from ppid.setelan import BERUBAH
from ppid.views.kelola import simpan

MASIH_DIPEGANG = "Masih ada {n} jabatan di unit ini. Akhiri dulu di Pengguna dan jabatan."


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request, pelaku: Pelaku):
    """The list; a POST without `unit` adds one, with it changes that one."""
    if request.method != "POST":
        return _daftar(request, pelaku, _form(pelaku))
    if "unit" not in request.POST:
        return _tambah(request, pelaku)
    satu = get_object_or_404(_milik(pelaku), pk=nomor_baris(request.POST["unit"]))
    if request.POST.get("aksi") in ("nonaktif", "aktif"):
        return _alihkan(request, pelaku, satu, request.POST["aksi"] == "aktif")
    return _ubah_nama(request, pelaku, satu)


def _milik(pelaku: Pelaku):
    return Unit.objects.filter(satker=pelaku.satker)


def _form(pelaku: Pelaku, data=None) -> FormUnit:
    return FormUnit(data, instance=Unit(satker=pelaku.satker))


def _form_nama(satu: Unit, data=None) -> FormUnit:
    return FormUnit(data, instance=satu, prefix=f"u{satu.pk}")


def _tambah(request, pelaku: Pelaku):
    form = _form(pelaku, request.POST)
    if not form.is_valid():
        return _daftar(request, pelaku, form)
    form.simpan("unit_ditambah", oleh=pelaku)
    messages.success(request, f"{form.instance.nama} ditambahkan.")
    return redirect("unit", satker=pelaku.satker.slug)


def _ubah_nama(request, pelaku: Pelaku, satu: Unit):
    form = _form_nama(satu, request.POST)
    if not form.is_valid():
        return _daftar(request, pelaku, _form(pelaku), form)
    simpan(request, form, "unit_diubah", pelaku, "Nama unit tersimpan.")
    return redirect("unit", satker=pelaku.satker.slug)


def _alihkan(request, pelaku: Pelaku, satu: Unit, aktif: bool):
    dipegang = 0 if aktif else _masih_dipegang(satu)
    if dipegang:
        messages.error(request, MASIH_DIPEGANG.format(n=dipegang))
    else:
        _simpan_aktif(satu, aktif, pelaku)
        kata = "dipakai lagi" if aktif else "tidak ditawarkan lagi; data lama tetap memuatnya"
        messages.success(request, f"{satu.nama} {kata}.")
    return redirect("unit", satker=pelaku.satker.slug)


def _masih_dipegang(satu: Unit) -> int:
    hari_ini = satu.satker.hari_ini
    return Penugasan.objects.filter(unit=satu).beririsan(hari_ini, None).count()


@transaction.atomic
def _simpan_aktif(satu: Unit, aktif: bool, pelaku: Pelaku) -> None:
    if not Unit.objects.filter(pk=satu.pk, aktif=not aktif).update(aktif=aktif):
        raise TransisiDitolak(BERUBAH)
    jenis = "unit_diaktifkan" if aktif else "unit_dinonaktifkan"
    jejak.catat(jenis, oleh=pelaku, tentang=satu, data={"unit": satu.pk})


def _daftar(request, pelaku: Pelaku, baru: FormUnit, terbuka: FormUnit | None = None):
    """`terbuka`: the form of the one row that has a fault."""
    baris = [
        terbuka if terbuka and satu.pk == terbuka.instance.pk else _form_nama(satu)
        for satu in _milik(pelaku)
    ]
    konteks = {
        "form": terbuka or baru,
        "baru": baru,
        "ada": [form for form in baris if form.instance.aktif],
        "dulu": [form for form in baris if not form.instance.aktif],
    }
    status = TIDAK_SAH if konteks["form"].is_bound else 200
    return render(request, "kelola/unit.html", konteks, status=status)
