"""The steps of the case's SOP version with where it stands: the list beside the swimlane."""

from permohonan.models import Permohonan
from ppid.models import Kegiatan, Langkah
from ppid.templatetags.ppid import menit_detik

PERIODE = {"hari": "harian", "bulan": "bulanan"}


def langkah_sop(permohonan: Permohonan) -> list[dict]:
    kegiatan = list(Kegiatan.objects.tentang(permohonan))
    terbuka = next((k.kunci for k in kegiatan if not k.selesai), "")
    pernah = {k.kunci for k in kegiatan}
    semua = list(permohonan.sop.langkah_per_kunci.values())
    sampai = next((x.urut for x in semua if x.kunci == terbuka), 0 if terbuka else len(semua) + 1)
    return [_butir(permohonan, x, _keadaan(x, terbuka, pernah, sampai)) for x in semua]


def _keadaan(langkah: Langkah, terbuka: str, pernah: set[str], sampai: int) -> str:
    """`sampai` is the place of the open step; past the last one when the case is closed."""
    if langkah.kunci == terbuka:
        return "kini"
    if langkah.kunci in pernah:
        return "lalu"
    return "lewat" if langkah.urut < sampai and not langkah.periode else "nanti"


def _butir(permohonan: Permohonan, langkah: Langkah, keadaan: str) -> dict:
    return {
        "nomor": langkah.urut,
        "teks": langkah.judul,
        "pelaku": ", ".join(a["label"] for a in langkah.aktor),
        "waktu": _waktu(permohonan, langkah),
        "keluaran": langkah.output,
        "keadaan": keadaan,
        "keterangan": "",
    }


def _waktu(permohonan: Permohonan, langkah: Langkah) -> str:
    baku = langkah.waktu or PERIODE.get(langkah.periode, "")
    if langkah.kunci == "terima" and permohonan.detik_meja is not None:
        return f"{menit_detik(permohonan.detik_meja)} dari {baku}"
    return baku


def baku_meja(permohonan: Permohonan) -> int | None:
    """Standard seconds of step 1 at the desk, if its SOP version has the step."""
    langkah = permohonan.sop.langkah_per_kunci.get("terima")
    return langkah.baku_detik if langkah else None
