"""The public figures of an office's year: what of `laporan.isi` anyone may have, and its words.

A public page shows no more than `untuk_umum` lets through: neither numbers of cases nor words that
somebody typed, nor units, nor money. Under five cases there is neither share nor median; a group
of occupations under five is not told apart, because in a small place it may be one person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.core.cache import cache

from laporan import definisi, gambar, isi, tabel
from laporan.grafik import Grafik
from laporan.kantor import permohonan_pertama
from laporan.kata import BELUM, desimal
from laporan.masa import TAHUN, masa
from laporan.status.laporan import JenisLaporan
from laporan.tabel import Baris, Tabel
from permohonan import hitungan
from permohonan.hitungan import PROSES, Saat
from permohonan.pekerjaan import tanpa_golongan_kecil
from permohonan.rekap import Rekap
from permohonan.status import Hasil
from ppid.models import Jejak

UMUM = {"masuk", "luar", "kanal", "jenis", "pekerjaan", "hasil", "cara", "tolak"}
UMUM |= {"rezim", "hari", "waktu"}
UMUM_BULAN = {"masuk"}
UMUM_BEKU = ("versi", "jenis", "awal", "akhir", "per", "tahun", "lalu")
UMUR = 5 * 60  # seconds that figures are kept, at most
BANYAK_TAHUN = 5  # of the table of Pasal 12


# What is kept


def untuk_umum(beku: Mapping) -> dict:
    """Of what `isi.susun` returns the part that anyone may have, in the same form: whatever is not
    named here is there and empty."""
    bulan = [satu | {"angka": _saring(satu["angka"], UMUM_BULAN)} for satu in beku["bulan"]]
    arus = {n: {"banyak": satu["banyak"], "urut": []} for n, satu in beku["arus"].items()}
    lain = {nama: type(nilai)() for nama, nilai in beku.items() if nama not in UMUM_BEKU}
    return (
        {nama: beku[nama] for nama in UMUM_BEKU}
        | lain
        | {
            "angka": tanpa_golongan_kecil(_saring(beku["angka"], UMUM)),
            "umum": True,
            "bulan": bulan,
            "arus": arus,
        }
    )


def _saring(angka: Mapping[str, int], kata: set[str]) -> dict[str, int]:
    return {kunci: n for kunci, n in angka.items() if kunci.partition(".")[0] in kata}


def tahun_tahun(satker) -> list[int]:
    """From this year back to that of the office's first receipt."""
    pertama, kini = permohonan_pertama(satker), satker.hari_ini.year
    awal = pertama.diterima.year if pertama else kini
    return list(range(kini, min(awal, kini) - 1, -1))


def angka_tahun(satker, tahun: int) -> dict:
    """{"per", "angka"} of a year; six queries, or one while it is kept."""
    return _ingat("angka", satker, tahun, lambda: _hitung(satker, tahun))


def _hitung(satker, tahun: int) -> dict:
    saat = Saat.kini()
    semua = hitungan.baca(satker, date(tahun, 1, 1), date(tahun, 12, 31), saat)
    angka = tanpa_golongan_kecil(_saring(hitungan.hitung(semua), UMUM))
    return {"per": saat.per.isoformat(), "angka": angka}


def beku_tahun(satker, tahun: int) -> dict:
    """The whole of a year, as for its report, with what nobody else may have left out."""
    satu = masa(TAHUN, date(tahun, 1, 1))
    return _ingat(
        *("beku", satker, tahun),
        lambda: untuk_umum(isi.susun(satker, JenisLaporan.TAHUNAN, satu)),
    )


def _ingat(nama: str, satker, tahun: int, hitung: Callable[[], dict]) -> dict:
    """A big office's year is long to read: each process keeps it under the state that it was read
    in, so that after an act none shows what was before, and no two show different figures.

    A national holiday changes no row of the office: for that it is read anew after `UMUR`.
    """
    kunci = f"statistik:{isi.VERSI}:{nama}:{satker.pk}:{tahun}:{_keadaan(satker)}"
    return cache.get_or_set(kunci, hitung, UMUR)


def _keadaan(satker) -> str:
    """The day, on which a due date passes, and the last act in the office's trail; one query."""
    acara = Jejak.objects.filter(rantai=satker.slug).exclude(jenis="lihat").order_by("-urut")
    return f"{satker.hari_ini}:{acara.values_list('urut', flat=True).first()}"


# The home of an office


class Beranda(NamedTuple):
    """Three figures of this year, up to a day. A template asks a `Rekap` for keys, so not that."""

    tahun: int
    sampai: date
    diterima: int
    persen: str
    tepat: int
    dinilai: int
    median: str
    berjalan: int
    lewat: int


def untuk_beranda(satker) -> Beranda:
    tahun = satker.hari_ini.year
    isi = angka_tahun(satker, tahun)
    r = Rekap(isi["angka"])
    return Beranda(
        *(tahun, satker.setempat(datetime.fromisoformat(isi["per"])).date()),
        *(r.diterima, r.persen, r.tepat, r.dinilai),
        "" if r.median is None else desimal(r.median),
        *(r.angka[f"hasil.{PROSES}"], r.angka["waktu.terbuka_lewat"]),
    )


# What is said


@dataclass(frozen=True)
class Ukuran:
    """`nilai` "": too few cases to say it; `keterangan` then says so."""

    nama: str
    nilai: str
    keterangan: str
    definisi: str


