"""People and posts: who may give, end and switch off what; the rules are a table."""

from datetime import date, timedelta

import pytest
from django.test import Client

from ppid import orang
from ppid.izin import Peran
from ppid.models import Jejak, Kedudukan, Pengguna, Penugasan, Unit
from ppid.setelan import sidik
from tests.factories import SANDI, beri_tugas, buat_pegawai, buat_satker
from tests.ppid.orang import ORANG, alamat, isi, jenis_jejak

pytestmark = pytest.mark.django_db
BARU = {
    "username": "rina.bintan",
    "nama": "Rina Wati",
    "nip_orang": "19900101 201501 2 001",
    "email": "rina@contoh.test",
    "peran": "petugas",
    "jabatan": "Petugas Pelayanan Informasi",
    "kedudukan": "definitif",
    "sejak": "01-01-2026",
}


def beri(client, siapa: Pengguna, **isian):
    isi = {k: v for k, v in BARU.items() if k in ("peran", "jabatan", "kedudukan", "sejak")}
    return client.post(f"{alamat(siapa)}jabatan/", isi | isian)


def ubah(client, tugas: Penugasan, **isian):
    kini = {"jabatan": tugas.jabatan, "nip": tugas.nip, "sampai": ""}
    kini |= {"dilihat": sidik(tugas, ["jabatan", "nip", "sampai"])} | isian
    data = {f"j{tugas.pk}-{k}": v for k, v in kini.items()}
    data |= {"aksi": "jabatan", "penugasan": tugas.pk}
    return client.post(alamat(tugas.pengguna), data, follow=True)


# New people


def test_orang_baru_mendapat_jabatan_dan_kata_sandi_yang_tampil_sekali(client, admin, satker):
    respons = client.post(f"{ORANG}baru/", BARU)

    rina = Pengguna.objects.get(username="rina.bintan")
    sandi = respons.context["sandi"]
    assert respons.status_code == 200
    assert isi(respons).count(sandi) == 1
    assert rina.check_password(sandi)
    assert (rina.wajib_ganti_sandi, rina.kantor) == (True, satker)
    assert rina.penugasan.get().jabatan == "Petugas Pelayanan Informasi"
    assert sandi not in isi(client.get(alamat(rina)))
    assert jenis_jejak() == ["pengguna_ditambah", "jabatan_diberi"]


def test_jejak_orang_tidak_memuat_nama_alamat_atau_nip(client, admin):
    client.post(f"{ORANG}baru/", BARU)
    rina = Pengguna.objects.get(username="rina.bintan")
    dilihat = sidik(rina, ["nama", "nip", "email"])
    client.post(alamat(rina), {"aksi": "data", "nama": "Rina W", "dilihat": dilihat})
    ubah(client, rina.penugasan.get(), nip="19900101", sampai="31-12-2030")

    teks = str([(b.data, b.nomor) for b in Jejak.objects.all()])

    assert not [kata for kata in ("Rina", "rina", "19900101", "contoh.test") if kata in teks]
    assert jenis_jejak()[2:] == ["pengguna_diubah", "jabatan_diubah"]


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"username": ""}, "Isi nama penggunanya"),
        ({"username": "Rina Wati"}, "Pakai 3 sampai 40 huruf kecil"),
        ({"username": "../rina"}, "Pakai 3 sampai 40 huruf kecil"),
        ({"username": "baru"}, "sudah dipakai"),
        ({"username": "kantor-lain"}, "sudah dipakai"),
        ({"username": "admin.bintan"}, "sudah dipakai"),
        ({"nama": ""}, "Isi nama lengkapnya"),
        ({"email": "rina"}, "Alamat email belum lengkap"),
        ({"peran": ""}, "Pilih perannya"),
        ({"peran": "pusat"}, "pusat"),
        ({"peran": "sistem"}, "sistem"),
        ({"jabatan": ""}, "Isi nama jabatannya"),
        ({"sejak": "besok"}, "Tulis tanggal seperti"),
        ({"sampai": "31-12-2025"}, "tidak boleh sebelum tanggal mulai"),
        ({"peran": "penghubung"}, "Pilih unit yang diwakili penghubung ini"),
    ],
)
def test_orang_baru_yang_keliru_tidak_tersimpan_sedikit_pun(client, admin, isian, kalimat):
    respons = client.post(f"{ORANG}baru/", BARU | isian)

    assert respons.status_code == 422
    assert kalimat in isi(respons)
    assert 'value="Petugas Pelayanan Informasi"' in isi(respons) or "jabatan" in isian
    assert Pengguna.objects.count() == 1
    assert not Jejak.objects.exists()


