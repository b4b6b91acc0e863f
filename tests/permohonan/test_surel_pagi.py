"""One digest a morning: to whom something waits, numbers and dates only, and only once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import Permohonan
from ppid import surel_pagi
from ppid.halaman import SUMBER_PAGI, TUGAS_PAGI
from ppid.izin import Peran
from ppid.models import HariLibur, Jejak, Kabar, KeadaanKabar, PagiKantor
from ppid.tenggat import Jenis
from tests.factories import (
    beri_tugas,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
NAMA = "Zulkarnaen Qz"
SENIN = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def senin(jam):
    """Monday, 07.30 WIB."""
    jam.kini = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    return jam


@pytest.fixture
def desk(satker):
    return beri_email(buat_pegawai(Peran.PETUGAS, satker))


@pytest.fixture
def ppid(satker):
    return beri_email(buat_pegawai(Peran.KASUBBAG, satker))


def beri_email(orang):
    orang.email = f"{orang.username}@contoh.test"
    orang.save()
    return orang


def kasus(satker, status="diajukan", *, sisa: int | None = None, **isian) -> Permohonan:
    """A case whose clock has that many working days left (of a calendar without holidays)."""
    p = buat_permohonan(satker, status, pemohon={"nama": NAMA}, **isian)
    if sisa is not None:
        Permohonan.objects.filter(pk=p.pk).update(jatuh_tempo=SENIN + timedelta(days=sisa))
        p.refresh_from_db()
    return p


def jalan() -> int:
    return surel_pagi.jalankan(SUMBER_PAGI, TUGAS_PAGI)


def ringkasan(orang) -> str:
    semua = Kabar.objects.filter(kode="pagi", kepada=orang.email)
    return "\n".join(k.isi for k in semua)


def bagian(isi: str) -> dict[str, list[str]]:
    """Lines of each section by its title (without the count)."""
    hasil = {}
    for satu in isi.split("\n\n"):
        judul, *baris = satu.split("\n")
        if baris and baris[0].startswith("- "):
            hasil[judul.split(" (")[0]] = [b[2:] for b in baris if b.startswith("- ")]
    return hasil


# What stands in it


def test_yang_terlambat_dan_segera_di_atas_lalu_yang_menunggu(satker, desk, ppid):
    lambat, hari_ini = kasus(satker, sisa=-5), kasus(satker, sisa=0)
    segera, jauh = kasus(satker, sisa=2), kasus(satker, sisa=14)

    assert jalan() == 2

    isi = ringkasan(desk)
    assert list(bagian(isi)) == [
        "Terlambat",
        "Jatuh tempo dalam 2 hari kerja",
        "Menunggu tindakan Anda",
    ]
    assert bagian(isi)["Terlambat"] == [
        f"{lambat.nomor}, menunggu verifikasi, jatuh tempo Rab, 18\xa0Nov\xa02026, "
        "terlambat 3 hari kerja, giliran Anda"
    ]
    dua = bagian(isi)["Jatuh tempo dalam 2 hari kerja"]
    assert dua[0] == f"{hari_ini.nomor}, menunggu verifikasi, jatuh tempo hari ini, giliran Anda"
    assert dua[1].startswith(segera.nomor)
    assert [b.split(",")[0] for b in bagian(isi)["Menunggu tindakan Anda"]] == [jauh.nomor]
    assert "http://127.0.0.1:8000/bintan/meja/antrean/?tab=terlambat" in isi


def test_kasubbag_membaca_semua_yang_genting_dan_keputusannya(satker, desk, ppid):
    kasus(satker, sisa=-5)
    konsep = kasus(satker, "menunggu_persetujuan")
    buat_dokumen(satker, disahkan=False)

    jalan()

    isi = bagian(ringkasan(ppid))
    assert len(isi["Terlambat"]) == 1
    assert "giliran Anda" not in isi["Terlambat"][0]
    assert isi["Menunggu keputusan Anda"] == [f"{konsep.nomor}, pemberitahuan tertulis"]
    assert isi["Pengesahan dokumen"] == ["1 dokumen"]
    assert "Menunggu tindakan Anda" not in isi
    assert "Menunggu keputusan Anda" not in bagian(ringkasan(desk))


def test_kasus_petugas_lain_tidak_mengganggu(satker, desk, ppid):
    teman = beri_email(buat_pegawai(Peran.PETUGAS, satker, "petugas2.bintan"))
    p = kasus(satker, sisa=-5)
    Permohonan.objects.filter(pk=p.pk).update(petugas=teman)

    assert jalan() == 2

    assert p.nomor in ringkasan(teman)
    assert p.nomor in ringkasan(ppid)
    assert ringkasan(desk) == ""


def test_penghubung_membaca_permintaan_unitnya_tanpa_pemohon(satker, ppid):
    unit, lain = buat_unit(satker), buat_unit(satker, "Subbag Hukum")
    orang = [
        beri_email(buat_pegawai(Peran.PENGHUBUNG, satker, f"penghubung{n}", unit=u))
        for n, u in enumerate((unit, lain))
    ]
    p = kasus(satker, "koordinasi")
    p.disposisi(
        oleh=ppid.bertugas_di("bintan"),
        bentuk="arahan",
        unit=[unit],
        arahan="Siapkan",
        batas=SENIN - timedelta(days=3),
    )

    jalan()

    assert bagian(ringkasan(orang[0])) == {
        "Permintaan bahan": [f"{p.nomor}, paling lambat Jum, 20\xa0Nov\xa02026, sudah lewat"]
    }
    assert ringkasan(orang[1]) == ""


def test_yang_hanya_menunggu_diambil_bukan_giliran_siapa_pun(satker, desk):
    kasus(satker, "menunggu_penyerahan")

    assert jalan() == 0


def test_pesan_yang_tidak_sampai_disebut_jumlahnya(satker, desk):
    kasus(satker, "menunggu_penyerahan")
    jumlah = Kabar.objects.update(keadaan=KeadaanKabar.GAGAL)

    jalan()

    assert bagian(ringkasan(desk)) == {"Email yang tidak sampai": [f"{jumlah} pesan"]}


def test_banyak_baris_diringkas(satker, desk):
    semua = [kasus(satker, sisa=-5) for _ in range(2)]
    baris = [surel_pagi.Butir(f"baris {n}", lambda o: True) for n in range(20)]

    isi = surel_pagi.susun(
        satker, pelaku(Peran.PETUGAS, satker), [surel_pagi.Bagian("Judul", "meja/", baris)]
    )

    assert isi.startswith("Judul (20)\n- baris 0\n")
    assert "- baris 14\n- dan 5 lagi\n" in isi
    assert len(semua) == 2


def test_tidak_pernah_menyebut_pemohon(satker, desk, ppid):
    for status in ("diajukan", "perlu_dilengkapi", "diproses", "koordinasi", "siap_disampaikan"):
        kasus(satker, status, sisa=-5, rincian="Rincian milik Zulkarnaen")

    jalan()

    for isi in (ringkasan(desk), ringkasan(ppid)):
        assert "Zulkarnaen" not in isi and "contoh.test" not in isi and isi


# When, and to whom


@pytest.mark.parametrize(
    ("menit", "ke"), [(-31, 0), (-30, 1), (0, 1), (24 * 60 - 31, 0), (24 * 60, 1)]
)
def test_sesudah_jamnya_satu_kali_sehari(satker, desk, jam, menit, ke):
    kasus(satker)
    if menit > 0:
        jalan()
        Kabar.objects.filter(kode="pagi").delete()
    jam.maju(minutes=menit)

    assert jalan() == ke
    assert jalan() == 0


def test_jam_dan_hari_menurut_zona_kantor(desk, satker, jam):
    papua = buat_satker("papua")
    beri_email(buat_pegawai(Peran.PETUGAS, papua))
    kasus(satker)
    kasus(papua)
    jam.kini = datetime(2026, 11, 22, 22, 5, tzinfo=UTC)  # Monday 07.05 WIT, 05.05 WIB

    assert jalan() == 1
    assert Kabar.objects.get(kode="pagi").satker == papua
    assert PagiKantor.objects.get().hari == SENIN


def test_jam_kantor_dapat_diubah(satker, desk):
    kasus(satker)
    satker.jam_ringkasan = 8
    satker.save()

    assert jalan() == 0
    assert not PagiKantor.objects.exists()


@pytest.mark.parametrize("hari", [5, 6])
def test_akhir_pekan_dan_libur_tanpa_ringkasan(satker, desk, jam, hari):
    kasus(satker)
    jam.maju(days=hari)

    assert jalan() == 0
    assert PagiKantor.objects.get().jumlah == 0


def test_hari_tutup_kantor_tanpa_ringkasan(satker, desk):
    kasus(satker)
    HariLibur.objects.create(
        satker=satker, tanggal=SENIN, jenis=Jenis.TUTUP_LOKAL, nama="Banjir", dasar="SK 1"
    )

    assert jalan() == 0


@pytest.mark.parametrize("ubah", ["email", "is_active", "sampai"])
def test_yang_tanpa_alamat_nonaktif_atau_lepas_jabatan_tidak_dikirimi(satker, desk, ubah):
    kasus(satker)
    if ubah == "sampai":
        desk.penugasan.update(sampai=SENIN - timedelta(days=1))
    else:
        type(desk).objects.filter(pk=desk.pk).update(**{ubah: "" if ubah == "email" else False})

    assert jalan() == 0


def test_dua_jabatan_satu_ringkasan(satker, ppid):
    beri_tugas(ppid, Peran.PETUGAS, satker)
    kasus(satker, sisa=-5)

    assert jalan() == 1
    assert len(bagian(ringkasan(ppid))["Terlambat"]) == 1


def test_tidak_ada_yang_menunggu_tidak_ada_yang_dikirim(satker, desk, ppid):
    assert jalan() == 0
    assert PagiKantor.objects.get().jumlah == 0


# Once


def test_pekerja_yang_mati_di_tengah_mengulang_dari_awal_tanpa_kembar(
    satker, desk, ppid, monkeypatch, caplog
):
    kasus(satker)
    asli, sekali = surel_pagi.kabar.titip, []

    def putus(*args, **kwargs):
        asli(*args, **kwargs)
        if not sekali:
            sekali.append(True)
            raise ConnectionError

    kasus(satker, "menunggu_persetujuan")
    monkeypatch.setattr(surel_pagi.kabar, "titip", putus)
    assert jalan() == 0
    assert not Kabar.objects.filter(kode="pagi").exists()
    assert "bintan gagal" in caplog.text

    assert jalan() == 2
    assert Kabar.objects.filter(kode="pagi").count() == 2


def test_gangguan_satu_kantor_tidak_menahan_yang_lain(satker, desk):
    lain = buat_satker("sarolangun")
    beri_email(buat_pegawai(Peran.PETUGAS, lain))
    kasus(lain)
    kasus(satker)

    def rusak(kantor, orang):
        if kantor == satker:
            raise RuntimeError
        return []

    assert surel_pagi.jalankan([*SUMBER_PAGI, rusak]) == 1
    assert [p.satker for p in PagiKantor.objects.all()] == [lain]


def test_pekerja_menulis_ringkasan(satker, desk):
    kasus(satker)

    call_command("pekerja", sekali=True)

    assert Kabar.objects.filter(kode="pagi").count() == 1


def test_kueri_tidak_bertambah_dengan_kasus(satker, desk, ppid):
    def banyak(tambah: int) -> int:
        for _ in range(tambah):
            kasus(satker, sisa=-5)
            kasus(satker, "koordinasi")
        PagiKantor.objects.all().delete()
        Kabar.objects.filter(kode="pagi").delete()
        with CaptureQueriesContext(connection) as kueri:
            assert jalan() == 2
        return len(kueri)

    banyak(1)

    assert banyak(1) == banyak(5)


# The reminder to complete


@pytest.mark.parametrize(
    ("batas", "harus"),
    [(date(2026, 11, 23), 0), (date(2026, 11, 24), 1), (date(2026, 11, 25), 0)],
)
def test_pengingat_melengkapi_sehari_sebelumnya_satu_kali(satker, jam, batas, harus):
    p = kasus(satker, "perlu_dilengkapi")
    Permohonan.objects.filter(pk=p.pk).update(batas_lengkapi=batas)

    jalan()
    jalan()

    semua = Kabar.objects.filter(kode="kurang_ingat")
    assert semua.count() == harus
    assert Jejak.objects.tentang(p).filter(jenis="ingatkan_lengkapi").count() == harus
    assert all("Selasa, 24\xa0November\xa02026" in k.isi for k in semua)


def test_pengingat_sebelum_akhir_pekan_datang_pada_jumat(satker, jam):
    p = kasus(satker, "perlu_dilengkapi")
    Permohonan.objects.filter(pk=p.pk).update(batas_lengkapi=SENIN + timedelta(days=7))
    jam.maju(days=4)

    jalan()

    assert Kabar.objects.filter(kode="kurang_ingat").count() == 1


def test_yang_sudah_melengkapi_tidak_diingatkan(satker, jam):
    p = kasus(satker, "perlu_dilengkapi")
    Permohonan.objects.filter(pk=p.pk).update(batas_lengkapi=SENIN + timedelta(days=1))
    p.refresh_from_db()
    p.lengkapi(oleh=pelaku(Peran.PETUGAS, satker), catatan="Sudah")

    jalan()

    assert not Kabar.objects.filter(kode="kurang_ingat").exists()


def test_surat_perpanjangan_yang_menunggu_desk_disebut(satker, desk, ppid):
    p = kasus(satker, "diproses")
    p.usulkan_perpanjangan(
        oleh=pelaku(Peran.PETUGAS, satker), alasan="belum_dikuasai", uraian="Menunggu arsip"
    )
    teruskan(p)
    p.perpanjang(oleh=pelaku(Peran.KASUBBAG, satker))
    susun(p)
    setujui(p)

    jalan()

    assert p.nomor in ringkasan(desk)
