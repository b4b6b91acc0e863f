"""Pages of the base: finding an office, its home, its SOPs, verification, health, errors."""

import gzip
import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from ppid import berkas
from ppid.halaman import jam_pekan, libur_terdekat
from ppid.izin import Peran
from ppid.models import SOP, JenisSOP, Naskah, Satker
from ppid.views import galat
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, muat_kalender

pytestmark = pytest.mark.django_db
SENIN_PAGI = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB


def teks(respons) -> str:
    """What a person reads of a page."""
    tanpa_tag = re.sub(r"<[^>]*>", " ", respons.content.decode())
    return " ".join(unescape(tanpa_tag).split())


def banyak_kantor(n: int) -> None:
    Satker.objects.bulk_create(
        Satker(kode=f"{11 + i // 20}{i % 20:02}", slug=f"kantor-{i}", nama=f"KPU Kabupaten Ke{i}")
        for i in range(n)
    )


# Finding the office


def test_the_front_page_shows_even_a_single_office(client):
    buat_satker("bintan")
    respons = client.get("/")
    assert respons.status_code == 200
    assert 'href="/bintan/"' in respons.content.decode()
    assert "Kepulauan Riau" in teks(respons)


def test_an_empty_installation_says_so(client):
    assert "Belum ada kantor di portal ini" in teks(client.get("/"))


def test_offices_are_found_by_every_word_of_their_name(client):
    buat_satker("bintan")
    buat_satker("kota-jayapura")
    assert "KPU Kota Jayapura" in teks(client.get("/?q=jayapura+kota"))
    assert "KPU Kabupaten Bintan" not in teks(client.get("/?q=jayapura+kota"))
    assert "Tidak ada kantor dengan nama itu" in teks(client.get("/?q=atlantis"))


@pytest.mark.parametrize("q", ["%00", "x" * 500, "%F0%9F%98%80", "%22%3E%3Cscript%3E", "%27--"])
def test_a_hostile_search_is_a_page(client, q):
    buat_satker()
    respons = client.get(f"/?q={q}&provinsi=%00&hal=abc")
    assert respons.status_code == 200
    assert "<script>" not in respons.content.decode()


def test_all_the_offices_of_the_country_stay_a_light_page(client):
    banyak_kantor(550)
    assert len(client.get("/").content) < 14_000
    assert len(client.get("/?provinsi=12").content) < 14_000
    assert len(client.get("/?q=kabupaten&hal=2").content) < 14_000
    assert "KPU Kabupaten Ke25" in teks(client.get("/?provinsi=12"))
    assert "KPU Kabupaten Ke0" not in teks(client.get("/?provinsi=12"))


# The home of an office


@time_machine.travel(SENIN_PAGI, tick=False)
def test_the_home_has_two_doors_and_says_whether_the_desk_is_open(client):
    buat_satker()
    respons = client.get("/bintan/")
    for kalimat in (
        "Anda berhak tahu.",
        "paling lambat 10 hari kerja",
        "diperpanjang satu kali 7 hari kerja",
        "Buka sekarang",
        "sampai pukul 16.00 WIB hari ini",
        "Libur terdekat: Hari Raya Natal, 24–25 Desember 2026",
    ):
        assert kalimat in teks(respons)
    pintu = re.findall(r'class="pintu[^"]*" href="([^"]+)"', respons.content.decode())
    assert pintu == ["/bintan/permohonan/baru/", "/bintan/cek/"]
    assert len(respons.content) < 14_000


def test_today_stands_on_its_own_row_and_a_day_off_says_so():
    satker = buat_satker()
    with time_machine.travel(SENIN_PAGI, tick=False):
        assert [b.hari for b in jam_pekan(satker)] == [
            "Senin",
            "Selasa–Kamis",
            "Jumat",
            "Sabtu, Minggu",
        ]
    with time_machine.travel(datetime(2026, 12, 25, 3, tzinfo=UTC), tick=False):
        assert [b.jam for b in jam_pekan(satker) if b.kini] == ["Libur"]


def test_a_year_without_holidays_names_none():
    satker = buat_satker()
    with time_machine.travel(datetime(2035, 5, 1, tzinfo=UTC), tick=False):
        assert libur_terdekat(satker) == ""


def test_an_unknown_office_is_a_missing_page(client):
    assert client.get("/tidak-ada/").status_code == 404


