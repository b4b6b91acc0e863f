"""What a day's data layanan says, against a plain recount of what was done."""

from collections import Counter
from datetime import date, timedelta

import pytest

from laporan import angka
from laporan.layanan import Layanan, baris_angka
from laporan.masa import Masa
from permohonan.models import Permohonan
from ppid.izin import pemohon
from ppid.models import Jejak, Langkah
from tests.factories import beritahukan, buat_permohonan, pelaku, setujui, susun, teruskan
from tests.factories_dip import buat_dokumen

pytestmark = pytest.mark.usefixtures("jam")

JUMAT = date(2026, 11, 20)
SEHARI = Masa(JUMAT, JUMAT)


def catat_di_meja(satker, detik: int, **isian) -> Permohonan:
    p = buat_permohonan(satker, kanal="datang_langsung", **isian)
    p.nyatakan_lengkap(oleh=_petugas(p), detik=detik)
    return p


def _petugas(p):
    return pelaku("petugas", p.satker)


def di_tempat(p, detik: int, **lain) -> None:
    isi = {"bagian": p.bagian_terbuka(), "dokumen": [buat_dokumen(p.satker)], "cara": "ambil"}
    p.jawab_di_tempat(oleh=_petugas(p), penerima="Budi", detik=detik, **isi, **lain)


@pytest.fixture
def hari(satker, petugas, kasubbag, pada):
    """Friday: three logged (one back-dated), two answered at once, one told, one withdrawn."""
    pada("2026-11-11 10.00")
    lama = buat_permohonan(satker, "siap_disampaikan")
    pada("2026-11-19 23.50")
    buat_permohonan(satker)
    pada("2026-11-20 09.00")
    di_tempat(catat_di_meja(satker, 240), 600)
    pada("2026-11-20 10.00")
    di_tempat(catat_di_meja(satker, 260), 1000)
    pada("2026-11-20 13.00")
    beritahukan(lama, cara="pos", cara_serah="pos")
    diterima = satker.setempat(lama.diterima_pada) + timedelta(days=5)
    surat = buat_permohonan(
        satker, kanal="surat", diterima_pada=diterima, alasan_mundur="Surat terselip"
    )
    pada("2026-11-20 23.59")
    surat.cabut(oleh=pemohon(surat))
    pada("2026-11-21 00.01")
    buat_permohonan(satker)
    return Layanan(satker, SEHARI)


def test_angka_sama_dengan_hitungan_biasa(hari, satker):
    perkara = Permohonan.objects.filter(satker=satker)
    pada_hari = {
        nama: sum(
            satker.setempat(saat).date() == JUMAT
            for saat in perkara.values_list(nama, flat=True)
            if saat
        )
        for nama in ("dicatat_pada", "diterima_pada", "diberitahukan_pada")
    }
    di_tempat = sum(p.cara_selesai == "di_tempat" for p in perkara)

    assert hari.angka["dicatat"] == pada_hari["dicatat_pada"] == 3
    assert hari.angka["diterima"] == pada_hari["diterima_pada"] == 2
    assert hari.angka["di_tempat"] == di_tempat == 2
    assert hari.angka["diberitahukan"] == pada_hari["diberitahukan_pada"] - di_tempat == 1
    assert (hari.angka["diserahkan"], hari.angka["tanpa_keputusan"]) == (0, 1)
    assert angka.rata_catat(hari.angka) == (240 + 260) // 2


def test_perbuatan_adalah_jejak_hari_itu_menurut_waktu(hari, satker):
    jejak = Jejak.objects.filter(satker=satker, nomor__startswith="00").order_by("urut")
    hari_itu = [b for b in jejak if satker.setempat(b.waktu).date() == JUMAT]

    assert [(b.permohonan.nomor, b.aksi) for b in hari.perbuatan] == [
        (b.nomor, b.jenis) for b in hari_itu
    ]
    assert hari.angka["perbuatan"] == len(hari_itu) == 9
    assert [b.label for b in hari.perbuatan][:3] == [
        "Daftarkan",
        "Nyatakan lengkap",
        "Jawab di tempat",
    ]


