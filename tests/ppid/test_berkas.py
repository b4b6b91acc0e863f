"""Hostile uploads are refused with a sentence; what is kept is clean and leaves as a download."""

import io
import os
import time
import zipfile
import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image, PngImagePlugin

from permohonan.models import Draf
from ppid import berkas, waktu
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, JenisBerkas
from tests.factories import buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.usefixtures("saringan_anak")
ORIENTASI = 274


def unggahan(isi: bytes, nama: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def gambar(format: str = "JPEG", ukuran=(40, 20), **simpan) -> bytes:
    tujuan = io.BytesIO()
    Image.new("RGB", ukuran, "maroon").save(tujuan, format, **simpan)
    return tujuan.getvalue()


def jpeg_dengan_exif() -> bytes:
    exif = Image.Exif()
    exif[ORIENTASI] = 6  # turned by 90 degrees
    exif[271] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[2] = (1.0, 5.0, 0.0)  # GPS latitude
    return gambar(exif=exif, comment=b"catatan rahasia")


def png_lebar() -> bytes:
    """2 KB that would be 2.5 billion pixels."""
    kepala = (50_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return _png(("IHDR", kepala), ("IDAT", zlib.compress(bytes(100))), ("IEND", b""))


def png_bom_teks() -> bytes:
    isi = io.BytesIO()
    catatan = PngImagePlugin.PngInfo()
    catatan.add(b"zTXt", b"bom\0\0" + zlib.compress(bytes(200_000_000), 9))
    Image.new("RGB", (4, 4)).save(isi, "PNG", pnginfo=catatan)
    return isi.getvalue()


def _png(*potongan) -> bytes:
    hasil = b"\x89PNG\r\n\x1a\n"
    for nama, isi in potongan:
        badan = nama.encode() + isi
        hasil += len(isi).to_bytes(4, "big") + badan + zlib.crc32(badan).to_bytes(4, "big")
    return hasil


def pdf(ubah=None, **simpan) -> bytes:
    dokumen = pikepdf.new()
    dokumen.add_blank_page(page_size=(200, 200))
    if ubah:
        ubah(dokumen)
    tujuan = io.BytesIO()
    dokumen.save(tujuan, **simpan)
    return tujuan.getvalue()


def aksi(kamus: dict):
    def pasang(dokumen):
        dokumen.Root.OpenAction = dokumen.make_indirect(pikepdf.Dictionary(kamus))

    return pasang


def tautan(kamus: dict):
    def pasang(dokumen):
        dokumen.pages[0].Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=pikepdf.Dictionary(kamus))]
        )

    return pasang


def tanpa_halaman(dokumen):
    del dokumen.pages[0]


def lampiran(dokumen):
    dokumen.attachments["x.exe"] = pikepdf.AttachedFileSpec(dokumen, b"MZ")


def pdf_bom_objek() -> bytes:
    """Its cross-reference stream, read first, unpacks 1,000 to 1 to 2 GB."""
    bom = _kempis(2_000_000_000)
    kamus = f"<</Type/XRef/W[1 2 1]/Size 9/Root 2 0 R/Filter/FlateDecode/Length {len(bom)}>>"
    awal = b"%PDF-1.5\n1 0 obj\n" + kamus.encode() + b"\nstream\n"
    return awal + bom + b"\nendstream\nendobj\nstartxref\n9\n%%EOF"


