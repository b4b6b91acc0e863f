"""The scripted cases: every line of a script becomes an instant and a verb.

A script (`ppid/data/demo/<satker>.json` for these weeks, `<satker>-setahun.json` for the year)
counts in working days of its office: `lalu` back from today to the receipt, then forward from it to
each act. `menit_lalu` is a filing of just now. `keadaan` says where the case must stand today.
Ordinary ways are not written out: see `jalan` and `pendek`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from permohonan.models import Kanal, Permohonan
from ppid import berkas, kode, libur, tenggat, waktu
from ppid.data.demo import baca
from ppid.demo import dip, gudang, laman, laporan, pendek, pintu, rujukan, supervisi
from ppid.demo.jam import HariKerja, Peristiwa, pada
from ppid.izin import Pelaku
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import HariLibur, Satker

JAM_BERJALAN = ("diproses", "koordinasi", "menunggu_persetujuan")
BERKASUS = ("bintan", "sarolangun", "dki-jakarta")
TANPA_KASUS = tuple(slug for slug in dip.BERDIP if slug not in BERKASUS)
KODE = "CEK0-CEK0-CEK0-CEK0"
BERSAMA = {  # acts that share a verb, which takes their name
    **{a: ("tulis_catatan", [a]) for a in ("catatan_internal", "catatan_kontak", "surat_susulan")},
    **{a: ("cetak", [a]) for a in ("cetak_ba_tenggat", "cetak_formulir", "cetak_amplop")},
    **{a: ("unggah", [a]) for a in ("unggah_formulir", "unggah_pindaian")},
}


def mainkan() -> None:
    """The events of all offices in the order of time: numbers and trail chains follow it."""
    lakon = [p for slug in BERKASUS for p in Lakon(slug).peristiwa()]
    lakon += [p for slug in TANPA_KASUS for p in arsip(slug)]
    semua = [*gudang.dik(), *laman.peristiwa(), *lakon, *titipan()]
    for saat, lakukan in sorted(semua, key=lambda p: p.saat):
        with pada(saat):
            lakukan()


def arsip(slug: str) -> Iterator[Peristiwa]:
    """The store and the DIP of an office without requests."""
    satker = Satker.objects.get(slug=slug)
    hari = HariKerja(satker.kalender(), satker.zona, satker.hari_ini)
    yield from gudang.dokumen(slug, hari)
    yield from dip.peristiwa(slug, hari)


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
        satker = Satker.objects.get(slug=slug)
        semua = enumerate([*baca(f"{slug}-setahun"), *baca(slug)])
        self.slug, self.naskah = slug, [pendek.utuh(isi, n, satker) for n, isi in semua]
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
        yield from gudang.dokumen(self.slug, self.hari)
        yield from dip.peristiwa(self.slug, self.hari)
        yield from supervisi.peristiwa(self.slug, self.hari)
        yield from laporan.peristiwa(self.slug, self.hari)
        for kasus in self.kasus:
            yield from kasus.peristiwa()

    def bernama(self, sebutan: str) -> "Kasus":
        return next(k for k in self.kasus if k.isi.get("sebutan") == sebutan)

    def _jam_melewati_libur(self) -> bool:
        """Does the clock of a case in process pass a day off besides Saturday and Sunday?"""
        berjalan = [isi for isi in self.naskah if isi["keadaan"] in JAM_BERJALAN]
        lalu = [isi["lalu"] for isi in berjalan if isi["lalu"] <= tenggat.REZIM["biasa"][0]]
        return any(self._melewati_libur(self.hari.lalu(n)) for n in lalu)

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
        self.meja = isi.get("meja", "petugas")

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
            yield Peristiwa(saat, partial(self.kerjakan, aksi, dict(opsi)))

    def lahir(self, diterima: datetime) -> None:
        masuk = pintu.ajukan if self.isi["kanal"] == Kanal.DARING else pintu.catat
        self.pk = masuk(self.lakon.slug, self.isi, diterima).pk

    def kerjakan(self, aksi: str, opsi: dict) -> None:
        """An act that a verb refuses names the line of the script."""
        try:
            self.lakukan(aksi, opsi)
        except Exception as galat:
            galat.add_note(f"{aksi}: {self.lakon.slug}, {self.isi['rincian'][:70]}")
            raise

    def lakukan(self, aksi: str, opsi: dict) -> None:
        permohonan = self.permohonan
        oleh = self._pelaku(permohonan, aksi, opsi)
        if "duplikat_dari" in opsi:
            opsi["duplikat_dari"] = self.lakon.bernama(opsi["duplikat_dari"]).permohonan
        opsi = rujukan.rujuk(aksi, opsi, permohonan, oleh)
        if aksi == "unduh":  # file by file
            for pemberian in permohonan.untuk_diserahkan():
                permohonan.unduh(oleh=oleh, pemberian=pemberian)
            return
        if aksi == "buka_berkas":  # a look at each identity paper, which leaves a trail row
            for satu in permohonan.berkas:
                berkas.respons(satu, oleh)
            return
        kata, sebut = BERSAMA.get(aksi, (aksi, ()))
        getattr(permohonan, kata)(*sebut, oleh=oleh, **opsi)

    def _pelaku(self, permohonan: Permohonan, aksi: str, opsi: dict) -> Pelaku:
        sebutan = opsi.pop("oleh", self.meja)
        if sebutan == "pemohon":
            return sebagai_pemohon(permohonan)
        if aksi == "serah_bahan":
            sebutan = rujukan.penghubung(permohonan.satker, opsi["unit"])
        return pintu.pelaku(sebutan, self.lakon.slug)


def beri_kode_contoh() -> None:
    """The first open request of each office is the one a visitor may follow."""
    for slug in BERKASUS:
        terbuka = Permohonan.objects.lengkap_baca().filter(satker__slug=slug).terbuka()
        pertama = terbuka.order_by("dicatat_pada").first()
        pertama.ganti_kode(oleh=pintu.pelaku("petugas", slug), kode_baru=KODE)


def berkode_contoh():
    baris = Permohonan.objects.filter(satker__slug__in=BERKASUS, sidik_kode=kode.sidik_kode(KODE))
    return baris.select_related("satker").order_by("satker__kode")
