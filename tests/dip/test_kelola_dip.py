"""The years of the DIP and the track of one: where it stands, who, when, who is late."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.langkah import Lajur
from dip.models import Bagian, Entri
from dip.status.penyusunan import Status
from ppid import waktu
from ppid.izin import Peran
from ppid.matriks import Penilaian
from ppid.models import Jejak, Kegiatan, Naskah
from tests.dunia_jawaban import pdf_kosong
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import UNIT, buat_dip, buat_unit

pytestmark = pytest.mark.django_db
DAFTAR = "/bengkulu/dip-kelola/"
TAHUN = "/bengkulu/dip-kelola/2026/"


def lajur(dip, peran, **tugas) -> Lajur:
    return Lajur(dip, pelaku(peran, dip.satker, **tugas))


def baris(satu: Lajur, kunci: str) -> dict:
    urut = satu.dip.sop.langkah_per_kunci[kunci].urut
    return satu.baris[urut - 1]


# The list


def test_daftar_tahun_menyebut_keadaan_dan_tombol_mulai_bagi_sekretaris(masuk, bengkulu):
    buat_dip(bengkulu, sampai=Status.KONSEP)

    sekretaris = masuk(Peran.SEKRETARIS, bengkulu).get(DAFTAR).text
    petugas = masuk(Peran.PETUGAS, bengkulu).get(DAFTAR).text

    assert "DIP 2026" in sekretaris
    assert "Nota dinas dikonsep" in sekretaris
    assert "Mulai penyusunan DIP" in sekretaris
    assert "Mulai penyusunan DIP" not in petugas


def test_menu_dip_bagi_yang_ikut_menyusun(masuk, bengkulu):
    for peran in (Peran.PETUGAS, Peran.PENGHUBUNG, Peran.KABAG, Peran.PLENO):
        assert f'href="{DAFTAR}"' in masuk(peran, bengkulu).get(DAFTAR).text
    assert masuk(Peran.ADMIN, bengkulu).get(DAFTAR).status_code == 403


def test_daftar_tahun_berkueri_tetap(masuk, bengkulu):
    client = masuk(Peran.SEKRETARIS, bengkulu)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            client.get(DAFTAR)
        return len(tangkap)

    buat_dip(bengkulu, 2020, sampai=Status.KONSEP)
    sedikit = kueri()
    for tahun in range(2021, 2026):
        buat_dip(bengkulu, tahun, sampai=Status.KONSEP)

    assert kueri() == sedikit


# The track


@pytest.mark.parametrize(
    ("sampai", "peran", "teks"),
    [
        ("penugasan", Peran.KABAG, "Tugaskan Kasubbag"),
        ("konsep", Peran.PETUGAS, "Susun konsep nota dinas"),
        ("koreksi", Peran.KASUBBAG, "Koreksi konsep nota dinas"),
        ("persetujuan", Peran.KABAG, "Baca dan setujui nota dinas"),
        ("tanda_tangan", Peran.SEKRETARIS, "Baca dan tandatangani nota dinas"),
    ],
)
def test_satu_tombol_utama_bagi_yang_mendapat_giliran(masuk, bengkulu, sampai, peran, teks):
    buat_dip(bengkulu, sampai=sampai)

    giliran = masuk(peran, bengkulu).get(TAHUN)
    lain = masuk(Peran.PLENO, bengkulu).get(TAHUN)

    assert f">{teks}</a>" in giliran.text
    assert giliran.text.count("btn-primary") == 1
    assert "Anda di sini" in giliran.text
    assert "btn-primary" not in lain.text
    assert "Sekarang: menunggu" in lain.text


def test_setiap_langkah_menyebut_pelaksana_waktu_baku_dan_naskahnya(masuk, bengkulu):
    dip = buat_dip(bengkulu)
    satu = lajur(dip, Peran.SEKRETARIS)

    pertama, keenam = baris(satu, "tugaskan_kabag"), baris(satu, "tandatangani")

    assert [b["keadaan"] for b in satu.baris] == ["lalu"] * 6 + ["kini"] + ["nanti"] * 4
    assert pertama["hasil"]["siapa"] == [{"nama": "Rina Sekretaris", "jabatan": "Sekretaris"}]
    assert pertama["hasil"]["lama"] == "1 menit 30 detik"
    assert pertama["hasil"]["penilaian"] == Penilaian.SESUAI
    assert [n.jenis for n in pertama["naskah"]] == ["arahan_dip"]
    assert [n.nomor for n in keenam["naskah"]] == [dip.nota_nomor]
    assert dip.nota_nomor in masuk(Peran.PENGHUBUNG, bengkulu).get(TAHUN).text


def test_koreksi_yang_lebih_lama_dari_baku_ditandai(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PERSETUJUAN)
    Kegiatan.objects.filter(kunci="koreksi").update(detik_kerja=31 * 60)

    satu = baris(lajur(dip, Peran.KABAG), "koreksi")

    assert satu["hasil"]["penilaian"] == Penilaian.MELEBIHI


def test_langkah_yang_dikembalikan_harus_ditempuh_lagi(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PERSETUJUAN)
    dip.kembalikan_nota("kembalikan_nota", "Sebut tenggat", oleh=pelaku(Peran.KABAG, bengkulu))

    satu = lajur(dip, Peran.PETUGAS)

    assert baris(satu, "konsep")["keadaan"] == "kini"
    assert [baris(satu, k)["keadaan"] for k in ("koreksi", "setujui")] == ["nanti", "nanti"]


def test_bagian_yang_terlambat_tampil_paling_atas(masuk, bengkulu):
    dip = buat_dip(bengkulu)
    serah, telat = Bagian.objects.order_by("unit__nama")
    serah.serahkan(oleh=pelaku(Peran.KABAG, bengkulu, "kabag2.bengkulu", unit=serah.unit))

    with time_machine.travel(waktu.sekarang() + timedelta(days=12), tick=False):
        satu = lajur(dip, Peran.KASUBBAG)
        isi = masuk(Peran.KASUBBAG, bengkulu).get(TAHUN).text

        assert [b.unit.nama for b in satu.bagian] == [telat.unit.nama, serah.unit.nama]
        assert baris(satu, "isi")["hasil"]["siapa"][0]["nama"] == "1 dari 2 bagian diserahkan"
        assert baris(satu, "isi")["hasil"]["penilaian"] == Penilaian.MELEBIHI
    assert "Terlambat" in isi
    assert "Lihat bagian yang belum menyerahkan" in str(satu.tombol)


def test_penghubung_melihat_alur_dan_bagiannya_sendiri(client, bengkulu):
    buat_dip(bengkulu)
    milik = buat_unit(bengkulu, UNIT)
    client.force_login(buat_pegawai(Peran.PENGHUBUNG, bengkulu, unit=milik))

    halaman = client.get(TAHUN)

    assert [b["bagian"].unit.nama for b in halaman.context["bagian"]] == [UNIT]
    assert "0 dari 2 bagian diserahkan" in halaman.text
    assert halaman.context["lajur"].tombol.teks == f"Isi usulan {UNIT}"


def test_halaman_tahun_berkueri_tetap(masuk, bengkulu):
    client = masuk(Peran.KASUBBAG, bengkulu)

    def kueri(tahun) -> int:
        with CaptureQueriesContext(connection) as tangkap:
            assert client.get(f"{DAFTAR}{tahun}/").status_code == 200
        return len(tangkap)

    buat_dip(bengkulu, 2025)
    kueri(2025)
    sedikit = kueri(2025)
    for n in range(10):
        buat_unit(bengkulu, f"Subbag {n}")
    dip = buat_dip(bengkulu)
    unit = buat_unit(bengkulu)
    Entri.objects.bulk_create(
        Entri(penyusunan=dip, unit=unit, kode=f"17-{n}", urut=n, nama="x", sifat="berkala")
        for n in range(30)
    )

    assert kueri(2026) == sedikit


def test_kantor_lain_tidak_menemukan_dip_ini(masuk, bengkulu):
    buat_dip(bengkulu, sampai=Status.KONSEP)
    lain = buat_satker("sarolangun")
    client = masuk(Peran.SEKRETARIS, lain)

    for alamat in (DAFTAR, TAHUN, f"{TAHUN}tugas/", f"{TAHUN}nota-dinas/"):
        assert client.get(alamat).status_code == 404
    assert client.get("/sarolangun/dip-kelola/2026/").status_code == 404


# The scan


def unggah(client, dip, **lain):
    naskah = Naskah.objects.get(jenis="nota_dip")
    berkas = SimpleUploadedFile("nota.pdf", pdf_kosong(), "application/pdf")
    isi = {"aksi": "unggah_pindaian", "versi": dip.versi, "naskah": naskah.token, "berkas": berkas}
    return client.post(TAHUN, isi | lain)


def test_desk_mengunggah_pindaian_nota_dinas(masuk, bengkulu):
    dip = buat_dip(bengkulu)
    client = masuk(Peran.PETUGAS, bengkulu)
    diminta = "Unggah pindaian" in client.get(TAHUN).text

    jawab = unggah(client, dip)

    assert diminta
    assert jawab.url == TAHUN
    assert Naskah.objects.get(jenis="nota_dip").pindaian.nama == "nota.pdf"
    assert Jejak.objects.tentang(dip).last().jenis == "unggah_pindaian"
    assert "Pindaian bertanda tangan" in client.get(TAHUN).text


def test_pindaian_tanpa_berkas_atau_bukan_gambar_ditolak(masuk, bengkulu):
    dip = buat_dip(bengkulu)
    client = masuk(Peran.PETUGAS, bengkulu)

    kosong = unggah(client, dip, berkas="")
    salah = unggah(client, dip, berkas=SimpleUploadedFile("x.pdf", b"bukan pdf"))

    assert (kosong.status_code, salah.status_code) == (422, 422)
    assert "Pilih berkas pindaian" in kosong.text
    assert "Gunakan berkas JPG, PNG, atau PDF" in salah.text
    assert Naskah.objects.get(jenis="nota_dip").pindaian is None


def test_selain_desk_tidak_mengunggah_pindaian(masuk, bengkulu):
    dip = buat_dip(bengkulu)

    assert unggah(masuk(Peran.SEKRETARIS, bengkulu), dip).status_code == 403
