"""The matriks kegiatan dan penugasan of one case: what each step took, beside its standard."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from permohonan.giliran import Tunggu, menunggu_siapa
from permohonan.langkah import PERIODE, batas_hari, dilalui, hari_kerja
from permohonan.linimasa import label_aksi
from permohonan.models import Permohonan
from ppid import waktu
from ppid.models import Jejak, Kegiatan, Langkah
from ppid.templatetags.ppid import menit_detik

SEHARI = 24 * 3600


def matriks(permohonan: Permohonan, tunggu: Tunggu) -> list[dict]:
    """A row per Kegiatan in the order of time; steps that were passed over stand where they are."""
    kegiatan = list(Kegiatan.objects.tentang(permohonan).select_related("oleh", "langkah"))
    rangkap = _rangkap(permohonan)
    baris = [
        _baris(permohonan, k, awal, tunggu, rangkap)
        for k, awal in sejak_langkah(permohonan, kegiatan)
    ]
    for lewat in _tidak_dilalui(permohonan, kegiatan, tunggu):
        baris.insert(_tempat(baris, lewat["nomor"]), lewat)
    return baris


def _tempat(baris: list[dict], urut: int) -> int:
    """Before the first row of a later step."""
    nanti = (i for i, b in enumerate(baris) if b["nomor"] != "–" and b["nomor"] > urut)
    return next(nanti, len(baris))


def sejak_langkah(permohonan: Permohonan, kegiatan) -> Iterator[tuple[Kegiatan, datetime]]:
    """Each Kegiatan of a case in the order of time, with the instant at which its step began."""
    awal: dict = {}
    for k in kegiatan:
        _periode_baru(permohonan, k, awal)
        awal.setdefault(k.kunci, k.mulai)
        yield k, awal[k.kunci]


def _periode_baru(permohonan: Permohonan, k: Kegiatan, awal: dict) -> None:
    """Reopening starts the count of every step anew."""
    ulang = permohonan.dibuka_kembali_pada
    if ulang and k.mulai >= ulang and any(mulai < ulang for mulai in awal.values()):
        awal.clear()


def _rangkap(permohonan: Permohonan) -> dict[str, list[bool]]:
    """Acts that one person did in two hands, in their order."""
    hasil = defaultdict(list)
    jejak = Jejak.objects.tentang(permohonan).filter(data__has_key="dirangkap")
    for jenis, data in jejak.order_by("urut").values_list("jenis", "data"):
        hasil[jenis].append(bool(data["dirangkap"]))
    return hasil


def _baris(permohonan: Permohonan, k: Kegiatan, awal, tunggu: Tunggu, rangkap: dict) -> dict:
    akhir = k.selesai or waktu.sekarang()
    dua_tangan = bool(rangkap[k.hasil] and rangkap[k.hasil].pop(0)) if k.hasil else False
    return {
        "tidak_dilalui": False,
        "nomor": k.langkah.urut if k.langkah else "–",
        "teks": k.langkah.judul if k.langkah else k.kunci,
        "pelaku": _pelaku(k, tunggu),
        "jabatan": " · ".join(filter(None, [k.jabatan, "dirangkap" if dua_tangan else ""])),
        "mulai": k.mulai,
        "selesai": k.selesai,
        "lama": lama(permohonan.satker, k, akhir),
        "baku": baku(k.langkah),
        "penilaian": penilaian(permohonan, k, awal, akhir),
        "keluaran": k.keluaran,
        "keluaran_baku": k.langkah.output if k.langkah else "",
        "aksi": label_aksi(k.hasil),
    }


def _pelaku(k: Kegiatan, tunggu: Tunggu) -> str:
    if not k.selesai:
        return f"Menunggu {menunggu_siapa(tunggu)}"
    return k.oleh.nama if k.oleh else "Otomatis"


def lama(satker, k: Kegiatan, akhir) -> str:
    """Seconds at the counter where measured; minutes within a day; else working days."""
    if k.detik_kerja is not None:
        return menit_detik(k.detik_kerja)
    detik = int((akhir - k.mulai).total_seconds())
    hari = hari_kerja(satker, k.mulai, akhir)
    return f"{hari} hari kerja" if detik >= SEHARI or hari else menit_detik(detik)


def baku(langkah: Langkah | None) -> str:
    return (langkah.waktu or PERIODE.get(langkah.periode, "")) if langkah else ""


def penilaian(permohonan: Permohonan, k: Kegiatan, awal, akhir) -> str:
    """Minutes: what was measured. Working days: the step as a whole, from its first Kegiatan."""
    baku = k.langkah.baku if k.langkah else None
    if not baku or baku["satuan"] not in ("menit", "hari_kerja"):
        return ""
    if baku["satuan"] == "menit":
        if k.detik_kerja is None:
            return "tidak diukur" if k.selesai else ""
        return _kata(k.detik_kerja <= k.langkah.baku_detik)
    lama = hari_kerja(permohonan.satker, awal, akhir)
    return _kata(lama <= batas_hari(permohonan, k.langkah))


def _kata(dalam: bool) -> str:
    return "sesuai baku" if dalam else "melebihi baku"


def _tidak_dilalui(permohonan: Permohonan, kegiatan, tunggu: Tunggu) -> list[dict]:
    semua = permohonan.sop.langkah_per_kunci
    buka = tunggu.kegiatan.kunci if tunggu.kegiatan else ""
    sampai = semua[buka].urut if buka in semua else (0 if buka else len(semua) + 1)
    ada = dilalui(permohonan, kegiatan, sampai) | {k.kunci for k in kegiatan}
    return [
        {"nomor": x.urut, "teks": x.judul, "baku": baku(x), "tidak_dilalui": True}
        for x in semua.values()
        if x.urut < sampai and not x.periode and x.kunci not in ada
    ]
