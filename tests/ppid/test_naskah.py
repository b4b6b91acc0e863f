"""A paper is numbered with its act, frozen, printed once; printing fetches nothing (T7)."""

import io
from datetime import UTC, date, datetime

import pikepdf
import pytest
import time_machine
from django.db import transaction
from PIL import Image
from pypdf import PdfReader
from weasyprint import HTML

from permohonan.naskah import BA_TENGGAT, TANDA_BUKTI, terbitkan_ba_tenggat
from ppid import berkas, kantor, logo, naskah, pdf
from ppid.izin import Peran
from ppid.models import Berkas, JenisBerkas, Kedudukan, Naskah
from ppid.terbilang import angka_dan_kata, tanggal_terbilang, terbilang
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


@pytest.fixture
def perkara(satker):
    return buat_permohonan(satker)


@pytest.fixture
def bukti(perkara) -> Naskah:
    return Naskah.objects.get(jenis=TANDA_BUKTI.kode)


def halaman(isi: bytes) -> list[str]:
    return [satu.extract_text() for satu in PdfReader(io.BytesIO(isi)).pages]


# Frozen in the act


def test_nomor_surat_dari_seri_kantor_dan_tahunnya(perkara, petugas):
    with time_machine.travel(datetime(2027, 1, 4, 2, tzinfo=UTC), tick=False):
        nomor = [terbitkan_ba_tenggat(perkara, petugas).nomor for _ in range(2)]

    assert nomor == ["0001/BA/PPID/2101/I/2027", "0002/BA/PPID/2101/I/2027"]


def test_nomor_kembali_bila_tindakannya_batal(perkara, petugas):
    with pytest.raises(RuntimeError), transaction.atomic():
        terbitkan_ba_tenggat(perkara, petugas)
        raise RuntimeError

    assert not Naskah.objects.filter(jenis=BA_TENGGAT.kode).exists()
    assert terbitkan_ba_tenggat(perkara, petugas).nomor.startswith("0001/")


def test_naskah_beku_tidak_ikut_berubah(perkara, bukti):
    perkara.pemohon.nama = "Nama Baru"
    perkara.pemohon.save()

    teks = halaman(naskah.pdf(bukti))[0]

    assert "Budi Santoso" in teks
    assert "Nama Baru" not in teks


def test_fakta_tidak_memuat_data_pribadi(perkara, bukti):
    assert bukti.fakta["jatuh_tempo"] == perkara.jatuh_tempo.isoformat()
    assert "Budi" not in str(bukti.fakta)


@pytest.mark.parametrize(
    ("nama", "kop"),
    [
        ("KPU Kabupaten Bintan", ("KOMISI PEMILIHAN UMUM", "KABUPATEN BINTAN")),
        ("KPU Provinsi DKI Jakarta", ("KOMISI PEMILIHAN UMUM", "PROVINSI DKI JAKARTA")),
        ("KIP Aceh", ("KOMISI INDEPENDEN PEMILIHAN", "ACEH")),
        ("KPU RI", ("KOMISI PEMILIHAN UMUM", "REPUBLIK INDONESIA")),
        ("Bawaslu Bintan", ("BAWASLU BINTAN", "")),
    ],
)
def test_kop_menurut_nama_kantor(satker, nama, kop):
    satker.nama = nama

    assert naskah.kop(satker) == kop


# Printed once


def test_pdf_dibuat_sekali_lalu_dibaca(bukti, perkara, monkeypatch):
    assert naskah.ukuran_pdf(bukti) is None
    pertama = naskah.pdf(bukti)
    monkeypatch.setattr(naskah, "html_ke_pdf", pytest.fail)

    assert naskah.pdf(Naskah.objects.get(pk=bukti.pk)) == pertama
    assert bukti.pdf.jenis == JenisBerkas.PDF_NASKAH
    assert bukti.pdf.tentang == perkara
    assert naskah.ukuran_pdf(bukti) == len(pertama) < 200_000


def test_yang_kalah_mencetak_membuang_hasilnya(bukti, django_capture_on_commit_callbacks):
    lain = Naskah.objects.get(pk=bukti.pk)
    pertama = naskah.pdf(lain)

    with django_capture_on_commit_callbacks(execute=True):
        assert naskah.pdf(bukti) == pertama

    (tersimpan,) = Berkas.objects.filter(jenis=JenisBerkas.PDF_NASKAH)
    assert tersimpan == bukti.pdf
    assert berkas.baca(tersimpan) == pertama


