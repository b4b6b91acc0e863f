"""Security headers on every answer: every address, as everyone, and every error page."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import path

from permohonan.models import Permohonan
from ppid.alur import TransisiDitolak
from tests import dunia as d
from tests.lintasan import BAGIAN, Jawab

pytestmark = pytest.mark.django_db
TETAP = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DILARANG = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")
LONGGAR = ("unsafe", "*", "http:", "https:", "blob:", "strict-dynamic")
ALAT = ("camera", "geolocation", "microphone", "payment", "usb")


# The picture of an office, the same for everyone, under an address that changes with it; files of
# public documents, kept by a browser that asks each time whether they are still public.
BOLEH_DISIMPAN = {
    "logo": "Cache-Control: public, max-age=31536000, immutable",
    "informasi_berkas": "Cache-Control: no-cache",
    "dip_berkas": "Cache-Control: no-cache",
    "laporan_unduh": "Cache-Control: no-cache",
}


# A letter in a frame of our own page: it carries its style, and nothing in it runs or sends.
BINGKAI = {"dip_nota_surat", "kelola_naskah_contoh", "persetujuan_surat"}
ISI_BINGKAI = {"default-src": "'none'", "frame-ancestors": "'self'"}


def cacat_bingkai(respons) -> list[str]:
    csp = respons.headers["Content-Security-Policy"]
    arah = dict(bagian.strip().partition(" ")[::2] for bagian in csp.split(";"))
    salah = [f"CSP {k}: {arah.get(k)}" for k, v in ISI_BINGKAI.items() if arah.get(k) != v]
    salah += [f"CSP {k}" for k in ("script-src", "connect-src") if k in arah]
    if respons.headers["X-Frame-Options"] != "SAMEORIGIN":
        salah.append("X-Frame-Options")
    return salah


def cacat(respons) -> list[str]:
    """What is wrong with the headers of one answer."""
    tajuk = respons.headers
    salah = [f"{nama}: {tajuk.get(nama)}" for nama, isi in TETAP.items() if tajuk.get(nama) != isi]
    salah += [nama for nama in DILARANG if nama in tajuk]
    salah += _cacat_csp(respons)
    izin = tajuk.get("Permissions-Policy", "")
    salah += [f"Permissions-Policy tanpa {alat}" for alat in ALAT if f"{alat}=()" not in izin]
    if "no-store" not in tajuk.get("Cache-Control", ""):
        salah.append(f"Cache-Control: {tajuk.get('Cache-Control')}")
    sesi = respons.cookies.get("sessionid")
    if sesi is not None and sesi.value and not (sesi["httponly"] and sesi["samesite"] == "Lax"):
        salah.append("kuki sesi tanpa HttpOnly atau SameSite")
    return salah


def _cacat_csp(respons) -> list[str]:
    """Pages load our own things only; a PDF or a download needs no more than to stay unframed."""
    csp = respons.headers.get("Content-Security-Policy", "")
    arah = dict(bagian.strip().partition(" ")[::2] for bagian in csp.split(";"))
    salah = [f"CSP {sumber}" for sumber in LONGGAR if sumber in csp]
    if arah.get("frame-ancestors") != "'none'":
        salah.append("CSP tanpa frame-ancestors 'none'")
    if respons.headers.get("Content-Type", "").startswith("text/html"):
        ketat = {"default-src": "'none'", "base-uri": "'none'"}
        ketat |= dict.fromkeys(("script-src", "style-src", "form-action"), "'self'")
        salah += [f"CSP {k}: {arah.get(k)}" for k, v in ketat.items() if arah.get(k) != v]
    return salah


@pytest.mark.parametrize("metode", BAGIAN)
def test_setiap_alamat_bertajuk_aman(lintasan, metode):
    """By GET, HEAD and POST, as everyone; also where it is refused."""
    semua = lintasan(metode).jawab

    assert [satu for jawab in semua for satu in _cacat(jawab)] == []
    assert {j.baris.metode for j in semua} == {metode, "HEAD" if metode == "GET" else metode}


def _cacat(jawab: Jawab) -> list[str]:
    nama, judul = jawab.baris.nama, f"{jawab.baris.judul} {jawab.siapa}"
    if nama in BINGKAI and jawab.respons.status_code in (200, 405):  # the 405 is empty
        return [f"{judul}: {satu}" for satu in cacat_bingkai(jawab.respons)]
    salah = [satu for satu in cacat(jawab.respons) if satu != BOLEH_DISIMPAN.get(nama)]
    return [f"{judul}: {satu}" for satu in salah]


# Error pages


def _angkat(galat: Exception):
    def view(request):
        raise galat

    view.login_required = False
    return view


handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.terlarang"
handler404 = "ppid.views.galat.tidak_ada"
handler500 = "ppid.views.galat.gangguan"
GALAT = {
    400: SuspiciousOperation("curang"),
    403: PermissionDenied(),
    409: TransisiDitolak("Sudah berubah.", None),
    500: RuntimeError("rahasia-dapur"),
}
urlpatterns = [path(f"{kode}/", _angkat(galat)) for kode, galat in GALAT.items()]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("kode", [*GALAT, 404])
def test_halaman_galat_bertajuk_aman_dan_tidak_bercerita(db, kode):
    respons = Client(raise_request_exception=False).get(f"/{kode}/")

    assert respons.status_code == kode
    assert cacat(respons) == []
    assert "rahasia-dapur" not in respons.text
    assert "Traceback" not in respons.text


def test_host_asing_csrf_dan_kata_kerja_salah_bertajuk_aman(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    ketat = Client(enforce_csrf_checks=True)

    jawab = {
        400: client.get("/masuk/", HTTP_HOST="jahat.test"),
        403: ketat.post("/masuk/", {"username": "a"}),
        405: client.delete("/masuk/"),
    }

    assert {kode: r.status_code for kode, r in jawab.items()} == {400: 400, 403: 403, 405: 405}
    assert {kode: cacat(r) for kode, r in jawab.items() if cacat(r)} == {}


def test_terlalu_banyak_percobaan_bertajuk_aman(dunia, client):
    perkara: Permohonan = dunia.perkara[d.KITA, d.TETANGGA, "diajukan"]
    isi = {"nomor": perkara.nomor, "kode": "0000-0000-0000-0000"}

    jawab = [client.post(f"/{d.KITA}/cek/", isi) for _ in range(6)]

    assert [r.status_code for r in jawab] == [200] * 5 + [429]
    assert [satu for r in jawab for satu in cacat(r)] == []
