import { AlvElement, api, format, html, nothing, session, showProblem } from 'alveolus';
import { deviceFacts, deviceFields, deviceSize, fillDevice, lotOf } from 'alveolus/device.js';
import { readScan } from 'alveolus/scan.js';
import { t } from './texts.js';

/** One device of a treatment: taken from stock, scanned, or typed in. What it holds lies in fields of the form around it, so drafts keep it. */

const KEPT = ['issuer', 'udiDi', 'rawScan', 'entry'];

/**
 * The items that a scan may mean and that may be taken, the first to expire first.
 *
 * @param expired whether expired ones are meant too; the server tells of them only those who may use them
 */
export async function inStock(report, kind = null, expired = null) {
    const { issuer, udiDi, serial } = report.fields;
    const lot = lotOf(report.fields);
    if (!udiDi && !lot && !serial) {
        return [];
    }
    const query = { kind, issuer, udiDi, lot, serial, expired };
    const { items } = await api.get('/api/stock/picking', { query });
    return items.flatMap((group) => group.items);
}

/** The last day of a date that is a day or a month. */
function lastDay(coded) {
    if (coded.length > 7) {
        return coded;
    }
    const [year, month] = coded.split('-').map(Number);
    return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

class DeviceSlot extends AlvElement {
    static properties = {
        name: {},
        kind: {},
        label: {},
        stock: { type: Boolean },
        scanning: { type: Boolean },
        byHand: { state: true },
        item: { state: true },
        report: { state: true },
        fault: { state: true },
        picking: { state: true },
        busy: { state: true },
        gone: { state: true },
        refused: { state: true },
    };

    get form() {
        return this.closest('alv-form');
    }

    get empty() {
        return !this.item && !this.byHand;
    }

    /** The expiry date of what is here, when it has passed. */
    get expired() {
        return this.refused ?? (this.#overrides ? this.item.device.expiry : null);
    }

    /** Whether an expired item is about to be taken; one that was taken in its time needs no reason. */
    get #overrides() {
        return Boolean(this.item?.expired && this.item.state === 'in-stock');
    }

    #field(name) {
        return this.querySelector(`alv-field[name="${this.name}/${name}"]`);
    }

    #set(name, value, source = null) {
        this.form.set(`${this.name}/${name}`, value, source);
    }

    /** Shows what the form's fields hold; after a draft or a recorded treatment was put into them. */
    async show() {
        await this.updateComplete;
        const id = this.#field('stockItem')?.value;
        if (id && this.item?.id !== id) {
            try {
                this.item = await api.get(`/api/stock/items/${id}`);
                this.byHand = false;
            } catch (error) {
                this.clear();
                showProblem(error);
            }
        } else if (!id) {
            this.byHand = this.#field('device/entry')?.value !== null && this.#field('device/entry')?.value !== undefined;
        }
    }

    /** Takes an item out of stock when the treatment is saved; an expired one only when the person may. */
    useItem(item) {
        this.clear();
        if (item.expired && !session.mayDo('use-expired-item')) {
            this.refused = item.device.expiry;
            return;
        }
        this.item = item;
        this.#set('stockItem', item.id);
        this.emit('slot-filled');
    }

    /** A device by its fields; those of a scan are filled in. */
    async useHand(report = null) {
        this.clear();
        this.byHand = true;
        this.report = report;
        await this.updateComplete;
        const kept = report ? fillDevice(this.form, `${this.name}/device`, report) : { entry: 'typed' };
        KEPT.forEach((name) => this.#set(`device/${name}`, kept[name] ?? null));
        if (report) {
            this.emit('slot-filled');
        } else {
            this.querySelector('alv-field:not([hidden])')?.focus();
        }
    }

    /** What was scanned: the item in stock, or the device by its fields. */
    async useScan(report) {
        let items = this.stock ? await inStock(report, this.kind) : [];
        if (this.stock && items.length === 0) {
            items = await inStock(report, this.kind, true);
        }
        if (items.length) {
            this.useItem(items[0]);
        } else {
            await this.useHand(report);
            this.refused = report.fields.expiry && format.daysUntil(lastDay(report.fields.expiry)) < 0 ? report.fields.expiry : null;
        }
    }

    /** Somebody else used the item meanwhile: its data stays, as a device by hand. */
    async lost() {
        const device = this.item?.device;
        if (device) {
            await this.useHand();
            Object.entries(device).forEach(([name, value]) => this.#set(`device/${name}`, value));
            this.gone = true;
        }
    }

    clear() {
        this.gone = false;
        this.refused = null;
        this.item = null;
        this.byHand = false;
        this.report = null;
        this.fault = null;
        for (const field of this.querySelectorAll('alv-field')) {
            this.form.set(field.name, null);
        }
    }

    async #scan({ text, report }) {
        this.busy = true;
        this.fault = null;
        try {
            await this.useScan(report ? { ...report, photo: true } : await readScan(text));
        } catch (error) {
            this.fault = { error, text };
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`
            <fieldset class="card stack" data-scan-target>
                <legend class="field-label">${this.label}</legend>
                ${['stockItem', ...KEPT.map((name) => `device/${name}`)].map((name) => html`<alv-field hidden name="${this.name}/${name}"></alv-field>`)}
                ${this.expired ? this.#warning() : nothing}
                <alv-field ?hidden=${!this.#overrides} ?required=${this.#overrides} name="${this.name}/expiredReason" label=${t('slot.expired-reason')} hint=${t('slot.expired-hint')} maxlength="200"></alv-field>
                ${this.item ? this.#taken() : nothing}
                ${this.byHand ? this.#typed() : nothing}
                ${this.empty ? this.#choose() : nothing}
            </fieldset>
            ${this.picking ? this.#picker() : nothing}
        `;
    }

    #warning() {
        const words = this.item ? 'slot.expired-taken' : session.mayDo('use-expired-item') ? 'slot.refused-gone' : 'slot.refused-text';
        return html`<div class="notice" data-kind="error" role="alert">
            <alv-icon name="x-octagon"></alv-icon>
            <div class="notice-words"><strong>${t('slot.refused', { date: format.coded(this.expired) })}</strong> ${t(words)}</div>
        </div>`;
    }

    #choose() {
        return html`
            ${this.scanning
                ? html`<alv-scan-box label=${t('slot.scan')} photo ?busy=${this.busy} @alv-scan=${(event) => this.#scan(event.detail)}></alv-scan-box>`
                : nothing}
            ${this.fault ? html`<alv-scan-result .error=${this.fault.error} text=${this.fault.text}></alv-scan-result>` : nothing}
            <div class="row">
                ${this.stock ? html`<button type="button" @click=${() => (this.picking = true)}><alv-icon name="box-seam"></alv-icon> ${t('slot.from-stock')}</button>` : nothing}
                <button type="button" class="quiet" @click=${() => this.useHand()}>${t('slot.by-hand')}</button>
            </div>
        `;
    }

    #taken() {
        return html`
            <p class="row">
                <alv-status kind="ok" icon="box-seam">${t('slot.taken')}</alv-status> <span class="muted">${this.item.storageTitle}</span>
            </p>
            ${deviceFacts(this.item.device)}
            ${this.#again()}
        `;
    }

    #typed() {
        return html`
            ${this.report
                ? html`<alv-scan-result .report=${this.report} @alv-choose=${(event) => this.useHand(event.detail.report)}></alv-scan-result>
                      ${this.stock && !this.refused ? html`<p class="muted">${t('slot.not-in-stock')}</p>` : nothing}`
                : nothing}
            ${this.gone ? html`<p class="notice" data-kind="warn"><alv-icon name="exclamation-triangle"></alv-icon><span class="notice-words">${t('slot.lost')}</span></p>` : nothing}
            ${deviceFields(`${this.name}/device`)}
            ${this.#again()}
        `;
    }

    #again() {
        return html`<div class="row"><button type="button" class="quiet" @click=${() => this.clear()}>${t('slot.other')}</button></div>`;
    }

    #picker() {
        const columns = () => [
            { id: 'name', label: t('column.product'), cell: (item) => item.device.name ?? item.device.productCode ?? '', narrow: 'title' },
            { id: 'code', label: t('column.code'), cell: (item) => html`<span class="code">${item.device.productCode ?? ''}</span>`, text: (item) => item.device.productCode ?? '' },
            { id: 'size', label: t('column.size'), cell: (item) => deviceSize(item.device), narrow: 'sub' },
            { id: 'lot', label: t('column.lot'), cell: (item) => html`<span class="code">${item.device.lot ?? ''}</span>`, text: (item) => item.device.lot ?? '', narrow: 'sub' },
            { id: 'expiry', label: t('column.expiry'), cell: (item) => (item.device.expiry ? format.coded(item.device.expiry) : ''), narrow: 'end' },
        ];
        const source = async ({ cursor, limit, filters, signal }) => {
            const page = await api.get('/api/stock/picking', { query: { ...filters, kind: this.kind, cursor, limit }, signal });
            return { items: page.items.flatMap((group) => group.items), next: page.next };
        };
        return html`
            <alv-dialog heading=${t('slot.pick', { kind: this.label })} open @alv-close=${() => (this.picking = false)}>
                <alv-list label=${t('slot.from-stock')} local .columns=${columns} .source=${source} .key=${(item) => item.id}
                    .filters=${() => [{ id: 'q', label: t('slot.search'), type: 'text', main: true }]}
                    .rowActions=${(item) => html`<button type="button" @click=${() => {
                        this.picking = false;
                        this.useItem(item);
                    }}>${t('slot.take')}</button>`}
                    .empty=${{ icon: 'box-seam', title: t('slot.nothing'), text: t('slot.nothing-text') }}></alv-list>
            </alv-dialog>
        `;
    }
}

customElements.define('registry-device', DeviceSlot);
