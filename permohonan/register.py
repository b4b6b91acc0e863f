"""The register of requests, Model PPID-C (SOP Pelayanan, step 6): what each column says.

One tuple of columns serves page, print, CSV and XLSX. A row is derived from the request and what
hangs on it as they stand now; nothing is typed twice. What is decided enters the book when the
applicant is told: a part answered at the desk at once, any other when its notice leaves ("waktu
pemberitahuan tertulis juga menandakan waktu penolakan informasi"). A reopened request shows its
present period, and in `Keputusan` how each earlier one ended.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import Prefetch

from permohonan.models import Bagian, Bentuk, CaraMemperoleh, Jawaban, Permohonan, Tanggapan
from permohonan.status import DIBERIKAN, Hasil, Status
from ppid import ekspor
from ppid.templatetags.ppid import hari_pendek
from ppid.terbilang import rupiah

JUDUL = "Register Permohonan Informasi Publik"
MODEL = "Model PPID-C"
# Closed without the PPID's word on what was asked; outside the counts of Pasal 12 UU 14/2008.
TANPA_KEPUTUSAN = (
    Hasil.DICABUT,
    Hasil.TIDAK_DAPAT_DIPROSES,
    Hasil.BUKAN_PERMOHONAN,
    Hasil.DUPLIKAT,
)
BENTUK = {
    Bentuk.SOFTCOPY: "Softcopy",
    Bentuk.HARDCOPY: "Hardcopy",
    Bentuk.MELIHAT: "Dilihat di kantor",
}
JENIS = {
    CaraMemperoleh.MELIHAT: "Melihat/mengetahui",
    CaraMemperoleh.DIGITAL: "Meminta salinan softcopy",
    CaraMemperoleh.CETAK: "Meminta salinan hardcopy",
}


def baca(kueri):
    """The rows in the order of their numbers, with all that the columns read: three queries more.

    A number is given under the counter's lock, in the transaction that stores its row: the order
    of the keys is that of the numbers, and needs no sorting of a whole year.
    """
    disetujui = Tanggapan.objects.filter(keadaan=Tanggapan.Keadaan.DISETUJUI)
    return (
        kueri.select_related("pemohon", "duplikat_dari")
        .prefetch_related(
            Prefetch("bagian", Bagian.objects.select_related("dijelaskan")),
            Prefetch("tanggapan", disetujui),
            Prefetch("tanggapan__jawaban", Jawaban.objects.select_related("dik")),
        )
        .order_by("pk")
    )


@dataclass(frozen=True)
class Terjawab:
    """One part whose outcome the applicant was told; without `jawaban` it was told at the desk."""

    bagian: Bagian
    jawaban: Jawaban | None

    @property
    def hasil(self) -> Hasil:
        return Hasil(self.bagian.hasil)


class Butir:
    """One request as an entry of the book."""

    def __init__(self, p: Permohonan, satker):
        p.satker = satker  # one office, one zone
        self.p = p

    @cached_property
    def bagian(self) -> list[Bagian]:
        return list(self.p.bagian.all())

    @cached_property
    def sah(self) -> Tanggapan | None:
        """The answer approved in this period of the clock."""
        sejak = self.p.dibuka_kembali_pada or self.p.dicatat_pada
        sah = [t for t in self.p.tanggapan.all() if t.diputus_pada >= sejak]
        return sah[-1] if sah else None

    @cached_property
    def terjawab(self) -> list[Terjawab]:
        jawaban = {j.bagian_id: j for j in self.sah.jawaban.all()} if self.sah else {}
        semua = [Terjawab(b, jawaban.get(b.pk)) for b in self.bagian if b.hasil]
        return [t for t in semua if t.jawaban is None or self.p.diberitahukan_pada]

    def per_bagian(self, isi: Callable[[Terjawab], str]) -> str:
        """One value where all parts agree, else a line for each: "1: …"."""
        nilai = [(t.bagian.urut, isi(t)) for t in self.terjawab]
        if len(nilai) == len(self.bagian) and len({satu for _, satu in nilai}) == 1:
            return nilai[0][1]
        return "\n".join(f"{urut}: {satu}" for urut, satu in nilai if satu)

    def hari(self, instan) -> str:
        return tulis_hari(self.p.satker.setempat(instan).date()) if instan else ""


@lru_cache(maxsize=1000)
def tulis_hari(tanggal: date) -> str:
    """Sen, 7 Des 2026, with plain spaces: it is also data."""
    return hari_pendek(tanggal).replace("\xa0", " ")


def _baris(*isi: str) -> str:
    return "\n".join(filter(None, isi))


# What the columns say


def _diterima(b: Butir) -> str:
    return tulis_hari(b.p.hari_diterima)


def _nama(b: Butir) -> str:
    orang = b.p.pemohon
    narahubung = f"u.p. {orang.narahubung}" if orang.narahubung else ""
    kuasa = f"lewat kuasa {orang.nama_kuasa}".strip() if orang.lewat_kuasa else ""
    return _baris(orang.nama, narahubung, kuasa)


def _diminta(b: Butir) -> str:
    """In the applicant's words; where it was divided, the parts that other columns count."""
    periode = f"Periode: {b.p.periode}" if b.p.periode else ""
    pertanyaan = [f"{satu.urut}: {satu.uraian}" for satu in b.bagian if satu.uraian]
    return _baris(b.p.rincian, periode, *pertanyaan)


