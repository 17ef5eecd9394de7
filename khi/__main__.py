"""``python -m khi``: the same functions from a terminal."""

import sys

from khi.cli import main

sys.exit(main())
