"""The data layanan of one period, read from what happened: acts, minutes, what is late and why.

Everything in a fixed number of queries, however many acts. `beku()` is what signing freezes.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from laporan import angka
from laporan.masa import Masa
from permohonan.giliran import SEBUTAN
from permohonan.jam import berhenti
from permohonan.linimasa import siapa
from permohonan.models import Permohonan
from permohonan.status import Hasil
from ppid import alur, tenggat, waktu
from ppid.izin import Peran
from ppid.matriks import Penilaian, awal_langkah, lama, langkah_hal, timbang
from ppid.models import Jejak, Kegiatan, Naskah
from ppid.templatetags.ppid import menit_detik

VERSI_BEKU = 1


@dataclass(frozen=True)
class Perbuatan:
    """One act. `detik` and `penilaian` are of the step it ended, where there is one.

    `lama` is of its own Kegiatan; working days are judged by the whole step, `sejak_awal`. What has
    a standard in minutes but was not done at the counter has no `lama`: it is not compared.
    """

    permohonan: Permohonan
    saat: datetime
    aksi: str
    label: str
    oleh: str
    peran: str
    urut: int = 0
    langkah: str = ""
    kunci: str = ""
    detik: int | None = None
    lama: str = ""
    sejak_awal: str = ""
    baku: str = ""
    penilaian: str = ""
    dirangkap: bool = False

    @property
    def sebutan_peran(self) -> str:
        return ", ".join(SEBUTAN[Peran(satu)] for satu in self.peran.split(",") if satu)

    @property
    def dibandingkan(self) -> bool:
        return self.penilaian in (Penilaian.SESUAI, Penilaian.MELEBIHI)

    @property
    def mutu(self) -> str:
        """langkah 4 seluruhnya 12 hari kerja, melebihi baku"""
        if not self.dibandingkan:
            return ""
        lain = self.sejak_awal and self.sejak_awal != self.lama
        seluruhnya = f"langkah {self.urut} seluruhnya {self.sejak_awal}, " if lain else ""
        return f"{seluruhnya}{self.penilaian}"

    def beku(self) -> dict:
        """Without the name of anybody: whoever acted stands with the case's own trail."""
        return {
            "nomor": self.permohonan.nomor,
            "saat": self.saat.isoformat(timespec="seconds"),
            "aksi": self.aksi,
            "peran": self.peran,
            "langkah": self.kunci,
            "detik": self.detik,
            "penilaian": self.penilaian,
            "dirangkap": self.dirangkap,
        }


@dataclass(frozen=True)
class Terlambat:
    """A case past its due date; `hari` working days late at its end, or at that of the period."""

    permohonan: Permohonan
    hari: int
    ditutup: bool

    @property
    def sebab(self) -> str:
        """Why, as it was written when the clock stopped."""
        p = self.permohonan
        if p.sebab_terlambat or not self.ditutup:
            return p.sebab_terlambat
        return "Dicabut pemohon" if p.hasil == Hasil.DICABUT else "Tidak disebut"

    def beku(self) -> dict:
        p = self.permohonan
        return {
            "nomor": p.nomor,
            "jatuh_tempo": p.jatuh_tempo.isoformat(),
            "hari": self.hari,
            "sebab": self.sebab,
        }


