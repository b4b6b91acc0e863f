"""What the pages of a year's DIP share: the DIP, its addresses, whose turn it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from dip.models import Penyusunan
from dip.naskah.daftar import USULAN
from dip.tempo import langkah_kini
from ppid import alur, berkas
from ppid.berkas import BerkasDitolak
from ppid.izin import Pelaku
from ppid.konteks import tanpa_hal
from ppid.models import Berkas, JenisBerkas, Naskah


def ambil(pelaku: Pelaku, tahun: int) -> Penyusunan:
    kueri = Penyusunan.objects.untuk(pelaku).select_related("sop", "koordinator")
    dip = get_object_or_404(kueri, tahun=tahun)
    dip.satker = pelaku.satker  # one office, one calendar
    return dip


def alamat(dip: Penyusunan, nama: str = "dip_kelola_tahun", *lain) -> str:
    return reverse(nama, args=[dip.satker.slug, dip.tahun, *lain])


def lagi(request, pesan: str):
    """Done: the same page once more, with its filters."""
    messages.success(request, pesan)
    return redirect(f"{request.path}?{tanpa_hal(request.GET)}".rstrip("?&"))


def boleh(dip: Penyusunan, pelaku: Pelaku) -> set[str]:
    """Names of the acts that are open to this actor now."""
    return {t.nama for t in alur.tersedia(dip, pelaku)}


def konteks(dip: Penyusunan, pelaku: Pelaku) -> dict:
    """What every page of the chain shows: the DIP, its step, the acts."""
    return {"dip": dip, "langkah": langkah_kini(dip), "boleh": boleh(dip, pelaku)}


def ada_usulan(dip: Penyusunan) -> bool:
    return Naskah.objects.tentang(dip).filter(jenis=USULAN.kode).exists()


def siapkan(form, nama: str, pelaku: Pelaku) -> Berkas | None:
    """The scan of a field, its bytes stored; a refused one becomes the field's error."""
    unggahan = form.cleaned_data.get(nama)
    if not unggahan:
        return None
    try:
        return berkas.siapkan(unggahan, JenisBerkas.PINDAIAN, satker=pelaku.satker, oleh=pelaku)
    except BerkasDitolak as galat:
        form.add_error(nama, galat)
        return None


def pilih(aksi: dict, request, pelaku: Pelaku):
    """The view of the act that a page's form names; `aksi`: by its word, (view, right)."""
    dipilih, izin = aksi.get(request.POST.get("aksi"), (None, None))
    if dipilih is None:
        raise Http404
    if not pelaku.boleh(izin):
        raise PermissionDenied
    return dipilih
