"""The public DIP: what is published, searched, paged, compared; and nothing of what is drawn up."""

import pytest

from dip.models import Entri, Penyusunan
from ppid.izin import Peran
from ppid.models import JenisBerkas
from tests.factories import pelaku
from tests.factories_dip import (
    PENETAPAN,
    buat_berkas,
    buat_dip,
    buat_dip_terbit,
    buat_dokumen,
    buat_unit,
    isi_dip,
    persingkat,
    terbitkan,
)

pytestmark = pytest.mark.django_db
ALAMAT = "/bintan/dip/"


@pytest.fixture
def bintan(bintan):
    return persingkat(bintan, *PENETAPAN)


def teruskan(lama: Penyusunan, tahun: int, ubah: dict | None = None, baru=()) -> Penyusunan:
    """Next year's DIP, being drawn up: the rows of the last one, some of them changed."""
    dip = buat_dip(lama.satker, tahun)
    for nama, isian in (ubah or {}).items():
        dip.entri.filter(nama=nama).update(**isian)
    isi_dip(dip, list(baru))
    return dip


def test_sebelum_terbit_halaman_menyebut_yang_ada_dan_cara_memintanya(client, bintan):
    buat_dokumen(bintan)
    buat_dip(bintan, entri=[{"nama": "Rencana rahasia"}])

    respons = client.get(ALAMAT)

    assert respons.status_code == 200
    assert "belum menerbitkan DIP" in respons.text
    assert "1 dokumen" in respons.text
    assert "/bintan/permohonan/baru/" in respons.text
    assert "Rencana rahasia" not in respons.text


def test_dip_terbit_tampil_dengan_kolom_ppid_a_dan_keputusannya(client, bintan):
    dip = buat_dip_terbit(bintan, entri=[{"nama": "DPT 2024"}])

    respons = client.get(ALAMAT)

    nomor = dip.keputusan_nomor
    assert f"Ditetapkan Pleno, Keputusan Nomor {nomor} tanggal" in respons.text
    for isi in ("DPT 2024", "Jumlah pemilih per kecamatan", "Juni 2023, Bintan", "5 tahun"):
        assert isi in respons.text
    assert f"?entri={dip.entri.get().kode}" in respons.text


def test_tanpa_pleno_disebut_disahkan_ppid(client, bintan):
    dip = buat_dip_terbit(bintan)
    Penyusunan.objects.filter(pk=dip.pk).update(ditetapkan_pada=None, disahkan_pada=None)

    assert "Disahkan PPID." in client.get(ALAMAT).text


def test_yang_dicoret_dan_yang_diusulkan_dikecualikan_tidak_tampil(client, bintan):
    dip = buat_dip(bintan, entri=[{"nama": "Tampil"}, {"nama": "Tercoret"}])
    isi_dip(dip, [{"nama": "Tertutup", "sifat": "diusulkan_dikecualikan"}])
    Entri.objects.filter(nama="Tercoret").update(dicoret_pada=dip.mulai, alasan_coret="Ganda")
    terbitkan(dip)
    kode = dict(dip.entri.values_list("nama", "kode"))

    respons = client.get(ALAMAT)

    assert "1 informasi" in respons.text
    assert "Tercoret" not in respons.text + client.get(f"{ALAMAT}?q=tercoret").text
    assert "Tertutup" not in respons.text
    assert client.get(f"{ALAMAT}{kode['Tampil']}/").status_code == 200
    assert client.get(f"{ALAMAT}{kode['Tercoret']}/").status_code == 404
    assert client.get(f"{ALAMAT}{kode['Tertutup']}/").status_code == 404


def test_kantor_lain_tidak_memuat_entri_kantor_ini(client, bintan, sarolangun):
    kode = buat_dip_terbit(bintan).entri.get().kode
    buat_dip_terbit(sarolangun)

    assert client.get(f"/sarolangun/dip/{kode}/").status_code == 404


@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [
        ("q=tahapan", 1),
        ("q=TAHAPAN+pemilihannya", 1),
        ("q=kuda+terbang", 0),
        ("sifat=setiap_saat", 1),
        ("tahun=2025", 1),
        ("bentuk=Rekaman", 1),
        ("unit=Subbag+Umum", 1),
        ("unit=Subbag+Umum&sifat=setiap_saat", 0),
        ("tahun=1999", 4),  # not a choice: said, and not used
    ],
)
def test_saringan_ada_di_alamat(client, bintan, kueri, jumlah):
    buat_dip_terbit(
        bintan,
        entri=[
            {"nama": "Tahapan pemilihan serentak"},
            {"nama": "Rencana kerja", "sifat": "setiap_saat"},
            {"nama": "Laporan keuangan", "tahun": 2025, "bentuk": "Rekaman"},
            {"nama": "Daftar pegawai", "unit": buat_unit(bintan, "Subbag Umum")},
        ],
    )

    respons = client.get(f"{ALAMAT}?{kueri}")

    assert respons.context["halaman"].paginator.count == jumlah
    assert ("Hapus semua saringan" in respons.text) is (jumlah < 4)


