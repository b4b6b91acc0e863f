"""The queue's questions: tabs with counts, filters of the address, order."""

from dataclasses import dataclass
from datetime import date, datetime

import django_filters as saring
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q

from permohonan import giliran
from permohonan.models import Kanal, PermintaanBahan, Permohonan
from permohonan.status import BERJALAN, TERBUKA, Status
from permohonan.urgensi import HARI_MENDESAK
from ppid import tenggat, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Kategori, Naskah, Pengguna, Unit
from ppid.templatetags.ppid import hari_tanggal

BAWAAN = "terbuka"
PAGI = "pagi"  # late, due today, due soon: in the order of their due dates the late stand first
SELESAI = "selesai"
KHUSUS = {PAGI: Izin.SUPERVISI, "mundur": Izin.PUTUSKAN}
MAKS_CARI = 100
URUTAN = {"terbaru": ("-dicatat_pada", "-pk"), "nomor": ("kunci",)}
LABEL_URUT = {"": "jatuh tempo", "terbaru": "terbaru", "nomor": "nomor"}
TANPA_PETUGAS = "belum"


@dataclass(frozen=True)
class Tab:
    kunci: str
    teks: str
    syarat: Q
    genting: bool = False


def daftar_tab(pelaku: Pelaku) -> list[Tab]:
    """The tabs of this actor; "Pagi Kasubbag" and "Dicatat mundur" are the Kasubbag's."""
    hari_ini = pelaku.satker.hari_ini
    buka, jalan = Q(status__in=TERBUKA), Q(status__in=BERJALAN)
    bulan_ini = _bulan_ini(pelaku)
    dekat = tenggat.tambah_hari_kerja(hari_ini, HARI_MENDESAK, pelaku.satker.kalender())
    tab = [
        Tab(BAWAAN, "Semua terbuka", buka),
        Tab(PAGI, "Pagi Kasubbag", jalan & Q(jatuh_tempo__lte=dekat)),
        Tab("saya", "Perlu tindakan saya", giliran.milik(pelaku)),
        Tab("tugas", "Tugas saya", buka & Q(petugas=pelaku.pengguna)),
        Tab("terlambat", "Terlambat", jalan & Q(jatuh_tempo__lt=hari_ini), genting=True),
        Tab("hari-ini", "Jatuh tempo hari ini", jalan & Q(jatuh_tempo=hari_ini)),
        Tab(
            "segera",
            f"≤ {HARI_MENDESAK} hari kerja",
            jalan & Q(jatuh_tempo__gt=hari_ini, jatuh_tempo__lte=dekat),
        ),
        Tab("pemohon", "Menunggu pemohon", Q(status=Status.PERLU_DILENGKAPI)),
        Tab("tanda-tangan", "Menunggu tanda tangan", Q(status=Status.MENUNGGU_PERSETUJUAN)),
        Tab("siap", "Siap disampaikan", Q(status=Status.SIAP_DISAMPAIKAN)),
        Tab("serah", "Menunggu penyerahan", Q(status=Status.MENUNGGU_PENYERAHAN)),
        Tab("pindaian", "Belum ada pindaian", tanpa_pindaian(pelaku)),
        Tab("mundur", "Dicatat mundur", ~Q(alasan_mundur="") & (buka | bulan_ini)),
        Tab(SELESAI, "Selesai bulan ini", bulan_ini),
    ]
    return [t for t in tab if t.kunci not in KHUSUS or pelaku.boleh(KHUSUS[t.kunci])]


def lingkup(pelaku: Pelaku):
    """What the queue speaks of: open cases, those closed this month, those that lack a scan."""
    semua = Q(status__in=TERBUKA) | _bulan_ini(pelaku) | tanpa_pindaian(pelaku)
    return Permohonan.objects.untuk(pelaku).filter(semua)


def _bulan_ini(pelaku: Pelaku) -> Q:
    """Closed this month, in the office's zone."""
    awal = awal_hari(pelaku.satker, pelaku.satker.hari_ini.replace(day=1))
    return Q(status=Status.SELESAI, selesai_pada__gte=awal)


def tanpa_pindaian(pelaku: Pelaku) -> Q:
    """Cases with a signed paper whose scan is still missing."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    naskah = Naskah.objects.untuk(pelaku).filter(
        tentang_jenis=jenis, bertanda_tangan=True, pindaian=None
    )
    return Q(pk__in=naskah.order_by().values("tentang_id"))


def awal_hari(satker, tanggal: date) -> datetime:
    """The instant at which a day begins in the office's zone."""
    return waktu.awal_hari(tanggal, satker.zona)


def hitung_tab(pelaku: Pelaku, tab: list[Tab]) -> dict[str, int]:
    """All counts in one query."""
    hitungan = {t.kunci.replace("-", "_"): Count("pk", filter=t.syarat) for t in tab}
    jumlah = lingkup(pelaku).aggregate(**hitungan)
    return {t.kunci: jumlah[t.kunci.replace("-", "_")] for t in tab}


