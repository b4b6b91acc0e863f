"""The data layanan of one day, for whoever reads reports."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan import harian
from laporan.kantor import alamat
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def hari(request, pelaku: Pelaku, tanggal: date):
    ada = harian.hari(pelaku, tanggal)
    if ada is None:
        raise Http404
    satu, pertama = ada
    sebelum, sesudah = satu.tetangga(pertama)
    konteks = {
        "hari": satu,
        "tabel": satu.tabel,
        "perhatian": satu.perhatian,
        "supervisi": satu.supervisi,
        "sebelum": _url(pelaku, sebelum),
        "sesudah": _url(pelaku, sesudah),
        "bulan": f"?tahun={tanggal.year}&bulan={tanggal.month}#harian",
        "url_naskah": alamat(pelaku.satker, satu.masa.awal, "supervisi_naskah"),
        "url_supervisi": _supervisi(pelaku, satu),
    }
    return render(request, "laporan/harian.html", konteks)


def _url(pelaku: Pelaku, tanggal: date | None) -> str:
    return reverse("laporan_harian", args=[pelaku.satker.slug, tanggal]) if tanggal else ""


def _supervisi(pelaku: Pelaku, satu: harian.Harian) -> str:
    """Where it is signed, for who signs; nothing where there is nothing to sign."""
    if satu.sah or satu.keadaan == harian.LIBUR or not pelaku.boleh(Izin.SUPERVISI):
        return ""
    return alamat(pelaku.satker, satu.masa.awal)
