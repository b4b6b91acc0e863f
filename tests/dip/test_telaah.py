"""Step 8: what is new, changed, gone, double, missing; acts on rows; the proposal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.klarifikasi import Klarifikasi, retensi_habis
from dip.models import Entri, Komentar
from dip.status.penyusunan import Status
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_satker, pelaku
from tests.factories_dip import (
    PENGISIAN,
    buat_dip,
    buat_dip_terbit,
    buat_dokumen,
    buat_entri,
    buat_unit,
    persingkat,
)

TELAAH, ENTRI = "dip_telaah", "dip_entri"


@pytest.fixture
def satker(db):
    return persingkat(buat_satker("bintan"), *PENGISIAN)


@pytest.fixture
def dip(satker):
    return buat_dip(satker, entri=[{"nama": "Laporan"}], sampai=Status.KLARIFIKASI)


@pytest.fixture
def lanjutan(satker):
    """Last year's three rows, of which this year lacks one and has changed the others."""
    lalu = [{"nama": nama} for nama in ("Tetap", "Hilang", "Dicoret")]
    buat_dip_terbit(satker, 2025, lalu)
    dip = buat_dip(satker, sampai=Status.KLARIFIKASI)
    dip.entri.filter(nama="Hilang").delete()
    dip.entri.update(ringkasan="Isi baru")
    buat_entri(dip, "Baru sama sekali")
    return dip


def url(dip, nama=TELAAH, *lain, tanya=""):
    return reverse(nama, args=[dip.satker.slug, dip.tahun, *lain]) + tanya


def data_jejak() -> list[dict]:
    return [satu.data for satu in Jejak.objects.filter(jenis="telaah_entri").order_by("pk")]


# Against last year


def test_baris_dibandingkan_dengan_dip_terbit_tahun_lalu(lanjutan, petugas):
    dicoret = lanjutan.entri.get(nama="Dicoret")
    lanjutan.coret(dicoret.token, "Sudah tidak dibuat", oleh=petugas)

    k = Klarifikasi(lanjutan)

    assert [e.nama for e in k.perbandingan.baru] == ["Baru sama sekali"]
    assert [b.baru.nama for b in k.perbandingan.berubah] == ["Tetap"]
    alasan = {lama.nama: baru and baru.alasan_coret for lama, baru in k.hilang}
    assert alasan == {"Hilang": None, "Dicoret": "Sudah tidak dibuat"}
    assert k.tanpa_alasan == 1


@pytest.mark.parametrize(
    ("tab", "tampak"),
    [
        ("semua", "Baru sama sekali"),
        ("baru", "Baru sama sekali"),
        ("berubah", "Isi baru"),
        ("hilang", "Belum ada alasan"),
        ("bagian", "Minta perbaikan"),
    ],
)
def test_tiap_tab_menampilkan_barisnya(lanjutan, meja, tab, tampak):
    assert tampak in meja.get(url(lanjutan, tanya=f"?tab={tab}")).content.decode()


def test_yang_hilang_diteruskan_atau_dicatat_dengan_alasan(lanjutan, meja):
    hilang = lanjutan.versi_lalu.entri.get(nama="Hilang")
    isi = {"aksi": "coret_lama", "entri": hilang.token, "alasan": " "}

    kosong = meja.post(url(lanjutan, tanya="?tab=hilang"), isi)
    dicatat = meja.post(url(lanjutan), isi | {"alasan": "Tidak dibuat lagi"})

    assert (kosong.status_code, dicatat.status_code) == (422, 302)
    assert "Tulis mengapa baris ini dicoret" in kosong.content.decode()
    baru = lanjutan.entri.get(kode=hilang.kode)
    assert (baru.asal, baru.alasan_coret) == (hilang, "Tidak dibuat lagi")
    masuk, dicoret = data_jejak()
    assert (masuk["baru"], masuk["kode"], dicoret) == (1, [hilang.kode], {"dicoret": hilang.kode})


def test_baris_tahun_lalu_yang_diteruskan_membawa_kode_dan_isinya(lanjutan, petugas):
    hilang = lanjutan.versi_lalu.entri.get(nama="Hilang")

    baru = lanjutan.bawa(hilang, oleh=petugas)

    assert (baru.kode, baru.ringkasan, baru.dicoret_pada) == (hilang.kode, hilang.ringkasan, None)
    with pytest.raises(TransisiDitolak, match="sudah ada di DIP ini"):
        lanjutan.bawa(hilang, oleh=petugas)
    assert len(data_jejak()) == 1


# Double


def test_nama_yang_ditulis_lain_pada_unit_dan_tahun_sama_adalah_ganda(dip):
    buat_entri(dip, "DPT Pemilu 2024", tahun=2024)
    buat_entri(dip, "Daftar pemilih tetap pemilu, 2024", tahun=2024)
    buat_entri(dip, "Daftar Pemilih Tetap Pemilu 2024", tahun=2024, unit=buat_unit(dip.satker, "X"))
    buat_entri(dip, "Daftar Pemilih Tetap Pemilu 2019", tahun=2024)
    buat_entri(dip, "Daftar Pemilih Tetap Pemilu 2024", tahun=2023)
    buat_entri(dip, "Laporan semester I", tahun=2024)
    buat_entri(dip, "Laporan semester II", tahun=2024)

    [ganda] = Klarifikasi(dip).ganda

    assert [e.nama for e in ganda.entri] == ["DPT Pemilu 2024", "Daftar pemilih tetap pemilu, 2024"]


