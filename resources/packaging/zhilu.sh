#!/bin/sh
# `zhilu …` of an installed product. The shell's binary does not run as Node (fuse runAsNode is off).
command=/opt/zhilu/resources/cli/out/cli/zhilu.js
if ! command -v node >/dev/null 2>&1; then
  echo "zhilu: Node 24 or newer is needed for the command line and the reference agent (not for the HMI). Install it as 'node'." >&2
  exit 1
fi
exec node "$command" "$@"
