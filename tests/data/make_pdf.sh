#!/usr/bin/env bash
# Makes the PDF files of the tests anew; needs LibreOffice with the Liberation fonts, and pdftotext of poppler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 make_pdf.py "$folder"
soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to pdf --outdir pdf "$folder"/*.fodt
locked='pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"lofte"}}'
soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$locked" --outdir "$folder" \
    "$folder"/nassjo-2019-2020.fodt
mv "$folder"/nassjo-2019-2020.pdf pdf/last-med-losenord.pdf
# What a widely used program makes of them, as archives have it.
mkdir -p pdftotext
for file in pdf/*-20*.pdf; do
    pdftotext -layout -enc UTF-8 "$file" "pdftotext/$(basename "$file" .pdf).txt"
done
