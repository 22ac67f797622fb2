"""The account that the servers run under: ours, or an unprivileged one when we are root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from .trouble import Trouble

UNPRIVILEGED = ("nobody", "daemon")


class Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        return self.uid == os.geteuid()

    @property
    def identity(self) -> Identity:
        """What `subprocess` needs to become this account; nothing when we already are."""
        return {} if self.is_ours else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def may_enter(self, directory: Path) -> bool:
        """Ask as this account, because modes, access lists and mounts all have a say."""
        test = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(directory)]
        return subprocess.run(test, cwd="/", **self.identity).returncode == 0

    def own(self, path: Path) -> None:
        if not self.is_ours:
            os.chown(path, self.uid, self.gid)


def account_for(servers: Path) -> Account:
    """Who runs the servers whose files are in `servers`.

    PostgreSQL refuses to run as root. Root therefore uses whoever owns the files already, or an account that every
    system has (creating one would change the machine).
    """
    if os.geteuid() != 0:
        return _account(pwd.getpwuid, os.geteuid(), "your user id has no name on this machine (see /etc/passwd)")
    if servers.is_dir() and servers.stat().st_uid != 0:
        return _account(pwd.getpwuid, servers.stat().st_uid, f"the owner of {servers} is unknown on this machine")
    for name in UNPRIVILEGED:
        if any(entry.pw_name == name for entry in pwd.getpwall()):
            return _account(pwd.getpwnam, name, "")
    raise Trouble("root needs an unprivileged account for PostgreSQL, and there is no 'nobody': start as another user")


def _account(find, key, otherwise: str) -> Account:  # type: ignore[no-untyped-def]
    try:
        entry = find(key)
    except KeyError:
        raise Trouble(otherwise) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
