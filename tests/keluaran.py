"""Everything the portal gives to nobody in particular: one walk from an office's home and maps.

Links, feeds, maps, downloads and pages of lists; every answer with its headers, every workbook
unpacked. Addresses that are known from elsewhere (an old link, a bookmark) are walked too.
"""

import re
from collections import deque
from html import unescape
from urllib.parse import urldefrag, urljoin

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.tanda import ditemukan, terbaca

TAUTAN = re.compile(r"""(?:href=["']|<loc>|<id>)([^"'<#][^"'<]*)""")
MAKS = 400  # pages of one walk
CARI = ("q=qzsu", "q=qzdo", "q=qzdi")  # beginnings: too short to be found in their own echo


def pangkal(slug: str) -> list[str]:
    kelas = ("berkala", "serta-merta", "setiap-saat")
    nama = [("peta_situs",), ("beranda",), *(("informasi_umpan", k) for k in kelas)]
    semua = [reverse(n, args=[slug, *isi]) for n, *isi in nama]
    dicari = [reverse("informasi_kelas", args=[slug, k]) for k in kelas]
    dicari.append(reverse("dip", args=[slug]))
    dicari += [reverse(lain, args=[slug]) for lain in ("cari", "tersedia")]
    return ["/robots.txt", "/peta-situs.xml", *semua, *(f"{a}?{q}" for a in dicari for q in CARI)]


def baca(klien: Client, alamat: str, **kepala) -> tuple[int, bytes]:
    """Status, and all that can be read of an answer: headers, body, what a workbook holds."""
    respons = klien.get(alamat, **kepala)
    isi = b"".join(respons.streaming_content) if respons.streaming else respons.content
    return respons.status_code, terbaca(isi) + repr(respons.headers).encode()


def jelajah(slug: str, dari=()) -> dict[str, bytes]:
    """What nobody in particular gets: address -> all that can be read there."""
    klien, antre, hasil = Client(), deque([*pangkal(slug), *dari]), {}
    while antre and len(hasil) < MAKS:
        alamat = antre.popleft()
        if alamat in hasil:
            continue
        _, hasil[alamat] = baca(klien, alamat)
        antre += _tautan(alamat, hasil[alamat], slug)
    assert not antre, "lebih banyak halaman daripada yang dijelajahi"
    return hasil


def _tautan(asal: str, isi: bytes, slug: str) -> list[str]:
    teks = isi.decode("utf-8", "replace")
    penuh = (urldefrag(urljoin(asal, unescape(satu)))[0] for satu in TAUTAN.findall(teks))
    dalam = (satu.removeprefix(settings.ALAMAT_DASAR) for satu in penuh)
    return [satu for satu in dalam if satu.startswith(f"/{slug}/")]


def bocor(keluaran: dict[str, bytes]) -> list[str]:
    """Where a mark stands, a readable line each."""
    temuan = {alamat: sorted(ditemukan(isi)) for alamat, isi in keluaran.items()}
    return [f"{alamat}: {', '.join(t)}" for alamat, t in temuan.items() if t]