class Layanan:
    """What happened at one office in one period."""

    def __init__(self, satker, masa: Masa):
        self.satker, self.masa = satker, masa

    @cached_property
    def angka(self) -> dict[str, int]:
        return angka.dalam(self.satker, self.masa)

    @cached_property
    def _jejak(self) -> list[Jejak]:
        kueri = angka.jejak(self.satker).filter(self._dalam("waktu"))
        return list(kueri.select_related("oleh").order_by("urut"))

    @cached_property
    def permohonan(self) -> dict[int, Permohonan]:
        """The cases with an act, by key, in the order of their first one."""
        urut = list(dict.fromkeys(b.tentang_id for b in self._jejak))
        milik = Permohonan.objects.in_bulk(urut)
        for satu in milik.values():
            satu.satker = self.satker  # one office, one calendar
        return {pk: milik[pk] for pk in urut}

    @cached_property
    def perbuatan(self) -> list[Perbuatan]:
        """The acts in the order of time."""
        selesai = self._kegiatan_selesai()
        return [self._perbuatan(b, selesai[b.tentang_id, b.jenis]) for b in self._jejak]

    @property
    def langkah(self) -> list[str]:
        """4. Koordinasi (baku 10 hari kerja). Each step that an act ended, once."""
        semua = {(b.urut, b.langkah, b.baku) for b in self.perbuatan if b.langkah}
        return [f"{teks} (baku {baku})" if baku else teks for _, teks, baku in sorted(semua)]

    def _perbuatan(self, b: Jejak, selesai: deque) -> Perbuatan:
        p = self.permohonan[b.tentang_id]
        kegiatan, awal = selesai.popleft() if selesai else (None, None)
        return Perbuatan(
            permohonan=p,
            saat=b.waktu,
            aksi=b.jenis,
            label=alur.label(p, b.jenis),
            oleh=siapa(b),
            peran=b.peran,
            dirangkap=bool(b.data.get("dirangkap")),
            **(_ukuran(p, kegiatan, awal) if kegiatan else {}),
        )

    def _kegiatan_selesai(self) -> dict[tuple[int, str], deque]:
        """By case and act: the Kegiatan that the act ended in this period, with its step's begin.

        An act may also write steps begun and ended at once; the one it ended was there before.
        """
        awal, akhir = angka.instan(self.satker, self.masa)
        hasil, saat = defaultdict(deque), set()
        semua = self._kegiatan()
        isian = ((k.tentang_jenis_id, k.tentang_id, k.kunci, k.mulai) for k in semua)
        sejak = awal_langkah(semua, isian)
        for k in semua:
            if not k.selesai or not awal <= k.selesai < akhir:
                continue
            if (k.tentang_id, k.hasil, k.selesai) not in saat:
                saat.add((k.tentang_id, k.hasil, k.selesai))
                hasil[k.tentang_id, k.hasil].append((k, sejak[langkah_hal(k)]))
        return hasil

    def _kegiatan(self) -> list[Kegiatan]:
        """All of these cases, in the order of time."""
        jenis = ContentType.objects.get_for_model(Permohonan)
        semua = Kegiatan.objects.filter(tentang_jenis=jenis, tentang_id__in=self.permohonan)
        semua = list(semua.select_related("langkah"))
        for k in semua:
            k.tentang = self.permohonan[k.tentang_id]
        return semua

    # What a supervisor must not overlook

    @cached_property
    def ditutup_terlambat(self) -> list[Terlambat]:
        """Notices that left late, and late ends without one."""
        tanpa = Q(diberitahukan_pada=None) & self._dalam("selesai_pada")
        berakhir = self._kasus(self._dalam("diberitahukan_pada") | tanpa)
        return [self._telat(p, hari) for p in berakhir if (hari := berhenti(p)) > p.jatuh_tempo]

    @cached_property
    def terbuka_terlambat(self) -> list[Terlambat]:
        """Open past the due date when the period ended (or today, while it runs).

        By the due dates as they stand now: a case reopened since does not count as late then.
        """
        akhir = min(self.masa.akhir, self.satker.hari_ini)
        _, batas = angka.instan(self.satker, Masa(akhir, akhir))
        belum = Q(diberitahukan_pada=None) | Q(diberitahukan_pada__gte=batas)
        belum &= Q(selesai_pada=None) | Q(selesai_pada__gte=batas)
        terbuka = self._kasus(belum & Q(jatuh_tempo__lt=akhir, dicatat_pada__lt=batas))
        return [self._telat(p, akhir, ditutup=False) for p in terbuka]

    @cached_property
    def dirangkap(self) -> list[Perbuatan]:
        return [b for b in self.perbuatan if b.dirangkap]

    @cached_property
    def mundur(self) -> list[Permohonan]:
        """Registered in this period, received well before."""
        lahir = [b.permohonan for b in self.perbuatan if b.aksi in angka.LAHIR]
        return [p for p in lahir if p.alasan_mundur]

    @cached_property
    def tanpa_pindaian(self) -> list[Naskah]:
        """Signed papers of this period whose scan is still missing."""
        jenis = ContentType.objects.get_for_model(Permohonan)
        surat = Naskah.objects.filter(
            tentang_jenis=jenis, tentang_id__in=self.permohonan, bertanda_tangan=True, pindaian=None
        )
        awal, akhir = self.masa
        ada = list(surat.filter(tanggal__gte=awal, tanggal__lte=akhir).defer("html", "fakta"))
        for satu in ada:
            satu.tentang = self.permohonan[satu.tentang_id]
        return ada

    @property
    def nihil(self) -> bool:
        return not self._jejak

    # Frozen

    def beku(self) -> dict:
        """What stays as it was signed; see `laporan.models.Supervisi.beku` for its keys."""
        return {
            "versi": VERSI_BEKU,
            "awal": self.masa.awal.isoformat(),
            "akhir": self.masa.akhir.isoformat(),
            "dibaca": waktu.sekarang().isoformat(timespec="seconds"),
            "angka": self.angka,
            "perbuatan": [b.beku() for b in self.perbuatan],
            "terlambat": {
                "ditutup": [t.beku() for t in self.ditutup_terlambat],
                "terbuka": [t.beku() for t in self.terbuka_terlambat],
            },
            "mundur": [_mundur(p) for p in self.mundur],
            "tanpa_pindaian": [n.nomor for n in self.tanpa_pindaian],
        }

    def _dalam(self, bidang: str) -> Q:
        return angka.dalam_masa(bidang, self.satker, self.masa)

    def _kasus(self, syarat: Q) -> list[Permohonan]:
        semua = list(Permohonan.objects.filter(syarat, satker=self.satker))
        for satu in semua:
            satu.satker = self.satker
        return semua

    def _telat(self, p: Permohonan, hari: date, *, ditutup: bool = True) -> Terlambat:
        sisa = tenggat.sisa_hari_kerja(hari, p.jatuh_tempo, self.satker.kalender())
        return Terlambat(p, -sisa, ditutup)


