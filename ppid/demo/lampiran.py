"""Files of the demo: one small page or sheet each, plainly marked as an example."""

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape, format_html
from django.utils.text import slugify

from ppid import berkas
from ppid.models import Berkas, JenisBerkas
from ppid.pdf import html_ke_pdf

ISI = {
    JenisBerkas.IDENTITAS: "Kartu identitas atas nama {nama}.",
    JenisBerkas.SURAT_KUASA: "Kami memberi kuasa untuk mengajukan permohonan informasi publik "
    "dan menerima jawabannya atas nama {nama}.",
    JenisBerkas.AKTA: "Akta pendirian {nama}, dibuat di hadapan notaris.",
    JenisBerkas.PENGESAHAN: "Keputusan pengesahan {nama} sebagai badan hukum.",
    JenisBerkas.SURAT_RESMI: "Surat permohonan informasi dari {nama}.",
    JenisBerkas.FORMULIR: "Formulir permohonan informasi, ditandatangani {nama}.",
    JenisBerkas.PINDAIAN: "Pindaian surat yang ditandatangani untuk {nama}.",
    JenisBerkas.SURAT_SUSULAN: "Surat susulan dari {nama}.",
}
LEMBAR = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
TIPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMA_LEMBAR = (("Rekap", "visible"), ("Kerja", "hidden"))


def siapkan(jenis: str, nama: str, satker) -> Berkas:
    """A paper of the applicant, stored, its row not saved yet: what an upload would give."""
    isi = _pdf(JenisBerkas(jenis).label, ISI[jenis].format(nama=nama))
    bersih = berkas.Bersih(isi, "application/pdf", ".pdf")
    return berkas.tulis(bersih, nama=f"{jenis}.pdf", jenis=jenis, satker=satker)


def kantor(jenis: str, judul: str, isi: str, oleh) -> Berkas:
    """A file of the office: a page that says what `isi` says."""
    bersih = berkas.Bersih(_pdf(judul, isi), "application/pdf", ".pdf")
    nama = f"{slugify(judul)[:80]}.pdf"
    return berkas.tulis(bersih, nama=nama, jenis=jenis, satker=oleh.satker, oleh=oleh.pengguna)


def tabel(jenis: str, judul: str, baris: list[list], oleh, *, tersembunyi=False) -> Berkas:
    """A workbook, through the release gate; a hidden sheet is something for it to find."""
    upload = SimpleUploadedFile(f"{slugify(judul)[:80]}.xlsx", _xlsx(baris, tersembunyi))
    return berkas.siapkan(upload, jenis, satker=oleh.satker, oleh=oleh, kantor=True)


@cache
def _pdf(judul: str, isi: str) -> bytes:
    return html_ke_pdf(
        format_html(
            '<html lang="id"><title>{0}</title><h1>{0}</h1><p>{1}<p>CONTOH, bukan dokumen nyata.',
            judul,
            isi,
        )
    )


def _xlsx(baris: list[list], tersembunyi: bool) -> bytes:
    nama = NAMA_LEMBAR if tersembunyi else NAMA_LEMBAR[:1]
    bagian = {
        "[Content_Types].xml": _daftar_isi(len(nama)),
        "_rels/.rels": _relasi([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _buku(nama),
        "xl/_rels/workbook.xml.rels": _relasi(
            [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(nama, 1)]
        ),
    }
    bagian |= {f"xl/worksheets/sheet{n}.xml": _lembar(baris) for n, _ in enumerate(nama, 1)}
    tujuan = BytesIO()
    with ZipFile(tujuan, "w") as arsip:
        for jalur, isi in bagian.items():
            arsip.writestr(ZipInfo(jalur), KEPALA + isi, ZIP_DEFLATED)
    return tujuan.getvalue()


def _daftar_isi(banyak: int) -> str:
    buku = [("/xl/workbook.xml", f"{TIPE}.sheet.main+xml")]
    lembar = [
        (f"/xl/worksheets/sheet{n}.xml", f"{TIPE}.worksheet+xml") for n in range(1, banyak + 1)
    ]
    isi = "".join(f'<Override PartName="{j}" ContentType="{t}"/>' for j, t in buku + lembar)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    return f'<Types xmlns="{PAKET}/content-types">{rels}relationships+xml"/>{isi}</Types>'


def _relasi(tujuan: list[tuple[str, str]]) -> str:
    isi = "".join(
        f'<Relationship Id="rId{n}" Type="{HUBUNGAN}/{jenis}" Target="{target}"/>'
        for n, (jenis, target) in enumerate(tujuan, 1)
    )
    return f'<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'


def _buku(nama) -> str:
    isi = "".join(
        f'<sheet name="{satu}" sheetId="{n}" state="{keadaan}" r:id="rId{n}"/>'
        for n, (satu, keadaan) in enumerate(nama, 1)
    )
    return f'<workbook xmlns="{LEMBAR}" xmlns:r="{HUBUNGAN}"><sheets>{isi}</sheets></workbook>'


def _lembar(baris: list[list]) -> str:
    isi = "".join(f"<row>{''.join(map(_sel, satu))}</row>" for satu in baris)
    return f'<worksheet xmlns="{LEMBAR}"><sheetData>{isi}</sheetData></worksheet>'


def _sel(nilai) -> str:
    if isinstance(nilai, int):
        return f"<c><v>{nilai}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(nilai)}</t></is></c>'
