"""The matriks kegiatan dan penugasan: what each step took, beside its standard.

One judge for a Kegiatan, on the page of one case and in the matriks of the office. Minutes are
judged as they were measured at the counter; working days, weeks and months by the step as a whole,
from its first Kegiatan. Reopening a case starts the count of every step anew.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from statistics import median

from django.db.models import prefetch_related_objects

from ppid import alur, tenggat, waktu
from ppid.izin import SEBUTAN, Pelaku, Peran
from ppid.models import Jejak, JenisSOP, Kegiatan, Langkah
from ppid.templatetags.ppid import menit_detik

SEHARI = 24 * 3600
KALENDER = ("minggu", "bulan")  # told in days of the calendar, as they are counted
HARIAN = ("hari_kerja", *KALENDER)
DIUKUR = ("menit", *HARIAN)  # units of a standard that a Kegiatan is judged by


class Penilaian(StrEnum):
    SESUAI = "sesuai baku"
    MELEBIHI = "melebihi baku"
    TIDAK_DIUKUR = "tidak diukur"
    TANPA = ""


# One row


def hari_kerja(satker, mulai: datetime, selesai: datetime) -> int:
    """Working days from one instant to another; the day of the first is day 0."""
    dari, sampai = satker.setempat(mulai).date(), satker.setempat(selesai).date()
    if sampai <= dari:
        return 0
    return -tenggat.sisa_hari_kerja(sampai, dari, satker.kalender())


def hari_langkah(satker, satuan: str, mulai: datetime, selesai: datetime) -> int:
    """Days that a step took, in the days of its standard: of the calendar, or working days."""
    if satuan in KALENDER:
        return (satker.setempat(selesai).date() - satker.setempat(mulai).date()).days
    return hari_kerja(satker, mulai, selesai)


def sebut_hari(n: float, satuan: str) -> str:
    jenis = "hari kalender" if satuan in KALENDER else "hari kerja"
    return f"{n:g} {jenis}".replace(".", ",")


def lama(satker, k: Kegiatan, akhir: datetime) -> str:
    """Seconds at the counter where measured; minutes within a day; else days.

    A dash for what one act began and ended: no time was taken, so none is named.
    """
    if k.detik_kerja is not None:
        return menit_detik(k.detik_kerja)
    detik = int((akhir - k.mulai).total_seconds())
    if k.selesai and not detik:
        return "–"
    hari = hari_langkah(satker, satuan(k), k.mulai, akhir)
    return sebut_hari(hari, satuan(k)) if detik >= SEHARI or hari else menit_detik(detik)


def satuan(k: Kegiatan) -> str:
    """menit, hari_kerja, minggu or bulan, where the sheet gives the step a standard in them."""
    baku = k.langkah.baku if k.langkah else None
    return baku["satuan"] if baku and baku["satuan"] in DIUKUR else ""


def nilai(satker, k: Kegiatan, awal: datetime, akhir: datetime) -> Penilaian:
    """`awal`: when the step began, with its first Kegiatan."""
    if satuan(k) == "menit":
        if k.detik_kerja is None:
            return Penilaian.TIDAK_DIUKUR if k.selesai else Penilaian.TANPA
        return _dalam(k.detik_kerja <= k.langkah.baku_detik)
    if satuan(k) == "hari_kerja":
        return _dalam(hari_kerja(satker, awal, akhir) <= k.tentang.batas_hari(k.langkah))
    if satuan(k):
        batas = tenggat.batas_baku(satker.setempat(awal).date(), k.langkah.baku, satker.kalender())
        return _dalam(satker.setempat(akhir).date() <= batas)
    return Penilaian.TANPA


def _dalam(ya: bool) -> Penilaian:
    return Penilaian.SESUAI if ya else Penilaian.MELEBIHI


def isi_baris(satker, k: Kegiatan, awal: datetime, *, pelaku: str = "", rangkap=False) -> dict:
    """A row as the page shows it. `pelaku`: whom an open one waits for, else its role says so."""
    akhir = k.selesai or waktu.sekarang()
    butir = timbang(satker, k, awal, akhir)
    return {
        "tidak_dilalui": False,
        "nomor": k.langkah.urut if k.langkah else "–",
        "teks": k.langkah.judul if k.langkah else k.kunci,
        "pelaku": _pelaku(k, pelaku),
        "jabatan": " · ".join(filter(None, [k.jabatan, "dirangkap" if rangkap else ""])),
        "mulai": k.mulai,
        "selesai": k.selesai,
        "lama": lama(satker, k, akhir),
        "sejak_awal": butir.sejak_awal,
        "baku": k.langkah.waktu_baku if k.langkah else "",
        "penilaian": butir.penilaian,
        "keluaran": k.keluaran,
        "keluaran_baku": k.langkah.output if k.langkah else "",
        "aksi": alur.label(k.tentang, k.hasil),
    }


def _pelaku(k: Kegiatan, menunggu: str) -> str:
    if not k.selesai:
        return f"Menunggu {menunggu or SEBUTAN[Peran(k.menunggu)]}"
    return k.oleh.nama if k.oleh else "Otomatis"


# What a row needs of the rows beside it


def hal(k: Kegiatan) -> tuple:
    """Which thing it is about."""
    return k.tentang_jenis_id, k.tentang_id


def langkah_hal(k: Kegiatan) -> tuple:
    """Which step of which thing; a step taken again after reopening is another."""
    return _kunci(*hal(k), k.kunci, k.mulai, _ulang(k))


def _ulang(k: Kegiatan) -> datetime | None:
    return getattr(k.tentang, "dibuka_kembali_pada", None)


def _kunci(jenis: int, pk: int, kunci: str, mulai: datetime, ulang: datetime | None) -> tuple:
    return jenis, pk, kunci, bool(ulang and mulai >= ulang)


def awal_langkah(kegiatan: list[Kegiatan], semua: Iterable[tuple]) -> dict[tuple, datetime]:
    """When each step began. `semua`: (kind, key, step, begin) of every Kegiatan of these things,
    in the order of time."""
    ulang = {hal(k): _ulang(k) for k in kegiatan}
    awal: dict[tuple, datetime] = {}
    for jenis, pk, kunci, mulai in semua:
        if (jenis, pk) in ulang:
            awal.setdefault(_kunci(jenis, pk, kunci, mulai, ulang[jenis, pk]), mulai)
    return awal


def dirangkap(kegiatan: list[Kegiatan]) -> set[int]:
    """Keys of those that one person ended in two hands: the trail row that their act wrote."""
    jejak = Jejak.objects.filter(
        tentang_jenis__in={k.tentang_jenis_id for k in kegiatan},
        tentang_id__in={k.tentang_id for k in kegiatan},
        data__has_key="dirangkap",
    )
    perbuatan = defaultdict(list)
    isian = ("tentang_jenis_id", "tentang_id", "jenis", "waktu", "data")
    for jenis, pk, aksi, pada, data in jejak.order_by("urut").values_list(*isian):
        perbuatan[jenis, pk, aksi].append((pada, bool(data["dirangkap"])))
    return {k.pk for k in kegiatan if k.selesai and _rangkap(k, perbuatan[*hal(k), k.hasil])}


def _rangkap(k: Kegiatan, perbuatan: list[tuple[datetime, bool]]) -> bool:
    """A trail row is written last in its act: the first one since the Kegiatan ended is its own."""
    return next((rangkap for pada, rangkap in perbuatan if pada >= k.selesai), False)


# Many rows


@dataclass(frozen=True)
class Butir:
    """One Kegiatan with its verdict."""

    kegiatan: Kegiatan
    awal: datetime
    penilaian: Penilaian
    hari: int  # working days from the beginning of its step

    @property
    def sejak_awal(self) -> str:
        """The days that are judged, where they are more than its own: of the step as a whole."""
        return f"{self.hari} hari kerja" if self.awal < self.kegiatan.mulai and self.hari else ""


@dataclass
class Jumlah:
    """What the things that took one step needed for it."""

    nomor: int | str
    teks: str
    satuan: str
    kegiatan: int = 0
    terbuka: int = 0
    hal: dict[tuple, list[Butir]] = field(default_factory=lambda: defaultdict(list))

    @property
    def perkara(self) -> int:
        return len({kunci[:2] for kunci in self.hal})

    @property
    def melebihi(self) -> int:
        return sum(self._ada(milik, Penilaian.MELEBIHI) for milik in self.hal.values())

    @property
    def sesuai(self) -> int:
        return sum(
            self._ada(milik, Penilaian.SESUAI) and not self._ada(milik, Penilaian.MELEBIHI)
            for milik in self.hal.values()
        )

    @property
    def median(self) -> str:
        """Of what one thing needed for the step, once it is through with it."""
        ukuran = [n for milik in self.hal.values() if (n := self._ukuran(milik)) is not None]
        if not ukuran:
            return ""
        tengah = median(ukuran)
        if self.satuan == "menit":
            return menit_detik(tengah)
        return sebut_hari(tengah, self.satuan)

    @staticmethod
    def _ada(milik: list[Butir], penilaian: Penilaian) -> bool:
        return any(b.penilaian == penilaian for b in milik)

    def _ukuran(self, milik: list[Butir]) -> int | None:
        if self.satuan == "menit":
            detik = [b.kegiatan.detik_kerja for b in milik if b.kegiatan.detik_kerja is not None]
            return sum(detik) if detik else None
        if self.satuan and all(b.kegiatan.selesai for b in milik):
            return max(b.hari for b in milik)
        return None


def baca(kueri, pelaku: Pelaku) -> list[Butir]:
    """Judge every Kegiatan of a query over the actor's own office; one query per kind of thing."""
    satker, kini = pelaku.satker, waktu.sekarang()
    kegiatan = list(kueri.select_related("langkah", "oleh").prefetch_related("tentang"))
    muat_tentang(kegiatan, satker)
    milik = Kegiatan.objects.filter(
        satker=satker, tentang_id__in=kueri.order_by().values("tentang_id")
    )
    isian = ("tentang_jenis_id", "tentang_id", "kunci", "mulai")
    awal = awal_langkah(kegiatan, milik.values_list(*isian))
    return [timbang(satker, k, awal[langkah_hal(k)], k.selesai or kini) for k in kegiatan]


