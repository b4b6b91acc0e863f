"""Months of requests made up of facts and stored in bulk: every way a request can go.

`bangun(kantor, fakta, per)` stores what had happened by the instant `per`, so that the same facts
make a whole story in one office and the beginning of it in another.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from permohonan.models import (
    Bagian,
    Jawaban,
    JenisPemohon,
    Kanal,
    Pemberian,
    Pemohon,
    PermintaanBahan,
    Permohonan,
    Tanggapan,
)
from permohonan.status import DIBERIKAN, HASIL_BAGIAN, Status, hasil_gabungan
from ppid import nomor
from ppid.models import HariLibur, Kategori, RezimWaktu, Satker
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit
from tests.gandaan import salin

AWAL = date(2026, 10, 1)
PEMILU = date(2026, 11, 20)  # from which day on what is asked of an election has 3 + 2 days
PEKERJAAN = {
    "Mahasiswa": "Pelajar dan mahasiswa",
    "Guru honorer SD": "Pendidik dan peneliti",
    "wartawan  lepas": "Wartawan",
    "Juru parkir": "Lainnya",
    "": "Tidak diisi",
}
LUAR = ("bukan_permohonan", "duplikat")
TANPA_JAWABAN = ("dicabut", "tidak_dapat_diproses", *LUAR)
DI_MEJA = ("di_tempat", "campur", "campur_dicabut")
NASIB = (
    *("baru", "terbuka", "disetujui", "tertulis", "dicabut_sesudah"),
    *TANPA_JAWABAN,
    *DI_MEJA,
)
DIJAWAB = ("tertulis", "dicabut_sesudah", "di_tempat", "campur")


@dataclass(frozen=True)
class Fakta:
    """`hari`, `jam`: of receipt, from `AWAL`, local; `susulan`: entered so many days later.
    `lama`: days from receipt, or from reopening, to the end of the clock, which is not before it
    was entered; `dibuka`: days it was closed for, and reopened. `bahan`: days that units take to
    answer, if the clock has not ended by then. `biaya`: rupiah."""

    nasib: str
    hari: int = 20
    jam: int = 9
    lama: int = 5
    kanal: str = "surat"
    jenis: str = "perorangan"
    pekerjaan: str = "Mahasiswa"
    bagian: tuple[str, ...] = ("dikabulkan",)
    diperpanjang: bool = False
    dibuka: int = 0
    unit: int = 0
    bahan: int = 0
    uu: bool = False
    biaya: int = 0
    dibayar: bool = False
    susulan: int = 0
    kategori: str = "badan_publik"


def fakta(nasib) -> st.SearchStrategy[Fakta]:
    return st.builds(
        Fakta,
        nasib=nasib,
        hari=st.integers(0, 130),
        jam=st.integers(0, 23),
        lama=st.integers(0, 35),
        kanal=st.sampled_from(Kanal.values),
        jenis=st.sampled_from(JenisPemohon.values),
        pekerjaan=st.sampled_from([*PEKERJAAN]),
        bagian=st.lists(st.sampled_from([*HASIL_BAGIAN]), min_size=1, max_size=3).map(tuple),
        diperpanjang=st.booleans(),
        dibuka=st.sampled_from([0, 0, 0, 1, 4, 30]),
        unit=st.integers(0, 2),
        bahan=st.integers(0, 9),
        uu=st.booleans(),
        biaya=st.sampled_from([0, 500, 12_500]),
        dibayar=st.booleans(),
        susulan=st.sampled_from([0, 0, 0, 2, 40]),
        kategori=st.sampled_from(Kategori.values),
    )


class Kantor:
    """An office with what requests hang on, and the dates on which nobody works."""

    def __init__(self, slug: str):
        self.satker: Satker = buat_satker(slug)
        Satker.objects.filter(pk=self.satker.pk).update(pemilu_sejak=PEMILU)
        self.petugas = pelaku("petugas", self.satker).pengguna
        pelaku("kasubbag", self.satker)
        self.unit = [buat_unit(self.satker, f"Subbagian {n}") for n in "AB"]
        self.dokumen = buat_dokumen(self.satker, unit=self.unit[1])
        self.dik = [buat_dik(self.satker), buat_dik(self.satker, undang_undang="UU 27/2022")]
        HariLibur.objects.create(
            satker=self.satker, tanggal=date(2026, 11, 5), jenis="tutup_lokal", nama="Pindahan"
        )
        self.libur = set(
            HariLibur.objects.berlaku_di(self.satker).values_list("tanggal", flat=True)
        )
        self.satker = Satker.objects.get(pk=self.satker.pk)
        self.asal = buat_permohonan(self.satker)
        self.rezim = {satu.kode: satu for satu in RezimWaktu.objects.all()}

    def instan(self, setempat: datetime) -> datetime:
        return setempat.replace(tzinfo=ZoneInfo(self.satker.zona))

    def hari_kerja_ke(self, mulai: date, ke: int) -> date:
        """Day by day from the one after `mulai`."""
        hari = mulai
        while ke:
            hari += timedelta(days=1)
            ke -= hari.weekday() < 5 and hari not in self.libur
        return hari


def bangun(kantor: Kantor, semua: list[Fakta], per: datetime) -> None:
    """`per`: local, without a zone."""
    urut = 0
    kisah_kisah = [Kisah(kantor, satu, per) for satu in semua]
    for kisah in sorted(kisah_kisah, key=lambda k: k.dicatat):
        if kisah.dicatat <= per and kisah.dasar <= per:
            urut += 1
            kisah.simpan(urut)


class Kisah:
    """One request as it stood at `per`."""

    def __init__(self, kantor: Kantor, f: Fakta, per: datetime):
        self.kantor, self.f, self.per = kantor, f, per
        hari = AWAL + timedelta(days=f.hari)
        self.terima = datetime(hari.year, hari.month, hari.day, f.jam, 20 if f.jam else 0)
        self.dicatat = self.terima + timedelta(days=min(f.susulan, 1) if f.dibuka else f.susulan)
        self.tutup = self.terima + timedelta(days=2)
        self.dasar = self.tutup + timedelta(days=f.dibuka) if f.dibuka else self.terima
        self.kerja = max(self.dasar, self.dicatat)
        self.akhir = max(self.dasar + timedelta(days=f.lama), self.kerja) + timedelta(minutes=20)
        self.mulai = self.dasar.date()
        self.pemilu = f.kategori == "tahapan" and self.mulai >= PEMILU
        tempo = kantor.hari_kerja_ke(self.mulai, 3 if self.pemilu else 10)
        panjang = self.dasar + timedelta(days=min(f.lama, 3))
        self.panjang = max(panjang, self.kerja) + timedelta(minutes=5)
        self.diperpanjang = (
            f.diperpanjang and f.nasib not in LUAR and self.sudah(self.panjang) is not None
        )
        panjang = kantor.hari_kerja_ke(self.mulai, 5 if self.pemilu else 17)
        self.tempo = panjang if self.diperpanjang else tempo
        self.berakhir = f.nasib not in ("baru", "terbuka", "disetujui") and self.akhir <= per
        self.dijawab = self.berakhir and f.nasib in DIJAWAB
        self.bagian = self._bagian()

    def sudah(self, saat: datetime) -> datetime | None:
        return self.kantor.instan(saat) if saat <= self.per else None

    def _bagian(self) -> list[str]:
        """The outcomes that its parts end with."""
        f = self.f
        if f.nasib == "di_tempat":
            return ["dikabulkan"] * len(f.bagian)
        if f.nasib in DI_MEJA:
            return ["dikabulkan", *f.bagian]
        return [*f.bagian]

    def simpan(self, urut: int) -> None:
        self.p = self._permohonan(urut)
        terjawab = [self._terjawab(ke) for ke in range(len(self.bagian))]
        self.baris = Bagian.objects.bulk_create(
            Bagian(permohonan=self.p, urut=ke, hasil=hasil if pada else "", dijawab_pada=meja)
            for ke, (hasil, (pada, meja)) in enumerate(
                zip(self.bagian, terjawab, strict=True), start=1
            )
        )
        self._samping()

    def _terjawab(self, ke: int) -> tuple[datetime | None, datetime | None]:
        """(when its outcome was settled, when it was told at the desk)"""
        nasib = self.f.nasib
        if nasib == "di_tempat":
            return (self.sudah(self.akhir),) * 2
        if nasib in DI_MEJA and ke == 0:
            return (self.sudah(self.kerja + timedelta(minutes=10)),) * 2
        if nasib in (*DIJAWAB, "disetujui"):
            return self.sudah(self.akhir), None
        return None, None

    def _permohonan(self, urut: int) -> Permohonan:
        f, k = self.f, self.kantor
        orang = Pemohon.objects.create(jenis=f.jenis, nama=f"Warga {urut}", pekerjaan=f.pekerjaan)
        tahun = self.terima.year
        kunci = nomor.kunci_alamat(k.satker, tahun, urut)
        baru = salin(k.asal, pemohon=orang, kunci=kunci, sidik_kunci=kunci)
        baru.nomor = f"{urut:04}/PPID/{k.satker.kode}/{tahun}"
        baru.kanal, baru.status = f.kanal, Status.DIPROSES
        baru.diterima_pada, baru.dicatat_pada = k.instan(self.terima), k.instan(self.dicatat)
        baru.kategori, baru.rezim = f.kategori, k.rezim["pemilu" if self.pemilu else "biasa"]
        lengkap = f.nasib not in ("baru", "tidak_dapat_diproses", *LUAR)
        baru.lengkap_pada = self.sudah(self.kerja + timedelta(minutes=2)) if lengkap else None
        baru.mulai, baru.jatuh_tempo = self.mulai, self.tempo
        baru.diperpanjang_pada = k.instan(self.panjang) if self.diperpanjang else None
        self._buka_kembali(baru)
        self._akhiri(baru)
        baru.save(force_insert=True)
        return baru

    def _buka_kembali(self, p: Permohonan) -> None:
        if not self.f.dibuka:
            return
        p.dibuka_kembali_pada = self.kantor.instan(self.dasar)
        tempo = self.kantor.hari_kerja_ke(self.terima.date(), 10)
        lalu = {"mulai": f"{self.terima.date()}", "jatuh_tempo": f"{tempo}"}
        p.periode_lalu = [lalu | {"selesai": f"{self.tutup.date()}", "hasil": "ditolak"}]

    def _akhiri(self, p: Permohonan) -> None:
        if not self.berakhir:
            return
        nasib, akhir = self.f.nasib, self.kantor.instan(self.akhir)
        if not self.dijawab:
            p.hasil = "dicabut" if nasib == "campur_dicabut" else nasib
            p.selesai_pada, p.status = akhir, Status.SELESAI
            return
        p.hasil, p.diberitahukan_pada = hasil_gabungan(self.bagian), akhir
        p.status = Status.MENUNGGU_PENYERAHAN
        p.cara_selesai = "di_tempat" if nasib == "di_tempat" else "tertulis"
        p.sebab_terlambat = "Bahan lama" if self.akhir.date() > self.tempo else ""
        if nasib == "di_tempat":
            p.selesai_pada = akhir
        self._sesudah(p)

    def _sesudah(self, p: Permohonan) -> None:
        """Paid the day after the notice; withdrawn two days after it."""
        if self.ada_biaya and self.f.dibayar and self.sudah(self.akhir + timedelta(days=1)):
            p.dibayar_pada = (self.akhir + timedelta(days=1)).date()
        tarik = self.akhir + timedelta(days=2)
        if self.f.nasib == "dicabut_sesudah" and self.sudah(tarik):
            p.hasil, p.selesai_pada = "dicabut", self.kantor.instan(tarik)

    @property
    def ada_biaya(self) -> bool:
        tertulis = self.bagian[1:] if self.f.nasib == "campur" else self.bagian
        memberi = any(hasil in DIBERIKAN for hasil in tertulis)
        return bool(self.f.biaya) and memberi and self.f.nasib != "di_tempat"

    def _samping(self) -> None:
        """The answer, who was asked, and what was given at the desk."""
        f, k = self.f, self.kantor
        pada = self.sudah(self.akhir)
        if pada and f.nasib in (*DIJAWAB, "disetujui") and f.nasib != "di_tempat":
            self._tanggapan(pada)
        minta = self.sudah(self.kerja + timedelta(minutes=3))
        jawab = self.kerja + timedelta(days=f.bahan, minutes=15)
        for unit in k.unit[: f.unit] if minta else ():
            PermintaanBahan.objects.create(
                satker=k.satker,
                permohonan=self.p,
                bentuk="nota_dinas",
                unit=unit,
                batas=self.tempo,
                oleh=k.petugas,
                dibuat=minta,
                dijawab_pada=self.sudah(jawab) if jawab < self.akhir else None,
            )
        meja = self.baris[0].dijawab_pada
        if f.nasib in DI_MEJA and meja:
            Pemberian.objects.create(
                permohonan=self.p, dokumen=k.dokumen, judul="DPT", diserahkan_pada=meja
            )

    def _tanggapan(self, pada: datetime) -> None:
        f, k = self.f, self.kantor
        biaya = [{"nama": "Fotokopi", "satuan": "lembar", "harga": f.biaya // 5, "jumlah": 5}]
        satu = Tanggapan.objects.create(
            permohonan=self.p,
            ke=1,
            asal="koordinasi",
            langkah="koordinasi",
            keadaan="disetujui",
            biaya=biaya if self.ada_biaya else [],
            disusun_oleh=k.petugas,
            diputus_pada=pada,
        )
        tertulis = self.baris[1:] if f.nasib == "campur" else self.baris
        Jawaban.objects.bulk_create(
            Jawaban(
                tanggapan=satu,
                bagian=b,
                hasil=b.hasil,
                dik=k.dik[f.uu] if b.hasil == "ditolak" else None,
            )
            for b in tertulis
        )
