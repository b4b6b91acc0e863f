"""The map of the e-Monev: what it says is proved follows from the data, and only from them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan import monev
from laporan.masa import Masa
from laporan.models import Supervisi
from laporan.monev.butir import Keadaan
from permohonan.models import Permohonan
from ppid.models import Halaman, JenisBerkas
from ppid.suntingan import tandai_ditinjau
from tests.factories import SANDI, buat_pegawai, buat_permohonan, pelaku
from tests.factories_dip import buat_berkas, buat_dik, buat_dip_terbit, buat_dokumen
from tests.gandaan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
TERBUKTI, SEBAGIAN, BELUM = Keadaan.TERBUKTI, Keadaan.SEBAGIAN, Keadaan.BELUM


def butir(satker, awalan: str, peran="kasubbag"):
    """The one item whose request begins so."""
    peta = monev.peta(pelaku(peran, satker))
    (satu,) = (b for i in peta.indikator for b in i.butir if b.diminta.startswith(awalan))
    return satu


def keadaan(satker, awalan: str) -> tuple[Keadaan, str]:
    satu = butir(satker, awalan)
    return satu.keadaan, satu.bukti


def test_kantor_baru_tidak_membuktikan_yang_tidak_ada(satker):
    peta = monev.peta(pelaku("kasubbag", satker))

    for awalan in ("DIP diumumkan", "DIP dimutakhirkan", "Register", "Laporan", "Supervisi"):
        semua = [b for i in peta.indikator for b in i.butir if b.diminta.startswith(awalan)]
        assert semua and {b.keadaan for b in semua} == {BELUM}, awalan
    assert [i.bobot for i in peta.indikator] == [10, 40, 10, 10, 10, 20]
    assert peta.banyak == peta.terbukti + peta.sebagian + peta.belum


def test_dip_dengan_keputusan_terbukti_sampai_setahun(satker, jam):
    pindaian = buat_berkas(satker, JenisBerkas.PINDAIAN)
    buat_dip_terbit(satker, entri=[{}, {}], keputusan_pindaian=pindaian)

    assert keadaan(satker, "DIP diumumkan") == (
        TERBUKTI,
        "DIP 2026, 2 informasi. Ditetapkan Pleno, Keputusan Nomor 12 Tahun 2026 tanggal "
        "23 November 2026.",
    )
    assert keadaan(satker, "DIP dimutakhirkan") == (
        TERBUKTI,
        "DIP 2026 terbit 23 November 2026, umurnya 0 hari.",
    )

    jam.maju(days=366)
    assert keadaan(satker, "DIP dimutakhirkan")[0] == SEBAGIAN


def test_dip_tanpa_pindaian_keputusan_baru_sebagian(satker):
    buat_dip_terbit(satker)

    tingkat, bukti = keadaan(satker, "DIP diumumkan")

    assert tingkat == SEBAGIAN
    assert bukti.endswith("Pindaian keputusannya belum diunggah.")


def test_dik_berlaku_terbukti_dan_yang_habis_masa_disebut(satker, jam):
    kemarin = satker.hari_ini - timedelta(1)
    buat_dik(satker)

    assert keadaan(satker, "Daftar informasi dikecualikan")[0] == TERBUKTI
    assert keadaan(satker, "Informasi yang habis")[0] == TERBUKTI

    buat_dik(satker, "Soal seleksi", tanggal_keputusan=kemarin, berlaku_sampai=kemarin)
    assert keadaan(satker, "Informasi yang habis") == (
        SEBAGIAN,
        "1 butir habis masanya dan tidak tampil lagi; umumkan informasinya.",
    )


def test_informasi_berkala_enam_bulan(satker, jam):
    buat_dokumen(satker)
    jam.maju(days=184)
    assert keadaan(satker, "Informasi berkala diperbarui")[0] == BELUM

    buat_dokumen(satker, "Laporan keuangan 2026")
    assert keadaan(satker, "Informasi berkala diperbarui") == (
        SEBAGIAN,
        "1 dari 2 dokumen berkala disahkan atau diperbarui dalam enam bulan.",
    )


def test_register_yang_kehilangan_nomor_tidak_terbukti(satker):
    kasus = [buat_permohonan(satker) for _ in range(3)]
    assert keadaan(satker, "Register")[0] == TERBUKTI

    Permohonan.objects.filter(pk=kasus[1].pk).update(kunci="2101-2026-00007")

    tingkat, bukti = keadaan(satker, "Register")
    assert tingkat == SEBAGIAN
    assert "hilang: 2" in bukti


def test_tepat_waktu_dari_register(satker, pada):
    pada("2026-11-02 09.00")
    buat_permohonan(satker)
    assert keadaan(satker, "Permohonan dijawab")[0] == BELUM

    buat_permohonan(satker, "menunggu_penyerahan")
    assert keadaan(satker, "Permohonan dijawab") == (TERBUKTI, "1 dari 1 tepat waktu tahun 2026.")

    pada("2026-11-30 09.00")
    assert keadaan(satker, "Permohonan dijawab") == (
        SEBAGIAN,
        "1 dari 2 tepat waktu tahun 2026. 1 lewat batas waktu dan belum dijawab.",
    )


def test_laporan_bulanan_dan_supervisi(satker, kasubbag, pada):
    pada("2026-10-01 09.00")
    buat_permohonan(satker)
    hari = Masa(satker.hari_ini, satker.hari_ini)
    pada("2026-11-23 09.00")

    assert keadaan(satker, "Laporan bulanan") == (
        BELUM,
        "0 dari 1 laporan bulanan yang jatuh tempo tahun 2026 terbit. "
        "Yang terlama belum: Oktober 2026.",
    )
    assert keadaan(satker, "Supervisi") == (
        BELUM,
        "0 data layanan disahkan. 1 belum, yang terlama Kamis, 1 Oktober 2026.",
    )

    Supervisi.calon(satker, hari).sahkan(oleh=kasubbag)
    assert keadaan(satker, "Supervisi") == (TERBUKTI, "1 data layanan disahkan.")


def test_halaman_yang_ditinjau_setahun_terbukti(satker, jam):
    assert keadaan(satker, "Halaman Maklumat")[0] == BELUM

    tandai_ditinjau(Halaman.objects.publik(satker, "maklumat"), oleh=pelaku("admin", satker))
    assert keadaan(satker, "Halaman Maklumat") == (
        TERBUKTI,
        "Teks bawaan portal, ditinjau 23 November 2026.",
    )

    jam.maju(days=367)
    assert keadaan(satker, "Halaman Maklumat")[0] == SEBAGIAN


def test_tautan_hanya_bagi_yang_boleh_membuka(satker):
    def tautan(peran):
        return [teks for teks, _ in butir(satker, "Register", peran).tautan]

    assert tautan("kasubbag") == ["Buka register"]
    assert tautan("kabag") == []


STAF = ("/meja/", "/laporan-kelola/", "/dip-kelola/", "/dokumen/", "/kelola/", "/ppid/", "/dik/")


@pytest.mark.parametrize("isi", [False, True])
def test_setiap_butir_bertautan_dan_yang_umum_terbuka_tanpa_masuk(client, satker, isi):
    """With nothing and with something behind each; the desk's own pages ask to sign in."""
    if isi:
        gandakan(satker, 3)
        buat_dokumen(satker)
        buat_dip_terbit(satker)
        buat_dik(satker, "Butir")
    semua = [b for i in monev.peta(pelaku("kasubbag", satker)).indikator for b in i.butir]
    assert [b.diminta for b in semua if not b.tautan] == []

    dapat = {url: client.get(url).status_code for b in semua for _, url in b.tautan}

    umum = {url: kode for url, kode in dapat.items() if not any(s in url for s in STAF)}
    assert len(umum) > 15 and set(umum.values()) == {200}
    assert {dapat[url] for url in dapat.keys() - umum.keys()} == {302}


def test_halaman_monev_dengan_kueri_tetap(client, satker):
    orang = buat_pegawai("kabag", satker)
    client.login(username=orang.username, password=SANDI)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            respons = client.get(f"/{satker.slug}/laporan-kelola/monev/")
        assert respons.status_code == 200
        assert "Dibuktikan sendiri oleh kantor" in respons.content.decode()
        return len(tangkap)

    gandakan(satker, 3)
    buat_dokumen(satker)
    buat_dip_terbit(satker)
    sedikit = kueri()
    gandakan(satker, 40)
    for n in range(5):
        buat_dokumen(satker, f"Dokumen {n}")
        buat_dik(satker, f"Butir {n}")

    assert kueri() == sedikit <= 36
