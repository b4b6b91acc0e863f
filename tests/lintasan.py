"""Every cell of `access.csv` asked once in a run; what several modules look at in the answers.

`test_akses.py` reads the statuses and what leaked, `ppid/test_tajuk.py` the headers,
`ppid/test_kuki_get.py` what the reading wrote.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.template.base import Template

from ppid.models import Pengguna
from tests import dunia as d
from tests.alamat import Alamat, semua_alamat
from tests.tanda import ditemukan, terbaca
from tests.tulisan import isi_tabel, tulisan

TABEL = Path(__file__).with_name("access.csv")
METODE = ("GET", "POST")
# What reading shows no database can change; acts are kept or refused by its constraints too.
BAGIAN = [pytest.param("GET", marks=pytest.mark.sekali), "POST"]
DITOLAK = {"masuk", "cek", "403", "404", "405"}
# Their 404 is a page of their own; that it says the same of any token, `test_musuh.py` shows.
HALAMAN_404_SENDIRI = {"verifikasi", "foto"}


class Baris(NamedTuple):
    nama: str
    metode: str
    hubungan: str
    sel: dict[str, str]

    @property
    def judul(self) -> str:
        return f"{self.nama} {self.metode} {self.hubungan}"

    @property
    def ditolak(self) -> list[str]:
        return [siapa for siapa, harus in self.sel.items() if harus in DITOLAK]


def baca_tabel() -> list[Baris]:
    with TABEL.open(newline="") as berkas:
        return [
            Baris(b.pop("nama"), b.pop("metode"), b.pop("relasi"), b)
            for b in csv.DictReader(berkas)
        ]


class Jawab(NamedTuple):
    """What is kept of one answer."""

    baris: Baris
    siapa: str
    salah: list[str]
    respons: "Sisa | None"


class Sisa(NamedTuple):
    """An answer without its body."""

    status_code: int
    headers: dict
    cookies: dict


@dataclass
class Lintasan:
    jawab: list[Jawab] = field(default_factory=list)
    tertulis: list[str] = field(default_factory=list)  # by GET and HEAD, but what they may write
    selisih: list[str] = field(default_factory=list)


def lintasi(dunia: d.Dunia, metode: str) -> Lintasan:
    """The rows of GET, with some HEAD, or those of POST; undone at the end.

    Both begin when the world is new: what may be taken back for ten minutes still may.
    """
    tabel = [b for b in baca_tabel() if b.metode == metode]
    baru = time_machine.travel(dunia.sejak, tick=True)
    with ringan(), baru, transaction.atomic():
        jadi = (_membaca if metode == "GET" else _berbuat)(dunia, tabel)
        transaction.set_rollback(True)
    jadi.selisih = [satu for j in jadi.jawab for satu in j.salah] + jadi.selisih
    return jadi


def _membaca(dunia: d.Dunia, tabel: list[Baris]) -> Lintasan:
    alamat = {a.nama: a for a in semua_alamat()}
    jadi, awal = Lintasan(), isi_tabel()
    for baris in tabel:
        jadi.jawab += [nilai(dunia, alamat[baris.nama], baris, siapa) for siapa in baris.sel]
        jadi.jawab += _kepala_saja(dunia, alamat[baris.nama], baris)
    jadi.tertulis = tulisan(awal, isi_tabel())
    return jadi


def _berbuat(dunia: d.Dunia, tabel: list[Baris]) -> Lintasan:
    jawab, ubah = _selisih(dunia, tabel)
    return Lintasan(jawab, selisih=ubah)


def _kepala_saja(dunia: d.Dunia, alamat: Alamat, baris: Baris) -> Iterator[Jawab]:
    """HEAD, by one whom GET lets in, by anybody, and by one whom it refuses."""
    if baris.hubungan != "sendiri":
        return
    boleh = [siapa for siapa in baris.sel if siapa not in baris.ditolak]
    for siapa in dict.fromkeys([*boleh[:1], d.ANON, *baris.ditolak[:1]]):
        respons = dunia.minta(alamat, "HEAD", siapa, baris.hubungan)
        yield Jawab(baris._replace(metode="HEAD"), siapa, [], _sisa(respons))


def selisih(dunia: d.Dunia, tabel: list[Baris]) -> list[str]:
    """What differs from the table, a readable line each."""
    jawab, ubah = _selisih(dunia, tabel)
    return [satu for j in jawab for satu in j.salah] + ubah


def _selisih(dunia: d.Dunia, tabel: list[Baris]) -> tuple[list[Jawab], list[str]]:
    """Refused cells must leave every table as it was; the others are undone one by one.

    The tables are compared once; only when something changed, row by row to say which.
    """
    alamat = {a.nama: a for a in semua_alamat()}
    dulu = d.potret()
    jawab = [satu for baris in tabel for satu in _baris(dunia, alamat[baris.nama], baris)]
    return jawab, _pengubah(dunia, alamat, tabel) if d.berubah(dulu) else []


def _baris(dunia: d.Dunia, alamat: Alamat, baris: Baris) -> Iterator[Jawab]:
    ditolak = baris.ditolak
    yield from (nilai(dunia, alamat, baris, siapa) for siapa in ditolak)
    for siapa in (s for s in baris.sel if s not in ditolak):
        with transaction.atomic():
            jawab = nilai(dunia, alamat, baris, siapa)
            transaction.set_rollback(True)
        yield jawab


def _pengubah(dunia: d.Dunia, alamat: dict, tabel: list[Baris]) -> list[str]:
    dulu, salah = d.potret(), []
    for baris in tabel:
        with transaction.atomic():
            for siapa in baris.ditolak:
                nilai(dunia, alamat[baris.nama], baris, siapa)
            if ubah := d.berubah(dulu):
                salah.append(f"{baris.judul}: penolakan mengubah {', '.join(ubah)}")
            transaction.set_rollback(True)
    return salah


def nilai(dunia: d.Dunia, alamat: Alamat, baris: Baris, siapa: str) -> Jawab:
    """Ask one cell and hold the answer against it."""
    harus, judul = baris.sel[siapa], f"{baris.judul} {siapa}"
    try:
        respons = dunia.minta(alamat, baris.metode, siapa, baris.hubungan)
    except Exception as galat:
        salah = f"{judul}: harus {harus}, ternyata {type(galat).__name__}: {galat}"[:300]
        return Jawab(baris, siapa, [salah], None)
    return Jawab(baris, siapa, _salah(dunia, baris, siapa, respons), _sisa(respons))


def _salah(dunia: d.Dunia, baris: Baris, siapa: str, respons) -> list[str]:
    harus, judul = baris.sel[siapa], f"{baris.judul} {siapa}"
    jadi, isi = hasil(respons), _isi(respons)
    salah = [f"{judul}: harus {harus}, ternyata {jadi}"] if jadi != harus else []
    bocor = ditemukan(terbaca(isi) + _kepala(respons)) - dunia.tanda_boleh(siapa)
    salah += [f"{judul}: memuat data {t}" for t in sorted(bocor)]
    if jadi == "404" and baris.nama not in HALAMAN_404_SENDIRI and isi != dunia.hilang[siapa]:
        salah.append(f"{judul}: 404 berbeda dari halaman yang tidak ada")
    if jadi == "masuk" and not respons["Location"].endswith(quote(respons.request["PATH_INFO"])):
        salah.append(f"{judul}: next bukan halaman yang diminta: {respons['Location']}")
    return salah


def hasil(respons) -> str:
    tujuan = respons.get("Location", "")
    if tujuan.startswith("/masuk/?next="):
        return "masuk"
    return "cek" if "/cek/?nomor=" in tujuan else str(respons.status_code)


def _kepala(respons) -> bytes:
    """A file's name, and wherever else an answer could tell something."""
    return repr(respons.headers).encode()


