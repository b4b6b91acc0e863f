"""The five SOP sheets as files a person can read, and their reader. No database.

A sheet's words stand verbatim, its spelling mistakes included. What we read into a sheet (empty
actor cells, shifted headers, missing dates) is explained in its `catatan_pembacaan`.
The actors of a step stand in the order of the work: who hands over first, who receives last.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent


def _kata(teks: str) -> frozenset[str]:
    return frozenset(teks.split())


KUNCI = {
    "pelayanan": (
        *("terima", "sampaikan", "jelaskan", "koordinasi"),
        *("serahkan", "register", "supervisi", "laporan"),
    ),
    "dokumentasi": ("kumpulkan", "klasifikasi", "dokumentasikan", "simpan", "unggah"),
    "dip": (
        *("tugaskan_kabag", "tugaskan_kasubbag", "konsep", "koreksi", "setujui", "tandatangani"),
        *("isi", "klarifikasi", "sahkan", "tetapkan", "terbitkan"),
    ),
}
PERAN = _kata("pemohon petugas kasubbag kabag sekretaris penghubung pertimbangan pleno")
SIMBOL = frozenset({"mulai", "kerja", "putus"})  # ○ start or end, □ act, ◇ decision
SATUAN = frozenset({"menit", "hari_kerja", "minggu", "bulan"})
PERIODE = frozenset({None, "hari", "pekan", "bulan"})
TINGKAT = frozenset({"ri", "provinsi", "kabupaten", "kota"})
KABKOTA = frozenset({"kabupaten", "kota"})

LEMBAR = _kata(
    "satker jenis berlaku_sejak kepala dasar_hukum kualifikasi jumlah_pelaksana keterkaitan "
    "peralatan peringatan pencatatan catatan_kaki judul_kolom aktor catatan_pembacaan "
    "langkah"
)
KEPALA = _kata(
    "instansi unit nomor tanggal_pembuatan tanggal_pengesahan disahkan_oleh nama penandatangan "
    "jabatan_penandatangan alamat"
)
JUDUL_KOLOM = _kata("alur nomor uraian pelaksana mutu_baku syarat waktu output keterangan")
TEKS = _kata("judul uraian syarat waktu output keterangan")
LANGKAH = TEKS | _kata("urut kunci aktor baku pilihan periode penerima")


def baca_sop(folder: Path = FOLDER) -> tuple[dict, ...]:
    """Every sheet of the folder, checked; ValueError names the file and the step at fault."""
    return tuple(_baca(path) for path in sorted(folder.glob("*.json")))


def sop_baku(jenis: str, tingkat: str) -> dict:
    """The sheet an office without its own works under; `satker` still names whose sheet it is."""
    if jenis not in KUNCI or tingkat not in TINGKAT:
        raise ValueError(f"no SOP of kind {jenis!r} for an office of level {tingkat!r}")
    if jenis == "dokumentasi":
        return _salinan("bintan-dokumentasi")
    if jenis == "dip":
        salinan = _salinan("bengkulu-dip")
        return _tanpa_kabag(salinan) if tingkat in KABKOTA else salinan
    return _salinan("sarolangun-pelayanan" if tingkat in KABKOTA else "dki-jakarta-pelayanan")


def _salinan(nama: str) -> dict:
    sop = _baca(FOLDER / f"{nama}.json")
    instansi = " ".join(sop["kepala"]["instansi"])
    sop["catatan_pembacaan"].insert(
        0,
        {
            "hal": "Salinan",
            "di_lembar": f"Lembar {instansi}",
            "bacaan": "Dipakai sebagai salinan sampai kantor ini memiliki SOP sendiri. "
            "Kepala lembar, nomor, dan pengesahannya tetap milik kantor asal.",
        },
    )
    return sop


def _tanpa_kabag(sop: dict) -> dict:
    """A kabupaten/kota has no Kabag: the label stays, its acts go to the Kasubbag."""
    for aktor in sop["aktor"]:
        if aktor["peran"] == "kabag":
            aktor["peran"] = "kasubbag"
    sop["catatan_pembacaan"].insert(
        1,
        {
            "hal": "Kabag di kabupaten/kota",
            "di_lembar": "Kabag pada langkah 2, 5, dan 7",
            "bacaan": "Kantor kabupaten/kota tidak memiliki Kabag; pekerjaannya ditautkan ke "
            "Kasubbag dan dapat ditautkan kantor ke Sekretaris. Dua penugasan pada orang yang "
            "sama (langkah 1 dan 2) dijalankan sebagai satu perbuatan.",
        },
    )
    return sop


def _baca(path: Path) -> dict:
    try:
        sop = json.loads(path.read_text(encoding="utf-8"))
        _periksa_lembar(sop)
    except ValueError as galat:
        raise ValueError(f"{path.name}: {galat}") from galat
    for urut, langkah in enumerate(sop["langkah"], start=1):
        try:
            _periksa_langkah(langkah, urut, sop)
        except ValueError as galat:
            raise ValueError(f"{path.name}, step {urut}: {galat}") from galat
    return sop


def periksa(sop: dict) -> None:
    """Is this a whole sheet? A ValueError says what is at fault."""
    _periksa_lembar(sop)
    for urut, langkah in enumerate(sop["langkah"], start=1):
        _periksa_langkah(langkah, urut, sop)


def _periksa_lembar(sop: dict) -> None:
    _tepat(sop, LEMBAR)
    _tepat(sop["kepala"], KEPALA)
    _tepat(sop["judul_kolom"], JUDUL_KOLOM)
    _salah_satu("jenis", sop["jenis"], KUNCI)
    date.fromisoformat(sop["berlaku_sejak"])
    for aktor in sop["aktor"]:
        _tepat(aktor, {"label", "peran"})
        _salah_satu("peran", aktor["peran"], PERAN)
    _tanpa_ulang("actor", [aktor["label"] for aktor in sop["aktor"]])
    for catatan in sop["catatan_pembacaan"]:
        _tepat(catatan, {"hal", "di_lembar", "bacaan"})
    if not sop["langkah"]:
        raise ValueError("no steps")


def _periksa_langkah(langkah: dict, urut: int, sop: dict) -> None:
    _tepat(langkah, LANGKAH)
    if langkah["urut"] != urut:
        raise ValueError(f"urut is {langkah['urut']!r}")
    _salah_satu("kunci", langkah["kunci"], KUNCI[sop["jenis"]])
    _tanpa_ulang("kunci", [lain["kunci"] for lain in sop["langkah"][:urut]])
    _periksa_aktor(langkah["aktor"], [aktor["label"] for aktor in sop["aktor"]])
    _periksa_baku(langkah["baku"])
    _salah_satu("pilihan", langkah["pilihan"], (True, False))
    _salah_satu("periode", langkah["periode"], PERIODE)
    _salah_satu("penerima", langkah["penerima"], PERAN | {None})
    for nama in TEKS:
        if not isinstance(langkah[nama], str):
            raise ValueError(f"{nama} is not a text")
    if not (langkah["judul"] and langkah["uraian"]):
        raise ValueError("judul or uraian is empty")


def _periksa_aktor(aktor_langkah: list[dict], label: list[str]) -> None:
    if not aktor_langkah:
        raise ValueError("nobody does it")
    for aktor in aktor_langkah:
        _tepat(aktor, {"label", "simbol"})
        _salah_satu("actor", aktor["label"], label)
        _salah_satu("simbol", aktor["simbol"], SIMBOL)


def _periksa_baku(baku: dict | None) -> None:
    """No standard time, a tentative one, or a positive count; only working days can be extended."""
    if baku is None or baku == {"satuan": "tentatif"}:
        return
    _tepat(baku, {"jumlah", "satuan"} | ({"tambahan"} if "tambahan" in baku else set()))
    _salah_satu("satuan", baku["satuan"], SATUAN)
    if "tambahan" in baku and baku["satuan"] != "hari_kerja":
        raise ValueError("tambahan needs hari_kerja")
    for bilangan in (baku["jumlah"], baku.get("tambahan", 1)):
        if type(bilangan) is not int or bilangan < 1:
            raise ValueError(f"{bilangan!r} is not a positive whole number")


def _tepat(data: dict, kunci: Iterable[str]) -> None:
    if not isinstance(data, dict):
        raise ValueError(f"{data!r} is not an object")
    if beda := set(data) ^ set(kunci):
        raise ValueError(f"unknown or missing: {', '.join(sorted(beda))}")


def _salah_satu(nama: str, nilai, pilihan: Iterable) -> None:
    if nilai not in pilihan:
        raise ValueError(f"{nama} {nilai!r} is not known")


def _tanpa_ulang(nama: str, nilai: list[str]) -> None:
    if len(set(nilai)) < len(nilai):
        raise ValueError(f"{nama} stands twice")
