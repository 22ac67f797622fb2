"""What goes wrong on a machine, said in one line."""

import errno
import os


class Trouble(Exception):
    """Mall cannot start or go on; the message is one line that says what to do about it."""


def explain(error: OSError) -> Trouble:
    """One line for a failure of the operating system."""
    where = f" at {error.filename}" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(f"the disk is full{where}: free some space and start again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(f"not allowed to write{where} ({os.strerror(error.errno)}): choose another place with --var DIR")
    return Trouble(f"{error.strerror or error}{where}")
