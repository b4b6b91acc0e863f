"""Step 11: what will be public, published and frozen; the printed copy for the desk; scans."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from dip.forms.penetapan import FormPindaian
from dip.forms.telaah import FormVersi
from dip.klarifikasi import Klarifikasi
from dip.models import Klasifikasi, Penyusunan
from dip.models.penetapan import PINDAIAN
from dip.naskah.daftar import DIP, USULAN, dasar, siap_cetak
from dip.naskah.draf import DRAF, draf
from dip.naskah.laporan import LAPORAN
from dip.views.jalan import alamat, ambil, boleh, konteks, siapkan
from dip.views.pertimbangan import angka_kelas
from ppid import berkas, naskah
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Naskah

CETAKAN = {"dip": DIP.kode, "usulan": USULAN.kode, "laporan": LAPORAN.kode}
SEMUA = (Izin.SUSUN_DIP, Izin.ATASAN_PPID, Izin.PERTIMBANGKAN, Izin.TETAPKAN_DIP)


@butuh(Izin.SUSUN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def terbitkan(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    form = FormVersi(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        dip.terbitkan(oleh=pelaku, versi=form.cleaned_data["versi"])
        messages.success(request, f"{dip} terbit dan dapat dibaca siapa saja.")
        return redirect(alamat(dip, "dip_terbitkan"))
    surat, angka = terakhir(dip, DIP.kode), angka_kelas(dip)
    isi = konteks(dip, pelaku) | {
        "form": form,
        "terbitkan": FormVersi(initial={"versi": dip.versi}),
        "angka": angka,
        "banyak": sum(n for kelas, n in angka if kelas != _USUL),
        "kecuali": _kecuali(dip),
        "beda": Klarifikasi(dip).perbandingan.jumlah,
        "lalu": dip.versi_lalu,
        "dasar": dasar(dip),
        "surat": surat,
        "siap_cetak": surat and siap_cetak(surat),
    }
    status = TIDAK_SAH if form else 200
    return render(request, "dip/penetapan/terbitkan.html", isi, status=status)


_USUL = Klasifikasi.DIUSULKAN_DIKECUALIKAN.label


def _kecuali(dip: Penyusunan) -> list:
    """Rows that stay inside: proposed exempt, or struck out."""
    return [satu for satu in dip.entri.select_related("unit") if not satu.terbuka]


def terakhir(dip: Penyusunan, jenis: str) -> Naskah | None:
    milik = Naskah.objects.tentang(dip).filter(jenis=jenis)
    return milik.defer("html").select_related("satker", "pdf").last()


@butuh(*SEMUA)
@require_safe
def cetak(request, pelaku: Pelaku, tahun: int, jenis: str):
    """A paper of the chain, or the draft of a sheet that is signed outside, by its word."""
    dip = ambil(pelaku, tahun)
    if jenis in DRAF:
        judul, isi = draf(jenis, dip)
        return naskah.respons_pdf(isi, f"{judul} {dip}.pdf")
    surat = terakhir(dip, CETAKAN[jenis]) if jenis in CETAKAN else None
    if surat is None:
        raise Http404
    return respons_naskah(request, dip, surat)


def respons_naskah(request, dip: Penyusunan, surat: Naskah):
    """The PDF; of a long one that is not printed yet, a page that says so."""
    if not siap_cetak(surat):
        isi = {"dip": dip, "surat": surat}
        return render(request, "dip/penetapan/sedang_dicetak.html", isi, status=503)
    return naskah.respons(surat)


@butuh(*SEMUA)
@require_http_methods(["GET", "HEAD", "POST"])
def pindaian(request, pelaku: Pelaku, tahun: int, jenis: str):
    """A signed sheet as it was scanned; where it is missing, the desk adds it."""
    dip = ambil(pelaku, tahun)
    if jenis not in PINDAIAN:
        raise Http404
    nama, label, _ = PINDAIAN[jenis]
    if request.method == "POST":
        return _susulkan(request, pelaku, dip, jenis)
    if ada := getattr(dip, nama):
        return berkas.respons(ada, pelaku)
    if jenis not in dip.pindaian_kurang:
        raise Http404
    return _form_pindaian(request, pelaku, dip, jenis, FormPindaian(initial={"versi": dip.versi}))


def _susulkan(request, pelaku: Pelaku, dip: Penyusunan, jenis: str):
    if not pelaku.boleh(Izin.SUSUN_DIP):
        raise PermissionDenied
    form = FormPindaian(request.POST, request.FILES)
    satu = siapkan(form, "berkas", pelaku) if form.is_valid() else None
    if satu is None:
        return _form_pindaian(request, pelaku, dip, jenis, form)
    dip.susulkan(jenis, satu, oleh=pelaku, versi=form.cleaned_data["versi"])
    messages.success(request, f"Pindaian {PINDAIAN[jenis][1]} disimpan.")
    return redirect(alamat(dip, "dip_terbitkan"))


def _form_pindaian(request, pelaku: Pelaku, dip: Penyusunan, jenis: str, form):
    isi = {
        "dip": dip,
        "label": PINDAIAN[jenis][1],
        "form": form,
        "boleh": boleh(dip, pelaku),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "dip/penetapan/pindaian.html", isi, status=status)
