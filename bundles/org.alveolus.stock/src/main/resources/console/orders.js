import { AlvElement, api, format, html, nothing, session, showProblem, sound, toast } from 'alveolus';
import { deviceFields, deviceOf, deviceSize, fillDevice } from 'alveolus/device.js';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { readScan } from 'alveolus/scan.js';
import { documentHistory } from './returns.js';
import './style.js';
import { t } from './texts.js';

const STATES = ['draft', 'sent', 'partly-received', 'received', 'cancelled'];
const KINDS = { draft: ['info', 'pencil'], sent: ['warn', 'truck'], 'partly-received': ['warn', 'box-seam'], received: ['ok', 'check-circle'], cancelled: ['info', 'slash-circle'] };
const DELIVERIES = { 'by-hand': ['info', 'envelope'], pending: ['info', 'hourglass-split'], accepted: ['ok', 'check-circle'], refused: ['error', 'x-octagon'], failed: ['error', 'exclamation-triangle'] };
const PENDING = 1500;

const status = (kinds, key, state) => html`<alv-status kind=${kinds[state][0]} icon=${kinds[state][1]}>${t(`order.${key}.${state}`)}</alv-status>`;

/** What to order, the shelf by sizes, and the orders. */
class StockOrders extends AlvElement {
    static properties = {
        page: { attribute: false },
        storages: { attribute: false },
        part: { attribute: false },
        orderId: { attribute: false },
        levels: { state: true },
        families: { state: true },
        order: { state: true },
        supplier: { state: true },
        cancelling: { state: true },
        receiving: { state: true },
        editing: { state: true },
        busy: { state: true },
    };

    willUpdate(changed) {
        if (changed.has('part') || changed.has('orderId')) {
            this.order = null;
            this.receiving = null;
            this.load();
        }
    }

    async load() {
        try {
            if (this.orderId) {
                const order = await api.get(`/api/stock/orders/${this.orderId}`, { everywhere: true });
                this.supplier = await api.get(`/api/catalogue/suppliers/${order.supplier}`, { everywhere: true });
                this.#show(order);
            } else if (this.part !== 'orders') {
                const [levels, families] = await Promise.all([api.get('/api/stock/levels'), api.get('/api/stock/levels/shelf')]);
                this.levels = levels.items;
                this.families = families.items;
            }
        } catch (error) {
            showProblem(error);
        }
    }

