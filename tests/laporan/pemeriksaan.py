"""An office with one answered case of an applicant who is easy to find again, and an examiner."""

from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from permohonan.models import Permohonan
from ppid.izin import Peran
from tests.factories import beritahukan, buat_pegawai, buat_permohonan, pelaku, setujui, susun
from tests.factories import teruskan as ke_ppid

PEMOHON = {
    "nama": "Yohanes Kurniawan",
    "narahubung": "Maria Ulfa",
    "alamat": "Gang Cempaka 17, RT 04/RW 09\nKelurahan Gunung Lengkuas",
    "telepon": "+6281377788899",
    "email": "yohanes.kurniawan@surat.test",
    "lewat_kuasa": True,
    "nama_kuasa": "Bonifasius Hadi",
    "alamat_kuasa": "Jalan Pelantar 88, Kota Piring",
    "jenis_identitas": "ktp",
    "nomor_identitas": "2101051203880007",
    "dokumen_dilihat": ["surat_kuasa"],
    "pekerjaan": "Ketua Forum Nelayan Kijang",
}
# Whatever of it may be found again in a text without its blanks.
RAHASIA = (
    *("yohanes", "kurniawan", "mariaulfa", "cempaka", "pelantar88", "gununglengkuas"),
    *("81377788899", "surattest", "bonifasius", "2101051203880007", "forumnelayan"),
)
RINCIAN = (
    "Saya, Yohanes Kurniawan dari Gang Cempaka 17, meminta DPT 2024. "
    "Hubungi 0813-7778-8899 atau yohanes.kurniawan@surat.test"
)


def buat_terjawab(satker, **pemohon) -> Permohonan:
    p = buat_permohonan(satker, pemohon=PEMOHON | pemohon, rincian=RINCIAN)
    petugas = pelaku(Peran.PETUGAS, satker)
    p.cetak("cetak_formulir", oleh=petugas)
    p.nyatakan_lengkap(oleh=petugas)
    ke_ppid(p)
    susun(p, informasi="Rekapitulasi DPT untuk Sdr. Kurniawan")
    setujui(p)
    beritahukan(p, cara="email", cara_serah="email")
    return p


def masuk(client, satker):
    client.force_login(buat_pegawai(Peran.AUDITOR, satker))
    return client


def terlihat(isi: str) -> set[str]:
    """What of the applicant stands in a text."""
    padat = "".join(h for h in isi.casefold() if h.isalnum())
    return {satu for satu in RAHASIA if satu in padat}


def bongkar(isi: bytes) -> dict[str, str]:
    """The text of every file of a bundle, of a PDF also what it says of itself."""
    with ZipFile(BytesIO(isi)) as arsip:
        return {nama: _teks(nama, arsip.read(nama)) for nama in arsip.namelist()}


def _teks(nama: str, isi: bytes) -> str:
    if not nama.endswith(".pdf"):
        return isi.decode("utf-8-sig")
    pdf = PdfReader(BytesIO(isi))
    return f"{pdf.metadata} " + "\n".join(satu.extract_text() for satu in pdf.pages)
