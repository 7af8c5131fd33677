import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from './styles.js';
import { AlvElement, uniqueId } from './element.js';
import { csv } from './csv.js';
import './date.js';
import { format } from './format.js';
import { save } from './http.js';
import { locale } from './i18n.js';
import { navigate } from './router.js';
import { t } from './texts.js';
import { showProblem } from './toast.js';

/** A list of anything: filters in the address, sorting, keyboard, thousands of rows. */

const PART = 100;
const WHOLE = 500;
const DRAWN = 200; // up to so many rows all are drawn
const AROUND = 20; // rows drawn beyond the window
const TYPING = 250;

class AlvList extends AlvElement {
    static properties = {
        name: {},
        label: {},
        columns: { attribute: false },
        source: { attribute: false },
        rows: { attribute: false },
        filters: { attribute: false },
        key: { attribute: false },
        href: { attribute: false },
        rowActions: { attribute: false },
        rowKeys: { attribute: false },
        rowKind: { attribute: false },
        empty: { attribute: false },
        exportName: { attribute: false },
        selectable: { type: Boolean },
        selection: { attribute: false },
        local: { type: Boolean },
        everywhere: { type: Boolean },
        loaded: { state: true },
        next: { state: true },
        total: { state: true },
        state: { state: true },
        error: { state: true },
        sort: { state: true },
        chosen: { state: true },
        at: { state: true },
        window: { state: true },
        more: { state: true },
    };

    #request = null;
    #read = '';
    #typing = 0;
    #focused = false;
    #moved = () => this.#readAddress();
    #scrolled = () => this.#measure();
    #elsewhere = () => this.everywhere || this.reload();

    constructor() {
        super();
        this.columns = [];
        this.filters = [];
        this.rowKeys = {};
        this.loaded = [];
        this.chosen = {};
        this.selection = new Set();
        this.key = (row) => row.id;
        this.state = 'loading';
        this.sort = null;
        this.at = 0;
        this.window = [0, DRAWN];
        this.field = uniqueId('list');
    }

