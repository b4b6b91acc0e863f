"""An issued report stays what it was, whatever is set, and whoever comes and goes, later."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.forms.laporan import FormTulis
from laporan.models import Laporan
from laporan.naskah import pratinjau_laporan
from laporan.status.laporan import Status
from laporan.tabel import semua as tabel
from ppid import naskah
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kedudukan, Naskah, Pengguna, Penugasan
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.isian import pdf_kosong
from tests.laporan import contoh
from tests.laporan.rantai import BULANAN, OKTOBER, sampai
from tests.laporan.rantai import tutup as tutup_masa
from tests.laporan.terbit import ganti_angka, isi_pejabat, terbitkan, tutup_contoh

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(satker, petugas, kasubbag, pada):
    isi_pejabat(satker)
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    return satker


@pytest.fixture(autouse=True)
def tanpa_cetak(monkeypatch):
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda _: pdf_kosong())


def isi_halaman(client, satu: Laporan) -> str:
    client.force_login(satu.ditutup_oleh)
    return client.get(satu.get_absolute_url()).text


# Later


def ganti_sekretaris(satker) -> None:
    Penugasan.objects.filter(satker=satker, peran=Peran.SEKRETARIS).delete()
    buat_pegawai(Peran.SEKRETARIS, satker, "baru", nama="Orang Baru", jabatan="Sekretaris Baru")


def tanpa_tanda_tangan(satker) -> None:
    satker.laporan_ditandatangani = False
    satker.save()


@pytest.mark.parametrize("ubah", [ganti_sekretaris, tanpa_tanda_tangan])
@pytest.mark.parametrize("jenis", ["bulanan", "tahunan"])
def test_halaman_laporan_terbit_menyebut_penandanya(client, kantor, monkeypatch, ubah, jenis):
    """A yearly report is accepted and signed in one act."""
    satu = tutup_contoh(monkeypatch, kantor, jenis)
    terbitkan(satu)
    sebelum = isi_halaman(client, satu)

    ubah(kantor)

    sesudah = isi_halaman(client, satu)
    for teks in (sebelum, sesudah):
        assert "Ratna Dewi" in teks and "Orang Baru" not in teks
        assert "Tanpa tanda tangan" not in teks


# What a ralat shows


def test_ralat_tidak_menyebut_golongan_kecil(kantor, monkeypatch):
    """A group of one, told as "1, now 0", would name a person of a small place."""
    satu = tutup_contoh(monkeypatch, kantor)
    terbitkan(satu)
    sedikit = [contoh.kasus(1, date(2026, 10, 2), pekerjaan="Advokat")]
    ganti_angka(monkeypatch, contoh.beku(BULANAN, OKTOBER, 1, sedikit))

    ralat = satu.buat_ralat("Salah hitung", oleh=pelaku(Peran.KASUBBAG, kantor))

    kertas = pratinjau_laporan(ralat, pelaku(Peran.KASUBBAG, kantor))
    assert "menurut hasil" in kertas[kertas.index("Yang diralat") :]
    assert "Advokat" not in kertas and "Wartawan" not in kertas


# Figures that somebody has been at


def test_angka_yang_diubah_tidak_dapat_diterbitkan(kantor):
    """Not even by who may write to the database: its hash stands in the trail."""
    satu = tutup_masa(kantor)
    satu.hitung_ulang(oleh=pelaku(Peran.KASUBBAG, kantor))
    sampai(satu, Status.DITERIMA)
    asli = satu.beku
    palsu = asli | {"angka": asli["angka"] | {"waktu.tepat": 99}}
    Laporan.objects.filter(pk=satu.pk).update(beku=palsu)
    satu.refresh_from_db()

    with pytest.raises(TransisiDitolak, match="tidak sama dengan yang dibekukan"):
        satu.tandatangani(oleh=pelaku(Peran.SEKRETARIS, kantor))

    assert not Naskah.objects.tentang(satu).exists()
    Laporan.objects.filter(pk=satu.pk).update(beku=asli)
    satu.refresh_from_db()
    assert sampai(satu, Status.TERBIT).nomor.startswith("0001/")


def test_laporan_desember_yang_terbit_di_januari_bernomor_tahun_terbitnya(jam):
    """In Papua the new year begins before the server's."""
    satker = buat_satker("kota-jayapura")
    for peran in (Peran.KASUBBAG, Peran.PETUGAS):
        buat_pegawai(peran, satker)
    isi_pejabat(satker)
    jam.kini = datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    buat_permohonan(satker)
    desember = BULANAN.masa(date(2026, 12, 1))
    with pytest.raises(TransisiDitolak, match="belum berakhir"):
        tutup_masa(satker, masa=desember)

    jam.kini = datetime(2026, 12, 31, 15, tzinfo=UTC)
    satu = sampai(tutup_masa(satker, masa=desember), Status.TERBIT)

    assert satu.nomor == "0001/LAP/PPID/9171/I/2027"
    assert satu.beku["angka"]["masuk.diterima"] == 1


