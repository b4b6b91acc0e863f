"""Signing in: who is let in, who is told what, and how often one may try."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import get_hasher
from django.contrib.sessions.models import Session
from django.test import Client

from ppid import waktu
from ppid.izin import Peran
from ppid.models import Percobaan
from ppid.views.masuk import BATAS_JARINGAN, TIDAK_COCOK
from tests.factories import SANDI, buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_pegawai(Peran.PETUGAS, buat_satker())


def masuk(client, username="petugas.bintan", password=SANDI, dari="10.0.0.1", **isian):
    data = {"username": username, "password": password} | isian
    return client.post("/masuk/", data, REMOTE_ADDR=dari)


def test_the_right_password_opens_the_workroom(client, petugas):
    respons = masuk(client)
    assert respons.headers["Location"] == "/kerja/"
    assert client.session["_auth_user_id"] == str(petugas.pk)


def test_the_page_asks_in_indonesian_and_lets_password_managers_work(client):
    isi = client.get("/masuk/").content.decode()
    assert "Nama pengguna" in isi
    assert 'autocomplete="username"' in isi
    assert 'autocomplete="current-password"' in isi


def test_empty_fields_are_named(client):
    isi = masuk(client, "", "").content.decode()
    assert "Isi nama pengguna Anda" in isi
    assert "Isi kata sandi Anda" in isi
    assert "<title>Periksa isian: Masuk" in isi


def test_nobody_learns_which_names_exist(client, petugas):
    """Same status and, but for the name typed and the form's token, the same bytes."""

    def badan(username):
        respons = masuk(client, username, "sandi yang salah")
        isi = respons.content.decode().replace(username, "NAMA")
        return respons.status_code, isi.replace(str(respons.context["csrf_token"]), "")

    ada, tidak_ada = badan("petugas.bintan"), badan("hantu.bintan1")
    assert TIDAK_COCOK in ada[1]
    assert ada == tidak_ada


@pytest.mark.parametrize("username", ["petugas.bintan", "hantu"])
def test_the_hasher_runs_once_for_known_and_unknown_names(client, petugas, username, monkeypatch):
    hasher, kali = type(get_hasher()), []
    asli = hasher.encode
    hitung = lambda *a, **k: kali.append(1) or asli(*a, **k)  # noqa: E731
    monkeypatch.setattr(hasher, "encode", hitung)
    masuk(client, username, "sandi yang salah")
    assert kali == [1]


def test_a_person_switched_off_reads_the_same_sentence(client, petugas):
    petugas.is_active = False
    petugas.save()
    assert TIDAK_COCOK in masuk(client).content.decode()


def test_the_sixth_try_is_refused_even_with_the_right_password(client, petugas):
    for _ in range(5):
        assert masuk(client, password="salah").status_code == 200
    respons = masuk(client)
    assert respons.status_code == 429
    assert "Terlalu banyak percobaan" in respons.content.decode()
    assert "Coba lagi dalam 15 menit" in respons.content.decode()
    assert "_auth_user_id" not in client.session


def test_capitals_and_the_clock_do_not_reset_the_count(client, petugas):
    for nama in ("petugas.bintan", "Petugas.Bintan", "PETUGAS.BINTAN"):
        masuk(client, nama, "salah")
        masuk(client, nama, "salah")
    assert masuk(client).status_code == 429
    with time_machine.travel(waktu.sekarang() + timedelta(minutes=16)):
        assert masuk(client).status_code == 302


def test_nobody_is_locked_out_from_another_network(client, petugas):
    for _ in range(6):
        masuk(client, password="salah")
    assert masuk(client, dari="10.0.0.2").status_code == 302


def test_one_network_has_fifty_wrong_tries_whatever_the_name(client, petugas):
    for i in range(BATAS_JARINGAN):
        assert masuk(client, f"orang{i}", "salah").status_code == 200
    assert masuk(client).status_code == 429
    assert masuk(client, dari="10.0.0.2").status_code == 302


def test_a_full_office_behind_one_network_signs_in(petugas):
    for _ in range(BATAS_JARINGAN + 5):
        assert masuk(Client()).status_code == 302


def test_signing_in_clears_the_wrong_tries(client, petugas):
    for _ in range(4):
        masuk(client, password="salah")
    masuk(client)
    assert masuk(Client(), password="salah").status_code == 200
    assert masuk(Client()).status_code == 302


@pytest.mark.parametrize(
    ("tujuan", "ke"),
    [
        ("/bintan/meja/antrean/?tab=terlambat", "/bintan/meja/antrean/?tab=terlambat"),
        ("//jahat.test/", "/kerja/"),
        ("https://jahat.test/", "/kerja/"),
        ("https:jahat.test", "/kerja/"),
        ("/\\jahat.test", "/kerja/"),
        ("\\\\jahat.test", "/kerja/"),
        ("javascript:alert(1)", "/kerja/"),
        ("http://testserver@jahat.test/", "/kerja/"),
        ("/keluar/", "/kerja/"),
        ("", "/kerja/"),
    ],
)
def test_the_way_on_stays_within_the_portal(client, petugas, tujuan, ke):
    assert masuk(client, next=tujuan).headers["Location"] == ke


def test_the_way_on_is_kept_over_a_wrong_try(client, petugas):
    isi = masuk(client, password="salah", next="/bintan/meja/").content.decode()
    assert 'name="next" value="/bintan/meja/"' in isi


def test_the_session_key_changes_with_signing_in(client, petugas):
    sesi = client.session
    sesi["sebelum"] = 1
    sesi.save()
    lama = sesi.session_key
    masuk(client)
    assert client.session.session_key != lama


def test_someone_signed_in_is_not_asked_again(client, petugas):
    client.force_login(petugas)
    assert client.get("/masuk/").headers["Location"] == "/kerja/"


def test_signing_out_is_a_post_and_ends_the_session(client, petugas):
    client.force_login(petugas)
    assert client.get("/keluar/").status_code == 405
    assert "_auth_user_id" in client.session
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("nama", ["\x00", "x" * 5000, "😀", "' OR 1=1 --", "\u202e.bintan"])
def test_hostile_names_are_only_wrong(client, petugas, nama):
    respons = masuk(client, nama)
    assert respons.status_code == 200
    assert "_auth_user_id" not in client.session


def test_opening_the_page_counts_and_writes_nothing(client):
    client.get("/masuk/")
    assert not Percobaan.objects.exists()
    assert not client.cookies.get("sessionid")


def test_masa_masuk_diperpanjang_oleh_tindakan_bukan_oleh_membaca(client, db):
    satker = buat_satker()
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    sesi = Session.objects.get()

    with time_machine.travel(sesi.expire_date - timedelta(hours=4), tick=False):
        client.get("/bintan/meja/")
        sesudah_membaca = Session.objects.get().expire_date
        client.post("/bintan/meja/draf/", {"lembar": ""})
        client.post("/bintan/meja/catat/cadangan/", {"jumlah": "1"})

    assert sesudah_membaca == sesi.expire_date
    assert Session.objects.get().expire_date > sesi.expire_date
