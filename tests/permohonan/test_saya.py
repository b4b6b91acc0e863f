"""The applicant follows a case, completes it, withdraws it; nobody else learns anything."""

import re
from datetime import timedelta

import pytest

from permohonan.models import Permohonan
from permohonan.status import Status
from permohonan.views.saya import SALAH, baca_nomor
from ppid import kode
from ppid.models import HariLibur, Jejak, Naskah
from tests.factories import beri_tugas, buat_permohonan, buat_satker, pelaku
from tests.permohonan.warga import SENIN, Warga, foto

pytestmark = pytest.mark.django_db
CEK = "/bintan/cek/"


@pytest.fixture
def satker(senin):
    return buat_satker("bintan")


@pytest.fixture
def perkara(satker):
    return buat_permohonan(satker, kunci="kunci-perkara-uji")


@pytest.fixture
def warga(satker):
    return Warga()


def masuk(warga, perkara):
    isi = {"nomor": perkara.nomor, "kode": kode.dari_kunci("kunci-perkara-uji")}
    return warga.kirim(isi, CEK)


# The door


def test_nomor_dan_kode_membuka_perkara(warga, perkara):
    masuk(warga, perkara)

    assert warga.jawab.redirect_chain == [("/bintan/saya/2101-2026-00001/", 302)]
    assert warga.h1 == "Permohonan Anda sudah kami terima."


@pytest.mark.parametrize(
    "tulisan",
    [
        "0001/PPID/2101/XI/2026",
        " 1/ppid/2101/xi/2026 ",
        "0001 / PPID / 2101 / XI / 2026",
        "2101-2026-00001",
        "2101 - 2026 - 1",
        "2101–2026–00001",
    ],
)
def test_nomor_dalam_segala_gaya(satker, tulisan):
    assert baca_nomor(satker, tulisan) == "2101-2026-00001"


def test_nomor_dengan_pola_kantor_sendiri(satker):
    satker.pola_nomor = "{urut:05} / PPID (a) / {tahun}"
    assert baca_nomor(satker, "00042/ppid(A)/2026") == "2101-2026-00042"
    satker.pola_nomor = "{urut}"
    assert baca_nomor(satker, "42") == "42"  # without a year only the number as it stands


def test_kode_dalam_segala_gaya(warga, perkara):
    asli = kode.dari_kunci("kunci-perkara-uji")
    gaya = asli.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    warga.kirim({"nomor": perkara.nomor, "kode": gaya}, CEK)

    assert warga.h1 == "Permohonan Anda sudah kami terima."


def tubuh(warga) -> str:
    """The page without what was typed and without the form's token."""
    return re.sub(r'value="[^"]*"', "", warga.html)


def test_setiap_pasangan_salah_dijawab_sama(warga, perkara):
    asing = buat_permohonan(buat_satker("sarolangun"), kunci="kunci-asing")
    pasangan = [
        (perkara.nomor, "AAAA-BBBB-CCCC-DDDD"),
        ("0099/PPID/2101/XI/2026", kode.dari_kunci("kunci-perkara-uji")),
        (asing.nomor, kode.dari_kunci("kunci-asing")),
        ("bukan nomor", "bukan kode"),
    ]
    jawaban = []
    for nomor, kode_akses in pasangan:
        warga.kirim({"nomor": nomor, "kode": kode_akses}, CEK)
        jawaban.append((warga.jawab.status_code, tubuh(warga)))

    assert len(set(jawaban)) == 1
    assert SALAH in warga.galat
    assert 'role="alert" tabindex="-1"' in warga.html
    assert "perkara" not in warga.klien.session


def test_percobaan_keenam_ditolak_dari_jaringan_itu_saja(warga, perkara, senin):
    for _ in range(5):
        warga.kirim({"nomor": perkara.nomor, "kode": "salah"}, CEK)
        assert SALAH in warga.galat

    warga.kirim({"nomor": "1/PPID/2101/XI/2026", "kode": "salah"}, CEK)  # another way of writing
    assert warga.jawab.status_code == 429
    assert "Coba lagi dalam 15 menit" in warga.teks
    assert masuk(warga, perkara).jawab.status_code == 429
    assert masuk(Warga(ip="10.7.7.7"), perkara).h1 == "Permohonan Anda sudah kami terima."
    senin.shift(timedelta(minutes=15))
    assert masuk(warga, perkara).h1 == "Permohonan Anda sudah kami terima."


