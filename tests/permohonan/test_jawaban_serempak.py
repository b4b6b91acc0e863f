"""T10 where two different acts meet, on a real PostgreSQL: one wins, the other hears of it."""

import pytest

from permohonan.models import Permohonan
from ppid import alur, jejak
from ppid.izin import Peran, pemohon
from ppid.models import Jejak, Kegiatan, Penghitung
from tests.factories import ISIAN_JAWABAN, buat_permohonan, pelaku
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 6


def petugas(p):
    return pelaku(Peran.PETUGAS, p.satker)


def kasubbag(p):
    return pelaku(Peran.KASUBBAG, p.satker)


def usul(p):
    p.usulkan_perpanjangan(oleh=petugas(p), alasan="belum_dikuasai", uraian="Menunggu arsip.")


def surat_siap(p):
    usul(p)
    p.perpanjang(oleh=kasubbag(p))


def kenal(p):
    p.catat_identitas(oleh=petugas(p), jenis="ktp", nomor_identitas="2101011205840001")


def jawab(p, versi):
    isi = [{"bagian": b, "hasil": "dikabulkan", **ISIAN_JAWABAN} for b in p.bagian_terbuka()]
    p.susun_tanggapan(oleh=petugas(p), jawaban=isi, versi=versi)


SETUJUI = ("setujui", lambda p, v: p.setujui(oleh=kasubbag(p), versi=v))
KEMBALIKAN = ("kembalikan", lambda p, v: p.kembalikan(oleh=kasubbag(p), catatan="x", versi=v))
CABUT = ("cabut", lambda p, v: p.cabut(oleh=pemohon(p), versi=v))
SUSUN = ("susun_tanggapan", jawab)
KIRIM = (
    "kirim_perpanjangan",
    lambda p, v: p.kirim_perpanjangan(oleh=petugas(p), cara="portal", versi=v),
)
BERI = (
    "beritahukan",
    lambda p, v: p.beritahukan(oleh=petugas(p), cara="pos", cara_serah="pos", versi=v),
)
SERAH = ("serahkan", lambda p, v: p.serahkan(oleh=petugas(p), cara="pos", penerima="B", versi=v))
USUL = (
    "usulkan_perpanjangan",
    lambda p, v: p.usulkan_perpanjangan(
        oleh=petugas(p), alasan="belum_dikuasai", uraian="Menunggu arsip.", versi=v
    ),
)
# status, what is done before, the two acts
PASANGAN = {
    "setujui lawan kembalikan": ("menunggu_persetujuan", None, SETUJUI, KEMBALIKAN),
    "setujui lawan cabut": ("menunggu_persetujuan", None, SETUJUI, CABUT),
    "perpanjang lawan jawab": ("koordinasi", surat_siap, KIRIM, SUSUN),
    "cabut lawan jawab": ("koordinasi", None, CABUT, SUSUN),
    "beritahukan lawan cabut": ("siap_disampaikan", None, BERI, CABUT),
    "serahkan lawan cabut": ("menunggu_penyerahan", kenal, SERAH, CABUT),
    "dua usulan perpanjangan": ("koordinasi", None, USUL, USUL),
}


@pytest.mark.parametrize("nama", PASANGAN)
def test_dua_tindakan_yang_bertemu_hanya_satu_yang_menang(nama):
    status, sebelum, *dua = PASANGAN[nama]
    p = buat_permohonan(status=status)
    kasubbag(p)
    if sebelum:
        sebelum(p)
    versi, jejak_lama = p.versi, Jejak.objects.count()

    def kerja(i):
        satu = Permohonan.objects.lengkap_baca().get(pk=p.pk)
        aksi, verba = dua[i % 2]
        verba(satu, versi)
        return aksi

    hasil = serempak(kerja, KLIK)

    menang = [h for h in hasil if isinstance(h, str)]
    lain = [h for h in hasil if not isinstance(h, str | alur.TransisiDitolak)]
    assert (len(menang), lain) == (1, [])
    assert Jejak.objects.count() == jejak_lama + 1
    assert Jejak.objects.order_by("urut").last().jenis == menang[0]
    assert Kegiatan.objects.tentang(p).filter(selesai=None).count() <= 1
    assert jejak.periksa(p.satker.slug).jenis == ""


def test_nomor_surat_tidak_bolong_walau_banyak_yang_menyetujui_bersamaan():
    perkara = [buat_permohonan(status="menunggu_persetujuan") for _ in range(4)]
    kasubbag(perkara[0])

    def kerja(i):
        satu = Permohonan.objects.lengkap_baca().get(pk=perkara[i // 2].pk)
        satu.setujui(oleh=kasubbag(satu), versi=perkara[i // 2].versi)

    serempak(kerja, 8)

    seri = Penghitung.objects.get(satker=perkara[0].satker, seri="pemberitahuan")
    assert seri.terakhir == len(perkara)
    assert Permohonan.objects.filter(status="siap_disampaikan").count() == len(perkara)


def test_tanpa_banding_status_dan_versi_dua_tindakan_menang_bersama(monkeypatch):
    p = buat_permohonan(status="menunggu_persetujuan")
    kasubbag(p)

    def tukar_tanpa_banding(perkara, t, versi, ubah):
        baru = {"versi": versi + 1, **({"status": t.ke} if t.ke else {}), **ubah}
        type(perkara).objects.filter(pk=perkara.pk).update(**baru)
        perkara.refresh_from_db()

    monkeypatch.setattr(alur, "_tukar", tukar_tanpa_banding)
    dua = (SETUJUI[1], KEMBALIKAN[1])

    hasil = serempak(
        lambda i: dua[i % 2](Permohonan.objects.lengkap_baca().get(pk=p.pk), p.versi), KLIK
    )

    assert sum(h is None for h in hasil) > 1
