import { AlvPage, api, confirmSimple, format, html, navigate, nothing, pages, session, showProblem, toast } from 'alveolus';
import { KINDS, deviceFacts, deviceSize, deviceWords } from 'alveolus/device.js';
import 'alveolus/drawer.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import 'alveolus/scan.js';
import './counts.js';
import './expiry.js';
import './item-form.js';
import { levelForm } from './orders.js';
import './returns.js';
import { t } from './texts.js';

const STATES = ['in-stock', 'reserved', 'quarantined', 'used', 'returned', 'discarded'];
const PRESENT = ['in-stock', 'reserved', 'quarantined'];
const VIEWS = { storages: 'storage-locations', expiry: 'expiry', returns: 'returns', counts: 'counts', orders: 'orders' };
const SOON = 90;

/** The stock of a practice location: what lies where, put in by scanning, moved, edited and removed. */
class StockPage extends AlvPage {
    static properties = {
        view: { state: true },
        item: { state: true },
        movements: { state: true },
        storages: { state: true },
        departments: { state: true },
        summary: { state: true },
        selection: { state: true },
        moving: { state: true },
        storage: { state: true },
        levelling: { state: true },
    };

    constructor() {
        super();
        this.movements = [];
    }

    async routed() {
        if (!session.location && session.locations.length > 1 && this.path !== '') {
            this.go('', { replace: true });
            return;
        }
        await this.#load();
        const [, id, edit] = this.path.match(/^items\/([^/]+)(\/edit)?$/) ?? [];
        const [, storage] = this.path.match(/^storage-locations\/([^/]+)$/) ?? [];
        this.item = id ? await api.get(`/api/stock/items/${id}`, { everywhere: true }) : null;
        this.movements = id && !edit ? (await api.get(`/api/stock/items/${id}/movements`, { everywhere: true })).items : [];
        this.storage = storage && storage !== 'new' ? await api.get(`/api/stock/storage-locations/${storage}`, { everywhere: true }) : null;
        this.view = this.path === 'add' ? 'add' : edit ? 'edit' : (Object.keys(VIEWS).find((view) => this.path === VIEWS[view] || this.path.startsWith(`${VIEWS[view]}/`)) ?? 'list');
        const text = this.query.get('scan');
        if (this.view === 'add' && text && this.storages.length) {
            this.go('add', { replace: true });
            await this.updateComplete;
            await this.querySelector('stock-item-form')?.scanned(text);
        }
    }

