"""The sheets of an XLSX as cells: what they hold, and what stands in the way of reading them.

Runs in the child after the sieve let the file pass. A cell comes back as text, or as a pair that
says what it is: ["n", "5"] a number, ["d", "2025-11-03"] a date, ["b", "Ya"] a truth value.
"""

import datetime
import json
import re
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ppid.saring import TAK_DIKENAL, TERLALU_PADAT, Ditolak, Hasil
from ppid.saring.arsip import Arsip, urai

MAKS_BARIS, MAKS_KOLOM = 12_000, 60  # what is handed back; `tinggi` says how many there are
MAKS_HURUF = 20_000_000  # of all cells; a string that stands in the file once may be in every cell
MAKS_SEBUT = 200  # formulas and merged ranges that are named
BENAR, SALAH = "Ya", "Tidak"


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    arsip = Arsip(isi)
    if arsip.jenis != "xlsx":
        raise Ditolak(TAK_DIKENAL)
    bagian = _bagian_lembar(arsip)
    buku = CalamineWorkbook.from_filelike(BytesIO(isi))
    semua = [
        _lembar(buku, arsip, satu, bagian.get(satu.name, ""))
        for satu in buku.sheets_metadata
        if satu.typ == SheetTypeEnum.WorkSheet
    ]
    return Hasil(json.dumps(semua).encode(), "lembar")


def _pastikan_wajar(baris: list[list]) -> None:
    if sum(len(nilai) for b in baris for nilai in b if isinstance(nilai, str)) > MAKS_HURUF:
        raise Ditolak(TERLALU_PADAT)


def _lembar(buku, arsip: Arsip, satu, bagian: str) -> dict:
    if satu.visible != SheetVisibleEnum.Visible:
        return {"nama": satu.name, "tersembunyi": True}
    lembar = buku.get_sheet_by_name(satu.name)
    baris = lembar.to_python(skip_empty_area=False, nrows=MAKS_BARIS)
    _pastikan_wajar(baris)
    gabung = lembar.merged_cell_ranges or []
    return {
        "nama": satu.name,
        "tersembunyi": False,
        "tinggi": lembar.end[0] + 1 if lembar.end else 0,
        "baris": [[_sel(nilai) for nilai in b[:MAKS_KOLOM]] for b in baris],
        "rumus": _rumus(arsip, bagian),
        "gabung": [[*awal, *akhir] for awal, akhir in gabung[:MAKS_SEBUT]],
    }


def _sel(nilai):
    if isinstance(nilai, bool):
        return ["b", BENAR if nilai else SALAH]
    if isinstance(nilai, int | float):
        return ["n", _angka(nilai)]
    if isinstance(nilai, datetime.datetime):
        return ["d", nilai.date().isoformat()]
    if isinstance(nilai, datetime.date):
        return ["d", nilai.isoformat()]
    return str(nilai)


def _angka(nilai: float) -> str:
    """As it stands in the cell: 5.0 is 5, decimals have a comma."""
    return str(int(nilai)) if float(nilai).is_integer() else repr(nilai).replace(".", ",")


def _bagian_lembar(arsip: Arsip) -> dict[str, str]:
    """Sheet name to its part in the package."""
    tujuan: dict[str, str] = {}
    hubungan: dict[str, str] = {}

    def amati(lokal: str, atribut: dict) -> None:
        isi = {nama.rpartition(":")[2]: nilai for nama, nilai in atribut.items()}
        if lokal == "Relationship":
            tujuan[isi.get("Id", "")] = isi.get("Target", "").lstrip("/")
        elif lokal == "sheet":
            hubungan[isi.get("name", "")] = isi.get("id", "")

    for nama in arsip.nama:
        if re.search(r"_rels/workbook\d*\.xml\.rels$|^xl/workbook\d*\.xml$", nama, re.I):
            urai(arsip.zip.read(nama), amati)
    cari = {nama: tujuan.get(kunci, "") for nama, kunci in hubungan.items()}
    return {
        nama: next((b for b in arsip.nama if isi and b.endswith(isi)), "")
        for nama, isi in cari.items()
    }


def _rumus(arsip: Arsip, bagian: str) -> list[str]:
    """Addresses of the cells whose value is worked out."""
    if not bagian:
        return []
    hasil: list[str] = []
    sel = ""

    def amati(lokal: str, atribut: dict) -> None:
        nonlocal sel
        if lokal == "c":
            sel = atribut.get("r", "")
        elif lokal == "f" and len(hasil) < MAKS_SEBUT:
            hasil.append(sel)

    urai(arsip.zip.read(bagian), amati)
    return hasil
