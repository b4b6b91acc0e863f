"""Every (act, status, role) cell of the workflow, against a table written by hand."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from permohonan.models import Permohonan
from permohonan.status import ALUR, SEMUA, Status
from ppid import alur, jejak
from ppid.izin import Pelaku, Peran
from ppid.models import Jejak, Kegiatan
from tests.factories import buat_permohonan, buat_satker, pelaku, pengaju

D, L, P = "diajukan", "perlu_dilengkapi", "diproses"
K, M, S, Y, X = (
    "koordinasi",
    "menunggu_persetujuan",
    "siap_disampaikan",
    "menunggu_penyerahan",
    "selesai",
)
TERBUKA = (D, L, P, K, M, S, Y)
APA_PUN = (*TERBUKA, X)
DESK = ("petugas", "kasubbag")

PPID = ("kasubbag",)

# act, or (act, to) where it has two arrows: (from, to or None when the status stays, roles)
TABEL = {
    "nyatakan_lengkap": ((D,), P, DESK),
    "minta_kelengkapan": ((D,), L, DESK),
    "lengkapi": ((L,), D, ("pemohon", *DESK)),
    "usulkan_hentikan": ((L,), None, DESK),
    "hentikan": ((L,), X, ("kasubbag",)),
    "tolak_hentikan": ((L,), None, ("kasubbag",)),
    "usulkan_bukan_permohonan": ((D,), None, DESK),
    "bukan_permohonan": ((D,), X, ("kasubbag",)),
    "tolak_bukan_permohonan": ((D,), None, ("kasubbag",)),
    "usulkan_duplikat": ((D,), None, DESK),
    "duplikat": ((D,), X, ("kasubbag",)),
    "tolak_duplikat": ((D,), None, ("kasubbag",)),
    "cabut": (TERBUKA, X, ("pemohon", *DESK)),
    "tugaskan": (TERBUKA, None, PPID),
    "batalkan_tugas": (TERBUKA, None, PPID),
    "catatan_internal": (APA_PUN, None, DESK),
    "batalkan_catatan": (APA_PUN, None, DESK),
    "catatan_kontak": (APA_PUN, None, DESK),
    "surat_susulan": (APA_PUN, None, DESK),
    "koreksi_data": (TERBUKA, None, DESK),
    "catat_identitas": (TERBUKA, None, DESK),
    "unggah_formulir": (APA_PUN, None, DESK),
    "unggah_pindaian": (APA_PUN, None, DESK),
    "cetak_ba_tenggat": (APA_PUN, None, DESK),
    "cetak_formulir": (APA_PUN, None, DESK),
    "ganti_kode": (TERBUKA, None, DESK),
    ("jawab_di_tempat", None): ((P,), None, DESK),
    ("jawab_di_tempat", X): ((P,), X, DESK),
    "jelaskan": ((P,), None, DESK),
    "bagi_rincian": ((P, K), None, DESK),
    "ubah_rincian": ((P, K), None, DESK),
    "teruskan": ((P,), K, DESK),
    "disposisi": ((K,), None, PPID),
    "serah_bahan": ((K,), None, ("penghubung",)),
    "ingatkan_unit": ((K,), None, DESK),
    "usulkan_uji": ((K,), None, PPID),
    "catat_uji": (APA_PUN, None, PPID),  # of the office above
    "usulkan_perpanjangan": ((P, K, M), None, DESK),
    "perpanjang": ((P, K, M), None, PPID),
    "tolak_perpanjangan": ((P, K, M), None, PPID),
    "kirim_perpanjangan": ((P, K, M), None, DESK),
    "siapkan_berkas": ((P, K), None, DESK),
    "jawab_temuan": ((P, K), None, DESK),
    "susun_tanggapan": ((P, K), M, DESK),
    "setujui": ((M,), S, PPID),
    ("kembalikan", K): ((M,), K, PPID),
    ("kembalikan", P): ((M,), P, PPID),
    ("beritahukan", Y): ((S,), Y, DESK),
    ("beritahukan", X): ((S,), X, DESK),
    "serahkan": ((Y,), X, DESK),
    ("unduh", None): ((Y, X), None, ("pemohon",)),
    ("unduh", X): ((Y,), X, ("pemohon",)),
    "ingatkan_pengambilan": ((Y,), None, DESK),
    "tutup_tidak_diambil": ((Y,), X, PPID),
    ("buka_kembali", K): ((X,), K, PPID),
    ("buka_kembali", D): ((X,), D, PPID),
    "kirim_ulang": ((Y, X), None, DESK),
    "cetak_amplop": ((S, Y, X), None, DESK),
    "tahan_identitas": (APA_PUN, None, PPID),
    "lepas_tahan": (APA_PUN, None, PPID),
}
LINTAS = {"catat_uji"}
AWAL = {"ajukan": ("pemohon",), "catat": DESK}


@pytest.fixture(scope="module")
def kasus(django_db_setup, django_db_blocker):
    """One case for the whole table; each test undoes what it did to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        kasus = buat_permohonan(buat_satker(induk=buat_satker("kepulauan-riau")))
        pelaku(Peran.PETUGAS, kasus.satker)
        yield kasus
        transaction.set_rollback(True)


