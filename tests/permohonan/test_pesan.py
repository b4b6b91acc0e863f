"""The applicant hears of each turn once, and of nothing else; in words that cannot be bent."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permohonan import pesan, wa
from permohonan.models import Permohonan
from permohonan.pesan import JENIS, KABAR, SAAT_SELESAI
from permohonan.status import ALUR, Status
from ppid import alur, kabar, teks_kabar
from ppid.izin import Peran
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import Jejak, JenisBerkas, Kabar, KeadaanKabar, Satker
from tests.dunia_jawaban import ENAM
from tests.factories import beritahukan, buat_permohonan, buat_satker, pelaku, setujui, susun
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
EMAIL = "budi@contoh.test"
NAMA = "Budi Santoso"
TEMUAN = {"jenis": "nik", "teks": "NIK", "jawaban": ""}
TAUTAN = re.compile(r"\w+://\S+|www\.\S+")


@pytest.fixture
def orang(satker):
    """The desk, the PPID and a unit's tim penghubung."""
    unit = buat_unit(satker)
    return {
        "desk": pelaku(Peran.PETUGAS, satker),
        "ppid": pelaku(Peran.KASUBBAG, satker),
        "unit": pelaku(Peran.PENGHUBUNG, satker, unit=unit),
    }


@pytest.fixture
def satker(db):
    return buat_satker(induk=buat_satker("kepulauan-riau"))


@pytest.fixture
def saksi(monkeypatch):
    """Every act that is done: its name, where it ended, and the messages to the applicant."""
    catatan = []

    def pasang(nama_fungsi: str):
        asli = getattr(alur, nama_fungsi)

        def disaksikan(perkara, nama, **isian):
            if not isinstance(perkara, Permohonan):
                return asli(perkara, nama, **isian)
            dari, ada = perkara.status, Kabar.objects.filter(kepada=EMAIL).count()
            asli(perkara, nama, **isian)
            baru = Kabar.objects.filter(kepada=EMAIL).order_by("pk")[ada:]
            ke = perkara.status if perkara.status != dari else None
            catatan.append((nama, ke, [k.kode for k in baru]))

        monkeypatch.setattr(alur, nama_fungsi, disaksikan)

    pasang("lahirkan")
    pasang("pindah")
    return catatan


def lewatkan(p: Permohonan, **hari) -> None:
    """Move the case's own days back."""
    Permohonan.objects.filter(pk=p.pk).update(**hari)
    p.refresh_from_db()


# The story of every act


def cerita_ditutup(satker, desk, ppid) -> None:
    kembar = buat_permohonan(satker)
    for nama in ("bukan_permohonan", "duplikat", "hentikan"):
        p = buat_permohonan(satker, "perlu_dilengkapi" if nama == "hentikan" else "diajukan")
        if nama == "hentikan":
            lewatkan(p, batas_lengkapi=satker.hari_ini - timedelta(days=1))
        usul = {"alasan": "Alasan", "duplikat_dari": kembar if nama == "duplikat" else None}
        p.usulkan(nama, oleh=desk, **usul)
        p.tolak_usulan(oleh=ppid, alasan="Belum")
        p.usulkan(nama, oleh=desk, **usul)
        p.setujui_usulan(oleh=ppid)


def cerita_data(satker, desk) -> None:
    p = buat_permohonan(satker, "perlu_dilengkapi")
    p.lengkapi(oleh=sebagai_pemohon(p), catatan="Tahun 2024")
    for aksi in ("catatan_internal", "catatan_kontak", "surat_susulan"):
        p.tulis_catatan(aksi, oleh=desk, isi="Catatan", cara="telepon")
    p.koreksi_data(oleh=desk, alasan="Salah tulis", pemohon={"alamat": "Jalan Baru"})
    p.catat_identitas(oleh=desk, jenis="paspor", nomor_identitas="A1234567")
    for aksi in ("unggah_formulir", "unggah_pindaian"):
        p.unggah(aksi, oleh=desk, unggahan=buat_berkas(satker, JenisBerkas.FORMULIR))
    for aksi in ("cetak_ba_tenggat", "cetak_formulir"):
        p.cetak(aksi, oleh=desk)
    p.ganti_kode(oleh=desk, kode_baru="CEK0-CEK0-CEK0-CEK0", lewat_email=True)
    p.cabut(oleh=sebagai_pemohon(p))


