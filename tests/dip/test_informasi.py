"""Documents by class, their files and feed; what is exempt by its heading alone; taking back."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from dip.models import Dikecualikan, Dokumen, VersiBerkas
from ppid import berkas, waktu
from ppid.izin import Peran
from tests.factories import pelaku
from tests.factories_dip import (
    PDF,
    PENETAPAN,
    buat_berkas,
    buat_dik,
    buat_dip_terbit,
    buat_dokumen,
    buat_unit,
    persingkat,
)

pytestmark = pytest.mark.django_db
ALAMAT = "/bintan/informasi/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def bintan(bintan):
    return persingkat(bintan, *PENETAPAN)


def url_berkas(dokumen: Dokumen, ke: int = 0) -> str:
    return f"{ALAMAT}dokumen/{dokumen.token}/{dokumen.berkas[ke].token}/"


def tarik(dokumen: Dokumen, alasan: str = "Salah berkas") -> None:
    dokumen.tarik(alasan, oleh=pelaku(Peran.KASUBBAG, dokumen.satker))


def versi_baru(dokumen: Dokumen, isi: bytes, nama: str) -> VersiBerkas:
    """Proposed by the desk, not ratified yet."""
    baru = buat_berkas(dokumen.satker, isi=isi, nama=nama)
    lama = dokumen.versi_berkas.kini().get()
    dokumen.usulkan_versi(lama, baru, "Data baru", oleh=pelaku(Peran.PETUGAS, dokumen.satker))
    return dokumen.versi_berkas.usulan().get()


# The entry and the classes


def test_pintu_informasi_menyebut_jumlah_setiap_kelas(client, bintan):
    buat_dokumen(bintan)
    buat_dokumen(bintan, "Pengumuman", "serta_merta")
    buat_dokumen(bintan, "Belum sah", disahkan=False)
    buat_dik(bintan)

    konteks = client.get(ALAMAT).context

    assert [(k.alamat, n) for k, n in konteks["kelas"]] == [
        *(("berkala", 1), ("serta-merta", 1), ("setiap-saat", 0))
    ]
    assert konteks["dikecualikan"] == 1


@pytest.mark.parametrize(
    ("kelas", "klasifikasi"),
    [("berkala", "berkala"), ("serta-merta", "serta_merta"), ("setiap-saat", "setiap_saat")],
)
def test_kelas_memuat_dokumen_sah_dengan_jenis_ukuran_dan_tanggal(
    client, bintan, kelas, klasifikasi
):
    dokumen = buat_dokumen(bintan, "Laporan 2025", klasifikasi)
    buat_dokumen(bintan, "Belum sah", klasifikasi, disahkan=False)
    buat_dokumen(bintan, "Kelas tertutup", "diusulkan_dikecualikan")
    tarik(buat_dokumen(bintan, "Sudah ditarik", klasifikasi))

    isi = client.get(f"{ALAMAT}{kelas}/").text

    assert "Laporan 2025" in isi
    assert url_berkas(dokumen) in isi
    assert "PDF, 1 KB" in isi
    assert f"{bintan.setempat(dokumen.disahkan_pada).day}\xa0" in isi
    assert "1 dokumen" in isi
    for tiada in ("Belum sah", "Kelas tertutup", "Sudah ditarik"):
        assert tiada not in isi


def test_kelas_lain_dan_kantor_lain_tidak_tercampur(client, bintan, sarolangun):
    buat_dokumen(bintan, "Milik Bintan")
    buat_dokumen(sarolangun, "Milik Sarolangun")

    isi = client.get(f"{ALAMAT}berkala/").text

    assert "Milik Bintan" in isi
    assert "Milik Sarolangun" not in isi
    assert "Milik Bintan" not in client.get(f"{ALAMAT}setiap-saat/").text
    assert client.get(f"{ALAMAT}diusulkan_dikecualikan/").status_code == 404
    assert client.get(f"{ALAMAT}diusulkan-dikecualikan/").status_code == 404


def test_saringan_menurut_unit_tahun_dan_kata(client, bintan):
    buat_dokumen(bintan, "Renja", unit=buat_unit(bintan, "Subbag Umum"))
    tua = buat_dokumen(bintan, "Laporan")
    dulu = waktu.sekarang() - timedelta(days=800)
    Dokumen.objects.filter(pk=tua.pk).update(disahkan_pada=dulu)

    def jumlah(kueri: str) -> int:
        return client.get(f"{ALAMAT}berkala/?{kueri}").context["halaman"].paginator.count

    assert jumlah("") == 2
    assert jumlah("unit=Subbag+Umum") == 1
    assert jumlah(f"tahun={dulu.year}") == 1
    assert jumlah("q=laporannya") == 1
    assert jumlah("q=tidak+ada") == 0


def test_kueri_kelas_tetap_berapa_pun_dokumennya(client, bintan, django_assert_num_queries):
    for n in range(3):
        buat_dokumen(bintan, f"Dokumen {n}")
    with django_assert_num_queries(6):
        client.get(f"{ALAMAT}berkala/")
    for n in range(27):
        buat_dokumen(bintan, f"Dokumen lain {n}")

    with django_assert_num_queries(6):
        respons = client.get(f"{ALAMAT}berkala/")

    assert len(respons.context["baris"]) == 25
    assert "Halaman berikutnya" in respons.text


# One document and its files


def test_dokumen_menampilkan_kolom_dan_berkasnya(client, bintan):
    dokumen = buat_dokumen(
        bintan,
        pejabat="Kasubbag Data",
        waktu_tempat="Juni 2023, Toapaya",
        masa_simpan=5,
        nasib="permanen",
    )
    kode = buat_dip_terbit(bintan, entri=[{"dokumen": dokumen}]).entri.get().kode

    isi = client.get(f"{ALAMAT}dokumen/{dokumen.token}/").text

    for satu in ("Kasubbag Data", "Juni 2023, Toapaya", "5 tahun, lalu permanen"):
        assert satu in isi
    assert url_berkas(dokumen) in isi
    assert f"/bintan/dip/{kode}/" in isi


def test_berkas_keluar_sebagai_unduhan_yang_selalu_ditanyakan_lagi(client, bintan):
    dokumen = buat_dokumen(bintan)

    respons = client.get(url_berkas(dokumen))

    assert b"".join(respons.streaming_content) == PDF
    assert respons["Content-Type"] == "application/pdf"
    assert respons["Content-Disposition"] == 'attachment; filename="dokumen.pdf"'
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in respons["Content-Security-Policy"]
    assert respons["Cache-Control"] == "no-cache"
    assert respons["ETag"] == f'"{dokumen.berkas[0].sha256}"'


def test_yang_sudah_dipegang_dijawab_304_sampai_ditarik(client, bintan):
    dokumen = buat_dokumen(bintan)
    alamat = url_berkas(dokumen)
    sidik = client.get(alamat)["ETag"]

    assert client.get(alamat, HTTP_IF_NONE_MATCH=sidik).status_code == 304
    tarik(dokumen)

    for kepala in ({}, {"HTTP_IF_NONE_MATCH": sidik}, {"HTTP_IF_NONE_MATCH": "*"}):
        respons = client.get(alamat, **kepala)
        assert respons.status_code == 404
        assert "ETag" not in respons
    assert client.head(alamat).status_code == 404
    assert client.get(f"{ALAMAT}dokumen/{dokumen.token}/").status_code == 404


def test_hanya_versi_sah_terbaru_yang_dapat_diunduh(client, bintan):
    dokumen = buat_dokumen(bintan)
    lama = url_berkas(dokumen)
    usul = versi_baru(dokumen, b"%PDF-1.4\nbaru\n", "baru.pdf")
    baru = f"{ALAMAT}dokumen/{dokumen.token}/{usul.berkas.token}/"

    assert (client.get(lama).status_code, client.get(baru).status_code) == (200, 404)
    assert "baru.pdf" not in client.get(f"{ALAMAT}dokumen/{dokumen.token}/").text

    dokumen.sahkan_versi(usul, oleh=pelaku(Peran.KASUBBAG, bintan))

    assert (client.get(lama).status_code, client.get(baru).status_code) == (404, 200)
    isi = client.get(f"{ALAMAT}dokumen/{dokumen.token}/").text
    assert "baru.pdf" in isi
    assert "dokumen.pdf" not in isi


def test_versi_yang_ditolak_tidak_dapat_diunduh(client, bintan):
    dokumen = buat_dokumen(bintan)
    usul = versi_baru(dokumen, b"%PDF-1.4\nsalah\n", "salah.pdf")
    dokumen.tolak_versi(usul, oleh=pelaku(Peran.KASUBBAG, bintan))

    alamat = f"{ALAMAT}dokumen/{dokumen.token}/{usul.berkas.token}/"

    assert client.get(alamat).status_code == 404
    assert client.get(url_berkas(dokumen)).status_code == 200


@pytest.mark.parametrize(
    "isian",
    [{"disahkan": False}, {"klasifikasi": "diusulkan_dikecualikan"}, {"klasifikasi": ""}],
)
def test_dokumen_yang_tidak_terbuka_tidak_beralamat(client, bintan, isian):
    isian = isian if isian.get("klasifikasi") != "" else isian | {"disahkan": False}
    dokumen = buat_dokumen(bintan, **isian)

    assert client.get(url_berkas(dokumen)).status_code == 404
    assert client.get(f"{ALAMAT}dokumen/{dokumen.token}/").status_code == 404


def test_berkas_dokumen_lain_atau_kantor_lain_tidak_terjangkau(client, bintan, sarolangun):
    terbuka, tertutup = buat_dokumen(bintan), buat_dokumen(bintan, disahkan=False)
    asing = buat_dokumen(sarolangun)
    pinjam = tertutup.berkas[0].token

    assert client.get(f"{ALAMAT}dokumen/{terbuka.token}/{pinjam}/").status_code == 404
    assert client.get(f"{ALAMAT}dokumen/{asing.token}/{asing.berkas[0].token}/").status_code == 404


def test_berkas_yang_hilang_dari_simpanan_404_bukan_500(client, bintan, caplog):
    dokumen = buat_dokumen(bintan)
    berkas.jalur(dokumen.berkas[0].kunci).unlink()

    assert client.get(url_berkas(dokumen)).status_code == 404
    assert "tidak ada di penyimpanan" in caplog.text


# What is exempt


def test_dikecualikan_menampilkan_judul_dan_keputusan_tanpa_isinya(client, bintan, provinsi, kpu):
    for n, satker in enumerate((provinsi, kpu)):
        buat_dik(
            satker,
            f"Judul {n}",
            konsekuensi="Akibat yang tidak ditulis",
            manfaat="Manfaat yang tidak ditulis",
            nomor_keputusan=f"{n}/PPID/2026",
        )
    buat_dik(provinsi, "Sudah lewat", berlaku_sampai=provinsi.hari_ini - timedelta(days=1))

    isi = client.get(f"{ALAMAT}dikecualikan/").text

    for satu in ("Judul 0", "Judul 1", "1/PPID/2026", "Pasal 17 huruf h", kpu.nama, provinsi.nama):
        assert satu in isi
    for tiada in ("Sudah lewat", "tidak ditulis", "keputusan.pdf"):
        assert tiada not in isi
    for satu in Dikecualikan.objects.all():
        assert satu.token not in isi
        assert satu.pindaian.token not in isi


def test_dikecualikan_provinsi_lain_tidak_tampil(client, bintan, sarolangun):
    buat_dik(sarolangun.induk, "Hanya di Jambi")

    assert "Hanya di Jambi" not in client.get(f"{ALAMAT}dikecualikan/").text
    assert "Hanya di Jambi" in client.get("/sarolangun/informasi/dikecualikan/").text


def test_dokumen_yang_diusulkan_dikecualikan_tidak_tampil_di_mana_pun(client, bintan):
    buat_dokumen(bintan, "Naskah soal seleksi", "diusulkan_dikecualikan")

    for satu in ("", "berkala/", "serta-merta/", "setiap-saat/", "dikecualikan/"):
        assert "Naskah soal" not in client.get(f"{ALAMAT}{satu}").text


# The feed


def test_umpan_atom_memuat_dokumen_terbuka_terbaru_dulu(client, bintan):
    for n in range(2):
        buat_dokumen(bintan, f"Kabar <{n}> & \x0b lain", "serta_merta")
    buat_dokumen(bintan, "Belum sah", "serta_merta", disahkan=False)
    tarik(buat_dokumen(bintan, "Ditarik", "serta_merta"))

    respons = client.get(f"{ALAMAT}serta-merta/umpan.xml")

    pohon = ElementTree.fromstring(respons.content)  # noqa: S314
    judul = [e.findtext(f"{ATOM}title") for e in pohon.findall(f"{ATOM}entry")]
    assert respons["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert judul == ["Kabar <1> &  lain", "Kabar <0> &  lain"]
    assert client.get(f"{ALAMAT}lain/umpan.xml").status_code == 404


def test_umpan_memakai_alamat_setelan_bukan_tajuk_host(client, bintan, settings):
    settings.ALAMAT_DASAR = "https://ppid.contoh.test"
    dokumen = buat_dokumen(bintan, klasifikasi="serta_merta")

    isi = client.get(f"{ALAMAT}serta-merta/umpan.xml", HTTP_HOST="jahat.test").text

    assert f"https://ppid.contoh.test{ALAMAT}dokumen/{dokumen.token}/" in isi
    assert "jahat.test" not in isi
