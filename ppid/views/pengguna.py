"""People of an office: who holds, held and will hold which post, and who may sign in."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from ppid import batas, orang
from ppid.bidang import TIDAK_SAH, dikirim, nomor_baris
from ppid.forms.orang import (
    DIPAKAI,
    FormJabatan,
    FormJabatanLain,
    FormOrang,
    FormOrangBaru,
    FormUbahJabatan,
    tolak,
)
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Pengguna, Penugasan
from ppid.views.kelola import simpan

PER_HALAMAN = 50
MASA = ("kini", "nanti", "dulu")
BATAS_TEBAK, MENIT_TEBAK = 20, 15  # user names guessed, per admin
TIDAK_DIKENAL = "Tindakan ini tidak dikenal. Muat ulang halaman."


@butuh(Izin.KELOLA_KANTOR)
@require_safe
def daftar(request, pelaku: Pelaku):
    kueri = Pengguna.objects.dikelola(pelaku).prefetch_related(_jabatan_di(pelaku))
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    baris = [(satu, _per_masa(satu)) for satu in halaman.object_list]
    konteks = {"halaman": halaman, "baris": baris}
    return render(request, "kelola/pengguna.html", konteks)


def _jabatan_di(pelaku: Pelaku) -> Prefetch:
    """Posts in this office alone: another's are not to be known."""
    milik = Penugasan.objects.filter(satker=pelaku.satker).select_related("satker", "unit")
    return Prefetch("penugasan", milik.order_by("-sejak", "pk"), to_attr="jabatan_di_sini")


def _per_masa(satu: Pengguna) -> dict[str, list[Penugasan]]:
    urut = sorted(satu.jabatan_di_sini, key=_masa)
    isi = {masa: list(tugas) for masa, tugas in groupby(urut, key=_masa)}
    return {masa: isi.get(masa, []) for masa in MASA}


def _masa(tugas: Penugasan) -> str:
    return "nanti" if tugas.mendatang else "dulu" if tugas.berakhir else "kini"


# New


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("sandi")
def baru(request, pelaku: Pelaku):
    """That a user name is taken, at whatever office, is told as often as it may be guessed."""
    if ditahan := _ditahan(request, pelaku):
        return ditahan
    form = FormOrangBaru(dikirim(request), satker=pelaku.satker)
    if form.is_valid():
        try:
            sandi = orang.tambah(form.instance, oleh=pelaku, **form.orang())
        except ValidationError as galat:
            tolak(form, galat)
        else:
            return _sandi_pertama(request, form.instance.pengguna, sandi)
    if form.has_error("username", DIPAKAI):
        _hitung_tebakan(pelaku)
    return _isian(request, form, "Tambah orang", "Tambah dan buat kata sandi pertama")


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def kantor_lain(request, pelaku: Pelaku):
    """A post here for somebody whose account another office keeps."""
    if ditahan := _ditahan(request, pelaku):
        return ditahan
    if request.method == "POST":
        _hitung_tebakan(pelaku)
    form = FormJabatanLain(dikirim(request), satker=pelaku.satker)
    if _beri(request, form, pelaku):
        return redirect(alamat(pelaku, form.instance.pengguna))
    return _isian(request, form, "Jabatan untuk orang dari kantor lain", "Beri jabatan")


def _ditahan(request, pelaku: Pelaku):
    """The page for an admin who has tried too many user names; None while it is allowed."""
    if request.method != "POST":
        return None
    menit = batas.sisa_menit(*_penebak(pelaku), batas=BATAS_TEBAK, menit=MENIT_TEBAK)
    return render(request, "429.html", {"menit": menit}, status=429) if menit else None


def _hitung_tebakan(pelaku: Pelaku) -> None:
    batas.catat(*_penebak(pelaku), menit=MENIT_TEBAK)


def _penebak(pelaku: Pelaku) -> tuple[str, str]:
    return "jabatan", f"{pelaku.pengguna.pk}"


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def jabatan(request, pelaku: Pelaku, username: str):
    satu = _satu(pelaku, username)
    tugas = Penugasan(pengguna=satu)
    form = FormJabatan(dikirim(request), instance=tugas, satker=pelaku.satker)
    if _beri(request, form, pelaku):
        return redirect(alamat(pelaku, satu))
    return _isian(request, form, f"Jabatan untuk {satu.nama}", "Beri jabatan", alamat(pelaku, satu))


def _beri(request, form: FormJabatan, pelaku: Pelaku) -> bool:
    if not form.is_valid():
        return False
    try:
        orang.beri(form.instance, oleh=pelaku)
    except ValidationError as galat:
        tolak(form, galat)
        return False
    messages.success(request, f"Jabatan {form.instance.jabatan_lengkap} tercatat.")
    return True


def _isian(request, form, judul: str, tombol: str, batal: str = ""):
    batal = batal or reverse("pengguna", args=[request.pelaku.satker.slug])
    konteks = {"form": form, "judul": judul, "tombol": tombol, "batal": batal, "pengantar": ""}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "kelola/form.html", konteks, status=status)


