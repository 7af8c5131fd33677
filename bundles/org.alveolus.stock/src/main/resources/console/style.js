/** What the stock's documents look like beyond the common styles. */

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
.document-table { overflow: auto; }
.document-table table.list th { position: static; }
.document-table table.list input[type='number'] { inline-size: 80px; min-block-size: 28px; }
.stock-keys { margin-block-end: var(--s3); }
@media (hover: none) { .stock-keys { display: none; } }
.lines { white-space: pre-line; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
