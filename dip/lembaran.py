"""What an uploaded sheet, or a paste, says: where its table begins and which column is which.

Pure but for the sheet it is given: no database here. Faults name row and column as the clerk sees
them in the spreadsheet.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dip.lembar import KOLOM_LEMBAR
from ppid.ekspor import PANDUAN
from ppid.kisi import Kisi
from ppid.tenggat import NAMA_BULAN

MAKS_BARIS = 10_000
MAKS_TEMPEL = 500
CARI_KEPALA = 40  # rows above the table
PERLU = {"nama": "Nama dokumen"}
LABEL = {k.atribut: k.judul for k in KOLOM_LEMBAR}
ATRIBUT = tuple(k.atribut for k in KOLOM_LEMBAR)
LEWATI = "no"  # the column of numbers

# Titles as offices write them (Model PPID-A, Perki 1/2010, live DIPs), without signs.
SEBUTAN = {
    LEWATI: ("no", "nomor", "no urut"),
    "nama": ("nama", "nama informasi", "judul", "judul dokumen", "jenis informasi"),
    "ringkasan": ("ringkasan", "ringkasan isi", "ringkasan isi informasi"),
    "unit": (
        *("unit", "unit kerja", "unit kerja satker", "unit yang menguasai"),
        "pejabat unit satker yang menguasai informasi",
        "unit kerja satker yang menguasai informasi",
    ),
    "pejabat": (
        *("pejabat", "pejabat penanggung jawab", "penanggung jawab"),
        "penanggung jawab pembuatan atau penerbitan informasi",
    ),
    "waktu_tempat": (
        *("waktu dan tempat", "waktu dan tempat penerbitan"),
        "waktu dan tempat pembuatan informasi",
    ),
    "bentuk": (
        *("bentuk", "format", "format informasi yang tersedia", "bentuk informasi yang tersedia"),
        "bentuk informasi yang tersedia cetak rekam online",
    ),
    "retensi": (
        *("retensi", "retensi arsip", "jangka waktu penyimpanan", "jadwal retensi arsip"),
        "jangka waktu penyimpanan atau retensi arsip",
    ),
    "sifat": ("sifat informasi", "klasifikasi", "kelompok informasi"),
    "tahun": ("tahun informasi", "tahun dokumen"),
    "tautan": ("link", "url", "alamat", "tautan informasi"),
    "kode": ("kode informasi", "kode dip"),
}


def ratakan(teks: str) -> str:
    """Lower case, words only."""
    return " ".join(re.findall(r"[a-z0-9]+", teks.lower()))


KENAL = {ratakan(s): atribut for atribut, semua in SEBUTAN.items() for s in semua} | {
    ratakan(k.judul): k.atribut for k in KOLOM_LEMBAR
}


class Temuan(NamedTuple):
    """`baris` 0: about the whole sheet."""

    baris: int
    kolom: str
    pesan: str

    def __str__(self):
        tempat = [f"Baris {self.baris}"] if self.baris else []
        tempat += [f"kolom {self.kolom}"] if self.kolom else []
        kepala = ", ".join(tempat)
        return f"{kepala[:1].upper()}{kepala[1:]}: {self.pesan}." if kepala else f"{self.pesan}."


class Mentah(NamedTuple):
    """One row of the table as it was written; `isi` by attribute, `galat` of its cells."""

    nomor: int
    isi: dict[str, str]
    galat: tuple[Temuan, ...] = ()


@dataclass
class Lembaran:
    kolom: tuple[str, ...] = ()  # attributes that the sheet has
    baris: list[Mentah] = field(default_factory=list)
    galat: list[Temuan] = field(default_factory=list)  # about the whole sheet
    catatan: list[str] = field(default_factory=list)


class Kepala(NamedTuple):
    """Where the titles stand (row, from 0) and which column holds what."""

    letak: int
    kolom: dict[int, str]


# A workbook


def dari_kisi(semua: list[Kisi]) -> Lembaran:
    """The first visible sheet that has the table; the others are named."""
    tampak = [satu for satu in semua if not satu.tersembunyi]
    for satu in tampak:
        if kepala := cari_kepala([[teks(sel) for sel in b] for b in satu.baris[:CARI_KEPALA]]):
            hasil = _baca(satu, kepala)
            lain = [k.nama for k in semua if k is not satu and k.nama != PANDUAN]
            if lain:
                nama = ", ".join(lain[:5])
                hasil.catatan.append(f"Yang dibaca hanya lembar “{satu.nama}”, bukan: {nama}.")
            return hasil
    return Lembaran(galat=[Temuan(0, "", _sebab_tanpa_tabel(semua, tampak))])


def _sebab_tanpa_tabel(semua: list[Kisi], tampak: list[Kisi]) -> str:
    isi = next((k for k in tampak if any(any(teks(s) for s in b) for b in k.baris)), None)
    if isi is None and len(tampak) < len(semua):
        nama = next(k.nama for k in semua if k.tersembunyi)
        return f"Isinya ada di lembar tersembunyi “{nama}”. Tampilkan lembar itu, lalu unggah lagi"
    if isi is None:
        return "Lembar ini kosong. Unduh templatnya, isi, lalu unggah lagi"
    baris = max(isi.baris[:CARI_KEPALA], key=lambda b: sum(bool(teks(s)) for s in b))
    judul = [teks(s) for s in baris if teks(s)]
    terbaca = "; ".join(satu[:40] for satu in judul[:8])
    return (
        f"Kolom “{PERLU['nama']}” tidak ditemukan di lembar “{isi.nama}”. Yang terbaca: {terbaca}. "
        "Pakai judul kolom Model PPID-A seperti pada templat"
    )


def _baca(kisi: Kisi, kepala: Kepala) -> Lembaran:
    hasil = Lembaran(kolom=tuple(dict.fromkeys(kepala.kolom.values())))
    hasil.galat += _ganda(kepala)
    awal = kepala.letak + 1
    for n, sel in enumerate(kisi.baris[awal:], start=awal):
        if any(teks(satu) for ke, satu in enumerate(sel) if kepala.kolom.get(ke, LEWATI) != LEWATI):
            hasil.baris.append(_mentah(n, sel, kepala, kisi))
    if kisi.tinggi - awal > MAKS_BARIS and len(hasil.baris) > MAKS_BARIS:
        banyak = f"{kisi.tinggi - awal:,}".replace(",", ".")
        hasil.galat.append(Temuan(0, "", TERLALU_BANYAK.format(banyak=banyak)))
        hasil.baris = []
    hasil.galat += _gabungan(kisi, kepala)
    if not hasil.baris and not hasil.galat:
        hasil.galat.append(Temuan(0, "", "Tabelnya tidak berisi baris. Isi di bawah judul kolom"))
    return hasil


TERLALU_BANYAK = (
    "Lembar ini berisi {banyak} baris. Sekali impor paling banyak 10.000 baris: "
    "bagi menjadi beberapa berkas"
)


def _ganda(kepala: Kepala) -> list[Temuan]:
    semua = [a for a in kepala.kolom.values() if a != LEWATI]
    ganda = dict.fromkeys(a for a in semua if semua.count(a) > 1)
    return [Temuan(0, LABEL[a], "ada dua kali di judul tabel. Sisakan satu") for a in ganda]


def _gabungan(kisi: Kisi, kepala: Kepala) -> list[Temuan]:
    """Merged cells above the table are its heading; inside it nobody knows whose value it is."""
    return [
        Temuan(atas + 1, _nama_kolom(kepala, kiri), GABUNG.format(alamat=_rentang(satu)))
        for satu in kisi.gabung
        for atas, kiri, bawah, kanan in (satu,)
        if bawah > kepala.letak and any(k in kepala.kolom for k in range(kiri, kanan + 1))
    ]


GABUNG = "sel {alamat} digabung. Pisahkan lagi selnya di Excel dan isi setiap barisnya"


def _mentah(n: int, sel: list, kepala: Kepala, kisi: Kisi) -> Mentah:
    isi, galat = {}, []
    for ke, atribut in kepala.kolom.items():
        if atribut == LEWATI:
            continue
        satu = sel[ke] if ke < len(sel) else ""
        isi[atribut] = teks(satu)
        if alamat(n, ke) in kisi.rumus:
            pesan = f"sel {alamat(n, ke)} berisi rumus. Salin, lalu tempel sebagai nilai"
            galat.append(Temuan(n + 1, LABEL[atribut], pesan))
        elif atribut == "tahun" and isinstance(satu, list) and satu[0] == "d":
            isi[atribut] = satu[1][:4]
    return Mentah(n + 1, isi, tuple(galat))


def teks(sel) -> str:
    """A cell as it reads; a date in words."""
    if isinstance(sel, str):
        return sel.strip()
    jenis, isi = sel
    return _tanggal(date.fromisoformat(isi)) if jenis == "d" else isi


def _tanggal(hari: date) -> str:
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def alamat(baris: int, kolom: int) -> str:
    """C12, from row 11 and column 2."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return f"{huruf}{baris + 1}"


