"""The published DIP as XLSX, CSV, JSON and PDF; the maps for crawlers."""

import csv
import json
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from dip.lembar import JUDUL
from dip.models import Entri, Penyusunan
from dip.views.unduh import SKEMA, potongan_json
from ppid import berkas, waktu
from ppid.izin import Peran
from ppid.models import JenisBerkas, Naskah
from tests.factories import pelaku
from tests.factories_dip import (
    PENETAPAN,
    buat_dip,
    buat_dip_terbit,
    buat_dokumen,
    isi_dip,
    persingkat,
    terbitkan,
)

pytestmark = pytest.mark.django_db
PETA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def bintan(bintan):
    return persingkat(bintan, *PENETAPAN)


def isi(respons) -> bytes:
    return b"".join(respons.streaming_content) if respons.streaming else respons.content


def unduh(client, format: str, tahun: int = 2026):
    return client.get(f"/bintan/dip/versi/{tahun}/unduh/{format}/")


def dip_campuran(satker) -> Penyusunan:
    """One row that is public, and one of each kind that is not."""
    dip = buat_dip(satker, entri=[{"nama": "Tampil"}, {"nama": "Tercoret"}])
    isi_dip(dip, [{"nama": "Tertutup", "sifat": "diusulkan_dikecualikan"}])
    Entri.objects.filter(nama="Tercoret").update(dicoret_pada=dip.mulai, alasan_coret="Ganda")
    return terbitkan(dip)


def buat_naskah(dip: Penyusunan, *, tercetak: bool) -> Naskah:
    """The frozen list, as the act of publishing leaves it."""
    naskah = Naskah.objects.create(
        satker=dip.satker,
        tentang=dip,
        jenis="dip",
        judul="Daftar Informasi Publik",
        nomor="1/DIP/2026",
        tanggal=dip.satker.hari_ini,
        html="<p>DIP</p>",
        dibuat=waktu.sekarang(),
    )
    if tercetak:
        bersih = berkas.Bersih(b"%PDF-1.7 dip", "application/pdf", ".pdf")
        pdf = berkas.tulis(bersih, nama="dip.pdf", jenis=JenisBerkas.PDF_NASKAH, satker=dip.satker)
        naskah.pdf = berkas.kaitkan(pdf, dip)
        naskah.save()
    return naskah


def test_csv_berkolom_kpu_dan_hanya_memuat_yang_terbit(client, bintan):
    dip = dip_campuran(bintan)

    respons = unduh(client, "csv")
    baris = list(csv.reader(StringIO(isi(respons).decode("utf-8-sig"))))

    awal = baris.index(list(JUDUL))
    assert [b[1] for b in baris[awal + 1 :]] == ["Tampil"]
    assert baris[0] == ["DAFTAR INFORMASI PUBLIK KPU KABUPATEN BINTAN TAHUN 2026"]
    assert dip.keputusan_nomor in baris[1][0]
    assert 'filename="DIP KPU Kabupaten Bintan 2026.csv"' in respons["Content-Disposition"]


def test_xlsx_hanya_memuat_yang_terbit(client, bintan):
    dip_campuran(bintan)

    with ZipFile(BytesIO(isi(unduh(client, "xlsx")))) as arsip:
        semua = b"".join(arsip.read(n) for n in arsip.namelist())

    assert b"Tampil" in semua
    assert b"Tercoret" not in semua
    assert b"Tertutup" not in semua


def test_json_menurut_skemanya(client, bintan):
    dip = dip_campuran(bintan)

    respons = unduh(client, "json")
    data = json.loads(isi(respons))

    entri = data.pop("entri")
    assert respons.streaming
    assert respons["Content-Type"] == "application/json"
    assert list(data) == [
        *("skema", "kantor", "tahun", "penetapan", "berita_acara", "keputusan"),
        *("terbit_pada", "sidik", "jumlah"),
    ]
    assert (data["skema"], data["tahun"], data["jumlah"]) == (SKEMA, 2026, 1)
    assert data["kantor"]["kode"] == bintan.kode
    assert data["keputusan"]["nomor"] == dip.keputusan_nomor
    assert data["keputusan"]["tanggal"] == dip.keputusan_tanggal.isoformat()
    assert [set(e) for e in entri] == [
        {
            *("kode", "nama", "ringkasan", "unit", "pejabat", "waktu_tempat", "bentuk"),
            *("retensi", "sifat", "tahun", "tautan", "alamat"),
        }
    ]
    assert entri[0]["tahun"] == 2024
    assert entri[0]["alamat"].endswith(f"/bintan/dip/{entri[0]['kode']}/")


def test_json_utuh_tanpa_baris_dan_dengan_huruf_apa_pun(bintan):
    kosong = buat_dip_terbit(bintan, 2025, [])
    nama = 'Kutip "ganda"\n\u2028</script> & “é”'
    dip = buat_dip_terbit(bintan, 2026, [{"nama": nama, "tahun": None}, {}])

    assert json.loads("".join(potongan_json(kosong)))["entri"] == []
    data = json.loads("".join(potongan_json(dip)))["entri"]
    assert data[0]["nama"] == nama
    assert data[0]["tahun"] is None
    assert len(data) == 2


