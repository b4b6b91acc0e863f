"""What a hostile reader found in the DIP and the documentation store: each stays refused."""

import io

import pytest
import xlsxwriter
from django.urls import reverse

from dip import impor as pemeriksa
from dip import lembaran
from dip.models import Dokumen
from dip.status.penyusunan import Status
from ppid import alur, kisi
from ppid.berkas import BerkasDitolak
from ppid.izin import Peran
from ppid.models import Naskah
from tests.dip.gudang import TEMPAT, segar
from tests.dip.lembar import baris, unggahan, xlsx
from tests.factories import beri_tugas, buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dip, buat_dokumen, buat_entri, buat_unit, terbitkan

pytestmark = pytest.mark.django_db
RAHASIA = "Hasil seleksi tertutup RHS4471"


def masuk(client, pengguna):
    client.force_login(pengguna)
    return client


@pytest.fixture
def bengkulu():
    return buat_satker("bengkulu")


@pytest.fixture
def penghubung(bengkulu):
    unit = buat_unit(bengkulu, "Bagian Keuangan")
    return buat_pegawai(Peran.PENGHUBUNG, bengkulu, unit=unit)


def usulan(dip) -> Naskah:
    return Naskah.objects.tentang(dip).get(jenis="usulan_dip")


# Wrong roles


def test_penghubung_tidak_membaca_naskah_usulan_unit_lain(client, bengkulu, penghubung):
    dip = buat_dip(bengkulu, entri=[{}], sampai=Status.KLARIFIKASI)
    buat_entri(dip, RAHASIA, sifat="diusulkan_dikecualikan")
    dip.usulkan(oleh=pelaku(Peran.PETUGAS, bengkulu))
    surat = usulan(dip)
    alamat = reverse("dip_naskah", args=[bengkulu.slug, dip.tahun, surat.token])

    jejak = masuk(client, penghubung)
    assert jejak.get(alamat).status_code == 404
    lajur = jejak.get(reverse("dip_kelola_tahun", args=[bengkulu.slug, dip.tahun]))
    assert surat.token not in lajur.content.decode()

    kabag = buat_pegawai(Peran.KABAG, bengkulu)
    assert masuk(client, kabag).get(alamat).status_code == 200


def test_penghubung_tidak_membaca_yang_tertutup_dari_unit_lain_sesudah_terbit(
    client, bengkulu, penghubung
):
    dip = buat_dip(bengkulu, entri=[{"nama": "Laporan"}], sampai=Status.KLARIFIKASI)
    tertutup = buat_entri(dip, RAHASIA, sifat="diusulkan_dikecualikan")
    dicoret = buat_entri(dip, "Sudah tidak ada")
    desk = pelaku(Peran.PETUGAS, bengkulu)
    dip.coret(dicoret.token, "Tidak disusun lagi", oleh=desk)
    terbitkan(dip)
    jejak = masuk(client, penghubung)

    def status(entri):
        return jejak.get(
            reverse("dip_entri", args=["bengkulu", dip.tahun, entri.token])
        ).status_code

    assert status(dip.entri.get(nama="Laporan")) == 200
    assert status(tertutup) == 404
    assert status(dicoret) == 404