def test_menit_dinilai_terhadap_mutu_baku(hari):
    """Step 1 has 10 minutes, step 2 has 15; what nobody timed is not compared."""
    nilai = [(b.aksi, b.kunci, b.lama, b.penilaian) for b in hari.perbuatan if b.lama]

    assert nilai == [
        ("nyatakan_lengkap", "terima", "4 menit", "sesuai baku"),
        ("jawab_di_tempat", "sampaikan", "10 menit", "sesuai baku"),
        ("nyatakan_lengkap", "terima", "4 menit 20 detik", "sesuai baku"),
        ("jawab_di_tempat", "sampaikan", "16 menit 40 detik", "melebihi baku"),
        ("beritahukan", "serahkan", "7 hari kerja", ""),
    ]
    tak_terukur = hari.perbuatan[-1]
    assert (tak_terukur.aksi, tak_terukur.lama, tak_terukur.mutu) == ("cabut", "", "")
    assert tak_terukur.beku()["penilaian"] == "tidak diukur"
    assert [satu[:2] + satu[satu.index("(") :] for satu in hari.langkah[:2]] == [
        "1.(baku 10 menit)",
        "2.(baku 15 menit)",
    ]


def test_satuan_lembar_ditulis_kecil_di_dalam_kalimat():
    langkah = [Langkah(waktu=w) for w in ("10 Menit", "10 Hari Kerja dan dapat diperpanjang")]

    kalimat = ["10 menit", "10 hari kerja dan dapat diperpanjang"]
    assert [satu.baku_kalimat for satu in langkah] == kalimat


def test_hari_kerja_dinilai_menurut_langkah_seluruhnya(satker, kasubbag, pada):
    """The days of the act's own Kegiatan are within the standard, those of its step are not."""
    pada("2026-11-02 09.00")
    p = buat_permohonan(satker, "diproses")
    teruskan(p)
    pada("2026-11-10 09.00")
    susun(p)
    pada("2026-11-20 09.00")
    setujui(p)

    satu = next(b for b in Layanan(satker, SEHARI).perbuatan if b.aksi == "setujui")

    assert satu.lama == "8 hari kerja"
    assert satu.mutu == "langkah 4 seluruhnya 14 hari kerja, melebihi baku"
    assert satu.baku.startswith("10 hari kerja")


def test_dicatat_mundur_tampil_dengan_alasannya(hari):
    assert [p.alasan_mundur for p in hari.mundur] == ["Surat terselip"]


def test_yang_terlambat_dan_sebabnya(satker, petugas, pada):
    pada("2026-11-02 09.00")
    ditutup, dicabut, terbuka = [buat_permohonan(satker, "koordinasi") for _ in range(3)]
    pada("2026-11-20 09.00")
    ditutup.cabut(oleh=petugas, alasan="Surat", sebab_terlambat="Arsip banjir")
    dicabut.cabut(oleh=pemohon(dicabut))
    pada("2026-11-23 09.00")
    terbuka.cabut(oleh=petugas, alasan="Surat", sebab_terlambat="Menunggu unit")

    hari = Layanan(satker, SEHARI)

    telat = [(t.permohonan, t.hari, t.sebab) for t in hari.ditutup_terlambat]
    assert telat == [(ditutup, 4, "Arsip banjir"), (dicabut, 4, "Dicabut pemohon")]
    assert [(t.permohonan, t.hari) for t in hari.terbuka_terlambat] == [(terbuka, 4)]


def test_rangkap_dan_pindaian_yang_belum_ada(satker, kasubbag, pada):
    pada("2026-11-19 09.00")
    p = buat_permohonan(satker, "koordinasi")
    pada("2026-11-20 09.00")
    jawab = [
        {"bagian": b, "informasi": "DPT", "bentuk": "softcopy", "hasil": "dikabulkan"}
        for b in p.bagian_terbuka()
    ]
    p.susun_tanggapan(oleh=kasubbag, jawaban=jawab, berkas=(), cara_serah="ambil")
    p.setujui(oleh=kasubbag, dirangkap=True)

    hari = Layanan(satker, SEHARI)

    assert [b.aksi for b in hari.dirangkap] == ["setujui"]
    assert [n.jenis for n in hari.tanpa_pindaian] == ["pemberitahuan"]


def test_bekuan_tanpa_data_pribadi(hari, satker):
    beku = hari.beku()

    teks = str(beku)
    for rahasia in ("Budi Santoso", "budi@contoh.test", "Daftar pemilih", "Surat terselip"):
        assert rahasia not in teks
    assert Counter(b["aksi"] for b in beku["perbuatan"])["catat"] == 3
    assert ("Rata-rata catat", "4 menit 10 detik") in baris_angka(beku)


def test_kueri_tetap_berapa_pun_banyaknya(satker, pada, django_assert_num_queries):
    pada("2026-11-20 09.00")

    def baca(n: int):
        with django_assert_num_queries(n):
            Layanan(satker, SEHARI).beku()

    di_tempat(catat_di_meja(satker, 100), 60)
    baca(9)
    for _ in range(4):
        p = buat_permohonan(satker, "diproses")
        teruskan(p)
        susun(p)
        setujui(p)
    baca(9)
