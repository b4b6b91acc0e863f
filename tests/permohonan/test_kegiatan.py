"""The matriks kegiatan dan penugasan of one case, and the SOP list beside it."""

from datetime import timedelta

import pytest

from permohonan import giliran
from permohonan.langkah import langkah_sop
from permohonan.matriks import matriks
from ppid.izin import Peran
from ppid.models import Kegiatan
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, buat_satker, setujui, susun
from tests.factories_dip import buat_dokumen, buat_unit
from tests.permohonan.test_perkara import buka

pytestmark = pytest.mark.usefixtures("jam")


def tunggu(p):
    return giliran.tunggu([p])[p.pk]


def baris(p) -> list[dict]:
    return matriks(p, tunggu(p))


def ringkas(p) -> list[tuple]:
    return [(b["nomor"], b.get("aksi", "–")) for b in baris(p)]


def langkah(p, siapa) -> dict[int, dict]:
    return {x["nomor"]: x for x in langkah_sop(p, siapa, tunggu(p))}


def test_setiap_kegiatan_terbaca_dengan_pelaku_dan_keluarannya(client, satker, petugas, jam):
    p = buat_permohonan(satker, "diproses", kanal="surat", detik_meja=250)
    jam.kini += timedelta(days=1)
    nota = p.teruskan(oleh=petugas, rincian_unit="Data", isi="Mohon arahan")

    teks = buka(client, p, "perkara_kegiatan").text

    for kata in (
        "1. Permohonan diterima dan dicatat",
        "4. Koordinasi PPID, tim penghubung",
        petugas.nama,
        "Sen, 23\xa0Nov\xa02026, pukul\xa009.14",
        "1 hari kerja",
        "10 hari kerja dan dapat diperpanjang 7 hari kerja",
        "sesuai baku",
        nota.nomor,
        "baku: Pemberitahuan tertulis",
        "Menunggu Kasubbag",
        "Tidak dilalui",
    ):
        assert kata in teks, kata


def test_langkah_yang_dilewati_ditulis_tidak_dilalui(satker):
    p = buat_permohonan(satker, "siap_disampaikan")
    assert ringkas(p) == [
        (1, "Nyatakan lengkap"),
        (2, "–"),
        (3, "–"),
        (4, "Teruskan ke PPID"),
        (4, "Susun tanggapan"),
        (4, "Setujui"),
        (5, ""),
    ]
    assert [b["nomor"] for b in baris(p) if b["tidak_dilalui"]] == [2, 3]


def test_waktu_di_meja_dinilai_terhadap_menitnya(satker, petugas):
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung")
    dokumen = buat_dokumen(satker)
    isian = {"cara": "ambil", "penerima": "Budi", "bagian": p.bagian_terbuka()}
    p.jawab_di_tempat(oleh=petugas, dokumen=[dokumen], detik=1000, **isian)

    dua = next(b for b in baris(p) if b["nomor"] == 2)

    assert (dua["lama"], dua["baku"]) == ("16 menit 40 detik", "15 menit")
    assert dua["penilaian"] == "melebihi baku"
    assert langkah(p, petugas)[2]["waktu"] == "16 menit 40 detik dari 15 menit"
    keadaan = {n: x["keadaan"] for n, x in langkah(p, petugas).items()}
    assert (keadaan[2], keadaan[3], keadaan[4], keadaan[5]) == ("lalu", "lewat", "lewat", "lalu")


def test_langkah_empat_dihitung_dalam_hari_kerja(satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "koordinasi")
    jam.kini += timedelta(days=3)
    assert langkah(p, petugas)[4]["waktu"] == "hari ke-3 dari 10 hari kerja"
    susun(p)
    setujui(p)
    assert langkah(p, petugas)[4]["waktu"] == "3 dari 10 hari kerja"
    jam.kini += timedelta(days=30)
    assert {b["penilaian"] for b in baris(p) if b["nomor"] == 4} == {"sesuai baku"}