def cerita_di_meja(satker, desk) -> None:
    dokumen = buat_dokumen(satker)
    p = buat_permohonan(satker, kanal="datang_langsung")
    p.nyatakan_lengkap(oleh=desk)
    p.bagi_rincian(oleh=desk, uraian=["DPT per TPS", "DPT per desa"])
    p.ubah_rincian(oleh=desk, rincian="DPT 2024", alasan="Surat pemohon")
    p.bagi_rincian(oleh=desk, uraian=["DPT per TPS", "DPT per desa"])
    satu, dua = p.bagian_terbuka()
    p.jelaskan(oleh=desk, bagian=satu, dik=buat_dik(satker.induk))
    for bagian in (satu, dua):
        p.jawab_di_tempat(
            oleh=desk, bagian=[bagian], dokumen=[dokumen], cara="ambil", penerima="Budi"
        )


def cerita_koordinasi(satker, desk, ppid, unit) -> Permohonan:
    p = buat_permohonan(satker, "koordinasi")
    (minta,) = p.disposisi(
        oleh=ppid,
        bentuk="nota_dinas",
        unit=[buat_unit(satker)],
        arahan="Siapkan",
        batas=satker.hari_ini,
    )
    p.ingatkan_unit(oleh=desk, permintaan=minta)
    p.serah_bahan(oleh=unit, permintaan=minta, jawaban="Ada")
    uji = p.usulkan_uji(oleh=ppid, **ENAM)
    provinsi = pelaku(Peran.KASUBBAG, satker.induk)
    p.catat_uji(oleh=provinsi, uji=uji, keadaan="diteruskan", keterangan="Ke KPU")
    for putus in (p.tolak_perpanjangan, p.perpanjang):
        p.usulkan_perpanjangan(oleh=desk, alasan="belum_dikuasai", uraian="Menunggu arsip")
        putus(oleh=ppid, **({"catatan": "Cukup"} if putus == p.tolak_perpanjangan else {}))
    p.kirim_perpanjangan(oleh=desk, cara="pos")
    berkas = [buat_berkas(satker, JenisBerkas.JAWABAN, temuan=[dict(TEMUAN)])]
    p.siapkan_berkas(oleh=desk, unggahan=berkas)
    p.jawab_temuan(oleh=desk, berkas=berkas[0], jawaban={0: "NIK contoh"})
    return p


def cerita_diserahkan(p: Permohonan, desk, ppid) -> None:
    susun(p)
    p.kembalikan(oleh=ppid, catatan="Lengkapi")
    susun(p)
    setujui(p)
    p.cetak("cetak_amplop", oleh=desk)
    p.catat_identitas(oleh=desk, jenis="paspor", nomor_identitas="A1234567")
    beritahukan(p)
    p.kirim_ulang(oleh=desk, cara="pos")
    p.ingatkan_pengambilan(oleh=desk, cara="email")
    p.serahkan(oleh=desk, cara="ambil", penerima="Budi")
    p.buka_kembali(oleh=ppid, alasan="Berkas keliru")
    susun(p, "tidak_dikuasai", badan_lain="BPS")
    setujui(p)
    beritahukan(p)


def cerita_unduh(satker, desk) -> None:
    p = buat_permohonan(satker, "koordinasi")
    p.catat_identitas(oleh=desk, jenis="paspor", nomor_identitas="A1234567")
    berkas = [buat_berkas(satker, JenisBerkas.JAWABAN) for _ in range(2)]
    p.siapkan_berkas(oleh=desk, unggahan=berkas)
    susun(p, berkas=berkas)
    setujui(p)
    beritahukan(p, cara_serah="unduh")
    for satu in p.untuk_diserahkan():
        p.unduh(oleh=sebagai_pemohon(p), pemberian=satu)


def cerita_tidak_diambil(satker, desk, ppid) -> None:
    p = buat_permohonan(satker, "menunggu_penyerahan")
    p.ingatkan_pengambilan(oleh=desk, cara="email")
    lewatkan(p, diberitahukan_pada=p.diberitahukan_pada - timedelta(days=90))
    p.tutup_tidak_diambil(oleh=ppid)


def cerita_di_dalam(satker, desk, ppid) -> None:
    """What stays inside the office."""
    p = buat_permohonan(satker, "diproses")
    p.tugaskan(kepada=desk.pengguna, oleh=ppid)
    p.batalkan_tugas(oleh=ppid)
    p.tulis_catatan("catatan_internal", oleh=desk, isi="Keliru")
    p.batalkan_catatan(oleh=desk)
    p.tahan_identitas(oleh=ppid, alasan="Sengketa")
    p.lepas_tahan(oleh=ppid, alasan="Selesai")


