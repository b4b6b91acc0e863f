"""The draft of an answer and the files it takes: what the page sends is what the verb keeps."""

from datetime import timedelta

import pytest

from dip.models import Dikecualikan
from permohonan.models import Bagian, Tanggapan
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, susun
from tests.factories_dip import buat_dik, buat_dokumen
from tests.permohonan.tanggapan import alamat, bahan, isian, jejak, kirim

pytestmark = pytest.mark.usefixtures("jam")


@pytest.fixture
def p(satker):
    return buat_permohonan(satker, "koordinasi")


# Sending


def test_konsep_terkirim_dan_menunggu_kasubbag(klien, p):
    satu = bahan(p)
    dokumen = buat_dokumen(p.satker)

    respons = kirim(
        klien,
        p,
        berkas=[satu.token],
        dokumen=[dokumen.token],
        waktu_penyediaan="2",
        tembusan="Ketua KPU",
    )

    assert respons.status_code == 302
    p.refresh_from_db()
    konsep = p.konsep
    assert p.status == "menunggu_persetujuan"
    assert (konsep.cara_serah, konsep.waktu_penyediaan) == ("ambil", 2)
    jawaban = konsep.jawaban.get()
    assert (jawaban.hasil, jawaban.informasi) == ("dikabulkan", "Rekapitulasi DPT")
    assert {x.berkas for x in konsep.pemberian.all()} == {satu, *dokumen.berkas}
    assert jejak(p, "susun_tanggapan").get().data == {"konsep": 1}
    assert Kegiatan.objects.tentang(p).get(selesai=None).menunggu == Peran.KASUBBAG


@pytest.mark.parametrize(
    ("isian", "bentuk", "cara_serah"),
    [
        ({}, "softcopy", "unduh"),
        ({"kanal": "surat"}, "softcopy", "email"),
        ({"kanal": "surat", "pemohon": {"email": ""}}, "softcopy", ""),
        ({"cara_memperoleh": "salinan_cetak", "cara_salinan": "pos"}, "hardcopy", "pos"),
        ({"cara_memperoleh": "melihat", "cara_salinan": ""}, "melihat", "diperlihatkan"),
    ],
)
def test_konsep_terisi_menurut_permintaan_pemohon(klien, satker, isian, bentuk, cara_serah):
    p = buat_permohonan(satker, "koordinasi", **isian)

    form = klien.get(alamat(p)).context["form"]

    assert form["bagian-1-bentuk"].value() == bentuk
    assert form["cara_serah"].value() == cara_serah


def test_penolakan_menyebut_butir_dik_dan_menjadi_model_e(klien, p):
    dik = buat_dik(p.satker)

    kirim(klien, p, b1_hasil="ditolak", b1_dik=dik.token, b1_pertimbangan="Rahasia pribadi")

    jawaban = p.konsep.jawaban.get()
    assert (jawaban.hasil, jawaban.dik, jawaban.bentuk) == ("ditolak", dik, "")
    assert p.konsep.cara_serah == ""


def test_penolakan_tanpa_butir_dik_tidak_terkirim(klien, p):
    respons = kirim(klien, p, b1_hasil="ditolak")

    assert respons.status_code == 422
    assert "Pilih butir DIK yang menjadi dasar penolakan" in respons.text
    assert "Rekapitulasi DPT" in respons.text
    assert not Tanggapan.objects.exists()


def test_butir_dik_yang_habis_atau_milik_provinsi_lain_tidak_ditawarkan(klien, p):
    kemarin = p.satker.hari_ini - timedelta(days=1)
    habis = buat_dik(p.satker, "Butir lama", berlaku_sampai=kemarin)
    asing = buat_dik(buat_satker("dki-jakarta"), "Butir jauh")

    for satu in (habis, asing):
        respons = kirim(klien, p, b1_hasil="ditolak", b1_dik=satu.token)
        assert respons.status_code == 422
        assert satu.informasi not in respons.text


def test_kantor_kabupaten_tidak_dapat_menyatakan_dikecualikan(klien, p):
    teks = klien.get(alamat(p)).text

    assert "Tidak ada butir DIK yang berlaku" in teks
    assert "dikecualikan</option>" not in teks
    kirim(klien, p, b1_hasil="ditolak", b1_dik="karangan")
    assert not Tanggapan.objects.exists()
    assert not Dikecualikan.objects.exists()


def test_belum_didokumentasikan_menyebut_tanggal_sesudah_hari_ini(klien, p):
    tanpa = kirim(klien, p, b1_hasil="belum_didokumentasikan")
    lampau = kirim(klien, p, b1_hasil="belum_didokumentasikan", b1_sampai="20 November 2026")
    kirim(klien, p, b1_hasil="belum_didokumentasikan", b1_sampai="30 November 2026")

    assert "Isi sampai kapan informasi disediakan" in tanpa.text
    assert "Tanggal ini harus sesudah hari ini" in lampau.text
    assert f"{p.konsep.jawaban.get().sampai}" == "2026-11-30"


def test_tidak_dikuasai_menyebut_badan_lain_bila_diketahui(klien, p):
    kirim(klien, p, b1_hasil="tidak_dikuasai", b1_badan_lain="BPS Bintan")

    assert p.konsep.jawaban.get().badan_lain == "BPS Bintan"