# Who may hold what


@pytest.mark.parametrize("peran", ["petugas", "kasubbag", "sekretaris", "admin", "pleno"])
def test_tidak_seorang_pun_memberi_jabatan_kepada_diri_sendiri(client, admin, peran):
    respons = beri(client, admin, peran=peran)

    assert orang.DIRI_SENDIRI in isi(respons)
    assert admin.penugasan.count() == 1


@pytest.mark.parametrize("peran", [Peran.PUSAT, Peran.AUDITOR, Peran.SISTEM])
def test_jabatan_di_luar_wewenang_tidak_diberi_juga_tanpa_formulir(admin, petugas, satker, peran):
    tugas = Penugasan(pengguna=petugas, peran=peran, jabatan="X", sejak=date(2026, 1, 1))

    with pytest.raises(orang.ValidationError, match="tidak diatur oleh admin kantor"):
        orang.beri(tugas, oleh=admin.bertugas_di("bintan"))


@pytest.mark.parametrize(
    ("ada", "diberi", "boleh"),
    [
        (Peran.PETUGAS, "admin", False),
        (Peran.KASUBBAG, "admin", False),
        (Peran.ADMIN, "petugas", False),
        (Peran.ADMIN, "kasubbag", False),
        (Peran.ADMIN, "sekretaris", True),
        (Peran.PLENO, "admin", True),
        (Peran.PETUGAS, "petugas", False),
        (Peran.PETUGAS, "kasubbag", True),
    ],
)
def test_admin_dan_pembaca_permohonan_bukan_orang_yang_sama(
    client, admin, satker, ada, diberi, boleh
):
    siapa = buat_pegawai(ada, satker, username="dua.bintan")

    assert (beri(client, siapa, peran=diberi).status_code == 302) == boleh


@pytest.mark.parametrize(
    ("dulu", "baru", "boleh"),
    [
        ({}, {}, False),
        ({"sampai": date(2026, 5, 31)}, {"sejak": "01-06-2026"}, True),
        ({"sampai": date(2026, 5, 31)}, {"sejak": "31-05-2026"}, False),
        ({"sejak": date(2027, 1, 1)}, {"sejak": "01-06-2026", "sampai": "31-12-2026"}, True),
        ({"sejak": date(2027, 1, 1)}, {"sejak": "01-06-2026"}, False),
        ({}, {"kedudukan": "plt"}, True),
        ({}, {"kedudukan": "plh"}, True),
        ({}, {"kedudukan": "an"}, True),
        ({"kedudukan": Kedudukan.PLT}, {}, True),
        ({}, {"unit": True}, True),
        ({"unit": True}, {"unit": True}, False),
        ({}, {"peran": "pleno"}, True),
    ],
)
def test_satu_pejabat_definitif_untuk_satu_jabatan(client, admin, satker, dulu, baru, boleh):
    unit = Unit.objects.create(satker=satker, nama="Subbag Teknis")
    dulu = {k: unit if k == "unit" else v for k, v in dulu.items()}
    baru = {k: unit.pk if k == "unit" else v for k, v in baru.items()}
    buat_pegawai(Peran.KASUBBAG, satker, nama="Dewi Anggraini", **dulu)
    siapa = buat_pegawai(Peran.SEKRETARIS, satker)

    respons = beri(client, siapa, **{"peran": "kasubbag"} | baru)

    assert (respons.status_code == 302) == boleh
    if not boleh:
        assert "Dewi Anggraini memegang jabatan ini secara definitif" in isi(respons)
        assert "atau pilih Plt. atau Plh." in isi(respons)


@pytest.mark.parametrize("aktif", [True, False])
def test_unit_kantor_lain_atau_yang_dulu_tidak_dapat_dipilih(client, admin, petugas, satker, aktif):
    pemilik = buat_satker("sarolangun") if aktif else satker
    unit = Unit.objects.create(satker=pemilik, nama="Subbag Umum", aktif=aktif)

    assert beri(client, petugas, peran="penghubung", unit=unit.pk).status_code == 422


# Another office's people


