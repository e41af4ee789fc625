#!/bin/sh
# What people do: check out each commit that changed one of the files, and run a script over it.
# checkouts.sh REPOSITORY SCRIPT CLONE
set -eu
git clone -q --shared "$1" "$3"
cd "$3"
for commit in $(git rev-list --first-parent --reverse HEAD -- orchestration-domains.json packages/ographx/.ographx); do
  git checkout -q --detach "$commit"
  node "$2" .
done
cd /
rm -rf "$3"
