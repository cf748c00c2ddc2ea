#!/usr/bin/env bash
# Rebuild everything the browser gets from src/ and the locked packages: ./build.sh
# Node, and Python with fonttools (PYTHON=...), are needed here only; the results are committed
# and served as they are.
set -euo pipefail
cd "$(dirname "$0")"

out=../../src/konia/faces/ui/static/konia
export PATH="$PWD/node_modules/.bin:$PATH"

[ "${1:-}" = "--keep-modules" ] || npm ci

for folder in css js fonts images licences; do
  rm -rf "${out:?}/$folder"
  mkdir -p "$out/$folder"
done
mkdir -p dist

sass --style=compressed --no-source-map --no-charset --quiet-deps --load-path=. \
  src/app.scss "$out/css/app.css"
for module in app charts qr; do
  esbuild "src/$module.js" --bundle --minify --format=esm --target=es2020 --legal-comments=none \
    --outfile="$out/js/$module.js" --log-level=warning
done

for weight in 400 600 700; do
  for subset in latin latin-ext vietnamese; do
    cp "node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$subset-$weight-normal.woff2" \
      "$out/fonts/"
  done
done
"${PYTHON:-python3}" figures.py node_modules/@fontsource/be-vietnam-pro/files "$out/fonts"
cp node_modules/@ministryofjustice/frontend/moj/assets/images/icon-document.svg "$out/images/"

# For the tests in a browser only.
cp node_modules/axe-core/axe.min.js dist/axe.min.js
esbuild node_modules/jsqr/dist/jsQR.js --minify --outfile=dist/jsqr.min.js --log-level=warning

node pack.mjs "$out"
