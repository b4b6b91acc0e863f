"""The figures of a report counted plainly: from the cells of the register and with loops of days.

Nothing here knows the engine. What the register does not say (the kind of applicant, when it was
declared complete, who was asked) is read from the rows one by one.
"""

import re
from collections import Counter
from datetime import date, datetime, timedelta

from permohonan import register
from permohonan.models import Bagian, Pemberian, PermintaanBahan, Permohonan
from permohonan.status import Hasil
from ppid.models import HariLibur
from tests.laporan.rekaan import PEKERJAAN

SEHARI = timedelta(days=1)
BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
TANGGAL = re.compile(r"(?:Sen|Sel|Rab|Kam|Jum|Sab|Min), (\d+) (\w+) (\d{4})")
TOLAK = re.compile(r"Pasal 17 huruf (\w) UU 14/2008( dan)?")
KANAL = {
    "Daring (portal)": "daring",
    "Datang langsung": "datang_langsung",
    "Telepon": "telepon",
    "Surat": "surat",
    "Email": "email",
    "Faksimili": "faksimili",
    "e-PPID": "e_ppid",
}


def hari(teks: str) -> list[date]:
    return [date(int(t), BULAN.index(b) + 1, int(h)) for h, b, t in TANGGAL.findall(teks)]


class Kantor:
    def __init__(self, satker, kini: date):
        self.satker, self.kini = satker, kini
        self.libur = set(HariLibur.objects.berlaku_di(satker).values_list("tanggal", flat=True))
        semua = register.baca(Permohonan.objects.filter(satker=satker))
        self.kasus = [Kasus(self, p) for p in semua]

    def hari_kerja(self, sesudah: date, sampai: date) -> int:
        jumlah, satu = 0, sesudah
        while satu < sampai:
            satu += SEHARI
            jumlah += satu.weekday() < 5 and satu not in self.libur
        return jumlah

    def tempo(self, mulai: date, banyak: int) -> date:
        satu = mulai
        while self.hari_kerja(mulai, satu) < banyak:
            satu += SEHARI
        return satu

    def angka(self, awal: date, akhir: date) -> Counter:
        jumlah: Counter = Counter()
        for k in self.kasus:
            if awal <= k.diterima <= akhir:
                jumlah.update(k.angka())
        return jumlah

    def arus(self, awal: date, akhir: date) -> dict[str, int]:
        """Who was open at midnight before the first day, and after the last one."""
        dalam = [k for k in self.kasus if not k.luar]
        dulu = {k.nomor for k in dalam if k.terbuka(awal - SEHARI)}
        baru = {k.nomor for k in dalam if awal <= k.diterima <= akhir}
        buka = {k.nomor for k in dalam if k.dibuka and awal <= k.dibuka <= akhir} - dulu - baru
        nanti = {k.nomor for k in dalam if k.terbuka(akhir)}
        panjang = {k.nomor for k in dalam if k.diperpanjang and awal <= k.diperpanjang <= akhir}
        return {
            "awal": len(dulu),
            "diterima": len(baru),
            "dibuka": len(buka),
            "berakhir": len((dulu | baru | buka) - nanti),
            "diperpanjang": len(panjang),
            "akhir": len((dulu | baru | buka) & nanti),
        }

    def lama(self, awal: date, akhir: date) -> Counter:
        """Of those received before, which ended in these days."""
        jumlah: Counter = Counter()
        for k in self.kasus:
            if not k.luar and k.diterima < awal and k.berakhir and awal <= k.berakhir <= akhir:
                jumlah.update(k.angka())
        return jumlah

    def per_bulan(self, tahun: int, batas: date) -> list[int]:
        kena = [
            k.diterima.month
            for k in self.kasus
            if not k.luar and k.diterima.year == tahun and k.diterima <= batas
        ]
        return [kena.count(ke) for ke in range(1, 13)]

    def terlambat(self, awal: date, akhir: date) -> dict[str, int]:
        """Working days, at least one, from the due date to the answer or to today."""
        dalam = [k for k in self.kasus if k.telat and k.diterima <= akhir]
        kena = [k for k in dalam if k.diterima >= awal or k.tergerak(awal, akhir)]
        return {k.nomor[:4]: max(1, self.hari_kerja(k.tempo, k.dijawab or self.kini)) for k in kena}


