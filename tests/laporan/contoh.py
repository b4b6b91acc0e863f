"""A frozen report made of cases that never were: no request has to be born for a paper."""

from collections import Counter
from datetime import date, timedelta
from itertools import cycle, islice

from laporan import isi
from laporan.masa import Masa, bulan_bulan
from permohonan import hitungan
from permohonan.hitungan import Kasus
from ppid import nomor

UNIT = ("Subbagian Perencanaan, Data, dan Informasi", "Subbagian Keuangan, Umum, dan Logistik")
HASIL = ("dikabulkan", "dikabulkan", "sebagian", "ditolak", "tidak_dikuasai")
KANAL = ("datang_langsung", "daring", "surat", "email")
LAMA = (0, 0, 5, 6, 8, 9, 11, 15)


def kasus(ke: int, diterima: date, **ganti) -> Kasus:
    """The `ke`-th one: outcome, channel and days follow from its number."""
    hari, hasil = LAMA[ke % 8], HASIL[ke % 5]
    dasar = {
        "nomor": f"{ke:04}/PPID/2101/{diterima:%m/%Y}",
        "kunci": f"2101-{diterima.year}-{ke:05}",
        "diterima": diterima,
        "kanal": KANAL[ke % 4],
        "jenis": "perorangan" if ke % 3 else "badan_hukum",
        "pekerjaan": "Wartawan" if ke % 2 else "Lainnya",
        "kategori": "umum",
        "lengkap": True,
        "hasil": hasil,
        "di_tempat": hari == 0,
        "hari": hari,
        "tepat": hari != 11,
        "diperpanjang": diterima + timedelta(days=9) if hari == 15 else None,
        "rezim": (10, 17),
        "jatuh_tempo": diterima + timedelta(days=14),
        "berakhir": diterima + timedelta(days=hari),
        "jeda": (),
        "sebab": "Bahan dari unit diterima pada hari jatuh tempo" if hari == 11 else "",
        "tolak": ("h",) if hasil == "ditolak" else (),
        "unit": (UNIT[ke % 2],) if hari else (hitungan.MEJA,),
        "bahan": ((UNIT[ke % 2], hari),) if hari else (),
        "tunggu": (),
        "biaya": 0,
        "dibayar": 0,
    }
    return Kasus(**dasar | ganti)


def deret(satu: Masa, banyak: int) -> list[Kasus]:
    """Spread over the days of the span."""
    panjang = (satu.akhir - satu.awal).days
    hari = (satu.awal + timedelta(days=ke * panjang // max(banyak, 1)) for ke in range(banyak))
    return [kasus(ke, satu_hari) for ke, satu_hari in enumerate(hari, 1)]


def _deret(semua: list[Kasus]) -> dict:
    return isi.deret([nomor.tahun_urut(k.kunci) for k in semua])


def beku(jenis: str, satu: Masa, banyak: int = 0, semua: list[Kasus] | None = None) -> dict:
    semua = deret(satu, banyak) if semua is None else semua
    arus = {nama: [k for k in semua if nama in isi.bergerak(k, satu)] for nama in isi.ARUS}
    bulan = {f"{m.awal:%Y-%m}": m for m in bulan_bulan(satu)}
    tahun = Counter(k.diterima.month for k in semua)
    return {
        "versi": isi.VERSI,
        "jenis": jenis,
        "awal": f"{satu.awal}",
        "akhir": f"{satu.akhir}",
        "per": f"{satu.akhir + timedelta(days=2)}T02:00:00.000000+00:00",
        "angka": dict(hitungan.hitung(k for k in semua if k.diterima >= satu.awal)),
        "bulan": [{"bulan": nama, "angka": _angka(semua, m)} for nama, m in bulan.items()],
        "tahun": [tahun[ke] for ke in range(1, 13)],
        "lalu": list(islice(cycle((1, 2, 3)), 12)) if semua else [0] * 12,
        "arus": {nama: _deret(daftar) for nama, daftar in arus.items()},
        "cara": dict(Counter("di_tempat" if k.di_tempat else "tertulis" for k in arus["berakhir"])),
        "lewat": sum(k.jatuh_tempo < satu.akhir for k in arus["akhir"]),
        "lama": dict(hitungan.hitung(k for k in arus["berakhir"] if k.diterima < satu.awal)),
        "terlambat": [
            {"nomor": k.nomor, "hari": 1, "sebab": k.sebab, "terbuka": not k.dijawab}
            for k in semua
            if k.tepat is False
        ],
        "meja": {"terima": {"7": 2, "4": 3}, "sampaikan": {"3": 1}, "jelaskan": {}},
        "dip": [
            {"kelas": kelas, "jumlah": 12, "baru": 1, "diperbarui": 0, "berberkas": 10, "habis": 0}
            for kelas in ("berkala", "serta_merta", "setiap_saat")
        ],
    }


def _angka(semua: list[Kasus], bulan: Masa) -> dict:
    return dict(hitungan.hitung(k for k in semua if bulan.awal <= k.diterima <= bulan.akhir))
