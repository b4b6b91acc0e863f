"""T8 for what nobody in particular gets: no mark in any public output, before and after *tarik*."""

import pytest
from django.db.models import Q
from django.test import Client

from dip.models import Dokumen, Entri, Penyusunan
from dip.models.dokumen import TERBUKA, DokumenQuerySet
from dip.models.entri import EntriQuerySet
from dip.models.versi import VersiBerkasQuerySet
from laporan import definisi, statistik
from laporan.models import Laporan
from ppid import naskah
from ppid.izin import Peran
from ppid.models import Berkas, Naskah, Satker
from tests import dunia as d
from tests.dunia_publik import tanam_publik
from tests.dunia_terbit import tanam_laporan, tanam_perkara
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dokumen
from tests.keluaran import baca, bocor, jelajah
from tests.tanda import ditemukan, tanam_kantor, tanda

pytestmark = pytest.mark.django_db
SUSUN, DOKUMEN, LAPORAN, CATATAN = (
    tanda(d.KITA, "", jenis) for jenis in ("susun", "dokumen", "laporan", "catatan")
)


@pytest.fixture
def bintan(db, monkeypatch) -> Satker:
    """An office with a published DIP, and beside all that is public what is not.

    A PDF of it is the paper's own words, so that the walk reads them.
    """
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda html: b"%PDF-1.7" + html.encode())
    satker = buat_satker(d.KITA, induk=buat_satker(d.PUSAT))
    dokumen = buat_dokumen(satker, "Dokumen terbuka")
    buat_dokumen(satker, disahkan=False)
    tanam_publik(satker, dokumen)
    tanam_kantor(satker)
    tanam_laporan(satker)
    tanam_perkara(satker)
    return satker


def pernah_dikenal(satker: Satker) -> list[str]:
    """Addresses that somebody may have kept, of everything that has one."""
    dasar = f"/{satker.slug}/"
    dokumen, berkas = (m.objects.values_list("token", flat=True) for m in (Dokumen, Berkas))
    kode = Entri.objects.values_list("kode", flat=True)
    isi = [f"{dasar}informasi/dokumen/{satu}/" for satu in dokumen]
    isi += [f"{satu}{b}/" for satu in isi for b in berkas]
    isi += [f"{dasar}dip/{k}/" for k in kode]
    isi += [f"{dasar}permohonan/baru/?entri={k}" for k in kode]
    for tahun in Penyusunan.objects.values_list("tahun", flat=True):
        versi = f"{dasar}dip/versi/{tahun}/"
        isi += [versi, *(f"{versi}berkas/{b}/" for b in berkas)]
        isi += [f"{versi}unduh/{f}/" for f in ("csv", "xlsx", "json", "pdf")]
        isi += [f"{versi}?beda={b}" for b in ("baru", "berubah", "hilang")]
    return isi


def test_tidak_ada_tanda_dalam_keluaran_umum(bintan):
    """Pages, searches, feeds, maps, exports, file names and contents, and the papers to print."""
    keluaran = jelajah(bintan.slug, pernah_dikenal(bintan))

    jenis = {alamat.partition("?")[0].rpartition("/")[2] or "/" for alamat in keluaran}
    assert {"umpan.xml", "peta-situs.xml", "robots.txt"} <= jenis
    assert any("/unduh/xlsx/" in satu for satu in keluaran)
    assert any("/statistik/csv/" in satu for satu in keluaran)
    laporan = [isi for satu, isi in keluaran.items() if "/laporan/berkas/" in satu]
    assert laporan and all(isi.startswith(b"%PDF") for isi in laporan)
    assert any(b"dua.pdf" in isi for isi in keluaran.values())
    assert bocor(keluaran) == []
    surat = "".join(Naskah.objects.filter(jenis="dip").values_list("html", flat=True))
    assert ditemukan(surat.encode()) == set()


def test_tanda_memang_tertanam(bintan):
    """Planted, and seen by those of the office who may: without that the walk proves nothing."""
    # Two in the published DIP, one of them taken along to the next, and that one's own
    assert Entri.objects.filter(nama=SUSUN).count() == 4
    assert Dokumen.objects.filter(judul=DOKUMEN).count() == 3
    assert Berkas.objects.filter(nama=f"{DOKUMEN}.pdf").count() == 2
    assert Laporan.objects.filter(celah=[LAPORAN], isian__kendala=LAPORAN).count() == 1
    assert statistik.isi.susun(*_tahun_ini(bintan))["terlambat"][0]["sebab"] == CATATAN
    klien = Client()
    klien.force_login(buat_pegawai(Peran.PETUGAS, bintan))
    assert DOKUMEN.encode() in baca(klien, "/bintan/dokumen/")[1]


