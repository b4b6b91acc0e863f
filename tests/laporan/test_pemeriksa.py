"""The link of an examiner: made, seen once, used, revoked; in by it and by nothing else."""

from datetime import UTC, date, datetime, timedelta
from http.cookies import SimpleCookie

import pytest
import time_machine
from django.test import Client

from laporan.models import Undangan
from ppid.izin import Peran
from ppid.models import Jejak, Pengguna, Penugasan
from tests.factories import SANDI, buat_pegawai, buat_satker, pelaku
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)  # 09.14 WIB
KELOLA, RUANG = "/bintan/laporan-kelola/pemeriksa/", "/audit/bintan/"
ISIAN = {"nama": "Retno Widyastuti", "badan": "Komisi Informasi", "sampai": "30-11-2026"}


@pytest.fixture
def jam():
    with time_machine.travel(SENIN, tick=False) as mesin:
        yield mesin


@pytest.fixture
def satker(jam):
    return buat_satker()


@pytest.fixture
def tautan(satker):
    """A link to the end of the month, and its address."""
    oleh = pelaku(Peran.SEKRETARIS, satker)
    baru, token = Undangan.buat(
        nama=ISIAN["nama"], badan=ISIAN["badan"], sampai=date(2026, 11, 30), oleh=oleh
    )
    return baru, f"/audit/bintan/masuk/{token}/"


def masuk(alamat: str) -> Client:
    klien = Client()
    respons = klien.post(alamat)
    assert (respons.status_code, respons["Location"]) == (302, RUANG)
    return klien


def mati(klien: Client) -> bool:
    respons = klien.get(RUANG)
    return respons.status_code == 302 and respons["Location"].startswith("/masuk/")


def usang(klien: Client, alamat: str) -> bytes:
    respons = klien.get(alamat)
    assert respons.status_code == 410
    assert klien.post(alamat).status_code == 410
    return respons.content


def jenis_jejak(satu: Undangan) -> list[str]:
    return [b.jenis for b in Jejak.objects.tentang(satu).order_by("urut")]


# Made and seen once


@pytest.mark.parametrize("peran", [Peran.KASUBBAG, Peran.SEKRETARIS])
def test_tautan_dibuat_dan_tampil_sekali(satker, client, peran):
    client.force_login(buat_pegawai(peran, satker))

    isi = teks(client.post(KELOLA, ISIAN))

    satu = Undangan.objects.get()
    alamat = next(kata for kata in isi.split() if "/audit/bintan/masuk/" in kata)
    token = alamat.rstrip("/").rsplit("/", 1)[1]
    assert token not in teks(client.get(KELOLA))
    assert token not in repr(Undangan.objects.values()) + repr(Jejak.objects.values())
    assert "Retno Widyastuti Komisi Informasi Sen, 30 Nov 2026" in teks(client.get(KELOLA))
    tugas = Penugasan.objects.get(pengguna=satu.pengguna)
    assert (tugas.peran, tugas.sampai) == (Peran.AUDITOR, date(2026, 11, 30))
    assert not satu.pengguna.has_usable_password()
    assert jenis_jejak(satu) == ["undang_pemeriksa"]
    assert "Retno" not in repr(Jejak.objects.values("data", "nomor"))


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"sampai": "22-11-2026"}, "Hari ini sudah lewat"),
        ({"sampai": "24-12-2026"}, "Paling lama sampai 23-12-2026"),
        ({"sampai": "kapan-kapan"}, "Tulis tanggal seperti"),
        ({"nama": " "}, "Isi nama pemeriksanya"),
        ({"badan": ""}, "Isi badan yang memeriksa"),
    ],
)
def test_isian_yang_salah_ditolak_dengan_kalimat(satker, client, isian, kalimat):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    respons = client.post(KELOLA, ISIAN | isian)

    assert respons.status_code == 422
    assert kalimat in teks(respons)
    assert not Undangan.objects.exists()
    assert not Pengguna.objects.filter(username__startswith="pemeriksa-").exists()


# In by the link


def test_get_memberi_tahu_siapa_mengundang_dan_tidak_memasukkan_siapa_pun(tautan, client):
    satu, alamat = tautan
    isi = teks(client.get(alamat))

    assert "Retno Widyastuti, Komisi Informasi, berlaku sampai Senin, 30 November 2026" in isi
    assert "Rina Sekretaris" in isi
    assert mati(client)
    assert jenis_jejak(satu) == ["undang_pemeriksa"]
    satu.refresh_from_db()
    assert satu.kali == 0


def test_tombol_memasukkan_dan_tercatat(tautan):
    satu, alamat = tautan
    klien = masuk(alamat)

    respons = klien.get(RUANG)
    assert respons.status_code == 200
    assert "Ganti kata sandi" not in teks(respons)
    assert klien.get("/kerja/")["Location"] == RUANG
    satu.refresh_from_db()
    assert (satu.kali, satu.pertama_pada) == (1, SENIN)
    assert jenis_jejak(satu) == ["undang_pemeriksa", "pemeriksa_masuk"]
    assert Jejak.objects.tentang(satu).last().oleh == satu.pengguna
    assert Undangan.objects.dengan_bukaan().get().bukaan == 1


def test_pemeriksa_tidak_masuk_ke_halaman_lain_dan_kantor_lain(tautan):
    buat_satker("sarolangun")
    klien = masuk(tautan[1])

    assert klien.get("/bintan/meja/").status_code == 403
    assert klien.get(KELOLA).status_code == 403
    assert klien.get("/audit/sarolangun/").status_code == 404
    assert klien.post(RUANG).status_code == 405