def _rentang(satu: tuple[int, int, int, int]) -> str:
    atas, kiri, bawah, kanan = satu
    return f"{alamat(atas, kiri)}:{alamat(bawah, kanan)}"


def _nama_kolom(kepala: Kepala, kolom: int) -> str:
    return LABEL.get(kepala.kolom.get(kolom, ""), "")


def cari_kepala(baris: list[list[str]]) -> Kepala | None:
    """The first row that names the column of names and one more."""
    for n, sel in enumerate(baris):
        kolom = {ke: KENAL[r] for ke, satu in enumerate(sel) if (r := ratakan(satu)) in KENAL}
        if "nama" in kolom.values() and len(set(kolom.values()) - {LEWATI}) > 1:
            return Kepala(n, kolom)
    return None


# A paste


def dari_tempelan(tempelan: str) -> tuple[Lembaran, list[str]]:
    """Rows with tabs between the cells, with titles or in KPU order; and each row's own text."""
    potong = _baris_tempelan(tempelan)
    sel = [_sel_tempelan(satu) for satu in potong]
    kepala = cari_kepala(sel[:1]) or _kepala_bawaan(sel)
    mulai = kepala.letak + 1
    hasil = Lembaran(kolom=tuple(dict.fromkeys(a for a in kepala.kolom.values() if a != LEWATI)))
    hasil.galat += _ganda(kepala)
    kosong = Kisi("")
    for n, satu in enumerate(sel[mulai:], start=mulai):
        hasil.baris.append(_mentah(n, satu, kepala, kosong))
    if len(hasil.baris) > MAKS_TEMPEL:
        pesan = f"Tempel paling banyak {MAKS_TEMPEL} baris. Untuk yang lebih banyak, impor XLSX"
        hasil.galat.append(Temuan(0, "", pesan))
    if not hasil.baris:
        hasil.galat.append(Temuan(0, "", "Tempel dulu baris dari Excel"))
    return hasil, potong


