"""Acts of the answer, each by its form: page, row and trail; refusals in words, text kept."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from permohonan.models import Bagian, PermintaanBahan, Permohonan, UjiKonsekuensi
from permohonan.status import Status
from permohonan.tindakan import NAMA, SLUG, nama_aksi, slug_aksi
from ppid.izin import Peran
from ppid.models import Berkas, JenisBerkas, Naskah
from tests import factories
from tests.factories import (
    buat_pegawai,
    buat_permohonan,
    buat_satker,
)
from tests.factories_dip import buat_berkas, buat_dokumen, buat_unit
from tests.permohonan.aksi import (
    alamat,
    foto,
    jejak,
    kembali,
    menunggu,
    minta,
    terakhir,
)

pytestmark = pytest.mark.usefixtures("jam")


# Addresses


def test_alamat_dan_tindakan_berpasangan_dua_arah():
    assert all(nama_aksi(slug_aksi(nama)) == nama for nama in (*SLUG, "teruskan", "buka_kembali"))
    assert [nama_aksi(slug) for slug in NAMA] == list(NAMA.values())
    assert [nama_aksi(s) for s in ("serahkan", "usulkan-perpanjangan", "buka_kembali")] == [""] * 3


# Questions


def test_rincian_dibagi_satu_pertanyaan_per_baris(client, lakukan, satker):
    p = buat_permohonan(satker, "diproses")

    respons = lakukan(p, "bagi-rincian", uraian="Daftar pemilih\n\n  Surat suara rusak \n")

    assert respons["Location"] == kembali(p)
    assert [b.uraian for b in p.bagian.all()] == ["Daftar pemilih", "Surat suara rusak"]
    assert (terakhir(p).jenis, terakhir(p).data) == ("bagi_rincian", {"bagian": 2})
    halaman = client.get(kembali(p)).text
    assert "Rincian dibagi: 2 pertanyaan" in halaman
    assert "Surat suara rusak" in halaman


def test_satu_pertanyaan_tidak_perlu_dibagi(lakukan, satker):
    p = buat_permohonan(satker, "diproses")

    respons = lakukan(p, "bagi-rincian", uraian="Hanya ini saja")

    assert respons.status_code == 422
    assert "Tuliskan 2 sampai 20 pertanyaan" in respons.text
    assert "Hanya ini saja" in respons.text
    assert jejak(p)[-1] == "nyatakan_lengkap"


def test_rincian_dipersempit_dengan_surat_pemohon(lakukan, satker):
    p = buat_permohonan(satker, "diproses")

    isian = {"rincian": "Hanya Kecamatan Toapaya", "alasan": "Email pukul 09.12", "berkas": foto()}
    respons = lakukan(p, "ubah-rincian", **isian)

    assert respons.status_code == 302
    assert p.rincian == "Hanya Kecamatan Toapaya"
    catatan = p.catatan.get()
    assert (catatan.isi, catatan.data["rincian"][:6]) == ("Email pukul 09.12", "Daftar")
    assert Berkas.objects.tentang(p).get().jenis == JenisBerkas.SURAT_SUSULAN
    assert jejak(p)[-1] == "ubah_rincian"


def test_rincian_dapat_diubah_sesudah_pertanyaan_terakhir_dijawab_di_tempat(
    client, lakukan, satker, petugas
):
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung")
    p.bagi_rincian(oleh=petugas, uraian=["Daftar pemilih", "Surat suara rusak"])
    dua = p.bagian_terbuka()[1]
    beri = {"dokumen": [buat_dokumen(satker)], "cara": "ambil", "penerima": "Budi"}
    p.jawab_di_tempat(oleh=petugas, bagian=[dua], **beri)

    respons = lakukan(p, "ubah-rincian", rincian="Hanya Toapaya", alasan="Email pukul 09.12")

    assert respons.status_code == 302
    assert [(b.urut, b.teks) for b in p.bagian.all()] == [
        (2, "Surat suara rusak"),
        (3, "Hanya Toapaya"),
    ]
    assert terakhir(p).jenis == "ubah_rincian"
    assert "Hanya Toapaya" in client.get(kembali(p)).text


def test_rincian_yang_sama_bukan_perubahan(lakukan, satker):
    p = buat_permohonan(satker, "diproses")
    respons = lakukan(p, "ubah-rincian", rincian=p.rincian, alasan="Surat")
    assert respons.status_code == 422
    assert "masih sama dengan yang lama" in respons.text


# Coordination


def test_diteruskan_ke_ppid_dengan_nota_dinas(client, lakukan, satker, petugas):
    p = buat_permohonan(satker, "diproses")
    client.force_login(petugas.pengguna)
    assert "Jangan menyebut nama" in client.get(alamat(p, "teruskan")).text

    lakukan(p, "teruskan", rincian_unit="Data per kecamatan", isi="Mohon arahan Kasubbag")

    nota = Naskah.objects.tentang(p).get(jenis="nota_dinas")
    assert (p.status, p.rincian_unit, menunggu(p)) == (
        Status.KOORDINASI,
        "Data per kecamatan",
        "kasubbag",
    )
    assert "Mohon arahan Kasubbag" in nota.html
    assert terakhir(p).data["naskah"] == nota.nomor
    assert f"dengan nota dinas {nota.nomor}." in client.get(kembali(p)).text


def test_bahan_diminta_dari_dua_unit(client, lakukan, satker, kasubbag):
    p, satu, dua = (
        buat_permohonan(satker, "koordinasi"),
        buat_unit(satker),
        buat_unit(satker, "SDM"),
    )

    isian = {"bentuk": "nota_dinas", "unit": [satu.pk, dua.pk], "arahan": "Per TPS"}
    lakukan(p, "disposisi", oleh=kasubbag, batas="26-11-2026", rincian="Data TPS", **isian)

    bahan = list(p.bahan.all())
    assert {b.unit for b in bahan} == {satu, dua}
    assert {(b.batas, b.rincian) for b in bahan} == {(date(2026, 11, 26), "Data TPS")}
    assert menunggu(p) == "penghubung"
    assert sorted(terakhir(p).data["unit"]) == sorted([satu.nama, dua.nama])
    assert "target Kam, 26\xa0Nov\xa02026" in client.get(kembali(p)).text


def test_target_bahan_semula_tiga_hari_kerja_dan_tidak_melewati_jatuh_tempo(
    client, satker, kasubbag, jam
):
    p = buat_permohonan(satker, "koordinasi")
    client.force_login(kasubbag.pengguna)
    semula = client.get(alamat(p, "disposisi")).context["form"].initial["batas"]
    jam.kini += timedelta(days=11)  # 4 December, one working day before the due date
    mepet = client.get(alamat(p, "disposisi")).context["form"].initial["batas"]
    assert (semula, mepet) == ("26-11-2026", "07-12-2026")


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"bentuk": "nota_dinas"}, "Pilih unit yang diminta bahannya"),
        ({"bentuk": "arahan"}, "Pilih unit yang diminta bahannya"),
        ({"bentuk": "nota_dinas", "unit": ["999"]}, "Pilih salah satu"),
        ({"bentuk": "disposisi", "batas": "20-11-2026"}, "tidak boleh sebelum hari ini"),
        ({"bentuk": "disposisi", "batas": "08-12-2026"}, "paling lambat jatuh tempo"),
        ({"bentuk": ""}, "Pilih bentuk permintaan"),
    ],
)
def test_permintaan_bahan_yang_keliru_ditolak_dan_tulisannya_tetap(
    lakukan, satker, kasubbag, isian, pesan
):
    p = buat_permohonan(satker, "koordinasi")

    awal = {"batas": "26-11-2026", "arahan": "Arahan yang panjang", "rincian": "Data"}
    respons = lakukan(p, "disposisi", oleh=kasubbag, **awal | isian)

    assert respons.status_code == 422
    assert pesan in respons.text
    assert "Arahan yang panjang" in respons.text
    assert not p.bahan.exists()


def test_disposisi_ke_staf_sendiri_menunggu_desk(lakukan, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")

    isian = {"bentuk": "disposisi", "batas": "26-11-2026", "arahan": "Susun", "rincian": "Data"}
    lakukan(p, "disposisi", oleh=kasubbag, **isian)

    assert (p.bahan.get().unit, menunggu(p)) == (None, "petugas")


def test_unit_kantor_lain_tidak_dapat_diminta(lakukan, satker, kasubbag):
    p, asing = buat_permohonan(satker, "koordinasi"), buat_unit(buat_satker("sarolangun"))
    isian = {"bentuk": "nota_dinas", "unit": [asing.pk], "arahan": "x", "rincian": "y"}
    assert lakukan(p, "disposisi", oleh=kasubbag, batas="26-11-2026", **isian).status_code == 422
    assert not PermintaanBahan.objects.exists()


def test_petugas_tidak_dapat_meminta_bahan(lakukan, satker):
    assert lakukan(buat_permohonan(satker, "koordinasi"), "disposisi").status_code == 403


def test_unit_diingatkan(client, lakukan, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    satu, dua = minta(p, kasubbag, buat_unit(satker), buat_unit(satker, "Subbag SDM"))

    lakukan(p, "ingatkan-unit", permintaan=dua.token)

    satu.refresh_from_db(), dua.refresh_from_db()
    assert (satu.diingatkan_pada, dua.diingatkan_pada is None) == (None, False)
    assert terakhir(p).data == {"unit": ["Subbag SDM"]}
    halaman = client.get(kembali(p)).text
    assert "Unit diingatkan: Subbag SDM" in halaman
    assert "diingatkan Sen, 23\xa0Nov\xa02026" in halaman


def test_tanpa_unit_yang_ditunggu_halaman_mengatakannya(client, lakukan, satker, petugas):
    p = buat_permohonan(satker, "koordinasi")
    client.force_login(petugas.pengguna)
    assert "Tidak ada unit yang ditunggu." in client.get(alamat(p, "ingatkan-unit")).text
    assert lakukan(p, "ingatkan-unit").status_code == 409


ENAM = {
    "materi": "Data pribadi pemilih",
    "bahaya": "Penyalahgunaan",
    "undang_undang": "UU 27/2022",
    "kepentingan": "Pengawasan",
    "timbangan": "Bahaya lebih besar",
    "simpulan": "dikecualikan",
}


def test_uji_konsekuensi_diusulkan_ke_kantor_di_atasnya(client, lakukan, kasubbag, satker):
    provinsi = buat_satker("kepulauan-riau")
    satker.induk = provinsi
    satker.save()
    p = buat_permohonan(satker, "koordinasi")

    lakukan(p, "usulkan-uji", oleh=kasubbag, **ENAM)

    uji = UjiKonsekuensi.objects.get()
    assert (uji.tujuan, uji.materi, uji.simpulan) == (provinsi, ENAM["materi"], "dikecualikan")
    assert (p.status, terakhir(p).data["tujuan"]) == (Status.KOORDINASI, "kepulauan-riau")
    halaman = client.get(kembali(p)).text
    assert "Menunggu kantor di atasnya" in halaman
    assert "Data pribadi pemilih" in halaman


def test_uji_tanpa_kantor_di_atasnya_tidak_dapat_diusulkan(client, lakukan, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    client.force_login(kasubbag.pengguna)
    assert "tidak memiliki kantor di atasnya" in client.get(alamat(p, "usulkan-uji")).text
    assert lakukan(p, "usulkan-uji", oleh=kasubbag, **ENAM).status_code == 409


# All of them


def test_versi_basi_menyimpan_tulisan_pada_formulir_baru(client, satker, petugas):
    p = buat_permohonan(satker, "diproses")
    basi = p.versi
    p.tulis_catatan("catatan_internal", oleh=petugas, isi="dulu")
    client.force_login(petugas.pengguna)
    isian = {"versi": basi, "rincian_unit": "Data", "isi": "Nota yang panjang"}
    respons = client.post(alamat(p, "teruskan"), isian)
    assert (respons.status_code, "Nota yang panjang" in respons.text) == (409, True)
    p.refresh_from_db()
    assert p.status == Status.DIPROSES


def test_berkas_bahan_terbuka_dari_halaman_perkara(client, satker, kasubbag, petugas):
    p, lain = buat_permohonan(satker, "koordinasi"), buat_permohonan(satker, "koordinasi")
    unit = buat_unit(satker)
    (permintaan,) = minta(p, kasubbag, unit)
    hubung = buat_pegawai(Peran.PENGHUBUNG, satker, unit=unit).bertugas_di(satker.slug)
    berkas = buat_berkas(satker, jenis="bahan", nama="Rekap.pdf")
    p.serah_bahan(oleh=hubung, permintaan=permintaan, unggahan=[berkas], jawaban="Lembar dua")
    client.force_login(petugas.pengguna)

    halaman = client.get(kembali(p)).text

    url = reverse("perkara_berkas", args=[satker.slug, p.kunci, berkas.token])
    assert url in halaman and "Lembar dua" in halaman and "Rekap.pdf" in halaman
    assert client.get(url).status_code == 200
    silang = reverse("perkara_berkas", args=[satker.slug, lain.kunci, berkas.token])
    assert client.get(silang).status_code == 404


def test_banyak_unit_dan_pertanyaan_tidak_menambah_kueri(
    client, satker, kasubbag, petugas, django_assert_max_num_queries
):
    p = buat_permohonan(satker, "diproses")
    p.bagi_rincian(oleh=petugas, uraian=[f"Pertanyaan {i}" for i in range(8)])
    factories.teruskan(p)
    client.force_login(petugas.pengguna)
    jumlah = []
    for banyak in (1, 6):
        unit = [buat_unit(satker, f"Subbag {banyak}.{i}") for i in range(banyak)]
        for satu in minta(p, kasubbag, *unit):
            hubung = buat_pegawai(
                Peran.PENGHUBUNG, satker, f"h{satu.unit_id}", unit=satu.unit
            ).bertugas_di(satker.slug)
            p.serah_bahan(oleh=hubung, permintaan=satu, unggahan=[buat_berkas(satker)])
        client.get(kembali(p))
        with django_assert_max_num_queries(60) as kueri:
            client.get(kembali(p))
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]
    assert Bagian.objects.filter(permohonan=p).count() == 8
    assert Permohonan.objects.count() == 1
