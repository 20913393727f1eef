#!/usr/bin/env bash
# Submit a self-evaluation with its evidence from a council's own systems, with curl and nothing else.
#
#   PLUMBLINE=https://inspections.example CLIENT_ID=… CLIENT_SECRET=… INSPECTION=… submit-self-evaluation.sh FOLDER
#
# FOLDER holds the evidence as files/* and the text as sections/CODE.json, one for each quality indicator.
# The client needs the role of inspection coordinator and the scopes named below. A run that was broken off
# is started again: what has arrived is not added twice.
set -euo pipefail

: "${PLUMBLINE:?the address of the service}" "${CLIENT_ID:?}" "${CLIENT_SECRET:?}" "${INSPECTION:?the id of the inspection}"
folder=${1:?the folder with files/ and sections/}
inspection="$PLUMBLINE/api/v1/inspections/$INSPECTION"
scopes="self_evaluation:read self_evaluation:write self_evaluation:submit evidence:read evidence:write"

# One text member of a JSON answer.
member() { grep -oE "\"$1\": ?\"([^\"\\\\]|\\\\.)*\"" | sed -n "1s/^\"$1\": *\"\(.*\)\"\$/\1/p"; }
# Secrets go to curl through a pipe: what stands in its arguments, everybody on the machine can read.
curl_with() { curl --silent --show-error --fail-with-body --config <(printf '%s\n' "$1") "${@:2}"; }
call() { curl_with "header = \"Authorization: Bearer $token\"" "$@"; }
etag_of() { call --output /dev/null --dump-header - "$1" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }

token=$(curl_with "user = \"$CLIENT_ID:$CLIENT_SECRET\"" \
  --data grant_type=client_credentials --data-urlencode "scope=$scopes" "$PLUMBLINE/api/v1/oauth/token" | member access_token)

for file in "$folder"/files/*; do
  name=$(basename "$file")
  # The key makes a repeated request the same request: the item is added once, however often this runs.
  item=$(call --header "Idempotency-Key: item-$name" \
    --json "{\"title\": \"$name\", \"file_name\": \"$name\", \"indicators\": [\"1.1\"]}" "$inspection/evidence")
  evidence=$(member id <<<"$item")
  call --output /dev/null --upload-file "$file" "$inspection/evidence/$evidence/content"
  echo "brought $name as $(member reference <<<"$item")"
done

for text in "$folder"/sections/*.json; do
  section="$inspection/self-evaluation/sections/$(basename "$text" .json)"
  # Nobody is overwritten: the section is saved from the version that was read just now, or refused with 412.
  call --output /dev/null --request PUT --header "If-Match: $(etag_of "$section")" --json "@$text" "$section"
done

call --output /dev/null --header "Idempotency-Key: submission" --json '{}' "$inspection/self-evaluation/submission"
printf '%b\n' "$(call "$inspection/self-evaluation/submission/receipt" | member text)"
