"""Supervision (SOP step 7): the periods of the office, and the sheet of one."""

from collections import defaultdict
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from laporan import angka
from laporan.forms.supervisi import FormNihil, FormTinjau
from laporan.kantor import Berkala, Terbuka, alamat, kata_periode, masa_supervisi, versi_sop
from laporan.layanan import baris_angka
from laporan.masa import BULAN, SEHARI, Masa, masa
from laporan.models import Supervisi
from permohonan import tindakan
from ppid import naskah
from ppid.alur import TransisiDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Naskah

BUKAN_NIHIL = "Sebagian hari yang Anda pilih sudah disahkan atau tidak nihil lagi."
TIDAK_IKUT = "kegiatan sesudah pengesahan tidak ikut."
SUDAH_SAH = "Data layanan ini sudah disahkan."


@butuh(Izin.SUPERVISI)
@require_http_methods(["GET", "HEAD", "POST"])
def supervisi(request, pelaku: Pelaku):
    berkala = Berkala(pelaku.satker)
    nihil = berkala.nihil()
    form = FormNihil(request.POST if request.method == "POST" else None, nihil=nihil)
    if form.is_valid():
        _sahkan_nihil(pelaku, form.dipilih)
        messages.success(request, f"{len(form.dipilih)} hari nihil disahkan.")
        return redirect("supervisi", pelaku.satker.slug)
    if form.has_error("hari", "invalid_choice"):
        raise TransisiDitolak(BUKAN_NIHIL)
    terbuka = berkala.terbuka()
    konteks = {
        "form": form,
        "banyak_terbuka": len(terbuka),
        "terbuka": _per_bulan(terbuka, pelaku.satker.hari_ini),
        "banyak_nihil": len(nihil),
        "periode": kata_periode(berkala.versi, pelaku.satker.hari_ini),
        **_disahkan(pelaku, berkala, request.GET),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "laporan/supervisi.html", konteks, status=status)


@transaction.atomic
def _sahkan_nihil(pelaku: Pelaku, semua: list[Masa]) -> None:
    """Each its own act and paper; all or none."""
    for satu in semua:
        Supervisi.calon(pelaku.satker, satu).sahkan(oleh=pelaku)


def _per_bulan(terbuka: list[Terbuka], hari_ini: date) -> list[dict]:
    """Oldest first; months before the last one are folded, so that the work of today is in view."""
    lalu = masa(BULAN, hari_ini.replace(day=1) - SEHARI)
    kelompok = groupby(terbuka, key=lambda satu: masa(BULAN, satu.masa.awal))
    return [
        {"bulan": f"{bulan}", "baris": list(isi), "terlipat": bulan < lalu}
        for bulan, isi in kelompok
    ]


def _disahkan(pelaku: Pelaku, berkala: Berkala, saring) -> dict:
    """The signed periods, a month to a page, the latest first."""
    milik = Supervisi.objects.untuk(pelaku).disahkan()
    halaman = Paginator(list(milik.dates("awal", "month", order="DESC")), 1)
    halaman = halaman.get_page(saring.get("hal"))
    if not halaman.object_list:
        return {"halaman": halaman, "bulan": "", "disahkan": []}
    bulan = masa(BULAN, halaman.object_list[0])
    baris = milik.filter(awal__gte=bulan.awal, awal__lte=bulan.akhir).order_by("-awal")
    return {
        "halaman": halaman,
        "bulan": f"{bulan}",
        "disahkan": [_sah(berkala, satu) for satu in baris.select_related("disahkan_oleh")],
    }


def _sah(berkala: Berkala, satu: Supervisi) -> dict:
    return {
        "supervisi": satu,
        "angka": satu.beku["angka"],
        "url": alamat(berkala.satker, satu.awal),
        "url_naskah": alamat(berkala.satker, satu.awal, "supervisi_naskah"),
        "berubah": berkala.berubah(satu),
    }


# One period


