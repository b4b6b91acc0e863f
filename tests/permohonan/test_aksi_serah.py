"""The extension, the notice and the handing over, each by its form: page, row and trail."""

from datetime import date, timedelta

import pytest

from permohonan.models import Perpanjangan
from permohonan.status import Status
from ppid.alur import TransisiDitolak
from ppid.berkas import kaitkan
from ppid.izin import Peran
from ppid.models import Naskah
from tests import factories
from tests.factories import (
    beritahukan,
    buat_pegawai,
    buat_permohonan,
    setujui,
    susun,
)
from tests.factories_dip import buat_berkas
from tests.permohonan.aksi import (
    alamat,
    beridentitas,
    jejak,
    kembali,
    menunggu,
    terakhir,
)

pytestmark = pytest.mark.usefixtures("jam")


# The extension


def usul(lakukan, p):
    isian = {"alasan": "belum_dikuasai", "uraian": "Data masih di kecamatan"}
    return lakukan(p, "perpanjang", **isian)


def test_perpanjangan_diusulkan_diputus_lalu_suratnya_dikirim(client, lakukan, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    semula = p.jatuh_tempo

    usul(lakukan, p)
    assert (p.perpanjangan_kini.keadaan, p.jatuh_tempo) == ("diusulkan", semula)
    assert "Usulan perpanjangan" in client.get(kembali(p)).text
    p.perpanjang(oleh=kasubbag)
    lakukan(p, "kirim-perpanjangan", cara="portal")

    assert p.perpanjangan_kini.keadaan == Perpanjangan.Keadaan.BERLAKU
    assert (semula, p.jatuh_tempo) == (date(2026, 12, 7), date(2026, 12, 16))
    assert jejak(p)[-3:] == ["usulkan_perpanjangan", "perpanjang", "kirim_perpanjangan"]
    halaman = client.get(kembali(p)).text
    assert "Hari pertama Selasa, 24 November 2026" in halaman
    assert "Diperpanjang sampai" in halaman


def test_perpanjangan_hanya_sekali_dan_sebelum_jatuh_tempo(client, lakukan, satker, jam, petugas):
    p, telat = buat_permohonan(satker, "koordinasi"), buat_permohonan(satker, "diproses")
    usul(lakukan, p)
    assert usul(lakukan, p).status_code == 409
    jam.kini += timedelta(days=20)
    assert usul(lakukan, telat).status_code == 409
    client.force_login(petugas.pengguna)
    assert "hanya dapat diusulkan sampai" in client.get(alamat(telat, "perpanjang")).text
    assert Perpanjangan.objects.count() == 1


def test_tanpa_alasan_yang_sah_perpanjangan_ditolak(lakukan, satker):
    p = buat_permohonan(satker, "diproses")
    respons = lakukan(p, "perpanjang", alasan="sibuk", uraian="Petugas cuti")
    assert respons.status_code == 422
    assert "Petugas cuti" in respons.text


def test_surat_perpanjangan_sesudah_jatuh_tempo_tidak_dapat_dikirim(
    client, lakukan, satker, kasubbag, jam, petugas
):
    p = buat_permohonan(satker, "koordinasi")
    usul(lakukan, p)
    p.perpanjang(oleh=kasubbag)
    jam.kini += timedelta(days=20)
    client.force_login(petugas.pengguna)
    assert "harus keluar paling lambat" in client.get(alamat(p, "kirim-perpanjangan")).text
    assert lakukan(p, "kirim-perpanjangan", cara="pos").status_code == 409
    assert p.diperpanjang_pada is None


# The notice


def test_pemberitahuan_menghentikan_tenggat_dan_menunggu_penyerahan(client, lakukan, satker):
    p = buat_permohonan(satker, "siap_disampaikan")

    lakukan(p, "beritahukan", cara="pos", cara_serah="ambil")

    assert (p.status, p.cara_beri, p.cara_serah) == (Status.MENUNGGU_PENYERAHAN, "pos", "ambil")
    assert p.diberitahukan_pada and menunggu(p) == "petugas"
    assert terakhir(p).data["hasil"] == "dikabulkan"
    halaman = client.get(kembali(p)).text
    for kata in ("Sudah diberitahukan", "Diberitahukan sebelum hari pertama", "pos atau kurir"):
        assert kata in halaman


def test_tanpa_yang_diserahkan_pemberitahuan_menutup(client, lakukan, satker):
    p = buat_permohonan(satker, "koordinasi")
    factories.susun(p, "tidak_dikuasai", badan_lain="Bawaslu")
    factories.setujui(p)
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    assert "cara_serah" not in client.get(alamat(p, "beritahukan")).context["form"].fields

    lakukan(p, "beritahukan", cara="langsung")

    assert (p.status, p.hasil) == (Status.SELESAI, "tidak_dikuasai")
    assert "Permohonan selesai." in client.get(kembali(p)).text


def test_pemberitahuan_terlambat_harus_menyebut_sebabnya(lakukan, satker, jam):
    p = buat_permohonan(satker, "siap_disampaikan")
    jam.kini += timedelta(days=20)

    tanpa = lakukan(p, "beritahukan", cara="pos", cara_serah="ambil")
    assert tanpa.status_code == 422
    assert "Tuliskan sebab permohonan ini terlambat" in tanpa.text
    lakukan(p, "beritahukan", cara="pos", cara_serah="ambil", sebab_terlambat="Banjir di gudang")

    assert (p.terlambat, p.sebab_terlambat) == (True, "Banjir di gudang")


def test_cara_penyerahan_hanya_yang_mungkin(client, satker, petugas):
    tanpa = buat_permohonan(satker, "siap_disampaikan", pemohon={"email": ""})
    client.force_login(petugas.pengguna)
    form = client.get(alamat(tanpa, "beritahukan")).context["form"]
    assert {k for k, _ in form.fields["cara_serah"].choices} & {"unduh", "email"} == set()
    assert "tidak memberi email" in form.fields["cara"].help_text
    berisi = buat_permohonan(satker, "koordinasi")
    factories.susun(berisi, berkas=[kaitkan(buat_berkas(satker, jenis="jawaban"), berisi)])
    factories.setujui(berisi)
    form = client.get(alamat(berisi, "beritahukan")).context["form"]
    assert {"unduh", "email"} <= {k for k, _ in form.fields["cara_serah"].choices}


# The handing over


def test_informasi_diserahkan_dengan_tanda_terima(client, lakukan, satker, petugas):
    p = beridentitas(buat_permohonan(satker, "menunggu_penyerahan"), petugas)

    lakukan(p, "serah", cara="ambil", penerima="Sari, kurir Budi")

    terima = Naskah.objects.tentang(p).get(jenis="tanda_terima")
    assert (p.status, p.penerima, p.cara_serah) == (Status.SELESAI, "Sari, kurir Budi", "ambil")
    assert (terakhir(p).jenis, terakhir(p).data["naskah"]) == ("serahkan", terima.nomor)
    assert f"Tanda Terima {terima.nomor} terbit." in client.get(kembali(p)).text


def test_tanpa_identitas_informasi_tidak_diserahkan(client, lakukan, satker, petugas):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    client.force_login(petugas.pengguna)

    halaman = client.get(alamat(p, "serah"))

    assert "Catat identitas pemohon sebelum informasi diserahkan." in halaman.text
    assert alamat(p, "catat-identitas") in halaman.text
    assert lakukan(p, "serah", cara="ambil", penerima="Budi").status_code == 409
    assert p.status == Status.MENUNGGU_PENYERAHAN


def test_biaya_salinan_dicatat_sebelum_diserahkan(lakukan, satker, petugas):
    p = beridentitas(buat_permohonan(satker, "menunggu_penyerahan"), petugas)
    biaya = [{"nama": "Fotokopi", "satuan": "lembar", "harga": 500, "jumlah": 25}]
    p.tanggapan.update(biaya=biaya)

    tanpa = lakukan(p, "serah", cara="ambil", penerima="Budi")
    assert (tanpa.status_code, "Rp12.500" in tanpa.text) == (422, True)
    besok = lakukan(p, "serah", cara="ambil", penerima="Budi", dibayar_pada="24-11-2026")
    assert "tidak boleh melewati hari ini" in besok.text
    bayar = {"dibayar_pada": "23-11-2026", "cara_bayar": "tunai", "bukti_bayar": "KW-7"}
    lakukan(p, "serah", cara="ambil", penerima="Budi", **bayar)

    assert (p.status, p.bukti_bayar, p.dibayar_pada) == ("selesai", "KW-7", date(2026, 11, 23))


def test_salinan_yang_dikenai_biaya_tidak_diserahkan_lewat_unduhan(lakukan, satker, petugas):
    p = buat_permohonan(satker, "koordinasi")
    berkas = buat_berkas(satker, "jawaban")
    p.siapkan_berkas(oleh=petugas, unggahan=[berkas])
    susun(p, berkas=[berkas])
    p.tanggapan.update(biaya=[{"nama": "CD", "satuan": "keping", "harga": 5000, "jumlah": 1}])
    setujui(p)

    respons = lakukan(p, "beritahukan", cara="portal", cara_serah="unduh")

    assert respons.status_code == 422
    with pytest.raises(TransisiDitolak, match="dikenai biaya"):
        beritahukan(p, cara_serah="unduh")
    assert (p.status, terakhir(p).jenis) == ("siap_disampaikan", "setujui")


def test_yang_tidak_diambil_ditutup_sesudah_diingatkan_dan_lewat_waktunya(
    client, lakukan, satker, kasubbag, jam
):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    client.force_login(kasubbag.pengguna)
    halaman = client.get(alamat(p, "tutup-tidak-diambil")).text
    assert "Tutup sesudah 30 hari kerja dan satu pengingat" in halaman
    assert alamat(p, "ingatkan-pengambilan") in halaman
    assert lakukan(p, "tutup-tidak-diambil", oleh=kasubbag).status_code == 409

    lakukan(p, "ingatkan-pengambilan", cara="whatsapp")
    jam.kini += timedelta(days=60)
    lakukan(p, "tutup-tidak-diambil", oleh=kasubbag)

    assert (p.status, p.hasil) == (Status.SELESAI, "dikabulkan")
    assert jejak(p)[-2:] == ["ingatkan_pengambilan", "tutup_tidak_diambil"]
    assert "Pemohon diingatkan mengambil informasi: WhatsApp" in client.get(kembali(p)).text


def test_hanya_kasubbag_membuka_kembali(client, lakukan, satker, petugas, kasubbag):
    p = beridentitas(buat_permohonan(satker, "menunggu_penyerahan"), petugas)
    p.serahkan(oleh=petugas, cara="ambil", penerima="Budi")
    assert lakukan(p, "buka-kembali", alasan="Berkas keliru").status_code == 403

    lakukan(p, "buka-kembali", oleh=kasubbag, alasan="Berkas keliru")

    assert (p.status, len(p.periode_lalu)) == (Status.KOORDINASI, 1)
    assert terakhir(p).jenis == "buka_kembali"
    halaman = client.get(kembali(p)).text
    assert "Berkas keliru" in halaman
    assert "Tenggat sebelumnya: Sen, 23\xa0Nov\xa02026 sampai" in halaman


def test_yang_tidak_pernah_lengkap_dibuka_kembali_ke_verifikasi(lakukan, satker, kasubbag):
    p = buat_permohonan(satker, "selesai")
    lakukan(p, "buka-kembali", oleh=kasubbag, alasan="Dicabut orang lain")
    assert (p.status, p.lengkap_pada) == (Status.DIAJUKAN, None)


def test_jawaban_dikirim_ulang(lakukan, satker):
    p = buat_permohonan(satker, "menunggu_penyerahan")
    lakukan(p, "kirim-ulang", cara="pos")
    assert (terakhir(p).jenis, terakhir(p).data) == ("kirim_ulang", {"cara": "pos"})


def test_tanpa_surat_jawaban_tidak_ada_yang_dikirim_ulang(client, satker, petugas):
    client.force_login(petugas.pengguna)
    halaman = client.get(alamat(buat_permohonan(satker, "selesai"), "kirim-ulang"))
    assert "Belum ada surat jawaban yang disampaikan." in halaman.text


def test_amplop_dicetak_dan_disimpan(lakukan, satker, monkeypatch):
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda html: b"%PDF-1.7 uji")
    p = buat_permohonan(satker, "siap_disampaikan")
    respons = lakukan(p, "cetak-amplop")
    amplop = Naskah.objects.tentang(p).get(jenis="amplop")
    assert amplop.token in respons["Location"]
    assert (amplop.ukuran, terakhir(p).jenis) == ("DL", "cetak_amplop")
