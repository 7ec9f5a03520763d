#!/bin/sh
# Publish site/ on a plain web server so that no reader ever meets half of it.
#
#   scripts/server.sh publish  USER@HOST:/FOLDER     or just /FOLDER, on this computer
#   scripts/server.sh rollback USER@HOST:/FOLDER [NAME]
#   scripts/server.sh list     USER@HOST:/FOLDER
#   scripts/server.sh check    USER@HOST:/FOLDER     only look whether the destination is written well
#   scripts/server.sh address  USER@HOST:/FOLDER     and whether the site that will be made has an address
#
# In FOLDER each publication is a folder of its own below releases/, and the link `site` leads to the one that readers
# see: the web server's root is FOLDER/site. A publication is sent into a hidden folder that nobody else writes to, and
# compared with its manifest; only what is whole gets a name and the link, in one step and by one at a time. The file
# switches.log says what readers saw when, so what was never shown is never returned to. KEEP says how many older ones
# stay to go back to (5). The server needs Linux, sh, tar, gzip, sha256sum and flock.
set -eu

KEEP=${KEEP:-5}
SILENCE=${SILENCE:-40} # seconds after which a connection without an answer is given up; what readers see is then asked for 15 more
REMOTE=$(dirname "$0")/server-remote.sh

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Runs a step of server-remote.sh on the server; standard input goes to it.
on_server() {
  program="FOLDER='$folder'; NAME='$name'; KEEP='$KEEP'; $(cat "$REMOTE")
$1"
  if [ -n "$host" ]; then
    ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=$((SILENCE / 4)) -o ServerAliveCountMax=3 \
      -- "$host" "$program"
  else
    sh -c "$program"
  fi
}

# Whose the folder on the server has to be.
user() {
  case $host in
  *@*) echo "${host%%@*}" ;;
  *) on_server "id -un" </dev/null 2>/dev/null | tail -n 1 ;;
  esac
}

# What went wrong, in words and with the cure, by what ssh, tar and the system say in English.
explain() {
  case $(cat "$said") in
  *'ssh: not found'* | *'ssh: command not found'*) echo "На цьому комп’ютері немає програми ssh. У Debian та Ubuntu її додає команда: sudo apt-get install openssh-client" ;;
  *'No space left'* | *'Disk quota exceeded'* | *'tar: ./'*': Wrote only '*) echo "На диску сервера немає місця. Звільніть його або зменште KEEP (зараз $KEEP), тоді спробуйте ще раз." ;;
  *'Host key verification failed'* | *'REMOTE HOST IDENTIFICATION'*) echo "Сервер $host ще не знайомий цьому комп’ютеру або має інший ключ. Увійдіть раз самі, ssh $host, і звірте відбиток ключа з адміністратором сервера." ;;
  *'Permission denied (publickey'*) echo "Сервер $host не приймає вашого ключа. Додайте відкритий ключ: ssh-copy-id $host" ;;
  *'Could not resolve hostname'*) echo "Сервера з назвою ${host#*@} не знайдено. Перевірте TO." ;;
  *'Connection refused'* | *'Connection timed out'* | *'No route to host'*) echo "Сервер ${host#*@} не відповідає. Якщо SSH там працює на іншому порту, упишіть у ~/.ssh/config: Host ${host#*@} і в наступному рядку Port НОМЕР." ;;
  *'Permission denied'*) echo "Немає права записувати в теку $folder. Хай адміністратор сервера виконає: sudo mkdir -p $folder && sudo chown -R $(user) $folder" ;;
  *'Read-only file system'*) echo "Диск сервера відкрито лише для читання; найчастіше це означає, що він пошкоджений. Скажіть про це адміністраторові сервера." ;;
  *'File exists'* | *'s a directory'* | *'Not a directory'* | *'Directory nonexistent'*) echo "У теці $folder уже є щось інше під назвою, яку цей сайт має там узяти; яку саме, сказано нижче. Приберіть його або вкажіть іншу теку." ;;
  # The last, as tar here says it too of whatever ends the other side.
  *'not responding'* | *'Broken pipe'* | *'closed by '* | *'Connection reset'* | *'unexpected end of file'* | *'Unexpected EOF'*) echo "Зв’язок із сервером обірвався. Спробуйте ще раз." ;;
  esac
}

