"""Logging by the desk: dates, one transaction, the sheet's key, drafts and papers."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from permohonan import pencatatan
from permohonan.models import Permohonan
from permohonan.status import Status
from ppid import kode
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.permohonan.conftest import SENIN
from tests.permohonan.meja import LENGKAP, SURAT, Desk, foto, galat

# Registering


def test_permohonan_lengkap_langsung_diproses_dengan_satu_baris_jejak_per_tindakan(desk, jam):
    kunci = desk.kunci()
    jam.maju(minutes=2)

    respons = desk.kirim(LENGKAP, kunci=kunci)

    baru = Permohonan.objects.get()
    assert baru.status == Status.DIPROSES
    assert baru.tujuan == "Bahan ajar"
    assert baru.petugas == baru.pemohon.identitas_oleh
    jejak = Jejak.objects.tentang(baru).order_by("urut")
    assert [b.jenis for b in jejak] == ["catat", "nyatakan_lengkap"]
    isi = respons.content.decode()
    assert baru.nomor in isi
    assert "Senin, 7\xa0Desember\xa02026" in isi
    assert str(baru.kunci) in isi


def test_langkah_terima_ditutup_dengan_detik_sejak_lembar_dibuka(desk, jam):
    kunci = desk.kunci()
    jam.maju(minutes=3)

    desk.kirim(LENGKAP, kunci=kunci)

    terima = Kegiatan.objects.get(kunci="terima")
    assert (terima.hasil, terima.detik_kerja) == ("nyatakan_lengkap", 180)
    assert terima.mulai == SENIN
    assert Permohonan.objects.get().detik_meja == 180


@pytest.mark.parametrize(
    ("kanal", "mulai", "detik", "hasil", "awal"),
    [
        ("datang_langsung", "20", "72", 72, 20),  # from the first input, pauses left out
        ("datang_langsung", "20", "9000", 160, 20),  # never more than the time there was
        ("datang_langsung", "-5", "1e9", 180, 0),
        ("email", "20", "72", 92, 0),  # letters: from opening the page
    ],
)
def test_detik_pencatatan_tidak_lebih_dari_waktu_yang_ada(
    desk, jam, kanal, mulai, detik, hasil, awal
):
    kunci = desk.kunci()
    jam.maju(minutes=3)
    isian = SURAT if kanal == "email" else LENGKAP

    desk.kirim(isian | {"kanal": kanal, "mulai": mulai, "detik": detik}, kunci=kunci)

    terima = Kegiatan.objects.get(kunci="terima")
    assert terima.detik_kerja == hasil
    assert terima.mulai == SENIN + timedelta(seconds=awal)


def test_empat_isian_cukup_dan_sisanya_menyusul(desk):
    wajib = {n: LENGKAP[n] for n in ("kanal", "kategori", "jenis", "rincian", "nama", "telepon")}

    respons = desk.kirim(wajib)

    baru = Permohonan.objects.get()
    assert baru.status == Status.DIAJUKAN
    assert baru.detik_meja is not None
    assert baru.pemohon.identitas_pada is None
    assert "Masih perlu dilengkapi" in respons.content.decode()
    assert "Alamat pemohon" in respons.content.decode()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kanal": "daring"}, "Pilih salah satu"),
        ({"rincian": " "}, "Tuliskan informasi yang diminta"),
        ({"nama": ""}, "Isi nama lengkap sesuai kartu identitas"),
        ({"telepon": ""}, "Isi nomor telepon atau alamat email, salah satu cukup"),
        ({"telepon": "nol"}, "Nomor telepon hanya angka, misalnya 0812 3456 7890"),
        ({"nomor_identitas": "2101"}, "NIK terdiri atas 16 angka. Anda mengisi 4 angka"),
        ({"cara_salinan": "email"}, "Isi alamat email, atau pilih cara lain"),
        ({"tanggal_diterima": "20-11-2026"}, "Centang catat susulan"),
        ({"susulan": "on"}, "Isi tanggal diterima"),
        ({"susulan": "on", "tanggal_diterima": "23-11-2026"}, "Isi jam diterima"),
        ({"kanal": "surat", "tanggal_surat": "24-11-2026"}, "Tanggal surat tidak boleh melewati"),
    ],
)
def test_isian_keliru_dijawab_dengan_kalimat_dan_ketikan_tetap(desk, ubah, pesan):
    respons = desk.kirim(LENGKAP | {"pekerjaan": "Guru honorer"} | ubah)

    assert respons.status_code == 422
    assert pesan in galat(respons)
    isi = respons.content.decode()
    assert "Ada yang perlu diperbaiki" in isi
    assert "Guru honorer" in isi
    assert not Permohonan.objects.exists()


def test_menunggu_di_tempat_atau_alamat_pada_surat_cukup_sebagai_kontak(desk):
    desk.kirim(LENGKAP | {"telepon": "", "menunggu_di_tempat": "on"})
    desk.kirim(SURAT | {"telepon": ""})

    pertama, kedua = Permohonan.objects.order_by("pk")
    assert pertama.status == Status.DIPROSES
    assert kedua.status == Status.DIAJUKAN  # the contact may still follow
    assert [k for k, _ in kedua.kekurangan()] == ["kontak"]


def test_kuasa_dan_badan_perlu_dokumennya(desk):
    badan = LENGKAP | {"jenis": "badan_hukum", "nama_kuasa": "Rahmat"}

    desk.kirim(badan | {"dokumen_dilihat": ["akta", "pengesahan"]})
    desk.kirim(badan | {"dokumen_dilihat": ["akta", "pengesahan"], "surat_kuasa": foto("k.jpg")})

    pertama, kedua = Permohonan.objects.order_by("pk")
    assert pertama.pemohon.lewat_kuasa
    assert [k for k, _ in pertama.kekurangan()] == ["surat_kuasa"]
    assert kedua.status == Status.DIPROSES


# Receipt apart from registration


def test_surat_jumat_sore_dihitung_dari_senin(desk):
    respons = desk.kirim(SURAT)

    surat = Permohonan.objects.get()
    assert surat.hari_diterima == date(2026, 11, 20)
    assert surat.satker.setempat(surat.diterima_pada).strftime("%H.%M") == "17.30"
    assert surat.hitungan().mulai == date(2026, 11, 23)
    assert surat.jatuh_tempo == date(2026, 12, 4)
    assert surat.nomor_surat == "12/LSM/XI/2026"
    assert surat.tanggal_surat == date(2026, 11, 18)
    assert surat.alasan_mundur == ""
    assert "Jumat, 4\xa0Desember\xa02026" in respons.content.decode()


@pytest.mark.parametrize(
    ("tanggal", "alasan", "pesan"),
    [
        ("23-11-2026", "", ""),  # today
        ("20/11/2026", "", ""),  # one working day back
        ("2026-11-20", "tidak perlu", ""),
        ("19-11-2026", "", "Tuliskan mengapa permohonan ini baru dicatat sekarang"),
        ("19 November 2026", "Surat tertahan di ekspedisi", ""),
        ("3 Mei 2025", "Ditemukan saat pindah kantor", ""),
        ("24-11-2026", "", "Tanggal diterima tidak boleh melewati hari ini"),
        ("31-12-2009", "lama", "Periksa tahunnya"),
        ("", "", "Isi tanggal diterima"),
        ("11/23/2026", "", "Tulis tanggal seperti"),
        ("99-99-9999", "", "Tulis tanggal seperti"),
    ],
)
def test_tanggal_diterima(desk, tanggal, alasan, pesan):
    respons = desk.kirim(
        SURAT | {"tanggal_diterima": tanggal, "jam_diterima": "", "alasan_mundur": alasan}
    )

    if pesan:
        assert pesan in galat(respons)
        assert not Permohonan.objects.exists()
    else:
        mundur = Permohonan.objects.exclude(alasan_mundur="").exists()
        assert mundur == (alasan not in ("", "tidak perlu"))


def test_jam_diterima_tidak_melewati_sekarang(desk):
    hari_ini = SURAT | {"tanggal_diterima": "23-11-2026"}

    nanti = desk.kirim(hari_ini | {"jam_diterima": "09.15"})
    desk.kirim(hari_ini | {"jam_diterima": "09.14"})

    assert "Jam diterima tidak boleh melewati sekarang" in galat(nanti)
    assert Permohonan.objects.count() == 1


def test_catat_susulan_menyimpan_waktu_sebenarnya_dan_nomor_kontrol(desk):
    desk.kirim(
        LENGKAP
        | {
            "susulan": "on",
            "tanggal_diterima": "20-11-2026",
            "jam_diterima": "10.05",
            "nomor_formulir": "20261120-KQXWB",
        }
    )

    susulan = Permohonan.objects.get()
    assert susulan.kanal == "datang_langsung"
    assert susulan.diterima_pada == datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
    assert susulan.dicatat_pada == SENIN
    assert susulan.nomor_surat == "formulir 20261120-KQXWB"


def test_rel_kanan_menghitung_tenggat_dari_hari_diterima(desk):
    tanya = {"bagian": "tenggat", "kanal": "surat", "tanggal_diterima": "20-11-2026"}

    assert "Jumat, 4\xa0Desember\xa02026" in desk.buka(**tanya).content.decode()
    assert "Senin, 7\xa0Desember\xa02026" in desk.buka(bagian="tenggat").content.decode()


# Once, or not at all


def test_lembar_yang_sama_dikirim_lagi_menunjukkan_hasil_yang_sama(desk, jam):
    kunci = desk.kunci()
    pertama = desk.kirim(LENGKAP, kunci=kunci).content.decode()
    jam.maju(hours=23)

    ulang = (
        desk.kirim(LENGKAP | {"nama": "Orang Lain"}, kunci=kunci)
        .content.decode()
        .replace("\xa0", " ")
    )

    baru = Permohonan.objects.get()
    assert baru.pemohon.nama == "Fransiska Tambunan"
    assert f"sudah kami terima pukul 09.14 WIB dengan nomor {baru.nomor}" in ulang.replace(
        "\xa0", " "
    )
    kode_tampil = re.findall(r"<li>([0-9A-Z]{4})</li>", pertama)
    assert kode_tampil == re.findall(r"<li>([0-9A-Z]{4})</li>", ulang)
    assert kode.cocok("-".join(kode_tampil), baru.sidik_kode)


def test_sesudah_sehari_kodenya_tidak_tampil_lagi(desk, jam):
    kunci = desk.kunci()
    desk.kirim(LENGKAP, kunci=kunci)
    jam.maju(hours=25)

    respons = desk.kirim(LENGKAP, kunci=kunci)

    perkara = reverse("perkara", args=["bintan", Permohonan.objects.get().kunci])
    assert (respons.status_code, respons.url) == (302, perkara)


def test_kalah_cepat_dari_kiriman_kembar_tetap_satu_permohonan(desk, monkeypatch):
    kunci = desk.kunci()
    desk.kirim(LENGKAP, kunci=kunci)
    asli, panggilan = pencatatan.terdaftar, []

    def terlambat(*args):
        panggilan.append(args)
        return None if len(panggilan) == 1 else asli(*args)

    monkeypatch.setattr(pencatatan, "terdaftar", terlambat)
    respons = desk.kirim(LENGKAP, kunci=kunci)

    assert respons.status_code == 200
    assert Permohonan.objects.get().nomor in respons.content.decode()


def test_gagal_menyatakan_lengkap_tidak_meninggalkan_apa_pun(desk, monkeypatch):
    monkeypatch.setattr(Permohonan, "nyatakan_lengkap", lambda *a, **k: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        desk.kirim(LENGKAP)

    assert not Permohonan.objects.exists()
    assert not Kegiatan.objects.exists()
    assert not Naskah.objects.exists()
    assert not Jejak.objects.filter(jenis="catat").exists()


@pytest.mark.parametrize("kunci", ["", "palsu", "a:b:c", "\x00", "é"])
def test_lembar_tak_dikenal_ditolak_dan_ketikan_tetap(desk, kunci):
    respons = desk.client.post(desk.alamat(), LENGKAP | {"kunci": kunci, "aksi": "daftar"})

    assert respons.status_code == 422
    assert "tidak dikenali lagi" in galat(respons)
    assert "Fransiska Tambunan" in respons.content.decode()
    desk.kirim(LENGKAP, kunci=desk.kunci(respons))
    assert Permohonan.objects.count() == 1


def test_lembar_petugas_lain_tidak_dikenal(desk, satker):
    kunci = desk.kunci()
    kedua = Desk(desk.client, buat_pegawai(Peran.PETUGAS, satker, "petugas2.bintan"), satker)

    assert kedua.kirim(LENGKAP, kunci=kunci).status_code == 422


def test_layani_berikutnya_menahan_kanal_dan_memberi_lembar_baru(desk):
    kunci = desk.kunci()

    respons = desk.kirim(LENGKAP | {"kanal": "telepon"}, "daftar_lanjut", kunci=kunci)

    assert respons.context["form"]["kanal"].value() == "telepon"
    assert respons.context["form"]["nama"].value() in (None, "")
    assert Permohonan.objects.get().nomor in respons.content.decode()
    assert desk.kunci(respons) != kunci


# Who asked before


def test_pernah_meminta_mengisi_isian_dan_menahan_ketikan(desk, satker):
    lama = buat_permohonan(satker, pemohon={"nama": "Budi Santoso", "telepon": "+6281255501177"})

    temuan = desk.kirim(LENGKAP | {"cari": "0812 5550 1177"}, "cari").content.decode()
    pilih = desk.kirim({"rincian": "Daftar hibah", "cari": "budi"}, "", pilih=lama.kunci)

    assert "Budi Santoso" in temuan
    assert "1 permohonan" in temuan
    form = pilih.context["form"]
    assert form["nama"].value() == "Budi Santoso"
    assert form["telepon"].value() == "0812 5550 1177"
    assert form["rincian"].value() == "Daftar hibah"
    assert form["nomor_identitas"].value() in (None, "")


def test_pernah_meminta_tidak_melewati_kantor(desk):
    buat_permohonan(buat_satker("sarolangun"), pemohon={"nama": "Budi Santoso"})

    isi = desk.kirim({"cari": "budi"}, "cari").content.decode()

    assert "Tidak ada yang cocok" in isi
