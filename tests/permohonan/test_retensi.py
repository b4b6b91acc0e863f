"""Identity papers go on their day, are held back, and leave a record."""

import os
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.http import Http404

from permohonan import pengajuan
from permohonan.models import Catatan, Draf, Kiriman, Pemohon, Permohonan
from ppid import berkas, jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran, sistem
from ppid.management.commands.pekerja import Putaran
from ppid.models import PRIBADI, Berkas, Jejak, JenisBerkas, Satker
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.permohonan.retensi import NIK, TUTUP, selesai, simpan
from tests.permohonan.warga import Warga, foto
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db
SETAHUN = timedelta(days=365)


@pytest.fixture
def gudang(tmp_path, settings):
    settings.FILE_DIR = tmp_path
    return tmp_path


@pytest.fixture
def satker(gudang):
    return buat_satker()


@pytest.fixture
def kasubbag(satker):
    return pelaku(Peran.KASUBBAG, satker)


@pytest.fixture
def perkara(satker):
    with pada(TUTUP):
        return selesai(satker)


def pada(instan):
    return time_machine.travel(instan, tick=False)


def isi_gudang(gudang) -> list:
    return [p for p in gudang.glob("??/*") if p.is_file()]


def sapu(pada_instan, tangkap) -> int:
    """The worker's sweep at an instant, with what follows the commit."""
    with pada(pada_instan), tangkap(execute=True):
        return Permohonan.sapu() + Kiriman.sapu()


# On their day


@pytest.mark.parametrize(("hari", "dimusnahkan"), [(364, 0), (365, 1), (366, 1)])
def test_dimusnahkan_pada_hari_ke_365(
    perkara, gudang, hari, dimusnahkan, django_capture_on_commit_callbacks
):
    jumlah = sapu(TUTUP + timedelta(days=hari), django_capture_on_commit_callbacks)

    assert jumlah == dimusnahkan
    assert len(isi_gudang(gudang)) == 1 - dimusnahkan
    assert (Pemohon.objects.get().nomor_identitas == "") == bool(dimusnahkan)


@pytest.mark.parametrize(
    ("zona", "jumlah"), [("Asia/Jakarta", 0), ("Asia/Makassar", 1), ("Asia/Jayapura", 1)]
)
def test_hari_dihitung_dalam_zona_kantor(satker, zona, jumlah, django_capture_on_commit_callbacks):
    """Closed at 00.30 WIB, which is 01.30 WITA; a year later it is 23.30 WIB, but 00.30 WITA."""
    Satker.objects.filter(pk=satker.pk).update(zona=zona)
    tutup = datetime(2025, 11, 24, 17, 30, tzinfo=UTC)
    with pada(tutup):
        selesai(Satker.objects.get())

    hasil = sapu(tutup + SETAHUN - timedelta(hours=1), django_capture_on_commit_callbacks)

    assert hasil == jumlah


def test_masa_simpan_adalah_setelan_kantor(perkara, satker, django_capture_on_commit_callbacks):
    Satker.objects.filter(pk=satker.pk).update(masa_simpan_identitas=200)

    assert sapu(TUTUP + timedelta(days=199), django_capture_on_commit_callbacks) == 0
    assert sapu(TUTUP + timedelta(days=200), django_capture_on_commit_callbacks) == 1


def test_yang_tersisa_adalah_catatan(satker, gudang, django_capture_on_commit_callbacks):
    with pada(TUTUP):
        perkara = selesai(satker, *sorted(PRIBADI), JenisBerkas.FORMULIR, JenisBerkas.SURAT)
    dulu = {b.jenis: b.sha256 for b in Berkas.objects.tentang(perkara).pribadi()}

    sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks)

    sisa = Berkas.objects.tentang(perkara).pribadi()
    assert {b.jenis: b.sha256 for b in sisa} == dulu
    assert {b.nama for b in sisa} == {f"{jenis}.pdf" for jenis in PRIBADI}
    assert all(b.dimusnahkan_pada == TUTUP + SETAHUN for b in sisa)
    assert len(isi_gudang(gudang)) == 2  # the signed form and the letter are archive
    pemohon = Pemohon.objects.get()
    assert (pemohon.jenis_identitas, pemohon.nomor_identitas) == ("ktp", "")
    assert pemohon.identitas_oleh is not None
    baris = Jejak.objects.get(jenis="musnahkan_identitas")
    assert (baris.oleh, baris.peran, baris.nomor) == (None, "sistem", perkara.nomor)
    assert baris.data == {"berkas": 5, "jenis": sorted(PRIBADI), "nomor_identitas": True}
    assert NIK not in str(list(Jejak.objects.values()))
    assert jejak.periksa("bintan").jenis == ""


