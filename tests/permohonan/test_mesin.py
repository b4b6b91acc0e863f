"""T2: hypothesis drives the views with every role through right and wrong acts.

`mesin.py` is the model. After each step the portal must say what the model says: status, outcome,
due date, one trail row an act, numbers without gaps, at most one extension, no refusal without its
ground, a clock that stops at the notice, a drafter who is not the approver unless *dirangkap*.
"""

import logging
from collections import defaultdict
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from permohonan.models import Jawaban, Permohonan, Perpanjangan, Tanggapan, penyampaian
from permohonan.models.perpanjangan import AKTIF
from ppid import alur
from ppid.demo.jam import pada
from ppid.models import Jejak, Kegiatan, Naskah, Pengguna, Satker
from tests.factories import buat_pegawai, buat_permohonan, buat_satker
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit
from tests.permohonan.isian_mesin import kirim
from tests.permohonan.mesin import ATURAN, Model, maju, pukul_sembilan

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 9)
STAF = ("petugas", "petugas2", "kasubbag", "kabag", "sekretaris", "penghubung")
STAF += ("pertimbangan", "pleno", "admin", "auditor")
SIAPA = (*STAF, "pemohon", "anon", "petugas.sarolangun")
BERHASIL, DITOLAK = {200, 302}, {302, 403, 404}
BERNOMOR = ("pemberitahuan", "penolakan", "perpanjangan", "tanda_terima", "penjelasan")
LOMPAT = (0, 1, 2, 5, 12, 31)  # 0: the next calendar day


JALAN = sorted(
    set(ATURAN)
    - {"cabut", "buka_kembali", "catatan_internal", "hentikan", "bukan_permohonan", "ubah_rincian"}
    - {"usulkan_bukan_permohonan", "usulkan_hentikan", "catat_identitas", "jawab_di_tempat"}
    - {"tugaskan", "batalkan_tugas", "batalkan_catatan"}
) + ["catat_identitas"]


def bangun_kantor() -> None:
    """The office, its people and papers, the same for every run of the machine."""
    with pada(pukul_sembilan(SENIN - timedelta(days=7))):
        pusat = buat_satker("kpu")
        satker = buat_satker("bintan", induk=pusat)
        unit = buat_unit(satker)
        for siapa in STAF:
            tugas = {"unit": unit} if siapa == "penghubung" else {}
            peran = siapa.rstrip("2")
            buat_pegawai(peran, satker, f"{siapa}.bintan", **tugas)
        buat_pegawai("petugas", buat_satker("sarolangun"))
        buat_dokumen(satker)
        buat_dik(pusat, berlaku_sampai=date(2030, 12, 31))


