"""The desk drafts the answer, and prepares the files it takes."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from permohonan import konsep, pratinjau, tindakan
from permohonan.forms.berkas_jawaban import FormBerkasJawaban, FormTemuan
from permohonan.forms.tanggapan import TAMBAH, FormTanggapan
from permohonan.models import PermintaanBahan, Permohonan
from permohonan.views.aksi import izinkan
from permohonan.views.perkara import ambil
from ppid import berkas as simpanan
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Berkas, JenisBerkas
from ppid.templatetags.ppid import ukuran


@butuh(Izin.JAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def susun(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    izinkan(p, "susun_tanggapan", pelaku)
    if request.method != "POST":
        return _halaman(request, FormTanggapan(permohonan=p, pelaku=pelaku))
    form = FormTanggapan(request.POST, permohonan=p, pelaku=pelaku)
    dipilih = request.POST.get("tindakan", "")
    if dipilih.startswith(TAMBAH) or dipilih == "cari":
        form.biarkan()
        return _halaman(request, form)
    if not form.is_valid():
        return _halaman(request, form, status=TIDAK_SAH)
    if dipilih == "pratinjau":
        return _pratinjau(request, form)
    baru = p.susun_tanggapan(oleh=pelaku, versi=form.cleaned_data["versi"], **form.isian())
    messages.success(request, f"Konsep ke-{baru.ke} dikirim ke Kasubbag untuk disetujui.")
    return redirect(tindakan.alamat(p))


def _pratinjau(request, form: FormTanggapan):
    """The letters of a draft that is made, read and undone: nothing of it stays."""
    p = ambil(form.pelaku, form.permohonan.kunci)
    with transaction.atomic():
        versi = form.cleaned_data["versi"]
        coba = p.susun_tanggapan(oleh=form.pelaku, versi=versi, **form.isian())
        surat = pratinjau.konsep(p, coba)
        transaction.set_rollback(True)
    respons = _halaman(request, form, surat=surat)
    # The frames stand in this page, under its policy: their style sheets are named by their sum.
    respons._csp_update = {"style-src": pratinjau.izin_gaya([html for _, html in surat])}
    return respons


def _halaman(request, form: FormTanggapan, *, surat=(), status: int = 200):
    p = form.permohonan
    konteks = {
        "p": p,
        "form": form,
        "bagian": form.daftar_bagian(),
        "lama": konsep.dikembalikan(p),
        "surat": surat,
        "unit": PermintaanBahan.objects.filter(permohonan=p).select_related("unit"),
        "url": tindakan.alamat(p),
        "url_berkas": tindakan.alamat(p, "perkara_berkas_jawaban"),
    }
    return render(request, "permohonan/meja/tanggapan.html", konteks, status=status)


# The files


@butuh(Izin.JAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def berkas_jawaban(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    izinkan(p, "siapkan_berkas", pelaku)
    if request.method != "POST":
        return _daftar_berkas(request, p, pelaku)
    kerja = {"unggah": _unggah, "jawab": _jawab}.get(request.POST.get("tindakan", ""))
    if kerja is None:
        raise Http404
    form = kerja(request, p, pelaku)
    if form.errors:
        return _daftar_berkas(request, ambil(pelaku, nomor), pelaku, form)
    return redirect(tindakan.alamat(p, "perkara_berkas_jawaban"))


def _unggah(request, p: Permohonan, pelaku: Pelaku) -> FormBerkasJawaban:
    form = FormBerkasJawaban(request.POST, request.FILES, permohonan=p, pelaku=pelaku)
    if not form.is_valid():
        return form
    try:
        unggahan = [_siapkan(satu, pelaku) for satu in form.cleaned_data["berkas"]]
    except BerkasDitolak as galat:
        form.add_error("berkas", galat)
        return form
    p.siapkan_berkas(oleh=pelaku, unggahan=unggahan, versi=form.cleaned_data["versi"])
    banyak = sum(len(satu.temuan) for satu in unggahan)
    if banyak:
        messages.warning(request, f"Berkas disimpan. Ada {banyak} temuan yang harus dijawab.")
    else:
        messages.success(request, "Berkas disimpan. Tidak ada temuan.")
    return form


def _siapkan(unggahan, pelaku: Pelaku) -> Berkas:
    """Bytes are stored before the act's transaction."""
    milik = {"satker": pelaku.satker, "oleh": pelaku}
    return simpanan.siapkan(unggahan, JenisBerkas.JAWABAN, kantor=True, **milik)


def _jawab(request, p: Permohonan, pelaku: Pelaku) -> FormTemuan:
    token = request.POST.get("berkas", "")
    satu = next((b for b in p.berkas_bahan() if b.token == token), None)
    if satu is None:
        raise Http404
    form = FormTemuan(request.POST, berkas=satu, permohonan=p, pelaku=pelaku)
    if form.is_valid():
        versi = form.cleaned_data["versi"]
        p.jawab_temuan(oleh=pelaku, berkas=satu, jawaban=form.jawaban(), versi=versi)
        messages.success(request, "Alasan dicatat atas nama Anda.")
    return form


def _daftar_berkas(request, p: Permohonan, pelaku: Pelaku, galat=None):
    orang = {"permohonan": p, "pelaku": pelaku}
    unggah = galat if isinstance(galat, FormBerkasJawaban) else FormBerkasJawaban(**orang)
    konteks = {
        "p": p,
        "form": galat,
        "form_unggah": unggah,
        "berkas": [_butir(p, satu, galat, orang) for satu in p.berkas_bahan()],
        "url": tindakan.alamat(p),
        "url_tanggapan": tindakan.alamat(p, "perkara_tanggapan"),
    }
    status = TIDAK_SAH if galat is not None else 200
    return render(request, "permohonan/meja/berkas_jawaban.html", konteks, status=status)


def _butir(p: Permohonan, satu: Berkas, galat, orang: dict) -> dict:
    sendiri = isinstance(galat, FormTemuan) and galat.milik.pk == satu.pk
    return {
        "url": tindakan.alamat(p, "perkara_berkas", token=satu.token),
        "nama": satu.nama,
        "token": satu.token,
        "keterangan": f"{satu.format}, {ukuran(satu.ukuran)}",
        "asal": "Bahan dari unit" if satu.jenis == JenisBerkas.BAHAN else "Disiapkan desk",
        "lolos": satu.lolos_gerbang,
        "dijawab": [t for t in satu.temuan if t["jawaban"]],
        "sisa": sum(not t["jawaban"] for t in satu.temuan),
        "form": galat if sendiri else FormTemuan(berkas=satu, **orang),
    }
