"""The periods of an office: which are open, which are nihil, which are signed.

Its reports begin with its first receipt (`Pertama.diterima`); what is owed begins later. Periods
of supervision begin with the day on which it entered its first request, or the later one from
which it supervises here (`Satker.supervisi_sejak`). A period counts when it has an act, or a
working day; a day off on which nothing happened is nobody's work.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Min
from django.urls import reverse

from laporan import angka
from laporan.masa import HARI, SEBUTAN, SEHARI, Masa, deret, masa_berlaku
from laporan.models import Supervisi
from laporan.status.supervisi import LANGKAH, Status
from permohonan.models import Permohonan
from ppid.models import JenisSOP, Langkah

Versi = list[tuple[date, str]]


@dataclass(frozen=True)
class Terbuka:
    """A period with acts that nobody has signed yet. `angka`: see `laporan.angka.SYARAT`."""

    masa: Masa
    angka: Counter
    url: str
    berjalan: bool  # it holds today

    @property
    def sebutan(self) -> str:
        return str(self.masa)


def versi_sop(satker) -> Versi:
    """(valid from, periode) of step 7 in the office's versions, the oldest first."""
    langkah = Langkah.objects.filter(
        sop__satker=satker, sop__jenis=JenisSOP.PELAYANAN, kunci=LANGKAH
    )
    baris = langkah.order_by("sop__berlaku_sejak", "sop__versi")
    return list(baris.values_list("sop__berlaku_sejak", "periode")) or [(date.min, HARI)]


def kata_periode(versi: Versi, tanggal: date) -> str:
    """harian, mingguan or bulanan, on that day."""
    periode = [p for sejak, p in versi if sejak <= tanggal] or [versi[0][1]]
    return SEBUTAN.get(periode[-1], SEBUTAN[HARI])


class Berkala:
    """The periods of one office up to today, in four queries."""

    def __init__(self, satker):
        self.satker, self.versi = satker, versi_sop(satker)
        self.pertama = hari_pertama(satker)
        milik = Supervisi.objects.filter(satker=satker).values_list("awal", "status")
        self.keadaan = dict(milik)
        self.perbuatan = angka.perbuatan(satker)

    @property
    def semua(self) -> list[Masa]:
        if self.pertama is None:
            return []
        return list(deret(self.versi, self.pertama, self.satker.hari_ini))

    def terbuka(self) -> list[Terbuka]:
        """With acts, not signed; the oldest first."""
        belum = [m for m in self.semua if self.keadaan.get(m.awal) != Status.DISAHKAN]
        baris = [(m, self._angka(m)) for m in belum]
        return [self._terbuka(m, jumlah) for m, jumlah in baris if jumlah]

    def nihil(self) -> list[Masa]:
        """Over, with a working day, without an act, not signed; the oldest first."""
        hari_ini = self.satker.hari_ini
        return [
            m
            for m in self.semua
            if m.akhir < hari_ini
            and self.keadaan.get(m.awal) != Status.DISAHKAN
            and ada_hari_kerja(self.satker, m)
            and not self._angka(m)
        ]

    def berubah(self, supervisi: Supervisi) -> bool:
        """Do the acts of a signed period count otherwise now?"""
        nol = dict.fromkeys(angka.SYARAT, 0)
        return bool(supervisi.beda(nol | self._angka(supervisi.masa)))

    def _angka(self, masa: Masa) -> Counter:
        jumlah: Counter = Counter()
        for hari in _hari(masa):
            jumlah.update(self.perbuatan.get(hari, {}))
        return jumlah

    def _terbuka(self, masa: Masa, jumlah: Counter) -> Terbuka:
        berjalan = masa.akhir >= self.satker.hari_ini
        return Terbuka(masa, jumlah, alamat(self.satker, masa.awal), berjalan)


def _hari(masa: Masa):
    hari = masa.awal
    while hari <= masa.akhir:
        yield hari
        hari += SEHARI


def alamat(satker, tanggal: date, nama: str = "supervisi_hari") -> str:
    return reverse(nama, kwargs={"satker": satker.slug, "tanggal": tanggal})


def masa_supervisi(satker, tanggal: date) -> Masa | None:
    """The period of a day; None when it is none that is supervised."""
    satu = masa_berlaku(versi_sop(satker), tanggal)
    if Supervisi.objects.filter(satker=satker, awal=satu.awal).exists():
        return satu
    pertama = hari_pertama(satker)
    if pertama is None or not pertama <= satu.akhir or satu.awal > satker.hari_ini:
        return None
    return satu if ada_hari_kerja(satker, satu) or angka.perbuatan(satker, satu) else None


def hari_pertama(satker) -> date | None:
    """From which day on the office's days are supervised."""
    satu = permohonan_pertama(satker)
    return satu and satu.wajib_sejak(satker)


class Pertama(NamedTuple):
    """The day of the office's first receipt, from which on it has figures to report, and the day
    on which it entered its first request, from which on it used the portal."""

    diterima: date
    dicatat: date

    def wajib_sejak(self, satker) -> date:
        return wajib_sejak(satker, self.dicatat)

    def ada(self, satker, satu: Masa) -> bool:
        """Is it a period of this office, begun and with its first receipt or after it?"""
        return self.diterima <= satu.akhir and satu.awal <= satker.hari_ini


def wajib_sejak(satker, dicatat: date) -> date:
    """The day from which on supervision and reports are owed: what was before them, and was
    entered later, was reported elsewhere."""
    return max(dicatat, satker.supervisi_sejak or dicatat)


def permohonan_pertama(satker) -> Pertama | None:
    """None before the first request; one query."""
    milik = Permohonan.objects.filter(satker=satker)
    awal = milik.aggregate(diterima=Min("diterima_pada"), dicatat=Min("dicatat_pada"))
    if awal["dicatat"] is None:
        return None
    return Pertama(**{nama: satker.setempat(saat).date() for nama, saat in awal.items()})


def ada_hari_kerja(satker, masa: Masa) -> bool:
    return any(satker.kalender().hari_kerja(hari) for hari in _hari(masa))