def petugas_kantor(request):
    """People who hold or held a desk post of this office."""
    peran = (Peran.PETUGAS, Peran.KASUBBAG)
    tugas = Pengguna.objects.filter(
        penugasan__satker=request.pelaku.satker, penugasan__peran__in=peran
    )
    return tugas.distinct().order_by("nama")


def unit_kantor(request):
    return Unit.objects.filter(satker=request.pelaku.satker)


class Saringan(saring.FilterSet):
    """Filters of the queue. A value that is no choice is ignored and said so."""

    q = saring.CharFilter(
        label="Cari nomor, nama, atau kata",
        method="cari",
        max_length=MAKS_CARI,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kanal = saring.ChoiceFilter(label="Kanal", choices=Kanal.choices, empty_label="Kanal: semua")
    kategori = saring.ChoiceFilter(
        label="Kategori", choices=Kategori.choices, empty_label="Kategori: semua"
    )
    petugas = saring.ModelChoiceFilter(
        label="Petugas",
        queryset=petugas_kantor,
        to_field_name="username",
        empty_label="Petugas: semua",
        null_label="Belum ditugaskan",
        null_value=TANPA_PETUGAS,
    )
    # Set by a link of another page; the queue says so in words.
    unit = saring.ModelChoiceFilter(
        label="Menunggu bahan dari",
        queryset=unit_kantor,
        method="tunggu_unit",
        widget=forms.HiddenInput,
    )
    tempo = saring.DateFilter(label="Jatuh tempo", method="pada_tempo", widget=forms.HiddenInput)
    urut = saring.ChoiceFilter(
        label="Urut",
        choices=[(k, f"Urut: {label}") for k, label in LABEL_URUT.items() if k],
        empty_label=f"Urut: {LABEL_URUT['']}",
        method="urutkan",
    )

    class Meta:
        model = Permohonan
        fields = ()

    def cari(self, queryset, _, kata):
        kata = kata.strip()
        return queryset.filter(
            Q(nomor__icontains=kata)
            | Q(kunci__icontains=kata)
            | Q(pemohon__nama__icontains=kata)
            | Q(rincian__icontains=kata)
        )

    def tunggu_unit(self, queryset, _, unit):
        diminta = PermintaanBahan.objects.filter(unit=unit).ditunggu()
        return queryset.filter(pk__in=diminta.order_by().values("permohonan_id"))

    def pada_tempo(self, queryset, _, tanggal):
        """A cell of the calendar: a clock that stopped is due on no day."""
        return queryset.berjalan().filter(jatuh_tempo=tanggal)

    def urutkan(self, queryset, _, pilihan):
        return queryset.order_by(*URUTAN[pilihan])

    @property
    def isian(self) -> dict:
        """What is narrowed, by filter; the order alone narrows nothing."""
        return {k: v for k, v in self.form.cleaned_data.items() if v and k != "urut"}

    @property
    def dipakai(self) -> bool:
        return bool(self.isian)

    @property
    def terpaku(self) -> list[dict]:
        """What is narrowed without a control of its own."""
        dipakai = [k for k in self.isian if self.form[k].is_hidden]
        return [
            {"nama": k, "label": self._label(k), "kata": self._kata(k, self.isian[k])}
            for k in dipakai
        ]

    def dalam_kata(self) -> str:
        """The filters as a printed list says them: "Kanal: Surat; Petugas: Rina"."""
        return "; ".join(f"{self._label(k)}: {self._kata(k, v)}" for k, v in self.isian.items())

    def untuk_jejak(self) -> dict[str, str]:
        """The filters as the trail may know them: never a word that somebody typed."""
        return {k: "dipakai" if k == "q" else self.data[k] for k in self.isian}

    def _label(self, kunci: str) -> str:
        return "Kata" if kunci == "q" else self.filters[kunci].label

    def _kata(self, kunci: str, nilai) -> str:
        if kunci == "tempo":
            return hari_tanggal(nilai)
        if nilai == TANPA_PETUGAS:
            return "belum ditugaskan"
        pilihan = {"kanal": Kanal, "kategori": Kategori}.get(kunci)
        return pilihan(nilai).label if pilihan else f"{nilai}"


@dataclass(frozen=True)
class Daftar:
    """A tab narrowed by filters: what the queue shows, and what its print says of itself."""

    tab: list[Tab]
    aktif: Tab
    saringan: Saringan

    def dalam_kata(self, banyak: int) -> str:
        """Pagi Kasubbag; Kanal: Surat. Urut jatuh tempo. 12 permohonan."""
        isi = "; ".join(filter(None, [self.aktif.teks, self.saringan.dalam_kata()]))
        return f"{isi}. Urut {self.urutan}. {banyak} permohonan."

    @property
    def urutan(self) -> str:
        dipilih = self.saringan.form.cleaned_data.get("urut")
        if self.aktif.kunci == SELESAI and not dipilih:
            return "hari selesai"
        return LABEL_URUT[dipilih or ""]

    def untuk_jejak(self, baris: int) -> dict:
        saringan = {"tab": self.aktif.kunci} | self.saringan.untuk_jejak()
        return {"ekspor": "antrean", "bentuk": "pdf", "saringan": saringan, "baris": baris}
