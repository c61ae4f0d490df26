#!/usr/bin/env bash
# Makes the office and web documents of the tests from the texts in corpus/.
#
#     tests/data/make.sh
#
# html/  semantic web pages, by make_html.py: the same bytes on every run
# docx/  Word files, made from the pages by LibreOffice (made with 7.4); the bytes hold the time of making
#
# The made files are kept under version control, so that the tests need neither Python nor LibreOffice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

python3 make_html.py ../../corpus html

# A profile of its own, so that neither settings nor a running office have a say.
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
office=(soffice --headless --norestore "-env:UserInstallation=file://$profile")

# The menu and the footer of a site are no part of what an office holds: only the main part of a page becomes a document.
mkdir "$profile/pages"
for page in html/*.html; do
    sed -e '/^<header>/d' -e '/^<nav>/d' -e '/^<footer>/d' "$page" > "$profile/pages/${page#html/}"
done

# As a Writer document, not as a web layout, so that lists and tables become Word's own.
"${office[@]}" --infilter='HTML (StarWriter)' --convert-to 'docx:MS Word 2007 XML' --outdir docx "$profile"/pages/*.html