def test_sapuan_kedua_tidak_mengubah_apa_pun(perkara, django_capture_on_commit_callbacks):
    sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks)
    sebelum = (Permohonan.objects.values().get(), Jejak.objects.count())

    assert sapu(TUTUP + 2 * SETAHUN, django_capture_on_commit_callbacks) == 0

    assert (Permohonan.objects.values().get(), Jejak.objects.count()) == sebelum


def test_perkara_terbuka_dan_tanpa_berkas_dibiarkan(satker, django_capture_on_commit_callbacks):
    with pada(TUTUP):
        selesai(satker, status="diajukan")
        buat_permohonan(satker, "selesai")

    assert sapu(TUTUP + 2 * SETAHUN, django_capture_on_commit_callbacks) == 0
    assert not Jejak.objects.filter(jenis="musnahkan_identitas").exists()


def test_pekerja_memusnahkan_dalam_putarannya(
    perkara, gudang, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("ppid.naskah.cetak_tertunda", lambda gagal: 0)

    with pada(TUTUP + SETAHUN), django_capture_on_commit_callbacks(execute=True):
        Putaran().jalan()

    assert isi_gudang(gudang) == []


# From the last closing, and held


def test_dibuka_kembali_dihitung_dari_penutupan_terakhir(
    perkara, kasubbag, django_capture_on_commit_callbacks
):
    with pada(TUTUP + timedelta(days=300)):
        perkara.buka_kembali(oleh=kasubbag, alasan="Salah berkas")
    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 0

    with pada(TUTUP + timedelta(days=320)):
        perkara.cabut(oleh=kasubbag, alasan="Surat", sebab_terlambat="Menunggu arsip")

    assert sapu(TUTUP + timedelta(days=684), django_capture_on_commit_callbacks) == 0
    assert sapu(TUTUP + timedelta(days=685), django_capture_on_commit_callbacks) == 1


def test_yang_ditahan_tinggal_sampai_dilepas(perkara, kasubbag, django_capture_on_commit_callbacks):
    perkara.tahan_identitas(oleh=kasubbag, alasan="Sengketa di Komisi Informasi")
    assert perkara.tanggal_musnah is None
    assert sapu(TUTUP + 2 * SETAHUN, django_capture_on_commit_callbacks) == 0

    perkara.lepas_tahan(oleh=kasubbag, alasan="Putusan sudah tetap")

    assert (perkara.ditahan_pada, perkara.alasan_tahan) == (None, "")
    assert sapu(TUTUP + 2 * SETAHUN, django_capture_on_commit_callbacks) == 1
    catatan = Catatan.objects.filter(
        permohonan=perkara, jenis__in=["tahan_identitas", "lepas_tahan"]
    )
    assert [c.isi for c in catatan] == ["Sengketa di Komisi Informasi", "Putusan sudah tetap"]
    jenis = list(Jejak.objects.tentang(perkara).order_by("urut").values_list("jenis", flat=True))
    assert jenis[-3:] == ["tahan_identitas", "lepas_tahan", "musnahkan_identitas"]
    assert "Sengketa" not in str(list(Jejak.objects.values()))


def test_tidak_ditahan_atau_dilepas_dua_kali(perkara, kasubbag):
    with pytest.raises(TransisiDitolak, match="tidak ditahan"):
        perkara.lepas_tahan(oleh=kasubbag, alasan="x")
    perkara.tahan_identitas(oleh=kasubbag, alasan="x")
    with pytest.raises(TransisiDitolak, match="sudah ditahan"):
        perkara.tahan_identitas(oleh=kasubbag, alasan="x")


def test_ditahan_atau_dibuka_di_antara_dibaca_dan_dimusnahkan(perkara, kasubbag, gudang):
    """The job read the case; meanwhile the Kasubbag acted on it."""
    dibaca = Permohonan.objects.get()
    perkara.tahan_identitas(oleh=kasubbag, alasan="Sengketa")

    assert not dibaca.musnahkan_identitas(oleh=sistem(perkara.satker))

    perkara.lepas_tahan(oleh=kasubbag, alasan="Selesai")
    perkara.buka_kembali(oleh=kasubbag, alasan="Salah berkas")
    assert not dibaca.musnahkan_identitas(oleh=sistem(perkara.satker))
    assert len(isi_gudang(gudang)) == 1
    assert Pemohon.objects.get().nomor_identitas == NIK


# All or nothing


def test_gagal_sebelum_selesai_tidak_mengubah_apa_pun(
    perkara, gudang, monkeypatch, django_capture_on_commit_callbacks
):
    with monkeypatch.context() as rusak:
        rusak.setattr(jejak, "sidik", lambda baris: 1 / 0)
        assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 0

    assert len(isi_gudang(gudang)) == 1
    assert Berkas.objects.ada().pribadi().exists()
    assert Pemohon.objects.get().nomor_identitas == NIK
    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 1
    assert isi_gudang(gudang) == []


def test_satu_perkara_yang_gagal_tidak_menahan_yang_lain(
    satker, monkeypatch, django_capture_on_commit_callbacks
):
    with pada(TUTUP):
        rusak, _ = selesai(satker), selesai(satker)
    asli = Permohonan._hapus_nomor
    monkeypatch.setattr(
        Permohonan, "_hapus_nomor", lambda p: 1 / 0 if p.pk == rusak.pk else asli(p)
    )

    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 1


def test_mati_sesudah_tersimpan_diselesaikan_penyapu(perkara, gudang):
    """The row is committed, the bytes are still there: what follows the commit never ran."""
    with pada(TUTUP + SETAHUN):
        perkara.musnahkan_identitas(oleh=sistem(perkara.satker))
    [sisa] = isi_gudang(gudang)
    os.utime(sisa, (TUTUP.timestamp(), TUTUP.timestamp()))

    with pada(TUTUP + SETAHUN):
        assert berkas.sapu() == 1

    assert isi_gudang(gudang) == []


# Never a request


@pytest.fixture
def kiriman(satker):
    """A suspected sending with a number and a card."""
    with time_machine.travel(TUTUP, tick=False) as jam:
        Warga(jam).ajukan(
            rincian={"isian_lain": "x"},
            identitas={"jenis_identitas": "ktp", "nomor_identitas": NIK, "identitas": foto()},
        )
    return Kiriman.objects.get()


def test_kiriman_yang_bukan_permohonan_ikut_aturan_yang_sama(
    kiriman, gudang, django_capture_on_commit_callbacks
):
    pengajuan.tutup_kiriman(kiriman, pelaku(Peran.PETUGAS, kiriman.satker))
    assert sapu(TUTUP + timedelta(days=364), django_capture_on_commit_callbacks) == 0

    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 1
    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 0

    assert isi_gudang(gudang) == []
    assert Kiriman.objects.get().data["identitas"]["nomor_identitas"] == ""
    assert NIK not in str(Kiriman.objects.values().get())


def test_kiriman_yang_menjadi_permohonan_ikut_permohonannya(
    kiriman, gudang, django_capture_on_commit_callbacks
):
    petugas = pelaku(Peran.PETUGAS, kiriman.satker)
    with pada(TUTUP + timedelta(days=1)):
        pengajuan.terima_kiriman(kiriman, petugas).cabut(oleh=petugas, alasan="Surat")
    assert sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks) == 0

    assert sapu(TUTUP + timedelta(days=366), django_capture_on_commit_callbacks) == 1

    assert isi_gudang(gudang) == []
    assert NIK not in str(Kiriman.objects.values().get())
    assert Pemohon.objects.get().nomor_identitas == ""


