"""`mulai`: an empty installation becomes an office that can register its first request."""

import builtins
import getpass
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from permohonan.models.permohonan import SERI
from ppid.izin import Izin, Peran
from ppid.management.commands.mulai import SERI_PERMOHONAN
from ppid.models import SOP, HariLibur, Jejak, Pengguna, Penghitung, Penugasan, RezimWaktu, Satker
from tests.factories import buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db
SANDI = "meja-layanan-informasi-2026"


def mulai(*argumen) -> str:
    keluaran = StringIO()
    call_command("mulai", *argumen, stdout=keluaran, stderr=keluaran)
    return keluaran.getvalue()


@pytest.fixture
def jawab(monkeypatch):
    """Somebody at the keyboard: answers and passwords in the order in which they are asked."""

    def pasang(jawaban, sandi):
        antre, rahasia = iter(jawaban), iter(sandi)

        def ambil(daftar, pertanyaan):
            try:
                return next(daftar)
            except StopIteration:
                raise EOFError(pertanyaan) from None

        monkeypatch.setattr(builtins, "input", lambda tanya="": ambil(antre, tanya))
        monkeypatch.setattr(getpass, "getpass", lambda tanya="": ambil(rahasia, tanya))

    return pasang


def kosong() -> bool:
    return not (Satker.objects.exists() or Pengguna.objects.exists() or Jejak.objects.exists())


def test_without_questions_everything_stands():
    keluaran = mulai("--kode", "2101", "--tanpa-tanya", "--alamat", "Jalan Tata Bumi Km 20")
    satker = Satker.objects.get()
    assert (satker.slug, satker.nama, satker.zona) == (
        "bintan",
        "KPU Kabupaten Bintan",
        "Asia/Jakarta",
    )
    assert satker.alamat == "Jalan Tata Bumi Km 20"
    assert SOP.objects.filter(satker=satker).count() == 3
    assert HariLibur.objects.nasional().exists()
    assert RezimWaktu.objects.count() == 2
    assert {t.peran for t in Penugasan.objects.all()} == {"admin", "petugas", "kasubbag"}
    assert "KPU Kabupaten Bintan siap." in keluaran
    assert "/kelola/bintan/, dan isi berurutan" in keluaran


def test_made_passwords_are_printed_once_and_work(client):
    keluaran = mulai("--slug", "bintan", "--tanpa-tanya")
    sandi = dict(re.findall(r"^(\S+): kata sandi (\S+)", keluaran, re.M))
    assert set(sandi) == {"admin.bintan", "petugas.bintan", "kasubbag.bintan"}
    for username, satu in sandi.items():
        assert keluaran.count(satu) == 1
        assert client.post("/masuk/", {"username": username, "password": satu}).status_code == 302


def test_the_people_can_do_their_work_at_once():
    mulai("--kode", "9171", "--tanpa-tanya")
    satker = Satker.objects.get()
    petugas = Pengguna.objects.get(username="petugas.kota-jayapura").bertugas_di(satker.slug)
    permohonan = buat_permohonan(satker, "diproses", oleh=petugas, kanal="datang_langsung")
    assert permohonan.nomor.startswith("0001/PPID/9171/")
    assert pelaku(Peran.KASUBBAG, satker).boleh(Izin.PUTUSKAN)


def test_the_last_used_number_is_taken_over():
    mulai("--kode", "2101", "--tanpa-tanya", "--nomor-terakhir", "41")
    assert Penghitung.objects.get(seri=SERI_PERMOHONAN).awal == 41
    assert buat_permohonan(Satker.objects.get()).nomor.startswith("0042/")
    assert Jejak.objects.get(jenis="nomor_awal").data["awal"] == 41


def test_the_series_is_the_one_of_the_requests():
    assert SERI_PERMOHONAN == SERI


def test_the_beginning_leaves_a_trail_row_without_names():
    mulai("--kode", "2101", "--tanpa-tanya", "--nama-admin", "Siti Rahma")
    baris = Jejak.objects.get(jenis="kantor_dimulai")
    assert baris.rantai == "bintan"
    assert len(baris.data["pengguna"]) == 3
    assert "Siti" not in str(baris.data)


def test_kpu_itself_is_an_office_though_the_list_lacks_it():
    mulai("--slug", "kpu", "--tanpa-tanya")
    assert Satker.objects.get().tingkat == "ri"


def test_a_person_answers_every_question(jawab):
    jawab(
        [
            "atlantis",  # no such office: asked again
            "bintan",
            "",  # the name of the list
            "Jalan Tata Bumi Km 20",
            "(0771) 555 0142",
            "empat",  # no number: asked again
            "7",
            *("Siti Rahma", "siti", "Admin PPID"),
            *("Rina Wati", "", ""),
            *("Andi Putra", "", "Kepala Subbagian Partisipasi"),
        ],
        [
            "pendek",  # too short: asked again
            *(SANDI, "lain"),  # not the same: asked again
            *(SANDI, SANDI),
            *(SANDI, SANDI),
            *(SANDI, SANDI),
        ],
    )
    keluaran = mulai()
    assert "Tidak ada kantor “atlantis” dalam daftar." in keluaran
    assert "Tulis nomornya dengan angka" in keluaran
    assert "Kedua kata sandi tidak sama." in keluaran
    assert SANDI not in keluaran
    siti = Pengguna.objects.get(username="siti")
    assert siti.nama == "Siti Rahma"
    assert siti.check_password(SANDI)
    assert Pengguna.objects.get(username="petugas.bintan").nama == "Rina Wati"
    assert Penugasan.objects.get(peran="kasubbag").jabatan == "Kepala Subbagian Partisipasi"
    assert Satker.objects.get().telepon == "(0771) 555 0142"
    assert Penghitung.objects.get(seri=SERI_PERMOHONAN).awal == 7


def test_breaking_off_stores_nothing(jawab):
    jawab(["bintan", "", "", ""], [])
    with pytest.raises(CommandError, match="Belum ada yang disimpan"):
        mulai()
    assert kosong()


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("--kode", "9999"), "Tidak ada kantor “9999”"),
        ((), "Sebutkan kantornya"),
        (("--kode", "2101", "--nomor-terakhir", "-3"), "Tulis nomornya dengan angka"),
        (("--kode", "2101", "--pengguna-petugas", "admin.bintan"), "telah ada"),
        (("--kode", "2101", "--nama-petugas", "x" * 200), "120"),
    ],
)
def test_a_wrong_option_is_one_sentence_and_stores_nothing(argumen, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        mulai("--tanpa-tanya", *argumen)
    assert kosong()


def test_an_installation_that_has_an_office_is_left_alone():
    buat_satker("sarolangun")
    with pytest.raises(CommandError, match="sudah berisi kantor"):
        mulai("--kode", "2101", "--tanpa-tanya")
    assert Satker.objects.count() == 1
