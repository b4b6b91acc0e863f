"""Settings of the SOPs: an office's versions, a new one from a copy, who does the steps."""

from collections import Counter

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ppid import profil_sop
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.forms.sop import SIMBOL, FormPelaku, IsianSOP
from ppid.izin import LABEL_PERAN, Izin, Pelaku, Peran, butuh
from ppid.models import SOP, JenisSOP, Penugasan
from ppid.templatetags.ppid import hari_tanggal
from ppid.views.tata_cara import KEPALA, RINCIAN

BERLAKU, NANTI, LAMA = "Berlaku", "Akan datang", "Versi lama"
LENCANA = {BERLAKU: "aman", NANTI: "perhatian", LAMA: "tepi"}
TANDA = {kode: teks.partition(" ")[0] for kode, teks in SIMBOL}


@butuh(Izin.KELOLA_KANTOR)
@require_safe
def daftar(request, pelaku: Pelaku):
    satker = pelaku.satker
    terbuka = profil_sop.perkara_terbuka(satker)
    semua = list(SOP.objects.filter(satker=satker).order_by("-berlaku_sejak", "-versi"))
    kelompok = [
        {"judul": j.label, "versi": _versi([s for s in semua if s.jenis == j], pelaku, terbuka)}
        for j in JenisSOP
    ]
    return render(request, "kelola/sop.html", {"kelompok": kelompok})


def _versi(milik: list[SOP], pelaku: Pelaku, terbuka: Counter) -> list[dict]:
    """Rows of one kind, the newest first."""
    berlaku = _yang_berlaku(milik, pelaku)
    return [
        {
            "sop": sop,
            "url": _alamat(sop, pelaku),
            "keadaan": (kata := _keadaan(sop, berlaku, pelaku)),
            "lencana": LENCANA[kata],
            "terbuka": terbuka[sop.pk],
        }
        for sop in milik
    ]


def _yang_berlaku(milik: list[SOP], pelaku: Pelaku) -> SOP | None:
    """As `SOP.objects.berlaku` chooses; `milik` are one kind's versions, the newest first."""
    hari = pelaku.satker.hari_ini
    return next((s for s in milik if s.berlaku_sejak <= hari), milik[-1] if milik else None)


def _keadaan(sop: SOP, berlaku: SOP | None, pelaku: Pelaku) -> str:
    if sop == berlaku:
        return BERLAKU
    return NANTI if sop.berlaku_sejak > pelaku.satker.hari_ini else LAMA


def _alamat(sop: SOP, pelaku: Pelaku, nama: str = "kelola_sop_satu") -> str:
    return reverse(nama, args=[pelaku.satker.slug, sop.jenis, sop.versi])


def _ambil(pelaku: Pelaku, jenis: str, versi: int) -> SOP:
    milik = SOP.objects.filter(satker=pelaku.satker).select_related("satker")
    return get_object_or_404(milik.prefetch_related("langkah"), jenis=jenis, versi=versi)


# One version


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, jenis: str, versi: int):
    """The sheet; by POST its labels are bound anew, or a coming version is withdrawn."""
    sop = _ambil(pelaku, jenis, versi)
    aksi = request.POST.get("aksi") if request.method == "POST" else None
    if aksi == "tarik":
        return _tarik(request, pelaku, sop)
    form = FormPelaku(request.POST if aksi else None, sop=sop)
    if not form.is_valid():
        return _halaman(request, pelaku, sop, form)
    if not any(nama != "dilihat" for nama in form.changed_data):
        messages.info(request, "Tidak ada yang berubah.")
        return redirect(_alamat(sop, pelaku))
    dilihat = form.cleaned_data["dilihat"]
    dialihkan = profil_sop.tautkan(sop, form.ikatan(), dilihat=dilihat, oleh=pelaku)
    messages.success(request, _kalimat_tautan(dialihkan))
    return redirect(_alamat(sop, pelaku))


def _kalimat_tautan(n: int) -> str:
    lain = f"{n} langkah yang menunggu dialihkan." if n else "Tidak ada langkah yang dialihkan."
    return f"Pelaku disimpan dan langsung berlaku. {lain}"


def _tarik(request, pelaku: Pelaku, sop: SOP):
    profil_sop.tarik_versi(sop, oleh=pelaku)
    messages.success(request, f"{sop.get_jenis_display()} versi {sop.versi} ditarik.")
    return redirect("kelola_sop", pelaku.satker.slug)


