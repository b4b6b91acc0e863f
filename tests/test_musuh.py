"""Hostile hands: what the matrix of `test_akses.py` cannot ask, because it takes several steps."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth import hashers
from django.contrib.auth.hashers import BasePasswordHasher
from django.db import transaction
from django.test import Client
from django.urls import resolve

from permohonan.models import Draf, Pemohon, Permohonan
from ppid import kode, orang, waktu
from ppid.izin import Peran
from ppid.models import Pengguna, Penugasan, Satker
from tests import dunia as d
from tests.alamat import Alamat, semua_alamat
from tests.factories import SANDI, beri_tugas, buat_pegawai, pelaku
from tests.lintasan import pelaku_diingat

pytestmark = pytest.mark.django_db
TERKIRIM = "/bintan/permohonan/terkirim/"
SALAH = "0000-0000-0000-0000"


@pytest.fixture
def diingat():
    with pelaku_diingat():
        yield


@pytest.fixture
def perkara(dunia) -> Permohonan:
    return dunia.perkara[d.KITA, d.SENDIRI, "diajukan"]


def kunci_sesi(klien: Client) -> str:
    return klien.cookies["sessionid"].value


def cek(klien: Client, perkara: Permohonan, kode_akses: str = SALAH, **kepala):
    isi = {"nomor": kepala.pop("nomor", perkara.nomor), "kode": kode_akses}
    return klien.post("/bintan/cek/", isi, **kepala)


def terbuka(klien: Client, perkara: Permohonan) -> bool:
    return klien.get(f"/bintan/saya/{perkara.kunci}/").status_code == 200


# Sessions


def sesi_umpan() -> str:
    """An anonymous session of the attacker's own, to plant in somebody's browser."""
    klien = Client()
    klien.post("/bintan/permohonan/baru/", d.data_draf("umpan")["rincian"] | {"isian_lain": ""})
    return kunci_sesi(klien)


@contextmanager
def korban(umpan: str):
    klien = Client()
    klien.cookies["sessionid"] = umpan
    yield klien
    assert kunci_sesi(klien) != umpan
    penyerang = Client()
    penyerang.cookies["sessionid"] = umpan
    for perkara in Permohonan.objects.filter(satker__slug=d.KITA):
        assert not terbuka(penyerang, perkara)
    assert penyerang.get("/kerja/").status_code == 302


def test_sesi_titipan_tidak_ikut_membuka_perkara(dunia, perkara):
    with korban(sesi_umpan()) as klien:
        assert cek(klien, perkara, perkara.kode_akses).status_code == 302


def test_sesi_titipan_tidak_ikut_membuka_permohonan_yang_baru_dikirim(dunia, perkara):
    with korban(sesi_umpan()) as klien:
        kunci = d.kunci_formulir(d.KITA, d.SENDIRI, "diajukan")
        assert klien.post(TERKIRIM, {"kunci": kunci}).status_code == 200


def test_sesi_titipan_tidak_ikut_masuk(dunia):
    with korban(sesi_umpan()) as klien:
        isi = {"username": "petugas.bintan", "password": SANDI}
        assert klien.post("/masuk/", isi).status_code == 302


def akhiri_tugas(pengguna: Pengguna) -> None:
    Penugasan.objects.filter(pengguna=pengguna).update(
        sampai=pengguna.penugasan.first().satker.hari_ini - timedelta(days=1)
    )


def matikan(pengguna: Pengguna) -> None:
    Pengguna.objects.filter(pk=pengguna.pk).update(is_active=False)


def ganti_sandi(pengguna: Pengguna) -> None:
    pengguna.set_password("sandi-lain-sekali")
    pengguna.save()


@pytest.mark.parametrize(
    ("perubahan", "jadi"), [(akhiri_tugas, 404), (matikan, 302), (ganti_sandi, 302)]
)
def test_hak_yang_dicabut_berlaku_pada_permintaan_berikutnya(dunia, perkara, perubahan, jadi):
    klien = dunia.klien("petugas")
    alamat = f"/bintan/meja/permohonan/{perkara.kunci}/"
    assert klien.get(alamat).status_code == 200

    perubahan(Pengguna.objects.get(username="petugas.bintan"))

    assert klien.get(alamat).status_code == jadi
    assert klien.post(f"{alamat}cabut/", {"alasan": "x", "versi": 1}).status_code == jadi


def test_peran_di_satu_kantor_tidak_terbawa_ke_kantor_lain(dunia, client):
    """Clerk in one office, admin of the other: neither right crosses."""
    rangkap = buat_pegawai(Peran.PETUGAS, Satker.objects.get(slug=d.KITA), "rangkap")
    beri_tugas(rangkap, Peran.ADMIN, Satker.objects.get(slug=d.LAIN))
    client.force_login(rangkap)
    asing = dunia.perkara[d.LAIN, d.SENDIRI, "diajukan"]

    status = {
        alamat: client.get(alamat).status_code
        for alamat in (
            "/bintan/meja/",
            "/kelola/bintan/hari-libur/",
            "/sarolangun/meja/",
            f"/sarolangun/meja/permohonan/{asing.kunci}/",
            f"/bintan/meja/permohonan/{asing.kunci}/",
            "/kelola/sarolangun/hari-libur/",
        )
    }

    assert list(status.values()) == [200, 403, 403, 403, 404, 200], status


# Keys and tokens


def test_kunci_formulir_lama_tidak_membuka_sesudah_kode_diganti(dunia, perkara, client):
    """A re-issued code shuts out whoever still has the sent form on a screen."""
    kunci = d.kunci_formulir(d.KITA, d.SENDIRI, "diajukan")
    petugas = pelaku(Peran.PETUGAS, perkara.satker)
    Permohonan.objects.get(pk=perkara.pk).ganti_kode(oleh=petugas, kode_baru="A" * 16)

    jawab = client.post(TERKIRIM, {"kunci": kunci})

    assert perkara.kode_akses not in jawab.text
    assert not terbuka(client, perkara)


def test_kunci_formulir_lama_tidak_membuka_sesudah_sehari(dunia, perkara, client):
    kunci = d.kunci_formulir(d.KITA, d.SENDIRI, "diajukan")

    with time_machine.travel(waktu.sekarang() + timedelta(hours=25), tick=False):
        client.post(TERKIRIM, {"kunci": kunci})

        assert not terbuka(client, perkara)


def test_kunci_formulir_tidak_berlaku_di_kantor_lain(dunia, client):
    kunci = d.kunci_formulir(d.LAIN, d.SENDIRI, "diajukan")

    kirim = client.post(TERKIRIM, {"kunci": kunci})
    bukti = client.post(f"{TERKIRIM}tanda-bukti/", {"kunci": kunci})

    assert (kirim.status_code, bukti.status_code) == (302, 404)
    assert kirim["Location"] == "/bintan/permohonan/baru/"


def test_sidik_kunci_bukan_kunci(dunia, perkara, client):
    """What a stolen copy of the database holds opens nothing."""
    for curian in (perkara.sidik_kunci, perkara.sidik_kode):
        client.post(TERKIRIM, {"kunci": curian})
        cek(client, perkara, curian)

    assert not terbuka(client, perkara)


def test_kunci_draf_petugas_tidak_berlaku_di_pintu_warga(dunia, client):
    draf = Draf.objects.filter(satker__slug=d.KITA).exclude(pengguna=None).first()
    draf.data = d.data_draf("curian")
    draf.save()

    jawab = client.post(TERKIRIM, {"kunci": draf.kunci})

    assert jawab["Location"] == "/bintan/permohonan/baru/"
    assert Draf.objects.filter(pk=draf.pk).exists()


def test_draf_warga_tidak_terbuka_dari_alamatnya(dunia, client):
    """Neither for another browser nor for a clerk who learned the token."""
    kini = waktu.sekarang()
    satker = Satker.objects.get(slug=d.KITA)
    data = d.data_draf("rahasia-warga")
    draf = Draf.objects.create(satker=satker, mulai=kini, diubah=kini, data=data)
    petugas = dunia.klien("petugas")

    halaman = [
        klien.get(f"/bintan/permohonan/baru/{ujung}?draf={draf.token}", follow=True)
        for klien in (client, petugas)
        for ujung in ("", "pemohon/", "cara/", "identitas/", "periksa/")
    ]
    meja = petugas.get("/bintan/meja/catat/", {"draf": draf.token})

    assert [h for h in halaman if "rahasia-warga" in h.text] == []
    assert meja.status_code == 404


def test_pindaian_tidak_menempel_pada_surat_perkara_lain(dunia):
    milik, lain = (dunia.perkara[d.KITA, w, "perlu_dilengkapi"] for w in (d.SENDIRI, d.TETANGGA))
    isi = d.ISIAN["perkara_aksi:unggah-pindaian"](lain, dunia, "petugas")
    alamat = f"/bintan/meja/permohonan/{milik.kunci}/unggah-pindaian/"

    jawab = dunia.klien("petugas").post(alamat, isi | {"versi": milik.versi})

    assert jawab.status_code == 422


def test_verifikasi_sama_bagi_setiap_token_yang_bukan_milik_kantor_itu(dunia, client):
    asing = dunia.token["verifikasi", d.LAIN, d.SENDIRI]
    token = [asing, "A" * 22, asing[:-1], "-", "_" * 64]

    jawab = [client.get(f"/bintan/verifikasi/{satu}/") for satu in token]

    assert {r.status_code for r in jawab} == {404}
    assert len({r.content for r in jawab}) == 1


# Guessing


def test_kepala_terusan_palsu_tidak_menghapus_hitungan(dunia, perkara, settings):
    """Without a proxy X-Forwarded-For counts for nothing; behind one only its own entry does."""
    for proksi, alamat in ((0, "{}.1.1.1"), (1, "{}.1.1.1, 203.0.113.9")):
        settings.PROXY_COUNT = proksi
        klien = Client(REMOTE_ADDR=f"198.51.100.{proksi}")

        status = [
            cek(klien, perkara, HTTP_X_FORWARDED_FOR=alamat.format(n)).status_code
            for n in range(1, 7)
        ]

        assert status == [200] * 5 + [429], f"PROXY_COUNT={proksi}"
    assert cek(Client(REMOTE_ADDR="192.0.2.7"), perkara, perkara.kode_akses).status_code == 302


def test_satu_jaringan_ipv6_satu_hitungan(dunia, perkara):
    """A subscriber commands a whole /64: changing the lower half is no other network."""
    status = [
        cek(Client(REMOTE_ADDR=f"2001:db8:7:7::{n:x}"), perkara).status_code for n in range(1, 7)
    ]
    tetangga = cek(Client(REMOTE_ADDR="2001:db8:7:8::1"), perkara, perkara.kode_akses)

    assert status == [200] * 5 + [429]
    assert tetangga.status_code == 302


def test_nomor_dalam_gaya_lain_satu_hitungan(dunia, perkara):
    klien = Client(REMOTE_ADDR="198.51.100.77")
    gaya = [
        perkara.nomor,
        perkara.kunci,
        perkara.nomor.lower(),
        f" {perkara.nomor} ",
        perkara.nomor.replace("/", " / "),
        perkara.nomor.lstrip("0"),
    ]

    status = [cek(klien, perkara, nomor=satu).status_code for satu in gaya]

    assert status == [200] * 5 + [429]


# Whatever stands in an address

ANEH = ("%00", "a%00b", "%F0%9F%98%80", "..", "%2e%2e", "'", "1 OR 1=1", "<b>", "9" * 500, "%FF")


@pytest.mark.parametrize("siapa", [d.ANON, d.PEMOHON, "kasubbag"])
def test_isi_alamat_yang_aneh_tidak_pernah_gangguan(dunia, diingat, siapa):
    """PostgreSQL refuses a NUL in a text: it must not get that far."""
    klien, salah = dunia.peramban, []
    klien.cookies = d.SimpleCookie(dunia.kuki[siapa])
    for alamat in semua_alamat():
        for kata in alamat.kata:
            jalur = _jalur_dengan(dunia, alamat, siapa, kata)
            for isi in ANEH:
                with transaction.atomic():
                    status = klien.get(jalur.replace("SISIP", quote(isi, safe="%"))).status_code
                    transaction.set_rollback(True)
                if status >= 500 or status == 200:
                    salah.append(f"{alamat.nama} {kata}={isi}: {status}")

    assert salah == []


def _jalur_dengan(dunia: d.Dunia, alamat: Alamat, siapa: str, kata: str) -> str:
    """The address with a mark where one of its words stands."""
    asli = dunia.jalur(alamat, siapa, "sendiri")
    kepala, _, ekor = asli.rpartition(f"/{resolve(asli).kwargs[kata]}/")
    return f"{kepala}/SISIP/{ekor}"


TANYA = ("tab", "hal", "q", "kanal", "kategori", "petugas", "urut", "tahun", "provinsi", "draf")
TANYA += ("nomor", "bagian", "tanggal_diterima", "susulan", "unit", "tempo")
NILAI = ("\x00", "-1", "99999999999999999999", "1e9", "%", "'", "a" * 5000, "😀", "[]", "nan")


@pytest.mark.parametrize("siapa", [d.ANON, "kasubbag", "admin"])
def test_isi_tanya_yang_aneh_tidak_pernah_gangguan(dunia, diingat, siapa):
    """All of them where the asker is let in; who is refused is so before any is read."""
    klien, salah = dunia.peramban, []
    klien.cookies = d.SimpleCookie(dunia.kuki[siapa])
    for alamat in semua_alamat():
        jalur = dunia.jalur(alamat, siapa, "sendiri")
        if not set(alamat.kata) <= {"satker"}:
            continue
        terbuka = klien.get(jalur).status_code == 200
        for nilai in NILAI if terbuka else NILAI[:1]:
            if klien.get(jalur, dict.fromkeys(TANYA, nilai)).status_code >= 500:
                salah.append(f"{alamat.nama}: {nilai[:20]!r}")

    assert salah == []


# Fields that nobody asked for

TITIPAN = {
    "id": "1",
    "pk": "1",
    "satker": "1",
    "satker_id": "1",
    "status": "selesai",
    "hasil": "dikabulkan",
    "diterima_pada": "2020-01-01 00:00",
    "dicatat_pada": "2020-01-01 00:00",
    "lengkap_pada": "2020-01-01 00:00",
    "selesai_pada": "2020-01-01 00:00",
    "mulai": "2020-01-01",
    "jatuh_tempo": "2030-01-01",
    "batas_lengkapi": "2030-01-01",
    "sidik_kode": kode.sidik_kode(SALAH),
    "sidik_kunci": "x",
    "rezim": "2",
    "sop": "1",
    "pemohon": "1",
    "petugas": "1",
    "usulan": "hentikan",
    "usulan_oleh": "1",
    "identitas_pada": "2020-01-01 00:00",
    "identitas_oleh": "1",
    "is_active": "",
    "peran": "admin",
}
TABEL = (Permohonan, Pemohon, Pengguna, Penugasan)


def test_isian_titipan_tidak_mengubah_apa_pun(dunia, diingat, monkeypatch):
    """Every POST that succeeds, with and without fields of the models: the same rows after it."""
    monkeypatch.setattr(kode, "kunci_baru", lambda: "kunci-tetap")
    monkeypatch.setattr(BasePasswordHasher, "salt", lambda _: "garam-tetap")
    monkeypatch.setattr(hashers, "get_random_string", lambda panjang, *_: "x" * panjang)
    monkeypatch.setattr(orang, "secrets", SimpleNamespace(token_hex=lambda banyak: "ab" * banyak))
    salah, berbuat = [], 0
    with time_machine.travel(waktu.sekarang(), tick=False):
        awal = _baris()
        for alamat in semua_alamat():
            for siapa in (d.PEMOHON, "kasubbag"):
                polos, titip = (_sesudah(dunia, alamat, siapa, t) for t in ({}, TITIPAN))
                berbuat += polos != awal
                if polos != titip:
                    salah.append(f"{alamat.nama} {siapa}")

    assert salah == []
    assert berbuat > 20


def _baris() -> list:
    """Keys as ranks: PostgreSQL gives a rolled back row's key to nobody else."""
    semua = {model: list(model.objects.order_by("pk").values()) for model in TABEL}
    ke = {model: {b["id"]: n for n, b in enumerate(baris)} for model, baris in semua.items()}
    for model, baris in semua.items():
        kunci = {
            f.attname: ke[f.related_model] for f in model._meta.fields if f.related_model in ke
        }
        for b in baris:
            b |= {nama: nilai.get(b[nama]) for nama, nilai in ({"id": ke[model]} | kunci).items()}
    return list(semua.values())


def _sesudah(dunia: d.Dunia, alamat: Alamat, siapa: str, titipan: dict) -> list:
    isian = d.ISIAN.get(alamat.nama)
    isi = isian(dunia.kasus(siapa, alamat.nama), dunia, siapa) if isian else {}
    klien = dunia.peramban
    klien.cookies = d.SimpleCookie(dunia.kuki[siapa])
    with transaction.atomic():
        klien.post(dunia.jalur(alamat, siapa, "sendiri"), titipan | isi)
        baris = _baris()
        transaction.set_rollback(True)
    return baris
