import { html, nothing } from 'lit';
import './form.js';
import { format } from './format.js';
import { api } from './http.js';
import { sourceWords } from './scan.js';
import { t } from './texts.js';

/** One device (implant, abutment or biomaterial): its fields, what a scan fills in, and how it is shown. The same on every page. */

export const KINDS = ['implant', 'abutment', 'biomaterial'];

const TEXTS = ['productCode', 'name', 'type', 'lot', 'serial'];
const FROM_CODE = ['serial', 'expiry'];
const FROM_PRODUCT = ['kind', 'supplierName', 'productCode', 'name', 'type', 'diameter', 'length'];

const at = (prefix, name) => (prefix ? `${prefix}/${name}` : name);

async function suppliersLike(text) {
    const page = await api.get('/api/catalogue/suppliers', { query: { q: text, limit: 8 }, everywhere: true });
    return page.items.map((supplier) => ({ value: supplier.id, label: supplier.name }));
}

/**
 * The fields of a device, for a form.
 *
 * @param prefix JSON pointer of the device in the body, without leading slash; empty when the body is the device
 * @param kind whether its kind is chosen too
 * @param required names of the fields that must be filled in
 */
export function deviceFields(prefix, { kind = false, required = ['supplierName', 'name'] } = {}) {
    const needed = (name) => required.includes(name);
    const text = (name) => html`<alv-field name=${at(prefix, name)} label=${t(`field.${name}`)} maxlength="200" ?required=${needed(name)}></alv-field>`;
    return html`
        ${kind
            ? html`<alv-field name=${at(prefix, 'kind')} label=${t('field.kind')} type="choice" required .options=${KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}></alv-field>`
            : nothing}
        <div class="grid2">
            <alv-field name=${at(prefix, 'supplierName')} label=${t('field.supplierName')} type="combo" add maxlength="200" ?required=${needed('supplierName')} .suggest=${suppliersLike}></alv-field>
            ${text('name')} ${text('productCode')} ${text('type')} ${text('lot')} ${text('serial')}
            <alv-field name=${at(prefix, 'diameter')} label=${t('field.diameter')} type="number" unit="mm"></alv-field>
            <alv-field name=${at(prefix, 'length')} label=${t('field.length')} type="number" unit="mm"></alv-field>
            <alv-field name=${at(prefix, 'expiry')} label=${t('field.expiry')} type="coded-date"></alv-field>
        </div>
    `;
}

/** What the pieces of one making share: the lot; of human tissue without one, the number of its donation (ISBT 128). */
export function lotOf(fields) {
    return fields.lot ?? fields.din;
}

/** What a scan says of a device: value and source by field name, and what is kept beside the fields. */
export function deviceOf(report) {
    const values = {};
    const sources = {};
    const take = (name, value, source) => {
        if (value !== undefined && value !== null && value !== '') {
            values[name] = value;
            sources[name] = source;
        }
    };
    FROM_PRODUCT.forEach((name) => take(name, report.product?.[name], report.product?.sources?.[name] ?? 'learned'));
    take('lot', lotOf(report.fields), 'scanned');
    FROM_CODE.forEach((name) => take(name, report.fields[name], 'scanned'));
    take('productCode', report.fields.ref, 'scanned');
    const kept = { entry: report.photo ? 'photo' : 'scan', rawScan: report.text };
    if (report.fields.udiDi) {
        kept.issuer = report.fields.issuer;
        kept.udiDi = report.fields.udiDi;
    }
    return { values, sources, kept };
}

/** Fills the fields of {@link deviceFields} in a form from a scan; answers what the body needs beside them. */
export function fillDevice(form, prefix, report) {
    const { values, sources, kept } = deviceOf(report);
    Object.entries(values).forEach(([name, value]) => form.set(at(prefix, name), value, sources[name]));
    return kept;
}

/** Diameter and length, e.g. '⌀ 4,1 × 10 mm'; empty when neither is known. */
export function deviceSize(device) {
    const sizes = [];
    if (device.diameter !== undefined && device.diameter !== null) {
        sizes.push(`⌀ ${format.number(device.diameter)}`);
    }
    if (device.length !== undefined && device.length !== null) {
        sizes.push(format.number(device.length));
    }
    return sizes.length ? `${sizes.join(' × ')} mm` : '';
}

/** A device in one line of words. */
export function deviceWords(device) {
    return [device.name ?? device.productCode, deviceSize(device), device.lot ? `${t('field.lot')} ${device.lot}` : device.serial].filter(Boolean).join(' · ');
}

/** All that is known of a device, as a list of facts. */
export function deviceFacts(device, sources = {}) {
    const value = {
        kind: device.kind ? t(`kind.${device.kind}`) : null,
        diameter: device.diameter === undefined || device.diameter === null ? null : format.length(device.diameter),
        length: device.length === undefined || device.length === null ? null : format.length(device.length),
        expiry: device.expiry ? format.coded(device.expiry) : null,
    };
    return html`
        <dl class="facts">
            ${['kind', 'supplierName', ...TEXTS, 'diameter', 'length', 'expiry', 'udiDi']
                .map((name) => [name, name in value ? value[name] : device[name]])
                .filter(([, shown]) => shown)
                .map(
                    ([name, shown]) => html`<dt>${t(`field.${name}`)}</dt>
                        <dd><span class=${['lot', 'serial', 'productCode', 'udiDi'].includes(name) ? 'code' : ''}>${shown}</span>
                            ${sources[name] ? html`<span class="source" data-source=${sources[name]}>${sourceWords(sources[name])}</span>` : nothing}</dd>`,
                )}
        </dl>
    `;
}
