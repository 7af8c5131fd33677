import { AlvElement, api, format, html, nothing, session, showProblem, toast } from 'alveolus';
import { deviceSize } from 'alveolus/device.js';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { t } from './texts.js';

const STAGES = ['return-overdue', 'return-soon', 'expiring-soon', 'expired'];
const KINDS = { expired: ['error', 'x-octagon'], 'return-overdue': ['error', 'exclamation-triangle'], 'return-soon': ['warn', 'clock'], 'expiring-soon': ['info', 'hourglass-split'] };

/** What must go back to its supplier before its return date, and what has expired; the way from here to a return. */
class StockExpiry extends AlvElement {
    static properties = {
        page: { attribute: false },
        groups: { state: true },
        selection: { state: true },
        returning: { state: true },
        people: { state: true },
        staff: { state: true },
        choosing: { state: true },
    };

    constructor() {
        super();
        this.selection = new Set();
        this.known = new Map();
    }

    connectedCallback() {
        super.connectedCallback();
        this.load();
    }

    async load() {
        try {
            const [groups, people] = await Promise.all([
                api.get('/api/stock/expiry'),
                session.location ? api.get(`/api/stock/expiry/watchers/${session.location}`) : { items: [] },
            ]);
            this.groups = groups.items;
            this.people = people.items;
            this.tag = api.etag(people);
        } catch (error) {
            showProblem(error);
        }
    }

