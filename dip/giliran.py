"""Whose word the year's DIP waits for: the steps that an official decides, and units' parts."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from dip.models import Bagian, Penyusunan
from dip.models.bagian import kepala_unit
from dip.status.bagian import LANGKAH
from dip.status.penyusunan import Status
from ppid import alur
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Kegiatan


@dataclass(frozen=True)
class Tugas:
    """What is to be decided in a status: the act, what it is called, the page it is done on."""

    aksi: str
    judul: str
    halaman: str


TUGAS = {
    Status.PENUGASAN: Tugas("tugaskan_kasubbag", "Tugaskan Kasubbag", "dip_tugas"),
    Status.KOREKSI: Tugas("koreksi_nota", "Koreksi nota dinas", "dip_nota"),
    Status.PERSETUJUAN: Tugas("setujui_nota", "Setujui nota dinas", "dip_nota"),
    Status.TANDA_TANGAN: Tugas("tandatangani_nota", "Tandatangani nota dinas", "dip_nota"),
    Status.KOREKSI_ATASAN: Tugas(
        "tandatangani_dip", "Koreksi dan tandatangani usulan DIP", "dip_pertimbangan"
    ),
    Status.PERTIMBANGAN: Tugas("sahkan_dip", "Sahkan DIP", "dip_pertimbangan"),
    Status.DISAHKAN: Tugas("usulkan_pleno", "Usulkan DIP pada Pleno", "dip_pleno"),
    Status.PLENO: Tugas("tetapkan_dip", "Tetapkan DIP dalam Rapat Pleno", "dip_pleno"),
}


# The office's DIP being drawn up


def menunggu(satker) -> list[Penyusunan]:
    """Those that wait for somebody's word, with what tells whose; two queries."""
    milik = Penyusunan.objects.filter(satker=satker, status__in=TUGAS)
    return list(milik.select_related("satker", "sop").prefetch_related("sop__langkah"))


def milik(dip: list[Penyusunan], pelaku: Pelaku) -> list[Penyusunan]:
    """Those of them that wait for this actor. Asks nothing."""
    return [satu for satu in dip if _giliran(satu, TUGAS[satu.status].aksi, pelaku)]


def _giliran(perkara, aksi: str, pelaku: Pelaku) -> bool:
    t = next(t for t in perkara.ALUR if t.nama == aksi)
    return pelaku.satker == perkara.satker and alur.berhak(t, perkara, pelaku)


def penyusunan(pelaku: Pelaku):
    """As a query, with since when each waits and who passed it on."""
    pk = [satu.pk for satu in milik(menunggu(pelaku.satker), pelaku)]
    return _bertanggal(Penyusunan.objects.untuk(pelaku).filter(pk__in=pk), "mulai")


# Units' parts


@dataclass(frozen=True)
class Serahan:
    """An open part: the posts that may hand it in, and whether one of them has its very unit."""

    bagian: Bagian
    peran: frozenset[Peran]
    berkepala: bool

    def milik(self, pelaku: Pelaku) -> bool:
        peran = pelaku.peran_dengan(Izin.SERAHKAN_DIP) & self.peran
        if not peran:
            return False
        return self.bagian.unit_id in pelaku.unit_selaku(peran) or not self.berkepala


def serahan(satker) -> list[Serahan]:
    """The office's open parts; two queries, and one per version of the SOP."""
    terbuka = Bagian.objects.filter(satker=satker).terbuka().select_related("unit", "sop")
    semua = list(terbuka.select_related("penyusunan").prefetch_related("sop__langkah"))
    kepala = kepala_unit(satker, semua)
    return [_serahan(satu, kepala[satu.sop_id]) for satu in semua]


def _serahan(satu: Bagian, berkepala: set[int]) -> Serahan:
    tertulis = satu.sop.peran_langkah(LANGKAH)
    desk = {Peran.KASUBBAG} if Peran.PETUGAS in tertulis else set()  # who stands in for it
    return Serahan(satu, tertulis | desk, satu.unit_id in berkepala)


def bagian(pelaku: Pelaku):
    """As a query: parts that are this actor's to hand in."""
    pk = [satu.bagian.pk for satu in serahan(pelaku.satker) if satu.milik(pelaku)]
    return _bertanggal(Bagian.objects.untuk(pelaku).filter(pk__in=pk), "penyusunan__mulai")


# Since when


def _bertanggal(kueri, bawaan: str):
    """`menunggu_sejak` from the open Kegiatan; `diteruskan_oleh` from the one before it."""
    jenis = ContentType.objects.get_for_model(kueri.model)
    semua = Kegiatan.objects.filter(tentang_jenis=jenis, tentang_id=OuterRef("pk"))
    terbuka = semua.filter(selesai=None).values("mulai")[:1]
    lalu = semua.exclude(selesai=None).order_by("-selesai", "-pk").values("oleh__nama")[:1]
    return kueri.annotate(
        menunggu_sejak=Coalesce(Subquery(terbuka), bawaan),
        diteruskan_oleh=Coalesce(Subquery(lalu), Value("")),
    )