def test_hari_yang_lewat_batas_disebut_apa_adanya(satker, petugas, jam):
    p = buat_permohonan(satker, "koordinasi")
    assert langkah(p, petugas)[4]["waktu"] == "10 hari kerja"
    jam.kini += timedelta(days=14)
    assert langkah(p, petugas)[4]["waktu"] == "hari ke-10 dari 10 hari kerja"
    jam.kini += timedelta(days=7)
    assert langkah(p, petugas)[4]["waktu"] == "hari ke-15, batas 10 hari kerja"


def test_melebihi_hari_baku_dikatakan(satker, jam):
    p = buat_permohonan(satker, "koordinasi")
    jam.kini += timedelta(days=30)
    assert [b["penilaian"] for b in baris(p) if b["nomor"] == 4][-1] == "melebihi baku"


def test_rangkap_disebut_pada_barisnya(satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    jawaban = [{"bagian": b, "hasil": "dikabulkan", "informasi": "x"} for b in p.bagian_terbuka()]
    p.susun_tanggapan(oleh=kasubbag, jawaban=jawaban, cara_serah="ambil")
    p.setujui(oleh=kasubbag, dirangkap=True)
    rangkap = [b["aksi"] for b in baris(p) if "dirangkap" in b.get("jabatan", "")]
    assert rangkap == ["Setujui"]


def test_penutupan_oleh_pemohon_tercatat_otomatis(satker):
    p = buat_permohonan(satker, "selesai")
    assert [b["pelaku"] for b in baris(p) if not b["tidak_dilalui"]] == ["Otomatis", "Otomatis"]


def test_dibuka_kembali_langkah_sesudahnya_menunggu_lagi(satker, petugas, kasubbag, jam):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840003")
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi")
    jam.kini += timedelta(days=30)
    p.buka_kembali(oleh=kasubbag, alasan="Keliru")
    keadaan = [x["keadaan"] for x in langkah(p, kasubbag).values()]
    assert keadaan[:6] == ["lalu", "lewat", "lewat", "kini", "nanti", "nanti"]
    assert [b["penilaian"] for b in baris(p) if b["nomor"] == 4][-1] == "sesuai baku"


def test_anda_di_sini_hanya_bagi_yang_ditunggu(satker, petugas, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    assert langkah(p, kasubbag)[4]["di_sini"] == "Anda di sini"
    assert langkah(p, petugas)[4]["di_sini"] == "Sekarang: menunggu Kasubbag"
    p.disposisi(
        oleh=kasubbag,
        bentuk="nota_dinas",
        unit=[buat_unit(satker)],
        arahan="x",
        batas=satker.hari_ini,
    )
    beri_tugas(petugas.pengguna, Peran.PENGHUBUNG, satker, unit=buat_unit(satker, "Unit lain"))
    dua_peran = petugas.pengguna.bertugas_di(satker.slug)
    assert langkah(p, dua_peran)[4]["di_sini"].startswith("Sekarang: menunggu Subbag")


def test_hak(client, satker):
    p = buat_permohonan(satker, "koordinasi")
    for peran in (Peran.PENGHUBUNG, Peran.SEKRETARIS, Peran.AUDITOR):
        assert buka(client, p, "perkara_kegiatan", peran=peran).status_code == 403
    client.force_login(buat_pegawai(Peran.PETUGAS, buat_satker("sarolangun")))
    assert client.get(f"/bintan/meja/permohonan/{p.kunci}/kegiatan/").status_code == 404


def test_banyak_kegiatan_tidak_menambah_kueri(
    client, satker, kasubbag, django_assert_max_num_queries
):
    p, jumlah = buat_permohonan(satker, "koordinasi"), []
    for i in range(4):
        unit = buat_unit(satker, f"Subbag {i}")
        isian = {"bentuk": "arahan", "arahan": "x", "batas": satker.hari_ini}
        p.disposisi(oleh=kasubbag, unit=[unit], **isian)
        buka(client, p, "perkara_kegiatan")
        with django_assert_max_num_queries(25) as kueri:
            client.get(f"/bintan/meja/permohonan/{p.kunci}/kegiatan/")
        jumlah.append(len(kueri))
    assert len(set(jumlah)) == 1
    assert Kegiatan.objects.tentang(p).count() == 7