def _isi(respons) -> bytes:
    return b"".join(respons.streaming_content) if respons.streaming else respons.content


def _sisa(respons) -> Sisa:
    return Sisa(respons.status_code, respons.headers, respons.cookies)


@contextmanager
def ringan():
    """For thousands of requests: askers and addresses remembered, no record of what is rendered."""
    with pelaku_diingat(), pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(d.Dunia, "jalur", _ingat_jalur(d.Dunia.jalur))
        ganti.setattr(Template, "_render", lambda self, konteks: self.nodelist.render(konteks))
        yield


def _ingat_jalur(asli):
    """Askers of one office share an address; the crawl undoes whatever would change it."""
    ingatan = {}

    def jalur(self, alamat: Alamat, siapa: str, hubungan: str) -> str:
        kunci = (alamat.nama, self.kantor(siapa), hubungan)
        if kunci not in ingatan:
            ingatan[kunci] = asli(self, alamat, siapa, hubungan)
        return ingatan[kunci]

    return jalur


# Who asks, remembered: looking it up is half of a refusal, and here it never changes.


@contextmanager
def pelaku_diingat():
    """Session, person and posts are read once; whoever changes them undoes it before the next."""
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(SessionStore, "load", _ingat(SessionStore.load, "session_key", deepcopy))
        ganti.setattr(ModelBackend, "get_user", _ingat_orang(ModelBackend.get_user))
        asli = Pengguna.penugasan_kini
        ganti.setattr(Pengguna, "penugasan_kini", _ingat(asli, "pk", _salin_tugas))
        yield


def _ingat(asli, kunci: str, salin):
    ingatan = {}

    def baca(self):
        milik = getattr(self, kunci)
        if milik not in ingatan:
            ingatan[milik] = salin(asli(self))
        return salin(ingatan[milik])

    return baca


def _ingat_orang(asli):
    ingatan = {}

    def get_user(self, pk):
        if pk not in ingatan:
            ingatan[pk] = asli(self, pk)
        return copy(ingatan[pk])

    return get_user


def _salin_tugas(semua: list) -> list:
    salinan = [copy(satu) for satu in semua]
    for satu in salinan:
        satu.satker = copy(satu.satker)
    return salinan
