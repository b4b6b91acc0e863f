"""The chain of the DIP up to an act, each step by its own actor; for pages that only read it."""

from collections.abc import Iterator
from datetime import date

from dip.models import Entri, Penyusunan
from dip.models.entri import beri_kode
from ppid.izin import Pelaku, Peran
from tests.factories import pelaku

LANGKAH = (
    *("mulai", "tugaskan_kasubbag", "kirim_konsep", "koreksi_nota", "setujui_nota"),
    *("tandatangani_nota", "serahkan", "usulkan", "tandatangani_dip", "sahkan", "usulkan_pleno"),
    *("tetapkan", "terbitkan"),
)


def orang(satker) -> dict[Peran, Pelaku]:
    luar = (Peran.PEMOHON, Peran.SISTEM, Peran.PUSAT, Peran.AUDITOR)
    return {peran: pelaku(peran, satker) for peran in Peran if peran not in luar}


def jalankan(satker, tahun: int, sampai: str, *, entri: int = 0) -> Penyusunan:
    """Done up to and with `sampai`; `entri` rows in each part before it is handed in."""
    jalan = berjalan(satker, tahun, entri=entri)
    return next(dip for langkah, dip in jalan if langkah == sampai)


def berjalan(satker, tahun: int, *, entri: int = 0) -> Iterator[tuple[str, Penyusunan]]:
    """Act by act, each with the DIP after it."""
    o = orang(satker)
    dip = Penyusunan.mulai_tahun(tahun, oleh=o[Peran.SEKRETARIS], arahan="Susun")
    yield LANGKAH[0], dip
    for langkah in LANGKAH[1:]:
        _lakukan(dip, langkah, o, entri)
        dip = Penyusunan.objects.get(pk=dip.pk)
        yield langkah, dip


def _lakukan(dip: Penyusunan, langkah: str, o: dict[Peran, Pelaku], entri: int) -> None:
    kabag = o[dip.sop.pelaksana("setujui")]
    sekretaris, petugas = o[Peran.SEKRETARIS], o[Peran.PETUGAS]
    if langkah == "tugaskan_kasubbag":
        if dip.status == "penugasan":
            dip.tugaskan_kasubbag(oleh=kabag, arahan="Koordinasikan")
    elif langkah == "kirim_konsep":
        dip.kirim_konsep("Penyusunan DIP", "Mohon diisi", oleh=petugas)
    elif langkah == "koreksi_nota":
        dip.koreksi_nota("Penyusunan DIP", "Mohon diisi", oleh=o[Peran.KASUBBAG])
    elif langkah == "setujui_nota":
        dip.setujui_nota(oleh=kabag)
    elif langkah == "tandatangani_nota":
        dip.tandatangani_nota(oleh=sekretaris)
    elif langkah == "serahkan":
        for bagian in dip.bagian.all():
            isi(bagian, entri)
            bagian.serahkan(oleh=kabag)
    elif langkah == "usulkan":
        dip.usulkan(oleh=petugas)
    elif langkah == "tandatangani_dip":
        dip.tandatangani(oleh=sekretaris)
    elif langkah == "sahkan":
        dip.sahkan(["Erlina"], date(2026, 1, 5), None, oleh=o[Peran.PERTIMBANGAN])
    elif langkah == "usulkan_pleno":
        dip.usulkan_pleno(oleh=sekretaris)
    elif langkah == "tetapkan":
        pindaian = {"ba_pindaian": None, "keputusan_pindaian": None}
        dip.tetapkan(oleh=o[Peran.PLENO], ba_nomor="1", **pindaian)
    elif langkah == "terbitkan":
        dip.terbitkan(oleh=petugas)


def isi(bagian, banyak: int) -> None:
    baris = [
        Entri(
            penyusunan=bagian.penyusunan,
            unit=bagian.unit,
            urut=n,
            nama=f"Informasi {n} {bagian.unit}",
            sifat="berkala",
        )
        for n in range(banyak)
    ]
    beri_kode(bagian.satker, bagian.penyusunan.tahun, baris)
    Entri.objects.bulk_create(baris)
