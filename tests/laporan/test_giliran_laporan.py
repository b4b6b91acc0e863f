"""Whose turn a report is: Persetujuan, digest, quiet band, the leaders' page, the matriks."""

from datetime import date

import pytest
from django.urls import reverse

from laporan import surel_pagi
from laporan.masa import Masa
from laporan.models import Supervisi
from laporan.pimpinan import pimpinan
from laporan.ringkas import ajakan
from laporan.status.laporan import JenisLaporan, Status
from ppid import konteks, matriks
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Satker
from ppid.setelan import sidik
from ppid.templatetags.ppid import hari_pendek
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.laporan.rantai import sampai, tutup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
KABAG, KASUBBAG, SEKRETARIS, PETUGAS = Peran.KABAG, Peran.KASUBBAG, Peran.SEKRETARIS, Peran.PETUGAS
TAHUNAN = JenisLaporan.TAHUNAN
BATAS = hari_pendek(date(2026, 11, 6))
PEJABAT = (KASUBBAG, KABAG, SEKRETARIS)


@pytest.fixture
def oktober(satker, pada):
    """A request in October; it is Tuesday, 3 November."""
    pada("2026-10-12 10.00")
    satu = buat_permohonan(satker)
    pada("2026-11-03 09.00")
    return satu


def menunggu(client, satker) -> dict[Peran, list[str]]:
    hasil = {}
    for peran in PEJABAT:
        client.force_login(buat_pegawai(peran, satker))
        baris = client.get(reverse("persetujuan", args=[satker.slug])).context["baris"]
        hasil[peran] = [b.jenis for b in baris if b.judul.endswith("Oktober 2026")]
    return {peran: isi for peran, isi in hasil.items() if isi}


def pagi(satker) -> dict[Peran, list[str]]:
    """The lines of reports that each post gets."""
    orang = {p: pelaku(p, satker) for p in (PETUGAS, *PEJABAT)}
    bagian = surel_pagi.laporan(satker, list(orang.values()))
    isi = {p: [x.teks for b in bagian for x in b.butir if x.untuk(o)] for p, o in orang.items()}
    return {peran: teks for peran, teks in isi.items() if teks}


def test_persetujuan_menyebut_isi_laporan_yang_menunggu(client, satker, oktober, pada):
    pada("2026-11-20 09.00")
    sampai(tutup(satker), Status.DIKIRIM)
    client.force_login(buat_pegawai(KABAG, satker))

    [baris] = client.get(reverse("persetujuan", args=[satker.slug])).context["baris"]

    assert baris.keterangan == "1 permohonan, 1 terlambat"  # open past its day


@pytest.mark.parametrize(
    ("slug", "status", "harap"),
    [
        ("bintan", Status.DISUSUN, {}),
        ("bintan", Status.DIKIRIM, {KABAG: ["Terima laporan"]}),
        ("bintan", Status.DITERIMA, {SEKRETARIS: ["Tandatangani laporan"]}),
        ("bintan", Status.TERBIT, {}),
        ("sarolangun", Status.DIKIRIM, {SEKRETARIS: ["Terima dan tandatangani laporan"]}),
    ],
)
def test_laporan_menunggu_satu_orang_saja(client, pada, slug, status, harap):
    satker = buat_satker(slug)
    pada("2026-11-03 09.00")
    sampai(tutup(satker), status)

    assert menunggu(client, satker) == harap
    giliran = {p: [f"{x}: Oktober 2026" for x in isi] for p, isi in harap.items()}
    kata = pagi(satker)
    assert {p: kata[p] for p in kata if p != KASUBBAG} == giliran


def test_yang_dikembalikan_kembali_kepada_kasubbag(client, satker, oktober):
    satu = sampai(tutup(satker), Status.DIKIRIM)
    satu.kembalikan("Sebutkan unitnya", oleh=pelaku(KABAG, satker))

    assert menunggu(client, satker) == {KASUBBAG: ["Perbaiki laporan"]}
    assert pagi(satker) == {KASUBBAG: ["Laporan bulanan Oktober 2026 dikembalikan"]}


def test_bulan_yang_lewat_ditagih_sejak_hari_kerja_pertamanya(satker, oktober, pada):
    pada("2026-11-01 09.00")  # a Sunday
    assert pagi(satker) == {}

    pada("2026-11-02 09.00")
    assert pagi(satker) == {KASUBBAG: [f"Laporan bulanan Oktober 2026, paling lambat {BATAS}"]}
    pada("2026-11-09 09.00")
    assert pagi(satker)[KASUBBAG][0].endswith(", sudah lewat")


