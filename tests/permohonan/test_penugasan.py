"""Assigning from the queue and from a case; taking back assignments and internal notes."""

import re
from datetime import date

import pytest
from django.urls import reverse

from permohonan.models import Permohonan
from permohonan.models.penanganan import petugas_kini
from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Penugasan
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def rina(satker):
    return buat_pegawai(Peran.PETUGAS, satker, "rina.bintan", "Rina Marlina")


@pytest.fixture
def kasubbag_masuk(client, satker, jam):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    return client


def pilihan(*perkara) -> list[str]:
    return [f"{p.kunci}:{p.versi}" for p in perkara]


def tugaskan(klien, satker, perkara, kepada: str, kueri=""):
    alamat = reverse("antrean_tugaskan", args=[satker.slug]) + kueri
    return klien.post(alamat, {"pilih": pilihan(*perkara), "kepada": kepada})


def batalkan(klien, satker, kelompok: str):
    return klien.post(reverse("antrean_batalkan", args=[satker.slug]), {"kelompok": kelompok})


def petugas_dari(*perkara) -> list[str]:
    semua = Permohonan.objects.filter(pk__in=[p.pk for p in perkara]).order_by("pk")
    return [p.petugas.username if p.petugas else "" for p in semua]


def kelompok(respons) -> str:
    return respons.headers["Location"].partition("penugasan=")[2]


# From the queue


def test_dua_baris_ditugaskan_lalu_dibatalkan(kasubbag_masuk, satker, rina):
    andi = buat_pegawai(Peran.PETUGAS, satker, "andi.bintan", "Andi")
    satu, dua = buat_permohonan(satker), buat_permohonan(satker, petugas=andi)

    ditugaskan = tugaskan(kasubbag_masuk, satker, [satu, dua], "rina.bintan", "?tab=pagi")
    halaman = kasubbag_masuk.get(ditugaskan.headers["Location"])
    sesudah = petugas_dari(satu, dua)
    dibatalkan = batalkan(kasubbag_masuk, satker, kelompok(ditugaskan))

    assert ditugaskan.headers["Location"].startswith("/bintan/meja/antrean/?tab=pagi&penugasan=")
    assert "Ditugaskan ke Rina Marlina: 2 permohonan." in halaman.text
    assert sesudah == ["rina.bintan"] * 2
    assert petugas_dari(satu, dua) == ["", "andi.bintan"]
    assert dibatalkan.status_code == 302
    baris = Jejak.objects.filter(jenis__in=("tugaskan", "batalkan_tugas")).order_by("urut")
    assert [(b.jenis, b.data["petugas"], b.data.get("petugas_lama")) for b in baris] == [
        ("tugaskan", rina.pk, None),
        ("tugaskan", rina.pk, andi.pk),
        ("batalkan_tugas", None, None),
        ("batalkan_tugas", andi.pk, None),
    ]
    assert {b.data["kelompok"] for b in baris} == {kelompok(ditugaskan)}
    assert jejak.periksa(satker.slug).jenis == ""


def test_baris_yang_sudah_berubah_disebut_dan_tidak_ada_yang_ditugaskan(
    kasubbag_masuk, satker, petugas, rina
):
    satu, dua = buat_permohonan(satker), buat_permohonan(satker)
    dilihat = pilihan(satu, dua)
    dua.tulis_catatan("catatan_internal", oleh=petugas, isi="Sudah ditelepon")

    respons = kasubbag_masuk.post(
        reverse("antrean_tugaskan", args=[satker.slug]),
        {"pilih": dilihat, "kepada": "rina.bintan"},
    )

    assert respons.status_code == 409
    assert f"Permohonan {dua.nomor} sudah berubah" in respons.text
    assert "Tidak ada yang ditugaskan." in respons.text
    assert petugas_dari(satu, dua) == ["", ""]
    assert not Jejak.objects.filter(jenis="tugaskan").exists()


