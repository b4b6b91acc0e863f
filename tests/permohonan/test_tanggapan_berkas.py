"""The files, documents, costs and redactions of a drafted answer."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from permohonan.forms.tanggapan import MAKS_HITAM
from permohonan.models import Tanggapan, Tarif
from ppid import berkas
from ppid.izin import Peran
from ppid.models import Berkas, JenisBerkas
from tests.factories import buat_permohonan, pelaku
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen
from tests.permohonan.tanggapan import alamat, bahan, jejak, kirim

pytestmark = pytest.mark.usefixtures("jam")
TEMUAN = [{"jenis": "nik", "teks": "3 NIK pada lembar “Data”", "jawaban": ""}]


@pytest.fixture
def p(satker):
    return buat_permohonan(satker, "koordinasi")


# The redaction list


def test_penghitaman_tersimpan_dengan_alasan_dan_dasar_tercetak(klien, p):
    dik = buat_dik(p.satker)

    kirim(
        klien,
        p,
        **{
            "bagian-1-hasil": "sebagian",
            "bagian-1-hitam-0-materi": "Kolom NIK",
            "bagian-1-hitam-0-alasan": "Data pribadi",
            "bagian-1-hitam-0-dik": dik.token,
            "bagian-1-hitam-1-materi": "",
            "bagian-1-hitam-1-alasan": "",
        },
    )

    (baris,) = p.konsep.jawaban.get().penghitaman
    assert (baris["materi"], baris["alasan"]) == ("Kolom NIK", "Data pribadi")
    assert "Pasal 17 huruf h" in baris["dik"]
    assert f"butir {dik.butir}" in baris["dik"]


def test_setiap_penghitaman_harus_beralasan(klien, p):
    isi = {"bagian-1-hasil": "sebagian", "bagian-1-hitam-0-materi": "Kolom NIK"}

    respons = kirim(klien, p, **isi)

    assert respons.status_code == 422
    assert "Tuliskan alasan penghitaman ini" in respons.text
    assert "Kolom NIK" in respons.text


def test_penghitaman_hanya_pada_yang_dikabulkan_sebagian(klien, p):
    isi = {"bagian-1-hitam-0-materi": "Kolom NIK", "bagian-1-hitam-0-alasan": "Pribadi"}

    assert "Ada daftar penghitaman" in kirim(klien, p, **isi).text


def test_tambah_baris_tanpa_javascript_menyimpan_semua_ketikan(klien, p):
    isi = {"bagian-1-hasil": "sebagian", "bagian-1-hitam-0-materi": "Kolom NIK"}

    respons = kirim(klien, p, "tambah-1", **isi)

    assert respons.status_code == 200
    assert "Ada yang perlu diperbaiki" not in respons.text
    assert 'name="bagian-1-hitam-1-materi"' in respons.text
    assert "Kolom NIK" in respons.text
    assert not Tanggapan.objects.exists()


# Files, documents, costs


def test_berkas_yang_tertahan_gerbang_tidak_dapat_dikirim(klien, p):
    satu = bahan(p, TEMUAN)

    teks = klien.get(alamat(p)).text
    respons = kirim(klien, p, berkas=[satu.token])

    assert "Belum dapat dipilih" in teks
    assert alamat(p, "perkara_berkas_jawaban") in teks
    assert respons.status_code == 422
    assert "Jawab dulu temuannya" in respons.text
    assert not Tanggapan.objects.exists()


def test_cari_dokumen_menambah_pilihan_dan_menyimpan_ketikan(klien, p):
    dokumen = buat_dokumen(p.satker, "Laporan dana kampanye 2024")

    respons = kirim(klien, p, "cari", cari="dana kampanye", b1_informasi="Ketikan saya")

    assert dokumen.token in respons.text
    assert "Ketikan saya" in respons.text


def test_dokumen_yang_belum_disahkan_tidak_dapat_dilampirkan(klien, p):
    dokumen = buat_dokumen(p.satker, disahkan=False)

    assert kirim(klien, p, dokumen=[dokumen.token]).status_code == 422


def test_biaya_dihitung_dari_daftar_tarif(klien, p):
    tarif = Tarif.objects.create(
        satker=p.satker, nama="Fotokopi A4", satuan="lembar", harga=500, dasar="SK 1/2026"
    )

    pratinjau = kirim(klien, p, "tambah-1", **{f"biaya-{tarif.pk}": "12"})
    kirim(klien, p, b1_bentuk="hardcopy", **{f"biaya-{tarif.pk}": "12"})

    assert "Rp6.000" in pratinjau.text
    assert p.konsep.jumlah_biaya == 6000
    assert p.konsep.biaya[0]["nama"] == "Fotokopi A4"


def test_melihat_tidak_dikenai_biaya(klien, p):
    tarif = Tarif.objects.create(
        satker=p.satker, nama="Fotokopi A4", satuan="lembar", harga=500, dasar="SK 1/2026"
    )

    respons = kirim(klien, p, b1_bentuk="melihat", **{f"biaya-{tarif.pk}": "2"})

    assert respons.status_code == 422
    assert "melihat informasi tidak dikenai biaya" in respons.text


def test_mengunduh_tidak_dikenai_biaya(klien, p):
    satu = bahan(p)
    tarif = Tarif.objects.create(
        satker=p.satker, nama="CD", satuan="keping", harga=5000, dasar="SK 1/2026"
    )

    biaya = {f"biaya-{tarif.pk}": "2"}
    respons = kirim(klien, p, berkas=[satu.token], cara_serah="unduh", **biaya)

    assert respons.status_code == 422
    assert "mengunduh dan melihat informasi tidak dikenai biaya" in respons.text
    assert not p.tanggapan.exists()


def test_daftar_penghitaman_yang_penuh_masih_diterima(klien, p, petugas):
    """Three parts, each with all the rows its list can have: no limit of the server stops them."""
    p.bagi_rincian(oleh=petugas, uraian=["Satu", "Dua", "Tiga"])
    isi, dik = {"cara_serah": "ambil"}, buat_dik(p.satker).token
    for urut in (1, 2, 3):
        isi |= {f"bagian-{urut}-hasil": "sebagian", f"bagian-{urut}-informasi": "Rekap"}
        isi |= {f"bagian-{urut}-bentuk": "softcopy"}
        for ke in range(MAKS_HITAM):
            hitam = f"bagian-{urut}-hitam-{ke}"
            isi |= {f"{hitam}-materi": "NIK", f"{hitam}-alasan": "Pribadi", f"{hitam}-dik": dik}

    respons = klien.post(alamat(p), {"versi": p.versi, "tindakan": "kirim"} | isi)

    assert respons.status_code == 302
    assert [len(j.penghitaman) for j in p.konsep.jawaban.all()] == [MAKS_HITAM] * 3


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"cara_serah": ""}, "Pilih cara penyampaian informasi"),
        ({"cara_serah": "unduh"}, "Pilih berkas yang akan diunduh pemohon"),
        ({"b1_bentuk": ""}, "Pilih bentuk informasi yang tersedia"),
        ({"b1_informasi": ""}, "Tuliskan informasi yang dijawab"),
        ({"b1_hasil": ""}, "Pilih hasilnya"),
        ({"b1_hasil": "sebagian"}, "Jelaskan apa yang tidak diberikan"),
        ({"waktu_penyediaan": "seminggu"}, "Isi dengan angka"),
    ],
)
def test_setiap_kekurangan_dikatakan_pada_isiannya(klien, p, isi, kalimat):
    respons = kirim(klien, p, **isi)

    assert respons.status_code == 422
    assert kalimat in respons.text


def test_masukan_nakal_ditolak_dengan_kata(klien, p):
    tarif = Tarif.objects.create(
        satker=p.satker, nama="Fotokopi A4", satuan="lembar", harga=500, dasar="SK 1/2026"
    )
    nakal = {
        f"biaya-{tarif.pk}": "9" * 5000,
        "dokumen": ["\x00", "x" * 4000],
        "berkas": ["\x00"],
        "cari": "\x00dana",
        "bagian-1-dik": "\x00",
        "bagian-1-hitam-29-materi": "Kolom",
        "bagian-1-hitam-999999999-materi": "Kolom",
    }

    assert kirim(klien, p, **nakal).status_code == 422
    assert kirim(klien, p, "cari", **nakal).status_code == 200
    assert not Tanggapan.objects.exists()


def test_email_tidak_dapat_dipilih_bila_pemohon_tidak_punya(klien, satker):
    p = buat_permohonan(satker, "koordinasi", pemohon={"email": ""})

    assert "Pemohon tidak memberi alamat email" in kirim(klien, p, cara_serah="email").text


# The files


def unggah(klien, p, *isi, **lain):
    p.refresh_from_db()
    data = {"versi": p.versi, "tindakan": "unggah", "berkas": list(isi)} | lain
    return klien.post(alamat(p, "perkara_berkas_jawaban"), data)


def gambar(nama="peta.png"):
    isi = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue())


def teks(isi: str, nama="data.csv"):
    return SimpleUploadedFile(nama, isi.encode())


def test_beberapa_berkas_diunggah_sekaligus_dan_diperiksa(klien, p):
    respons = unggah(klien, p, gambar(), teks("nama;nik\nBudi;2101011205840003\n"))

    assert respons.status_code == 302
    milik = Berkas.objects.tentang(p).filter(jenis="jawaban")
    assert {b.nama: b.lolos_gerbang for b in milik} == {"peta.png": True, "data.csv": False}
    assert jejak(p, "siapkan_berkas").get().data == {"berkas": 2, "temuan": 1}
    halaman = klien.get(respons["Location"]).text
    assert "Belum boleh keluar" in halaman
    assert "Alasan boleh keluar" in halaman
    assert "unggah berkas yang sudah bersih" in halaman


def test_berkas_yang_tidak_diterima_dikatakan_sebabnya(klien, p):
    respons = unggah(klien, p, SimpleUploadedFile("x.exe", b"MZ\x90\x00\x03" + b"\x00" * 60))
    kosong = unggah(klien, p)

    assert (respons.status_code, kosong.status_code) == (422, 422)
    assert "Gunakan berkas" in respons.text
    assert "Pilih berkasnya" in kosong.text
    assert not jejak(p, "siapkan_berkas").exists()


def jawab(klien, p, satu, **isi):
    p.refresh_from_db()
    data = {"versi": p.versi, "tindakan": "jawab", "berkas": satu.token} | isi
    return klien.post(alamat(p, "perkara_berkas_jawaban"), data)


def test_alasan_boleh_keluar_tersimpan_dan_membuka_gerbang(klien, p):
    satu = bahan(p, TEMUAN)

    jawab(klien, p, satu, **{"alasan-0": "NIK milik pemohon sendiri"})

    satu.refresh_from_db()
    assert satu.lolos_gerbang
    assert satu.temuan[0]["jawaban"] == "NIK milik pemohon sendiri"
    assert jejak(p, "jawab_temuan").get().data == {"berkas": satu.token, "temuan": 1}
    assert "Belum dapat dipilih" not in klien.get(alamat(p)).text


def test_temuan_tanpa_alasan_422(klien, p):
    satu = bahan(p, TEMUAN)

    respons = jawab(klien, p, satu, **{"alasan-0": "  "})

    assert respons.status_code == 422
    assert "Tulis alasan mengapa berkas boleh keluar" in respons.text


def test_alasan_yang_sudah_ditulis_tidak_ditimpa(klien, p):
    dijawab = [TEMUAN[0] | {"jawaban": "Alasan pertama", "oleh": "Rina"}]
    satu = bahan(p, dijawab)

    assert jawab(klien, p, satu, **{"alasan-0": "Alasan kedua"}).status_code == 422
    satu.refresh_from_db()
    assert satu.temuan[0]["jawaban"] == "Alasan pertama"


def test_berkas_perkara_lain_404(klien, p):
    lain = bahan(buat_permohonan(p.satker, "koordinasi"), TEMUAN)

    assert jawab(klien, p, lain, **{"alasan-0": "Alasan"}).status_code == 404


def test_bahan_dari_unit_dapat_dibuka_dan_dilampirkan(klien, p):
    kasubbag = pelaku(Peran.KASUBBAG, p.satker)
    (minta,) = p.disposisi(
        oleh=kasubbag, bentuk="arahan", unit=None, arahan="Siapkan", batas=p.jatuh_tempo
    )
    satu = berkas.kaitkan(buat_berkas(p.satker, JenisBerkas.BAHAN, nama="bahan.pdf"), minta)

    halaman = klien.get(alamat(p, "perkara_berkas_jawaban")).text
    url = reverse("perkara_berkas", args=[p.satker.slug, p.kunci, satu.token])

    assert url in halaman
    assert klien.get(url).status_code == 200
    assert kirim(klien, p, berkas=[satu.token]).status_code == 302
    assert p.konsep.pemberian.get().berkas == satu