@pytest.mark.parametrize(
    "kueri", ["q=%00", "q=" + "x" * 300, "hal=0", "hal=x", "unit=%00", "q=%25_'\"<b>", "sifat=x"]
)
def test_saringan_nakal_tidak_merusak(client, bintan, kueri):
    buat_dip_terbit(bintan)

    for alamat in (ALAMAT, "/bintan/informasi/berkala/"):
        respons = client.get(f"{alamat}?{kueri}")
        assert respons.status_code == 200
        assert "<b>'" not in respons.text


def test_kueri_tetap_berapa_pun_barisnya(client, bintan, django_assert_num_queries):
    dokumen = [buat_dokumen(bintan, judul=f"Dokumen {n}") for n in range(3)]
    dip = buat_dip(bintan, entri=[{"dokumen": d} for d in dokumen])
    isi_dip(dip, [{"dokumen": dokumen[0]} for _ in range(40)])
    terbitkan(dip)
    sedikit = "?hal=2"

    with django_assert_num_queries(9):
        assert len(client.get(ALAMAT).context["baris"]) == 25
    with django_assert_num_queries(9):
        assert len(client.get(f"{ALAMAT}{sedikit}").context["baris"]) == 18


# One information


def test_entri_menampilkan_berkas_terbuka_dengan_jenis_dan_ukurannya(client, bintan):
    dokumen = buat_dokumen(bintan)
    kode = buat_dip_terbit(bintan, entri=[{"dokumen": dokumen}]).entri.get().kode

    isi = client.get(f"{ALAMAT}{kode}/").text

    alamat = f"/bintan/informasi/dokumen/{dokumen.token}/{dokumen.berkas[0].token}/"
    assert alamat in isi
    assert "PDF, 1 KB" in isi
    assert "Minta informasi ini" in isi
    assert client.get(alamat).status_code == 200


def test_berkas_yang_ditarik_disebut_tidak_tersedia_lagi_tanpa_sebabnya(client, bintan):
    dokumen = buat_dokumen(bintan)
    kode = buat_dip_terbit(bintan, entri=[{"dokumen": dokumen}]).entri.get().kode
    dokumen.tarik("Memuat alamat warga", oleh=pelaku(Peran.KASUBBAG, bintan))

    isi = client.get(f"{ALAMAT}{kode}/").text

    assert "Berkas tidak tersedia lagi." in isi
    assert "Memuat alamat warga" not in isi
    assert dokumen.token not in isi


@pytest.mark.parametrize("isian", [{"disahkan": False}, {"klasifikasi": "diusulkan_dikecualikan"}])
def test_dokumen_yang_tidak_pernah_terbuka_tidak_disebut(client, bintan, isian):
    dokumen = buat_dokumen(bintan, "Judul dokumen tertutup", **isian)
    kode = buat_dip_terbit(bintan, entri=[{"dokumen": dokumen}]).entri.get().kode

    isi = client.get(f"{ALAMAT}{kode}/").text

    assert "belum ada di portal" in isi
    assert dokumen.token not in isi + client.get(ALAMAT).text
    assert dokumen.judul not in isi


def test_tautan_yang_bukan_alamat_web_tidak_ditautkan(client, bintan):
    buruk = [{"tautan": "javascript:alert(1)"}, {"tautan": "https://jdih.kpu.go.id/bintan"}]
    dip = buat_dip_terbit(bintan, entri=buruk)
    kode = list(dip.entri.values_list("kode", flat=True))

    assert "javascript:" not in client.get(f"{ALAMAT}{kode[0]}/").text
    assert 'href="https://jdih.kpu.go.id/bintan"' in client.get(f"{ALAMAT}{kode[1]}/").text


def test_kode_bertahan_dari_tahun_ke_tahun(client, bintan):
    lama = buat_dip_terbit(bintan, 2025, [{"nama": "Renja"}, {"nama": "Lama"}])
    kode = dict(lama.entri.values_list("nama", "kode"))
    dip = teruskan(lama, 2026, {"Renja": {"nama": "Rencana kerja"}})
    dip.entri.filter(nama="Lama").update(dicoret_pada=dip.mulai)
    terbitkan(dip)

    bertahan, hilang = (client.get(f"{ALAMAT}{kode[n]}/").text for n in ("Renja", "Lama"))

    assert "<h1>Rencana kerja</h1>" in bertahan
    assert "dengan nama “Renja”" in bertahan
    assert "DIP 2025" in bertahan
    assert "Tidak lagi tercantum dalam DIP 2026" in hilang


# Asking for it


def test_minta_informasi_ini_mengisi_formulir_dari_kodenya(client, bintan):
    kode = buat_dip_terbit(bintan, entri=[{"nama": "Renja 2026", "tahun": 2026}]).entri.get().kode
    isi = client.get(f"{ALAMAT}{kode}/").text
    alamat = f"/bintan/permohonan/baru/?entri={kode}"
    assert alamat in isi

    form = client.get(alamat).context["form"]

    assert form["rincian"].value() == f"Renja 2026 (DIP, kode {kode})"
    assert form["periode"].value() == "2026"


