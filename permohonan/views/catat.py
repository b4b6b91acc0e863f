"""The intake page of the desk, its drafts, the receipt printed from it, and the blank forms."""

import re

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from permohonan import pencatatan, wa
from permohonan.di_meja import temuan
from permohonan.forms.cadangan import FormCadangan
from permohonan.forms.catat import DARI_PERMOHONAN_LAMA, FormCatat
from permohonan.formulir_kosong import formulir_kosong
from permohonan.models import Draf, Permohonan
from permohonan.models.jawaban_meja import DI_MEJA
from permohonan.naskah import FORMULIR, TANDA_BUKTI
from permohonan.pencatatan import Lembar
from permohonan.pengajuan import kode_tampil, simpan_berkas
from permohonan.status import Status
from permohonan.surat import PENJELASAN, TANDA_TERIMA
from permohonan.views.catat_rel import jenis_pemohon, langkah_terima, siap, tenggat, terisi
from permohonan.views.umum import alamat, qr
from ppid import naskah
from ppid.berkas import BerkasDitolak, hapus
from ppid.bidang import dikirim
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Berkas, JenisBerkas, Naskah

DARI_ALAMAT = ("kanal", "kategori", "tanggal_diterima", "susulan", "rincian")
PILIHAN = ("beri", "jelaskan")
TAK_DIKENAL = "Lembar isian ini tidak dikenali lagi. Periksa isian, lalu daftarkan sekali lagi"
BAKU = 600  # seconds of SOP step 1, where the office's sheet gives no minutes
LANJUT = "daftar_lanjut"


@butuh(Izin.CATAT)
@require_http_methods(["GET", "HEAD", "POST"])
def catat(request, pelaku: Pelaku):
    if request.method != "POST":
        return _buka(request, pelaku)
    lembar = Lembar.baca(request.POST.get("kunci", ""), pelaku)
    if lembar is None:
        return _tak_dikenal(request, pelaku)
    if ada := pencatatan.terdaftar(pelaku, lembar.kunci):
        return _hasil(request, pelaku, lembar, ada, ulang=True)
    if request.POST.get("aksi") == "cari" or "pilih" in request.POST:
        return _cari(request, pelaku, lembar)
    return _daftarkan(request, pelaku, lembar)


def _buka(request, pelaku: Pelaku):
    """A fresh sheet, or a draft taken up again. Nothing is written."""
    draf = None
    awal = {n: request.GET[n] for n in DARI_ALAMAT if request.GET.get(n)}
    awal |= {n: request.GET.getlist(n) for n in PILIHAN}
    if "draf" in request.GET:
        draf = _draf(pelaku, request.GET["draf"])
        awal = draf.data.get("isian", {})
    form = FormCatat(initial=awal, satker=pelaku.satker)
    if bagian := BAGIAN.get(request.GET.get("bagian")):
        return render(request, *bagian(form, pelaku))
    form.fields["rincian"].widget.attrs["autofocus"] = True
    return _halaman(request, pelaku, Lembar.baru(draf), form, draf)


def _daftarkan(request, pelaku: Pelaku, lembar: Lembar):
    """Register, and do what was chosen at once.

    Only a complete request can be answered or explained. When something is missing the sheet comes
    back with the sentence at that field and nothing is registered: the person who knows the answer
    is still there to be asked. Without the choice it registers as ever, and the rest may follow.
    """
    form = _form(request, pelaku)
    form.is_valid()
    draf = _tampung(pelaku, lembar, form)
    if not form.errors and form.di_meja().tindakan:
        form.tolak_kurang(pencatatan.kurang(pelaku, form.isian(), form.pemohon(), draf))
    if form.errors:
        return _halaman(request, pelaku, lembar, form, draf, status=422)
    permohonan = pencatatan.daftarkan(
        oleh=pelaku,
        kunci=lembar.kunci,
        lama=_lama(lembar, form),
        isian=form.isian(),
        pemohon=form.pemohon(),
        dilihat=form.cleaned_data["ktp_dilihat"],
        di_meja=form.di_meja(),
        draf=draf,
    )
    return _hasil(request, pelaku, lembar, permohonan)


def _form(request, pelaku: Pelaku) -> FormCatat:
    return FormCatat(request.POST, request.FILES, satker=pelaku.satker)


def _lama(lembar: Lembar, form: FormCatat) -> pencatatan.Lama:
    return lembar.lama(form.data, sejak_dibuka=form.surat_masuk)


def _simpan(pelaku: Pelaku, lembar: Lembar, form: FormCatat) -> Draf | None:
    return pencatatan.simpan_draf(pelaku, lembar, form.mentah(), _lama(lembar, form))


def _tampung(pelaku: Pelaku, lembar: Lembar, form: FormCatat) -> Draf | None:
    """Sound uploads go to the sheet's draft, where nothing that goes wrong later loses them."""
    unggahan = form.unggahan()
    if unggahan and (draf := _simpan(pelaku, lembar, form)):
        try:
            simpan_berkas(draf, unggahan, pelaku)
        except BerkasDitolak as galat:
            form.add_error(None, galat)
    return Draf.objects.untuk(pelaku).filter(kunci=lembar.kunci).first()


