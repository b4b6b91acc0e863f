"""Files as an office has them, made in code: Word and Excel packages with just enough in them."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from ppid import berkas

NIK, SAMAR = "2101011205840003", "2101••••••••0003"
NIK_PEREMPUAN, NIK_PAPUA = "3171014311870002", "9171011205840007"
BUKAN_NIK = "2101013205840003"  # the 32nd of May
KEPALA = '<?xml version="1.0" encoding="UTF-8"?>'
UTAMA = {
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "docx": ("word/document.xml", "wordprocessingml.document"),
}
RUANG = 'xmlns:w="urn:w" xmlns:r="urn:r" xmlns:dc="urn:dc" xmlns:cp="urn:cp" xmlns:vt="urn:vt"'


def zip_dari(bagian: dict, **simpan) -> bytes:
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED, **simpan) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return tujuan.getvalue()


def akar(isi: str = "") -> str:
    return f"{KEPALA}<akar {RUANG}>{isi}</akar>"


def daftar_isi(jenis: str, makro: str = "", lain: str = "") -> str:
    nama, tipe = UTAMA[jenis]
    tipe = makro or f"application/vnd.openxmlformats-officedocument.{tipe}.main+xml"
    return akar(f'<Override PartName="/{nama}" ContentType="{tipe}"/>{lain}')


def paket(jenis: str, utama: str = "", **lain) -> bytes:
    """A package; `lain` names further XML parts, with `__` for `/`."""
    bagian = {"[Content_Types].xml": daftar_isi(jenis), UTAMA[jenis][0]: akar(utama)}
    return zip_dari(bagian | {n.replace("__", "/") + ".xml": akar(i) for n, i in lain.items()})


def docx(paragraf: str = "<w:t>Surat biasa</w:t>", **lain) -> bytes:
    return paket("docx", f"<w:body><w:p>{paragraf}</w:p></w:body>", **lain)


def xlsx(sel: str = '<c r="A1"><v>12</v></c>', keadaan: str = "visible", kolom="", **lain) -> bytes:
    lembar = '<sheet name="Data" sheetId="1" r:id="rId1"/>'
    lembar += f'<sheet name="Gaji" sheetId="2" state="{keadaan}" r:id="rId2"/>'
    isi = f"<cols>{kolom}</cols><sheetData><row>{sel}</row></sheetData>"
    return paket("xlsx", f"<sheets>{lembar}</sheets>", xl__worksheets__sheet1=isi, **lain)


def tautan(jenis: str, tujuan: str) -> str:
    """A relationships part that is named like any other: what counts is its content."""
    return f'<Relationship Type="urn:x/{jenis}" Target="{tujuan}" TargetMode="External" Id="r9"/>'


def dengan(isi: bytes, **tambahan) -> bytes:
    """The same package with parts of any name."""
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
    return zip_dari(bagian | tambahan)


def pdf(ubah=None, teks: str = "Halaman biasa", **simpan) -> bytes:
    dokumen = pikepdf.new()
    huruf = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for _ in range(2):
        halaman = dokumen.add_blank_page(page_size=(300, 200))
        halaman.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=huruf))
        halaman.Contents = dokumen.make_stream(b"BT /F1 9 Tf 10 90 Td (Sampul) Tj ET")
    isi = f"BT /F1 9 Tf 10 90 Td ({teks}) Tj ET".encode()
    dokumen.pages[1].Contents = dokumen.make_stream(isi)
    if ubah:
        ubah(dokumen)
    tujuan = io.BytesIO()
    dokumen.save(tujuan, **simpan)
    return tujuan.getvalue()


def catatan(jenis: str, **isi):
    def pasang(dokumen):
        kamus = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{jenis}"))
        for nama, nilai in isi.items():
            kamus[f"/{nama}"] = nilai
        dokumen.pages[0].Annots = pikepdf.Array([kamus])

    return pasang


def lapisan(dasar: str, *mati: int):
    def pasang(dokumen):
        ocg = [
            dokumen.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=nama))
            for nama in ("Peta", "Alamat")
        ]
        awal = {"/BaseState": pikepdf.Name(dasar), "/OFF": pikepdf.Array([ocg[i] for i in mati])}
        if dasar == "/OFF":
            awal["/ON"] = pikepdf.Array([ocg[0]])
        dokumen.Root.OCProperties = pikepdf.Dictionary({"/OCGs": ocg, "/D": awal})

    return pasang


def keterangan(**isi):
    def pasang(dokumen):
        for nama, nilai in isi.items():
            dokumen.docinfo[f"/{nama}"] = nilai

    return pasang


def xmp(dokumen):
    with dokumen.open_metadata(set_pikepdf_as_editor=False) as data:
        data["dc:creator"] = ["Ani Wijaya"]


def isian(dokumen):
    bidang = dokumen.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="nik", V=NIK))
    dokumen.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([bidang]))


def dibagi(nilai: str) -> bytes:
    return xlsx('<c t="s"><v>0</v></c>', xl__sharedStrings=f"<si>{nilai}</si>")


def sel(nilai: str, tipe: str = "n") -> bytes:
    return xlsx(f'<c t="{tipe}"><v>{nilai}</v></c>')


def unggahan(isi: bytes, nama: str = "lampiran.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def periksa(isi: bytes, nama: str = "lampiran.csv") -> berkas.Bersih:
    return berkas.periksa(unggahan(isi, nama), kantor=True)
