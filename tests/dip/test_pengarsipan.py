"""Versions of files, the end of the term, the buku rekap and the label."""

import io
from datetime import date

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.models import Dokumen
from ppid import cetak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Berkas, Jejak
from tests.dip.gudang import DAFTAR, LAMA, alamat, jenis_jejak, lengkap, pdf, segar, usulkan_versi
from tests.factories import pelaku
from tests.factories_dip import buat_dokumen
from tests.ppid.test_ekspor import baca_xlsx, lembar_xml

pytestmark = pytest.mark.django_db
RETENSI, REKAP = f"{DAFTAR}retensi/", f"{DAFTAR}buku-rekap/"
TEMUAN = {"jenis": "nik", "teks": "Ada 2 angka yang seperti NIK", "jawaban": ""}


def nama(dokumen: Dokumen) -> list[str]:
    return [satu.nama for satu in segar(dokumen).berkas]


# Versions


def test_versi_baru_berlaku_sesudah_disahkan_dan_yang_lama_tetap_tercatat(masuk, bintan):
    satu = buat_dokumen(bintan)
    isi = {"aksi": "usulkan_versi", "versi": satu.versi, "ganti": satu.berkas[0].token}
    isi |= {"berkas": pdf("baru.pdf"), "alasan": "Angka diperbaiki"}

    masuk(Peran.PETUGAS, bintan).post(alamat(satu), isi)
    assert nama(satu) == ["dokumen.pdf"]
    kasubbag, usulan = masuk(Peran.KASUBBAG, bintan), satu.versi_berkas.usulan().get()
    assert "Sahkan versi ini" in kasubbag.get(alamat(satu)).text
    kirim = {"aksi": "sahkan_versi", "berkas": usulan.berkas.token, "versi": segar(satu).versi}
    halaman = kasubbag.post(alamat(satu), kirim, follow=True).text

    assert nama(satu) == ["baru.pdf"]
    assert [v.versi for v in satu.versi_berkas.all()] == [1, 2]
    for berkas in Berkas.objects.all():
        assert berkas.sha256 in halaman
    assert "Angka diperbaiki" in halaman and "Tidak berlaku lagi" in halaman
    assert jenis_jejak(satu)[-2:] == ["usulkan_versi", "sahkan_versi"]


def test_versi_baru_yang_ditolak_tidak_mengubah_apa_pun(masuk, bintan):
    satu = buat_dokumen(bintan)
    usulan = usulkan_versi(satu)
    isi = {"aksi": "tolak_versi", "berkas": usulan.berkas.token, "versi": segar(satu).versi}

    masuk(Peran.KASUBBAG, bintan).post(alamat(satu), isi)

    assert nama(satu) == ["dokumen.pdf"]
    assert not satu.versi_berkas.usulan().exists()
    assert jenis_jejak(satu)[-1] == "tolak_versi"


def test_usul_kedua_atas_berkas_yang_sama_menunggu_yang_pertama(bintan):
    satu = lengkap(bintan)
    usulkan_versi(satu)

    with pytest.raises(TransisiDitolak, match="masih menunggu"):
        usulkan_versi(satu)
    assert len(nama(satu)) == 1


def test_temuan_pada_versi_baru_dijawab_lebih_dulu(masuk, bintan):
    satu = buat_dokumen(bintan)
    usulan = usulkan_versi(satu, temuan=[TEMUAN])
    with pytest.raises(TransisiDitolak, match="Jawab dulu"):
        segar(satu).sahkan_versi(usulan, oleh=pelaku(Peran.KASUBBAG, bintan))
    isi = {"aksi": "jawab_temuan", "berkas": usulan.berkas.token, "indeks": 0}

    masuk(Peran.PETUGAS, bintan).post(alamat(satu), isi | {"alasan": "Nomor contoh"})

    assert jenis_jejak(satu)[-1] == "jawab_temuan_versi"
    usulan.berkas.refresh_from_db()
    segar(satu).sahkan_versi(usulan, oleh=pelaku(Peran.KASUBBAG, bintan))
    assert nama(satu) == ["baru.pdf"]


def test_versi_dokumen_lain_404(masuk, bintan):
    satu, lain = buat_dokumen(bintan), buat_dokumen(bintan)
    usulan = usulkan_versi(lain)

    respons = masuk(Peran.KASUBBAG, bintan).post(
        alamat(satu), {"aksi": "sahkan_versi", "berkas": usulan.berkas.token}
    )

    assert respons.status_code == 404


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"alasan": ""}, "Tulis apa yang berubah pada versi ini"),
        ({"alasan": "x", "berkas": ""}, "Pilih berkasnya"),
        ({"alasan": "x", "ganti": "lain"}, "sudah tidak ada"),
    ],
)
def test_usul_versi_yang_salah_dikatakan(masuk, bintan, isi, kalimat):
    satu = buat_dokumen(bintan)
    isi = {"aksi": "usulkan_versi", "berkas": pdf()} | isi

    respons = masuk(Peran.PETUGAS, bintan).post(alamat(satu), isi)

    assert respons.status_code == 422
    assert kalimat in respons.text


