"""SOP step 7: the list of days, the sheet of one, its acts, its paper; each office in its words."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from laporan.kantor import Berkala
from laporan.masa import BULAN, Masa
from laporan.models import Supervisi
from laporan.ringkas import ajakan, belum_disahkan
from laporan.status.supervisi import Status
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.matriks import lama
from ppid.models import SOP, HariLibur, Jejak, Kegiatan, Langkah, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.usefixtures("jam")

KAMIS, JUMAT, SENIN = (date(2026, 11, n) for n in (19, 20, 23))


@pytest.fixture
def sepekan(satker, pada):
    """Wednesday one request, Friday two, Saturday one through the portal; today is Monday."""
    pada("2026-11-18 09.00")
    buat_permohonan(satker, kanal="datang_langsung")
    pada("2026-11-20 09.00")
    dua = [buat_permohonan(satker, kanal="telepon") for _ in range(2)]
    pada("2026-11-21 20.00")
    buat_permohonan(satker)
    pada("2026-11-23 09.00")
    return dua


@pytest.fixture
def meja(client, satker):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker, nama="Sri Wahyuni"))
    return client


def alamat(satker, hari=JUMAT, nama="supervisi_hari") -> str:
    return reverse(nama, kwargs={"satker": satker.slug, "tanggal": hari})


def daftar(satker) -> str:
    return reverse("supervisi", args=[satker.slug])


def kirim(meja, satker, hari=JUMAT, *, versi=0, tindakan="simpan", **isian):
    return meja.post(alamat(satker, hari), {"versi": versi, "tindakan": tindakan} | isian)


def acara(supervisi) -> list[str]:
    return list(Jejak.objects.tentang(supervisi).order_by("urut").values_list("jenis", flat=True))


# Which days


def test_terbuka_yang_terlama_dulu_dan_nihil_terpisah(satker, sepekan):
    berkala = Berkala(satker)

    terbuka = [(t.masa.awal.day, t.angka["dicatat"]) for t in berkala.terbuka()]
    assert terbuka == [(18, 1), (20, 2), (21, 1)]
    assert [m.awal for m in berkala.nihil()] == [KAMIS]


def test_hari_ini_ditandai_dan_belum_dapat_nihil(satker, sepekan):
    assert SENIN not in [m.awal for m in Berkala(satker).nihil()]

    buat_permohonan(satker)

    akhir = belum_disahkan(satker)[-1]
    assert (akhir.masa.awal, akhir.berjalan) == (SENIN, True)


def test_hari_libur_tanpa_kegiatan_tidak_dihitung(satker, sepekan):
    HariLibur.objects.create(satker=satker, tanggal=KAMIS, jenis="tutup_lokal", nama="Banjir")

    assert Berkala(type(satker).objects.get(pk=satker.pk)).nihil() == []


def test_kantor_tanpa_permohonan_tidak_punya_hari(satker):
    assert (Berkala(satker).terbuka(), Berkala(satker).nihil()) == ([], [])


def test_kueri_daftar_tidak_bertambah_dengan_hari(satker, sepekan, django_assert_num_queries):
    with django_assert_num_queries(4):
        assert len(belum_disahkan(satker)) == 3
    buat_permohonan(satker)
    with django_assert_num_queries(4):
        assert len(belum_disahkan(satker)) == 4


@pytest.mark.parametrize(
    "hari", ["2026-11-17", "2026-11-22", "2026-11-24", "2026-02-30", "20-11-2026", "2026-13-01"]
)
def test_hari_yang_tidak_disupervisi_tidak_ada(meja, satker, sepekan, hari):
    """Before the first act, a day off without any, tomorrow, no day at all."""
    assert meja.get(f"/{satker.slug}/ppid/supervisi/{hari}/").status_code == 404


# The sheet


def test_halaman_hari_tidak_menulis_apa_pun(meja, satker, sepekan):
    halaman = meja.get(alamat(satker)).text

    for p in sepekan:
        assert p.nomor in halaman
    assert "Sahkan data layanan harian" in halaman
    assert Supervisi.objects.count() == 0


def test_centang_catatan_dan_batalnya(meja, satker, sepekan):
    satu, dua = sepekan
    kirim(meja, satker, **{f"periksa-{satu.kunci}": "on", f"catatan-{dua.kunci}": "Cek lagi"})
    s = Supervisi.objects.get()

    assert [(d.permohonan, d.catatan) for d in s.pemeriksaan.all()] == [
        (satu, ""),
        (dua, "Cek lagi"),
    ]
    assert (s.status, s.catatan, s.versi) == (Status.BERJALAN, "", 3)
    assert acara(s) == ["mulai_supervisi", "periksa", "periksa"]
    assert Kegiatan.objects.tentang(s).get(selesai=None).kunci == "supervisi"

    kirim(meja, satker, versi=3, catatan="Baik", **{f"periksa-{satu.kunci}": "on"})
    s.refresh_from_db()
    assert ([d.permohonan for d in s.pemeriksaan.all()], s.catatan) == ([satu], "Baik")
    assert acara(s)[3:] == ["batal_periksa", "catat_supervisi"]
    assert "Cek lagi" not in str(list(Jejak.objects.tentang(s).values_list("data", flat=True)))


def test_sahkan_menjadi_baris_jejak_kegiatan_dan_naskah(meja, satker, sepekan):
    satu, _ = sepekan
    isi = {f"periksa-{satu.kunci}": "on", "catatan": "Tertib"}

    respons = kirim(meja, satker, tindakan="sahkan", **isi)

    s = Supervisi.objects.get()
    kegiatan, naskah = Kegiatan.objects.tentang(s).get(), Naskah.objects.tentang(s).get()
    assert (s.status, s.nomor) == (Status.DISAHKAN, "0001/DL/PPID/2101/XI/2026")
    assert (s.beku["angka"]["dicatat"], s.beku["diperiksa"]) == (2, [satu.nomor])
    assert acara(s)[-1] == "sahkan"
    assert (kegiatan.kunci, kegiatan.hasil, kegiatan.keluaran) == ("supervisi", "sahkan", s.nomor)
    assert kegiatan.oleh.nama == "Sri Wahyuni"
    assert lama(satker, kegiatan, kegiatan.selesai) == "–"
    assert (naskah.judul, naskah.nomor) == ("Data layanan harian", s.nomor)
    assert "Data layanan harian disahkan dengan nomor" in meja.get(respons.url).text


def test_yang_masih_terbuka_disebut_di_atas_tombol(meja, satker, sepekan):
    akhir = "Sesudah disahkan tidak dapat diubah."
    kirim(meja, satker, **{f"periksa-{sepekan[0].kunci}": "on"})
    buat_permohonan(satker)

    lalu, kini = [meja.get(alamat(satker, h)).context["sebelum_sah"] for h in (JUMAT, SENIN)]

    assert lalu == ["1 dari 2 permohonan belum ditandai diperiksa.", akhir]
    assert kini[1:] == [
        "Hari ini belum selesai: kegiatan sesudah pengesahan tidak ikut.",
        akhir,
    ]


def test_naskah_tanpa_data_pemohon(meja, satker, sepekan):
    kirim(meja, satker, tindakan="sahkan", catatan="Tertib")

    html = Naskah.objects.get(jenis="data_layanan").html
    for ada in (sepekan[0].nomor, "Jumat, 20 November 2026", "Tertib", "Sri Wahyuni", "Daftarkan"):
        assert ada in html
    for rahasia in ("Budi Santoso", "Jalan Merdeka", "Daftar pemilih", "budi@contoh.test"):
        assert rahasia not in html


def test_sesudah_disahkan_hanya_dibaca(meja, satker, sepekan):
    kirim(meja, satker, tindakan="sahkan")

    halaman = meja.get(alamat(satker)).text
    assert "Sahkan data layanan harian" not in halaman
    assert alamat(satker, nama="supervisi_naskah") in halaman
    assert kirim(meja, satker, versi=2, catatan="Terlambat").status_code == 409
    assert Supervisi.objects.get().catatan == ""


def test_naskah_dibuka_dan_yang_belum_sah_tidak_ada(meja, satker, sepekan, monkeypatch):
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda _: b"%PDF-1.7")
    jalur = alamat(satker, nama="supervisi_naskah")
    assert meja.get(jalur).status_code == 404

    kirim(meja, satker, tindakan="sahkan")

    assert meja.get(jalur)["Content-Type"] == "application/pdf"


def test_lembar_basi_ditolak_dan_tulisannya_tetap(meja, satker, sepekan):
    kirim(meja, satker, catatan="Pertama")

    basi = kirim(meja, satker, versi=0, tindakan="sahkan", catatan="Kedua")

    assert basi.status_code == 409
    assert "Kedua" in basi.text and "Belum disahkan" in basi.text
    s = Supervisi.objects.get()
    assert (s.status, s.catatan) == (Status.BERJALAN, "Pertama")


def test_catatan_terlalu_panjang_dikembalikan(meja, satker, sepekan):
    panjang = kirim(meja, satker, **{f"catatan-{sepekan[0].kunci}": "x" * 301})

    assert panjang.status_code == 422
    assert "Anda menulis 301" in panjang.text and "x" * 301 in panjang.text
    assert not Supervisi.objects.exists()


def test_desk_tidak_mensupervisi(satker, sepekan, petugas):
    with pytest.raises(PermissionDenied):
        Supervisi.calon(satker, Masa(JUMAT, JUMAT)).sahkan(oleh=petugas)

    assert not Supervisi.objects.exists()


# Signed stays as it was


def test_yang_dicatat_kemudian_tidak_mengubah_tetapi_terlihat(meja, satker, sepekan, pada):
    kirim(meja, satker, tindakan="sahkan")
    dulu = Supervisi.objects.get().beku
    pada("2026-11-23 10.00")

    diterima = sepekan[0].diterima_pada
    buat_permohonan(satker, kanal="surat", diterima_pada=diterima, alasan_mundur="Terselip")

    s = Supervisi.objects.get()
    assert (s.beku, s.berubah()) == (dulu, {"diterima": (2, 3)})
    halaman = meja.get(alamat(satker)).text
    assert "Berubah sejak disahkan." in halaman and "Diterima: 2, sekarang 3" in halaman


def test_perbuatan_sesudah_disahkan_hari_itu_juga_terlihat_di_daftar(meja, satker, sepekan):
    buat_permohonan(satker)
    kirim(meja, satker, SENIN, tindakan="sahkan")
    assert "Berubah sejak disahkan" not in meja.get(daftar(satker)).text

    buat_permohonan(satker)

    assert "Berubah sejak disahkan" in meja.get(daftar(satker)).text


# The list


def test_daftar_memuat_terbuka_nihil_dan_yang_disahkan(meja, satker, sepekan):
    kirim(meja, satker, tindakan="sahkan")

    respons = meja.get(daftar(satker))

    terbuka = [b.masa.awal.day for k in respons.context["terbuka"] for b in k["baris"]]
    assert terbuka == [18, 21]
    assert list(respons.context["form"].masa) == ["2026-11-19"]
    assert [b["supervisi"].awal for b in respons.context["disahkan"]] == [JUMAT]
    assert "0001/DL/PPID/2101/XI/2026" in respons.text


def test_nihil_disahkan_sekaligus_masing_masing_bernomor(meja, satker, pada):
    pada("2026-11-12 09.00")
    buat_permohonan(satker)
    pada("2026-11-18 09.00")
    hari = ["2026-11-13", "2026-11-16", "2026-11-17"]

    assert meja.post(daftar(satker), {"hari": hari}).status_code == 302

    semua = Supervisi.objects.order_by("awal")
    assert [f"{s.awal}" for s in semua] == hari
    assert [s.nomor[:4] for s in semua] == ["0001", "0002", "0003"]
    assert all(s.beku["perbuatan"] == [] and acara(s)[-1] == "sahkan" for s in semua)
    assert "Nihil. Tidak ada kegiatan" in Naskah.objects.filter(jenis="data_layanan")[0].html


def test_nihil_tanpa_pilihan_dan_yang_tidak_nihil_lagi(meja, satker, sepekan):
    assert meja.post(daftar(satker), {}).status_code == 422

    basi = meja.post(daftar(satker), {"hari": ["2026-11-19", "2026-11-20"]})

    assert basi.status_code == 409
    assert not Supervisi.objects.exists()


def test_yang_disahkan_dihalamankan_per_bulan(meja, satker, kasubbag, pada):
    pada("2026-10-30 09.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    for hari in (date(2026, 10, 30), date(2026, 11, 2)):
        Supervisi.calon(satker, Masa(hari, hari)).sahkan(oleh=kasubbag)

    respons = meja.get(daftar(satker))
    lama = meja.get(f"{daftar(satker)}?hal=2")

    assert respons.context["bulan"] == "November 2026"
    assert "Bulan sebelumnya" in respons.text
    assert [b["supervisi"].awal.month for b in lama.context["disahkan"]] == [10]


# Each office's sheet


@pytest.mark.parametrize(
    ("slug", "tombol", "judul"),
    [
        ("bintan", "Sahkan data layanan harian", "Data layanan harian"),
        ("dki-jakarta", "Sahkan data layanan harian", "Data layanan harian"),
        ("sarolangun", "Sahkan data layanan", "Data layanan"),
    ],
)
def test_kata_sop_tiap_kantor(db, client, pada, slug, tombol, judul):
    pada("2026-11-20 09.00")
    satker = buat_satker(slug)
    buat_permohonan(satker)
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    halaman = client.get(alamat(satker)).text
    kirim(client, satker, tindakan="sahkan")

    assert f">{tombol}</button>" in halaman
    assert Naskah.objects.get(jenis="data_layanan").judul == judul


def test_periode_bulan_dari_versi_sop_yang_baru(client, satker, kasubbag, pada):
    """Data, not code: a new version makes a month of what was days, from its own first day."""
    pada("2026-11-05 09.00")
    buat_permohonan(satker)
    asal = SOP.objects.get(satker=satker, jenis="pelayanan")
    langkah = list(asal.langkah.all())
    asal.pk, asal.versi, asal.berlaku_sejak = None, 2, date(2026, 11, 10)
    asal.save(force_insert=True)
    for satu in langkah:
        satu.pk, satu.sop = None, asal
        satu.save(force_insert=True)
    Langkah.objects.filter(sop=asal, kunci="supervisi").update(periode=BULAN, output="Rekap")
    pada("2026-11-20 09.00")
    buat_permohonan(satker)

    terbuka = belum_disahkan(satker)
    client.force_login(kasubbag.pengguna)
    halaman = client.get(alamat(satker)).text

    bulan = Masa(date(2026, 11, 10), date(2026, 11, 30))
    assert [t.masa for t in terbuka] == [Masa(date(2026, 11, 5), date(2026, 11, 5)), bulan]
    assert "Supervisi bulanan" in halaman and "Sahkan rekap" in halaman
    kirim(client, satker, tindakan="sahkan")
    assert Supervisi.objects.get().masa == bulan


# The band under the queue


def test_ajakan_menyebut_hari_terbuka_yang_terlama(satker, kasubbag, petugas, sepekan):
    satu = ajakan(kasubbag)

    assert satu.kalimat == (
        "Data layanan Rabu, 18 November 2026 belum disahkan: 1 dicatat, 0 selesai di tempat. "
        "2 hari lain juga belum."
    )
    assert satu.tautan == "Buka supervisi harian"
    assert satu.url == alamat(satker, date(2026, 11, 18))
    assert ajakan(petugas) is None


def test_ajakan_menyebut_rata_rata_catat(satker, kasubbag, petugas, pada):
    pada("2026-11-20 09.00")
    for detik in (240, 260):
        p = buat_permohonan(satker, kanal="telepon")
        p.nyatakan_lengkap(oleh=petugas, detik=detik)
    pada("2026-11-23 09.00")

    assert ajakan(kasubbag).kalimat.endswith("rata-rata catat 4 menit 10 detik.")


def test_ajakan_ada_di_antrean_kasubbag_saja(client, satker, sepekan):
    jalur = reverse("antrean", args=[satker.slug])
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    assert "Buka supervisi harian" not in client.get(jalur).text

    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    assert "Buka supervisi harian" in client.get(jalur).text


def test_kantor_lain_tidak_terlihat(satker, sepekan, kasubbag):
    lain = pelaku(Peran.KASUBBAG, buat_satker("sarolangun"))
    s = Supervisi.calon(satker, Masa(JUMAT, JUMAT))
    s.sahkan(oleh=kasubbag)

    assert list(Supervisi.objects.untuk(kasubbag)) == [s]
    assert not Supervisi.objects.untuk(lain).exists()
    with pytest.raises(TransisiDitolak):
        Supervisi.calon(satker, Masa(JUMAT, JUMAT)).sahkan(oleh=kasubbag)
