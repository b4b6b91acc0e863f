"""The public search of an office: documents, the DIP in force, and the office's own pages.

Only what anyone may read is looked at, and only its open columns: a word that stands in a draft, in
what is exempt or was withdrawn, or in a version of a file that is not in force, finds nothing.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import strip_tags

from dip import calon, kata
from dip.models import Dokumen, Entri, Penyusunan
from dip.models.dokumen import muat_berkas
from dip.peringkat import Calon, peringkat
from ppid import markah
from ppid.models import Halaman, JenisHalaman
from ppid.models.halaman import fakta, isi_penanda

PANJANG_KUTIPAN = 220


@dataclass
class Potongan:
    """A stretch of one of the office's pages, under its own heading."""

    laman: Halaman
    judul: str
    jangkar: str
    isi: str

    @property
    def kata(self) -> str:
        return kata.rapikan(f"{self.judul} {self.isi}")


@dataclass(frozen=True)
class Hasil:
    """One line of the result: a link, what it is, and what it is about."""

    url: str
    judul: str
    jenis: str
    keterangan: str
    kutipan: str


def cari(satker, teks: str) -> list:
    """Rows that answer, best first, cut by kind only: `tampilan` makes lines of a page of them."""
    dicari = kata.dicari(teks)
    if not dicari:
        return []
    dokumen = list(calon.dokumen(Dokumen.objects.publik(satker).select_related("unit"), dicari))
    entri = calon.entri(_entri(satker), dicari)
    semua = [Calon(satu, satu.judul, dicari) for satu in dokumen]
    semua += [Calon(satu, satu.nama, dicari) for satu in entri]
    semua += [Calon(satu, satu.judul, dicari) for satu in _halaman(satker)]
    hasil = [baris for baris, _ in peringkat(semua)]
    punya = {satu.pk for satu in hasil if isinstance(satu, Dokumen)}
    return [satu for satu in hasil if getattr(satu, "dokumen_id", None) not in punya]


def tampilan(satker, baris: list) -> list[Hasil]:
    """Lines for rows of `cari`; one query more, for the files."""
    muat_berkas([satu for satu in baris if isinstance(satu, Dokumen)])
    return [_TAMPILAN[type(satu)](satker, satu) for satu in baris]


def _entri(satker):
    """Rows of *the* DIP of the office: the newest version that was published."""
    terbaru = Penyusunan.objects.publik(satker).values("pk")[:1]
    return Entri.objects.publik(satker).filter(penyusunan__in=terbaru).select_related("unit")


def _halaman(satker) -> list[Potongan]:
    """All pages, also those that still have the portal's words; two queries."""
    punya = {satu.kode: satu for satu in Halaman.objects.filter(satker=satker)}
    isi = fakta(satker)
    semua = [punya.get(kode) or Halaman(kode=kode) for kode in JenisHalaman.values]
    return [potong for satu in semua for potong in _potongan(satu, isi)]


def _potongan(laman: Halaman, isi: dict) -> list[Potongan]:
    return [
        Potongan(laman, b.judul or laman.judul, b.jangkar, strip_tags(b.isi))
        for b in markah.bagian(isi_penanda(laman.teks, isi))
    ]


def _dokumen(satker, satu: Dokumen) -> Hasil:
    url = reverse("informasi_dokumen", args=[satker.slug, satu.token])
    keterangan = f"{satu.bentuk} · {satu.unit.nama}"
    return Hasil(url, satu.judul, satu.get_klasifikasi_display(), keterangan, satu.ringkasan)


def _baris_dip(satker, satu: Entri) -> Hasil:
    url = reverse("dip_satu", args=[satker.slug, satu.kode])
    tahun = f" · tahun {satu.tahun}" if satu.tahun else ""
    keterangan = f"Daftar Informasi Publik{tahun} · {satu.unit.nama}"
    return Hasil(url, satu.nama, satu.get_sifat_display(), keterangan, satu.ringkasan)


def _laman(satker, satu: Potongan) -> Hasil:
    url = reverse(satu.laman.kode, args=[satker.slug])
    url += f"#{satu.jangkar}" if satu.jangkar else ""
    kutipan = " ".join(satu.isi.split())
    return Hasil(url, satu.judul, "Halaman", satu.laman.judul, _pendek(kutipan))


_TAMPILAN = {Dokumen: _dokumen, Entri: _baris_dip, Potongan: _laman}


def _pendek(teks: str) -> str:
    if len(teks) <= PANJANG_KUTIPAN:
        return teks
    return teks[:PANJANG_KUTIPAN].rpartition(" ")[0] + "…"
