"""The queue's questions: tabs with counts, filters of the address, order."""

from dataclasses import dataclass
from datetime import date, datetime

import django_filters as saring
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q

from permohonan import giliran
from permohonan.models import Kanal, Permohonan
from permohonan.status import BERJALAN, TERBUKA, Status
from permohonan.urgensi import HARI_MENDESAK
from ppid import tenggat, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Kategori, Naskah, Pengguna

BAWAAN = "terbuka"
SELESAI = "selesai"
MAKS_CARI = 100
URUTAN = {"terbaru": ("-dicatat_pada", "-pk"), "nomor": ("kunci",)}


@dataclass(frozen=True)
class Tab:
    kunci: str
    teks: str
    syarat: Q
    genting: bool = False


def daftar_tab(pelaku: Pelaku) -> list[Tab]:
    """The tabs of this actor; "Dicatat mundur" is the Kasubbag's."""
    hari_ini = pelaku.satker.hari_ini
    buka, jalan = Q(status__in=TERBUKA), Q(status__in=BERJALAN)
    bulan_ini = _bulan_ini(pelaku)
    dekat = tenggat.tambah_hari_kerja(hari_ini, HARI_MENDESAK, pelaku.satker.kalender())
    tab = [
        Tab(BAWAAN, "Semua terbuka", buka),
        Tab("saya", "Perlu tindakan saya", giliran.milik(pelaku)),
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
    return [t for t in tab if t.kunci != "mundur" or pelaku.boleh(Izin.PUTUSKAN)]


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
    )
    urut = saring.ChoiceFilter(
        label="Urut",
        choices=[("terbaru", "Urut: terbaru"), ("nomor", "Urut: nomor")],
        empty_label="Urut: jatuh tempo",
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

    def urutkan(self, queryset, _, pilihan):
        return queryset.order_by(*URUTAN[pilihan])

    @property
    def dipakai(self) -> bool:
        """Is anything narrowed? The order alone narrows nothing."""
        return any(v for k, v in self.form.cleaned_data.items() if k != "urut")

    def dalam_kata(self) -> str:
        """The filters as a printed list says them: "Kanal: Surat; Petugas: Rina"."""
        isi = {k: v for k, v in self.form.cleaned_data.items() if v and k != "urut"}
        return "; ".join(f"{self._label(k)}: {self._kata(k, v)}" for k, v in isi.items())

    def _label(self, kunci: str) -> str:
        return "Kata" if kunci == "q" else self.filters[kunci].label

    def _kata(self, kunci: str, nilai) -> str:
        pilihan = {"kanal": Kanal, "kategori": Kategori}.get(kunci)
        return pilihan(nilai).label if pilihan else f"{nilai}"
