"""A change of the holiday list: seen before it is saved, then saved with every case it moves."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from ppid import jejak
from ppid.izin import Peran
from ppid.libur import DaftarBerubah, dampak, pindah
from ppid.models import HariLibur, Jejak
from ppid.tenggat import Jenis
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB; 10 hari kerja end on 7 December
TEMPO, TEMPO_NANTI = date(2026, 12, 7), date(2026, 12, 8)
ALAMAT = "/kelola/bintan/hari-libur/"
NASIONAL = "/kelola/kpu/hari-libur/"
TUTUP = {
    "tanggal": "2026-12-01",
    "nama": "Banjir",
    "dasar": "Surat 12/2026",
    "jenis": "tutup_lokal",
}
CUTI = TUTUP | {"nama": "Cuti bersama Pilkada", "jenis": "cuti_bersama", "dasar": "SKB 1/2026"}


@pytest.fixture(autouse=True)
def senin_pagi():
    with time_machine.travel(SENIN, tick=False):
        yield


@pytest.fixture
def bintan():
    return buat_satker("bintan")


@pytest.fixture
def admin(client, bintan):
    client.force_login(buat_pegawai(Peran.ADMIN, bintan))
    return client


@pytest.fixture
def pusat(client):
    client.force_login(buat_pegawai(Peran.PUSAT, buat_satker("kpu")))
    return client


def baris(
    satker=None, tanggal=date(2026, 12, 1), jenis=Jenis.CUTI_BERSAMA, nama="Cuti"
) -> HariLibur:
    return HariLibur(satker=satker, tanggal=tanggal, jenis=jenis, nama=nama, dasar="SKB 1/2026")


def potret():
    """Everything a refused or previewed change must leave alone."""
    return list(HariLibur.objects.values()), list(Jejak.objects.values("rantai", "urut"))


# Counting


def test_a_day_inside_the_clock_moves_the_case_by_one_working_day(bintan):
    permohonan = buat_permohonan(bintan)
    assert permohonan.jatuh_tempo == TEMPO
    assert [(s.perkara, s.dari, s.ke) for s in dampak(baris())] == [
        (permohonan, TEMPO, TEMPO_NANTI)
    ]


@pytest.mark.parametrize(
    "hari",
    [
        date(2026, 11, 23),  # the day of receipt is not counted
        date(2026, 11, 28),  # a Saturday
        date(2026, 12, 8),  # after the due date
    ],
)
def test_a_day_outside_the_counted_ones_moves_nothing(bintan, hari):
    buat_permohonan(bintan)
    assert dampak(baris(tanggal=hari)) == []


def test_the_due_date_itself_may_become_a_day_off(bintan):
    buat_permohonan(bintan)
    assert [s.ke for s in dampak(baris(tanggal=TEMPO))] == [TEMPO_NANTI]


def test_only_open_cases_move(bintan):
    buat_permohonan(bintan, "selesai")
    terbuka = [buat_permohonan(bintan, s) for s in ("diajukan", "perlu_dilengkapi", "diproses")]
    assert [s.perkara for s in dampak(baris())] == terbuka


def test_a_closing_day_moves_its_own_office_only(bintan):
    buat_permohonan(buat_satker("sarolangun"))
    milik = buat_permohonan(bintan)
    tutup = baris(bintan, jenis=Jenis.TUTUP_LOKAL)
    assert [s.perkara for s in dampak(tutup)] == [milik]
    assert len(dampak(baris())) == 2


def test_a_day_off_already_moves_nothing_twice(bintan):
    baris(bintan, jenis=Jenis.TUTUP_LOKAL).save()
    buat_permohonan(bintan)
    assert dampak(baris()) == []


def test_an_office_that_was_closed_anyway_does_not_move(bintan):
    baris(bintan, jenis=Jenis.TUTUP_LOKAL).save()
    buat_permohonan(bintan)
    lain = buat_permohonan(buat_satker("sarolangun"))
    assert [s.perkara for s in dampak(baris())] == [lain]


def test_taking_a_day_away_brings_the_date_back(bintan):
    baris().save()
    permohonan = buat_permohonan(bintan)
    assert permohonan.jatuh_tempo == TEMPO_NANTI
    libur = HariLibur.objects.get(nama="Cuti")
    assert [s.ke for s in dampak(libur, hapus=True)] == [TEMPO]


def test_the_preview_asks_few_questions_however_many_cases(bintan, django_assert_num_queries):
    for _ in range(4):
        buat_permohonan(bintan)
    with django_assert_num_queries(2):
        assert len(dampak(baris())) == 4


# Moving


def test_the_change_moves_the_cases_and_each_says_why(bintan):
    satu, dua = buat_permohonan(bintan), buat_permohonan(bintan)
    oleh = pelaku(Peran.PUSAT, buat_satker("kpu"))
    pindah(baris(), oleh=oleh, jumlah=2)
    for permohonan in (satu, dua):
        permohonan.refresh_from_db()
        assert permohonan.jatuh_tempo == TEMPO_NANTI
        assert permohonan.hitungan().jatuh_tempo == TEMPO_NANTI
        jejak_perkara = Jejak.objects.tentang(permohonan).get(jenis="tenggat_bergeser")
        assert jejak_perkara.data["dari"] == "2026-12-07"
        assert jejak_perkara.data["ke"] == "2026-12-08"
        assert "Cuti, 1 Desember 2026" in jejak_perkara.data["sebab"]
        assert jejak_perkara.oleh == oleh.pengguna
        assert jejak_perkara.rantai == "bintan"


def test_the_list_itself_leaves_a_row_in_its_own_chain(bintan):
    buat_permohonan(bintan)
    pindah(baris(), oleh=pelaku(Peran.PUSAT, buat_satker("kpu")), jumlah=1)
    tutup = baris(bintan, date(2026, 12, 2), Jenis.TUTUP_LOKAL, "Banjir")
    pindah(tutup, oleh=pelaku(Peran.ADMIN, bintan), jumlah=1)
    ditambah = Jejak.objects.filter(jenis="libur_ditambah")
    assert set(ditambah.values_list("rantai", "data__bergeser")) == {("bintan", 1), ("pusat", 1)}
    assert not any(jejak.periksa(r).jenis for r in jejak.semua_rantai())


def test_a_wrong_count_changes_nothing(bintan):
    buat_permohonan(bintan)
    oleh = pelaku(Peran.PUSAT, buat_satker("kpu"))
    sebelum = potret()
    with pytest.raises(DaftarBerubah):
        pindah(baris(), oleh=oleh, jumlah=0)
    assert potret() == sebelum


def test_a_failure_half_way_changes_nothing(bintan, monkeypatch):
    satu, dua = buat_permohonan(bintan), buat_permohonan(bintan)
    oleh = pelaku(Peran.PUSAT, buat_satker("kpu"))
    asli = type(dua).geser

    def putus(self, *args, **kwargs):
        if self.pk == dua.pk:
            raise RuntimeError
        return asli(self, *args, **kwargs)

    monkeypatch.setattr(type(dua), "geser", putus)
    sebelum = potret()
    with pytest.raises(RuntimeError):
        pindah(baris(), oleh=oleh, jumlah=2)
    assert type(satu).objects.get(pk=satu.pk).jatuh_tempo == TEMPO
    assert potret() == sebelum


def test_a_row_removed_meanwhile_is_not_removed_twice(bintan):
    libur = baris()
    libur.save()
    oleh = pelaku(Peran.PUSAT, buat_satker("kpu"))
    pindah(libur, oleh=oleh, jumlah=0, hapus=True)
    assert Jejak.objects.filter(jenis="libur_dihapus").count() == 1
    with pytest.raises(DaftarBerubah):
        pindah(libur, oleh=oleh, jumlah=0, hapus=True)


# The page


def test_the_admin_sees_the_effect_before_anything_is_saved(admin, bintan):
    permohonan = buat_permohonan(bintan)
    sebelum = potret()
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat"}).content.decode()
    assert "1 permohonan bergeser" in isi
    assert permohonan.nomor in isi
    assert "Sen, 7\xa0Des\xa02026" in isi
    assert "Sel, 8\xa0Des\xa02026" in isi
    assert "Simpan dan geser 1 permohonan" in isi
    assert potret() == sebelum


def test_the_effect_never_names_an_applicant(admin, bintan):
    permohonan = buat_permohonan(bintan)
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat"}).content.decode()
    assert permohonan.pemohon.nama not in isi
    assert permohonan.rincian not in isi


def test_saving_moves_the_case_and_says_so(admin, bintan):
    permohonan = buat_permohonan(bintan)
    respons = admin.post(ALAMAT, TUTUP | {"aksi": "simpan", "jumlah": 1}, follow=True)
    permohonan.refresh_from_db()
    assert permohonan.jatuh_tempo == TEMPO_NANTI
    assert HariLibur.objects.get(nama="Banjir").satker == bintan
    assert "Banjir masuk ke daftar libur. 1 permohonan bergeser." in respons.content.decode()
    assert Jejak.objects.filter(jenis="libur_ditambah", rantai="bintan").count() == 1


def test_a_case_filed_meanwhile_brings_the_preview_back(admin, bintan):
    buat_permohonan(bintan)
    buat_permohonan(bintan)
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "simpan", "jumlah": 1}).content.decode()
    assert "2 permohonan bergeser" in isi
    assert "berubah sejak Anda melihat dampaknya" in isi
    assert not HariLibur.objects.filter(nama="Banjir").exists()


def test_saving_without_having_looked_only_shows_the_effect(admin, bintan):
    admin.post(ALAMAT, TUTUP | {"aksi": "simpan"})
    admin.post(ALAMAT, TUTUP)
    assert not HariLibur.objects.filter(nama="Banjir").exists()


def test_pusat_keeps_the_national_list_for_all_offices(pusat, bintan):
    kasus = [buat_permohonan(bintan), buat_permohonan(buat_satker("sarolangun"))]
    isi = pusat.post(NASIONAL, CUTI | {"aksi": "lihat"}).content.decode()
    assert "Menurut kantor" in isi
    assert "2 permohonan bergeser" in isi
    pusat.post(NASIONAL, CUTI | {"aksi": "simpan", "jumlah": 2})
    assert HariLibur.objects.get(nama=CUTI["nama"]).satker is None
    for permohonan in kasus:
        permohonan.refresh_from_db()
        assert permohonan.jatuh_tempo == TEMPO_NANTI


def test_fifty_cases_are_shown_and_all_are_counted(admin, bintan, monkeypatch):
    monkeypatch.setattr("ppid.views.libur.TAMPIL", 2)
    for _ in range(3):
        buat_permohonan(bintan)
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat"}).content.decode()
    assert isi.count("/PPID/2101/") == 2
    assert "Ditampilkan 2 yang pertama dari 3." in isi


def test_the_admin_writes_closing_days_only(admin, bintan):
    """Whatever kind is sent: the national kinds are not among the admin's choices."""
    admin.post(ALAMAT, CUTI | {"aksi": "simpan", "jumlah": 0})
    assert not HariLibur.objects.filter(nama=CUTI["nama"]).exists()
    nasional = HariLibur.objects.nasional().first()
    admin.post(ALAMAT, {"baris": nasional.pk, "aksi": "simpan", "jumlah": 0})
    assert HariLibur.objects.filter(pk=nasional.pk).exists()


