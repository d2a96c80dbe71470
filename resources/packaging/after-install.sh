#!/bin/sh
# Runs after the installation of the Debian package; ${executable} is filled in by electron-builder.
set -e
ln -sf '/opt/zhilu/${executable}' '/usr/bin/${executable}'
ln -sf /opt/zhilu/resources/packaging/zhilu.sh /usr/bin/zhilu

# Without user namespaces Chromium's sandbox needs its setuid helper; there is no third way, since
# the shell refuses to run without a sandbox.
if unshare --user true 2>/dev/null; then
  chmod 0755 /opt/zhilu/chrome-sandbox
else
  chmod 4755 /opt/zhilu/chrome-sandbox
fi

if command -v systemd-sysusers >/dev/null 2>&1; then
  systemd-sysusers zhilu.conf
fi
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload || true
fi
# The units are installed but not enabled: which one starts at boot is the integrator's decision.
