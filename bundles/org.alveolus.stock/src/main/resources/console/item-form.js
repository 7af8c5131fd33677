import { AlvElement, html, nothing } from 'alveolus';
import { deviceFields, fillDevice } from 'alveolus/device.js';
import 'alveolus/form.js';
import { readScan } from 'alveolus/scan.js';
import { t } from './texts.js';

/** Puts boxes into stock, or edits what is known of one: scan, complete what the code does not carry, save, scan the next. */

const KEPT = ['issuer', 'udiDi', 'rawScan', 'entry'];

class ItemForm extends AlvElement {
    static properties = {
        item: { attribute: false },
        storages: { attribute: false },
        save: { attribute: false },
        draft: {},
        report: { state: true },
        fault: { state: true },
        busy: { state: true },
    };

    get form() {
        return this.querySelector('alv-form');
    }

    firstUpdated() {
        this.form.value = this.item ?? { storage: this.storages[0]?.id ?? null, count: 1 };
    }

    /** Reads a box into the fields; whatever stood there of the box before goes. */
    async scanned(text) {
        this.busy = true;
        this.fault = null;
        try {
            await this.show(await readScan(text));
        } catch (error) {
            this.report = null;
            this.fault = { error, text };
        } finally {
            this.busy = false;
        }
    }

    async #box({ text, report }) {
        await (report ? this.show({ ...report, photo: true }) : this.scanned(text));
    }

    async show(report) {
        this.report = report;
        const kept = this.form.values();
        this.form.reset();
        this.form.set('storage', kept.storage ?? this.storages[0]?.id ?? null);
        this.form.set('count', this.item ? null : 1);
        const beside = fillDevice(this.form, '', report);
        KEPT.forEach((name) => this.form.set(name, beside[name] ?? null));
        await this.updateComplete;
        const open = this.form.fields.find((field) => !field.hidden && field.required && field.empty);
        (open ?? this.querySelector('alv-form-line .primary'))?.focus();
    }

    /** Free for the next box, which goes to the same place. */
    #next() {
        if (this.item) {
            return;
        }
        this.report = null;
        this.fault = null;
        this.form.value = { storage: this.saved.storage, count: 1 };
        this.form.reset();
        const box = this.querySelector('alv-scan-box');
        box?.clear();
        box?.focus();
    }

    async #save(values, how) {
        await this.save({ entry: 'typed', ...values }, how);
        this.saved = values;
    }

    render() {
        return html`
            <div class="stack" data-scan-target>
                ${this.item
                    ? nothing
                    : html`<div class="card stack">
                          <alv-scan-box label=${t('form.scan')} hint=${t('form.scan-hint')} photo ?busy=${this.busy} @alv-scan=${(event) => this.#box(event.detail)}></alv-scan-box>
                          ${this.fault ? html`<alv-scan-result .error=${this.fault.error} text=${this.fault.text}></alv-scan-result>` : nothing}
                          ${this.report ? html`<alv-scan-result .report=${this.report} @alv-choose=${(event) => this.show(event.detail.report)}></alv-scan-result>` : nothing}
                      </div>`}
                <alv-form class="card" name=${this.draft} .save=${(values, how) => this.#save(values, how)} .texts=${t} @alv-saved=${() => this.#next()} action-label=${this.item ? t('form.save') : t('form.add')}>
                    ${KEPT.map((name) => html`<alv-field hidden name=${name}></alv-field>`)}
                    <div class="grid2">
                        <alv-field name="storage" label=${t('column.storage')} type="select" required .options=${this.storages.map((each) => ({ value: each.id, label: [each.title, each.department].filter(Boolean).join(' · ') }))}></alv-field>
                        ${this.item ? nothing : html`<alv-field name="count" label=${t('form.count')} type="number" required min="1" max="200"></alv-field>`}
                    </div>
                    ${deviceFields('', { kind: true })}
                </alv-form>
            </div>
        `;
    }
}

customElements.define('stock-item-form', ItemForm);
