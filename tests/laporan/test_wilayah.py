"""What an office above sees of those below: the engine's figures, and nothing of a case."""

from datetime import date, timedelta
from io import BytesIO
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from laporan import wilayah
from laporan.daftar import Daftar
from laporan.masa import Masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from permohonan import hitungan
from permohonan import wilayah as angka
from permohonan.hitungan import Saat
from permohonan.models import Pemohon, Permohonan
from ppid import nomor, waktu
from ppid.models import HariLibur, Jejak, Satker
from tests.factories import SANDI, buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.factories_dip import buat_dip_terbit
from tests.gandaan import salin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
TIGA_ZONA = ("sarolangun", "nusa-tenggara-timur", "kota-jayapura")
KUNCI = ("masuk.diterima", "waktu.tepat", "waktu.tidak_tepat", "waktu.terbuka_lewat")


@pytest.fixture
def jambi():
    return buat_satker("jambi", induk=buat_satker("kpu"))


def masuk(client, satker, peran="kasubbag"):
    orang = buat_pegawai(peran, satker)
    client.login(username=orang.username, password=SANDI)
    return client


def halaman(client, satker, **saring):
    return client.get(f"/{satker.slug}/laporan-kelola/wilayah/", saring)


def nama(respons) -> list[str]:
    return [k.satker.slug for k in respons.context["halaman"]]


def perbanyak(satker, isian: list[dict]) -> None:
    """Requests like one that the verbs made, each with its own fields."""
    asal = buat_permohonan(satker)
    orang = Pemohon.objects.bulk_create(salin(asal.pemohon) for _ in isian)
    kunci = [nomor.kunci_alamat(satker, 2026, n + 2) for n in range(len(isian))]
    Permohonan.objects.bulk_create(
        salin(asal, kunci=k, nomor=k, sidik_kunci=k, pemohon=o, **satu)
        for k, o, satu in zip(kunci, orang, isian, strict=True)
    )


# The aggregate is the engine


def segala_kemungkinan(satker, per) -> list[dict]:
    """At the edges of the year, of the due date and of now, in the office's own zone."""
    hari_ini = satker.setempat(per).date()
    batas = [hari_ini + timedelta(n) for n in (-1, 0, 1)]
    mula = [waktu.awal_hari(date(2026, 1, 1), satker.zona) + timedelta(seconds=n) for n in (-1, 0)]
    detik = timedelta(seconds=1)
    hasil = []
    for terima, jatuh, cara, akhir in product(
        mula, batas, ("di_tempat", "tertulis", ""), ("dikabulkan", "duplikat", "dicabut")
    ):
        besok = waktu.awal_hari(jatuh + timedelta(1), satker.zona)
        for tahu, selesai in product((None, besok - detik, besok, per + detik), repeat=2):
            hasil.append(
                {
                    **{"diterima_pada": terima, "jatuh_tempo": jatuh, "cara_selesai": cara},
                    **{"hasil": akhir if tahu or selesai else ""},
                    **{"diberitahukan_pada": tahu, "selesai_pada": selesai},
                }
            )
    return hasil


def test_angka_wilayah_sama_dengan_mesin_kantor_demi_kantor(jambi, pada):
    pada("2026-11-23 22.30")  # the 24th already in Jayapura
    saat = Saat.kini()
    kantor = [buat_satker(slug, induk=jambi) for slug in TIGA_ZONA]
    for satu in kantor:
        perbanyak(satu, segala_kemungkinan(satu, saat.per))

    hasil = angka.hitung(wilayah.di_bawah(jambi), 2026)

    for satu in kantor:
        setahun = hitungan.hitung(hitungan.baca(satu, date(2026, 1, 1), date(2026, 12, 31), saat))
        semua = list(hitungan.baca(satu, date(2025, 1, 1), date(2026, 12, 31), saat))
        dapat = hasil[satu.pk]
        assert {k: dapat[k] for k in KUNCI} == {k: setahun[k] for k in KUNCI}, satu.slug
        assert dapat[angka.TERBUKA] == sum(k.berakhir is None for k in semua)
        assert dapat[angka.LEWAT] == sum(k.terlambat_terbuka for k in semua)
        assert all(dapat.values())


# Who sees what


