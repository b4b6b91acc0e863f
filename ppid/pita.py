"""The strip of one clock (*pita tenggat*): working days as cells, weekends as gaps, and words.

Pure: drawn from the proof of `ppid.tenggat`; `templates/_komponen/pita.html` prints it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from textwrap import shorten

from ppid.tenggat import NAMA_BULAN, NAMA_HARI, SABTU, Baris, Hitungan, dalam_kata, hari_ke

CUTI = "Cuti bersama "
PANJANG_NAMA = 24
NBSP = "\xa0"
# Words of a holiday's name that a narrow cell can do without.
TAK_PERLU = (
    " Yesus Kristus",
    " Muhammad SAW",
    " Masehi",
    " Internasional",
    "Hari Raya ",
    "Hari Suci ",
)


@dataclass(frozen=True)
class Pita:
    hari: list[dict]
    kalimat: str
    hari_ke: int
    judul: str


def pita(
    hitungan: Hitungan,
    hari_ini: date,
    *,
    selesai: date | None = None,
    kata: str = "Selesai",
    target: date | None = None,
    diperpanjang: bool = False,
) -> Pita:
    """The strip as it stands today, or as it stood on the day the clock stopped.

    `kata` says what stopped it. `target` is the internal, stricter date; it is marked only when it
    differs from the due date. With the extension in force the last day is the due date.
    """
    semula, hitungan = hitungan, _diperpanjang(hitungan) if diperpanjang else hitungan
    acuan = selesai or hari_ini
    ke = hari_ke(acuan, hitungan)
    sel = [
        _sel(baris, hitungan, acuan, selesai is None, target)
        for baris in hitungan.rincian
        if baris.tanggal.weekday() < SABTU
    ]
    _beri_bulan(sel)
    _gabung_libur(sel)
    berakhir = (selesai, kata)
    return Pita(
        sel,
        _kalimat(hitungan, semula, hari_ini, berakhir, target),
        ke,
        _judul(hitungan, acuan, ke, berakhir),
    )


def _diperpanjang(hitungan: Hitungan) -> Hitungan:
    return replace(
        hitungan,
        jatuh_tempo=hitungan.jatuh_tempo_perpanjangan,
        hari=hitungan.hari + hitungan.tambahan,
        tambahan=0,
    )


def _sel(
    baris: Baris, hitungan: Hitungan, acuan: date, berjalan: bool, target: date | None
) -> dict:
    hari = baris.tanggal
    jenis = _jenis(baris, hitungan, acuan, berjalan)
    return {
        "tanggal": hari,
        "teks_tanggal": f"{hari.day}",
        "ke": baris.ke,
        "jenis": jenis,
        "nama_libur": "" if baris.dihitung else nama_pendek(baris.alasan),
        "ringkas": "",
        "kolom": hari.weekday() + 1,
        "awal_pekan": False,
        "penanda": _penanda(hari, jenis, hitungan, target),
    }


def _jenis(baris: Baris, hitungan: Hitungan, acuan: date, berjalan: bool) -> str:
    hari = baris.tanggal
    if not baris.dihitung:
        return "libur"
    kini = berjalan and hari == acuan
    if hari == hitungan.jatuh_tempo:
        return "kini batas" if kini else "batas"
    if kini:
        return "kini"
    if hari > hitungan.jatuh_tempo:
        return "tambahan"
    return "lalu" if hari <= acuan else "biasa"


def _penanda(hari: date, jenis: str, hitungan: Hitungan, target: date | None) -> str:
    if jenis.startswith("kini"):
        return "Hari ini"
    if hari == hitungan.jatuh_tempo:
        return "Batas"
    return "target" if hari == target and jenis != "libur" else ""


def _beri_bulan(sel: list[dict]) -> None:
    """The month stands where it changes, at both ends, on the last day and on days off."""
    lalu = None
    for satu in sel:
        hari = satu["tanggal"]
        ujung = satu is sel[0] or satu is sel[-1] or lalu.month != hari.month
        if ujung or satu["jenis"] in ("libur", "batas", "kini batas"):
            satu["teks_tanggal"] = _singkat(hari)
        satu["awal_pekan"] = lalu is None or lalu.isocalendar()[:2] != hari.isocalendar()[:2]
        lalu = hari


def _gabung_libur(sel: list[dict]) -> None:
    """Neighbouring days off share one label, carried by the first of the run."""
    for libur, kelompok in groupby(sel, key=lambda satu: satu["jenis"] == "libur"):
        deret = list(kelompok)
        if libur and len(deret) > 1:
            rentang = _rentang(deret[0]["tanggal"], deret[-1]["tanggal"])
            deret[0]["ringkas"] = f"{rentang}\n{_nama_deret(satu['nama_libur'] for satu in deret)}"


def _nama_deret(nama: Iterable[str]) -> str:
    semua = list(dict.fromkeys(nama))
    if len(semua) == 1:
        return semua[0]
    return ", ".join(dict.fromkeys(n.removeprefix("Cuti ") for n in semua))


def _rentang(awal: date, akhir: date) -> str:
    if awal.month == akhir.month:
        return f"{awal.day}–{_singkat(akhir)}"
    return f"{_singkat(awal)}–{_singkat(akhir)}"


def _singkat(hari: date) -> str:
    return f"{hari.day} {NAMA_BULAN[hari.month - 1][:3]}"


def nama_pendek(alasan: str) -> str:
    """ "Cuti bersama Hari Raya Natal (SKB 1017/2024)" fits a cell as "Cuti Natal"."""
    nama = alasan.split(" (")[0]
    nama = nama.replace(CUTI, "Cuti ").replace("Isra Mikraj Nabi", "Isra Mikraj")
    for kata in TAK_PERLU:
        nama = nama.replace(kata, "")
    return shorten(nama, PANJANG_NAMA, placeholder="…")


def _judul(hitungan: Hitungan, acuan: date, ke: int, berakhir: tuple[date | None, str]) -> str:
    batas = f"{hitungan.hari} hari kerja"
    lewat = acuan > hitungan.jatuh_tempo
    selesai, kata = berakhir
    if selesai:
        if lewat:
            return f"{kata} sesudah batas {batas}"
        return f"{kata} pada hari ke-{ke} dari {batas}" if ke else f"{kata} sebelum hari pertama"
    if lewat:
        return f"Batas {batas} sudah lewat"
    return f"Hari ke-{ke} dari {batas}" if ke else f"Hari pertama {dalam_kata(hitungan.mulai)}"


def _kalimat(
    hitungan: Hitungan,
    semula: Hitungan,
    hari_ini: date,
    berakhir: tuple[date | None, str],
    target: date | None,
) -> str:
    selesai, kata = berakhir
    bagian = [
        f"Dihitung sesudah {_kata(hitungan.diterima)}, maka hari pertama adalah "
        f"{_kata(hitungan.mulai)} dan batasnya {_kata(hitungan.jatuh_tempo)}."
    ]
    if semula is not hitungan:
        bagian.append(f"Diperpanjang satu kali; batas semula {_kata(semula.jatuh_tempo)}.")
    if selesai:
        return " ".join([*bagian, f"{kata} {_kata(selesai)}."])
    bagian += _hari_ini_libur(hitungan, hari_ini)
    if target and target != hitungan.jatuh_tempo:
        bagian.append(f"Target kantor {_kata(target)}, bila cuti bersama dihitung hari kerja.")
    if hitungan.tambahan and hari_ini > hitungan.jatuh_tempo:
        bagian.append("Kotak putus-putus tidak berlaku: waktunya tidak diperpanjang.")
    elif hitungan.tambahan:
        bagian.append(
            "Kotak putus-putus hanya berlaku bila waktu diperpanjang satu kali, sampai "
            f"{_kata(hitungan.jatuh_tempo_perpanjangan)}."
        )
    return " ".join([*bagian, hitungan.peringatan]).strip()


def _hari_ini_libur(hitungan: Hitungan, hari_ini: date) -> list[str]:
    """A day off has no cell of its own to say "Hari ini" on."""
    libur = {b.tanggal: b.alasan for b in hitungan.rincian if not b.dihitung}
    if hari_ini not in libur:
        return []
    nama = libur[hari_ini].split(" (")[0]
    hari = NAMA_HARI[hari_ini.weekday()]
    return [f"Hari ini {hari if nama.startswith(hari) else nama}, tidak dihitung."]


def _kata(hari: date) -> str:
    """A date in words that does not break between day and month."""
    nama, tanggal = dalam_kata(hari).split(", ")
    return f"{nama}, {tanggal.replace(' ', NBSP)}"
