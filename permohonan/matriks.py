"""The matriks kegiatan dan penugasan of one case, with the steps that were passed over."""

from permohonan.giliran import Tunggu, menunggu_siapa
from permohonan.langkah import dilalui
from permohonan.models import Permohonan
from ppid.matriks import awal_langkah, dirangkap, isi_baris, langkah_hal
from ppid.models import Kegiatan


def matriks(permohonan: Permohonan, tunggu: Tunggu) -> list[dict]:
    """A row per Kegiatan in the order of time; steps that were passed over stand where they are."""
    kegiatan = list(Kegiatan.objects.tentang(permohonan).select_related("oleh", "langkah"))
    for k in kegiatan:
        k.tentang = permohonan
    rangkap = dirangkap(kegiatan)
    awal = awal_langkah(
        kegiatan, ((k.tentang_jenis_id, k.tentang_id, k.kunci, k.mulai) for k in kegiatan)
    )
    siapa = menunggu_siapa(tunggu) if tunggu.kegiatan else ""
    baris = [
        isi_baris(
            *(permohonan.satker, k, awal[langkah_hal(k)]), pelaku=siapa, rangkap=k.pk in rangkap
        )
        for k in kegiatan
    ]
    for lewat in _tidak_dilalui(permohonan, kegiatan, tunggu):
        baris.insert(_tempat(baris, lewat["nomor"]), lewat)
    return baris


def _tempat(baris: list[dict], urut: int) -> int:
    """Before the first row of a later step."""
    nanti = (i for i, b in enumerate(baris) if b["nomor"] != "–" and b["nomor"] > urut)
    return next(nanti, len(baris))


def _tidak_dilalui(permohonan: Permohonan, kegiatan, tunggu: Tunggu) -> list[dict]:
    semua = permohonan.sop.langkah_per_kunci
    buka = tunggu.kegiatan.kunci if tunggu.kegiatan else ""
    sampai = semua[buka].urut if buka in semua else (0 if buka else len(semua) + 1)
    ada = dilalui(permohonan, kegiatan, sampai) | {k.kunci for k in kegiatan}
    return [
        {"nomor": x.urut, "teks": x.judul, "baku": x.waktu_baku, "tidak_dilalui": True}
        for x in semua.values()
        if x.urut < sampai and not x.periode and x.kunci not in ada
    ]
