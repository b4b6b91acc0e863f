"""The draft behind a citizen's pages: its token stands in the address, its key in the session."""

from django.shortcuts import redirect

from permohonan import pengajuan
from permohonan.models import Draf
from permohonan.models.draf import UMUR
from permohonan.views.umum import alamat
from ppid import waktu

SESI = "draf"  # {token: key}
DIINGAT = 5
NAMA = {
    "rincian": "baru",
    "tersedia": "tersedia",
    "pemohon": "baru_pemohon",
    "cara": "baru_cara",
    "identitas": "baru_identitas",
    "": "baru_periksa",
}


def cari(request, tempat) -> Draf | None:
    kunci = request.session.get(SESI, {}).get(request.GET.get("draf", ""))
    if not kunci:
        return None
    segar = Draf.objects.web(tempat, kunci).filter(diubah__gt=waktu.sekarang() - UMUR)
    return segar.select_related("satker").first()


def mulai(request) -> Draf:
    """Begun by the first page sent; a GET writes nothing."""
    kini = waktu.sekarang()
    draf = Draf(satker=request.satker, mulai=kini, diubah=kini)
    semua = request.session.get(SESI, {}) | {draf.token: draf.kunci}
    request.session[SESI] = dict(list(semua.items())[-DIINGAT:])
    return draf


def tertunda(request) -> str:
    """Where to go on with what this browser began earlier, or ""."""
    kunci = list(request.session.get(SESI, {}).values())
    lama = Draf.objects.filter(satker=request.satker, pengguna=None, kunci__in=kunci)
    draf = lama.filter(diubah__gt=waktu.sekarang() - UMUR).first()
    return url(draf, pengajuan.langkah_kurang(draf.data)) if draf else ""


def awal(draf: Draf | None, langkah: str) -> dict:
    isi = draf.data.get(langkah, {}) if draf else {}
    return {k: v for k, v in isi.items() if k != "isian_lain"}


def url(draf: Draf, langkah: str) -> str:
    return alamat(NAMA[langkah], draf.satker, {"draf": draf.token})


def ke_kurang(draf: Draf | None, satker: str):
    if draf is None:
        return redirect("baru", satker=satker)
    return redirect(url(draf, pengajuan.langkah_kurang(draf.data)))


def kunci(request) -> str:
    """The form's one-time key as sent; "" for what is no key of ours: NUL stops PostgreSQL."""
    kunci = request.POST.get("kunci", "")[:64]
    return kunci if kunci.isascii() and kunci.isprintable() else ""
