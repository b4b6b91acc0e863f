"""Whose turn it is, in the words of the desk; the open Kegiatan says so."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import formats

from permohonan.models import PermintaanBahan, Permohonan, Perpanjangan
from permohonan.status import DIPERPANJANG, Status
from ppid import tenggat
from ppid.izin import SEBUTAN, Pelaku, Peran
from ppid.models import Kegiatan

LABEL_USULAN = {
    "hentikan": "tidak dapat diproses",
    "bukan_permohonan": "bukan permohonan informasi",
    "duplikat": "duplikat",
}
# An extension under way: whom it waits for, and for what.
PERPANJANGAN = {
    Perpanjangan.Keadaan.DIUSULKAN: (Peran.KASUBBAG, "usulan perpanjangan menunggu {}"),
    Perpanjangan.Keadaan.DISETUJUI: (Peran.PETUGAS, "surat perpanjangan belum dikirim"),
}
SEPEKAN = 7


@dataclass(frozen=True)
class Giliran:
    teks: str
    anda: bool


@dataclass(frozen=True)
class Tunggu:
    """What a case waits for: its open Kegiatan, the units asked, the extension under way."""

    kegiatan: Kegiatan | None
    bahan: tuple[PermintaanBahan, ...] = ()
    perpanjangan: str = ""  # its state, while somebody must still act on it


def tunggu(permohonan) -> dict[int, Tunggu]:
    """What each of these cases waits for, in three queries."""
    semua = [p.pk for p in permohonan]
    jenis = ContentType.objects.get_for_model(Permohonan)
    buka = Kegiatan.objects.filter(tentang_jenis=jenis, tentang_id__in=semua, selesai=None)
    kegiatan = {k.tentang_id: k for k in buka}
    bahan = list(_bahan(semua)) if semua else []
    panjang = dict(_perpanjangan(semua).values_list("permohonan_id", "keadaan"))
    return {
        pk: Tunggu(
            kegiatan.get(pk),
            tuple(b for b in bahan if b.permohonan_id == pk),
            panjang.get(pk, ""),
        )
        for pk in semua
    }


def _bahan(semua):
    return PermintaanBahan.objects.filter(permohonan__in=semua).menunggu().select_related("unit")


def _perpanjangan(semua):
    return Perpanjangan.objects.filter(
        permohonan__in=semua, permohonan__status__in=DIPERPANJANG, keadaan__in=PERPANJANGAN
    )


def milik(pelaku: Pelaku) -> Q:
    """The office's cases that wait for one of this actor's roles."""
    terbuka = Kegiatan.objects.filter(
        satker=pelaku.satker,
        tentang_jenis=ContentType.objects.get_for_model(Permohonan),
        selesai=None,
    )
    peran = pelaku.peran - {Peran.PENGHUBUNG}
    syarat = Q(pk__in=terbuka.filter(menunggu__in=peran).values("tentang_id"))
    if pelaku.unit:  # a unit's turn is that unit's alone
        diminta = PermintaanBahan.objects.filter(unit__in=pelaku.unit).menunggu()
        unit = terbuka.filter(menunggu=Peran.PENGHUBUNG, tentang_id__in=_perkara(diminta))
        syarat |= Q(pk__in=unit.values("tentang_id"))
    keadaan = [k for k, (siapa, _) in PERPANJANGAN.items() if siapa in peran]
    panjang = Perpanjangan.objects.filter(
        permohonan__satker=pelaku.satker, permohonan__status__in=DIPERPANJANG, keadaan__in=keadaan
    )
    return syarat | Q(pk__in=_perkara(panjang))


def _perkara(kueri):
    return kueri.order_by().values("permohonan_id")


def giliran(permohonan, tunggu: Tunggu, pelaku: Pelaku) -> Giliran:
    kegiatan = tunggu.kegiatan
    if kegiatan is None:
        return Giliran(permohonan.get_hasil_display() or "Tidak menunggu siapa pun", False)
    anda = milik_anda(tunggu, pelaku)
    siapa = "Anda" if anda else menunggu_siapa(tunggu)
    bagian = [f"Menunggu: {siapa}"]
    if permohonan.usulan:
        bagian.append(f"usulan {LABEL_USULAN[permohonan.usulan]}")
    bagian.append(_sejak(permohonan, tunggu))
    panjang, panjang_anda = _panjang(tunggu, pelaku)
    panjang = panjang.removesuffix(f" menunggu {siapa}")  # said already
    return Giliran(", ".join(filter(None, [*bagian, panjang])), anda or panjang_anda)


def milik_anda(tunggu: Tunggu, pelaku: Pelaku) -> bool:
    """Does the open Kegiatan wait for this actor?"""
    menunggu = tunggu.kegiatan.menunggu
    if menunggu == Peran.PENGHUBUNG:
        return any(b.unit_id in pelaku.unit for b in tunggu.bahan)
    return menunggu in pelaku.peran


def menunggu_siapa(tunggu: Tunggu) -> str:
    """The role, or the units by name."""
    if tunggu.kegiatan.menunggu == Peran.PENGHUBUNG and tunggu.bahan:
        return nama_unit(tunggu.bahan)
    return SEBUTAN[Peran(tunggu.kegiatan.menunggu)]


def nama_unit(bahan) -> str:
    nama = list(dict.fromkeys(b.nama_unit for b in bahan))
    return " dan ".join(filter(None, [", ".join(nama[:-1]), nama[-1]]))


def _panjang(tunggu: Tunggu, pelaku: Pelaku) -> tuple[str, bool]:
    if not tunggu.perpanjangan:
        return "", False
    siapa, kalimat = PERPANJANGAN[tunggu.perpanjangan]
    anda = siapa in pelaku.peran
    return kalimat.format("Anda" if anda else SEBUTAN[siapa]), anda


def _sejak(permohonan, tunggu: Tunggu) -> str:
    satker, kegiatan = permohonan.satker, tunggu.kegiatan
    if kegiatan.menunggu == Peran.PENGHUBUNG and tunggu.bahan:
        return _lama(satker, min(b.dibuat for b in tunggu.bahan))
    if kegiatan.menunggu == Peran.PEMOHON and permohonan.status == Status.PERLU_DILENGKAPI:
        lewat = satker.hari_ini > permohonan.batas_lengkapi
        batas = formats.date_format(permohonan.batas_lengkapi, "D, j\xa0M\xa0Y")
        return f"batasnya lewat sejak {batas}" if lewat else f"sampai {batas}"
    return f"sejak {kapan(satker, kegiatan.mulai)}"


def _lama(satker, instan) -> str:
    """4 hari kerja; within the first, since when."""
    hari = satker.setempat(instan).date()
    lama = -tenggat.sisa_hari_kerja(satker.hari_ini, hari, satker.kalender())
    return f"{lama} hari kerja" if lama > 0 else f"sejak {kapan(satker, instan)}"


def kapan(satker, instan) -> str:
    """pukul 08.05 today, a weekday within the week, else the date."""
    setempat = satker.setempat(instan)
    lalu = (satker.hari_ini - setempat.date()).days
    if lalu == 0:
        return f"pukul\xa0{setempat:%H.%M}"
    if 0 < lalu < SEPEKAN:
        return formats.date_format(setempat, "l")
    return formats.date_format(setempat, "D, j\xa0M\xa0Y")
