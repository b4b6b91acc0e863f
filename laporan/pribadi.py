"""What of a person may not stand in a report, which everybody will read."""

import re
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from laporan.masa import Masa
from permohonan import hitungan
from permohonan.models import JenisPemohon, Pemohon, Permohonan
from ppid.saring import nik

MIN_NAMA = 4  # letters; shorter ones are words like any other
PONSEL = re.compile(r"(?<![0-9])(?:\+?62|0)8[0-9](?:[ .\-]?[0-9]){7,10}(?![0-9])")
SUREL = re.compile(r"[\w.+\-]+@(?![\w.\-]*\.go\.id\b)[\w\-]+\.[\w.\-]*\w")  # not an office's
LAPORAN_TERBUKA = "Laporan ini dibaca masyarakat"


def tanpa_nama(satker, satu: Masa, beku: Mapping, teks: str) -> str:
    """The text with the applicants of its cases called "pemohon", without numbers of theirs."""
    return _samarkan(teks, nama_tersebut(satker, satu, beku, teks))


def sebab_tersamar(satker, satu: Masa, terlambat: list[dict]) -> list[dict]:
    """Reasons as the desk wrote them, fit to be read by anyone; one query."""
    teks = "\n".join(t["sebab"] for t in terlambat)
    nama = list(nama_tersebut(satker, satu, {"terlambat": terlambat}, teks)) if teks.strip() else []
    return [t | {"sebab": _samarkan(t["sebab"], nama)} for t in terlambat]


def _samarkan(teks: str, nama: Iterable[str]) -> str:
    for satu in nama:
        teks = re.sub(_kata(satu), "pemohon", teks, flags=re.IGNORECASE)
    teks = SUREL.sub("(alamat email)", PONSEL.sub("(nomor ponsel)", teks))
    return nik.samarkan(teks)


def keberatan(satker, satu: Masa, beku: Mapping, teks: str) -> str:
    """Why this text may not stand in a report, as a sentence, or "".

    Of the applicants only persons are looked for, by a name of more than one word: one word may be
    any word, and a body may be named for what it is.
    """
    penemu = nik.Penemu()
    penemu.baca(teks)
    if penemu.nik or penemu.lain:
        return f"{LAPORAN_TERBUKA}. Hapus deretan 16 angka (NIK) dari tulisan ini"
    for pola, apa in ((PONSEL, "nomor ponsel"), (SUREL, "alamat email")):
        if cocok := pola.search(teks):
            return f"{LAPORAN_TERBUKA}. Hapus {apa} {cocok[0]} dari tulisan ini"
    orang = Q(jenis=JenisPemohon.PERORANGAN)
    for nama in nama_tersebut(satker, satu, beku, teks, orang):
        if " " in nama:
            return f"{LAPORAN_TERBUKA}. Ganti nama pemohon “{nama}” dengan nomor permohonannya"
    return ""


def nama_tersebut(
    satker, satu: Masa, beku: Mapping, teks: str, orang: Q | None = None
) -> Iterator[str]:
    """Names in the text of those who asked in the period, or are late in it, and of their
    attorneys; the longest first. One query."""
    dalam = hitungan.dalam(satker, satu.awal, satu.akhir)
    telat = Q(satker=satker, nomor__in=[t["nomor"] for t in beku["terlambat"]])
    kasus = Permohonan.objects.filter(dalam | telat).values("pk")
    milik = Pemohon.objects.filter(orang or Q(), permohonan__in=kasus)
    rata = _rata(teks)
    semua = {n for baris in milik.values_list("nama", "nama_kuasa") for n in baris}
    ada = (n for n in semua if len(n) >= MIN_NAMA and _rata(n) in rata)
    for nama in sorted(ada, key=len, reverse=True):
        if re.search(_kata(nama), teks, re.IGNORECASE):
            yield nama


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _kata(nama: str) -> str:
    """The name as words of its own, however they are spaced."""
    return r"\b" + r"\s+".join(map(re.escape, nama.split())) + r"\b"