@pytest.fixture
def perkara(kasus, db):
    return Permohonan.objects.get(pk=kasus.pk)


def sebagai(peran: str, perkara, *, lintas=False) -> Pelaku:
    """An actor with one role; one real person serves for all staff roles."""
    if lintas:
        return replace(sebagai(peran, perkara), satker=perkara.satker.induk, perkara=None)
    if peran == Peran.PEMOHON:
        return Pelaku(frozenset({Peran.PEMOHON}), satker=perkara.satker, perkara=perkara)
    orang = pelaku(Peran.PETUGAS, perkara.satker).pengguna if peran != Peran.SISTEM else None
    return Pelaku(frozenset({Peran(peran)}), satker=perkara.satker, pengguna=orang)


def potret(perkara) -> tuple:
    return (
        Permohonan.objects.filter(pk=perkara.pk).values().get(),
        list(Kegiatan.objects.order_by("pk").values()),
        Jejak.objects.count(),
    )


def test_tabel_menyebut_setiap_tindakan():
    disebut = {(n, TABEL[n][1]) if isinstance(n, str) else n for n in TABEL}
    assert disebut | {(n, D) for n in AWAL} == {(t.nama, t.ke) for t in ALUR}


def test_tindakan_kantor_di_atasnya_ditandai():
    assert {t.nama for t in ALUR if t.lintas} == LINTAS


@pytest.mark.parametrize("status", sorted(SEMUA))
@pytest.mark.parametrize("aksi", sorted(TABEL, key=str), ids=str)
def test_setiap_sel_diizinkan_atau_ditolak_tanpa_bekas(perkara, aksi, status):
    """In a status the act does not start from, those who may otherwise are refused as well."""
    dari, ke, boleh = TABEL[aksi]
    Permohonan.objects.filter(pk=perkara.pk).update(status=status)
    perkara.refresh_from_db()
    dapat = boleh if status in dari else ()
    ditolak = [p for p in Peran if p not in dapat] if status in dari else boleh
    sebelum = potret(perkara)

    lolos = [p for p in ditolak if coba(perkara, aksi, sebagai(p, perkara, lintas=aksi in LINTAS))]
    bekas = potret(perkara) != sebelum
    gagal = [p for p in dapat if not dilakukan(perkara, aksi, p, sebelum, ke or status)]

    assert (lolos, bekas, gagal) == ([], False, [])


def dilakukan(perkara, aksi, peran: str, sebelum, ke: str) -> bool:
    """The act by one role, with what it must leave; undone again."""
    with transaction.atomic():
        diterima = coba(perkara, aksi, sebagai(peran, perkara, lintas=aksi in LINTAS))
        benar = diterima and akibat_benar(perkara, sebelum, ke)
        transaction.set_rollback(True)
    perkara.refresh_from_db()
    return benar


def coba(perkara, aksi: str | tuple, oleh: Pelaku) -> bool:
    nama, tujuan = (aksi, None) if isinstance(aksi, str) else aksi
    try:
        with transaction.atomic():
            alur.pindah(perkara, nama, oleh=oleh, jalan=alur.Jalan(tujuan=tujuan))
    except (PermissionDenied, alur.TransisiDitolak):
        return False
    return True


