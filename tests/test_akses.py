"""T1, quick form: every address × method × relation × asker, against a table written by hand.

`access.csv` says what must be; the addresses come from the resolver and the two must name the same
things. Cells are status codes, and `masuk` (302 to sign-in) and `cek` (302 to number and code).
Relations: `sendiri` own office and case; `tetangga` somebody else's thing in the own office; `lain`
another office's address; `silang` its case under the own office's address; `token` the own case
with a neighbour's token, `token_lain` with another office's.
"""

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client

from permohonan.models import Permohonan
from permohonan.models.kueri import PermohonanQuerySet
from ppid import alur, izin
from ppid.models import Pengguna
from ppid.models.berkas import BerkasQuerySet
from ppid.models.naskah import NaskahQuerySet
from tests import dunia as d
from tests.tanda import ditemukan, terbaca

pytestmark = pytest.mark.django_db
TABEL = Path(__file__).with_name("access.csv")
METODE = ("GET", "POST")
DITOLAK = {"masuk", "cek", "403", "404", "405"}
BERHASIL = {"200", "204", "301", "302"}
# Their 404 is a page of their own; that it says the same of any token, `test_musuh.py` shows.
HANYA_DI_ATAS = {"dik_baru"}  # only where exemption is decided: see tests/dip/test_dik.py
HALAMAN_404_SENDIRI = {"verifikasi", "foto"}


class Baris(NamedTuple):
    nama: str
    metode: str
    hubungan: str
    sel: dict[str, str]


def baca_tabel() -> list[Baris]:
    with TABEL.open(newline="") as berkas:
        return [
            Baris(b.pop("nama"), b.pop("metode"), b.pop("relasi"), b)
            for b in csv.DictReader(berkas)
        ]


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with d.sekali(django_db_blocker) as satu:
        yield satu


# The table


def test_tabel_lengkap():
    """Every address, method and relation stands in the table, once, and nothing else does."""
    perlu = [
        (a.nama, metode, hubungan)
        for a in d.semua_alamat()
        for metode in METODE
        for hubungan in a.hubungan
    ]

    ada = [baris[:3] for baris in baca_tabel()]

    assert sorted(set(perlu) - set(ada)) == []
    assert sorted(set(ada) - set(perlu)) == []
    assert [baris for baris, n in Counter(ada).items() if n > 1] == []
    assert all(tuple(baris.sel) == d.SIAPA for baris in baca_tabel())


def test_setiap_alamat_berhasil_bagi_seseorang():
    berhasil = {b.nama for b in baca_tabel() if BERHASIL & set(b.sel.values())}

    assert {a.nama for a in d.semua_alamat()} - berhasil == HANYA_DI_ATAS


# The portal against the table


def selisih(dunia: d.Dunia, tabel: list[Baris]) -> list[str]:
    """What differs from the table, a readable line each.

    Refused cells must leave every table as it was; the others are undone one by one. The tables
    are compared once; only when something changed, row by row to say which.
    """
    alamat = {a.nama: a for a in d.semua_alamat()}
    dulu = d.potret()
    salah = [satu for baris in tabel for satu in _baris(dunia, alamat[baris.nama], baris)]
    return salah + (_pengubah(dunia, alamat, tabel) if d.berubah(dulu) else [])


def _baris(dunia: d.Dunia, alamat: d.Alamat, baris: Baris) -> list[str]:
    ditolak = _ditolak(baris)
    boleh = [siapa for siapa in baris.sel if siapa not in ditolak]
    salah = [satu for siapa in ditolak for satu in _nilai(dunia, alamat, baris, siapa)]
    return salah + [s for siapa in boleh for s in _nilai_lalu_batal(dunia, alamat, baris, siapa)]


def _ditolak(baris: Baris) -> list[str]:
    return [siapa for siapa, harus in baris.sel.items() if harus in DITOLAK]


