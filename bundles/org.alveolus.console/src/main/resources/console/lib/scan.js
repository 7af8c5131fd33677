import { html, nothing } from 'lit';
import { AlvElement, uniqueId } from './element.js';
import { ProblemError, api } from './http.js';
import { format } from './format.js';
import { characterOf, meant, show, unended } from './scanner.js';
import { sound } from './sound.js';
import { t } from './texts.js';
import { problemWords } from './words.js';

/** Reading codes, and showing what was read. */

/** How a report stands: ok, warn (doubtful or repaired) or error. */
export function standing(report) {
    const severities = report.findings.map((finding) => finding.severity);
    return severities.includes('error') || !report.standard
        ? 'error'
        : severities.includes('warning') || report.repairs.length > 0 || report.alternatives?.length > 0
          ? 'warn'
          : 'ok';
}

function complete(report) {
    return { elements: [], findings: [], repairs: [], alternatives: [], fields: {}, product: null, ...report };
}

/**
 * Has a text read, with a tone for what came of it.
 *
 * @throws {ProblemError} 422 with findings when nothing could be read
 */
export async function readScan(text, { signal } = {}) {
    try {
        const report = complete(await api.post('/api/scans', { text }, { signal }));
        sound(standing(report));
        return report;
    } catch (error) {
        if (error instanceof ProblemError) {
            sound('error');
        }
        throw error;
    }
}

/** Has the symbols of a picture read. */
export async function readImage(image) {
    const form = new FormData();
    form.append('image', image);
    const { scans } = await api.upload('/api/scans/image', form);
    sound(scans.length ? 'ok' : 'warn');
    return scans.map(complete);
}

const KNOWN = ['gtin', 'din', 'lic', 'ref', 'productCode', 'lot', 'serial', 'expiry', 'production', 'quantity', 'variant', 'unitOfMeasure'];
const CODES = ['gtin', 'din', 'lic', 'ref', 'productCode', 'lot', 'serial', 'variant'];
const DATES = ['expiry', 'production'];

function shownValue(name, value) {
    return DATES.includes(name) ? format.coded(value) : name === 'quantity' ? format.number(Number(value)) : value;
}

/** The fields of a report as rows: what the code carries, then what is known of the product. */
export function recognised(report) {
    const rows = KNOWN.filter((name) => report.fields[name]).map((name) => ({ name, value: shownValue(name, report.fields[name]), source: 'scanned' }));
    const product = report.product ?? {};
    const sources = product.sources ?? {};
    const add = (name, value) => {
        if (value !== undefined && value !== null && value !== '') {
            rows.push({ name, value, source: sources[name] ?? 'catalogue' });
        }
    };
    add('name', product.name);
    add('kind', product.kind ? t(`kind.${String(product.kind).toLowerCase()}`) : null);
    add('supplierName', product.supplierName);
    if (product.productCode !== report.fields.ref) {
        add('productCode', product.productCode);
    }
    add('type', product.type);
    add('diameter', product.diameter === undefined || product.diameter === null ? null : format.length(product.diameter));
    add('length', product.length === undefined || product.length === null ? null : format.length(product.length));
    return rows;
}

/** Where a value comes from, in a word. */
export function sourceWords(source) {
    return t.has(`source.${source}`) ? t(`source.${source}`) : source;
}

