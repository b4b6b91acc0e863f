"""Notes, letters, data and papers from the case page, by their forms."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan.status import Status
from ppid import kabar, kode
from ppid.models import Berkas, Jejak, Kabar, Naskah
from tests.factories import buat_permohonan
from tests.permohonan.aksi import NIK, alamat, foto, jejak, kembali

pytestmark = pytest.mark.usefixtures("jam")


# Notes, letters, data


def test_catatan_kontak_dan_surat(client, meja, satker):
    p = buat_permohonan(satker)
    meja(p, "catatan-internal", isi="Cek arsip")
    meja(p, "catatan-kontak", isi="Tidak diangkat", cara="telepon")
    meja(p, "surat-susulan", isi="Surat tambahan", berkas=foto("../../etc/surat.png"))
    assert [c.isi for c in p.catatan.all()] == ["Cek arsip", "Tidak diangkat", "Surat tambahan"]
    assert jejak(p) == ["ajukan", "catatan_internal", "catatan_kontak", "surat_susulan"]
    assert Berkas.objects.tentang(p).get().nama == "surat.png"
    teks = client.get(kembali(p)).text
    assert "Kontak dengan pemohon: Telepon" in teks
    assert "Cek arsip" not in str(list(Jejak.objects.values_list("data", flat=True)))


def test_berkas_palsu_ditolak(meja, satker):
    p = buat_permohonan(satker)
    palsu = SimpleUploadedFile("surat.pdf", b"MZ\x90 bukan pdf", content_type="application/pdf")
    respons = meja(p, "surat-susulan", isi="Surat", berkas=palsu)
    assert respons.status_code == 422
    assert "Gunakan berkas JPG, PNG, atau PDF" in respons.text


def koreksi(p, **ubah) -> dict:
    q = p.pemohon
    isi = {
        "nama": q.nama,
        "alamat": q.alamat,
        "pekerjaan": q.pekerjaan,
        "telepon": q.telepon_rapi,
        "email": q.email,
        "periode": p.periode,
        "tujuan": p.tujuan,
        "kategori": p.kategori,
        "cara_memperoleh": p.cara_memperoleh,
        "cara_salinan": p.cara_salinan,
        "alasan": "Salah ketik",
    }
    return isi | ubah


def test_koreksi_menyimpan_nilai_lama(meja, satker):
    p = buat_permohonan(satker)
    meja(p, "koreksi-data", **koreksi(p, nama="Budi Santosa", telepon="0813 1111 2222"))
    p.pemohon.refresh_from_db()
    assert (p.pemohon.nama, p.pemohon.telepon) == ("Budi Santosa", "+6281311112222")
    catatan = p.catatan.get()
    assert catatan.data == {"nama": "Budi Santoso", "telepon": "+6281255501177"}
    assert Jejak.objects.tentang(p).last().data == {"isian": ["nama", "telepon"]}


def test_koreksi_tanpa_perubahan(meja, satker):
    p = buat_permohonan(satker)
    respons = meja(p, "koreksi-data", **koreksi(p))
    assert respons.status_code == 422
    assert "Belum ada yang diubah" in respons.text


def test_koreksi_kategori_memindahkan_jatuh_tempo(client, meja, satker):
    satker.pemilu_sejak = date(2026, 1, 1)
    satker.save()
    p = buat_permohonan(satker)
    assert "Jatuh tempo Kam, 26\xa0Nov\xa02026" in client.get(alamat(p, "koreksi-data")).text
    meja(p, "koreksi-data", **koreksi(p, kategori="tahapan"))
    p.refresh_from_db()
    assert p.jatuh_tempo == date(2026, 11, 26)
    assert "Jatuh tempo menjadi Kamis, 26\xa0November\xa02026" in client.get(kembali(p)).text


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"jenis": "ktp", "dilihat": "on", "nomor_identitas": "123"}, "NIK terdiri atas 16 angka"),
        ({"jenis": "ktp", "dilihat": "on"}, "Isi nomor pada kartu"),
        ({"jenis": "ktp", "nomor_identitas": NIK}, "Centang bila kartunya sudah dilihat"),
        ({"jenis": "sim", "dilihat": "on", "nomor_identitas": "<b>"}, "5 sampai 20 huruf"),
    ],
)
def test_identitas_salah(meja, satker, isian, pesan):
    p = buat_permohonan(satker)
    respons = meja(p, "catat-identitas", **isian)
    assert respons.status_code == 422
    assert pesan in respons.text


def test_identitas_dilihat_atau_diunggah(meja, satker, petugas):
    dilihat, diunggah = buat_permohonan(satker), buat_permohonan(satker)
    isian = {"jenis": "ktp", "nomor_identitas": "2101 0112 0584 0003", "dilihat": "on"}
    meja(dilihat, "catat-identitas", **isian)
    dilihat.pemohon.refresh_from_db()
    assert dilihat.pemohon.nomor_identitas == NIK
    assert dilihat.pemohon.identitas_oleh == petugas.pengguna
    meja(diunggah, "catat-identitas", jenis="paspor", berkas=foto())
    diunggah.pemohon.refresh_from_db()
    assert diunggah.pemohon.identitas_tercatat
    assert Berkas.objects.tentang(diunggah).get().jenis == "identitas"
    assert NIK not in str(list(Jejak.objects.values_list("data", flat=True)))


# Papers and the code


def test_unggah_formulir_dan_pindaian(client, meja, satker):
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    surat = Naskah.objects.tentang(p).get(jenis="tidak_lengkap")
    meja(p, "unggah-formulir", berkas=foto())
    assert meja(p, "unggah-pindaian", naskah="x", berkas=foto()).status_code == 422
    meja(p, "unggah-pindaian", naskah=surat.token, berkas=foto())
    surat.refresh_from_db()
    assert surat.pindaian.jenis == "pindaian"
    assert "belum diunggah" not in client.get(kembali(p)).text


@pytest.mark.parametrize("aksi", ["cetak-formulir", "cetak-ba-tenggat"])
def test_naskah_terbit_lewat_post(client, meja, satker, aksi):
    p = buat_permohonan(satker)
    sebelum = Naskah.objects.count()
    assert client.get(alamat(p, aksi)).status_code == 200
    assert Naskah.objects.count() == sebelum
    respons = meja(p, aksi)
    baru = Naskah.objects.tentang(p).last()
    kwargs = {"satker": satker.slug, "nomor": p.kunci, "token": baru.token}
    assert respons["Location"] == reverse("perkara_naskah", kwargs=kwargs)
    assert jejak(p)[-1] == aksi.replace("-", "_")


def test_kode_baru_tampil_sekali(client, meja, satker):
    p = buat_permohonan(satker)
    versi = p.versi
    assert meja(p, "ganti-kode").status_code == 422
    respons = meja(p, "ganti-kode", cara="meja", diperiksa="on")
    baru = respons.context["kode"]
    p.refresh_from_db()
    assert kode.cocok(baru, p.sidik_kode)
    assert not kode.cocok(p.kode_akses, p.sidik_kode)
    assert all(bagian in respons.text for bagian in baru.split("-"))
    assert baru[:4] not in client.get(kembali(p)).text
    isian = {"versi": versi, "cara": "meja", "diperiksa": "on"}
    assert client.post(alamat(p, "ganti-kode"), isian).status_code == 409
    assert baru not in str(list(Jejak.objects.values_list("data", flat=True)))


def test_kode_baru_lewat_email_tidak_terlihat_di_meja_dan_terhapus_sesudah_terkirim(
    client, meja, satker, mailoutbox
):
    p = buat_permohonan(satker)
    kabar.kirim_antrean()

    respons = meja(p, "ganti-kode", cara="email")
    kabar.kirim_antrean()

    p.refresh_from_db()
    baru = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", mailoutbox[-1].body)[0]
    assert respons["Location"] == kembali(p)
    assert mailoutbox[-1].to == [p.pemohon.email]
    assert kode.cocok(baru, p.sidik_kode)
    assert Kabar.objects.latest("pk").isi == ""
    assert jejak(p)[-1] == "ganti_kode"
