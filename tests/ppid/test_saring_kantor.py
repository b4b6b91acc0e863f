"""Files of the office: what lies out of sight is said, what does harm is refused."""

import io
import time
import zipfile
import zlib
from functools import cache
from xml.sax.saxutils import escape

import pikepdf
import pytest
from PIL import Image

from ppid import berkas
from ppid.models import JenisBerkas
from tests.ppid.berkas_kantor import (
    NIK,
    NIK_PAPUA,
    SAMAR,
    akar,
    catatan,
    daftar_isi,
    dengan,
    dibagi,
    docx,
    isian,
    keterangan,
    lapisan,
    pdf,
    periksa,
    sel,
    tautan,
    unggahan,
    xlsx,
    xmp,
    zip_dari,
)

pytestmark = [pytest.mark.usefixtures("saringan_anak"), pytest.mark.sekali]
OLEH = 'w:id="1" w:author="Budi"'
INTI = "<dc:creator>Budi</dc:creator><cp:lastModifiedBy>Ani</cp:lastModifiedBy>"
VANISH = "<w:rPr><w:vanish{}/></w:rPr><w:t>rahasia</w:t>"
LEMBAR_SATU = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
TEMUAN = {
    "lembar tersembunyi": ("lembar_tersembunyi", "Gaji", lambda: xlsx(keadaan="hidden")),
    "lembar sangat tersembunyi": (
        "lembar_tersembunyi",
        "tidak tampak di menu Excel: Gaji",
        lambda: xlsx(keadaan="veryHidden"),
    ),
    "salinan pivot": (
        "lembar_tersembunyi",
        "1 salinan data sumber tabel pivot",
        lambda: xlsx(xl__pivotCache__pivotCacheRecords1="<r/>"),
    ),
    "model data": (
        "lembar_tersembunyi",
        "model data",
        lambda: dengan(xlsx(), **{"xl/model/item.data": b"\x01\x02"}),
    ),
    "kolom tersembunyi": (
        "kolom_tersembunyi",
        "3 kolom tersembunyi",
        lambda: xlsx(kolom='<col min="2" max="4" hidden="1"/>'),
    ),
    "nama lembar kolom tersembunyi": (
        "kolom_tersembunyi",
        "Lembar Data: 1 kolom",
        lambda: dengan(
            xlsx(kolom='<col min="2" max="2" hidden="1"/>'),
            **{"xl/_rels/workbook.xml.rels": akar(LEMBAR_SATU)},
        ),
    ),
    "kolom selebar nol": (
        "kolom_tersembunyi",
        "1 kolom",
        lambda: xlsx(kolom='<col min="2" max="2" width="0"/>'),
    ),
    "baris tersembunyi": (
        "kolom_tersembunyi",
        "1 baris tersembunyi",
        lambda: xlsx('<c/></row><row hidden="1"><c/>'),
    ),
    "riwayat buku bersama": (
        "perubahan_terlacak",
        "buku kerja bersama",
        lambda: xlsx(xl__revisions__revisionLog1=""),
    ),
    "komentar xlsx": (
        "komentar",
        "2 komentar, oleh Budi",
        lambda: xlsx(xl__comments1="<author>Budi</author><comment/><comment/>"),
    ),
    "utas xlsx": (
        "komentar",
        "1 komentar, oleh Ani",
        lambda: xlsx(
            xl__comments1="<comment/>",
            xl__threadedComments__threadedComment1="<threadedComment/>",
            xl__persons__person='<person displayName="Ani"/>',
        ),
    ),
    "tautan buku lain": (
        "tautan_luar",
        "Gaji 2026.xlsx",
        lambda: xlsx(xl__tautan=tautan("externalLinkPath", "Gaji 2026.xlsx")),
    ),
    "gambar dari luar": (
        "tautan_luar",
        "http://x/a.png",
        lambda: docx(word__tautan=tautan("image", "http://x/a.png")),
    ),
    "pranala ke diska": (
        "tautan_luar",
        "file:///C:/Users",
        lambda: docx(word__tautan=tautan("hyperlink", "file:///C:/Users/budi/a.docx")),
    ),
    "sambungan data": (
        "tautan_luar",
        "Basis data gaji",
        lambda: xlsx(xl__connections='<connection name="Basis data gaji"/>'),
    ),
    "metadata": (
        "metadata",
        "dibuat oleh Budi; terakhir diubah oleh Ani",
        lambda: docx(docProps__core=INTI),
    ),
    "instansi": (
        "metadata",
        "instansi KPU",
        lambda: xlsx(docProps__app="<Company>KPU</Company>"),
    ),
    "nik teks bersama": ("nik", f"Berisi 1 NIK, misalnya {SAMAR}", lambda: dibagi(f"<t>{NIK}</t>")),
    "nik teks berpotong": (
        "nik",
        SAMAR,
        lambda: dibagi(f"<r><t>{NIK[:7]}</t></r><r><t>{NIK[7:]}</t></r>"),
    ),
    "nik sebaris": ("nik", SAMAR, lambda: xlsx(f'<c t="inlineStr"><is><t>{NIK}</t></is></c>')),
    "nik angka": ("nik", SAMAR, lambda: sel(NIK)),
    "nik angka besar": ("nik", "9171••••••••0007", lambda: sel(NIK_PAPUA)),
    "nik pangkat": ("nik", "2101••••••••0000", lambda: sel("2.10101120584E+15")),
    "nik hasil rumus": ("nik", SAMAR, lambda: sel(NIK, "str")),
    "nik di pivot": (
        "nik",
        SAMAR,
        lambda: xlsx(xl__pivotCache__pivotCacheRecords1=f'<r><s v="{NIK}"/></r>'),
    ),
    "nik di judul berkas": (
        "nik",
        SAMAR,
        lambda: docx(docProps__core=f"<dc:title>{NIK}</dc:title>"),
    ),
    "nik di daftar pilihan": (
        "nik",
        SAMAR,
        lambda: xlsx(xl__pilihan=f'<dataValidation><formula1>"{NIK}"</formula1></dataValidation>'),
    ),
    "sisipan": (
        "perubahan_terlacak",
        "1 perubahan terlacak, oleh Budi",
        lambda: docx(f"<w:ins {OLEH}><w:t>baru</w:t></w:ins>"),
    ),
    "hapusan": (
        "perubahan_terlacak",
        "Budi",
        lambda: docx(f"<w:del {OLEH}><w:delText>lama</w:delText></w:del>"),
    ),
    "pindahan": ("perubahan_terlacak", "Budi", lambda: docx(f"<w:moveFrom {OLEH}/>")),
    "ubahan di catatan kaki": (
        "perubahan_terlacak",
        "Budi",
        lambda: docx(word__footnotes=f"<w:ins {OLEH}/>"),
    ),
    "komentar docx": (
        "komentar",
        "1 komentar, oleh Budi",
        lambda: docx(word__comments=f"<w:comment {OLEH}/>"),
    ),
    "teks tersembunyi": ("lapisan_tersembunyi", "1 tempat", lambda: docx(VANISH.format(""))),
    "nik docx": ("nik", SAMAR, lambda: docx(f"<w:t>{NIK[:3]}</w:t><w:t>{NIK[3:]}</w:t>")),
    "nik yang sudah dihapus": (
        "nik",
        SAMAR,
        lambda: docx(f"<w:del {OLEH}><w:delText>{NIK}</w:delText></w:del>"),
    ),
    "pembuat pdf": ("metadata", "dibuat oleh Budi", lambda: pdf(keterangan(Author="Budi"))),
    "aplikasi pdf": ("metadata", "dengan aplikasi Word", lambda: pdf(keterangan(Creator="Word"))),
    "pembuat xmp": ("metadata", "Ani Wijaya", lambda: pdf(xmp)),
    "sorotan pdf": (
        "komentar",
        "1 komentar atau tanda, oleh Budi",
        lambda: pdf(catatan("Highlight", T="Budi")),
    ),
    "belum dihitamkan": ("komentar", "belum diterapkan", lambda: pdf(catatan("Redact"))),
    "lapisan mati": ("lapisan_tersembunyi", "Alamat", lambda: pdf(lapisan("/ON", 1))),
    "lapisan mati dari awal": ("lapisan_tersembunyi", "Alamat", lambda: pdf(lapisan("/OFF"))),
    "nik pdf": ("nik", f"{SAMAR} (halaman 2)", lambda: pdf(teks=f"NIK {NIK}")),
    "nik judul pdf": ("nik", SAMAR, lambda: pdf(keterangan(Title=f"KTP {NIK}"))),
    "nik komentar pdf": ("nik", SAMAR, lambda: pdf(catatan("Text", Contents=NIK))),
    "nik isian pdf": ("nik", SAMAR, lambda: pdf(isian)),
    "nik csv": ("nik", SAMAR, lambda: f"no,nik\n1,{NIK},Budi".encode()),
    "nik csv utf-16": ("nik", SAMAR, lambda: f"no\tnik\n1\t{NIK}".encode("utf-16")),
}
BERSIH = {
    "xlsx": (xlsx, ".xlsx"),
    "xlsx pecahan": (lambda: sel("0.3333333333333333"), ".xlsx"),
    "xlsx penunjuk": (lambda: sel("1234567890123456", "s"), ".xlsx"),
    "docx": (docx, ".docx"),
    "docx tautan biasa": (
        lambda: docx(word__tautan=tautan("hyperlink", "https://kpu.go.id")),
        ".docx",
    ),
    "docx tidak tersembunyi": (lambda: docx(VANISH.format(' w:val="0"')), ".docx"),
    "pdf": (pdf, ".pdf"),
    "pdf tautan": (lambda: pdf(catatan("Link")), ".pdf"),
    "pdf lapisan nyala": (lambda: pdf(lapisan("/ON")), ".pdf"),
    "csv": (lambda: "no,nama\n1,Ani é".encode(), ".csv"),
    "csv dari Excel lama": (lambda: "no;nama\n1;André".encode("cp1252"), ".csv"),
    "csv yang mirip BMP": (lambda: b"BMN;jumlah\nkursi;12\n", ".csv"),
}