def test_yang_sudah_ditangani_orang_itu_dibiarkan(kasubbag_masuk, satker, rina):
    satu, dua = buat_permohonan(satker, petugas=rina), buat_permohonan(satker)

    tugaskan(kasubbag_masuk, satker, [satu, dua], "rina.bintan")
    dua.refresh_from_db()
    lagi = tugaskan(kasubbag_masuk, satker, [satu, dua], "rina.bintan")

    assert Jejak.objects.filter(jenis="tugaskan").count() == 1
    assert kelompok(lagi) == ""
    halaman = kasubbag_masuk.get(lagi.headers["Location"])
    assert "sudah ditugaskan ke Rina Marlina" in halaman.text


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"kepada": "rina.bintan"}, "Centang permohonan yang akan ditugaskan"),
        ({"pilih": "ADA"}, "Pilih petugasnya"),
        ({"pilih": "ADA", "kepada": "dulu.bintan"}, "tidak bertugas di meja layanan hari ini"),
        ({"pilih": "ADA", "kepada": "petugas.sarolangun"}, "tidak bertugas di meja layanan"),
        ({"pilih": "ADA", "kepada": "kabag.bintan"}, "tidak bertugas di meja layanan"),
        ({"pilih": "ADA", "kepada": "a\0b"}, "Ada yang perlu diperbaiki"),
        ({"pilih": "' OR 1=1", "kepada": "rina.bintan"}, "Muat ulang halaman ini"),
        ({"pilih": "x:99999999999", "kepada": "rina.bintan"}, "Muat ulang halaman ini"),
        ({"pilih": ["x:1"] * 51, "kepada": "rina.bintan"}, "Muat ulang halaman ini"),
    ],
)
def test_isian_yang_salah_dikatakan_dan_centangnya_tetap(
    kasubbag_masuk, satker, rina, isi, kalimat
):
    p = buat_permohonan(satker)
    buat_pegawai(Peran.PETUGAS, satker, "dulu.bintan", sampai=date(2026, 11, 22))
    buat_pegawai(Peran.PETUGAS, buat_satker("sarolangun"))
    buat_pegawai(Peran.KABAG, satker)
    if isi.get("pilih") == "ADA":
        isi = isi | {"pilih": pilihan(p)}

    respons = kasubbag_masuk.post(reverse("antrean_tugaskan", args=[satker.slug]), isi)

    assert respons.status_code == 422
    assert kalimat in respons.text
    tercentang = re.findall(r'value="([^"]+)" aria-label="Pilih [^"]+" checked', respons.text)
    assert tercentang == (pilihan(p) if isi.get("pilih") == pilihan(p) else [])
    assert petugas_dari(p) == [""]


def test_permohonan_kantor_lain_tidak_ikut(kasubbag_masuk, satker, rina):
    milik, asing = buat_permohonan(satker), buat_permohonan(buat_satker("sarolangun"))

    respons = tugaskan(kasubbag_masuk, satker, [milik, asing], "rina.bintan")

    assert respons.status_code == 409
    assert asing.nomor not in respons.text
    assert petugas_dari(milik, asing) == ["", ""]


def test_hanya_yang_memegang_jabatan_di_meja_hari_ini(satker, rina, jam):
    buat_pegawai(Peran.PETUGAS, satker, "nanti.bintan", sejak=date(2026, 11, 24))
    buat_pegawai(Peran.PETUGAS, satker, "dulu.bintan", sampai=date(2026, 11, 22))
    akhir = buat_pegawai(Peran.PETUGAS, satker, "akhir.bintan", sampai=date(2026, 11, 23))
    keluar = buat_pegawai(Peran.PETUGAS, satker, "keluar.bintan")
    keluar.is_active = False
    keluar.save()
    kepala = buat_pegawai(Peran.KASUBBAG, satker)
    beri_tugas(kepala, Peran.PETUGAS, satker)

    assert set(petugas_kini(satker)) == {rina, akhir, kepala}
    assert petugas_kini(satker).count() == 3


def test_daftar_yang_selesai_dan_petugas_tidak_menugaskan(client, satker, jam):
    buat_permohonan(satker)
    buat_permohonan(satker, "selesai")
    antrean = reverse("antrean", args=[satker.slug])

    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    petugas = client.get(antrean).text
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    assert 'name="pilih"' not in petugas
    assert 'name="pilih"' in client.get(antrean).text
    assert 'name="pilih"' not in client.get(f"{antrean}?tab=selesai").text