# Controls: one guard taken away, and the walk finds it


def semua_entri(self, satker):
    return self.filter(penyusunan__satker=satker)


def entri_tercoret(self, satker):
    return self.filter(penyusunan__satker=satker, penyusunan__status="terbit")


def semua_dokumen(self, satker):
    return self.filter(satker=satker, klasifikasi__in=TERBUKA).exclude(disahkan_pada=None)


@pytest.mark.sekali
@pytest.mark.parametrize(
    ("kelas", "nama", "pengganti", "tanda_bocor"),
    [
        (EntriQuerySet, "publik", semua_entri, SUSUN),
        (EntriQuerySet, "publik", entri_tercoret, SUSUN),
        (DokumenQuerySet, "publik", semua_dokumen, DOKUMEN),
        (VersiBerkasQuerySet, "kini", lambda self: self.all(), DOKUMEN),
    ],
)
def test_satu_penjaga_dicabut_jelajah_menemukannya(
    bintan, monkeypatch, kelas, nama, pengganti, tanda_bocor
):
    alamat = pernah_dikenal(bintan)
    monkeypatch.setattr(kelas, nama, pengganti)

    assert tanda_bocor in "".join(bocor(jelajah(bintan.slug, alamat)))


def _tahun_ini(satker) -> tuple:
    return satker, "tahunan", statistik.masa(statistik.TAHUN, satker.hari_ini)


@pytest.mark.parametrize("tersaring", [True, False])
def test_angka_umum_tersaring_walau_tabelnya_salah_pilih(bintan, monkeypatch, tersaring):
    """Were the table of late requests put on the page, nothing of them would pass the sieve."""
    monkeypatch.setattr(statistik, "SUSUNAN", [*statistik.SUSUNAN, ("", "terlambat", True)])
    monkeypatch.setitem(definisi.MENURUT, "terlambat", "Sebab")
    if not tersaring:
        monkeypatch.setattr(statistik, "untuk_umum", lambda beku: beku)
    alamat = f"/{bintan.slug}/statistik/"

    temuan = bocor({satu: baca(Client(), satu)[1] for satu in (alamat, f"{alamat}csv/")})

    assert [CATATAN in satu for satu in temuan] == ([] if tersaring else [True, True])


# Taking back


@pytest.fixture
def ditarik(bintan):
    """A document that anyone had, under a mark, with what a browser keeps of it."""
    jenis = DOKUMEN
    dokumen = buat_dokumen(bintan, jenis, ringkasan=jenis, klasifikasi="serta_merta")
    berkas = dokumen.berkas[0]
    Berkas.objects.filter(pk=berkas.pk).update(nama=f"{jenis}.pdf")
    alamat = f"/{bintan.slug}/informasi/dokumen/{dokumen.token}/{berkas.token}/"
    return dokumen, alamat, Client().get(alamat)["ETag"]


def test_sesudah_ditarik_tidak_ada_lagi_di_mana_pun(bintan, ditarik):
    dokumen, alamat, sidik = ditarik
    sebelum = bocor(jelajah(bintan.slug))
    tempat = " ".join(sebelum)
    for satu in ("serta-merta/", "umpan.xml", "dokumen/", f"/{bintan.slug}/:"):
        assert satu in tempat
    ada = [satu.partition(": ")[0] for satu in sebelum]

    dokumen.tarik("Memuat data pribadi", oleh=pelaku(Peran.KASUBBAG, bintan))

    assert bocor(jelajah(bintan.slug, [*ada, alamat])) == []
    for kepala in ({}, {"HTTP_IF_NONE_MATCH": sidik}, {"HTTP_IF_NONE_MATCH": "*"}):
        status, isi = baca(Client(), alamat, **kepala)
        assert status == 404
        assert ditemukan(isi) == set()
        assert sidik.encode() not in isi


def test_isian_lama_pada_dip_tidak_menyebut_berkas_yang_ditarik(bintan):
    """The row of the DIP stays; of its document nothing is left but that it is gone."""
    entri = Entri.objects.publik(bintan).filter(~Q(dokumen=None), nama__startswith="Daftar")[0]
    Dokumen.objects.filter(pk=entri.dokumen_id).update(judul=DOKUMEN)
    entri.dokumen.refresh_from_db()
    entri.dokumen.tarik("Keliru", oleh=pelaku(Peran.KASUBBAG, bintan))

    status, isi = baca(Client(), f"/{bintan.slug}/dip/{entri.kode}/")

    assert status == 200
    assert b"Berkas tidak tersedia lagi." in isi
    assert ditemukan(isi) == set()
