"""What of a person may not stand in a report, which everybody will read."""

import re
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from laporan.masa import SEHARI, Masa
from permohonan.models import JenisPemohon, Pemohon, Permohonan
from ppid import waktu
from ppid.saring import nik

MIN_NAMA = 4  # letters; shorter ones are words like any other
MIN_KATA = 3  # of a name's word, where it is clear whose case the text is about
NAMA = ("nama", "nama_kuasa", "narahubung")
PONSEL = re.compile(r"(?<![0-9])(?:\+?62|0)8[0-9](?:[ .\-]?[0-9]){7,10}(?![0-9])")
SUREL = re.compile(r"[\w.+\-]+@(?![\w.\-]*\.go\.id\b)[\w\-]+\.[\w.\-]*\w")  # not an office's
LAPORAN_TERBUKA = "Laporan ini dibaca masyarakat"


def tanpa_nama(satker, satu: Masa, beku: Mapping, teks: str) -> str:
    """The text with the applicants of its cases called "pemohon", without numbers of theirs."""
    return _samarkan(teks, nama_tersebut(satker, satu, beku, teks))


def sebab_tersamar(satker, satu: Masa, terlambat: list[dict]) -> list[dict]:
    """Reasons as the desk wrote them, fit to be read by anyone; nobody looks them over, so each
    word of a name of its own case goes. Two queries, or none where nothing was written."""
    teks = "\n".join(t["sebab"] for t in terlambat)
    if not teks.strip():
        return list(terlambat)
    nama = list(nama_tersebut(satker, satu, {"terlambat": terlambat}, teks))
    orang = _orang(satker, [t["nomor"] for t in terlambat if t["sebab"]])
    return [t | {"sebab": _tanpa_kata(_samarkan(t["sebab"], nama), orang, t)} for t in terlambat]


def _orang(satker, nomor: list[str]) -> dict[str, set[str]]:
    """By number of the case: the words of the persons' names in it."""
    hasil = {}
    kasus = Permohonan.objects.filter(satker=satker, nomor__in=nomor).order_by()
    for ke, jenis, *nama in kasus.values_list("nomor", "pemohon__jenis", *_bidang("pemohon__")):
        teks = " ".join(nama if jenis == JenisPemohon.PERORANGAN else nama[1:])
        hasil[ke] = {kata for kata in re.findall(r"[^\W\d_]+", teks) if len(kata) >= MIN_KATA}
    return hasil


def _bidang(awalan: str = "") -> list[str]:
    return [f"{awalan}{nama}" for nama in NAMA]


def _tanpa_kata(teks: str, orang: Mapping[str, set[str]], t: Mapping) -> str:
    """A word of a name that is written small as a whole may be any word: "hari"."""
    for kata in orang.get(t["nomor"], ()):
        rupa = "|".join(map(re.escape, {kata.capitalize(), kata.upper(), kata.title()}))
        teks = re.sub(rf"\b(?:{rupa})\b", "pemohon", teks)
    return re.sub(r"\bpemohon(?:\s+pemohon\b)+", "pemohon", teks)


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
    for nama in nama_tersebut(satker, satu, beku, teks, orang=True):
        if " " in nama:
            return f"{LAPORAN_TERBUKA}. Ganti nama pemohon “{nama}” dengan nomor permohonannya"
    return ""


def nama_tersebut(
    satker, satu: Masa, beku: Mapping, teks: str, orang: bool = False
) -> Iterator[str]:
    """Names in the text of those whose cases were at work in the period, or are late in it, of
    their attorneys and contacts; the longest first. `orang`: persons alone. One query."""
    telat = Q(satker=satker, nomor__in=[t["nomor"] for t in beku["terlambat"]])
    kasus = Permohonan.objects.filter(_dikerjakan(satker, satu) | telat).values("pk")
    baris = Pemohon.objects.filter(permohonan__in=kasus).values_list("jenis", *_bidang())
    rata, semua = _rata(teks), set()
    for jenis, *nama in baris:
        semua.update(nama if not orang or jenis == JenisPemohon.PERORANGAN else nama[1:])
    ada = (n for n in semua if len(n) >= MIN_NAMA and _rata(n) in rata)
    for nama in sorted(ada, key=len, reverse=True):
        if re.search(_kata(nama), teks, re.IGNORECASE):
            yield nama


def _dikerjakan(satker, satu: Masa) -> Q:
    """Received by the end of the period, and not ended before it: what its notes speak of."""
    mula = waktu.awal_hari(satu.awal, satker.zona)
    batas = waktu.awal_hari(satu.akhir + SEHARI, satker.zona)
    belum = Q(selesai_pada=None) | Q(selesai_pada__gte=mula)
    return belum & Q(satker=satker, diterima_pada__lt=batas)


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _kata(nama: str) -> str:
    """The name as words of its own, however they are spaced."""
    return r"\b" + r"\s+".join(map(re.escape, nama.split())) + r"\b"