# The end of the term


def test_masa_simpan_dibagi_menurut_akhirnya(masuk, bintan):
    tahun = bintan.hari_ini.year
    for judul, sejak in (
        ("Lewat", date(2019, 1, 2)),
        ("Tahun ini", date(tahun - 2, 12, 31)),
        ("Tahun depan", date(tahun - 1, 6, 1)),
    ):
        buat_dokumen(bintan, judul, simpan_sejak=sejak, masa_simpan=2)
    buat_dokumen(bintan, "Permanen", nasib="permanen", **LAMA)
    buat_dokumen(bintan, "Belum sah", disahkan=False, **LAMA)
    petugas = masuk(Peran.PETUGAS, bintan)

    isi = {
        lihat: [b["d"].judul for b in petugas.get(f"{RETENSI}?lihat={lihat}").context["baris"]]
        for lihat in ("lewat", "tahun-ini", "segera", "diusulkan", "bohong")
    }

    assert isi == {
        "lewat": ["Lewat"],
        "tahun-ini": ["Tahun ini"],
        "segera": ["Tahun depan"],
        "diusulkan": [],
        "bohong": ["Lewat"],
    }


def test_usul_musnah_hanya_usul_dan_dapat_dibatalkan(masuk, bintan):
    satu = buat_dokumen(bintan, **LAMA)
    petugas = masuk(Peran.PETUGAS, bintan)
    isi = {"aksi": "usulkan", "pilih": f"{satu.token}:{satu.versi}", "alasan": "JRA 2"}

    petugas.post(f"{RETENSI}?lihat=lewat", isi)

    assert (segar(satu).alasan_musnah, segar(satu).terbuka) == ("JRA 2", True)
    assert len(nama(satu)) == 1  # nothing was destroyed
    assert satu.judul in petugas.get(f"{RETENSI}?lihat=diusulkan").text
    batal = {"aksi": "batalkan", "pilih": f"{satu.token}:{segar(satu).versi}"}
    petugas.post(f"{RETENSI}?lihat=diusulkan", batal)
    assert segar(satu).usul_musnah_pada is None
    assert jenis_jejak(satu)[-2:] == ["usulkan_musnah", "batalkan_usul_musnah"]


@pytest.mark.parametrize("isian", [{}, LAMA | {"nasib": "permanen"}])
def test_yang_belum_habis_atau_permanen_tidak_diusulkan(masuk, bintan, isian):
    satu = buat_dokumen(bintan, **isian)
    isi = {"aksi": "usulkan", "pilih": f"{satu.token}:{satu.versi}", "alasan": "x"}

    respons = masuk(Peran.PETUGAS, bintan).post(RETENSI, isi, follow=True)

    assert "belum habis masa simpannya" in respons.text
    assert segar(satu).usul_musnah_pada is None


def test_usul_tanpa_alasan_tetap_tercentang(masuk, bintan):
    satu = buat_dokumen(bintan, **LAMA)
    pilih = f"{satu.token}:{satu.versi}"

    respons = masuk(Peran.PETUGAS, bintan).post(RETENSI, {"aksi": "usulkan", "pilih": pilih})

    assert respons.status_code == 422
    assert "Tulis alasan usul pemusnahan" in respons.text
    assert respons.context["usul"].dicentang == [pilih]


def test_daftar_usul_tercetak_dengan_tempat_tanda_tangan(masuk, bintan, monkeypatch):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)
    satu = lengkap(bintan, **LAMA)
    satu.usulkan_musnah("JRA 2", oleh=pelaku(Peran.PETUGAS, bintan))

    respons = masuk(Peran.PETUGAS, bintan).get(f"{RETENSI}cetak/?lihat=diusulkan")

    kertas = respons.content.decode()
    assert respons["Content-Type"] == "application/pdf"
    for kata in ("Daftar usul pemusnahan arsip", satu.judul, "JRA 2", "Panitia penilai arsip"):
        assert kata in kertas
    assert Jejak.objects.filter(jenis="lihat").last().data["ekspor"] == "retensi"


# The buku rekap


