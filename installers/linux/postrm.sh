#!/bin/sh
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
set -e
# "remove" keeps the municipality's settings and "purge" takes them. What a person has saved lies in that person's own folder
# and is theirs to delete, in the program: a package can't know every home, and must not search through them.
if [ "$1" = purge ]; then
    rm -rf /etc/moedeklar
fi
