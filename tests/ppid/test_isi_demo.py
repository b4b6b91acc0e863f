"""The demo is right whatever day it is made on."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.http import QueryDict

from dip.models import Bagian, Dikecualikan, Dokumen, Entri, Klasifikasi, Penyusunan, VersiBerkas
from dip.status.dokumen import URUTAN as LANGKAH_DOKUMEN
from dip.status.dokumen import Status as StatusDokumen
from dip.status.penyusunan import URUTAN as LANGKAH_DIP
from laporan.models import Laporan, Supervisi
from laporan.ringkas import belum_disahkan
from permohonan import register
from permohonan.models import (
    Bantuan,
    CaraBeri,
    CaraSerah,
    Draf,
    JenisPemohon,
    Kanal,
    Kiriman,
    Permohonan,
    UjiKonsekuensi,
)
from permohonan.status import ALUR, TERBUKA, Hasil
from ppid import berkas, jejak, matriks, waktu
from ppid.data.demo import baca
from ppid.demo.dip import BERDIP, LANGKAH
from ppid.demo.kantor import SANDI, ada_kabag
from ppid.demo.kasus import BERKASUS, KODE
from ppid.izin import Peran
from ppid.management.commands import isi_demo
from ppid.models import (
    Berkas,
    HariLibur,
    Jejak,
    Kedudukan,
    Kegiatan,
    KepalaRantai,
    Naskah,
    Pengguna,
    Penugasan,
    Satker,
)
from ppid.pdf import html_ke_pdf
from ppid.saringan_matriks import SEMUA_WAKTU, SaringanMatriks
from ppid.tenggat import SABTU

WIB = ZoneInfo("Asia/Jakarta")
HARI = {
    "senin": datetime(2026, 11, 23, 10, 15, tzinfo=WIB),
    "tahun_baru": datetime(2027, 1, 1, 0, 10, tzinfo=WIB),
    "lebaran": datetime(2027, 3, 12, 21, 30, tzinfo=WIB),
}
KODE_KANTOR = {
    **{"kpu": "00", "kepulauan-riau": "21", "jambi": "15", "papua": "91", "bengkulu": "17"},
    **{"bintan": "2101", "sarolangun": "1503", "dki-jakarta": "31", "kota-jayapura": "9171"},
}
TANPA_KABAG = {"sarolangun", "kota-jayapura"}
PERAN = (
    *("petugas", "kasubbag", "kabag", "sekretaris", "penghubung"),
    *("pertimbangan", "pleno", "admin", "auditor"),
)


@pytest.fixture(
    scope="module",
    params=["senin", *(pytest.param(h, marks=pytest.mark.tahan) for h in list(HARI)[1:])],
)
def demo(request, django_db_setup, django_db_blocker):
    """One filling per day, undone at the end; the tests only read, or undo what they write."""
    perjalanan = time_machine.travel(HARI[request.param], tick=True)
    with django_db_blocker.unblock(), perjalanan, transaction.atomic():
        call_command("isi_demo", verbosity=0)
        yield request.param
        transaction.set_rollback(True)


def semua(slug: str):
    return Permohonan.objects.lengkap_baca().filter(satker__slug=slug).order_by("dicatat_pada")


def keadaan(permohonan) -> str:
    return permohonan.hasil if permohonan.status == "selesai" else permohonan.status


@pytest.mark.parametrize("slug", BERKASUS)
def test_empat_puluh_permohonan_dalam_setahun(demo, slug):
    kini = waktu.sekarang()
    diterima = [p.diterima_pada for p in semua(slug)]
    assert len(diterima) == 40
    assert kini - timedelta(days=365) < min(diterima) < kini - timedelta(days=300)
    assert all(p.diterima_pada <= p.dicatat_pada < kini for p in semua(slug))
    per_bulan = Counter(f"{saat:%Y-%m}" for saat in diterima)
    assert len(per_bulan) >= 11


@pytest.mark.parametrize("slug", BERKASUS)
def test_setiap_permohonan_sampai_pada_keadaan_menurut_naskahnya(demo, slug):
    harap = Counter(isi["keadaan"] for isi in [*baca(f"{slug}-setahun"), *baca(slug)])
    assert Counter(map(keadaan, semua(slug))) == harap


@pytest.mark.parametrize("slug", BERKASUS)
def test_pagi_yang_sehat(demo, slug):
    terbuka = semua(slug).terbuka()
    assert len(terbuka) == 10
    assert {p.status for p in terbuka} == TERBUKA
    assert sum(p.terlambat for p in terbuka) == 1
    assert any(p.perpanjangan.filter(keadaan="diusulkan") for p in terbuka)


@pytest.mark.parametrize("slug", BERKASUS)
def test_matriks_memuat_setiap_langkah_dan_jumlahnya_sama_dengan_register(demo, slug):
    """Counted another way: over the cells of the book, not over the Kegiatan."""
    satker = Satker.objects.get(slug=slug)
    kasubbag = Pengguna.objects.get(username=f"kasubbag.{slug}").bertugas_di(slug)
    saringan = SaringanMatriks(QueryDict(f"bulan={SEMUA_WAKTU}"), pelaku=kasubbag)
    judul = [kolom.judul for kolom in register.KOLOM]
    buku = [
        dict(zip(judul, sel, strict=True))
        for sel in register.baris(register.baca(semua(slug)), satker)
    ]

    milik = saringan.qs.filter(langkah__sop__jenis="pelayanan")
    langkah = {j.nomor: j.perkara for j in matriks.jumlah(matriks.baca(milik, kasubbag), satker)}

    assert list(langkah) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert langkah[1] == len(buku) == 40
    diberitahu = sum(bool(b["Pemberitahuan tertulis"]) for b in buku)
    assert langkah[5] == diberitahu + sum(b["Keadaan"] == "Siap disampaikan" for b in buku)
    assert langkah[6] == sum(b["Keadaan"] == "Selesai" for b in buku)
    assert langkah[7] == Supervisi.objects.filter(satker=satker).disahkan().count() > 20
    assert langkah[8] == Laporan.objects.filter(satker=satker).count() >= 5


def test_semua_hasil_ada(demo):
    hasil = set(Permohonan.objects.filter(status="selesai").values_list("hasil", flat=True))
    assert hasil == set(Hasil)


def test_setiap_perbuatan_alur_dipakai(demo):
    assert {t.nama for t in ALUR} <= set(Jejak.objects.values_list("jenis", flat=True))


@pytest.mark.parametrize("slug", BERKASUS)
def test_terlambat_dan_diperpanjang(demo, slug):
    terjawab = [p for p in semua(slug).filter(cara_selesai="tertulis") if p.terlambat]
    assert len(terjawab) == 2 and all(p.sebab_terlambat for p in terjawab)
    assert semua(slug).exclude(diperpanjang_pada=None).count() >= 2
    diputus = set(semua(slug).values_list("perpanjangan__keadaan", flat=True))
    assert {"diusulkan", "berlaku", "ditolak"} <= diputus


@pytest.mark.parametrize("slug", BERKASUS)
def test_cara_menjawab_beragam(demo, slug):
    baris = semua(slug)
    assert baris.filter(cara_selesai="di_tempat").count() >= 4
    assert {p.cara_serah for p in baris} >= set(CaraSerah)
    assert {p.cara_beri for p in baris} >= set(CaraBeri)
    assert any(p.periode_lalu for p in baris) and any(p.dibayar_pada for p in baris)
    assert any(p.bagian.count() > 1 for p in baris)
    assert any(p.bahan.values("unit").distinct().count() > 1 for p in baris)
    assert any(p.bahan.filter(tidak_menguasai=True) for p in baris)
    assert any(p.tanggapan.filter(keadaan="dikembalikan") for p in baris)


def test_uji_konsekuensi_satu_diputus_satu_menunggu(demo):
    uji = {u.satker.slug: u for u in UjiKonsekuensi.objects.select_related("satker", "tujuan")}
    assert uji["bintan"].keadaan == "diputus" and uji["sarolangun"].keadaan == "diusulkan"
    assert uji["bintan"].tujuan.slug == "kepulauan-riau"
    assert uji["bintan"].dicatat_oleh.username == "kasubbag.kepulauan-riau"


def test_kata_katanya_tidak_berulang(demo):
    for nama in ("rincian", "pemohon__alamat"):
        isi = list(Permohonan.objects.exclude(hasil="duplikat").values_list(nama, flat=True))
        kembar = [teks for teks, n in Counter(isi).items() if n > 1 and teks]
        assert not kembar


def test_dokumen_dan_dik(demo):
    for slug in BERKASUS:
        milik = Dokumen.objects.filter(satker__slug=slug)
        assert milik.count() == 17 and milik.filter(disahkan_pada=None).count() == 3
        assert {d.status for d in milik} >= {"terdaftar", "menunggu", "terunggah", "ditarik"}
        assert VersiBerkas.objects.usulan().filter(dokumen__in=milik).exists()
        assert any(len(d.berkas) > 1 for d in milik if d.sah)
        assert all(d.tempat for d in milik.filter(status="terunggah"))
        assert milik.filter(simpan_sampai__lt=_hari_ini()).exists()
        assert milik.filter(klasifikasi="diusulkan_dikecualikan").count() == 1
        assert any("XLSX" in satu.bentuk for satu in milik)
    banyak = Counter(d.satker.slug for d in Dikecualikan.objects.select_related("satker"))
    assert banyak == {"kpu": 4, "kepulauan-riau": 1, "jambi": 1, "dki-jakarta": 1}
    hari_ini = waktu.hari_ini("Asia/Jakarta")
    assert sum(not d.berlaku_pada(hari_ini) for d in Dikecualikan.objects.all()) == 1


def _hari_ini():
    return waktu.hari_ini("Asia/Jakarta")


def test_setiap_keadaan_dokumen_ada(demo):
    assert set(Dokumen.objects.values_list("status", flat=True)) == set(StatusDokumen)


@pytest.mark.parametrize("slug", BERDIP)
def test_dip_tahun_lalu_terbit(demo, slug):
    """Believable rows of every class over all units, some behind a document of the store."""
    satker = Satker.objects.get(slug=slug)
    dip = Penyusunan.objects.publik(satker).get()
    entri = Entri.objects.filter(penyusunan=dip)

    assert dip.tahun == satker.hari_ini.year - 1 and dip.ba_nomor and dip.keputusan_pindaian
    assert 25 <= entri.count() <= 40
    assert set(entri.values_list("sifat", flat=True)) == set(Klasifikasi.values)
    assert set(entri.values_list("unit", flat=True)) == set(
        satker.unit.values_list("pk", flat=True)
    )
    assert entri.exclude(dokumen=None).count() >= 5
    assert len(set(entri.values_list("kode", flat=True))) == entri.count()


def test_dip_tahun_ini_di_langkahnya(demo):
    keadaan = {
        d.satker.slug: d.status for d in Penyusunan.objects.berjalan().select_related("satker")
    }
    assert keadaan == {
        "bengkulu": "pengisian",
        "bintan": "koreksi",
        "sarolangun": "pertimbangan",
        "dki-jakarta": "klarifikasi",
    }
    terlambat = Bagian.objects.terbuka().select_related("unit", "satker")
    assert [(b.unit.nama, b.terlambat) for b in terlambat] == [
        ("Bagian Keuangan, Umum, dan Logistik", True)
    ]


def test_dip_tahun_ini_berlanjut_dari_tahun_lalu(demo):
    kini = Entri.objects.filter(penyusunan__satker__slug="sarolangun").exclude(
        penyusunan__status="terbit"
    )
    lanjutan = kini.exclude(asal=None).select_related("asal")
    assert all(e.kode == e.asal.kode for e in lanjutan)
    assert lanjutan.count() > 20 and kini.filter(asal=None).count() == 2
    assert any(e.ringkasan != e.asal.ringkasan for e in lanjutan)
    assert kini.exclude(dicoret_pada=None).get().alasan_coret


@pytest.mark.parametrize(
    ("slug", "jenis", "langkah"),
    [("bengkulu", "dip", LANGKAH_DIP), ("bintan", "dokumentasi", LANGKAH_DOKUMEN)],
)
def test_setiap_langkah_kedua_sop_ada_dalam_matriks(demo, slug, jenis, langkah):
    """By its own actor, with what the sheet calls standard beside it."""
    sekretaris = Pengguna.objects.get(username=f"sekretaris.{slug}").bertugas_di(slug)
    milik = Kegiatan.objects.untuk(sekretaris).filter(langkah__sop__jenis=jenis)
    selesai = milik.exclude(selesai=None).select_related("langkah", "oleh")

    assert {k.kunci for k in selesai} == set(langkah)
    assert all(k.oleh and k.jabatan for k in selesai)
    jumlah = matriks.jumlah(matriks.baca(milik, sekretaris), sekretaris.satker)
    assert [j.nomor for j in jumlah] == list(range(1, len(langkah) + 1))


def test_setiap_naskah_dip_demo_menyebut_langkah_yang_ada():
    langkah = [satu.aksi for satu in LANGKAH]
    assert {k["keadaan"]["sampai"] for k in baca("dip")["kantor"].values()} <= set(langkah)


def test_berkas_demo_lolos_pintu_unggah(demo):
    for jenis in ("dokumen", "keputusan", "bahan", "jawaban", "surat_kuasa"):
        satu = Berkas.objects.filter(jenis=jenis).first()
        berkas.periksa(SimpleUploadedFile(satu.nama, berkas.baca(satu)), kantor=True)


@pytest.mark.sekali
def test_setiap_jenis_naskah_dapat_dicetak(demo):
    per_jenis = {n.jenis: n for n in Naskah.objects.all()}
    tahunan = "laporan_tahunan" in per_jenis  # closed weeks after New Year
    assert len(per_jenis) == 19 + tahunan
    for satu in per_jenis.values():
        assert html_ke_pdf(satu.html).startswith(b"%PDF")


@pytest.mark.parametrize("slug", BERKASUS)
def test_pekan_pekan_lalu_sudah_disupervisi(demo, slug):
    """All but the last working days; each paper in the order of its day."""
    satker = Satker.objects.get(slug=slug)
    sah = list(Supervisi.objects.filter(satker=satker).disahkan())
    lewat = [t for t in belum_disahkan(satker) if t.masa.awal > sah[-1].awal]

    assert 1 <= len(lewat) <= 5
    assert any(s.catatan for s in sah) and any(not s.beku["perbuatan"] for s in sah)
    assert not any(set(s.berubah()) - {"diterima"} for s in sah)
    mulai = sah[0].awal
    assert not [t for t in belum_disahkan(satker) if mulai < t.masa.awal < sah[-1].awal]


@pytest.mark.parametrize("slug", BERKASUS)
def test_nomor_tanpa_celah(demo, slug):
    kunci = [p.kunci.split("-")[-2:] for p in semua(slug)]
    per_tahun = Counter(tahun for tahun, _ in kunci)
    urutan = [(t, f"{n:05}") for t in sorted(per_tahun) for n in range(1, per_tahun[t] + 1)]
    assert [tuple(k) for k in kunci] == urutan


def test_rantai_utuh_dan_berurutan(demo):
    rantai = list(jejak.semua_rantai())
    assert set(rantai) == {*BERKASUS, *BERDIP, "kpu", "kepulauan-riau", "jambi"}
    for satu in rantai:
        assert not jejak.periksa(satu).jenis
        saat = Jejak.objects.filter(rantai=satu).order_by("urut").values_list("waktu", flat=True)
        assert list(saat) == sorted(saat)


def test_jam_melewati_hari_libur(demo):
    for slug in BERKASUS:
        rincian = [
            baris
            for p in semua(slug).terbuka()
            for baris in p.hitungan().rincian
            if baris.tanggal <= p.jatuh_tempo and p.jatuh_tempo >= p.satker.hari_ini
        ]
        assert any(not b.dihitung and b.tanggal.weekday() < SABTU for b in rincian)


def test_jatuh_tempo_sesuai_kalender(demo):
    for permohonan in Permohonan.objects.lengkap_baca().terbuka():
        assert permohonan.jatuh_tempo == permohonan.tempo(permohonan.satker.kalender())


def test_kantor_ditutup_hanya_bila_tidak_ada_libur_dekat(demo):
    lokal = HariLibur.objects.exclude(satker=None).count()
    assert lokal == (3 if demo == "senin" else 0)
    assert Jejak.objects.filter(jenis="libur_ditambah").count() == lokal
    assert Jejak.objects.filter(jenis="tenggat_bergeser").exists() == bool(lokal)


def test_petugas_bekerja_pada_jam_kerja(demo):
    sekarang = HARI[demo]  # the code of the example is given after it
    kantor = Satker.objects.in_bulk()  # each with its calendar, read once
    for baris in Jejak.objects.exclude(oleh=None).filter(waktu__lt=sekarang):
        satker = kantor[baris.satker_id]
        setempat = satker.setempat(baris.waktu)
        assert satker.kalender().hari_kerja(setempat.date())
        assert "08.00" <= f"{setempat:%H.%M}" < "16.00"


def test_ragam_pemohon_dan_kanal(demo):
    baris = Permohonan.objects.select_related("pemohon")
    assert {p.kanal for p in baris} == set(Kanal.values)
    assert {p.pemohon.jenis for p in baris} == set(JenisPemohon.values)
    assert {b for p in baris for b in p.pemohon.bantuan} == set(Bantuan.values)
    assert any(p.pemohon.lewat_kuasa for p in baris)
    assert any(p.pemohon.identitas_tercatat for p in baris)


def test_salinan_lewat_email_punya_alamatnya(demo):
    lewat_email = Permohonan.objects.filter(cara_salinan="email")
    assert not lewat_email.filter(pemohon__email="").exists()


def test_yang_menunggu_di_bintan(demo):
    assert Kiriman.objects.menunggu().get().satker.slug == "bintan"
    assert Draf.objects.get().pengguna.username == "petugas.bintan"
    mundur = Permohonan.objects.exclude(alasan_mundur="").get()
    assert (mundur.satker.slug, mundur.kanal) == ("bintan", "surat")
    assert semua("bintan").get(hasil="duplikat").duplikat_dari.satker.slug == "bintan"


def test_kode_contoh_membuka_permohonan_terbuka_pertama(demo):
    for slug in BERKASUS:
        pertama = semua(slug).terbuka().first()
        cocok = Permohonan.objects.cocok_kode(pertama.satker, pertama.nomor, KODE.lower())
        assert cocok == pertama


def test_perintah_mencetak_nomor_dan_nama_pengguna(demo, capsys):
    call_command("isi_demo")
    keluaran = capsys.readouterr().out
    assert keluaran.count(KODE) == len(BERKASUS)
    assert all(semua(slug).terbuka().first().nomor in keluaran for slug in BERKASUS)
    assert (
        all(p.username in keluaran for p in Pengguna.objects.filter(is_active=True))
        and SANDI in keluaran
    )


def test_dua_kali_tidak_mengubah_apa_pun(demo):
    def potret():
        banyak = {m: m.objects.count() for m in apps.get_models()}
        return banyak, list(KepalaRantai.objects.order_by("pk").values())

    sebelum = potret()
    call_command("isi_demo", verbosity=0)
    assert potret() == sebelum


def test_kantor(demo):
    satker = {s.slug: s for s in Satker.objects.select_related("induk")}
    assert {slug: s.kode for slug, s in satker.items()} == KODE_KANTOR
    assert satker["kota-jayapura"].label_zona == satker["papua"].label_zona == "WIT"
    assert (satker["kpu"].induk, satker["kpu"].zona) == (None, "Asia/Jakarta")
    for s in satker.values():
        harap = {"ri": "", "provinsi": "kpu"}.get(s.tingkat)
        induk = s.induk.slug if s.induk else ""
        assert induk == harap if harap is not None else s.kode.startswith(s.induk.kode)
        s.full_clean()


def test_orang(demo):
    for slug, satker in ((s.slug, s) for s in Satker.objects.all()):
        harap = {f"{p}.{slug}" for p in PERAN if p != "kabag" or slug not in TANPA_KABAG}
        harap |= {"pusat.kpu"} if slug == "kpu" else set()
        harap |= {"petugas2.bintan"} if slug == "bintan" else set()
        harap |= {f"penghubung2.{slug}"} if slug in BERDIP else set()
        harap |= {"kabag2.bengkulu"} if slug == "bengkulu" else set()
        assert set(isi_demo.nama_pengguna(satker)) == harap
        assert ada_kabag(satker) == (slug not in TANPA_KABAG)
    dulu = Penugasan.objects.exclude(sampai=None).get()
    assert (dulu.pengguna.username, dulu.pengguna.is_active) == ("kasubbag2.sarolangun", False)
    for tugas in Penugasan.objects.filter(sampai=None).select_related("pengguna", "satker"):
        peran = Peran(tugas.pengguna.username.split(".")[0].rstrip("2"))
        assert tugas.pengguna.bertugas_di(tugas.satker.slug).peran == {peran}
        tugas.full_clean()
    assert Pengguna.objects.values("nama").distinct().count() == Pengguna.objects.count()
    assert Penugasan.objects.filter(kedudukan=Kedudukan.PLT).count() == 1
    assert Pengguna.objects.get(username="auditor.bintan").check_password(SANDI)


# It needs `db`: that is what makes the runner set up a database for this file


def test_hanya_dalam_demo(db, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", False)
    with pytest.raises(CommandError, match="mode DEMO"):
        call_command("isi_demo")
    assert not Satker.objects.exists()