def test_provinsi_melihat_kabupatennya_dan_kpu_melihat_semua(client, jambi):
    pusat, riau = jambi.induk, buat_satker("kepulauan-riau", induk=jambi.induk)
    for slug, induk in (("sarolangun", jambi), ("bintan", riau)):
        buat_satker(slug, induk=induk)

    assert nama(halaman(masuk(client, jambi), jambi)) == ["sarolangun"]
    assert set(nama(halaman(masuk(client, pusat, "sekretaris"), pusat))) == {
        *("jambi", "kepulauan-riau", "bintan", "sarolangun")
    }
    assert set(nama(halaman(client, pusat, provinsi="jambi"))) == {"jambi", "sarolangun"}
    assert halaman(masuk(client, riau, "petugas"), riau).status_code == 403


def test_kantor_tanpa_bawahan_tidak_punya_halaman_ini(client, satker):
    masuk(client, satker)

    assert halaman(client, satker).status_code == 404
    assert client.get(f"/{satker.slug}/laporan-kelola/wilayah/xlsx/").status_code == 404


def test_tidak_ada_pemohon_dan_nomor_perkara(client, jambi):
    bawah = buat_satker("sarolangun", induk=jambi)
    p = buat_permohonan(bawah, pemohon={"nama": "Sutan Rahasia"}, rincian="Rahasia sekali")

    isi = halaman(masuk(client, jambi), jambi).content.decode()

    assert "KPU Kabupaten Sarolangun" in isi
    for tabu in (p.nomor, p.kunci, "Sutan", "Rahasia"):
        assert tabu not in isi


# What it says


def test_yang_lewat_batas_di_atas_dan_yang_belum_memakai_di_bawah(client, jambi, pada):
    kosong, tenang, lewat = (
        buat_satker(slug, induk=jambi) for slug in ("kerinci", "merangin", "sarolangun")
    )
    buat_dip_terbit(tenang)
    pada("2026-10-01 09.00")
    buat_permohonan(lewat)
    pada("2026-11-03 09.00")

    semua = halaman(masuk(client, jambi), jambi)
    isi = semua.content.decode()

    assert nama(semua) == ["sarolangun", "merangin", "kerinci"]
    assert nama(halaman(client, jambi, urut="nama")) == ["kerinci", "merangin", "sarolangun"]
    assert nama(halaman(client, jambi, tampil="perhatian")) == ["sarolangun"]
    assert nama(halaman(client, jambi, tampil="belum")) == [kosong.slug]
    assert nama(halaman(client, jambi, q="rangin")) == [tenang.slug]
    assert "1 lewat batas waktu" in isi
    assert "2 dari 3</b> kantor memakai portal" in isi
    assert "belum cukup data" in isi  # one was judged


def test_laporan_yang_jatuh_tempo_dan_belum_terbit(client, jambi, pada):
    bawah = buat_satker("sarolangun", induk=jambi, laporan_ditandatangani=False)
    sekretaris = pelaku("sekretaris", bawah)
    pada("2026-08-20 09.00")
    buat_permohonan(bawah)
    pada("2026-10-02 09.00")
    bulan = JenisLaporan.BULANAN.masa(date(2026, 9, 1))
    satu = Laporan.tutup(bawah, JenisLaporan.BULANAN, bulan, oleh=pelaku("kasubbag", bawah))
    satu.kirim(oleh=pelaku("kasubbag", bawah))
    satu.terima(oleh=sekretaris)
    masuk(client, jambi)

    pada("2026-11-06 09.00")  # the fifth working day: October may still come
    (kantor,) = halaman(client, jambi).context["halaman"]
    assert kantor.kata_kurang == "Agustus 2026; Triwulan III 2026"

    pada("2026-11-07 09.00")
    (kantor,) = halaman(client, jambi).context["halaman"]
    assert kantor.kata_kurang == "2 bulan, terlama Agustus 2026; Triwulan III 2026"
    sendiri = Daftar(bawah).belum_terbit()
    assert [b.masa for b in sendiri] == list(kantor.kurang)

    tutup = {"jenis": "tutup_lokal", "nama": "Pindah kantor", "dasar": "Pengumuman 1"}
    HariLibur.objects.create(satker=bawah, tanggal=date(2026, 11, 6), **tutup)
    (kantor,) = halaman(client, jambi).context["halaman"]
    assert "Oktober" not in kantor.kata_kurang  # closed that day: October is due on Monday

    pada("2027-04-01 09.00")
    (kantor,) = halaman(client, jambi).context["halaman"]
    assert kantor.kata_kurang == "2 bulan, terlama Januari 2027; tahunan 2026"
    assert Masa(date(2026, 1, 1), date(2026, 12, 31)) in kantor.kurang


