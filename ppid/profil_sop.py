"""An office's own SOP: when a version may begin, what it leaves undone, who does its steps.

A version under which a case began is never edited; only its labels may be bound anew.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Exists, OuterRef

from ppid import alur, jejak
from ppid.alur import Transisi, TransisiDitolak
from ppid.data.sop import KUNCI, periksa, sop_baku
from ppid.izin import LABEL_PERAN, MATRIKS, Pelaku, Peran
from ppid.models import SOP, Beralur, Kegiatan, Perkara
from ppid.setelan import BERUBAH, sidik
from ppid.templatetags.ppid import hari_tanggal

# Cases


def _beralur() -> Iterator[type[Beralur]]:
    return (model for model in apps.get_models() if issubclass(model, Beralur))


def perkara_terbuka(satker) -> Counter:
    """How many cases are still open under each version of an office, by its key."""
    jumlah: Counter = Counter()
    for model in _beralur():
        jenis = ContentType.objects.get_for_model(model)
        terbuka = Kegiatan.objects.filter(
            selesai=None, tentang_jenis=jenis, tentang_id=OuterRef("pk")
        )
        milik = model._base_manager.filter(Exists(terbuka), satker=satker)
        jumlah.update(dict(milik.order_by().values_list("sop").annotate(Count("pk"))))
    return jumlah


def sudah_dipakai(sop: SOP) -> bool:
    return any(model._base_manager.filter(sop=sop).exists() for model in _beralur())


def _dimulai_sejak(satker, jenis: str, hari: date) -> bool:
    """Did a case of this kind begin on or after that day? Without a first day, any case counts."""
    for model in _beralur():
        milik = model._base_manager.filter(satker=satker, sop__jenis=jenis)
        if issubclass(model, Perkara):
            milik = milik.filter(mulai__gte=hari)
        if milik.exists():
            return True
    return False


# When


def kesalahan_mulai(satker, jenis: str, hari: date) -> str:
    """Why a version may not begin on that day, as a sentence; "" when it may.

    From tomorrow on it may. Earlier only where no case began since: an old case keeps its version.
    """
    besok = satker.hari_ini + timedelta(days=1)
    if hari >= besok:
        return ""
    kini = SOP.objects.berlaku(satker, jenis, satker.hari_ini)
    if kini and hari < kini.berlaku_sejak:
        return f"Versi sekarang berlaku sejak {hari_tanggal(kini.berlaku_sejak)}. Pilih sesudahnya"
    if _dimulai_sejak(satker, jenis, hari):
        return f"Sudah ada perkara sejak hari itu. Paling awal {hari_tanggal(besok)}"
    return ""


def akan_datang(sop: SOP) -> bool:
    """Not yet in force: it may still be edited or withdrawn."""
    return sop.berlaku_sejak > sop.satker.hari_ini


# Who


def perbuatan(jenis: str) -> list[Transisi]:
    """The acts that are a step's own work, in every workflow of this kind of SOP."""
    kunci = set(KUNCI[jenis])
    alur_jenis = (m.ALUR for m in _beralur() if m.ALUR and set(m.URUTAN_LANGKAH) <= kunci)
    return [t for satu in alur_jenis for t in satu if t.langkah and t.sendiri]


def tak_pernah(jenis: str, kunci: str, peran: Iterable[Peran]) -> list[str]:
    """The acts of a step that none of these posts could ever get (MATRIKS)."""
    hak = set().union(*(MATRIKS[satu] for satu in peran))
    milik = (t for t in perbuatan(jenis) if t.langkah == kunci)
    return list(dict.fromkeys(t.label for t in milik if t.izin not in hak))


def buntu(jenis: str, langkah: Iterable[dict], ikatan: dict[str, Peran]) -> dict[str, str]:
    """Steps that nobody could do under a binding: why, by step key.

    The Kasubbag's standing in for the desk is not counted: it is a help, no binding.
    """
    salah = {}
    for satu in langkah:
        peran = {ikatan[a["label"]] for a in satu["aktor"]}
        nama = " dan ".join(LABEL_PERAN[p] for p in Peran if p in peran)
        if peran <= {Peran.PEMOHON}:
            salah[satu["kunci"]] = "Tidak ada pegawai yang mengerjakan langkah ini"
        elif kurang := tak_pernah(jenis, satu["kunci"], peran):
            salah[satu["kunci"]] = f"{nama} tidak dapat melakukan: {', '.join(kurang)}"
    return salah


# Versions


def langkah_lain(sop: SOP) -> list[dict]:
    """Optional steps that this version leaves out, as the office last wrote them, else as the
    sheet of the marked copy has them."""
    kurang = [kunci for kunci in KUNCI[sop.jenis] if kunci not in sop.langkah_per_kunci]
    lama = (
        SOP.objects.filter(satker=sop.satker, jenis=sop.jenis).order_by("versi") if kurang else ()
    )
    sumber = {satu["kunci"]: satu for satu in sop_baku(sop.jenis, sop.satker.tingkat)["langkah"]}
    for versi in lama:
        sumber |= {k: satu.sebagai_data() for k, satu in versi.langkah_per_kunci.items()}
    return [sumber[kunci] for kunci in kurang if sumber[kunci]["pilihan"]]