    async #source({ cursor, limit, filters, signal }) {
        const page = await api.get('/api/stock/expiry/items', { query: { ...filters, cursor, limit }, signal });
        page.items.forEach((watched) => this.known.set(watched.id, watched));
        return page;
    }

    /** Items of one supplier go into one return. */
    #suppliers() {
        return new Set([...this.selection].map((id) => this.known.get(id)?.supplier ?? ''));
    }

    async #return({ reason, note }, { key }) {
        const supplier = [...this.#suppliers()][0];
        const made = await api.post('/api/stock/returns', { supplier, items: [...this.selection], reason, note }, { key });
        this.returning = false;
        this.selection = new Set();
        toast(t('return.made', { number: made.number }), { kind: 'ok' });
        this.page.go(`returns/${made.id}`);
    }

    async #choosePeople() {
        try {
            this.staff = (await api.get('/api/stock/expiry/staff', { everywhere: true })).items;
            this.choosing = true;
        } catch (error) {
            showProblem(error);
        }
    }

    async #savePeople(event) {
        event.preventDefault();
        const staff = [...event.target.querySelectorAll('input:checked')].map((input) => input.value);
        try {
            const people = await api.put(`/api/stock/expiry/watchers/${session.location}`, { staff }, { etag: this.tag });
            this.people = people.items;
            this.tag = api.etag(people);
            this.choosing = false;
            toast(t('saved'), { kind: 'ok' });
        } catch (error) {
            showProblem(error);
        }
    }

    render() {
        const mayEdit = session.may('stock', 'edit');
        const total = (stage) => (this.groups ?? []).reduce((sum, group) => sum + (group.counts[stage] ?? 0), 0);
        const one = this.#suppliers();
        return html`
            <div class="row" role="group" aria-label=${t('expiry.counts')}>
                ${STAGES.map((stage) => {
                    const [kind, icon] = KINDS[stage];
                    return html`<a class="button" href=${this.page.address('expiry', new URLSearchParams({ stage }))}><alv-status kind=${kind} icon=${icon}>${t(`stage.${stage}`)}: ${format.number(total(stage))}</alv-status></a>`;
                })}
            </div>
            <p class="muted">
                ${session.location
                    ? this.people?.length
                        ? t('watchers.are', { names: format.list(this.people.map((each) => each.name)) })
                        : t('watchers.none')
                    : t('watchers.choose-location')}
                ${session.location && mayEdit ? html`<button type="button" class="quiet" @click=${() => this.#choosePeople()}>${t('watchers.change')}</button>` : nothing}
            </p>
            ${this.selection.size
                ? html`<div class="row">
                      <span>${t('selected', { n: this.selection.size })}</span>
                      ${one.size === 1 && !one.has('')
                          ? html`<button type="button" class="primary" @click=${() => (this.returning = true)}>${t('return.make')}</button>`
                          : html`<span class="muted">${t('return.one-supplier')}</span>`}
                  </div>`
                : nothing}
            <alv-list name="stock-expiry" label=${t('tab.expiry')} ?selectable=${mayEdit} .selection=${this.selection} @alv-select=${(event) => (this.selection = new Set(event.detail.selection))}
                .columns=${() => this.#columns()} .filters=${() => this.#filters()} .source=${(query) => this.#source(query)} .key=${(watched) => watched.id} .exportName=${'expiry'}
                .href=${(watched) => this.page.address(`items/${watched.id}`)}
                .empty=${{ icon: 'check2-circle', title: t('expiry.empty'), text: t('expiry.empty-text') }}></alv-list>
            ${this.returning ? this.#dialog() : nothing}
            ${this.choosing ? this.#peopleDialog() : nothing}
        `;
    }

    #peopleDialog() {
        const chosen = new Set(this.people.map((each) => each.id));
        return html`
            <alv-dialog heading=${t('watchers.heading')} open @alv-close=${() => (this.choosing = false)}>
                <form class="stack" @submit=${(event) => this.#savePeople(event)}>
                    <p>${t('watchers.text')}</p>
                    <fieldset class="stack">
                        <legend class="field-label">${t('watchers.staff')}</legend>
                        ${this.staff.map((each) => html`<label><input type="checkbox" value=${each.id} ?checked=${chosen.has(each.id)} /> ${each.name}</label>`)}
                    </fieldset>
                    <div class="row"><button type="submit" class="primary">${t('form.save')}</button></div>
                </form>
            </alv-dialog>
        `;
    }

    #columns() {
        return [
            { id: 'stage', label: t('column.stage'), width: '190px', cell: ({ stage }) => html`<alv-status kind=${KINDS[stage][0]} icon=${KINDS[stage][1]}>${t(`stage.${stage}`)}</alv-status>`, text: ({ stage }) => t(`stage.${stage}`), narrow: 'end' },
            { id: 'supplier', label: t('column.supplier'), width: '16%', cell: (watched) => watched.supplierName ?? t('expiry.no-supplier'), narrow: 'sub' },
            { id: 'name', label: t('column.product'), width: '22%', cell: ({ item }) => item.device.name, narrow: 'title' },
            { id: 'size', label: t('column.size'), width: '130px', cell: ({ item }) => deviceSize(item.device) },
            { id: 'lot', label: t('column.lot'), width: '120px', cell: ({ item }) => html`<span class="code">${item.device.lot ?? item.device.serial ?? ''}</span>`, text: ({ item }) => item.device.lot ?? item.device.serial ?? '', narrow: 'sub' },
            { id: 'storage', label: t('column.storage'), width: '14%', cell: ({ item }) => item.storageTitle },
            { id: 'returnBy', label: t('column.return-by'), width: '130px', cell: ({ returnBy }) => (returnBy ? format.date(returnBy) : '') },
            { id: 'expiry', label: t('column.expiry'), width: '130px', cell: ({ item }) => format.coded(item.device.expiry), text: ({ item }) => item.device.expiry },
        ];
    }

    #filters() {
        return [
            { id: 'stage', label: t('column.stage'), type: 'select', main: true, options: STAGES.map((value) => ({ value, label: t(`stage.${value}`) })) },
            {
                id: 'supplier',
                label: t('column.supplier'),
                type: 'select',
                main: true,
                options: (this.groups ?? []).filter((group) => group.supplier).map((group) => ({ value: group.supplier, label: `${group.supplierName} (${format.number(Object.values(group.counts).reduce((sum, n) => sum + n, 0))})` })),
            },
        ];
    }

    #dialog() {
        const [id] = this.selection;
        return html`
            <alv-dialog heading=${t('return.make')} open @alv-close=${() => (this.returning = false)}>
                <p>${t('return.to', { n: this.selection.size, name: this.known.get(id)?.supplierName ?? '' })}</p>
                ${returnForm((values, how) => this.#return(values, how), { reason: 'expiry' }, t('return.make'))}
            </alv-dialog>
        `;
    }
}

/** Reason and note of a return. */
export function returnForm(save, value, label) {
    return html`
        <alv-form no-discard .value=${value} .save=${save} .texts=${t} action-label=${label}>
            <alv-field name="reason" label=${t('return.reason')} type="select" required .options=${['expiry', 'recall', 'damaged', 'wrong-delivery', 'other'].map((each) => ({ value: each, label: t(`return.reason.${each}`) }))}></alv-field>
            <alv-field name="note" label=${t('return.note')} type="textarea" rows="3" maxlength="1000"></alv-field>
        </alv-form>
    `;
}

customElements.define('stock-expiry', StockExpiry);