def test_pekerja_mencetak_yang_tertunda_dan_melewati_yang_rusak(bukti, perkara, petugas):
    Naskah.objects.filter(pk=bukti.pk).update(html='<img src="file:///etc/hostname">')
    terbitkan_ba_tenggat(perkara, petugas)
    gagal = set()

    assert naskah.cetak_tertunda(gagal) == 1
    assert gagal == {bukti.pk}
    assert naskah.cetak_tertunda(gagal) == 0


def test_kode_hanya_di_cetakan_ini(bukti):
    kode = "CEK0-CEK0-CEK0-CEK0"

    dengan_kode = naskah.pdf_dengan_kode(bukti, kode)

    assert kode in halaman(dengan_kode)[0]
    assert len(halaman(dengan_kode)) == 1
    assert kode not in halaman(naskah.pdf(bukti))[0]
    assert kode not in bukti.html


def test_respons_tampil_di_peramban_dengan_nama_yang_baik(bukti):
    respons = naskah.respons(bukti)

    nomor = bukti.nomor.replace("/", "-")
    assert respons["Content-Disposition"] == (
        f'inline; filename="Tanda Bukti Permohonan {nomor}.pdf"'
    )
    assert respons["Content-Type"] == "application/pdf"
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in respons["Cache-Control"]
    assert "default-src" not in respons["Content-Security-Policy"]
    assert b"".join(respons).startswith(b"%PDF-")


# Who signs


def test_penanda_tangan_hari_itu(satker):
    buat_pegawai(Peran.KASUBBAG, satker, nama="Dewi", jabatan="Kasubbag Teknis", nip="19")
    plh = buat_pegawai(Peran.SEKRETARIS, satker, nama="Eko")
    beri_tugas(
        plh,
        Peran.KASUBBAG,
        satker,
        jabatan="Kasubbag Teknis",
        kedudukan=Kedudukan.PLH,
        sejak=date(2026, 11, 2),
        sampai=date(2026, 11, 6),
    )

    siapa = [naskah.penanda_tangan(satker, date(2026, 11, hari)) for hari in (1, 2, 6, 7)]

    assert [s["nama"] for s in siapa] == ["Dewi", "Eko", "Eko", "Dewi"]
    assert [s["jabatan"] for s in siapa[:2]] == ["Kasubbag Teknis", "Plh. Kasubbag Teknis"]
    assert siapa[0]["nip"] == "19"


def test_atas_nama_menyebut_jabatan_yang_diwakili_lalu_jabatan_sendiri(satker):
    hari = date(2026, 11, 2)
    buat_pegawai(Peran.KASUBBAG, satker, nama="Dewi", jabatan="Kasubbag Teknis")
    wakil = buat_pegawai(Peran.KABAG, satker, nama="Eko", jabatan="Kabag Hukum", nip="20")
    isian = {"jabatan": "Sekretaris", "kedudukan": Kedudukan.AN, "nip": "20"}
    beri_tugas(wakil, Peran.KASUBBAG, satker, sejak=hari, sampai=hari, **isian)

    siapa = naskah.penanda_tangan(satker, hari)

    assert siapa == {"nama": "Eko", "nip": "20", "jabatan": "a.n. Sekretaris, Kabag Hukum"}
    assert naskah.penanda_tangan(satker, date(2026, 11, 3))["jabatan"] == "Kasubbag Teknis"


def test_tanpa_pejabat_penanda_tangan_kosong(satker):
    assert naskah.penanda_tangan(satker, date(2026, 11, 2)) == {
        "nama": "",
        "nip": "",
        "jabatan": "",
    }


# Words


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (1003, "seribu tiga"),
        (2026, "dua ribu dua puluh enam"),
        (115_000, "seratus lima belas ribu"),
    ],
)
def test_terbilang(angka, kata):
    assert terbilang(angka) == kata


def test_angka_dan_tanggal_dalam_surat():
    assert angka_dan_kata(14) == "14 (empat belas)"
    assert tanggal_terbilang(date(2026, 11, 23)) == (
        "Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
    )


# T7: the renderer reads and calls nothing

MERENGGUT = {
    "gambar": '<img src="{}">',
    "gaya": '<link rel="stylesheet" href="{}">',
    "impor": '<style>@import url("{}");</style>',
    "latar": '<p style="background: url({})">x</p>',
    "huruf": '<style>@font-face {{ font-family: X; src: url("{}") }}</style><p>x',
    "objek": '<object data="{}"></object>',
    "svg": '<svg viewBox="0 0 9 9" width="9"><image href="{}" width="9" height="9"/></svg>',
    "lampiran": '<link rel="attachment" href="{}">',
    "tautan lampiran": '<a rel="attachment" href="{}">x</a>',
}


