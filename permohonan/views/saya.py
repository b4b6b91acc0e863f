"""The applicant follows a case: number and code by POST, then this browser may see it.

Whoever has not proved a case is sent to the same page whatever the address names: no oracle.
"""

import re
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permohonan import jam, penyerahan, perjalanan
from permohonan.forms.publik import FormCabut, FormCek, FormLengkapi
from permohonan.models import Permohonan
from permohonan.status import Hasil, Status
from permohonan.views.umum import SESI, alamat, buka, terbuka
from ppid import batas, berkas
from ppid import naskah as surat
from ppid.bidang import dikirim
from ppid.izin import pemohon as sebagai_pemohon
from ppid.konteks import kantor_publik
from ppid.models import Naskah
from ppid.models.berkas import PRIBADI, JenisBerkas
from ppid.nomor import kunci_alamat
from ppid.templatetags.ppid import ukuran

SALAH = "Nomor pendaftaran atau kode akses tidak cocok. Periksa kembali tanda bukti Anda"
BATAS_COBA = {"batas": 5, "menit": 15}
formulir = require_http_methods(["GET", "HEAD", "POST"])


# The door


@login_not_required
@formulir
def cek(request, satker):
    tempat = kantor_publik(request, satker)
    if request.method != "POST":
        form = FormCek(initial={"nomor": request.GET.get("nomor", "")[:80]})
        return render(request, "permohonan/publik/cek.html", {"form": form})
    form = FormCek(request.POST)
    if form.is_valid():
        nomor = baca_nomor(tempat, form.cleaned_data["nomor"])
        coba = ("cek", satker, nomor, batas.jaringan(request))
        if menit := batas.sisa_menit(*coba, **BATAS_COBA):
            konteks = {"menit": menit, "form": None}
            return render(request, "429.html", konteks, status=429)
        kasus = _cocok(tempat, nomor, form.cleaned_data["kode"], coba)
        if kasus:
            buka(request, kasus)
            return redirect("saya", satker=satker, nomor=kasus.kunci)
        form.add_error(None, SALAH)
    return render(request, "permohonan/publik/cek.html", {"form": form})


def _cocok(tempat, nomor: str, kode: str, coba) -> Permohonan | None:
    """A try counts before it is judged, so that simultaneous ones do not slip through."""
    batas.catat(*coba, menit=BATAS_COBA["menit"])
    kasus = Permohonan.objects.cocok_kode(tempat, nomor, kode)
    if kasus:
        batas.hapus(*coba)
    return kasus


def baca_nomor(satker, teks: str) -> str:
    """The number in any style of writing as the key of addresses; else as it was typed."""
    rapat = re.sub(r"\s+", "", teks).upper().translate(str.maketrans("–—_", "---"))
    if cocok := re.fullmatch(r"([0-9]+)-([0-9]{4})-0*([0-9]{1,9})", rapat):
        return f"{cocok[1]}-{cocok[2]}-{int(cocok[3]):05d}"
    cocok = re.fullmatch(_pola(satker), rapat)
    if cocok and {"urut", "tahun"} <= cocok.groupdict().keys():
        return kunci_alamat(satker, int(cocok["tahun"]), int(cocok["urut"]))
    return teks


def _pola(satker) -> str:
    """The office's pattern of numbers as a regular expression, spaces and zeros forgiven."""
    pola = re.escape(re.sub(r"\s+", "", satker.pola_nomor).upper())
    pola = re.sub(r"\\{URUT(?::0[0-9])?\\}", "0*(?P<urut>[0-9]{1,9})", pola, count=1)
    pola = re.sub(r"\\{TAHUN\\}", "(?P<tahun>[0-9]{4})", pola, count=1)
    pola = re.sub(r"\\{BULAN_ROMAWI\\}", "[IVX]+", pola)
    return pola.replace(r"\{KODE\}", re.escape(satker.kode))


@login_not_required
@require_POST
def tutup(request, satker):
    kantor_publik(request, satker)
    request.session.pop(SESI, None)
    return redirect("cek", satker=satker)


# The case


def terbukti(view):
    """Give the view the case of the address if this browser has proved it; else ask for proof."""

    @wraps(view)
    def terjaga(request, satker: str, nomor: str, **kwargs):
        tempat = kantor_publik(request, satker)
        kasus = terbuka(request, tempat, nomor)
        if kasus is None:
            return redirect(alamat("cek", tempat, {"nomor": nomor[:80]}))
        return view(request, kasus, **kwargs)

    return terjaga


