"""GET writes nothing: every address asked by everyone, every link followed, all tables compared.

What may appear: trail rows of kind `lihat`, and once the PDF of a frozen paper. No visitor gets a
session by reading.
"""

import re
from collections import deque
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from django.apps import apps

from ppid.models import Berkas, Jejak, KepalaRantai, Naskah
from tests import dunia as d

pytestmark = pytest.mark.django_db
TAUTAN = re.compile(r"""(?:href|action)=["']([^"'#][^"']*)["']""")
MAKS_HALAMAN = 150  # per asker
BOLEH_BERTAMBAH = {
    Jejak: lambda baris: baris["jenis"] == "lihat",
    Berkas: lambda baris: baris["jenis"] == "pdf_naskah",
}


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with d.sekali(django_db_blocker) as satu:
        yield satu


def isi_tabel() -> dict:
    """Every row of every table by its key."""
    semua = apps.get_models(include_auto_created=True)
    return {m: {baris[m._meta.pk.attname]: baris for baris in m.objects.values()} for m in semua}


def tulisan(dulu: dict, kini: dict) -> list[str]:
    """What was written that a GET may not write."""
    return [satu for model in dulu for satu in _tulisan(model, dulu[model], kini[model])]


def _tulisan(model, dulu: dict, kini: dict) -> list[str]:
    nama = model.__name__
    boleh = BOLEH_BERTAMBAH.get(model, lambda baris: False)
    hilang = [f"{nama} {pk} hilang" for pk in dulu.keys() - kini.keys()]
    tambah = [
        f"{nama} bertambah: {kini[pk]}"
        for pk in kini.keys() - dulu.keys()
        if model is not KepalaRantai and not boleh(kini[pk])
    ]
    ubah = [
        f"{nama} {pk} berubah: {kolom}"
        for pk in dulu.keys() & kini.keys()
        for kolom in dulu[pk]
        if dulu[pk][kolom] != kini[pk][kolom] and not _wajar(model, kolom, dulu[pk][kolom])
    ]
    return [*hilang, *tambah, *ubah]


def _wajar(model, kolom: str, lama) -> bool:
    """The chain's head moves with a `lihat`; a paper gets its PDF, once."""
    return model is KepalaRantai or (model is Naskah and kolom == "pdf_id" and lama is None)


def test_get_ke_setiap_alamat_tidak_menulis(dunia):
    dulu = isi_tabel()

    for alamat in d.semua_alamat():
        for siapa in d.SIAPA:
            for metode in ("GET", "HEAD"):
                respons = dunia.minta(alamat, metode, siapa, "sendiri")
                assert "sessionid" not in respons.cookies, (alamat.nama, siapa)

    assert tulisan(dulu, isi_tabel()) == []


def test_mengikuti_semua_tautan_tidak_menulis(dunia):
    """Filters, tabs, pages and papers, with their query strings. A second round writes no PDF."""
    dulu = isi_tabel()
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
    """Follow the links from the first pages on; returns how many pages were read."""
    kantor = dunia.kantor(siapa)
    perkara = dunia.kasus(siapa, "perkara").kunci
    awal = ["/", "/kerja/", f"/{kantor}/", f"/{kantor}/meja/", f"/kelola/{kantor}/hari-libur/"]
    antre = deque([*awal, f"/{kantor}/saya/{perkara}/"])
    sudah = set(antre)
    dibaca = 0
    while antre and dibaca < MAKS_HALAMAN:
        alamat = antre.popleft()
        respons = _baca(dunia, siapa, alamat)
        dibaca += 1
        for lanjut in _tautan(respons, alamat) - sudah:
            sudah.add(lanjut)
            antre.append(lanjut)
    return dibaca


def _baca(dunia: d.Dunia, siapa: str, alamat: str):
    klien = dunia.peramban
    klien.cookies = d.SimpleCookie(dunia.kuki[siapa])
    respons = klien.get(alamat)
    assert respons.status_code < 500, alamat
    assert "sessionid" not in respons.cookies, (alamat, siapa)
    return respons


def _tautan(respons, alamat: str) -> set[str]:
    """Addresses of ours that an answer names: links, form actions and where it sends one."""
    teks = "" if respons.streaming else respons.content.decode(errors="ignore")
    html = respons.headers.get("Content-Type", "").startswith("text/html")
    nama = [unescape(satu) for satu in TAUTAN.findall(teks)] if html else []
    nama += [respons["Location"]] if "Location" in respons else []
    semua = {urldefrag(urljoin(alamat, satu)).url for satu in nama}
    return {s for s in semua if s.startswith("/") and not s.startswith(("//", "/static/"))}