def test_buku_rekap_di_layar_kertas_dan_xlsx(masuk, bintan, monkeypatch):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)
    satu = lengkap(bintan, ringkasan="=1+1", pejabat="Kasubbag Data", **LAMA)
    buat_dokumen(bintan, "Belum dicatat")
    petugas, tahun = masuk(Peran.PETUGAS, bintan), bintan.hari_ini.year

    layar = petugas.get(REKAP).text
    kertas = petugas.get(f"{REKAP}cetak/?tahun={tahun}").content.decode()
    berkas = b"".join(petugas.get(f"{REKAP}xlsx/?tahun={tahun}").streaming_content)

    sel = [isi for baris in baca_xlsx(berkas) for isi in baris]
    for isi in (layar, kertas, "\n".join(sel)):
        assert f"0001/{tahun}" in isi and satu.judul in isi and "Kasubbag Data" in isi
        assert "Ruang Arsip, rak 2, boks 14, map 3" in isi
        assert "Belum dicatat" not in isi
    assert "=1+1" in sel  # text, not a formula
    assert "<f" not in lembar_xml(berkas)
    catatan = [b.data for b in Jejak.objects.filter(jenis="lihat").order_by("urut")]
    assert [(b["ekspor"], b["bentuk"], b["baris"]) for b in catatan] == [
        ("buku_rekap", "pdf", 1),
        ("buku_rekap", "xlsx", 1),
    ]


def test_buku_rekap_terlalu_banyak_untuk_cetak_dikatakan(masuk, bintan, monkeypatch):
    monkeypatch.setattr("dip.views.rekap.MAKS_CETAK", 0)
    lengkap(bintan)

    respons = masuk(Peran.PETUGAS, bintan).get(f"{REKAP}cetak/")

    assert respons.status_code == 422
    assert "Ambil XLSX" in respons.text


# The label


def test_label_bernomor_dan_bertempat(masuk, bintan):
    satu = lengkap(bintan, "DPT " + "panjang " * 20)

    respons = masuk(Peran.PETUGAS, bintan).get(alamat(satu, "dokumen_label"))

    assert respons["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(respons.content)) as isi:
        assert len(isi.pages) == 1


def test_qr_label_membuka_halaman_dokumen(masuk, bintan, monkeypatch):
    dibuat = []
    monkeypatch.setattr(
        "ppid.naskah.qr", lambda teks: dibuat.append(teks) or {"sisi": 1, "jalur": ""}
    )
    satu = lengkap(bintan)

    masuk(Peran.PETUGAS, bintan).get(alamat(satu, "dokumen_label"))

    assert dibuat == [f"{bintan.laman}dokumen/{satu.token}/"]
    assert dibuat[0].endswith(alamat(satu))


# Filters and size


@pytest.mark.parametrize(
    ("kueri", "harap"),
    [
        ("?retensi=lewat", ["Anggaran"]),
        ("?retensi=tanpa", ["Denah", "Berkas lama"]),
        ("?keadaan=klasifikasi", ["Denah"]),
        ("?keadaan=belum_lengkap", ["Anggaran"]),
        ("?keadaan=ditarik", ["Berkas lama"]),
        ("?urut=simpan", ["Anggaran", "Berkas lama", "Denah"]),
        ("?tahun=1999", ["Anggaran", "Berkas lama", "Denah"]),
    ],
)
def test_saringan_arsip(masuk, bintan, kueri, harap):
    buat_dokumen(bintan, "Anggaran", **LAMA)
    buat_dokumen(bintan, "Denah", "", disahkan=False)
    ditarik = buat_dokumen(bintan, "Berkas lama")
    ditarik.tarik("Keliru", oleh=pelaku(Peran.KASUBBAG, bintan))

    respons = masuk(Peran.PETUGAS, bintan).get(DAFTAR + kueri)

    assert sorted(d.judul for _, d in respons.context["baris"]) == sorted(harap)


def test_jumlah_kueri_tetap_di_semua_daftar(masuk, bintan, monkeypatch):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)
    kasubbag = masuk(Peran.KASUBBAG, bintan)
    jalur = [f"{DAFTAR}klasifikasi/", f"{DAFTAR}pengesahan/", RETENSI, REKAP, DAFTAR]
    jalur += [f"{REKAP}cetak/", f"{RETENSI}cetak/", "/bintan/meja/matriks/"]
    jumlah = []
    for banyak in (1, 4):
        for n in range(banyak):
            buat_dokumen(bintan, f"A{n}", "", disahkan=False)
            buat_dokumen(bintan, f"B{n}", disahkan=False)
            usulkan_versi(lengkap(bintan, f"C{n}", **LAMA))
        satu = []
        for alamat_daftar in jalur:
            with CaptureQueriesContext(connection) as kueri:
                assert kasubbag.get(alamat_daftar).status_code == 200
            satu.append(len(kueri))
        jumlah.append(satu)

    assert jumlah[0] == jumlah[1]
