#!/bin/sh
# Run a command that prints what others wrote. A GitHub run takes no line of it for an order (::add-mask::, ##[error]),
# which would hide from a reviewer what he is to read, or tell him something.   scripts/quoted.sh COMMAND [ARGUMENT…]
set -u
[ -n "${GITHUB_ACTIONS:-}" ] || exec "$@"
end=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$end"
status=0
"$@" 2>&1 || status=$?
printf '\n::%s::\n' "$end"
exit "$status"
