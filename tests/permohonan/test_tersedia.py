"""*Mungkin sudah tersedia*: between the question and the name; an answer that was enough counts."""

import uuid

import pytest

from dip.models import Klasifikasi, Terjawab
from permohonan import pengajuan
from permohonan.models import Draf, Permohonan
from permohonan.pengajuan import PER_TERJAWAB
from ppid.izin import Peran
from ppid.models import Berkas, Jejak
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dik, buat_dokumen
from tests.permohonan.warga import PEMOHON, RINCIAN, Warga

pytestmark = pytest.mark.django_db
DPT = {"rincian": "DPT 2024 per kecamatan", "periode": ""}
TERSEDIA = "/bintan/permohonan/baru/tersedia/"


@pytest.fixture
def bintan(senin):
    return buat_satker("bintan")


@pytest.fixture
def dpt(bintan):
    return buat_dokumen(bintan, "DPT Pemilihan 2024 per kecamatan", ringkasan="Enam kecamatan")


@pytest.fixture
def warga(bintan, senin):
    return Warga(senin)


def tanya(warga, **ganti) -> Warga:
    return warga.buka("/bintan/permohonan/baru/").kirim(RINCIAN | DPT | ganti)


def cukup(warga, dokumen, kunci=None) -> Warga:
    return warga.kirim({"kunci": kunci or warga.nilai("kunci"), "dokumen": dokumen.token}, TERSEDIA)


# The page


def test_yang_tersedia_tampil_antara_pertanyaan_dan_nama(warga, dpt):
    tanya(warga)

    assert warga.h1 == "Mungkin sudah tersedia"
    assert "Berkala DPT Pemilihan 2024 per kecamatan Enam kecamatan" in warga.teks
    assert "dokumen.pdf PDF, 1 KB" in warga.teks
    assert "Ya, ini yang saya cari" in warga.teks


def test_lanjutkan_permohonan_ke_nama_lalu_seperti_biasa(warga, dpt):
    tanya(warga)
    lanjut = warga.html.split('class="btn btn-primary" href="')[1].split('"')[0]
    warga.buka(lanjut)
    assert warga.h1 == "Data pemohon"
    warga.kirim(PEMOHON)

    assert warga.h1 == "Cara menerima jawaban"


def test_tanpa_yang_cocok_langsung_ke_nama(warga, dpt):
    tanya(warga, rincian="Jumlah kursi roda di kantor")

    assert warga.h1 == "Data pemohon"


def test_pertanyaan_yang_diubah_sesudah_lengkap_diperiksa_lagi(warga, dpt):
    tanya(warga, rincian="Jumlah kursi roda di kantor")
    alamat = warga.jawab.request["PATH_INFO"] + warga._tanya()
    warga.kirim(PEMOHON)

    warga.kirim(RINCIAN | DPT, alamat.replace("pemohon/", ""))

    assert warga.h1 == "Mungkin sudah tersedia"


def test_dikecualikan_disebut_dengan_keputusannya_tanpa_tombol(warga, bintan):
    buat_dik(bintan, "NIK dan nomor KK pemilih", nomor_keputusan="12/PPID/2026")

    tanya(warga, rincian="Minta NIK pemilih")

    assert "Dikecualikan NIK dan nomor KK pemilih Keputusan 12/PPID/2026" in warga.teks
    assert "Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008" in warga.teks
    assert "Ya, ini yang saya cari" not in warga.teks


@pytest.mark.parametrize("cara", ["usulan", "tertutup", "ditarik", "kantor lain"])
def test_yang_tidak_terbuka_tidak_tampil_dan_tidak_dapat_dipilih(warga, bintan, dpt, cara):
    tempat = buat_satker("sarolangun") if cara == "kantor lain" else bintan
    kelas = Klasifikasi.DIUSULKAN_DIKECUALIKAN if cara == "tertutup" else Klasifikasi.BERKALA
    sah = cara != "usulan"
    dokumen = buat_dokumen(tempat, "DPT 2024 per kecamatan rahasia", kelas, disahkan=sah)
    if cara == "ditarik":
        dokumen.tarik("Keliru", oleh=pelaku(Peran.KASUBBAG, bintan))

    tanya(warga)
    assert "rahasia" not in warga.teks.replace(DPT["rincian"], "")
    cukup(warga, dokumen)

    assert warga.jawab.status_code == 404
    assert not Terjawab.objects.exists()
    assert Draf.objects.count() == 1