def semua_cerita(satker, desk, ppid, unit) -> None:
    cerita_di_dalam(satker, desk, ppid)
    cerita_ditutup(satker, desk, ppid)
    cerita_data(satker, desk)
    cerita_di_meja(satker, desk)
    cerita_diserahkan(cerita_koordinasi(satker, desk, ppid, unit), desk, ppid)
    cerita_unduh(satker, desk)
    cerita_tidak_diambil(satker, desk, ppid)


def test_setiap_tindakan_menulis_kabar_menurut_tabel_dan_tidak_lebih(satker, orang, saksi):
    """All acts of the workflow, by their verbs: one message where the table has one, else none."""
    semua_cerita(satker, **orang)

    assert {t.nama for t in ALUR} == {nama for nama, _, _ in saksi}
    salah = [
        (nama, ke, ada)
        for nama, ke, ada in saksi
        if ada != list(filter(None, [pesan.kode_kabar(nama, ke)]))
    ]
    assert salah == []
    assert all((nama, Status.SELESAI) in {s[:2] for s in saksi} for nama in SAAT_SELESAI)
    assert all((nama, None) in {s[:2] for s in saksi} for nama in SAAT_SELESAI)
    kode = Kabar.objects.filter(kepada=EMAIL)
    assert {k.kode for k in kode} == set(KABAR.values()) - {"kurang_ingat"}
    _periksa_isi(kode)


def _periksa_isi(semua) -> None:
    """Plain text; no code but the re-issued; nothing of the case but its number in a subject."""
    for k in semua:
        assert not re.search(r"[{}<>]", k.perihal + k.isi), k.isi
        assert NAMA not in k.perihal
        assert ("CEK0" in k.isi) == (k.kode == "kode")
        assert "Daftar pemilih tetap" not in k.perihal + k.isi
        assert all(t.startswith("http://127.0.0.1:8000/bintan/") for t in TAUTAN.findall(k.isi))
        assert k.keadaan == KeadaanKabar.MENUNGGU


def test_tabel_menyebut_tindakan_dan_teks_yang_ada():
    assert set(KABAR) - {t.nama for t in ALUR} == {pesan.PENGINGAT}
    assert set(KABAR.values()) <= set(JENIS)


@pytest.mark.parametrize("kode", JENIS)
def test_teks_bawaan_memenuhi_aturan_yang_berlaku_bagi_kantor(kode):
    jenis, teks = JENIS[kode], teks_kabar.bawaan(kode)

    teks_kabar.periksa(teks.isi, jenis.boleh, dict.fromkeys(jenis.wajib, ""))
    assert bool(teks.perihal) == jenis.berperihal
    if jenis.berperihal:
        teks_kabar.periksa(teks.perihal, pesan.PERIHAL, {"nomor": ""})
    assert not re.search(r"\b(kamu|tiket|user|submit|surel)\b", teks.isi)


# By e-mail only


def test_pengingat_lewat_telepon_dan_kode_di_meja_tidak_menulis_email(satker, orang):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    ada = Kabar.objects.count()

    p.ingatkan_pengambilan(oleh=orang["desk"], cara="telepon")
    p.ganti_kode(oleh=orang["desk"], kode_baru="CEK0-CEK0-CEK0-CEK0")

    assert Kabar.objects.count() == ada


def test_janji_biaya_dan_hak_keberatan_disebut_dalam_jawaban(satker, orang):
    p = buat_permohonan(satker, "koordinasi")
    sampai = satker.hari_ini + timedelta(days=40)
    susun(p, "belum_didokumentasikan", sampai=sampai)
    setujui(p)

    beritahukan(p)

    isi = Kabar.objects.get(kode="jawaban").isi
    assert f"{sampai.year}." in isi
    assert "Yang belum didokumentasikan kami sediakan paling lambat" in isi
    assert "keberatan tertulis kepada Atasan PPID paling lambat" in isi


def test_alamat_yang_dikoreksi_menerima_yang_belum_sampai(satker, orang):
    p = buat_permohonan(satker)
    Kabar.objects.update(keadaan=KeadaanKabar.GAGAL, galat="SMTPRecipientsRefused", percobaan=1)

    p.koreksi_data(oleh=orang["desk"], alasan="Salah", pemohon={"email": "budi2@contoh.test"})

    satu = Kabar.objects.get()
    assert (satu.kepada, satu.keadaan) == ("budi2@contoh.test", KeadaanKabar.MENUNGGU)
    assert (satu.galat, satu.percobaan) == ("", 0)