def _kempis(panjang: int) -> bytes:
    """Zeros, packed once and repeated: making 2 GB honestly takes longer than refusing it."""
    alat, blok = zlib.compressobj(9), bytes(1_000_000)
    kepala = alat.compress(blok) + alat.flush(zlib.Z_FULL_FLUSH)
    satu = alat.compress(blok) + alat.flush(zlib.Z_FULL_FLUSH)
    return kepala + satu * (panjang // len(blok) - 1) + alat.flush()


def pdf_melingkar() -> bytes:
    def putar(dokumen):
        dokumen.Root.Pages.Kids = pikepdf.Array([dokumen.Root.Pages])

    return pdf(putar)


def arsip(nama: str) -> bytes:
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w") as zip:
        zip.writestr(nama, "x")
    return tujuan.getvalue()


JS = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
ALIRAN = pikepdf.ObjectStreamMode.generate
JENIS, RUSAK, LEBAR = "Gunakan berkas JPG, PNG, atau PDF", "rusak atau terpotong", "terlalu lebar"
SANDI, PROGRAM = "memakai kata sandi", "berisi program atau lampiran"
DITOLAK = {
    "html": (JENIS, lambda: b"<html><script>alert(1)</script>"),
    "svg": (JENIS, lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "pdf sesudah html": (JENIS, lambda: b"<html>" + bytes(900) + pdf()),
    "pdf sesudah bom": (RUSAK, lambda: b"\xef\xbb\xbf" + pdf()),
    "piksel": (LEBAR, png_lebar),
    "bom teks": (RUSAK, png_bom_teks),
    "gif": (JENIS, lambda: gambar("GIF")),
    "tiff": (JENIS, lambda: gambar("TIFF")),
    "bmp": (JENIS, lambda: gambar("BMP")),
    "js": (PROGRAM, lambda: pdf(aksi(JS))),
    "js dalam aliran objek": (PROGRAM, lambda: pdf(aksi(JS), object_stream_mode=ALIRAN)),
    "js pada tautan": (PROGRAM, lambda: pdf(tautan(JS))),
    "launch": (PROGRAM, lambda: pdf(aksi({"/S": pikepdf.Name.Launch, "/F": "cmd.exe"}))),
    "uri berkas": (PROGRAM, lambda: pdf(tautan({"/S": pikepdf.Name.URI, "/URI": " FILE:///etc"}))),
    "kirim": (PROGRAM, lambda: pdf(tautan({"/S": pikepdf.Name.SubmitForm, "/F": "http://x"}))),
    "lampiran": (PROGRAM, lambda: pdf(lampiran)),
    "sandi": (SANDI, lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    "sandi pemilik": (SANDI, lambda: pdf(encryption=pikepdf.Encryption(owner="a", user=""))),
    "bom objek": (RUSAK, pdf_bom_objek),
    "melingkar": (RUSAK, pdf_melingkar),
    "tanpa halaman": (RUSAK, lambda: pdf(tanpa_halaman)),
    "docx": (JENIS, lambda: arsip("word/document.xml")),
    "zip": (JENIS, lambda: arsip("42.txt")),
    "kosong": (JENIS, lambda: b""),
    "jpeg terpotong": (RUSAK, lambda: gambar(ukuran=(400, 400))[:600]),
    "pdf terpotong": (RUSAK, lambda: pdf()[:200]),
    "teks": (JENIS, lambda: b"X5O!P%@AP[4"),
}


@pytest.fixture
def gudang(settings, tmp_path):
    settings.FILE_DIR = tmp_path
    return tmp_path


def isi_gudang(gudang) -> list:
    return [p for p in gudang.rglob("*") if p.is_file()]


@pytest.fixture
def petugas(db):
    return pelaku(Peran.PETUGAS, buat_satker())


def siapkan(petugas, isi: bytes, nama="foto.jpg", jenis=JenisBerkas.IDENTITAS) -> Berkas:
    return berkas.siapkan(unggahan(isi, nama), jenis, satker=petugas.satker, oleh=petugas)


@pytest.mark.sekali
@pytest.mark.parametrize("jahat", DITOLAK)
def test_berkas_jahat_ditolak_dengan_sebabnya_dan_tidak_meninggalkan_apa_pun(jahat, gudang):
    sebab, isi = DITOLAK[jahat]

    with pytest.raises(berkas.BerkasDitolak, match=sebab):
        berkas.siapkan(unggahan(isi()), "identitas", satker=None, oleh=None)

    assert isi_gudang(gudang) == []


def test_berkas_terlalu_besar_disebut_ukurannya():
    with pytest.raises(berkas.BerkasDitolak) as galat:
        berkas.periksa(unggahan(bytes(berkas.MAKS_BYTE + 1_200_000)))

    assert galat.value.messages[0].startswith("Ukuran berkas 6,2 MB. Batasnya 5 MB. Coba foto")


def test_gambar_ditulis_ulang_tegak_dan_tanpa_jejak_tempat():
    bersih = berkas.periksa(unggahan(jpeg_dengan_exif()))

    hasil = Image.open(io.BytesIO(bersih.isi))
    assert bersih.tipe == "image/jpeg"
    assert hasil.size == (20, 40)
    assert not hasil.getexif()
    assert b"rahasia" not in bersih.isi.lower()


def test_tambahan_di_ekor_gambar_hilang():
    bersih = berkas.periksa(unggahan(gambar() + arsip("Jahat.class")))

    assert b"Jahat.class" not in bersih.isi


def test_png_tembus_pandang_tetap_png_tanpa_catatan():
    tujuan, catatan = io.BytesIO(), PngImagePlugin.PngInfo()
    catatan.add_text("Author", "rahasia")
    Image.new("RGBA", (5, 5), (0, 0, 0, 0)).save(tujuan, "PNG", pnginfo=catatan)

    bersih = berkas.periksa(unggahan(tujuan.getvalue()))

    assert (bersih.tipe, Image.open(io.BytesIO(bersih.isi)).mode) == ("image/png", "RGBA")
    assert b"rahasia" not in bersih.isi


def test_pdf_biasa_disimpan_apa_adanya():
    asli = pdf(tautan({"/S": pikepdf.Name.URI, "/URI": "https://kpu.go.id/"}))

    assert berkas.periksa(unggahan(asli)).isi == asli


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        ("../../etc/cron.d/x", "x.jpg"),
        ("C:\\Users\\a\\KTP saya.jpeg", "KTP saya.jpg"),
        ("faktur\u202egpj.exe", "fakturgpj.jpg"),
        ("a\r\nSet-Cookie: x\0.jpg", "aSet-Cookie: x.jpg"),
        ("😀 ktp.png", "😀 ktp.jpg"),
        ("", "berkas.jpg"),
        (".jpg", "jpg.jpg"),
        ("x" * 4000 + ".jpg", "x" * 116 + ".jpg"),
    ],
)
def test_nama_hanya_untuk_ditampilkan(nama, tampil):
    assert berkas.nama_tampil(nama, ".jpg") == tampil


def test_byte_tersimpan_awet_dengan_kunci_acak_dan_baris_menyusul(petugas, gudang):
    perkara = buat_permohonan(petugas.satker)

    siap = siapkan(petugas, gambar("PNG"), "ktp.jpg")
    assert siap.pk is None
    berkas.kaitkan(siap, perkara)

    satu = Berkas.objects.tentang(perkara).get(jenis=JenisBerkas.IDENTITAS)
    assert satu.nama == "ktp.png"
    assert satu.tipe == "image/png"
    assert "ktp" not in satu.kunci
    assert len(berkas.baca(satu)) == satu.ukuran
    assert oct((gudang / satu.kunci).stat().st_mode)[-3:] == "600"


def test_berkas_draf_menjadi_milik_perkara(petugas, gudang):
    kini = waktu.sekarang()
    draf = Draf.objects.create(
        satker=petugas.satker, pengguna=petugas.pengguna, mulai=kini, diubah=kini
    )
    berkas.kaitkan(siapkan(petugas, gambar()), draf)
    perkara = buat_permohonan(petugas.satker)

    berkas.pindahkan(draf, perkara)

    assert Berkas.objects.tentang(draf).count() == 0
    assert [b.jenis for b in perkara.berkas] == [JenisBerkas.IDENTITAS]


def test_unduhan_selalu_lampiran_dan_kartu_identitas_meninggalkan_jejak(petugas, gudang):
    perkara = buat_permohonan(petugas.satker)
    kartu = berkas.kaitkan(siapkan(petugas, gambar(), 'k"t\u00e9p.jpg'), perkara)

    respons = berkas.respons(kartu, petugas)

    assert b"".join(respons.streaming_content) == berkas.baca(kartu)
    assert respons["Content-Disposition"].startswith("attachment; filename")
    assert respons["Content-Type"] == "image/jpeg"
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in respons["Content-Security-Policy"]
    assert "no-store" in respons["Cache-Control"]
    baris = Jejak.objects.get(jenis="lihat")
    assert (baris.tentang, baris.data["berkas"]) == (perkara, kartu.token)
    assert baris.oleh == petugas.pengguna


def test_surat_biasa_tidak_dicatat_dilihat(petugas, gudang):
    perkara = buat_permohonan(petugas.satker)
    surat = berkas.kaitkan(siapkan(petugas, pdf(), "surat.pdf", JenisBerkas.SURAT), perkara)

    berkas.respons(surat, petugas)

    assert not Jejak.objects.filter(jenis="lihat").exists()


def test_berkas_yang_hilang_dari_penyimpanan_menjawab_404(petugas, gudang):
    surat = siapkan(petugas, pdf(), "surat.pdf", JenisBerkas.SURAT)
    (gudang / surat.kunci).unlink()

    with pytest.raises(Http404):
        berkas.respons(surat, petugas)


def test_hapus_membuang_baris_lalu_byte(petugas, gudang, django_capture_on_commit_callbacks):
    surat = berkas.kaitkan(siapkan(petugas, gambar()), buat_permohonan(petugas.satker))

    with django_capture_on_commit_callbacks(execute=True):
        berkas.hapus(surat)
        assert (gudang / surat.kunci).exists()

    assert not (gudang / surat.kunci).exists()
    assert not Berkas.objects.filter(kunci=surat.kunci).exists()


def test_sapu_hanya_membuang_yang_yatim_dan_lewat_sehari(petugas, gudang):
    dipakai = berkas.kaitkan(siapkan(petugas, gambar()), buat_permohonan(petugas.satker))
    tua, baru = siapkan(petugas, gambar()), siapkan(petugas, gambar())
    lalu = time.time() - 2 * 24 * 3600
    for satu in (dipakai, tua):
        os.utime(gudang / satu.kunci, (lalu, lalu))

    assert berkas.sapu() == 1

    assert {p.name for p in isi_gudang(gudang)} == {
        dipakai.kunci.split("/")[1],
        baru.kunci.split("/")[1],
    }


def test_sapu_tidak_percaya_pada_tabel_kosong(petugas, gudang):
    satu = siapkan(petugas, gambar())
    os.utime(gudang / satu.kunci, (0, 0))

    assert berkas.sapu() == 0


def test_penyimpanan_sehat_sampai_tidak_dapat_ditulisi(gudang, settings):
    assert berkas.sehat()
    assert isi_gudang(gudang) == []

    (gudang / "bukan-folder").write_text("")
    settings.FILE_DIR = gudang / "bukan-folder"
    assert not berkas.sehat()


def test_penyimpanan_penuh_menjawab_dengan_kalimat(petugas, gudang, settings):
    (gudang / "bukan-folder").write_text("")
    settings.FILE_DIR = gudang / "bukan-folder"

    with pytest.raises(berkas.BerkasDitolak, match="belum dapat disimpan"):
        siapkan(petugas, gambar())
