"""The calendar of due dates: each case on its day, days off named, the office's own today."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permohonan.kalender import baca_bulan, pekan, tetangga
from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import HariLibur
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.permohonan.test_antrean import gandakan

DESEMBER, JANUARI = date(2026, 12, 1), date(2027, 1, 1)


def jatuh_pada(satker, hari: date, **isian) -> Permohonan:
    p = buat_permohonan(satker, **isian)
    Permohonan.objects.filter(pk=p.pk).update(jatuh_tempo=hari)
    return p


def isi(satker, bulan: date) -> dict[date, list[tuple[str, int]]]:
    """What stands on each day of the month."""
    semua = [hari for satu in pekan(pelaku(Peran.PETUGAS, satker), bulan) for hari in satu]
    return {h.tanggal: [(i.tingkat, i.banyak) for i in h.isi] for h in semua if h.isi}


def buka(client, satker, kueri=""):
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    return client.get(reverse("kalender", args=[satker.slug]) + kueri)


@pytest.mark.parametrize(
    ("teks", "bulan", "dikenal"),
    [
        ("2026-12", DESEMBER, True),
        ("2000-01", date(2000, 1, 1), True),
        ("", date(2026, 11, 1), True),
        ("2026-13", date(2026, 11, 1), False),
        ("1999-12", date(2026, 11, 1), False),
        ("2101-01", date(2026, 11, 1), False),
        ("2026-1", date(2026, 11, 1), False),
        ("２０２６-12", date(2026, 11, 1), False),
        ("\0", date(2026, 11, 1), False),
        ("9" * 5000, date(2026, 11, 1), False),
    ],
)
def test_bulan_di_alamat(teks, bulan, dikenal):
    assert baca_bulan(teks, date(2026, 11, 23)) == (bulan, dikenal)


@pytest.mark.parametrize(
    ("bulan", "sebelum", "sesudah"),
    [
        (DESEMBER, date(2026, 11, 1), JANUARI),
        (JANUARI, DESEMBER, date(2027, 2, 1)),
        (date(2028, 2, 1), date(2028, 1, 1), date(2028, 3, 1)),
    ],
)
def test_bulan_tetangga(bulan, sebelum, sesudah):
    assert tetangga(bulan) == (sebelum, sesudah)


def test_setiap_permohonan_pada_harinya_menurut_urgensi(satker, petugas, kasubbag, jam):
    jatuh_pada(satker, date(2026, 11, 16))  # today is the 23rd
    jatuh_pada(satker, date(2026, 11, 23))
    jatuh_pada(satker, date(2026, 11, 23))
    jatuh_pada(satker, date(2026, 11, 27))
    jatuh_pada(satker, date(2026, 12, 7))
    jatuh_pada(satker, date(2026, 11, 24), status="menunggu_penyerahan")  # its clock stopped
    jatuh_pada(buat_satker("sarolangun"), date(2026, 11, 24))
    panjang = buat_permohonan(satker, "koordinasi")
    panjang.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Arsip")
    panjang.perpanjang(oleh=kasubbag)
    panjang.kirim_perpanjangan(oleh=petugas, cara="portal")
    jatuh_pada(satker, date(2026, 11, 26))
    Permohonan.objects.filter(pk=panjang.pk).update(jatuh_tempo=date(2026, 11, 26))

    assert isi(satker, date(2026, 11, 1)) == {
        date(2026, 11, 16): [("terlambat", 1)],
        date(2026, 11, 23): [("mendesak", 2)],
        date(2026, 11, 26): [("mendesak", 1), ("perhatian", 1)],  # 3 of 17, 3 of 10
        date(2026, 11, 27): [("perhatian", 1)],
    }
    assert isi(satker, DESEMBER) == {date(2026, 12, 7): [("netral", 1)]}


def test_tahun_baru_dengan_liburnya_menurut_zona_kantor(client, jam, db):
    """In Jayapura it is already Thursday 31 December when Jakarta has Wednesday."""
    satker = buat_satker("kota-jayapura")
    HariLibur.objects.create(
        satker=satker,
        tanggal=date(2026, 12, 31),
        jenis="tutup_lokal",
        nama="Kantor tutup",
        dasar="SE 1",
    )
    jam.kini = datetime(2026, 12, 30, 15, 30, tzinfo=UTC)  # 31 December, 00.30 WIT
    p = buat_permohonan(satker)
    Permohonan.objects.filter(pk=p.pk).update(jatuh_tempo=date(2027, 1, 4))

    desember, januari = buka(client, satker), buka(client, satker, "?bulan=2027-01")

    kini = re.search(r'<td class="([^"]*)" aria-current="date">.*?</td>', desember.text, re.S)
    assert "<b>31</b>" in kini[0]
    assert kini[1] == "ada libur kini"
    assert "Kantor tutup" in kini[0]
    assert "Januari 2027" in januari.text
    assert "Tahun Baru" in januari.text
    assert "Tahun Baru" not in desember.text
    assert 'aria-current="date"' not in januari.text
    assert 'href="/kota-jayapura/meja/antrean/?tempo=2027-01-04"' in januari.text
    assert "Senin, 4\xa0Januari\xa02027: " in januari.text
    assert "1<span" in januari.text
    assert "mendesak" in januari.text  # two working days after the holiday


def test_tautan_hari_membuka_antrean_hari_itu(client, satker, jam):
    pada = jatuh_pada(satker, date(2026, 12, 7))
    jatuh_pada(satker, date(2026, 12, 8))
    jatuh_pada(satker, date(2026, 12, 7), status="menunggu_penyerahan")
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))

    respons = client.get(reverse("antrean", args=[satker.slug]), {"tempo": "2026-12-07"})

    assert [b.permohonan.nomor for b in respons.context["baris"]] == [pada.nomor]
    assert "Jatuh tempo <b>Senin, 7\xa0Desember\xa02026</b>" in respons.text
    assert 'name="tempo" value="2026-12-07"' in respons.text  # another filter keeps it


def test_yang_terlambat_dari_semua_bulan_disebut(client, satker, jam):
    jatuh_pada(satker, date(2026, 9, 1))
    assert "1 permohonan terlambat</a> dari semua bulan" in buka(client, satker).text


@pytest.mark.parametrize(
    ("kueri", "kalimat"),
    [
        ("?bulan=besok", "Bulan di alamat tidak dikenal."),
        ("?bulan=2031-05", "Daftar libur nasional tahun 2031 belum ada"),
        ("?bulan=2000-01", "Januari 2000"),
        ("?bulan=2100-12", "Desember 2100"),
    ],
)
def test_bulan_asing_dan_jauh_tetap_terbuka(client, satker, jam, kueri, kalimat):
    respons = buka(client, satker, kueri)
    assert respons.status_code == 200
    assert kalimat in respons.text


def test_banyak_kueri_tetap(client, satker, jam):
    asal = jatuh_pada(satker, date(2026, 11, 25))
    asal.refresh_from_db()
    buka(client, satker)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(reverse("kalender", args=[satker.slug])).status_code == 200
        return len(kueri)

    gandakan(asal, 4)
    lima = hitung()
    gandakan(asal, 195)

    assert hitung() == lima
    assert isi(satker, date(2026, 11, 1)) == {date(2026, 11, 25): [("mendesak", 200)]}