def test_penghubung_tidak_membaca_catatan_tentang_baris_unit_lain(client, bengkulu, penghubung):
    dip = buat_dip(bengkulu, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    atasan, satu = pelaku(Peran.SEKRETARIS, bengkulu), dip.entri.get()
    catatan = dip.komentari(satu, f"Pisahkan {RAHASIA}", oleh=atasan)
    dip.kembalikan("kembalikan_usulan", f"Tutup {RAHASIA}", oleh=atasan)
    jejak = masuk(client, penghubung)
    lajur = jejak.get(reverse("dip_kelola_tahun", args=[bengkulu.slug, dip.tahun]))
    assert RAHASIA not in lajur.content.decode()
    assert "Usulan dikembalikan Atasan PPID" in lajur.content.decode()

    dip.tindak_lanjuti(catatan, oleh=pelaku(Peran.PETUGAS, bengkulu))
    terbitkan(dip)
    laman = jejak.get(reverse("dip_entri", args=[bengkulu.slug, dip.tahun, satu.token]))

    assert laman.status_code == 200
    assert RAHASIA not in laman.content.decode()


def test_judul_dokumen_yang_ditarik_tidak_tampak_di_barisnya(client, bengkulu):
    dokumen = buat_dokumen(bengkulu, RAHASIA)
    dip = buat_dip(bengkulu, entri=[{}], sampai=Status.KLARIFIKASI)
    satu, desk = dip.entri.get(), pelaku(Peran.PETUGAS, bengkulu)
    dip.kaitkan(satu.token, dokumen, oleh=desk)
    dokumen.tarik("Memuat data pribadi", oleh=pelaku(Peran.KASUBBAG, bengkulu))
    alamat = reverse("dip_entri", args=[bengkulu.slug, dip.tahun, satu.token])

    for peran in (Peran.PLENO, Peran.PERTIMBANGAN, Peran.KABAG):
        laman = masuk(client, buat_pegawai(peran, bengkulu)).get(alamat)
        assert laman.status_code == 200
        assert RAHASIA not in laman.content.decode()


def test_kabag_yang_juga_penghubung_tidak_menyerahkan_bagian_unit_itu(bengkulu):
    """A post's units are that post's: who fills in for a unit does not become its head."""
    sendiri, lain = buat_unit(bengkulu, "Bagian Hukum"), buat_unit(bengkulu, "Bagian Keuangan")
    dip = buat_dip(bengkulu, entri=[{}])
    buat_pegawai(Peran.KABAG, bengkulu, "kabag.keuangan", unit=lain)
    rangkap = buat_pegawai(Peran.KABAG, bengkulu, "kabag.hukum", unit=sendiri)
    beri_tugas(rangkap, Peran.PENGHUBUNG, bengkulu, unit=lain)
    oleh = rangkap.bertugas_di(bengkulu.slug)

    bagian = dip.bagian.select_related("unit", "satker", "sop", "penyusunan").get(unit=lain)
    boleh = {t.nama for t in alur.tersedia(bagian, oleh)}

    assert boleh == {"isi_entri"}
    milik = dip.bagian.get(unit=sendiri)
    assert {t.nama for t in alur.tersedia(milik, oleh)} == {"isi_entri", "serahkan_bagian"}


def test_kode_tahun_lalu_milik_unit_lain_tidak_dapat_diambil(bengkulu):
    """The key names the information over the years: another unit's is not taken over."""
    milik, lain = buat_unit(bengkulu, "Bagian Hukum"), buat_unit(bengkulu, "Bagian Keuangan")
    lama = buat_dip(bengkulu, 2025, [{}], sampai=Status.KLARIFIKASI)
    dicoret = buat_entri(lama, "Daftar gaji", unit=lain)
    lama.coret(dicoret.token, "Tidak ada lagi", oleh=pelaku(Peran.PETUGAS, bengkulu))
    terbitkan(lama)
    dip = buat_dip(bengkulu, 2026)

    def galat(unit):
        bagian = dip.bagian.select_related("unit", "penyusunan").get(unit=unit)
        isi = kisi.baca(xlsx([baris(kode=dicoret.kode)]))
        hasil = pemeriksa.periksa(lembaran.dari_kisi(isi), pemeriksa.Sasaran(dip, bagian))
        return [str(satu) for satu in hasil.galat]

    assert ["milik unit lain" in satu for satu in galat(milik)] == [True]
    assert galat(lain) == []


def test_dip_tidak_dimulai_untuk_tahun_yang_jauh(client, bengkulu):
    """Published, it would be the DIP in force before every later one."""
    buat_unit(bengkulu)
    buat_pegawai(Peran.KABAG, bengkulu)
    sekretaris = masuk(client, buat_pegawai(Peran.SEKRETARIS, bengkulu))
    alamat = reverse("dip_mulai", args=[bengkulu.slug])

    laman = sekretaris.post(alamat, {"tahun": "2062", "arahan": "Susun"})

    assert laman.status_code == 422
    assert "paling jauh untuk tahun" in laman.content.decode()


# Work that a request must not do


def test_naskah_panjang_tidak_dicetak_di_dalam_permintaan(client, bengkulu, monkeypatch):
    dip = buat_dip(bengkulu, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    surat = usulan(dip)
    Naskah.objects.filter(pk=surat.pk).update(fakta={"banyak": 5000})
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda html: pytest.fail("dicetak"))
    sekretaris = masuk(client, buat_pegawai(Peran.SEKRETARIS, bengkulu))

    alamat = reverse("dip_naskah", args=[bengkulu.slug, dip.tahun, surat.token])
    assert sekretaris.get(alamat).status_code == 503


def test_satu_teks_panjang_di_semua_sel_ditolak_sebelum_memenuhi_memori():
    """A string stands in an XLSX once, however many cells have it."""
    tujuan = io.BytesIO()
    with xlsxwriter.Workbook(tujuan) as buku:
        lembar = buku.add_worksheet("DIP")
        for n in range(800):
            lembar.write_row(n, 0, ["x" * 30_000])
    bersih = kisi.periksa(unggahan(tujuan.getvalue()))
    with pytest.raises(BerkasDitolak, match="terlalu besar"):
        kisi.baca(bersih.isi)


def test_lembar_yang_tidak_terbaca_lagi_saat_disimpan_tidak_menjadi_gangguan(
    client, bengkulu, monkeypatch
):
    dip = buat_dip(bengkulu, entri=[{}], sampai=Status.KLARIFIKASI)
    desk = masuk(client, buat_pegawai(Peran.PETUGAS, bengkulu))
    alamat = reverse("dip_impor", args=[bengkulu.slug, dip.tahun])
    periksa = {"aksi": "periksa", "berkas": unggahan(xlsx([baris(unit=str(buat_unit(bengkulu)))]))}
    laporan = desk.post(alamat, periksa).context["laporan"]
    assert laporan.tiket

    def macet(isi):
        raise BerkasDitolak("Berkas ini terlalu besar untuk diperiksa")

    monkeypatch.setattr(kisi, "baca", macet)
    simpan = desk.post(alamat, {"aksi": "simpan", "tiket": laporan.tiket}, follow=True)

    assert "terlalu besar untuk diperiksa" in simpan.content.decode()
    assert dip.entri.count() == 1


# The archive


def test_dokumen_yang_ditarik_lalu_disahkan_lagi_tetap_pada_nomor_bukunya(bintan):
    desk, ppid = pelaku(Peran.PETUGAS, bintan), pelaku(Peran.KASUBBAG, bintan)
    satu = buat_dokumen(bintan)
    satu.lengkapi(oleh=desk, **TEMPAT)
    nomor = segar(satu).nomor_rekap
    satu.tarik("Salah unggah", oleh=ppid)
    satu.ajukan_lagi(oleh=desk)
    satu.sahkan(oleh=ppid)

    satu.dokumentasikan(oleh=desk)

    assert segar(satu).nomor_rekap == nomor
    lain = buat_dokumen(bintan, "DPT 2019")
    lain.dokumentasikan(oleh=desk)
    assert [d.rekap_urut for d in Dokumen.objects.order_by("rekap_urut")] == [1, 2]


# What is sent


def test_nul_di_kunci_baris_dijawab_tidak_ditemukan(client, bengkulu):
    """PostgreSQL looks for no text with a NUL in it; only there is this a proof."""
    dip, dokumen = buat_dip(bengkulu, entri=[{}], sampai=Status.KLARIFIKASI), buat_dokumen(bengkulu)
    ppid = masuk(client, buat_pegawai(Peran.KASUBBAG, bengkulu))
    telaah = reverse("dip_telaah", args=[bengkulu.slug, dip.tahun])
    entri = reverse("dip_entri", args=[bengkulu.slug, dip.tahun, dip.entri.first().token])
    kiriman = [
        *((telaah, {"aksi": aksi}) for aksi in ("gabung", "masukkan", "minta_perbaikan")),
        (entri, {"aksi": "kaitkan:a\0b"}),
        (reverse("dokumen_satu", args=[bengkulu.slug, dokumen.token]), {"aksi": "sahkan_versi"}),
        (reverse("dokumen_pengesahan", args=[bengkulu.slug]), {"aksi": "kembalikan"}),
    ]
    isi = dict.fromkeys(("entri", "dokumen", "bagian", "berkas", "token"), "a\0b")

    jawab = [
        ppid.post(alamat, isi | {"catatan": "x", "versi": 1} | satu) for alamat, satu in kiriman
    ]

    assert [satu.status_code for satu in jawab] == [404] * len(kiriman)
