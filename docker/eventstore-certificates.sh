#!/bin/bash
# Makes an authority and, signed by it, a certificate for each node named. Each node gets its own folder and the
# authority's certificate; the authority's key is removed, so that nobody can sign another. Runs once: what is there stays.
set -eu

# The servers' own password of the beginning is known to everybody.
if [ -z "${EVENTSTORE_ADMIN_PASSWORD:-}" ]; then
  echo 'Set EVENTSTORE_ADMIN_PASSWORD in .env: the cluster does not start with the password everybody knows.' >&2
  exit 1
fi

cd /certificates
if [ -f authority/ca.crt ]; then
  exit 0
fi

made=$(mktemp -d)
es-gencert-cli create-ca -out "$made/authority"
for node in "$@"; do
  es-gencert-cli create-node -ca-certificate "$made/authority/ca.crt" -ca-key "$made/authority/ca.key" \
    -out "$made/$node" -dns-names "$node,localhost"
  cp "$made/$node/node.crt" "$made/$node/node.key" "$node/"
  # The servers run as this user.
  chown 1000:1000 "$node/node.crt" "$node/node.key"
  chmod 400 "$node/node.key"
done
# Last, for it is what tells that all of this was done.
cp "$made/authority/ca.crt" authority/ca.crt
chmod 644 authority/ca.crt
rm -r "$made"
