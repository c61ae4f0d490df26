//! PDF files made by hand, right or wrong.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Objects with numbers from 1 on. The first is the catalog.
#[derive(Default)]
pub struct Pdf {
    objects: Vec<Vec<u8>>,
}

impl Pdf {
    /// A catalog, a page tree with one page, and the page's content, which can use the font `/F1` and `/X1`, the next
    /// object to be added.
    pub fn page(content: &str) -> Self {
        Self::in_font("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", content)
    }

    /// The same with another font.
    pub fn in_font(font: &str, content: &str) -> Self {
        let mut pdf = Self::default();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X1 6 0 R >> \
             /Font << /F1 5 0 R >> >> >>",
        );
        pdf.stream("", content.as_bytes());
        pdf.object(font);
        pdf
    }

    pub fn object(&mut self, text: &str) {
        self.objects.push(text.as_bytes().to_vec());
    }

    pub fn stream(&mut self, entries: &str, bytes: &[u8]) {
        let head = format!("<< /Length {} {entries} >>\nstream\n", bytes.len());
        self.objects.push([head.as_bytes(), bytes, b"\nendstream"].concat());
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            writeln!(out, "{} 0 obj", index + 1).unwrap();
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let xref = out.len();
        write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).unwrap();
        for place in places {
            writeln!(out, "{place:010} 00000 n ").unwrap();
        }
        write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", self.objects.len() + 1).unwrap();
        out
    }
}

/// So many blanks, compressed.
pub fn bomb(length: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let chunk = [b' '; 1 << 16];
    for _ in 0..length / chunk.len() {
        encoder.write_all(&chunk).unwrap();
    }
    encoder.finish().unwrap()
}
