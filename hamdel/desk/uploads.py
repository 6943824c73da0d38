"""Files of customers that somebody chose for an import and has not run yet."""

from typing import Final

from hamdel.platform.uploads import Uploads

UPLOADS: Final = Uploads(folder="imports", ending=".csv")
