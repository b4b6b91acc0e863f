"""Settings of papers: a page, a row, a trail row; and what is issued next."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from permohonan import surat
from ppid import nomor
from ppid.izin import Peran
from ppid.jenis_naskah import kalimat, nomor_berikut, semua_diatur, setelan
from ppid.models import Jejak, Kedudukan, Naskah, SetelanNaskah
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, susun
from tests.factories_dip import buat_dik
from tests.ppid.test_isian_teks import MUATAN
from tests.surat import semua_surat

pytestmark = pytest.mark.django_db
POLA = "{urut:03}/{bulan_romawi}/{tahun}"


@pytest.fixture
def satker():
    return buat_satker(nama="KPU Kabupaten Bintan")


@pytest.fixture
def admin(satker):
    klien = Client()
    klien.force_login(buat_pegawai(Peran.ADMIN, satker))
    return klien


def alamat(jenis="pemberitahuan", nama="kelola_naskah_satu"):
    return reverse(nama, args=["bintan", jenis])


def isian(klien, jenis="pemberitahuan", **ubah):
    """What a browser would send: the fields as they stand, and these instead."""
    form = klien.get(alamat(jenis)).context["isian"]
    return {b.html_name: b.value() or "" for b in form} | ubah


def simpan(klien, jenis="pemberitahuan", **ubah):
    return klien.post(alamat(jenis), isian(klien, jenis, **ubah))


def jawab(satker) -> Naskah:
    p = buat_permohonan(satker, "siap_disampaikan")
    return p.surat_tanggapan()[0]


# The pages


def test_daftar_memuat_setiap_jenis_dan_kuerinya_tetap(admin, satker, django_assert_num_queries):
    url = reverse("kelola_naskah", args=["bintan"])
    isi = admin.get(url).content.decode()
    simpan(admin, pola="{urut}/X/{tahun}")

    assert all(jenis.keterangan in isi for jenis in semua_diatur())
    assert "0001/PT/PPID/2101/" in isi
    with django_assert_num_queries(5):
        assert "1/X/" in admin.get(url).content.decode()


def test_setelan_tersimpan_berjejak_dan_dibaca_surat_berikutnya(admin, satker):
    buat_pegawai(Peran.SEKRETARIS, satker, nama="Zulkifli", jabatan="Sekretaris KPU")

    respons = simpan(
        admin,
        pola="{urut}/HM.01/{kode}/{tahun}",
        penanda="sekretaris",
        selaku="atasan",
        kalimat_pembuka="Dengan hormat, {kantor} menjawab permohonan {nomor_pendaftaran}.",
    )

    assert respons.status_code == 302
    atur = SetelanNaskah.objects.get()
    assert (atur.jenis, atur.penanda) == ("pemberitahuan", "sekretaris")
    baris = Jejak.objects.get(jenis="setelan_naskah")
    assert baris.data["naskah"] == "pemberitahuan"
    assert baris.data["isian"]["penanda"] == ["", "sekretaris"]
    assert "kalimat_pembuka" in baris.data["isian"]
    terbit = jawab(satker)
    assert re.fullmatch(r"1/HM\.01/2101/\d{4}", terbit.nomor)
    nomor_daftar = terbit.tentang.nomor
    assert f"Dengan hormat, {satker.nama} menjawab permohonan {nomor_daftar}." in terbit.html
    assert "Sekretaris KPU<br>selaku Atasan PPID" in terbit.html
    assert "Zulkifli" in terbit.html


def test_menyimpan_tanpa_perubahan_tidak_menulis_apa_pun(admin):
    respons = simpan(admin)

    assert respons.status_code == 302
    assert not SetelanNaskah.objects.exists()
    assert not Jejak.objects.filter(jenis="setelan_naskah").exists()


def test_kalimat_dikosongkan_kembali_ke_bawaan(admin):
    simpan(admin, kalimat_penutup="Terima kasih.")
    simpan(admin, kalimat_penutup="")

    assert SetelanNaskah.objects.get().teks == {}
    assert "Demikian disampaikan" in isian(admin)["kalimat_penutup"]


def test_formulir_yang_kedaluwarsa_ditolak(admin):
    lama = isian(admin, pola="{urut}/A")
    simpan(admin, pola="{urut}/B")

    respons = admin.post(alamat(), lama)

    assert respons.status_code == 409
    assert SetelanNaskah.objects.get().pola == "{urut}/B"


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"pola": "PT/{tahun}"}, "Pola harus memuat {urut}"),
        ({"pola": ""}, "Isi pola nomor"),
        ({"pola": "{urut}/{nama}"}, "{nama} tidak dikenal"),
        ({"pola": "{urut:0x}/{urut}"}, "{urut:0x} tidak dikenal"),
        ({"pola": "{urut}{kode.x}"}, "{kode.x} tidak dikenal"),
        ({"penanda": "admin"}, "Pilih salah satu"),
        ({"cara_nomor": "lain"}, "Pilih salah satu"),
        ({"kalimat_pembuka": "Yth. {nik}"}, "{nik} tidak dikenal. Yang boleh dipakai: {kantor}"),
        ({"kalimat_pembuka": "x" * 601}, "paling banyak 600 huruf"),
    ],
)
def test_isian_yang_salah_disebut_dan_tetap_tertulis(admin, ubah, kalimat):
    respons = simpan(admin, **ubah)

    isi = respons.content.decode()
    assert respons.status_code == 422
    assert kalimat in isi
    assert not SetelanNaskah.objects.exists()
    tertulis = respons.context["isian"][next(iter(ubah))].value()
    assert tertulis == next(iter(ubah.values()))


@pytest.mark.parametrize("jenis", ["tanda_terima", "penjelasan", "ba_tenggat", "tanda_bukti"])
def test_agenda_tidak_ditawarkan_bila_formulirnya_tidak_menanyakan_nomor(admin, jenis):
    simpan(admin, jenis, cara_nomor="agenda")

    assert "cara_nomor" not in isian(admin, jenis)
    assert not SetelanNaskah.objects.filter(cara_nomor="agenda").exists()


@pytest.mark.parametrize("jenis", ["amplop", "formulir", "tidak-ada"])
def test_jenis_yang_tidak_diatur_tidak_punya_halaman(admin, jenis):
    assert admin.get(alamat(jenis)).status_code == 404


# Numbers


def test_tiga_nomor_berikutnya_sama_dengan_yang_terbit(admin, satker):
    simpan(admin, pola=POLA)
    jawab(satker)
    Naskah.objects.create(**_agenda(satker, nomor_berikut(satker, surat.PEMBERITAHUAN, POLA)[1]))

    tampil = admin.get(alamat()).context["berikut"]
    terbit = [jawab(satker).nomor for _ in range(3)]

    assert tampil == terbit
    assert len(tampil) == 3


def _agenda(satker, nomor: str) -> dict:
    """A paper that the office's agenda numbered before it went over to the portal's series."""
    lain = Naskah.objects.filter(jenis="pemberitahuan").last()
    sama = ("satker", "tentang_jenis", "tentang_id", "jenis", "judul", "tanggal", "dibuat")
    return {n: getattr(lain, n) for n in sama} | {"nomor": nomor, "agenda_tahun": 2020}


def test_nomor_awal_ditetapkan_sekali(admin, satker):
    assert admin.get(alamat()).context["awal"]

    assert admin.post(alamat(), {"aksi": "awal", "awal": "empat"}).status_code == 422
    admin.post(alamat(), {"aksi": "awal", "awal": "41"})

    assert Jejak.objects.get(jenis="nomor_awal").data["awal"] == 41
    assert admin.get(alamat()).context["awal"] is None
    admin.post(alamat(), {"aksi": "awal", "awal": "77"})
    assert jawab(satker).nomor.startswith("0042/PT/")


@pytest.mark.parametrize(
    ("pola", "baik"),
    [("{urut}", True), ("{urut:04}/PPID", True), ("{kode}.{urut:9}", False), ("{urut:00}", False)],
)
def test_pola_yang_dapat_dipakai(pola, baik):
    assert (nomor.kesalahan_pola(pola) == "") is baik


def test_setiap_pola_bawaan_dapat_dipakai():
    assert [j.kode for j in semua_diatur() if j.seri and nomor.kesalahan_pola(j.pola)] == []


# Who signs


def test_penanda_tangan_hari_ini_tampil_dengan_plh(admin, satker):
    plh = buat_pegawai(Peran.KASUBBAG, satker, "plh.bintan", "Arif", jabatan="Kasubbag Hukum")
    beri_tugas(plh, Peran.SEKRETARIS, satker, jabatan="Sekretaris", kedudukan=Kedudukan.PLH)

    isi = admin.get(alamat()).content.decode()

    assert "Hari ini Arif, Plh. Sekretaris." in isi
    assert "Hari ini belum ada pejabatnya." in isi  # kabag


# Frozen papers, examples


def test_surat_yang_sudah_terbit_tidak_berubah(admin, satker):
    terbit = jawab(satker)

    simpan(admin, pola="{urut}/BARU", kalimat_pembuka="Lain sekali.", penanda="sekretaris")

    sekarang = Naskah.objects.get(pk=terbit.pk)
    assert (sekarang.html, sekarang.nomor) == (terbit.html, terbit.nomor)


def test_muatan_di_setelan_tercetak_sebagai_teks(satker):
    """Refused at the form or not: what stands in the row is printed as it was typed."""
    atur, nilai = setelan(satker, surat.PEMBERITAHUAN), {"nama_pemohon": "{kantor}", "kode": "x"}
    tercetak = []

    for muatan in MUATAN:
        atur.teks = {"pembuka": muatan}
        tercetak.append(kalimat(surat.PEMBERITAHUAN, atur, nilai)["pembuka"])

    assert tercetak == MUATAN


def contoh(klien, jenis, **isi):
    url = alamat(jenis, "kelola_naskah_contoh")
    return klien.post(url, isi) if isi else klien.get(url)


def test_contoh_setiap_surat_tanpa_data_pemohon(admin, satker):
    semua_surat(satker)
    buat_permohonan(satker, "perlu_dilengkapi", pemohon={"nama": "Siti Rahasia"})
    rahasia = (
        "Suara Pulau",
        "Siti",
        "Pelabuhan",
        "XZ-77",
        "Lampiran SK",
        "pengangkatan",
        "Berkas digital",
    )

    for jenis in semua_diatur():
        if not jenis.kalimat.kalimat or jenis.kode == "ba_tenggat":
            continue
        respons = contoh(admin, jenis.kode)
        isi = respons.content.decode()
        assert "KABUPATEN BINTAN" in isi, jenis.kode
        assert [kata for kata in rahasia if kata in isi] == [], jenis.kode
        assert respons["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("jenis", ["arahan_dip", "nota_dip"])
def test_contoh_naskah_dip_tampil_sebelum_ada_penyusunan(admin, jenis):
    isi = contoh(admin, jenis).content.decode()

    assert "Penyusunan Daftar Informasi Publik" in isi
    assert "belum pernah menerbitkan" not in isi


def test_contoh_memakai_isian_yang_belum_disimpan(admin, satker):
    jawab(satker)

    respons = contoh(admin, "pemberitahuan", **isian(admin, kalimat_penutup="Sekian <b>dulu</b>."))

    assert "Sekian &lt;b&gt;dulu&lt;/b&gt;." in respons.content.decode()
    assert not SetelanNaskah.objects.exists()


def test_contoh_dengan_isian_salah_atau_tanpa_surat_mengatakannya(admin):
    assert "belum pernah menerbitkan" in contoh(admin, "penolakan").content.decode()
    salah = contoh(admin, "penolakan", **isian(admin, "penolakan", pola="x"))
    assert (salah.status_code, "perlu diperbaiki" in salah.content.decode()) == (422, True)


def test_yang_boleh_membaca_identitas_melihat_surat_aslinya(admin, satker):
    jawab(satker)
    beri_tugas(buat_pegawai(Peran.ADMIN, satker), Peran.PETUGAS, satker)

    assert "Budi Santoso" in contoh(admin, "pemberitahuan").content.decode()


def test_penolakan_dan_pemberitahuan_punya_penanda_sendiri(admin, satker):
    buat_pegawai(Peran.KASUBBAG, satker, nama="Dewi")
    buat_pegawai(Peran.SEKRETARIS, satker, nama="Zulkifli")
    simpan(admin, "penolakan", penanda="sekretaris")
    p = buat_permohonan(satker, "koordinasi")
    susun(p, "ditolak", dik=buat_dik(satker))

    (_, konteks), *lain = surat.surat_tanggapan(p, p.konsep)

    assert lain == []
    assert konteks["pihak"][1]["nama"] == "Zulkifli"
