"""One unit's part: the grid, a paste, a sheet, and handing it in (SOP Penyusunan DIP, step 7)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip.forms import kisi
from dip.forms.coret import FormCoret
from dip.forms.usulan import FormSerahkan, FormTempel, FormUnggah
from dip.impor import Sasaran
from dip.models import Bagian, BarisBentrok
from dip.views import impor
from dip.views.usulan import lencana
from ppid.alur import tersedia
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab

PER_HALAMAN = 25
BENTROK = 409
TAB = (("", "Isi di tabel"), ("tempel", "Tempel dari Excel"), ("impor", "Impor XLSX"))


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, tahun: int, token: str):
    terkait = ("satker", "sop", "unit", "penyusunan__satker", "penyusunan__sop", "diserahkan_oleh")
    kueri = Bagian.objects.untuk(pelaku).select_related(*terkait)
    bagian = get_object_or_404(kueri, token=token, penyusunan__tahun=tahun)
    if request.method == "POST":
        aksi, _, baris = request.POST.get("aksi", "").partition(":")
        if aksi not in AKSI:
            raise Http404
        return AKSI[aksi](request, pelaku, bagian, baris)
    if "unduh" in request.GET:
        return impor.unduh(request.GET["unduh"], _sasaran(bagian))
    return _halaman(request, pelaku, bagian)


def _sasaran(bagian: Bagian) -> Sasaran:
    return Sasaran(bagian.penyusunan, bagian)


# The grid


def _simpan(request, pelaku: Pelaku, bagian: Bagian, _: str):
    """Every button of the grid saves what was typed first."""
    respons, jumlah = _simpan_kisi(request, pelaku, bagian)
    if respons is None and jumlah:
        messages.success(request, impor.kalimat(jumlah))
    return respons or redirect(_kembali(request, bagian))


def _simpan_kisi(request, pelaku: Pelaku, bagian: Bagian):
    """(page to show, None) when it could not be saved, else (None, how many)."""
    formset = kisi.FormsetBaris(request.POST, prefix="b")
    if not formset.is_valid():
        return _halaman(request, pelaku, bagian, formset=formset, status=TIDAK_SAH), None
    ubahan = kisi.ubahan(formset)
    if not ubahan:
        return None, {}
    try:
        return None, bagian.simpan_baris(ubahan, oleh=pelaku)
    except BarisBentrok as galat:
        formset = kisi.sesudah_bentrok(request.POST, galat.kini)
        return _halaman(request, pelaku, bagian, formset=formset, status=BENTROK), None


def _tambah(request, pelaku: Pelaku, bagian: Bagian, _: str):
    respons, _ = _simpan_kisi(request, pelaku, bagian)
    hal = _paginator(bagian).num_pages
    return respons or redirect(f"{bagian.get_absolute_url()}?hal={hal}&baru={kisi.MAKS_BARU // 2}")


def _coret(request, pelaku: Pelaku, bagian: Bagian, token: str):
    form = FormCoret({"alasan": request.POST.get(f"alasan-{token}", "")})
    if not form.is_valid():
        formset = kisi.FormsetBaris(request.POST, prefix="b")
        galat = {"galat_coret": {token: form.errors["alasan"][0]}}
        return _halaman(request, pelaku, bagian, formset=formset, status=TIDAK_SAH, **galat)
    alasan = form.cleaned_data["alasan"]
    return _pada_baris(request, pelaku, bagian, lambda: bagian.coret(token, alasan, oleh=pelaku))


def _pulihkan(request, pelaku: Pelaku, bagian: Bagian, token: str):
    return _pada_baris(request, pelaku, bagian, lambda: bagian.pulihkan(token, oleh=pelaku))


def _hapus(request, pelaku: Pelaku, bagian: Bagian, token: str):
    return _pada_baris(request, pelaku, bagian, lambda: bagian.hapus_baris(token, oleh=pelaku))


def _pada_baris(request, pelaku: Pelaku, bagian: Bagian, laku):
    respons, _ = _simpan_kisi(request, pelaku, bagian)
    if respons is None:
        laku()
        messages.success(request, "Baris diperbarui.")
    return respons or redirect(_kembali(request, bagian))


def _kembali(request, bagian: Bagian) -> str:
    hal = request.GET.get("hal", "")
    return bagian.get_absolute_url() + (f"?hal={hal}" if hal.isdecimal() else "")


# A paste, a sheet


def _tempel(request, pelaku: Pelaku, bagian: Bagian, cara: str):
    simpan = cara == "simpan"
    bagian.pastikan_dapat_diisi(oleh=pelaku)
    jumlah, laporan, status = impor.tempel(request, pelaku, _sasaran(bagian), simpan)
    if jumlah:
        messages.success(request, impor.kalimat(jumlah))
    if laporan is None:
        return redirect(bagian.get_absolute_url())
    return _halaman(request, pelaku, bagian, tab="tempel", tempel=laporan, status=status)


def _periksa(request, pelaku: Pelaku, bagian: Bagian, _: str):
    bagian.pastikan_dapat_diisi(oleh=pelaku)
    laporan, form = impor.periksa_berkas(request, pelaku, _sasaran(bagian))
    status = 200 if laporan and not laporan.hasil.galat else TIDAK_SAH
    isi = {"tab": "impor", "laporan": laporan, "form_unggah": form}
    return _halaman(request, pelaku, bagian, status=status, **isi)


def _impor(request, pelaku: Pelaku, bagian: Bagian, _: str):
    bagian.pastikan_dapat_diisi(oleh=pelaku)
    jumlah, laporan = impor.simpan_berkas(request, pelaku, _sasaran(bagian))
    if laporan:
        bagian.refresh_from_db(fields=["versi", "status"])
        return _halaman(request, pelaku, bagian, tab="impor", laporan=laporan, status=BENTROK)
    if jumlah:
        messages.success(request, impor.kalimat(jumlah))
        return redirect(bagian.get_absolute_url())
    return redirect(f"{bagian.get_absolute_url()}?tab=impor")


# Handing in


def _serahkan(request, pelaku: Pelaku, bagian: Bagian, _: str):
    form = FormSerahkan(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, bagian, serahkan=form, status=TIDAK_SAH)
    isi = form.cleaned_data
    bagian.serahkan(oleh=pelaku, versi=isi["versi"], catatan=isi["catatan"])
    messages.success(request, f"Bagian {bagian.unit.nama} sudah diserahkan.")
    return redirect(bagian.get_absolute_url())


AKSI = {
    "simpan": _simpan,
    "tambah": _tambah,
    "coret": _coret,
    "pulihkan": _pulihkan,
    "hapus": _hapus,
    "tempel": _tempel,
    "periksa": _periksa,
    "impor": _impor,
    "serahkan": _serahkan,
}


# The page


def _paginator(bagian: Bagian) -> Paginator:
    return Paginator(bagian.semua_baris.select_related("dokumen"), PER_HALAMAN)


def _halaman(request, pelaku: Pelaku, bagian: Bagian, *, status=200, tab=None, **isi):
    bisa = {t.nama for t in tersedia(bagian, pelaku)}
    halaman = _paginator(bagian).get_page(request.GET.get("hal"))
    tab = tab if tab is not None else request.GET.get("tab", "")
    tab = tab if "isi_entri" in bisa and tab in dict(TAB) else ""
    konteks = {
        "bagian": bagian,
        "lencana": lencana(bagian),
        "halaman": halaman,
        "formset": None,
        "dicoret": [],
        "boleh_isi": "isi_entri" in bisa,
        "boleh_serah": "serahkan_bagian" in bisa,
        "tab": tab,
        "tabs": _tabs(bagian, tab),
        "serahkan": FormSerahkan(initial={"versi": bagian.versi}),
        "tempel": None,
        "laporan": None,
        "galat_coret": {},
        "aksi_simpan": "impor",
        "bentrok": status == BENTROK,
        "basi": impor.BASI if status == BENTROK else "",
        "cap": _sasaran(bagian).cap,
        "url": reverse("dip_usulan", args=[bagian.satker.slug, bagian.penyusunan.tahun]),
    } | isi
    konteks |= _isi_tab(request, bagian, tab, konteks)
    return render(request, "dip/bagian/satu.html", konteks, status=status)


def _isi_tab(request, bagian: Bagian, tab: str, konteks: dict) -> dict:
    if tab == "tempel":
        laporan = konteks["tempel"]
        return {"form_tempel": laporan.form if laporan else FormTempel()}
    if tab == "impor":
        return {"form_unggah": konteks.get("form_unggah") or FormUnggah()}
    return _isi_kisi(request, konteks) if konteks["boleh_isi"] else {}


def _isi_kisi(request, konteks: dict) -> dict:
    baris = list(konteks["halaman"].object_list)
    formset = konteks["formset"]
    if formset is None:
        formset = kisi.kosong(konteks["halaman"], _banyak_baru(request))
    else:
        kisi.pasang(formset, {satu.token: satu for satu in baris})
    for form in formset:
        form.galat_coret = konteks["galat_coret"].get(form["token"].value() or "", "")
    return {"formset": formset, "dicoret": [satu for satu in baris if satu.dicoret_pada]}


def _banyak_baru(request) -> int:
    diminta = request.GET.get("baru", "")
    return min(int(diminta), kisi.MAKS_BARU) if diminta[:3].isdecimal() else kisi.BARU


def _tabs(bagian: Bagian, tab: str) -> list[Tab]:
    alamat = bagian.get_absolute_url()
    return [
        Tab(f"{alamat}?tab={kunci}" if kunci else alamat, teks, None, kunci == tab)
        for kunci, teks in TAB
    ]