def test_kode_akses_tidak_ikut_pindah_ke_alamat_baru(satker, orang):
    p = buat_permohonan(satker)
    p.ganti_kode(oleh=orang["desk"], kode_baru="CEK0-CEK0-CEK0-CEK0", lewat_email=True)

    p.koreksi_data(oleh=orang["desk"], alasan="Salah", pemohon={"email": "budi2@contoh.test"})

    assert Kabar.objects.get(rahasia=True).kepada == EMAIL


def test_pendaftaran_di_meja_yang_langsung_lengkap_menulis_satu_kabar(satker, orang):
    p = buat_permohonan(satker, kanal="datang_langsung")

    p.nyatakan_lengkap(oleh=orang["desk"], kabari=False)

    assert [k.kode for k in Kabar.objects.all()] == ["diterima"]
    assert Jejak.objects.tentang(p).last().jenis == "nyatakan_lengkap"


# WhatsApp


def test_teks_whatsapp_tanpa_nama_rincian_dan_kode(satker):
    p = buat_permohonan(satker)

    salinan = wa.salinan(p)

    assert p.nomor in salinan.teks
    assert "Permohonan Anda sudah kami terima." in salinan.teks
    assert "http://127.0.0.1:8000/bintan/cek/" in salinan.teks
    assert salinan.tautan.startswith("https://wa.me/6281255501177?text=Permohonan%20")
    for rahasia in (NAMA, p.rincian, p.kode_akses):
        assert rahasia not in salinan.teks + salinan.tautan


def test_tanpa_telepon_teks_whatsapp_hanya_disalin(satker):
    p = buat_permohonan(satker, pemohon={"telepon": ""})

    assert wa.salinan(p).tautan == ""


def test_teks_whatsapp_mengaku_bila_terlambat(satker):
    p = buat_permohonan(satker)
    lewatkan(p, jatuh_tempo=satker.hari_ini - timedelta(days=3))

    assert "Maaf, batas waktu jawaban sudah lewat sejak" in wa.salinan(p).teks


# Hostile words, in any field that a message repeats


HURUF = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
JAHAT = st.one_of(
    st.text(HURUF, max_size=60),
    st.sampled_from(
        [
            "Budi\r\nBcc: semua@jahat.test",
            "http://jahat.test/klik",
            "www.jahat.test dan jahat.test",
            "{kode} {nomor} {{ settings.SECRET_KEY }}",
            "Budi\u2028X-Lain: 1",
        ]
    ),
)


@given(nama=JAHAT, kurang=JAHAT, kantor=JAHAT)
def test_kepala_satu_baris_penerima_satu_dan_tautan_hanya_ke_portal(nama, kurang, kantor):
    """Over every kind of message: what people wrote stays text."""
    satker = Satker(slug="bintan", nama=kantor, zona="Asia/Jakarta")
    objek = _tiruan(satker, nama, kurang)
    for kode, jenis in JENIS.items():
        teks = teks_kabar.bawaan(kode)
        boleh = {k for k in teks.isian if k in LANGSUNG}
        nilai = pesan.nilai(objek, boleh, jenis=jenis)
        jadi = teks.terisi(nilai | dict.fromkeys(teks.isian - boleh, "x"))

        surat = kabar.surat(_kabar(satker, jadi)).message()
        assert [k for k in surat if k in ("Bcc", "Cc", "X-Lain")] == []
        assert all("\n" not in v for v in (kabar.sebaris(jadi.perihal), str(surat["To"])))
        assert surat["To"] == EMAIL
        assert all(t.startswith("http://127.0.0.1:8000/bintan/") for t in TAUTAN.findall(jadi.isi))


LANGSUNG = ("nomor", "nama", "kantor", "kekurangan", "alamat_status", "alamat_kantor", "unit")


def _tiruan(satker, nama: str, kurang: str):
    """A case (and a unit's request in one) with nothing but what is repeated."""

    class Tiruan:
        nomor, nama_unit = "0001/PPID/2101/XI/2026", nama
        pemohon = type("Pemohon", (), {"nama": nama})
        permohonan = type("Permohonan", (), {"nomor": "0001/PPID/2101/XI/2026"})

    Tiruan.satker, Tiruan.kurang = satker, [kurang]
    return Tiruan()


def _kabar(satker, teks) -> Kabar:
    return Kabar(satker=satker, kepada=EMAIL, perihal=teks.perihal, isi=teks.isi, pesan_id="1@x")