def test_sesi_berakhir_bersama_tautan(tautan, jam):
    """The last day is the office's: it ends at midnight WIB, whatever the cookie says."""
    klien = masuk(tautan[1])
    assert klien.session.get_expiry_date() == SENIN + timedelta(hours=8)

    jam.move_to(datetime(2026, 11, 30, 16, 30, tzinfo=UTC))
    malam = masuk(tautan[1])
    assert malam.session.get_expiry_date() == datetime(2026, 11, 30, 17, tzinfo=UTC)
    kue = SimpleCookie(malam.cookies.output(header="", sep=";"))
    jam.move_to(datetime(2026, 11, 30, 17, 0, 1, tzinfo=UTC))
    malam.cookies = kue

    assert mati(malam)
    assert "minta yang baru" in teks(malam.get(f"/masuk/?next={RUANG}"))


def test_sesi_yang_diperpanjang_paksa_tetap_tanpa_hak_sesudah_hari_terakhir(tautan, jam, settings):
    klien = masuk(tautan[1])
    sesi = klien.session
    sesi.set_expiry(30 * 24 * 3600)
    sesi.save()

    jam.move_to(datetime(2026, 11, 30, 17, 0, 1, tzinfo=UTC))

    assert klien.get(RUANG).status_code == 404


def test_tautan_yang_dicabut_mengakhiri_sesi_seketika(tautan, client, satker):
    satu, alamat = tautan
    klien = masuk(alamat)
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    assert client.post(KELOLA, {"cabut": satu.pk}).status_code == 302

    assert mati(klien)
    assert usang(Client(), alamat) == usang(Client(), "/audit/bintan/masuk/tak-pernah-ada/")
    assert jenis_jejak(satu)[-1] == "cabut_pemeriksa"
    assert "dicabut Sen, 23 Nov 2026, pukul 09.14 oleh Rina Kasubbag" in teks(client.get(KELOLA))
    assert client.post(KELOLA, {"cabut": satu.pk}).status_code == 409


def test_tautan_yang_berakhir_sama_dengan_yang_tidak_pernah_ada(tautan, jam):
    jam.move_to(datetime(2026, 11, 30, 17, 0, 1, tzinfo=UTC))

    assert usang(Client(), tautan[1]) == usang(Client(), "/audit/bintan/masuk/tak-pernah-ada/")


def test_tautan_kantor_lain_tidak_membuka_kantor_ini(tautan):
    buat_satker("sarolangun")

    usang(Client(), tautan[1].replace("bintan", "sarolangun"))


def test_dibuka_lagi_di_peramban_lain_mengakhiri_yang_sebelumnya(tautan):
    satu, alamat = tautan
    dulu, kini = masuk(alamat), masuk(alamat)

    assert mati(dulu)
    assert kini.get(RUANG).status_code == 200
    satu.refresh_from_db()
    assert satu.kali == 2


def test_tautan_kantor_lain_tidak_dapat_dicabut(tautan, client):
    client.force_login(buat_pegawai(Peran.KASUBBAG, buat_satker("sarolangun")))

    respons = client.post(KELOLA.replace("bintan", "sarolangun"), {"cabut": tautan[0].pk})

    assert respons.status_code == 404
    assert Undangan.objects.get().berlaku


def test_percobaan_dibatasi_per_jaringan(satker, monkeypatch):
    monkeypatch.setattr("laporan.views.audit.BATAS_COBA", 2)
    salah = "/audit/bintan/masuk/salah/"
    jadi = [Client().post(salah, REMOTE_ADDR="10.1.1.1").status_code for _ in range(3)]

    assert jadi == [410, 410, 429]
    assert Client().post(salah, REMOTE_ADDR="10.2.2.2").status_code == 410


def test_tautan_tidak_tertulis_dalam_log(tautan, monkeypatch, caplog):
    """Neither where its form came without a token, nor where its network has tried too often."""
    alamat = tautan[1]
    token = alamat.rstrip("/").rsplit("/", 1)[1]

    assert Client(enforce_csrf_checks=True).post(alamat).status_code == 403
    monkeypatch.setattr("laporan.views.audit.BATAS_COBA", 1)
    Client().post("/audit/bintan/masuk/salah/")
    assert Client().get(alamat).status_code == 429

    assert caplog.text.count("/audit/bintan/masuk/…/") == 3  # of the 403 Django and we say one each
    assert token not in caplog.text


# By nothing else


@pytest.mark.parametrize(("demo", "jadi"), [(True, 302), (False, 200)])
def test_kata_sandi_pemeriksa_hanya_di_demo(satker, client, settings, demo, jadi):
    buat_pegawai(Peran.AUDITOR, satker)
    settings.DEMO = demo

    respons = client.post("/masuk/", {"username": "auditor.bintan", "password": SANDI})

    assert respons.status_code == jadi
    assert ("_auth_user_id" in client.session) is demo


def test_admin_tidak_dapat_memberi_sandi_atau_jabatan_kepada_pemeriksa(tautan, client, satker):
    """Else the link would open more than the room."""
    orang = tautan[0].pengguna
    client.force_login(buat_pegawai(Peran.ADMIN, satker))
    alamat = f"/kelola/bintan/pengguna/{orang.username}/"

    client.post(alamat, {"aksi": "sandi"})
    client.post(
        f"{alamat}jabatan/",
        {"peran": "petugas", "jabatan": "Staf", "sejak": "23-11-2026", "kedudukan": "definitif"},
    )

    orang.refresh_from_db()
    assert not orang.has_usable_password()
    assert list(orang.penugasan.values_list("peran", flat=True)) == [Peran.AUDITOR]
