"""Step 7 as a whole: every unit's part, who is late, and going on without them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip.forms.usulan import FormLanjutkan
from dip.models import Bagian, Entri, Penyusunan
from dip.models.bagian import unit_berkepala
from dip.status.bagian import LANGKAH
from dip.status.bagian import Status as StatusBagian
from ppid.alur import tersedia
from ppid.bidang import TIDAK_SAH
from ppid.izin import SEBUTAN, Izin, Pelaku, butuh


def penyusunan_milik(pelaku: Pelaku, tahun: int) -> Penyusunan:
    kueri = Penyusunan.objects.untuk(pelaku).select_related("satker", "sop", "koordinator")
    return get_object_or_404(kueri, tahun=tahun)


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request, pelaku: Pelaku, tahun: int):
    dip = penyusunan_milik(pelaku, tahun)
    if request.method == "POST":
        return _lanjutkan(request, pelaku, dip)
    bagian = _milik(pelaku, dip)
    if pelaku.sebatas_unit and len(bagian) == 1:
        return redirect(bagian[0])
    return _halaman(request, pelaku, dip, bagian)


def _milik(pelaku: Pelaku, dip: Penyusunan) -> list[Bagian]:
    milik = Bagian.objects.untuk(pelaku).filter(penyusunan=dip)
    semua = list(milik.select_related("unit", "diserahkan_oleh", "satker"))
    for satu in semua:
        satu.penyusunan = dip
    return semua


def _lanjutkan(request, pelaku: Pelaku, dip: Penyusunan):
    if request.POST.get("aksi") != "lanjutkan":
        raise Http404
    if not pelaku.boleh(Izin.KOORDINASI_DIP):
        raise PermissionDenied("Kasubbag sebagai PPID yang memutuskan itu.")
    form = FormLanjutkan(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, _milik(pelaku, dip), form)
    dip.lanjutkan(form.cleaned_data["alasan"], oleh=pelaku, versi=form.cleaned_data["versi"])
    messages.success(request, "DIP dilanjutkan ke telaah tanpa bagian yang belum diserahkan.")
    return redirect(_alamat(dip))


def _alamat(dip: Penyusunan) -> str:
    return reverse("dip_usulan", args=[dip.satker.slug, dip.tahun])


def _halaman(request, pelaku: Pelaku, dip: Penyusunan, bagian: list[Bagian], form=None):
    banyak = _banyak_baris(dip)
    berkepala = unit_berkepala(dip.satker, dip.sop)
    baris = [_baris(satu, banyak, berkepala, pelaku) for satu in bagian]
    bisa = {t.nama for t in tersedia(dip, pelaku)}
    konteks = {
        "dip": dip,
        "baris": baris,
        "terbuka": sum(satu.terbuka for satu in bagian),
        "terlambat": sum(satu.terlambat for satu in bagian),
        "boleh_lanjut": "lanjutkan" in bisa and any(satu.terbuka for satu in bagian),
        "boleh_impor": bool(bisa & {"telaah_entri"}) or _boleh_impor(pelaku, bagian),
        "form": form or FormLanjutkan(initial={"versi": dip.versi}),
    }
    status = TIDAK_SAH if form else 200
    return render(request, "dip/usulan/daftar.html", konteks, status=status)


def _boleh_impor(pelaku: Pelaku, bagian: list[Bagian]) -> bool:
    return pelaku.boleh(Izin.SUSUN_DIP) and any(satu.terbuka for satu in bagian)


def _banyak_baris(dip: Penyusunan) -> dict[int, int]:
    per_unit = Entri.objects.filter(penyusunan=dip).ada().order_by().values("unit")
    return {satu["unit"]: satu["n"] for satu in per_unit.annotate(n=Count("pk"))}


def _baris(satu: Bagian, banyak: dict, berkepala: set[int], pelaku: Pelaku) -> dict:
    return {
        "bagian": satu,
        "url": satu.get_absolute_url(),
        "banyak": banyak.get(satu.unit_id, 0),
        "milik": satu.unit_id in pelaku.unit,
        "lencana": lencana(satu),
        "penyerah": _penyerah(satu, berkepala),
    }


def lencana(satu: Bagian) -> dict:
    """Word and shape beside the colour."""
    if satu.terlambat:
        return {"teks": "Terlambat", "ragam": "terlambat"}
    ragam = {
        StatusBagian.DISERAHKAN: "aman",
        StatusBagian.TIDAK_DISERAHKAN: "tepi",
    }.get(satu.status, "perhatian")
    return {"teks": satu.keadaan, "ragam": ragam}


def _penyerah(satu: Bagian, berkepala: set[int]) -> str:
    """Whose it is to hand it in: the unit's own head, else whoever of the office has the post."""
    peran = " atau ".join(SEBUTAN[p] for p in sorted(satu.penyusunan.sop.peran_langkah(LANGKAH)))
    return peran if satu.unit_id in berkepala or not peran else f"{peran} kantor"
