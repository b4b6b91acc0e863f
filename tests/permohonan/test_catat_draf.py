"""A desk's sheet that is not sent yet, its papers, and who may open one."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan import pencatatan
from permohonan.forms.catat import FormCatat
from permohonan.models import Draf, Permohonan
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, Naskah
from tests.factories import beri_tugas, buat_pegawai, buat_satker, pelaku
from tests.permohonan.conftest import SENIN
from tests.permohonan.meja import LENGKAP, Desk, foto

# Drafts


def test_draf_pulang_pergi_dengan_waktu_dan_berkasnya(desk, jam):
    kunci = desk.kunci()
    jam.maju(seconds=60)
    isian = LENGKAP | {"nomor_identitas": "2101014506900003", "identitas": foto()}
    simpan = desk.kirim(isian, "simpan", "draf", kunci=kunci)
    draf = Draf.objects.get()
    jam.maju(hours=3)

    lanjut = desk.client.get(simpan.url)
    assert lanjut.context["form"]["nomor_identitas"].value() == "2101014506900003"
    assert "ktp.jpg" in lanjut.content.decode()
    assert draf.kunci not in lanjut.request["QUERY_STRING"]
    jam.maju(seconds=30)
    desk.kirim(LENGKAP, kunci=desk.kunci(lanjut))

    baru = Permohonan.objects.get()
    assert baru.detik_meja == 90
    assert [b.jenis for b in baru.berkas] == ["identitas"]
    assert baru.pemohon.identitas_tercatat
    assert not Draf.objects.exists()


def test_simpan_otomatis_menjawab_204_dan_tidak_menghidupkan_draf_terdaftar(desk):
    kunci = desk.kunci()

    assert desk.kirim(LENGKAP, "otomatis", "draf", kunci=kunci).status_code == 204
    assert desk.kirim(LENGKAP | {"nama": "Ani"}, "otomatis", "draf", kunci=kunci).status_code == 204
    assert Draf.objects.get().data["isian"]["nama"] == "Ani"
    desk.kirim(LENGKAP, kunci=kunci)
    assert desk.kirim(LENGKAP, "otomatis", "draf", kunci=kunci).status_code == 204
    assert not Draf.objects.exists()


def test_draf_orang_lain_404_dan_tidak_terdaftar(desk, satker):
    alamat = desk.kirim(LENGKAP, "simpan", "draf").url
    draf = Draf.objects.get()
    assert "Draf saya (1)" in desk.buka().content.decode()

    lain = Desk(desk.client, buat_pegawai(Peran.KASUBBAG, satker), satker)

    assert lain.client.get(alamat).status_code == 404
    assert lain.buka(draf="\x00").status_code == 404
    hapus = {"aksi": "hapus", "draf": draf.token}
    assert lain.client.post(lain.alamat("draf"), hapus).status_code == 404
    assert "Draf saya" not in lain.buka().content.decode()
    assert Draf.objects.filter(pk=draf.pk).exists()


def test_draf_dihapus_dengan_berkasnya(desk):
    desk.kirim(LENGKAP | {"identitas": foto()}, "simpan", "draf")

    desk.client.post(desk.alamat("draf"), {"aksi": "hapus", "draf": Draf.objects.get().token})

    assert not Draf.objects.exists()
    assert not Berkas.objects.exists()


def test_draf_tua_disapu(desk, jam):
    desk.kirim(LENGKAP | {"identitas": foto()}, "simpan", "draf")
    jam.maju(days=6)
    desk.kirim(LENGKAP, "simpan", "draf")
    jam.maju(days=2)

    assert Draf.sapu() == 1
    assert Draf.objects.count() == 1
    assert not Berkas.objects.exists()


def test_foto_dari_hp_memberi_alamat_sekali_pakai(desk, jam):
    respons = desk.kirim(LENGKAP, "foto", "draf")
    draf = Draf.objects.get()

    isi = desk.client.get(respons.url).content.decode()

    assert reverse("foto", args=["bintan", draf.token_foto]) in isi
    assert "<svg" in isi
    assert draf.foto_sampai == SENIN + timedelta(minutes=15)
    jam.maju(minutes=16)
    assert draf.token_foto not in desk.client.get(respons.url).content.decode()


def test_berkas_yang_baik_tidak_hilang_oleh_isian_yang_keliru(desk):
    kunci = desk.kunci()
    salah = desk.kirim(LENGKAP | {"nama": "", "identitas": foto()}, kunci=kunci)
    assert "ktp.jpg" in salah.content.decode()

    desk.kirim(LENGKAP, kunci=kunci)

    assert [b.nama for b in Permohonan.objects.get().berkas] == ["ktp.jpg"]


# Paper


def test_tanda_bukti_berkode_dan_formulir_tercetak_sekali(desk):
    kunci = desk.kunci()
    desk.kirim(LENGKAP, kunci=kunci)

    bukti = desk.client.post(desk.alamat("catat_bukti"), {"kunci": kunci})
    for _ in range(2):
        cetak = {"kunci": kunci, "naskah": "formulir"}
        formulir = desk.client.post(desk.alamat("catat_bukti"), cetak)

    assert bukti["Content-Type"] == formulir["Content-Type"] == "application/pdf"
    assert Naskah.objects.filter(jenis="formulir").count() == 1
    assert desk.client.get(desk.alamat("catat_bukti")).status_code == 405
    belum = {"kunci": desk.kunci()}
    assert desk.client.post(desk.alamat("catat_bukti"), belum).status_code == 404


@pytest.mark.parametrize(("jumlah", "status"), [("2", 200), ("0", 422), ("51", 422), ("x", 422)])
def test_formulir_cadangan(desk, jumlah, status):
    respons = desk.client.post(desk.alamat("cadangan"), {"jumlah": jumlah})

    assert respons.status_code == status
    assert (respons["Content-Type"] == "application/pdf") == (status == 200)
    assert "?susulan=1" in desk.client.get(desk.alamat("cadangan")).content.decode()


# Who may, and what cannot hurt


@pytest.mark.parametrize(("peran", "status"), [("kasubbag", 200), ("kabag", 403), ("admin", 403)])
def test_siapa_yang_boleh_mencatat(client, satker, jam, peran, status):
    client.force_login(buat_pegawai(peran, satker))

    for nama in ("catat", "cadangan"):
        assert client.get(reverse(nama, args=["bintan"])).status_code == status
    assert client.get(reverse("catat", args=["sarolangun"])).status_code == 404


def test_kasubbag_mencatat_atas_namanya_sendiri(client, satker, jam):
    kasubbag = buat_pegawai(Peran.KASUBBAG, satker)

    Desk(client, kasubbag, satker).kirim(LENGKAP)

    assert Jejak.objects.get(jenis="catat").oleh == kasubbag


def test_lembar_memakai_zona_waktu_kantor(client, db):
    timur = buat_satker("sarolangun", zona="Asia/Jayapura")
    client.force_login(buat_pegawai(Peran.PETUGAS, timur))

    teks = client.get(reverse("catat", args=[timur.slug])).text

    assert 'data-zona="Asia/Jayapura"' in teks


def test_membuka_lembar_tidak_menulis_apa_pun(desk, django_assert_max_num_queries):
    desk.buka()

    with django_assert_max_num_queries(20) as kueri:
        desk.buka()

    assert not [q for q in kueri if re.match("INSERT|UPDATE|DELETE", q["sql"])]


JAHAT = [
    "a" * 100_000,
    "👩🏽‍🏫 emoji \U0001f5f3\ufe0f",
    "\u202eterbalik\u202c",
    "'; DROP TABLE permohonan_permohonan; --",
    '<script>alert(1)</script><img src=x onerror="1">',
    "nol\x00bita",
    "{{ 7|add:7 }} {% now %}",
]


@pytest.mark.parametrize("isi", JAHAT, ids=lambda isi: isi[:12].encode("unicode_escape").decode())
def test_masukan_jahat_di_setiap_isian(desk, satker, isi):
    nama = list(FormCatat(satker=satker).fields)
    semua = dict.fromkeys(nama, isi[:20_000])  # together within the size of one sending

    for aksi, tujuan in (("daftar", "catat"), ("cari", "catat"), ("simpan", "draf")):
        respons = desk.kirim(semua, aksi, tujuan)
        assert respons.status_code in (200, 302, 422)
        assert b"<script>alert" not in respons.content
    desk.client.get(respons.url)
    for satu in ("rincian", "nama", "alamat", "tujuan_lain", "nomor_surat", "cari"):
        respons = desk.kirim(LENGKAP | {satu: isi})
        assert respons.status_code in (200, 422)
        assert b"<script>alert" not in respons.content


@pytest.mark.parametrize("isi", [b"", b"MZ bukan gambar", b"%PDF-1.7 rusak", b"\xff\xd8\xff rusak"])
def test_berkas_yang_berbohong_ditolak_dengan_kalimat(desk, isi):
    respons = desk.kirim(LENGKAP | {"surat": SimpleUploadedFile("surat.pdf", isi)})

    assert respons.status_code == 422
    assert respons.context["form"].errors["surat"]
    assert not Berkas.objects.exists()


def test_satu_orang_di_dua_kantor_tidak_menukar_lembarnya(desk, petugas):
    beri_tugas(petugas.pengguna, Peran.PETUGAS, buat_satker("sarolangun"))
    lain = Desk(desk.client, petugas.pengguna, buat_satker("sarolangun"))

    assert lain.kirim(LENGKAP, kunci=desk.kunci()).status_code == 422
    assert pencatatan.cari_pemohon(pelaku(Peran.PETUGAS, desk.satker), "fr") == []
