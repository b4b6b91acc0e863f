"""Steps 9 and 10: remarks and signature, disahkan by the tim, ditetapkan by the Pleno."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.models import Penyusunan
from dip.naskah import draf
from dip.status.penyusunan import Status
from ppid import berkas, pdf, waktu
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dip, buat_dip_terbit, buat_entri
from tests.ppid.test_berkas import DITOLAK, isi_gudang, unggahan
from tests.ppid.test_berkas import pdf as pdf_biasa

JAHAT = "<img src=file:///etc/passwd><style>@import url(http://127.0.0.1:9/)</style>{{settings}}"


@pytest.fixture
def satker(db):
    return buat_satker("bengkulu")


def url(dip, nama, *lain):
    return reverse(nama, args=[dip.satker.slug, dip.tahun, *lain])


def sebagai(client, satker, peran):
    client.force_login(buat_pegawai(peran, satker))
    return client


def hari(dip, lalu=0) -> str:
    return f"{dip.satker.hari_ini - timedelta(days=lalu):%d-%m-%Y}"


def isian_sahkan(dip, **lain) -> dict:
    isi = {"aksi": "sahkan", "versi": dip.versi, "nama": "Erlina\n Budi ", "tanggal": hari(dip)}
    return isi | lain


def isian_tetapkan(dip, **lain) -> dict:
    return {
        "aksi": "tetapkan",
        "versi": dip.versi,
        "ba_nomor": "7/BA/2026",
        "ba_tanggal": hari(dip, 1),
        "ba_hadir": "Ketua\nAnggota",
        "keputusan_nomor": "12/Kpt/2026",
        "keputusan_tanggal": hari(dip),
    } | lain


# The Atasan PPID


def test_sekretaris_memberi_catatan_per_baris_dan_mengembalikan(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    entri, alamat = dip.entri.get(), url(dip, "dip_pertimbangan")
    s = sebagai(client, satker, Peran.SEKRETARIS)

    kosong = s.post(alamat, {"aksi": "komentari", "entri": entri.token, "isi": ""})
    s.post(alamat, {"aksi": "komentari", "entri": entri.token, "isi": "Perjelas"})
    dip.refresh_from_db()
    isi = {"aksi": "kembalikan_usulan", "versi": dip.versi, "catatan": "Lihat catatan"}
    respons = s.post(alamat, isi)

    assert (kosong.status_code, respons.status_code) == (422, 302)
    assert "Tulis catatannya" in kosong.content.decode()
    dip.refresh_from_db()
    assert (dip.status, dip.catatan_kembali) == (Status.KLARIFIKASI, "Lihat catatan")
    assert entri.komentar.get().isi == "Perjelas"
    assert Jejak.objects.get(jenis="komentari").data == {"entri": entri.kode}
    terbuka = Kegiatan.objects.tentang(dip).get(selesai=None)
    assert (terbuka.kunci, terbuka.menunggu) == ("klarifikasi", Peran.PETUGAS)


def test_sekretaris_menandatangani_dan_tim_mendapat_gilirannya(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    s = sebagai(client, satker, Peran.SEKRETARIS)

    s.post(url(dip, "dip_pertimbangan"), {"aksi": "tandatangani", "versi": dip.versi})

    dip.refresh_from_db()
    assert dip.status == Status.PERTIMBANGAN and dip.ditandatangani_pada
    assert Kegiatan.objects.tentang(dip).get(selesai=None).menunggu == Peran.PERTIMBANGAN


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.KASUBBAG, Peran.PERTIMBANGAN])
def test_hanya_atasan_ppid_yang_menandatangani(satker, client, peran):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    isi = {"aksi": "tandatangani", "versi": dip.versi}

    respons = sebagai(client, satker, peran).post(url(dip, "dip_pertimbangan"), isi)

    assert respons.status_code == 403
    assert Penyusunan.objects.get().status == Status.KOREKSI_ATASAN


def test_sudah_dipindah_orang_lain_menjawab_409(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    s = sebagai(client, satker, Peran.SEKRETARIS)
    isi = {"aksi": "tandatangani", "versi": dip.versi}
    s.post(url(dip, "dip_pertimbangan"), isi)

    assert s.post(url(dip, "dip_pertimbangan"), isi).status_code == 409
    assert Jejak.objects.tentang(dip).filter(jenis="tandatangani_dip").count() == 1


# The tim pertimbangan


def test_tim_mengesahkan_dengan_nama_tanggal_dan_lembar(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PERTIMBANGAN)
    tim = sebagai(client, satker, Peran.PERTIMBANGAN)
    alamat = url(dip, "dip_pertimbangan")

    awal = tim.get(alamat).content.decode()
    lembar = unggahan(pdf_biasa(), "lembar.pdf")
    respons = tim.post(alamat, isian_sahkan(dip, lembar=lembar))

    assert "Rina Tim pertimbangan</textarea>" in awal
    assert respons.status_code == 302
    dip.refresh_from_db()
    assert (dip.status, dip.disahkan_oleh) == (Status.DISAHKAN, ["Erlina", "Budi"])
    assert dip.lembar_pengesahan.tentang == dip
    assert dip.pindaian_kurang == {}
    unduh = tim.get(url(dip, "dip_pindaian", "pengesahan"))
    assert unduh["Content-Disposition"].startswith("attachment")
    assert Jejak.objects.filter(jenis="sahkan_dip").exists()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nama": " \n "}, "Isi paling sedikit satu nama"),
        ({"nama": "x" * 130}, "paling banyak 120 huruf"),
        ({"tanggal": ""}, "Isi tanggalnya"),
        ({"tanggal": "31-12-2099"}, "Tanggal ini belum tiba"),
    ],
)
def test_pengesahan_yang_salah_isi_tidak_terjadi(satker, client, ubah, kalimat):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PERTIMBANGAN)
    tim = sebagai(client, satker, Peran.PERTIMBANGAN)

    respons = tim.post(url(dip, "dip_pertimbangan"), isian_sahkan(dip, **ubah))

    assert (respons.status_code, kalimat in respons.content.decode()) == (422, True)
    assert Penyusunan.objects.get().status == Status.PERTIMBANGAN


def test_tim_mengembalikan_dan_tanda_tangan_lama_tidak_berlaku_lagi(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PERTIMBANGAN)
    tim = sebagai(client, satker, Peran.PERTIMBANGAN)
    isi = {"aksi": "kembalikan_pertimbangan", "versi": dip.versi, "catatan": "Belum lengkap"}

    tim.post(url(dip, "dip_pertimbangan"), isi)

    dip.refresh_from_db()
    assert (dip.status, dip.ditandatangani_pada) == (Status.KLARIFIKASI, None)
    assert dip.catatan_kembali == "Belum lengkap"


# The Pleno


def test_pleno_menetapkan_dengan_berita_acara_dan_keputusan(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.DISAHKAN)
    alamat = url(dip, "dip_pleno")
    isi = {"aksi": "usulkan", "versi": dip.versi}
    sebagai(client, satker, Peran.SEKRETARIS).post(alamat, isi)
    dip.refresh_from_db()
    assert dip.status == Status.PLENO

    pindaian = {
        "ba_pindaian": unggahan(pdf_biasa(), "ba.pdf"),
        "keputusan_pindaian": unggahan(pdf_biasa(), "kpt.pdf"),
    }
    notulis = sebagai(client, satker, Peran.PLENO)
    respons = notulis.post(alamat, isian_tetapkan(dip, **pindaian))

    assert respons.status_code == 302
    dip.refresh_from_db()
    assert (dip.status, dip.ba_hadir) == (Status.DITETAPKAN, ["Ketua", "Anggota"])
    assert (dip.keputusan_nomor, dip.label_publik) == ("12/Kpt/2026", "ditetapkan Pleno")
    assert (dip.ba_pindaian.nama, dip.keputusan_pindaian.nama) == ("ba.pdf", "kpt.pdf")
    assert Jejak.objects.get(jenis="tetapkan_dip").ke == Status.DITETAPKAN
    assert "12/Kpt/2026" in notulis.get(alamat).content.decode()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"ba_tanggal": "0"}, "Keputusan tidak boleh sebelum rapat plenonya"),
        ({"ba_tanggal": "31-12-2099"}, "Tanggal ini belum tiba"),
        ({"keputusan_tanggal": "31-12-2099"}, "Tanggal ini belum tiba"),
        ({"ba_nomor": ""}, "Isi nomor berita acaranya"),
        ({"keputusan_nomor": ""}, "Isi nomor keputusannya"),
        ({"ba_hadir": ""}, "Isi siapa yang hadir"),
    ],
)
def test_penetapan_yang_salah_isi_tidak_terjadi(satker, client, ubah, kalimat):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PLENO)
    if ubah == {"ba_tanggal": "0"}:
        ubah = {"ba_tanggal": hari(dip, 1), "keputusan_tanggal": hari(dip, 2)}

    notulis = sebagai(client, satker, Peran.PLENO)
    respons = notulis.post(url(dip, "dip_pleno"), isian_tetapkan(dip, **ubah))

    assert (respons.status_code, kalimat in respons.content.decode()) == (422, True)
    assert Penyusunan.objects.get().status == Status.PLENO


def test_pleno_mengembalikan_dan_pengesahan_lama_tidak_berlaku_lagi(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PLENO)
    isi = {"aksi": "kembalikan_pleno", "versi": dip.versi, "catatan": "Ditunda"}

    sebagai(client, satker, Peran.PLENO).post(url(dip, "dip_pleno"), isi)

    dip.refresh_from_db()
    assert (dip.status, dip.disahkan_pada, dip.disahkan_oleh) == (Status.KLARIFIKASI, None, [])


# Scans: T6, and those that follow


@pytest.fixture
def saring_sekali(monkeypatch, saringan_anak):
    """The sieve, a child process, judges each content once; every field still asks it."""
    asli, putusan = berkas._saring, {}

    def saring(jenis, isi, kantor=False):
        if (jenis, isi, kantor) not in putusan:
            try:
                putusan[jenis, isi, kantor] = asli(jenis, isi, kantor)
            except berkas.BerkasDitolak as galat:
                putusan[jenis, isi, kantor] = galat
        if isinstance(hasil := putusan[jenis, isi, kantor], Exception):
            raise hasil
        return hasil

    monkeypatch.setattr(berkas, "_saring", saring)


@pytest.mark.sekali
@pytest.mark.usefixtures("saring_sekali")
@pytest.mark.parametrize("jahat", DITOLAK)
def test_pindaian_jahat_ditolak_di_setiap_bidang(satker, client, settings, tmp_path, jahat):
    settings.FILE_DIR = tmp_path
    isi = DITOLAK[jahat][1]()
    bidang = {
        "lembar": (Status.PERTIMBANGAN, "dip_pertimbangan", Peran.PERTIMBANGAN, isian_sahkan),
        "ba_pindaian": (Status.PLENO, "dip_pleno", Peran.PLENO, isian_tetapkan),
        "keputusan_pindaian": (Status.PLENO, "dip_pleno", Peran.PLENO, isian_tetapkan),
    }
    for tahun, (nama, (status, halaman, peran, isian)) in enumerate(bidang.items(), start=2026):
        dip = _di(satker, status, tahun)
        kirim = isian(dip, **{nama: unggahan(isi, "pindaian.pdf")})

        respons = sebagai(client, satker, peran).post(url(dip, halaman), kirim)

        assert respons.status_code == 422, nama
        assert Penyusunan.objects.get(pk=dip.pk).status == status
    assert isi_gudang(tmp_path) == []


@pytest.mark.sekali
@pytest.mark.usefixtures("saring_sekali")
@pytest.mark.parametrize("jahat", DITOLAK)
def test_pindaian_jahat_yang_menyusul_ditolak(satker, client, settings, tmp_path, jahat):
    settings.FILE_DIR = tmp_path
    dip = _di(satker, Status.TERBIT, 2026, ditetapkan_pada=waktu.sekarang())
    alamat = url(dip, "dip_pindaian", "keputusan")
    kirim = {"versi": dip.versi, "berkas": unggahan(DITOLAK[jahat][1](), "pindaian.pdf")}

    assert sebagai(client, satker, Peran.PETUGAS).post(alamat, kirim).status_code == 422
    assert isi_gudang(tmp_path) == []


def _di(satker, status, tahun, **isian) -> Penyusunan:
    """Put there without its acts: only the form is asked about."""
    awal = {"satker": satker, "sop": satker.sop.get(jenis="dip"), "mulai": waktu.sekarang()}
    return Penyusunan.objects.create(**awal, tahun=tahun, status=status, **isian)


def test_pindaian_menyusul_sekali_juga_sesudah_terbit(satker, client):
    dip = buat_dip_terbit(satker)
    petugas = sebagai(client, satker, Peran.PETUGAS)
    alamat = url(dip, "dip_pindaian", "keputusan")
    assert [*dip.pindaian_kurang] == ["pengesahan", "berita-acara", "keputusan"]
    assert petugas.get(alamat).status_code == 200

    def kirim(**lain):
        isi = {"versi": Penyusunan.objects.get().versi, "berkas": unggahan(pdf_biasa(), "k.pdf")}
        return petugas.post(alamat, isi | lain)

    jahat = kirim(berkas=unggahan(DITOLAK["js"][1](), "k.pdf"))
    assert (jahat.status_code, kirim().status_code, kirim().status_code) == (422, 302, 409)

    dip = Penyusunan.objects.get()
    assert [*dip.pindaian_kurang] == ["pengesahan", "berita-acara"]
    assert petugas.get(alamat)["Content-Type"] == "application/pdf"
    assert Jejak.objects.get(jenis="unggah_pindaian").data["pindaian"] == "keputusan"
    assert dip.utuh


# What is printed: T7


@pytest.mark.parametrize("jenis", draf.DRAF)
def test_lembar_untuk_ditandatangani_berlubang_titik_dan_tercetak(satker, jenis, monkeypatch):
    diminta = []
    asli = pdf.HurufSaja.fetch
    monkeypatch.setattr(
        pdf.HurufSaja, "fetch", lambda ini, url, *a: diminta.append(url) or asli(ini, url, *a)
    )
    dip = buat_dip(satker, entri=[{}], sampai=Status.PLENO)
    judul, templat = draf.DRAF[jenis]
    assert "titik" in draf.html_draf(templat, judul, dip) or jenis == "pengesahan"
    dip.ba_nomor = dip.keputusan_nomor = JAHAT[:80]
    dip.ba_hadir = dip.disahkan_oleh = [JAHAT]

    halaman = draf.html_draf(templat, judul, dip)
    _, isi = draf.draf(jenis, dip)

    assert "<img" not in halaman and halaman.count("<style") == 1
    assert all(satu in pdf.HURUF for satu in diminta)
    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        assert not dokumen.attachments
        assert 1 <= len(dokumen.pages) <= 2


def test_konsep_dapat_dicetak_dan_kata_asing_404(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.PLENO)
    notulis = sebagai(client, satker, Peran.PLENO)

    respons = notulis.get(url(dip, "dip_cetak", "keputusan"))

    assert (respons.status_code, respons["Content-Type"]) == (200, "application/pdf")
    assert notulis.get(url(dip, "dip_cetak", "apa-saja")).status_code == 404
    assert notulis.get(url(dip, "dip_cetak", "dip")).status_code == 404
    assert notulis.get(url(dip, "dip_pindaian", "apa-saja")).status_code == 404
    kabag = sebagai(client, satker, Peran.KABAG)
    assert kabag.get(url(dip, "dip_cetak", "keputusan")).status_code == 403


# The pages


def test_kueri_pertimbangan_tidak_bertambah_dengan_baris_dan_catatan(satker, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    sekretaris = pelaku(Peran.SEKRETARIS, satker)
    client.force_login(sekretaris.pengguna)

    def kueri(banyak):
        for n in range(banyak):
            dip.komentari(buat_entri(dip, f"Baris {n}"), "Perjelas", oleh=sekretaris)
        with CaptureQueriesContext(connection) as h:
            assert client.get(url(dip, "dip_pertimbangan")).status_code == 200
        return len(h)

    assert kueri(3) == kueri(27)


def test_langkah_tanpa_setujui_dan_tanpa_tetapkan_dilewati(satker, client):
    satker.sop.get(jenis="dip").langkah.filter(kunci="tetapkan").delete()
    dip = buat_dip(satker, entri=[{}], sampai=Status.PERTIMBANGAN)

    sebagai(client, satker, Peran.PERTIMBANGAN).post(
        url(dip, "dip_pertimbangan"), isian_sahkan(dip)
    )

    dip.refresh_from_db()
    assert (dip.status, dip.label_publik) == (Status.DITETAPKAN, "disahkan PPID")
