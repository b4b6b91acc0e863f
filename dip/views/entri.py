"""One row of a DIP: its columns, the document behind it, the remarks of the Atasan PPID."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip import kata
from dip.forms import kisi
from dip.forms.baris import FormBaris
from dip.forms.coret import FormCoret
from dip.models import Bagian, BarisBentrok, Dokumen, Entri, Penyusunan, Ubahan
from dip.models.baris import rupa
from dip.models.dokumen import muat_berkas
from dip.status.penyusunan import Status
from ppid.alur import TransisiDitolak, berhak, transisi
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh

MAKS_TEMUAN = 10
MAKS_CARI = 100
BENTROK = 409


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, tahun: int, token: str):
    terkait = ("unit", "dokumen", "asal", "penyusunan__satker", "penyusunan__sop")
    kueri = Entri.objects.untuk(pelaku).select_related(*terkait)
    entri = get_object_or_404(kueri, token=token, penyusunan__tahun=tahun)
    pemilik = pemilik_baris(entri)
    if request.method != "POST":
        return _halaman(request, pelaku, entri, pemilik)
    aksi, _, pilihan = request.POST.get("aksi", "").partition(":")
    if aksi not in AKSI:
        raise Http404
    if pemilik is None:
        raise TransisiDitolak("Baris ini tidak dapat diubah lagi.", entri.penyusunan)
    return AKSI[aksi](request, pelaku, entri, pemilik, pilihan)


def pemilik_baris(entri: Entri) -> Bagian | Penyusunan | None:
    """Through whom it may be changed now: its unit's open part, or the clarification."""
    dip = entri.penyusunan
    milik = Bagian.objects.terbuka().filter(penyusunan=dip, unit=entri.unit_id)
    if bagian := milik.select_related("unit", "satker", "sop").first():
        bagian.penyusunan = dip
        return bagian
    return dip if dip.status == Status.KLARIFIKASI else None


def _simpan(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    form = FormBaris(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, entri, pemilik, form=form, status=TIDAK_SAH)
    satu = Ubahan(form.isi, entri.token, form.cleaned_data["rupa"])
    try:
        if satu.rupa != rupa(form.isi):
            pemilik.simpan_baris([satu], oleh=pelaku)
    except BarisBentrok as galat:
        kini = galat.kini[entri.token]
        form = FormBaris(request.POST.dict() | {"rupa": rupa(kini)})
        return _halaman(
            request, pelaku, entri, pemilik, form=form, kini=_fakta(kini), status=BENTROK
        )
    messages.success(request, "Baris disimpan.")
    return redirect(_alamat(entri))


def _coret(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    form = FormCoret(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, entri, pemilik, coret=form, status=TIDAK_SAH)
    pemilik.coret(entri.token, form.cleaned_data["alasan"], oleh=pelaku)
    messages.success(request, "Baris dicoret.")
    return redirect(_alamat(entri))


def _pulihkan(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.pulihkan(entri.token, oleh=pelaku)
    messages.success(request, "Baris dipulihkan.")
    return redirect(_alamat(entri))


def _hapus(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.hapus_baris(entri.token, oleh=pelaku)
    messages.success(request, "Baris dihapus.")
    return redirect(_asal(pemilik, entri))


def _kaitkan(request, pelaku: Pelaku, entri: Entri, pemilik, token: str):
    dokumen = get_object_or_404(Dokumen.objects.terbuka(pelaku.satker), token=token)
    pemilik.kaitkan(entri.token, dokumen, oleh=pelaku)
    messages.success(request, "Dokumen dikaitkan dengan baris ini.")
    return redirect(_alamat(entri))


def _lepas(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.kaitkan(entri.token, None, oleh=pelaku)
    messages.success(request, "Kaitan dokumen dilepas.")
    return redirect(_alamat(entri))


AKSI = {
    "simpan": _simpan,
    "coret": _coret,
    "pulihkan": _pulihkan,
    "hapus": _hapus,
    "kaitkan": _kaitkan,
    "lepas": _lepas,
}


def _alamat(entri: Entri) -> str:
    dip = entri.penyusunan
    return reverse("dip_entri", args=[dip.satker.slug, dip.tahun, entri.token])


def _boleh(pelaku: Pelaku, pemilik) -> bool:
    if pemilik is None:
        return False
    return berhak(transisi(type(pemilik), pemilik.AKSI_ISI), pemilik, pelaku)


def _halaman(request, pelaku: Pelaku, entri: Entri, pemilik, *, form=None, status=200, **isi):
    boleh = _boleh(pelaku, pemilik)
    if request.method == "POST" and not boleh:
        raise PermissionDenied
    cari = request.GET.get("q", "")[:MAKS_CARI].strip()
    konteks = {
        "entri": entri,
        "boleh": boleh,
        "form": form or FormBaris(initial=kisi.awal(entri)),
        "coret": FormCoret(),
        "kini": None,
        "cari": cari,
        "temuan": _temuan(pelaku, cari or entri.nama) if boleh else [],
        "komentar": entri.komentar.select_related("oleh"),
        "fakta": _fakta(entri),
        "url": _asal(pemilik, entri),
    } | isi
    return render(request, "dip/bagian/entri.html", konteks, status=status)


def _asal(pemilik, entri: Entri) -> str:
    dip = entri.penyusunan
    if isinstance(pemilik, Bagian):
        return pemilik.get_absolute_url()
    return reverse("dip_usulan", args=[dip.satker.slug, dip.tahun])


def _temuan(pelaku: Pelaku, teks: str) -> list[Dokumen]:
    """Ratified open documents that have every word, or the words of the row's name."""
    syarat = Q()
    for satu in kata.kata_kunci(teks)[: kata.MAKS_KATA]:
        syarat &= Q(kata__contains=satu)
    temuan = list(Dokumen.objects.terbuka(pelaku.satker).filter(syarat)[:MAKS_TEMUAN])
    muat_berkas(temuan)
    return temuan


def _fakta(entri: Entri) -> list[dict]:
    isi = {
        "Ringkasan": entri.ringkasan,
        "Unit yang menguasai": entri.unit.nama,
        "Pejabat penanggung jawab": entri.pejabat,
        "Waktu dan tempat penerbitan": entri.waktu_tempat,
        "Bentuk informasi": entri.bentuk,
        "Retensi arsip": entri.retensi,
        "Sifat": entri.get_sifat_display(),
        "Tahun": "" if entri.tahun is None else str(entri.tahun),
        "Tautan": entri.tautan,
    }
    return [{"nama": nama, "isi": teks} for nama, teks in isi.items() if teks]
