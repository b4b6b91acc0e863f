"""The scripted cases: every line of a script becomes an instant and a verb.

A script (`ppid/data/demo/<satker>.json`) counts in working days of its office: `lalu` back from
today to the receipt, then forward from it to each act. `menit_lalu` is a filing of just now.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from permohonan.models import Kanal, Permohonan
from ppid import kode, libur, tenggat, waktu
from ppid.data.demo import baca
from ppid.demo import lampiran, pintu
from ppid.demo.jam import HariKerja, pada
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import HariLibur, Satker

BERKASUS = ("bintan", "sarolangun", "dki-jakarta")
KODE = "CEK0-CEK0-CEK0-CEK0"


class Peristiwa(NamedTuple):
    saat: datetime
    lakukan: Callable[[], object]


def mainkan() -> None:
    """The events of all offices in the order of time: numbers and trail chains follow it."""
    semua = [p for slug in BERKASUS for p in Lakon(slug).peristiwa()] + list(titipan())
    for saat, lakukan in sorted(semua, key=lambda p: p.saat):
        with pada(saat):
            lakukan()


def titipan() -> Iterator[Peristiwa]:
    """What waits at one desk without a number: a suspected sending and a clerk's draft."""
    isi = baca("titipan")
    slug, kiriman, draf = isi["satker"], isi["kiriman"], isi["draf"]
    saat = menit_lalu(kiriman)
    yield Peristiwa(saat, partial(pintu.ajukan, slug, kiriman, saat, jebakan=True))
    yield Peristiwa(menit_lalu(draf), partial(pintu.simpan_draf, slug, draf))


def menit_lalu(isi: dict) -> datetime:
    return waktu.sekarang() - timedelta(minutes=isi["menit_lalu"])


class Lakon:
    """The script of one office, laid over its calendar around today."""

    def __init__(self, slug: str):
        self.slug, self.naskah = slug, baca(slug)
        satker = Satker.objects.get(slug=slug)
        self.hari = HariKerja(satker.kalender(), satker.zona, satker.hari_ini)
        self.tutup = None if self._jam_melewati_libur() else self._hari_tutup(satker)
        if self.tutup:
            baris = [*satker.hari_libur_berlaku(), self.tutup.sebagai_libur()]
            self.hari = HariKerja(tenggat.Kalender.dari(baris), satker.zona, satker.hari_ini)
        self.kasus = [Kasus(self, isi) for isi in self.naskah]

    def peristiwa(self) -> Iterator[Peristiwa]:
        if self.tutup:
            diumumkan = self.hari.lalu(self._isi_tutup()["lalu"] + 2)
            yield Peristiwa(self.hari.saat(diumumkan, "10.00"), self._umumkan_tutup)
        for kasus in self.kasus:
            yield from kasus.peristiwa()

    def bernama(self, sebutan: str) -> "Kasus":
        return next(k for k in self.kasus if k.isi.get("sebutan") == sebutan)

    def _jam_melewati_libur(self) -> bool:
        """Does the clock of a case in process pass a day off besides Saturday and Sunday?"""
        diproses = [isi["lalu"] for isi in self.naskah if isi["keadaan"] == "diproses"]
        return any(self._melewati_libur(self.hari.lalu(n)) for n in diproses)

    def _melewati_libur(self, diterima: date) -> bool:
        hari, _ = tenggat.REZIM["biasa"]
        jam = tenggat.hitung(diterima, self.hari.kalender, hari=hari)
        return any(not b.dihitung and b.tanggal.weekday() < tenggat.SABTU for b in jam.rincian)

    def _hari_tutup(self, satker: Satker) -> HariLibur:
        """No holiday is near, so the office itself was closed for a day not long ago."""
        isi = self._isi_tutup()
        tanggal = self.hari.lalu(isi["lalu"])
        return HariLibur(
            satker=satker,
            tanggal=tanggal,
            jenis=tenggat.Jenis.TUTUP_LOKAL.value,
            nama=isi["nama"],
            dasar=f"{isi['dasar']} Tahun {tanggal.year}",
        )

    def _isi_tutup(self) -> dict:
        return next(k for k in baca("kantor") if k["slug"] == self.slug)["tutup"]

    def _umumkan_tutup(self) -> None:
        """Days ahead, by the act of the page: the due dates of open cases move."""
        admin = pintu.pelaku("admin", self.slug)
        libur.pindah(self.tutup, oleh=admin, jumlah=len(libur.dampak(self.tutup)))