@dataclass(frozen=True)
class Bagian:
    """One subject: its picture, its table or both; `bertabel`: a page shows the table."""

    kunci: str
    definisi: str
    grafik: Grafik | None
    tabel: Tabel | None
    bertabel: bool

    @property
    def judul(self) -> str:
        return self.grafik.judul if self.grafik else self.tabel.judul


@dataclass(frozen=True)
class Statistik:
    tahun: int
    per: datetime
    ukuran: list[Ukuran]
    bagian: list[Bagian]
    pasal12: Tabel

    @property
    def kosong(self) -> bool:
        """Nothing came in: pictures and tables would be noughts."""
        return self.ukuran[0].nilai == "0"


# The key of a picture, the code of a table, and whether a page shows the table: what a picture
# brings along says the same, or it in short.
SUSUNAN = (
    ("bulan", "volume", False),
    ("ketepatan", "", False),
    ("hasil", "hasil", False),
    ("penolakan", "penolakan", False),
    ("kanal", "kanal", False),
    ("", "waktu", True),
    ("", "pemohon", True),
    ("", "pekerjaan", True),
)


def statistik(satker, tahun: int, semua_tahun: list[int]) -> Statistik:
    """`semua_tahun`: see `tahun_tahun`."""
    beku = beku_tahun(satker, tahun)
    tahunan = {tahun: beku} | {
        satu: angka_tahun(satker, satu) for satu in semua_tahun[:BANYAK_TAHUN] if satu != tahun
    }
    per = min(datetime.fromisoformat(satu["per"]) for satu in tahunan.values())
    rekap = Rekap(beku["angka"])
    return Statistik(tahun, per, ukuran(rekap), _bagian(beku), pasal12(tahunan))


def ukuran(rekap: Rekap) -> list[Ukuran]:
    d = definisi
    hasil = [
        Ukuran("Permohonan diterima", f"{rekap.diterima}", "", d.DITERIMA),
        _tepat(rekap),
        _median(rekap),
        Ukuran("Sudah dijawab", f"{rekap.dijawab}", "", d.DIJAWAB),
        Ukuran("Masih berjalan", f"{rekap.angka[f'hasil.{PROSES}']}", "", d.BERJALAN),
        Ukuran("Berjalan lewat batas waktu", f"{rekap.angka['waktu.terbuka_lewat']}", "", d.LEWAT),
    ]
    if luar := sum(rekap.kelompok("luar").values()):
        hasil.append(Ukuran("Bukan permohonan, atau duplikat", f"{luar}", "", d.LUAR))
    return hasil


def _tepat(rekap: Rekap) -> Ukuran:
    if not rekap.persen:
        return Ukuran("Tepat waktu", "", f"{rekap.dinilai} dinilai", definisi.TEPAT)
    keterangan = f"{rekap.tepat} dari {rekap.dinilai}"
    return Ukuran("Tepat waktu", rekap.persen, keterangan, definisi.TEPAT)


def _median(rekap: Rekap) -> Ukuran:
    nama = "Waktu jawab tengah (median)"
    if rekap.median is None:
        return Ukuran(nama, "", f"{rekap.dijawab} dijawab", definisi.MEDIAN)
    return Ukuran(nama, desimal(rekap.median), "hari kerja", definisi.MEDIAN)


def _bagian(beku: Mapping) -> list[Bagian]:
    rupa, semua = gambar.semua(beku), tabel.semua(beku)
    d = definisi.MENURUT
    return [
        Bagian(kunci or kode, d[kunci or kode], rupa.get(kunci), semua.get(kode), tampil)
        for kunci, kode, tampil in SUSUNAN
    ]


# Pasal 12


KEPALA_PASAL12 = [
    "Tahun",
    "Jumlah permintaan",
    "Waktu yang diperlukan",
    "Dikabulkan seluruhnya",
    "Dikabulkan sebagian",
    "Ditolak",
    "Hasil lain atau berjalan",
    "Alasan penolakan",
]


def pasal12(tahunan: Mapping[int, Mapping]) -> Tabel:
    """Years with a request, the newest first."""
    rekap = {tahun: Rekap(satu["angka"]) for tahun, satu in tahunan.items()}
    baris = [_baris_pasal12(tahun, rekap[tahun]) for tahun in sorted(rekap, reverse=True)]
    ada = [satu for satu in baris if satu.isi[0]]
    return Tabel("pasal12", "Pasal 12 UU 14/2008", KEPALA_PASAL12, ada)


def _baris_pasal12(tahun: int, rekap: Rekap) -> Baris:
    pokok = [rekap.angka[f"hasil.{h}"] for h in (Hasil.DIKABULKAN, Hasil.SEBAGIAN, Hasil.DITOLAK)]
    lain = rekap.diterima - sum(pokok)
    return Baris(f"{tahun}", [rekap.diterima, _lama(rekap), *pokok, lain, alasan(rekap)])


def _lama(rekap: Rekap) -> str:
    if rekap.median is None:
        return BELUM if rekap.dijawab else "–"
    return f"median {desimal(rekap.median)}, rata-rata {desimal(rekap.rata)} hari kerja"


def alasan(rekap: Rekap) -> str:
    """Refused parts by their ground: Pasal 17 huruf h: 2; 1 disertai undang-undang lain."""
    tolak = rekap.kelompok("tolak")
    lain = tolak.pop(hitungan.UU, 0)
    kata = [f"Pasal 17 huruf {huruf}: {n}" for huruf, n in sorted(tolak.items())]
    kata += [f"{lain} disertai undang-undang lain"] if lain else []
    return "; ".join(kata) or "–"
