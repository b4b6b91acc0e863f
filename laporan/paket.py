"""The evidence of one case as a bundle: facts, times, trail, and the papers with the applicant
masked.

A masked paper is printed from its frozen words and looked through once more, as HTML and as the
text of its PDF: where anything known of the applicant is left, it stays out and the index says so.
What was uploaded is listed, never put in. Made twice of the same state at the same instant it is
the same, byte for byte.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from pypdf import PdfReader

from laporan.tersamar import Perkara
from permohonan.samar import Samar
from permohonan.status import Status
from ppid import ekspor, jejak, waktu
from ppid.models import Jejak, JenisBerkas, Naskah
from ppid.naskah import bingkai
from ppid.pdf import html_ke_pdf

log = logging.getLogger(__name__)

MAKS_NASKAH = 25  # papers printed anew for one bundle
MAKS_BYTE = 40_000_000
MANIFES, RANTAI = "SHA256SUMS", "rantai.jsonl"
TERSISIH = "tidak disertakan: {}"
SISA = "keterangan pemohon tidak dapat disamarkan seluruhnya"
CAP = """<html lang="id"><style>@page { size: %spt %spt; margin: 0 }
p { position: absolute; left: 8mm; top: 2.5mm; margin: 0; padding: 0.4mm 2mm;
border: 0.7pt solid #000; background: #fff; font: 700 7.5pt/1.3 Bonum, serif }
@font-face { font-family: Bonum; font-weight: 700; src: url("huruf:texgyrebonum-bold.otf") }</style>
<p>Salinan tersamar untuk pemeriksaan</p>"""


@dataclass
class Paket:
    berkas: dict[str, bytes] = field(default_factory=dict)  # in the order of the index
    catatan: dict[str, str] = field(default_factory=dict)  # token of a paper -> what became of it

    @property
    def ukuran(self) -> int:
        return sum(map(len, self.berkas.values()))

    def tambah(self, nama: str, isi: bytes) -> bool:
        """False where the bundle would grow beyond its bound."""
        if self.ukuran + len(isi) > MAKS_BYTE:
            return False
        self.berkas[nama] = isi
        return True


def susun(satu: Perkara) -> bytes:
    paket, kini = Paket(), waktu.sekarang()
    paket.tambah("bukti.pdf", html_ke_pdf(_lembar(satu, kini)))
    for ke, naskah in enumerate(satu.naskah, 1):
        paket.catatan[naskah.token] = _naskah(paket, satu, naskah, ke)
    for nama, tabel in (
        ("jejak.csv", _jejak(satu)),
        ("kegiatan.csv", _kegiatan(satu)),
        ("naskah.csv", _daftar_naskah(satu, paket)),
    ):
        paket.tambah(nama, ekspor.isi_csv(tabel))
    paket.tambah(RANTAI, _rantai(satu))
    semua = {"index.html": _index(satu, paket, kini), **paket.berkas}
    return _zip(semua | {MANIFES: _manifes(semua)}, satu.p.satker.setempat(kini))


def _manifes(semua: dict[str, bytes]) -> bytes:
    """As `sha256sum -c` reads it."""
    return "".join(f"{_sidik(isi)}  {nama}\n" for nama, isi in semua.items()).encode()


def _zip(semua: dict[str, bytes], kini: datetime) -> bytes:
    wadah = BytesIO()
    with ZipFile(wadah, "w") as arsip:
        for nama, isi in semua.items():
            arsip.writestr(ZipInfo(nama, kini.timetuple()[:6]), isi, ZIP_DEFLATED)
    return wadah.getvalue()


def _lembar(satu: Perkara, kini) -> str:
    konteks = {"satu": satu, "p": satu.p, "dicetak": kini, "keadaan": Status(satu.p.status).label}
    return render_to_string("naskah/bukti_perkara.html", bingkai(satu.p.satker) | konteks)


def _index(satu: Perkara, paket: Paket, kini) -> bytes:
    konteks = {
        "p": satu.p,
        "satker": satu.p.satker,
        "dibuat": kini,
        "pelaku": satu.pelaku,
        "berkas": [(nama, len(isi), _sidik(isi)) for nama, isi in paket.berkas.items()],
        "naskah": [(n, paket.catatan[n.token]) for n in satu.naskah],
        "unggahan": [(JenisBerkas(b.jenis).label, b) for b in satu.berkas],
    }
    return render_to_string("naskah/paket_bukti.html", konteks).encode()


def _sidik(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()


# Papers, masked


def _naskah(paket: Paket, satu: Perkara, naskah: Naskah, ke: int) -> str:
    """The name of its file in the bundle, or why it is not there."""
    if ke > MAKS_NASKAH:
        return TERSISIH.format(f"lebih dari {MAKS_NASKAH} naskah")
    isi = salinan(naskah, satu.samar)
    if isi is None:
        return TERSISIH.format(SISA)
    nama = f"naskah/{ke:02}-{naskah.jenis}.pdf"
    return nama if paket.tambah(nama, isi) else TERSISIH.format("paket terlalu besar")


def salinan(naskah: Naskah, samar: Samar) -> bytes | None:
    """A masked copy of a paper; None where something of the applicant would be left in it."""
    html = samar.html(naskah.html)
    if samar.sisa_html(html):
        return _sisihkan(naskah)
    isi = html_ke_pdf(html)
    return _sisihkan(naskah) if samar.sisa(baca_pdf(isi)) else bercap(isi)


def bercap(isi: bytes) -> bytes:
    """Every page says what it is, in the corner that no paper uses, whatever its margins."""
    with pikepdf.open(BytesIO(isi)) as pdf:
        _, _, lebar, tinggi = map(float, pdf.pages[0].mediabox)  # one size in every paper
        with pikepdf.open(BytesIO(_cap(lebar, tinggi))) as cap:
            tera = pdf.copy_foreign(cap.pages[0].as_form_xobject())
            for halaman in pdf.pages:  # `add_overlay` would name it by chance
                halaman.add_resource(tera, pikepdf.Name.XObject, pikepdf.Name.CapPemeriksaan)
                halaman.contents_add(b"q", prepend=True)
                halaman.contents_add(b"Q q /CapPemeriksaan Do Q")
            pdf.save(hasil := BytesIO(), compress_streams=False, deterministic_id=True)
    return hasil.getvalue()


@lru_cache(maxsize=8)
def _cap(lebar: float, tinggi: float) -> bytes:
    return html_ke_pdf(CAP % (lebar, tinggi))


def _sisihkan(naskah: Naskah) -> None:
    log.warning("Naskah %s tidak tersamar seluruhnya", naskah.token)


def baca_pdf(isi: bytes) -> str:
    """Its text and what it says of itself."""
    pdf = PdfReader(BytesIO(isi))
    tentang = " ".join(f"{nilai}" for nilai in (pdf.metadata or {}).values())
    return "\n".join([*(halaman.extract_text() for halaman in pdf.pages), tentang])


# Tables


def _tabel(satu: Perkara, nama: str, kolom: list[str], baris: Iterator) -> ekspor.Tabel:
    kepala = [f"{nama} permohonan {satu.p.nomor}", satu.p.satker.nama]
    return ekspor.Tabel(nama, nama, kepala, kolom, [20] * len(kolom), baris)


def _jejak(satu: Perkara) -> ekspor.Tabel:
    kolom = ["Urut", "Waktu (UTC)", "Jenis", "Oleh", "Peran", "Dari", "Ke", "Data"]
    baris = (
        [
            *(f"{b.urut}", b.waktu.isoformat(timespec="microseconds"), b.jenis),
            *(b.oleh.nama if b.oleh else "", b.peran, b.dari, b.ke),
            satu.samar.teks(json.dumps(b.data, ensure_ascii=False, sort_keys=True)),
            *(b.sebelum, b.sidik),
        ]
        for b in satu.jejak
    )
    return _tabel(satu, "Jejak", [*kolom, "Sidik sebelumnya", "Sidik"], baris)


def _rantai(satu: Perkara) -> bytes:
    """A line for each row of the trail: SHA-256 over `sebelum` and `isi` is `sidik`. Rows bear no
    words of the applicant; one that did would be masked, and then says that it does not add up."""
    mata = (json.dumps(_mata(satu, b), ensure_ascii=False) for b in satu.jejak)
    return "".join(f"{baris}\n" for baris in mata).encode()


def _mata(satu: Perkara, b: Jejak) -> dict:
    isi = jejak.kanonik(b)
    aman = satu.samar.teks(isi)
    return {"sebelum": b.sebelum, "isi": aman, "sidik": b.sidik, "tersamar": aman != isi}


def _kegiatan(satu: Perkara) -> ekspor.Tabel:
    kolom = ["Langkah", "Pelaku", "Jabatan", "Mulai", "Selesai", "Lama", "Mutu baku", "Penilaian"]
    return _tabel(satu, "Kegiatan", [*kolom, "Keluaran"], map(_sel_kegiatan, satu.kegiatan))


def _sel_kegiatan(b: dict) -> list[str]:
    langkah = f"{b['nomor']}. {b['teks']}"
    if b["tidak_dilalui"]:
        return [langkah, "tidak dilalui", "", "", "", "", b["baku"] or "", "", ""]
    selesai = b["selesai"].isoformat(timespec="seconds") if b["selesai"] else ""
    mulai = b["mulai"].isoformat(timespec="seconds")
    nilai = (b["lama"], b["baku"] or "", f"{b['penilaian']}", b["keluaran"])
    return [langkah, b["pelaku"], b["jabatan"], mulai, selesai, *nilai]


def _daftar_naskah(satu: Perkara, paket: Paket) -> ekspor.Tabel:
    kolom = ["Jenis", "Nomor", "Tanggal", "SHA-256 PDF asli", "Periksa keaslian", "Salinan"]
    baris = (
        [
            *(n.judul, n.nomor, f"{n.tanggal}", n.pdf.sha256 if n.pdf else "belum dicetak"),
            *(alamat_verifikasi(n), paket.catatan[n.token]),
        ]
        for n in satu.naskah
    )
    return _tabel(satu, "Naskah", kolom, baris)


def alamat_verifikasi(naskah: Naskah) -> str:
    alamat = reverse("verifikasi", args=[naskah.satker.slug, naskah.token])
    return f"{settings.ALAMAT_DASAR}{alamat}"
