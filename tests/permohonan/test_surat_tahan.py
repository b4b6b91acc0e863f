"""The papers of an answer hold whatever is typed: long, strange, or hostile (T7)."""

import html
import io
from datetime import date
from html.parser import HTMLParser

import pikepdf
import pytest
from weasyprint import HTML

from permohonan import surat
from permohonan.models import Pemohon
from ppid import naskah, pdf
from ppid.models import Naskah
from tests.factories import ISIAN_JAWABAN, buat_permohonan
from tests.factories_dip import buat_dik
from tests.permohonan.test_naskah import JAHAT
from tests.surat import (
    halaman,
    kantor,
    kasubbag,
    konsep_surat,
    petugas,
    rapat,
    satu_jawaban,
    semua_surat,
    tercetak,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sekali,
    pytest.mark.usefixtures("hari_itu"),
]


@pytest.fixture
def satker():
    return kantor()


# Length


def test_dua_puluh_bagian_dan_rincian_5000_huruf_tetap_tercetak_seluruhnya(satker):
    rincian = ("Salinan berita acara penetapan. " * 200)[:4990] + "akhir-kata"
    p = buat_permohonan(satker, "koordinasi", rincian=rincian)
    p.bagi_rincian(oleh=petugas(satker), uraian=[f"Pertanyaan {n} " + "x" * 400 for n in range(20)])
    dik = buat_dik(satker)
    jawaban = [
        {"bagian": b, **ISIAN_JAWABAN, "hasil": hasil, "dik": dik if hasil == "ditolak" else None}
        for b, hasil in zip(p.bagian_terbuka(), ["dikabulkan", "ditolak"] * 10, strict=True)
    ]
    konsep = p.susun_tanggapan(oleh=petugas(satker), jawaban=jawaban, cara_serah="pos")

    d, e = (" ".join(halaman(isi)) for isi in konsep_surat(p, konsep))

    assert [d.count(f"Bagian {n} Pertanyaan") for n in (1, 2, 19)] == [1, 0, 1]
    assert [e.count(f"Bagian {n} Pertanyaan") for n in (1, 2, 20)] == [0, 1, 1]
    assert d.count("Metode penyampaian") == 1  # said once, for all parts
    assert "akhir-kata" in e


@pytest.mark.parametrize("baris", range(2, 20, 3))
@pytest.mark.parametrize(
    ("hasil", "teman"), [("dikabulkan", "Demikian disampaikan"), ("ditolak", "Komisi Informasi")]
)
def test_tanda_tangan_tidak_pernah_sendirian_di_halaman(satker, baris, hasil, teman):
    isi = "Baris yang mengisi ruang surat ini sampai ke ujungnya.\n" * baris
    dik = buat_dik(satker) if hasil == "ditolak" else None
    p = satu_jawaban(satker, hasil, informasi=isi, dik=dik)
    p.setujui(oleh=kasubbag(satker))

    bertanda = [teks for teks in halaman(p.surat_tanggapan()[0]) if "NIP" in teks]

    assert len(bertanda) == 1
    assert teman in bertanda[0]


@pytest.mark.parametrize("baris", range(22, 34, 3))
def test_tanda_tangan_disposisi_disertai_baris_terakhirnya(satker, baris):
    p = buat_permohonan(satker, "koordinasi")

    (minta,) = p.disposisi(
        oleh=kasubbag(satker),
        bentuk="disposisi",
        unit=[],
        arahan="",
        batas=date(2026, 11, 27),
        rincian="Satu baris\n" * baris,
    )

    assert "Selesai paling lambat" in halaman(minta.naskah)[-1]


def test_isian_pilihan_yang_kosong_tetap_tersusun(satker):
    p = satu_jawaban(satker, informasi="", bentuk="")
    Pemohon.objects.update(alamat="", pekerjaan="", telepon="", email="")
    p.refresh_from_db()
    satker.alamat = satker.tempat = satker.telepon = satker.email = ""
    p.konsep.jawaban.update(hasil="ditolak", dik=buat_dik(satker))
    p.satker = satker

    (teks,) = halaman(konsep_surat(p, p.konsep)[0])

    assert "Alamat - Pekerjaan - Telepon / email -" in teks
    assert "....., 23 November 2026" in teks


@pytest.mark.parametrize("huruf", ["x", "漢", "😀", "\u202e"])
def test_kata_tanpa_spasi_tidak_keluar_dari_halaman(satker, huruf):
    nama = huruf * 150
    p = satu_jawaban(satker, informasi=huruf * 1500, pemohon={"nama": nama, "alamat": huruf * 450})

    halaman(surat.terbitkan_amplop(p, petugas(satker)))
    lembar = halaman(konsep_surat(p, p.konsep)[0])

    assert len(lembar) <= 4


# T7

GABUNGAN = (
    "<img src=file:///etc/passwd><style>@import url(http://127.0.0.1:9/)</style>"
    "{{settings}}<link rel=attachment href=file:///etc/passwd>"
)


class Unsur(HTMLParser):
    """Names of elements and attributes of a page, and its text."""

    def __init__(self, isi: str):
        super().__init__()
        self.nama, self.sifat, self.teks = set(), set(), ""
        self.feed(isi)

    def handle_starttag(self, tag, attrs):
        self.nama.add(tag)
        self.sifat |= {nama for nama, _ in attrs}

    def handle_data(self, data):
        self.teks += data


@pytest.mark.parametrize("muatan", [*JAHAT, GABUNGAN])
def test_muatan_jahat_tidak_menjadi_unsur_naskah(satker, muatan):
    satker.alamat = satker.tempat = muatan[:60]
    satker.save()

    for kode, satu in semua_surat(satker, muatan).items():
        isi = satu.html if isinstance(satu, Naskah) else satu
        unsur = Unsur(isi)
        assert not unsur.nama & {"img", "link", "object", "image", "a", "script"}, kode
        assert isi.count("<style") == 1, kode
        assert "style" not in unsur.sifat, kode
        assert muatan in unsur.teks, kode


def test_muatan_jahat_tercetak_apa_adanya_dan_tidak_mengambil_apa_pun(satker, monkeypatch):
    diminta = []
    asli = pdf.HurufSaja.fetch
    monkeypatch.setattr(
        pdf.HurufSaja, "fetch", lambda ini, url, *a: diminta.append(url) or asli(ini, url, *a)
    )

    for kode, satu in tercetak(semua_surat(satker, GABUNGAN)).items():
        isi = naskah.pdf(satu)
        assert rapat(GABUNGAN) in rapat("".join(halaman(satu))), kode
        assert b"/JavaScript" not in isi
        with pikepdf.open(io.BytesIO(isi)) as dokumen:
            assert not dokumen.attachments
    assert diminta
    assert all(url in pdf.HURUF for url in diminta)


def test_kontrol_surat_yang_tidak_meloloskan_teks_memang_membaca_berkas(satker, tmp_path):
    """The proof above proves something: unescaped, the same letter reads the file."""
    rahasia = tmp_path / "kenari.txt"
    rahasia.write_text("KENARI-RAHASIA")
    p = satu_jawaban(satker, informasi=f'<link rel="attachment" href="{rahasia.as_uri()}">')
    mentah = html.unescape(konsep_surat(p, p.konsep)[0])

    isi = HTML(string=mentah.replace("huruf:", "")).write_pdf()

    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        (lampiran,) = dokumen.attachments.values()
        assert lampiran.get_file().read_bytes() == b"KENARI-RAHASIA"
    with pytest.raises(pdf.SumberDitolak):
        pdf.html_ke_pdf(mentah)
