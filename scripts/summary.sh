#!/bin/sh
# Run a command, show what it prints, and put that into the summary of a GitHub run, where a reviewer who is no
# programmer looks first. The command's verdict stays what it is.   scripts/summary.sh TITLE COMMAND [ARGUMENT…]
set -u
title=$1
shift
said=$(mktemp)
trap 'rm -f "$said"' EXIT
status=0
"$@" >"$said" 2>&1 || status=$?
sh "$(dirname "$0")/quoted.sh" cat "$said"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  {
    printf '## %s\n\n~~~~~~~~text\n' "$title"
    cat "$said"
    printf '~~~~~~~~\n\n'
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