class Kasus:
    """One row of the book, read as a person reads it."""

    def __init__(self, kantor: Kantor, p: Permohonan):
        self.kantor, self.p = kantor, p
        judul = [k.judul for k in register.KOLOM]
        self.sel = dict(zip(judul, register.sel(p, kantor.satker), strict=True))
        self.nomor = self.sel["Nomor"]
        [self.diterima] = hari(self.sel["Tanggal diterima"])
        self.dibuka = self._hari("Dibuka kembali")
        self.diperpanjang = self._hari("Diperpanjang")
        self.banyak = Bagian.objects.filter(permohonan=p).count()
        self.hasil = self._hasil()
        self.luar = self.hasil in ("bukan_permohonan", "duplikat")
        self.dijawab = self._dijawab()
        self.mulai = self.dibuka or self.diterima
        self.batas = self._batas()
        self.tempo = kantor.tempo(self.mulai, self.batas[bool(self.diperpanjang)])
        selesai = p.selesai_pada and self._setempat(p.selesai_pada)
        self.berakhir = self.dijawab or selesai

    def _setempat(self, instan: datetime) -> date:
        return instan.astimezone(self.kantor.satker.setempat(instan).tzinfo).date()

    def _hari(self, kata: str) -> date | None:
        """The day behind a word of the remarks."""
        baris = [b for b in self.sel["Keterangan"].splitlines() if b.startswith(f"{kata} ")]
        return hari(baris[0])[0] if baris else None

    def _batas(self) -> tuple[int, int]:
        """10 + 7 days; 3 + 2 for information on an election, once the office keeps that."""
        sejak = self.kantor.satker.pemilu_sejak
        pemilu = self.p.kategori == "tahapan" and sejak and sejak <= self.mulai
        return (3, 5) if pemilu else (10, 17)

    def _hasil(self) -> str:
        baris = self.sel["Keputusan"].split("\n")[0].split(";")[0]
        if baris.startswith("Duplikat"):
            return "duplikat"
        label = {h.label: h.value for h in Hasil}
        # A book with parts told, but the whole still open, numbers them: "1: …".
        return label.get(baris, "") if self.p.hasil else ""

    def _per_bagian(self, kolom: str) -> list[str]:
        """One cell for all parts, or a line for each that has something: "2: …"."""
        isi = self.sel[kolom]
        if not isi:
            return []
        if re.match(r"\d+: ", isi):
            return isi.split("\n")
        return [isi] * self.banyak

    def _dijawab(self) -> date | None:
        """Once every part has its day."""
        semua = [satu for isi in self._per_bagian("Pemberitahuan tertulis") for satu in hari(isi)]
        return max(semua) if len(semua) == self.banyak else None

    def terbuka(self, akhir: date) -> bool:
        """At the end of that day."""
        if self.diterima > akhir or (self.berakhir and self.berakhir <= akhir):
            return False
        tutup = [date.fromisoformat(satu["selesai"]) for satu in self.p.periode_lalu]
        return not (tutup and tutup[0] <= akhir < self.dibuka)

    @property
    def telat(self) -> bool:
        if self.luar or (self.berakhir and not self.dijawab):
            return False
        return (self.dijawab or self.kantor.kini) > self.tempo

    def tergerak(self, awal: date, akhir: date) -> bool:
        """Open at midnight before the first day, or reopened in these days."""
        dibuka = bool(self.dibuka) and awal <= self.dibuka <= akhir
        return self.terbuka(awal - SEHARI) or dibuka

    def angka(self) -> Counter:
        if self.luar:
            return Counter(["masuk.tercatat", f"luar.{self.hasil}"])
        p = self.p
        kunci = ["masuk.tercatat", "masuk.diterima"]
        kunci.append("masuk.lengkap" if p.lengkap_pada else "masuk.tidak_lengkap")
        kunci += ["masuk.dicabut"] * (self.hasil == "dicabut")
        kunci.append(f"kanal.{KANAL[self.sel['Kanal'].split(',')[0]]}")
        kunci.append(f"jenis.{p.pemohon.jenis}")
        kunci.append(f"pekerjaan.{PEKERJAAN[p.pemohon.pekerjaan]}")
        kunci.append(f"kategori.{p.kategori}")
        kunci.append("rezim.3_5" if self.batas == (3, 5) else "rezim.10_17")
        kunci.append(f"hasil.{self.hasil or 'proses'}")
        kunci += [f"unit.{nama}" for nama in self._unit()]
        kunci += self._diminta()
        kunci += ["waktu.diperpanjang"] * bool(self.diperpanjang)
        jumlah = Counter(kunci)
        jumlah.update(self._waktu())
        if self.dijawab:
            jumlah.update(self._tolak())
            jumlah.update(self._biaya())
        return jumlah

    def _unit(self) -> set[str]:
        bahan = PermintaanBahan.objects.filter(permohonan=self.p)
        ada = {b.unit.nama for b in bahan if b.dijawab_pada}
        beri = Pemberian.objects.filter(permohonan=self.p, tanggapan=None)
        ada |= {b.dokumen.unit.nama for b in beri if b.diserahkan_pada and b.dokumen}
        return ada or ({"Meja layanan"} if self.dijawab else set())

    def _diminta(self) -> list[str]:
        """What units were asked, and took or take."""
        kunci, menunggu = [], set()
        for b in PermintaanBahan.objects.filter(permohonan=self.p):
            minta = self._setempat(b.dibuat)
            if b.dijawab_pada:
                lama = self.kantor.hari_kerja(minta, self._setempat(b.dijawab_pada))
                kunci.append(f"lama_unit.{lama}.{b.unit.nama}")
            elif not self.berakhir:
                menunggu.add(b.unit.nama)
                lama = self.kantor.hari_kerja(minta, self.kantor.kini)
                kunci.append(f"lama_tunggu.{lama}.{b.unit.nama}")
        return kunci + [f"tunggu.{nama}" for nama in menunggu]

    def _waktu(self) -> list[str]:
        if not self.dijawab:
            lewat = not self.berakhir and self.tempo < self.kantor.kini
            return ["waktu.tidak_tepat", "waktu.terbuka_lewat"] * lewat
        lama = self.kantor.hari_kerja(self.mulai, self.dijawab)
        tepat = self.dijawab <= self.tempo
        if self.batas == (3, 5):
            kelas = "sampai_3" if lama <= 3 else "4_5" if lama <= 5 else "di_atas_5"
        else:
            kelas = "sampai_10" if lama <= 10 else "11_17" if lama <= 17 else "di_atas_17"
        tanda = ("diperpanjang" if self.diperpanjang else "tepat") if tepat else "terlambat"
        cara = "tertulis" if "Tertulis" in self.sel["Cara selesai"] else "di_tempat"
        return [
            f"waktu.{kelas}",
            f"hari.{lama}.{tanda}",
            "waktu.tepat" if tepat else "waktu.tidak_tepat",
            f"cara.{self.hasil}.{cara}",
        ]

    def _tolak(self) -> list[str]:
        semua = [
            kena for isi in self._per_bagian("Alasan penolakan") for kena in TOLAK.findall(isi)
        ]
        return [f"tolak.{huruf}" for huruf, _ in semua] + ["tolak.uu" for _, lain in semua if lain]

    def _biaya(self) -> dict[str, int]:
        isi = self.sel["Biaya dan cara pembayaran"]
        ada = re.match(r"Rp([\d.]+)", isi)
        if not ada:
            return {}
        rupiah = int(ada[1].replace(".", ""))
        lunas = {"biaya.dibayar": rupiah} if ", dibayar " in isi else {}
        return {"biaya.permohonan": 1, "biaya.rupiah": rupiah} | lunas
