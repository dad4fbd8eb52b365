"""Filing pictures: a file each, written whole or not at all, and nothing about them in the tables."""

import os
import tempfile

from farwire.archive.intake.failures import clear_failures
from farwire.archive.pictures import STAGE, digest_of, folder, form_of, named_pictures, picture_at


def file_picture(url: str, body: bytes) -> bool:
    """Keep a picture under its address; False, and nothing is kept, if its bytes are no picture that may be shown."""
    form = form_of(body)
    if form is None:
        return False
    if picture_at(url) is None:
        digest = digest_of(url)
        place = folder() / digest[:2]
        place.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=place, prefix="new-")
        with os.fdopen(number, "wb") as file:
            file.write(body)
        ending, width, height = form
        os.replace(name, place / f"{digest}.{width}x{height}.{ending}")  # noqa: PTH105 - `name` is no Path
    clear_failures([STAGE], url)
    return True


def remove_pictures() -> int:
    """Remove all pictures that no recent article shows any more; returns how many."""
    named = named_pictures()
    gone = [path for path in folder().glob("*/*") if path.name.partition(".")[0] not in named]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
