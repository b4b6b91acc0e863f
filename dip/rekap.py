"""The buku rekap informasi (SOP Pendokumentasian, "Pencatatan dan Pendataan").

One tuple of columns serves page, print and XLSX. A line is what the document is now; its number
was given in step 3 and is never given again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from dip.models import Dokumen
from dip.models.dokumen import muat_berkas
from ppid import ekspor
from ppid.models import Kegiatan
from ppid.templatetags.ppid import hari_pendek, ukuran

JUDUL = "Buku Rekap Informasi"
SEKALI_BACA = 200  # documents of an export that are in memory at once


def setahun(pelaku, tahun: int):
    kueri = Dokumen.objects.untuk(pelaku).filter(rekap_tahun=tahun)
    return kueri.select_related("satker", "unit", "disahkan_oleh").order_by("rekap_urut")


def per_tahun(pelaku) -> dict[int, int]:
    """How many lines each year has; newest first."""
    kueri = Dokumen.objects.untuk(pelaku).exclude(rekap_tahun=None).order_by("-rekap_tahun")
    hitung = kueri.values("rekap_tahun").annotate(banyak=Count("pk"))
    return {satu["rekap_tahun"]: satu["banyak"] for satu in hitung}


@dataclass(frozen=True)
class Butir:
    """One document as a line of the book; `dicatat`: when it was entered."""

    d: Dokumen
    dicatat: object

    def hari(self, instan) -> str:
        return _hari(self.d.satker.setempat(instan).date()) if instan else ""


def _hari(tanggal) -> str:
    """Sen, 7 Des 2026, with plain spaces: it is also data."""
    return hari_pendek(tanggal).replace("\xa0", " ") if tanggal else ""


def _baris(*isi: str) -> str:
    return "\n".join(filter(None, isi))


def _bentuk(b: Butir) -> str:
    d = b.d
    berkas = ", ".join(f"{x.format} ({ukuran(x.ukuran)})" for x in d.berkas)
    return _baris(
        f"Rekam: {berkas}" if berkas else "",
        f"Daring: {d.tautan}" if d.tautan else "",
        "Cetak" if d.tempat else "",
    ).replace("\xa0", " ")


def _simpan(b: Butir) -> str:
    d = b.d
    lama = f"{d.masa_simpan} tahun" if d.masa_simpan else ""
    sampai = f"sampai {_hari(d.simpan_sampai)}" if d.simpan_sampai else ""
    return _baris(" ".join(filter(None, (lama, sampai))), d.get_nasib_display())


def _disahkan(b: Butir) -> str:
    oleh = b.d.disahkan_oleh.nama if b.d.disahkan_oleh else ""
    return _baris(b.hari(b.d.disahkan_pada), oleh)


def _keadaan(b: Butir) -> str:
    usul = "Diusulkan musnah" if b.d.usul_musnah_pada else ""
    return _baris(b.d.keadaan, usul)


@dataclass(frozen=True)
class Kolom:
    """`lebar`: millimetres on paper, characters in a sheet."""

    judul: str
    lebar: int
    isi: Callable[[Butir], str]


KOLOM = (
    Kolom("Nomor", 15, lambda b: b.d.nomor_rekap),
    Kolom("Dicatat", 16, lambda b: b.hari(b.dicatat)),
    Kolom("Nama dokumen", 30, lambda b: b.d.judul),
    Kolom("Ringkasan isi", 30, lambda b: b.d.ringkasan),
    Kolom("Klasifikasi", 17, lambda b: b.d.get_klasifikasi_display()),
    Kolom("Unit yang menguasai", 22, lambda b: b.d.unit.nama),
    Kolom("Penanggung jawab", 18, lambda b: b.d.pejabat),
    Kolom("Waktu dan tempat pembuatan", 18, lambda b: b.d.waktu_tempat),
    Kolom("Bentuk", 21, _bentuk),
    Kolom("Masa simpan", 18, _simpan),
    Kolom("Tempat simpan", 19, lambda b: b.d.tempat),
    Kolom("Diumumkan juga di", 16, lambda b: b.d.diumumkan_di),
    Kolom("Disahkan", 16, _disahkan),
    Kolom("Keadaan", 17, _keadaan),
)


def baris(dokumen: Iterable[Dokumen]) -> Iterator[list[str]]:
    """The lines of a stream, a cell for each of `KOLOM`; files and dates of many in two queries."""
    sisa = iter(dokumen)
    while bagian := list(islice(sisa, SEKALI_BACA)):
        muat_berkas(bagian)
        dicatat = _dicatat(bagian)
        for satu in bagian:
            butir = Butir(satu, dicatat.get(satu.pk))
            yield [ekspor.teks(kolom.isi(butir)) for kolom in KOLOM]


def _dicatat(dokumen: list[Dokumen]) -> dict:
    jenis = ContentType.objects.get_for_model(Dokumen)
    kegiatan = Kegiatan.objects.filter(
        tentang_jenis=jenis, tentang_id__in=[d.pk for d in dokumen], hasil="dokumentasikan"
    )
    # of a document that went through step 3 twice the first, which its number is of
    return dict(kegiatan.order_by("-selesai").values_list("tentang_id", "selesai"))