def akibat_benar(perkara, sebelum, ke: str) -> bool:
    """The status, one version up, one trail row, at most one open Kegiatan (none when closed)."""
    baris, _, jejak_sebelum = sebelum
    kini, _, jejak_kini = potret(perkara)
    terbuka = Kegiatan.objects.tentang(perkara).filter(selesai=None).count()
    return (
        kini["status"] == ke
        and kini["versi"] == baris["versi"] + 1
        and jejak_kini == jejak_sebelum + 1
        and terbuka == (ke != Status.SELESAI or baris["status"] == Status.SELESAI)
    )


@pytest.mark.parametrize("aksi", AWAL)
def test_hanya_pelakunya_yang_dapat_memulai_permohonan(aksi, db):
    satker = buat_satker("sarolangun")
    orang = pelaku(Peran.PETUGAS, satker).pengguna
    berhasil = set()

    for peran in Peran:
        oleh = Pelaku(frozenset({peran}), satker=satker, pengguna=orang)
        try:
            kanal = "daring" if aksi == "ajukan" else "telepon"
            if aksi == "ajukan":
                oleh = Pelaku(frozenset({peran}), satker=satker)
            buat(aksi, satker, oleh, kanal)
            berhasil.add(str(peran))
        except PermissionDenied:
            pass

    assert berhasil == set(AWAL[aksi])
    lahir = Permohonan.objects.filter(satker=satker).count()
    assert lahir == Jejak.objects.filter(satker=satker, jenis=aksi).count() == len(berhasil)


def buat(aksi, satker, oleh, kanal):
    with transaction.atomic():
        buat_permohonan(satker, oleh=oleh, kanal=kanal)


def test_hasil_uji_hanya_dicatat_kantor_di_atasnya(perkara):
    Permohonan.objects.filter(pk=perkara.pk).update(status=K)
    perkara.refresh_from_db()

    with pytest.raises(PermissionDenied):
        alur.pindah(perkara, "catat_uji", oleh=pelaku(Peran.KASUBBAG, perkara.satker))
    with pytest.raises(PermissionDenied):
        alur.pindah(perkara, "catat_uji", oleh=pelaku(Peran.KASUBBAG, buat_satker("sarolangun")))

    assert "catat_uji" not in Jejak.objects.values_list("jenis", flat=True)


def test_kantor_lain_tidak_dapat_menyentuh_permohonan(perkara):
    tetangga = pelaku(Peran.KASUBBAG, buat_satker("sarolangun"))

    with pytest.raises(PermissionDenied):
        perkara.nyatakan_lengkap(oleh=tetangga)

    perkara.refresh_from_db()
    assert perkara.status == Status.DIAJUKAN


def test_versi_lama_ditolak_walau_statusnya_masih_cocok(perkara):
    petugas = pelaku(Peran.PETUGAS, perkara.satker)
    versi_dilihat = perkara.versi
    perkara.tulis_catatan("catatan_internal", oleh=petugas, isi="sudah ditelepon")

    with pytest.raises(alur.TransisiDitolak):
        perkara.nyatakan_lengkap(oleh=petugas, versi=versi_dilihat)

    assert perkara.status == Status.DIAJUKAN


def test_penutupan_menulis_langkah_register_atas_nama_penutupnya(perkara):
    petugas = pelaku(Peran.PETUGAS, perkara.satker)

    perkara.cabut(oleh=petugas, alasan="datang dengan surat")

    register = Kegiatan.objects.tentang(perkara).get(kunci="register")
    assert (register.oleh, register.otomatis) == (petugas.pengguna, False)
    assert register.mulai == register.selesai
    assert jejak.periksa(perkara.satker.slug).jenis == ""


def test_penutupan_oleh_pemohon_dicatat_sebagai_otomatis(perkara):
    from ppid.izin import pemohon

    perkara.cabut(oleh=pemohon(perkara))

    register = Kegiatan.objects.tentang(perkara).get(kunci="register")
    assert (register.oleh, register.otomatis) == (None, True)


def test_pengajuan_dan_penutupan_satu_transaksi_dengan_jejaknya(db, monkeypatch):
    satker = buat_satker("sarolangun")
    monkeypatch.setattr(jejak, "sidik", lambda baris: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        buat_permohonan(satker, oleh=pengaju(satker))

    assert not Permohonan.objects.filter(satker=satker).exists()
    assert not Kegiatan.objects.filter(satker=satker).exists()
