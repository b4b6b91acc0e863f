"""Acts from the case page: each does its verb once, refuses in words, and keeps what was typed."""

from datetime import date, timedelta

import pytest

from permohonan.models import Catatan
from permohonan.perbuatan import PERBUATAN
from permohonan.status import ALUR, Hasil, Status
from permohonan.tindakan import HALAMAN, PERSETUJUAN, VERIFIKASI
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.permohonan.aksi import alamat, foto, jejak, kembali

pytestmark = pytest.mark.usefixtures("jam")


def usulan(p, petugas, nama="bukan_permohonan"):
    p.usulkan(nama, oleh=petugas, alasan="Iklan")
    return p


# The registry


def test_setiap_tindakan_punya_halaman():
    punya_sendiri = {"ajukan", "catat", *VERIFIKASI, *HALAMAN, *PERSETUJUAN}
    bukan_meja = {"serah_bahan", "catat_uji", "unduh"}
    assert set(PERBUATAN) == {t.nama for t in ALUR} - punya_sendiri - bukan_meja


@pytest.mark.parametrize(
    "aksi",
    [
        *("terbang", "nyatakan-lengkap", "catatan_internal", "catat"),
        *("usulkan-perpanjangan", "serahkan", "setujui", "susun-tanggapan", "unduh"),
    ],
)
def test_tindakan_tak_dikenal_404(client, satker, petugas, aksi):
    client.force_login(petugas.pengguna)
    assert client.get(alamat(buat_permohonan(satker), aksi)).status_code == 404


@pytest.mark.parametrize("aksi", ["catatan-internal", "cabut", "ganti-kode", "verifikasi"])
def test_hak(client, satker, aksi):
    p = buat_permohonan(satker)
    url = alamat(p, aksi)
    assert client.post(url)["Location"].startswith("/masuk/")
    client.force_login(buat_pegawai(Peran.SEKRETARIS, satker))
    assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)
    client.force_login(buat_pegawai(Peran.PETUGAS, buat_satker("sarolangun")))
    assert (client.get(url).status_code, client.post(url).status_code) == (404, 404)
    assert jejak(p) == ["ajukan"]


def test_hanya_kasubbag_memutuskan(client, satker, petugas):
    p = usulan(buat_permohonan(satker), petugas)
    client.force_login(petugas.pengguna)
    assert client.get(alamat(p, "bukan-permohonan")).status_code == 403
    assert client.post(alamat(p, "tolak-bukan-permohonan")).status_code == 403
    assert "tolak_bukan_permohonan" not in jejak(p)


def test_keadaan_lain_409(client, satker, petugas):
    p = buat_permohonan(satker)
    client.force_login(petugas.pengguna)
    respons = client.get(alamat(p, "lengkapi"))
    assert respons.status_code == 409
    assert "Menunggu verifikasi" in respons.text
    assert client.post(alamat(p, "usulkan-hentikan"), {"versi": p.versi}).status_code == 409


def test_versi_basi_menyimpan_tulisan(client, satker, petugas, meja):
    p = buat_permohonan(satker)
    basi = p.versi
    meja(p, "catatan-internal", isi="Yang pertama")
    respons = client.post(alamat(p, "catatan-internal"), {"versi": basi, "isi": "Yang kedua"})
    assert respons.status_code == 409
    for kata in ("Yang kedua", "Menunggu verifikasi", petugas.nama):
        assert kata in respons.text
    assert [c.isi for c in p.catatan.all()] == ["Yang pertama"]


@pytest.mark.parametrize("versi", ["", "x", "-1", "9" * 40])
def test_versi_tak_masuk_akal(client, satker, petugas, versi):
    p = buat_permohonan(satker)
    client.force_login(petugas.pengguna)
    respons = client.post(alamat(p, "catatan-internal"), {"versi": versi, "isi": "Halo"})
    assert respons.status_code == 422
    assert "Muat ulang halaman ini" in respons.text
    assert "Halo" in respons.text


def test_isian_salah_tetap_tampil(meja, satker):
    p = buat_permohonan(satker)
    respons = meja(p, "catatan-kontak", isi="Sudah ditelepon")
    assert respons.status_code == 422
    assert "Pilih lewat apa" in respons.text
    assert "Sudah ditelepon" in respons.text
    assert "Periksa isian: " in respons.text
    assert jejak(p) == ["ajukan"]


# Completeness


def test_nyatakan_lengkap(client, meja, satker, jam):
    p = buat_permohonan(satker)
    client.get(kembali(p))
    jam.kini += timedelta(minutes=4, seconds=10)
    respons = meja(p, "verifikasi", tindakan="lengkap")
    assert respons["Location"] == kembali(p)
    assert "Permohonan dinyatakan lengkap." in client.get(kembali(p)).text
    p.refresh_from_db()
    assert (p.status, p.detik_meja) == (Status.DIPROSES, 250)
    assert jejak(p) == ["ajukan", "lihat", "nyatakan_lengkap"]
    assert Kegiatan.objects.tentang(p).get(selesai__isnull=False).detik_kerja == 250


