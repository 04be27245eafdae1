#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# inside.sh ROOT USER COMMAND: run a shell command in the system in ROOT; its mounts end with it.
set -euo pipefail
root=$1 user=$2 command=$3
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/hosts "$root/etc/hosts"
home=$([ "$user" = root ] && echo /root || echo "/home/$user")
R=$root U=$user C=$command H=$home exec unshare --mount --propagation private bash -c '
set -e
mount --bind "$R" "$R"; cd "$R"
mount -t proc proc "$R/proc"; mount --rbind /sys "$R/sys"; mount --rbind /dev "$R/dev"
if [ -n "${SMALL_DISK_MB:-}" ]; then
    mkdir -p "$R/mnt/small"; mount -t tmpfs -o "size=${SMALL_DISK_MB}m,mode=1777" none "$R/mnt/small"
fi
exec env -i HOME="$H" USER="$U" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=da_DK.UTF-8 \
    TERM=dumb chroot --userspec="$U" "$R" bash -c "$C"'