@pytest.fixture
def kenari(tmp_path):
    rahasia = tmp_path / "kenari.txt"
    rahasia.write_text("KENARI-RAHASIA")
    return rahasia.as_uri()


@pytest.mark.parametrize("cara", MERENGGUT)
@pytest.mark.parametrize("alamat", ["kenari", "http://127.0.0.1:9/", "data:image/svg+xml,<svg/>"])
def test_pdf_tidak_mengambil_apa_pun(cara, alamat, kenari):
    html = MERENGGUT[cara].format(kenari if alamat == "kenari" else alamat)

    with pytest.raises(pdf.SumberDitolak):
        pdf.html_ke_pdf(html)


# T7: the one picture a paper may carry is the office's logo, under our own mark

BEBAS = "data:image/png;base64,iVBORw0KGgo="


@pytest.fixture
def gambar() -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (90, 90), "maroon").save(keluar, "PNG")
    return logo.kecilkan(keluar.getvalue())


def test_hanya_gambar_bertanda_kita_yang_dibaca_pencetak(gambar):
    milik = logo.alamat_data(gambar)
    tanda = milik.split("tanda=")[1][:64]
    palsu = (
        BEBAS,
        BEBAS.replace(";base64", f";tanda={tanda};base64"),
        milik.replace(tanda, "0" * 64),
        milik.replace("image/png", "image/svg+xml"),
        milik + "A",
        milik.replace("data:", "DATA:"),
    )

    assert logo.baca_alamat(milik) == gambar
    assert [logo.baca_alamat(satu) for satu in palsu] == [None] * len(palsu)
    assert pdf.html_ke_pdf(MERENGGUT["gambar"].format(milik)).startswith(b"%PDF")


@pytest.mark.parametrize("cara", MERENGGUT)
def test_gambar_tanpa_tanda_tidak_tercetak_juga_bila_teks_lolos_apa_adanya(cara):
    """Were a text of somebody's ever not escaped, it could still bring no picture."""
    with pytest.raises(pdf.SumberDitolak):
        pdf.html_ke_pdf(MERENGGUT[cara].format(BEBAS))


def test_logo_beku_di_naskah_walau_kemudian_diganti(satker, petugas, gambar):
    admin = pelaku(Peran.ADMIN, satker)
    kantor.pasang_logo(berkas.Bersih(gambar, "image/png", ".png"), oleh=admin)
    satker.refresh_from_db()
    perkara = buat_permohonan(satker)
    kantor.lepas_logo(oleh=admin)

    satu = Naskah.objects.tentang(perkara).get(jenis=TANDA_BUKTI.kode)

    assert satu.html.count(logo.alamat_data(gambar)) == 1
    assert "/XObject" in str(PdfReader(io.BytesIO(naskah.pdf(satu))).pages[0]["/Resources"])


def test_teks_yang_meniru_logo_tetap_teks(satker, gambar):
    """A clerk or an applicant may copy the logo's address; it prints as words."""
    alamat = logo.alamat_data(gambar)
    satker.alamat = f'x"); }} <img src="{alamat}">'

    html = naskah.render_to_string("naskah/_kop.html", naskah.bingkai(satker))

    assert "<img" not in html
    assert "&lt;img src=&quot;data:image/png" in html


@pytest.mark.parametrize("nama", ["huruf:../../settings.py", "huruf:/etc/passwd", "HURUF:x.otf"])
def test_hanya_huruf_kita_yang_bernama(nama):
    with pytest.raises(pdf.SumberDitolak):
        pdf.html_ke_pdf(MERENGGUT["gambar"].format(nama))


def test_kontrol_pengambil_bawaan_memang_membaca_berkas(kenari):
    """The proof above proves something: without our fetcher the file is read."""
    isi = HTML(string=MERENGGUT["lampiran"].format(kenari)).write_pdf()

    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        (lampiran,) = dokumen.attachments.values()
        assert lampiran.get_file().read_bytes() == b"KENARI-RAHASIA"


def test_huruf_naskah_ikut_di_dalam_pdf(bukti):
    with pikepdf.open(io.BytesIO(naskah.pdf(bukti))) as dokumen:
        nama = {str(satu.BaseFont)[8:] for satu in dokumen.pages[0].Resources.Font.values()}

    assert nama == {"Bonum", "Bonum-Bold"}
