"""The command line: one module per command, messages in Chinese or English.

argparse, because it starts in milliseconds and asks for nothing beyond the standard library.
"""

from tjplan.cli.main import main

__all__ = ["main"]
