"""Whose turn it is, in the words of the desk; the open Kegiatan says so."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils import formats

from permohonan.models import Permohonan
from ppid.izin import LABEL_PERAN, Pelaku, Peran
from ppid.models import Kegiatan

SEBUTAN = LABEL_PERAN | {Peran.PETUGAS: "Desk", Peran.KASUBBAG: "Kasubbag"}
LABEL_USULAN = {
    "hentikan": "tidak dapat diproses",
    "bukan_permohonan": "bukan permohonan informasi",
    "duplikat": "duplikat",
}
SEPEKAN = 7


@dataclass(frozen=True)
class Giliran:
    teks: str
    anda: bool


def kegiatan_terbuka(permohonan) -> dict[int, Kegiatan]:
    """The open Kegiatan of each of these cases, in one query."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    baris = Kegiatan.objects.filter(
        tentang_jenis=jenis, tentang_id__in=[p.pk for p in permohonan], selesai=None
    )
    return {k.tentang_id: k for k in baris}


def milik(pelaku: Pelaku):
    """Keys of the office's cases that wait for one of this actor's roles."""
    return Kegiatan.objects.filter(
        satker=pelaku.satker,
        tentang_jenis=ContentType.objects.get_for_model(Permohonan),
        selesai=None,
        menunggu__in=pelaku.peran,
    ).values("tentang_id")


def giliran(permohonan, kegiatan: Kegiatan | None, pelaku: Pelaku) -> Giliran:
    if kegiatan is None:
        return Giliran(permohonan.get_hasil_display() or "Tidak menunggu siapa pun", False)
    anda = kegiatan.menunggu in pelaku.peran
    siapa = "Anda" if anda else SEBUTAN[Peran(kegiatan.menunggu)]
    bagian = [f"Menunggu: {siapa}"]
    if permohonan.usulan:
        bagian.append(f"usulan {LABEL_USULAN[permohonan.usulan]}")
    bagian.append(_sejak(permohonan, kegiatan))
    return Giliran(", ".join(bagian), anda)


def _sejak(permohonan, kegiatan: Kegiatan) -> str:
    satker = permohonan.satker
    if kegiatan.menunggu == Peran.PEMOHON and permohonan.batas_lengkapi:
        lewat = satker.hari_ini > permohonan.batas_lengkapi
        batas = formats.date_format(permohonan.batas_lengkapi, "D, j\xa0M\xa0Y")
        return f"batasnya lewat sejak {batas}" if lewat else f"sampai {batas}"
    return f"sejak {kapan(satker, kegiatan.mulai)}"


def kapan(satker, instan) -> str:
    """pukul 08.05 today, a weekday within the week, else the date."""
    setempat = satker.setempat(instan)
    lalu = (satker.hari_ini - setempat.date()).days
    if lalu == 0:
        return f"pukul\xa0{setempat:%H.%M}"
    if 0 < lalu < SEPEKAN:
        return formats.date_format(setempat, "l")
    return formats.date_format(setempat, "D, j\xa0M\xa0Y")
