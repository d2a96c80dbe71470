#!/bin/sh
set -e
rm -f '/usr/bin/${executable}' /usr/bin/zhilu
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload || true
fi
# /var/lib/zhilu (settings) and /etc/zhilu (configuration) are left to the integrator.