def test_belum_lengkap_tidak_dapat_dinyatakan_lengkap(client, meja, satker):
    p = buat_permohonan(satker, tujuan="", pemohon={"alamat": ""})
    halaman = client.get(alamat(p, "verifikasi")).text
    assert 'value="lengkap"' not in halaman
    assert meja(p, "verifikasi", tindakan="lengkap").status_code == 409
    p.refresh_from_db()
    assert p.status == Status.DIAJUKAN


def test_minta_kelengkapan(client, meja, satker):
    p = buat_permohonan(satker, tujuan="", pemohon={"alamat": ""})
    halaman = client.get(alamat(p, "verifikasi"))
    awal = halaman.context["form"].initial["kurang"]
    assert awal == ["Alamat pemohon", "Tujuan penggunaan informasi"]
    assert "Kamis, 26\xa0November\xa02026" in halaman.text
    isian = {"kurang": awal, "lain": "Tahun anggaran\n\nBentuk berkas", "cara": "telepon"}
    meja(p, "verifikasi", tindakan="kurang", **isian)
    p.refresh_from_db()
    assert p.status == Status.PERLU_DILENGKAPI
    assert p.kurang == [*awal, "Tahun anggaran", "Bentuk berkas"]
    assert p.batas_lengkapi == date(2026, 11, 26)
    surat = Naskah.objects.tentang(p).get(jenis="tidak_lengkap")
    assert surat.fakta["cara"] == "telepon"
    assert "dibacakan lewat telepon" in client.get(kembali(p)).text


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"cara": "pos"}, "Pilih atau tuliskan apa yang belum lengkap"),
        ({"lain": "Tahun"}, "Pilih cara surat disampaikan"),
        ({"lain": "Tahun", "cara": "merpati"}, "Pilih salah satu"),
        ({"lain": "Tahun", "cara": "email"}, "Pemohon tidak memberi alamat email"),
        ({"kurang": ["<script>"], "cara": "pos"}, "Pilih salah satu"),
    ],
)
def test_minta_kelengkapan_salah(meja, satker, isian, pesan):
    p = buat_permohonan(satker, pemohon={"email": ""})
    respons = meja(p, "verifikasi", tindakan="kurang", **isian)
    assert respons.status_code == 422
    assert pesan in respons.text
    assert isian.get("lain", "") in respons.text
    assert jejak(p) == ["ajukan"]


def test_verifikasi_tanpa_pilihan_tidak_berbuat(meja, satker):
    p = buat_permohonan(satker)
    assert meja(p, "verifikasi").status_code == 422
    assert jejak(p) == ["ajukan"]


def test_catat_kelengkapan(client, meja, satker, petugas):
    p = buat_permohonan(
        satker, tujuan="", pemohon={"alamat": "", "jenis": "badan_hukum", "dokumen_dilihat": []}
    )
    p.minta_kelengkapan(oleh=petugas, kurang=["Alamat pemohon"], cara="pos")
    halaman = client.get(alamat(p, "lengkapi")).text
    assert 'name="pekerjaan"' not in halaman
    isian = {
        "rincian": p.rincian,
        "alamat": "Jalan Baru 2",
        "tujuan": "Penelitian",
        "dilihat": ["akta"],
        "berkas_pengesahan": foto(),
    }
    assert meja(p, "lengkapi", **isian).status_code == 302
    p.refresh_from_db()
    p.__dict__.pop("berkas", None)
    assert (p.status, p.tujuan, p.pemohon.alamat) == ("diajukan", "Penelitian", "Jalan Baru 2")
    assert p.kekurangan() == []
    assert Jejak.objects.tentang(p).last().data == {
        "isian": ["alamat", "dokumen_dilihat", "tujuan"],
        "berkas": 1,
    }


def test_kelengkapan_tanpa_isi_ditolak(meja, satker):
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    respons = meja(p, "lengkapi", rincian=p.rincian)
    assert respons.status_code == 422
    assert "Isi sedikitnya satu hal" in respons.text


# Closing in two hands


