"""The applicant downloads what was given; the last file is the handing over and its receipt."""

import re

import pytest
import time_machine

from permohonan import linimasa
from permohonan.models import Pemberian, Permohonan
from permohonan.status import Status
from ppid import alur, kode
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import (
    beritahukan,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import PDF, buat_berkas, buat_dokumen
from tests.permohonan.warga import SENIN, Warga

pytestmark = pytest.mark.django_db
SAYA = "/bintan/saya/2101-2026-00001/"


@pytest.fixture
def satker():
    with time_machine.travel(SENIN, tick=False):
        yield buat_satker("bintan")


@pytest.fixture
def warga(satker):
    return Warga()


def jawab(satker, *nama, identitas=True, cara_serah="unduh", dokumen=(), sampai=beritahukan):
    """A case whose answer gives these files, its notice out."""
    p = buat_permohonan(satker, "diproses", kunci="kunci-perkara-uji")
    petugas = pelaku("petugas", satker)
    if identitas:
        p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840001")
    teruskan(p)
    if nama:
        p.siapkan_berkas(
            oleh=petugas, unggahan=[buat_berkas(satker, "jawaban", nama=n) for n in nama]
        )
    bagian = [
        {"bagian": b, "informasi": "Rekap", "bentuk": "softcopy", "hasil": "dikabulkan"}
        for b in p.bagian_terbuka()
    ]
    p.susun_tanggapan(
        oleh=petugas,
        jawaban=bagian,
        berkas=p.berkas_bahan(),
        dokumen=dokumen,
        cara_serah=cara_serah,
    )
    setujui(p)
    if sampai:
        sampai(p, cara_serah=cara_serah)
    return p


def masuk(warga, p):
    return warga.kirim(
        {"nomor": p.nomor, "kode": kode.dari_kunci("kunci-perkara-uji")}, "/bintan/cek/"
    )


def tombol(warga) -> list[str]:
    return re.findall(r'action="([^"]*/unduh/[^"]*)"', warga.html)


def unduh(warga, alamat):
    return warga.klien.post(alamat)


def isi(respons) -> bytes:
    return b"".join(respons.streaming_content)


def test_unduhan_terakhir_menutup_permohonan_dengan_tanda_terima(warga, satker):
    p = jawab(satker, "satu.pdf", "dua.pdf")
    satu, dua = tombol(masuk(warga, p))

    pertama = unduh(warga, satu)
    di_tengah = Permohonan.objects.get()
    kedua = unduh(warga, dua)

    akhir = Permohonan.objects.get()
    assert isi(pertama) == isi(kedua) == PDF
    assert pertama.headers["Content-Disposition"] == 'attachment; filename="satu.pdf"'
    assert di_tengah.status == Status.MENUNGGU_PENYERAHAN
    assert akhir.status == Status.SELESAI
    assert akhir.diserahkan_pada and akhir.selesai_pada and akhir.penerima == akhir.pemohon.nama
    terima = Naskah.objects.tentang(p).get(jenis="tanda_terima")
    baris = Jejak.objects.last()
    assert (baris.jenis, baris.ke, baris.oleh) == ("unduh", "selesai", None)
    assert baris.data["naskah"] == terima.nomor
    assert Kegiatan.objects.tentang(p).get(kunci="register").otomatis
    assert not Pemberian.objects.filter(diserahkan_pada=None).exists()
    assert "Tanda Terima Informasi" in warga.buka(SAYA).teks
    assert warga.h1 == "Selesai: Dikabulkan seluruhnya."
    assert "Berkas diunduh Senin, 23 November 2026" in warga.teks.replace("\xa0", " ")


def test_sesudah_selesai_berkas_masih_dapat_diunduh(warga, satker):
    p = jawab(satker, "satu.pdf")
    (satu,) = tombol(masuk(warga, p))
    unduh(warga, satu)

    lagi = [unduh(warga, alamat) for alamat in tombol(warga.buka(SAYA))]

    assert [isi(r) for r in lagi] == [PDF]
    assert Naskah.objects.tentang(p).filter(jenis="tanda_terima").count() == 1
    assert (
        Jejak.objects.filter(jenis="unduh", ke="selesai", dari="menunggu_penyerahan").count() == 1
    )
    assert Jejak.objects.filter(jenis="unduh").count() == 2
    assert warga.buka(SAYA).teks.count("Berkas diunduh") == 1


def test_halaman_lama_tidak_menghalangi_berkas_berikutnya(warga, satker):
    """Every download raises the version of the case; the page that is open does not know."""
    p = jawab(satker, "satu.pdf", "dua.pdf", "tiga.pdf")
    semua = tombol(masuk(warga, p))

    status = [unduh(warga, alamat).status_code for alamat in (*semua, *semua)]

    assert status == [200] * 6
    assert Permohonan.objects.get().status == Status.SELESAI


def test_klik_ganda_yang_berpapasan_tetap_mengunduh(warga, satker, monkeypatch):
    """The other click wins between reading and writing."""
    p = jawab(satker, "satu.pdf")
    (satu,) = tombol(masuk(warga, p))
    asli, lain = alur.pindah, []

    def berpapasan(perkara, nama, **isian):
        if nama == "unduh" and not lain:
            lain.append(True)
            asal = Permohonan.objects.get()
            asal.unduh(oleh=isian["oleh"], pemberian=Pemberian.objects.get())
        return asli(perkara, nama, **isian)

    monkeypatch.setattr(alur, "pindah", berpapasan)
    hasil = unduh(warga, satu)

    assert hasil.status_code == 200
    assert Permohonan.objects.get().status == Status.SELESAI
    assert Naskah.objects.tentang(p).filter(jenis="tanda_terima").count() == 1


def test_sesudah_dicabut_yang_belum_diserahkan_tidak_dapat_diunduh(warga, satker):
    p = jawab(satker, "satu.pdf", "dua.pdf")
    token = [x.berkas.token for x in Pemberian.objects.all()]
    masuk(warga, p)
    unduh(warga, f"{SAYA}unduh/{token[0]}/")
    p.refresh_from_db()
    p.cabut(oleh=pelaku("petugas", satker), alasan="Surat")

    hasil = unduh(warga, f"{SAYA}unduh/{token[1]}/")

    assert tombol(warga.buka(SAYA)) == []
    assert hasil.status_code == 409
    assert Pemberian.objects.get(berkas__token=token[1]).diunduh_pada is None
    assert Jejak.objects.tentang(p).filter(jenis="unduh").count() == 1
    assert not Naskah.objects.tentang(p).filter(jenis="tanda_terima").exists()


def test_tanpa_identitas_tidak_ada_tombol_dan_kiriman_ditolak(warga, satker):
    p = jawab(satker, "satu.pdf", identitas=False)
    token = Pemberian.objects.get().berkas.token

    halaman = masuk(warga, p)
    tombolnya = tombol(halaman)
    teks = halaman.teks
    hasil = unduh(warga, f"{SAYA}unduh/{token}/")

    assert tombolnya == []
    assert "Bawa kartu identitas Anda" in teks
    assert "Jalan Tata Bumi Km 20, Toapaya" in teks
    assert "Senin–Kamis 08.00–16.00" in teks
    assert hasil.status_code == 409
    assert "setelah kartu identitas Anda dicatat" in hasil.content.decode()
    assert Pemberian.objects.get().diunduh_pada is None


def test_yang_sudah_terbuka_untuk_umum_diunduh_tanpa_identitas(warga, satker):
    p = jawab(satker, identitas=False, dokumen=[buat_dokumen(satker)])
    (satu,) = tombol(masuk(warga, p))

    kode_jawab = [unduh(warga, satu).status_code for _ in range(2)]

    assert kode_jawab == [200, 200]
    assert Permohonan.objects.get().status == Status.SELESAI


def test_berkas_yang_diberikan_di_meja_tidak_menahan_penutupan(warga, satker):
    petugas = pelaku("petugas", satker)
    p = buat_permohonan(satker, "diproses", kanal="telepon", kunci="kunci-perkara-uji")
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840001")
    p.bagi_rincian(oleh=petugas, uraian=["Rekap DPT", "Data TPS"])
    satu, _ = p.bagian_terbuka()
    p.jawab_di_tempat(
        oleh=petugas, bagian=[satu], dokumen=[buat_dokumen(satker)], cara="email", penerima="Budi"
    )
    p.siapkan_berkas(oleh=petugas, unggahan=[buat_berkas(satker, "jawaban", nama="tps.pdf")])
    susun(p, berkas=p.berkas_bahan())
    setujui(p)
    beritahukan(p, cara_serah="unduh")
    milik = Pemberian.objects.get(judul="tps.pdf").berkas.token

    unduh(masuk(warga, p), f"{SAYA}unduh/{milik}/")

    assert Permohonan.objects.get().status == Status.SELESAI


def test_berkas_perkara_lain_dan_token_asing_tidak_ada(warga, satker):
    p = jawab(satker, "satu.pdf")
    asing = buat_berkas(satker, "jawaban", nama="asing.pdf")
    lain = buat_permohonan(satker, "diproses")
    lain.siapkan_berkas(oleh=pelaku("petugas", satker), unggahan=[asing])
    masuk(warga, p)

    for token in (asing.token, "tidak-ada", Naskah.objects.first().token):
        assert unduh(warga, f"{SAYA}unduh/{token}/").status_code == 404
    assert Jejak.objects.filter(jenis="unduh").count() == 0


def test_tanpa_bukti_unduhan_meminta_nomor_dan_kode(warga, satker):
    jawab(satker, "satu.pdf")
    token = Pemberian.objects.get().berkas.token

    hasil = unduh(warga, f"{SAYA}unduh/{token}/")

    assert hasil.status_code == 302
    assert hasil.headers["Location"].startswith("/bintan/cek/?nomor=")
    assert Pemberian.objects.get().diunduh_pada is None


def test_membuka_alamat_unduhan_tidak_mengunduh(warga, satker):
    p = jawab(satker, "satu.pdf")
    (satu,) = tombol(masuk(warga, p))

    assert warga.klien.get(satu).status_code == 405
    assert Permohonan.objects.get().status == Status.MENUNGGU_PENYERAHAN


def test_unduhan_tanpa_token_formulir_ditolak(satker):
    p = jawab(satker, "satu.pdf")
    warga = Warga()
    (satu,) = tombol(masuk(warga, p))
    warga.klien.handler.enforce_csrf_checks = True

    assert unduh(warga, satu).status_code == 403
    assert Pemberian.objects.get().diunduh_pada is None


def test_berkas_yang_hilang_dari_penyimpanan_tidak_dicatat_terunduh(warga, satker, monkeypatch):
    p = jawab(satker, "satu.pdf")
    (satu,) = tombol(masuk(warga, p))

    def hilang(berkas):
        raise FileNotFoundError

    monkeypatch.setattr("ppid.berkas.baca", hilang)

    assert unduh(warga, satu).status_code == 404
    assert Permohonan.objects.get().status == Status.MENUNGGU_PENYERAHAN


def test_sebelum_diberitahukan_tidak_ada_yang_tampil_atau_terunduh(warga, satker):
    p = jawab(satker, "rahasia.pdf", sampai=None)
    token = Pemberian.objects.get().berkas.token

    halaman = masuk(warga, p)

    assert halaman.h1 == "Jawaban sudah siap."
    assert "rahasia.pdf" not in halaman.html
    assert "Dikabulkan" not in halaman.html
    assert unduh(warga, f"{SAYA}unduh/{token}/").status_code == 409


def test_yang_diambil_di_meja_tidak_diunduh(warga, satker):
    p = jawab(satker, "satu.pdf", cara_serah="ambil")
    token = Pemberian.objects.get().berkas.token

    halaman = masuk(warga, p)

    assert tombol(halaman) == []
    assert "satu.pdf" in halaman.teks
    assert unduh(warga, f"{SAYA}unduh/{token}/").status_code == 409


def test_berkas_disebut_dengan_jenis_dan_ukuran_dan_tautan_sebagai_tautan(warga, satker):
    tautan = buat_dokumen(satker, "Jadwal tahapan", isi=None, tautan="https://contoh.test/jadwal")
    p = jawab(satker, "satu.pdf", dokumen=[tautan])

    halaman = masuk(warga, p)

    assert "satu.pdf PDF, 1 KB" in halaman.teks
    assert (
        '<a href="https://contoh.test/jadwal" rel="noreferrer">Jadwal tahapan</a>' in halaman.html
    )
    assert len(tombol(halaman)) == 1
    assert halaman.html.count("btn-primary") == 1


def test_linimasa_menyebut_berkas_yang_diunduh(warga, satker, django_assert_num_queries):
    p = jawab(satker, "satu.pdf", "dua.pdf")
    for satu in tombol(masuk(warga, p)):
        unduh(warga, satu)
    jejak = list(linimasa.baris(p))

    with django_assert_num_queries(1):
        judul = [b["judul"] for b in linimasa.butir(p, jejak)]

    assert "Berkas diunduh pemohon: satu.pdf" in judul
    assert "Berkas diunduh pemohon: dua.pdf" in judul
