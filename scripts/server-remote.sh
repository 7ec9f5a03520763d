# The steps that server.sh runs on the web server, with FOLDER, NAME and KEEP set. Standard output is for programs.
set -eu
umask 022
LC_ALL=C
export LC_ALL
LOG="$FOLDER/switches.log" # a line for each switch: when, publish or rollback, name
PATIENCE=300               # seconds to wait for another publication, which holds the lock for a moment only

stop() {
  printf '%s\n' "$1" >&2
  exit 1
}

current() { basename "$(readlink "$FOLDER/site" 2>/dev/null || true)"; }

published() { [ -d "$FOLDER/releases" ] || stop "У теці $FOLDER ще нічого не опубліковано."; }

# Nobody else switches from here to the end of the program, however it ends.
lock() {
  exec 9>>"$FOLDER/.lock"
  if ! flock -n 9; then
    echo "Зараз перемикає сайт інша публікація ($(cat "$FOLDER/.holder" 2>/dev/null)); чекаю …" >&2
    flock -w "$PATIENCE" 9 || stop "Інша публікація не закінчується: $(cat "$FOLDER/.holder"). Завершіть її на сервері: kill номер процесу."
  fi
  { echo "процес $$ з $(date -u +%H:%M:%S) UTC, $(id -un)" >"$FOLDER/.holder"; } 2>/dev/null || true
  # What readers see counts as shown, whoever switched the link; before there was a log, all were.
  [ -f "$LOG" ] || releases | sed "/^$(current)\$/q;s/^/- publish /" | grep publish >"$LOG" || true
  [ -z "$(current)" ] || [ "$(shown | tail -n 1)" = "$(current)" ] || note "$(how "$(current)")" "$(current)"
}

# Best effort: what a full disk keeps from the log is added by the next switch.
note() { { echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $1 $2" >>"$LOG"; } 2>/dev/null || true; }

# How readers came to see it: what they saw before was taken back to.
how() { if shown | grep -qxF -- "$1"; then echo rollback; else echo publish; fi; }

# The publications of this program. What else lies beside them is somebody else's.
releases() { ls -1 "$FOLDER/releases" | grep -x '[0-9-]*T[0-9]*Z-.*' || true; }

# What readers saw one after the other, without what was taken back; the last is what they see.
shown() {
  awk '$2 == "publish" { seen[++n] = $3 }
    $2 == "rollback" { for (at = n; at && seen[at] != $3; at--); if (at) n = at; else seen[++n] = $3 }
    END { for (at = 1; at <= n; at++) print seen[at] }' "$LOG"
}

# All that readers ever saw, what they saw last first.
ever() { awk '{ at[$3] = NR } END { for (name in at) print at[name], name }' "$LOG" | sort -rn | cut -d ' ' -f 2; }

# Readers who opened a page before the switch ask for its styles after it: what bears a hash stays for a month. The month
# begins with the switch, however old the site is that was shown until then.
inherit() {
  hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
  [ -d "$1/assets" ] || return 0
  (cd "$1" && find assets -type f -name "*[-.]$hex$hex*.*") | while read -r file; do
    [ ! -e "$2/$file" ] || continue
    if grep -qF "  $file" "$1/.servers/manifest.sha256"; then
      touch -c "$1/$file" || true
    else # of a site before that one
      [ -n "$(find "$1/$file" -mtime -31)" ] || continue
    fi
    mkdir -p "$2/${file%/*}"
    ln "$1/$file" "$2/$file" || true # needs no space; without it there is the site all the same
  done
}

switch() {
  inherit "$FOLDER/site" "$FOLDER/releases/$2"
  rm -f "$FOLDER/site.new"
  ln -s "releases/$2" "$FOLDER/site.new"
  mv -T "$FOLDER/site.new" "$FOLDER/site"
  note "$1" "$2"
}

receive() {
  for tool in tar gzip sha256sum flock; do
    command -v $tool >/dev/null || stop "На сервері немає програми $tool. У Debian та Ubuntu її додає команда: sudo apt-get install tar gzip coreutils util-linux"
  done
  [ ! -f "$FOLDER/index.html" ] || stop "$FOLDER — це вже сам сайт; вкажіть теку, у якій лежатиме посилання site."
  [ ! -e "$FOLDER/site" ] || [ -L "$FOLDER/site" ] || stop "$FOLDER/site — не посилання, а справжня тека; перейменуйте її, тоді публікуйте знову."
  mkdir -p "$FOLDER/releases"
  find "$FOLDER/releases" -mindepth 1 -maxdepth 1 -name ".*.part" -mmin +1440 -exec rm -rf {} + || true
  part=$(mktemp -d "$FOLDER/releases/.$NAME.XXXXXX.part")
  trap 'rm -rf "$part"' EXIT
  trap 'exit 130' HUP INT PIPE TERM
  tar -xzof - -C "$part" # o: it all belongs to who receives it, also where that is root
  chmod -R u=rwX,go=rX "$part"
  (cd "$part" && sha256sum -c .servers/manifest.sha256 >/dev/null 2>&1) || stop "Сайт передано не повністю: не всі файли такі, як у переліку .servers/manifest.sha256."
  echo # where nobody hears that any more, whoever publishes is told that nothing has changed: it ends here
  lock
  unique=$NAME
  number=2
  while [ -e "$FOLDER/releases/$unique" ]; do
    unique=$NAME-$number
    number=$((number + 1))
  done
  mv -T "$part" "$FOLDER/releases/$unique"
  switch publish "$unique"
  echo "$unique"
  clear_away || echo "Старіші сайти прибрати не вдалося; новий уже видно читачам." >&2
}

# Only so many older ones stay, those that readers saw last; what they never saw goes with them. None keeps its name
# while it is taken away: whatever ends that in the middle, nobody goes back to the half of a site. What readers see now
# stays whatever the log says; and where it does not say even that, as a full disk kept it out, it tells nothing of the
# others either, so all stay.
clear_away() {
  now=$(current)
  ever | grep -qxF -- "$now" || return 1
  kept=$(ever | while read -r one; do [ "$one" = "$now" ] || [ ! -d "$FOLDER/releases/$one" ] || echo "$one"; done | head -n "$KEEP")
  releases | while read -r one; do
    [ "$one" != "$now" ] && ! echo "$kept" | grep -qxF -- "$one" || continue
    mv -T "$FOLDER/releases/$one" "$FOLDER/releases/.$one.$$.part" && rm -rf "${FOLDER:?}/releases/.$one.$$.part" || exit 1
  done
}

go_back() {
  published
  lock
  now=$(current)
  if [ -z "$NAME" ]; then
    NAME=$(shown | sed '$d' | while read -r one; do [ ! -d "$FOLDER/releases/$one" ] || [ "$one" = "$now" ] || echo "$one"; done | tail -n 1)
    [ -n "$NAME" ] || stop "Старішого сайту на сервері немає; нічого не змінено."
  fi
  ever | grep -qxF -- "$NAME" && [ -d "$FOLDER/releases/$NAME" ] || stop "Сайту «$NAME» на сервері немає; нічого не змінено."
  switch rollback "$NAME"
  echo "Читачі знову бачать: $NAME (замість $now)"
}

list_all() {
  published
  now=$(current)
  releases | sort -r | while read -r one; do
    if [ "$one" = "$now" ]; then
      echo "$one  ← зараз"
    elif [ -f "$LOG" ] && ! ever | grep -qxF -- "$one"; then
      echo "$one  не опубліковано до кінця"
    else
      echo "$one"
    fi
  done
}
