import { AlvElement, api, format, html, nothing, session, showProblem, toast } from 'alveolus';
import { deviceSize } from 'alveolus/device.js';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { returnForm } from './expiry.js';
import './style.js';
import { t } from './texts.js';

const STATES = ['draft', 'sent', 'credited', 'refused', 'closed', 'cancelled'];
const KINDS = { draft: ['info', 'pencil'], sent: ['warn', 'truck'], credited: ['ok', 'check-circle'], refused: ['error', 'x-octagon'], closed: ['ok', 'check-circle'], cancelled: ['info', 'slash-circle'] };

const status = (state) => html`<alv-status kind=${KINDS[state][0]} icon=${KINDS[state][1]}>${t(`return.state.${state}`)}</alv-status>`;

/** What happened to a document: the same for returns and orders. */
export function documentHistory(events, words) {
    return html`
        <h3>${t('history')}</h3>
        <ol class="timeline">
            ${events.map((event) => html`<li><strong>${words(event.what)}</strong>${event.note ? html` ${event.note}` : nothing}<div class="muted">${format.dateTime(event.at)} · ${event.account ? event.accountName : t('movement.system')}</div></li>`)}
        </ol>
    `;
}

/** The returns to suppliers, and one of them as a document that is printed. */
class StockReturns extends AlvElement {
    static properties = { page: { attribute: false }, documentId: { attribute: false }, document: { state: true }, supplier: { state: true }, step: { state: true }, editing: { state: true } };

    willUpdate(changed) {
        if (changed.has('documentId')) {
            this.document = null;
            if (this.documentId) {
                this.load();
            }
        }
    }

    async load() {
        try {
            const document = await api.get(`/api/stock/returns/${this.documentId}`, { everywhere: true });
            this.supplier = await api.get(`/api/catalogue/suppliers/${document.supplier}`, { everywhere: true });
            this.document = document;
        } catch (error) {
            showProblem(error);
        }
    }