@pytest.mark.parametrize(
    ("nama", "hasil"),
    [
        ("bukan-permohonan", Hasil.BUKAN_PERMOHONAN),
        ("duplikat", Hasil.DUPLIKAT),
        ("hentikan", Hasil.TIDAK_DAPAT_DIPROSES),
    ],
)
def test_usul_lalu_setujui(client, meja, satker, kasubbag, jam, nama, hasil):
    asal = buat_permohonan(satker)
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI if nama == "hentikan" else "diajukan")
    jam.kini += timedelta(days=4)
    meja(p, f"usulkan-{nama}", alasan="Sudah jelas", nomor=asal.nomor)
    p.refresh_from_db()
    assert (p.usulan, p.terbuka) == (nama.replace("-", "_"), True)
    client.force_login(kasubbag.pengguna)
    halaman = client.get(alamat(p, nama)).text
    assert "Sudah jelas" in halaman
    assert "hanya dapat dibuka kembali oleh Kasubbag" in halaman
    meja(p, nama)
    p.refresh_from_db()
    assert (p.status, p.hasil) == (Status.SELESAI, hasil)
    assert Jejak.objects.tentang(p).last().data["dirangkap"] is False
    assert jejak(p)[-2:] == [f"usulkan_{p_nama(nama)}", p_nama(nama)]


def p_nama(slug: str) -> str:
    return slug.replace("-", "_")


def test_satu_orang_dua_tangan_ditandai_dirangkap(client, meja, satker, kasubbag):
    p = buat_permohonan(satker)
    client.force_login(kasubbag.pengguna)
    meja(p, "usulkan-bukan-permohonan", alasan="Iklan")
    meja(p, "bukan-permohonan")
    assert Jejak.objects.tentang(p).last().data["dirangkap"] is True
    assert "dirangkap satu orang" in client.get(kembali(p)).text


def test_tolak_usulan(client, meja, satker, petugas, kasubbag):
    p = usulan(buat_permohonan(satker), petugas)
    client.force_login(kasubbag.pengguna)
    assert meja(p, "tolak-bukan-permohonan").status_code == 422
    meja(p, "tolak-bukan-permohonan", alasan="Yang diminta jelas")
    p.refresh_from_db()
    assert (p.usulan, p.status) == ("", Status.DIAJUKAN)
    catatan = p.catatan.get()
    assert (catatan.get_jenis_display(), catatan.isi) == ("Usulan ditolak", "Yang diminta jelas")
    assert jejak(p)[-1] == "tolak_bukan_permohonan"


@pytest.mark.parametrize("batal", ["nyatakan_lengkap", "tolak_usulan", "cabut"])
def test_duplikat_yang_tidak_jadi_tidak_meninggalkan_kaitan(satker, petugas, kasubbag, batal):
    asal, p = buat_permohonan(satker), buat_permohonan(satker)
    p.usulkan("duplikat", oleh=petugas, alasan="Sama", duplikat_dari=asal)

    getattr(p, batal)(oleh=kasubbag)

    p.refresh_from_db()
    assert (p.usulan, p.duplikat_dari) == ("", None)


def test_duplikat_yang_disetujui_menyimpan_kaitannya(satker, petugas, kasubbag):
    asal, p = buat_permohonan(satker), buat_permohonan(satker)
    p.usulkan("duplikat", oleh=petugas, alasan="Sama", duplikat_dari=asal)

    p.setujui_usulan(oleh=kasubbag)

    p.refresh_from_db()
    assert (p.hasil, p.duplikat_dari) == (Hasil.DUPLIKAT, asal)


def test_halaman_usulan_lain_tidak_memutuskan(client, meja, satker, petugas, kasubbag):
    """The page was about one proposal; another one is not confirmed by it."""
    p = usulan(buat_permohonan(satker), petugas)
    client.force_login(kasubbag.pengguna)
    assert meja(p, "duplikat").status_code == 409
    p.refresh_from_db()
    assert (p.usulan, p.status) == ("bukan_permohonan", Status.DIAJUKAN)


def test_duplikat_hanya_dari_kantor_sendiri(meja, satker):
    p = buat_permohonan(satker)
    asing = buat_permohonan(buat_satker("sarolangun"))
    for nomor in (asing.nomor, p.nomor, "0999/PPID/2101/XI/2026", "\x00"):
        respons = meja(p, "usulkan-duplikat", nomor=nomor, alasan="Sama")
        assert respons.status_code == 422
    assert "Nomor ini tidak ada" in meja(p, "usulkan-duplikat", nomor=p.kunci, alasan="a").text


def test_cabut_perlu_permintaan_tertulis(meja, satker):
    p = buat_permohonan(satker)
    assert meja(p, "cabut").status_code == 422
    meja(p, "cabut", berkas=foto())
    p.refresh_from_db()
    assert (p.status, p.hasil) == (Status.SELESAI, Hasil.DICABUT)
    assert jejak(p) == ["ajukan", "surat_susulan", "cabut"]
    assert Berkas.objects.tentang(p).get().jenis == "surat_susulan"


def test_cabut_dengan_keterangan(meja, satker):
    p = buat_permohonan(satker)
    meja(p, "cabut", alasan="Email 23 November 2026")
    assert p.catatan.get().jenis == Catatan.Jenis.PENCABUTAN
    assert jejak(p) == ["ajukan", "cabut"]