def test_kantor_yang_belum_mulai_tidak_dikatakan_sudah_terbit(client, jambi, pada):
    """Neither without anybody, nor with people but without a request."""
    buat_satker("sarolangun", induk=jambi)
    merangin = buat_satker("merangin", induk=jambi)
    buat_pegawai("kasubbag", merangin)
    pada("2026-11-20 09.00")

    isi = halaman(masuk(client, jambi), jambi)

    orang, kosong = isi.context["halaman"]
    assert (orang.wajib, orang.kata_kurang) == (0, "belum ada yang jatuh tempo")
    assert kosong.wajib == 0 and "Belum ada pengguna" in isi.text
    assert "semua yang jatuh tempo sudah terbit" not in isi.text


@pytest.mark.parametrize(
    ("urut", "harap"),
    [
        ("diterima", ["merangin", "sarolangun", "kerinci"]),
        ("tepat", ["merangin", "sarolangun", "kerinci"]),  # too few judged: after all shares
        ("terbuka", ["sarolangun", "merangin", "kerinci"]),
        ("dip", ["sarolangun", "merangin", "kerinci"]),
        ("laporan", ["sarolangun", "merangin", "kerinci"]),
        ("tidak-ada", ["sarolangun", "merangin", "kerinci"]),
    ],
)
def test_urutan_menurut_setiap_kolom_angka(jambi, urut, harap, client, pada):
    """Whoever does not use the portal comes last in each."""
    merangin, sarolangun, _ = (
        buat_satker(slug, induk=jambi) for slug in ("merangin", "sarolangun", "kerinci")
    )
    buat_dip_terbit(merangin)
    pada("2026-10-01 09.00")
    perbanyak(sarolangun, [{} for _ in range(2)])
    pada("2026-11-20 09.00")
    dijawab = {"cara_selesai": "di_tempat", "hasil": "dikabulkan", "status": "selesai"}
    perbanyak(merangin, [dijawab | {"selesai_pada": waktu.sekarang()} for _ in range(6)])

    assert nama(halaman(masuk(client, jambi), jambi, urut=urut)) == harap


def test_setiap_kolom_angka_rata_kanan(client, jambi):
    buat_permohonan(buat_satker("sarolangun", induk=jambi))

    isi = halaman(masuk(client, jambi), jambi).text

    for kolom in ("Diterima", "Tepat waktu", "Belum dijawab", "Umur DIP", "Laporan belum terbit"):
        assert f'<th scope="col" class="angka-kolom">{kolom}</th>' in isi
        assert f'<td class="angka-kolom" data-label="{kolom}">' in isi


def test_lima_ratus_lima_puluh_dua_kantor_berhalaman(client, jambi):
    pusat = jambi.induk
    Satker.objects.bulk_create(
        salin(jambi, slug=f"kantor-{n}", kode=f"k{n:03}", nama=f"Kantor {n:03}", induk=pusat)
        for n in range(551)
    )

    isi = halaman(masuk(client, pusat), pusat, hal=12, urut="nama")

    assert "0 dari 552</b> kantor memakai portal" in isi.text
    assert isi.context["halaman"].paginator.num_pages == 12
    assert len(nama(isi)) == 2


def test_xlsx_tercatat(client, jambi):
    buat_permohonan(buat_satker("sarolangun", induk=jambi))
    masuk(client, jambi)

    respons = client.get(f"/{jambi.slug}/laporan-kelola/wilayah/xlsx/")
    buku = CalamineWorkbook.from_filelike(BytesIO(respons.getvalue()))
    baris = buku.get_sheet_by_index(0).to_python()[-1]

    assert (baris[0], *baris[3:9]) == ("KPU Kabupaten Sarolangun", 1, 0, 0, "", 1, 0)
    jejak = Jejak.objects.filter(satker=jambi, jenis="lihat").latest("urut")
    assert jejak.data == {"ekspor": "wilayah", "bentuk": "xlsx", "tahun": 2026, "baris": 1}


def test_jumlah_kueri_tetap(client, jambi, pada):
    masuk(client, jambi)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            assert halaman(client, jambi).status_code == 200
        return len(tangkap)

    buat_permohonan(buat_satker("sarolangun", induk=jambi))
    sedikit = kueri()
    for slug in ("kerinci", "merangin", "batanghari", "kota-jambi", "kota-jayapura"):
        satu = buat_satker(slug, induk=jambi)
        perbanyak(satu, [{"diterima_pada": waktu.sekarang()} for _ in range(5)])

    assert kueri() == sedikit <= 24