# Enough


def test_cukup_dihitung_sekali_tanpa_nomor_dan_tanpa_kata(warga, dpt, bintan):
    tanya(warga)
    kunci = warga.nilai("kunci")

    cukup(warga, dpt, kunci)

    assert warga.h1 == "Terima kasih"
    assert warga.jawab.redirect_chain == [("/bintan/permohonan/terima-kasih/", 302)]
    satu = Terjawab.objects.get()
    jejak = Jejak.objects.get(jenis="terjawab")
    assert (satu.dokumen, satu.satker) == (dpt, bintan)
    assert (jejak.tentang, jejak.oleh, jejak.data) == (dpt, None, {})
    assert not Permohonan.objects.exists()
    assert not Draf.objects.exists()
    assert kunci not in str(list(Terjawab.objects.values()))

    cukup(warga, dpt, kunci)
    assert warga.h1 == "Terima kasih"
    assert Terjawab.objects.count() == 1


def test_kunci_asing_kembali_ke_awal(warga, dpt):
    for kunci in ("", "tidak-ada", "\x00", str(uuid.uuid4())):
        warga.kirim({"kunci": kunci, "dokumen": dpt.token}, TERSEDIA)
        assert warga.h1 == "Informasi apa yang Anda butuhkan?"
    assert not Terjawab.objects.exists()


def test_berkas_draf_ikut_hilang(warga, dpt, bintan):
    tanya(warga)
    draf = Draf.objects.get()
    Berkas.objects.create(
        satker=bintan, jenis="identitas", nama="ktp.jpg", tipe="image/jpeg", ukuran=1, sha256="0",
        kunci="aa/bb", dibuat=draf.mulai, tentang=draf,
    )  # fmt: skip

    cukup(warga, dpt)

    assert not Berkas.objects.filter(jenis="identitas").exists()


def test_program_berterima_kasih_tetapi_tidak_dihitung(warga, dpt):
    tanya(warga, isian_lain="spam")

    cukup(warga, dpt)

    assert warga.h1 == "Terima kasih"
    assert not Terjawab.objects.exists()
    assert not Draf.objects.exists()


def test_satu_jaringan_hanya_dihitung_sampai_batasnya(warga, dpt, monkeypatch):
    monkeypatch.setitem(PER_TERJAWAB, "batas", 2)
    for _ in range(4):
        tanya(warga)
        cukup(warga, dpt)

    assert Terjawab.objects.count() == 2


def test_klik_ganda_yang_kalah_tidak_menghitung(warga, dpt, bintan):
    tanya(warga)
    draf = Draf.objects.select_related("satker").get()
    pengajuan.cukup(draf, dpt, "10.1.2.3")

    with pytest.raises(pengajuan.SudahTerkirim):
        pengajuan.cukup(draf, dpt, "10.1.2.3")

    assert Terjawab.objects.count() == 1


def test_ringkasan_ppid_menyebut_jumlah_bulan_ini(client, warga, dpt, bintan):
    client.force_login(buat_pegawai(Peran.KASUBBAG, bintan))
    assert "Belum ada bulan ini." in client.get("/bintan/ppid/").text
    tanya(warga)
    cukup(warga, dpt)

    assert "1 bulan ini" in client.get("/bintan/ppid/").text


def test_dihitung_menurut_hari_kantor(bintan, dpt, senin):
    def catat(saat: str) -> None:
        senin.move_to(saat)
        Terjawab.catat(dpt, uuid.uuid4(), oleh=pengajuan.pengaju(bintan))

    catat("2026-10-31T16:59:00Z")  # 23.59 WIB
    catat("2026-10-31T17:01:00Z")  # 1 November
    catat("2026-11-30T16:59:00Z")

    assert Terjawab.objects.bulan_ini(bintan).count() == 2