def test_ekspor_umum_menyamarkan_nik_dan_menjinakkan_rumus(client, bintan):
    nik = "2101014506900003"
    buat_dip_terbit(bintan, entri=[{"nama": "=cmd|calc", "ringkasan": f"Milik {nik}"}])

    semua = [isi(unduh(client, satu)).decode("utf-8", "replace") for satu in ("csv", "json")]

    assert nik not in "".join(semua)
    assert "\"'=cmd" in semua[0]


def test_ekspor_umum_tidak_menulis_dan_kuerinya_tetap(client, bintan, django_assert_num_queries):
    dip = buat_dip(bintan, entri=[{} for _ in range(30)])
    terbitkan(dip)

    for format, kueri in (("csv", 3), ("json", 4)):
        with django_assert_num_queries(kueri):
            isi(unduh(client, format))


@pytest.mark.parametrize("format", ["pdf", "xlsx", "csv", "json"])
def test_yang_belum_terbit_tidak_dapat_diunduh(client, bintan, format):
    buat_dip(bintan, entri=[{}])

    assert unduh(client, format).status_code == 404


def test_format_lain_dan_tahun_lain_tidak_ada(client, bintan):
    buat_dip_terbit(bintan)

    assert unduh(client, "docx").status_code == 404
    for tahun in (2025, 99999, 10**30):
        assert unduh(client, "csv", tahun).status_code == 404
        assert client.get(f"/bintan/dip/versi/{tahun}/").status_code == 404


def test_versi_lama_tetap_dapat_diunduh(client, bintan):
    buat_dip_terbit(bintan, 2025, [{"nama": "Hanya dulu"}])
    kini = buat_dip(bintan, 2026, [{"nama": "Hanya kini"}])
    kini.entri.filter(nama="Hanya dulu").update(dicoret_pada=kini.mulai, alasan_coret="Gugur")
    terbitkan(kini)

    assert b"Hanya dulu" in isi(unduh(client, "csv", 2025))
    assert b"Hanya dulu" not in isi(unduh(client, "csv"))


# The PDF


def test_pdf_yang_belum_tercetak_dikatakan_sedang_disiapkan(client, bintan, monkeypatch):
    naskah = buat_naskah(buat_dip_terbit(bintan), tercetak=False)
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda _: pytest.fail("dicetak saat diminta"))
    monkeypatch.setattr("dip.naskah.daftar.CETAK_LANGSUNG", -1)

    respons = unduh(client, "pdf")

    naskah.refresh_from_db()
    assert (respons.status_code, respons["Retry-After"]) == (503, "60")
    assert "PDF sedang disiapkan" in respons.text
    assert "/unduh/csv/" in respons.text
    assert naskah.pdf is None


def test_pdf_yang_tercetak_diberikan_dengan_ukurannya(client, bintan):
    dip = buat_dip_terbit(bintan)
    Naskah.objects.tentang(dip).delete()
    buat_naskah(dip, tercetak=True)

    assert isi(unduh(client, "pdf")) == b"%PDF-1.7 dip"
    assert "1 KB" in client.get("/bintan/dip/").text


def test_tanpa_naskah_pdf_tidak_ditawarkan(client, bintan):
    Naskah.objects.tentang(buat_dip_terbit(bintan)).delete()

    assert "/unduh/pdf/" not in client.get("/bintan/dip/").text
    assert unduh(client, "pdf").status_code == 404


# Maps


def test_peta_situs_memuat_halaman_dokumen_dan_entri_terbuka_saja(client, bintan, sarolangun):
    terbuka, tertutup = buat_dokumen(bintan), buat_dokumen(bintan, disahkan=False)
    ditarik = buat_dokumen(bintan)
    ditarik.tarik("Keliru", oleh=pelaku(Peran.KASUBBAG, bintan))
    dip = dip_campuran(bintan)
    kode = dict(dip.entri.values_list("nama", "kode"))

    respons = client.get("/bintan/peta-situs.xml")
    alamat = [e.text for e in ElementTree.fromstring(isi(respons)).iter(f"{PETA}loc")]  # noqa: S314

    assert any(satu.endswith("/bintan/informasi/serta-merta/") for satu in alamat)
    assert any(satu.endswith(f"/{terbuka.token}/") for satu in alamat)
    assert any(satu.endswith(f"/bintan/dip/{kode['Tampil']}/") for satu in alamat)
    for tiada in (tertutup.token, ditarik.token, kode["Tercoret"], kode["Tertutup"]):
        assert not any(tiada in satu for satu in alamat)
    for satu in alamat:
        jalur = satu.partition("127.0.0.1:8000")[2]
        assert client.get(jalur).status_code == 200, satu


def test_peta_kantor_dan_robots(client, bintan, sarolangun):
    peta, robots = client.get("/peta-situs.xml"), client.get("/robots.txt")

    alamat = [e.text for e in ElementTree.fromstring(peta.content).iter(f"{PETA}loc")]  # noqa: S314
    assert [a.rpartition("8000")[2] for a in alamat if "bintan" in a] == ["/bintan/peta-situs.xml"]
    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /*/meja/" in robots.text
    assert "Sitemap: http://127.0.0.1:8000/peta-situs.xml" in robots.text
    assert "Disallow: /\n" not in robots.text
