#!/usr/bin/env bash
# Installs what tests judge the built files with: Chromium, LibreOffice and poppler, from Debian's packages, as root only.
# Never fails: a check whose judge is missing is left out, and the tests say so at their end.
set -uo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Not installed, and not installable from here (that takes root and apt-get): ${missing[*]}"
  exit 0
fi
echo "Installing from Debian's packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null ||
  echo "Could not install: ${missing[*]}"
exit 0