def muat_tentang(kegiatan: list[Kegiatan], satker) -> None:
    """What the things name themselves by; one query per kind and row it is named after."""
    jenis = defaultdict(list)
    for k in kegiatan:
        k.tentang.satker = satker  # one office, one calendar
        jenis[type(k.tentang)].append(k.tentang)
    for model, milik in jenis.items():
        if disebut := getattr(model, "DISEBUT", ()):
            prefetch_related_objects(milik, *disebut)


def timbang(satker, k: Kegiatan, awal: datetime, akhir: datetime) -> Butir:
    hari = hari_langkah(satker, satuan(k), awal, akhir) if satuan(k) in HARIAN else 0
    return Butir(k, awal, nilai(satker, k, awal, akhir), hari)


def jumlah(butir: list[Butir], satker) -> list[Jumlah]:
    """Per step, in the order of the sheets."""
    urutan = _urutan(satker)
    hasil: dict[str, Jumlah] = {}
    for b in butir:
        k = b.kegiatan
        nomor, teks = (k.langkah.urut, k.langkah.judul) if k.langkah else ("–", k.kunci)
        satu = hasil.setdefault(k.kunci, Jumlah(nomor, teks, satuan(k)))
        satu.kegiatan += 1
        satu.terbuka += not k.selesai
        satu.hal[langkah_hal(k)].append(b)
    return [hasil[kunci] for kunci in sorted(hasil, key=lambda k: urutan.get(k, (9, 0)))]


