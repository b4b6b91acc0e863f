"""GET writes nothing: every address asked by everyone, every link followed, all tables compared.

What may appear: trail rows of kind `lihat`, and once the PDF of a frozen paper. No visitor gets a
session by reading.
"""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from django.urls import Resolver404, resolve

from ppid.models import Naskah, Satker
from tests import dunia as d
from tests.lintasan import ringan
from tests.tulisan import isi_tabel, tulisan

pytestmark = pytest.mark.django_db
TAUTAN = re.compile(r"""(?:href|action)=["']([^"'#][^"']*)["']""")
MAKS_HALAMAN = 150  # per asker
SERUPA = 2  # pages that differ only in their rows
MEMILIH = {"satker", "aksi", "jenis", "kelas", "format", "kode"}  # words that are no row


@pytest.mark.sekali
def test_get_ke_setiap_alamat_tidak_menulis(lintasan):
    """Also HEAD, which some views might take for an act."""
    jadi = lintasan("GET")
    sesi = [(j.baris.judul, j.siapa) for j in jadi.jawab if "sessionid" in j.respons.cookies]

    assert sesi == []
    assert jadi.tertulis == []
    assert {j.baris.metode for j in jadi.jawab} == {"GET", "HEAD"}


def test_tulisan_ketahuan(dunia):
    dulu = isi_tabel()
    satu = Satker.objects.get(slug=d.KITA)

    Satker.objects.filter(pk=satu.pk).update(telepon="0")

    assert tulisan(dulu, isi_tabel()) == [f"Satker {satu.pk} berubah: telepon"]


@pytest.mark.sekali
def test_mengikuti_semua_tautan_tidak_menulis(dunia):
    """Filters, tabs, pages and papers, with their query strings. A second round writes no PDF."""
    dulu = isi_tabel()
    with ringan():
        banyak = {siapa: jelajahi(dunia, siapa) for siapa in d.SIAPA}
        sekali = isi_tabel()
        jelajahi(dunia, "petugas")
    dua_kali = isi_tabel()

    assert tulisan(dulu, sekali) == []
    assert tulisan(sekali, dua_kali) == []
    assert sekali[Naskah] == dua_kali[Naskah]
    assert banyak[d.ANON] > 10
    assert banyak["petugas"] > 50


def jelajahi(dunia: d.Dunia, siapa: str) -> int:
    """Follow the links from the first pages on, of each look a few; returns how many were read."""
    kantor = dunia.kantor(siapa)
    perkara = dunia.kasus(siapa, "perkara").kunci
    awal = ["/", "/kerja/", f"/{kantor}/", f"/{kantor}/meja/", f"/kelola/{kantor}/hari-libur/"]
    antre = deque([*awal, f"/{kantor}/saya/{perkara}/"])
    sudah, rupa = set(antre), Counter()
    dibaca = 0
    while antre and dibaca < MAKS_HALAMAN:
        alamat = antre.popleft()
        respons = _baca(dunia, siapa, alamat)
        dibaca += 1
        for lanjut in _tautan(respons, alamat):
            if lanjut not in sudah and any(rupa[satu] < SERUPA for satu in _rupa(lanjut)):
                rupa.update(_rupa(lanjut))
                antre.append(lanjut)
            sudah.add(lanjut)
    return dibaca


def _rupa(alamat: str) -> list[tuple]:
    """The look of a page, whatever its rows: its view and chosen words, with each of its query."""
    jalur, _, tanya = alamat.partition("?")
    try:
        temu = resolve(jalur)
    except Resolver404:
        return [(jalur,)]
    kata = ((k, v) for k, v in sorted(temu.kwargs.items()) if k in MEMILIH)
    dasar = (temu.view_name, *kata)
    return [dasar, *((*dasar, satu) for satu in tanya.split("&") if satu)]


def _baca(dunia: d.Dunia, siapa: str, alamat: str):
    klien = dunia.peramban
    klien.cookies = d.SimpleCookie(dunia.kuki[siapa])
    respons = klien.get(alamat)
    assert respons.status_code < 500, alamat
    assert "sessionid" not in respons.cookies, (alamat, siapa)
    return respons


def _tautan(respons, alamat: str) -> list[str]:
    """Addresses of ours that an answer names: links, form actions and where it sends one."""
    teks = "" if respons.streaming else respons.content.decode(errors="ignore")
    html = respons.headers.get("Content-Type", "").startswith("text/html")
    nama = [unescape(satu) for satu in TAUTAN.findall(teks)] if html else []
    nama += [respons["Location"]] if "Location" in respons else []
    semua = dict.fromkeys(urldefrag(urljoin(alamat, satu)).url for satu in nama)
    return [s for s in semua if s.startswith("/") and not s.startswith(("//", "/static/"))]