def test_pusat_writes_national_days_only(pusat, bintan):
    pusat.post(NASIONAL, TUTUP | {"aksi": "simpan", "jumlah": 0})
    assert not HariLibur.objects.filter(nama="Banjir").exists()
    baris(bintan, jenis=Jenis.TUTUP_LOKAL).save()
    lokal = HariLibur.objects.get(satker=bintan)
    pusat.post(NASIONAL, {"baris": lokal.pk, "aksi": "simpan", "jumlah": 0})
    assert HariLibur.objects.filter(pk=lokal.pk).exists()


def test_the_admin_of_one_office_cannot_remove_another_offices_day(admin):
    lain = baris(buat_satker("sarolangun"), jenis=Jenis.TUTUP_LOKAL)
    lain.save()
    respons = admin.post(ALAMAT, {"baris": lain.pk, "aksi": "simpan", "jumlah": 0}, follow=True)
    assert "sudah tidak ada dalam daftar" in respons.content.decode()
    assert HariLibur.objects.filter(pk=lain.pk).exists()


def test_removing_a_day_shows_its_effect_first(admin, bintan):
    tutup = baris(bintan, jenis=Jenis.TUTUP_LOKAL, nama="Banjir")
    tutup.save()
    permohonan = buat_permohonan(bintan)
    isi = admin.post(ALAMAT, {"baris": tutup.pk}).content.decode()
    assert "Hapus dan geser 1 permohonan" in isi
    assert HariLibur.objects.filter(pk=tutup.pk).exists()
    admin.post(ALAMAT, {"baris": tutup.pk, "aksi": "simpan", "jumlah": 1})
    permohonan.refresh_from_db()
    assert permohonan.jatuh_tempo == TEMPO
    assert not HariLibur.objects.filter(pk=tutup.pk).exists()
    assert Jejak.objects.get(jenis="libur_dihapus").data["nama"] == "Banjir"


