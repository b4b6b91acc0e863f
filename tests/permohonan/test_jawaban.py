"""From a registered request to the paper in the applicant's hand: the verbs of steps 2 to 5."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from permohonan.models import Jawaban, Permohonan, Perpanjangan
from permohonan.status import Status, hasil_gabungan
from ppid import libur
from ppid.alur import TransisiDitolak
from ppid.demo.jam import pada
from ppid.models import HariLibur, Jejak, Kegiatan, Naskah
from tests.dunia_jawaban import berkas_pdf
from tests.factories import (
    beritahukan,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import buat_dik

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "status",
    ["koordinasi", "menunggu_persetujuan", "siap_disampaikan", "menunggu_penyerahan"],
)
def test_jalan_koordinasi_sampai_ke_setiap_status(status):
    p = buat_permohonan(status=status)

    assert p.status == status
    assert Kegiatan.objects.tentang(p).filter(selesai=None).count() == 1


def test_jalan_koordinasi_penuh_meninggalkan_setiap_langkahnya():
    p = buat_permohonan(status="menunggu_penyerahan")
    petugas = pelaku("petugas", p.satker)
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840001")

    terima = p.serahkan(oleh=petugas, cara="ambil", penerima="Budi Santoso")

    assert (p.status, p.hasil, p.cara_selesai) == ("selesai", "dikabulkan", "tertulis")
    assert p.diserahkan_pada and p.diberitahukan_pada
    jalan = [(k.kunci, k.hasil, k.oleh is not None) for k in Kegiatan.objects.tentang(p)]
    assert jalan == [
        ("terima", "nyatakan_lengkap", True),
        ("koordinasi", "teruskan", True),
        ("koordinasi", "susun_tanggapan", True),
        ("koordinasi", "setujui", True),
        ("serahkan", "beritahukan", True),
        ("serahkan", "serahkan", True),
        ("register", "serahkan", True),
    ]
    assert Kegiatan.objects.tentang(p).get(hasil="serahkan", kunci="serahkan").keluaran == (
        terima.nomor
    )
    assert Jejak.objects.filter(jenis="serahkan").count() == 1


def test_surat_jawaban_baru_terbaca_pemohon_sesudah_diberitahukan():
    p = buat_permohonan(status="diproses")
    teruskan(p)
    susun(p)
    setujui(p)
    surat = Naskah.objects.tentang(p).get(jenis="pemberitahuan")
    sebelum = surat.untuk_pemohon

    p.beritahukan(oleh=pelaku("petugas", p.satker), cara="portal", cara_serah="ambil")

    surat.refresh_from_db()
    assert (sebelum, surat.untuk_pemohon) == (False, True)


def test_buka_kembali_memulai_jam_kedua_dan_menyimpan_yang_pertama():
    p = buat_permohonan(status="menunggu_penyerahan")
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas="2101011205840001")
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi")

    p.buka_kembali(oleh=kasubbag, alasan="Berkas yang diserahkan keliru")

    p = Permohonan.objects.get(pk=p.pk)
    assert (p.status, p.hasil, len(p.periode_lalu)) == (Status.KOORDINASI, "", 1)
    assert len(p.bagian_terbuka()) == 1


# The outcome of the whole follows from its parts


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [
        (["dikabulkan"], "dikabulkan"),
        (["dikabulkan", "dikabulkan"], "dikabulkan"),
        (["dikabulkan", "ditolak"], "sebagian"),
        (["sebagian"], "sebagian"),
        (["tidak_dikuasai", "dikabulkan"], "sebagian"),
        (["ditolak"], "ditolak"),
        (["tidak_dikuasai"], "tidak_dikuasai"),
        (["belum_didokumentasikan"], "belum_didokumentasikan"),
        (["tidak_dikuasai", "ditolak"], "ditolak"),
        (["tidak_dikuasai", "belum_didokumentasikan"], "belum_didokumentasikan"),
    ],
)
def test_hasil_permohonan_mengikuti_hasil_bagiannya(bagian, hasil):
    assert hasil_gabungan(bagian) == hasil


# The extension (Pasal 22 ayat (8) UU 14/2008)

SENIN = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)  # 09.00 WIB; day 10: 23-11, day 17: 2-12
ALASAN = {"alasan": "belum_didokumentasikan", "uraian": "Rekapitulasi masih dihimpun."}


def berproses():
    with pada(SENIN):
        return buat_permohonan(status="diproses")


def test_surat_perpanjangan_yang_tidak_pernah_keluar_gugur_saat_dibuka_kembali():
    p = buat_permohonan(status="koordinasi")
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Menunggu arsip")
    p.perpanjang(oleh=kasubbag)
    susun(p, "tidak_dikuasai")
    setujui(p)
    beritahukan(p)

    p.buka_kembali(oleh=kasubbag, alasan="Keberatan lisan")

    with pytest.raises(TransisiDitolak):
        p.kirim_perpanjangan(oleh=petugas, cara="portal")
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Sekali lagi")
    assert p.perpanjangan_kini.keadaan == "diusulkan"


def test_perpanjangan_berlaku_sejak_suratnya_keluar():
    p = berproses()
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    with pada(SENIN + timedelta(days=11)):
        p.usulkan_perpanjangan(oleh=petugas, **ALASAN)
        surat = p.perpanjang(oleh=kasubbag)
        sebelum = p.jatuh_tempo

        p.kirim_perpanjangan(oleh=petugas, cara="portal")

    p = Permohonan.objects.get(pk=p.pk)
    assert (sebelum, p.jatuh_tempo) == (date(2026, 11, 23), date(2026, 12, 2))
    assert Naskah.objects.get(pk=surat.pk).untuk_pemohon
    assert p.perpanjangan.get().keadaan == "berlaku"


def test_perpanjangan_hanya_satu_kali():
    p = berproses()
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    with pada(SENIN + timedelta(days=1)):
        p.usulkan_perpanjangan(oleh=petugas, **ALASAN)
        p.perpanjang(oleh=kasubbag)
        p.kirim_perpanjangan(oleh=petugas, cara="portal")

        with pytest.raises(TransisiDitolak, match="Perpanjangan hanya satu kali"):
            p.usulkan_perpanjangan(oleh=petugas, **ALASAN)

    assert Perpanjangan.objects.count() == 1


def test_surat_perpanjangan_yang_keluar_sesudah_jatuh_tempo_tidak_berlaku():
    p = berproses()
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    with pada(SENIN + timedelta(days=14)):
        p.usulkan_perpanjangan(oleh=petugas, **ALASAN)
        p.perpanjang(oleh=kasubbag)

    with pada(SENIN + timedelta(days=15)), pytest.raises(TransisiDitolak, match="tidak berlaku"):
        p.kirim_perpanjangan(oleh=petugas, cara="portal")

    p = Permohonan.objects.get(pk=p.pk)
    assert (p.jatuh_tempo, p.diperpanjang_pada) == (date(2026, 11, 23), None)


def test_penyusun_tidak_memutus_sendiri_kecuali_dirangkap():
    p = berproses()
    kasubbag = pelaku("kasubbag", p.satker)
    with pada(SENIN):
        p.usulkan_perpanjangan(oleh=kasubbag, **ALASAN)

        with pytest.raises(TransisiDitolak, match="dirangkap"):
            p.perpanjang(oleh=kasubbag)
        p.perpanjang(oleh=kasubbag, dirangkap=True)

    assert p.perpanjangan.get().dirangkap
    assert Jejak.objects.get(jenis="perpanjang").data["dirangkap"] is True


def test_libur_baru_menggeser_jatuh_tempo_yang_diperpanjang():
    p = berproses()
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    with pada(SENIN):
        p.usulkan_perpanjangan(oleh=petugas, **ALASAN)
        p.perpanjang(oleh=kasubbag)
        p.kirim_perpanjangan(oleh=petugas, cara="portal")
        baris = HariLibur(
            satker=p.satker,
            tanggal=date(2026, 12, 1),
            jenis="tutup_lokal",
            nama="Kantor tutup",
            dasar="Pengumuman",
        )

        libur.pindah(baris, oleh=pelaku("admin", p.satker), jumlah=len(libur.dampak(baris)))

    assert Permohonan.objects.get(pk=p.pk).jatuh_tempo == date(2026, 12, 3)


# The clock stops at the notice


@pytest.mark.parametrize(("hari", "terlambat"), [(14, False), (15, True)])
def test_tepat_waktu_dinilai_dari_hari_pemberitahuan_keluar(hari, terlambat):
    with pada(SENIN):
        p = buat_permohonan(status="siap_disampaikan")

    with pada(SENIN + timedelta(days=hari)):
        sebab = "Bahan terlambat masuk" if terlambat else ""
        petugas = pelaku("petugas", p.satker)
        p.beritahukan(oleh=petugas, cara="pos", cara_serah="pos", sebab_terlambat=sebab)

    with pada(SENIN + timedelta(days=90)):
        assert Permohonan.objects.get(pk=p.pk).terlambat is terlambat


def test_pemberitahuan_terlambat_harus_menyebut_sebabnya():
    with pada(SENIN):
        p = buat_permohonan(status="siap_disampaikan")

    with pada(SENIN + timedelta(days=15)), pytest.raises(TransisiDitolak, match="sebabnya"):
        p.beritahukan(oleh=pelaku("petugas", p.satker), cara="pos", cara_serah="pos")

    assert Permohonan.objects.get(pk=p.pk).status == "siap_disampaikan"


def test_libur_baru_tidak_menggeser_jam_yang_sudah_berhenti():
    with pada(SENIN):
        p = buat_permohonan(status="menunggu_penyerahan")
    baris = HariLibur(
        satker=p.satker, tanggal=date(2026, 11, 16), jenis="tutup_lokal", nama="Tutup", dasar="x"
    )

    with pada(SENIN + timedelta(days=1)):
        bergeser = libur.dampak(baris)

    assert bergeser == []


# Not collected


def test_tidak_diambil_ditutup_sesudah_30_hari_kerja_dan_satu_pengingat():
    with pada(SENIN):
        p = buat_permohonan(status="menunggu_penyerahan")
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    batas = p.batas_ambil
    sesudah = datetime.combine(batas + timedelta(days=1), SENIN.timetz())

    with pada(sesudah):
        with pytest.raises(TransisiDitolak, match="pengingat"):
            p.tutup_tidak_diambil(oleh=kasubbag)
        p.ingatkan_pengambilan(oleh=petugas, cara="email")
        p.tutup_tidak_diambil(oleh=kasubbag)

    assert batas == date(2026, 12, 21)
    assert (p.status, p.hasil, p.diserahkan_pada) == ("selesai", "dikabulkan", None)


# Identity, gate and ground


def test_identitas_harus_tercatat_sebelum_yang_belum_terbuka_diserahkan():
    p = buat_permohonan(status="menunggu_penyerahan")

    with pytest.raises(TransisiDitolak, match="identitas"):
        p.serahkan(oleh=pelaku("petugas", p.satker), cara="ambil", penerima="Budi")

    assert Permohonan.objects.get(pk=p.pk).status == "menunggu_penyerahan"


def test_penolakan_tanpa_butir_dik_ditolak_verba_dan_basis_data():
    p = buat_permohonan(status="diproses")
    teruskan(p)

    with pytest.raises(TransisiDitolak, match="butir DIK"):
        susun(p, "ditolak")
    susun(p)
    jawaban = Jawaban.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Jawaban.objects.filter(pk=jawaban.pk).update(hasil="ditolak")


def test_butir_dik_yang_habis_masa_berlakunya_menahan_persetujuan():
    pusat = buat_satker("kpu")
    p = buat_permohonan(buat_satker(induk=pusat), status="diproses")
    dik = buat_dik(pusat, berlaku_sampai=p.satker.hari_ini)
    teruskan(p)
    susun(p, "ditolak", dik=dik)

    besok = datetime.now(UTC) + timedelta(days=1)
    with pada(besok), pytest.raises(TransisiDitolak, match="tidak berlaku"):
        setujui(p)

    assert Permohonan.objects.get(pk=p.pk).status == "menunggu_persetujuan"


def test_pertanyaan_yang_dibagi_sesudah_konsep_dikembalikan_menyimpan_konsep_lama():
    p = buat_permohonan(status="menunggu_persetujuan")
    petugas, kasubbag = pelaku("petugas", p.satker), pelaku("kasubbag", p.satker)
    p.kembalikan(oleh=kasubbag, catatan="Jawab satu per satu")

    p.bagi_rincian(oleh=petugas, uraian=["DPT per kecamatan", "DPT per TPS"])

    assert [(b.urut, b.uraian) for b in p.bagian.all()] == [
        (1, "DPT per kecamatan"),
        (2, "DPT per TPS"),
    ]
    assert Jawaban.objects.get().bagian.diganti


def test_dasar_penghitaman_yang_habis_menahan_persetujuan():
    pusat = buat_satker("kpu")
    p = buat_permohonan(buat_satker(induk=pusat), status="diproses")
    dik = buat_dik(pusat, berlaku_sampai=p.satker.hari_ini)
    teruskan(p)
    baris = {"materi": "Kolom NIK", "alasan": "Rahasia pribadi", "dik": "x", "token": dik.token}
    susun(p, "sebagian", penghitaman=[baris])

    besok = datetime.now(UTC) + timedelta(days=1)
    with pada(besok), pytest.raises(TransisiDitolak, match="tidak berlaku"):
        setujui(p)

    assert Permohonan.objects.get(pk=p.pk).status == "menunggu_persetujuan"


def test_berkas_perkara_lain_tidak_dapat_dilampirkan():
    lain = buat_permohonan(status="koordinasi")
    bahan = berkas_pdf(lain, "jawaban", "lain.pdf")
    lain.siapkan_berkas(oleh=pelaku("petugas", lain.satker), unggahan=[bahan])
    p = buat_permohonan(status="koordinasi")

    with pytest.raises(TransisiDitolak, match="bukan bahan"):
        susun(p, berkas=[bahan])

    assert not p.tanggapan.exists()