def test_isian_kosong(warga):
    warga.kirim({"nomor": "", "kode": ""}, CEK)

    assert "Isi nomor pendaftaran Anda" in warga.galat
    assert "Isi kode akses Anda" in warga.galat


def test_tanpa_bukti_semua_alamat_sama(warga, perkara):
    for nomor in ("2101-2026-00001", "2101-2026-09999", "<b>"):
        for ujung in ("", "lengkapi/", "cabut/", "naskah/abc/"):
            jawab = warga.klien.get(f"/bintan/saya/{nomor}/{ujung}")
            assert jawab.status_code == 302
            assert jawab.headers["Location"].startswith("/bintan/cek/?nomor=")
    warga.buka("/bintan/saya/2101-2026-00001/")
    assert 'value="2101-2026-00001"' in warga.html


def test_selesai_melihat_menutup_sesi(warga, perkara):
    masuk(warga, perkara)

    warga.kirim({}, "/bintan/cek/tutup/")

    assert warga.h1 == "Cek status permohonan"
    assert warga.buka("/bintan/saya/2101-2026-00001/").h1 == "Cek status permohonan"


def test_kode_baru_menutup_sesi_lama(warga, perkara, satker):
    masuk(warga, perkara)
    perkara.ganti_kode(oleh=pelaku("petugas", satker), kode_baru="AAAA-BBBB-CCCC-DDDD")

    assert warga.buka("/bintan/saya/2101-2026-00001/").h1 == "Cek status permohonan"
    assert SALAH in masuk(warga, perkara).galat
    warga.kirim({"nomor": perkara.nomor, "kode": "aaaabbbbccccdddd"}, CEK)
    assert "Kode akses diganti" in warga.teks


def test_perkara_lain_tetap_tertutup(warga, perkara, satker):
    buat_permohonan(satker)
    masuk(warga, perkara)

    assert warga.buka("/bintan/saya/2101-2026-00002/").h1 == "Cek status permohonan"


def test_melihat_tidak_menulis(warga, perkara):
    masuk(warga, perkara)
    sebelum = (Jejak.objects.count(), dict(warga.klien.session))

    warga.buka("/bintan/saya/2101-2026-00001/")

    assert (Jejak.objects.count(), dict(warga.klien.session)) == sebelum


# The page


def test_status_giliran_dan_tanggal(warga, perkara):
    masuk(warga, perkara)

    assert "Sekarang giliran kami." in warga.teks
    assert "Jawaban paling lambat Senin, 7 Desember 2026" in warga.teks
    assert "paling lambat Kamis, 26 November 2026" in warga.teks
    assert "Senin, 23 November 2026, pukul 08.05 WIB · lewat portal" in warga.teks
    assert "Kami memeriksa kelengkapan" in warga.teks


@pytest.mark.parametrize(
    ("status", "judul"),
    [
        (Status.DIAJUKAN, "Permohonan Anda sudah kami terima."),
        (
            Status.PERLU_DILENGKAPI,
            "Ada yang perlu Anda lengkapi sebelum Kamis, 26 November 2026 berakhir.",
        ),
        (Status.DIPROSES, "Sedang kami proses."),
        (Status.SELESAI, "Selesai: Dicabut pemohon."),
    ],
)
def test_judul_adalah_statusnya(warga, satker, status, judul):
    masuk(warga, buat_permohonan(satker, status, kunci="kunci-perkara-uji"))

    assert warga.h1 == judul


