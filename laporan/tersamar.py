"""One case as an examiner sees it: what was done and when, with the applicant masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from permohonan import giliran, linimasa, samar
from permohonan import register as buku
from permohonan.matriks import matriks
from permohonan.models import Catatan, Permohonan
from permohonan.models.bahan import berkas_unit
from permohonan.pekerjaan import golongan
from permohonan.samar import NAMA, Samar
from ppid import tenggat
from ppid.izin import Pelaku
from ppid.models import Berkas, Jejak, JenisBerkas, Naskah
from ppid.templatetags.ppid import saat_pendek

NILAI = ("alamat", "alamat_kuasa", "email", "nomor_identitas", "nomor_pengesahan")
# Columns of the register that say nothing of the applicant.
KOLOM = (
    *("Status informasi", "Bentuk yang dikuasai", "Jenis permohonan", "Keputusan"),
    *("Alasan penolakan", "Pemberitahuan tertulis", "Pemberian informasi", "Cara selesai"),
    *("Dicatat kemudian", "Keterangan"),
)
SAAT = (
    ("Diterima", "diterima_pada"),
    ("Dicatat", "dicatat_pada"),
    ("Dinyatakan lengkap", "lengkap_pada"),
    ("Diperpanjang", "diperpanjang_pada"),
    ("Dibuka kembali", "dibuka_kembali_pada"),
    ("Diberitahukan", "diberitahukan_pada"),
    ("Diserahkan", "diserahkan_pada"),
    ("Selesai", "selesai_pada"),
)


def samar_dari(p: Permohonan, catatan: Iterable[Catatan]) -> Samar:
    """What is known of its applicant: as it stands, and as it stood before each correction."""
    lama = [c.data for c in catatan if c.jenis == Catatan.Jenis.KOREKSI]
    orang, satker = p.pemohon, p.satker

    def semua(*nama: str) -> tuple[str, ...]:
        kini = [getattr(orang, satu) for satu in nama]
        dulu = [isi[satu] for isi in lama for satu in nama if satu in isi]
        return tuple(filter(None, [*kini, *dulu]))

    jabatan = [satu for satu in semua("pekerjaan") if len(satu.split()) > 1]
    return Samar(
        nama=semua(*NAMA) + tuple(filter(None, [p.penerima])),
        nilai=(*semua(*NILAI), *jabatan, orang.identitas_tersamar, p.nomor_surat),
        telepon=semua("telepon"),
        kantor=(satker.nama, satker.tempat, satker.telepon, satker.whatsapp, satker.email),
    )


@dataclass
class Perkara:
    p: Permohonan
    pelaku: Pelaku

    @cached_property
    def catatan(self) -> list[Catatan]:
        return list(self.p.catatan.select_related("oleh").order_by("dibuat", "pk"))

    @cached_property
    def samar(self) -> Samar:
        return samar_dari(self.p, self.catatan)

    @cached_property
    def naskah(self) -> list[Naskah]:
        milik = Naskah.objects.diperiksa(self.pelaku).tentang(self.p)
        return list(milik.select_related("pdf"))

    @cached_property
    def berkas(self) -> list[Berkas]:
        """What was uploaded, and what units handed in: kind and size, never a name."""
        semua = Berkas.objects.diperiksa(self.pelaku)
        milik = semua.tentang(self.p) | semua.filter(berkas_unit(self.p))
        return list(milik.exclude(jenis=JenisBerkas.PDF_NASKAH))

    @cached_property
    def jejak(self) -> list[Jejak]:
        """The trail of the case, oldest first, with the name of whom it was given to."""
        return list(reversed(linimasa.baris(self.p)))

    @cached_property
    def kegiatan(self) -> list[dict]:
        return matriks(self.p, giliran.tunggu([self.p])[self.p.pk])

    # What a page and a paper show

    @property
    def nama(self) -> str:
        return samar.nama(self.p.pemohon.nama)

    def pemohon(self) -> list[dict]:
        orang = self.p.pemohon
        tercatat = orang.identitas_pada
        isi = (
            ("Nama", self.nama),
            ("Jenis", orang.sebutan.capitalize()),
            ("Pekerjaan", golongan(orang.pekerjaan)),
            ("Kanal", self.p.get_kanal_display()),
            ("Identitas", f"dicatat {self._saat(tercatat)}" if tercatat else "menyusul"),
        )
        return _butir(isi)

    def permintaan(self) -> list[dict]:
        """What was asked, in the applicant's words as far as they tell nothing of them."""
        p = self.p
        bagian = [(f"Pertanyaan {b.urut}", b.uraian) for b in p.bagian.all() if b.uraian]
        isi = [
            ("Informasi yang diminta", p.rincian),
            ("Tahun atau periode", p.periode),
            *bagian,
            ("Tujuan", p.tujuan),
            ("Cara memperoleh", p.get_cara_memperoleh_display()),
        ]
        return _butir((nama, self.samar.teks(nilai)) for nama, nilai in isi if nilai)

    def saat(self) -> list[dict]:
        ada = ((nama, getattr(self.p, kolom)) for nama, kolom in SAAT)
        isi = [(nama, self._saat(instan)) for nama, instan in ada if instan]
        return _butir([*isi, ("Jatuh tempo", buku.tulis_hari(self.p.jatuh_tempo))])

    def ketepatan(self) -> str:
        """Tepat waktu, hari kerja ke-4"""
        p, satker = self.p, self.p.satker
        if p.hasil in buku.TANPA_KEPUTUSAN and not p.diberitahukan_pada:
            return "Ketepatan tidak dinilai"
        if not (jawab := p.diberitahukan_pada or p.selesai_pada):
            return "Terlambat, belum dijawab" if p.terlambat else "Masih dalam tenggat"
        hari = satker.setempat(jawab).date()
        ke = max(0, -tenggat.sisa_hari_kerja(hari, p.mulai, satker.kalender()))
        kapan = f"hari kerja ke-{ke}" if ke else "sebelum hari kerja ke-1"
        return f"{'Terlambat' if hari > p.jatuh_tempo else 'Tepat waktu'}, {kapan}"

    @property
    def sebab_terlambat(self) -> str:
        return self.samar.teks(self.p.sebab_terlambat)

    def keputusan(self) -> list[dict]:
        """Outcome, reasons and grounds, as they stand in the register."""
        butir = buku.Butir(self.p, self.p.satker)
        isi = [(k.judul, k.isi(butir)) for k in buku.KOLOM if k.judul in KOLOM]
        return _butir((nama, self.samar.teks(nilai)) for nama, nilai in isi if nilai)

    def koreksi(self) -> list[dict]:
        """Corrections of data: which fields and why; not what stood there before."""
        semua = [c for c in self.catatan if c.jenis == Catatan.Jenis.KOREKSI]
        return [
            {
                "kapan": self._saat(c.dibuat),
                "oleh": c.oleh.nama if c.oleh else "Pemohon",
                "isian": ", ".join(f"{linimasa.NAMA_ISIAN.get(k, k)}" for k in sorted(c.data)),
                "alasan": self.samar.teks(c.isi),
            }
            for c in semua
        ]

    def linimasa(self) -> list[dict]:
        acara = [b for b in self.jejak if b.jenis != "lihat"]
        return [
            {
                "judul": self.samar.teks(linimasa.judul(b)),
                "keterangan": f"{self._saat(b.waktu)} · {linimasa.siapa(b)}",
                "keadaan": "lalu",
            }
            for b in acara
        ]

    def riwayat(self) -> list[dict]:
        """Every row of the trail, views included, with its hash."""
        return [
            {
                "jejak": b,
                "kapan": self._saat(b.waktu),
                "judul": self.samar.teks(linimasa.judul(b)),
                "siapa": linimasa.siapa(b),
            }
            for b in self.jejak
        ]

    def _saat(self, instan) -> str:
        return saat_pendek(instan, self.p.satker).replace("\xa0", " ")


def _butir(isi: Iterable[tuple[str, str]]) -> list[dict]:
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi]


def lengkap(kueri):
    """With all that the register reads of a row, and the case's own SOP and clock."""
    return (
        buku.baca(kueri)
        .select_related("pemohon", "duplikat_dari", "satker", "sop", "rezim", "petugas")
        .prefetch_related(Prefetch("tanggapan__jawaban__bagian"))
    )
