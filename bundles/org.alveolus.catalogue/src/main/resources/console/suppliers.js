import { AlvPage, api, html, nothing, session, showProblem, styleMap, toast } from 'alveolus';
import 'alveolus/dialog.js';
import 'alveolus/drawer.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { t } from './texts.js';

const BASE = '/api/catalogue/suppliers';

/** The suppliers of the institution: whom to ask, until when they take something back, and which of them are the same. */
class SuppliersPage extends AlvPage {
    static properties = { supplier: { state: true }, selection: { state: true }, merging: { state: true } };

    constructor() {
        super();
        this.selection = new Set();
        this.known = new Map();
    }

    async routed() {
        const id = this.path && this.path !== 'new' ? this.path : null;
        this.supplier = id ? await api.get(`${BASE}/${id}`, { everywhere: true }) : null;
        if (this.supplier && this.supplier.id !== id) {
            this.go(this.supplier.id, { replace: true });
        }
    }

    get #mayEdit() {
        return session.may('stock', 'edit') || session.may('registry', 'edit');
    }

    get #list() {
        return this.querySelector('alv-list');
    }

    async #source({ cursor, limit, filters, signal }) {
        const page = await api.get(BASE, { query: { ...filters, cursor, limit }, signal, everywhere: true });
        page.items.forEach((supplier) => this.known.set(supplier.id, supplier));
        return page;
    }

    async #save(values, { key }) {
        const { takesBack, returns, ...facts } = values;
        const body = { ...facts, returns: takesBack === 'unknown' ? null : takesBack === 'no' ? { accepted: false } : { accepted: true, months: returns?.months ?? 0, days: returns?.days ?? 0 } };
        if (this.supplier) {
            await api.put(`${BASE}/${this.supplier.id}`, body, { key, etag: api.etag(this.supplier), everywhere: true });
            toast(t('saved'), { kind: 'ok' });
        } else {
            await api.post(BASE, body, { key, everywhere: true });
            toast(t('added', { name: values.name }), { kind: 'ok' });
        }
        this.go('');
        this.#list?.reload();
    }

    async #merge({ survivor }) {
        const duplicates = this.merging.filter((id) => id !== survivor);
        const merged = await api.post(`${BASE}/${survivor}/merges`, { duplicates }, { everywhere: true });
        this.merging = null;
        this.selection = new Set();
        this.#list?.reload();
        toast(t('merged', { name: merged.name }), { kind: 'ok', undo: () => this.#split(survivor, duplicates) });
    }

    async #split(survivor, duplicates) {
        try {
            for (const duplicate of duplicates) {
                await api.delete(`${BASE}/${survivor}/merges/${duplicate}`, { everywhere: true });
            }
            await this.routed();
        } catch (error) {
            showProblem(error);
        }
        this.#list?.reload();
    }

    #terms(returns) {
        if (!returns) {
            return '';
        }
        if (!returns.accepted) {
            return t('terms.none');
        }
        const parts = [returns.months ? t('terms.months', { n: returns.months }) : null, returns.days ? t('terms.days', { n: returns.days }) : null].filter(Boolean);
        return parts.length ? t('terms.before', { time: parts.join(' ') }) : t('terms.until-expiry');
    }

    render() {
        const columns = () => [
            { id: 'name', label: t('column.name'), width: '30%', cell: (supplier) => supplier.name, narrow: 'title' },
            { id: 'terms', label: t('column.terms'), cell: (supplier) => this.#terms(supplier.returns), narrow: 'sub' },
            { id: 'orderMail', label: t('column.order-mail'), cell: (supplier) => supplier.orderMail ?? '' },
            { id: 'website', label: t('column.website'), cell: (supplier) => supplier.website ?? '' },
        ];
        return html`
            <alv-header heading=${t('page.suppliers')}>
                ${this.#mayEdit ? html`<a slot="actions" class="button primary" href=${this.address('new')}><alv-icon name="plus-lg"></alv-icon> ${t('add')}</a>` : nothing}
            </alv-header>
            ${this.selection.size > 1
                ? html`<div class="row"><span>${t('selected', { n: this.selection.size })}</span><button type="button" @click=${() => (this.merging = [...this.selection])}>${t('merge')}</button></div>`
                : this.selection.size === 1
                  ? html`<p class="muted">${t('merge.hint')}</p>`
                  : nothing}
            <alv-list name="suppliers" label=${t('page.suppliers')} everywhere ?selectable=${this.#mayEdit} .selection=${this.selection} @alv-select=${(event) => (this.selection = new Set(event.detail.selection))}
                .columns=${columns} .filters=${() => [{ id: 'q', label: t('filter.name'), type: 'text', main: true }]} .source=${(query) => this.#source(query)} .key=${(supplier) => supplier.id}
                .exportName=${'suppliers'} .href=${(supplier) => this.address(supplier.id, location.search ? new URLSearchParams(location.search) : null)}
                .empty=${{ icon: 'truck', title: t('empty.title'), text: t('empty.text'), action: t('add'), href: this.address('new') }}></alv-list>
            ${this.path === 'new' || this.supplier ? this.#drawer() : nothing}
            ${this.merging ? this.#dialog() : nothing}
        `;
    }

    #drawer() {
        const { supplier } = this;
        const value = supplier
            ? { ...supplier, takesBack: supplier.returns ? (supplier.returns.accepted ? 'yes' : 'no') : 'unknown' }
            : { takesBack: 'unknown' };
        return html`
            <alv-drawer heading=${supplier?.name ?? t('add')} back=${this.address('', location.search ? new URLSearchParams(location.search) : null)}>
                ${this.#mayEdit ? this.#form(supplier, value) : this.#facts(supplier)}
                ${supplier?.merged?.length
                    ? html`<h3>${t('merged.heading')}</h3>
                          <ul>
                              ${supplier.merged.map(
                                  (each) => html`<li>${each.name} ${this.#mayEdit ? html`<button type="button" class="quiet" @click=${() => this.#split(supplier.id, [each.id])}>${t('split')}</button>` : nothing}</li>`,
                              )}
                          </ul>`
                    : nothing}
            </alv-drawer>
        `;
    }

    #form(supplier, value) {
        return html`
            <alv-form name=${`supplier-${supplier?.id ?? 'new'}`} .value=${value} .save=${(values, how) => this.#save(values, how)} .texts=${t} action-label=${supplier ? t('save') : t('add')}
                @alv-change=${() => this.requestUpdate()}>
                <alv-field name="name" label=${t('field.name')} required maxlength="200" hint=${supplier ? t('field.name-hint') : ''}></alv-field>
                <alv-field name="takesBack" label=${t('field.takes-back')} type="choice" required .options=${['yes', 'no', 'unknown'].map((each) => ({ value: each, label: t(`takes-back.${each}`) }))}></alv-field>
                <div class="grid2">
                    <alv-field name="returns/months" label=${t('field.months')} hint=${t('field.months-hint')} type="number" min="0" max="60"></alv-field>
                    <alv-field name="returns/days" label=${t('field.days')} type="number" min="0" max="366"></alv-field>
                </div>
                <alv-field name="orderMail" label=${t('field.order-mail')} type="email" maxlength="254"></alv-field>
                <alv-field name="recallMail" label=${t('field.recall-mail')} type="email" maxlength="254"></alv-field>
                <alv-field name="contact" label=${t('field.contact')} type="textarea" rows="3" maxlength="500" hint=${t('field.contact-hint')}></alv-field>
                <alv-field name="address" label=${t('field.address')} type="textarea" rows="3" maxlength="1000" hint=${t('field.address-hint')}></alv-field>
                <alv-field name="website" label=${t('field.website')} maxlength="500" hint="https://…"></alv-field>
            </alv-form>
        `;
    }

    #facts(supplier) {
        const fact = (label, value) => (value ? html`<dt>${label}</dt><dd style=${styleMap({ 'white-space': 'pre-line' })}>${value}</dd>` : nothing);
        return html`<dl class="facts">
            ${fact(t('column.terms'), this.#terms(supplier.returns))} ${fact(t('field.order-mail'), supplier.orderMail)} ${fact(t('field.recall-mail'), supplier.recallMail)}
            ${fact(t('field.contact'), supplier.contact)} ${fact(t('field.address'), supplier.address)} ${fact(t('field.website'), supplier.website)}
        </dl>`;
    }

    #dialog() {
        const options = this.merging.map((id) => ({ value: id, label: this.known.get(id)?.name ?? '' }));
        return html`
            <alv-dialog heading=${t('merge.heading')} open @alv-close=${() => (this.merging = null)}>
                <p>${t('merge.text')}</p>
                <alv-form no-discard .save=${(values) => this.#merge(values)} .texts=${t} action-label=${t('merge')}>
                    <alv-field name="survivor" label=${t('merge.survivor')} type="select" required .options=${options}></alv-field>
                </alv-form>
            </alv-dialog>
        `;
    }
}

customElements.define('alveolus-suppliers', SuppliersPage);
