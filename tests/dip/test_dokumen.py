"""Documents: registered by the desk, ratified by the PPID, and then left alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.models import Dokumen, Klasifikasi
from dip.status.dokumen import ALUR, PERISTIWA
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Berkas, Jejak
from tests.factories import pelaku
from tests.factories_dip import buat_berkas, buat_dokumen, buat_unit
from tests.isian import pdf_kosong

pytestmark = pytest.mark.django_db
DAFTAR = "/bintan/dokumen/"
MENUNGGU = ["dokumen_didaftarkan", "klasifikasikan"]
TEMUAN = {"jenis": "nik", "teks": "Ada 2 angka yang seperti NIK", "jawaban": ""}


def pdf(nama="dpt.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, pdf_kosong(), "application/pdf")


def alamat(dokumen: Dokumen) -> str:
    return reverse("dokumen_satu", args=[dokumen.satker.slug, dokumen.token])


def jenis_jejak(dokumen: Dokumen) -> list[str]:
    return list(Jejak.objects.tentang(dokumen).order_by("urut").values_list("jenis", flat=True))


def isian(satker, **ganti) -> dict:
    return {
        "judul": "DPT Pemilihan 2024",
        "ringkasan": "Per kecamatan",
        "klasifikasi": "berkala",
        "unit": buat_unit(satker).pk,
        "tautan": "",
    } | ganti


# Registering


def test_petugas_mendaftarkan_dokumen_dengan_dua_berkas(masuk, bintan):
    petugas = masuk(Peran.PETUGAS, bintan)

    respons = petugas.post(
        f"{DAFTAR}baru/", isian(bintan, berkas=[pdf(), pdf("kedua.pdf")]), follow=True
    )

    dokumen = Dokumen.objects.get()
    baris = Jejak.objects.tentang(dokumen).first()
    assert "Dokumen terdaftar dan menunggu pengesahan." in respons.text
    assert [satu.nama for satu in dokumen.berkas] == ["dpt.pdf", "kedua.pdf"]
    assert not dokumen.terbuka
    assert (baris.jenis, baris.data) == (
        "dokumen_didaftarkan",
        {"klasifikasi": "berkala", "berkas": 2},
    )
    assert jenis_jejak(dokumen) == MENUNGGU


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"judul": ""}, "Isi nama dokumennya"),
        ({"klasifikasi": "rahasia"}, "Pilih klasifikasinya"),
        ({"masa_simpan": "0"}, "Tulis jumlah tahun, 1 sampai 100"),
        ({"masa_simpan": "lima"}, "Tulis jumlah tahun, 1 sampai 100"),
        ({"simpan_sejak": "kemarin"}, "Tulis tanggal seperti"),
        ({"unit": ""}, "Pilih unit yang menguasai dokumen ini"),
        ({"tautan": "bukan alamat"}, "Tulis alamat lengkap"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"\x00\x01\x02")}, "Gunakan berkas"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"")}, "Berkas ini kosong"),
    ],
)
def test_isian_yang_salah_ditolak_dengan_kalimat(masuk, bintan, ganti, kalimat):
    respons = masuk(Peran.PETUGAS, bintan).post(f"{DAFTAR}baru/", isian(bintan, **ganti))

    assert respons.status_code == 422
    assert kalimat in respons.text
    assert Dokumen.objects.count() == 0


def test_unit_kantor_lain_ditolak(masuk, bintan, sarolangun):
    unit = buat_unit(sarolangun).pk

    respons = masuk(Peran.PETUGAS, bintan).post(f"{DAFTAR}baru/", isian(bintan, unit=unit))

    assert respons.status_code == 422
    assert "unit" in respons.context["form"].errors
    assert not Dokumen.objects.exists()


# Ratifying


def test_kasubbag_mengesahkan_sekali(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False)
    kasubbag = masuk(Peran.KASUBBAG, bintan)
    halaman = kasubbag.get(alamat(dokumen)).text
    assert halaman.index("Sahkan dokumen") < halaman.index("Berkas dan versinya")
    isi = {"aksi": "sahkan", "rupa": dokumen.rupa}

    respons = kasubbag.post(alamat(dokumen), isi, follow=True)
    kedua = kasubbag.post(alamat(dokumen), isi)

    dokumen = Dokumen.objects.get()
    assert "Petugas dapat memberikannya sekarang." in respons.text
    assert "Sahkan dokumen" not in respons.text
    assert dokumen.terbuka
    assert dokumen.disahkan_oleh == pelaku(Peran.KASUBBAG, bintan).pengguna
    assert jenis_jejak(dokumen) == [*MENUNGGU, "dokumen_disahkan"]
    assert Jejak.objects.tentang(dokumen).last().data["dirangkap"] is False
    assert kedua.status_code == 409
    assert "sudah disahkan" in kedua.text


def test_riwayat_mengatakan_apa_yang_terjadi(masuk, bintan):
    assert {t.nama for t in ALUR} == PERISTIWA.keys()

    halaman = masuk(Peran.KASUBBAG, bintan).get(alamat(buat_dokumen(bintan)))

    judul = [satu["judul"] for satu in halaman.context["riwayat"]]
    assert judul == ["Dokumen didaftarkan", "Dikirim untuk disahkan", "Dokumen disahkan"]


def test_petugas_tidak_dapat_mengesahkan(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False)
    petugas = masuk(Peran.PETUGAS, bintan)

    respons = petugas.post(alamat(dokumen), {"aksi": "sahkan", "rupa": dokumen.rupa})

    assert respons.status_code == 403
    assert "Dokumen disahkan oleh Kasubbag" in respons.text
    assert "Sahkan dokumen" not in petugas.get(alamat(dokumen)).text
    assert jenis_jejak(dokumen) == MENUNGGU


def test_yang_berubah_sejak_dibuka_tidak_disahkan(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False)
    dilihat = dokumen.rupa
    dokumen.ubah(oleh=pelaku(Peran.PETUGAS, bintan), judul="Judul lain")

    respons = masuk(Peran.KASUBBAG, bintan).post(
        alamat(dokumen), {"aksi": "sahkan", "rupa": dilihat}
    )

    assert respons.status_code == 409
    assert "berubah sejak Anda membukanya" in respons.text
    assert "Menunggu pengesahan" in respons.text
    assert Dokumen.objects.get().disahkan_pada is None


def test_tanpa_berkas_dan_tautan_tidak_disahkan(bintan):
    dokumen = buat_dokumen(bintan, isi=None, disahkan=False)

    with pytest.raises(TransisiDitolak, match="Tambahkan berkas atau tautan"):
        dokumen.sahkan(oleh=pelaku(Peran.KASUBBAG, bintan))
    assert Dokumen.objects.get().disahkan_pada is None


def test_kasubbag_yang_mendaftarkan_sendiri_ditandai_dirangkap(bintan):
    kasubbag = pelaku(Peran.KASUBBAG, bintan)
    dokumen = Dokumen.daftarkan(
        oleh=kasubbag,
        unggahan=[buat_berkas(bintan)],
        judul="Logistik",
        klasifikasi=Klasifikasi.BERKALA,
        unit=buat_unit(bintan),
    )

    dokumen.sahkan(oleh=kasubbag)

    assert Jejak.objects.tentang(dokumen).last().data["dirangkap"] is True


def test_kata_kerja_menolak_pelaku_kantor_lain(bintan, sarolangun):
    dokumen = buat_dokumen(bintan, disahkan=False)

    with pytest.raises(PermissionDenied):
        dokumen.sahkan(oleh=pelaku(Peran.KASUBBAG, sarolangun))


# The gate


def test_temuan_yang_belum_dijawab_menahan_pengesahan(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False, temuan=[TEMUAN])
    kasubbag = masuk(Peran.KASUBBAG, bintan)
    halaman = kasubbag.get(alamat(dokumen)).text

    respons = kasubbag.post(alamat(dokumen), {"aksi": "sahkan", "rupa": dokumen.rupa})

    assert TEMUAN["teks"] in halaman
    assert "Alasan boleh keluar" in halaman
    assert "Sahkan dokumen" not in halaman
    assert respons.status_code == 409
    assert "Jawab dulu semua temuan" in respons.text
    assert Dokumen.objects.get().disahkan_pada is None


def test_jawaban_atas_temuan_membuka_pengesahan(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False, temuan=[TEMUAN])
    berkas = dokumen.berkas[0]
    petugas = masuk(Peran.PETUGAS, bintan)
    jawab = {"aksi": "jawab_temuan", "berkas": berkas.token, "indeks": "0"}

    kosong = petugas.post(alamat(dokumen), jawab | {"alasan": " "}, follow=True)
    berhasil = petugas.post(alamat(dokumen), jawab | {"alasan": "Nomor contoh"}, follow=True)
    lagi = petugas.post(alamat(dokumen), jawab | {"alasan": "Lain"}, follow=True)
    luar = petugas.post(alamat(dokumen), jawab | {"indeks": "5", "alasan": "x"}, follow=True)

    assert "Tulis alasan mengapa berkas boleh keluar" in kosong.text
    assert "Boleh keluar:</b> Nomor contoh" in berhasil.text
    assert "sudah dijawab" in lagi.text
    assert "Temuan ini tidak ada" in luar.text
    assert Berkas.objects.get().temuan[0]["jawaban"] == "Nomor contoh"
    assert jenis_jejak(dokumen) == [*MENUNGGU, "dokumen_diubah"]
    Dokumen.objects.get().sahkan(oleh=pelaku(Peran.KASUBBAG, bintan))
    assert Dokumen.objects.get().terbuka


# Changing


def test_petugas_mengubah_menambah_dan_menghapus_sebelum_disahkan(masuk, bintan):
    dokumen = buat_dokumen(bintan, disahkan=False)
    petugas = masuk(Peran.PETUGAS, bintan)

    petugas.post(alamat(dokumen), isian(bintan, aksi="ubah", judul="Judul baru"))
    petugas.post(alamat(dokumen), {"aksi": "tambah_berkas", "berkas": pdf("baru.pdf")})
    lama = dokumen.berkas[0].token
    petugas.post(alamat(dokumen), {"aksi": "buang_berkas", "berkas": lama})

    dokumen = Dokumen.objects.get()
    assert (dokumen.judul, dokumen.kata) == ("Judul baru", "judul baru per kecamatan")
    assert [satu.nama for satu in dokumen.berkas] == ["baru.pdf"]
    assert jenis_jejak(dokumen) == MENUNGGU + ["dokumen_diubah"] * 3


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"aksi": "ubah", "judul": ""}, "Isi nama dokumennya"),
        ({"aksi": "tambah_berkas"}, "Pilih berkasnya"),
    ],
)
def test_isian_salah_di_halaman_dokumen(masuk, bintan, isi, kalimat):
    dokumen = buat_dokumen(bintan, "Judul lama", disahkan=False)

    respons = masuk(Peran.PETUGAS, bintan).post(alamat(dokumen), isi)

    assert respons.status_code == 422
    assert kalimat in respons.text
    assert "<h1>Judul lama</h1>" in respons.text


@pytest.mark.parametrize("aksi", ["ubah", "tambah_berkas", "buang_berkas", "jawab_temuan"])
def test_yang_disahkan_tidak_berubah_lagi(masuk, bintan, aksi):
    dokumen = buat_dokumen(bintan)
    token = dokumen.berkas[0].token
    lain = {"aksi": aksi, "judul": "Lain", "indeks": 0, "alasan": "a"}
    isi = isian(bintan) | lain | {"berkas": pdf() if aksi == "tambah_berkas" else token}

    respons = masuk(Peran.PETUGAS, bintan).post(alamat(dokumen), isi)

    assert respons.status_code == 409
    assert "sudah disahkan" in respons.text
    assert jenis_jejak(dokumen) == [*MENUNGGU, "dokumen_disahkan"]
    assert Berkas.objects.get().token == token


def test_tindakan_tak_dikenal_404(masuk, bintan):
    dokumen = buat_dokumen(bintan)

    assert masuk(Peran.KASUBBAG, bintan).post(alamat(dokumen), {"aksi": "x"}).status_code == 404


# Reading


def test_berkas_diunduh_hanya_dari_kantor_sendiri(masuk, bintan, sarolangun):
    milik, lain = buat_dokumen(bintan), buat_dokumen(sarolangun)
    petugas = masuk(Peran.PETUGAS, bintan)

    def unduh(slug, dokumen, berkas):
        return petugas.get(
            reverse("dokumen_berkas", args=[slug, dokumen.token, berkas.token])
        ).status_code

    assert unduh("bintan", milik, milik.berkas[0]) == 200
    assert unduh("bintan", milik, lain.berkas[0]) == 404
    assert unduh("bintan", lain, lain.berkas[0]) == 404
    assert unduh("sarolangun", lain, lain.berkas[0]) == 404
    assert petugas.get(f"/bintan/dokumen/{lain.token}/").status_code == 404
    assert petugas.get(alamat(lain)).status_code == 404
    assert petugas.get("/sarolangun/dokumen/").status_code == 404


@pytest.mark.parametrize(
    ("kueri", "harap"),
    [
        ("", ["Anggaran", "DPT 2024", "Usulan"]),
        ("?q=pemilih+tetap", ["DPT 2024"]),
        ("?q=tidakada", []),
        ("?klasifikasi=setiap_saat", ["Anggaran"]),
        ("?keadaan=menunggu", ["Usulan"]),
        ("?keadaan=disahkan&klasifikasi=berkala", ["DPT 2024"]),
        ("?klasifikasi=bohong", ["Anggaran", "DPT 2024", "Usulan"]),
    ],
)
def test_saringan(masuk, bintan, kueri, harap):
    buat_dokumen(bintan, "DPT 2024")
    buat_dokumen(bintan, "Anggaran", Klasifikasi.SETIAP_SAAT)
    buat_dokumen(bintan, "Usulan", Klasifikasi.DIUSULKAN_DIKECUALIKAN, disahkan=False)

    respons = masuk(Peran.PETUGAS, bintan).get(DAFTAR + kueri)

    assert [satu.judul for _, satu in respons.context["baris"]] == harap


def test_jumlah_kueri_tetap(masuk, bintan):
    petugas = masuk(Peran.PETUGAS, bintan)
    jumlah = []
    for banyak in (10, 20):
        for n in range(banyak):
            buat_dokumen(bintan, f"Dokumen {n}", disahkan=n % 2 == 0)
        with CaptureQueriesContext(connection) as kueri:
            assert petugas.get(DAFTAR).status_code == 200
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]


def test_daftar_kosong_mengajak_mendaftarkan(masuk, bintan):
    assert "Belum ada dokumen." in masuk(Peran.PETUGAS, bintan).get(DAFTAR).text