def _pengubah(dunia: d.Dunia, alamat: dict, tabel: list[Baris]) -> list[str]:
    dulu, salah = d.potret(), []
    for baris in tabel:
        with transaction.atomic():
            for siapa in _ditolak(baris):
                _nilai(dunia, alamat[baris.nama], baris, siapa)
            if ubah := d.berubah(dulu):
                salah.append(f"{_judul(baris)}: penolakan mengubah {', '.join(ubah)}")
            transaction.set_rollback(True)
    return salah


def _nilai_lalu_batal(dunia: d.Dunia, alamat: d.Alamat, baris: Baris, siapa: str) -> list[str]:
    with transaction.atomic():
        salah = _nilai(dunia, alamat, baris, siapa)
        transaction.set_rollback(True)
    return salah


def _nilai(dunia: d.Dunia, alamat: d.Alamat, baris: Baris, siapa: str) -> list[str]:
    harus, judul = baris.sel[siapa], f"{_judul(baris)} {siapa}"
    try:
        respons = dunia.minta(alamat, baris.metode, siapa, baris.hubungan)
    except Exception as galat:
        return [f"{judul}: harus {harus}, ternyata {type(galat).__name__}: {galat}"[:300]]
    jadi, isi = _hasil(respons), _isi(respons)
    salah = [f"{judul}: harus {harus}, ternyata {jadi}"] if jadi != harus else []
    bocor = ditemukan(terbaca(isi) + _kepala(respons)) - dunia.tanda_boleh(siapa)
    salah += [f"{judul}: memuat data {t}" for t in sorted(bocor)]
    if jadi == "404" and baris.nama not in HALAMAN_404_SENDIRI and isi != dunia.hilang[siapa]:
        salah.append(f"{judul}: 404 berbeda dari halaman yang tidak ada")
    if jadi == "masuk" and not respons["Location"].endswith(quote(respons.request["PATH_INFO"])):
        salah.append(f"{judul}: next bukan halaman yang diminta: {respons['Location']}")
    return salah


def _hasil(respons) -> str:
    tujuan = respons.get("Location", "")
    if tujuan.startswith("/masuk/?next="):
        return "masuk"
    return "cek" if "/cek/?nomor=" in tujuan else str(respons.status_code)


def _kepala(respons) -> bytes:
    """A file's name, and wherever else an answer could tell something."""
    return repr(respons.headers).encode()


def _isi(respons) -> bytes:
    return b"".join(respons.streaming_content) if respons.streaming else respons.content


def _judul(baris: Baris) -> str:
    return f"{baris.nama} {baris.metode} {baris.hubungan}"


@pytest.mark.timeout(900)
def test_setiap_alamat_bagi_setiap_orang(dunia):
    salah = selisih(dunia, baca_tabel())

    assert not salah, "\n" + "\n".join(salah)


def test_kata_kerja_lain_ditolak(dunia):
    """PUT, PATCH, DELETE, OPTIONS and TRACE: by whoever may GET or POST, and by anybody."""
    salah = []
    for alamat in d.semua_alamat():
        boleh = {s for b in baca_tabel() if b.nama == alamat.nama for s in _boleh(b)}
        for metode in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            for siapa in {min(boleh, default="kasubbag"), d.ANON}:
                jadi = _hasil(dunia.minta(alamat, metode, siapa, "sendiri"))
                if jadi != "405" and (jadi != "masuk" or alamat.terbuka):
                    salah.append(f"{alamat.nama} {metode} {siapa}: {jadi}")

    assert salah == []


def _boleh(baris: Baris) -> list[str]:
    return [s for s, isi in baris.sel.items() if isi in BERHASIL and baris.hubungan == "sendiri"]