    get #path() {
        return `/api/stock/returns/${this.document.id}`;
    }

    async #go({ note }, { key }) {
        const state = this.step;
        this.document = await api.put(`${this.#path}/state`, { state, note }, { key, etag: api.etag(this.document), everywhere: true });
        this.step = null;
        toast(t('return.became', { number: this.document.number, state: t(`return.state.${state}`) }), { kind: 'ok' });
    }

    async #describe(values, { key }) {
        this.document = await api.put(this.#path, values, { key, etag: api.etag(this.document), everywhere: true });
        this.editing = false;
        toast(t('saved'), { kind: 'ok' });
    }

    async #takeOut(item) {
        try {
            this.document = await api.delete(`${this.#path}/items/${item.id}`, { everywhere: true });
            toast(t('return.taken-out', { name: item.device.name }), {
                kind: 'ok',
                undo: async () => {
                    this.document = await api.post(`${this.#path}/items`, { items: [item.id] }, { everywhere: true });
                },
            });
        } catch (error) {
            showProblem(error);
        }
    }

    render() {
        return this.documentId ? (this.document ? this.#document() : html`<alv-progress></alv-progress>`) : this.#list();
    }

    #list() {
        const columns = () => [
            { id: 'number', label: t('return.number'), width: '110px', cell: (each) => each.number, narrow: 'title' },
            { id: 'state', label: t('column.state'), width: '170px', cell: (each) => status(each.state), text: (each) => t(`return.state.${each.state}`), narrow: 'end' },
            { id: 'supplier', label: t('column.supplier'), cell: (each) => each.supplierName, narrow: 'sub' },
            { id: 'reason', label: t('return.reason'), width: '20%', cell: (each) => t(`return.reason.${each.reason}`) },
            { id: 'createdAt', label: t('return.made-at'), width: '160px', cell: (each) => format.dateTime(each.createdAt) },
        ];
        return html`<alv-list name="stock-returns" label=${t('tab.returns')} .columns=${columns} .key=${(each) => each.id} .exportName=${'returns'}
            .filters=${() => [{ id: 'state', label: t('column.state'), type: 'select', main: true, options: STATES.map((value) => ({ value, label: t(`return.state.${value}`) })) }]}
            .source=${({ cursor, limit, filters, signal }) => api.get('/api/stock/returns', { query: { ...filters, cursor, limit }, signal })}
            .href=${(each) => this.page.address(`returns/${each.id}`)}
            .empty=${{ icon: 'truck', title: t('return.empty'), text: t('return.empty-text'), action: t('tab.expiry'), href: this.page.address('expiry') }}></alv-list>`;
    }

    #document() {
        const { document, supplier } = this;
        const mayEdit = session.may('stock', 'edit');
        const draft = document.state === 'draft';
        const place = session.locations.find((each) => each.id === document.practiceLocation);
        return html`
            <article class="stack print-document">
                <p class="no-print"><a href=${this.page.address('returns')}>${t('return.all')}</a></p>
                <h2>${t('return.title', { number: document.number })} <span class="no-print">${status(document.state)}</span></h2>
                <div class="grid2">
                    <dl class="facts">
                        <dt>${t('return.from')}</dt>
                        <dd>${session.institution.name}${place ? html`<br />${place.name}` : nothing}</dd>
                        <dt>${t('return.made-at')}</dt>
                        <dd>${format.dateTime(document.createdAt)}</dd>
                        <dt>${t('return.reason')}</dt>
                        <dd>${t(`return.reason.${document.reason}`)}</dd>
                        ${document.note ? html`<dt>${t('return.note')}</dt><dd class="lines">${document.note}</dd>` : nothing}
                    </dl>
                    <dl class="facts">
                        <dt>${t('return.addressee')}</dt>
                        <dd class="lines">${[document.supplierName, supplier.address].filter(Boolean).join('\n')}</dd>
                        ${supplier.contact ? html`<dt>${t('return.contact')}</dt><dd class="lines">${supplier.contact}</dd>` : nothing}
                        ${supplier.orderMail ? html`<dt>${t('return.mail')}</dt><dd><a href="mailto:${supplier.orderMail}">${supplier.orderMail}</a></dd>` : nothing}
                    </dl>
                </div>
                <div class="document-table" tabindex="0" role="region" aria-label=${t('tab.items')}>
                    <table class="list">
                        <thead>
                            <tr><th scope="col">${t('column.product')}</th><th scope="col">${t('column.code')}</th><th scope="col">${t('column.size')}</th><th scope="col">${t('column.lot')}</th><th scope="col">${t('column.expiry')}</th>${draft && mayEdit ? html`<th class="no-print"><span class="visually-hidden">${t('column.action')}</span></th>` : nothing}</tr>
                        </thead>
                        <tbody>
                            ${document.items.map(
                                (item) => html`<tr>
                                    <td><a href=${this.page.address(`items/${item.id}`)}>${item.device.name}</a>${draft && item.state !== 'reserved' ? html` <alv-status kind="error" icon="exclamation-triangle">${t(`state.${item.state}`)}</alv-status>` : nothing}</td>
                                    <td class="code">${item.device.productCode ?? ''}</td>
                                    <td>${deviceSize(item.device)}</td>
                                    <td class="code">${[item.device.lot, item.device.serial].filter(Boolean).join(' / ')}</td>
                                    <td>${item.device.expiry ? format.coded(item.device.expiry) : ''}</td>
                                    ${draft && mayEdit ? html`<td class="no-print"><button type="button" class="quiet" aria-label=${t('return.take-out-of', { name: item.device.name })} @click=${() => this.#takeOut(item)}>${t('return.take-out')}</button></td>` : nothing}
                                </tr>`,
                            )}
                        </tbody>
                    </table>
                </div>
                <p>${t('return.count', { n: document.items.length })}</p>
                <div class="row no-print">
                    ${mayEdit ? document.next.map((state) => html`<button type="button" class=${state === 'sent' || state === 'credited' ? 'primary' : ''} @click=${() => (this.step = state)}>${t(`return.do.${state}`)}</button>`) : nothing}
                    ${draft && mayEdit ? html`<button type="button" @click=${() => (this.editing = true)}>${t('edit')}</button>` : nothing}
                    <button type="button" @click=${() => print()}><alv-icon name="printer"></alv-icon> ${t('print')}</button>
                </div>
                <div class="no-print">${documentHistory(document.events, (what) => t(`return.state.${what}`))}</div>
            </article>
            ${this.step
                ? html`<alv-dialog heading=${t(`return.do.${this.step}`)} open @alv-close=${() => (this.step = null)}>
                      <p>${t(`return.will.${this.step}`)}</p>
                      <alv-form no-discard .save=${(values, how) => this.#go(values, how)} .texts=${t} action-label=${t(`return.do.${this.step}`)}>
                          <alv-field name="note" label=${t('return.note')} maxlength="1000"></alv-field>
                      </alv-form>
                  </alv-dialog>`
                : nothing}
            ${this.editing
                ? html`<alv-dialog heading=${t('edit')} open @alv-close=${() => (this.editing = false)}>${returnForm((values, how) => this.#describe(values, how), { reason: document.reason, note: document.note ?? null }, t('form.save'))}</alv-dialog>`
                : nothing}
        `;
    }
}

customElements.define('stock-returns', StockReturns);
