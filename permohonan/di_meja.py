"""SOP steps 2 and 3 at the counter: what the office has on a question, and what is done with it."""

from dataclasses import dataclass

from dip.models import Dikecualikan, Dokumen
from dip.models.dokumen import muat_berkas
from dip.padanan import Padanan, padanan
from permohonan.models import CaraMemperoleh, CaraSalinan, CaraSerah, Kanal, Permohonan
from ppid.izin import Pelaku

# How a document changes hands at once; by telephone a link is read out or sent.
CARA = [
    (CaraSerah.AMBIL.value, "Diambil di meja layanan"),
    (CaraSerah.DIPERLIHATKAN.value, "Diperlihatkan"),
    (CaraSerah.EMAIL.value, "Email atau tautan"),
]


@dataclass(frozen=True)
class Temuan:
    """A row of *Sudah tersedia*: a match, and whether the clerk has chosen it."""

    padanan: Padanan
    dipilih: bool = False

    @property
    def dokumen(self) -> Dokumen | None:
        return self.padanan.dokumen

    @property
    def token(self) -> str:
        return (self.padanan.dokumen or self.padanan.dik).token


def temuan(satker, teks: list[str], dokumen=(), dik=(), *, batas: int = 6) -> list[Temuan]:
    """Matches for each text: documents, then DIK rows, the best of each first.

    What was chosen before stays, even when nothing fits it any more.
    """
    cocok = [satu for bagian in teks for satu in padanan(satker, bagian, batas=batas)]
    muat_berkas(list(dokumen))
    pilihan = [Padanan(satu, None, 0) for satu in dokumen]
    pilihan += [Padanan(None, satu, 0) for satu in dik]
    dipilih = {(satu.dokumen or satu.dik).token for satu in pilihan}
    unik: dict[str, Temuan] = {}
    for satu in sorted([*cocok, *pilihan], key=lambda satu: satu.dokumen is None):
        token = (satu.dokumen or satu.dik).token
        unik.setdefault(token, Temuan(satu, token in dipilih))
    return list(unik.values())


def cara_menurut(kanal: str, cara_memperoleh: str, cara_salinan: str) -> str:
    """How it is handed over, where the clerk says no more than how the applicant wants it."""
    if cara_memperoleh == CaraMemperoleh.MELIHAT:
        return CaraSerah.DIPERLIHATKAN
    if kanal == Kanal.TELEPON or cara_salinan == CaraSalinan.EMAIL:
        return CaraSerah.EMAIL
    return CaraSerah.AMBIL


@dataclass(frozen=True)
class DiMeja:
    """What the clerk chose on the intake page, to be done as soon as the case is *lengkap*.

    `jawab` says that the documents are given now; without it they were looked at only.
    """

    dokumen: tuple[Dokumen, ...] = ()
    dik: tuple[Dikecualikan, ...] = ()
    cara: str = ""
    jawab: bool = False

    @property
    def tindakan(self) -> int:
        """How many acts follow *nyatakan lengkap*."""
        return self.jawab + len(self.dik)

    def kerjakan(self, p: Permohonan, *, oleh: Pelaku, detik: int | None) -> None:
        """`jawab_di_tempat` and `jelaskan`, each on its own part; inside the caller's transaction.

        `detik` are the seconds since the choice. They belong to one act or, with several in one
        run, to none: nobody measured where one ended and the next began. What is registered so long
        after its receipt that the answer is late, is late for the reason of that (`alasan_mundur`).
        """
        self._bagi(p, oleh)
        bagian = p.bagian_terbuka()
        if self.jawab:
            p.jawab_di_tempat(
                oleh=oleh,
                bagian=bagian[:1],
                dokumen=self.dokumen,
                cara=self.cara,
                penerima=p.pemohon.nama,
                sebab_terlambat=p.alasan_mundur,
                detik=detik,
            )
        for satu, dik in zip(bagian[-len(self.dik) :], self.dik, strict=False):
            p.jelaskan(oleh=oleh, bagian=satu, dik=dik, detik=detik)

    def _bagi(self, p: Permohonan, oleh: Pelaku) -> None:
        """What is given and each thing explained are questions of their own, with an outcome each.

        Otherwise a document handed over would close the case as granted, and what was exempt would
        vanish from the statistics.
        """
        uraian = ["; ".join(d.judul for d in self.dokumen)] * bool(self.dokumen)
        uraian += [d.informasi for d in self.dik]
        if len(uraian) > 1:
            p.bagi_rincian(oleh=oleh, uraian=uraian)
