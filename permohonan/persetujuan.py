"""What of the requests waits for the PPID: drafts, extensions, closings, uji konsekuensi."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import Truncator

from permohonan import tindakan
from permohonan.giliran import LABEL_USULAN
from permohonan.models import Permohonan, Perpanjangan, Tanggapan, UjiKonsekuensi
from permohonan.status import DIPERPANJANG, Status
from permohonan.urgensi import urgensi
from ppid import tenggat
from ppid.izin import Izin, Pelaku
from ppid.models import Kegiatan
from ppid.persetujuan import Menunggu, Sumber
from ppid.templatetags.ppid import hari_pendek

PANJANG = 160


def ringkas(teks: str) -> str:
    return Truncator(" ".join(teks.split())).chars(PANJANG)


def judul_konsep(konsep: Tanggapan) -> str:
    """Which letters a draft becomes."""
    if not konsep.ditolak():
        return "Pemberitahuan tertulis"
    return "Pemberitahuan dan penolakan" if konsep.ditanggapi() else "Penolakan permohonan"


def _mendesak(pelaku: Pelaku, p: Permohonan) -> dict:
    """The legal clock of the case, as the queue shows it."""
    sisa = tenggat.sisa_hari_kerja(pelaku.satker.hari_ini, p.jatuh_tempo, pelaku.satker.kalender())
    genting = urgensi(sisa, p.rezim.hari)
    return {"tingkat": genting.tingkat, "sisa": genting.teks, "batas": hari_pendek(p.jatuh_tempo)}


def _kasus(pelaku: Pelaku, p: Permohonan, jenis: str, nama: str = "", **isian) -> Menunggu:
    p.satker = pelaku.satker
    return Menunggu(
        jenis=jenis,
        judul=p.nomor,
        url=tindakan.alamat_aksi(p, nama) if nama else tindakan.alamat(p, "persetujuan_satu"),
        **{"keterangan": ringkas(p.rincian)} | isian,
        **_mendesak(pelaku, p),
    )


# Drafts of answers, and extensions


def _kueri_konsep(pelaku: Pelaku):
    return (
        Tanggapan.objects.filter(
            permohonan__in=Permohonan.objects.untuk(pelaku),
            permohonan__status=Status.MENUNGGU_PERSETUJUAN,
            keadaan=Tanggapan.Keadaan.DIAJUKAN,
        )
        .select_related("permohonan__rezim", "disusun_oleh")
        .prefetch_related("jawaban")
    )


def _konsep(pelaku: Pelaku, satu: Tanggapan) -> Menunggu:
    ke = f", konsep ke-{satu.ke}" if satu.ke > 1 else ""
    return _kasus(
        pelaku,
        satu.permohonan,
        f"{judul_konsep(satu)}{ke}",
        sejak=satu.disusun_pada,
        oleh=satu.disusun_oleh.nama,
    )


def _kueri_perpanjangan(pelaku: Pelaku):
    return Perpanjangan.objects.filter(
        permohonan__in=Permohonan.objects.untuk(pelaku),
        permohonan__status__in=DIPERPANJANG,
        keadaan=Perpanjangan.Keadaan.DIUSULKAN,
    ).select_related("permohonan__rezim", "diusulkan_oleh")


def _perpanjangan(pelaku: Pelaku, satu: Perpanjangan) -> Menunggu:
    return _kasus(
        pelaku,
        satu.permohonan,
        "Perpanjangan waktu",
        keterangan=f"{satu.get_alasan_display()}. {ringkas(satu.uraian)}",
        sejak=satu.diusulkan_pada,
        oleh=satu.diusulkan_oleh.nama,
    )


# Closings that the desk proposed


def _kueri_usulan(pelaku: Pelaku):
    """A proposal is dated by the Kegiatan that it opened."""
    giliran = Kegiatan.objects.filter(
        tentang_jenis=ContentType.objects.get_for_model(Permohonan),
        tentang_id=OuterRef("pk"),
        selesai=None,
    ).values("mulai")[:1]
    diusulkan = Permohonan.objects.untuk(pelaku).exclude(usulan="").exclude(status=Status.SELESAI)
    return diusulkan.annotate(
        diusulkan_pada=Coalesce(Subquery(giliran), "dicatat_pada")
    ).select_related("rezim", "usulan_oleh")


def _usulan(pelaku: Pelaku, p: Permohonan) -> Menunggu:
    return _kasus(
        pelaku,
        p,
        f"Usul ditutup: {LABEL_USULAN[p.usulan]}",
        p.usulan,
        keterangan=ringkas(p.usulan_alasan),
        sejak=p.diusulkan_pada,
        oleh=p.usulan_oleh.nama if p.usulan_oleh else "",
    )


# Uji konsekuensi, proposed by an office below: never the applicant, and the clock is theirs


def _kueri_uji(pelaku: Pelaku):
    menunggu = UjiKonsekuensi.objects.untuk(pelaku).filter(
        tujuan=pelaku.satker, keadaan=UjiKonsekuensi.Keadaan.DIUSULKAN
    )
    return menunggu.select_related("permohonan", "satker")


def _uji(pelaku: Pelaku, satu: UjiKonsekuensi) -> Menunggu:
    return Menunggu(
        jenis="Usulan uji konsekuensi",
        judul=satu.permohonan.nomor,
        keterangan=ringkas(satu.materi),
        url=reverse("uji_satu", args=[pelaku.satker.slug, satu.token]),
        sejak=satu.dibuat,
        oleh=satu.satker.nama,
        batas=f"Jatuh tempo {hari_pendek(satu.permohonan.jatuh_tempo)}",
    )


SUMBER = (
    Sumber(Izin.PUTUSKAN, _kueri_konsep, "disusun_pada", _konsep),
    Sumber(Izin.PUTUSKAN, _kueri_perpanjangan, "diusulkan_pada", _perpanjangan),
    Sumber(Izin.PUTUSKAN, _kueri_usulan, "diusulkan_pada", _usulan),
    Sumber(Izin.CATAT_UJI, _kueri_uji, "dibuat", _uji),
)