def test_orang_kantor_lain_mendapat_jabatan_hanya_dengan_nama_pengguna_persis(client, admin):
    buat_pegawai(Peran.SEKRETARIS, buat_satker("sarolangun"))
    isian = BARU | {"peran": "sekretaris", "kedudukan": "plt"}
    lain = f"{ORANG}kantor-lain/"

    for salah in ("sekretaris", "Sekretaris.sarolangun", "%", ""):
        assert client.post(lain, isian | {"username": salah}).status_code == 422
    assert client.get(f"{ORANG}sekretaris.sarolangun/").status_code == 404
    respons = client.post(lain, isian | {"username": "sekretaris.sarolangun"}, follow=True)

    assert "Jabatan Plt. Petugas Pelayanan Informasi tercatat." in isi(respons)
    assert "Akun ini dipelihara kantor lain" in isi(respons)
    assert "Sarolangun" not in isi(respons)


def test_menebak_nama_pengguna_dibatasi(client, admin):
    for _ in range(20):
        client.post(f"{ORANG}kantor-lain/", {"username": "tebak"})

    assert client.post(f"{ORANG}kantor-lain/", {"username": "tebak"}).status_code == 429


@pytest.mark.parametrize("aksi", ["sandi", "nonaktif", "aktif", "data"])
def test_akun_yang_dipelihara_kantor_lain_tidak_disentuh(client, admin, satker, aksi):
    """A post given here must not open the account: its password is the key to the other office."""
    lain = buat_satker("sarolangun")
    siapa = buat_pegawai(Peran.SEKRETARIS, lain)
    Pengguna.objects.filter(pk=siapa.pk).update(kantor=lain)
    beri_tugas(siapa, Peran.SEKRETARIS, satker, kedudukan=Kedudukan.PLT)

    respons = client.post(alamat(siapa), {"aksi": aksi, "nama": "X"}, follow=True)

    siapa.refresh_from_db()
    assert orang.AKUN_LAIN in isi(respons)
    assert siapa.check_password(SANDI)
    assert siapa.is_active


@pytest.mark.parametrize(
    ("kantor", "jabatan", "bintan", "sarolangun"),
    [
        ("bintan", ["bintan"], True, False),
        ("bintan", ["bintan", "sarolangun"], True, False),
        ("bintan", ["sarolangun"], False, True),  # moved there
        ("bintan", [], True, False),
        (None, ["bintan"], True, False),
        (None, ["bintan", "sarolangun"], False, False),
        (None, [], False, False),
        ("bintan", ["bintan", "pusat"], False, False),
    ],
)
def test_siapa_memelihara_akun(kantor, jabatan, bintan, sarolangun):
    satker = {slug: buat_satker(slug) for slug in ("bintan", "sarolangun")}
    siapa = Pengguna.objects.buat("dua", SANDI, nama="Dua", kantor=satker.get(kantor))
    beri_tugas(siapa, Peran.PLENO, satker["sarolangun"], sampai=date(2020, 2, 1))
    for tempat in jabatan:
        peran = Peran.PUSAT if tempat == "pusat" else Peran.PLENO
        beri_tugas(siapa, peran, satker.get(tempat, satker["bintan"]))

    assert siapa.dipelihara(satker["bintan"]) == bintan
    assert siapa.dipelihara(satker["sarolangun"]) == sarolangun


# Ending


@pytest.mark.parametrize(
    ("hari", "masih"), [(-1, False), (0, True), (30, True)], ids=["kemarin", "hari ini", "nanti"]
)
def test_jabatan_berakhir_sesudah_hari_terakhirnya(client, admin, petugas, satker, hari, masih):
    """Signed in meanwhile: the next page asked for is refused."""
    di_meja = Client()
    di_meja.force_login(petugas)
    assert di_meja.get("/bintan/meja/").status_code == 200

    ubah(client, petugas.penugasan.get(), sampai=f"{satker.hari_ini + timedelta(hari):%d-%m-%Y}")

    assert di_meja.get("/bintan/meja/").status_code == (200 if masih else 404)
    assert jenis_jejak() == ["jabatan_diubah"]


def test_jabatan_yang_baru_mulai_dibatalkan_yang_lama_tidak(client, admin, petugas, satker):
    lama = petugas.penugasan.get()
    baru = beri_tugas(petugas, Peran.PLENO, satker, sejak=satker.hari_ini)

    for tugas in (lama, baru):
        client.post(alamat(petugas), {"aksi": "batal", "penugasan": tugas.pk})

    assert list(petugas.penugasan.all()) == [lama]
    assert jenis_jejak() == ["jabatan_dibatalkan"]
    assert Jejak.objects.get().data["penugasan"] == baru.pk