def test_dokumen_yang_sama_pada_dua_baris_adalah_ganda_sampai_satu_dicoret(dip, meja):
    dokumen = buat_dokumen(dip.satker)
    satu = buat_entri(dip, "DPT", dokumen=dokumen)
    buat_entri(dip, "Rekapitulasi pemilih", dokumen=dokumen)
    assert [g.sebab for g in Klarifikasi(dip).ganda] == ["Dokumennya sama"]

    meja.post(url(dip), {"aksi": "gabung", "entri": satu.token, "alasan": "Ganda"})

    assert Klarifikasi(dip).ganda == []
    satu.refresh_from_db()
    assert (satu.alasan_coret, satu.oleh.username) == ("Ganda", "petugas.bintan")
    assert data_jejak() == [{"dicoret": satu.kode}]


# Missing


def test_kolom_kosong_masa_simpan_lewat_dan_unit_tanpa_baris_disebut(dip):
    kosong = buat_entri(dip, "Setengah jadi", pejabat="", bentuk="")
    lewat = buat_entri(dip, "Lama", tahun=2010, retensi="2 tahun aktif, 3 tahun inaktif")
    buat_entri(dip, "Abadi", tahun=2010, retensi="2 tahun aktif, permanen")
    dip.entri.exclude(pk__in=[kosong.pk, lewat.pk]).update(unit=buat_unit(dip.satker, "Lain"))

    k = Klarifikasi(dip)

    assert {satu.entri.nama for satu in k.kurang} == {"Setengah jadi", "Lama"}
    [sebab] = [satu.sebab for satu in k.kurang if satu.entri == kosong]
    assert "pejabat penanggung jawab" in sebab and "bentuk informasi" in sebab
    assert k.unit_kosong == []
    dip.entri.update(unit=buat_unit(dip.satker, "Lain"))
    assert Klarifikasi(dip).unit_kosong == [buat_unit(dip.satker).nama]


@pytest.mark.parametrize(
    ("retensi", "tahun", "lewat"),
    [
        ("5 tahun", 2020, True),
        ("5 tahun", 2021, False),
        ("5 (lima) tahun", 2020, True),
        ("1 tahun aktif, 4 tahun inaktif", 2020, True),
        ("permanen", 1999, False),
        ("5 tahun", None, False),
        ("", 2020, False),
    ],
)
def test_masa_simpan_dibaca_dari_kata_katanya(satker, retensi, tahun, lewat):
    hari = satker.hari_ini.replace(year=2026)

    assert bool(retensi_habis(Entri(retensi=retensi, tahun=tahun), hari)) is lewat


def test_masa_simpan_dokumen_mendahului_kata_katanya(dip):
    kemarin = dip.satker.hari_ini - timedelta(days=1)
    dokumen = buat_dokumen(dip.satker)
    entri = Entri(retensi="1 tahun", tahun=2000, dokumen=dokumen)

    dokumen.simpan_sampai = kemarin + timedelta(days=1)
    assert retensi_habis(entri, dip.satker.hari_ini) == ""
    dokumen.simpan_sampai = kemarin
    assert "Masa simpan dokumennya berakhir" in retensi_habis(entri, dip.satker.hari_ini)


def test_dokumen_gudang_yang_belum_disebut_baris_mana_pun_dapat_dimasukkan(dip, meja):
    dokumen = buat_dokumen(dip.satker, "Peta TPS")
    buat_dokumen(dip.satker, "Belum sah", disahkan=False)
    buat_dokumen(dip.satker, "Tertutup", "diusulkan_dikecualikan")
    assert [d.judul for d in Klarifikasi(dip).belum_masuk()] == ["Peta TPS"]

    respons = meja.post(url(dip), {"aksi": "masukkan", "dokumen": dokumen.token})

    baru = dip.entri.get(dokumen=dokumen)
    assert respons["Location"] == url(dip, ENTRI, baru.token)
    assert (baru.nama, baru.sifat, baru.kode) == ("Peta TPS", "berkala", "2101-2026-00002")
    assert not Klarifikasi(dip).belum_masuk().exists()
    assert data_jejak()[-1]["kode"] == [baru.kode]


def test_baris_yang_diusulkan_dikecualikan_dikumpulkan(dip, meja):
    buat_entri(dip, "NIK pemilih", sifat="diusulkan_dikecualikan")

    tab = meja.get(url(dip, tanya="?tab=dikecualikan")).content.decode()

    assert "NIK pemilih" in tab and "uji konsekuensi" in tab


# Back to a unit, and the proposal