function codedWords(prefix, code, otherwise) {
    return t.has(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : otherwise;
}

/** What was made of a scan: field by field, with doubts, repairs and other readings; a refusal first in the page's own texts, if given. */
class AlvScanResult extends AlvElement {
    static properties = { report: { attribute: false }, text: {}, error: { attribute: false }, texts: { attribute: false } };

    render() {
        if (this.error) {
            return html`
                <div class="notice" data-kind="error" role="alert">
                    <alv-icon name="x-octagon"></alv-icon>
                    <div class="notice-words">${problemWords(this.error, this.texts ?? null)}</div>
                </div>
                ${this.#findings(this.error.findings ?? [], this.text)}
                ${this.#raw(this.text)}
            `;
        }
        if (!this.report) {
            return nothing;
        }
        const report = complete(this.report);
        const state = standing(report);
        return html`
            <p class="scan-standing">
                <alv-status kind=${state}>${t(`scan.standing.${state}`)}</alv-status>
                ${report.standard ? html`<span class="muted">${codedWords('scan.standard', report.standard, report.standard)}</span>` : nothing}
            </p>
            ${this.#findings(report.findings, report.text ?? this.text)}
            ${report.repairs.map(
                (repair) => html`
                    <div class="notice" data-kind="warn">
                        <alv-icon name="wrench-adjustable"></alv-icon>
                        <div class="notice-words"><strong>${t('scan.repaired')}</strong> ${codedWords('repair', repair.kind, repair.detail)}</div>
                    </div>
                `,
            )}
            ${report.alternatives.length ? this.#choices(report) : nothing}
            <dl class="facts">
                ${recognised(report).map(
                    (row) => html`
                        <dt>${codedWords('field', row.name, row.name)}</dt>
                        <dd>
                            <span class=${CODES.includes(row.name) ? 'code' : ''}>${row.value}</span>
                            <span class="source" data-source=${row.source}>${sourceWords(row.source)}</span>
                        </dd>
                    `,
                )}
            </dl>
            ${report.product ? nothing : html`<p class="muted">${t('scan.unknown-product')}</p>`}
            ${this.#raw(report.text ?? this.text, report.elements)}
        `;
    }

    #findings(findings, text) {
        const kinds = { error: 'error', warning: 'warn', info: 'info' };
        const icons = { error: 'x-octagon', warning: 'exclamation-triangle', info: 'info-circle' };
        return findings.map(
            (finding) => html`
                <div class="notice" data-kind=${kinds[finding.severity]}>
                    <alv-icon name=${icons[finding.severity]}></alv-icon>
                    <div class="notice-words">
                        ${codedWords('finding', finding.code, finding.message)}
                        ${finding.position >= 0 && text ? this.#position(text, finding.position) : nothing}
                    </div>
                </div>
            `,
        );
    }

    #position(text, position) {
        const from = Math.max(0, position - 12);
        return html`
            <div class="position">
                ${t('scan.position', { n: position + 1 })}
                <code>${from > 0 ? '…' : ''}${show(text.slice(from, position))}<mark>${show(text.slice(position, position + 1)) || '␣'}</mark>${show(text.slice(position + 1, position + 13))}${text.length > position + 13 ? '…' : ''}</code>
            </div>
        `;
    }

    #choices(report) {
        const all = [report, ...report.alternatives.map(complete)];
        return html`
            <fieldset class="choices">
                <legend>${t('scan.alternatives')}</legend>
                ${all.map(
                    (each) => html`
                        <button type="button" aria-pressed=${each === report ? 'true' : 'false'}
                            @click=${() => each !== report && this.emit('alv-choose', { report: { ...each, alternatives: all.filter((other) => other !== each).map((other) => ({ ...other, alternatives: [] })) } })}>
                            ${recognised(each)
                                .filter((row) => row.source === 'scanned')
                                .map((row) => html`<span><span class="muted">${codedWords('field', row.name, row.name)}</span> <span class="code">${row.value}</span></span>`)}
                        </button>
                    `,
                )}
            </fieldset>
        `;
    }

    #raw(text, elements = []) {
        if (!text) {
            return nothing;
        }
        return html`
            <details>
                <summary>${t('scan.raw')}</summary>
                <p><code class="raw">${show(text)}</code></p>
                ${elements.length
                    ? html`<dl class="facts">${elements.map((element) => html`<dt><code>${element.id}</code> ${element.title ?? ''}</dt><dd><code>${show(String(element.value))}</code></dd>`)}</dl>`
                    : nothing}
            </details>
        `;
    }
}

const typed = (input) => unended(meant(input.value));

/** Makes an input take a scanner's keys: GS by Ctrl+], line breaks of pasted codes, Enter to read. */
export function scanInput(input, read) {
    input.setAttribute('data-scan', 'field');
    input.addEventListener('keydown', (event) => {
        const character = characterOf(event);
        if (character !== null && character < ' ') {
            event.preventDefault();
            input.setRangeText(show(character), input.selectionStart, input.selectionEnd, 'end');
        } else if (event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            if (input.value.trim()) {
                read(typed(input));
            }
        }
    });
    input.addEventListener('paste', (event) => {
        event.preventDefault();
        const text = show(unended(event.clipboardData.getData('text')));
        input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
        input.dispatchEvent(new Event('input', { bubbles: true }));
    });
}