def test_laporan_tahunan_diingatkan_sejak_februari_sampai_ditutup(satker, oktober, pada):
    def tahunan() -> list[str]:
        return [t for t in pagi(satker).get(KASUBBAG, []) if "tahunan" in t]

    pada("2027-01-29 09.00")
    assert tahunan() == []
    pada("2027-02-01 09.00")
    assert tahunan() == [f"Laporan tahunan 2026, paling lambat {hari_pendek(date(2027, 3, 31))}"]
    tutup(satker, TAHUNAN, TAHUNAN.masa(date(2026, 1, 1)))
    assert tahunan() == []


def test_laporan_triwulanan_diingatkan_dengan_aturan_yang_sama(client, satker, oktober, pada):
    pada("2027-01-04 09.00")  # the first working day
    kasubbag = pelaku(KASUBBAG, satker)
    judul = "Laporan triwulanan IV 2026"
    assert f"{judul}, paling lambat {hari_pendek(date(2027, 1, 11))}" in pagi(satker)[KASUBBAG]
    client.force_login(kasubbag.pengguna)
    assert judul in client.get(reverse("ppid", args=[satker.slug])).text

    pada("2027-01-12 09.00")
    masalah = pimpinan(kasubbag).masalah
    assert f"{judul}: terlambat ditutup" in [teks for m in masalah for teks, _ in m.butir]
    triwulan = JenisLaporan.TRIWULANAN
    tutup(satker, triwulan, triwulan.masa(date(2026, 10, 1)))
    assert judul not in "".join(pagi(satker)[KASUBBAG])


def test_pindaian_laporan_yang_kurang_ditagih(satker, oktober):
    satu = sampai(tutup(satker), Status.TERBIT)

    [baris] = pagi(satker)[KASUBBAG]

    assert satu.nomor in baris


def test_ajakan_menutup_bulan_sesudah_harinya_disahkan(satker, oktober):
    kasubbag = pelaku(KASUBBAG, satker)
    assert ajakan(kasubbag).judul == "Supervisi."
    Supervisi.calon(satker, _hari(2026, 10, 12)).sahkan(oleh=kasubbag)

    tawaran = ajakan(kasubbag)

    assert tawaran.tautan == "Tutup Oktober 2026"
    assert f"paling lambat {BATAS}" in tawaran.kalimat
    assert ajakan(pelaku(PETUGAS, satker)) is None
    tutup(satker)
    assert ajakan(kasubbag) is None


def _hari(*bagian):
    hari = date(*bagian)
    return Masa(hari, hari)


def test_pimpinan_membaca_laporan_yang_lewat_batas(satker, oktober, pada):
    def masalah() -> list[str]:
        semua = pimpinan(pelaku(SEKRETARIS, satker)).masalah
        return [teks for m in semua if "laporan" in m.teks for teks, _ in m.butir]

    assert masalah() == []
    pada("2026-11-09 09.00")
    assert masalah() == ["Laporan bulanan Oktober 2026: terlambat ditutup"]
    satu = sampai(tutup(satker), Status.DIKIRIM)
    assert masalah() == ["Laporan bulanan Oktober 2026: menunggu Kabag"]
    sampai(satu, Status.TERBIT)
    assert masalah() == []


def test_menu_bagi_yang_melihat_laporan(satker):
    for peran in Peran:
        if peran in (Peran.PEMOHON, Peran.SISTEM):
            continue
        izin = {nama: izin for _, nama, izin in konteks.MENU_STAF}["laporan_kelola"]
        assert pelaku(peran, satker).boleh(izin) == (peran in (PETUGAS, *PEJABAT))


def test_matriks_memuat_langkah_delapan_dengan_bakunya(client, satker, oktober):
    sampai(tutup(satker), Status.DITERIMA)
    oleh = pelaku(KASUBBAG, satker)
    kegiatan = Kegiatan.objects.filter(satker=satker, kunci="laporan")

    baris = matriks.tampil(matriks.baca(kegiatan, oleh), oleh)

    assert {b["nomor"] for b in baris} == {8} and all(b["baku"] for b in baris)
    assert {b["hal"] for b in baris} == {"Laporan bulanan Oktober 2026"}
    client.force_login(oleh.pengguna)
    halaman = client.get(reverse("matriks", args=[satker.slug]))
    assert "Laporan bulanan Oktober 2026" in halaman.text


def test_setelan_tanda_tangan_dengan_jejaknya(client, satker):
    client.force_login(buat_pegawai(Peran.ADMIN, satker))
    url = reverse("kelola_kantor", args=[satker.slug])
    form = client.get(url).context["data"]
    isian = {b.html_name: b.value() or "" for b in form if b.name != "laporan_ditandatangani"}
    assert form["laporan_ditandatangani"].value() is True
    isian["dilihat"] = sidik(satker, form._meta.fields)

    assert client.post(url, isian | {"aksi": "data"}).status_code == 302

    assert Satker.objects.get(pk=satker.pk).laporan_ditandatangani is False
    baris = Jejak.objects.get(jenis="kantor_diubah")
    assert baris.data["isian"] == {"laporan_ditandatangani": ["True", "False"]}
