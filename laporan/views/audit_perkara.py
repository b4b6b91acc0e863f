"""One case of the ruang pemeriksaan: its page, and its evidence to take along."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from laporan import paket, periksa, tersamar
from permohonan.models import Permohonan
from permohonan.status import Hasil
from ppid import jejak
from ppid.izin import Izin, Pelaku, butuh

ZIP = "application/zip"


def _ambil(pelaku: Pelaku, nomor: str, ruang: str) -> tersamar.Perkara:
    """A case of the actor's office; that it was opened stands in its trail before it is shown."""
    milik = tersamar.lengkap(Permohonan.objects.diperiksa(pelaku))
    p = get_object_or_404(milik, kunci=nomor)
    p.satker = pelaku.satker
    jejak.catat("lihat", oleh=pelaku, tentang=p, data={"ruang": ruang})
    return tersamar.Perkara(p, pelaku)


@butuh(Izin.PERIKSA_KANTOR)
@require_safe
def perkara(request, pelaku: Pelaku, nomor: str):
    satu = _ambil(pelaku, nomor, "perkara")
    p = satu.p
    konteks = {
        "p": p,
        "satu": satu,
        "hasil": Hasil(p.hasil).label if p.hasil else "",
        "sebab": periksa.sebab(p, satu.catatan) if periksa.tanpa_keputusan(p) else "",
    }
    return render(request, "laporan/audit/perkara.html", konteks)


@butuh(Izin.PERIKSA_KANTOR)
@require_safe
def bukti(request, pelaku: Pelaku, nomor: str):
    satu = _ambil(pelaku, nomor, "paket bukti")
    isi = paket.susun(satu)
    nama = content_disposition_header(True, f"Bukti {satu.p.kunci}.zip")
    return HttpResponse(isi, content_type=ZIP, headers={"Content-Disposition": nama})