/** A scan field inside a page; takes the scans while it or its nearest [data-scan-target] has the focus. */
class AlvScanBox extends AlvElement {
    static properties = { label: {}, hint: {}, busy: { type: Boolean }, photo: { type: Boolean }, found: { state: true }, told: { state: true } };

    constructor() {
        super();
        this.field = uniqueId('scan');
    }

    firstUpdated() {
        const input = this.querySelector('input');
        scanInput(input, (text) => this.take(text));
    }

    connectedCallback() {
        super.connectedCallback();
        boxes.add(this);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        boxes.delete(this);
    }

    /** Whether a scan that was made while this element had the focus is meant for this field. */
    covers(from) {
        return from !== null && (this.contains(from) || this.closest('[data-scan-target]')?.contains(from));
    }

    /** A code from a scanner, typed, or with a report read from a picture. */
    take(text, report = null) {
        const input = this.querySelector('input');
        input.value = show(text);
        this.found = null;
        this.told = null;
        this.emit('alv-scan', { text, report, entry: report ? 'photo' : 'scan' });
        input.select();
    }

    clear() {
        this.querySelector('input').value = '';
        this.found = null;
        this.told = null;
    }

    async #picture(event) {
        const [image] = event.target.files;
        event.target.value = '';
        if (!image) {
            return;
        }
        this.found = null;
        this.told = t('scan.reading');
        try {
            const scans = await readImage(image);
            const understood = scans.filter((scan) => scan.standard);
            this.told = understood.length ? null : t(scans.length ? 'scan.photo-unknown' : 'scan.photo-nothing');
            if (understood.length === 1) {
                this.take(understood[0].text, understood[0]);
            } else {
                this.found = understood;
            }
        } catch (error) {
            this.told = error instanceof ProblemError ? problemWords(error) : t('problem.page');
            if (!(error instanceof ProblemError)) {
                throw error;
            }
        }
    }

    focus() {
        this.querySelector('input')?.focus();
    }

    render() {
        return html`
            <label class="field-label" for=${this.field}>${this.label ?? t('scan.label')}</label>
            <div class="scan-line" ?data-busy=${this.busy}>
                <alv-icon name="upc-scan"></alv-icon>
                <input id=${this.field} type="text" autocomplete="off" spellcheck="false" autocapitalize="off" enterkeyhint="go" aria-describedby="${this.field}-hint">
                <button type="button" @click=${() => {
                    const input = this.querySelector('input');
                    return input.value.trim() ? this.take(typed(input)) : input.focus();
                }}>${t('scan.read')}</button>
                ${this.photo
                    ? html`<label class="button icon" title=${t('scan.photo')}><alv-icon name="camera"></alv-icon><span class="visually-hidden">${t('scan.photo')}</span>
                          <input class="visually-hidden" type="file" accept="image/png,image/jpeg" capture="environment" @change=${this.#picture}></label>`
                    : nothing}
            </div>
            <p class="field-hint" id="${this.field}-hint" role="status">${this.busy ? t('scan.reading') : (this.told ?? this.hint ?? nothing)}</p>
            ${this.found?.length
                ? html`<fieldset class="choices">
                      <legend>${t('scan.photo-several')}</legend>
                      ${this.found.map((scan) => html`<button type="button" @click=${() => this.take(scan.text, scan)}>${recognised(scan).slice(0, 4).map((row) => html`<span><span class="muted">${codedWords('field', row.name, row.name)}</span> <span class="code">${row.value}</span></span>`)}</button>`)}
                  </fieldset>`
                : nothing}
        `;
    }
}

const boxes = new Set();

/** The page's own scan field for a scan made while this element had the focus; null when there is none. */
export function boxFor(from) {
    return [...boxes].find((box) => box.covers(from)) ?? null;
}

customElements.define('alv-scan-result', AlvScanResult);
customElements.define('alv-scan-box', AlvScanBox);
