"""Files of feedback that somebody chose and has not taken in yet."""

from typing import Final

from hamdel.platform.uploads import Uploads

UPLOADS: Final = Uploads(folder="feedback", ending=".file")
