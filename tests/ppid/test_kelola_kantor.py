"""Office, hours and units: page, row and trail row; what a fault says; a stale form is refused."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags
from PIL import Image

from ppid import berkas, logo, naskah, saring
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, JenisBerkas, Satker, Unit
from ppid.setelan import BERUBAH, sidik
from tests.factories import beri_tugas, buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db
KANTOR = "/kelola/bintan/kantor/"
JAM = "/kelola/bintan/jam-layanan/"
UNIT = "/kelola/bintan/unit/"
ISIAN = {
    "aksi": "data",
    "nama": "KPU Kabupaten Bintan",
    "alamat": "Jalan Tata Bumi Km 20, Toapaya",
    "tempat": "Toapaya",
    "telepon": "(0771) 555 0142",
    "whatsapp": "0812 5550 0142",
    "zona": "Asia/Jakarta",
    "laporan_ditandatangani": "on",
}


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def admin(client, satker):
    orang = buat_pegawai(Peran.ADMIN, satker)
    client.force_login(orang)
    return orang


def dilihat(satker: Satker, *isian: str) -> str:
    return sidik(Satker.objects.get(pk=satker.pk), isian)


def kirim_kantor(client, satker, **isian):
    bidang = (
        *("nama", "kop_atas", "kop_bawah", "alamat", "tempat"),
        *("telepon", "whatsapp", "email", "zona", "supervisi_sejak"),
        "laporan_ditandatangani",
    )
    return client.post(KANTOR, ISIAN | {"dilihat": dilihat(satker, *bidang)} | isian)


def isi(respons) -> str:
    return respons.content.decode()


# The office


def test_data_kantor_tersimpan_dan_jejaknya_tanpa_nomor_telepon(client, admin, satker):
    respons = kirim_kantor(
        client,
        satker,
        tempat="Kijang",
        telepon="(0771) 555 0199",
        kop_atas="KPU",
        kop_bawah="BINTAN",
    )

    assert respons.status_code == 302
    satker.refresh_from_db()
    assert (satker.tempat, naskah.kop(satker)) == ("Kijang", ("KPU", "BINTAN"))
    baris = Jejak.objects.get(jenis="kantor_diubah")
    assert (baris.oleh, baris.rantai) == (admin, "bintan")
    assert baris.data["isian"]["tempat"] == ["Toapaya", "Kijang"]
    assert baris.data["isian"]["telepon"] is None
    assert "0199" not in str(baris.data)


def test_tanpa_perubahan_tidak_ada_baris_jejak(client, admin, satker):
    assert kirim_kantor(client, satker).status_code == 302
    assert not Jejak.objects.filter(jenis="kantor_diubah").exists()


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"nama": ""}, "Isi nama kantornya"),
        ({"alamat": ""}, "Isi alamat kantornya"),
        ({"whatsapp": "0812"}, "Nomor telepon hanya angka"),
        ({"whatsapp": "62812 5550 0142"}, "diawali 0 atau +62"),
        ({"telepon": "lantai dua"}, "Tulis nomornya dengan angka"),
        ({"email": "ppid"}, "Alamat email belum lengkap"),
        ({"kop_bawah": "BINTAN"}, "Isi baris pertama dulu"),
        ({"kop_atas": "x" * 81}, "paling banyak 80 huruf"),
    ],
)
def test_isian_kantor_yang_keliru_disebut_dan_ketikan_tetap(client, admin, satker, isian, kalimat):
    respons = kirim_kantor(client, satker, tempat="Kijang", **isian)

    assert respons.status_code == 422
    assert kalimat in isi(respons)
    assert 'value="Kijang"' in isi(respons)
    assert Satker.objects.get().tempat == "Toapaya"


def test_zona_waktu_baru_disimpan_sesudah_artinya_dibaca(client, admin, satker):
    pertama = kirim_kantor(client, satker, zona="Asia/Makassar")
    assert pertama.status_code == 422
    assert "tahun nomor, dan tenggat permohonan berikutnya" in isi(pertama)
    assert Satker.objects.get().zona == "Asia/Jakarta"

    kirim_kantor(client, satker, zona="Asia/Makassar", yakin_zona="on")

    assert Satker.objects.get().zona == "Asia/Makassar"
    baris = Jejak.objects.get(jenis="kantor_diubah")
    assert baris.data["isian"]["zona"] == ["Asia/Jakarta", "Asia/Makassar"]


def test_formulir_yang_usang_ditolak_dan_ketikan_ditunjukkan(client, admin, satker):
    usang = {"dilihat": dilihat(satker, "nama")}
    Satker.objects.update(tempat="Kota Lain")

    respons = client.post(KANTOR, ISIAN | usang | {"tempat": "Kijang"})

    assert respons.status_code == 409
    assert BERUBAH in isi(respons)
    assert "Kijang" in isi(respons)
    assert usang["dilihat"] not in isi(respons)
    assert Satker.objects.get().tempat == "Kota Lain"


# The logo


def gambar(format="PNG", ukuran=(600, 700), nama="logo.png") -> SimpleUploadedFile:
    keluar = io.BytesIO()
    Image.radial_gradient("L").resize(ukuran).convert("RGB").save(keluar, format)
    return SimpleUploadedFile(nama, keluar.getvalue(), f"image/{format.lower()}")


@pytest.fixture
def saringan_palsu(monkeypatch):
    """The sieve of uploads, proved elsewhere, is stood in for."""
    monkeypatch.setattr(berkas, "_saring", lambda jenis, isi, _: saring.Hasil(isi, jenis))


def pasang(client, unggahan=None):
    return client.post(KANTOR, {"aksi": "logo", "logo": unggahan or gambar()})


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_logo_dikecilkan_dipasang_dan_tampil_di_halaman_umum(client, admin, satker, format):
    """Through the real sieve: the only door for uploads."""
    assert pasang(client, gambar(format)).status_code == 302

    satker.refresh_from_db()
    assert (satker.logo.jenis, satker.logo.tipe) == (JenisBerkas.LOGO, "image/png")
    assert satker.logo.ukuran <= 6_000
    assert Jejak.objects.get(jenis="logo_diganti").data == {"sha256": satker.logo.sha256}
    client.logout()
    alamat = f"/bintan/logo/?{satker.logo.sha256[:8]}"
    assert f'src="{alamat}"' in isi(client.get("/bintan/"))
    respons = client.get(alamat)
    assert respons["Content-Type"] == "image/png"
    assert respons["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "sandbox" in respons["Content-Security-Policy"]
    with Image.open(io.BytesIO(respons.content)) as kecil:
        assert kecil.width == kecil.height <= 192


@pytest.mark.sekali
@pytest.mark.parametrize("ukuran", [(80, 80), (4000, 90), (3000, 3000)])
def test_logo_sehalus_apa_pun_cukup_ringan(ukuran):
    """Noise, the worst that can be packed."""
    derau = Image.effect_noise(ukuran, 120).convert("RGB")
    keluar = io.BytesIO()
    derau.save(keluar, "PNG", compress_level=1)

    assert len(logo.kecilkan(keluar.getvalue())) <= logo.MAKS_BYTE


@pytest.mark.parametrize(
    ("unggahan", "kalimat"),
    [
        (lambda: None, "Pilih gambarnya"),
        (lambda: gambar(ukuran=(600, 40)), "Sisi terpendeknya paling sedikit 80 piksel"),
        (lambda: gambar(ukuran=(4100, 100)), "Perkecil sampai 4000 piksel"),
        (lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.7\n%%EOF"), "Gunakan gambar PNG atau JPG"),
        (lambda: SimpleUploadedFile("a.svg", b"<svg/>"), "Gunakan berkas JPG, PNG"),
    ],
)
def test_gambar_yang_tidak_cocok_ditolak(client, admin, saringan_palsu, unggahan, kalimat):
    isian = {"aksi": "logo"} | ({"logo": satu} if (satu := unggahan()) else {})

    respons = client.post(KANTOR, isian)

    assert respons.status_code == 422
    assert kalimat in isi(respons)
    assert not Berkas.objects.exists()


def test_logo_diganti_lalu_dihapus(
    client, admin, satker, saringan_palsu, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        pasang(client)
        lama = Satker.objects.get().logo
        pasang(client, gambar(ukuran=(500, 500)))
        baru = Satker.objects.get().logo
        client.post(KANTOR, {"aksi": "hapus_logo"})

    assert lama.kunci != baru.kunci
    assert not any(berkas.jalur(satu.kunci).exists() for satu in (lama, baru))
    assert not Berkas.objects.exists()
    assert client.get("/bintan/logo/").status_code == 404
    jenis = list(Jejak.objects.order_by("urut").values_list("jenis", flat=True))
    assert jenis == ["logo_diganti", "logo_diganti", "logo_dihapus"]


def test_menghapus_logo_yang_sudah_dihapus_orang_lain_ditolak(client, admin):
    assert client.post(KANTOR, {"aksi": "hapus_logo"}).status_code == 409


def test_berkas_logo_yang_hilang_tidak_menghentikan_surat(client, admin, satker, saringan_palsu):
    pasang(client)
    satker.refresh_from_db()
    berkas.jalur(satker.logo.kunci).unlink()

    assert naskah.bingkai(satker)["logo"] == ""
    assert client.get("/bintan/logo/").status_code == 404


# Service hours


def pekan(**ubah) -> dict:
    jam = dict.fromkeys(range(5), ("08.00", "16.00", "", "")) | {5: ("",) * 4, 6: ("",) * 4}
    jam |= {int(k[1:]): v for k, v in ubah.items()}
    kolom = ("buka", "tutup", "istirahat", "selesai")
    return {
        f"jam_layanan-{i}-{k}": nilai
        for i, isi in jam.items()
        for k, nilai in zip(kolom, isi, strict=True)
    }


def test_jam_layanan_tersimpan_seperti_dibaca(client, admin, satker):
    isian = pekan(h0=("8", "16:30", "12", "13.00"), h5=("09.00", "12.00", "", ""))

    respons = client.post(JAM, isian | {"dilihat": dilihat(satker, "jam_layanan")})

    assert respons.status_code == 302
    satker.refresh_from_db()
    assert satker.jam_layanan[0] == ["08.00", "16.30", "12.00", "13.00"]
    assert satker.jam_layanan[4:] == [["08.00", "16.00"], ["09.00", "12.00"], None]
    assert satker.istirahat_ringkas == "Senin 12.00–13.00"
    assert "16.30" in str(Jejak.objects.get(jenis="jam_layanan_diubah").data)
    assert "Istirahat Senin 12.00–13.00" in strip_tags(isi(client.get("/bintan/")))


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        (("pagi", "16.00", "", ""), "Selasa: tulis jam seperti 08.00"),
        (("08.00", "24.00", "", ""), "Selasa: tulis jam seperti 08.00"),
        (("08.00", "08.61", "", ""), "Selasa: tulis jam seperti 08.00"),
        (("08.00", "", "", ""), "Selasa: isi jam buka dan jam tutup"),
        (("16.00", "08.00", "", ""), "Selasa: jam tutup harus sesudah jam buka"),
        (("08.00", "08.00", "", ""), "Selasa: jam tutup harus sesudah jam buka"),
        (("08.00", "16.00", "12.00", ""), "Selasa: isi kedua jam istirahat"),
        (("08.00", "16.00", "13.00", "12.00"), "Selasa: istirahat harus di antara"),
        (("08.00", "16.00", "07.00", "09.00"), "Selasa: istirahat harus di antara"),
        (("", "", "12.00", "13.00"), "Selasa: isi jam buka dan tutupnya"),
    ],
)
def test_jam_yang_keliru_disebut_dengan_harinya(client, admin, satker, hari, kalimat):
    respons = client.post(JAM, pekan(h1=hari))

    assert respons.status_code == 422
    assert kalimat in isi(respons)
    assert f'value="{hari[0] or hari[2]}"' in isi(respons)


def test_sepekan_tanpa_jam_ditolak(client, admin):
    kosong = {f"h{i}": ("",) * 4 for i in range(5)}

    assert "sedikitnya satu hari" in isi(client.post(JAM, pekan(**kosong)))


def test_jam_yang_diubah_orang_lain_tidak_ditimpa(client, admin, satker):
    usang = dilihat(satker, "jam_layanan")
    Satker.objects.update(jam_layanan=[["07.00", "15.00"]] * 5 + [None, None])

    assert client.post(JAM, pekan() | {"dilihat": usang}).status_code == 409
    satker.refresh_from_db()
    assert satker.jam_layanan[0] == ["07.00", "15.00"]


# Units


def test_unit_ditambah_diganti_nama_dan_tidak_ditawarkan_lagi(client, admin, satker):
    client.post(UNIT, {"nama": "Subbag Umum"})
    unit = Unit.objects.get()
    ubah = {
        f"u{unit.pk}-nama": "Subbag Umum dan Logistik",
        f"u{unit.pk}-dilihat": sidik(unit, ["nama"]),
    }
    client.post(UNIT, {"unit": unit.pk, "aksi": "nama"} | ubah)
    client.post(UNIT, {"unit": unit.pk, "aksi": "nonaktif"})

    unit.refresh_from_db()
    assert (unit.nama, unit.aktif) == ("Subbag Umum dan Logistik", False)
    assert list(Unit.objects.aktif(satker)) == []
    assert list(Unit.objects.aktif(satker, selain=unit.pk)) == [unit]
    assert "Tidak ditawarkan lagi" in isi(client.get(UNIT))
    jenis = list(Jejak.objects.order_by("urut").values_list("jenis", flat=True))
    assert jenis == ["unit_ditambah", "unit_diubah", "unit_dinonaktifkan"]


@pytest.mark.parametrize("nama", ["", "subbag umum", "x" * 161])
def test_nama_unit_kosong_kembar_atau_terlalu_panjang_ditolak(client, admin, satker, nama):
    Unit.objects.create(satker=satker, nama="Subbag Umum")

    assert client.post(UNIT, {"nama": nama}).status_code == 422
    assert Unit.objects.count() == 1


def test_unit_yang_masih_dipegang_tetap_ditawarkan(client, admin, satker):
    unit = Unit.objects.create(satker=satker, nama="Subbag Umum")
    beri_tugas(admin, Peran.PLENO, satker, unit=unit)

    respons = client.post(UNIT, {"unit": unit.pk, "aksi": "nonaktif"}, follow=True)

    assert "Masih ada 1 jabatan di unit ini" in isi(respons)
    assert Unit.objects.get().aktif


def test_unit_kantor_lain_tidak_dikenal(client, admin):
    lain = Unit.objects.create(satker=buat_satker("sarolangun"), nama="Subbag Umum")

    for isian in ({"unit": lain.pk, "aksi": "nonaktif"}, {"unit": "x"}, {"unit": "9" * 30}):
        assert client.post(UNIT, isian).status_code == 404
    assert not Jejak.objects.exists()


def test_unit_yang_sudah_dialihkan_orang_lain_ditolak(client, admin, satker):
    unit = Unit.objects.create(satker=satker, nama="Subbag Umum", aktif=False)

    assert client.post(UNIT, {"unit": unit.pk, "aksi": "nonaktif"}).status_code == 409
