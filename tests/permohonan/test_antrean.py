"""The queue and the desk's page: rows, tabs, filters, urgency, a fixed number of queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permohonan import giliran
from permohonan.models import Draf, Kiriman, Pemohon, Permohonan
from permohonan.saringan import daftar_tab, hitung_tab
from permohonan.status import Status
from permohonan.urgensi import urgensi
from ppid.izin import Peran
from ppid.models import Kegiatan, Naskah
from tests.factories import (
    beritahukan,
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
)
from tests.factories_dip import buat_berkas, buat_unit
from tests.permohonan.conftest import SENIN


def pada(jam, hari: str):
    jam.kini = datetime.fromisoformat(f"{hari}T02:00+00:00")


@pytest.fixture
def kasus(satker, jam):
    """One case late, one due today, one due tomorrow, one new, one withdrawn."""
    hasil = {}
    tanggal = {
        "terlambat": "2026-11-02",
        "hari_ini": "2026-11-09",
        "besok": "2026-11-10",
        "baru": "2026-11-23",
    }
    for nama, hari in tanggal.items():
        pada(jam, hari)
        hasil[nama] = buat_permohonan(satker, rincian=f"Dokumen {nama}")
    hasil["selesai"] = buat_permohonan(satker, Status.SELESAI)
    jam.kini = SENIN
    return hasil


def buka(client, satker, kueri="", peran=Peran.PETUGAS):
    client.force_login(buat_pegawai(peran, satker))
    return client.get(reverse("antrean", args=[satker.slug]) + kueri)


def nomor(respons) -> list[str]:
    return [b.permohonan.nomor for b in respons.context["baris"]]


@pytest.mark.parametrize(
    ("sisa", "hari", "tingkat", "teks"),
    [
        (10, 10, "netral", "Sisa 10 hari kerja"),
        (6, 10, "netral", "Sisa 6 hari kerja"),
        (5, 10, "perhatian", "Sisa 5 hari kerja"),
        (3, 10, "perhatian", "Sisa 3 hari kerja"),
        (2, 10, "mendesak", "Sisa 2 hari kerja"),
        (3, 17, "mendesak", "Sisa 3 hari kerja"),
        (0, 10, "mendesak", "Jatuh tempo hari ini"),
        (-1, 10, "terlambat", "Terlambat 1 hari kerja"),
        (3, 3, "netral", "Sisa 3 hari kerja"),
        (2, 3, "mendesak", "Sisa 2 hari kerja"),
        (0, 3, "mendesak", "Jatuh tempo hari ini"),
        (-12, 3, "terlambat", "Terlambat 12 hari kerja"),
    ],
)
def test_urgensi(sisa, hari, tingkat, teks):
    hasil = urgensi(sisa, hari)
    assert (hasil.tingkat, hasil.teks) == (tingkat, teks)


def test_urut_jatuh_tempo_dan_kata_urgensi(client, satker, kasus):
    respons = buka(client, satker)
    assert nomor(respons) == [kasus[n].nomor for n in ("terlambat", "hari_ini", "besok", "baru")]
    for teks in ("Terlambat 5 hari kerja", "Jatuh tempo hari ini", "Sisa 10 hari kerja"):
        assert teks in respons.text
    assert "Menunggu: Anda, sejak pukul\xa009.00" in respons.text
    assert "identitas menyusul" in respons.text


@pytest.mark.parametrize(
    ("tab", "isi"),
    [
        ("terbuka", ["terlambat", "hari_ini", "besok", "baru"]),
        ("saya", ["terlambat", "hari_ini", "besok", "baru"]),
        ("terlambat", ["terlambat"]),
        ("hari-ini", ["hari_ini"]),
        ("segera", ["besok"]),
        ("pemohon", []),
        ("siap", []),
        ("tanda-tangan", []),
        ("selesai", ["selesai"]),
    ],
)
def test_tab_menghitung_dan_menyaring(client, satker, kasus, tab, isi):
    respons = buka(client, satker, f"?tab={tab}")
    assert nomor(respons) == [kasus[n].nomor for n in isi]
    aktif = next(t for t in respons.context["tab"] if t.aktif)
    assert aktif.jumlah == len(isi)


def test_sesudah_diberitahukan_tidak_lagi_terlambat(client, satker, jam):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    jam.kini += timedelta(days=40)
    assert nomor(buka(client, satker, "?tab=terlambat")) == []
    respons = buka(client, satker, "?tab=serah")
    assert nomor(respons) == [p.nomor]
    assert "Sudah diberitahukan" in respons.text


def test_yang_diperpanjang_dihitung_sampai_batas_barunya(client, satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "koordinasi")
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Di kecamatan")
    p.perpanjang(oleh=kasubbag)
    p.kirim_perpanjangan(oleh=petugas, cara="portal")
    jam.kini += timedelta(days=16)  # past day 10
    respons = buka(client, satker)
    assert "Sisa 5 hari kerja" in respons.text
    assert "diperpanjang" in respons.text


def test_surat_tanpa_pindaian_terdaftar_sampai_diunggah(client, satker, petugas, jam):
    lama = buat_permohonan(satker, "perlu_dilengkapi")
    lama.cabut(oleh=petugas, alasan="Surat")
    buat_permohonan(satker, "diajukan")
    jam.kini += timedelta(days=90)  # closed months ago, and its scan still missing
    assert nomor(buka(client, satker, "?tab=pindaian")) == [lama.nomor]
    assert nomor(buka(client, satker, "?tab=selesai")) == []
    naskah = Naskah.objects.tentang(lama).get(bertanda_tangan=True)
    lama.unggah(
        "unggah_pindaian",
        oleh=petugas,
        unggahan=buat_berkas(satker, jenis="pindaian"),
        naskah_asal=naskah,
    )
    assert nomor(buka(client, satker, "?tab=pindaian")) == []


def test_perpanjangan_menunggu_orangnya(client, satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "diproses")
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Di kecamatan")
    respons = buka(client, satker, "?tab=saya", Peran.KASUBBAG)
    assert nomor(respons) == [p.nomor]
    assert "usulan perpanjangan menunggu Anda" in respons.text


def test_yang_menunggu_anda_disebut_sekali(client, satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "koordinasi")
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Di kecamatan")

    teks = buka(client, satker, "?tab=saya", Peran.KASUBBAG).text

    assert "Menunggu: Anda, sejak" in teks and "usulan perpanjangan" in teks
    assert "usulan perpanjangan menunggu Anda" not in teks
    teks = buka(client, satker).text  # as another reads it
    assert "Menunggu: Kasubbag, sejak" in teks and "usulan perpanjangan menunggu" not in teks


def test_giliran_unit_hanya_milik_unit_itu(satker, kasubbag, jam):
    p, satu, dua = buat_permohonan(satker, "koordinasi"), buat_unit(satker), buat_unit(satker, "B")
    isian = {"bentuk": "nota_dinas", "arahan": "x", "batas": satker.hari_ini}
    p.disposisi(oleh=kasubbag, unit=[satu], **isian)
    for nama, unit, ada in (("h1", satu, True), ("h2", dua, False)):
        orang = buat_pegawai(Peran.PENGHUBUNG, satker, nama, unit=unit).bertugas_di(satker.slug)
        assert Permohonan.objects.filter(giliran.milik(orang)).exists() == ada


def test_tab_kosong_tetap_tampil_abu(client, satker, jam):
    respons = buka(client, satker)
    assert respons.text.count('class="nol"') == len(respons.context["tab"])
    assert "Tidak ada permohonan yang menunggu." in respons.text


def test_semua_hitungan_tab_satu_kueri(satker, kasus):
    siapa = pelaku(Peran.KASUBBAG, satker)
    tab = daftar_tab(siapa)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        jumlah = hitung_tab(siapa, tab)
    assert len(kueri) == 1
    assert jumlah["terbuka"] == 4
    assert jumlah["saya"] == 0


def test_dicatat_mundur_hanya_untuk_kasubbag(client, satker, jam):
    lama = SENIN - timedelta(days=6)
    p = buat_permohonan(satker, kanal="surat", diterima_pada=lama, alasan_mundur="Listrik padam")
    assert "Dicatat mundur" not in [t.teks for t in buka(client, satker).context["tab"]]
    respons = buka(client, satker, "?tab=mundur", Peran.KASUBBAG)
    assert nomor(respons) == [p.nomor]
    assert "dicatat mundur" in respons.text


def test_saringan_di_alamat(client, satker, jam):
    rina = buat_pegawai(Peran.PETUGAS, satker)
    surat = buat_permohonan(satker, kanal="surat", petugas=rina, rincian="Anggaran 2026")
    web = buat_permohonan(satker, pemohon={"nama": "Siti Rahmah"}, kategori="tahapan")
    assert nomor(buka(client, satker, "?kanal=surat")) == [surat.nomor]
    assert nomor(buka(client, satker, "?kategori=tahapan")) == [web.nomor]
    assert nomor(buka(client, satker, f"?petugas={rina.username}")) == [surat.nomor]
    assert nomor(buka(client, satker, "?q=rahmah")) == [web.nomor]
    assert nomor(buka(client, satker, "?q=anggaran")) == [surat.nomor]
    assert nomor(buka(client, satker, f"?q={web.nomor}")) == [web.nomor]
    assert nomor(buka(client, satker, "?urut=nomor")) == [surat.nomor, web.nomor]
    cetak = buka(client, satker, "?kanal=surat&tab=terbuka")
    assert "Kanal: Surat" in cetak.text
    assert "Hapus semua saringan" in cetak.text


def test_saringan_tanpa_hasil(client, satker, kasus):
    respons = buka(client, satker, "?q=tidakada&tab=terlambat")
    assert "Tidak ada yang cocok dengan saringan ini." in respons.text
    assert 'href="?tab=terlambat"' in respons.text


def test_daftar_kosong_menyebut_yang_terakhir_selesai(client, satker, jam):
    p = buat_permohonan(satker, Status.SELESAI)
    assert f"Terakhir selesai: {p.nomor}" in buka(client, satker).text


@pytest.mark.parametrize(
    "kueri",
    [
        "?tab=%00",
        "?tab=a&tab=b",
        "?hal=0",
        "?hal=-1",
        "?hal=99999999999999999999999999",
        "?hal=" + "9" * 5000,
        "?hal=%F0%9F%98%80",
        "?q=%00",
        "?q=" + "a" * 20_000,
        "?q=%25%27%22%3Cscript%3E",
        "?kanal=x&kategori=x&urut=-pk&petugas=1",
        "?petugas=" + "9" * 40,
        "?urut=pemohon__nomor_identitas",
        "?kanal[]=surat&q[]=1",
    ],
)
def test_alamat_aneh_tidak_merusak(client, satker, kasus, kueri):
    assert buka(client, satker, kueri).status_code == 200


def test_saringan_tak_dikenal_dikatakan(client, satker, kasus):
    respons = buka(client, satker, "?kanal=merpati")
    assert "Sebagian saringan tidak dikenal" in respons.text
    assert len(nomor(respons)) == 4


def test_lima_puluh_per_halaman(client, satker, jam):
    asal = buat_permohonan(satker)
    gandakan(asal, 54)
    satu, dua = buka(client, satker), buka(client, satker, "?hal=2&kanal=daring")
    assert (len(nomor(satu)), len(nomor(dua))) == (50, 5)
    assert "?kanal=daring&amp;hal=1" in dua.text


def gandakan(asal: Permohonan, banyak: int) -> None:
    """Rows like one made by its verb; only for counting queries and pages."""
    pemohon = Pemohon.objects.bulk_create(
        Pemohon(jenis="perorangan", nama=f"Pemohon {i}") for i in range(banyak)
    )
    salin = {
        f.attname: getattr(asal, f.attname)
        for f in Permohonan._meta.concrete_fields
        if f.name not in ("id", "pemohon", "kunci", "sidik_kunci")
    }
    kasus = Permohonan.objects.bulk_create(
        Permohonan(**salin, pemohon=p, kunci=f"x-{p.pk}", sidik_kunci=f"x-{p.pk}") for p in pemohon
    )
    jenis = ContentType.objects.get_for_model(Permohonan)
    Kegiatan.objects.bulk_create(
        Kegiatan(
            satker=asal.satker,
            tentang_jenis=jenis,
            tentang_id=p.pk,
            kunci="terima",
            menunggu=Peran.PETUGAS,
            mulai=SENIN,
        )
        for p in kasus
    )


@pytest.mark.parametrize("nama", ["antrean", "meja"])
def test_banyak_kueri_tetap(client, satker, jam, nama):
    """The same number of queries at 5 and at 500 cases."""
    asal = buat_permohonan(satker, kanal="surat")
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    alamat = reverse(nama, args=[satker.slug])
    client.get(alamat)  # content types are read once in a process

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        return len(kueri)

    gandakan(asal, 4)
    lima = hitung()
    gandakan(asal, 495)
    assert Permohonan.objects.count() == 500
    assert hitung() == lima


def test_hak(client, satker):
    antrean = reverse("antrean", args=[satker.slug])
    assert client.get(antrean).status_code == 302
    lain = buat_satker("sarolangun")
    client.force_login(buat_pegawai(Peran.PETUGAS, lain))
    assert client.get(antrean).status_code == 404
    client.force_login(buat_pegawai(Peran.SEKRETARIS, satker))
    assert client.get(antrean).status_code == 403
    assert client.get(reverse("meja", args=[satker.slug])).status_code == 403


def test_kantor_lain_tidak_terbaca(client, satker, kasus):
    lain = buat_satker("sarolangun")
    buat_permohonan(lain, rincian="Rahasia Sarolangun")
    assert "Rahasia Sarolangun" not in buka(client, satker).text


def test_meja_hari_ini(client, satker, jam):
    siapa = pelaku(Peran.PETUGAS, satker)
    p = buat_permohonan(satker, kanal="datang_langsung", detik_meja=250, rincian="Anggaran")
    tunggu = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    Draf.objects.create(
        satker=satker,
        pengguna=siapa.pengguna,
        data={"isian": {"rincian": "Draf tentang anggaran"}},
        mulai=SENIN,
        diubah=SENIN,
    )
    Kiriman.objects.create(
        satker=satker, token="t", data={}, sebab="honeypot", diterima_pada=SENIN, kunci="k"
    )
    client.force_login(siapa.pengguna)
    respons = client.get(reverse("meja", args=[satker.slug]))
    assert [b.permohonan.pk for b in respons.context["saya"]] == [p.pk]
    for teks in (
        "4 menit 10 detik",
        "Draf tentang anggaran",
        "1 kiriman menunggu",
        "Catat permohonan",
    ):
        assert teks in respons.text
    pindai = reverse("perkara_aksi", args=[satker.slug, tunggu.kunci, "unggah-pindaian"])
    assert pindai in respons.text


def test_informasi_yang_dijanjikan_diingatkan_sesudah_permohonan_selesai(
    client, satker, kasubbag, jam
):
    p = buat_permohonan(satker, "koordinasi")
    susun(p, "belum_didokumentasikan", sampai=date(2026, 12, 31))
    setujui(p)
    beritahukan(p)
    assert p.status == "selesai"

    def dijanjikan() -> list[str]:
        orang = buat_pegawai(Peran.PETUGAS, satker)
        client.force_login(orang)
        respons = client.get(reverse("meja", args=[satker.slug]))
        return [satu["teks"] for satu in respons.context["janji"]]

    assert dijanjikan() == []
    jam.kini = datetime(2026, 12, 28, 2, 0, tzinfo=UTC)
    assert dijanjikan() == [p.nomor]
    p.buka_kembali(oleh=kasubbag, alasan="Sudah didokumentasikan")
    assert dijanjikan() == []


def test_hari_ini_menurut_zona_kantor(client, jam, db):
    """At 23.30 UTC it is already tomorrow in Jayapura."""
    satker = buat_satker("kota-jayapura")
    jam.kini = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)  # 22.00 WIT
    buat_permohonan(satker)
    jam.kini = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # 24 November 08.30 WIT
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    respons = client.get(reverse("meja", args=[satker.slug]))
    assert respons.context["hari_ini"] == []
    assert satker.hari_ini == date(2026, 11, 24)
