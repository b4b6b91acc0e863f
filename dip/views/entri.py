"""One row of the DIP: all its columns, its document, the remarks on it."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from dip.forms.penetapan import FormKomentar
from dip.forms.telaah import MAKS_CARI, FormAlasan, FormEntri
from dip.models import Entri
from dip.padanan import padanan
from dip.perbandingan import beda_kolom
from dip.views.jalan import alamat, ambil, boleh, konteks
from ppid.alur import TransisiDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def entri(request, pelaku: Pelaku, tahun: int, token: str):
    dip = ambil(pelaku, tahun)
    milik = Entri.objects.untuk(pelaku).filter(penyusunan=dip)
    satu = get_object_or_404(milik.select_related("unit", "dokumen", "oleh"), token=token)
    satu.penyusunan = dip
    if request.method != "POST":
        return _halaman(request, pelaku, satu)
    aksi, butuh_aksi = AKSI.get(request.POST.get("aksi"), (None, ""))
    if aksi is None:
        raise Http404
    _periksa(dip, pelaku, butuh_aksi)
    return aksi(request, pelaku, satu)


def _periksa(dip, pelaku: Pelaku, aksi: str) -> None:
    """Right first (403), then whether the DIP still stands there (409)."""
    izin = Izin.ATASAN_PPID if aksi == "komentari" else Izin.SUSUN_DIP
    if not pelaku.boleh(izin):
        raise PermissionDenied
    if aksi not in boleh(dip, pelaku):
        raise TransisiDitolak(f"{dip} sekarang: {dip.keadaan}. Baris ini tidak berubah.", dip)


def _halaman(request, pelaku: Pelaku, satu: Entri, form=None):
    dip = satu.penyusunan
    isi = konteks(dip, pelaku)
    ubah = "telaah_entri" in isi["boleh"] and satu.dicoret_pada is None
    cari = request.GET.get("cari", "")[:MAKS_CARI]
    calon = _calon(satu, cari) if ubah else []
    lama = _tahun_lalu(satu)
    milik = isinstance(form, FormEntri)
    isi |= {
        "e": satu,
        "form": form,
        "form_entri": form if milik else FormEntri(instance=satu, satker=dip.satker, calon=calon),
        "form_alasan": form if isinstance(form, FormAlasan) else FormAlasan(),
        "form_komentar": form if isinstance(form, FormKomentar) else FormKomentar(),
        "boleh_ubah": ubah,
        "cari": cari,
        "lama": lama,
        "beda": beda_kolom(lama, satu) if lama else (),
        "fakta": fakta(satu),
        "komentar": satu.komentar.select_related("oleh", "ditindaklanjuti_oleh"),
    }
    return render(request, "dip/telaah/entri.html", isi, status=TIDAK_SAH if form else 200)


def _tahun_lalu(satu: Entri) -> Entri | None:
    lalu = satu.penyusunan.versi_lalu
    return lalu.entri.select_related("unit").filter(kode=satu.kode).first() if lalu else None


def _calon(satu: Entri, cari: str) -> list[int]:
    """Documents offered: the row's own, and the best matches of what is looked for."""
    cocok = padanan(satu.penyusunan.satker, cari or f"{satu.nama} {satu.ringkasan}")
    calon = [p.dokumen.pk for p in cocok if p.dokumen]
    return [*filter(None, [satu.dokumen_id]), *calon]


def fakta(satu: Entri) -> list[dict]:
    nama = {f.name: f.verbose_name.capitalize() for f in Entri._meta.fields}
    kolom = ("ringkasan", "pejabat", "waktu_tempat", "bentuk", "retensi")
    return [
        {"nama": "Unit yang menguasai", "isi": satu.unit.nama},
        *({"nama": nama[satu_kolom], "isi": getattr(satu, satu_kolom)} for satu_kolom in kolom),
        {"nama": "Sifat", "isi": satu.get_sifat_display()},
        {"nama": "Tahun informasi", "isi": satu.tahun},
        {"nama": "Tautan", "isi": satu.tautan},
        {"nama": "Dokumen di gudang", "isi": satu.dokumen.judul if satu.dokumen else ""},
    ]


def _lagi(request, satu: Entri, pesan: str):
    messages.success(request, pesan)
    return redirect(alamat(satu.penyusunan, "dip_entri", satu.token))


def _simpan(request, pelaku: Pelaku, satu: Entri):
    dip = satu.penyusunan
    calon = _calon(satu, request.GET.get("cari", "")[:MAKS_CARI])
    form = FormEntri(request.POST, instance=satu, satker=dip.satker, calon=calon)
    if not form.is_valid():
        satu.refresh_from_db()
        return _halaman(request, pelaku, satu, form)
    isian = form.isian()
    if not isian:
        return _lagi(request, satu, "Tidak ada yang berubah.")
    dip.ubah_entri(satu, _saat(form.cleaned_data["dilihat"]), oleh=pelaku, **isian)
    return _lagi(request, satu, "Baris disimpan.")


def _saat(teks: str) -> datetime:
    try:
        return datetime.fromisoformat(teks)
    except ValueError:
        raise Http404 from None


def _coret(request, pelaku: Pelaku, satu: Entri):
    form = FormAlasan(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, satu, form)
    satu.penyusunan.coret(satu, form.cleaned_data["alasan"], oleh=pelaku)
    return _lagi(request, satu, "Baris dicoret. Alasannya tercatat.")


def _pulihkan(request, pelaku: Pelaku, satu: Entri):
    satu.penyusunan.pulihkan(satu, oleh=pelaku)
    return _lagi(request, satu, "Baris kembali masuk daftar.")


def _komentari(request, pelaku: Pelaku, satu: Entri):
    form = FormKomentar(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, satu, form)
    satu.penyusunan.komentari(satu, form.cleaned_data["isi"], oleh=pelaku)
    return _lagi(request, satu, "Catatan disimpan.")


AKSI = {
    "simpan": (_simpan, "telaah_entri"),
    "coret": (_coret, "telaah_entri"),
    "pulihkan": (_pulihkan, "telaah_entri"),
    "komentari": (_komentari, "komentari"),
}
