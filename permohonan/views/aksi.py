"""Acts on a case: completeness has its page, all others share one view over `PERBUATAN`."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from permohonan import bukaan, tindakan
from permohonan.forms.aksi import FormAksi
from permohonan.forms.kelengkapan import FormKelengkapan
from permohonan.models import Permohonan
from permohonan.naskah import TIDAK_LENGKAP
from permohonan.perbuatan import PERBUATAN, Perbuatan
from permohonan.perbuatan.dasar import Halangan
from permohonan.views.perkara import ambil
from ppid import alur
from ppid.alur import Transisi, TransisiDitolak
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.naskah import NomorTerpakai


def izinkan(p: Permohonan, nama: str, pelaku: Pelaku) -> Transisi:
    """The act, when this actor may do it on this case in its present status."""
    t = alur.transisi(Permohonan, nama)
    if not alur.berhak(t, p, pelaku):
        raise PermissionDenied
    if p.status not in t.dari:
        raise TransisiDitolak(f"“{t.label}” tidak dapat dilakukan pada keadaan ini.", p)
    return t


@butuh(Izin.LIHAT_PERMOHONAN)
@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request, pelaku: Pelaku, nomor: str, aksi: str):
    nama = tindakan.nama_aksi(aksi)
    if nama not in PERBUATAN:  # unknown, or an act with a page of its own
        raise Http404
    p, perbuatan = ambil(pelaku, nomor), PERBUATAN[nama]
    t = izinkan(p, nama, pelaku)
    if halangan := perbuatan.halangan(p):
        return _terhalang(request, p, t, halangan)
    isi = (request.POST, request.FILES) if request.method == "POST" else ()
    form = perbuatan.form(*isi, permohonan=p, pelaku=pelaku)
    if form.is_valid():
        try:
            return _sesudah(request, p, perbuatan, perbuatan.kerjakan(p, form))
        except BerkasDitolak as galat:
            form.add_error(None, galat)
        except NomorTerpakai as galat:
            form.tolak_nomor(galat)
    konteks = {
        "p": p,
        "transisi": t,
        "perbuatan": perbuatan,
        "form": form,
        "halangan": None,
        "url": tindakan.alamat(p),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "permohonan/meja/aksi.html", konteks, status=status)


def _terhalang(request, p: Permohonan, t: Transisi, halangan: Halangan):
    """What must come first, instead of a form that could only be refused."""
    if request.method == "POST":
        raise TransisiDitolak(halangan.kalimat, p)
    konteks = {
        "p": p,
        "transisi": t,
        "perbuatan": PERBUATAN[t.nama],
        "form": None,
        "halangan": halangan,
        "url_halangan": tindakan.alamat_aksi(p, halangan.aksi) if halangan.aksi else "",
        "url": tindakan.alamat(p),
    }
    return render(request, "permohonan/meja/aksi.html", konteks)


def _sesudah(request, p: Permohonan, perbuatan: Perbuatan, hasil):
    if perbuatan.hasil == "kode" and hasil:
        konteks = {"p": p, "kode": hasil, "url": tindakan.alamat(p)}
        return render(request, "permohonan/meja/kode_baru.html", konteks)
    if perbuatan.hasil == "naskah":
        return redirect(tindakan.alamat(p, "perkara_naskah", token=hasil.token))
    if pesan := hasil or perbuatan.pesan:
        messages.success(request, pesan)
    return redirect(tindakan.alamat(p))


@butuh(Izin.PERIKSA)
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request, pelaku: Pelaku, nomor: str):
    """SOP step 1: complete, or the letter that says what is missing."""
    p = ambil(pelaku, nomor)
    izinkan(p, "nyatakan_lengkap", pelaku)
    dipilih = request.POST.get("tindakan")
    lengkap = FormAksi(_data(request, dipilih == "lengkap"), permohonan=p, pelaku=pelaku)
    kurang = FormKelengkapan(_data(request, dipilih == "kurang"), permohonan=p, pelaku=pelaku)
    if lengkap.is_valid():
        return _nyatakan_lengkap(request, p, lengkap)
    if kurang.is_valid():
        try:
            return _minta_kelengkapan(request, p, kurang)
        except NomorTerpakai as galat:
            kurang.tolak_nomor(galat)
    konteks = {
        "p": p,
        "kurang": p.kekurangan(),
        "lengkap": lengkap,
        "form": lengkap if lengkap.is_bound else kurang,
        "form_kurang": kurang,
        "batas": p.batas_bila_diminta,
        "url": tindakan.alamat(p),
    }
    status = TIDAK_SAH if request.method == "POST" else 200
    return render(request, "permohonan/meja/verifikasi.html", konteks, status=status)


def _data(request, dipilih: bool):
    return request.POST if dipilih else None


def _nyatakan_lengkap(request, p: Permohonan, form: FormAksi):
    p.nyatakan_lengkap(oleh=form.pelaku, versi=form.cleaned_data["versi"], detik=bukaan.detik(p))
    messages.success(request, "Permohonan dinyatakan lengkap.")
    return redirect(tindakan.alamat(p))


def _minta_kelengkapan(request, p: Permohonan, form: FormKelengkapan):
    isi = form.cleaned_data
    p.minta_kelengkapan(
        oleh=form.pelaku,
        kurang=form.daftar(),
        cara=isi["cara"],
        catatan=isi["catatan"],
        nomor=form.nomor().get(TIDAK_LENGKAP.kode, ""),
        versi=isi["versi"],
        detik=bukaan.detik(p),
    )
    messages.success(request, "Surat Keterangan Tidak Lengkap terbit. Cetak dan tandatangani.")
    return redirect(tindakan.alamat(p))
