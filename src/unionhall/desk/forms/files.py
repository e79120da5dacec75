"""Files as browsers send them."""

from django.http import HttpRequest

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


def chosen_file(request: HttpRequest) -> tuple[str, bytes]:
    """Return name and content of the file that was chosen; refuse a form without one."""
    file = request.FILES.get("file")
    if file is None:
        raise Refused("desk.no_file", N_("Choose a file first."), where="file")
    return str(file.name), file.read()
