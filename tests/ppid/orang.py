"""The pages of people, and what they wrote."""

from ppid.models import Jejak, Pengguna

ORANG = "/kelola/bintan/pengguna/"


def alamat(siapa: Pengguna) -> str:
    return f"{ORANG}{siapa.username}/"


def isi(respons) -> str:
    return respons.content.decode()


def jenis_jejak() -> list[str]:
    return list(Jejak.objects.order_by("pk").values_list("jenis", flat=True))