@pytest.mark.parametrize("kode", ["99-2026-00001", "%00", "x" * 400, "<script>", "'; DROP"])
def test_kode_yang_tidak_dikenal_diabaikan(client, bintan, kode):
    respons = client.get(f"/bintan/permohonan/baru/?entri={kode}")

    assert respons.status_code == 200
    assert not respons.context["form"]["rincian"].value()


def test_kode_yang_belum_terbit_atau_milik_kantor_lain_tidak_mengisi(client, bintan, sarolangun):
    draf = buat_dip(bintan, entri=[{"nama": "Belum terbit"}]).entri.get().kode
    lain = buat_dip_terbit(sarolangun).entri.get().kode

    for kode in (draf, lain):
        form = client.get(f"/bintan/permohonan/baru/?entri={kode}").context["form"]
        assert not form["rincian"].value()


# The versions


def test_setiap_versi_terbit_dengan_keputusannya(client, bintan):
    lama, baru = buat_dip_terbit(bintan, 2025), buat_dip_terbit(bintan, 2026)
    buat_dip(bintan, 2027)
    Penyusunan.objects.filter(pk=lama.pk).update(sidik="ab" * 32)

    daftar, satu = client.get(f"{ALAMAT}versi/").text, client.get(f"{ALAMAT}versi/2025/").text

    assert "DIP 2025" in daftar
    assert "DIP 2026" in daftar
    assert "DIP 2027" not in daftar
    assert client.get(f"{ALAMAT}versi/2027/").status_code == 404
    for isi in (lama.keputusan_nomor, lama.ba_nomor, "abababab abababab"):
        assert isi in satu
    assert baru.keputusan_nomor not in satu


def test_beda_dengan_tahun_sebelumnya(client, bintan):
    lama = buat_dip_terbit(
        bintan,
        2025,
        [
            {"nama": "Tetap"},
            {"nama": "Berubah"},
            {"nama": "Gugur"},
            {"nama": "Kini tertutup"},
            {"nama": "Dulu tertutup", "sifat": "diusulkan_dikecualikan"},
        ],
    )
    ubah = {
        "Berubah": {"bentuk": "Rekaman"},
        "Kini tertutup": {"sifat": "diusulkan_dikecualikan", "nama": "Judul baru yang tertutup"},
    }
    dip = teruskan(lama, 2026, ubah, baru=[{"nama": "Anyar"}])
    coret = dip.entri.filter(nama__in=("Gugur", "Dulu tertutup"))
    coret.update(dicoret_pada=dip.mulai, alasan_coret="Sudah dimusnahkan menurut JRA")
    terbitkan(dip)

    isi = {
        k: client.get(f"{ALAMAT}versi/2026/?beda={k}").text for k in ("baru", "berubah", "hilang")
    }
    semua = "".join(isi.values())

    assert "Anyar" in isi["baru"]
    assert "<del>Cetak, Online</del> <ins>Rekaman</ins>" in isi["berubah"]
    assert "Gugur" in isi["hilang"]
    assert "Kini tertutup" in isi["hilang"]
    assert isi["hilang"].count("Sudah dimusnahkan menurut JRA") == 1
    assert "Tetap" not in semua
    assert "Dulu tertutup" not in semua
    assert "Judul baru yang tertutup" not in semua
    assert "diusulkan" not in semua.lower()


def test_versi_pertama_tidak_dibandingkan(client, bintan):
    buat_dip_terbit(bintan, 2026)

    assert "Versi pertama" in client.get(f"{ALAMAT}versi/2026/").text


def test_pindaian_keputusan_dapat_diunduh_lembar_pengesahan_tidak(client, bintan):
    pindaian = [
        buat_berkas(bintan, JenisBerkas.PINDAIAN, nama=f"{n}.pdf") for n in ("ba", "keputusan")
    ]
    dip = buat_dip_terbit(bintan, ba_pindaian=pindaian[0], keputusan_pindaian=pindaian[1])
    lembar = buat_berkas(bintan, JenisBerkas.PINDAIAN, nama="lembar.pdf")
    lembar.save()
    Penyusunan.objects.filter(pk=dip.pk).update(lembar_pengesahan=lembar)

    isi = client.get(f"{ALAMAT}versi/2026/").text

    for satu in pindaian:
        alamat = f"{ALAMAT}versi/2026/berkas/{satu.token}/"
        assert alamat in isi
        assert client.get(alamat).status_code == 200
    assert client.get(f"{ALAMAT}versi/2026/berkas/{lembar.token}/").status_code == 404
    assert lembar.token not in isi


# The home and the way there


def test_beranda_menautkan_dip_dan_serta_merta_terbaru(client, bintan):
    for n in range(4):
        buat_dokumen(bintan, f"Pengumuman {n}", "serta_merta")
    buat_dip_terbit(bintan)

    isi = client.get("/bintan/").text

    assert f'href="{ALAMAT}"' in isi
    assert "Pengumuman 3" in isi
    assert "Pengumuman 0" not in isi