# Where staff begin


@pytest.mark.parametrize(
    ("peran", "alamat"),
    [
        (Peran.PETUGAS, "/bintan/meja/"),
        (Peran.KASUBBAG, "/bintan/ppid/"),
        (Peran.ADMIN, "/kelola/bintan/"),
        (Peran.PUSAT, "/kelola/bintan/"),
        (Peran.PENGHUBUNG, "/bintan/penghubung/"),
        (Peran.KABAG, "/bintan/pimpinan/"),
        (Peran.SEKRETARIS, "/bintan/pimpinan/"),
        (Peran.PERTIMBANGAN, "/bintan/persetujuan/"),
        (Peran.PLENO, "/bintan/persetujuan/"),
        (Peran.AUDITOR, "/audit/bintan/"),
    ],
)
def test_each_role_begins_at_its_work(client, peran, alamat):
    client.force_login(buat_pegawai(peran, buat_satker()))
    assert client.get("/kerja/").headers["Location"] == alamat


def test_someone_with_posts_in_two_offices_chooses(client):
    petugas = buat_pegawai(Peran.PETUGAS, buat_satker("bintan"))
    beri_tugas(petugas, Peran.KASUBBAG, buat_satker("sarolangun"))
    client.force_login(petugas)
    isi = client.get("/kerja/").content.decode()
    assert 'href="/bintan/meja/"' in isi
    assert 'href="/sarolangun/ppid/"' in isi


def test_a_post_that_has_ended_opens_nothing(client):
    lama = {"sejak": "2020-01-01", "sampai": "2020-12-31"}
    petugas = buat_pegawai(Peran.PETUGAS, buat_satker())
    petugas.penugasan.update(**lama)
    client.force_login(petugas)
    assert "Anda belum memiliki jabatan" in teks(client.get("/kerja/"))


def test_the_workroom_asks_a_stranger_to_sign_in(client):
    assert client.get("/kerja/").headers["Location"] == "/masuk/?next=/kerja/"


# The SOPs


@pytest.mark.parametrize("slug", ["bintan", "sarolangun", "dki-jakarta", "bengkulu"])
def test_every_field_of_every_sheet_stands_on_the_page(client, slug):
    satker = buat_satker(slug)
    halaman = teks(client.get(f"/{slug}/layanan/tata-cara/"))
    sheets = SOP.objects.filter(satker=satker)
    assert sheets.count() == len(JenisSOP)
    for sop in sheets:
        for isi in isi_lembar(sop):
            assert " ".join(isi.split()) in halaman


def isi_lembar(sop):
    for isi in [*sop.kepala.values(), *sop.rincian.values()]:
        if isinstance(isi, str):
            yield isi
        elif isinstance(isi, list) and all(isinstance(satu, str) for satu in isi):
            yield from isi
    yield from sop.rincian["judul_kolom"].values()
    for catatan in sop.rincian["catatan_pembacaan"]:
        yield from catatan.values()
    for langkah in sop.langkah.all():
        yield from (langkah.judul, langkah.uraian, langkah.syarat, langkah.waktu)
        yield from (langkah.output, langkah.keterangan)
        yield from (aktor["label"] for aktor in langkah.aktor)


def test_pelayanan_stands_first_and_each_symbol_under_its_actor(client):
    buat_satker("dki-jakarta")
    isi = client.get("/dki-jakarta/layanan/tata-cara/").content.decode()
    assert isi.index('id="pelayanan"') < isi.index('id="dokumentasi"') < isi.index('id="dip"')
    baris = re.findall(r"<tr><td>(\d+)</td>(.*?)</tr>", isi)
    assert [n for n, _ in baris[:8]] == [str(n) for n in range(1, 9)]
    assert all(re.search("[○□◇]", sisa) for _, sisa in baris)
    assert any("◇" in sisa for _, sisa in baris)


def test_a_copied_sop_says_whose_it_is(client):
    buat_satker("bintan")
    buat_satker("kota-jayapura")
    assert "Salinan dari SOP" in teks(client.get("/kota-jayapura/layanan/tata-cara/"))
    halaman = teks(client.get("/bintan/layanan/tata-cara/"))
    assert halaman.count("Salinan dari SOP") == 1  # Bintan has two sheets of its own


