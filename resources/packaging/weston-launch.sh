#!/bin/sh
# Program of weston's [autolaunch], which takes a path without arguments.
exec /opt/zhilu/zhilu-shell --ozone-platform=wayland
