"""A unit's part of the DIP: filled in the grid, struck out, handed in; and who is late."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip import surel_pagi
from dip.models import Bagian, Dokumen, Entri, Ubahan
from dip.models.baris import rupa
from dip.models.entri import KOLOM
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import beri_tugas, buat_pegawai, buat_satker, pelaku
from tests.factories_dip import (
    PENGISIAN,
    UNIT,
    buat_dip,
    buat_dokumen,
    buat_unit,
    isi_dip,
    persingkat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dip(bintan):
    buat_unit(bintan, "Subbag Teknis")
    persingkat(bintan, *PENGISIAN)
    return buat_dip(bintan, entri=[{"nama": "DPT 2024"}, {"nama": "Renstra 2025"}])


def isian(*baris, **lain) -> dict:
    """A POST of the grid: rows of the DIP as they are, or dicts of a new one."""
    data = {"b-TOTAL_FORMS": len(baris), "b-INITIAL_FORMS": 0, "aksi": "simpan"}
    for n, satu in enumerate(baris):
        isi = satu if isinstance(satu, dict) else seperti(satu)
        data |= {f"b-{n}-{nama}": nilai for nama, nilai in isi.items()}
    return data | lain


def seperti(entri: Entri, **ganti) -> dict:
    isi = {nama: getattr(entri, nama) or "" for nama in KOLOM}
    return isi | {"token": entri.token, "rupa": rupa(entri)} | ganti


def warisan(dip, entri: Entri) -> Entri:
    """As it is when the row goes on from last year."""
    lama = buat_dip(dip.satker, tahun=2025, entri=[{"nama": entri.nama, "kode": entri.kode}])
    entri.asal = lama.entri.get()
    entri.save(update_fields=["asal"])
    return entri


# The grid


def test_penghubung_mengubah_menambah_dan_jejak_menyebut_kolomnya(klien, dip, bagian):
    satu, dua = dip.entri.all()
    baru = {"nama": "LPJ 2025", "sifat": "berkala", "tahun": "2025"}

    respons = klien.post(
        bagian.get_absolute_url(), isian(seperti(satu, retensi="5"), dua, baru, {"nama": ""})
    )

    assert respons.status_code == 302
    assert [e.nama for e in dip.entri.all()] == ["DPT 2024", "Renstra 2025", "LPJ 2025"]
    satu.refresh_from_db()
    assert satu.retensi == "5"
    tambahan = dip.entri.last()
    assert tambahan.unit == bagian.unit
    assert tambahan.kode.startswith(f"{dip.satker.kode}-2026-")
    jejak = Jejak.objects.tentang(bagian).last()
    assert jejak.jenis == "isi_entri"
    assert jejak.data == {
        "baru": 1,
        "diubah": 1,
        "isian": ["retensi"],
        "kode": [satu.kode, tambahan.kode],
    }


def test_tidak_ada_yang_berubah_tidak_ada_yang_ditulis(klien, dip, bagian):
    jejak, versi = Jejak.objects.count(), bagian.versi

    klien.post(bagian.get_absolute_url(), isian(*dip.entri.all(), {"nama": ""}))

    bagian.refresh_from_db()
    assert (Jejak.objects.count(), bagian.versi) == (jejak, versi)


def test_isian_salah_disebut_baris_dan_kolomnya_dan_semua_tetap_tertulis(klien, dip, bagian):
    satu, dua = dip.entri.all()
    salah = seperti(satu, nama="", tahun="2O24")

    respons = klien.post(bagian.get_absolute_url(), isian(salah, seperti(dua, bentuk="Cetak")))

    assert respons.status_code == 422
    assert f"Baris {satu.kode}, Nama dokumen: Isi nama dokumennya" in respons.text
    assert "Tulis tahunnya empat angka" in respons.text
    assert 'value="2O24"' in respons.text
    assert 'value="Cetak"' in respons.text
    dua.refresh_from_db()
    assert dua.bentuk != "Cetak"


def test_baris_yang_diubah_orang_lain_menjawab_409_dengan_kedua_isinya(klien, dip, bagian):
    satu, dua = dip.entri.all()
    kiriman = isian(seperti(satu, ringkasan="Tulisan saya"), seperti(dua, bentuk="Rekam"))
    meja = pelaku(Peran.PETUGAS, dip.satker)
    bagian.simpan_baris([Ubahan({"ringkasan": "Tulisan orang lain"}, satu.token)], oleh=meja)

    respons = klien.post(bagian.get_absolute_url(), kiriman)

    assert respons.status_code == 409
    assert "Tulisan saya" in respons.text
    assert "Isinya sekarang: Tulisan orang lain" in respons.text
    dua.refresh_from_db()
    assert dua.bentuk != "Rekam"

    satu.refresh_from_db()
    lagi = klien.post(
        bagian.get_absolute_url(), isian(seperti(satu, ringkasan="Tulisan saya"), dua)
    )
    assert lagi.status_code == 302
    satu.refresh_from_db()
    assert satu.ringkasan == "Tulisan saya"


def test_tetangga_yang_mengubah_baris_lain_bukan_bentrok(klien, dip, bagian):
    satu, dua = dip.entri.all()
    kiriman = isian(seperti(satu, bentuk="Rekam"), dua)
    meja = pelaku(Peran.PETUGAS, dip.satker)
    bagian.simpan_baris([Ubahan({"bentuk": "Online"}, dua.token)], oleh=meja)

    assert klien.post(bagian.get_absolute_url(), kiriman).status_code == 302

    assert {e.bentuk for e in dip.entri.all()} == {"Rekam", "Online"}


def test_halaman_kisi_memakai_kueri_yang_tetap(klien, dip, bagian):
    alamat = bagian.get_absolute_url()
    klien.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        klien.get(alamat)
    isi_dip(dip, [{"nama": f"Dokumen {n}"} for n in range(30)])
    with CaptureQueriesContext(connection) as banyak:
        halaman = klien.get(alamat)

    assert len(banyak) == len(sedikit)
    assert "1–25 dari 32" in halaman.text


def test_daftar_unit_memakai_kueri_yang_tetap(masuk, bintan, dip):
    client, alamat = masuk(Peran.KASUBBAG, bintan), "/bintan/dip-kelola/2026/usulan/"
    client.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        client.get(alamat)
    for n in range(20):
        unit = buat_unit(bintan, f"Subbag {n}")
        Bagian.sampaikan(dip, unit, oleh=pelaku(Peran.SEKRETARIS, bintan))
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)

    assert len(banyak) == len(sedikit)


# Struck out, taken back, deleted


def test_baris_tahun_lalu_dicoret_dengan_alasan_lalu_dipulihkan(klien, dip, bagian):
    satu, dua = dip.entri.all()
    warisan(dip, satu)
    alamat = bagian.get_absolute_url()

    tanpa = klien.post(alamat, isian(satu, dua, aksi=f"coret:{satu.token}"))
    assert tanpa.status_code == 422
    assert "Tulis mengapa baris ini dicoret" in tanpa.text

    alasan = {f"alasan-{satu.token}": "Sudah dimusnahkan", "aksi": f"coret:{satu.token}"}
    assert klien.post(alamat, isian(satu, dua, **alasan)).status_code == 302
    satu.refresh_from_db()
    assert satu.dicoret_pada is not None
    assert "Dicoret: Sudah dimusnahkan" in klien.get(alamat).text
    assert Jejak.objects.tentang(bagian).last().data == {"dicoret": satu.kode}

    klien.post(alamat, isian(dua, aksi=f"pulihkan:{satu.token}"))
    satu.refresh_from_db()
    assert satu.dicoret_pada is None


def test_hanya_baris_baru_yang_dapat_dihapus(klien, dip, bagian):
    satu, dua = dip.entri.all()
    warisan(dip, satu)
    alamat = bagian.get_absolute_url()

    assert klien.post(alamat, isian(aksi=f"hapus:{satu.token}")).status_code == 409
    assert klien.post(alamat, isian(aksi=f"hapus:{dua.token}")).status_code == 302

    assert list(dip.entri.all()) == [satu]
    assert Jejak.objects.tentang(bagian).last().data == {"dihapus": dua.kode}


def test_baris_dikaitkan_dengan_dokumen_yang_disahkan(klien, dip):
    satu = dip.entri.first()
    sah = buat_dokumen(dip.satker, "DPT Pemilihan 2024 per kecamatan")
    belum = buat_dokumen(dip.satker, "DPT rancangan 2024", disahkan=False)
    alamat = f"/bintan/dip-kelola/2026/entri/{satu.token}/"

    halaman = klien.get(alamat, {"q": "dpt 2024"}).text
    assert sah.judul in halaman
    assert belum.judul not in halaman

    assert klien.post(alamat, {"aksi": f"kaitkan:{belum.token}"}).status_code == 404
    assert klien.post(alamat, {"aksi": f"kaitkan:{sah.token}"}).status_code == 302
    satu.refresh_from_db()
    assert satu.dokumen == sah
    assert Dokumen.objects.count() == 2


def test_halaman_baris_menyimpan_dan_menolak_tulisan_di_atas_tulisan(klien, dip, bagian):
    satu = dip.entri.first()
    alamat = f"/bintan/dip-kelola/2026/entri/{satu.token}/"
    kiriman = seperti(satu, pejabat="Kasubbag Data") | {"aksi": "simpan"}

    assert klien.post(alamat, kiriman).status_code == 302
    bentrok = klien.post(alamat, kiriman | {"pejabat": "Kasubbag Umum"})
    assert 'name="unit"' not in klien.get(alamat).text

    assert bentrok.status_code == 409
    assert "Kasubbag Data" in bentrok.text
    assert "Kasubbag Umum" in bentrok.text


# Whose it is


def test_penghubung_unit_lain_tidak_menemukannya_dan_tidak_menyerahkan(client, bagian):
    lain = bagian.penyusunan.bagian.exclude(pk=bagian.pk).get()
    orang = buat_pegawai(Peran.PENGHUBUNG, bagian.satker, "p2", unit=lain.unit)
    client.force_login(orang)

    assert client.get(bagian.get_absolute_url()).status_code == 404
    sendiri = client.get(lain.get_absolute_url())
    assert sendiri.status_code == 200
    assert "Serahkan bagian ini" not in sendiri.text
    kirim = {"aksi": "serahkan", "versi": lain.versi}
    assert client.post(lain.get_absolute_url(), kirim).status_code == 403


def test_penghubung_langsung_ke_bagiannya(klien, bagian):
    respons = klien.get("/bintan/dip-kelola/2026/usulan/")

    assert respons.status_code == 302
    assert respons["Location"] == bagian.get_absolute_url()


def test_kabag_unit_itu_yang_menyerahkan_dan_kabag_lain_tidak(client):
    bengkulu = buat_satker("bengkulu")
    unit = buat_unit(bengkulu, "Bagian Teknis")
    lain = buat_unit(bengkulu)
    dip = buat_dip(bengkulu)
    teknis, umum = dip.bagian.get(unit=unit), dip.bagian.get(unit=lain)
    kabag_teknis = buat_pegawai(Peran.KABAG, bengkulu, "kabag.teknis", unit=unit)
    kabag_umum = buat_pegawai(Peran.KABAG, bengkulu, "kabag.umum", unit=lain)
    serah = {"aksi": "serahkan", "versi": teknis.versi}

    client.force_login(kabag_umum)
    assert client.post(teknis.get_absolute_url(), serah).status_code == 403
    client.force_login(kabag_teknis)
    assert client.post(teknis.get_absolute_url(), serah).status_code == 302

    teknis.refresh_from_db()
    assert teknis.diserahkan_oleh == kabag_teknis
    dip.refresh_from_db()
    assert dip.status == "pengisian"
    umum.serahkan(oleh=kabag_umum.bertugas_di("bengkulu"))
    dip.refresh_from_db()
    assert dip.status == "klarifikasi"


def test_bagian_yang_diserahkan_menolak_tulisan_dan_tidak_menghilangkan_yang_ditulis(
    klien, dip, bagian
):
    satu, dua = dip.entri.all()
    bagian.serahkan(oleh=pelaku(Peran.KASUBBAG, dip.satker))

    respons = klien.post(
        bagian.get_absolute_url(), isian(seperti(satu, ringkasan="Terlambat ditulis"), dua)
    )

    assert respons.status_code == 409
    assert "Terlambat ditulis" in respons.text
    satu.refresh_from_db()
    assert satu.ringkasan != "Terlambat ditulis"


def test_menyerahkan_yang_berubah_sejak_dilihat_ditolak(masuk, dip, bagian):
    client = masuk(Peran.KASUBBAG, dip.satker)
    dilihat = bagian.versi
    meja = pelaku(Peran.PETUGAS, dip.satker)
    bagian.simpan_baris([Ubahan({"bentuk": "Online"}, dip.entri.first().token)], oleh=meja)

    respons = client.post(
        bagian.get_absolute_url(), {"aksi": "serahkan", "versi": dilihat, "catatan": ""}
    )

    assert respons.status_code == 409
    assert Bagian.objects.get(pk=bagian.pk).terbuka


# Who is late


def test_yang_terlambat_disebut_dan_ppid_melanjutkan_dengan_alasan(masuk, dip, bagian):
    client = masuk(Peran.KASUBBAG, dip.satker)
    lain = dip.bagian.exclude(pk=bagian.pk).get()
    lain.serahkan(oleh=pelaku(Peran.KASUBBAG, dip.satker))
    dip.bagian.update(batas=dip.satker.hari_ini - timedelta(days=1))
    alamat = "/bintan/dip-kelola/2026/usulan/"

    halaman = client.get(alamat).text
    assert "1 dari 2 unit terlambat menyerahkan." in halaman
    assert "Terlambat" in halaman
    assert halaman.count("· terlambat") == 1  # the one that was handed in all the same

    dip.refresh_from_db()
    kirim = {"aksi": "lanjutkan", "versi": dip.versi, "alasan": ""}
    assert client.post(alamat, kirim).status_code == 422
    kirim |= {"alasan": "Unit sedang pindah kantor", "yakin": "on"}
    assert client.post(alamat, kirim).status_code == 302

    dip.refresh_from_db()
    bagian.refresh_from_db()
    assert (dip.status, bagian.status) == ("klarifikasi", "tidak_diserahkan")
    assert dip.alasan_lanjut == "Unit sedang pindah kantor"
    assert Jejak.objects.tentang(dip).last().data["tanpa"] == [bagian.unit_id]


def test_selain_ppid_tidak_melanjutkan(masuk, dip):
    client = masuk(Peran.PETUGAS, dip.satker)
    kirim = {"aksi": "lanjutkan", "versi": dip.versi, "alasan": "x", "yakin": "on"}

    assert client.post("/bintan/dip-kelola/2026/usulan/", kirim).status_code == 403
    dip.refresh_from_db()
    assert dip.status == "pengisian"
    assert not Jejak.objects.filter(jenis="lanjutkan").exists()


def test_yang_terlambat_diingatkan_bersama_penyerahnya(dip, bagian, penghubung):
    satker = dip.satker
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    lain = pelaku(Peran.PENGHUBUNG, satker, "p2", unit=buat_unit(satker, "Subbag Teknis"))
    petugas = pelaku(Peran.PETUGAS, satker)
    orang = [kasubbag, penghubung, lain, petugas]

    assert surel_pagi.terlambat(satker, orang)[0].butir == []
    Bagian.objects.filter(pk=bagian.pk).update(batas=satker.hari_ini - timedelta(days=1))

    (bab,) = surel_pagi.terlambat(satker, orang)
    (butir,) = bab.butir
    assert butir.teks.startswith(f"{UNIT}, DIP 2026, paling lambat")
    assert [butir.untuk(satu) for satu in orang] == [True, True, False, False]


def test_unit_dengan_kepala_sendiri_tidak_mengingatkan_kepala_lain(bintan):
    unit = buat_unit(bintan)
    dip = buat_dip(bintan)
    Bagian.objects.update(batas=bintan.hari_ini - timedelta(days=1))
    kepala = buat_pegawai(Peran.KASUBBAG, bintan, "kasubbag.data", unit=unit)
    umum = pelaku(Peran.KASUBBAG, bintan)

    (bab,) = surel_pagi.terlambat(bintan, [umum])

    assert [b.untuk(umum) for b in bab.butir] == [False]
    assert [b.untuk(kepala.bertugas_di("bintan")) for b in bab.butir] == [True]
    beri_tugas(umum.pengguna, Peran.KASUBBAG, bintan, unit=unit)
    assert bab.butir[0].untuk(umum.pengguna.bertugas_di("bintan"))
    assert dip.bagian.count() == 1