def _jenis(b: Butir) -> str:
    return JENIS.get(b.p.cara_memperoleh, "")


def _status(b: Butir) -> str:
    return b.per_bagian(_penguasaan)


def _penguasaan(t: Terjawab) -> str:
    """What is refused is held; what is not documented has a column of its own in the model."""
    badan = t.jawaban.badan_lain if t.jawaban else ""
    if t.hasil == Hasil.TIDAK_DIKUASAI:
        return "Dikuasai: tidak" + (f", ada pada {badan}" if badan else "")
    if t.hasil == Hasil.BELUM_DIDOKUMENTASIKAN:
        sampai = t.jawaban.sampai if t.jawaban else None
        batas = f", disediakan paling lambat {tulis_hari(sampai)}" if sampai else ""
        return f"Belum didokumentasikan{batas}"
    return "Dikuasai: ya" + (f", {badan}" if badan else "")


def _bentuk(b: Butir) -> str:
    return b.per_bagian(_bentuk_bagian)


def _bentuk_bagian(t: Terjawab) -> str:
    """What the desk gives at once is a document of the store, which is a file or a page."""
    return BENTUK.get(t.jawaban.bentuk, "") if t.jawaban else BENTUK[Bentuk.SOFTCOPY]


def _keputusan(b: Butir) -> str:
    return _baris(_keputusan_kini(b), *map(_keputusan_lalu, b.p.periode_lalu))


def _keputusan_kini(b: Butir) -> str:
    bagian, hasil = b.per_bagian(lambda t: t.hasil.label), _hasil(b.p)
    if bagian and b.p.hasil in TANPA_KEPUTUSAN:
        return f"{hasil}; yang sudah diberitahukan:\n{bagian}"
    return _baris(hasil, bagian if bagian != hasil else "")


def _hasil(p: Permohonan) -> str:
    if p.hasil == Hasil.DUPLIKAT and p.duplikat_dari:
        return f"Duplikat dari {p.duplikat_dari.nomor}"
    return Hasil(p.hasil).label if p.hasil else ""


def _keputusan_lalu(periode: dict) -> str:
    selesai = tulis_hari(date.fromisoformat(periode["selesai"]))
    return f"Sebelum dibuka kembali: {Hasil(periode['hasil']).label} ({selesai})"


def _alasan(b: Butir) -> str:
    return b.per_bagian(_alasan_bagian)


def _alasan_bagian(t: Terjawab) -> str:
    """Of a refusal the article and its decision, of a redaction what was blackened and why."""
    if not t.jawaban:
        return ""
    if t.hasil == Hasil.DITOLAK:
        return _dasar(t.jawaban.dik)
    hitam = [f"Dihitamkan {x['materi']}: {x['alasan']}" for x in t.jawaban.penghitaman]
    return "; ".join(hitam)


def _dasar(dik) -> str:
    lain = f" dan {dik.undang_undang}" if dik.undang_undang else ""
    return f"Pasal 17 huruf {dik.huruf[-1]} UU 14/2008{lain}; keputusan {dik.nomor_keputusan}"


def _pemberitahuan(b: Butir) -> str:
    return b.per_bagian(lambda t: b.hari(_diberitahukan(b, t)))


def _diberitahukan(b: Butir, t: Terjawab):
    return b.p.diberitahukan_pada if t.jawaban else t.bagian.dijawab_pada


def _pemberian(b: Butir) -> str:
    return b.per_bagian(lambda t: _pemberian_bagian(b, t))


def _pemberian_bagian(b: Butir, t: Terjawab) -> str:
    if t.hasil not in DIBERIKAN:
        return ""
    if not t.jawaban:
        return b.hari(t.bagian.dijawab_pada)
    tak_diambil = b.p.status == Status.SELESAI and b.p.hasil not in TANPA_KEPUTUSAN
    return b.hari(b.p.diserahkan_pada) or ("Tidak diambil" if tak_diambil else "")


def _biaya(b: Butir) -> str:
    """Of an answer that gives something; looking, and what the desk hands over, costs nothing."""
    if not any(t.hasil in DIBERIKAN for t in b.terjawab):
        return ""
    jumlah = b.sah.jumlah_biaya if b.sah else 0
    if not jumlah:
        return "Tanpa biaya"
    dibayar = f"dibayar {tulis_hari(b.p.dibayar_pada)}" if b.p.dibayar_pada else "belum dibayar"
    bukti = f"bukti {b.p.bukti_bayar}" if b.p.bukti_bayar else ""
    return ", ".join(filter(None, (rupiah(jumlah), b.p.cara_bayar, dibayar, bukti)))