def _urutan(satker) -> dict[str, tuple[int, int]]:
    """The place of each step key: kind of SOP, then number."""
    langkah = Langkah.objects.filter(sop__satker=satker).order_by("sop__versi")
    jenis = JenisSOP.values
    return {
        kunci: (jenis.index(j), urut)
        for kunci, j, urut in langkah.values_list("kunci", "sop__jenis", "urut")
    }


def tampil(butir: list[Butir], pelaku: Pelaku) -> list[dict]:
    """Rows of one page: what each is about, with a link for those who may open it."""
    kegiatan = [b.kegiatan for b in butir]
    rangkap, alamat = dirangkap(kegiatan), _alamat(kegiatan, pelaku)
    return [
        isi_baris(pelaku.satker, b.kegiatan, b.awal, rangkap=b.kegiatan.pk in rangkap)
        | {
            "hal": _sebutan(b.kegiatan, alamat),
            "url": alamat.get(hal(b.kegiatan), ""),
        }
        for b in butir
    ]


def _sebutan(k: Kegiatan, alamat: dict[tuple, str]) -> str:
    """Its name; for those who may not open it, what it may be called in front of them."""
    tertutup = getattr(k.tentang, "sebutan_tertutup", "")
    return tertutup if tertutup and hal(k) not in alamat else str(k.tentang)


def _alamat(kegiatan: list[Kegiatan], pelaku: Pelaku) -> dict[tuple, str]:
    """Addresses of the things that this actor's own rows hold; one query per kind."""
    jenis = defaultdict(dict)
    for k in kegiatan:
        jenis[type(k.tentang), k.tentang_jenis_id][k.tentang_id] = k.tentang
    return {
        (id_jenis, pk): milik[pk].get_absolute_url()
        for (model, id_jenis), milik in jenis.items()
        if hasattr(model, "get_absolute_url") and hasattr(model.objects, "untuk")
        for pk in model.objects.untuk(pelaku).filter(pk__in=milik).values_list("pk", flat=True)
    }