def _halaman(request, pelaku: Pelaku, sop: SOP, form: FormPelaku):
    milik = SOP.objects.filter(satker=pelaku.satker, jenis=sop.jenis)
    berlaku = SOP.objects.berlaku(pelaku.satker, sop.jenis, pelaku.satker.hari_ini)
    keadaan = _keadaan(sop, berlaku, pelaku)
    terbuka = profil_sop.perkara_terbuka(pelaku.satker)[sop.pk]
    konteks = {
        "sop": sop,
        "form": form,
        "keadaan": keadaan,
        "lencana": LENCANA[keadaan],
        "terbuka": terbuka,
        "ditautkan": keadaan != LAMA or terbuka,
        "dapat_diubah": keadaan == NANTI and not profil_sop.sudah_dipakai(sop),
        "pelaku_lembar": _pelaku_lembar(sop, form, pelaku),
        "kepala": [(judul, sop.kepala[k]) for judul, k in KEPALA if sop.kepala[k]],
        "rincian": [(judul, _butir(sop.rincian[k])) for judul, k in RINCIAN if sop.rincian[k]],
        "langkah": [_langkah(x) for x in sop.langkah_per_kunci.values()],
        "berikut": milik.filter(berlaku_sejak__gt=sop.berlaku_sejak).order_by("berlaku_sejak"),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "kelola/sop_satu.html", konteks, status=status)


def _butir(isi) -> list[str]:
    return [isi] if isinstance(isi, str) else isi


def _langkah(langkah) -> dict:
    aktor = [f"{TANDA[a['simbol']]} {a['label']}" for a in langkah.aktor]
    return {"langkah": langkah, "aktor": aktor}


def _pelaku_lembar(sop: SOP, form: FormPelaku, pelaku: Pelaku) -> list[dict]:
    """Each label with its field, its steps, who holds the post today, what it can never do."""
    pejabat = _pejabat(pelaku)
    baris = []
    for ke, satu in enumerate(sop.aktor):
        peran, bagian = Peran(satu["peran"]), _bagian(sop, satu["label"])
        baris.append(
            {
                "field": form[f"pelaku_{ke}"],
                "label": satu["label"],
                "peran": LABEL_PERAN[peran],
                "langkah": ", ".join(f"{x.urut}" for x in bagian),
                "pejabat": ", ".join(pejabat[peran]),
                "kosong": peran != Peran.PEMOHON and not pejabat[peran],
                "tak_pernah": [] if peran == Peran.PEMOHON else _tak_pernah(sop, bagian, peran),
            }
        )
    return baris


def _bagian(sop: SOP, label: str) -> list:
    semua = sop.langkah_per_kunci.values()
    return [x for x in semua if label in {a["label"] for a in x.aktor}]


def _tak_pernah(sop: SOP, bagian: list, peran: Peran) -> list[str]:
    daftar = ((x, profil_sop.tak_pernah(sop.jenis, x.kunci, [peran])) for x in bagian)
    return [f"Langkah {x.urut}: {', '.join(kata)}" for x, kata in daftar if kata]


def _pejabat(pelaku: Pelaku) -> dict[str, list[str]]:
    """Who holds each post of the office today."""
    hari, siapa = pelaku.satker.hari_ini, {peran.value: [] for peran in Peran}
    tugas = Penugasan.objects.filter(satker=pelaku.satker, pengguna__is_active=True)
    for t in tugas.select_related("pengguna").order_by("sejak", "pk"):
        if t.berlaku_pada(hari):
            siapa[t.peran].append(t.pengguna.nama)
    return siapa


# The form


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request, pelaku: Pelaku, jenis: str, versi: int):
    asal = _ambil(pelaku, jenis, versi)
    isian = IsianSOP(asal, dikirim(request), baru=True)
    if request.method != "POST" or not isian.is_valid():
        return _isian(request, pelaku, isian)
    data, salinan = isian.data(), isian.salinan_dari
    sop = profil_sop.buat_versi(asal, data, salinan_dari=salinan, oleh=pelaku)
    mulai = hari_tanggal(isian.kepala.cleaned_data["berlaku_sejak"])
    messages.success(request, f"Versi {sop.versi} disimpan, berlaku sejak {mulai}.")
    return redirect(_alamat(sop, pelaku))


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request, pelaku: Pelaku, jenis: str, versi: int):
    """Only a version that is not yet in force."""
    sop = _ambil(pelaku, jenis, versi)
    if not profil_sop.akan_datang(sop):
        raise Http404
    isian = IsianSOP(sop, dikirim(request), baru=False)
    if request.method != "POST" or not isian.is_valid():
        return _isian(request, pelaku, isian)
    sifat = {"salinan_dari": isian.salinan_dari, "dilihat": isian.dilihat, "oleh": pelaku}
    profil_sop.ubah_versi(sop, isian.data(), **sifat)
    messages.success(request, f"Versi {sop.versi} diubah.")
    return redirect(_alamat(sop, pelaku))


def _isian(request, pelaku: Pelaku, isian: IsianSOP):
    terikat = isian.kepala.is_bound
    konteks = {
        "isian": isian,
        "sop": isian.asal,
        "galat": [satu for satu in isian.semua if terikat and satu.errors],
        "url": _alamat(isian.asal, pelaku),
    }
    return render(request, "kelola/sop_isian.html", konteks, status=TIDAK_SAH if terikat else 200)
