"""The PPID's list and the page where the letter is read and decided."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan.models import Tanggapan
from ppid import berkas
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, JenisBerkas, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, susun
from tests.factories_dip import buat_berkas, buat_dik, buat_dokumen
from tests.permohonan.persetujuan import MENUNGGU, TEMUAN, alamat, daftar, jejak, putuskan

pytestmark = pytest.mark.usefixtures("jam")


# The page


def test_halaman_memuat_surat_fakta_pemeriksaan_dan_riwayat(ppid, satker, kasubbag, petugas):
    p = buat_permohonan(satker, MENUNGGU)
    p.kembalikan(oleh=kasubbag, catatan="Sebutkan tanggal penyediaan")
    susun(p)

    respons = ppid.get(alamat(p))

    for kata in (
        "Pemberitahuan tertulis",
        p.nomor,
        "Budi Santoso",
        "Dikabulkan seluruhnya",
        f'src="{alamat(p, 0)}"',
        "Pemberitahuan Tertulis, seperti akan dicetak",
        "Setiap bagian permintaan punya jawaban (1 dari 1)",
        "Penyusun dan penyetuju orang yang berbeda",
        "Konsep ke-2 diajukan",
        "Dikembalikan: Sebutkan tanggal penyediaan",
        "bukan saat disetujui",
        "Sudah cocok",
    ):
        assert kata in respons.text, kata
    assert "frame-src 'self'" in respons["Content-Security-Policy"]
    assert "dirangkap" not in respons.text.lower()


def test_surat_dalam_bingkai_tidak_memuat_apa_pun_dari_luar(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)
    sebelum = Jejak.objects.count()

    respons = ppid.get(alamat(p, 0))

    csp = respons["Content-Security-Policy"]
    for bagian in (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src 'self'",
        "frame-ancestors 'self'",
    ):
        assert bagian in csp
    assert "script-src" not in csp
    assert respons["X-Frame-Options"] == "SAMEORIGIN"
    assert Jejak.objects.count() == sebelum
    assert ppid.get(alamat(p, 1)).status_code == 404


def test_pratinjau_sama_dengan_yang_tercetak(ppid, satker):
    p = buat_permohonan(satker, "koordinasi")
    susun(p, "ditolak", dik=buat_dik(satker), pertimbangan="Rahasia pribadi")
    bingkai = isi_surat(ppid.get(alamat(p, 0)).text)

    putuskan(ppid, p, "setujui")

    surat = Naskah.objects.tentang(p).get(jenis="penolakan")
    tercetak = isi_surat(surat.html).replace(surat.nomor, "")
    assert polos(tercetak) == polos(bingkai)


def isi_surat(html: str) -> str:
    """The letter below its running foot, which names the number and proves it."""
    return html[html.index('class="cap"') :]


def polos(html: str) -> str:
    """Words alone: where the number will stand, the preview says so."""
    teks = re.sub(r"<[^>]+>|diisi portal saat disetujui", " ", html)
    return " ".join(teks.split())


# Deciding


def test_setujui_menomori_dan_membekukan_surat(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)

    respons = putuskan(ppid, p, "setujui")

    p.refresh_from_db()
    surat = Naskah.objects.tentang(p).get(jenis="pemberitahuan")
    assert p.status == "siap_disampaikan"
    assert respons["Location"].endswith(f"/{p.kunci}/")
    assert jejak(p, "setujui").get().data["naskah"] == surat.nomor
    assert Tanggapan.objects.get().keadaan == "disetujui"
    assert surat.nomor in ppid.get(respons["Location"]).text
    assert Kegiatan.objects.tentang(p).get(selesai=None).kunci == "serahkan"


def test_kembalikan_membawa_catatan_ke_desk(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)

    putuskan(ppid, p, "kembalikan", catatan="Sebutkan tanggal")

    p.refresh_from_db()
    konsep = Tanggapan.objects.get()
    assert (p.status, konsep.keadaan, konsep.catatan) == (
        "koordinasi",
        "dikembalikan",
        "Sebutkan tanggal",
    )
    assert jejak(p, "kembalikan").count() == 1


def test_kembalikan_tanpa_catatan_422(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)

    respons = putuskan(ppid, p, "kembalikan", catatan=" ")

    assert respons.status_code == 422
    assert "Tuliskan apa yang harus diperbaiki" in respons.text
    p.refresh_from_db()
    assert p.status == MENUNGGU


def test_penyusun_sendiri_menyetujui_hanya_dengan_tanda_dirangkap(ppid, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    (bagian,) = p.bagian_terbuka()
    isi = {"bagian": bagian, "hasil": "dikabulkan", "informasi": "DPT", "bentuk": "softcopy"}
    p.susun_tanggapan(oleh=kasubbag, jawaban=[isi], cara_serah="ambil")

    halaman = ppid.get(alamat(p)).text
    tanpa = putuskan(ppid, p, "setujui")
    sesudah_tanpa = Tanggapan.objects.get().keadaan
    putuskan(ppid, p, "setujui", dirangkap="on")

    assert "Dirangkap: saya menyusun dan memutuskan sendiri" in halaman
    assert "Penyusun dan penyetuju orang yang berbeda" not in halaman
    assert (tanpa.status_code, sesudah_tanpa) == (422, "diajukan")
    assert Tanggapan.objects.get().dirangkap
    assert jejak(p, "setujui").get().data["dirangkap"] is True


def test_butir_dik_yang_habis_menghalangi_persetujuan(ppid, satker, jam):
    p = buat_permohonan(satker, "koordinasi")
    dik = buat_dik(satker, berlaku_sampai=satker.hari_ini)
    susun(p, "ditolak", dik=dik)
    jam.kini += timedelta(days=1)

    halaman = ppid.get(alamat(p)).text
    respons = putuskan(ppid, p, "setujui")

    assert "Belum dapat disetujui" in halaman
    assert "<h2>Pemeriksaan</h2>" in halaman
    assert "Sudah cocok" not in halaman
    assert f"Butir {dik.butir} DIK tidak berlaku lagi" in halaman
    assert 'value="setujui"' not in halaman
    assert respons.status_code == 409
    assert not jejak(p, "setujui").exists()


def test_berkas_dengan_temuan_terbuka_menghalangi_persetujuan(ppid, satker):
    p = buat_permohonan(satker, "koordinasi")
    satu = berkas.kaitkan(buat_berkas(satker, JenisBerkas.JAWABAN, nama="data.pdf"), p)
    susun(p, berkas=[satu])
    Berkas.objects.filter(pk=satu.pk).update(temuan=TEMUAN)

    assert "Temuan pada berkas belum dijawab: data.pdf" in ppid.get(alamat(p)).text
    assert putuskan(ppid, p, "setujui").status_code == 409


def test_lampiran_dapat_dibuka_dari_halaman(ppid, satker, petugas):
    p = buat_permohonan(satker, "koordinasi")
    satu = berkas.kaitkan(buat_berkas(satker, JenisBerkas.JAWABAN, nama="data.pdf"), p)
    dokumen = buat_dokumen(satker)
    isi = {"bagian": p.bagian.get(), "hasil": "dikabulkan", "informasi": "DPT"}
    p.susun_tanggapan(
        oleh=petugas, jawaban=[isi], berkas=[satu], dokumen=[dokumen], cara_serah="unduh"
    )

    lampiran = ppid.get(alamat(p)).context["lampiran"]

    assert len(lampiran) == 2
    for b in lampiran:
        assert ppid.get(b["url"]).status_code == 200


# Who, and when


def test_petugas_403_dan_kantor_lain_404(client, satker):
    p = buat_permohonan(satker, MENUNGGU)
    for url in (daftar(satker), alamat(p), alamat(p, 0)):
        for peran, kantor, kode in (
            (Peran.PETUGAS, satker, 403),
            (Peran.SEKRETARIS, satker, 200 if url == daftar(satker) else 403),
            (Peran.KASUBBAG, buat_satker("sarolangun"), 404),
        ):
            client.force_login(buat_pegawai(peran, kantor))
            assert client.get(url).status_code == kode
    client.force_login(buat_pegawai(Peran.PETUGAS, satker))
    assert putuskan(client, p, "setujui").status_code == 403
    assert not jejak(p, "setujui").exists()


def test_perkara_kantor_lain_di_alamat_sendiri_404(ppid, satker):
    lain = buat_permohonan(buat_satker("sarolangun"), MENUNGGU)

    assert ppid.get(reverse("persetujuan_satu", args=[satker.slug, lain.kunci])).status_code == 404


def test_tidak_ada_yang_menunggu_409(ppid, satker):
    p = buat_permohonan(satker, "koordinasi")

    respons = ppid.get(alamat(p))

    assert respons.status_code == 409
    assert "Tidak ada yang menunggu persetujuan" in respons.text


def test_versi_basi_409_dan_catatan_kembali(ppid, satker, petugas):
    p = buat_permohonan(satker, MENUNGGU)
    basi = p.versi
    p.tulis_catatan("catatan_internal", isi="Sesuatu", oleh=petugas)

    respons = ppid.post(
        alamat(p), {"versi": basi, "tindakan": "kembalikan", "catatan": "Catatan panjang"}
    )

    assert respons.status_code == 409
    assert "Catatan panjang" in respons.text
    assert Tanggapan.objects.get().keadaan == "diajukan"


def test_dua_kali_setujui_hanya_sekali_bernomor(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)
    isi = {"versi": p.versi, "tindakan": "setujui"}

    kode = [ppid.post(alamat(p), isi).status_code for _ in range(2)]

    assert kode == [302, 409]
    assert Naskah.objects.tentang(p).filter(jenis="pemberitahuan").count() == 1


def test_keputusan_yang_tak_dikenal_404(ppid, satker):
    p = buat_permohonan(satker, MENUNGGU)

    assert putuskan(ppid, p, "hapus").status_code == 404
    assert putuskan(ppid, p, "").status_code == 404


def test_banyak_kueri_halaman_tidak_bergantung_pada_lampiran(
    ppid, satker, petugas, django_assert_num_queries
):
    def siap(banyak):
        p = buat_permohonan(satker, "koordinasi")
        milik = [
            berkas.kaitkan(buat_berkas(satker, JenisBerkas.JAWABAN, nama=f"{ke}.pdf"), p)
            for ke in range(banyak)
        ]
        susun(p, berkas=milik)
        return alamat(p)

    satu, banyak = siap(1), siap(6)
    ppid.get(satu)
    for url in (satu, banyak):
        with django_assert_num_queries(19):
            ppid.get(url)
