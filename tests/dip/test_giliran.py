"""Persetujuan and the morning's digest of the officials of the DIP chain: each their own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip import surel_pagi
from dip.models import Penyusunan
from dip.status.penyusunan import Status
from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.factories_dip import berjalan, buat_berkas, buat_dip, buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
KABAG, KASUBBAG, SEKRETARIS = Peran.KABAG, Peran.KASUBBAG, Peran.SEKRETARIS
PENGAMBIL = (KABAG, KASUBBAG, SEKRETARIS, Peran.PERTIMBANGAN, Peran.PLENO)


def menunggu(client, satker, pengguna) -> list[str]:
    client.force_login(pengguna)
    respons = client.get(f"/{satker.slug}/persetujuan/")
    assert respons.status_code == 200
    return [b.jenis for b in respons.context["baris"]]


def semua(client, satker) -> dict[Peran, list[str]]:
    milik = {p: menunggu(client, satker, buat_pegawai(p, satker)) for p in PENGAMBIL}
    return {peran: isi for peran, isi in milik.items() if isi}


GILIRAN = [
    (Status.PENUGASAN, {KABAG: ["Tugaskan Kasubbag"]}, None),  # where 1 and 2 are one act
    (Status.KONSEP, {}, {}),
    (Status.KOREKSI, *[{KASUBBAG: ["Koreksi nota dinas"]}] * 2),
    (Status.PERSETUJUAN, {KABAG: ["Setujui nota dinas"]}, {KASUBBAG: ["Setujui nota dinas"]}),
    (Status.TANDA_TANGAN, *[{SEKRETARIS: ["Tandatangani nota dinas"]}] * 2),
    (
        Status.PENGISIAN,
        {KABAG: ["Serahkan bagian DIP"]},
        {KASUBBAG: ["Serahkan bagian DIP"]},
    ),
    (Status.KLARIFIKASI, {}, {}),
    (Status.KOREKSI_ATASAN, *[{SEKRETARIS: ["Koreksi dan tandatangani usulan DIP"]}] * 2),
    (Status.PERTIMBANGAN, *[{Peran.PERTIMBANGAN: ["Sahkan DIP"]}] * 2),
    (Status.DISAHKAN, *[{SEKRETARIS: ["Usulkan DIP pada Pleno"]}] * 2),
    (Status.PLENO, *[{Peran.PLENO: ["Tetapkan DIP dalam Rapat Pleno"]}] * 2),
    (Status.DITETAPKAN, {}, {}),
    (Status.TERBIT, {}, {}),
]


@pytest.mark.parametrize(("slug", "kolom"), [("bengkulu", 1), ("bintan", 2)])
def test_setiap_langkah_menunggu_pelakunya_saja(client, slug, kolom):
    satker = buat_satker(slug)
    harap = {baris[0]: baris[kolom] for baris in GILIRAN if baris[kolom] is not None}
    dip = buat_dip(satker, sampai=Status.PENUGASAN)

    assert {status: semua(client, satker) for status in berjalan(dip)} == harap


def test_bagian_berkepala_hanya_milik_kabagnya(client):
    """A unit's own Kabag hands in its part; a unit without one is any Kabag's."""
    satker = buat_satker("bengkulu")
    a, b = buat_unit(satker, "Bagian A"), buat_unit(satker)
    buat_dip(satker)
    kabag_a = buat_pegawai(KABAG, satker, "a.bengkulu", unit=a)
    lain = buat_pegawai(KABAG, satker)

    client.force_login(kabag_a)
    milik_a = [x.keterangan for x in client.get("/bengkulu/persetujuan/").context["baris"]]
    client.force_login(lain)
    milik_lain = [x.keterangan for x in client.get("/bengkulu/persetujuan/").context["baris"]]

    assert sorted(milik_a) == [a.nama, b.nama] and milik_lain == [b.nama]


def test_kabag_yang_tidak_ditugaskan_tidak_ditunggu(client):
    satker = buat_satker("bengkulu")
    a, b = buat_unit(satker, "Bagian A"), buat_unit(satker, "Bagian B")
    oleh = pelaku(SEKRETARIS, satker)
    Penyusunan.mulai_tahun(2026, oleh=oleh, arahan="Susun", koordinator=a)

    assert menunggu(client, satker, buat_pegawai(KABAG, satker, "a.bengkulu", unit=a))
    assert not menunggu(client, satker, buat_pegawai(KABAG, satker, "b.bengkulu", unit=b))


def test_kantor_lain_dan_pemohon_tidak_tampak(client):
    satker, lain = buat_satker("bintan"), buat_satker("bengkulu")
    buat_permohonan(satker, "menunggu_persetujuan")
    buat_dip(lain, sampai=Status.TANDA_TANGAN)

    assert not menunggu(client, satker, buat_pegawai(SEKRETARIS, satker))
    assert menunggu(client, satker, buat_pegawai(KASUBBAG, satker)) == ["Pemberitahuan tertulis"]


def test_versi_baru_berkas_menunggu_ppid(client):
    satker = buat_satker("bintan")
    dokumen = buat_dokumen(satker)
    baru = buat_berkas(satker, isi=b"%PDF-1.4\n%baru\n%%EOF\n")
    lama = dokumen.versi_berkas.get()
    dokumen.usulkan_versi(lama, baru, "Angka diperbaiki", oleh=pelaku(Peran.PETUGAS, satker))

    assert menunggu(client, satker, buat_pegawai(KASUBBAG, satker)) == [
        "Pengesahan berkas, versi 2"
    ]
    assert not menunggu(client, satker, buat_pegawai(SEKRETARIS, satker))


def test_yang_terlambat_dikatakan(client):
    satker = buat_satker("bengkulu")
    dip = buat_dip(satker)
    dip.bagian.update(batas=satker.hari_ini - timedelta(days=14))

    client.force_login(buat_pegawai(KABAG, satker))
    [baris] = client.get("/bengkulu/persetujuan/").context["baris"]

    assert baris.tingkat == "terlambat" and baris.sisa.startswith("Terlambat ")
    assert baris.batas


def test_banyak_kueri_tidak_bergantung_pada_banyak_bagian(client):
    satker = buat_satker("bengkulu")
    buat_dip(satker, 2025)
    client.force_login(buat_pegawai(KABAG, satker))

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tercatat:
            client.get("/bengkulu/persetujuan/")
        return len(tercatat)

    kueri()
    satu = kueri()
    for n in range(1, 13):
        buat_unit(satker, f"Subbag {n}")
    buat_dip(satker)

    assert kueri() == satu


# The morning's digest


def pagi(satker, *peran: Peran) -> dict[Peran, list[str]]:
    o = {p: pelaku(p, satker) for p in peran}
    [bagian] = surel_pagi.keputusan_dip(satker, list(o.values()))
    return {p: [b.teks for b in bagian.butir if b.untuk(satu)] for p, satu in o.items()}


def test_ringkasan_pagi_menyebut_langkah_bagi_pelakunya():
    satker = buat_satker("bengkulu")
    buat_dip(satker, 2025, sampai=Status.TANDA_TANGAN)
    buat_dip(satker)

    assert pagi(satker, KABAG, SEKRETARIS, Peran.PLENO) == {
        KABAG: [f"DIP 2026: serahkan {buat_unit(satker)}"],
        SEKRETARIS: ["DIP 2025: Tandatangani nota dinas"],
        Peran.PLENO: [],
    }


def test_ringkasan_pagi_dengan_kueri_tetap():
    satker = buat_satker("bengkulu")
    buat_dip(satker, 2025)
    o = [pelaku(p, satker) for p in PENGAMBIL]

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tercatat:
            for bagian in surel_pagi.keputusan_dip(satker, o):
                assert [b.teks for b in bagian.butir for x in o if b.untuk(x)]
        return len(tercatat)

    satu = kueri()
    for n in range(1, 9):
        buat_unit(satker, f"Subbag {n}")
    buat_dip(satker)

    assert kueri() == satu