def _tak_dikenal(request, pelaku: Pelaku):
    form = _form(request, pelaku)
    form.add_error(None, TAK_DIKENAL)
    return _halaman(request, pelaku, Lembar.baru(), form, None, status=422)


def _cari(request, pelaku: Pelaku, lembar: Lembar):
    """Who asked before; choosing one fills the fields. What was typed stays."""
    ketikan = _form(request, pelaku)
    draf = None
    if request.FILES:
        ketikan.is_valid()
        draf = _tampung(pelaku, lembar, ketikan)
    isian, pernah = ketikan.mentah(), None
    if pilihan := request.POST.get("pilih"):
        milik = Permohonan.objects.untuk(pelaku).select_related("pemohon")
        lama = get_object_or_404(milik, kunci=_token(pilihan)).pemohon
        isian |= {n: getattr(lama, n) for n in DARI_PERMOHONAN_LAMA}
        isian |= {"telepon": lama.telepon_rapi, "cari": ""}
    elif kata := isian.get("cari"):
        pernah = pencatatan.cari_pemohon(pelaku, kata)
    form = FormCatat(initial=isian, satker=pelaku.satker)
    draf = draf or Draf.objects.untuk(pelaku).filter(kunci=lembar.kunci).first()
    return _halaman(request, pelaku, lembar, form, draf, pernah=pernah)


# The pages


def _halaman(request, pelaku, lembar, form, draf, *, status=200, pernah=None, hasil=None):
    langkah = langkah_terima(pelaku.satker)
    berkas = list(Berkas.objects.tentang(draf)) if draf else []
    konteks = {
        **tenggat(form, pelaku),
        **_padanan(form, pelaku),
        "tanda": lembar.tanda(pelaku),
        "lalu": lembar.lalu,
        "jam": _jam_halaman(request, hasil),
        "terbit": lembar.terbit,
        "baku": (langkah and langkah.baku_detik) or BAKU,
        "langkah": langkah,
        "draf": draf,
        "daftar_draf": _daftar_draf(pelaku, draf),
        "berkas": [(b, JenisBerkas(b.jenis).label) for b in berkas],
        "foto": _foto(draf),
        "pernah": pernah,
        "siap": siap(form, {b.jenis for b in berkas}),
        "hasil": hasil,
        "buka_surat": terisi(form, ("tanggal_diterima", "nomor_surat", "susulan"))
        or form.surat_masuk,
        "buka_dokumen": jenis_pemohon(form) != ("perorangan", False),
    }
    return render(request, "permohonan/meja/catat.html", konteks, status=status)


def _jam_halaman(request, hasil) -> dict:
    """What the page's own clock has counted so far goes on when the sheet is shown again."""
    kiriman = {} if hasil else request.POST
    return {n: kiriman.get(n, "") for n in ("mulai", "detik", "sejak_pilih")}


def _padanan(form: FormCatat, pelaku: Pelaku) -> dict:
    """What the office has on the question; None where nothing has been asked yet."""
    teks, dipilih = form["rincian"].value(), [form.dipilih(nama) for nama in PILIHAN]
    ada = temuan(pelaku.satker, [teks or ""], *dipilih) if teks or any(dipilih) else None
    kanal = form["kanal"].value()
    return {
        "form": form,
        "temuan": ada,
        "di_meja": kanal in DI_MEJA,
        "diberi": kanal in DI_MEJA and bool(dipilih[0]),
    }


BAGIAN = {
    "tenggat": lambda *isi: ("permohonan/meja/catat_tenggat.html", tenggat(*isi)),
    "padanan": lambda *isi: ("permohonan/meja/catat_padanan.html", _padanan(*isi)),
}


def _hasil(request, pelaku, lembar, permohonan, *, ulang=False):
    """The result is the answer to the POST itself: within a day the same sheet shows it again."""
    kode = kode_tampil(permohonan, lembar.kunci)
    if ulang and not kode:
        messages.info(request, f"Permohonan ini sudah terdaftar dengan nomor {permohonan.nomor}.")
        return redirect("perkara", pelaku.satker.slug, permohonan.kunci)
    hasil = {
        "permohonan": permohonan,
        "kode": kode,
        "tanda": lembar.tanda(pelaku),
        "ulang": ulang,
        "tahap": Status(permohonan.status).label,
        "kurang": [kata for _, kata in permohonan.kekurangan()],
        "wa": wa.salinan(permohonan),
    } | _jawaban(request, permohonan)
    if request.POST.get("aksi") == LANJUT:
        form = FormCatat(initial={"kanal": permohonan.kanal}, satker=pelaku.satker)
        return _halaman(request, pelaku, Lembar.baru(), form, None, hasil=hasil)
    return render(request, "permohonan/meja/catat_hasil.html", {"hasil": hasil})