def _sandi_pertama(request, satu: Pengguna, sandi: str):
    """Shown once: a page of a POST, which a GET never gives again."""
    konteks = {"satu": satu, "sandi": sandi, "url": alamat(request.pelaku, satu)}
    return render(request, "kelola/sandi_pertama.html", konteks)


# One person


def alamat(pelaku: Pelaku, satu: Pengguna) -> str:
    return reverse("pengguna_satu", args=[pelaku.satker.slug, satu.username])


def _satu(pelaku: Pelaku, username: str) -> Pengguna:
    milik = Pengguna.objects.dikelola(pelaku).prefetch_related(_jabatan_di(pelaku))
    return get_object_or_404(milik, username=username)


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, username: str):
    """Posts and account of one person; a POST names its act in `aksi`."""
    yang = _satu(pelaku, username)
    if request.method != "POST":
        return _halaman(request, pelaku, yang)
    perbuatan = AKSI.get(request.POST.get("aksi"))
    try:
        if perbuatan is None:
            raise ValidationError(TIDAK_DIKENAL)
        return perbuatan(request, pelaku, yang) or redirect(alamat(pelaku, yang))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(alamat(pelaku, yang))


def _ubah_data(request, pelaku: Pelaku, yang: Pengguna):
    if not yang.dipelihara(pelaku.satker):
        raise ValidationError(orang.AKUN_LAIN)
    form = FormOrang(request.POST, instance=Pengguna.objects.get(pk=yang.pk))
    if not form.is_valid():
        return _halaman(request, pelaku, yang, form)
    return simpan(request, form, "pengguna_diubah", pelaku, "Data orang ini tersimpan.")


def _ubah_jabatan(request, pelaku: Pelaku, yang: Pengguna):
    form = _form_jabatan(_tugas(request, pelaku, yang), request.POST)
    if form.is_valid():
        try:
            orang.ubah(form, oleh=pelaku)
        except ValidationError as galat:
            tolak(form, galat)
        else:
            messages.success(request, "Perubahan jabatan tersimpan.")
            return _sesudah(pelaku, yang)
    return _halaman(request, pelaku, yang, form)


def _batalkan(request, pelaku: Pelaku, yang: Pengguna):
    orang.batalkan(_tugas(request, pelaku, yang), oleh=pelaku)
    messages.success(request, "Jabatan itu dibatalkan.")
    return _sesudah(pelaku, yang)


def _sesudah(pelaku: Pelaku, yang: Pengguna):
    """Back to the person, or to the list where the person is no longer this office's."""
    if Pengguna.objects.dikelola(pelaku).filter(pk=yang.pk).exists():
        return redirect(alamat(pelaku, yang))
    return redirect("pengguna", satker=pelaku.satker.slug)


def _atur_sandi(request, pelaku: Pelaku, yang: Pengguna):
    return _sandi_pertama(request, yang, orang.atur_ulang_sandi(yang, oleh=pelaku))


def _aktifkan(request, pelaku: Pelaku, yang: Pengguna):
    return _sandi_pertama(request, yang, orang.aktifkan(yang, oleh=pelaku))


def _nonaktifkan(request, pelaku: Pelaku, yang: Pengguna):
    orang.nonaktifkan(yang, oleh=pelaku)
    messages.success(request, f"Akun {yang.nama} nonaktif. Ia keluar dari portal sekarang juga.")


AKSI = {
    "data": _ubah_data,
    "jabatan": _ubah_jabatan,
    "batal": _batalkan,
    "sandi": _atur_sandi,
    "aktif": _aktifkan,
    "nonaktif": _nonaktifkan,
}


def _tugas(request, pelaku: Pelaku, yang: Pengguna) -> Penugasan:
    kunci = nomor_baris(request.POST.get("penugasan", ""))
    milik = Penugasan.objects.filter(pengguna=yang, satker=pelaku.satker)
    milik = milik.select_related("satker", "pengguna", "unit")
    return get_object_or_404(milik, pk=kunci)


def _form_jabatan(tugas: Penugasan, data=None) -> FormUbahJabatan:
    return FormUbahJabatan(data, instance=tugas, prefix=f"j{tugas.pk}")


def _halaman(request, pelaku: Pelaku, yang: Pengguna, salah=None):
    """`salah`: the bound form with a fault, of the person or of one post."""
    masa = _per_masa(yang)
    konteks = {
        "satu": yang,
        "kini": [_baris(tugas, salah) for tugas in masa["kini"]],
        "nanti": [_baris(tugas, salah) for tugas in masa["nanti"]],
        "dulu": masa["dulu"],
        "data": salah if isinstance(salah, FormOrang) else FormOrang(instance=yang),
        "akun_kita": yang.dipelihara(pelaku.satker),
        "diri": yang == pelaku.pengguna,
        "form": salah,
    }
    return render(request, "kelola/orang.html", konteks, status=TIDAK_SAH if salah else 200)


def _baris(tugas: Penugasan, salah) -> tuple[Penugasan, FormUbahJabatan | None]:
    """A post with its form; none where the office's admin has no say."""
    if tugas.peran not in orang.DIBERI:
        return tugas, None
    milik = isinstance(salah, FormUbahJabatan) and salah.instance.pk == tugas.pk
    return tugas, salah if milik else _form_jabatan(tugas)
