"""What stands behind a figure, on screen and as sheets: numbers of cases, never who asked."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from laporan import ekspor, tabel
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from permohonan.models import Permohonan
from ppid.models import Jejak
from tests.factories import ISIAN_PEMOHON, buat_pegawai, buat_permohonan, pelaku
from tests.gandaan import gandakan
from tests.laporan import contoh

pytestmark = pytest.mark.usefixtures("jam")

DASAR = "/bintan/laporan-kelola/bulanan/2026-10/"
OKTOBER = JenisLaporan.BULANAN.masa(date(2026, 10, 1))


@pytest.fixture
def oktober(satker, petugas, kasubbag, pada):
    """One by letter that is open and late by now, one on the web that was withdrawn."""
    pada("2026-10-12 10.00")
    surat = buat_permohonan(satker, "diproses", kanal="surat")
    buat_permohonan(satker, "selesai")
    pada("2026-11-03 09.00")
    return surat


def buka(client, satker, peran, alamat):
    client.force_login(buat_pegawai(peran, satker))
    return client.get(DASAR + alamat)


def test_permohonan_di_balik_satu_angka(client, satker, oktober):
    halaman = buka(client, satker, "petugas", "rincian/?kunci=kanal.surat")

    [baris] = halaman.context["baris"]
    assert (baris["nomor"], baris["ketepatan"]) == (oktober.nomor, "Terlambat")
    assert "Permohonan yang diterima menurut kanal: Surat" in halaman.text
    assert f'href="{oktober.get_absolute_url()}"' in halaman.text
    assert "masa ini belum ditutup" in halaman.text


def test_pimpinan_melihat_nomor_tanpa_tautan_dan_tanpa_nama(client, satker, oktober):
    halaman = buka(client, satker, "sekretaris", "rincian/?kunci=kanal.surat").text

    assert oktober.nomor in halaman
    assert oktober.get_absolute_url() not in halaman
    assert ISIAN_PEMOHON["nama"] not in halaman and "per kecamatan" not in halaman


def test_angka_tak_dikenal_dikatakan(client, satker, oktober):
    asing = buka(client, satker, "kasubbag", "rincian/?kunci=kanal.merpati")
    nol = buka(client, satker, "kasubbag", "rincian/?kunci=kanal.faksimili")

    assert (asing.status_code, asing.context["baris"]) == (200, [])
    assert "Tidak ada angka dengan nama itu." in asing.text
    assert "Tidak ada permohonan di balik angka ini." in nol.text


@pytest.mark.parametrize(
    "alamat",
    ["bulanan/2026-13", "bulanan/2099-01", "harian/x", "bulanan/2026-10", "tahunan/0001"],
)
def test_yang_bukan_laporan_tidak_ada(client, satker, oktober, alamat):
    """The fourth is one, but was never corrected."""
    client.force_login(buat_pegawai("kasubbag", satker))

    url = f"/bintan/laporan-kelola/{alamat}/rincian/?ralat=1"
    assert client.get(url).status_code == 404


def test_laporan_tertutup_membaca_keadaan_saat_ditutup(client, satker, oktober, pada):
    Laporan.tutup(satker, JenisLaporan.BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))
    pada("2026-11-10 09.00")
    oktober.cabut(oleh=pelaku("petugas", satker), sebab_terlambat="Terselip")

    sama = buka(client, satker, "kasubbag", "rincian/?kunci=hasil.proses")
    Permohonan.objects.filter(pk=oktober.pk).update(kanal="email")
    berubah = buka(client, satker, "kasubbag", "rincian/?kunci=kanal.surat").text

    assert [b["nomor"] for b in sama.context["baris"]] == [oktober.nomor]
    assert "ketika laporan ditutup" in sama.text and "menurut data" not in sama.text
    assert "Laporan ini memuat 1; menurut data yang tersimpan sekarang angkanya 0." in berubah


def test_dihalamankan_dengan_kueri_tetap(client, satker, oktober):
    alamat = "rincian/?kunci=masuk.diterima"

    def kueri() -> int:
        with CaptureQueriesContext(connection) as semua:
            client.get(DASAR + alamat)
        return len(semua)

    buka(client, satker, "kasubbag", alamat)
    sedikit = kueri()
    gandakan(satker, 60, diterima_pada=oktober.diterima_pada)
    halaman = client.get(f"{DASAR}{alamat}&hal=2")

    assert kueri() == sedikit
    assert len(halaman.context["baris"]) == 12
    assert "kunci=masuk.diterima&amp;hal=1" in halaman.text


# As sheets


def unduh(client, satker, peran) -> dict[str, list[list]]:
    """Rows by the name of their sheet."""
    respons = buka(client, satker, peran, "xlsx/")
    buku = CalamineWorkbook.from_filelike(BytesIO(b"".join(respons.streaming_content)))
    return {nama: buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names}


def test_xlsx_selembar_tiap_tabel_dan_selembar_permohonan(client, satker, oktober):
    lembar = unduh(client, satker, "kabag")

    kanal = {b[0]: b[1] for b in lembar["Kanal"]}
    assert (kanal["Surat"], kanal["Faksimili"], kanal["Jumlah"]) == (1.0, 0.0, 2.0)
    nomor = [b[0] for b in lembar["Permohonan"]]
    semua = Permohonan.objects.order_by("diterima_pada", "pk").values_list("nomor", flat=True)
    assert nomor[nomor.index("Nomor") + 1 :] == list(semua)
    assert len(lembar) == 16
    assert ISIAN_PEMOHON["nama"] not in f"{lembar}"


def test_lembar_memuat_angka_tabelnya_sebagai_angka(client, satker, oktober, monkeypatch):
    jahat = "=HYPERLINK(1)"
    kasus = [contoh.kasus(ke, OKTOBER.awal, unit=(jahat,), sebab=jahat) for ke in range(9)]
    beku = contoh.beku("bulanan", OKTOBER, semua=kasus)
    monkeypatch.setattr("laporan.pilihan.isi.susun", lambda *a, **k: beku)

    lembar = unduh(client, satker, "kasubbag")

    semua = tabel.semua(beku)
    for t in semua.values():
        isi = [*t.baris, *([t.jumlah] if t.jumlah else [])]
        harap = [[b.nama, *(getattr(sel, "angka", sel) for sel in b.isi)] for b in isi]
        tertulis = lembar[ekspor.LEMBAR.get(t.kode, t.kode.capitalize())]
        assert tertulis[len(tertulis) - len(harap) :] == harap, t.kode
    assert [b.nama for b in semua["unit"].baris] == [jahat]


def test_unduhan_dicatat_dan_tabelnya_yang_beku(client, satker, oktober):
    Laporan.tutup(satker, JenisLaporan.BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))
    Permohonan.objects.filter(pk=oktober.pk).update(kanal="email")

    kanal = {b[0]: b[1] for b in unduh(client, satker, "kasubbag")["Kanal"]}

    assert (kanal["Surat"], kanal["Email"]) == (1.0, 0.0)
    catatan = Jejak.objects.latest("urut")
    assert catatan.jenis == "lihat"
    assert (catatan.data["ekspor"], catatan.data["masa"]) == ("laporan", "2026-10")
    assert catatan.data["baris"] == 2
