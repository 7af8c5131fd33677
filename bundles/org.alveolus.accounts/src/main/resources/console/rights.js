import { AlvPage, api, html, i18n, nothing, repeat, session, showProblem, toast } from 'alveolus';

const t = await i18n(import.meta.url);

const LEVELS = ['none', 'view', 'edit', 'delete'];
const KEYS = { n: 'none', v: 'view', e: 'edit', d: 'delete' };
const ICONS = { none: 'dash', view: 'eye', edit: 'pencil', delete: 'trash' };
const EVERYWHERE = { everywhere: true };
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
    .matrix-box { overflow: auto; max-block-size: calc(100dvh - 230px); border: 1px solid var(--line); border-radius: 8px; }
    .matrix { border-collapse: separate; border-spacing: 0; inline-size: 100%; }
    .matrix th { background: var(--surface); font-weight: 600; text-align: start; padding: 6px var(--s2); border-block-end: 1px solid var(--line); vertical-align: bottom; }
    .matrix thead th { position: sticky; inset-block-start: 0; z-index: 2; }
    .matrix tbody th { position: sticky; inset-inline-start: 0; z-index: 1; background: var(--bg); font-weight: 500; min-inline-size: 130px; }
    .matrix thead th:first-child { inset-inline-start: 0; z-index: 3; }
    .matrix td { block-size: 1px; padding: 0; border-block-end: 1px solid var(--line); border-inline-start: 1px solid var(--line); min-inline-size: 108px; }
    .matrix td button { inline-size: 100%; block-size: 100%; min-block-size: var(--row); border: 0; border-radius: 0; justify-content: flex-start; font-weight: 400; background: none; }
    .matrix td button:focus-visible { outline-offset: -2px; }
    .matrix td button[data-level='view'] { background: var(--info-soft); color: var(--info); }
    .matrix td button[data-level='edit'] { background: var(--ok-soft); color: var(--ok); }
    .matrix td button[data-level='delete'] { background: var(--warn-soft); color: var(--warn); }
    .matrix td button[data-level='granted'] { background: var(--accent-soft); color: var(--text); }
    .matrix td button[data-level='none'] { color: var(--muted); }
    .matrix-tools { margin-block-end: var(--s3); align-items: end; }
    .matrix-tools .field { flex: 0 1 240px; }
    .matrix-hint { margin-block-start: var(--s2); }
