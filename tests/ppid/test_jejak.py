"""The trail: append-only, chained per office, and every tampering found and named."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from ppid import jejak, waktu
from ppid.izin import Peran, sistem
from ppid.models import Jejak, KepalaRantai, Naskah
from tests.factories import buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def bintan():
    return buat_satker("bintan")


@pytest.fixture
def lima(bintan):
    """Five rows in one chain."""
    oleh = pelaku(Peran.PETUGAS, bintan)
    return [
        jejak.catat("uji", oleh=oleh, tentang=bintan, satker=bintan, data={"ke": i})
        for i in range(1, 6)
    ]


@pytest.fixture
def tanpa_pemicu():
    """Someone with the database in hand."""
    connection.check_constraints()  # PostgreSQL drops no trigger while constraints wait
    jejak.cabut_pemicu(connection)
    yield Jejak.objects.filter(rantai="bintan")
    connection.check_constraints()
    jejak.pasang_pemicu(connection)


def periksa(*argumen) -> tuple[str, int]:
    keluaran = StringIO()
    try:
        call_command("periksa_jejak", *argumen, stdout=keluaran)
    except SystemExit as selesai:
        return keluaran.getvalue(), selesai.code
    return keluaran.getvalue(), 0


# Writing


def test_rows_are_numbered_and_chained(lima):
    assert [baris.urut for baris in lima] == [1, 2, 3, 4, 5]
    assert [baris.sebelum for baris in lima] == [jejak.AWAL, *(b.sidik for b in lima[:4])]
    kepala = KepalaRantai.objects.get(rantai="bintan")
    assert (kepala.urut, kepala.sidik) == (5, lima[-1].sidik)


def test_each_office_has_its_own_chain_and_acts_without_one_go_to_pusat(bintan):
    sarolangun = buat_satker("sarolangun")
    for satker in (bintan, sarolangun, None, bintan):
        jejak.catat("uji", oleh=sistem(satker), satker=satker)
    assert list(Jejak.objects.values_list("rantai", "urut")) == [
        ("bintan", 1),
        ("bintan", 2),
        ("pusat", 1),
        ("sarolangun", 1),
    ]


def test_a_row_that_rolls_back_leaves_no_gap(bintan, lima):
    with pytest.raises(RuntimeError), transaction.atomic():
        jejak.catat("uji", oleh=sistem(bintan), satker=bintan)
        raise RuntimeError
    assert jejak.catat("uji", oleh=sistem(bintan), satker=bintan).urut == 6
    assert jejak.periksa("bintan") == jejak.Hasil("bintan", 6, 0, "")


def test_the_rows_of_a_case_hold_no_personal_value():
    permohonan = buat_permohonan(status="perlu_dilengkapi")
    semua = str(list(Jejak.objects.values()))
    pemohon = permohonan.pemohon
    for rahasia in (pemohon.nama, pemohon.alamat, pemohon.telepon, pemohon.email):
        assert rahasia not in semua
    assert permohonan.rincian not in semua
    assert permohonan.kode_akses not in semua


# The database refuses


@pytest.mark.parametrize(
    "perintah",
    [
        lambda: Jejak.objects.filter(urut=1).update(jenis="lain"),
        lambda: Jejak.objects.filter(urut=5)._raw_delete("default"),
        lambda: connection.cursor().execute("UPDATE ppid_jejak SET urut = urut + 100"),
        lambda: connection.cursor().execute("DELETE FROM ppid_jejak"),
    ],
)
def test_the_database_refuses_update_and_delete(lima, perintah):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        perintah()
    assert jejak.periksa("bintan").jenis == ""


def test_postgresql_refuses_truncate_too(lima):
    if connection.vendor == "postgresql":
        connection.check_constraints()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute("TRUNCATE ppid_jejak")
    assert Jejak.objects.count() == 5


# Tampering is found


def test_a_whole_chain(lima):
    assert periksa("--satker", "bintan") == ("bintan: 5 baris utuh\n", 0)


@pytest.mark.parametrize(
    "ubah",
    [
        {"jenis": "lain"},
        {"data": {"ke": 33}},
        {"ke": "selesai"},
        {"peran": "admin"},
        {"oleh": None},
        {"nomor": "0001/PPID"},
        {"tentang_id": 99},
    ],
)
def test_a_changed_row(lima, tanpa_pemicu, ubah):
    tanpa_pemicu.filter(urut=3).update(**ubah)
    assert periksa("--satker", "bintan") == ("bintan: baris 3 berubah\n", 1)


def test_a_changed_row_with_its_hash_made_to_fit(lima, tanpa_pemicu):
    baris = lima[2]
    baris.jenis = "lain"
    tanpa_pemicu.filter(urut=3).update(jenis="lain", sidik=jejak.sidik(baris))
    assert periksa("--satker", "bintan") == ("bintan: baris 4 terputus\n", 1)


def test_a_row_taken_out_of_the_middle(lima, tanpa_pemicu):
    tanpa_pemicu.filter(urut=3).delete()
    assert periksa("--satker", "bintan") == ("bintan: baris 3 hilang\n", 1)


def test_a_row_taken_out_and_the_rest_renumbered(lima, tanpa_pemicu):
    tanpa_pemicu.filter(urut=3).delete()
    for urut in (4, 5):
        tanpa_pemicu.filter(urut=urut).update(urut=urut - 1)
    assert periksa("--satker", "bintan") == ("bintan: baris 3 terputus\n", 1)


def test_the_tail_cut_off(lima, tanpa_pemicu):
    tanpa_pemicu.filter(urut__gte=4).delete()
    assert periksa("--satker", "bintan") == ("bintan: baris 4 ekor-hilang\n", 1)


def test_the_whole_chain_deleted(lima, tanpa_pemicu):
    tanpa_pemicu.delete()
    assert periksa("--satker", "bintan") == ("bintan: baris 1 ekor-hilang\n", 1)


def test_a_row_put_in_at_the_end(lima, tanpa_pemicu):
    palsu = Jejak.objects.get(pk=lima[-1].pk)
    palsu.pk, palsu.urut, palsu.sebelum = None, 6, lima[-1].sidik
    palsu.sidik = jejak.sidik(palsu)
    palsu.save(force_insert=True)
    assert periksa("--satker", "bintan") == ("bintan: baris 7 ekor-hilang\n", 1)


def test_a_row_put_in_the_middle(lima, tanpa_pemicu):
    for urut in (5, 4, 3):
        tanpa_pemicu.filter(urut=urut).update(urut=urut + 1)
    palsu = Jejak.objects.get(pk=lima[1].pk)
    palsu.pk, palsu.urut, palsu.sebelum = None, 3, lima[1].sidik
    palsu.sidik = jejak.sidik(palsu)
    palsu.save(force_insert=True)
    assert periksa("--satker", "bintan") == ("bintan: baris 4 terputus\n", 1)


def test_damage_in_one_office_leaves_the_others_whole(lima, tanpa_pemicu):
    sarolangun = buat_satker("sarolangun")
    jejak.catat("uji", oleh=sistem(sarolangun), satker=sarolangun)
    connection.check_constraints()
    tanpa_pemicu.filter(urut=2).update(jenis="lain")
    assert periksa() == ("bintan: baris 2 berubah\nsarolangun: 1 baris utuh\n", 1)
    assert periksa("--satker", "sarolangun") == ("sarolangun: 1 baris utuh\n", 0)


# The command


def test_an_office_without_rows_is_whole_and_an_unknown_one_is_refused(bintan):
    assert periksa("--satker", "bintan") == ("bintan: 0 baris utuh\n", 0)
    assert periksa("--satker", "pusat") == ("pusat: 0 baris utuh\n", 0)
    with pytest.raises(CommandError, match="Tidak ada kantor “atlantis”"):
        periksa("--satker", "atlantis")


# The anchor: the head printed on issued reports


@pytest.fixture
def laporan(bintan, lima):
    """An issued paper that bears the head of the trail, as after the fifth row."""
    kepala = jejak.kepala(bintan)
    return Naskah.objects.create(
        satker=bintan,
        tentang=bintan,
        jenis="laporan_bulanan",
        judul="Laporan bulanan Oktober 2026",
        nomor="0001/LAP",
        tanggal=date(2026, 11, 5),
        html=f"<p>{kepala['sidik']}</p>",
        fakta={"kepala_jejak": kepala},
        dibuat=waktu.sekarang(),
    )


def tulis_ulang(rantai) -> None:
    """The whole chain anew, in itself without a flaw."""
    sebelum = jejak.AWAL
    for baris in rantai.order_by("urut"):
        baris.sebelum = sebelum
        sebelum = jejak.sidik(baris)
        rantai.filter(pk=baris.pk).update(sebelum=baris.sebelum, sidik=sebelum)
    KepalaRantai.objects.filter(rantai="bintan").update(sidik=sebelum)


def test_a_report_that_the_trail_bears_out(bintan, laporan):
    jejak.catat("uji", oleh=sistem(bintan), satker=bintan)

    assert periksa("--jangkar") == (
        "bintan: 6 baris utuh\n1 laporan terbit cocok dengan jejaknya.\n",
        0,
    )


def test_a_chain_written_anew_is_whole_and_only_the_report_tells(laporan, tanpa_pemicu):
    tanpa_pemicu.filter(urut=3).update(jenis="lain")
    tulis_ulang(tanpa_pemicu)

    assert periksa() == ("bintan: 5 baris utuh\n", 0)
    assert periksa("--jangkar") == (
        "bintan: 5 baris utuh\n"
        "bintan: Laporan bulanan Oktober 2026 nomor 0001/LAP tidak cocok, "
        "baris 5 bukan yang tercetak\n",
        1,
    )


def test_a_chain_cut_short_and_its_head_moved_back(laporan, tanpa_pemicu):
    tanpa_pemicu.filter(urut=5).delete()
    keempat = tanpa_pemicu.get(urut=4)
    KepalaRantai.objects.filter(rantai="bintan").update(urut=4, sidik=keempat.sidik)

    assert periksa() == ("bintan: 4 baris utuh\n", 0)
    keluaran, kode = periksa("--jangkar")
    assert "nomor 0001/LAP tidak cocok, baris 5 tidak ada" in keluaran
    assert kode == 1


def test_a_report_whose_record_was_made_to_fit_the_new_chain(bintan, laporan, tanpa_pemicu):
    tanpa_pemicu.filter(urut=3).update(jenis="lain")
    tulis_ulang(tanpa_pemicu)
    laporan.fakta = {"kepala_jejak": jejak.kepala(bintan)}
    laporan.save()

    keluaran, kode = periksa("--jangkar")

    assert "tidak cocok, kepala jejak yang tercetak bukan yang tercatat" in keluaran
    assert kode == 1


def test_no_report_is_issued_yet(lima):
    keluaran, kode = periksa("--jangkar")
    assert keluaran.splitlines() == [
        "bintan: 5 baris utuh",
        "Belum ada laporan terbit, jadi belum ada jangkar untuk dicocokkan.",
    ]
    assert kode == 0
