"""The region the product opens with: Merrowdale, whose thirty places exist nowhere.

It was made by a script from seeded random numbers, through the same intake and the same door out
as anybody's files, and is shipped as counts and figures so that the first start is quick.

================  ==============================================================================
places            what each invented place is like
people            what its people would say
measures          what its services would do
communities       how many people live there, draw on support, and were asked
likeness          how rural and how deprived each place is, so that like finds like
examples          survey exports in the shapes of the form tools
voices            what its people said, and what came of it
assets            what its places have
ratings           how far its three voices say it has come
rating_words      what those voices say can be seen
aims              what its boards have set themselves
invented          what every invented file says of itself
building          all of these, through intake, into files
shipped           those files, back into tables
================  ==============================================================================
"""

from pathlib import Path

import pandas as pd

from khi import progress, publication, voice
from khi.catalogue import DATA, Catalogue
from khi.demonstration import aims, assets, communities, likeness, ratings, shipped, voices
from khi.model import KhiError, clock
from khi.publication.asking import ledger
from khi.store import Store

FOLDER = DATA / "demo"

__all__ = ["FOLDER", "clear", "load"]


def load(store: Store, catalogue: Catalogue, folder: Path = FOLDER) -> None:
    """Put the demonstration into a store, all of it or none. Where it is already, nothing happens.

    Raises:
        KhiError: where the store holds somebody's own figures: the two never stand side by side.
    """
    held = publication.uploads(store)
    if any(upload.invented for upload in held):
        return
    if held:
        raise KhiError(
            "The demonstration can only be loaded into an empty store.",
            found=f"{len(held)} uploads of your own",
            fix="Open a new store, with KHI_DATA set to another folder, and load it there.",
        )
    lines = pd.concat([ledger.line(upload) for upload in shipped.uploads(folder)])
    with store.write() as transaction:
        transaction.append("upload", lines)
        transaction.append("tally", shipped.tallies(folder))
        transaction.append("activity", shipped.activity(folder))
        transaction.append("published", shipped.published(folder))
        transaction.append("note", shipped.notes(folder))
        upload, register = assets.shipped(folder)
        transaction.append("upload", ledger.line(upload))
        transaction.append("asset", register)
        transaction.append("population", assets.adults(catalogue))
        transaction.append("upload", ledger.line(communities.upload(catalogue)))
        for table, rows in communities.tables(catalogue).items():
            transaction.append(table, rows)
        transaction.append("upload", ledger.line(likeness.upload(catalogue)))
        transaction.append("feature", likeness.features(catalogue))
        for table, rows in (ratings.shipped(folder) | aims.shipped()).items():
            transaction.append(table, rows)
        voices.load(transaction, catalogue, folder, today=clock.today())


def clear(store: Store) -> None:
    """Forget everything invented, and nothing else: all of it in one write, or none."""
    with store.write() as transaction:
        for part in (publication, voice, progress):
            part.clear_invented(transaction)