def test_draf_yang_ditinggalkan_hilang_bersama_kartunya(
    satker, gudang, django_capture_on_commit_callbacks
):
    draf = Draf.objects.create(satker=satker, mulai=TUTUP, diubah=TUTUP)
    simpan(draf)

    with pada(TUTUP + timedelta(days=8)), django_capture_on_commit_callbacks(execute=True):
        assert Draf.sapu() == 1

    assert isi_gudang(gudang) == []
    assert not Berkas.objects.exists()


# What people see


@pytest.fixture
def meja(client, kasubbag):
    client.force_login(kasubbag.pengguna)
    return client


def halaman(perkara, ujung: str = "") -> str:
    return f"/bintan/meja/permohonan/{perkara.kunci}/{ujung}"


def test_halaman_perkara_menyebut_hari_pemusnahan_lalu_catatannya(
    perkara, meja, django_capture_on_commit_callbacks
):
    assert "Berkas identitas dimusnahkan Sel, 24 Nov 2026" in teks(meja.get(halaman(perkara)))

    sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks)

    isi = teks(meja.get(halaman(perkara)))
    assert "Kartu identitas Dimusnahkan 24 November 2026 menurut masa simpan" in isi
    assert "KTP-el nomor dimusnahkan 24 November 2026" in isi
    assert "Berkas identitas dimusnahkan: kartu identitas, nomor identitas" in isi
    assert "KTP Budi" not in isi


