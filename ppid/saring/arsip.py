"""An OOXML package: a zip of XML parts. What Office itself would not write is refused."""

import re
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from ppid.saring import (
    BERMAKRO,
    BEROBJEK,
    BERSANDI,
    ENTITAS_XML,
    RUSAK,
    TAK_DIKENAL,
    TERLALU_PADAT,
    Ditolak,
)

MAKS_ISI, MAKS_BAGIAN = 100_000_000, 3_000  # bytes unpacked, entries
MAKS_RASIO, BESAR = 250, 1_000_000  # how far one entry above this size may unpack
DAFTAR_ISI = "[Content_Types].xml"
UTAMA = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
}
MAKRO = re.compile(r"vbaproject|vbadata|macroenabled|macrosheet", re.I)
OBJEK = re.compile(r"/embeddings/|/activex/|oleobject", re.I)
WADAH = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"MZ")  # files inside a file
ENTRI_BERSANDI = 0x1

# Elements that hold text; those at whose end a piece of text (cell, paragraph, property) is whole;
# those that stand for a gap.
TEKS = {
    *("t", "delText", "instrText", "delInstrText", "v", "f", "author"),
    *("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),
    *("creator", "lastModifiedBy", "Company", "Manager", "lpwstr"),
    *("title", "subject", "description", "keywords", "formula1", "formula2", "definedName"),
}
UTUH = (TEKS - {"t", "delText", "instrText", "delInstrText"}) | {"p", "si", "is", "text"}
JEDA = {"tab", "br", "cr"}


class Arsip:
    def __init__(self, isi: bytes):
        self.zip = ZipFile(BytesIO(isi))
        self._periksa_ukuran(self.zip.infolist())
        self._periksa_entri(self.zip.infolist())
        self.nama = self.zip.namelist()
        self.tipe = self._daftar_isi()

    def _periksa_ukuran(self, entri: list[ZipInfo]) -> None:
        if len(entri) > MAKS_BAGIAN or sum(e.file_size for e in entri) > MAKS_ISI:
            raise Ditolak(TERLALU_PADAT)
        if any(e.file_size > max(BESAR, MAKS_RASIO * e.compress_size) for e in entri):
            raise Ditolak(TERLALU_PADAT)

    def _periksa_entri(self, entri: list[ZipInfo]) -> None:
        if any(e.flag_bits & ENTRI_BERSANDI for e in entri):
            raise Ditolak(BERSANDI)
        if len({e.filename.lower() for e in entri}) < len(entri):  # which one would Office open?
            raise Ditolak(RUSAK)
        if DAFTAR_ISI not in self.zip.NameToInfo:
            raise Ditolak(TAK_DIKENAL)
        for satu in entri:
            self._periksa_nama(satu)

    def _periksa_nama(self, satu: ZipInfo) -> None:
        if MAKRO.search(satu.filename):
            raise Ditolak(BERMAKRO)
        if OBJEK.search("/" + satu.filename) or self._kepala(satu).startswith(WADAH):
            raise Ditolak(BEROBJEK)

    def _kepala(self, satu: ZipInfo) -> bytes:
        with self.zip.open(satu) as isi:
            return isi.read(8)

    def _daftar_isi(self) -> dict[str, str]:
        """Part name to content type, of the parts that have one of their own."""
        tipe: dict[str, str] = {}
        semua: list[str] = []

        def amati(lokal: str, atribut: dict) -> None:
            if "ContentType" in atribut:
                semua.append(atribut["ContentType"])
                tipe[atribut.get("PartName", "").lstrip("/")] = atribut["ContentType"]

        urai(self.zip.read(DAFTAR_ISI), amati)
        if any(MAKRO.search(satu) for satu in semua):
            raise Ditolak(BERMAKRO)
        return tipe

    @property
    def jenis(self) -> str:
        """`xlsx` or `docx`, by the main part."""
        jenis = {UTAMA[t] for n, t in self.tipe.items() if t in UTAMA and n in self.nama}
        if len(jenis) != 1:
            raise Ditolak(TAK_DIKENAL)
        return jenis.pop()

    @property
    def xml(self) -> list[str]:
        """All parts that are XML, by their ending or by what the package says of them."""
        return [
            nama
            for nama in self.nama
            if nama.lower().endswith((".xml", ".rels", ".vml"))
            or self.tipe.get(nama, "").endswith("xml")
        ]


def urai(isi: bytes, amati: Callable, utuh: Callable | None = None) -> None:
    """Read one part: `amati(name, attributes)` at every opening tag, `utuh(name, text)` for every
    whole piece of text. Names come without their prefix. A part with a DTD is refused."""
    potong: list[str] = []
    teks = False

    def mulai(nama: str, atribut: dict) -> None:
        nonlocal teks
        lokal = nama.rpartition(":")[2]
        teks = lokal in TEKS
        if lokal in JEDA:
            potong.append("\t")
        amati(lokal, atribut)

    def huruf(isi: str) -> None:
        if teks:
            potong.append(isi)

    def akhir(nama: str) -> None:
        nonlocal teks
        teks = False
        lokal = nama.rpartition(":")[2]
        if lokal in UTUH and potong:
            if utuh:
                utuh(lokal, "".join(potong))
            potong.clear()

    pembaca = expat.ParserCreate()
    pembaca.buffer_text = True
    pembaca.StartDoctypeDeclHandler = _tolak_dtd
    pembaca.StartElementHandler, pembaca.EndElementHandler = mulai, akhir
    pembaca.CharacterDataHandler = huruf
    pembaca.Parse(isi, True)


def _tolak_dtd(*_) -> None:
    raise Ditolak(ENTITAS_XML)
