"""The desk's list "Perlu diperiksa": sendings kept without a number."""

from collections import defaultdict

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from permohonan import pengajuan
from permohonan.models import JenisPemohon, Kiriman, Pemohon
from ppid.izin import Izin, butuh
from ppid.models import Berkas

PER_HALAMAN = 20
DITUTUP_TERAKHIR = 20
SEBAB = {
    "honeypot": "Isian yang tidak tampak bagi orang ikut terisi",
    "terlalu_cepat": "Lima halaman terkirim dalam hitungan detik",
    "terlalu_sering": "Jaringan atau kontak yang sama mengirim sangat sering",
}


@butuh(Izin.CATAT)
@require_safe
def daftar(request, pelaku):
    semua = Kiriman.objects.untuk(pelaku).select_related("satker")
    halaman = Paginator(semua.menunggu(), PER_HALAMAN).get_page(request.GET.get("hal"))
    ditutup = semua.filter(keputusan="bukan").order_by("-diterima_pada")[:DITUTUP_TERAKHIR]
    konteks = {
        "halaman": halaman,
        "menunggu": _baris_semua(list(halaman)),
        "ditutup": _baris_semua(list(ditutup)),
        "form": None,
    }
    return render(request, "permohonan/kiriman.html", konteks)


def _baris_semua(kiriman: list[Kiriman]) -> list[dict]:
    jenis = ContentType.objects.get_for_model(Kiriman)
    berkas = Berkas.objects.ada().filter(
        tentang_jenis=jenis, tentang_id__in=[k.pk for k in kiriman]
    )
    dokumen = defaultdict(list)
    for satu in berkas:
        dokumen[satu.tentang_id].append(satu.get_jenis_display())
    return [_baris(k, dokumen[k.pk]) for k in kiriman]


def _baris(kiriman: Kiriman, dokumen: list[str]) -> dict:
    pemohon, rincian = kiriman.data["pemohon"], kiriman.data["rincian"]
    telepon = Pemohon(telepon=pemohon["telepon"]).telepon_rapi
    return {
        "token": kiriman.token,
        "diterima_pada": kiriman.diterima_pada,
        "sebab": SEBAB.get(kiriman.sebab, kiriman.sebab),
        "nama": pemohon["nama"],
        "jenis": JenisPemohon(pemohon["jenis"]).label,
        "kontak": " · ".join(filter(None, [telepon, pemohon["email"]])),
        "alamat": pemohon["alamat"],
        "rincian": rincian["rincian"],
        "tujuan": rincian["tujuan"],
        "dokumen": ", ".join(dokumen),
    }


@butuh(Izin.CATAT)
@require_http_methods(["GET", "HEAD", "POST"])
def putuskan(request, pelaku, token):
    kiriman = get_object_or_404(Kiriman.objects.untuk(pelaku), token=token)
    if request.POST.get("keputusan") == "permohonan":
        baru = pengajuan.terima_kiriman(kiriman, pelaku)
        messages.success(request, f"Kiriman terdaftar dengan nomor {baru.nomor}.")
        return redirect("perkara", satker=pelaku.satker.slug, nomor=baru.kunci)
    if request.POST.get("keputusan") == "bukan":
        pengajuan.tutup_kiriman(kiriman, pelaku)
        messages.success(request, "Kiriman ditutup sebagai bukan permohonan.")
    return redirect("kiriman", satker=pelaku.satker.slug)