def test_alamat_berkas_yang_dimusnahkan_menjawab_410_dengan_kalimat(
    perkara, meja, kasubbag, django_capture_on_commit_callbacks
):
    satu = Berkas.objects.pribadi().get()
    sapu(TUTUP + SETAHUN, django_capture_on_commit_callbacks)

    respons = meja.get(halaman(perkara, f"berkas/{satu.token}/"))

    assert respons.status_code == 410
    assert "Kartu identitas ini dimusnahkan 24 November 2026 menurut masa simpan" in teks(respons)
    assert not Jejak.objects.filter(jenis="lihat", data__jenis="identitas").exists()
    satu.refresh_from_db()
    with pytest.raises(Http404):
        berkas.respons(satu, kasubbag)


def test_tahan_dan_lepas_lewat_halaman(perkara, meja):
    awal = teks(meja.get(halaman(perkara)))
    meja.post(halaman(perkara, "tahan-identitas/"), {"versi": perkara.versi, "alasan": "Sengketa"})
    ditahan = teks(meja.get(halaman(perkara)))

    assert "Tahan berkas identitas" in awal
    assert "Lepas penahanan" not in awal
    assert "Sengketa" in ditahan
    assert "Masa simpan Ditahan sejak" in ditahan
    assert "Lepas penahanan berkas identitas" in ditahan
    assert "sudah ditahan" in teks(meja.get(halaman(perkara, "tahan-identitas/")))
    tanpa_alasan = meja.post(halaman(perkara, "lepas-tahan/"), {"versi": perkara.versi + 1})
    assert tanpa_alasan.status_code == 422


def test_antrean_menandai_yang_ditahan(satker, kasubbag, meja):
    buat_permohonan(satker).tahan_identitas(oleh=kasubbag, alasan="Sengketa")

    assert "berkas identitas ditahan" in teks(meja.get("/bintan/meja/antrean/"))


# By hand


def perintah(*opsi: str) -> str:
    keluar = StringIO()
    call_command("retensi", *opsi, stdout=keluar)
    return keluar.getvalue()


def test_perintah_kering_hanya_menyebutkan(perkara, gudang):
    with pada(TUTUP + SETAHUN):
        isi = perintah("--kering")

    assert isi == f"KPU Kabupaten Bintan: {perkara.nomor}, selesai 24-11-2025\n"
    assert len(isi_gudang(gudang)) == 1


def test_perintah_memusnahkan_perkara_dan_kiriman(
    perkara, kiriman, gudang, django_capture_on_commit_callbacks
):
    with pada(TUTUP + SETAHUN), django_capture_on_commit_callbacks(execute=True):
        isi = perintah()

    assert "kiriman tanpa nomor, 24-11-2025" in isi
    assert isi.endswith("2 dimusnahkan berkas identitasnya.\n")
    assert isi_gudang(gudang) == []
