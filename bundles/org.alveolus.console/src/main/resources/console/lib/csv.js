import { locale } from './i18n.js';

/** Rows as a file that a spreadsheet opens without running anything in it. */

function cell(value, separator) {
    let text = value === null || value === undefined ? '' : String(value);
    if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+$/.test(text)) {
        text = `'${text}`;
    }
    return new RegExp(`["\\r\\n${separator}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(head, rows) {
    const separator = (1.5).toLocaleString(locale()).includes(',') ? ';' : ',';
    const lines = [head, ...rows].map((row) => row.map((value) => cell(value, separator)).join(separator));
    return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
