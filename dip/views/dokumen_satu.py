"""One document: what it is, its files and their versions, and every act on it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from dip.forms.dokumen import (
    FormBerkas,
    FormDokumen,
    FormRupa,
    FormTemuan,
    FormVersi,
    PilihBerkas,
)
from dip.forms.pengarsipan import (
    FormCatatan,
    FormLengkapi,
    FormMusnahSatu,
    FormTarik,
    FormTempat,
    FormUnggah,
    FormVersiHalaman,
)
from dip.models import Dokumen, VersiBerkas
from dip.models.pengarsipan import TEMPAT
from dip.views.dokumen import alamat, milik, siapkan
from dip.views.fakta import fakta, riwayat, versi_berkas
from ppid import alur
from ppid.alur import TransisiDitolak
from ppid.berkas import BerkasDitolak
from ppid.bidang import MUAT_ULANG, TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh

# Acts with a form of their own: its class, and the arguments that the verb takes from it.
DENGAN_FORM = {
    "kembalikan": (FormCatatan, lambda f: {"catatan": f.cleaned_data["catatan"]}),
    "lengkapi": (FormLengkapi, lambda f: f.tempat | _diumumkan(f)),
    "simpan": (FormTempat, lambda f: f.tempat),
    "pindahkan": (FormTempat, lambda f: f.tempat),
    "unggah": (FormUnggah, lambda f: _diumumkan(f)),
    "usulkan_musnah": (FormMusnahSatu, lambda f: {"alasan": f.cleaned_data["alasan"]}),
    "klasifikasikan": (FormVersiHalaman, lambda f: {}),
    "dokumentasikan": (FormVersiHalaman, lambda f: {}),
    "batalkan_usul_musnah": (FormVersiHalaman, lambda f: {}),
    "ajukan_lagi": (FormVersiHalaman, lambda f: {}),
}
KALIMAT = {
    "kembalikan": "Dokumen dikembalikan kepada petugas.",
    "lengkapi": "Dokumen tercatat, tersimpan, dan terunggah.",
    "simpan": "Tempat simpan dicatat.",
    "pindahkan": "Tempat simpan dipindahkan.",
    "unggah": "Dokumen dinyatakan terunggah.",
    "usulkan_musnah": "Usul pemusnahan dicatat. Dokumen tetap tersimpan.",
    "klasifikasikan": "Dokumen dikirim untuk disahkan.",
    "dokumentasikan": "Dokumen tercatat dalam buku rekap.",
    "batalkan_usul_musnah": "Usul pemusnahan dibatalkan.",
    "ajukan_lagi": "Dokumen diajukan lagi dan menunggu pengesahan.",
}


def _diumumkan(form) -> dict:
    return {"diumumkan_di": form.cleaned_data["diumumkan_di"]}


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, token: str):
    dokumen = _dokumen(pelaku, token)
    if request.method != "POST":
        return _halaman(request, pelaku, dokumen)
    aksi = request.POST.get("aksi")
    if aksi in DENGAN_FORM:
        return _dengan_form(request, pelaku, dokumen, aksi)
    if aksi not in AKSI:
        raise Http404
    return AKSI[aksi](request, pelaku, dokumen)


def _dokumen(pelaku: Pelaku, token: str) -> Dokumen:
    kueri = Dokumen.objects.untuk(pelaku).select_related(
        "satker", "sop", "unit", "oleh", "disahkan_oleh"
    )
    return get_object_or_404(kueri, token=token)


def _versi(request, dokumen: Dokumen) -> int | None:
    """The version that the page showed; None where it carries none."""
    form = FormVersiHalaman(request.POST)
    if not form.is_valid():
        raise TransisiDitolak(f"{MUAT_ULANG}.", dokumen)
    return form.cleaned_data["versi"]


def _dengan_form(request, pelaku: Pelaku, dokumen: Dokumen, aksi: str):
    kelas, isian = DENGAN_FORM[aksi]
    form = kelas(request.POST, auto_id=f"{aksi}_%s")
    versi = _versi(request, dokumen)
    if not form.is_valid():
        return _halaman(request, pelaku, dokumen, **{aksi: form})
    getattr(dokumen, aksi)(oleh=pelaku, versi=versi, **isian(form))
    messages.success(request, KALIMAT[aksi])
    return redirect(alamat(pelaku, dokumen))


# Acts that are more than a form


def _sahkan(request, pelaku: Pelaku, dokumen: Dokumen):
    if not pelaku.boleh(Izin.SAHKAN_DOKUMEN):
        raise PermissionDenied("Dokumen disahkan oleh Kasubbag sebagai PPID.")
    form = FormRupa(request.POST)
    dokumen.sahkan(oleh=pelaku, rupa=form.cleaned_data["rupa"] if form.is_valid() else "")
    terbuka = "Petugas dapat memberikannya sekarang." if dokumen.terbuka else ""
    messages.success(request, f"Dokumen disahkan. {terbuka}".strip())
    return redirect(alamat(pelaku, dokumen))


def _ubah(request, pelaku: Pelaku, dokumen: Dokumen):
    versi = _versi(request, dokumen)
    form = FormDokumen(request.POST, satker=pelaku.satker, instance=dokumen, auto_id="ubah_%s")
    if not form.is_valid():
        dokumen.refresh_from_db()
        return _halaman(request, pelaku, dokumen, ubah=form)
    if perubahan := form.perubahan:
        dokumen.ubah(oleh=pelaku, versi=versi, **perubahan)
        messages.success(request, "Keterangan dokumen disimpan.")
    return redirect(alamat(pelaku, dokumen))


def _tambah(request, pelaku: Pelaku, dokumen: Dokumen):
    versi = _versi(request, dokumen)
    form = FormBerkas(request.POST, request.FILES, auto_id="tambah_berkas_%s")
    if form.is_valid():
        try:
            unggahan = siapkan(form.cleaned_data["berkas"], pelaku)
        except BerkasDitolak as galat:
            form.add_error("berkas", galat)
        else:
            dokumen.ubah(oleh=pelaku, versi=versi, unggahan=unggahan)
            messages.success(request, "Berkas ditambahkan.")
            return redirect(alamat(pelaku, dokumen))
    return _halaman(request, pelaku, dokumen, tambah_berkas=form)


def _usulkan_versi(request, pelaku: Pelaku, dokumen: Dokumen):
    isi = (request.POST, request.FILES)
    form = FormVersi(*isi, milik=dokumen.berkas, auto_id="usulkan_versi_%s")
    versi = _versi(request, dokumen)
    if form.is_valid():
        isi = form.cleaned_data
        try:
            [baru] = siapkan([isi["berkas"]], pelaku)
        except BerkasDitolak as galat:
            form.add_error("berkas", galat)
        else:
            lama = _versi_dari(dokumen, isi["ganti"])
            dokumen.usulkan_versi(lama, baru, isi["alasan"], oleh=pelaku, versi=versi)
            messages.success(request, "Versi baru menunggu pengesahan. Yang lama masih berlaku.")
            return redirect(alamat(pelaku, dokumen))
    return _halaman(request, pelaku, dokumen, usulkan_versi=form)


def _versi_dari(dokumen: Dokumen, berkas) -> VersiBerkas | None:
    return berkas and dokumen.versi_berkas.get(berkas=berkas)


def _putuskan_versi(kata_kerja: str, kalimat: str):
    def aksi(request, pelaku: Pelaku, dokumen: Dokumen):
        usulan = dokumen.versi_berkas.select_related("berkas")
        satu = usulan.filter(berkas__token=request.POST.get("berkas", "")[:40]).first()
        if satu is None:
            raise Http404
        getattr(dokumen, kata_kerja)(satu, oleh=pelaku, versi=_versi(request, dokumen))
        messages.success(request, kalimat)
        return redirect(alamat(pelaku, dokumen))

    return aksi


def _jawab(request, pelaku: Pelaku, dokumen: Dokumen):
    form, versi = FormTemuan(request.POST, milik=milik(pelaku, dokumen)), _versi(request, dokumen)
    if not form.is_valid():
        return _tidak_jadi(request, pelaku, dokumen, form)
    isi = form.cleaned_data
    try:
        dokumen.jawab_temuan(isi["berkas"], isi["indeks"], isi["alasan"], oleh=pelaku, versi=versi)
    except ValidationError as galat:
        form.add_error("alasan", galat)
        return _tidak_jadi(request, pelaku, dokumen, form)
    messages.success(request, "Alasan dicatat.")
    return redirect(alamat(pelaku, dokumen))


def _buang(request, pelaku: Pelaku, dokumen: Dokumen):
    form, versi = PilihBerkas(request.POST, milik=milik(pelaku, dokumen)), _versi(request, dokumen)
    if not form.is_valid():
        return _tidak_jadi(request, pelaku, dokumen, form)
    dokumen.buang_berkas(form.cleaned_data["berkas"], oleh=pelaku, versi=versi)
    messages.success(request, "Berkas dihapus dari dokumen ini.")
    return redirect(alamat(pelaku, dokumen))


def _tidak_jadi(request, pelaku: Pelaku, dokumen: Dokumen, form):
    """Forms without a place of their own on the page say their fault above it."""
    if "berkas" in form.errors or "indeks" in form.errors:
        messages.warning(request, "Berkas atau temuan itu sudah tidak ada pada dokumen ini.")
    else:
        messages.warning(request, f"{form.errors['alasan'][0]}.")
    return redirect(alamat(pelaku, dokumen))


AKSI = {
    "sahkan": _sahkan,
    "ubah": _ubah,
    "tambah_berkas": _tambah,
    "buang_berkas": _buang,
    "jawab_temuan": _jawab,
    "usulkan_versi": _usulkan_versi,
    "sahkan_versi": _putuskan_versi("sahkan_versi", "Versi baru disahkan dan berlaku sekarang."),
    "tolak_versi": _putuskan_versi("tolak_versi", "Versi baru ditolak. Yang lama tetap berlaku."),
}


# The page


def _halaman(request, pelaku: Pelaku, dokumen: Dokumen, **ditolak):
    """One document; a form that was refused stands open on it, under the name of its act."""
    boleh = {t.nama for t in alur.tersedia(dokumen, pelaku)}
    form = {
        aksi: buat(auto_id=f"{aksi}_%s") for aksi, buat in _form(pelaku, dokumen, boleh).items()
    } | ditolak
    konteks = {
        "d": dokumen,
        "boleh": boleh,
        "fakta": fakta(dokumen),
        "versi_berkas": versi_berkas(pelaku, dokumen),
        "riwayat": riwayat(dokumen),
        "entri": dokumen.entri.untuk(pelaku).ada().select_related("penyusunan")[:5],
        "formulir": form,
        "form": next(iter(ditolak.values()), None),
        "terbuka": set(ditolak),
    }
    status = TIDAK_SAH if ditolak else 200
    return render(request, "dip/dokumen/satu.html", konteks, status=status)


def _form(pelaku: Pelaku, dokumen: Dokumen, boleh: set[str]) -> dict:
    """The empty forms of the acts that are open."""
    tempat = {nama: getattr(dokumen, nama) for nama in TEMPAT}
    lengkapi = ("lengkapi", partial(FormLengkapi, initial=tempat))
    semua = {
        "dokumen_diubah": (
            ("ubah", partial(FormDokumen, satker=pelaku.satker, instance=dokumen)),
            ("tambah_berkas", FormBerkas),
        ),
        "kembalikan_dokumen": (("kembalikan", FormCatatan),),
        "dokumentasikan": (lengkapi,),
        "simpan_dokumen": (lengkapi, ("simpan", partial(FormTempat, initial=tempat))),
        "unggah_dokumen": (("unggah", FormUnggah),),
        "pindahkan_simpan": (("pindahkan", partial(FormTempat, initial=tempat)),),
        "usulkan_versi": (("usulkan_versi", partial(FormVersi, milik=dokumen.berkas)),),
        "usulkan_musnah": (("usulkan_musnah", FormMusnahSatu),),
    }
    return dict(satu for nama, isi in semua.items() if nama in boleh for satu in isi)


# Taking it back


@butuh(Izin.TARIK_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def tarik(request, pelaku: Pelaku, token: str):
    """What it does is said before it is done; a reason is asked."""
    dokumen = _dokumen(pelaku, token)
    form = FormTarik(dikirim(request))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        dokumen.tarik(isi["alasan"], oleh=pelaku, versi=isi["versi"])
        messages.success(request, "Dokumen ditarik. Alamat dan berkasnya tidak dapat dibuka lagi.")
        return redirect(alamat(pelaku, dokumen))
    konteks = {"d": dokumen, "form": form, "url": alamat(pelaku, dokumen)}
    status = TIDAK_SAH if request.method == "POST" else 200
    return render(request, "dip/dokumen/tarik.html", konteks, status=status)
