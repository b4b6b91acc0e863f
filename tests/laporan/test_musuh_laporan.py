"""What a hostile or hasty desk may not get into a report, or out of it."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from laporan import isi, pribadi
from laporan.masa import Masa
from laporan.models import Supervisi
from laporan.models.laporan import penerima
from laporan.status.laporan import JenisLaporan, Status
from laporan.usul import isian_awal
from laporan.views.satu import FORM
from permohonan import hitungan, wilayah
from permohonan.hitungan import Saat
from ppid.izin import Peran
from ppid.models import Naskah, Satker
from tests.dunia_jawaban import pdf_kosong
from tests.factories import buat_pegawai, buat_permohonan, pelaku, setujui, susun, teruskan
from tests.laporan.rantai import BULANAN, OKTOBER, sampai, tutup
from tests.laporan.terlambat import jawab_terlambat

pytestmark = pytest.mark.usefixtures("jam")
NOVEMBER = ("bulanan", "2026-11")
KABAG, KASUBBAG, PETUGAS = Peran.KABAG, Peran.KASUBBAG, Peran.PETUGAS
NAMA = {"nama": "Zulkarnaen Hari Qomaruddin"}
SEBAB = "Sepuluh hari kerja menunggu Pak Zulkarnaen; QOMARUDDIN ke luar kota, arsip tercecer"
TERSAMAR = "Sepuluh hari kerja menunggu Pak pemohon; pemohon ke luar kota, arsip tercecer"


@pytest.fixture
def terlambat(satker, pada):
    """Received on 1 October, answered late on the 20th; why, in words that name who asked."""
    return jawab_terlambat(satker, pada, NAMA, SEBAB)


def alamat(satker, nama="laporan_satu", ralat=0) -> str:
    url = reverse(nama, args=[satker.slug, "bulanan", "2026-10"])
    return f"{url}?ralat={ralat}" if ralat else url


def sel(klien, url: str) -> str:
    """All cells of a workbook."""
    buku = CalamineWorkbook.from_filelike(BytesIO(b"".join(klien.get(url).streaming_content)))
    lembar = (buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names)
    return "\n".join(f"{satu}" for isi in lembar for baris in isi for satu in baris)


# The desk's own words


def test_kata_dari_nama_pemohon_hilang_dari_sebab(satker, terlambat):
    beku = isi.susun(satker, BULANAN, OKTOBER)

    assert [t["sebab"] for t in beku["terlambat"]] == [TERSAMAR]


def test_xlsx_tidak_memuat_sebab_yang_menyebut_pemohon(satker, terlambat, masuk):
    isi_buku = sel(masuk(KABAG), alamat(satker, "laporan_xlsx"))

    assert "arsip tercecer" in isi_buku
    assert "zulkarnaen" not in isi_buku.lower()


def test_halaman_harian_menyamarkan_bagi_pimpinan(satker, terlambat, masuk):
    hari = date(2026, 10, 20)
    supervisi = Supervisi.calon(satker, Masa(hari, hari))
    catatan = "zulkarnaen hari qomaruddin datang lagi"
    versi = supervisi.tinjau({}, catatan, oleh=pelaku(KASUBBAG, satker), versi=0)
    url = reverse("laporan_harian", args=[satker.slug, hari])
    konsep = [masuk(peran).get(url).text for peran in (KASUBBAG, PETUGAS, KABAG)]
    supervisi.sahkan(oleh=pelaku(KASUBBAG, satker), versi=versi)

    pimpinan, meja = masuk(KABAG).get(url).text, masuk(PETUGAS).get(url).text

    assert ["datang lagi" in teks for teks in konsep] == [True, False, False]
    assert SEBAB in meja and catatan in meja
    assert TERSAMAR in pimpinan and "pemohon datang lagi" in pimpinan
    assert "zulkarnaen" not in pimpinan.lower()


def test_nama_dari_perkara_bulan_lalu_tidak_masuk_laporan(satker, pada, kasubbag, petugas):
    """Received in September, at work in October, not late: a note on it is proposed as text."""
    pada("2026-09-30 10.00")
    badan = {"jenis": "badan_hukum", "nama": "PT Maju", "narahubung": "Wulandari Sekarayu"}
    satu, _ = buat_permohonan(satker, pemohon=NAMA), buat_permohonan(satker, pemohon=badan)
    pada("2026-10-05 10.00")
    hari = date(2026, 10, 5)
    satu.nyatakan_lengkap(oleh=pelaku(PETUGAS, satker))
    teruskan(satu)
    susun(satu)
    setujui(satu)
    satu.beritahukan(oleh=pelaku(PETUGAS, satker), cara="portal", cara_serah="ambil")
    catatan = {satu: f"Tanya {NAMA['nama']}"}
    Supervisi.calon(satker, Masa(hari, hari)).tinjau(
        catatan, "", oleh=pelaku(KASUBBAG, satker), versi=0
    )
    pada("2026-11-03 09.00")
    beku = isi.susun(satker, BULANAN, OKTOBER)

    kendala = isian_awal(satker, BULANAN, OKTOBER, beku)["kendala"]

    assert "Tanya pemohon" in kendala
    for nama in (NAMA["nama"], badan["narahubung"]):
        for tulisan in (nama, f"{nama}lah", nama.replace("a", "a\u200b")):
            assert nama in pribadi.halangan(satker, OKTOBER, beku, f"Menunggu {tulisan}")


# What is still being written


def test_konsep_tidak_terbaca_lewat_tabel_xlsx_dan_ralat(satker, terlambat, masuk):
    buat_pegawai(Peran.SEKRETARIS, satker), buat_pegawai(KABAG, satker)
    sengketa = [{"nomor": "012/RAHASIA/2026", "proses": "Mediasi", "hasil": ""}]
    satu = tutup(satker, isian={"sengketa": sengketa})
    lihat = [
        masuk(KABAG).get(alamat(satker)).text,
        sel(masuk(KABAG), alamat(satker, "laporan_xlsx")),
    ]
    sampai(satu, Status.TERBIT)
    ralat = satu.buat_ralat("Salah hitung", oleh=pelaku(KASUBBAG, satker))
    ralat.tulis({"kendala": "Konsep RAHASIA", "sengketa": []}, oleh=pelaku(KASUBBAG, satker))
    lihat.append(masuk(KABAG).get(alamat(satker, ralat=1)).text)

    assert not any("RAHASIA" in teks for teks in lihat)
    assert "Konsep RAHASIA" in masuk(KASUBBAG).get(alamat(satker, ralat=1)).text


# Acts


def test_pindaian_laporan_terbit_tidak_diganti(satker, terlambat, masuk):
    for peran in (Peran.SEKRETARIS, KABAG):
        buat_pegawai(peran, satker)
    satu, klien = sampai(tutup(satker), Status.TERBIT), masuk(KASUBBAG)

    def unggah() -> int:
        satu.refresh_from_db()
        isian = {
            "aksi": "unggah_pindaian_laporan",
            "versi": satu.versi,
            "berkas": SimpleUploadedFile("l.pdf", pdf_kosong()),
        }
        return klien.post(alamat(satker), isian).status_code

    jawab = [unggah()]
    pertama = Naskah.objects.tentang(satu).get().pindaian_id
    jawab.append(unggah())

    assert jawab == [302, 409]
    assert Naskah.objects.tentang(satu).get().pindaian_id == pertama


# Midnight at New Year, in the zone of the office


def test_tahun_baru_wit_sama_di_setiap_mesin(satker, petugas, jam):
    satker.zona = "Asia/Jayapura"
    satker.save()

    def pukul(*isi: int) -> datetime:
        jam.kini = datetime(*isi, tzinfo=ZoneInfo(satker.zona))
        return jam.kini

    saat = [pukul(2026, 12, 31, 23, 59, 59), pukul(2027, 1, 1), pukul(2027, 1, 18)]
    for jam.kini in saat[:2]:
        buat_permohonan(satker)
    jam.kini = saat[2]
    kantor, terhitung = Satker.objects.filter(pk=satker.pk), []

    for per in saat:
        for tahun in (2026, 2027):
            angka = hitungan.hitung(
                hitungan.baca(satker, date(tahun, 1, 1), date(tahun, 12, 31), Saat.pada(per))
            )
            lain = wilayah.hitung(kantor, tahun, per).get(satker.pk, {})
            bulan = sum(hitungan.diterima_per_bulan(satker, tahun, Saat.pada(per)))
            terhitung.append(angka["masuk.diterima"])
            assert angka["masuk.diterima"] == lain.get("masuk.diterima", 0) == bulan
            assert angka["waktu.terbuka_lewat"] == lain.get("waktu.terbuka_lewat", 0)

    assert terhitung == [1, 0, 1, 1, 1, 1]


# Addresses that nobody follows


@pytest.mark.parametrize("periode", ["pekan", "bulan"])
def test_hari_di_ujung_kalender_404(satker, terlambat, masuk, periode):
    terlambat.sop.langkah.filter(kunci="supervisi").update(periode=periode)
    klien = masuk(KASUBBAG)

    for nama in ("laporan-kelola/harian", "ppid/supervisi"):
        for hari in ("0001-01-01", "9999-12-31"):
            assert klien.get(f"/{satker.slug}/{nama}/{hari}/").status_code == 404


MASA_NGAWUR = (
    *("0000-00", "0001-01", "1-01", "9999-12", "2026-t0", "2026-t5", "2026-tt1", "10000"),
    "9" * 5000,
)


def test_masa_ngawur_404(satker, terlambat, masuk):
    klien = masuk(KASUBBAG)
    jawab = {
        klien.get(f"/{satker.slug}/laporan-kelola/{jenis}/{masa}/").status_code
        for jenis in JenisLaporan.values
        for masa in MASA_NGAWUR
    }

    assert jawab == {404}


def test_kunci_dan_ralat_ngawur_tidak_menjatuhkan(satker, terlambat, masuk):
    klien = masuk(KABAG)
    kunci = ("", "arus", "arus.", "bulan.2026-10", "bulan.x.y", "hari.²..", "\x00", "é" * 3000)
    jawab = {klien.get(alamat(satker, "laporan_rincian"), {"kunci": k}).status_code for k in kunci}
    ralat = {
        klien.get(f"{alamat(satker)}?ralat={r}").status_code for r in ("-1", "9", "²", "9" * 40)
    }

    assert jawab == {200} and ralat == {404}


def test_perbuatan_atas_masa_yang_belum_ditutup_409(satker, terlambat, masuk):
    """A form that was left open, or made up; closing before the last day is a fault of the form."""
    klien, november = masuk(KASUBBAG), reverse("laporan_satu", args=[satker.slug, *NOVEMBER])
    lain = {aksi: klien.post(november, {"aksi": aksi}) for aksi in FORM}
    tutup_awal = klien.post(november, {"aksi": "tutup_laporan", "versi": "0"})

    assert {jawab.status_code for jawab in lain.values()} <= {403, 409}
    assert lain["kirim_laporan"].status_code == 409
    assert "Masa laporan ini belum ditutup." in lain["kirim_laporan"].text
    assert tutup_awal.status_code == 422 and "belum berakhir" in tutup_awal.text


def test_penerima_selalu_dapat_menerima(satker, terlambat):
    """The sheet names the Kabag, but the step is bound to the desk and the Kasubbag alone."""
    sop = terlambat.sop
    label = [a["label"] for a in sop.langkah_per_kunci["laporan"].aktor]
    ikatan = [a | {"peran": "petugas"} if a["label"] in label else a for a in sop.aktor]
    sop.aktor = ikatan

    assert penerima(sop, BULANAN) == KASUBBAG
