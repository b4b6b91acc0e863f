"""The ruang pemeriksaan: in by a link, then the year, its numbers, its cases. Read only, masked."""

import secrets
from datetime import timedelta
from functools import wraps

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laporan import periksa, tampil
from laporan.isi import susun
from laporan.kata import BELUM, desimal
from laporan.models import Undangan
from laporan.status.laporan import JenisLaporan
from permohonan.rekap import Rekap
from ppid import batas, jejak, waktu
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, kantor_publik, tanpa_hal

PINTU = "django.contrib.auth.backends.ModelBackend"
LAMA_SESI = timedelta(hours=8)
MENIT, BATAS_COBA = 15, 20  # wrong links from one network
PER_HALAMAN = 25
BERKATA = {"terlambat"}  # words of the desk on single cases: masked, on the page of each


# In by a link


def tak_terindeks(view):
    """Whoever knows the address is let in, so no search engine may know it."""

    @wraps(view)
    def berkepala(*args, **kwargs):
        respons = view(*args, **kwargs)
        respons["X-Robots-Tag"] = "noindex"
        return respons

    return berkepala


@tak_terindeks
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request, satker: str, token: str):
    """A GET says who invites and until when; only the button signs in. What is expired, revoked or
    never was looks the same."""
    kantor = kantor_publik(request, satker)
    coba = ("tautan", batas.jaringan(request))
    if menit := batas.sisa_menit(*coba, batas=BATAS_COBA, menit=MENIT):
        return render(request, "429.html", {"menit": menit}, status=429)
    undangan = Undangan.objects.berlaku(kantor, token)
    if undangan is None:
        if request.method == "POST":
            batas.catat(*coba, menit=MENIT)
        return render(request, "laporan/audit/tautan_usang.html", status=410)
    if request.method != "POST":
        return render(request, "laporan/audit/masuk.html", {"undangan": undangan})
    return _masuk(request, undangan)


def _masuk(request, undangan: Undangan):
    login(request, undangan.masuk(), backend=PINTU)
    sampai = min(undangan.habis_pada, waktu.sekarang() + LAMA_SESI)
    request.session.set_expiry(sampai)
    return redirect("audit", satker=undangan.satker.slug)


# The room


@butuh(Izin.PERIKSA_KANTOR)
@require_safe
def ruang(request, pelaku: Pelaku):
    """A year; narrowed by the address, or ten drawn by lot from what is narrowed."""
    buku = periksa.buka(request, pelaku)
    undian = buku.undian(request.GET.get("acak", ""))
    kueri = undian.kueri if undian else buku.kueri
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    _catat(buku, undian, halaman.number)
    konteks = {
        "buku": buku,
        "undian": undian,
        "benih": f"{secrets.randbelow(10**6):06}",
        "tab": _tab(buku),
        "halaman": halaman,
        "baris": periksa.baris(halaman.object_list, pelaku.satker),
        "kueri": tanpa_hal(request.GET),
        "tetap": [("tahun", buku.tahun)],
        "tetap_acak": _tetap_acak(request),
        "hapus": f"?tahun={buku.tahun}" if buku.saringan.dipakai else "",
        **_angka(buku, undian, halaman),
    }
    return render(request, "laporan/audit/ruang.html", konteks)


def _catat(buku: periksa.Buku, undian, hal: int) -> None:
    data = {"ruang": "daftar", "tahun": buku.tahun, "hal": hal}
    data["saringan"] = buku.saringan.isian
    if undian:
        data |= {"benih": undian.benih, "nomor": [p.nomor for p in undian.kueri]}
    jejak.catat("lihat", oleh=buku.pelaku, satker=buku.pelaku.satker, data=data)


def _tab(buku: periksa.Buku) -> list[Tab]:
    url = reverse("audit", args=[buku.pelaku.satker.slug])
    return [Tab(f"{url}?tahun={t}", f"{t}", None, t == buku.tahun) for t in buku.semua_tahun]


def _tetap_acak(request) -> list[tuple[str, str]]:
    """What the lot is drawn from stays as it is narrowed."""
    return [(k, v) for k, v in request.GET.items() if k not in ("acak", "hal")]


def _angka(buku: periksa.Buku, undian, halaman) -> dict:
    """The figures of the year, on its first page alone: they read all its requests."""
    if undian or buku.saringan.dipakai or halaman.number > 1:
        return {"angka": [], "tabel": []}
    masa = JenisLaporan.TAHUNAN.baca_kode(f"{buku.tahun}")
    beku = susun(buku.pelaku.satker, JenisLaporan.TAHUNAN, masa)
    tabel = [t for t in tampil.tabel_tampil(beku, None, "") if t.kode not in BERKATA]
    return {"angka": _ringkas(Rekap(beku["angka"])), "tabel": tabel}


def _ringkas(r: Rekap) -> list[dict]:
    persen = f", {r.persen}" if r.persen else ""
    lama = BELUM
    if r.median is not None:
        lama = f"median {desimal(r.median)} hari kerja, terlama {r.terlama}"
    isi = (
        ("Permohonan diterima", r.diterima),
        ("Dijawab", r.dijawab),
        ("Tepat waktu", f"{r.tepat} dari {r.dinilai} yang dinilai{persen}"),
        ("Waktu jawab", lama),
    )
    return [{"nama": nama, "isi": f"{nilai}"} for nama, nilai in isi]