def test_linimasa_menyebut_peran_bukan_nama(warga, satker):
    petugas = pelaku("petugas", satker)
    kasus = buat_permohonan(satker, kunci="kunci-perkara-uji")
    kasus.tulis_catatan("catatan_internal", oleh=petugas, isi="Pemohon ini sering datang")
    kasus.nyatakan_lengkap(oleh=petugas)
    masuk(warga, kasus)

    assert "Data Anda lengkap" in warga.teks
    assert "diperiksa petugas" in warga.teks
    assert petugas.nama not in warga.teks
    assert "sering datang" not in warga.teks


def test_batas_yang_bergeser_tampil_dengan_sebabnya(warga, perkara, satker):
    HariLibur.objects.create(
        tanggal="2026-11-25", jenis="cuti_bersama", nama="Cuti uji", dasar="SKB 1/2026"
    )
    kini = Permohonan.objects.get()
    kini.geser(
        kini.hitungan().jatuh_tempo, oleh=pelaku("petugas", satker), sebab="Cuti uji (SKB 1/2026)"
    )
    masuk(warga, perkara)

    assert "Batas waktu bergeser ke Selasa, 8 Desember 2026" in warga.teks
    assert "Cuti uji (SKB 1/2026)" in warga.teks


def test_terlambat_diakui(warga, perkara, senin):
    senin.move_to(SENIN + timedelta(days=20))
    masuk(warga, perkara)

    assert "Maaf, batas waktu jawaban sudah lewat." in warga.teks
    assert "mengajukan keberatan paling lambat Jumat, 22 Januari 2027" in warga.teks


def test_hari_demi_hari_dengan_dasarnya(warga, perkara):
    masuk(warga, perkara)

    assert "Lihat hari mana yang dihitung dan dasarnya" in warga.teks
    for n in range(1, 18):
        assert f"Hari kerja ke-{n}" in warga.teks
    assert "Pasal 22 ayat (7)" in warga.teks


def test_dokumen_sendiri_dengan_jenis(warga, perkara, satker):
    masuk(warga, perkara)
    url = re.search(r'href="([^"]*/naskah/[^"]*)">Tanda Bukti Permohonan', warga.html)[1]

    assert warga.klien.get(url).content.startswith(b"%PDF")
    assert "PDF, " in warga.buka("/bintan/saya/2101-2026-00001/").teks  # its size, once printed
    lain = buat_permohonan(satker)
    asing = Naskah.objects.tentang(lain).get()
    assert warga.klien.get(f"/bintan/saya/2101-2026-00001/naskah/{asing.token}/").status_code == 404


def test_surat_internal_tidak_tampil(warga, perkara, satker):
    perkara.cetak("cetak_ba_tenggat", oleh=pelaku("petugas", satker))
    masuk(warga, perkara)

    assert "Berita Acara" not in warga.teks


# Completing


def kurang(satker, **pemohon):
    return buat_permohonan(
        satker, Status.PERLU_DILENGKAPI, kunci="kunci-perkara-uji", pemohon=pemohon
    )


def test_lengkapi_menanyakan_yang_diminta_saja(warga, satker):
    masuk(warga, kurang(satker, alamat="", jenis="badan_publik"))
    assert "Sekarang giliran Anda." in warga.teks
    warga.buka("/bintan/saya/2101-2026-00001/lengkapi/")

    isian = set(re.findall(r'name="(\w+)"', warga.html)) - {
        "csrfmiddlewaretoken",
        "viewport",
        "theme",
    }
    assert isian == {"versi", "alamat", "surat_resmi", "catatan"}


def test_lengkapi_mengembalikan_giliran_ke_meja(warga, satker):
    masuk(warga, kurang(satker, alamat="", jenis="badan_publik"))
    warga.buka("/bintan/saya/2101-2026-00001/lengkapi/")
    versi = warga.nilai("versi")

    warga.kirim(
        {
            "versi": versi,
            "alamat": "Jalan Baru 3",
            "surat_resmi": foto("surat.jpg"),
            "catatan": "Terima kasih",
        }
    )

    p = Permohonan.objects.get()
    assert warga.h1 == "Permohonan Anda sudah kami terima."
    assert p.status == Status.DIAJUKAN
    assert p.pemohon.alamat == "Jalan Baru 3"
    assert [b.jenis for b in p.berkas] == ["surat_resmi"]
    assert p.catatan.get().isi == "Terima kasih"
    terakhir = Jejak.objects.last()
    assert (terakhir.jenis, terakhir.peran, terakhir.oleh) == ("lengkapi", "pemohon", None)
    assert "Jalan Baru" not in str(terakhir.data)
    assert "Kelengkapan kami terima" in warga.teks