def _ukuran(p: Permohonan, k: Kegiatan, awal: datetime) -> dict:
    """What the step took beside its standard (*mutu baku*)."""
    butir = timbang(p.satker, k, awal, k.selesai)
    terukur = butir.penilaian != Penilaian.TIDAK_DIUKUR
    return {
        "urut": k.langkah.urut if k.langkah else 0,
        "langkah": f"{k.langkah.urut}. {k.langkah.judul}" if k.langkah else "",
        "kunci": k.kunci,
        "detik": k.detik_kerja,
        "lama": lama(p.satker, k, k.selesai) if terukur else "",
        "sejak_awal": butir.sejak_awal,
        "baku": k.langkah.baku_kalimat if k.langkah else "",
        "penilaian": butir.penilaian.value,
    }


def _mundur(p: Permohonan) -> dict:
    return {"nomor": p.nomor, "diterima": p.hari_diterima.isoformat()}


def baris_angka(beku: dict) -> list[tuple[str, str]]:
    """The figures of `Layanan.beku()` in words, as page and paper show them."""
    jumlah, telat = beku["angka"], beku["terlambat"]
    rata = angka.rata_catat(jumlah)
    rangkap = sum(b["dirangkap"] for b in beku["perbuatan"])
    return [
        *((label, f"{jumlah[nama]}") for nama, label in angka.LABEL.items()),
        ("Rata-rata catat", menit_detik(rata) if rata is not None else "tidak diukur"),
        ("Ditutup terlambat", f"{len(telat['ditutup'])}"),
        ("Terbuka dan terlambat", f"{len(telat['terbuka'])}"),
        ("Dirangkap satu orang", f"{rangkap}"),
        ("Dicatat mundur", f"{len(beku['mundur'])}"),
        ("Surat tanpa pindaian", f"{len(beku['tanpa_pindaian'])}"),
    ]
