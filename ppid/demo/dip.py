"""The DIP of two years: last year's as it was published, this year's on its way.

`ppid/data/demo/dip.json`: rows that every office has (by a word for the unit that holds them, a
`kunci` that an office may tie to a document of its store), and where this year's DIP stands in each
office. Every step is its verb, done by the post that the office's own SOP binds it to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from dip.models import Bagian, Dokumen, Penyusunan, Ubahan
from ppid import waktu
from ppid.data.demo import baca
from ppid.demo import lampiran, pintu, rujukan
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.izin import Pelaku, Peran
from ppid.models import JenisBerkas, Penugasan, Satker

BERDIP = ("bengkulu", "bintan", "sarolangun", "dki-jakarta")
LALU = 190  # working days back at which last year's was begun
HADIR = (
    "Ketua",
    "Anggota Divisi Data",
    "Anggota Divisi Hukum",
    "Anggota Divisi Teknis",
    "Sekretaris",
)
MENUGASKAN, MENGOREKSI, MENYETUJUI = 9 * 60, 26 * 60, 12 * 60  # seconds at the page
LAMA_MENGISI = timedelta(minutes=14)  # of the tasking
BENTUK = "Salinan digital dan cetak"


class Langkah(NamedTuple):
    """An act so many working days after the first."""

    hari: int
    jam: str
    aksi: str


LANGKAH = (
    Langkah(0, "09.05", "mulai"),
    Langkah(0, "10.20", "tugaskan_kasubbag"),
    Langkah(0, "14.40", "simpan_konsep"),
    Langkah(1, "10.05", "kirim_konsep"),
    Langkah(1, "13.20", "koreksi_nota"),
    Langkah(1, "13.45", "setujui_nota"),
    Langkah(1, "14.50", "tandatangani_nota"),
    Langkah(4, "09.30", "isi_bagian"),
    Langkah(5, "10.15", "serahkan"),
    Langkah(20, "11.20", "usulkan"),
    Langkah(21, "09.40", "tandatangani_dip"),
    Langkah(23, "10.30", "sahkan"),
    Langkah(24, "09.20", "usulkan_pleno"),
    Langkah(25, "11.00", "tetapkan"),
    Langkah(26, "10.10", "terbitkan"),
)


def peristiwa(slug: str, hari: HariKerja) -> Iterator[Peristiwa]:
    """Last year's to its end, this year's up to where it stands."""
    satker = Satker.objects.get(slug=slug)
    isi, tahun = baca("dip"), satker.hari_ini.year
    kini = isi["kantor"][slug]["keadaan"]
    yield from Lakon(satker, tahun - 1, isi).peristiwa(hari, LALU, LANGKAH[-1].aksi)
    lakon = Lakon(satker, tahun, isi, tuple(kini.get("tanpa", ())))
    yield from lakon.peristiwa(hari, kini["lalu"], kini["sampai"])


@dataclass
class Lakon:
    """`tanpa`: words of units whose part is not filled in yet."""

    satker: Satker
    tahun: int
    isi: dict
    tanpa: tuple[str, ...] = ()

    def peristiwa(self, hari: HariKerja, lalu: int, sampai: str) -> Iterator[Peristiwa]:
        mulai = hari.lalu(lalu)
        for n, jam, aksi in LANGKAH:
            saat = hari.saat(hari.sesudah(mulai, n), jam)
            yield Peristiwa(saat, partial(self.lakukan, aksi))
            if aksi == sampai:
                return

    def lakukan(self, aksi: str) -> None:
        """An act that a verb refuses names its year."""
        try:
            getattr(self, aksi)()
        except Exception as galat:
            galat.add_note(f"{aksi}: DIP {self.tahun} {self.satker.slug}")
            raise

    # Who and what

    @property
    def kantor(self) -> dict:
        return self.isi["kantor"][self.satker.slug]

    @property
    def dip(self) -> Penyusunan:
        """Read anew for each act, as by a request of the web."""
        semua = Penyusunan.objects.select_related("satker", "sop")
        return semua.get(satker=self.satker, tahun=self.tahun)

    def orang(self, sebutan: str) -> Pelaku:
        return pintu.pelaku(sebutan, self.satker.slug)

    @property
    def kabag(self) -> Pelaku:
        """Whom the sheet calls Kabag, or whoever that is in an office that has none."""
        return self.orang(self.dip.sop.pelaksana("setujui").value)

    def kata(self, teks: str, tahun: int | None = None) -> str:
        tahun = tahun or self.tahun
        return teks.format(tahun=tahun, lalu=tahun - 1, kantor=self.satker.nama)

    # Steps 1 to 6

    def mulai(self) -> None:
        """A Kabag who is tasked is one of several: by their unit."""
        kabag = (
            Penugasan.objects.filter(satker=self.satker, peran=Peran.KABAG).order_by("pk").first()
        )
        Penyusunan.mulai_tahun(
            self.tahun,
            oleh=self.orang("sekretaris"),
            arahan=self.kata(self.isi["arahan"]),
            koordinator=kabag.unit if kabag else None,
            mulai=waktu.sekarang() - LAMA_MENGISI,
            detik=LAMA_MENGISI.seconds,
        )

    def tugaskan_kasubbag(self) -> None:
        if self.dip.status == "penugasan":
            self.dip.tugaskan_kasubbag(
                oleh=self.kabag, arahan=self.isi["arahan_kabag"], detik=MENUGASKAN
            )

    def simpan_konsep(self) -> None:
        self.dip.simpan_konsep(*self._nota("konsep"), oleh=self.orang("petugas"))

    def kirim_konsep(self) -> None:
        self.dip.kirim_konsep(*self._nota("konsep"), oleh=self.orang("petugas"))

    def koreksi_nota(self) -> None:
        self.dip.koreksi_nota(*self._nota("koreksi"), oleh=self.orang("kasubbag"), detik=MENGOREKSI)

    def setujui_nota(self) -> None:
        self.dip.setujui_nota(oleh=self.kabag, detik=MENYETUJUI)

    def tandatangani_nota(self) -> None:
        self.dip.tandatangani_nota(oleh=self.orang("sekretaris"))

    def _nota(self, apa: str) -> tuple[str, str]:
        return self.kata(self.isi["nota"]["hal"]), self.kata(self.isi["nota"][apa])

    # Step 7

    @property
    def bagian(self) -> list[Bagian]:
        milik = self.dip.bagian.select_related("unit", "penyusunan", "satker", "sop")
        return [b for b in milik if not any(kata in b.unit.nama for kata in self.tanpa)]

    def isi_bagian(self) -> None:
        lanjutan = self.dip.entri.exclude(asal=None).exists()
        for bagian in self.bagian:
            self._isi(bagian, self._pengisi(bagian), lanjutan)

    def _pengisi(self, bagian: Bagian) -> Pelaku:
        """The unit's own tim penghubung; the PPID types in what came on paper."""
        return self._seunit(bagian, Peran.PENGHUBUNG) or self.orang("kasubbag")

    def _seunit(self, bagian: Bagian, peran: str) -> Pelaku | None:
        """Who holds that post for the very unit on the day."""
        milik = Penugasan.objects.filter(unit=bagian.unit, peran=peran)
        tugas = milik.berlaku(self.satker.hari_ini).select_related("pengguna").first()
        return tugas.pengguna.bertugas_di(self.satker.slug) if tugas else None

    def serahkan(self) -> None:
        for bagian in self.bagian:
            peran = bagian.sop.pelaksana("isi").value
            bagian.serahkan(oleh=self._seunit(bagian, peran) or self.orang(peran))

    def _isi(self, bagian: Bagian, oleh: Pelaku, lanjutan: bool) -> None:
        """Last year's rows are brought up to date or struck out, new ones added."""
        lama = {satu.nama: satu.token for satu in self.dip.entri.filter(unit=bagian.unit)}
        ubahan = []
        for isi in self._milik(bagian, lanjutan):
            token = lama.get(self.kata(isi["nama"], self.tahun - 1), "")
            if token and "hilang" in isi:
                bagian.coret(token, isi["hilang"], oleh=oleh)
            else:
                ubahan.append(Ubahan(self._kolom(bagian, isi, bool(token)), token))
        bagian.simpan_baris(ubahan, oleh=oleh)

    def _milik(self, bagian: Bagian, lanjutan: bool) -> list[dict]:
        """The unit's rows; a new one begins this year."""
        kata = self.kantor["unit"]
        return [
            isi
            for isi in self.isi["entri"]
            if kata[isi["unit"]] in bagian.unit.nama and (lanjutan or not isi.get("baru"))
        ]

    def _kolom(self, bagian: Bagian, isi: dict, lanjutan: bool) -> dict:
        return {
            "nama": self.kata(isi["nama"]),
            "ringkasan": isi.get("ubah", isi["ringkasan"]) if lanjutan else isi["ringkasan"],
            "pejabat": f"Kepala {bagian.unit.nama}",
            "waktu_tempat": f"{self.tahun}, {self.satker.tempat}",
            "bentuk": BENTUK,
            "retensi": isi["retensi"],
            "sifat": isi["sifat"],
            "tahun": isi.get("informasi", self.tahun),
            "dokumen": self._dokumen(isi["kunci"]),
        }

    def _dokumen(self, kunci: str) -> Dokumen | None:
        """Of the store, once it is ratified and may be given to anyone."""
        if not (sebutan := self.kantor["dokumen"].get(kunci)):
            return None
        judul = rujukan.judul_dokumen(self.satker.slug)[sebutan]
        return Dokumen.objects.terbuka(self.satker).filter(judul=judul).first()

    # Steps 8 to 11

    def usulkan(self) -> None:
        self.dip.usulkan(oleh=self.orang("petugas"))

    def tandatangani_dip(self) -> None:
        self.dip.tandatangani(oleh=self.orang("sekretaris"))

    def sahkan(self) -> None:
        oleh = self.orang("pertimbangan")
        nama = [self.orang(satu).nama for satu in ("pertimbangan", "sekretaris", "kasubbag")]
        lembar = self._pindaian("Lembar pengesahan tim pertimbangan", oleh)
        self.dip.sahkan(nama, oleh.satker.hari_ini, lembar, oleh=oleh)

    def usulkan_pleno(self) -> None:
        self.dip.usulkan_pleno(oleh=self.orang("sekretaris"))

    def tetapkan(self) -> None:
        oleh = self.orang("pleno")
        hari = oleh.satker.hari_ini
        self.dip.tetapkan(
            oleh=oleh,
            ba_pindaian=self._pindaian("Berita acara Rapat Pleno penetapan DIP", oleh),
            keputusan_pindaian=self._pindaian("Keputusan penetapan DIP", oleh),
            ba_nomor=f"{21 + hari.month}/PK.01-BA/{oleh.satker.kode}/{hari.year}",
            ba_tanggal=hari,
            ba_hadir=list(HADIR),
            keputusan_nomor=f"{12 + hari.month} Tahun {hari.year}",
            keputusan_tanggal=hari,
        )

    def _pindaian(self, judul: str, oleh: Pelaku):
        isi = "Ditandatangani sebagaimana mestinya."
        return lampiran.kantor(JenisBerkas.PINDAIAN, judul, isi, oleh)

    def terbitkan(self) -> None:
        self.dip.terbitkan(oleh=self.orang("petugas"))
