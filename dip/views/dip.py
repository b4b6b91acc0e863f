"""The DIP as anyone reads it: the version in force, one information, every version."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip import publik
from dip.forms.publik import SaringanDip
from dip.models import Entri, Penyusunan
from dip.views.unduh import berkas_pindaian, unduhan
from ppid.konteks import Tab, kantor_publik, tanpa_hal
from ppid.models import Satker
from ppid.templatetags.ppid import hari_tanggal

PER_HALAMAN = 25
PER_BEDA = 50
VERSI_PER_HALAMAN = 20


@login_not_required
@require_safe
def dip(request, satker: str):
    tempat = kantor_publik(request, satker)
    terbit = Penyusunan.objects.publik(tempat).select_related("satker").first()
    if terbit is None:
        konteks = {"kelas": publik.jumlah_kelas(tempat)}
        return render(request, "dip/publik/dip_kosong.html", konteks)
    saringan = SaringanDip(request.GET, queryset=publik.entri_dip(terbit))
    kueri = saringan.qs.select_related("unit", "dokumen")
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    entri = list(halaman.object_list)
    publik.muat(entri)
    konteks = {
        "dip": terbit,
        "penetapan": publik.penetapan(terbit),
        "saringan": saringan,
        "hapus": "?" if saringan.dipakai else "",
        "kueri": tanpa_hal(request.GET),
        "halaman": halaman,
        "baris": [(satu, publik.berkas_tampil(tempat, satu.dokumen)) for satu in entri],
        "unduhan": unduhan(terbit),
    }
    return render(request, "dip/publik/dip.html", konteks)


# One information


@login_not_required
@require_safe
def satu(request, satker: str, kode: str):
    tempat = kantor_publik(request, satker)
    semua = publik.entri_kode(tempat, kode)
    if not semua:
        raise Http404
    entri = semua[0]
    kini = Penyusunan.objects.publik(tempat).first()
    publik.muat([entri])
    konteks = {
        "e": entri,
        "dip": entri.penyusunan,
        "kini": kini,
        "berlaku": entri.penyusunan_id == kini.pk,
        "penetapan": publik.penetapan(entri.penyusunan),
        "fakta": _fakta(entri),
        "berkas": publik.berkas_tampil(tempat, entri.dokumen),
        "dokumen": publik.terbuka(entri.dokumen),
        "ditarik": _ditarik(entri),
        "tautan": publik.tautan(entri.tautan),
        "versi": [(e.penyusunan, publik.penetapan(e.penyusunan), e.nama) for e in semua],
        "url_minta": f"{reverse('baru', args=[tempat.slug])}?entri={entri.kode}",
    }
    return render(request, "dip/publik/dip_satu.html", konteks)


def _ditarik(entri: Entri) -> bool:
    """It was there and is no longer; of one that never was, nothing is said."""
    dokumen = entri.dokumen
    return bool(dokumen and dokumen.ditarik_pada and not publik.terbuka(dokumen))


def _fakta(e: Entri) -> list[dict]:
    isi = (
        ("Ringkasan isi", e.ringkasan),
        ("Unit yang menguasai", e.unit.nama),
        ("Pejabat penanggung jawab", e.pejabat),
        ("Waktu dan tempat penerbitan", e.waktu_tempat),
        ("Bentuk", e.bentuk),
        ("Jangka waktu penyimpanan", e.retensi),
        ("Sifat", e.get_sifat_display()),
        ("Tahun informasi", str(e.tahun or "")),
        ("Kode", e.kode),
    )
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi]


# The versions


@login_not_required
@require_safe
def versi(request, satker: str):
    tempat = kantor_publik(request, satker)
    kueri = Penyusunan.objects.publik(tempat).select_related("satker")
    halaman = Paginator(kueri, VERSI_PER_HALAMAN).get_page(request.GET.get("hal"))
    daftar = list(halaman.object_list)
    jumlah = _jumlah_entri(tempat, daftar)
    konteks = {
        "halaman": halaman,
        "baris": [(p, publik.penetapan(p), jumlah.get(p.pk, 0)) for p in daftar],
    }
    return render(request, "dip/publik/versi.html", konteks)


def _jumlah_entri(tempat: Satker, daftar: list[Penyusunan]) -> dict[int, int]:
    milik = Entri.objects.publik(tempat).filter(penyusunan__in=daftar).order_by()
    return dict(milik.values_list("penyusunan").annotate(Count("pk")))


BEDA = {"baru": "Baru", "berubah": "Berubah", "hilang": "Tidak lagi tercantum"}


@login_not_required
@require_safe
def versi_satu(request, satker: str, tahun: int):
    tempat = kantor_publik(request, satker)
    kueri = Penyusunan.objects.publik(tempat)
    terbit = get_object_or_404(
        kueri.select_related("satker", "ba_pindaian", "keputusan_pindaian"), tahun=tahun
    )
    konteks = {
        "dip": terbit,
        "penetapan": publik.penetapan(terbit),
        "fakta": _fakta_versi(terbit),
        "sidik": [terbit.sidik[i : i + 8] for i in range(0, len(terbit.sidik), 8)],
        "pindaian": berkas_pindaian(terbit),
        "unduhan": unduhan(terbit),
        "jumlah": publik.entri_dip(terbit).count(),
    } | _beda(request, terbit)
    return render(request, "dip/publik/versi_satu.html", konteks)


def _fakta_versi(p: Penyusunan) -> list[dict]:
    isi = [
        ("Disahkan tim pertimbangan", _hari(p.disahkan_tanggal)),
        ("Rapat Pleno", _hari(p.ba_tanggal)),
        ("Nomor berita acara", p.ba_nomor),
        ("Nomor keputusan", p.keputusan_nomor),
        ("Tanggal keputusan", _hari(p.keputusan_tanggal)),
    ]
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi if nilai]


def _hari(tanggal) -> str:
    return hari_tanggal(tanggal) if tanggal else ""


def _beda(request, terbit: Penyusunan) -> dict:
    """What this version says that the one before did not: one group at a time, paged."""
    lama = publik.sebelum(terbit)
    if lama is None:
        return {"lama": None, "tab": [], "bagian": "", "halaman": None, "baris": [], "kueri": ""}
    hasil = publik.beda(lama, terbit)
    isi = {kunci: getattr(hasil, kunci) for kunci in BEDA}
    bagian = request.GET.get("beda")
    if bagian not in isi:
        bagian = next((kunci for kunci in isi if isi[kunci]), "baru")
    halaman = Paginator(isi[bagian], PER_BEDA).get_page(request.GET.get("hal"))
    return {
        "lama": lama,
        "tab": [Tab(f"?beda={k}#beda", BEDA[k], len(isi[k]), k == bagian) for k in isi],
        "bagian": bagian,
        "halaman": halaman,
        "kueri": f"beda={bagian}&",
        "baris": [_baris_beda(bagian, satu, hasil.dicoret) for satu in halaman.object_list],
    }


def _baris_beda(bagian: str, satu, dicoret: dict) -> dict:
    entri = satu.baru if bagian == "berubah" else satu
    alasan = dicoret[entri.kode].alasan_coret if entri.kode in dicoret else ""
    return {
        "e": entri,
        "beda": satu.beda if bagian == "berubah" else (),
        "alasan": alasan if bagian == "hilang" else "",
    }
