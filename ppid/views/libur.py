"""Days off: the list by year, and a change that shows its effect before it is saved."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ppid.forms.libur import FormHariLibur, JumlahDampak, PilihLibur
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab
from ppid.libur import DaftarBerubah, Pergeseran, dampak, pindah
from ppid.models import HariLibur
from ppid.tenggat import Jenis

TAMPIL = 50  # cases and offices shown in a preview; the counts are of all
BERUBAH = "Daftar libur atau permohonan berubah sejak Anda melihat dampaknya. Periksa sekali lagi."


@butuh(Izin.LIBUR_LOKAL, Izin.LIBUR_NASIONAL)
@require_http_methods(["GET", "HEAD", "POST"])
def hari_libur(request, pelaku: Pelaku):
    """The list; by POST first the effect (`lihat`), then the change itself."""
    if request.method != "POST":
        return _daftar(request, pelaku, FormHariLibur(pelaku=pelaku))
    return _hapus(request, pelaku) if "baris" in request.POST else _tambah(request, pelaku)


def _tambah(request, pelaku: Pelaku):
    form = FormHariLibur(request.POST, pelaku=pelaku)
    if not form.is_valid():
        return _daftar(request, pelaku, form)
    return _ubah(request, pelaku, form.instance, form, hapus=False)


def _hapus(request, pelaku: Pelaku):
    form = PilihLibur(request.POST, pelaku=pelaku)
    if not form.is_valid():
        messages.warning(request, "Hari libur itu sudah tidak ada dalam daftar.")
        return redirect(_alamat(pelaku))
    return _ubah(request, pelaku, form.cleaned_data["baris"], form, hapus=True)


def _ubah(request, pelaku: Pelaku, baris: HariLibur, form, *, hapus: bool):
    """Show the effect, or save when it has been seen and is still the same."""
    dilihat = JumlahDampak(request.POST)
    if request.POST.get("aksi") == "simpan" and dilihat.is_valid():
        try:
            bergeser = pindah(
                baris, oleh=pelaku, jumlah=dilihat.cleaned_data["jumlah"], hapus=hapus
            )
        except DaftarBerubah:
            messages.warning(request, BERUBAH)
        else:
            messages.success(request, _kalimat(baris, len(bergeser), hapus))
            return redirect(_alamat(pelaku, baris.tanggal.year))
    return _pratinjau(request, pelaku, baris, form, hapus)


def _kalimat(baris: HariLibur, n: int, hapus: bool) -> str:
    geser = f"{n} permohonan bergeser" if n else "Tidak ada permohonan yang bergeser"
    return f"{baris.nama} {'dihapus dari' if hapus else 'masuk ke'} daftar libur. {geser}."


def _pratinjau(request, pelaku: Pelaku, baris: HariLibur, form, hapus: bool):
    bergeser = dampak(baris, hapus=hapus)
    konteks = {
        "baris": baris,
        "hapus": hapus,
        "bukan_hari_kerja": "" if hapus else pelaku.satker.kalender().alasan_libur(baris.tanggal),
        "isian": _isian(form),
        "jumlah": len(bergeser),
        "bergeser": bergeser[:TAMPIL],
        "per_kantor": _per_kantor(bergeser)[:TAMPIL],
        "tampil": TAMPIL,
        "batal": _alamat(pelaku, baris.tanggal.year),
    }
    return render(request, "ppid/libur_dampak.html", konteks)


def _isian(form) -> list[tuple[str, str]]:
    """What was filled in, to be sent again with the confirmation."""
    return [(nama, form.data.get(nama, "")) for nama in form.fields]


def _per_kantor(bergeser: list[Pergeseran]) -> list[tuple[str, int]]:
    return Counter(satu.perkara.satker.nama for satu in bergeser).most_common()


def _daftar(request, pelaku: Pelaku, form):
    baris = list(HariLibur.objects.berlaku_di(pelaku.satker))
    terdaftar = {b.tanggal.year for b in baris if b.jenis == Jenis.LIBUR_NASIONAL}
    tahun_ini = pelaku.satker.hari_ini.year
    semua = _tahun(baris, terdaftar, tahun_ini)
    tahun = _tahun_diminta(request, semua, tahun_ini)
    perhatian = {tahun_ini, tahun_ini + 1, tahun} - terdaftar
    konteks = {
        "form": form,
        "tahun": tahun,
        "tab": _tab(semua, tahun, baris),
        "baris": [b for b in baris if b.tanggal.year == tahun],
        "dipelihara": set(HariLibur.objects.dipelihara(pelaku).values_list("pk", flat=True)),
        "tanpa_daftar": sorted(perhatian),
        "nasional": pelaku.boleh(Izin.LIBUR_NASIONAL),
        "lokal": pelaku.boleh(Izin.LIBUR_LOKAL),
    }
    return render(request, "ppid/libur.html", konteks)


def _tahun(baris: list[HariLibur], terdaftar: set[int], tahun_ini: int) -> list[int]:
    """Years to look at: all that have rows, this and the next, and the first without a list."""
    berikut = max(terdaftar, default=tahun_ini) + 1
    return sorted({b.tanggal.year for b in baris} | {tahun_ini, tahun_ini + 1, berikut})


def _tahun_diminta(request, semua: list[int], tahun_ini: int) -> int:
    diminta = request.GET.get("tahun", "")
    return int(diminta) if diminta in map(str, semua) else tahun_ini


def _tab(semua: list[int], tahun: int, baris: list[HariLibur]) -> list[Tab]:
    jumlah = Counter(b.tanggal.year for b in baris)
    return [Tab(f"?tahun={t}", f"{t}", jumlah[t], t == tahun) for t in semua]


def _alamat(pelaku: Pelaku, tahun: int | None = None) -> str:
    alamat = reverse("hari_libur", kwargs={"satker": pelaku.satker.slug})
    return f"{alamat}?tahun={tahun}" if tahun else alamat
