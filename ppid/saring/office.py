"""DOCX and XLSX: kept as they are; what lies out of sight in them is said."""

import re
from collections import Counter

from ppid.saring import TEMPLAT_LUAR, Ditolak, Hasil
from ppid.saring.arsip import Arsip, urai
from ppid.saring.kata import oleh, rapi, sebut
from ppid.saring.nik import Penemu

JARINGAN = re.compile(r"\s*(?:https?:|ftp:|[\\/]{2}|file:/*\\|file://[^/])", re.I)
MENGAMBIL = {"attachedTemplate", "oleObject", "frame", "subDocument", "control"}
DATA_DIRI = {
    "creator": "dibuat oleh",
    "lastModifiedBy": "terakhir diubah oleh",
    "Manager": "atasan",
    "Company": "instansi",
    "lpwstr": "keterangan lain",
}


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    arsip = Arsip(isi)
    pembaca = {"xlsx": Xlsx, "docx": Docx}[arsip.jenis](arsip)
    return Hasil(isi, arsip.jenis, pembaca.baca(), pembaca.terlihat())


class Pembaca:
    """Reads every XML part once and keeps what both kinds of file can hide."""

    ISI: set[tuple[str, str]] = set()  # (part, element) whose text a reader sees

    def __init__(self, arsip: Arsip):
        self.arsip = arsip
        self.bagian = ""  # the part being read
        self.kenal = {"Relationship": self._tautan}  # what to do at which opening tag
        self.nik = Penemu()
        self.komentar: Counter[str] = Counter()  # by part
        self.pengomentar: set[str] = set()
        self.luar: list[str] = []
        self.data_diri: dict[str, list[str]] = {}
        self.terbaca: list[str] = []  # what a reader sees, in pieces

    def baca(self) -> list[tuple[str, str]]:
        for bagian in self.arsip.xml:
            self.bagian = bagian
            urai(self.arsip.zip.read(bagian), self._amati, self._utuh)
        return [*self.tersembunyi(), *self._bersama()]

    def tersembunyi(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def terlihat(self) -> str:
        """The text for the search: none where some of it may be out of sight."""
        return "" if self.tersembunyi() else "\n".join(self.terbaca)

    def teks(self, lokal: str, isi: str) -> None:
        self.nik.baca(isi)

    def _amati(self, lokal: str, atribut: dict) -> None:
        if lokal in self.kenal:
            self.kenal[lokal]({nama.rpartition(":")[2]: nilai for nama, nilai in atribut.items()})

    def _utuh(self, lokal: str, isi: str) -> None:
        if lokal in DATA_DIRI and isi.strip():
            self.data_diri.setdefault(lokal, []).append(isi)
        if (self.bagian.partition("/")[2], lokal) in self.ISI:
            self.terbaca.append(isi)
        self.teks(lokal, isi)

    def _tautan(self, atribut: dict) -> None:
        """A link that the reader sees is content; what is fetched, or points to a drive, is not."""
        if atribut.get("TargetMode") != "External":
            return
        jenis, tujuan = atribut.get("Type", "").rpartition("/")[2], atribut.get("Target", "")
        if jenis in MENGAMBIL and JARINGAN.match(tujuan):
            raise Ditolak(TEMPLAT_LUAR)
        if jenis != "hyperlink" or tujuan.lower().startswith("file:"):
            self.luar.append(tujuan)

    def _bersama(self) -> list[tuple[str, str]]:
        hasil = []
        if self.komentar:
            jumlah = self.jumlah_komentar()
            hasil.append(("komentar", f"Berisi {jumlah} komentar{oleh(self.pengomentar)}"))
        if self.luar:
            hasil.append(("tautan_luar", f"Merujuk ke berkas di luar: {sebut(self.luar)}"))
        hasil += self.nik.temuan()
        if self.data_diri:
            sebutan = [f"{DATA_DIRI[k]} {sebut(v)}" for k, v in self.data_diri.items()]
            hasil.append(("metadata", f"Keterangan berkas: {'; '.join(sebutan)}"))
        return hasil

    def jumlah_komentar(self) -> int:
        return self.komentar.total()


class Docx(Pembaca):
    ISI = {("document.xml", "p")}
    TERLACAK = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")

    def __init__(self, arsip: Arsip):
        super().__init__(arsip)
        self.kenal |= dict.fromkeys(self.TERLACAK, self._perubahan)
        self.kenal |= {"comment": self._komentar, "vanish": self._samar}
        self.perubahan, self.samar = 0, 0
        self.pengubah: set[str] = set()

    def _perubahan(self, atribut: dict) -> None:
        if "author" in atribut:  # elements of other vocabularies share these names
            self.perubahan += 1
            self.pengubah.add(atribut["author"])

    def _komentar(self, atribut: dict) -> None:
        self.komentar[self.bagian] += 1
        self.pengomentar.add(atribut.get("author", ""))

    def _samar(self, atribut: dict) -> None:
        """Hidden letters; a style that could hide them hides nothing by itself."""
        if atribut.get("val", "1") not in ("0", "false", "off") and "styles" not in self.bagian:
            self.samar += 1

    def tersembunyi(self) -> list[tuple[str, str]]:
        hasil = []
        if self.perubahan:
            kalimat = f"Berisi {self.perubahan} perubahan terlacak{oleh(self.pengubah)}"
            hasil.append(("perubahan_terlacak", kalimat))
        if self.samar:
            hasil.append(("lapisan_tersembunyi", f"Berisi teks tersembunyi di {self.samar} tempat"))
        return hasil


class Xlsx(Pembaca):
    ISI = {("sharedStrings.xml", "si")}

    def __init__(self, arsip: Arsip):
        super().__init__(arsip)
        self.kenal |= {
            "sheet": self._lembar,
            "col": self._kolom,
            "row": self._baris,
            "c": self._sel,
            "cell": self._sel,
            "comment": self._komentar,
            "threadedComment": self._komentar,
            "person": lambda atribut: self.pengomentar.add(atribut.get("displayName", "")),
            "connection": lambda atribut: self.luar.append(atribut.get("name", "sambungan data")),
            "s": self._singgahan,
            "n": self._singgahan,
        }
        self.lembar: list[tuple[str, str]] = []  # name, state
        self.kolom: Counter[str] = Counter()  # hidden columns and rows, by part
        self.baris: Counter[str] = Counter()
        self.nama_bagian: dict[str, str] = {}
        self.sel = ("", "")  # part and type of the cell being read

    def _lembar(self, atribut: dict) -> None:
        if "sheetId" in atribut:
            self.lembar.append((atribut.get("name", ""), atribut.get("state", "visible")))
            self.nama_bagian[atribut.get("id", "")] = atribut.get("name", "")

    def _kolom(self, atribut: dict) -> None:
        if _benar(atribut, "hidden") or _nol(atribut, "width"):
            self.kolom[self.bagian] += int(atribut["max"]) - int(atribut["min"]) + 1

    def _baris(self, atribut: dict) -> None:
        if _benar(atribut, "hidden") or _nol(atribut, "ht"):
            self.baris[self.bagian] += 1

    def _sel(self, atribut: dict) -> None:
        self.sel = (self.bagian, atribut.get("t", "n"))

    def _komentar(self, atribut: dict) -> None:
        self.komentar[self.bagian] += 1

    def jumlah_komentar(self) -> int:
        """Each thread is written once more as an old-style comment."""
        utas = sum(n for bagian, n in self.komentar.items() if "threaded" in bagian.lower())
        return max(utas, self.komentar.total() - utas)

    def _singgahan(self, atribut: dict) -> None:
        """A value in a pivot table's own copy of its source."""
        if "v" in atribut:
            self.nik.baca(angka_bulat(atribut["v"]))

    def teks(self, lokal: str, isi: str) -> None:
        if lokal == "author":
            self.pengomentar.add(isi)
        elif lokal != "v":
            self.nik.baca(isi)
        elif self.sel != (self.bagian, "s"):  # that only points at a shared string
            self.nik.baca(angka_bulat(isi))

    def tersembunyi(self) -> list[tuple[str, str]]:
        return [*self._lembar_tersembunyi(), *self._sel_tersembunyi(), *self._terlacak()]

    def _lembar_tersembunyi(self) -> list[tuple[str, str]]:
        hasil = []
        biasa = [nama for nama, keadaan in self.lembar if keadaan == "hidden"]
        sangat = [nama for nama, keadaan in self.lembar if keadaan == "veryHidden"]
        if biasa:
            hasil.append(("lembar_tersembunyi", f"Lembar tersembunyi: {sebut(biasa)}"))
        if sangat:
            kalimat = f"Lembar tersembunyi yang tidak tampak di menu Excel: {sebut(sangat)}"
            hasil.append(("lembar_tersembunyi", kalimat))
        if singgahan := self._bagian(r"pivotCacheRecords[^/]*\.xml$"):
            kalimat = f"Berisi {len(singgahan)} salinan data sumber tabel pivot"
            hasil.append(("lembar_tersembunyi", kalimat))
        if self._bagian("^xl/model/"):
            hasil.append(("lembar_tersembunyi", "Berisi model data (Power Pivot)"))
        return hasil

    def _sel_tersembunyi(self) -> list[tuple[str, str]]:
        hasil = []
        for bagian in dict.fromkeys([*self.kolom, *self.baris]):
            jumlah = {"kolom": self.kolom[bagian], "baris": self.baris[bagian]}
            isi = " dan ".join(f"{n} {apa} tersembunyi" for apa, n in jumlah.items() if n)
            hasil.append(("kolom_tersembunyi", f"Lembar {self._nama_lembar(bagian)}: {isi}"))
        return hasil

    def _nama_lembar(self, bagian: str) -> str:
        """Sheet name of a part, through the workbook's relationships."""
        tujuan: dict[str, str] = {}

        def amati(lokal: str, atribut: dict) -> None:
            if lokal == "Relationship":
                tujuan[atribut.get("Target", "").lstrip("/")] = atribut.get("Id", "")

        for induk in self._bagian(r"_rels/workbook\d*\.xml\.rels$"):
            urai(self.arsip.zip.read(induk), amati)
        kunci = next((i for t, i in tujuan.items() if t and bagian.endswith(t)), "")
        return rapi(self.nama_bagian.get(kunci, bagian.rpartition("/")[2]))

    def _terlacak(self) -> list[tuple[str, str]]:
        if not self._bagian("^xl/revisions/"):
            return []
        return [("perubahan_terlacak", "Berisi riwayat perubahan buku kerja bersama")]

    def _bagian(self, pola: str) -> list[str]:
        return [nama for nama in self.arsip.nama if re.search(pola, nama, re.I)]


def _benar(atribut: dict, nama: str) -> bool:
    return atribut.get(nama) in ("1", "true")


def _nol(atribut: dict, nama: str) -> bool:
    return nama in atribut and float(atribut[nama]) == 0


def angka_bulat(nilai: str) -> str:
    """A cell's value as NIK are looked for: a number such as 3.171011205840001E15 as its whole
    number, nothing of one with decimals, other text as it is."""
    try:
        angka = float(nilai)
    except ValueError:
        return nilai
    if nilai.isdigit():
        return nilai
    return str(int(angka)) if 1e15 <= angka < 1e16 and angka.is_integer() else ""
