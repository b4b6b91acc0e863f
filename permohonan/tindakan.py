"""What an actor can do on a case page: one primary act, one beside it, the rest under "Lainnya".

Drawn from the workflow; this file only knows the order in which a clerk thinks.
"""

from dataclasses import dataclass

from django.urls import reverse

from permohonan.giliran import LABEL_USULAN
from permohonan.status import Status
from ppid import alur
from ppid.izin import Pelaku

VERIFIKASI = ("nyatakan_lengkap", "minta_kelengkapan")
CETAK = {"cetak_formulir": "formulir"}  # acts that need no form of their own


@dataclass(frozen=True)
class Tombol:
    teks: str
    url: str


@dataclass(frozen=True)
class Menu:
    utama: Tombol | None
    kedua: Tombol | None
    lainnya: list[Tombol]
    kalimat: str


def alamat(permohonan, nama: str = "perkara", **kwargs) -> str:
    return reverse(
        nama, kwargs={"satker": permohonan.satker.slug, "nomor": permohonan.kunci} | kwargs
    )


def alamat_aksi(permohonan, nama: str) -> str:
    """Where an act of the workflow is done."""
    if nama in VERIFIKASI:
        return alamat(permohonan, "perkara_verifikasi")
    if nama in CETAK:
        return alamat(permohonan, "perkara_cetak", jenis=CETAK[nama])
    return alamat(permohonan, "perkara_aksi", aksi=nama.replace("_", "-"))


def menu(permohonan, pelaku: Pelaku, *, kurang, tanpa_pindaian: bool) -> Menu:
    label = {
        t.nama: t.label
        for t in alur.tersedia(permohonan, pelaku)
        if _masuk_akal(permohonan, t.nama, tanpa_pindaian)
    }
    utama = next((n for n in _urutan_utama(permohonan, kurang) if n in label), None)
    kedua = next((n for n in _urutan_kedua(permohonan) if n in label and n != utama), None)
    lain = [n for n in label if n not in (utama, kedua, *VERIFIKASI)]
    tombol = {n: Tombol(label[n], alamat_aksi(permohonan, n)) for n in label}
    return Menu(
        tombol.get(utama),
        tombol.get(kedua),
        _verifikasi(permohonan, label, utama) + [tombol[n] for n in lain] + _selalu(permohonan),
        kalimat(permohonan, utama),
    )


def _masuk_akal(permohonan, nama: str, tanpa_pindaian: bool) -> bool:
    """The workflow allows it by status; the facts of the case decide whether it is offered."""
    if nama in LABEL_USULAN or nama.startswith("tolak_"):
        return nama.removeprefix("tolak_") == permohonan.usulan
    if nama == "usulkan_hentikan":
        lewat = permohonan.satker.hari_ini > permohonan.batas_lengkapi
        return lewat and not permohonan.usulan
    if nama.startswith("usulkan_"):
        return not permohonan.usulan
    return tanpa_pindaian or nama != "unggah_pindaian"


def _urutan_utama(permohonan, kurang) -> list[str]:
    if permohonan.usulan:
        return [permohonan.usulan]
    if permohonan.status == Status.DIAJUKAN:
        return ["minta_kelengkapan" if kurang else "nyatakan_lengkap"]
    return ["lengkapi"] if permohonan.status == Status.PERLU_DILENGKAPI else []


def _urutan_kedua(permohonan) -> list[str]:
    if permohonan.usulan:
        return [f"tolak_{permohonan.usulan}"]
    identitas = [] if permohonan.pemohon.identitas_tercatat else ["catat_identitas"]
    return ["usulkan_hentikan", *identitas, "catatan_kontak"]


def _verifikasi(permohonan, label: dict, utama: str | None) -> list[Tombol]:
    if utama in VERIFIKASI or not set(VERIFIKASI) & set(label):
        return []
    return [Tombol("Verifikasi kelengkapan", alamat(permohonan, "perkara_verifikasi"))]


def _selalu(permohonan) -> list[Tombol]:
    bukti = alamat(permohonan, "perkara_cetak", jenis="tanda-bukti")
    return [
        Tombol("Cetak tanda bukti", bukti),
        Tombol("Riwayat lengkap", alamat(permohonan, "perkara_riwayat")),
    ]


def kalimat(permohonan, utama: str | None) -> str:
    """Why there is no primary button, or ""."""
    if utama:
        return ""
    if not permohonan.terbuka:
        return f"{permohonan.get_hasil_display()}."
    if permohonan.usulan:
        return f"Usulan {LABEL_USULAN[permohonan.usulan]} menunggu keputusan Kasubbag."
    pilihan = [f"{x.urut}" for x in jalan(permohonan)]
    return f"Berikutnya langkah SOP {atau(pilihan)}." if pilihan else ""


def jalan(permohonan) -> list:
    """The steps of its SOP version that are ways to choose from, once it is complete."""
    return [x for x in permohonan.sop.langkah_per_kunci.values() if x.pilihan]


def atau(kata: list[str]) -> str:
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])}, atau {kata[-1]}"