    connectedCallback() {
        super.connectedCallback();
        addEventListener('alv-route', this.#moved);
        addEventListener('alv-location', this.#elsewhere);
        addEventListener('scroll', this.#scrolled, { passive: true });
        addEventListener('resize', this.#scrolled, { passive: true });
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        removeEventListener('alv-route', this.#moved);
        removeEventListener('alv-location', this.#elsewhere);
        removeEventListener('scroll', this.#scrolled);
        removeEventListener('resize', this.#scrolled);
        this.#request?.abort();
        clearTimeout(this.#typing);
    }

    firstUpdated() {
        this.#readAddress(true);
    }

    willUpdate(changed) {
        if (changed.has('rows') && this.rows && this.hasUpdated) {
            this.#take(this.rows);
        }
        this.#focused = this.querySelector('tr[data-row]:focus') !== null;
    }

    updated() {
        if (this.#focused && !this.querySelector('tr[data-row]:focus')) {
            this.querySelector(`tr[data-row="${this.at}"]`)?.focus({ preventScroll: true }); // scrolled away, yet the keys still reach it
        }
    }

    // ---- what is shown -------------------------------------------------------------------------------------------------------

    get #columns() {
        return (typeof this.columns === 'function' ? this.columns() : this.columns).filter(Boolean);
    }

    get #filters() {
        return (typeof this.filters === 'function' ? this.filters() : (this.filters ?? [])).filter(Boolean);
    }

    #readAddress(first = false) {
        if (!this.local) {
            const query = new URLSearchParams(location.search);
            this.chosen = Object.fromEntries(this.#filters.filter((filter) => query.get(filter.id)).map((filter) => [filter.id, query.get(filter.id)]));
            this.sort = query.get('sort');
        }
        const now = JSON.stringify([this.chosen, this.sort]);
        if (first || now !== this.#read) {
            this.#read = now;
            this.at = 0;
            this.reload();
        }
    }

    #setFilter(id, value) {
        const next = { ...this.chosen };
        if (value === '' || value === null || value === undefined) {
            delete next[id];
        } else {
            next[id] = value;
        }
        this.#apply(next, this.sort);
    }

    #apply(chosen, sort) {
        if (this.local) {
            this.chosen = chosen;
            this.sort = sort;
            this.#readAddress();
            return;
        }
        const query = new URLSearchParams(location.search);
        for (const filter of this.#filters) {
            query.delete(filter.id);
            if (chosen[filter.id]) {
                query.set(filter.id, chosen[filter.id]);
            }
        }
        query.delete('sort');
        if (sort) {
            query.set('sort', sort);
        }
        const search = query.toString();
        navigate(`${location.pathname}${search ? `?${search}` : ''}`, { replace: true });
    }

    #sortBy(column) {
        const next = this.sort === column.id ? `-${column.id}` : this.sort === `-${column.id}` ? null : column.id;
        this.#apply(this.chosen, next);
    }

    get #sorted() {
        const down = this.sort?.startsWith('-') ?? false;
        const column = this.#columns.find((each) => each.id === this.sort?.replace(/^-/, ''));
        return column?.sort ? { column, down } : null;
    }

    // ---- rows ----------------------------------------------------------------------------------------------------------------

    /** Asks the source again, and keeps the place. */
    async reload() {
        this.#request?.abort();
        if (this.rows) {
            this.#take(this.rows);
            return;
        }
        if (!this.source) {
            return;
        }
        const request = new AbortController();
        this.#request = request;
        this.error = null;
        this.state = this.loaded.length ? 'refreshing' : 'loading';
        const sorted = this.#sorted;
        const here = sorted && typeof sorted.column.sort === 'function';
        try {
            const wanted = here ? Infinity : Math.max(PART, Math.min(this.loaded.length, WHOLE));
            const { items, next, total } = await this.#fetch(request, null, wanted);
            if (request.signal.aborted) {
                return;
            }
            this.total = total;
            this.next = next;
            this.#take(items);
        } catch (error) {
            if (error.name !== 'AbortError' && !request.signal.aborted) {
                this.error = error;
                this.state = 'failed';
            }
        }
    }

    async #fetch(request, cursor, wanted) {
        const sorted = this.#sorted;
        const sort = sorted && typeof sorted.column.sort === 'string' ? `${sorted.down ? '-' : ''}${sorted.column.sort}` : null;
        const items = [];
        let total;
        let next = cursor;
        do {
            const limit = Math.min(WHOLE, Math.max(1, Number.isFinite(wanted) ? wanted - items.length : WHOLE));
            const part = await this.source({ cursor: next, limit, filters: this.chosen, sort, signal: request.signal });
            items.push(...part.items);
            next = part.next ?? null;
            total = part.total ?? total;
        } while (next && items.length < wanted && !request.signal.aborted);
        return { items, next, total };
    }

    #take(items) {
        const sorted = this.#sorted;
        if (sorted && typeof sorted.column.sort === 'function') {
            const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
            const compare = (left, right) =>
                left === right ? 0 : left === null || left === undefined || left === '' ? 1 : right === null || right === undefined || right === '' ? -1
                    : (typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(left, right)) * (sorted.down ? -1 : 1);
            items = [...items].sort((left, right) => compare(sorted.column.sort(left), sorted.column.sort(right)));
        }
        this.loaded = items;
        this.state = 'ready';
        this.at = Math.min(this.at, Math.max(0, items.length - 1));
        this.updateComplete.then(() => this.#measure());
        this.emit('alv-loaded', { count: items.length, next: this.next ?? null }, { bubbles: false });
    }

    async #further() {
        if (!this.next || this.state !== 'ready') {
            return;
        }
        const request = new AbortController();
        this.#request = request;
        this.state = 'further';
        try {
            const { items, next } = await this.#fetch(request, this.next, PART * 2);
            if (!request.signal.aborted) {
                this.loaded = [...this.loaded, ...items];
                this.next = next;
                this.state = 'ready';
                this.updateComplete.then(() => this.#measure());
            }
        } catch (error) {
            if (error.name !== 'AbortError' && !request.signal.aborted) {
                this.state = 'ready';
                showProblem(error);
            }
        }
    }

    /** Replaces a row that changed. */
    patch(row) {
        const key = this.key(row);
        this.loaded = this.loaded.map((each) => (this.key(each) === key ? row : each));
    }

    /** Moves the focus to a row that is there. */
    focusRow(key) {
        const index = this.loaded.findIndex((row) => this.key(row) === key);
        if (index >= 0) {
            this.#focus(index);
        }
    }

    // ---- drawing only what is seen ---------------------------------------------------------------------------------------------

    get #height() {
        return this.querySelector('tbody tr[data-row]')?.offsetHeight || 36;
    }

    #measure() {
        const body = this.querySelector('tbody');
        if (!body || !this.isConnected) {
            return;
        }
        const top = body.getBoundingClientRect().top;
        const height = this.#height;
        const from = Math.max(0, Math.floor(-top / height) - AROUND);
        const to = Math.ceil((innerHeight - top) / height) + AROUND;
        if (this.loaded.length > DRAWN && (this.window[0] !== from || this.window[1] !== to)) {
            this.window = [from, to];
        }
        if (to >= this.loaded.length) {
            this.#further();
        }
    }

