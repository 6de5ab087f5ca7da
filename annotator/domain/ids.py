"""Ids of everything kept in a library: UUIDs of version 7 (RFC 9562), which sort by the time they were made."""

import uuid_utils


def new_id() -> str:
    """A new id, 36 characters long, later in sort order than those made before it."""
    return str(uuid_utils.uuid7())