class Kasus:
    def __init__(self, lakon: Lakon, isi: dict):
        self.lakon, self.isi, self.pk = lakon, isi, None

    @property
    def permohonan(self) -> Permohonan:
        """Read anew for each act, as by a request of the web."""
        return Permohonan.objects.lengkap_baca().get(pk=self.pk)

    def peristiwa(self) -> Iterator[Peristiwa]:
        if "menit_lalu" in self.isi:
            saat = menit_lalu(self.isi)
            yield Peristiwa(saat, partial(self.lahir, saat))
            return
        hari, jam = self.lakon.hari, self.isi["jam"]
        tanggal = hari.lalu(self.isi["lalu"])
        diterima = hari.saat(tanggal, jam)
        n, jam = self.isi.get("dicatat", (0, jam))
        yield Peristiwa(hari.saat(hari.sesudah(tanggal, n), jam), partial(self.lahir, diterima))
        for n, jam, aksi, opsi in self.isi["langkah"]:
            saat = hari.saat(hari.sesudah(tanggal, n), jam)
            yield Peristiwa(saat, partial(self.lakukan, aksi, dict(opsi)))

    def lahir(self, diterima: datetime) -> None:
        masuk = pintu.ajukan if self.isi["kanal"] == Kanal.DARING else pintu.catat
        self.pk = masuk(self.lakon.slug, self.isi, diterima).pk

    def lakukan(self, aksi: str, opsi: dict) -> None:
        permohonan, sebutan = self.permohonan, opsi.pop("oleh", "petugas")
        if sebutan == "pemohon":
            oleh = sebagai_pemohon(permohonan)
        else:
            oleh = pintu.pelaku(sebutan, self.lakon.slug)
        opsi = self._lengkapi(aksi, opsi, permohonan)
        if aksi.startswith("catatan_"):
            permohonan.tulis_catatan(aksi, oleh=oleh, **opsi)
        else:
            getattr(permohonan, aksi)(oleh=oleh, **opsi)

    def _lengkapi(self, aksi: str, opsi: dict, permohonan: Permohonan) -> dict:
        """What a script can only name: another case, a file, a new code."""
        if "duplikat_dari" in opsi:
            opsi["duplikat_dari"] = self.lakon.bernama(opsi["duplikat_dari"]).permohonan
        if jenis := opsi.pop("berkas", ()):
            nama, satker = permohonan.pemohon.nama, permohonan.satker
            opsi["unggahan"] = [lampiran.siapkan(satu, nama, satker) for satu in jenis]
        if aksi == "ganti_kode":
            opsi["kode_baru"] = kode.dari_kunci(kode.kunci_baru())
        return opsi


def beri_kode_contoh() -> None:
    """The first open request of each office is the one a visitor may follow."""
    for slug in BERKASUS:
        terbuka = Permohonan.objects.lengkap_baca().filter(satker__slug=slug).terbuka()
        pertama = terbuka.order_by("dicatat_pada").first()
        pertama.ganti_kode(oleh=pintu.pelaku("petugas", slug), kode_baru=KODE)


def berkode_contoh():
    baris = Permohonan.objects.filter(satker__slug__in=BERKASUS, sidik_kode=kode.sidik_kode(KODE))
    return baris.select_related("satker").order_by("satker__kode")