    #focus(index) {
        this.at = Math.min(Math.max(index, 0), this.loaded.length - 1);
        if (this.loaded.length > DRAWN && (this.at < this.window[0] || this.at >= this.window[1])) {
            this.window = [Math.max(0, this.at - AROUND), this.at + AROUND];
        }
        this.updateComplete.then(() => {
            const row = this.querySelector(`tr[data-row="${this.at}"]`);
            row?.focus({ preventScroll: true });
            row?.scrollIntoView({ block: 'nearest' });
            if (this.at > this.loaded.length - AROUND) {
                this.#further();
            }
        });
    }

    // ---- hands ---------------------------------------------------------------------------------------------------------------

    #key(event) {
        const row = event.target.closest?.('tr[data-row]');
        if (!row || event.target !== row || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const page = Math.max(1, Math.floor(innerHeight / this.#height) - 3);
        const moves = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: this.at + page, PageUp: this.at - page, Home: 0, End: this.loaded.length - 1 };
        if (event.key in moves) {
            event.preventDefault();
            this.#focus(moves[event.key]);
        } else if (event.key === 'Enter') {
            event.preventDefault();
            this.#open(this.loaded[this.at]);
        } else if (event.key === ' ' && this.selectable) {
            event.preventDefault();
            this.#select(this.loaded[this.at]);
        } else if (this.rowKeys[event.key]) {
            event.preventDefault();
            this.rowKeys[event.key](this.loaded[this.at]);
        }
    }

    #open(row) {
        if (this.emit('alv-open', { row }) && this.href) {
            navigate(this.href(row));
        }
    }

    #click(event, row, index) {
        this.at = index;
        if (event.target.closest('a, button, input, label') || event.ctrlKey || event.metaKey || getSelection().toString()) {
            return;
        }
        this.#open(row);
    }

    #select(row) {
        const key = this.key(row);
        const selection = new Set(this.selection);
        selection.has(key) ? selection.delete(key) : selection.add(key);
        this.selection = selection;
        this.emit('alv-select', { selection });
    }

    #selectAll(all) {
        this.selection = new Set(all ? this.loaded.map((row) => this.key(row)) : []);
        this.emit('alv-select', { selection: this.selection });
    }

    async #export() {
        const columns = this.#columns.filter((column) => column.text || column.cell);
        try {
            let rows = this.loaded;
            if (this.next) {
                this.state = 'exporting';
                rows = [...rows, ...(await this.#fetch(new AbortController(), this.next, Infinity)).items];
                this.state = 'ready';
            }
            const value = (column, row) => {
                const found = (column.text ?? column.cell)(row);
                return typeof found === 'object' && found !== null ? '' : found;
            };
            save(csv(columns.map((column) => column.label), rows.map((row) => columns.map((column) => value(column, row)))), `${this.exportName}-${format.today()}.csv`);
        } catch (error) {
            this.state = 'ready';
            showProblem(error);
        }
    }

    // ---- drawing -------------------------------------------------------------------------------------------------------------

    render() {
        const filters = this.#filters;
        const further = filters.filter((filter) => !filter.main);
        const set = filters.filter((filter) => this.chosen[filter.id]);
        return html`
            <div class="list-bar no-print">
                ${filters.filter((filter) => filter.main).map((filter) => this.#filterField(filter))}
                ${further.length
                    ? html`<button type="button" class="list-more" aria-expanded=${this.more ? 'true' : 'false'} aria-controls="${this.field}-more" @click=${() => (this.more = !this.more)}>
                          <alv-icon name="funnel"></alv-icon> ${t('list.filter')}
                      </button>`
                    : nothing}
                <span class="list-space"></span>
                <p class="list-count" role="status">${this.#count()}</p>
                ${this.exportName
                    ? html`<button type="button" class="quiet" ?disabled=${this.state === 'exporting' || !this.loaded.length} @click=${() => this.#export()}><alv-icon name="download"></alv-icon> ${t('list.export')}</button>`
                    : nothing}
            </div>
            ${further.length ? html`<div class="list-bar no-print" id="${this.field}-more" ?hidden=${!this.more}>${further.map((filter) => this.#filterField(filter))}</div>` : nothing}
            ${set.length
                ? html`<ul class="chips no-print" aria-label=${t('list.active')}>
                      ${set.map(
                          (filter) => html`<li>
                              <button type="button" class="chip" title=${t('list.clear-one', { filter: filter.label, value: this.#filterWords(filter) })} @click=${() => this.#setFilter(filter.id, null)}>
                                  ${filter.label}: <strong>${this.#filterWords(filter)}</strong> <alv-icon name="x-lg"></alv-icon>
                              </button>
                          </li>`,
                      )}
                      ${set.length > 1 ? html`<li><button type="button" class="quiet" @click=${() => this.#apply({}, this.sort)}>${t('list.clear')}</button></li>` : nothing}
                  </ul>`
                : nothing}
            ${this.error ? html`<alv-problem .error=${this.error} .retry=${() => this.reload()}></alv-problem>` : nothing}
            ${this.state === 'loading' ? html`<alv-progress label=${t('list.loading')}></alv-progress>` : this.loaded.length ? this.#table() : this.error ? nothing : this.#nothingThere(set)}
            ${this.state === 'further' || this.state === 'exporting' ? html`<alv-progress label=${t('list.loading')}></alv-progress>` : nothing}
        `;
    }

    #count() {
        if (this.state === 'loading' || this.error) {
            return '';
        }
        const count = this.total ?? this.loaded.length;
        return this.next && this.total === undefined ? t('list.count-more', { n: count }) : t('list.count', { n: count });
    }

    #filterWords(filter) {
        const value = this.chosen[filter.id];
        if (filter.type === 'select') {
            return filter.options.find((option) => String(option.value) === value)?.label ?? value;
        }
        return filter.type === 'date' ? format.date(value) : value;
    }

    #filterField(filter) {
        const id = `${this.field}-${filter.id}`;
        const value = this.chosen[filter.id] ?? '';
        const later = (event) => {
            clearTimeout(this.#typing);
            const typed = event.target.value.trim();
            this.#typing = setTimeout(() => this.#setFilter(filter.id, typed), TYPING);
        };
        const control =
            filter.type === 'select'
                ? html`<select id=${id} .value=${live(value)} @change=${(event) => this.#setFilter(filter.id, event.target.value)}>
                      <option value="" ?selected=${!value}>${t('list.any')}</option>
                      ${filter.options.map((option) => html`<option value=${option.value} ?selected=${String(option.value) === value}>${option.label}</option>`)}
                  </select>`
                : filter.type === 'date'
                  ? html`<alv-date field=${id} .value=${value || null} @alv-date=${(event) => this.#setFilter(filter.id, event.detail.value)}></alv-date>`
                  : html`<input id=${id} type="search" data-scan="keep" autocomplete="off" spellcheck="false" .value=${live(value)} @input=${later} inputmode=${filter.type === 'tooth' ? 'numeric' : nothing}>`;
        return html`<div class="list-filter"><label for=${id}>${filter.label}</label>${control}</div>`;
    }

    #nothingThere(set) {
        if (set.length) {
            return html`<alv-empty icon="search" heading=${t('list.no-match')} text=${t('list.no-match-text')} action=${t('list.clear')} .run=${() => this.#apply({}, this.sort)}></alv-empty>`;
        }
        const empty = this.empty ?? { icon: 'inbox', title: t('list.empty') };
        return html`<alv-empty icon=${empty.icon ?? 'inbox'} heading=${empty.title} text=${empty.text ?? ''} action=${empty.action ?? ''} href=${empty.href ?? ''} .run=${empty.run}></alv-empty>`;
    }

    #table() {
        const columns = this.#columns;
        const count = this.loaded.length;
        const all = count <= DRAWN;
        const from = all ? 0 : Math.min(this.window[0], Math.max(0, count - 1));
        const to = all ? count : Math.min(count, this.window[1]);
        const indexes = Array.from({ length: Math.max(0, to - from) }, (unused, index) => from + index);
        if (this.at < from || this.at >= to) {
            indexes.push(this.at); // the row with the focus stays, so that the focus is never lost
        }
        const height = this.#height;
        const span = columns.length + (this.selectable ? 1 : 0) + (this.rowActions ? 1 : 0);
        const gap = (rows) => (rows > 0 ? html`<tr aria-hidden="true" class="gap"><td colspan=${span} style=${styleMap({ height: `${rows * height}px` })}></td></tr>` : nothing);
        const sorted = this.#sorted;
        const main = columns.find((column) => column.narrow === 'title') ?? columns[0];
        return html`
            <table class="list" role="grid" aria-label=${this.label ?? document.title} aria-rowcount=${this.next ? -1 : count + 1} aria-busy=${this.state === 'ready' ? 'false' : 'true'} @keydown=${this.#key}>
                <thead>
                    <tr aria-rowindex="1">
                        ${this.selectable
                            ? html`<th class="list-check"><input type="checkbox" aria-label=${t('list.select-all')} .checked=${live(this.selection.size > 0 && this.selection.size === count)}
                                  .indeterminate=${this.selection.size > 0 && this.selection.size < count} @change=${(event) => this.#selectAll(event.target.checked)}></th>`
                            : nothing}
                        ${columns.map(
                            (column) => html`<th scope="col" data-narrow=${column.narrow ?? 'none'} data-align=${column.align ?? nothing} style=${styleMap(column.width ? { width: column.width } : {})}
                                aria-sort=${sorted?.column.id === column.id ? (sorted.down ? 'descending' : 'ascending') : nothing}>
                                ${column.sort
                                    ? html`<button type="button" class="list-sort" @click=${() => this.#sortBy(column)}>${column.label}<alv-icon name=${sorted?.column.id === column.id ? (sorted.down ? 'arrow-down' : 'arrow-up') : 'chevron-expand'}></alv-icon></button>`
                                    : column.label}
                            </th>`,
                        )}
                        ${this.rowActions ? html`<th class="list-actions"><span class="visually-hidden">${t('list.actions')}</span></th>` : nothing}
                    </tr>
                </thead>
                <tbody>
                    ${gap(from)}
                    ${repeat(
                        indexes.filter((index) => index >= from && index < to),
                        (index) => this.key(this.loaded[index]),
                        (index) => this.#row(index, columns, main),
                    )}
                    ${gap(count - to)}
                    ${indexes.filter((index) => index < from || index >= to).map((index) => this.#row(index, columns, main, true))}
                </tbody>
            </table>
        `;
    }

    #row(index, columns, main, away = false) {
        const row = this.loaded[index];
        const href = this.href?.(row);
        const chosen = this.selectable && this.selection.has(this.key(row));
        const current = href && new URL(href, location.href).pathname === location.pathname;
        return html`
            <tr data-row=${index} aria-rowindex=${index + 2} tabindex=${index === this.at ? 0 : -1} class=${away ? 'away' : ''} data-kind=${this.rowKind?.(row) ?? nothing}
                aria-selected=${this.selectable ? (chosen ? 'true' : 'false') : nothing} ?data-current=${current} ?data-opens=${Boolean(href)}
                @click=${(event) => this.#click(event, row, index)} @focus=${() => (this.at = index)}>
                ${this.selectable
                    ? html`<td class="list-check"><input type="checkbox" tabindex="-1" aria-label=${t('list.select')} .checked=${live(chosen)} @change=${() => this.#select(row)}></td>`
                    : nothing}
                ${columns.map((column) => {
                    const content = (column.cell ?? column.text)(row);
                    return html`<td data-narrow=${column.narrow ?? 'none'} data-align=${column.align ?? nothing}>${column === main && href ? html`<a href=${href} tabindex="-1">${content}</a>` : content}</td>`;
                })}
                ${this.rowActions ? html`<td class="list-actions">${this.rowActions(row)}</td>` : nothing}
            </tr>
        `;
    }
}

customElements.define('alv-list', AlvList);
