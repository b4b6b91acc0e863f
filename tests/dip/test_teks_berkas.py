"""The words of a file: read by the sieve, kept as a set, found while its version is in force."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dip.models import Dokumen, Klasifikasi, TeksBerkas, VersiBerkas
from dip.padanan import padanan
from ppid import berkas
from ppid.izin import Peran
from ppid.models import JenisBerkas
from tests.factories import pelaku
from tests.factories_dip import buat_berkas, buat_dokumen, buat_unit
from tests.ppid import berkas_kantor as kantor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saringan_anak")]
KALIMAT = "Gudang logistik di Toapaya menampung 412 kotak suara NIK 2101011205840003"
HIMPUNAN = "gudang logistik toapaya menampung kotak suara nomor induk kependudukan"


def unggah(satker, isi: bytes, nama: str):
    return berkas.siapkan(
        SimpleUploadedFile(nama, isi),
        JenisBerkas.DOKUMEN,
        satker=satker,
        oleh=pelaku(Peran.PETUGAS, satker),
        kantor=True,
    )


def daftarkan(satker, isi: bytes, nama: str, *, sah: bool = True, **isian) -> Dokumen:
    umum = {"judul": "Lampiran", "klasifikasi": Klasifikasi.BERKALA, "unit": buat_unit(satker)}
    dokumen = Dokumen.daftarkan(
        oleh=pelaku(Peran.PETUGAS, satker),
        unggahan=[unggah(satker, isi, nama)],
        **umum | isian,
    )
    for i, _ in enumerate(dokumen.berkas[0].temuan):
        dokumen.jawab_temuan(dokumen.berkas[0], i, "Boleh", oleh=pelaku(Peran.PETUGAS, satker))
    if sah:
        dokumen.sahkan(oleh=pelaku(Peran.KASUBBAG, satker))
    return dokumen


def kata_berkas(dokumen: Dokumen) -> str:
    return TeksBerkas.objects.get(versi__dokumen=dokumen).isi


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (kantor.pdf(teks=KALIMAT), "a.pdf"),
        (kantor.docx(f"<w:t>{KALIMAT[:20]}</w:t><w:t>{KALIMAT[20:]}</w:t>"), "a.docx"),
        (kantor.dibagi(f"<t>{KALIMAT}</t>"), "a.xlsx"),
        (KALIMAT.replace(" ", ",").encode(), "a.csv"),
    ],
)
def test_kata_berkas_tersimpan_sekali_tanpa_angka_dan_ditemukan(bintan, isi, nama):
    dokumen = daftarkan(bintan, isi, nama)

    assert kata_berkas(dokumen).removeprefix("sampul ") == HIMPUNAN.replace("nomor ", "")
    assert [x.dokumen for x in padanan(bintan, "gudang logistik Toapaya")] == [dokumen]


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (kantor.pdf(kantor.lapisan("/ON", 1), teks=KALIMAT), "a.pdf"),
        (kantor.docx(f"<w:rPr><w:vanish/></w:rPr><w:t>{KALIMAT}</w:t>"), "a.docx"),
        (
            kantor.xlsx(keadaan="hidden", xl__sharedStrings=f"<si><t>{KALIMAT}</t></si>"),
            "a.xlsx",
        ),
    ],
)
def test_berkas_yang_menyembunyikan_sesuatu_tidak_dibaca(bintan, isi, nama):
    assert kata_berkas(daftarkan(bintan, isi, nama)) == ""


def test_komentar_dan_nama_pembuat_bukan_isi(bintan):
    isi = kantor.docx(
        "<w:t>Rencana kerja</w:t>",
        word__comments='<w:comment w:author="Ani"><w:p><w:t>rahasia</w:t></w:p></w:comment>',
        docProps__core="<dc:creator>Budi Santoso</dc:creator>",
    )

    assert kata_berkas(daftarkan(bintan, isi, "a.docx")) == "rencana kerja"


def test_dokumen_yang_belum_sah_tidak_ditemukan_dari_isi_berkasnya(bintan):
    daftarkan(bintan, kantor.pdf(teks=KALIMAT), "a.pdf", sah=False)
    daftarkan(
        *(bintan, kantor.pdf(teks=KALIMAT), "b.pdf"),
        klasifikasi=Klasifikasi.DIUSULKAN_DIKECUALIKAN,
    )

    assert padanan(bintan, "gudang logistik Toapaya") == []


def test_versi_baru_ditemukan_sesudah_disahkan_dan_yang_lama_tidak_lagi(bintan):
    petugas, kasubbag = (pelaku(p, bintan) for p in (Peran.PETUGAS, Peran.KASUBBAG))
    dokumen = daftarkan(bintan, kantor.pdf(teks="Gudang lama Kijang"), "a.pdf")
    baru = unggah(bintan, kantor.pdf(teks="Gudang anyar Senggarang"), "b.pdf")
    dokumen.usulkan_versi(dokumen.versi_berkas.get(), baru, "Pindah", oleh=petugas)
    assert padanan(bintan, "anyar Senggarang") == []
    assert padanan(bintan, "gudang Kijang")

    dokumen.sahkan_versi(dokumen.versi_berkas.get(versi=2), oleh=kasubbag)

    assert padanan(bintan, "anyar Senggarang")
    assert padanan(bintan, "Kijang") == []


def test_yang_ditarik_tidak_ditemukan_lagi(bintan):
    dokumen = daftarkan(bintan, kantor.pdf(teks=KALIMAT), "a.pdf")

    dokumen.tarik("Salah berkas", oleh=pelaku(Peran.KASUBBAG, bintan))

    assert padanan(bintan, "gudang logistik Toapaya") == []


def test_pekerja_membaca_berkas_yang_belum_terbaca_sekali(bintan):
    dokumen = buat_dokumen(bintan, "Lampiran", isi=kantor.pdf(teks=KALIMAT))
    rusak = buat_dokumen(bintan, "Rusak", isi=b"%PDF-1.4\n%%EOF\n")
    hilang = buat_dokumen(bintan, "Hilang", isi=None, tautan="https://kpu.go.id/")
    assert not TeksBerkas.objects.exists()

    dibaca = VersiBerkas.sapu()

    assert dibaca == 2
    assert kata_berkas(dokumen).startswith("sampul gudang logistik")
    assert kata_berkas(rusak) == ""
    assert not TeksBerkas.objects.filter(versi__dokumen=hilang).exists()
    assert VersiBerkas.sapu() == 0


def test_berkas_tidak_ada_di_penyimpanan_terbaca_kosong(bintan):
    satu = buat_berkas(bintan)
    satu.kunci = "zz/tidak-ada"

    assert berkas.baca_teks(satu) == ""


def test_isi_sangat_panjang_dipotong_dan_cepat(bintan):
    isi = " ".join(f"kata{n}" for n in range(60_000)).encode()
    mulai = time.process_time()

    dokumen = daftarkan(bintan, isi, "a.txt")

    assert time.process_time() - mulai < 5
    assert 10_000 < len(kata_berkas(dokumen)) <= 200_000