def test_post_tanpa_tanda_csrf_ditolak(dunia):
    """By whoever may POST."""
    alamat = {a.nama: a for a in d.semua_alamat()}
    dulu, lolos = d.potret(), []
    for baris in baca_tabel():
        if baris.metode != "POST" or not (boleh := _boleh(baris)):
            continue
        klien = dunia.klien(boleh[0], enforce_csrf_checks=True)
        respons = klien.post(dunia.jalur(alamat[baris.nama], boleh[0], "sendiri"))
        if respons.status_code != 403:
            lolos.append(f"{_judul(baris)}: {respons.status_code}")

    assert lolos == []
    assert d.berubah(dulu) == []


# The table must notice: one check taken away, and it is red


def semua_boleh(monkeypatch):
    monkeypatch.setattr(izin.Pelaku, "boleh", lambda *_: True)


def semua_berhak(monkeypatch):
    monkeypatch.setattr(alur, "berhak", lambda *_: True)


def semua_baris(monkeypatch):
    monkeypatch.setattr(PermohonanQuerySet, "untuk", lambda self, _: self.all())


def semua_naskah(monkeypatch):
    monkeypatch.setattr(NaskahQuerySet, "untuk", lambda self, _: self.all())
    monkeypatch.setattr(NaskahQuerySet, "tentang", lambda self, _: self.all())


def semua_berkas(monkeypatch):
    monkeypatch.setattr(BerkasQuerySet, "tentang", lambda self, _: self.all())


def semua_kantor(monkeypatch):
    asli = Pengguna.bertugas_di

    def di_mana_saja(self, slug):
        pelaku = asli(self, self.penugasan_kini()[0].satker.slug)
        return izin.Pelaku(pelaku.peran, d.Satker.objects.get(slug=slug), self, pelaku.jabatan)

    monkeypatch.setattr(Pengguna, "bertugas_di", di_mana_saja)


def tanpa_kode(monkeypatch):
    monkeypatch.setattr(
        "permohonan.views.saya.terbuka",
        lambda request, satker, nomor: Permohonan.objects.filter(kunci=nomor).first(),
    )


@pytest.mark.parametrize(
    ("cabut", "sel", "jadi"),
    [
        (semua_boleh, "perkara GET sendiri kabag", "memuat data qzpemohonbintansendiri"),
        (semua_boleh, "catat GET sendiri auditor", "harus 403, ternyata 200"),
        (semua_berhak, "perkara_aksi:hentikan GET sendiri petugas", "harus 403, ternyata 200"),
        (semua_berhak, "perkara_aksi:hentikan POST tetangga petugas", "harus 403, ternyata 302"),
        (semua_baris, "perkara GET silang petugas", "memuat data qzpemohonsarolangunsendiri"),
        (semua_naskah, "saya_naskah GET token pemohon", "harus 404, ternyata 200"),
        (semua_naskah, "perkara_naskah GET token petugas", "harus 404, ternyata 200"),
        (semua_berkas, "perkara_berkas GET token petugas", "harus 404, ternyata 200"),
        (semua_kantor, "perkara GET lain petugas", "memuat data qzpemohonsarolangunsendiri"),
        (semua_kantor, "hari_libur GET lain admin", "harus 404, ternyata 200"),
        (tanpa_kode, "saya GET tetangga pemohon", "memuat data qzpemohonbintantetangga"),
        (tanpa_kode, "saya_cabut POST tetangga anon", "harus cek, ternyata 302"),
    ],
)
def test_satu_pemeriksaan_dicabut_membuat_tabel_merah(dunia, monkeypatch, cabut, sel, jadi):
    nama, metode, *_ = sel.split()
    tabel = [b for b in baca_tabel() if b[:2] == (nama, metode)]
    cabut(monkeypatch)

    assert f"{sel}: {jadi}" in selisih(dunia, tabel)


def test_tanpa_kewajiban_masuk_tabel_merah(dunia, settings, monkeypatch):
    wajib = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m != wajib]
    monkeypatch.setattr(dunia, "peramban", Client())
    tabel = [b for b in baca_tabel() if b.nama == "meja"]

    assert any(" anon: harus masuk" in satu for satu in selisih(dunia, tabel))
