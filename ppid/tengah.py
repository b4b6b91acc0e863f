"""Middleware: pages are not cached, and the loser of a race is told so."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from ppid.alur import TransisiDitolak
from ppid.berkas import MAKS_BYTE
from ppid.izin import Izin
from ppid.models import Jejak

MAKS_KIRIMAN = settings.DATA_UPLOAD_MAX_NUMBER_FILES * MAKS_BYTE + 5_000_000  # bytes
POLOS = {"satker": None, "pelaku": None, "menu": [], "menu_lain": [], "messages": [], "form": None}
RAHASIA = {"csrfmiddlewaretoken", "password", "kode", "nomor_identitas", "kunci", "versi"}
TOMBOL = {"aksi", "tindakan", "keputusan"}
TAK_DITULIS = RAHASIA | TOMBOL | {"dilihat", "dibuka"}


class TanpaSimpan:
    """`no-store` on every page but those that set their own Cache-Control."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respons = self.get_response(request)
        if "Cache-Control" not in respons:
            add_never_cache_headers(respons)
        return respons


class AlamatUtuh:
    """No page has a NUL in its address; PostgreSQL would not even look for one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404
        return self.get_response(request)

    def process_exception(self, request, galat):
        """Nor does a key that a page sends back; a form has said so of a field before."""
        if isinstance(galat, ValueError) and "NUL" in str(galat) and _ber_nul(request):
            raise Http404 from galat


def _ber_nul(request) -> bool:
    isi = (*request.GET.lists(), *request.POST.lists())
    return any("\0" in nilai for _, semua in isi for nilai in semua)


class KirimanWajar:
    """What is announced as larger than any form of ours is refused before a byte of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if panjang.isdecimal() and int(panjang) > MAKS_KIRIMAN:
            return HttpResponse(render_to_string("ppid/413.html", POLOS), status=413)
        return self.get_response(request)


class GantiSandi:
    """Whoever still has a password that somebody else has seen changes it before anything else.

    Public pages and the way out stay open.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        staf = getattr(view, "login_required", True) and request.user.is_authenticated
        if not staf or not request.user.wajib_ganti_sandi:
            return None
        return None if request.resolver_match.url_name == "sandi" else redirect("sandi")


class SesiBergeser:
    """Staff stay signed in from act to act; reading renews nothing, for a GET writes nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respons = self.get_response(request)
        if request.method == "POST" and hasattr(request, "pelaku") and respons.status_code < 400:
            request.session.modified = True
        return respons


class Bentrokan:
    """A refused act answers 409 with the present state and what was typed: nothing is lost."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, galat):
        if not isinstance(galat, TransisiDitolak):
            return None
        staf = hasattr(request, "pelaku")
        perkara = galat.perkara if not staf or _membaca(request.pelaku, galat.perkara) else None
        konteks = {
            "kerangka": "meja.html" if staf else "publik.html",
            "kalimat": str(galat),
            "terakhir": terakhir(perkara, staf),
            "keadaan": getattr(perkara, "keadaan", ""),
            "isian": [(label(k), v) for k, v in request.POST.items() if v and not _diam(k)],
            "menulis": request.method == "POST",
            "url": request.path,
        }
        return render(request, "409.html", konteks, status=409)


def _diam(nama_isian: str) -> bool:
    """Not to be shown again, also behind the prefix of a form."""
    return nama_isian.rsplit("-", 1)[-1] in TAK_DITULIS


def _membaca(pelaku, perkara) -> bool:
    """A unit and the office above act on a case whose page they may not read."""
    milik = getattr(perkara, "satker", None) == pelaku.satker
    return milik and pelaku.boleh(getattr(perkara, "IZIN_LIHAT", Izin.LIHAT_PERMOHONAN))


def terakhir(perkara, staf: bool) -> str:
    """Who changed it and when; to the applicant staff stay unnamed."""
    baris = perkara and Jejak.objects.tentang(perkara).select_related("oleh").last()
    if not baris:
        return ""
    nama = baris.oleh.nama if staf and baris.oleh else "Meja layanan" if baris.oleh else "Pemohon"
    kini = perkara.satker.setempat(baris.waktu)
    return f"{nama} mengubah data ini pada pukul {kini:%H.%M}."


def label(nama_isian: str) -> str:
    return nama_isian.rsplit("-", 1)[-1].replace("_", " ").capitalize()
