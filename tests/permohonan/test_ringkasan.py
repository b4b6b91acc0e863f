"""Ringkasan PPID: the Kasubbag at eight in the morning."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan import pagi
from permohonan.models import PermintaanBahan, Permohonan
from ppid.izin import Peran
from tests.factories import (
    beritahukan,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
)
from tests.factories_dip import buat_unit
from tests.permohonan.conftest import SENIN
from tests.permohonan.test_antrean import gandakan

pytestmark = pytest.mark.django_db


def buka(client, satker, peran=Peran.KASUBBAG):
    client.force_login(buat_pegawai(peran, satker))
    return client.get(f"/{satker.slug}/ppid/")


def tempo(p: Permohonan, hari: date) -> Permohonan:
    Permohonan.objects.filter(pk=p.pk).update(jatuh_tempo=hari)
    return p


def test_yang_terlambat_dulu_lalu_yang_jatuh_tempo(client, satker, jam):
    besok = tempo(buat_permohonan(satker), date(2026, 11, 24))
    lewat = tempo(buat_permohonan(satker), date(2026, 11, 16))
    kini = tempo(buat_permohonan(satker), date(2026, 11, 23))
    tempo(buat_permohonan(satker), date(2026, 12, 7))
    tempo(buat_permohonan(satker, "menunggu_penyerahan"), date(2026, 11, 16))

    respons = buka(client, satker)
    antrean = client.get("/bintan/meja/antrean/?tab=pagi")

    urutan = [lewat.nomor, kini.nomor, besok.nomor]
    assert [b.permohonan.nomor for b in respons.context["pagi"].baris] == urutan
    assert [b.permohonan.nomor for b in antrean.context["baris"]] == urutan
    angka = [(a.teks, a.banyak) for a in respons.context["pagi"].angka]
    assert angka == [("Terlambat", 1), ("Jatuh tempo hari ini", 1), ("≤ 2 hari kerja", 1)]
    assert respons.text.count("btn-primary") == 1


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.KABAG, Peran.SEKRETARIS, Peran.ADMIN])
def test_hanya_untuk_yang_menyupervisi(client, satker, jam, peran):
    assert buka(client, satker, peran).status_code == 403


def test_tampilan_pagi_hanya_bagi_kasubbag(client, satker, jam):
    tempo(buat_permohonan(satker), date(2026, 11, 16))
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    respons = client.get("/bintan/meja/antrean/?tab=pagi")
    assert "Pagi Kasubbag" not in respons.text
    assert respons.context["tab_aktif"].kunci == "terbuka"


def test_yang_menunggu_keputusan_dari_semua_sumber(client, satker, petugas, jam):
    konsep = buat_permohonan(satker, "menunggu_persetujuan")
    panjang = buat_permohonan(satker, "koordinasi")
    panjang.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Arsip")

    respons = buka(client, satker)

    judul = [b.judul for b in respons.context["keputusan"].object_list]
    assert judul == [konsep.nomor, panjang.nomor]
    assert "<b>2</b> Menunggu keputusan saya" in respons.text


def test_beban_unit_yang_terlama_dulu(client, satker, kasubbag, jam):
    arsip, hukum = buat_unit(satker, "Arsip"), buat_unit(satker, "Hukum")
    jam.kini = SENIN - timedelta(days=5)  # Wednesday the week before
    lama, dijawab = buat_permohonan(satker, "koordinasi"), buat_permohonan(satker, "koordinasi")
    isi = {"oleh": kasubbag, "bentuk": "nota_dinas", "arahan": "x"}
    lama.disposisi(unit=[hukum], batas=date(2026, 11, 20), **isi)
    dijawab.disposisi(unit=[hukum], batas=date(2026, 11, 20), **isi)
    PermintaanBahan.objects.filter(permohonan=dijawab).update(dijawab_pada=SENIN)
    jam.kini = SENIN
    baru, ditutup = buat_permohonan(satker, "koordinasi"), buat_permohonan(satker, "koordinasi")
    baru.disposisi(unit=[arsip, hukum], batas=date(2026, 11, 23), **isi)
    ditutup.disposisi(unit=[arsip], batas=date(2026, 11, 20), **isi)
    ditutup.cabut(oleh=kasubbag, alasan="Surat")

    beban = pagi.beban_unit(kasubbag)
    antrean = buka(client, satker) and client.get(f"/bintan/meja/antrean/?unit={hukum.pk}")

    assert [(b.nama, b.terbuka, b.tertua, b.lewat) for b in beban] == [
        ("Hukum", 2, 3, 1),
        ("Arsip", 1, 0, 0),
    ]
    assert {b.permohonan.pk for b in antrean.context["baris"]} == {lama.pk, baru.pk}
    assert "Menunggu bahan dari <b>Hukum</b>" in antrean.text


def test_beban_petugas_dengan_yang_kosong_dan_yang_belum_ditugaskan(satker, kasubbag, jam):
    rina = buat_pegawai(Peran.PETUGAS, satker, "rina.bintan", "Rina")
    dulu = buat_pegawai(Peran.PETUGAS, satker, "dulu.bintan", "Budi", sampai=date(2026, 11, 1))
    buat_pegawai(Peran.PETUGAS, satker, "kosong.bintan", "Andi")
    tempo(buat_permohonan(satker, petugas=rina), date(2026, 11, 16))
    buat_permohonan(satker, petugas=rina)
    buat_permohonan(satker, petugas=dulu)
    buat_permohonan(satker, "selesai", petugas=rina)
    tempo(buat_permohonan(satker), date(2026, 11, 20))

    beban = {b.nama: (b.terbuka, b.terlambat) for b in pagi.beban_petugas(kasubbag)}

    assert beban["Andi"] == (0, 0)
    assert beban["Budi"] == (1, 0)
    assert beban["Rina"] == (2, 1)
    assert list(beban)[-1] == "Belum ditugaskan"
    assert beban["Belum ditugaskan"] == (1, 1)


@pytest.mark.parametrize(
    ("kini", "sejak"),
    [
        ("2026-11-23T02:00+00:00", date(2026, 11, 20)),  # Monday: since Friday
        ("2026-11-24T02:00+00:00", date(2026, 11, 23)),
        ("2027-01-04T02:00+00:00", date(2026, 12, 31)),  # over New Year's Day
    ],
)
def test_sejak_hari_kerja_yang_lalu(satker, jam, kini, sejak):
    jam.kini = datetime.fromisoformat(kini)
    assert pagi.hari_kerja_lalu(satker) == sejak


def test_yang_masuk_sejak_kemarin_menurut_zona_kantor(jam, db):
    satker = buat_satker("kota-jayapura")
    siapa = pelaku(Peran.KASUBBAG, satker)
    jam.kini = datetime(2026, 11, 19, 14, 59, tzinfo=UTC)  # Thursday 23.59 WIT
    buat_permohonan(satker)
    jam.kini = datetime(2026, 11, 19, 15, 1, tzinfo=UTC)  # Friday 00.01 WIT
    jumat = buat_permohonan(satker)
    jam.kini = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)  # Monday 08.00 WIT

    banyak, baru = pagi.masuk_sejak(siapa, pagi.hari_kerja_lalu(satker))

    assert (banyak, [b["p"].pk for b in baru]) == (1, [jumat.pk])


def test_yang_dicatat_mundur_dijanjikan_dan_belum_dipindai(client, satker, kasubbag, jam):
    lama = SENIN - timedelta(days=6)
    mundur = buat_permohonan(
        satker, kanal="surat", diterima_pada=lama, alasan_mundur="Listrik padam"
    )
    janji = buat_permohonan(satker, "koordinasi")
    susun(janji, "belum_didokumentasikan", sampai=date(2026, 11, 27))
    setujui(janji)
    beritahukan(janji)

    respons = buka(client, satker)

    assert [b["p"].nomor for b in respons.context["mundur"]] == [mundur.nomor]
    assert "Listrik padam" in respons.text
    assert [j["teks"] for j in respons.context["janji"]] == [janji.nomor]
    assert f'tab=pindaian">{respons.context["pagi"].pindaian} permohonan</a>' in respons.text


def test_pagi_yang_kosong_dikatakan_dengan_tenang(client, satker, jam):
    teks = buka(client, satker).text
    for kalimat in (
        "Tidak ada yang terlambat",
        "Tidak ada yang menunggu keputusan Anda.",
        "Tidak ada bahan yang ditunggu dari unit.",
        "Belum ada permohonan baru.",
        "Semua surat bertanda tangan sudah dipindai.",
    ):
        assert kalimat in teks


def test_kantor_lain_tidak_terbaca(client, satker, jam):
    tempo(buat_permohonan(buat_satker("sarolangun"), rincian="Rahasia"), date(2026, 11, 16))
    assert "Rahasia" not in buka(client, satker).text


def test_banyak_kueri_tetap(client, satker, jam):
    asal = tempo(buat_permohonan(satker, kanal="surat"), date(2026, 11, 16))
    asal.refresh_from_db()
    buka(client, satker)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get("/bintan/ppid/").status_code == 200
        return len(kueri)

    gandakan(asal, 14)
    lima_belas = hitung()
    gandakan(asal, 185)

    assert hitung() == lima_belas
