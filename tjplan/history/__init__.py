"""What git remembers of a folder: its files at an earlier revision. The only door to git.

git runs without a shell, reads only, and never touches the work tree or the index.
"""

from tjplan.history.files import changed, files, named
from tjplan.history.messages import Message, Messages, messages
from tjplan.history.repository import path_of
from tjplan.history.revisions import Revision, common, day, latest, revision
from tjplan.history.snapshots import Snapshot, snapshot
from tjplan.history.tags import Tag, Tags, tags

__all__ = [
    "Message",
    "Messages",
    "Revision",
    "Snapshot",
    "Tag",
    "Tags",
    "changed",
    "common",
    "day",
    "files",
    "latest",
    "messages",
    "named",
    "path_of",
    "revision",
    "snapshot",
    "tags",
]