def test_bagian_dikembalikan_kepada_unit_dan_usulan_menunggunya(dip, meja, petugas):
    bagian = dip.bagian.get()

    meja.post(url(dip), {"aksi": "minta_perbaikan", "bagian": bagian.token, "catatan": "Lengkapi"})

    bagian.refresh_from_db()
    assert (bagian.terbuka, bagian.catatan) == (True, "Lengkapi")
    dip.refresh_from_db()
    with pytest.raises(TransisiDitolak, match="belum diserahkan"):
        dip.usulkan(oleh=petugas)
    assert Kegiatan.objects.tentang(bagian).filter(selesai=None).exists()
    assert data_jejak() == [{"minta_perbaikan": bagian.unit_id}]


def test_usulan_menyebut_yang_masih_terbuka_dan_menunggu_yang_harus(lanjutan, meja, petugas):
    buat_entri(lanjutan, "Setengah jadi", bentuk="")
    alamat = url(lanjutan)
    isi = {"aksi": "usulkan", "versi": lanjutan.versi}

    halaman = meja.get(alamat).content.decode()
    tanpa_centang = meja.post(alamat, isi)
    tertahan = meja.post(alamat, isi | {"tahu": "on"})

    assert "1 informasi tahun lalu hilang tanpa alasan" in halaman
    assert "1 baris belum lengkap" in halaman
    assert (tanpa_centang.status_code, tertahan.status_code) == (422, 409)
    hilang = lanjutan.hilang_tanpa_alasan().get()
    lanjutan.bawa(hilang, oleh=petugas, alasan_coret="Tidak dibuat lagi")
    lanjutan.refresh_from_db()
    assert meja.post(alamat, isi | {"versi": lanjutan.versi, "tahu": "on"}).status_code == 302
    lanjutan.refresh_from_db()
    assert lanjutan.status == Status.KOREKSI_ATASAN


def test_usulan_dip_adalah_naskah_bernomor_keluaran_langkahnya(dip, meja):
    meja.post(url(dip), {"aksi": "usulkan", "versi": dip.versi})

    naskah = Naskah.objects.tentang(dip).get(jenis="usulan_dip")
    assert naskah.nomor.startswith("0001/UDIP/PPID/2101/")
    assert "Laporan" in naskah.html
    kegiatan = Kegiatan.objects.tentang(dip).filter(kunci="klarifikasi").get()
    assert kegiatan.keluaran == naskah.nomor
    assert Jejak.objects.get(jenis="usulkan_dip").data["naskah"] == naskah.nomor


def test_dip_tanpa_baris_tidak_diusulkan(satker, meja):
    dip = buat_dip(satker, sampai=Status.KLARIFIKASI)

    respons = meja.post(url(dip), {"aksi": "usulkan", "versi": dip.versi, "tahu": "on"})

    assert respons.status_code == 422
    assert "paling sedikit satu informasi" in respons.content.decode()


def test_catatan_yang_belum_ditindaklanjuti_menahan_usulan(satker, meja, petugas):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    sekretaris = pelaku(Peran.SEKRETARIS, satker)
    catatan = dip.komentari(dip.entri.get(), "Perjelas ringkasannya", oleh=sekretaris)
    dip.kembalikan("kembalikan_usulan", "Lihat catatan", oleh=sekretaris)

    tab = meja.get(url(dip, tanya="?tab=catatan")).content.decode()
    with pytest.raises(TransisiDitolak, match="belum ditindaklanjuti"):
        dip.usulkan(oleh=petugas)
    dip.refresh_from_db()
    meja.post(url(dip), {"aksi": "tindak_lanjuti", "komentar": catatan.pk})

    assert "Perjelas ringkasannya" in tab and "Lihat catatan" in tab
    assert Komentar.objects.get().ditindaklanjuti_oleh == petugas.pengguna
    assert data_jejak() == [{"ditindaklanjuti": dip.entri.get().kode}]
    dip.refresh_from_db()
    dip.usulkan(oleh=petugas)
    assert (dip.status, dip.catatan_kembali) == (Status.KOREKSI_ATASAN, "")


def test_kantor_lain_404_peran_lain_403(dip, client):
    lain = pelaku(Peran.PETUGAS, buat_satker("sarolangun"))
    client.force_login(lain.pengguna)
    assert client.get(url(dip)).status_code == 404
    client.force_login(pelaku(Peran.PERTIMBANGAN, dip.satker).pengguna)
    assert client.get(url(dip)).status_code == 403
    client.force_login(pelaku(Peran.KABAG, dip.satker).pengguna)
    assert client.get(url(dip)).status_code == 403


@pytest.mark.parametrize("tab", ["semua", "baru", "ganda", "kurang", "gudang", "bagian"])
def test_kueri_telaah_tidak_bertambah_dengan_baris(satker, meja, tab):
    dip = buat_dip(satker, sampai=Status.KLARIFIKASI)

    def kueri(banyak):
        for n in range(banyak):
            buat_entri(dip, f"Baris {n % 15}", bentuk="")
        with CaptureQueriesContext(connection) as h:
            assert meja.get(url(dip, tanya=f"?tab={tab}")).status_code == 200
        return len(h)

    assert kueri(3) == kueri(27)
