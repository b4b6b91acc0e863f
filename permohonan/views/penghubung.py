"""A unit's tim penghubung: what the PPID asks of the unit, and what the unit hands in.

Nothing of the applicant is read here: no page of this module touches the case beyond its number
and status.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.forms.penghubung import FormBahan
from permohonan.models import PermintaanBahan, Permohonan
from permohonan.status import Status
from ppid import berkas as simpanan
from ppid import naskah as surat
from ppid.alur import TransisiDitolak
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import LABEL_PERAN, Izin, Pelaku, Peran, butuh
from ppid.models import Berkas, JenisBerkas, Penugasan
from ppid.templatetags.ppid import ukuran

PER_HALAMAN = 30
SUDAH_LEWAT = (
    "Bahan tidak diterima lagi: permohonan ini sudah melewati tahap koordinasi. "
    "Hubungi PPID bila bahan ini masih perlu."
)


def milik(pelaku: Pelaku):
    """What was asked of the actor's own units, the open ones first by target date."""
    semua = PermintaanBahan.objects.untuk(pelaku).filter(unit__in=pelaku.unit)
    terjawab = F("dijawab_pada").desc(nulls_first=True)
    terkait = ("unit", "naskah", "oleh", "dijawab_oleh", "permohonan")
    semua = semua.select_related(*terkait).defer("naskah__html")
    return semua.order_by(terjawab, "batas", "pk")


@butuh(Izin.BAHAN)
@require_safe
def daftar(request, pelaku: Pelaku):
    semua = milik(pelaku)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("hal"))
    baris = list(halaman.object_list)
    jabatan = _jabatan(pelaku.satker, baris)
    konteks = {
        "halaman": halaman,
        "terbuka": [_baris(pelaku, b, jabatan) for b in baris if not b.dijawab_pada],
        "terjawab": [_baris(pelaku, b, jabatan) for b in baris if b.dijawab_pada],
        "menunggu": semua.menunggu().count(),
    }
    return render(request, "permohonan/penghubung/daftar.html", konteks)


def _baris(pelaku: Pelaku, b: PermintaanBahan, jabatan: dict) -> dict:
    return {
        "permintaan": b,
        "url": _alamat(pelaku, b),
        "oleh": jabatan[b.pk],
        "terlambat": b.terlambat(pelaku.satker.hari_ini),
    }


def _jabatan(satker, permintaan: list[PermintaanBahan]) -> dict[int, str]:
    """The title under which each was asked, for all of them in one query."""
    orang = {b.oleh_id for b in permintaan}
    tugas = list(Penugasan.objects.filter(satker=satker, pengguna__in=orang).order_by("-sejak"))
    return {b.pk: _jabatan_pada(b, satker.setempat(b.dibuat).date(), tugas) for b in permintaan}


def _jabatan_pada(b: PermintaanBahan, hari, tugas: list[Penugasan]) -> str:
    cocok = (
        t.jabatan_lengkap
        for t in tugas
        if t.pengguna_id == b.oleh_id and t.peran == Peran.KASUBBAG and t.berlaku_pada(hari)
    )
    return next(cocok, LABEL_PERAN[Peran.KASUBBAG])


# One request


@butuh(Izin.BAHAN)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, token: str):
    b = get_object_or_404(milik(pelaku), token=token)
    if request.method != "POST":
        return _halaman(request, pelaku, b, FormBahan())
    _pastikan_ditunggu(b)
    form = FormBahan(request.POST, request.FILES)
    if form.is_valid() and (unggahan := _siapkan(form, pelaku)) is not None:
        # No `versi` from the page: another unit's material, handed in meanwhile, is no conflict.
        kasus = Permohonan.objects.select_related("satker", "sop").get(pk=b.permohonan_id)
        kasus.serah_bahan(
            oleh=pelaku,
            permintaan=b,
            unggahan=unggahan,
            jawaban=form.cleaned_data["keterangan"],
            tidak_menguasai=form.tidak_menguasai,
        )
        messages.success(request, "Jawaban unit Anda sudah diterima petugas.")
        return redirect(_alamat(pelaku, b))
    return _halaman(request, pelaku, b, form)


def _pastikan_ditunggu(b: PermintaanBahan) -> None:
    if b.dijawab_pada:
        raise TransisiDitolak("Permintaan ini sudah dijawab.", b.permohonan)
    if b.permohonan.status != Status.KOORDINASI:
        raise TransisiDitolak(SUDAH_LEWAT, b.permohonan)


def _siapkan(form: FormBahan, pelaku: Pelaku) -> list[Berkas] | None:
    """Bytes are stored before the act; a refused file is named on the form."""
    siap = []
    for satu in form.cleaned_data["berkas"]:
        try:
            siap.append(
                simpanan.siapkan(
                    satu, JenisBerkas.BAHAN, satker=pelaku.satker, oleh=pelaku, kantor=True
                )
            )
        except BerkasDitolak as galat:
            form.add_error("berkas", f"{satu.name}: {galat.message}. Pilih ulang semua berkasnya")
            return None
    return siap


def _halaman(request, pelaku: Pelaku, b: PermintaanBahan, form: FormBahan):
    ditunggu = b.dijawab_pada is None and b.permohonan.status == Status.KOORDINASI
    konteks = {
        "b": b,
        "form": form,
        "oleh": _jabatan(pelaku.satker, [b])[b.pk],
        "terlambat": b.terlambat(pelaku.satker.hari_ini),
        "ditunggu": ditunggu,
        "sudah_lewat": SUDAH_LEWAT,
        "berkas": [_berkas(pelaku, b, satu) for satu in b.berkas] if b.dijawab_pada else [],
        "surat": _surat(pelaku, b),
        "url": reverse("penghubung", args=[pelaku.satker.slug]),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "permohonan/penghubung/satu.html", konteks, status=status)


def _berkas(pelaku: Pelaku, b: PermintaanBahan, satu: Berkas) -> dict:
    return {
        "url": reverse("penghubung_berkas", args=[pelaku.satker.slug, b.token, satu.token]),
        "nama": satu.nama,
        "jenis": satu.format,
        "ukuran": ukuran(satu.ukuran),
        "keterangan": "",
        "temuan": [t["teks"] for t in satu.temuan],
    }


def _surat(pelaku: Pelaku, b: PermintaanBahan) -> list[dict]:
    if not b.naskah:
        return []
    url = reverse("penghubung_naskah", args=[pelaku.satker.slug, b.token])
    nama = f"{b.naskah.judul} {b.naskah.nomor}"
    return [{"url": url, "nama": nama, "jenis": "PDF", "ukuran": "", "keterangan": ""}]


@butuh(Izin.BAHAN)
@require_safe
def naskah(request, pelaku: Pelaku, token: str):
    """The nota dinas or disposisi by which the unit was asked."""
    b = get_object_or_404(milik(pelaku), token=token)
    if not b.naskah:
        raise Http404
    return surat.respons(b.naskah)


@butuh(Izin.BAHAN)
@require_safe
def berkas(request, pelaku: Pelaku, token: str, berkas: str):
    """A file that the unit itself handed in."""
    b = get_object_or_404(milik(pelaku), token=token)
    satu = get_object_or_404(Berkas.objects.tentang(b), token=berkas)
    return simpanan.respons(satu, pelaku)


def _alamat(pelaku: Pelaku, b: PermintaanBahan) -> str:
    return reverse("penghubung_satu", args=[pelaku.satker.slug, b.token])