# The day of the office


def test_ditutup_pagi_hari_wit_bulan_itu_sudah_berakhir(jam, pada):
    """08.30 WIT on the first of the month is still the day before in UTC."""
    satker = buat_satker("kota-jayapura")
    buat_pegawai(Peran.KASUBBAG, satker), buat_pegawai(Peran.PETUGAS, satker)
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    jam.kini = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)  # as a server's clock says it

    satu = tutup_masa(satker)

    assert tabel(satu.beku)["arus"].jumlah.nama == "Belum selesai akhir Oktober"


# One person in both hands


def test_penyusun_yang_menandatangani_ditandai_dirangkap(client, kantor):
    kasubbag = pelaku(Peran.KASUBBAG, kantor).pengguna
    Penugasan.objects.filter(satker=kantor, peran=Peran.SEKRETARIS).delete()
    beri_tugas(kasubbag, Peran.SEKRETARIS, kantor)
    satu = tutup_masa(kantor)
    satu.kirim(oleh=kasubbag.bertugas_di(kantor.slug))
    satu.terima(oleh=pelaku(Peran.KABAG, kantor))
    satu.tandatangani(oleh=kasubbag.bertugas_di(kantor.slug))

    data = dict(Jejak.objects.tentang(satu).values_list("jenis", "data"))

    assert "dirangkap" not in data["terima_laporan"]
    assert data["tandatangani_laporan"]["dirangkap"]
    assert "dirangkap" in isi_halaman(client, satu)


def test_kertas_menyebut_yang_menandatangani_bukan_plh(kantor):
    """While an acting one holds the post, too, the one who signs stands on the paper."""
    hari = {"kedudukan": Kedudukan.PLH, "sejak": date(2026, 11, 1), "sampai": date(2026, 11, 9)}
    buat_pegawai(Peran.SEKRETARIS, kantor, "plh", nama="Orang Pengganti", **hari)
    satu = sampai(tutup_masa(kantor), Status.DITERIMA)
    ratna = Pengguna.objects.get(nama="Ratna Dewi, S.H.").bertugas_di(kantor.slug)

    pratinjau = pratinjau_laporan(satu, ratna)
    satu.tandatangani(oleh=ratna)

    surat = Naskah.objects.tentang(satu).get()
    for kertas in (pratinjau, surat.html):
        assert "Ratna Dewi" in kertas and "Orang Pengganti" not in kertas
    assert surat.fakta["penanda"] == "Ratna Dewi, S.H."
    assert "Orang Pengganti" in pratinjau_laporan(satu, pelaku(Peran.KABAG, kantor))


# A form of many fields


def test_banyak_tulisan_diperiksa_sekali(kantor):
    satu = tutup_masa(kantor)
    sengketa = {f"sengketa_{ke}_nomor": f"01{ke}/X/2026" for ke in (1, 2)}
    isian = {"versi": satu.versi, "kendala": "Arsip jauh", "tindak_lanjut": "Dipindai"} | sengketa
    kueri = []

    for data in (isian, {"versi": satu.versi, "kendala": "Arsip jauh"}):
        form = FormTulis(data, laporan=satu, pelaku=pelaku(Peran.KASUBBAG, kantor))
        with CaptureQueriesContext(connection) as semua:
            assert form.is_valid(), form.errors
        kueri.append(len(semua))

    assert kueri == [1, 1]


# A link that lets somebody in


def test_tautan_pemeriksa_tidak_masuk_mesin_pencari(client, kantor):
    for cara in (client.get, client.post):
        assert cara("/audit/bintan/masuk/bukan-tautan/")["X-Robots-Tag"] == "noindex"