def test_jabatan_kantor_lain_tidak_dikenal(client, admin, petugas):
    lain = beri_tugas(petugas, Peran.PLENO, buat_satker("sarolangun"))

    assert ubah(client, lain, sampai="01-01-2026").status_code == 404
    assert client.post(alamat(petugas), {"aksi": "batal", "penugasan": lain.pk}).status_code == 404
    lain.refresh_from_db()
    assert lain.sampai is None
    assert not Jejak.objects.exists()


def test_perpanjangan_yang_menabrak_penggantinya_ditolak(client, admin, satker):
    dewi = buat_pegawai(Peran.KASUBBAG, satker, sampai=date(2026, 12, 31))
    beri_tugas(buat_pegawai(Peran.PLENO, satker), Peran.KASUBBAG, satker, sejak=date(2027, 1, 1))

    respons = ubah(client, dewi.penugasan.get(), sampai="01-02-2027")

    assert respons.status_code == 422
    assert "secara definitif sejak 01-01-2027" in isi(respons)


def test_jabatan_yang_diubah_orang_lain_tidak_ditimpa(client, admin, petugas):
    tugas = petugas.penugasan.get()
    Penugasan.objects.update(jabatan="Staf")

    assert ubah(client, tugas, jabatan="Petugas").status_code == 409


# The last admin


def akhiri_sendiri(client, admin, satker):
    return ubah(client, admin.penugasan.get(), sampai=f"{satker.hari_ini:%d-%m-%Y}")


def test_admin_terakhir_tidak_dapat_mengakhiri_jabatannya(client, admin, satker):
    respons = akhiri_sendiri(client, admin, satker)

    assert orang.ADMIN_TERAKHIR in isi(respons)
    assert admin.penugasan.get().sampai is None


@pytest.mark.parametrize(
    ("lain", "boleh"),
    [
        ({}, True),
        ({"sampai": 0}, False),
        ({"sejak": 1}, True),
        ({"sejak": 2}, False),
        ({"aktif": False}, False),
        ({"kantor": "sarolangun"}, False),
    ],
)
def test_admin_berhenti_bila_ada_yang_menggantikan(client, admin, satker, lain, boleh):
    """A number is a day from today."""
    masa = {k: satker.hari_ini + timedelta(v) for k, v in lain.items() if k.startswith("s")}
    kantor = buat_satker(lain.get("kantor", "bintan"))
    dua = buat_pegawai(Peran.ADMIN, kantor, username="dua", **masa)
    Pengguna.objects.filter(pk=dua.pk).update(is_active=lain.get("aktif", True))

    akhiri_sendiri(client, admin, satker)

    assert (admin.penugasan.get().sampai is not None) == boleh


def test_jabatan_sendiri_tidak_dapat_diperpanjang_sendiri(client, admin, satker):
    Penugasan.objects.update(sampai=satker.hari_ini + timedelta(30))
    buat_pegawai(Peran.ADMIN, satker, username="dua")

    respons = ubah(client, admin.penugasan.get(), sampai="")

    assert "hanya diperpanjang admin lain" in isi(respons)


@pytest.mark.parametrize("aksi", ["sandi", "nonaktif"])
def test_akun_sendiri_tidak_diatur_sendiri(client, admin, aksi):
    assert "diatur admin lain" in isi(client.post(alamat(admin), {"aksi": aksi}, follow=True))
    admin.refresh_from_db()
    assert admin.is_active


# The list


def test_daftar_memuat_jabatan_kini_dulu_dan_nanti_tanpa_query_per_orang(
    client, admin, satker, django_assert_max_num_queries
):
    def banyak(n: int) -> None:
        for i in range(n):
            siapa = buat_pegawai(Peran.PLENO, satker, username=f"pleno{i}")
            beri_tugas(siapa, Peran.PERTIMBANGAN, satker, sampai=date(2021, 1, 1), jabatan="Dulu")
            beri_tugas(siapa, Peran.KABAG, satker, sejak=date(2030, 1, 1), jabatan="Nanti")

    banyak(2)
    with django_assert_max_num_queries(20) as sedikit:
        client.get(ORANG)
    banyak(30)
    with django_assert_max_num_queries(len(sedikit)):
        teks = isi(client.get(ORANG))

    assert "Nanti<small>mulai Sel, 1\xa0Jan\xa02030" in teks
    assert "Dulu<small>sampai Jum, 1\xa0Jan\xa02021" in teks
