"""One monthly and one yearly report, looked at by tools that have no part in making them.

A tool that is missing fails the test: `sh alat/siap.sh uji` installs poppler-utils and qpdf.
"""

import re
from pathlib import Path

import pikepdf
import pytest

from ppid import naskah
from tests.laporan.alat_pdf import jalankan
from tests.laporan.terbit import isi_pejabat, terbitkan, tutup_contoh

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]
KANAL = ("Daring (portal)", "Datang langsung", "Telepon", "Surat", "Email", "Faksimili", "e-PPID")
UJUNG = re.compile(r"Halaman (\d+) dari (\d+)")
HARAPAN = {
    "bulanan": ("1. Ringkasan", "4. Ketepatan waktu", "Catatan penutupan"),
    "tahunan": ("Ringkasan", "BAB II Rincian pelayanan informasi publik", "Catatan penutupan"),
}


@pytest.mark.parametrize("jenis", HARAPAN)
def test_alat_lain_membaca_laporan(satker, kasubbag, petugas, pada, monkeypatch, tmp_path, jenis):
    isi_pejabat(satker)
    pada("2026-11-05 09.00")
    satu = tutup_contoh(monkeypatch, satker, jenis, 40, isian={"kendala": "Arsip jauh."})
    kertas = tmp_path / "laporan.pdf"
    kertas.write_bytes(naskah.pdf(terbitkan(satu)))

    halaman = periksa_info(jalankan("pdfinfo", kertas))
    periksa_teks(jalankan("pdftotext", kertas, "-"), halaman)
    periksa_huruf(jalankan("pdffonts", kertas))
    jalankan("qpdf", "--check", kertas)
    periksa_katalog(kertas, HARAPAN[jenis])
    periksa_arsip(jalankan("pdfinfo", "-meta", kertas))


def periksa_info(teks: str) -> int:
    info = {nama: isi.strip() for nama, isi in (b.split(":", 1) for b in teks.splitlines())}
    assert info["Title"].startswith("Laporan ")
    assert "KPU Kabupaten Bintan" in info["Title"]
    assert (info["Tagged"], info["Encrypted"]) == ("yes", "no")
    assert "A4" in info["Page size"]
    return int(info["Pages"])


def periksa_teks(teks: str, halaman: int) -> None:
    """Pages are numbered through; a row is read as its name, then its figures."""
    assert UJUNG.findall(teks) == [(f"{ke}", f"{halaman}") for ke in range(1, halaman + 1)]
    awal = teks.index("Permohonan yang diterima menurut kanal")
    tabel = teks[awal : teks.index("Tabel", awal)]
    pola = r"\s+(\d+)\s+".join(re.escape(nama) for nama in (*KANAL, "Jumlah")) + r"\s+(\d+)"
    *isi, jumlah = map(int, re.search(pola, tabel).groups())
    assert sum(isi) == jumlah == 40


def periksa_huruf(teks: str) -> None:
    """Columns emb, sub and uni, from the right: before them stand names with spaces."""
    huruf = [baris.split()[-5:-2] for baris in teks.splitlines()[2:]]
    assert huruf
    assert all(emb == "yes" for emb, _, _ in huruf), teks


def periksa_katalog(kertas: Path, judul: tuple[str, ...]) -> None:
    with pikepdf.open(kertas) as dokumen:
        assert dokumen.Root.Lang == "id"
        assert dokumen.Root.MarkInfo.Marked
        assert dokumen.Root.OutputIntents[0].S == "/GTS_PDFA1"
        jenis = {f"{satu.S}" for satu in dokumen.objects if bertanda(satu)}
        with dokumen.open_outline() as kerangka:
            semua = [satu.title for satu in datar(kerangka.root)]
    assert {"/Table", "/TH", "/TD", "/Caption", "/H1", "/H2", "/Figure"} <= jenis, jenis
    assert [satu for satu in semua if satu in judul] == list(judul)


def bertanda(satu) -> bool:
    return isinstance(satu, pikepdf.Dictionary) and satu.get("/Type") == "/StructElem"


def datar(butir):
    for satu in butir:
        yield satu
        yield from datar(satu.children)


def periksa_arsip(meta: str) -> None:
    """What the paper declares of itself; nothing here validates it."""
    assert 'pdfaid:part="3"' in meta
    assert 'pdfaid:conformance="A"' in meta