@login_not_required
@require_safe
@terbukti
def permohonan(request, kasus):
    konteks = {
        "permohonan": kasus,
        "judul": perjalanan.status_kalimat(kasus),
        "giliran": perjalanan.giliran(kasus),
        "cara": penyerahan.cara(kasus),
        "serahan": penyerahan.daftar(kasus),
        "per_bagian": penyerahan.per_bagian(kasus),
        "perpanjangan": perjalanan.perpanjangan(kasus),
        "periode_lalu": perjalanan.periode_lalu(kasus),
        "linimasa": perjalanan.linimasa(kasus),
        "dokumen": _dokumen(kasus),
        "rincian": _rincian(kasus),
        "keberatan": perjalanan.batas_keberatan(kasus),
        "dijawab": bool(kasus.diberitahukan_pada) and kasus.hasil != Hasil.DICABUT,
        "melengkapi": kasus.status == Status.PERLU_DILENGKAPI,
        "form": None,
        "hitungan": kasus.hitungan(),
        "panjang": jam.panjang(kasus),
        "pita": jam.pita_permohonan(kasus),
    }
    return render(request, "permohonan/publik/saya.html", konteks)


def _dokumen(kasus) -> list[dict]:
    baris = Naskah.objects.untuk(sebagai_pemohon(kasus)).select_related("pdf").defer("html")
    return [_baris_dokumen(kasus, n) for n in baris]


def _baris_dokumen(kasus, n: Naskah) -> dict:
    byte = surat.ukuran_pdf(n)
    return {
        "url": alamat("saya_naskah", kasus.satker, nomor=kasus.kunci, token=n.token),
        "nama": n.judul,
        "jenis": "PDF",
        "ukuran": ukuran(byte) if byte else "",
        "keterangan": date_format(n.tanggal, "j M Y"),
    }


def _rincian(kasus) -> list[dict]:
    isi = [
        ("Yang Anda minta", kasus.rincian),
        ("Tahun atau periode", kasus.periode),
        ("Tujuan", kasus.tujuan),
        ("Cara menerima", perjalanan.cara_menerima(kasus)),
        ("Bantuan", ", ".join(kasus.pemohon.label_bantuan)),
    ]
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi if nilai]


@login_not_required
@require_safe
@terbukti
def naskah(request, kasus, token):
    """The signed scan once the office has uploaded it, else the paper as it was printed."""
    pelaku = sebagai_pemohon(kasus)
    milik = Naskah.objects.untuk(pelaku).select_related("pindaian")
    satu = get_object_or_404(milik, token=token)
    return berkas.respons(satu.pindaian, pelaku) if satu.pindaian else surat.respons(satu)


# Acts


@login_not_required
@formulir
@terbukti
def lengkapi(request, kasus):
    if kasus.status != Status.PERLU_DILENGKAPI and request.method != "POST":
        return redirect(alamat("saya", kasus.satker, nomor=kasus.kunci))
    form = _form_lengkapi(request, kasus)
    if form.is_bound and form.is_valid() and _lengkapi(kasus, form):
        return redirect(alamat("saya", kasus.satker, nomor=kasus.kunci))
    return render(request, "permohonan/publik/lengkapi.html", {"permohonan": kasus, "form": form})


def _form_lengkapi(request, kasus) -> FormLengkapi:
    return FormLengkapi(
        dikirim(request),
        request.FILES or None,
        initial={"versi": kasus.versi},
        kurang=[kunci for kunci, _ in kasus.kekurangan()],
        dokumen=_dokumen_diminta(kasus),
    )


def _dokumen_diminta(kasus) -> list[str]:
    """Papers that are missing by the rules, or that the desk asked for by name."""
    kurang = {kunci for kunci, _ in kasus.kekurangan()}
    disebut = " ".join(kasus.kurang).lower()
    return [
        j.value for j in JenisBerkas if j in PRIBADI and (j in kurang or j.label.lower() in disebut)
    ]


def _lengkapi(kasus, form: FormLengkapi) -> bool:
    oleh = sebagai_pemohon(kasus)
    siap = []
    for jenis, upload in form.unggahan().items():
        try:
            siap.append(berkas.siapkan(upload, jenis, satker=kasus.satker, oleh=oleh))
        except ValidationError as galat:
            form.add_error(jenis, galat)
            return False
    kasus.lengkapi(
        oleh=oleh,
        isian=form.isian,
        pemohon=form.isian_pemohon,
        unggahan=siap,
        catatan=form.cleaned_data["catatan"],
        versi=form.cleaned_data["versi"],
    )
    return True


@login_not_required
@formulir
@terbukti
def cabut(request, kasus):
    if not kasus.terbuka and request.method != "POST":
        return redirect(alamat("saya", kasus.satker, nomor=kasus.kunci))
    form = FormCabut(dikirim(request), initial={"versi": kasus.versi})
    if form.is_valid():
        isi = form.cleaned_data
        kasus.cabut(oleh=sebagai_pemohon(kasus), alasan=isi["alasan"], versi=isi["versi"])
        return redirect(alamat("saya", kasus.satker, nomor=kasus.kunci))
    return render(request, "permohonan/publik/cabut.html", {"permohonan": kasus, "form": form})