def test_alamat_penugasan_yang_dibuka_kembali_ke_antrean(kasubbag_masuk, satker):
    for nama in ("antrean_tugaskan", "antrean_batalkan"):
        respons = kasubbag_masuk.get(reverse(nama, args=[satker.slug]) + "?tab=pagi")
        assert respons.headers["Location"] == "/bintan/meja/antrean/?tab=pagi"


# Taking back


def lewat_waktu(jam, **_):
    jam.maju(minutes=10, seconds=1)


def ditugaskan_lagi(p, satker, rina, **_):
    lain = pelaku(Peran.KASUBBAG, satker, "kasubbag2.bintan")
    p.tugaskan(kepada=lain.pengguna, oleh=lain)


def sudah_dibatalkan(p, kasubbag, **_):
    p.batalkan_tugas(oleh=kasubbag)


def sudah_selesai(p, petugas, **_):
    p.cabut(oleh=petugas, alasan="Surat")


@pytest.mark.parametrize(
    ("sebelum", "kalimat"),
    [
        (lewat_waktu, "sudah lewat 10 menit"),
        (ditugaskan_lagi, "sudah ditugaskan lagi sesudahnya"),
        (sudah_dibatalkan, "Tidak ada penugasan"),
        (sudah_selesai, "tidak dilakukan: permohonan ini sudah berubah"),
    ],
)
def test_penugasan_yang_tidak_dapat_dibatalkan_lagi(
    kasubbag_masuk, satker, rina, petugas, kasubbag, jam, sebelum, kalimat
):
    satu, dua = buat_permohonan(satker), buat_permohonan(satker)
    token = kelompok(tugaskan(kasubbag_masuk, satker, [satu, dua], "rina.bintan"))
    dua = Permohonan.objects.get(pk=dua.pk)
    sebelum(p=dua, satker=satker, rina=rina, petugas=petugas, kasubbag=kasubbag, jam=jam)
    kini, dulu = petugas_dari(satu, dua), Jejak.objects.count()

    respons = batalkan(kasubbag_masuk, satker, token)

    assert respons.status_code == 409
    assert kalimat in respons.text
    assert petugas_dari(satu, dua) == kini
    assert Jejak.objects.count() == dulu


def test_sepuluh_menit_kemudian_masih_dapat_dan_spanduknya_hilang_sesudahnya(
    kasubbag_masuk, satker, rina, jam
):
    p = buat_permohonan(satker)
    ditugaskan = tugaskan(kasubbag_masuk, satker, [p], "rina.bintan")
    alamat = ditugaskan.headers["Location"]

    jam.maju(minutes=10)
    masih = "Ditugaskan ke" in kasubbag_masuk.get(alamat).text
    jam.maju(seconds=1)

    assert masih
    assert "Ditugaskan ke" not in kasubbag_masuk.get(alamat).text


@pytest.mark.parametrize("token", ["", "tidak-ada-di-sini", "\0" * 9, "x" * 500, "%00"])
def test_kelompok_yang_asing_tidak_dibatalkan(kasubbag_masuk, satker, token):
    respons = batalkan(kasubbag_masuk, satker, token)
    halaman = kasubbag_masuk.get(reverse("antrean", args=[satker.slug]), {"penugasan": token})

    assert respons.status_code == 409
    assert "Penugasan ini tidak ditemukan." in respons.text
    assert halaman.status_code == 200


def test_penugasan_orang_lain_tidak_dapat_dibatalkan(client, satker, rina, jam):
    p = buat_permohonan(satker)
    lain = pelaku(Peran.KASUBBAG, satker, "kasubbag2.bintan")
    p.tugaskan(kepada=rina, oleh=lain, kelompok="kelompok-orang-lain")
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    respons = batalkan(client, satker, "kelompok-orang-lain")
    halaman = client.get(reverse("perkara", args=[satker.slug, p.kunci]))

    assert respons.status_code == 409
    assert petugas_dari(p) == ["rina.bintan"]
    assert "Batalkan" not in halaman.text


# From the case


