"""T8: marks planted in what not everyone may read, and who may read each.

A mark is one word, `qz` and letters; where it stands says what it is. Whatever leaves the portal
(a page, an export, a paper, a message, a file name) is searched for such words.
"""

import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from dip.models import Dikecualikan, Dokumen
from laporan.models import Laporan, Supervisi
from permohonan.models import Catatan, Pemohon, PermintaanBahan, Permohonan, Tanggapan
from ppid.izin import MATRIKS, Izin, Peran
from ppid.models import Berkas, JenisBerkas, Satker

TANDA = re.compile(rb"qz[a-z]+")
DESK = frozenset({Peran.PETUGAS.value, Peran.KASUBBAG.value})
DIP = frozenset(p.value for p in Peran if Izin.LIHAT_DIP in MATRIKS[p])
PPID = frozenset({Peran.KASUBBAG.value})
LAPORAN = frozenset(p.value for p in Peran if Izin.LIHAT_LAPORAN in MATRIKS[p])
UNIT = DESK | {Peran.PENGHUBUNG.value}

# What a mark stands in, and the roles of the own office that may read it.
RAHASIA = {
    "pemohon": DESK,  # name, e-mail and words of an applicant, in drafts and held filings too
    "kartu": DESK,  # the number of an identity card
    "catatan": DESK,  # internal notes, contacts, corrections
    "konsep": DESK,  # an answer that is not yet approved, a note with which it was returned
    "bahan": UNIT,  # what a unit handed in: its words, its file's name
    "dokumen": DESK,  # documents not ratified, closed or taken back; files not in force
    # What is behind a heading of the DIK, and headings no longer in force. KPU RI's is everyone's.
    "dik": DESK,
    "susun": DIP,  # a DIP being drawn up, and what of a published one is not public
    "supervisi": PPID,  # the Kasubbag's note on a day
    "laporan": LAPORAN,  # what is written in a report before it is issued, and why it came back
}
PUSAT = "kpu"
AWAL = tuple(f"qz{jenis}" for jenis in RAHASIA)


def tanda(slug: str, milik: str = "", jenis: str = "pemohon") -> str:
    return f"qz{jenis}{slug}{milik}".replace("-", "")


def boleh(siapa: str, kantor: str, pemilik: tuple[str, ...]) -> set[str]:
    """Marks that may stand in what this role of an office gets; `pemilik` are whose cases."""
    jenis = {j for j, peran in RAHASIA.items() if siapa in peran}
    milik = ("", *pemilik)
    sah = {tanda(kantor, satu, j) for j in jenis for satu in milik}
    return sah | ({tanda(PUSAT, "", "dik")} if "dik" in jenis else set())


def ditemukan(isi: bytes) -> set[str]:
    """Whole marks; what is masked or cut short is none."""
    return {satu for temu in TANDA.findall(isi) if (satu := temu.decode()).startswith(AWAL)}


def terbaca(isi: bytes) -> bytes:
    """What a person can read of a file: a workbook is unpacked; of a PDF, the stand-in's words."""
    if not isi.startswith(b"PK") or not is_zipfile(BytesIO(isi)):
        return isi
    with ZipFile(BytesIO(isi)) as arsip:
        return b"".join(arsip.read(nama) for nama in arsip.namelist())


def tanam(satker: Satker, pemilik: str, perkara: list[Permohonan]) -> None:
    """Mark what hangs on these cases of one owner. Straight into the rows: nobody acted."""

    def satu(jenis: str) -> str:
        return tanda(satker.slug, pemilik, jenis)

    kunci = [p.pk for p in perkara]
    Pemohon.objects.filter(permohonan__in=kunci).update(nomor_identitas=satu("kartu"))
    Catatan.objects.filter(permohonan__in=kunci).update(isi=satu("catatan"))
    Tanggapan.objects.filter(permohonan__in=kunci).update(
        tembusan=satu("konsep"), catatan=satu("konsep")
    )
    bahan = PermintaanBahan.objects.filter(permohonan__in=kunci).exclude(dijawab_pada=None)
    for minta in bahan:
        PermintaanBahan.objects.filter(pk=minta.pk).update(jawaban=satu("bahan"))
        milik = Berkas.objects.tentang(minta).filter(jenis=JenisBerkas.BAHAN)
        milik.update(nama=f"{satu('bahan')}.pdf")
    if perkara:
        Catatan.objects.create(
            permohonan=perkara[0], jenis=Catatan.Jenis.INTERNAL, isi=satu("catatan")
        )


def tanam_kantor(satker: Satker) -> None:
    """Mark what belongs to an office and to nobody's case."""
    Dokumen.objects.filter(satker=satker, disahkan_pada=None).update(
        judul=tanda(satker.slug, "", "dokumen")
    )
    dik = tanda(satker.slug, "", "dik")
    Dikecualikan.objects.filter(satker=satker).update(konsekuensi=dik, manfaat=dik)
    Supervisi.objects.filter(satker=satker).update(catatan=tanda(satker.slug, "", "supervisi"))
    isian = {"kendala": tanda(satker.slug, "", "laporan")}
    Laporan.objects.filter(satker=satker, status="disusun").update(isian=isian)
