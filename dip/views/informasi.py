"""Public information by class: ratified documents, their files, and what is exempt."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dip import publik
from dip.forms.publik import SaringanInformasi
from dip.models import Dokumen, Entri, Penyusunan
from dip.models.dokumen import muat_berkas
from dip.models.pengarsipan import Nasib
from ppid import berkas as simpanan
from ppid.konteks import kantor_publik, tanpa_hal
from ppid.templatetags.ppid import hari_tanggal

PER_HALAMAN = 25
PER_DIK = 50


@login_not_required
@require_safe
def informasi(request, satker: str):
    tempat = kantor_publik(request, satker)
    dip = Penyusunan.objects.publik(tempat).first()
    konteks = {
        "kelas": publik.jumlah_kelas(tempat),
        "dip": dip,
        "penetapan": publik.penetapan(dip) if dip else "",
        "dikecualikan": publik.dikecualikan(tempat).count(),
    }
    return render(request, "dip/publik/informasi.html", konteks)


@login_not_required
@require_safe
def kelas(request, satker: str, kelas: str):
    tempat = kantor_publik(request, satker)
    satu = cari_kelas(kelas)
    saringan = SaringanInformasi(request.GET, queryset=publik.dokumen_kelas(tempat, satu))
    halaman = Paginator(saringan.qs, PER_HALAMAN).get_page(request.GET.get("hal"))
    dokumen = list(halaman.object_list)
    muat_berkas(dokumen)
    konteks = {
        "kelas": satu,
        "lain": [k for k in publik.KELAS if k != satu],
        "saringan": saringan,
        "hapus": "?" if saringan.dipakai else "",
        "kueri": tanpa_hal(request.GET),
        "halaman": halaman,
        "baris": [(d, publik.berkas_tampil(tempat, d)) for d in dokumen],
    }
    return render(request, "dip/publik/kelas.html", konteks)


def cari_kelas(alamat: str) -> publik.Kelas:
    if alamat not in publik.PER_ALAMAT:
        raise Http404
    return publik.PER_ALAMAT[alamat]


@login_not_required
@require_safe
def dikecualikan(request, satker: str):
    tempat = kantor_publik(request, satker)
    kueri = publik.dikecualikan(tempat)
    halaman = Paginator(kueri, PER_DIK).get_page(request.GET.get("hal"))
    konteks = {"halaman": halaman, "baris": halaman.object_list}
    return render(request, "dip/publik/dikecualikan.html", konteks)


# One document


@login_not_required
@require_safe
def dokumen(request, satker: str, token: str):
    tempat = kantor_publik(request, satker)
    kueri = Dokumen.objects.publik(tempat).select_related("unit")
    satu = get_object_or_404(kueri, token=token)
    konteks = {
        "d": satu,
        "kelas": next(k for k in publik.KELAS if k.nilai == satu.klasifikasi),
        "fakta": _fakta(tempat, satu),
        "berkas": publik.berkas_tampil(tempat, satu),
        "tautan": publik.tautan(satu.tautan),
        "entri": _entri(tempat, satu),
    }
    return render(request, "dip/publik/dokumen.html", konteks)


def _entri(tempat, dokumen: Dokumen) -> Entri | None:
    """Its row in the version in force."""
    terbit = Penyusunan.objects.publik(tempat).first()
    if terbit is None:
        return None
    milik = Entri.objects.publik(tempat).filter(penyusunan=terbit, dokumen=dokumen)
    return milik.select_related("penyusunan").first()


def _fakta(tempat, d: Dokumen) -> list[dict]:
    isi = (
        ("Ringkasan isi", d.ringkasan),
        ("Unit yang menguasai", d.unit.nama),
        ("Pejabat penanggung jawab", d.pejabat),
        ("Waktu dan tempat penerbitan", d.waktu_tempat),
        ("Disahkan PPID", hari_tanggal(tempat.setempat(d.disahkan_pada))),
        ("Jangka waktu penyimpanan", _retensi(d)),
        ("Diumumkan juga di", d.diumumkan_di),
    )
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi if nilai]


def _retensi(d: Dokumen) -> str:
    masa = f"{d.masa_simpan} tahun" if d.masa_simpan else ""
    sesudah = Nasib(d.nasib).label.lower() if d.nasib else ""
    return ", lalu ".join(satu for satu in (masa, sesudah) if satu).capitalize()


@login_not_required
@require_safe
def berkas(request, satker: str, token: str, berkas: str):
    """The version in force of one file; once it or its document is taken back, 404 at once."""
    tempat = kantor_publik(request, satker)
    milik = get_object_or_404(Dokumen.objects.publik(tempat), token=token)
    satu = get_object_or_404(
        milik.versi_berkas.kini().select_related("berkas"), berkas__token=berkas
    )
    return simpanan.respons_publik(satu.berkas, request)
