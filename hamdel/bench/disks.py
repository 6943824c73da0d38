"""A disk whose power can be cut: an ext4 image on a loop device, that writes only what is synced."""

import shutil
import subprocess
import time
from pathlib import Path

# The file system flushes by itself only after this; a round is over long before.
OPTIONS = "loop,commit=600"


class NoDisks(Exception):
    """No image can be mounted here: it takes root and loop devices."""


class Disk:
    """An image file and where it is mounted. Needs root."""

    def __init__(self, image: Path) -> None:
        self.image = image
        self.path = image.with_suffix(".mounted")

    def make(self, megabytes: int) -> None:
        """Make an empty file system."""
        with self.image.open("wb") as file:
            file.truncate(megabytes << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(self.image)], check=True)

    def mount(self) -> None:
        """Mount it; raises NoDisks where that is not possible."""
        self.path.mkdir(exist_ok=True)
        done = subprocess.run(
            ["mount", "-o", OPTIONS, str(self.image), str(self.path)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NoDisks(done.stderr.strip())

    def settle(self) -> None:
        """Write everything down, as minutes of rest would."""
        subprocess.run(["sync", "-f", str(self.path)], check=True)

    def cut(self, image: Path) -> "Disk":
        """Give the disk as a power cut would leave it at this moment, as a second one."""
        shutil.copyfile(self.image, image)
        return Disk(image)

    def unmount(self) -> None:
        """Take it away, as soon as those who were killed have let go; harmless where it is not."""
        for _ in range(50):
            done = subprocess.run(
                ["umount", str(self.path)], capture_output=True, text=True, check=False
            )
            if "busy" not in done.stderr:
                return
            time.sleep(0.1)
        subprocess.run(["umount", "--lazy", str(self.path)], check=True)