class Mesin(RuleBasedStateMachine):
    """One request, everybody at it."""

    def __init__(self):
        super().__init__()
        self.tumpukan = ExitStack()
        self.tumpukan.enter_context(transaction.atomic())
        self.klien, self.terakhir = {}, None

    def teardown(self):
        transaction.set_rollback(True)
        self.tumpukan.close()

    @initialize(kanal=st.sampled_from(["daring", "datang_langsung"]))
    def masuk(self, kanal):
        satker = Satker.objects.get(slug="bintan")
        self.m = Model(satker.kalender(), kanal, SENIN)
        with pada(pukul_sembilan(SENIN)):
            self.p = buat_permohonan(satker, kanal=kanal)
        self.m.mulai, self.m.jejak = SENIN, 1

    @property
    def kini(self):
        return pukul_sembilan(self.m.hari)

    def orang(self, siapa: str) -> Client:
        """A browser signed in today; the applicant has proved number and code."""
        kunci = (siapa, self.m.hari)
        if kunci not in self.klien:
            self.klien[kunci] = klien = Client()
            if siapa == "pemohon":
                isi = {"nomor": self.p.nomor, "kode": self.p.kode_akses}
                klien.post("/bintan/cek/", isi)
            elif siapa != "anon":
                nama = siapa if "." in siapa else f"{siapa}.bintan"
                klien.force_login(Pengguna.objects.get(username=nama))
        return self.klien[kunci]

    @rule(aksi=st.sampled_from(sorted(ATURAN)), siapa=st.sampled_from(SIAPA))
    def lakukan(self, aksi, siapa):
        self._lakukan(aksi, siapa)

    @rule(data=st.data())
    def lakukan_yang_boleh(self, data):
        boleh = [(a, s) for a, x in ATURAN.items() for s in x.peran if x.boleh(self.m, s)]
        self._lakukan(*data.draw(st.sampled_from(boleh)))

    @rule(data=st.data())
    def maju(self, data):
        """On the way to an answer: without this the machine would rarely get far."""
        boleh = [(a, s) for a in JALAN for s in ATURAN[a].peran[:2] if ATURAN[a].boleh(self.m, s)]
        if boleh:
            self._lakukan(*data.draw(st.sampled_from(boleh)))

    @rule(data=st.data())
    def maju_lagi(self, data):
        self.maju(data)

    @rule(data=st.data())
    def terus_maju(self, data):
        self.maju(data)

    def _lakukan(self, aksi, siapa, versi=None):
        aturan = ATURAN[aksi]
        boleh = siapa in aturan.peran and aturan.boleh(self.m, siapa)
        with pada(self.kini):
            jawab = kirim(self.orang(siapa), Permohonan.objects.get(pk=self.p.pk), aksi, siapa)
        catatan = f"{aksi} oleh {siapa} pada {self.m.status}: {jawab.status_code}"
        berubah = self._jejak() == self.m.jejak + aturan.jejak
        assert berubah == boleh, catatan
        assert jawab.status_code < 500, catatan
        if boleh:
            assert jawab.status_code in BERHASIL, catatan
            aturan.akibat(self.m, siapa)
            self.m.jejak += aturan.jejak
            self.terakhir = (aksi, siapa, jawab.request["PATH_INFO"])
        elif siapa not in aturan.peran:
            assert jawab.status_code in DITOLAK, catatan
        else:
            assert jawab.status_code in (404, 409, 422), catatan

    @rule(lompat=st.sampled_from(LOMPAT))
    def waktu_berjalan(self, lompat):
        self.m.hari = maju(self.m, lompat)

    @precondition(lambda self: self.terakhir)
    @rule()
    def ulangi_kiriman_lama(self):
        """The last form once more, as the browser's back button would send it."""
        aksi, siapa, jalur = self.terakhir
        with pada(self.kini):
            p = Permohonan.objects.get(pk=self.p.pk)
            p.versi -= 1
            jawab = kirim(self.orang(siapa), p, aksi, siapa, jalur)
        assert jawab.status_code in (404, 409, 422), f"{aksi} diulang: {jawab.status_code}"

    def _jejak(self) -> int:
        return Jejak.objects.tentang(self.p).exclude(jenis="lihat").count()

    # What must always hold

    @invariant()
    def portal_seperti_model(self):
        p, m = Permohonan.objects.select_related("petugas").get(pk=self.p.pk), self.m
        assert (p.status, p.hasil) == (m.status, m.hasil)
        assert (p.mulai, p.jatuh_tempo) == (m.mulai, m.jatuh_tempo)
        assert p.usulan == m.usulan
        assert (p.petugas.username.split(".")[0] if p.petugas else "") == m.petugas
        tegak = p.catatan.filter(jenis="catatan_internal", dibatalkan_pada=None)
        assert tegak.count() == len(m.catatan)
        assert self._jejak() == m.jejak
        assert Kegiatan.objects.tentang(p).filter(selesai=None).count() == (m.status != "selesai")

    @invariant()
    def jam_berhenti_saat_pemberitahuan_keluar(self):
        if self.m.tepat_waktu is None:
            return
        with pada(pukul_sembilan(self.m.hari + timedelta(days=400))):
            p = Permohonan.objects.get(pk=self.p.pk)
            assert p.terlambat is not self.m.tepat_waktu

    @invariant()
    def nomor_surat_tanpa_celah(self):
        urut = defaultdict(list)  # the series begins anew with the year
        surat = Naskah.objects.tentang(self.p).filter(jenis__in=BERNOMOR).order_by("pk")
        for jenis, nomor, tanggal in surat.values_list("jenis", "nomor", "tanggal"):
            urut[jenis, tanggal.year].append(int(nomor.split("/")[0]))
        assert all(satu == list(range(1, len(satu) + 1)) for satu in urut.values())

    @invariant()
    def hukum_dan_empat_mata(self):
        assert Perpanjangan.objects.filter(keadaan__in=AKTIF).count() <= 1
        assert not Jawaban.objects.filter(hasil="ditolak", dik=None).exists()
        setuju = Tanggapan.objects.filter(keadaan="disetujui")
        for dirangkap, *orang in setuju.values_list(
            "dirangkap", "disusun_oleh_id", "diputus_oleh_id"
        ):
            assert dirangkap == (len({*orang}) == 1)
        panjang = Perpanjangan.objects.filter(keadaan__in=("disetujui", "berlaku"))
        for dirangkap, *orang in panjang.values_list(
            "dirangkap", "diusulkan_oleh_id", "diputus_oleh_id"
        ):
            assert dirangkap == (len({*orang}) == 1)


@pytest.fixture(autouse=True)
def tanpa_catatan_penolakan(monkeypatch):
    """The machine is refused all the time."""
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


def jalankan(banyak: int, langkah: int) -> None:
    bangun_kantor()
    atur = settings(
        max_examples=banyak,
        stateful_step_count=langkah,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Mesin, settings=atur)


def test_portal_dan_model_tidak_pernah_berbeda():
    """Every cell alone stands in `test_alur.py`; ten thousand steps are taken by `make tahan`."""
    jalankan(15, 40)


@pytest.mark.tahan
@pytest.mark.timeout(1200)
def test_portal_dan_model_tidak_pernah_berbeda_dalam_sepuluh_ribu_langkah():
    jalankan(200, 50)


def _tukar_tanpa_banding(perkara, t, versi, ubah):
    """Neither status nor version is compared: whoever comes last wins."""
    baru = {"versi": F("versi") + 1, **({"status": t.ke} if t.ke else {}), **ubah}
    type(perkara).objects.filter(pk=perkara.pk).update(**baru)
    perkara.refresh_from_db()


CACAT = {
    "kiriman lama diterima": (alur, "_tukar", _tukar_tanpa_banding),
    "jam tidak berhenti": (
        Permohonan,
        "terlambat",
        property(lambda p: p.satker.hari_ini > p.jatuh_tempo),
    ),
    "hasil tertukar": (penyampaian, "hasil_gabungan", lambda bagian: "tidak_dikuasai"),
}


@pytest.mark.sekali
@pytest.mark.parametrize("cacat", CACAT)
def test_mesin_menemukan_cacat_yang_ditanam(cacat, monkeypatch):
    tempat, nama, pengganti = CACAT[cacat]
    monkeypatch.setattr(tempat, nama, pengganti)

    with pytest.raises(AssertionError):
        jalankan(35, 40)
