"""Official files as they are downloaded: one description for each publication, one engine."""

from khi.intake.publications.descriptions import Description, recognised
from khi.intake.publications.inferred import inferred
from khi.intake.publications.observe import Observed, observed

__all__ = ["Description", "Observed", "inferred", "observed", "recognised"]