DIKUTIP = re.compile(r'(?:(?<=\t)|(?<=\n)|^)"((?:[^"]|"")*)"(?=[\t\n]|$)')
JEDA_SEL = "\x1f"  # stands for a line break inside a cell while the rows are cut


def _baris_tempelan(tempelan: str) -> list[str]:
    """A cell with a line break or a tab comes in quotes; it stays in its row."""
    rata = tempelan.replace("\r\n", "\n").replace("\r", "\n").replace(JEDA_SEL, " ")
    rata = DIKUTIP.sub(_buka_kutip, rata)
    return [satu for satu in rata.split("\n") if satu.strip()]


def _buka_kutip(cocok: re.Match) -> str:
    isi = cocok[1]
    if not any(tanda in isi for tanda in ("\n", "\t", '""')):
        return cocok[0]
    return isi.replace('""', '"').replace("\t", " ").replace("\n", JEDA_SEL)


def _sel_tempelan(baris: str) -> list[str]:
    return [satu.replace(JEDA_SEL, "\n").strip() for satu in baris.split("\t")]


def kembalikan(potong: list[str]) -> str:
    """Rows as they can be pasted again."""
    return "\n".join("\t".join(_kutip(satu) for satu in baris.split("\t")) for baris in potong)


def _kutip(sel: str) -> str:
    if JEDA_SEL not in sel:
        return sel
    isi = sel.replace(JEDA_SEL, "\n").replace('"', '""')
    return f'"{isi}"'


def _kepala_bawaan(sel: list[list[str]]) -> Kepala:
    """Without titles: KPU order, behind a column of numbers where there is one."""
    urutan = (LEWATI, *ATRIBUT) if sel and all(map(_bernomor, sel)) else ATRIBUT
    return Kepala(-1, dict(enumerate(urutan)))


def _bernomor(baris: list[str]) -> bool:
    """A number first; or nothing, in a whole row of the template, whose numbers nobody filled."""
    if not baris[0]:
        return len(baris) > len(ATRIBUT)
    return len(baris) > 1 and baris[0].rstrip(".").isdecimal()
