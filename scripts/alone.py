"""Run a command while no other runs that was started so in this project: alone.py COMMAND [ARGUMENT]…

The system gives the lock back however the command ends. A second one says who holds it, and waits.
"""

import errno
import fcntl
import os
import sys
from pathlib import Path

LOCK = Path("build/lock")
CURES = {
    errno.ENOSPC: "На диску немає місця. Звільніть його (теки .cache і build можна видалити) й повторіть команду.",
    errno.EROFS: "Теку проєкту відкрито лише для читання. Скопіюйте проєкт туди, куди можна записувати.",
    errno.EACCES: "Немає права записувати в теку проєкту. Хай її власник дозволить це або скопіює проєкт для вас.",
}


def main(command: list[str]) -> None:
    try:
        LOCK.parent.mkdir(exist_ok=True)
        lock = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        _take(lock)
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
    except OSError as error:
        cure = f"Цього файла не вдалося відкрити ({error.strerror}). Видаліть теку build і повторіть команду."
        sys.exit(f"{LOCK}: {CURES.get(error.errno, cure)}")
    os.set_inheritable(lock, True)  # the command holds it to its own end
    os.execvp(command[0], command)


def _take(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 20, 0).decode() or "?"
        print(f"Сайт уже створює інша команда (процес {holder}); чекаю, доки вона закінчить …", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)


if __name__ == "__main__":
    main(sys.argv[1:])