    /** While the supplier's connector is asked, the order is read again. */
    #show(order) {
        this.order = order;
        clearTimeout(this.timer);
        if (order.delivery === 'pending') {
            this.timer = setTimeout(() => this.isConnected && this.load(), PENDING);
        }
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this.timer);
    }

    get #path() {
        return `/api/stock/orders/${this.order.id}`;
    }

    get open() {
        return (this.order?.state === 'sent' || this.order?.state === 'partly-received') && session.may('stock', 'edit');
    }

    // ---- what to order -----------------------------------------------------------------------------------------------------------

    async #make(event, supplier, levels) {
        event.preventDefault();
        const lines = levels
            .map((level) => ({ level: level.id, quantity: Number(event.target.querySelector(`[name="${level.id}"]`).value) }))
            .filter((line) => line.quantity > 0);
        try {
            const made = await api.post('/api/stock/orders', { supplier, lines });
            toast(t('order.made', { number: made.number }), { kind: 'ok' });
            this.page.go(`orders/${made.id}`);
        } catch (error) {
            showProblem(error);
        }
    }

    async #change(values, { key }) {
        await api.put(`/api/stock/levels/${this.editing.id}`, values, { key, etag: this.editing.etag, everywhere: true });
        this.editing = null;
        await this.load();
        toast(t('saved'), { kind: 'ok' });
    }

    async #remove() {
        const level = this.editing;
        try {
            await api.delete(`/api/stock/levels/${level.id}`, { everywhere: true });
            this.editing = null;
            await this.load();
            toast(t('level.removed', { name: level.product.name }), { kind: 'ok' });
        } catch (error) {
            showProblem(error);
        }
    }

    render() {
        if (this.orderId) {
            return this.order ? this.#document() : html`<alv-progress></alv-progress>`;
        }
        const tab = (path, label, here) => html`<a href=${this.page.address(path)} aria-current=${here ? 'page' : nothing}>${label}</a>`;
        return html`
            <nav class="tabs" aria-label=${t('tab.orders')}>${tab('orders', t('order.list'), this.part === 'orders')}${tab('orders/suggestions', t('order.suggestions'), this.part === 'suggestions')}${tab('orders/shelf', t('order.shelf'), this.part === 'shelf')}</nav>
            ${this.part === 'orders' ? this.#list() : !this.levels ? html`<alv-progress></alv-progress>` : this.part === 'shelf' ? this.#shelf() : this.#suggestions()}
        `;
    }

    #suggestions() {
        if (this.levels.length === 0) {
            return html`<alv-empty icon="cart" heading=${t('level.empty')}>${t('level.empty-text')}</alv-empty>`;
        }
        const groups = Map.groupBy ? Map.groupBy(this.levels, (level) => level.supplier) : this.levels.reduce((map, level) => map.set(level.supplier, [...(map.get(level.supplier) ?? []), level]), new Map());
        const mayEdit = session.may('stock', 'edit');
        return html`
            ${[...groups].map(
                ([supplier, levels]) => html`<form class="card stack" @submit=${(event) => this.#make(event, supplier, levels)}>
                    <h2>${levels[0].supplierName}</h2>
                    <div class="document-table" tabindex="0" role="region" aria-label=${levels[0].supplierName}>
                        <table class="list">
                            <thead>
                                <tr><th scope="col">${t('column.product')}</th><th scope="col">${t('column.code')}</th><th scope="col">${t('column.size')}</th><th scope="col">${t('level.on-shelf')}</th><th scope="col">${t('level.on-order')}</th><th scope="col">${t('level.minimum')}</th><th scope="col">${t('level.target')}</th><th scope="col">${t('level.order')}</th></tr>
                            </thead>
                            <tbody>
                                ${levels.map(
                                    (level) => html`<tr>
                                        <td>${mayEdit ? html`<button type="button" class="quiet" @click=${() => (this.editing = level)}>${level.product.name}</button>` : level.product.name}</td>
                                        <td class="code">${level.product.productCode ?? ''}</td>
                                        <td>${deviceSize(level.product)}</td>
                                        <td>${level.suggested > 0 ? html`<alv-status kind="warn" icon="exclamation-triangle">${t('level.low', { n: level.onShelf })}</alv-status>` : format.number(level.onShelf)}</td>
                                        <td>${format.number(level.onOrder)}</td>
                                        <td>${format.number(level.minimum)}</td>
                                        <td>${format.number(level.target)}</td>
                                        <td><input type="number" name=${level.id} min="0" max="10000" .value=${String(level.suggested)} ?disabled=${!mayEdit} aria-label=${t('level.order-of', { name: `${level.product.name} ${deviceSize(level.product)}` })} /></td>
                                    </tr>`,
                                )}
                            </tbody>
                        </table>
                    </div>
                    ${mayEdit ? html`<div class="row"><button type="submit" class=${levels.some((level) => level.suggested > 0) ? 'primary' : ''}>${t('order.make')}</button></div>` : nothing}
                </form>`,
            )}
            ${this.editing
                ? html`<alv-dialog heading=${t('level.of', { name: this.editing.product.name })} open @alv-close=${() => (this.editing = null)}>
                      ${levelForm((values, how) => this.#change(values, how), { minimum: this.editing.minimum, target: this.editing.target })}
                      <div class="row"><button type="button" class="danger" @click=${() => this.#remove()}>${t('level.remove')}</button></div>
                  </alv-dialog>`
                : nothing}
        `;
    }

    // ---- the shelf by sizes --------------------------------------------------------------------------------------------------------

    #shelf() {
        if (this.families.length === 0) {
            return html`<alv-empty icon="grid-3x3" heading=${t('shelf.empty')}>${t('shelf.empty-text')}</alv-empty>`;
        }
        const sizes = (family, name) => [...new Set(family.cells.map((cell) => cell[name] ?? null))];
        const words = (size) => (size === null ? t('shelf.no-size') : format.length(size));
        return html`
            <p class="muted">${t('shelf.text')}</p>
            ${this.families.map((family) => {
                const lengths = sizes(family, 'length').sort((one, other) => (one ?? Infinity) - (other ?? Infinity));
                const cell = (diameter, length) => family.cells.find((each) => (each.diameter ?? null) === diameter && (each.length ?? null) === length);
                return html`<section class="card stack">
                    <h2>${family.name} <span class="muted">${family.supplierName ?? ''}</span></h2>
                    <div class="document-table" tabindex="0" role="region" aria-label=${family.name}>
                        <table class="list">
                            <thead><tr><th scope="col">${t('shelf.diameter')}</th>${lengths.map((length) => html`<th scope="col">${words(length)}</th>`)}</tr></thead>
                            <tbody>
                                ${sizes(family, 'diameter').map(
                                    (diameter) => html`<tr>
                                        <th scope="row">${words(diameter)}</th>
                                        ${lengths.map((length) => {
                                            const here = cell(diameter, length);
                                            return html`<td>${here ? (here.low ? html`<alv-status kind="warn" icon="exclamation-triangle">${t('shelf.low', { n: here.count, minimum: here.minimum })}</alv-status>` : format.number(here.count)) : nothing}</td>`;
                                        })}
                                    </tr>`,
                                )}
                            </tbody>
                        </table>
                    </div>
                </section>`;
            })}
        `;
    }

    // ---- orders ----------------------------------------------------------------------------------------------------------------------

    #list() {
        const columns = () => [
            { id: 'number', label: t('return.number'), width: '110px', cell: (order) => order.number, narrow: 'title' },
            { id: 'state', label: t('column.state'), width: '190px', cell: (order) => status(KINDS, 'state', order.state), text: (order) => t(`order.state.${order.state}`), narrow: 'end' },
            { id: 'supplier', label: t('column.supplier'), cell: (order) => order.supplierName, narrow: 'sub' },
            { id: 'reference', label: t('order.reference'), width: '18%', cell: (order) => order.reference ?? '' },
            { id: 'createdAt', label: t('return.made-at'), width: '160px', cell: (order) => format.dateTime(order.createdAt) },
        ];
        return html`<alv-list name="stock-orders" label=${t('tab.orders')} .columns=${columns} .key=${(order) => order.id} .exportName=${'orders'}
            .filters=${() => [{ id: 'state', label: t('column.state'), type: 'select', main: true, options: STATES.map((value) => ({ value, label: t(`order.state.${value}`) })) }]}
            .source=${({ cursor, limit, filters, signal }) => api.get('/api/stock/orders', { query: { ...filters, cursor, limit }, signal })}
            .href=${(order) => this.page.address(`orders/${order.id}`)}
            .empty=${{ icon: 'cart', title: t('order.empty'), text: t('order.empty-text'), action: t('order.suggestions'), href: this.page.address('orders/suggestions') }}></alv-list>`;
    }

    async #send() {
        try {
            this.#show(await api.put(`${this.#path}/state`, { state: 'sent' }, { etag: this.order.etag, everywhere: true }));
            toast(t('order.became', { number: this.order.number, state: t('order.state.sent') }), { kind: 'ok' });
        } catch (error) {
            showProblem(error);
        }
    }

    async #cancel({ note }, { key }) {
        this.#show(await api.put(`${this.#path}/state`, { state: 'cancelled', note }, { key, etag: this.order.etag, everywhere: true }));
        this.cancelling = false;
    }

    async #again() {
        try {
            this.#show(await api.post(`${this.#path}/delivery`, undefined, { everywhere: true }));
        } catch (error) {
            showProblem(error);
        }
    }

    /** A box that came: its fields are filled in from the order, and saved with one more key. */
    async scanned(text, report = null) {
        this.busy = true;
        try {
            const read = report ?? (await readScan(text));
            const { values } = deviceOf(read);
            const { udiDi } = read.fields;
            const line = this.order.lines.find(({ product }) => (udiDi && product.udiDi === udiDi) || (values.productCode && product.productCode === values.productCode));
            if (!line) {
                sound('error');
                toast(t('problem.not-ordered'), { kind: 'error' });
                return;
            }
            this.receiving = line;
            await this.updateComplete;
            const form = this.querySelector('alv-form[name="receipt"]');
            const storage = form.values().storage ?? this.storages[0]?.id ?? null;
            form.reset();
            const { product } = line;
            Object.entries({ storage, count: 1, kind: product.kind, name: product.name, productCode: product.productCode ?? null, type: product.type ?? null, diameter: product.diameter ?? null, length: product.length ?? null, supplierName: this.supplier.name }).forEach(([name, value]) => form.set(name, value));
            const kept = fillDevice(form, '', read);
            ['issuer', 'udiDi', 'rawScan', 'entry'].forEach((name) => form.set(name, kept[name] ?? null));
            form.set('supplierName', this.supplier.name);
            await form.updateComplete;
            this.querySelector('alv-form[name="receipt"] alv-form-line .primary')?.focus();
        } catch (error) {
            sound('error');
            showProblem(error);
        } finally {
            this.busy = false;
        }
    }

    async #receive(values, { key }) {
        const receipt = await api.post(`${this.#path}/receipts`, { entry: 'typed', ...values }, { key, everywhere: true });
        this.#show(receipt.order);
        this.receiving = null;
        sound('ok');
        toast(t('added', { n: receipt.items.length, name: receipt.items[0].device.name }), { kind: 'ok' });
        await this.updateComplete;
        this.querySelector('alv-scan-box')?.focus();
    }

    #document() {
        const { order, supplier } = this;
        const mayEdit = session.may('stock', 'edit');
        const place = session.locations.find((each) => each.id === order.practiceLocation);
        return html`
            <article class="stack">
                <p class="no-print"><a href=${this.page.address('orders')}>${t('order.all')}</a></p>
                <h2>${t('order.title', { number: order.number })} <span class="no-print">${status(KINDS, 'state', order.state)} ${order.state === 'draft' ? nothing : status(DELIVERIES, 'delivery', order.delivery)}</span></h2>
                <div class="grid2">
                    <dl class="facts">
                        <dt>${t('return.from')}</dt>
                        <dd>${session.institution.name}${place ? html`<br />${place.name}` : nothing}</dd>
                        <dt>${t('return.made-at')}</dt>
                        <dd>${format.dateTime(order.createdAt)}</dd>
                        ${order.reference ? html`<dt>${t('order.reference')}</dt><dd>${order.reference}</dd>` : nothing}
                    </dl>
                    <dl class="facts">
                        <dt>${t('return.addressee')}</dt>
                        <dd class="lines">${[order.supplierName, supplier.address].filter(Boolean).join('\n')}</dd>
                        ${supplier.contact ? html`<dt>${t('return.contact')}</dt><dd class="lines">${supplier.contact}</dd>` : nothing}
                        ${supplier.orderMail ? html`<dt>${t('return.mail')}</dt><dd><a href="mailto:${supplier.orderMail}">${supplier.orderMail}</a></dd>` : nothing}
                    </dl>
                </div>
                <div class="document-table" tabindex="0" role="region" aria-label=${t('order.lines')}>
                    <table class="list">
                        <thead><tr><th scope="col">${t('column.product')}</th><th scope="col">${t('column.code')}</th><th scope="col">${t('column.size')}</th><th scope="col">${t('order.quantity')}</th><th scope="col" class="no-print">${t('order.received')}</th></tr></thead>
                        <tbody>
                            ${order.lines.map(({ product, quantity, received }) => html`<tr><td>${product.name}</td><td class="code">${product.productCode ?? product.udiDi ?? ''}</td><td>${deviceSize(product)}</td><td>${format.number(quantity)}</td><td class="no-print">${format.number(received)}</td></tr>`)}
                        </tbody>
                    </table>
                </div>
                ${this.open
                    ? html`<div class="card stack no-print" data-scan-target>
                          <alv-scan-box ?hidden=${this.receiving} label=${t('order.receive')} hint=${t('order.receive-hint')} photo ?busy=${this.busy} @alv-scan=${({ detail }) => this.scanned(detail.text, detail.report)}></alv-scan-box>
                          <div ?hidden=${!this.receiving}>${this.#receipt()}</div>
                      </div>`
                    : nothing}
                <div class="row no-print">
                    ${mayEdit && order.state === 'draft' ? html`<button type="button" class="primary" @click=${() => this.#send()}>${t('order.send')}</button>` : nothing}
                    ${this.open && order.delivery !== 'accepted' && order.delivery !== 'by-hand' ? html`<button type="button" @click=${() => this.#again()}>${t('order.again')}</button>` : nothing}
                    ${mayEdit && (order.state === 'draft' || this.open) ? html`<button type="button" @click=${() => (this.cancelling = true)}>${t('order.cancel')}</button>` : nothing}
                    <button type="button" @click=${() => print()}><alv-icon name="printer"></alv-icon> ${t('print')}</button>
                </div>
                <div class="no-print">${documentHistory(order.events, (what) => t(`order.event.${what}`))}</div>
            </article>
            ${this.cancelling
                ? html`<alv-dialog heading=${t('order.cancel')} open @alv-close=${() => (this.cancelling = false)}>
                      <p>${t('order.cancel-text')}</p>
                      <alv-form no-discard .save=${(values, how) => this.#cancel(values, how)} .texts=${t} action-label=${t('order.cancel')}><alv-field name="note" label=${t('return.note')} maxlength="1000"></alv-field></alv-form>
                  </alv-dialog>`
                : nothing}
        `;
    }

    #receipt() {
        return html`<alv-form name="receipt" no-discard .save=${(values, how) => this.#receive(values, how)} .texts=${t} action-label=${t('form.add')}>
            ${['issuer', 'udiDi', 'rawScan', 'entry'].map((name) => html`<alv-field hidden name=${name}></alv-field>`)}
            <div class="grid2">
                <alv-field name="storage" label=${t('column.storage')} type="select" required .options=${(this.storages ?? []).map((each) => ({ value: each.id, label: each.title }))}></alv-field>
                <alv-field name="count" label=${t('form.count')} type="number" required min="1" max="200"></alv-field>
            </div>
            ${deviceFields('', { kind: true })}
        </alv-form>`;
    }
}

/** Minimum and target of a product. */
export function levelForm(save, value) {
    return html`
        <alv-form no-discard .value=${value} .save=${save} .texts=${t} action-label=${t('form.save')}>
            <alv-field name="minimum" label=${t('level.minimum')} hint=${t('level.minimum-hint')} type="number" required min="1" max="10000"></alv-field>
            <alv-field name="target" label=${t('level.target')} hint=${t('level.target-hint')} type="number" required min="1" max="10000"></alv-field>
        </alv-form>
    `;
}

customElements.define('stock-orders', StockOrders);