# Ends after a failure: why, in their own words what programs said, and what readers see now. The new site, where the
# connection was lost after it had been put in place.
failed() {
  explain >&2
  grep -v '^$' "$said" | tail -n 5 >&2 || true
  shown=$(on_server current </dev/null 2>/dev/null) || fail "Передати сайт не вдалося." "Який сайт бачать читачі, скаже команда: make releases TO=$place"
  shown=$(printf '%s' "$shown" | tail -n 1)
  case $shown in "$name"*) fail "Читачі вже бачать новий сайт: $shown. Повторіть команду, щоб вона закінчилася." ;; esac
  echo "Передати сайт не вдалося; нічого не змінено." >&2
  [ -n "$shown" ] || fail "Опублікованого сайту на сервері ще немає."
  fail "Читачі бачать попередній сайт: $shown"
}

# The address stands on every page; that of mkdocs.yml as it comes belongs to nobody (RFC 2606).
no_address() {
  fail "На сторінках записано адресу https://example.org/, якої немає. Нічого не опубліковано." \
    "Вкажіть справжню: make publish TO=$place SITE_URL=https://адреса/ або назавжди в mkdocs.yml (site_url)."
}

# Before anything is built: whether it will have an address.
address() {
  [ -n "${SITE_URL:-}" ] || ! grep -q '^site_url:.*"https://example\.org/"' mkdocs.yml || no_address
}

publish() {
  [ -f site/index.html ] && [ -f site/.servers/manifest.sha256 ] || fail "У теці site/ немає сайту; спершу виконайте make site."
  ! grep -q 'rel="canonical" href="https://example\.org/' site/index.html || no_address
  command -v tar >/dev/null || fail "На цьому комп’ютері немає програми tar. У Debian та Ubuntu її додає команда: sudo apt-get install tar"
  name=$(date -u +%Y-%m-%dT%H%M%SZ)-$(git rev-parse --short HEAD 2>/dev/null || echo no-git)
  trap 'printf "Перервано. Який сайт бачать читачі, скаже команда: make releases TO=%s\n" "$place" >&2; exit 130' HUP INT TERM
  # What tar cannot read is missing there, and seen by the manifest. COPYFILE_DISABLE: a Mac would add files of its own.
  answer=$({ COPYFILE_DISABLE=1 tar -czf - -C site . 2>"$said.tar" || true; } | on_server receive 2>"$said") || {
    cat "$said.tar" >>"$said"
    failed
  }
  cat "$said" >&2
  name=$(printf '%s' "$answer" | tail -n 1)
  printf 'Опубліковано: %s\nЯкщо щось не так, поверніть попередній сайт: make rollback TO=%s\n' "$name" "$place"
}

ask() {
  on_server "$1" </dev/null 2>"$said" || {
    explain
    cat "$said"
    exit 1
  } >&2
}

rollback() { ask go_back; }

list() { ask list_all; }

command=${1:-}
place=${2:-}
name=${3:-}
case $place in
*://*) fail "«$place» — це адреса сайту, а тут потрібні сервер і тека на ньому, наприклад: TO=user@example.org:/srv/www/strategy" ;;
*:*) host=${place%%:*} folder=${place#*:} ;;
*) host='' folder=$place ;;
esac
case $host in -* | *[!A-Za-z0-9._@-]*) fail "«$host» не схоже на користувача й сервер: TO=user@example.org:/srv/www/strategy" ;; esac
case $folder in
*[!A-Za-z0-9._/-]* | *..*) fail "У назві теки «$folder» дозволено лише латинські літери, цифри та знаки . _ - /" ;;
/?*) folder=${folder%/} ;;
*) fail "Вкажіть сервер і теку на ньому, наприклад: make publish TO=user@example.org:/srv/www/strategy" ;;
esac
case $name in *[!A-Za-z0-9._-]* | .*) fail "Назва «$name» не схожа на назву з переліку: make releases TO=$place" ;; esac
case $KEEP in '' | *[!0-9]* | ?????*) fail "KEEP має бути цілим числом, не більшим за 9999." ;; esac

case $command in
check) exit ;;
address | publish | rollback | list) ;;
*) fail "Є команди publish, rollback, list, check і address." ;;
esac
said=$(mktemp) || fail "На диску цього комп’ютера немає місця для тимчасових файлів: ${TMPDIR:-/tmp}"
trap 'rm -f "$said" "$said.tar"' EXIT
"$command"
