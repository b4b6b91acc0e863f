"""What of the requests stands in the morning's digest, and the reminder to complete."""

from dataclasses import dataclass

from permohonan import giliran
from permohonan.janji import janji
from permohonan.models import Kiriman, PermintaanBahan, Permohonan
from permohonan.persetujuan import SUMBER as KEPUTUSAN
from permohonan.pilihan import DIKIRIM
from permohonan.status import BERJALAN, Status
from permohonan.urgensi import HARI_MENDESAK, urgensi
from ppid import tenggat
from ppid.izin import Izin, Pelaku, sistem
from ppid.surel_pagi import Bagian, Butir
from ppid.templatetags.ppid import hari_pendek

TERLAMBAT, SEGERA, LAIN = range(3)


@dataclass(frozen=True)
class Kasus:
    """An open case as the digest sees it."""

    p: Permohonan
    tunggu: giliran.Tunggu
    sisa: int  # working days left of its clock

    @property
    def letak(self) -> int:
        if self.p.status not in BERJALAN or self.sisa > HARI_MENDESAK:
            return LAIN
        return TERLAMBAT if self.sisa < 0 else SEGERA

    def milik(self, orang: Pelaku) -> bool:
        """The PPID answers for all; a clerk for their own and for those that nobody has."""
        if not orang.boleh(Izin.LIHAT_PERMOHONAN):
            return False
        return orang.boleh(Izin.PUTUSKAN) or self.p.petugas_id in (None, orang.pengguna.pk)

    def giliran(self, orang: Pelaku) -> bool:
        """Whether the next act is this person's; what only waits to be fetched is nobody's."""
        menunggu_diambil = (
            self.p.status == Status.MENUNGGU_PENYERAHAN and self.p.cara_serah not in DIKIRIM
        )
        if menunggu_diambil or not self.milik(orang):
            return False
        return giliran.giliran(self.p, self.tunggu, orang).anda


def perkara(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Overdue, due soon, and the rest that waits for one's own act."""
    if not any(o.boleh(Izin.LIHAT_PERMOHONAN) for o in orang):
        return []
    kasus = _kasus(satker)
    bagian = (
        ("Terlambat", "terlambat", TERLAMBAT),
        (f"Jatuh tempo dalam {HARI_MENDESAK} hari kerja", "segera", SEGERA),
    )
    return [
        *(
            Bagian(judul, f"meja/antrean/?tab={tab}", _genting(kasus, letak))
            for judul, tab, letak in bagian
        ),
        Bagian("Menunggu tindakan Anda", "meja/antrean/?tab=saya", _menunggu(kasus)),
    ]


def _kasus(satker) -> list[Kasus]:
    semua = list(Permohonan.objects.filter(satker=satker).terbuka().select_related("rezim"))
    for p in semua:
        p.satker = satker
    tunggu, kalender = giliran.tunggu(semua), satker.kalender()
    hari_ini = satker.hari_ini
    return [
        Kasus(p, tunggu[p.pk], tenggat.sisa_hari_kerja(hari_ini, p.jatuh_tempo, kalender))
        for p in semua
    ]


def _genting(kasus: list[Kasus], letak: int) -> list[Butir]:
    butir = []
    for k in kasus:
        if k.letak == letak:
            sisa = _huruf_kecil(urgensi(k.sisa, k.p.rezim.hari).teks)
            teks = f"{_tentang(k)}, {sisa}" if k.sisa else f"{_kasus_dan_tahap(k)}, {sisa}"
            butir += [
                Butir(f"{teks}, giliran Anda", k.giliran),
                Butir(teks, lambda o, k=k: k.milik(o) and not k.giliran(o)),
            ]
    return butir


def _menunggu(kasus: list[Kasus]) -> list[Butir]:
    """A decision has its own section."""
    return [
        Butir(_tentang(k), lambda o, k=k: k.giliran(o) and not _diputuskan(k, o))
        for k in kasus
        if k.letak == LAIN
    ]


def _diputuskan(k: Kasus, orang: Pelaku) -> bool:
    menunggu = bool(k.p.usulan) or k.p.status == Status.MENUNGGU_PERSETUJUAN
    return menunggu and orang.boleh(Izin.PUTUSKAN)


def _tentang(k: Kasus) -> str:
    return f"{_kasus_dan_tahap(k)}, jatuh tempo {hari_pendek(k.p.jatuh_tempo)}"


def _kasus_dan_tahap(k: Kasus) -> str:
    return f"{k.p.nomor}, {_huruf_kecil(k.p.keadaan)}"


def _huruf_kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def keputusan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Drafts, extensions, closings, uji konsekuensi: as on the page *Persetujuan*."""
    ppid = next((o for o in orang if o.boleh(Izin.PUTUSKAN)), None)
    if ppid is None:
        return []
    baris = [satu.baris(ppid, x) for satu in KEPUTUSAN for x in satu.kueri(ppid)]
    butir = [
        Butir(f"{b.judul}, {_huruf_kecil(b.jenis)}", lambda o: o.boleh(Izin.PUTUSKAN))
        for b in sorted(baris, key=lambda b: b.sejak)
    ]
    return [Bagian("Menunggu keputusan Anda", "persetujuan/", butir)]


def bahan(satker, orang: list[Pelaku]) -> list[Bagian]:
    """Open requests to the units, each for that unit's tim penghubung alone."""
    if not any(o.boleh(Izin.BAHAN) for o in orang):
        return []
    minta = PermintaanBahan.objects.filter(satker=satker).menunggu().select_related("permohonan")
    return [Bagian("Permintaan bahan", "penghubung/", [_bahan(satker, satu) for satu in minta])]


def _bahan(satker, satu: PermintaanBahan) -> Butir:
    lewat = ", sudah lewat" if satu.terlambat(satker.hari_ini) else ""
    teks = f"{satu.permohonan.nomor}, paling lambat {hari_pendek(satu.batas)}{lewat}"
    return Butir(teks, lambda o: o.boleh(Izin.BAHAN) and satu.unit_id in o.unit)


def desk(satker, orang: list[Pelaku]) -> list[Bagian]:
    """What else the desk looks at: promised information, and filings that were held back."""
    petugas = next((o for o in orang if o.boleh(Izin.CATAT)), None)
    if petugas is None:
        return []
    kiriman = Kiriman.objects.untuk(petugas).menunggu().count()
    dijanjikan = [f"{satu['teks']}, {satu['keterangan']}" for satu in janji(petugas)]
    diperiksa = [f"{kiriman} kiriman"] if kiriman else []
    return [
        Bagian("Informasi yang dijanjikan", "meja/", _untuk_desk(dijanjikan)),
        Bagian("Perlu diperiksa", "meja/perlu-diperiksa/", _untuk_desk(diperiksa)),
    ]


def _untuk_desk(teks: list[str]) -> list[Butir]:
    return [Butir(satu, lambda o: o.boleh(Izin.CATAT)) for satu in teks]


SUMBER = (perkara, keputusan, bahan, desk)


def ingatkan_lengkapi(satker) -> None:
    """The working day before their last day to complete: one message to the applicant."""
    hari_ini = satker.hari_ini
    besok = tenggat.tambah_hari_kerja(hari_ini, 1, satker.kalender())
    menunggu = Permohonan.objects.filter(
        satker=satker,
        status=Status.PERLU_DILENGKAPI,
        batas_lengkapi__gt=hari_ini,
        batas_lengkapi__lte=besok,
    )
    for p in menunggu.select_related("pemohon", "satker"):
        p.ingatkan_lengkapi(oleh=sistem(satker))


TUGAS = (ingatkan_lengkapi,)
