#!/bin/sh
# Publish site/ on a plain web server so that no reader ever meets half of it.
#
#   scripts/server.sh publish  USER@HOST:/FOLDER     or just /FOLDER, on this computer
#   scripts/server.sh rollback USER@HOST:/FOLDER [NAME]
#   scripts/server.sh list     USER@HOST:/FOLDER
#   scripts/server.sh check    USER@HOST:/FOLDER     only look whether the destination is written well
#
# In FOLDER each publication is a folder of its own below releases/, and the link `site` leads to the one that readers
# see: the web server's root is FOLDER/site. A publication is sent whole, unpacked under another name, and only then
# does the link change, in one step; whatever breaks before that, the old site stays. KEEP says how many older ones
# stay to go back to (5). The server needs sh, tar and gzip, and Linux for `mv -T`.
set -eu

KEEP=${KEEP:-5}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# Runs a program on the server, with FOLDER, NAME and KEEP set and strict errors; standard input goes to it.
on_server() {
  program="set -eu; FOLDER='$folder'; NAME='$name'; KEEP='$KEEP'; $1"
  if [ -n "$host" ]; then
    ssh -o BatchMode=yes -- "$host" "$program"
  else
    sh -c "$program"
  fi
}

# shellcheck disable=SC2016
SWITCH='
switch() {
  cd "$FOLDER"
  rm -f site.new
  ln -s "releases/$1" site.new
  mv -T site.new site
}
current() { basename "$(readlink "$FOLDER/site" || true)"; }
published() {
  [ -d "$FOLDER/releases" ] || { echo "У теці $FOLDER ще нічого не опубліковано." >&2; exit 1; }
}
'

publish() {
  [ -f site/index.html ] || fail "У теці site/ немає сайту; спершу виконайте make site."
  # The address stands on every page; this one, of mkdocs.yml as it comes, belongs to nobody (RFC 2606).
  ! grep -q 'rel="canonical" href="https://example\.org/' site/index.html || fail "На сторінках записано адресу https://example.org/, якої немає. Нічого не опубліковано.
Вкажіть справжню: make publish TO=$place SITE_URL=https://адреса/ або назавжди в mkdocs.yml (site_url)."
  name=$(date -u +%Y-%m-%dT%H%M%SZ)-$(git rev-parse --short HEAD 2>/dev/null || echo no-git)
  mkdir -p build
  archive=build/site-$$.tar.gz
  trap 'rm -f "$archive"' EXIT
  trap 'printf "Перервано. Який сайт бачать читачі, скаже команда: make releases TO=%s\n" "$place" >&2; exit 130' HUP INT TERM
  tar --mode=u=rwX,go=rX -czf "$archive" -C site . || fail "Не вдалося прочитати теку site/ повністю. Нічого не опубліковано."
  # shellcheck disable=SC2016 # the variables are the server's
  on_server '
    if [ -f "$FOLDER/index.html" ]; then
      echo "$FOLDER — це вже сам сайт; вкажіть теку, у якій лежатиме посилання site." >&2; exit 1
    fi
    if [ -e "$FOLDER/site" ] && [ ! -L "$FOLDER/site" ]; then
      echo "$FOLDER/site — не посилання, а справжня тека; перейменуйте її, тоді публікуйте знову." >&2; exit 1
    fi
    mkdir -p "$FOLDER/releases"
    find "$FOLDER/releases" -mindepth 1 -maxdepth 1 -name ".*.part" -mmin +1440 -exec rm -rf {} +
    part="$FOLDER/releases/.$NAME.part"
    trap "rm -rf \"$part\"" EXIT
    trap "exit 130" HUP INT TERM
    mkdir "$part"
    tar -xzf - -C "$part"
    mv -T "$part" "$FOLDER/releases/$NAME"' <"$archive" ||
    fail "Передати сайт не вдалося. Читачі бачать попередній сайт; спробуйте ще раз."
  # shellcheck disable=SC2016
  on_server "$SWITCH"'
    switch "$NAME"
    cd releases
    ls -1 | sort -r | grep -vxF "$NAME" | tail -n "+$((KEEP + 1))" | while read -r old; do rm -rf "./$old"; done' </dev/null ||
    fail "Сайт передано, але посилання не перемкнуто. Читачі бачать попередній сайт."
  printf 'Опубліковано: %s\nЯкщо щось не так, поверніть попередній сайт: make rollback TO=%s\n' "$name" "$place"
}

rollback() {
  # shellcheck disable=SC2016
  on_server "$SWITCH"'
    published
    now=$(current)
    if [ -z "$NAME" ]; then
      NAME=$(ls -1 "$FOLDER/releases" | sort -r | sed -n "/^$now\$/,\$p" | sed -n 2p)
      [ -n "$NAME" ] || { echo "Старішого сайту на сервері немає; нічого не змінено." >&2; exit 1; }
    fi
    [ -f "$FOLDER/releases/$NAME/index.html" ] || { echo "Сайту «$NAME» на сервері немає; нічого не змінено." >&2; exit 1; }
    switch "$NAME"
    echo "Читачі знову бачать: $NAME (замість $now)"' </dev/null
}

list() {
  # shellcheck disable=SC2016
  on_server "$SWITCH"'
    published
    now=$(current)
    ls -1 "$FOLDER/releases" | sort -r | while read -r one; do
      if [ "$one" = "$now" ]; then echo "$one  ← зараз"; else echo "$one"; fi
    done' </dev/null
}

command=${1:-}
place=${2:-}
name=${3:-}
case $place in
*://*) fail "«$place» — це адреса сайту, а тут потрібні сервер і тека на ньому, наприклад: TO=user@example.org:/srv/www/strategy" ;;
*:*) host=${place%%:*} folder=${place#*:} ;;
*) host='' folder=$place ;;
esac
case $folder in
*[!A-Za-z0-9._/-]* | *..*) fail "У назві теки «$folder» дозволено лише латинські літери, цифри та знаки . _ - /" ;;
/?*) folder=${folder%/} ;;
*) fail "Вкажіть сервер і теку на ньому, наприклад: make publish TO=user@example.org:/srv/www/strategy" ;;
esac
case $name in *[!A-Za-z0-9._-]* | .*) fail "Назва «$name» не схожа на назву з переліку: make releases TO=$place" ;; esac
case $KEEP in '' | *[!0-9]*) fail "KEEP має бути цілим числом." ;; esac

case $command in
publish | rollback | list) "$command" ;;
check) ;;
*) fail "Є команди publish, rollback, list і check." ;;
esac