@butuh(Izin.SUPERVISI)
@require_http_methods(["GET", "HEAD", "POST"])
def hari(request, pelaku: Pelaku, tanggal: date):
    satu = _ambil(pelaku, tanggal)
    if request.method == "POST" and not satu.terbuka:
        raise TransisiDitolak(SUDAH_SAH, satu)
    form = FormTinjau(request.POST if request.method == "POST" else None, supervisi=satu)
    if form.is_valid():
        messages.success(request, _simpan(satu, form, pelaku, request.POST.get("tindakan")))
        return redirect(alamat(pelaku.satker, satu.awal))
    konteks = {
        "supervisi": satu,
        "layanan": satu.layanan,
        "angka": _angka(satu),
        "form": form,
        "kasus": _kasus(satu, form),
        "sehari": satu.awal == satu.akhir,
        "periode": kata_periode(versi_sop(pelaku.satker), satu.awal),
        "sebelum_sah": _sebelum_sah(satu, form),
        "berubah": [] if satu.terbuka else _berubah(satu),
        "url_naskah": alamat(pelaku.satker, satu.awal, "supervisi_naskah"),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "laporan/supervisi_hari.html", konteks, status=status)


def _ambil(pelaku: Pelaku, tanggal: date) -> Supervisi:
    masa_nya = masa_supervisi(pelaku.satker, tanggal)
    if masa_nya is None:
        raise Http404
    return Supervisi.calon(pelaku.satker, masa_nya)


@transaction.atomic
def _simpan(satu: Supervisi, form: FormTinjau, pelaku: Pelaku, tombol: str | None) -> str:
    isi = form.cleaned_data
    versi = satu.tinjau(form.centang, isi["catatan"], oleh=pelaku, versi=isi["versi"])
    if tombol != "sahkan":
        return "Pemeriksaan disimpan."
    satu.sahkan(oleh=pelaku, versi=versi)
    return f"{satu.keluaran} disahkan dengan nomor {satu.nomor}."


def _angka(satu: Supervisi) -> list[dict]:
    """As they were signed, else as they stand now."""
    baris = baris_angka(satu.beku or satu.layanan.beku())
    return [{"nama": nama, "isi": isi} for nama, isi in baris]


def _kasus(satu: Supervisi, form: FormTinjau) -> list[dict]:
    """Each case of the period with its acts, and the fields (or what was ticked) beside it."""
    lama = {d.permohonan_id: d for d in form.lama.values()}
    milik = defaultdict(list)
    for b in satu.layanan.perbuatan:
        milik[b.permohonan.pk].append(b)
    return [
        {
            "p": p,
            "url": tindakan.alamat(p),
            "perbuatan": milik[p.pk],
            "centang": centang,
            "catatan": catatan,
            "diperiksa": lama.get(p.pk),
        }
        for p, centang, catatan in form.baris()
    ]


def _sebelum_sah(satu: Supervisi, form: FormTinjau) -> list[str]:
    """What whoever signs should know: what is unticked as saved, what is still to come."""
    belum = sum(p not in form.lama for p in form.kasus)
    hari = "Hari" if satu.awal == satu.akhir else "Masa"
    berjalan = satu.akhir >= satu.satker.hari_ini
    return [
        *(
            [f"{belum} dari {len(form.kasus)} permohonan belum ditandai diperiksa."]
            if belum
            else []
        ),
        *([f"{hari} ini belum selesai: {TIDAK_IKUT}"] if berjalan else []),
        "Sesudah disahkan tidak dapat diubah.",
    ]


def _berubah(satu: Supervisi) -> list[str]:
    """Dicatat: 3, sekarang 4"""
    label = angka.LABEL | {"perbuatan": "Tindakan"}
    return [
        f"{label[k]}: {dulu}, sekarang {kini}"
        for k, (dulu, kini) in satu.berubah().items()
        if k in label
    ]


@butuh(Izin.SUPERVISI)
@require_safe
def cetak(request, pelaku: Pelaku, tanggal: date):
    """The signed paper of a period."""
    satu = _ambil(pelaku, tanggal)
    milik = Naskah.objects.untuk(pelaku).tentang(satu) if satu.pk else Naskah.objects.none()
    return naskah.respons(get_object_or_404(milik))
