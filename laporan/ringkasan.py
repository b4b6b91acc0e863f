"""The sentences that open a report, from its frozen figures. Pure.

Each says what it counts: timeliness is that of the requests received in the span, as they stood
when it was closed. Below `MIN_DATA` neither share nor median is said.
"""

from collections.abc import Mapping
from itertools import islice

from laporan.kata import desimal, ribuan
from laporan.masa import PANJANG, SEHARI, Masa, bersatuan, masa, masa_beku
from permohonan.rekap import Rekap
from ppid.terbilang import terbilang

MAKS_SEBUT = 3  # late requests told one by one
SEHARI_JADI = "Setiap jawaban diberikan pada hari permohonan diterima"
SATUAN = {1: "bulan", 3: "triwulan", 12: "tahun"}
BATAS_KATA = 12  # numbers below it open a sentence in words


def ringkasan(beku: Mapping, kantor: str) -> list[str]:
    satu, rekap = masa_beku(beku), Rekap(beku["angka"])
    kalimat = [_arus(beku, satu, kantor)]
    if rekap.diterima:
        kalimat += [_ketepatan(rekap), _lama_jawab(rekap)]
    kalimat += [*_terlambat(beku["terlambat"]), _sisa(beku, satu), _luar(rekap)]
    return [satu for satu in kalimat if satu]


def _awali(n: int) -> str:
    """A number at the head of a sentence: Delapan; 14"""
    return terbilang(n).capitalize() if n < BATAS_KATA else ribuan(n)


def _arus(beku: Mapping, satu: Masa, kantor: str) -> str:
    diterima, berakhir = (beku["arus"][nama]["banyak"] for nama in ("diterima", "berakhir"))
    if not diterima and not berakhir:
        return f"Nihil. Selama {bersatuan(satu)} {kantor} tidak menerima permohonan informasi."
    masuk = f"menerima {ribuan(diterima)} permohonan" if diterima else "tidak menerima permohonan"
    lama = beku["lama"].get("masuk.diterima", 0)
    sebelum = f", termasuk {ribuan(lama)} yang diterima sebelumnya" if lama else ""
    selesai = f"menyelesaikan {ribuan(berakhir)}" if berakhir else "belum menyelesaikan satu pun"
    return f"Selama {bersatuan(satu)} {kantor} {masuk} dan {selesai}{sebelum}."


def _ketepatan(rekap: Rekap) -> str:
    if not rekap.dinilai:
        return "Dari yang diterima itu belum ada yang dijawab atau melewati jatuh tempo."
    terbuka = rekap.angka["waktu.terbuka_lewat"]
    if not rekap.dijawab:
        lewat = f"{ribuan(terbuka)} di antaranya melewati jatuh tempo"
        return f"Dari yang diterima itu belum ada yang dijawab, {lewat}."
    awal = f"Dari yang diterima itu, {ribuan(rekap.dijawab)} sudah dijawab"
    if rekap.tepat == rekap.dinilai:
        return f"{awal}, semuanya tepat waktu."
    persen = f" ({rekap.persen})" if rekap.persen else ""
    if not terbuka:
        return f"{awal}, {_di_antaranya(rekap.tepat)} tepat waktu{persen}."
    return (
        f"{awal} dan {ribuan(terbuka)} belum dijawab padahal melewati jatuh tempo; "
        f"{ribuan(rekap.tepat)} dari {ribuan(rekap.dinilai)}{persen} tepat waktu."
    )


def _di_antaranya(n: int) -> str:
    return f"{ribuan(n)} di antaranya" if n else "tidak satu pun"


def _lama_jawab(rekap: Rekap) -> str:
    if not rekap.dijawab:
        return ""
    if rekap.median is None:
        return f"{_terlama(rekap.terlama)}; median tidak disebut karena datanya belum cukup."
    tengah = f"Waktu jawab tengah (median) {desimal(rekap.median)} hari kerja"
    lama = f"paling lama {rekap.terlama} hari kerja" if rekap.terlama else "semuanya hari itu juga"
    return f"{tengah}, {lama}."


def _terlama(n: int) -> str:
    return f"Jawaban paling lama diberikan dalam {n} hari kerja" if n else SEHARI_JADI


def _terlambat(terlambat: list[dict]) -> list[str]:
    if len(terlambat) > MAKS_SEBUT:
        paling = max(satu["hari"] for satu in terlambat)
        tanpa = sum(not satu["sebab"] for satu in terlambat)
        sebab = f"; {ribuan(tanpa)} belum bersebab" if tanpa else ""
        jumlah = _awali(len(terlambat))
        return [f"{jumlah} permohonan terlambat, paling lama {paling} hari kerja{sebab}."]
    return [_satu_terlambat(satu) for satu in islice(terlambat, MAKS_SEBUT)]


def _satu_terlambat(satu: dict) -> str:
    masih = " dan masih terbuka" if satu["terbuka"] else ""
    kalimat = f"Permohonan {satu['nomor']} terlambat {satu['hari']} hari kerja{masih}"
    if not satu["sebab"]:
        return f"{kalimat}; sebabnya belum dicatat."
    return f"{kalimat}: {satu['sebab'].strip().rstrip('.')}."


def _sisa(beku: Mapping, satu: Masa) -> str:
    akhir = beku["arus"]["akhir"]["banyak"]
    if not akhir:
        return ""
    return f"{_awali(akhir)} permohonan belum selesai pada {_akhir(satu)}."


def _akhir(satu: Masa) -> str:
    """akhir bulan itu"""
    for nama, panjang in PANJANG.items():
        if satu == masa(nama, satu.awal):
            return f"akhir {SATUAN[panjang]} itu"
    return f"hari terakhir sebelum {satu.akhir + SEHARI:%d/%m/%Y}"


def _luar(rekap: Rekap) -> str:
    luar = sum(rekap.kelompok("luar").values())
    if not luar:
        return ""
    return f"{_awali(luar)} kiriman bukan permohonan informasi atau duplikat, tidak dihitung."
