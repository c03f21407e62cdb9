"""``python -m tjplan``."""

import sys

from tjplan.cli import main

sys.exit(main())