@transaction.atomic
def buat_versi(asal: SOP, data: dict, *, salinan_dari: str, oleh: Pelaku) -> SOP:
    """A new version of one's own sheet. The office's versions are locked first, so that two new
    ones take two numbers and each day is judged with the other known."""
    satker = asal.satker
    milik = SOP.objects.select_for_update(no_key=True).filter(satker=satker, jenis=asal.jenis)
    terakhir = max(satu.versi for satu in milik)
    _periksa_mulai(satker, data)
    periksa(data)
    baru = SOP.objects.dari_data(satker, data, terakhir + 1, salinan_dari)
    isi = {"asal": asal.versi, "isian": beda(asal.sebagai_data(), data)}
    jejak.catat("sop_versi", oleh=oleh, tentang=baru, data=_sebut(baru) | isi)
    return baru


@transaction.atomic
def ubah_versi(sop: SOP, data: dict, *, salinan_dari: str, dilihat: str, oleh: Pelaku) -> None:
    sop = _terkunci(sop)
    _periksa_belum_berlaku(sop)
    lama = sop.sebagai_data()
    if sidik_lembar(sop) != dilihat:
        raise TransisiDitolak(BERUBAH)
    _periksa_mulai(sop.satker, data)
    periksa(data)
    sop.salinan_dari = salinan_dari
    sop.tulis(data)
    jejak.catat("sop_ubah", oleh=oleh, tentang=sop, data=_sebut(sop) | {"isian": beda(lama, data)})


@transaction.atomic
def tarik_versi(sop: SOP, *, oleh: Pelaku) -> None:
    """Withdraw a version that never was in force; the trail keeps that it was there."""
    sop = _terkunci(sop)
    _periksa_belum_berlaku(sop)
    satker, isi = sop.satker, _sebut(sop)
    sop.delete()
    jejak.catat("sop_tarik", oleh=oleh, satker=satker, data=isi)


@transaction.atomic
def tautkan(sop: SOP, ikatan: dict[str, Peran], *, dilihat: str, oleh: Pelaku) -> int:
    """Bind the labels of a version to posts, at once and for its open cases too.

    Returns how many open steps now wait for another post.
    """
    sop = _terkunci(sop)
    if sidik(sop, ("aktor",)) != dilihat:
        raise TransisiDitolak(BERUBAH)
    lama, langkah = sop.ikatan, sop.sebagai_data()["langkah"]
    if salah := baru_buntu(sop.jenis, langkah, lama, ikatan):
        raise TransisiDitolak(next(iter(salah.values())))
    sop.aktor = [satu | {"peran": ikatan[satu["label"]]} for satu in sop.aktor]
    sop.save(update_fields=["aktor"])
    dialihkan = alur.alihkan(sop, lama, oleh=oleh)
    isian = {n: [lama[n], peran] for n, peran in ikatan.items() if peran != lama[n]}
    isi = _sebut(sop) | {"isian": isian, "kegiatan": dialihkan}
    jejak.catat("sop_pelaku", oleh=oleh, tentang=sop, data=isi)
    return dialihkan


def baru_buntu(jenis: str, langkah: list[dict], lama: dict, ikatan: dict) -> dict[str, str]:
    """Steps that a change of binding would leave to nobody; what was so before is not its fault."""
    dulu = buntu(jenis, langkah, lama)
    return {k: v for k, v in buntu(jenis, langkah, ikatan).items() if k not in dulu}


def sidik_lembar(sop: SOP) -> str:
    """The state of a whole sheet, steps and all, as an editor saw it."""
    isi = json.dumps([sop.salinan_dari, sop.sebagai_data()], sort_keys=True)
    return hashlib.sha256(isi.encode()).hexdigest()[:24]


def beda(lama: dict, baru: dict, awalan: str = "") -> list[str]:
    """Names of what differs between two sheets: kepala.nomor, langkah.terima.waktu."""
    nama = []
    for kunci in baru:
        satu, dua = _per_kunci(lama.get(kunci)), _per_kunci(baru[kunci])
        if isinstance(satu, dict) and isinstance(dua, dict):
            nama += beda(satu, dua, f"{awalan}{kunci}.")
            nama += [f"{awalan}{kunci}.{hilang}" for hilang in satu if hilang not in dua]
        elif satu != dua:
            nama.append(f"{awalan}{kunci}")
    return nama


def _per_kunci(nilai):
    """Steps by their key, so that one left out does not shift all others."""
    if isinstance(nilai, list) and nilai and isinstance(nilai[0], dict) and "kunci" in nilai[0]:
        return {satu["kunci"]: {k: v for k, v in satu.items() if k != "urut"} for satu in nilai}
    return nilai


def _terkunci(sop: SOP) -> SOP:
    # No key: a case that begins points at its version while its writer holds the chain head.
    ada = SOP.objects.select_for_update(no_key=True).filter(pk=sop.pk).first()
    if ada is None:
        raise TransisiDitolak("Versi ini sudah ditarik.")
    return ada


def _periksa_mulai(satker, data: dict) -> None:
    hari = date.fromisoformat(data["berlaku_sejak"])
    if kalimat := kesalahan_mulai(satker, data["jenis"], hari):
        raise TransisiDitolak(f"{kalimat}.")


def _periksa_belum_berlaku(sop: SOP) -> None:
    if not akan_datang(sop) or sudah_dipakai(sop):
        raise TransisiDitolak("Versi ini sudah berlaku dan tidak diubah lagi. Buat versi baru.")


def _sebut(sop: SOP) -> dict:
    mulai = f"{sop.berlaku_sejak}"
    return {"jenis": sop.jenis, "versi": sop.versi, "berlaku_sejak": mulai}