def test_lengkapi_kosong(warga, satker):
    masuk(warga, kurang(satker, alamat=""))
    warga.buka("/bintan/saya/2101-2026-00001/lengkapi/")

    warga.kirim({"versi": warga.nilai("versi"), "alamat": "", "catatan": ""})

    assert "Isi atau unggah sedikitnya satu yang diminta" in warga.galat


def test_lengkapi_dari_tab_basi_tidak_menimpa(warga, satker):
    kasus = kurang(satker, alamat="")
    masuk(warga, kasus).buka("/bintan/saya/2101-2026-00001/lengkapi/")
    versi = warga.nilai("versi")
    kasus.lengkapi(oleh=pelaku("petugas", satker), pemohon={"alamat": "Dari meja"})

    warga.kirim({"versi": versi, "alamat": "", "catatan": "Jawaban saya yang panjang"})

    assert warga.jawab.status_code == 409
    assert "Jawaban saya yang panjang" in warga.teks
    assert Permohonan.objects.get().pemohon.alamat == "Dari meja"
    assert warga.buka("/bintan/saya/2101-2026-00001/lengkapi/").h1.startswith("Permohonan Anda")


def test_kartu_identitas_yang_diminta_namanya_dapat_diunggah(warga, satker):
    kasus = buat_permohonan(satker, kunci="kunci-perkara-uji")
    petugas = pelaku("petugas", satker)
    kasus.minta_kelengkapan(oleh=petugas, kurang=["Foto kartu identitas"], cara="email")
    masuk(warga, kasus).buka("/bintan/saya/2101-2026-00001/lengkapi/")

    warga.kirim({"versi": warga.nilai("versi"), "catatan": "", "identitas": foto()})

    p = Permohonan.objects.get()
    assert [b.jenis for b in p.berkas] == ["identitas"]
    assert p.pemohon.identitas_tercatat
    assert p.pemohon.identitas_oleh is None


# Withdrawing


def test_cabut_dengan_halaman_konfirmasi(warga, perkara):
    masuk(warga, perkara).buka("/bintan/saya/2101-2026-00001/cabut/")
    assert warga.h1 == "Cabut permohonan"
    assert Permohonan.objects.get().terbuka

    warga.kirim({"versi": warga.nilai("versi"), "alasan": "Sudah ketemu di situs"})

    p = Permohonan.objects.get()
    assert warga.h1 == "Selesai: Dicabut pemohon."
    assert (p.status, p.hasil) == (Status.SELESAI, "dicabut")
    assert p.catatan.get().isi == "Sudah ketemu di situs"
    assert Jejak.objects.last().jenis == "cabut"
    assert "oleh Anda" in warga.teks
    assert warga.buka("/bintan/saya/2101-2026-00001/cabut/").h1 == "Selesai: Dicabut pemohon."


def test_cabut_dua_kali(warga, perkara):
    masuk(warga, perkara).buka("/bintan/saya/2101-2026-00001/cabut/")
    isi = {"versi": warga.nilai("versi"), "alasan": ""}
    warga.kirim(isi, "/bintan/saya/2101-2026-00001/cabut/")

    warga.kirim(isi, "/bintan/saya/2101-2026-00001/cabut/")

    assert warga.jawab.status_code == 409
    assert Jejak.objects.filter(jenis="cabut").count() == 1


def test_petugas_yang_masuk_tidak_mendapat_jalan_pintas(warga, perkara, satker):
    petugas = pelaku("petugas", satker).pengguna
    beri_tugas(petugas, "kasubbag", satker)
    warga.klien.force_login(petugas)

    assert warga.buka("/bintan/saya/2101-2026-00001/").h1 == "Cek status permohonan"