def _kanal(b: Butir) -> str:
    p = b.p
    surat = f"nomor {p.nomor_surat}" if p.nomor_surat else ""
    tanggal = tulis_hari(p.tanggal_surat) if p.tanggal_surat else ""
    return ", ".join(filter(None, (p.get_kanal_display(), surat, tanggal)))


def _cara_selesai(b: Butir) -> str:
    return b.per_bagian(lambda t: "Tertulis" if t.jawaban else "Di tempat")


def _dicatat(b: Butir) -> str:
    """Only where the desk wrote it down on a later day than it came."""
    hari = b.hari(b.p.dicatat_pada)
    if hari == _diterima(b):
        return ""
    return f"{hari}: {b.p.alasan_mundur}" if b.p.alasan_mundur else hari


def _keterangan(b: Butir) -> str:
    """What an auditor would ask next."""
    p, isi = b.p, []
    if p.diperpanjang_pada:
        isi.append(f"Diperpanjang {b.hari(p.diperpanjang_pada)}")
    if p.dibuka_kembali_pada:
        isi.append(f"Dibuka kembali {b.hari(p.dibuka_kembali_pada)}")
    if p.hasil == Hasil.TIDAK_DAPAT_DIPROSES and p.kurang:
        isi.append(f"Tidak dilengkapi: {', '.join(p.kurang)}")
    if p.sebab_terlambat:
        isi.append(f"Terlambat: {p.sebab_terlambat}")
    isi += [
        f"Dijelaskan di meja: butir {x.dijelaskan.butir} DIK (bukan keputusan)"
        for x in b.bagian
        if x.dijelaskan and not x.hasil
    ]
    return _baris(*isi)


@dataclass(frozen=True)
class Kolom:
    """`lebar`: millimetres on paper, characters in a sheet. `meja`: beside the model's columns."""

    judul: str
    kelompok: str
    lebar: int
    isi: Callable[[Butir], str]
    meja: bool = False


KOLOM = (
    Kolom("Nomor", "Pendaftaran", 15, lambda b: b.p.nomor),
    Kolom("Tanggal diterima", "Pendaftaran", 13, _diterima),
    Kolom("Nama", "Pemohon", 17, _nama),
    Kolom("Alamat", "Pemohon", 20, lambda b: b.p.pemohon.alamat),
    Kolom("Nomor kontak", "Pemohon", 20, lambda b: b.p.pemohon.kontak),
    Kolom("Pekerjaan", "Pemohon", 14, lambda b: b.p.pemohon.pekerjaan),
    Kolom("Informasi yang diminta", "Permintaan", 31, _diminta),
    Kolom("Tujuan penggunaan", "Permintaan", 18, lambda b: b.p.tujuan),
    Kolom("Status informasi", "Informasi", 18, _status),
    Kolom("Bentuk yang dikuasai", "Informasi", 13, _bentuk),
    Kolom("Jenis permohonan", "Informasi", 14, _jenis),
    Kolom("Keputusan", "Keputusan", 17, _keputusan),
    Kolom("Alasan penolakan", "Keputusan", 22, _alasan),
    Kolom("Pemberitahuan tertulis", "Hari dan tanggal", 14, _pemberitahuan),
    Kolom("Pemberian informasi", "Hari dan tanggal", 13, _pemberian),
    Kolom("Biaya dan cara pembayaran", "Biaya", 14, _biaya),
    Kolom("Kanal", "Meja", 18, _kanal, meja=True),
    Kolom("Cara selesai", "Meja", 14, _cara_selesai, meja=True),
    Kolom("Dicatat kemudian", "Meja", 18, _dicatat, meja=True),
    Kolom("Keadaan", "Meja", 18, lambda b: b.p.keadaan, meja=True),
    Kolom("Keterangan", "Meja", 30, _keterangan, meja=True),
)
KOLOM_MODEL = tuple(k for k in KOLOM if not k.meja)
KOLOM_MEJA = tuple(k for k in KOLOM if k.meja)


def sel(p: Permohonan, satker) -> list[str]:
    """One row of the book, a cell for each of `KOLOM`."""
    butir = Butir(p, satker)
    return [ekspor.teks(kolom.isi(butir)) for kolom in KOLOM]


def baris(permohonan: Iterable[Permohonan], satker) -> Iterator[list[str]]:
    """The rows of a stream; each request is used up by it."""
    for p in permohonan:
        yield sel(p, satker)
        _lepas(p)


def _lepas(p: Permohonan) -> None:
    """A request and what hangs on it hold each other: cut, they leave the memory at once."""
    for tanggapan in p.tanggapan.all():
        vars(tanggapan).clear()
    vars(p).clear()