    async #load() {
        const [storages, departments, summary] = await Promise.all([
            api.get('/api/stock/storage-locations'),
            api.get('/api/stock/departments', { everywhere: true }),
            api.get('/api/stock/summary'),
        ]);
        this.storages = storages.items;
        this.departments = departments.items;
        this.summary = summary;
    }

    async scanned(text) {
        const orders = this.querySelector('stock-orders');
        if (orders?.open) {
            await orders.scanned(text);
            return true;
        }
        const counts = this.querySelector('stock-counts');
        if (counts?.open) {
            await counts.scanned(text);
            return true;
        }
        const form = this.querySelector('stock-item-form');
        if (form && !form.item) {
            await form.scanned(text);
            return true;
        }
        return false;
    }

    async locationChanged() {
        await this.#load();
        await this.querySelector('stock-expiry')?.load();
        await this.querySelector('stock-orders')?.load();
        this.querySelector('alv-list')?.reload();
    }

    get #list() {
        return this.querySelector('alv-list');
    }

    // ---- list -----------------------------------------------------------------------------------------------------------------

    #columns() {
        return [
            { id: 'name', label: t('column.product'), width: '24%', sort: 'name', cell: (item) => item.device.name, narrow: 'title' },
            { id: 'code', label: t('column.code'), width: '120px', cell: (item) => html`<span class="code">${item.device.productCode ?? ''}</span>`, text: (item) => item.device.productCode ?? '' },
            { id: 'size', label: t('column.size'), width: '130px', cell: (item) => deviceSize(item.device), narrow: 'sub' },
            { id: 'lot', label: t('column.lot'), width: '120px', cell: (item) => html`<span class="code">${item.device.lot ?? item.device.serial ?? ''}</span>`, text: (item) => item.device.lot ?? item.device.serial ?? '', narrow: 'sub' },
            { id: 'supplier', label: t('column.supplier'), width: '16%', cell: (item) => item.device.supplierName ?? '' },
            { id: 'storage', label: t('column.storage'), width: '14%', cell: (item) => item.storageTitle },
            { id: 'expiry', label: t('column.expiry'), width: '150px', sort: 'expiry', cell: (item) => this.#expiry(item.device.expiry), text: (item) => item.device.expiry ?? '', narrow: 'end' },
        ];
    }

    #expiry(expiry) {
        if (!expiry) {
            return html`<span class="muted">${t('expiry.unknown')}</span>`;
        }
        const days = format.daysUntil(expiry.length === 7 ? lastDay(expiry) : expiry);
        const shown = format.coded(expiry);
        return days < 0
            ? html`<alv-status kind="error" icon="x-octagon" title=${t('expiry.expired')}>${shown}</alv-status>`
            : days <= SOON
              ? html`<alv-status kind="warn" icon="clock" title=${t('expiry.soon', { n: days })}>${shown}</alv-status>`
              : shown;
    }

    #filters() {
        return [
            { id: 'q', label: t('filter.search'), type: 'text', main: true },
            { id: 'kind', label: t('filter.kind'), type: 'select', main: true, options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
            { id: 'storage', label: t('column.storage'), type: 'select', main: true, options: (this.storages ?? []).map((each) => ({ value: each.id, label: each.title })) },
            { id: 'expiresBefore', label: t('filter.expires-before'), type: 'date' },
            { id: 'state', label: t('filter.state'), type: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
        ];
    }

    #source({ cursor, limit, filters, sort, signal }) {
        return api.get('/api/stock/items', { query: { ...filters, sort, cursor, limit }, signal });
    }

    // ---- writing --------------------------------------------------------------------------------------------------------------

    async #add(values, { key }) {
        const added = await api.post('/api/stock/items', values, { key });
        const items = added.items ?? [added];
        toast(t('added', { n: items.length, name: items[0].device.name }), { kind: 'ok' });
        this.summary = await api.get('/api/stock/summary');
    }

    async #edit(values, { key }) {
        await api.put(`/api/stock/items/${this.item.id}`, values, { key, etag: api.etag(this.item), everywhere: true });
        toast(t('saved'), { kind: 'ok' });
        this.go(`items/${this.item.id}`);
    }

    /** Whether an item can be taken into a treatment from here: the registry is installed and the person records treatments. */
    get #mayTreat() {
        return pages.find('registry') && session.may('registry', 'edit');
    }

    #use(item) {
        if (item.state === 'in-stock') {
            navigate(`/console/registry/new?item=${item.id}`);
        } else {
            toast(t('use.not', { state: t(`state.${item.state}`) }), { kind: 'warn' });
        }
    }

    async #discard() {
        const { id, device } = this.item;
        try {
            await api.delete(`/api/stock/items/${id}`, { etag: api.etag(this.item), everywhere: true });
            this.go('');
            this.#list?.reload();
            toast(t('discarded', { name: device.name }), {
                kind: 'ok',
                undo: async () => {
                    await api.post(`/api/stock/items/${id}/restore`, undefined, { everywhere: true });
                    this.#list?.reload();
                },
            });
        } catch (error) {
            showProblem(error);
        }
    }

    async #move({ storage }) {
        const ids = this.moving;
        const from = new Map((this.item ? [this.item] : []).map((item) => [item.id, item.storage]));
        await api.post('/api/stock/items/moves', { items: ids, storage });
        this.moving = null;
        this.selection = new Set();
        toast(t('moved', { n: ids.length }), {
            kind: 'ok',
            undo: from.size
                ? async () => {
                      await api.post('/api/stock/items/moves', { items: ids, storage: from.get(ids[0]) });
                      await this.routed();
                      this.#list?.reload();
                  }
                : undefined,
        });
        await this.routed();
        this.#list?.reload();
    }

    async #level(values, { key }) {
        await api.post('/api/stock/levels', { item: this.levelling.id, ...values }, { key, everywhere: true });
        this.levelling = null;
        toast(t('saved'), { kind: 'ok' });
    }

    async #addStorage(values, { key }) {
        await api.post('/api/stock/storage-locations', values, { key });
        if (this.path.startsWith('storage-locations')) {
            await this.#load();
            this.go('storage-locations');
        } else {
            await this.routed(); // goes on with what was begun before there was a place
        }
        toast(t('storage.added', { title: values.title }), { kind: 'ok' });
    }

    async #renameStorage(values, { key }) {
        await api.put(`/api/stock/storage-locations/${this.storage.id}`, values, { key, etag: api.etag(this.storage), everywhere: true });
        toast(t('saved'), { kind: 'ok' });
        this.go('storage-locations');
    }

    async #deleteStorage({ moveTo }) {
        if (!moveTo && !(await confirmSimple({ heading: t('storage.delete'), text: t('storage.delete-text', { title: this.storage.title }), action: t('storage.delete') }))) {
            return;
        }
        await api.delete(`/api/stock/storage-locations/${this.storage.id}`, { etag: api.etag(this.storage), query: { moveTo }, everywhere: true });
        toast(t('storage.deleted', { title: this.storage.title }), { kind: 'ok' });
        this.go('storage-locations');
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        if (!this.storages) {
            return html`<alv-progress></alv-progress>`;
        }
        if (!session.location && session.locations.length > 1 && this.storages.length === 0) {
            return html`<alv-header heading=${t('page.stock')}></alv-header><alv-empty icon="geo-alt" heading=${t('no-location')}>${t('no-location.text')}</alv-empty>`;
        }
        if (this.storages.length === 0) {
            return this.#first();
        }
        switch (this.view) {
            case 'add':
                return html`<alv-header heading=${t('add')} sub=${t('add.sub')}></alv-header>
                    <stock-item-form draft="stock-add" .storages=${this.storages} .save=${(values, how) => this.#add(values, how)}></stock-item-form>`;
            case 'edit':
                return this.item
                    ? html`<alv-header heading=${t('edit')} sub=${deviceWords(this.item.device)}></alv-header>
                          <stock-item-form draft="stock-${this.item.id}" .item=${{ ...this.item.device, storage: this.item.storage }} .storages=${this.storages} .save=${(values, how) => this.#edit(values, how)}></stock-item-form>`
                    : nothing;
            case 'storages':
                return this.#storages();
            case 'expiry':
                return html`${this.#head()}<stock-expiry .page=${this}></stock-expiry>`;
            case 'orders': {
                const [, part = 'orders'] = this.path.split('/');
                const named = part === 'orders' || part === 'suggestions' || part === 'shelf';
                return html`${this.#head()}<stock-orders .page=${this} .storages=${this.storages} .part=${named ? part : 'order'} .orderId=${named ? null : part}></stock-orders>`;
            }
            case 'counts':
                return html`${this.#head()}<stock-counts .page=${this} .storages=${this.storages} .countId=${this.path.split('/')[1] ?? null}></stock-counts>`;
            case 'returns':
                return html`${this.#head()}<stock-returns .page=${this} .documentId=${this.path.split('/')[1] ?? null}></stock-returns>`;
            default:
                return this.#items();
        }
    }

    /** The first visit at a practice location: nothing can be put in before there is a place for it. */
    #first() {
        return html`
            <alv-header heading=${t('first')} sub=${session.locations.find((place) => place.id === session.location)?.name ?? ''}></alv-header>
            <div class="card stack narrow">
                <p>${t('first.text')}</p>
                ${session.may('stock', 'edit') ? this.#storageForm('storage-first', null, (values, how) => this.#addStorage(values, how), true) : html`<p>${t('first.ask')}</p>`}
            </div>
        `;
    }

    #storageForm(draft, value, save, alone = false) {
        return html`
            <alv-form name=${draft} ?focus-first=${alone} .value=${value} .save=${save} .texts=${t} action-label=${value ? t('form.save') : t('storage.add')}>
                <alv-field name="title" label=${t('storage.title')} hint=${t('storage.title-hint')} required maxlength="120"></alv-field>
                <alv-field name="department" label=${t('storage.department')} type="combo" add required maxlength="120" .options=${(this.departments ?? []).map((each) => ({ value: each, label: each }))}></alv-field>
            </alv-form>
        `;
    }

    #tabs() {
        const tab = (path, label, here) => html`<a href=${this.address(path)} aria-current=${here ? 'page' : nothing}>${label}</a>`;
        return html`<nav class="tabs" slot="tabs" aria-label=${t('page.stock')}>${tab('', t('tab.items'), this.view === 'list')}${tab('expiry', t('tab.expiry'), this.view === 'expiry')}${tab('returns', t('tab.returns'), this.view === 'returns')}${tab('orders', t('tab.orders'), this.view === 'orders')}${tab('counts', t('tab.counts'), this.view === 'counts')}${tab('storage-locations', t('tab.storages'), this.view === 'storages')}</nav>`;
    }

    #head() {
        return html`<alv-header class="no-print" heading=${t('page.stock')}>${this.#tabs()}</alv-header>`;
    }

    #items() {
        const counts = this.summary.counts.filter((count) => count.items > 0).map((count) => `${format.number(count.items)} ${t(`kinds.${count.kind}`, { n: count.items })}`);
        const expired = this.summary.counts.reduce((sum, count) => sum + count.expired, 0);
        return html`
            <alv-header heading=${t('page.stock')} sub=${counts.join(' · ')}>
                ${session.may('stock', 'edit') ? html`<a slot="actions" class="button primary" href=${this.address('add')}><alv-icon name="upc-scan"></alv-icon> ${t('add')}</a>` : nothing}
                ${this.#tabs()}
            </alv-header>
            ${expired ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${t('expired', { n: expired })} <a href=${this.address('expiry', new URLSearchParams({ stage: 'expired' }))}>${t('expired.show')}</a></span></p>` : nothing}
            ${this.selection?.size && session.may('stock', 'edit')
                ? html`<div class="row"><span>${t('selected', { n: this.selection.size })}</span><button type="button" @click=${() => (this.moving = [...this.selection])}>${t('move')}</button></div>`
                : nothing}
            ${this.#mayTreat ? html`<p class="muted no-print stock-keys">${t('use.key')}</p>` : nothing}
            <alv-list name="stock" .rowKeys=${this.#mayTreat ? { u: (item) => this.#use(item) } : {}} label=${t('page.stock')} ?selectable=${session.may('stock', 'edit')} .selection=${this.selection ?? new Set()} @alv-select=${(event) => (this.selection = new Set(event.detail.selection))}
                .columns=${() => this.#columns()} .filters=${() => this.#filters()} .source=${(query) => this.#source(query)} .key=${(item) => item.id} .exportName=${'stock'}
                .href=${(item) => this.address(`items/${item.id}`, location.search ? new URLSearchParams(location.search) : null)}
                .empty=${{ icon: 'box-seam', title: t('empty.title'), text: t('empty.text'), action: t('add'), href: this.address('add') }}></alv-list>
            ${this.item ? this.#drawer() : nothing}
            ${this.moving ? this.#moveDialog() : nothing}
            ${this.levelling
                ? html`<alv-dialog heading=${t('level.of', { name: this.levelling.device.name })} open @alv-close=${() => (this.levelling = null)}>${levelForm((values, how) => this.#level(values, how), {})}</alv-dialog>`
                : nothing}
        `;
    }

    #drawer() {
        const { item } = this;
        const there = PRESENT.includes(item.state);
        return html`
            <alv-drawer heading=${item.device.name} sub=${[t(`state.${item.state}`), there ? item.storageTitle : null].filter(Boolean).join(' · ')} back=${this.address('', location.search ? new URLSearchParams(location.search) : null)}>
                ${deviceFacts(item.device)}
                <h3>${t('history')}</h3>
                <ol class="timeline">
                    ${this.movements.map(
                        (movement) => html`<li>
                            <strong>${t(`movement.${movement.kind}`)}</strong>
                            ${movement.kind === 'moved' ? t('movement.from-to', { from: movement.from?.title ?? '', to: movement.to?.title ?? '' }) : (movement.to?.title ?? movement.from?.title ?? '')}
                            <div class="muted">${format.dateTime(movement.at)} · ${movement.account ? movement.accountName : t('movement.system')}${movement.reason ? ` · ${t.has(`reason.${movement.reason}`) ? t(`reason.${movement.reason}`) : movement.reason}` : ''}</div>
                        </li>`,
                    )}
                </ol>
                ${item.takenFor ? html`<p><a href=${`/console/registry/treatments/${item.takenFor}`}>${t('to-treatment')}</a></p>` : nothing}
                ${there
                    ? html`<div class="row" slot="footer">
                          ${session.may('stock', 'edit')
                              ? html`${this.#mayTreat && item.state === 'in-stock' ? html`<button type="button" class="primary" @click=${() => this.#use(item)}>${t('use')}</button>` : nothing}
                                    <button type="button" @click=${() => (this.moving = [item.id])}>${t('move')}</button> <a class="button" href=${this.address(`items/${item.id}/edit`)}>${t('edit')}</a>
                                    <button type="button" @click=${() => (this.levelling = item)}>${t('level.set')}</button>`
                              : nothing}
                          <span class="list-space"></span>
                          ${session.may('stock', 'delete') ? html`<button type="button" class="danger" @click=${() => this.#discard()}>${t('discard')}</button>` : nothing}
                      </div>`
                    : nothing}
            </alv-drawer>
        `;
    }

    #moveDialog() {
        return html`
            <alv-dialog heading=${t('move.heading', { n: this.moving.length })} open @alv-close=${() => (this.moving = null)}>
                <alv-form no-discard .save=${(values) => this.#move(values)} .texts=${t} action-label=${t('move')}>
                    <alv-field name="storage" label=${t('move.to')} type="select" required .options=${this.storages.map((each) => ({ value: each.id, label: each.title }))}></alv-field>
                </alv-form>
            </alv-dialog>
        `;
    }

    #storages() {
        const columns = () => [
            { id: 'title', label: t('storage.title'), cell: (each) => each.title, narrow: 'title' },
            { id: 'department', label: t('storage.department'), cell: (each) => each.department, narrow: 'sub' },
            { id: 'items', label: t('storage.items'), width: '120px', align: 'end', cell: (each) => format.number(each.items), narrow: 'end' },
        ];
        const adding = this.path === 'storage-locations/new';
        return html`
            <alv-header heading=${t('page.stock')}>
                ${session.may('stock', 'edit') ? html`<a slot="actions" class="button primary" href=${this.address('storage-locations/new')}><alv-icon name="plus-lg"></alv-icon> ${t('storage.add')}</a>` : nothing}
                ${this.#tabs()}
            </alv-header>
            <alv-list local label=${t('tab.storages')} .columns=${columns} .rows=${this.storages} .key=${(each) => each.id} .href=${(each) => this.address(`storage-locations/${each.id}`)}></alv-list>
            ${adding
                ? html`<alv-drawer heading=${t('storage.add')} back=${this.address('storage-locations')}>${this.#storageForm('storage-new', null, (values, how) => this.#addStorage(values, how))}</alv-drawer>`
                : nothing}
            ${this.storage ? this.#storageDrawer() : nothing}
        `;
    }

    #storageDrawer() {
        const { storage } = this;
        const others = this.storages.filter((each) => each.id !== storage.id);
        return html`
            <alv-drawer heading=${storage.title} sub=${t('storage.holds', { n: storage.items })} back=${this.address('storage-locations')}>
                ${session.may('stock', 'edit')
                    ? this.#storageForm(`storage-${storage.id}`, { title: storage.title, department: storage.department }, (values, how) => this.#renameStorage(values, how))
                    : nothing}
                <p><a href=${this.address('', new URLSearchParams({ storage: storage.id }))}>${t('storage.show')}</a></p>
                ${session.may('stock', 'delete')
                    ? html`<h3>${t('storage.delete')}</h3>
                          ${storage.items > 0 && others.length === 0
                              ? html`<p class="muted">${t('storage.cannot-delete')}</p>`
                              : html`<alv-form no-discard .save=${(values) => this.#deleteStorage(values)} .texts=${t} action-label=${t('storage.delete')}>
                                    ${storage.items > 0
                                        ? html`<alv-field name="moveTo" label=${t('storage.move-to')} type="select" required .options=${others.map((each) => ({ value: each.id, label: each.title }))}></alv-field>`
                                        : html`<p class="muted">${t('storage.empty')}</p>`}
                                </alv-form>`}`
                    : nothing}
            </alv-drawer>
        `;
    }
}

function lastDay(month) {
    const [year, number] = month.split('-').map(Number);
    return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

customElements.define('alveolus-stock', StockPage);
