"""Where the servers of one var directory keep their files and sockets.

Their files are in `var/servers`. Root runs them under another account, which often cannot enter the var directory
(`/root` is closed to it): then `var/servers` is a link to a directory of its own under `/var/lib/mall` (or
`/var/tmp/mall` where that cannot be written), which survives a restart of the machine like the rest of var. The link
holds a random name: a var directory that was deleted starts empty, and one that was moved finds its files.

A socket's path may have about 100 bytes: where the servers' directory is deeper, the sockets are in the temporary
folder.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .accounts import Account, account_for
from .trouble import Trouble, explain

LONGEST_SOCKET_DIR = 85  # bytes; macOS allows 103 for the whole path, and ours end in /.s.PGSQL.5432
OUTSIDE = ("/var/lib/mall", "/var/tmp/mall")  # noqa: S108 — root's own directory in it, closed to writers


@dataclass(frozen=True)
class Places:
    servers: Path
    sockets: Path
    account: Account

    def folder(self, name: str) -> Path:
        """A server's own directory, made when missing."""
        return _owned(self.servers / name, self.account)


def places_for(var: Path, durable: bool) -> Places:
    """Find or make them. Files of a var that need not last may be in the temporary folder."""
    servers = var / "servers"
    account = account_for(servers)
    try:
        if servers.is_symlink() and durable and not servers.exists():
            raise Trouble(f"the data of {var} was in {servers.readlink()}, which is gone: restore it, or --reset")
        if not servers.exists():
            _make(servers, account, durable)
        servers = servers.resolve()  # the account may enter where the link leads, not where it is
        if not account.may_enter(servers):
            raise Trouble(f"the account '{account.name}' cannot enter {servers}: open the way (chmod o+x) or move it")
        return Places(servers, _sockets(servers, account), account)
    except OSError as error:
        raise explain(error) from error


def erase(var: Path) -> None:
    """Delete the servers' files, also where they are outside the var directory."""
    servers = var / "servers"
    shutil.rmtree(_distant_sockets(servers.resolve()), ignore_errors=True)
    shutil.rmtree(servers.resolve(), ignore_errors=True)
    servers.unlink(missing_ok=True)


def outside(durable: bool) -> Path:
    """A directory that every account may enter, for what cannot be in a closed one."""
    for candidate in OUTSIDE if durable else (tempfile.gettempdir(),):
        with contextlib.suppress(OSError):
            Path(candidate).mkdir(mode=0o711, parents=True, exist_ok=True)
            if os.access(candidate, os.W_OK):
                return Path(candidate)
    raise Trouble(f"cannot write to {' or '.join(OUTSIDE)}: choose a --var DIR that every account may enter")


def _make(servers: Path, account: Account, durable: bool) -> None:
    if account.is_ours or account.may_enter(servers.parent):
        _owned(servers, account)
        return
    target = outside(durable) / f"mall-{secrets.token_hex(4)}"
    _owned(target, account)
    servers.unlink(missing_ok=True)
    servers.symlink_to(target)


def _sockets(servers: Path, account: Account) -> Path:
    near = servers / "sockets"
    return _owned(near if len(os.fsencode(near)) <= LONGEST_SOCKET_DIR else _distant_sockets(servers), account)


def _distant_sockets(servers: Path) -> Path:
    key = hashlib.sha256(os.fsencode(servers)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"mall-{key}"


def _owned(path: Path, account: Account) -> Path:
    """Make a private directory; one that somebody else made in a shared folder is refused."""
    try:
        path.mkdir(mode=0o700)
        account.own(path)
    except FileExistsError:
        if path.is_symlink() or path.lstat().st_uid not in (account.uid, os.geteuid()):
            raise Trouble(f"{path} belongs to somebody else: remove it") from None
        account.own(path)
    return path
