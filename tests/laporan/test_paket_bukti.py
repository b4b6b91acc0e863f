"""The bundle of one case: facts, trail and papers, and nothing of who asked."""

import csv
import hashlib
import json
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from laporan import paket, tersamar
from permohonan.models import Permohonan
from permohonan.samar import Samar
from ppid import naskah as kertas
from ppid.models import Berkas, Jejak, JenisBerkas, Naskah
from tests.dunia_jawaban import pdf_kosong
from tests.factories import pelaku
from tests.factories_dip import buat_berkas
from tests.laporan.pemeriksaan import bongkar, buat_terjawab, masuk, terlihat

pytestmark = pytest.mark.django_db


@pytest.fixture
def perkara(satker, jam):
    return buat_terjawab(satker)


@pytest.fixture
def auditor(satker, client, perkara):
    return masuk(client, satker)


def unduh(client, p) -> bytes:
    respons = client.get(f"/audit/bintan/{p.kunci}/bukti/")
    assert (respons.status_code, respons["Content-Type"]) == (200, "application/zip")
    assert "attachment" in respons["Content-Disposition"]
    return respons.content


def baris_csv(isi: str) -> list[list[str]]:
    return list(csv.reader(StringIO(isi)))[3:]


def cetak_kosong(monkeypatch):
    monkeypatch.setattr(paket, "html_ke_pdf", pdf_kosong)


def test_paket_memuat_bukti_jejak_dan_salinan_tanpa_pemohon(auditor, perkara):
    """With real PDFs: their text is read back."""
    kertas.pdf(Naskah.objects.tentang(perkara).get(jenis="tanda_bukti"))
    semua = bongkar(unduh(auditor, perkara))

    tertinggal = {nama: terlihat(isi) for nama, isi in semua.items() if terlihat(isi)}
    assert tertinggal == {}
    assert {"index.html", "bukti.pdf", "jejak.csv", "kegiatan.csv", "naskah.csv"} <= {*semua}
    salinan = {n: isi for n, isi in semua.items() if n.startswith("naskah/")}
    jenis = {re.sub(r"naskah/\d+-|\.pdf", "", nama) for nama in salinan}
    assert jenis >= {"tanda_bukti", "formulir", "pemberitahuan"}
    for isi in salinan.values():
        assert "Salinan tersamar untuk pemeriksaan" in isi
        assert "■■■" in isi
    assert perkara.nomor in semua["bukti.pdf"]
    assert "Y••• K•••" in semua["bukti.pdf"]
    asli = Naskah.objects.tentang(perkara).get(jenis="tanda_bukti").pdf.sha256
    assert asli in semua["naskah.csv"] and asli in semua["index.html"]


def test_kendali_tanpa_penyamaran_paket_membocorkan(auditor, perkara, monkeypatch):
    cetak_kosong(monkeypatch)
    monkeypatch.setattr(Samar, "teks", lambda self, isi: isi)
    monkeypatch.setattr(Samar, "sisa_html", lambda self, isi: [])
    monkeypatch.setattr(Samar, "sisa", lambda self, isi: [])

    with ZipFile(BytesIO(unduh(auditor, perkara))) as arsip:
        salinan = [arsip.read(n).decode("latin-1") for n in arsip.namelist() if "naskah/" in n]

    assert terlihat("".join(salinan)) >= {"yohanes", "kurniawan", "81377788899"}


def test_naskah_yang_tidak_tersamar_seluruhnya_tidak_disertakan(auditor, perkara, monkeypatch):
    """The second look finds what the first let through."""
    cetak_kosong(monkeypatch)
    n = Naskah.objects.tentang(perkara).get(jenis="formulir")
    html = n.html.replace("</body>", '<img alt="Yohanes Kurniawan" src=""></body>')
    Naskah.objects.filter(pk=n.pk).update(html=html)

    semua = bongkar(unduh(auditor, perkara))

    assert not [nama for nama in semua if nama.endswith("-formulir.pdf")]
    kata = "tidak disertakan: keterangan pemohon tidak dapat disamarkan seluruhnya"
    assert kata in semua["index.html"]
    assert kata in semua["naskah.csv"]
    assert terlihat(semua["index.html"]) == set()


