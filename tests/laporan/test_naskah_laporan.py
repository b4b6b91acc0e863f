"""The report as paper: who it is to, who signs it, what a ralat shows, what text cannot do."""

import io
import re
from datetime import date

import pikepdf
import pytest

from laporan.models import Laporan
from laporan.naskah import pratinjau_laporan
from ppid import naskah, pdf
from tests.dip.test_kertas_dokumen import diminta, teks
from tests.factories import pelaku
from tests.laporan import contoh
from tests.laporan.alat_pdf import tepi_kata
from tests.laporan.terbit import ganti_angka, isi_pejabat, terbitkan, tutup_contoh
from tests.permohonan.test_naskah import JAHAT, rapat

__all__ = ["diminta"]
pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 5)
TEPI_KIRI, TEPI_KANAN = 25 * 72 / 25.4 - 1, 190 * 72 / 25.4 + 1  # points


@pytest.fixture(autouse=True)
def kantor(satker, kasubbag, petugas, pada):
    isi_pejabat(satker)
    pada("2026-11-05 09.00")


def kata(html: str) -> str:
    """What one reads, in order."""
    tanpa_gaya = re.sub(r"<(style|title|svg).*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", tanpa_gaya).split())


def isi(html: str) -> str:
    """From the first section to the signatures."""
    return kata(html[html.index('id="ringkasan"') : html.index("Catatan penutupan</h2>")])


def test_pratinjau_sama_dengan_naskah(satker, monkeypatch):
    satu = tutup_contoh(monkeypatch, satker, isian={"kendala": "Arsip jauh."})
    pratinjau = pratinjau_laporan(satu, pelaku("kasubbag", satker))

    surat = terbitkan(satu)

    assert isi(pratinjau) == isi(surat.html)
    assert "konsep" in kata(pratinjau)
    assert "kepala jejak" not in kata(pratinjau).lower()
    assert "Arsip jauh." in isi(surat.html)


def test_kepala_naskah_dan_jejak_di_setiap_lembar(satker, monkeypatch):
    surat = terbitkan(tutup_contoh(monkeypatch, satker))

    teks = kata(surat.html)

    sidik = surat.fakta["kepala_jejak"]["sidik"]
    assert "Nomor : 0001/LAP/PPID/2101/XI/2026 Kepada : Kepala Bagian" in teks
    assert "selaku PPID KPU Kabupaten Bintan Tanggal : Kamis, 5 November 2026" in teks
    assert f"kepala jejak {sidik[:4]} {sidik[4:8]} {sidik[8:12]}" in teks
    assert sidik in teks
    assert "Kode QR" in surat.html
    assert surat.judul == "Laporan bulanan Oktober 2026"


def test_ditandatangani_sekretaris_dan_penyusunnya(satker, monkeypatch):
    surat = terbitkan(tutup_contoh(monkeypatch, satker))

    penutup = kata(surat.html[surat.html.index("tanda-tangan") :])

    assert "Ratna Dewi, S.H." in penutup
    assert "Rina" in penutup
    assert "Diterima oleh Kepala Bagian (Hendra Gunawan) pada Kamis, 5 November 2026." in kata(
        surat.html
    )


def test_tanpa_tanda_tangan_hanya_ppid_dan_penerima(satker, monkeypatch):
    satker.laporan_ditandatangani = False
    satker.save()

    surat = terbitkan(tutup_contoh(monkeypatch, satker))

    assert "Ratna Dewi" not in surat.html
    assert "Diterima oleh Kepala Bagian (Hendra Gunawan)" in kata(surat.html)


def test_celah_penutupan_disebut(satker, monkeypatch):
    surat = terbitkan(tutup_contoh(monkeypatch, satker, celah=["Supervisi 3 hari belum disahkan."]))

    assert "ditutup dengan kekurangan berikut: Supervisi 3 hari belum disahkan." in kata(surat.html)


