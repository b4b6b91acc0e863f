"""Who opened which identity paper and when, what goes, what is held: by number, never by name."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import Permohonan
from ppid import berkas
from ppid.izin import Peran, sistem
from ppid.models import Berkas, Jejak, JenisBerkas, Satker
from ppid.setelan import sidik
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.permohonan.retensi import TUTUP, selesai
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db
PRIVASI = "/kelola/bintan/privasi/"
KINI = TUTUP + timedelta(days=350)


@pytest.fixture(autouse=True)
def jam(tmp_path, settings):
    settings.FILE_DIR = tmp_path
    settings.SESSION_COOKIE_AGE = 2 * 365 * 24 * 3600  # they stay signed in over the year
    with time_machine.travel(TUTUP, tick=False) as mesin:
        yield mesin


@pytest.fixture
def satker(jam):
    return buat_satker()


@pytest.fixture
def perkara(satker):
    return selesai(satker, JenisBerkas.IDENTITAS, JenisBerkas.SURAT_KUASA)


@pytest.fixture
def sekretaris(satker, client):
    client.force_login(buat_pegawai(Peran.SEKRETARIS, satker))
    return client


def buka(perkara: Permohonan, peran=Peran.PETUGAS, jenis: str = JenisBerkas.IDENTITAS, **orang):
    satu = Berkas.objects.tentang(perkara).filter(jenis=jenis).first()
    berkas.respons(satu, pelaku(peran, perkara.satker, **orang))


def test_pembukaan_menyebut_nomor_orang_jenis_dan_waktu_tanpa_nama_pemohon(perkara, sekretaris):
    buka(perkara)
    buka(perkara, Peran.KASUBBAG, JenisBerkas.SURAT_KUASA)

    isi = teks(sekretaris.get(PRIVASI))

    nomor = perkara.nomor
    assert f"{nomor} Sen, 24 Nov 2025, pukul 16.00 Rina Kasubbag (PPID) Surat kuasa" in isi
    assert f"{nomor} Sen, 24 Nov 2025, pukul 16.00 Rina Petugas layanan informasi" in isi
    assert isi.index("Surat kuasa") < isi.index("Kartu identitas")  # newest first
    assert perkara.pemohon.nama not in isi
    assert "Daftar pemilih" not in isi


def test_halaman_perkara_yang_dibuka_bukan_pembukaan_berkas(perkara, sekretaris, client):
    pelaku_kasubbag = pelaku(Peran.KASUBBAG, perkara.satker)
    client.force_login(pelaku_kasubbag.pengguna)
    client.get(f"/bintan/meja/permohonan/{perkara.kunci}/")
    client.force_login(buat_pegawai(Peran.SEKRETARIS, perkara.satker))

    assert "Belum ada berkas identitas yang dibuka" in teks(client.get(PRIVASI))


def test_saringan_orang_dan_masa_dalam_zona_kantor(perkara, sekretaris, jam):
    buka(perkara)
    jam.move_to(TUTUP + timedelta(hours=8))  # 00.00 WIB of the next day
    buka(perkara, Peran.KASUBBAG)

    def banyak(tanya: str) -> int:
        return len(sekretaris.get(f"{PRIVASI}?{tanya}").context["baris"])

    assert banyak("") == 2
    assert banyak("orang=petugas.bintan") == 1
    assert banyak("dari=25-11-2025") == 1
    assert banyak("sampai=24-11-2025") == 1
    assert banyak("dari=24-11-2025&sampai=25-11-2025") == 2
    assert banyak("orang=kasubbag.bintan&sampai=24 November 2025") == 0


@pytest.mark.parametrize(
    "tanya", ["orang=siapa", "dari=kemarin", "tab=%00", "hal=9999", "sampai=9999-99-99"]
)
def test_saringan_yang_tidak_dikenal_tetap_sebuah_halaman(perkara, sekretaris, tanya):
    buka(perkara)

    respons = sekretaris.get(f"{PRIVASI}?{tanya}")

    assert respons.status_code == 200
    assert len(respons.context["baris"]) == 1


def test_yang_segera_dimusnahkan_tiga_puluh_hari_ke_depan(perkara, satker, sekretaris, jam):
    jam.move_to(KINI - timedelta(days=16))
    assert sekretaris.get(f"{PRIVASI}?tab=akan").context["baris"] == []

    jam.move_to(KINI - timedelta(days=15))
    isi = teks(sekretaris.get(f"{PRIVASI}?tab=akan"))

    jenis = "Kartu identitas, surat kuasa, nomor identitas"
    assert f"{perkara.nomor} Sen, 24 Nov 2025 Sel, 24 Nov 2026 {jenis}" in isi


def test_yang_ditahan_dan_yang_sudah_dimusnahkan(satker, sekretaris):
    ditahan, musnah = selesai(satker), selesai(satker)
    ditahan.tahan_identitas(oleh=pelaku(Peran.KASUBBAG, satker), alasan="Sengketa nomor 7")
    musnah.musnahkan_identitas(oleh=sistem(satker))

    isi_tahan = teks(sekretaris.get(f"{PRIVASI}?tab=ditahan"))
    isi_musnah = teks(sekretaris.get(f"{PRIVASI}?tab=dimusnahkan"))

    assert f"{ditahan.nomor} Sen, 24 Nov 2025 Sengketa nomor 7 Selesai" in isi_tahan
    assert musnah.nomor not in isi_tahan
    assert f"{musnah.nomor} Sen, 24 Nov 2025 Kartu identitas, nomor identitas" in isi_musnah


def test_kantor_lain_tidak_tampak(perkara, sekretaris):
    lain = selesai(buat_satker("sarolangun"))
    buka(lain)
    lain.tahan_identitas(oleh=pelaku(Peran.KASUBBAG, lain.satker), alasan="Sengketa")

    for tab in ("akses", "akan", "ditahan", "dimusnahkan"):
        assert lain.nomor not in teks(sekretaris.get(f"{PRIVASI}?tab={tab}"))


def test_hanya_yang_berhak_membaca_perkara_mendapat_tautannya(perkara, sekretaris, client):
    buka(perkara)
    alamat = f'href="/bintan/meja/permohonan/{perkara.kunci}/"'

    assert alamat not in sekretaris.get(PRIVASI).content.decode()
    client.force_login(buat_pegawai(Peran.KASUBBAG, perkara.satker))
    assert alamat in client.get(PRIVASI).content.decode()


def test_daftar_dicetak_dengan_saringan_dalam_kata(perkara, sekretaris, monkeypatch):
    buka(perkara)
    html = []
    monkeypatch.setattr("ppid.cetak.html_ke_pdf", lambda isi: html.append(isi) or b"%PDF")

    respons = sekretaris.get(f"{PRIVASI}cetak/?orang=petugas.bintan&dari=24-11-2025")

    assert respons["Content-Type"] == "application/pdf"
    assert "Pembukaan berkas identitas" in html[0]
    assert "Orang: Rina Petugas layanan informasi; dari Sen, 24" in html[0]
    assert perkara.nomor in html[0]
    assert perkara.pemohon.nama not in html[0]


@pytest.mark.parametrize("tab", ["akses", "akan", "ditahan", "dimusnahkan"])
def test_kueri_tidak_bertambah_dengan_baris(
    satker, sekretaris, jam, tab, django_assert_num_queries
):
    def isi(n: int) -> None:
        for _ in range(n):
            segera, ditahan, musnah = (selesai(satker) for _ in range(3))
            buka(segera)
            ditahan.tahan_identitas(oleh=pelaku(Peran.KASUBBAG, satker), alasan="Sengketa")
            musnah.musnahkan_identitas(oleh=sistem(satker))

    alamat = f"{PRIVASI}?tab={tab}"
    isi(1)
    jam.move_to(KINI)
    sekretaris.get(alamat)
    with CaptureQueriesContext(connection) as satu:
        sekretaris.get(alamat)
    jam.move_to(TUTUP)
    isi(3)
    jam.move_to(KINI)

    with django_assert_num_queries(len(satu)):
        assert len(sekretaris.get(alamat).context["baris"]) == 4


# How long


@pytest.fixture
def admin(satker, client):
    client.force_login(buat_pegawai(Peran.ADMIN, satker))
    return client


def atur(klien, hari, **isian):
    dilihat = sidik(Satker.objects.get(slug="bintan"), ["masa_simpan_identitas"])
    isian = {"masa_simpan_identitas": hari, "dilihat": dilihat} | isian
    return klien.post("/kelola/bintan/masa-simpan/", isian)


def test_admin_mengubah_masa_simpan_dan_masyarakat_membacanya(admin):
    assert atur(admin, 400).status_code == 302

    assert "dimusnahkan 400 hari" in teks(admin.get("/bintan/privasi/"))
    baris = Jejak.objects.get(jenis="ubah_masa_simpan")
    assert baris.data["isian"] == {"masa_simpan_identitas": ["365", "400"]}


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        (179, "Paling sedikit 180 hari"),
        (1826, "Paling lama 1825 hari"),
        ("", "Isi masa simpannya"),
        ("setahun", "Isi dengan angka"),
    ],
)
def test_masa_simpan_di_luar_batas_ditolak_dengan_kalimat(admin, hari, kalimat):
    respons = atur(admin, hari)

    assert respons.status_code == 422
    assert kalimat in teks(respons)
    assert Satker.objects.get().masa_simpan_identitas == 365


def test_masa_simpan_yang_langsung_memusnahkan_minta_dipahami(perkara, admin, jam):
    jam.move_to(TUTUP + timedelta(days=200))

    ditolak = atur(admin, 200)
    panjang = atur(admin, 201)
    diterima = atur(admin, 200, dipahami="on")

    assert ditolak.status_code == 422
    assert "Berkas identitas 1 permohonan akan dimusnahkan dalam satu jam" in teks(ditolak)
    assert (panjang.status_code, diterima.status_code) == (302, 302)
    assert Satker.objects.get().masa_simpan_identitas == 200


def test_setelan_yang_sudah_diubah_orang_lain_tidak_ditimpa(admin):
    lama = sidik(Satker.objects.get(), ["masa_simpan_identitas"])
    atur(admin, 400)

    assert atur(admin, 500, dilihat=lama).status_code == 409
    assert Satker.objects.get().masa_simpan_identitas == 400