def test_teks_pdf_pun_diperiksa(perkara, monkeypatch):
    cetak_kosong(monkeypatch)
    monkeypatch.setattr(paket, "baca_pdf", lambda isi: "Yth. Yohanes Kurni-\nawan")
    samar = Samar(nama=("Yohanes Kurniawan",))

    assert paket.salinan(Naskah.objects.tentang(perkara)[0], samar) is None


def test_berkas_unggahan_disebut_tanpa_nama_dan_tanpa_isi(auditor, perkara, satker, monkeypatch):
    cetak_kosong(monkeypatch)
    kartu = buat_berkas(
        satker, JenisBerkas.IDENTITAS, isi=b"%PDF-1.4 kartu", nama="KTP Yohanes.pdf"
    )
    kartu.tentang = perkara
    kartu.save()

    arsip = unduh(auditor, perkara)
    semua = bongkar(arsip)

    assert b"%PDF-1.4 kartu" not in arsip
    assert kartu.sha256 in semua["index.html"]
    assert "Kartu identitas" in semua["index.html"]
    assert terlihat(semua["index.html"]) == set()
    assert not Jejak.objects.filter(jenis="lihat", data__jenis="identitas").exists()


def test_index_menyebut_setiap_berkas_dengan_sidiknya_dan_csv_sama_dengan_jejak(
    auditor, perkara, monkeypatch
):
    cetak_kosong(monkeypatch)
    with ZipFile(BytesIO(unduh(auditor, perkara))) as arsip:
        berkas = {nama: arsip.read(nama) for nama in arsip.namelist()}
    manifes = berkas.pop("SHA256SUMS").decode()
    for baris in manifes.splitlines():
        sidik, nama = baris.split("  ")
        assert hashlib.sha256(berkas[nama]).hexdigest() == sidik
    assert len(manifes.splitlines()) == len(berkas)
    index = berkas.pop("index.html").decode()

    for nama, isi in berkas.items():
        assert f'href="{nama}"' in index
        assert hashlib.sha256(isi).hexdigest() in index
    jejak = list(Jejak.objects.tentang(perkara).order_by("urut"))
    baris = baris_csv(berkas["jejak.csv"].decode("utf-8-sig"))[1:]
    assert [(b[0], b[-1]) for b in baris] == [(f"{j.urut}", j.sidik) for j in jejak]
    assert jejak[-1].data == {"ruang": "paket bukti"}


def test_setiap_baris_rantai_terbukti_dari_paketnya_sendiri(auditor, perkara, monkeypatch):
    cetak_kosong(monkeypatch)
    rantai = [json.loads(b) for b in bongkar(unduh(auditor, perkara))["rantai.jsonl"].splitlines()]

    semua = list(Jejak.objects.tentang(perkara).order_by("urut"))
    assert [b["sidik"] for b in rantai] == [j.sidik for j in semua]
    for b in rantai:
        assert hashlib.sha256((b["sebelum"] + b["isi"]).encode()).hexdigest() == b["sidik"]
        assert b["tersamar"] is False


def test_dua_paket_dari_keadaan_dan_saat_yang_sama_sama(perkara, satker):
    """With real PDFs."""
    pemeriksa = pelaku("auditor", satker)

    def buat() -> bytes:
        p = tersamar.lengkap(Permohonan.objects.diperiksa(pemeriksa)).get(pk=perkara.pk)
        return paket.susun(tersamar.Perkara(p, pemeriksa))

    assert buat() == buat()


def test_paket_yang_terlalu_besar_menyebut_yang_ditinggalkan(auditor, perkara, monkeypatch):
    cetak_kosong(monkeypatch)
    monkeypatch.setattr(paket, "MAKS_NASKAH", 1)

    semua = bongkar(unduh(auditor, perkara))

    assert len([nama for nama in semua if nama.startswith("naskah/")]) == 1
    assert "lebih dari 1 naskah" in semua["index.html"]


def test_pembuatan_paket_tidak_menulis_apa_pun_selain_jejak(auditor, perkara, monkeypatch):
    cetak_kosong(monkeypatch)
    dulu = Berkas.objects.count()

    unduh(auditor, perkara)

    assert Berkas.objects.count() == dulu
    assert Jejak.objects.last().jenis == "lihat"