def _jawaban(request, permohonan: Permohonan) -> dict:
    """What was given or explained with the registration; what was chosen and left is said too."""
    milik = Naskah.objects.tentang(permohonan).order_by("pk")
    terima = milik.filter(jenis=TANDA_TERIMA.kode).first()
    jelas = list(milik.filter(jenis=PENJELASAN.kode))
    return {
        "tanda_terima": terima,
        "penjelasan": jelas,
        "belum_diberi": bool(request.POST.getlist("beri")) and not terima,
        "di_meja": permohonan.kanal in DI_MEJA and permohonan.status == Status.DIPROSES,
        "dijawab": permohonan.status == Status.SELESAI,
    }


def _foto(draf: Draf | None) -> dict | None:
    """The one-use address for the clerk's phone, while it is open."""
    if draf is None or not pencatatan.foto_terbuka(draf):
        return None
    jalur = settings.ALAMAT_DASAR + alamat("foto", draf.satker, token=draf.token_foto)
    return {"alamat": jalur, "qr": qr(jalur), "sampai": draf.foto_sampai}


# Drafts


@butuh(Izin.CATAT)
@require_POST
def draf(request, pelaku: Pelaku):
    """Keep the page (every 15 seconds by script, or by its button), or throw a draft away."""
    if request.POST.get("aksi") == "hapus":
        _draf(pelaku, request.POST.get("draf", "")).buang()
        messages.success(request, "Draf dihapus.")
        return redirect("catat", pelaku.satker.slug)
    lembar = Lembar.baca(request.POST.get("kunci", ""), pelaku)
    if lembar is None:
        return _tak_dikenal(request, pelaku)
    form = _form(request, pelaku)
    satu = _simpan(pelaku, lembar, form)
    if request.POST.get("aksi") == "otomatis":
        return HttpResponse(status=204)
    if satu is None:
        return _hasil(
            request, pelaku, lembar, pencatatan.terdaftar(pelaku, lembar.kunci), ulang=True
        )
    return _sesudah_simpan(request, pelaku, satu, form)


def _sesudah_simpan(request, pelaku: Pelaku, satu: Draf, form: FormCatat):
    _simpan_berkas(request, pelaku, satu, form)
    if request.POST.get("aksi") == "foto":
        pencatatan.buka_foto(satu)
    elif token := request.POST.get("hapus_berkas"):
        hapus(get_object_or_404(Berkas.objects.tentang(satu), token=_token(token)))
    else:
        messages.success(request, "Draf tersimpan.")
    letak = "#foto" if request.POST.get("aksi") == "foto" else ""
    return redirect(alamat("catat", pelaku.satker, {"draf": satu.token}) + letak)


def _simpan_berkas(request, pelaku: Pelaku, satu: Draf, form: FormCatat) -> None:
    if not request.FILES:
        return
    form.is_valid()
    try:
        simpan_berkas(satu, form.unggahan(), pelaku)
    except BerkasDitolak as galat:
        messages.warning(request, " ".join(galat.messages))
    for nama in request.FILES:
        for pesan in form.errors.get(nama, []):
            messages.warning(request, pesan)


def _daftar_draf(pelaku: Pelaku, kecuali: Draf | None) -> list[tuple[Draf, str]]:
    """The clerk's other drafts, each with what it is called in the list."""
    lain = Draf.objects.untuk(pelaku).exclude(pk=kecuali.pk if kecuali else None)
    return [(satu, satu.sebutan) for satu in lain]


def _draf(pelaku: Pelaku, token: str) -> Draf:
    return get_object_or_404(Draf.objects.untuk(pelaku), token=_token(token))


def _token(teks: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", teks):
        raise Http404
    return teks


# Paper


@butuh(Izin.CATAT)
@require_POST
def tanda_bukti(request, pelaku: Pelaku):
    """The receipt with its code strip, or the filled Model PPID-B, by the sheet's own key."""
    lembar = Lembar.baca(request.POST.get("kunci", ""), pelaku)
    permohonan = lembar and pencatatan.terdaftar(pelaku, lembar.kunci)
    if not permohonan:
        raise Http404
    if request.POST.get("naskah") == FORMULIR.kode:
        satu = _naskah(permohonan, FORMULIR) or permohonan.cetak("cetak_formulir", oleh=pelaku)
        return naskah.respons(satu)
    satu = _naskah(permohonan, TANDA_BUKTI)
    return naskah.respons(satu, kode=kode_tampil(permohonan, lembar.kunci))


def _naskah(permohonan: Permohonan, jenis) -> Naskah | None:
    return Naskah.objects.tentang(permohonan).filter(jenis=jenis.kode).last()


@butuh(Izin.CATAT)
@require_http_methods(["GET", "HEAD", "POST"])
def cadangan(request, pelaku: Pelaku):
    """Blank Model PPID-B for a power cut: a control number, no registration number."""
    form = FormCadangan(dikirim(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "permohonan/meja/cadangan.html", {"form": form}, status=status)
    isi = formulir_kosong(pelaku.satker, form.cleaned_data["jumlah"])
    kepala = {
        "Content-Disposition": 'inline; filename="Formulir cadangan.pdf"',
        "Content-Security-Policy": "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
