"""The yearly DIP report, and the chain in the matriks with its standards."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.laporan import langkah_laporan, laporan, terbitkan
from dip.models import Penyusunan
from dip.status.penyusunan import Status
from ppid import matriks, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.matriks import Penilaian
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dip, buat_dokumen, buat_entri, buat_unit

SENIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB


@pytest.fixture
def jam(monkeypatch):
    kini = SimpleNamespace(kini=SENIN)
    monkeypatch.setattr(waktu, "timezone", SimpleNamespace(now=lambda: kini.kini))
    return kini


@pytest.fixture
def satker(db, jam):
    return buat_satker("bengkulu")


def maju(jam, **lama):
    jam.kini += timedelta(**lama)


def per_langkah(dip) -> dict:
    return {satu.langkah.kunci: satu for satu in langkah_laporan(dip)}


@pytest.fixture
def berlarut(satker, jam):
    """Parts handed in on day 8 (late), clarified in 20 days (in time), decided after 10 days."""
    buat_unit(satker, "Subbag Hukum")
    dip = buat_dip(satker, entri=[{}])
    maju(jam, days=8)
    kabag = pelaku(Peran.KABAG, satker)
    for bagian in dip.bagian.all():
        bagian.serahkan(oleh=kabag)
    dip = Penyusunan.objects.get()
    maju(jam, days=20)
    dip.usulkan(oleh=pelaku(Peran.PETUGAS, satker))
    dip.tandatangani(oleh=pelaku(Peran.SEKRETARIS, satker))
    dip.sahkan(["Erlina"], satker.hari_ini, None, oleh=pelaku(Peran.PERTIMBANGAN, satker))
    maju(jam, days=10)
    dip.usulkan_pleno(oleh=pelaku(Peran.SEKRETARIS, satker))
    kosong = {"ba_pindaian": None, "keputusan_pindaian": None}
    dip.tetapkan(oleh=pelaku(Peran.PLENO, satker), **kosong, keputusan_nomor="1")
    dip.terbitkan(oleh=pelaku(Peran.PETUGAS, satker))
    return Penyusunan.objects.get()


def test_tiap_langkah_dengan_tanggal_lama_dan_mutu_bakunya(berlarut):
    langkah = per_langkah(berlarut)

    assert [satu.langkah.urut for satu in langkah.values()] == [*range(1, 12)]
    nilai = {kunci: satu.penilaian for kunci, satu in langkah.items()}
    assert nilai["isi"] == Penilaian.MELEBIHI
    assert nilai["klarifikasi"] == nilai["konsep"] == Penilaian.SESUAI
    assert nilai["tetapkan"] == Penilaian.MELEBIHI
    assert nilai["sahkan"] == nilai["terbitkan"] == Penilaian.TANPA
    assert langkah["klarifikasi"].mulai == SENIN + timedelta(days=8)
    assert langkah["klarifikasi"].hari == 20  # a month goes by the calendar
    assert langkah["isi"].oleh == "Rina Kabag"


def test_sebulan_lewat_sehari_melebihi_baku(satker, jam):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KLARIFIKASI)

    maju(jam, days=30)  # Wednesday 23 December, the last day
    assert per_langkah(dip)["klarifikasi"].penilaian == Penilaian.SESUAI
    maju(jam, days=1)
    assert per_langkah(dip)["klarifikasi"].penilaian == Penilaian.MELEBIHI


def test_laporan_menyebut_kelas_perubahan_dan_bagian_yang_terlambat(berlarut, jam):
    baru = buat_dip(berlarut.satker, 2027, [{"nama": "Tambahan"}], sampai=Status.KLARIFIKASI)
    buat_entri(baru, "Rahasia", sifat="diusulkan_dikecualikan")

    isi, lama = laporan(baru), laporan(berlarut)

    assert (isi["lalu"], isi["banyak"]) == (berlarut, 2)
    assert isi["beda"] == {"baru": 2, "berubah": 0, "hilang": 0, "tetap": 1}
    assert dict(isi["kelas"]) == {
        "Berkala": 2,
        "Serta-merta": 0,
        "Setiap saat": 0,
        "Diusulkan dikecualikan": 1,
    }
    assert [terlambat for *_, terlambat in lama["bagian"]] == ["terlambat", "terlambat"]
    assert [terlambat for *_, terlambat in isi["bagian"]] == ["", ""]


def test_laporan_terbit_sekali_bernomor_dan_ditandatangani_kasubbag(berlarut, client):
    kasubbag = buat_pegawai(Peran.KASUBBAG, berlarut.satker)
    client.force_login(kasubbag)
    alamat = reverse("dip_laporan", args=["bengkulu", 2026])

    assert "Terbitkan laporan" in client.get(alamat).content.decode()
    sekali, dua = client.post(alamat), client.post(alamat)

    assert (sekali.status_code, dua.status_code) == (302, 409)
    surat = Naskah.objects.get(jenis="laporan_dip")
    assert surat.nomor.startswith("0001/LDIP/PPID/17/")
    assert kasubbag.nama in surat.html and "melebihi baku" in surat.html
    assert Jejak.objects.get(jenis="laporan_dip").data == {"naskah": surat.nomor}
    assert surat.nomor in client.get(alamat).content.decode()
    assert Penyusunan.objects.get().utuh


def test_laporan_hanya_terbit_sesudah_dip_terbit_oleh_ppid(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KLARIFIKASI)
    alamat = reverse("dip_laporan", args=["bengkulu", 2026])

    with pytest.raises(TransisiDitolak, match="sesudah DIP terbit"):
        terbitkan(dip, oleh=pelaku(Peran.KASUBBAG, satker))
    client.force_login(buat_pegawai(Peran.SEKRETARIS, satker))
    assert client.get(alamat).status_code == 200
    assert client.post(alamat).status_code == 403
    client.force_login(buat_pegawai(Peran.PENGHUBUNG, satker))
    assert client.get(alamat).status_code == 403


# The matriks


def test_matriks_memuat_seluruh_rantai_dengan_baku_dan_putusannya(berlarut):
    satker = berlarut.satker
    semua = Kegiatan.objects.untuk(pelaku(Peran.KASUBBAG, satker))

    butir = matriks.baca(semua, pelaku(Peran.KASUBBAG, satker))

    nilai = {(b.kegiatan.kunci, str(b.kegiatan.tentang)): b.penilaian for b in butir}
    assert nilai["isi", "DIP 2026, Subbag Hukum"] == Penilaian.MELEBIHI
    assert nilai["klarifikasi", "DIP 2026"] == Penilaian.SESUAI
    assert nilai["tetapkan", "DIP 2026"] == Penilaian.MELEBIHI
    jumlah = {j.nomor: j for j in matriks.jumlah(butir, satker)}
    assert [*jumlah] == [*range(1, 12)]
    assert (jumlah[7].perkara, jumlah[7].melebihi) == (2, 2)
    assert (jumlah[8].sesuai, jumlah[8].median) == (1, "20 hari kalender")
    assert (jumlah[9].satuan, jumlah[9].median) == ("", "")


def test_kueri_matriks_tidak_bertambah_dengan_bagian(satker):
    kasubbag = pelaku(Peran.KASUBBAG, satker)

    def kueri(tahun, banyak):
        for n in range(banyak):
            buat_unit(satker, f"Subbag {tahun} {n}")
        dip = buat_dip(satker, tahun, [{}])
        milik = Kegiatan.objects.untuk(kasubbag).filter(tentang_id__in=dip.bagian.values("pk"))
        with CaptureQueriesContext(connection) as h:
            [str(b.kegiatan.tentang) for b in matriks.baca(milik, kasubbag)]
        return len(h)

    kueri(2025, 1)  # the calendar and the kinds of things are read once
    assert kueri(2026, 1) == kueri(2027, 9)


def test_nama_dokumen_hanya_bagi_yang_boleh_membukanya(satker):
    dokumen = buat_dokumen(satker, "Draf rahasia", disahkan=False)

    def hal(peran):
        oleh = pelaku(peran, satker)
        butir = matriks.baca(Kegiatan.objects.untuk(oleh).tentang(dokumen), oleh)
        return {b["hal"] for b in matriks.tampil(butir, oleh)}

    assert hal(Peran.PETUGAS) == {"Draf rahasia"}
    assert hal(Peran.KABAG) == hal(Peran.SEKRETARIS) == {dokumen.sebutan_tertutup}
    assert "rahasia" not in dokumen.sebutan_tertutup
