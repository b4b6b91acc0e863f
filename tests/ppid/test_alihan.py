"""Nobody is led away: not by `next` at sign-in, not by a Host header in pages or letters."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from ppid.izin import Peran
from ppid.models import Kabar, Naskah
from tests.factories import SANDI, buat_pegawai, buat_permohonan, buat_satker

pytestmark = pytest.mark.django_db
MASUK = "/masuk/"
KITA = "http://testserver"
JAHAT = "jahat.test"

MENYESATKAN = [
    "//jahat.test",
    "//jahat.test/masuk/",
    "///jahat.test",
    "////jahat.test",
    "https://jahat.test",
    "http://jahat.test/bintan/meja/",
    "https:jahat.test",
    "http:jahat.test",
    "https:/jahat.test",
    "https:///jahat.test",
    "HTTPS://JAHAT.TEST",
    "hTTp://jahat.test",
    "ftp://jahat.test",
    "/\\jahat.test",
    "\\/jahat.test",
    "\\\\jahat.test",
    "/\\/jahat.test",
    "//\\jahat.test",
    "http:\\\\jahat.test",
    "https://testserver@jahat.test",
    "https://testserver:80@jahat.test/",
    "//testserver@jahat.test",
    "https://testserver.jahat.test",
    "https://jahat.test\\@testserver",
    "https://jahat.test#@testserver/",
    "https://jahat.test?testserver",
    "http://testserver:x@jahat.test",
    "http://[::1]@jahat.test",
    "http://[jahat.test",
    "\t//jahat.test",
    " //jahat.test",
    "/\t/jahat.test",
    "/\n/jahat.test",
    "\r\n//jahat.test",
    "\x00//jahat.test",
    "\x08//jahat.test",
    "java\tscript:alert(1)",
    "javascript:alert(1)",
    "JavaScript:alert(document.domain)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "〱//jahat.test",
    "／／jahat.test",
    "/%5cjahat.test",
    "/%2F/jahat.test",
    "http://ｊahat.test",
    "x:jahat.test",
    "/bintan/meja/\r\nLocation: https://jahat.test",
]


def tujuan(respons) -> str:
    """Where a browser would go: it drops tabs and line ends and reads a backslash as a slash."""
    bersih = re.sub(r"[\t\r\n]", "", respons["Location"]).strip("".join(map(chr, range(33))))
    return urljoin(KITA + MASUK, bersih.replace("\\", "/"))


def tetap_di_sini(respons) -> bool:
    alamat = urlsplit(tujuan(respons))
    return (alamat.scheme, alamat.netloc) == ("http", "testserver")


@pytest.fixture
def petugas():
    return buat_pegawai(Peran.PETUGAS, buat_satker())


def test_masuk_tidak_mengantar_ke_luar(client, petugas):
    lepas = {next_: arah for next_ in MENYESATKAN if (arah := arah_keluar(client, petugas, next_))}

    assert lepas == {}


def arah_keluar(client, petugas, next_: str) -> list[str]:
    """Where sign-in leads to outside, by each of the ways that `next` comes in."""
    isian = {"username": petugas.username, "password": SANDI}
    client.logout()
    halaman = client.get(MASUK, {"next": next_})
    lewat_alamat = client.post(MASUK, isian, query_params={"next": next_})
    sudah_masuk = client.get(MASUK, {"next": next_})
    client.logout()
    lewat_isian = client.post(MASUK, isian | {"next": next_})
    alihan = [lewat_alamat, sudah_masuk, lewat_isian]
    assert [halaman.status_code, *(r.status_code for r in alihan)] == [200, 302, 302, 302], next_
    return [r["Location"] for r in alihan if not tetap_di_sini(r)]


def test_masuk_mengantar_ke_halaman_yang_diminta(client, petugas):
    respons = client.post(
        MASUK, {"username": petugas.username, "password": SANDI, "next": "/bintan/meja/?x=1"}
    )

    assert respons["Location"] == "/bintan/meja/?x=1"


def test_next_dari_host_palsu_pun_ditolak(client, petugas):
    """In the demo any Host is served: the address of the page may not vouch for `next`."""
    isian = {"username": petugas.username, "password": SANDI, "next": f"http://{JAHAT}/masuk/"}

    respons = client.post(MASUK, isian, HTTP_HOST=JAHAT)

    assert respons.status_code == 302
    assert not urlsplit(respons["Location"]).netloc


KEPALA_PALSU = {"HTTP_HOST": JAHAT, "HTTP_X_FORWARDED_HOST": JAHAT, "HTTP_X_HOST": JAHAT}
HALAMAN = ["/", "/masuk/", "/bintan/", "/bintan/cek/", "/bintan/permohonan/baru/", "/tidak-ada/"]


def test_host_palsu_tidak_muncul_di_halaman(client):
    buat_satker()

    respons = {alamat: client.get(alamat, **KEPALA_PALSU) for alamat in HALAMAN}

    assert [a for a, r in respons.items() if JAHAT in r.text + str(r.headers)] == []


def test_host_palsu_tidak_muncul_di_surat(client):
    """Acts that write papers and messages, sent with a hostile Host."""
    perkara = buat_permohonan()
    client.force_login(buat_pegawai(Peran.PETUGAS, perkara.satker))
    alamat = f"/bintan/meja/permohonan/{perkara.kunci}"
    minta = {"tindakan": "kurang", "lain": "Salinan surat", "cara": "email"}

    jawab = [
        client.post(f"{alamat}/verifikasi/", minta | {"versi": 1}, **KEPALA_PALSU),
        client.post(f"{alamat}/cabut/", {"alasan": "Surat", "versi": 2}, **KEPALA_PALSU),
    ]

    assert [r.status_code for r in jawab] == [302, 302]
    kabar, naskah = Kabar.objects.all(), Naskah.objects.all()
    assert (len(kabar), len(naskah)) == (3, 2)
    assert [k.perihal for k in kabar if JAHAT in k.isi + k.perihal + k.pesan_id] == []
    assert [n.judul for n in naskah if JAHAT in n.html] == []
    assert all("http://127.0.0.1:8000/bintan/" in k.isi for k in kabar)


@pytest.mark.parametrize("host", [JAHAT, "ppid.test.jahat.test", "ppid.test:80@jahat.test", ""])
def test_di_luar_daftar_host_ditolak(client, settings, host):
    settings.ALLOWED_HOSTS = ["ppid.test"]

    respons = client.get("/masuk/", HTTP_HOST=host, HTTP_X_FORWARDED_HOST="ppid.test")

    assert respons.status_code == 400
    assert JAHAT not in respons.text
