"""The floor: reads the same files of the same commits through one `git cat-file --batch`, parses each content once,
counts, and keeps nothing. past.py REPOSITORY"""

import json
import subprocess
import sys

REGISTRY = "orchestration-domains.json"
FOLDER = "packages/ographx/.ographx/sequences"
CATALOG = "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"

root = sys.argv[1]
commits = subprocess.run(
    ["git", "-C", root, "rev-list", "--first-parent", "--reverse", "HEAD", "--", REGISTRY, "packages/ographx/.ographx"],
    capture_output=True, check=True, text=True).stdout.split()
git = subprocess.Popen(["git", "-C", root, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def read(name):
    git.stdin.write(name.encode() + b"\n")
    git.stdin.flush()
    head = git.stdout.readline().split()
    if head[-1] == b"missing":
        return None, b""
    body = git.stdout.read(int(head[2]))
    git.stdout.read(1)
    return head[0], body


def files(tree):
    at = 0
    while at < len(tree):
        zero = tree.index(0, at)
        yield tree[at:zero].split(b" ", 1)[1].decode(), tree[zero + 1:zero + 21].hex()
        at = zero + 21


def size(body):
    file = json.loads(body)
    sequences = file.get("sequences", [file.get("musicalSequence", file)])
    movements = [movement for sequence in sequences for movement in sequence.get("movements", [])]
    return len(movements), sum(len(movement.get("beats", [])) for movement in movements)


parsed, sizes = {}, {}
for commit in commits:
    layers = []
    for path in (REGISTRY, CATALOG):
        oid, body = read(f"{commit}:{path}")
        if oid not in parsed:
            parsed[oid] = json.loads(body)
        layers.append(parsed[oid])
    registry, catalog = layers
    here = {}
    for name, oid in files(read(f"{commit}:{FOLDER}")[1]):
        if name.endswith(".json") and name != "index.json":
            if oid not in sizes:
                sizes[oid] = size(read(oid)[1])
            here[f"{FOLDER}/{name}"] = sizes[oid]
    restated = {entry["id"] for entry in catalog["sequences"]}
    done = sum(1 for domain in registry["domains"] if here.get(domain.get("sequenceFile"), (0, 0))[0] > 0)
    by_catalog = sum(1 for domain in registry["domains"] if not domain.get("sequenceFile") and domain["id"] in restated)
    print(f"{commit[:8]} {done} of {len(registry['domains']) - by_catalog}")
