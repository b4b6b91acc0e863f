"""T1, quick form: every address × method × relation × asker, against a table written by hand.

`access.csv` says what must be; the addresses come from the resolver and the two must name the same
things. Cells are status codes, and `masuk` (302 to sign-in) and `cek` (302 to number and code).
Relations: `sendiri` own office and case; `tetangga` somebody else's thing in the own office; `lain`
another office's address; `silang` its case under the own office's address; `token` the own case
with a neighbour's token, `token_lain` with another office's.
"""

from collections import Counter

import pytest
from django.test import Client

from permohonan.models import Permohonan
from permohonan.models.kueri import PermohonanQuerySet
from permohonan.samar import Samar
from ppid import alur, izin
from ppid.models import Pengguna
from ppid.models.berkas import BerkasQuerySet
from ppid.models.naskah import NaskahQuerySet
from tests import dunia as d
from tests.alamat import Alamat, semua_alamat
from tests.lintasan import BAGIAN, METODE, Baris, baca_tabel, hasil, pelaku_diingat, selisih

pytestmark = pytest.mark.django_db
BERHASIL = {"200", "204", "301", "302"}
# Only where exemption is decided, and where there are offices below: see tests/dip/test_dik.py,
# tests/laporan/test_wilayah.py.
HANYA_DI_ATAS = {"dik_baru", "laporan_wilayah", "laporan_wilayah_xlsx"}


# The table


def test_tabel_lengkap():
    """Every address, method and relation stands in the table, once, and nothing else does."""
    perlu = [
        (a.nama, metode, hubungan)
        for a in semua_alamat()
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

    assert {a.nama for a in semua_alamat()} - berhasil == HANYA_DI_ATAS


# The portal against the table


@pytest.mark.parametrize("metode", BAGIAN)
def test_setiap_alamat_bagi_setiap_orang(lintasan, metode):
    jadi = lintasan(metode)
    ditanya = Counter(j.baris[:3] for j in jadi.jawab if j.baris.metode == metode)

    assert not jadi.selisih, "\n" + "\n".join(jadi.selisih)
    assert ditanya == {b[:3]: len(d.SIAPA) for b in baca_tabel() if b.metode == metode}


@pytest.mark.sekali
def test_kata_kerja_lain_ditolak(dunia):
    """PUT, PATCH, DELETE, OPTIONS and TRACE: by whoever may GET or POST, and by anybody."""
    boleh = Counter()
    for baris in baca_tabel():
        boleh[baris.nama] = min([boleh[baris.nama] or "~", *_boleh(baris)])
    salah = []
    with pelaku_diingat():
        for alamat in semua_alamat():
            siapa = boleh[alamat.nama].replace("~", "kasubbag")
            salah += _lolos(dunia, alamat, siapa) + _lolos(dunia, alamat, d.ANON)

    assert salah == []


def _lolos(dunia: d.Dunia, alamat: Alamat, siapa: str) -> list[str]:
    jadi = {
        metode: hasil(dunia.minta(alamat, metode, siapa, "sendiri"))
        for metode in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
    }
    wajar = {"405"} if alamat.terbuka else {"405", "masuk"}
    return [f"{alamat.nama} {m} {siapa}: {j}" for m, j in jadi.items() if j not in wajar]


def _boleh(baris: Baris) -> list[str]:
    return [s for s, isi in baris.sel.items() if isi in BERHASIL and baris.hubungan == "sendiri"]


def test_post_tanpa_tanda_csrf_ditolak(dunia):
    """By whoever may POST."""
    alamat = {a.nama: a for a in semua_alamat()}
    dulu, lolos = d.potret(), []
    for baris in baca_tabel():
        if baris.metode != "POST" or not (boleh := _boleh(baris)):
            continue
        klien = dunia.klien(boleh[0], enforce_csrf_checks=True)
        respons = klien.post(dunia.jalur(alamat[baris.nama], boleh[0], "sendiri"))
        if respons.status_code != 403:
            lolos.append(f"{baris.judul}: {respons.status_code}")

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


def tanpa_samar(monkeypatch):
    monkeypatch.setattr(Samar, "teks", lambda self, isi: isi)


@pytest.mark.sekali
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
        (tanpa_samar, "audit_perkara GET sendiri auditor", "memuat data qzpemohonbintansendiri"),
    ],
)
def test_satu_pemeriksaan_dicabut_membuat_tabel_merah(dunia, monkeypatch, cabut, sel, jadi):
    nama, metode, *_ = sel.split()
    tabel = [b for b in baca_tabel() if b[:2] == (nama, metode)]
    cabut(monkeypatch)

    assert f"{sel}: {jadi}" in selisih(dunia, tabel)


@pytest.mark.sekali
def test_tanpa_kewajiban_masuk_tabel_merah(dunia, settings, monkeypatch):
    wajib = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m != wajib]
    monkeypatch.setattr(dunia, "peramban", Client())
    tabel = [b for b in baca_tabel() if b.nama == "meja"]

    assert any(" anon: harus masuk" in satu for satu in selisih(dunia, tabel))