# What stands prefilled


def test_bagian_yang_dijelaskan_berdiri_sebagai_penolakan(klien, satker, petugas):
    p, dik = buat_permohonan(satker, "diproses"), buat_dik(satker)
    p.jelaskan(oleh=petugas, bagian=p.bagian.get(), dik=dik)

    form = klien.get(alamat(p)).context["form"]

    assert form["bagian-1-hasil"].value() == "ditolak"
    assert form["bagian-1-dik"].value() == dik.token
    assert form["bagian-1-pertimbangan"].value() == dik.manfaat


def test_konsep_yang_dikembalikan_menjadi_isi_awal_beserta_catatannya(klien, p, kasubbag):
    dik, satu = buat_dik(p.satker), bahan(p)
    isi = {
        "bagian-1-hasil": "sebagian",
        "bagian-1-hitam-0-materi": "Kolom NIK",
        "bagian-1-hitam-0-alasan": "Data pribadi",
        "bagian-1-hitam-0-dik": dik.token,
    }
    kirim(klien, p, berkas=[satu.token], tembusan="Arsip", **isi)
    p.refresh_from_db()
    p.kembalikan(oleh=kasubbag, catatan="Sebutkan tanggalnya")

    respons = klien.get(alamat(p))
    form = respons.context["form"]

    assert "Sebutkan tanggalnya" in respons.text
    assert form["bagian-1-hitam-0-materi"].value() == "Kolom NIK"
    assert form["bagian-1-hitam-0-dik"].value() == dik.token
    assert form["berkas"].value() == [satu.token]
    assert form["tembusan"].value() == "Arsip"


def test_setiap_bagian_yang_terbuka_dijawab_sendiri(klien, p, petugas):
    p.bagi_rincian(oleh=petugas, uraian=["DPT 2024", "DPT 2020"])
    a, b = p.bagian.filter(hasil="").values_list("urut", flat=True)
    isi = {
        f"bagian-{urut}-{nama}": nilai
        for urut, hasil in ((a, "dikabulkan"), (b, "tidak_dikuasai"))
        for nama, nilai in (("hasil", hasil), ("informasi", "DPT"), ("bentuk", "softcopy"))
    }
    p.refresh_from_db()

    klien.post(alamat(p), {"versi": p.versi, "tindakan": "kirim", "cara_serah": "ambil"} | isi)

    assert [j.hasil for j in p.konsep.jawaban.all()] == ["dikabulkan", "tidak_dikuasai"]
    assert Bagian.objects.filter(permohonan=p, hasil="").count() == 2


# The preview


def test_pratinjau_memperlihatkan_surat_dan_tidak_meninggalkan_apa_pun(klien, p):
    sebelum = (p.versi, Jejak.objects.count(), Naskah.objects.count(), Kegiatan.objects.count())

    respons = kirim(klien, p, "pratinjau", tembusan="Ketua KPU")

    p.refresh_from_db()
    sesudah = (p.versi, Jejak.objects.count(), Naskah.objects.count(), Kegiatan.objects.count())
    assert respons.status_code == 200
    assert "srcdoc=" in respons.text
    assert respons.text.count("<html") == 1  # the letter stands escaped in its frame
    assert "Ketua KPU" in respons.text
    assert "'sha256-" in respons["Content-Security-Policy"]
    assert "unsafe-inline" not in respons["Content-Security-Policy"]
    assert (p.status, sesudah) == ("koordinasi", sebelum)
    assert not Tanggapan.objects.exists()


# Who, and when


@pytest.mark.parametrize("nama", ["perkara_tanggapan", "perkara_berkas_jawaban"])
def test_hanya_desk_kantor_sendiri(client, p, nama):
    url = alamat(p, nama)
    for peran, kantor, kode in (
        (Peran.SEKRETARIS, p.satker, 403),
        (Peran.PENGHUBUNG, p.satker, 403),
        (Peran.PETUGAS, buat_satker("sarolangun"), 404),
        (Peran.KASUBBAG, p.satker, 200),
    ):
        client.force_login(buat_pegawai(peran, kantor))
        assert client.get(url).status_code == kode
        if kode != 200:
            assert client.post(url).status_code == kode


def test_keadaan_lain_atau_versi_basi_409_dan_ketikan_kembali(klien, p):
    isi = isian(p, b1_informasi="Ketikan panjang")
    susun(p)
    respons = klien.post(alamat(p), isi)
    assert respons.status_code == 409
    assert "Ketikan panjang" in respons.text
    assert Tanggapan.objects.count() == 1


def test_banyak_kueri_tidak_bergantung_pada_banyaknya_bagian(
    klien, satker, petugas, django_assert_max_num_queries
):
    p = buat_permohonan(satker, "koordinasi")
    for ke in range(4):
        buat_dik(satker, f"Butir {ke}")
    p.bagi_rincian(oleh=petugas, uraian=[f"Pertanyaan {ke}" for ke in range(12)])
    with django_assert_max_num_queries(24):
        assert klien.get(alamat(p)).status_code == 200
