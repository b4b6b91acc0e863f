"""What of a person may not stand in a report, which everybody will read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from django.db.models import Q

from laporan.masa import Masa
from permohonan.models import JenisPemohon, Pemohon, Permohonan
from permohonan.samar import AKHIRAN, MIN_KATA, NAMA, SELA_ANGKA, rata
from ppid import waktu
from ppid.saring import nik

# Letters: shorter names are words like any other, but for words of a name (`MIN_KATA`), where it is
# clear whose case the text is about.
MIN_NAMA = 4
HURUF = re.compile(r"[^\W\d_]+")
# What a name follows, also one that is written small.
SAPAAN = r"(?:pak|bapak|bu|ibu|sdri?|saudar[ai]|mas|mbak|bang|kak|haji|hajah|an|a\.n|atas nama)"
PONSEL = re.compile(  # Rp62.812.555.011 is none
    r"(?<![0-9])(?<!Rp)(?<!Rp\s)"
    rf"(?:\+62{SELA_ANGKA}|62[\s-]?|\(?0)8[0-9](?:{SELA_ANGKA}[0-9]){{7,10}}(?![0-9])"
)
SUREL = re.compile(r"[\w.+\-]+@(?![\w.\-]*\.go\.id\b)[\w\-]+\.[\w.\-]*\w")  # not an office's
LAPORAN_TERBUKA = "Laporan ini dibaca masyarakat"


def tanpa_nama(satker, satu: Masa, beku: Mapping, teks: str) -> str:
    """The text with the applicants of its cases called "pemohon", without numbers of theirs."""
    return _samarkan(teks, nama_tersebut(satker, satu, beku, teks))


def sebab_tersamar(satker, satu: Masa, terlambat: list[dict]) -> list[dict]:
    """Reasons as the desk wrote them, fit to be read by anyone, which nobody looks over. Two
    queries, or none where nothing was written."""
    teks = "\n".join(t["sebab"] for t in terlambat)
    if not teks.strip():
        return list(terlambat)
    nama = list(nama_tersebut(satker, satu, {"terlambat": terlambat}, teks))
    sebab = tanpa_kata(satker, [(t["nomor"], _samarkan(t["sebab"], nama)) for t in terlambat])
    return [t | {"sebab": satu} for t, satu in zip(terlambat, sebab, strict=True)]


def tanpa_kata(satker, catatan: Sequence[tuple[str, str]]) -> list[str]:
    """Of (number of a case, words about it) the words, without any word of a person's name in that
    case. One query."""
    orang = _orang(satker, [nomor for nomor, teks in catatan if teks])
    return [_tanpa_kata(teks, orang.get(nomor, ())) for nomor, teks in catatan]


def _orang(satker, nomor: list[str]) -> dict[str, set[str]]:
    """By number of the case: the persons' names in it, and the words of each."""
    hasil = {}
    kasus = Permohonan.objects.filter(satker=satker, nomor__in=nomor).order_by()
    for ke, jenis, *nama in kasus.values_list("nomor", "pemohon__jenis", *_bidang("pemohon__")):
        orang = nama if jenis == JenisPemohon.PERORANGAN else nama[1:]
        hasil[ke] = {rata(n) for n in orang if len(n) >= MIN_NAMA}
        hasil[ke].update(*map(_kata_nama, orang))
    return hasil


def _kata_nama(nama: str) -> list[str]:
    return [kata for kata in HURUF.findall(rata(nama)) if len(kata) >= MIN_KATA]


def _bidang(awalan: str = "") -> list[str]:
    return [f"{awalan}{nama}" for nama in NAMA]


def _tanpa_kata(teks: str, kata: Iterable[str]) -> str:
    """A word of a name that is written small as a whole may be any word: "hari"; "pak hari" not."""
    if not kata:
        return teks
    satu, teks = _salah_satu(kata), rata(teks)
    disapa = rf"\b({SAPAAN}\.?\s+){satu}(?:\s+{satu})*\b"
    teks = re.sub(disapa, r"\1pemohon", teks, flags=re.IGNORECASE)
    rupa = {r for k in kata for r in (k, k.capitalize(), k.upper(), k.title()) if not r.islower()}
    teks = re.sub(rf"\b{_salah_satu(rupa)}\b", "pemohon", teks)
    return re.sub(r"\bpemohon(?:\s+pemohon\b)+", "pemohon", teks)


def _salah_satu(kata: Iterable[str]) -> str:
    """The longest first, so that a name goes as a whole."""
    urut = sorted(kata, key=lambda satu: (-len(satu), satu))
    return rf"(?:{'|'.join(map(re.escape, urut))}){AKHIRAN}"


def _samarkan(teks: str, nama: Iterable[str]) -> str:
    teks = rata(teks)
    for satu in nama:
        teks = re.sub(_kata(satu), "pemohon", teks, flags=re.IGNORECASE)
    teks = SUREL.sub("(alamat email)", PONSEL.sub("(nomor ponsel)", teks))
    return nik.samarkan(teks)


def halangan(satker, satu: Masa, beku: Mapping, teks: str) -> str:
    """Why this text may not stand in a report, as a sentence, or "".

    Of the applicants only persons are looked for, by a name of more than one word: one word may be
    any word, and a body may be named for what it is.
    """
    teks = rata(teks)
    if nik.samarkan(teks) != teks:
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
    """Names in the text of those whose cases were at work in the period or since, or are late in
    it, of their attorneys and contacts; the longest first. A person is found by two neighbouring
    words of the name, too: titles come and go. `orang`: persons alone. One query."""
    telat = Q(satker=satker, nomor__in=[t["nomor"] for t in beku["terlambat"]])
    kasus = Permohonan.objects.filter(_dikerjakan(satker, satu) | telat).values("pk")
    baris = Pemohon.objects.filter(permohonan__in=kasus).values_list("jenis", *_bidang())
    datar, semua = _datar(teks), set()
    for jenis, *nama in baris:
        sendiri = jenis == JenisPemohon.PERORANGAN
        semua.update(nama if sendiri or not orang else nama[1:])
        semua.update(map(" ".join, pairwise(_kata_nama(nama[0]))) if sendiri else ())
    ada = (n for n in semua if len(n) >= MIN_NAMA and _datar(n) in datar)
    for nama in sorted(ada, key=len, reverse=True):
        if re.search(_kata(nama), rata(teks), re.IGNORECASE):
            yield nama


def _dikerjakan(satker, satu: Masa) -> Q:
    """Not ended before the period: what its notes, written after it, may speak of."""
    mula = waktu.awal_hari(satu.awal, satker.zona)
    return Q(satker=satker) & (Q(selesai_pada=None) | Q(selesai_pada__gte=mula))


def _datar(teks: str) -> str:
    return " ".join(rata(teks).split()).casefold()


def _kata(nama: str) -> str:
    """The name as words of its own, however they are spaced."""
    isi = r"\s+".join(map(re.escape, rata(nama).split()))
    return rf"\b{isi}{AKHIRAN}\b"