SANDI_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
BOM_DTD = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
MAKRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
BESAR, SANDI, RUSAK = "terlalu besar untuk diperiksa", "memakai kata sandi", "rusak atau terpotong"
OBJEK, LUAR, DTD_DITOLAK = "berkas lain di dalamnya", "dari alamat lain", "tidak diizinkan"


def bom_banyak(salinan: int) -> bytes:
    """Parts of 50 MB each, which pack to 50 KB."""
    return dengan(xlsx(), **{f"xl/media/{i}.xml": bytes(50_000_000) for i in range(salinan)})


def zip_bersandi() -> bytes:
    isi = bytearray(docx())
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        awal = -1
        while (awal := isi.find(tanda, awal + 1)) >= 0:
            isi[awal + geser] |= 1
    return bytes(isi)


def rusak_isinya() -> bytes:
    isi = bytearray(docx())
    isi[isi.index(b"word/document.xml") + 30] ^= 0xFF
    return bytes(isi)


def kembar() -> bytes:
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w") as arsip:
        for nama in ("[Content_Types].xml", "word/document.xml", "word/DOCUMENT.xml"):
            arsip.writestr(nama, daftar_isi("docx") if nama.startswith("[") else akar())
    return tujuan.getvalue()


DITOLAK = {
    "makro": ("berisi makro", lambda: dengan(docx(), **{"word/vbaProject.bin": b"x"})),
    "makro yang disebut": (
        "berisi makro",
        lambda: dengan(docx(), **{"[Content_Types].xml": daftar_isi("docx", MAKRO_WORD)}),
    ),
    "makro lama": ("berisi makro", lambda: xlsx(xl__macrosheets__sheet1="")),
    "objek": (OBJEK, lambda: dengan(docx(), **{"word/embeddings/oleObject1.bin": b"x"})),
    "buku kerja di balik grafik": (
        OBJEK,
        lambda: dengan(docx(), **{"word/embeddings/Lembar.xlsx": xlsx()}),
    ),
    "zip dalam zip": (OBJEK, lambda: dengan(docx(), **{"word/media/a.png": zip_dari({"a": "b"})})),
    "program": (OBJEK, lambda: dengan(docx(), **{"word/media/a.png": b"MZ\x90"})),
    "templat dari jaringan": (
        LUAR,
        lambda: docx(word__tautan=tautan("attachedTemplate", "https://x/y.dotm")),
    ),
    "templat dari server berkas": (
        LUAR,
        lambda: docx(word__tautan=tautan("attachedTemplate", escape("\\\\x\\y.dotm"))),
    ),
    "entitas luar": (DTD_DITOLAK, lambda: dengan(docx(), **{"word/a.xml": DTD})),
    "entitas beranak": (DTD_DITOLAK, lambda: dengan(docx(), **{"word/document.xml": BOM_DTD})),
    "entitas di rels": (DTD_DITOLAK, lambda: dengan(docx(), **{"word/_rels/a.rels": DTD})),
    "entitas di daftar isi": (DTD_DITOLAK, lambda: zip_dari({"[Content_Types].xml": DTD})),
    "bom": (BESAR, cache(lambda: dengan(xlsx(), **{"xl/a.xml": bytes(99_000_000)}))),
    "bom banyak": (BESAR, cache(lambda: bom_banyak(3))),
    "bom bagian": (BESAR, lambda: dengan(xlsx(), **{f"xl/{i}.xml": "" for i in range(3_001)})),
    "sandi office": (SANDI, lambda: SANDI_OFFICE + "EncryptedPackage".encode("utf-16-le")),
    "sandi zip": (SANDI, zip_bersandi),
    "sandi pdf": (SANDI, lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    "doc lama": ("berformat lama", lambda: SANDI_OFFICE),
    "zip biasa": ("Gunakan", lambda: zip_dari({"a.txt": "x"})),
    "presentasi": ("Gunakan", lambda: zip_dari({"[Content_Types].xml": akar()})),
    "tanpa isi": ("Gunakan", lambda: zip_dari({"[Content_Types].xml": daftar_isi("docx")})),
    "xml rusak": (RUSAK, lambda: dengan(docx(), **{"word/document.xml": "<a>"})),
    "zip terpotong": (RUSAK, lambda: docx()[:-60]),
    "isi berubah": (RUSAK, rusak_isinya),
    "bagian kembar": (RUSAK, kembar),
    "html": ("Gunakan", lambda: b" <html><script>alert(1)</script>"),
    "rtf": ("Gunakan", lambda: rb"{\rtf1 x}"),
    "biner": ("Gunakan", lambda: b"no;nama\x00\x01"),
    "kosong": ("Gunakan", lambda: b""),
}


@pytest.fixture
def gudang(settings, tmp_path):
    settings.FILE_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize("apa", TEMUAN)
def test_yang_tersembunyi_disebut(apa):
    jenis, sebutan, buat = TEMUAN[apa]

    temuan = [t for t in periksa(buat()).temuan if t["jenis"] == jenis]

    assert [t for t in temuan if sebutan in t["teks"]], temuan
    assert all(t["jawaban"] == "" for t in temuan)


@pytest.mark.parametrize("apa", BERSIH)
def test_berkas_bersih_tidak_ditanya_dan_disimpan_apa_adanya(apa):
    buat, akhiran = BERSIH[apa]
    isi = buat()

    bersih = periksa(isi)

    assert (bersih.isi, bersih.akhiran, list(bersih.temuan)) == (isi, akhiran, [])


@pytest.mark.parametrize("jahat", DITOLAK)
def test_berkas_kantor_yang_berbahaya_ditolak_dengan_sebabnya(jahat, gudang):
    sebab, buat = DITOLAK[jahat]
    isi, mulai = buat(), time.monotonic()

    with pytest.raises(berkas.BerkasDitolak, match=sebab):
        berkas.siapkan(unggahan(isi), JenisBerkas.BAHAN, satker=None, oleh=None, kantor=True)

    assert time.monotonic() - mulai < 5
    assert list(gudang.rglob("*")) == []


@pytest.mark.parametrize("buat", [xlsx, docx, lambda: b"a,b"], ids=["xlsx", "docx", "csv"])
def test_pintu_publik_tetap_menolak_berkas_kantor(buat):
    with pytest.raises(berkas.BerkasDitolak, match="^..Gunakan berkas JPG, PNG, atau PDF..$"):
        berkas.periksa(unggahan(buat()))


def test_gambar_dari_kantor_digambar_ulang_dan_tidak_ditanya():
    tujuan = io.BytesIO()
    Image.new("RGB", (4, 4)).save(tujuan, "JPEG", comment=NIK.encode())

    bersih = periksa(tujuan.getvalue())

    assert (bersih.akhiran, list(bersih.temuan)) == (".jpg", [])
    assert NIK.encode() not in bersih.isi


def test_halaman_yang_tak_terbaca_dikatakan():
    bom = zlib.compress(b" " * 100_000_000)

    def isi(dokumen):
        dokumen.pages[1].Contents = pikepdf.Stream(dokumen, bom, Filter=pikepdf.Name.FlateDecode)

    (temuan,) = periksa(pdf(isi)).temuan

    assert temuan["teks"].startswith("Teks halaman 2 tidak dapat diperiksa")


def test_pdf_publik_tidak_diperiksa_gerbang():
    assert list(berkas.periksa(unggahan(pdf(keterangan(Author="Budi")))).temuan) == []


def test_penolakan_menyebut_semua_jenis_yang_diterima_dari_kantor():
    with pytest.raises(berkas.BerkasDitolak) as galat:
        periksa(b"GIF89a\x00\x01")

    assert galat.value.messages == ["Gunakan berkas JPG, PNG, PDF, DOCX, XLSX, atau CSV"]