def test_dari_halaman_permohonan_dan_kembali(kasubbag_masuk, satker, rina):
    p = buat_permohonan(satker)
    alamat = reverse("perkara", args=[satker.slug, p.kunci])

    kasubbag_masuk.post(f"{alamat}tugaskan/", {"versi": p.versi, "kepada": "rina.bintan"})
    halaman = kasubbag_masuk.get(alamat).text
    p.refresh_from_db()
    sesudah = petugas_dari(p)
    kasubbag_masuk.post(f"{alamat}batalkan-tugas/", {"versi": p.versi})

    assert "Ditugaskan ke Rina Marlina." in halaman
    assert "Ditugaskan: Rina Marlina" in halaman  # its timeline
    assert sesudah == ["rina.bintan"]
    assert petugas_dari(p) == [""]
    riwayat = kasubbag_masuk.get(f"{alamat}riwayat/").text
    assert "Ditugaskan: Rina Marlina" in riwayat
    assert "Penugasan dibatalkan" in riwayat


def test_tanpa_orang_lain_di_meja_dikatakan(kasubbag_masuk, satker):
    kepala = buat_pegawai(Peran.KASUBBAG, satker)
    p = buat_permohonan(satker, petugas=kepala)
    Penugasan.objects.exclude(pengguna=kepala).update(sampai=date(2026, 11, 22))
    respons = kasubbag_masuk.get(reverse("perkara_aksi", args=["bintan", p.kunci, "tugaskan"]))
    assert "tidak ada orang lain yang bertugas" in respons.text


def test_verba_menolak_yang_tidak_bertugas_dan_yang_sudah_menangani(satker, kasubbag, rina, jam):
    p = buat_permohonan(satker, petugas=rina)
    for orang in (rina, buat_pegawai(Peran.KABAG, satker)):
        with pytest.raises(TransisiDitolak):
            p.tugaskan(kepada=orang, oleh=kasubbag)
    assert not Jejak.objects.filter(jenis="tugaskan").exists()


# The queue afterwards


def test_tab_dan_saringan_menurut_petugas(client, satker, rina, jam):
    milik, tanpa = buat_permohonan(satker, petugas=rina), buat_permohonan(satker)
    client.force_login(rina)
    antrean = reverse("antrean", args=[satker.slug])

    def nomor(kueri):
        return [b.permohonan.nomor for b in client.get(antrean + kueri).context["baris"]]

    assert nomor("?tab=tugas") == [milik.nomor]
    assert nomor("?petugas=belum") == [tanpa.nomor]
    assert nomor("?petugas=rina.bintan") == [milik.nomor]


# Internal notes


def catatan(p) -> list[tuple[str, bool]]:
    return [(c.isi, c.dibatalkan_pada is not None) for c in p.catatan.all()]


def test_catatan_internal_dibatalkan_penulisnya_dan_tetap_tercoret(client, satker, jam):
    p = buat_permohonan(satker)
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    alamat = reverse("perkara", args=[satker.slug, p.kunci])
    client.post(f"{alamat}catatan-internal/", {"versi": p.versi, "isi": "Salah orang"})
    p.refresh_from_db()
    sebelum = client.get(alamat).text

    client.post(f"{alamat}batalkan-catatan/", {"versi": p.versi})
    sesudah = client.get(alamat).text

    assert "batalkan-catatan/" in sebelum
    assert catatan(p) == [("Salah orang", True)]
    assert "<s>Salah orang</s>" in sesudah
    assert "batalkan-catatan/" not in sesudah
    assert Jejak.objects.filter(jenis="batalkan_catatan").count() == 1


def test_catatan_orang_lain_yang_lama_dan_bukan_internal_tetap(satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker)
    p.tulis_catatan("catatan_internal", oleh=petugas, isi="Lama")
    p.tulis_catatan("catatan_kontak", oleh=kasubbag, isi="Ditelepon", cara="telepon")
    p.usulkan("bukan_permohonan", oleh=petugas, alasan="Iklan")
    p.tolak_usulan(oleh=kasubbag, alasan="Ini permohonan")  # its reason is no note of that kind
    with pytest.raises(TransisiDitolak):
        p.batalkan_catatan(oleh=kasubbag)
    jam.maju(minutes=11)
    with pytest.raises(TransisiDitolak):
        p.batalkan_catatan(oleh=petugas)
    assert [batal for _, batal in catatan(p)] == [False, False, False]