def test_ralat_menyebut_yang_diralat_dan_bedanya(satker, monkeypatch, pada):
    satu = tutup_contoh(monkeypatch, satker)
    terbitkan(satu)
    ganti_angka(monkeypatch, contoh.beku("bulanan", satu.masa, 9))
    pada("2026-12-05 09.00")
    ralat = satu.buat_ralat("Satu surat tercatat mundur.", oleh=pelaku("kasubbag", satker))

    teks = kata(terbitkan(ralat).html)

    assert "Ralat Laporan Bulanan Pelayanan Informasi Publik Oktober 2026" in teks
    assert (
        "meralat Laporan bulanan Oktober 2026 nomor 0001/LAP/PPID/2101/XI/2026 "
        "tanggal 5 November 2026" in teks
    )
    assert "Alasan. Satu surat tercatat mundur." in teks
    assert "Arus permohonan, 1–31 Oktober 2026 Diterima pada Oktober: semula 8;" in teks
    assert "Daring (portal): semula 2, menjadi 3" in teks
    assert "10. Kendala dan tindak lanjut" in teks
    assert "meralat" not in Laporan.objects.get(pk=satu.pk).isian


def test_hanya_tahunan_dan_yang_panjang_berdaftar_isi(satker, monkeypatch):
    oleh = pelaku("kasubbag", satker)
    bulanan = pratinjau_laporan(tutup_contoh(monkeypatch, satker), oleh)
    tahunan = pratinjau_laporan(tutup_contoh(monkeypatch, satker, "tahunan", 20), oleh)

    assert "Daftar isi" not in bulanan
    assert "Daftar isi Ringkasan BAB I Profil PPID" in kata(tahunan)
    assert "Kepada : Sekretaris selaku Atasan PPID" in kata(tahunan)
    assert "Tembusan: Komisi Informasi" in kata(tahunan)
    assert "Tembusan" not in bulanan


# T7


@pytest.mark.sekali
def test_muatan_jahat_tercetak_apa_adanya_di_laporan(satker, monkeypatch, diminta):
    muatan = " ".join(JAHAT)
    satker.nama = satker.alamat = JAHAT[0][:60]
    satker.save()
    kasus = contoh.kasus(6, HARI, sebab=muatan, unit=(JAHAT[5],))
    isian = dict.fromkeys(("kendala", "tindak_lanjut"), f"{muatan} {pdf.JILID} {pdf.ARSIP}")
    isian["sengketa"] = [{"nomor": JAHAT[1], "proses": JAHAT[2], "hasil": muatan}]
    satu = tutup_contoh(monkeypatch, satker, semua=[kasus], isian=isian, celah=[muatan])

    surat = terbitkan(satu)
    kertas = naskah.pdf(surat)

    assert surat.html.count(pdf.ARSIP) == 1
    assert pdf.JILID not in surat.html
    assert rapat(muatan)[:300] in teks(kertas)
    assert b"/JavaScript" not in kertas
    with pikepdf.open(io.BytesIO(kertas)) as dokumen:
        assert not dokumen.attachments
    assert diminta
    assert all(url in pdf.HURUF for url in diminta)


@pytest.mark.sekali
def test_kata_panjang_tidak_keluar_dari_lembar(satker, monkeypatch, tmp_path):
    """Also right to left, and of letters that the fonts lack."""
    panjang = ["x" * 400, "\u202e" + "ת" * 200, "漢" * 300]
    kasus = [contoh.kasus(6, HARI, sebab=kata, unit=(kata,)) for kata in panjang]
    isian = {"kendala": "\n\n".join(panjang), "tindak_lanjut": panjang[0]}
    isian["sengketa"] = [{"nomor": kata[:60], "proses": kata, "hasil": kata} for kata in panjang]
    kertas = tmp_path / "laporan.pdf"

    surat = terbitkan(tutup_contoh(monkeypatch, satker, semua=kasus, isian=isian, celah=panjang))
    kertas.write_bytes(naskah.pdf(surat))

    tepi = tepi_kata(kertas)
    assert min(kiri for kiri, _ in tepi) > TEPI_KIRI
    assert max(kanan for _, kanan in tepi) < TEPI_KANAN
