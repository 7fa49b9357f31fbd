# Runs one command and ends it when told to, or when whoever started it is gone.
# Usage: sh -c TEXT guard SIGNAL COMMAND...   The first line of output is the command's process id.
# Orders come on standard input. Any line: SIGNAL goes to the command. End of input: the starter is gone, so the command
# gets SIGNAL and, three seconds later, it and all that it started are killed.
signal=$1
shift
exec 3<&0 </dev/null
trap '' HUP INT
sh -c 'echo "$$"; exec "$@"' guarded "$@" 3<&- &
child=$!
trap 'kill -s "$signal" "$child"' TERM

descendants() {
  ps -A -o pid= -o ppid= | awk -v top="$child" '
    { children[$2] = children[$2] " " $1 }
    function walk(parent, list, count, i) {
      count = split(children[parent], list, " ")
      for (i = 1; i <= count; i++) { print list[i]; walk(list[i]) }
    }
    END { walk(top) }'
}

(
  trap - TERM
  exec >/dev/null 2>&1
  while read -r order <&3; do kill -s "$signal" "$child"; done
  kill -s "$signal" "$child"
  looks=0
  while kill -0 "$child" && [ "$looks" -lt 10 ]; do
    sleep 0.3
    looks=$((looks + 1))
  done
  if kill -0 "$child"; then kill -s KILL "$child" $(descendants); fi
) &
watcher=$!

wait "$child"
code=$?
# A signal to this shell ends the wait early; the command is still there then.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
kill "$watcher" 2>/dev/null
exit "$code"
