"""SOP step 3: what is exempt is explained from a valid row of the DIK; it is no decision."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.factories_dip import buat_dik
from tests.permohonan.meja import LENGKAP, galat

NIK = "NIK dan nomor KK pemilih"


@pytest.fixture
def satker(db):
    return buat_satker("bintan", induk=buat_satker("kepulauan-riau", induk=buat_satker("kpu")))


@pytest.fixture
def nik(satker, jam):
    """A row of KPU RI, which holds for every office."""
    return buat_dik(buat_satker("kpu"), NIK)


@pytest.fixture
def p(satker, jam):
    return buat_permohonan(satker, "diproses", kanal="datang_langsung", rincian="NIK pemilih 2024")


def alamat(p) -> str:
    return reverse("perkara_jelaskan", args=[p.satker.slug, p.kunci])


def jejak(p) -> list[str]:
    return [b.jenis for b in Jejak.objects.tentang(p).order_by("urut")]


def dibuka(respons) -> str:
    return re.search(r'name="dibuka" value="([^"]+)"', respons.content.decode())[1]


# From the intake page


@pytest.mark.parametrize("kanal", ["datang_langsung", "telepon"])
def test_menjelaskan_saat_mencatat_mencetak_lembarnya_dan_tidak_menutup(desk, nik, kanal):
    respons = desk.kirim(LENGKAP | {"kanal": kanal}, jelaskan=nik.token)

    p = Permohonan.objects.get()
    assert (p.status, p.hasil) == ("diproses", "")
    assert jejak(p) == ["catat", "nyatakan_lengkap", "jelaskan"]
    assert p.bagian.get().dijelaskan == nik
    isi = respons.content.decode()
    assert Naskah.objects.get(jenis="penjelasan").token in isi
    for lanjut in ("tanggapan", "ubah-rincian", "cabut"):
        assert f"/{p.kunci}/{lanjut}/" in isi


def test_detik_sejak_memilih_jelaskan_menjadi_langkah_tiga(desk, nik, jam):
    kunci = desk.kunci()
    jam.maju(minutes=2)
    jam_halaman = {"mulai": "0", "detik": "100", "sejak_pilih": "60"}

    desk.kirim(LENGKAP | jam_halaman, kunci=kunci, jelaskan=nik.token)

    jalan = [(k.kunci, k.hasil, k.detik_kerja) for k in Kegiatan.objects.order_by("pk")]
    assert jalan == [
        ("terima", "nyatakan_lengkap", 60),
        ("jelaskan", "jelaskan", 40),
        ("sampaikan", "", None),
    ]


def test_dua_butir_menjadi_dua_pertanyaan_dan_waktunya_tidak_dikarang(desk, nik, satker):
    lain = buat_dik(satker, "Rekam medis anggota badan ad hoc")
    jam_halaman = {"mulai": "0", "detik": "0", "sejak_pilih": "0"}

    desk.kirim(LENGKAP | jam_halaman, jelaskan=[nik.token, lain.token])

    p = Permohonan.objects.get()
    assert {b.dijelaskan for b in p.bagian.all()} == {nik, lain}
    assert Naskah.objects.filter(jenis="penjelasan").count() == 2
    detik = Kegiatan.objects.filter(kunci="jelaskan").values_list("detik_kerja", flat=True)
    assert list(detik) == [None, None]


def test_kiriman_kedua_tidak_menjelaskan_lagi(desk, nik):
    kunci = desk.kunci()
    for _ in range(2):
        desk.kirim(LENGKAP, kunci=kunci, jelaskan=nik.token)

    assert Naskah.objects.filter(jenis="penjelasan").count() == 1


def test_butir_yang_habis_masanya_ditolak_saat_mencatat(desk, satker):
    kini = satker.hari_ini
    lama = buat_dik(
        satker, NIK, berlaku_sampai=kini - timedelta(days=1), tanggal_keputusan=kini.replace(day=1)
    )

    respons = desk.kirim(LENGKAP, jelaskan=lama.token)

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    assert "tidak berlaku hari ini" in galat(respons)


def test_yang_belum_lengkap_tidak_dijelaskan_dan_tidak_terdaftar(desk, nik):
    respons = desk.kirim(LENGKAP | {"alamat": ""}, jelaskan=nik.token)

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    assert "Alamat pemohon harus ada" in galat(respons)
    assert re.search(rf'value="{nik.token}"[^>]* checked', respons.content.decode())


# On a registered case


def test_halaman_jelaskan_mendahulukan_yang_cocok_lalu_membuka_lembarnya(desk, p, nik, satker, jam):
    buat_dik(satker, "Berkas perkara etik")
    halaman = desk.client.get(alamat(p))
    jam.maju(seconds=50)

    respons = desk.client.post(
        alamat(p), {"versi": p.versi, "dik": nik.token, "dibuka": dibuka(halaman)}
    )

    isi = halaman.content.decode()
    assert isi.index(NIK) < isi.index("Berkas perkara etik")
    lembar = Naskah.objects.tentang(p).get(jenis="penjelasan")
    assert respons.url == reverse("perkara_naskah", args=["bintan", p.kunci, lembar.token])
    p.refresh_from_db()
    assert (p.status, p.bagian.get().dijelaskan) == ("diproses", nik)
    assert Kegiatan.objects.get(kunci="jelaskan").detik_kerja == 50


def test_hanya_butir_yang_berlaku_bagi_kantor_ini_yang_ditawarkan(desk, p, satker):
    kini = satker.hari_ini
    habis = buat_dik(
        satker,
        "NIK pemilih lama",
        berlaku_sampai=kini - timedelta(days=1),
        tanggal_keputusan=kini.replace(day=1),
    )
    asing = buat_dik(buat_satker("sarolangun"), "NIK pemilih kantor lain")

    halaman = desk.client.get(alamat(p)).content.decode()

    assert "Tidak ada butir DIK yang berlaku" in halaman
    for satu in (habis, asing):
        respons = desk.client.post(alamat(p), {"versi": p.versi, "dik": satu.token})
        assert respons.status_code == 422
    assert not Naskah.objects.filter(jenis="penjelasan").exists()


def test_dari_dua_pertanyaan_satu_yang_dijelaskan(desk, p, nik, satker):
    petugas = buat_pegawai(Peran.PETUGAS, satker).bertugas_di("bintan")
    p.bagi_rincian(oleh=petugas, uraian=["DPT 2024", "NIK pemilih"])
    isian = {"versi": p.versi, "dik": nik.token}
    tanpa = desk.client.post(alamat(p), isian)

    desk.client.post(alamat(p), isian | {"bagian": "2"})

    assert (tanpa.status_code, galat(tanpa)) == (422, "Pilih pertanyaannya")
    assert [b.dijelaskan for b in p.bagian.all()] == [None, nik]


def test_permohonan_yang_sudah_dikoordinasikan_tidak_dijelaskan_di_meja(desk, nik, satker):
    p = buat_permohonan(satker, "koordinasi")

    assert desk.client.get(alamat(p)).status_code == 409
    isian = {"versi": p.versi, "dik": nik.token}
    assert desk.client.post(alamat(p), isian).status_code == 409
    assert not Naskah.objects.filter(jenis="penjelasan").exists()


def test_yang_berubah_sejak_halaman_dibuka_ditolak(desk, p, nik):
    respons = desk.client.post(alamat(p), {"versi": p.versi - 1, "dik": nik.token})

    assert respons.status_code == 409
    assert not Naskah.objects.filter(jenis="penjelasan").exists()


@pytest.mark.parametrize(("peran", "status"), [("kasubbag", 200), ("kabag", 403), ("admin", 403)])
def test_siapa_yang_boleh_menjelaskan(client, p, satker, peran, status):
    client.force_login(buat_pegawai(peran, satker))

    assert client.get(alamat(p)).status_code == status
