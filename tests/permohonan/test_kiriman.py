"""A suspected sending: the desk numbers it with its own day of receipt, or closes it."""

from datetime import timedelta

import pytest

from permohonan import pengajuan
from permohonan.models import Kiriman, Permohonan
from ppid import kode
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Penghitung
from tests.factories import buat_satker, pelaku
from tests.permohonan.warga import Warga, foto

pytestmark = pytest.mark.django_db
DAFTAR = "/bintan/meja/perlu-diperiksa/"


@pytest.fixture
def satker(senin):
    return buat_satker("bintan")


@pytest.fixture
def warga(senin, satker):
    """Someone whose sending is kept."""
    return Warga(senin).ajukan(
        rincian={"isian_lain": "x"}, identitas={"menyusul": "", "identitas": foto()}
    )


@pytest.fixture
def meja(satker):
    """A clerk's browser."""
    petugas = Warga(ip="10.5.5.5")
    petugas.klien.force_login(pelaku(Peran.PETUGAS, satker).pengguna)
    return petugas


def putuskan(meja, keputusan):
    alamat = f"{DAFTAR}{Kiriman.objects.get().token}/"
    meja.jawab = meja.klien.post(alamat, {"keputusan": keputusan})
    return meja


def test_daftar_menyebut_isi_dan_sebabnya(meja, warga):
    meja.buka(DAFTAR)

    assert meja.h1 == "Perlu diperiksa"
    assert "Nur Aisyah" in meja.teks
    assert "Isian yang tidak tampak bagi orang ikut terisi" in meja.teks
    assert "Senin, 23 November 2026, pukul 08.07 WIB" in meja.teks
    assert "Kartu identitas" in meja.teks


def test_daftar_kosong(meja):
    assert "Tidak ada kiriman yang menunggu diperiksa." in meja.buka(DAFTAR).teks


def test_tanpa_nomor_selama_ditahan(warga):
    assert not Penghitung.objects.exists()
    assert not Permohonan.objects.exists()
    assert not Jejak.objects.exists()


def test_ini_permohonan_memakai_hari_penerimaannya(meja, warga, senin, satker):
    diterima = Kiriman.objects.get().diterima_pada
    senin.shift(timedelta(days=3))
    meja.klien.force_login(pelaku(Peran.PETUGAS, satker).pengguna)

    putuskan(meja, "permohonan")

    p = Permohonan.objects.get()
    assert meja.jawab.headers["Location"] == f"/bintan/meja/permohonan/{p.kunci}/"
    assert (p.nomor, p.kanal) == ("0001/PPID/2101/XI/2026", "daring")
    assert p.diterima_pada == diterima
    assert f"{p.jatuh_tempo}" == "2026-12-07"  # as if it had been numbered at once
    assert p.alasan_mundur == pengajuan.DITAHAN
    assert [b.jenis for b in p.berkas] == ["identitas"]
    assert p.pemohon.identitas_tercatat
    assert [b.jenis for b in Jejak.objects.order_by("urut")][:2] == ["catat", "kiriman_permohonan"]
    assert Jejak.objects.get(jenis="kiriman_permohonan").nomor == p.nomor
    assert "Tidak ada kiriman" in meja.buka(DAFTAR).teks


def test_pada_hari_yang_sama_tanpa_alasan_mundur(meja, warga):
    putuskan(meja, "permohonan")

    assert Permohonan.objects.get().alasan_mundur == ""


def test_pengirim_melihat_nomor_dan_kodenya_sesudah_diterima(meja, warga):
    putuskan(meja, "permohonan")

    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")

    assert warga.h1 == "Permohonan terkirim"
    assert warga.kode == kode.dari_kunci(warga.kunci)
    assert warga.kunci not in str(list(Kiriman.objects.values()))  # the key would give the code


def test_bukan_permohonan_menutupnya_dengan_jejak(meja, warga):
    putuskan(meja, "bukan")

    assert Kiriman.objects.get().keputusan == "bukan"
    assert not Permohonan.objects.exists()
    assert [(b.jenis, b.data) for b in Jejak.objects.all()] == [
        ("kiriman_bukan", {"sebab": "honeypot"})
    ]
    warga.kirim({"kunci": warga.kunci}, "/bintan/permohonan/terkirim/")
    assert "Bila itu keliru, hubungi meja layanan" in warga.teks


def test_yang_keliru_ditutup_masih_dapat_diterima(meja, warga):
    putuskan(meja, "bukan")
    assert "Ditutup sebagai bukan permohonan" in meja.buka(DAFTAR).teks

    putuskan(meja, "permohonan")

    assert Permohonan.objects.count() == 1


@pytest.mark.parametrize("kedua", ["permohonan", "bukan"])
def test_dua_petugas_serentak(meja, warga, satker, kedua):
    putuskan(meja, "permohonan")

    assert putuskan(meja, kedua).jawab.status_code == 409
    assert Permohonan.objects.count() == 1
    with pytest.raises(TransisiDitolak):
        pengajuan.terima_kiriman(Kiriman.objects.get(), pelaku(Peran.PETUGAS, satker))
    assert Permohonan.objects.count() == 1


def test_keputusan_lain_tidak_berbuat_apa_pun(meja, warga):
    putuskan(meja, "hapus")
    meja.buka(f"{DAFTAR}{Kiriman.objects.get().token}/")

    assert Kiriman.objects.get().keputusan == ""
    assert meja.h1 == "Perlu diperiksa"


@pytest.mark.parametrize("peran", ["kabag", "sekretaris", "penghubung", "admin"])
def test_peran_lain_tidak_melihatnya(warga, satker, peran):
    lain = Warga()
    lain.klien.force_login(pelaku(peran, satker).pengguna)

    assert lain.klien.get(DAFTAR).status_code == 403
    assert putuskan(lain, "permohonan").jawab.status_code == 403


def test_kantor_lain_tidak_melihatnya(warga):
    lain = Warga(satker="sarolangun")
    lain.klien.force_login(pelaku(Peran.PETUGAS, buat_satker("sarolangun")).pengguna)
    token = Kiriman.objects.get().token

    assert "Nur Aisyah" not in lain.buka("/sarolangun/meja/perlu-diperiksa/").teks
    asing = lain.klien.post(
        f"/sarolangun/meja/perlu-diperiksa/{token}/", {"keputusan": "permohonan"}
    )
    assert asing.status_code == 404
    assert not Permohonan.objects.exists()


def test_daftar_tidak_menambah_kueri(meja, senin, satker, django_assert_max_num_queries):
    pengirim = Warga(senin)
    for n in range(6):
        kontak = {"email": f"w{n}@contoh.id", "telepon": ""}
        pengirim.ajukan(rincian={"isian_lain": "x"}, pemohon=kontak)

    with django_assert_max_num_queries(14):
        meja.buka(DAFTAR)
