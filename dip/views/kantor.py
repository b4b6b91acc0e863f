"""The office of a public address."""

from django.shortcuts import get_object_or_404

from ppid.models import Satker


def kantor(request, slug: str) -> Satker:
    request.satker = get_object_or_404(Satker, slug=slug)
    return request.satker
