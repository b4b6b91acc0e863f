"""Whatever stops the clock of a late case says why; nothing else asks, the applicant never."""

from datetime import timedelta

import pytest

from permohonan.di_meja import DiMeja
from permohonan.status import Status
from permohonan.tindakan import alamat_aksi
from ppid.alur import TransisiDitolak
from ppid.izin import Peran, pemohon
from ppid.models import Jejak
from tests.factories import beritahukan, buat_permohonan
from tests.factories_dip import buat_dokumen
from tests.permohonan.aksi import alamat, kembali

pytestmark = pytest.mark.usefixtures("jam")

SEBAB = "Arsip terendam banjir"
LAMA = timedelta(days=20)


def di_tempat(p, oleh, **sebab):
    dokumen = [buat_dokumen(p.satker)]
    isi = {"bagian": p.bagian_terbuka(), "dokumen": dokumen, "cara": "ambil", "penerima": "Budi"}
    p.jawab_di_tempat(oleh=oleh["petugas"], **isi, **sebab)


def tutup(p, oleh, **sebab):
    if not p.usulan:
        p.usulkan("bukan_permohonan", oleh=oleh["petugas"], alasan="Iklan")
    p.setujui_usulan(oleh=oleh["kasubbag"], **sebab)


def cabut(p, oleh, **sebab):
    p.cabut(oleh=oleh["petugas"], alasan="Surat", **sebab)


PENUTUP = [("diproses", di_tempat), ("diajukan", tutup), ("koordinasi", cabut)]


@pytest.fixture
def oleh(petugas, kasubbag):
    return {"petugas": petugas, "kasubbag": kasubbag}


@pytest.mark.parametrize(("status", "verba"), PENUTUP)
def test_penutup_yang_terlambat_ditolak_tanpa_sebab(satker, oleh, jam, status, verba):
    p = buat_permohonan(satker, status, kanal="datang_langsung")
    jam.kini += LAMA

    with pytest.raises(TransisiDitolak, match="Tuliskan sebabnya"):
        verba(p, oleh)
    verba(p, oleh, sebab_terlambat=SEBAB)

    p.refresh_from_db()
    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, SEBAB)
    assert SEBAB not in str(list(Jejak.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(("status", "verba"), PENUTUP)
def test_penutup_yang_tepat_waktu_tidak_ditanya(satker, oleh, status, verba):
    p = buat_permohonan(satker, status, kanal="datang_langsung")

    verba(p, oleh, sebab_terlambat="tidak dipakai")

    p.refresh_from_db()
    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, "")


def test_pemohon_yang_mencabut_tidak_ditanya(satker, jam):
    p = buat_permohonan(satker, "koordinasi")
    jam.kini += LAMA

    p.cabut(oleh=pemohon(p))

    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, "")


def test_sesudah_pemberitahuan_tidak_ditanya_lagi(satker, oleh, jam):
    p = buat_permohonan(satker, "siap_disampaikan")
    beritahukan(p)
    jam.kini += LAMA

    p.cabut(oleh=oleh["petugas"])

    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, "")


def test_sebagian_jawaban_di_tempat_belum_ditanya(satker, petugas, jam):
    """Only the last part ends the case."""
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung")
    p.bagi_rincian(oleh=petugas, uraian=["DPT per TPS", "DPT per desa"])
    jam.kini += LAMA
    satu, dua = p.bagian_terbuka()
    isi = {"dokumen": [buat_dokumen(satker)], "cara": "ambil", "penerima": "Budi"}

    p.jawab_di_tempat(oleh=petugas, bagian=[satu], **isi)
    with pytest.raises(TransisiDitolak):
        p.jawab_di_tempat(oleh=petugas, bagian=[dua], **isi)


# Its field


@pytest.mark.parametrize(
    ("peran", "status", "aksi"),
    [
        (Peran.PETUGAS, "diajukan", "cabut"),
        (Peran.KASUBBAG, "diajukan", "bukan_permohonan"),
        (Peran.PETUGAS, "siap_disampaikan", "beritahukan"),
        (Peran.PETUGAS, "diproses", "jawab_di_tempat"),
    ],
)
def test_isian_sebab_hanya_ada_bila_terlambat(client, satker, oleh, jam, peran, status, aksi):
    p = buat_permohonan(satker, status, kanal="datang_langsung")
    if aksi == "bukan_permohonan":
        p.usulkan(aksi, oleh=oleh["petugas"], alasan="Iklan")
    client.force_login(oleh[peran].pengguna)
    halaman = alamat_aksi(p, aksi)
    isi = {"versi": p.versi, "alasan": "Surat pemohon", "cara": "pos", "cara_serah": "ambil"}

    tepat = client.get(halaman)
    jam.kini += LAMA
    terlambat = client.get(halaman)
    kosong = client.post(halaman, isi)

    assert "sebab_terlambat" not in tepat.text
    assert 'name="sebab_terlambat"' in terlambat.text
    assert kosong.status_code == 422
    assert "Tuliskan sebab permohonan ini terlambat" in kosong.text


def test_halaman_perkara_menyebut_sebabnya(client, satker, oleh, jam):
    p = buat_permohonan(satker, "koordinasi")
    jam.kini += LAMA
    client.force_login(oleh["petugas"].pengguna)

    isi = {"versi": p.versi, "alasan": "Surat", "sebab_terlambat": SEBAB}
    client.post(alamat(p, "cabut"), isi)

    p.refresh_from_db()
    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, SEBAB)
    assert f"Ya. {SEBAB}" in client.get(kembali(p)).text


def test_catat_mundur_yang_dijawab_di_tempat_memakai_alasannya(satker, petugas, jam):
    """What is registered after its due date and answered at once is late for the same reason."""
    diterima = jam.kini - timedelta(days=30)
    p = buat_permohonan(
        satker, kanal="telepon", diterima_pada=diterima, alasan_mundur="Buku meja basah"
    )
    p.nyatakan_lengkap(oleh=petugas)

    DiMeja((buat_dokumen(satker),), (), "email", jawab=True).kerjakan(p, oleh=petugas, detik=60)

    p.refresh_from_db()
    assert (p.status, p.sebab_terlambat) == (Status.SELESAI, "Buku meja basah")
