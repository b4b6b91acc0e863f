"""Acts from the case page: each does its verb once, refuses in words, and keeps what was typed."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from permohonan.models import Catatan
from permohonan.perbuatan import PERBUATAN
from permohonan.status import ALUR, Hasil, Status
from permohonan.tindakan import HALAMAN, PERSETUJUAN, VERIFIKASI
from ppid import kabar, kode
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, Kabar, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker

NIK = "2101011205840003"

pytestmark = pytest.mark.usefixtures("jam")


@pytest.fixture
def meja(client, petugas):
    """A browser of the desk, and the way to do an act with it."""
    client.force_login(petugas.pengguna)

    def lakukan(p, aksi, **isian):
        p.refresh_from_db()
        return client.post(alamat(p, aksi), {"versi": p.versi} | isian)

    return lakukan


def alamat(p, aksi: str) -> str:
    kwargs = {"satker": p.satker.slug, "nomor": p.kunci}
    if aksi == "verifikasi":
        return reverse("perkara_verifikasi", kwargs=kwargs)
    return reverse("perkara_aksi", kwargs=kwargs | {"aksi": aksi})


def kembali(p) -> str:
    return reverse("perkara", kwargs={"satker": p.satker.slug, "nomor": p.kunci})


def foto(nama="surat.png"):
    isi = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/png")


def jejak(p) -> list[str]:
    return list(Jejak.objects.tentang(p).order_by("urut").values_list("jenis", flat=True))


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


# Notes, letters, data


def test_catatan_kontak_dan_surat(client, meja, satker):
    p = buat_permohonan(satker)
    meja(p, "catatan-internal", isi="Cek arsip")
    meja(p, "catatan-kontak", isi="Tidak diangkat", cara="telepon")
    meja(p, "surat-susulan", isi="Surat tambahan", berkas=foto("../../etc/surat.png"))
    assert [c.isi for c in p.catatan.all()] == ["Cek arsip", "Tidak diangkat", "Surat tambahan"]
    assert jejak(p) == ["ajukan", "catatan_internal", "catatan_kontak", "surat_susulan"]
    assert Berkas.objects.tentang(p).get().nama == "surat.png"
    teks = client.get(kembali(p)).text
    assert "Kontak dengan pemohon: Telepon" in teks
    assert "Cek arsip" not in str(list(Jejak.objects.values_list("data", flat=True)))


def test_berkas_palsu_ditolak(meja, satker):
    p = buat_permohonan(satker)
    palsu = SimpleUploadedFile("surat.pdf", b"MZ\x90 bukan pdf", content_type="application/pdf")
    respons = meja(p, "surat-susulan", isi="Surat", berkas=palsu)
    assert respons.status_code == 422
    assert "Gunakan berkas JPG, PNG, atau PDF" in respons.text


def koreksi(p, **ubah) -> dict:
    q = p.pemohon
    isi = {
        "nama": q.nama,
        "alamat": q.alamat,
        "pekerjaan": q.pekerjaan,
        "telepon": q.telepon_rapi,
        "email": q.email,
        "periode": p.periode,
        "tujuan": p.tujuan,
        "kategori": p.kategori,
        "cara_memperoleh": p.cara_memperoleh,
        "cara_salinan": p.cara_salinan,
        "alasan": "Salah ketik",
    }
    return isi | ubah


def test_koreksi_menyimpan_nilai_lama(meja, satker):
    p = buat_permohonan(satker)
    meja(p, "koreksi-data", **koreksi(p, nama="Budi Santosa", telepon="0813 1111 2222"))
    p.pemohon.refresh_from_db()
    assert (p.pemohon.nama, p.pemohon.telepon) == ("Budi Santosa", "+6281311112222")
    catatan = p.catatan.get()
    assert catatan.data == {"nama": "Budi Santoso", "telepon": "+6281255501177"}
    assert Jejak.objects.tentang(p).last().data == {"isian": ["nama", "telepon"]}


def test_koreksi_tanpa_perubahan(meja, satker):
    p = buat_permohonan(satker)
    respons = meja(p, "koreksi-data", **koreksi(p))
    assert respons.status_code == 422
    assert "Belum ada yang diubah" in respons.text


def test_koreksi_kategori_memindahkan_jatuh_tempo(client, meja, satker):
    satker.pemilu_sejak = date(2026, 1, 1)
    satker.save()
    p = buat_permohonan(satker)
    assert "Jatuh tempo Kam, 26\xa0Nov\xa02026" in client.get(alamat(p, "koreksi-data")).text
    meja(p, "koreksi-data", **koreksi(p, kategori="tahapan"))
    p.refresh_from_db()
    assert p.jatuh_tempo == date(2026, 11, 26)
    assert "Jatuh tempo menjadi Kamis, 26\xa0November\xa02026" in client.get(kembali(p)).text


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"jenis": "ktp", "dilihat": "on", "nomor_identitas": "123"}, "NIK terdiri atas 16 angka"),
        ({"jenis": "ktp", "dilihat": "on"}, "Isi nomor pada kartu"),
        ({"jenis": "ktp", "nomor_identitas": NIK}, "Centang bila kartunya sudah dilihat"),
        ({"jenis": "sim", "dilihat": "on", "nomor_identitas": "<b>"}, "5 sampai 20 huruf"),
    ],
)
def test_identitas_salah(meja, satker, isian, pesan):
    p = buat_permohonan(satker)
    respons = meja(p, "catat-identitas", **isian)
    assert respons.status_code == 422
    assert pesan in respons.text


def test_identitas_dilihat_atau_diunggah(meja, satker, petugas):
    dilihat, diunggah = buat_permohonan(satker), buat_permohonan(satker)
    isian = {"jenis": "ktp", "nomor_identitas": "2101 0112 0584 0003", "dilihat": "on"}
    meja(dilihat, "catat-identitas", **isian)
    dilihat.pemohon.refresh_from_db()
    assert dilihat.pemohon.nomor_identitas == NIK
    assert dilihat.pemohon.identitas_oleh == petugas.pengguna
    meja(diunggah, "catat-identitas", jenis="paspor", berkas=foto())
    diunggah.pemohon.refresh_from_db()
    assert diunggah.pemohon.identitas_tercatat
    assert Berkas.objects.tentang(diunggah).get().jenis == "identitas"
    assert NIK not in str(list(Jejak.objects.values_list("data", flat=True)))


# Papers and the code


def test_unggah_formulir_dan_pindaian(client, meja, satker):
    p = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    surat = Naskah.objects.tentang(p).get(jenis="tidak_lengkap")
    meja(p, "unggah-formulir", berkas=foto())
    assert meja(p, "unggah-pindaian", naskah="x", berkas=foto()).status_code == 422
    meja(p, "unggah-pindaian", naskah=surat.token, berkas=foto())
    surat.refresh_from_db()
    assert surat.pindaian.jenis == "pindaian"
    assert "belum diunggah" not in client.get(kembali(p)).text


@pytest.mark.parametrize("aksi", ["cetak-formulir", "cetak-ba-tenggat"])
def test_naskah_terbit_lewat_post(client, meja, satker, aksi):
    p = buat_permohonan(satker)
    sebelum = Naskah.objects.count()
    assert client.get(alamat(p, aksi)).status_code == 200
    assert Naskah.objects.count() == sebelum
    respons = meja(p, aksi)
    baru = Naskah.objects.tentang(p).last()
    kwargs = {"satker": satker.slug, "nomor": p.kunci, "token": baru.token}
    assert respons["Location"] == reverse("perkara_naskah", kwargs=kwargs)
    assert jejak(p)[-1] == aksi.replace("-", "_")


def test_kode_baru_tampil_sekali(client, meja, satker):
    p = buat_permohonan(satker)
    versi = p.versi
    assert meja(p, "ganti-kode").status_code == 422
    respons = meja(p, "ganti-kode", cara="meja", diperiksa="on")
    baru = respons.context["kode"]
    p.refresh_from_db()
    assert kode.cocok(baru, p.sidik_kode)
    assert not kode.cocok(p.kode_akses, p.sidik_kode)
    assert all(bagian in respons.text for bagian in baru.split("-"))
    assert baru[:4] not in client.get(kembali(p)).text
    isian = {"versi": versi, "cara": "meja", "diperiksa": "on"}
    assert client.post(alamat(p, "ganti-kode"), isian).status_code == 409
    assert baru not in str(list(Jejak.objects.values_list("data", flat=True)))


def test_kode_baru_lewat_email_tidak_terlihat_di_meja_dan_terhapus_sesudah_terkirim(
    client, meja, satker, mailoutbox
):
    p = buat_permohonan(satker)
    kabar.kirim_antrean()

    respons = meja(p, "ganti-kode", cara="email")
    kabar.kirim_antrean()

    p.refresh_from_db()
    baru = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", mailoutbox[-1].body)[0]
    assert respons["Location"] == kembali(p)
    assert mailoutbox[-1].to == [p.pemohon.email]
    assert kode.cocok(baru, p.sidik_kode)
    assert Kabar.objects.latest("pk").isi == ""
    assert jejak(p)[-1] == "ganti_kode"