def test_the_list_shows_each_day_with_its_decree(admin):
    isi = admin.get(ALAMAT).content.decode()
    assert "Hari libur 2026" in isi
    assert "Hari Raya Natal" in isi
    assert "SKB 1497/2025" in isi
    assert "Hapus" not in isi  # the admin keeps none of the national rows


def test_a_year_without_a_list_is_a_visible_warning(pusat):
    isi = pusat.get(f"{NASIONAL}?tahun=2028").content.decode()
    assert "Tahun 2028 belum punya daftar libur" in isi
    assert "Satu baris libur nasional sudah memadamkan peringatan ini" in isi
    assert "belum punya daftar libur" not in pusat.get(NASIONAL).content.decode()


def test_next_year_without_a_list_warns_on_every_year(admin):
    HariLibur.objects.filter(tanggal__year=2027).delete()
    assert "Tahun 2027 belum punya daftar libur" in admin.get(ALAMAT).content.decode()


@pytest.mark.parametrize("tahun", ["9999", "abc", "-1", "%00", "2026'"])
def test_an_odd_year_shows_this_one(admin, tahun):
    assert "Hari libur 2026" in admin.get(f"{ALAMAT}?tahun={tahun}").content.decode()


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"tanggal": ""}, "Isi tanggalnya"),
        ({"tanggal": "kemarin"}, "Tulis tanggal, misalnya 24-12-2026"),
        ({"tanggal": "0206-12-01"}, "Periksa tahunnya: 206 jauh dari hari ini"),
        ({"tanggal": "2062-12-01"}, "Periksa tahunnya: 2062 jauh dari hari ini"),
        ({"nama": ""}, "Isi nama harinya"),
        ({"nama": "x" * 100_000}, "Ada yang perlu diperbaiki"),
        ({"nama": "\x00"}, "Ada yang perlu diperbaiki"),
        ({"dasar": ""}, "Isi nomor keputusan yang menjadi dasarnya"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_is_kept(admin, isian, kalimat):
    respons = admin.post(ALAMAT, TUTUP | {"aksi": "lihat"} | isian)
    assert respons.status_code == 200
    assert kalimat in respons.content.decode()
    assert 'value="Surat 12/2026"' in respons.content.decode() or "dasar" in isian


def test_the_date_may_be_written_as_people_write_it(admin):
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat", "tanggal": "1-12-2026"})
    assert "Selasa, 1\xa0Desember\xa02026" in isi.content.decode()


def test_the_same_day_twice_is_refused(admin, bintan):
    admin.post(ALAMAT, TUTUP | {"aksi": "simpan", "jumlah": 0})
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat"}).content.decode()
    assert "Hari itu sudah ada dalam daftar dengan nama yang sama." in isi


def test_a_weekend_day_says_that_it_was_no_working_day(admin):
    isi = admin.post(ALAMAT, TUTUP | {"aksi": "lihat", "tanggal": "2026-11-28"}).content.decode()
    assert "Tidak ada permohonan yang bergeser" in isi
    assert "Hari itu memang bukan hari kerja: Sabtu." in isi


@pytest.mark.parametrize("baris_", ["", "abc", "9" * 40, "0", "\x00"])
def test_an_odd_row_is_not_in_the_list(admin, baris_):
    respons = admin.post(ALAMAT, {"baris": baris_, "aksi": "simpan", "jumlah": 0}, follow=True)
    assert "sudah tidak ada dalam daftar" in respons.content.decode()


def test_looking_at_the_list_writes_nothing(admin):
    sebelum = potret()
    admin.get(ALAMAT)
    assert potret() == sebelum


# Who may


@pytest.mark.parametrize("peran", [p for p in Peran if p not in (Peran.PEMOHON, Peran.SISTEM)])
@pytest.mark.parametrize("cara", ["get", "post"])
def test_only_admin_and_pusat_keep_the_list(client, bintan, peran, cara):
    client.force_login(buat_pegawai(peran, bintan))
    boleh = peran in (Peran.ADMIN, Peran.PUSAT)
    assert getattr(client, cara)(ALAMAT).status_code == (200 if boleh else 403)


def test_another_office_is_not_to_be_known_and_a_stranger_signs_in(client, bintan):
    assert client.get(ALAMAT).headers["Location"] == f"/masuk/?next={ALAMAT}"
    client.force_login(buat_pegawai(Peran.ADMIN, buat_satker("sarolangun")))
    assert client.get(ALAMAT).status_code == 404
    assert client.post(ALAMAT, TUTUP | {"aksi": "simpan", "jumlah": 0}).status_code == 404
    assert not HariLibur.objects.filter(nama="Banjir").exists()