`);

/** What each of the staff may do at a practice location, like a spreadsheet: a click or a key changes a cell, and it is saved at once. */
class RightsPage extends AlvPage {
    static properties = { rows: { state: true }, columns: { state: true }, place: { state: true }, staffFilter: { state: true }, columnFilter: { state: true }, at: { state: true }, places: { state: true } };

    #saving = new Map(); // account -> the last save that was begun: those of one person go one after the other

    constructor() {
        super();
        this.at = { row: 0, column: 0 };
        if (!document.adoptedStyleSheets.includes(sheet)) {
            document.adoptedStyleSheets.push(sheet);
        }
    }

    async routed() {
        this.staffFilter = this.query.get('q') ?? '';
        this.columnFilter = this.query.get('columns') ?? '';
        this.places ??= (await api.get('/api/institution/locations', EVERYWHERE)).items;
        const wanted = this.query.get('location') ?? session.location;
        this.place = this.places.find((place) => place.id === wanted)?.id ?? this.places[0]?.id ?? null;
        if (!this.rows) {
            await this.#load();
        }
    }

    async locationChanged() {
        this.place = session.location ?? this.place;
    }

    async #load() {
        this.columns = await api.get('/api/accounts/rights/columns', EVERYWHERE);
        const rows = [];
        let cursor;
        do {
            const page = await api.get('/api/accounts/rights', { query: { limit: 500, cursor }, ...EVERYWHERE });
            rows.push(...page.items);
            cursor = page.next;
        } while (cursor);
        this.rows = rows;
    }

    // ---- what is shown -------------------------------------------------------------------------------------------------------

    /** All columns that fit the search: modules at the place, then administration and tasks, which hold everywhere. */
    get #shownColumns() {
        const all = [
            ...this.columns.modules.map((id) => ({ id, kind: 'module', label: t(`module.${id}`) })),
            { id: 'administrator', kind: 'administrator', label: t('administrator') },
            ...this.columns.tasks.map((id) => ({ id, kind: 'task', label: t(`task.${id}`) })),
        ];
        const wanted = this.columnFilter.trim().toLocaleLowerCase();
        return all.filter((column) => column.label.toLocaleLowerCase().includes(wanted));
    }

    get #shownRows() {
        const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
        const wanted = plain(this.staffFilter.trim());
        return this.rows.filter((row) => plain(row.name).includes(wanted));
    }

    #level(row, column, place = this.place) {
        switch (column.kind) {
            case 'module':
                return row.rights[place]?.[column.id] ?? 'none';
            case 'administrator':
                return row.administrator ? 'granted' : 'none';
            default:
                return row.tasks.includes(column.id) ? 'granted' : 'none';
        }
    }

    #words(row, column) {
        const level = this.#level(row, column);
        return column.kind === 'module' ? t(`level.${level}`) : t(level === 'granted' ? 'granted' : 'not-granted');
    }

    #filter(name, value) {
        const query = new URLSearchParams(location.search);
        value ? query.set(name, value) : query.delete(name);
        this.go('', { query, replace: true });
    }

    // ---- changing ------------------------------------------------------------------------------------------------------------

    /** The row's rights with one cell changed. */
    #changed(row, column, level, place) {
        const rights = structuredClone(row.rights);
        let { administrator, tasks } = row;
        if (column.kind === 'module') {
            rights[place] = { ...rights[place], [column.id]: level };
        } else if (column.kind === 'administrator') {
            administrator = level === 'granted';
        } else {
            tasks = tasks.filter((task) => task !== column.id);
            if (level === 'granted') {
                tasks.push(column.id);
            }
        }
        return { administrator, rights, tasks };
    }

    #put(id, change) {
        this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...change } : row));
    }

    #row(id) {
        return this.rows.find((row) => row.id === id);
    }

    /** Shows the change at once and saves it after those of the same person that are under way. */
    #set(row, column, level, { undone = false } = {}) {
        const place = this.place;
        const before = this.#level(row, column, place);
        if (before === level) {
            return this.#saving.get(row.id) ?? Promise.resolve();
        }
        this.#put(row.id, this.#changed(row, column, level, place));
        const save = (this.#saving.get(row.id) ?? Promise.resolve()).then(() => this.#save(row.id, column, level, place, before, undone));
        this.#saving.set(row.id, save);
        return save;
    }

    async #save(id, column, level, place, before, undone) {
        try {
            await this.#send(id, column, level, place);
            if (!undone) {
                const words = column.kind === 'module' ? t(`level.${level}`) : t(level === 'granted' ? 'granted' : 'not-granted');
                toast(t('changed', { name: this.#row(id).name, column: column.label, level: words }), {
                    undo: () => this.#set(this.#row(id), column, before, { undone: true }),
                });
            }
        } catch (error) {
            this.#put(id, this.#changed(this.#row(id), column, before, place));
            if (undone) {
                throw error;
            }
            showProblem(error, t);
        }
    }

    /** When somebody else changed other cells meanwhile, this one is put into the newest state. */
    async #send(id, column, level, place, again = true) {
        const row = this.#row(id);
        try {
            const body = this.#changed(row, column, level, place);
            const answer = await api.put(`/api/accounts/staff/${id}/rights`, body, { etag: `"${row.version}"`, ...EVERYWHERE });
            this.#put(id, { version: Number(api.etag(answer).replaceAll('"', '')) });
        } catch (error) {
            if (error.type !== 'changed-meanwhile' || !again) {
                throw error;
            }
            const newest = await api.get(`/api/accounts/staff/${id}/rights`, EVERYWHERE);
            this.#put(id, { ...this.#changed({ ...row, ...newest }, column, level, place), version: Number(api.etag(newest).replaceAll('"', '')) });
            await this.#send(id, column, level, place, false);
        }
    }

    #cycle(row, column) {
        const level = this.#level(row, column);
        return column.kind === 'module' ? LEVELS[(LEVELS.indexOf(level) + 1) % LEVELS.length] : level === 'granted' ? 'none' : 'granted';
    }

    #key(event, row, column, rows, columns) {
        const { row: y, column: x } = this.at;
        const moves = { ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1], Home: [y, 0], End: [y, columns.length - 1], PageUp: [y - 10, x], PageDown: [y + 10, x] };
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const wanted = KEYS[event.key.toLowerCase()];
        if (moves[event.key]) {
            event.preventDefault();
            const [nextRow, nextColumn] = moves[event.key];
            this.#focus(Math.max(0, Math.min(rows.length - 1, nextRow)), Math.max(0, Math.min(columns.length - 1, nextColumn)));
        } else if (wanted) {
            event.preventDefault();
            this.#set(row, column, column.kind === 'module' ? wanted : wanted === 'none' ? 'none' : 'granted');
        } else if (event.key === ' ') {
            event.preventDefault();
            this.#set(row, column, this.#cycle(row, column));
        }
    }

    async #focus(row, column) {
        this.at = { row, column };
        await this.updateComplete;
        this.querySelector('.matrix button[tabindex="0"]')?.focus();
    }

    // ---- drawing -------------------------------------------------------------------------------------------------------------

    #cell(row, column, y, x, rows, columns) {
        const level = this.#level(row, column);
        const words = this.#words(row, column);
        return html`<td>
            <button type="button" data-level=${level} data-cell="${column.id}" tabindex=${y === this.at.row && x === this.at.column ? 0 : -1} aria-label="${row.name}, ${column.label}: ${words}"
                @click=${() => ((this.at = { row: y, column: x }), this.#set(row, column, this.#cycle(row, column)))}
                @keydown=${(event) => this.#key(event, row, column, rows, columns)}
                @focus=${() => (this.at = { row: y, column: x })}><alv-icon name=${column.kind === 'module' ? ICONS[level] : level === 'granted' ? 'check-lg' : 'dash'}></alv-icon> ${words}</button>
        </td>`;
    }

    #tools() {
        return html`
            <div class="row matrix-tools no-print">
                <div class="field"><label class="field-label" for="matrix-place">${t('location')}</label>
                    <select id="matrix-place" @change=${(event) => this.#filter('location', event.target.value)}>${this.places.map((place) => html`<option value=${place.id} ?selected=${place.id === this.place}>${place.name}</option>`)}</select></div>
                <div class="field"><label class="field-label" for="matrix-staff">${t('filter.staff')}</label>
                    <input id="matrix-staff" type="search" data-scan="keep" .value=${this.staffFilter} @input=${(event) => this.#filter('q', event.target.value)}></div>
                <div class="field"><label class="field-label" for="matrix-columns">${t('filter.columns')}</label>
                    <input id="matrix-columns" type="search" data-scan="keep" .value=${this.columnFilter} @input=${(event) => this.#filter('columns', event.target.value)}></div>
            </div>
        `;
    }

    render() {
        return html`
            <alv-header heading=${t('page.rights')} sub=${t('sub')}></alv-header>
            ${this.rows ? this.#matrix() : html`<alv-progress></alv-progress>`}
        `;
    }

    #matrix() {
        const columns = this.#shownColumns;
        const rows = this.#shownRows;
        const place = this.places.find((each) => each.id === this.place)?.name ?? '';
        return html`
            ${this.#tools()}
            ${rows.length && columns.length
                ? html`<div class="matrix-box" tabindex="-1">
                      <table class="matrix" aria-label=${t('matrix', { location: place })}>
                          <thead><tr><th scope="col">${t('name')}</th>${columns.map((column) => html`<th scope="col">${column.label}${column.kind === 'module' ? nothing : html`<br><span class="muted">${t('everywhere')}</span>`}</th>`)}</tr></thead>
                          <tbody>${repeat(rows, (row) => row.id, (row, y) => html`<tr><th scope="row">${row.name}</th>${columns.map((column, x) => this.#cell(row, column, y, x, rows, columns))}</tr>`)}</tbody>
                      </table>
                  </div>
                  <p class="muted matrix-hint no-print">${t('hint')}</p>`
                : html`<alv-empty icon="search" heading=${t('nothing')} text=${t('nothing.text')}></alv-empty>`}
        `;
    }
}

customElements.define('alveolus-rights', RightsPage);