def test_the_page_of_the_sops_is_light(client):
    buat_satker("bintan")
    with CaptureQueriesContext(connection) as kueri:
        respons = client.get("/bintan/layanan/tata-cara/")
    assert len(gzip.compress(respons.content)) < 14_000
    assert len(kueri) < 10


# Verification


def test_a_paper_is_verified_without_a_word_about_the_applicant(client):
    permohonan = buat_permohonan()
    surat = Naskah.objects.tentang(permohonan).first()
    halaman = teks(client.get(f"/bintan/verifikasi/{surat.token}/"))
    assert "Asli, dari KPU Kabupaten Bintan" in halaman
    assert surat.judul in halaman
    assert surat.nomor in halaman
    for rahasia in ("Budi", permohonan.rincian, "Merdeka", permohonan.kode_akses):
        assert rahasia not in halaman


def test_the_hash_of_the_stored_pdf_is_shown(client):
    surat = Naskah.objects.tentang(buat_permohonan()).first()
    bersih = berkas.Bersih(b"%PDF-1.7 uji", "application/pdf", ".pdf")
    surat.pdf = berkas.tulis(bersih, nama="bukti.pdf", jenis="pdf_naskah", satker=surat.satker)
    surat.pdf.save()
    surat.save(update_fields=["pdf"])
    isi = client.get(f"/bintan/verifikasi/{surat.token}/").content.decode()
    assert surat.pdf.sha256 in isi.replace("<wbr>", "")


def test_a_paper_of_another_office_or_none_is_not_found(client):
    surat = Naskah.objects.tentang(buat_permohonan()).first()
    buat_satker("sarolangun")
    for alamat in (f"/sarolangun/verifikasi/{surat.token}/", "/bintan/verifikasi/tidak-ada/"):
        respons = client.get(alamat)
        assert respons.status_code == 404
        assert "Surat tidak ditemukan" in teks(respons)


@pytest.mark.parametrize("token", ["%00", "%F0%9F%98%80", "x" * 400, "%27%20OR%201=1"])
def test_a_hostile_token_is_not_found(client, token):
    buat_satker()
    assert client.get(f"/bintan/verifikasi/{token}/").status_code == 404


# Health


def test_health_answers_when_database_and_store_do(client):
    respons = client.get("/kesehatan/")
    assert (respons.status_code, respons.content) == (200, b"sehat")


def test_health_says_when_the_store_does_not_answer(client, monkeypatch):
    monkeypatch.setattr(berkas, "sehat", lambda: False)
    assert client.get("/kesehatan/").status_code == 503


# What goes wrong


def test_a_foreign_office_and_a_missing_page_are_the_same_bytes(client):
    client.force_login(buat_pegawai(Peran.PETUGAS, buat_satker("bintan")))
    buat_satker("sarolangun")
    asing = client.get("/sarolangun/meja/antrean/")
    hilang = client.get("/tidak-ada/meja/antrean/")
    tanpa_alamat = client.get("/bintan/apa/saja/yang/tidak/ada/")
    assert {r.status_code for r in (asing, hilang, tanpa_alamat)} == {404}
    assert asing.content == hilang.content == tanpa_alamat.content
    assert asing.headers == hilang.headers
    assert "Halaman tidak ditemukan" in teks(asing)


def test_the_wrong_role_is_told_calmly():
    permintaan = RequestFactory().get("/")
    permintaan.resolver_match, permintaan._messages = None, []
    respons = galat.terlarang(permintaan, PermissionDenied())
    assert respons.status_code == 403
    assert "Halaman ini bukan untuk Anda" in teks(respons)


def test_the_page_of_a_fault_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        respons = galat.gangguan(None)
        buruk = galat.permintaan_buruk(None)
    assert respons.status_code == 500
    assert "Permohonan Anda tidak hilang" in teks(respons)
    assert buruk.status_code == 400
    assert "lalu kirim lagi" in teks(buruk)


def test_a_stale_form_is_asked_to_be_sent_again():
    muat_kalender()
    buat_satker()
    ketat = Client(enforce_csrf_checks=True)
    respons = ketat.post("/masuk/", {"username": "a", "password": "b"})
    assert respons.status_code == 403
    assert "Isian Anda belum terkirim" in teks(respons)
    assert "kirim lagi" in teks(respons)
