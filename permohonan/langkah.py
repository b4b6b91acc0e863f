"""The steps of the case's SOP version with where it stands: the swimlane, and its list."""

from permohonan.giliran import Tunggu, menunggu_siapa, milik_anda
from permohonan.jam import panjang
from permohonan.models import Permohonan
from permohonan.status import ALUR
from ppid import tenggat
from ppid.bagan import Bagan, butir, gambar_butir
from ppid.izin import Pelaku
from ppid.matriks import hari_kerja
from ppid.models import Kegiatan, Langkah
from ppid.templatetags.ppid import hari_pendek, menit_detik


def langkah_sop(permohonan: Permohonan, pelaku: Pelaku, tunggu: Tunggu) -> list[dict]:
    kegiatan = list(Kegiatan.objects.tentang(permohonan))
    terbuka = tunggu.kegiatan.kunci if tunggu.kegiatan else ""
    semua = list(permohonan.sop.langkah_per_kunci.values())
    sampai = next((x.urut for x in semua if x.kunci == terbuka), 0 if terbuka else len(semua) + 1)
    pernah = dilalui(permohonan, kegiatan, sampai)
    di_sini = _di_sini(tunggu, pelaku)
    return [
        _butir(permohonan, x, _keadaan(x, terbuka, pernah, sampai), di_sini, kegiatan)
        for x in semua
    ]


def bagan_sop(permohonan: Permohonan, langkah: list[dict]) -> Bagan:
    """The same rows as a drawing."""
    return gambar_butir(permohonan.sop, langkah, f"Alur SOP permohonan {permohonan.nomor}")


def dilalui(permohonan: Permohonan, kegiatan: list[Kegiatan], sampai: int) -> set[str]:
    """Keys of the steps taken: a Kegiatan of the step was closed by an act of that step.

    A case that was reopened has yet to take again what lies beyond its open step (`sampai`).
    """
    ulang, urut = permohonan.dibuka_kembali_pada, permohonan.sop.langkah_per_kunci
    return {
        k.kunci
        for k in kegiatan
        if k.selesai
        and milik_langkah(k.kunci, k.hasil)
        and not (
            ulang and k.selesai <= ulang and k.kunci in urut and urut[k.kunci].urut > sampai > 0
        )
    }


def milik_langkah(kunci: str, aksi: str) -> bool:
    """Is this act the step's own? What is the step's own work took its key when it closed it."""
    return any(
        (t.langkah and t.sendiri) or t.langkah == kunci or kunci in t.tulis
        for t in ALUR
        if t.nama == aksi
    )


def _di_sini(tunggu: Tunggu, pelaku: Pelaku) -> str:
    if not tunggu.kegiatan or milik_anda(tunggu, pelaku):
        return "Anda di sini"
    return f"Sekarang: menunggu {menunggu_siapa(tunggu)}"


def _keadaan(langkah: Langkah, terbuka: str, pernah: set[str], sampai: int) -> str:
    """`sampai` is the place of the open step; past the last one when the case is closed."""
    if langkah.kunci == terbuka:
        return "kini"
    if langkah.kunci in pernah:
        return "lalu"
    return "lewat" if langkah.urut < sampai and not langkah.periode else "nanti"


def _butir(permohonan: Permohonan, langkah: Langkah, keadaan: str, di_sini: str, kegiatan) -> dict:
    milik = [k for k in kegiatan if k.kunci == langkah.kunci]
    mutu = _mutu(permohonan, langkah, keadaan, milik)
    return butir(langkah, keadaan, mutu, di_sini)


def _mutu(permohonan: Permohonan, langkah: Langkah, keadaan: str, milik: list[Kegiatan]) -> tuple:
    """The actual time beside the standard, where there is one of both: a line each."""
    baku = (langkah.baku_kalimat,) if langkah.baku_kalimat else ()
    if langkah.kunci == "serahkan" and keadaan == "nanti":
        return "paling lambat", hari_pendek(permohonan.jatuh_tempo)
    if keadaan not in ("lalu", "kini"):
        return baku
    if langkah.baku and langkah.baku["satuan"] == "hari_kerja":
        return _hari(permohonan, langkah, keadaan, milik)
    nyata = _menit(permohonan, langkah, milik)
    return (nyata, f"dari {langkah.baku_kalimat}") if nyata else baku


def _menit(permohonan: Permohonan, langkah: Langkah, milik: list[Kegiatan]) -> str:
    if not langkah.baku_detik:
        return ""
    detik = [k.detik_kerja for k in milik if k.detik_kerja is not None]
    if langkah.kunci == "terima":
        detik = [] if permohonan.detik_meja is None else [permohonan.detik_meja]
    return menit_detik(sum(detik)) if detik else ""


def _hari(permohonan: Permohonan, langkah: Langkah, keadaan: str, milik: list[Kegiatan]) -> tuple:
    """Where the clock stands while the step is open; how long it took once it is done."""
    batas = permohonan.batas_hari(langkah)
    baku = f"{batas} hari kerja"
    if keadaan == "lalu":
        lama = hari_kerja(permohonan.satker, milik[0].mulai, milik[-1].selesai)
        return f"{lama} dari {batas}", "hari kerja"
    satker = permohonan.satker
    sisa = tenggat.sisa_hari_kerja(satker.hari_ini, permohonan.jatuh_tempo, satker.kalender())
    ke = panjang(permohonan) - sisa
    if ke > batas:
        return f"hari ke-{ke},", f"batas {baku}"
    return (f"hari ke-{ke}", f"dari {baku}") if ke > 0 else (baku,)


def baku_meja(permohonan: Permohonan) -> int | None:
    """Standard seconds of step 1 at the desk, if its SOP version has the step."""
    langkah = permohonan.sop.langkah_per_kunci.get("terima")
    return langkah.baku_detik if langkah else None
