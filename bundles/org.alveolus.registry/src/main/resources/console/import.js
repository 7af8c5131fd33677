import { AlvPage, api, background, confirmSimple, format, html, language, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/list.js';
import { loadChoices, options } from './choices.js';
import { t } from './texts.js';

/** Import of earlier records: the files that came in, and one on its way: file, columns, texts, check, run, report. */

const PATH = '/api/registry/imports';
const AT_WORK = ['checking', 'running', 'withdrawing', 'undoing'];
const OPEN = ['draft', 'checked', 'failed'];
const CHARSETS = ['UTF-8', 'windows-1252', 'UTF-16LE', 'UTF-16BE', 'ISO-8859-1'];
const DELIMITERS = [';', ',', '\t', '|'];
const FIELDS = [
    'patient-number', 'patient-name', 'birth-date', 'surgery-date', 'practitioner', 'indication', 'specification', 'position', 'region', 'kind', 'supplier', 'product-code', 'product', 'type', 'lot',
    'serial', 'diameter', 'length', 'expiry', 'udi-di', 'technique-1', 'technique-2', 'technique-positions', 'may-give-blood', 'referrer', 'aftercare', 'prosthetics-by', 'extra',
];
const CHOICES = { indication: 'indication', region: 'jaw-region', 'technique-1': 'technique', aftercare: 'aftercare', 'prosthetics-by': 'prosthetics-by' };
const REQUIRED = ['practitioner', 'indication', 'prosthetics-by'];
const KINDS = { done: 'ok', failed: 'error', undone: 'info', checked: 'info', draft: 'warn' };

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
    .import-table { overflow-x: auto; }
    table.import { inline-size: 100%; border-collapse: collapse; }
    table.import th, table.import td { padding: 6px var(--s2); border-block-end: 1px solid var(--line); text-align: start; vertical-align: middle; overflow-wrap: break-word; hyphens: auto; }
    table.import thead th { font-weight: 500; color: var(--muted); }
    table.import tbody th { font-weight: 500; }
    table.import td.number { text-align: end; }
    table.import select { min-inline-size: 160px; max-inline-size: 100%; }
    alveolus-import .row > button { white-space: normal; max-inline-size: 100%; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

class ImportPage extends AlvPage {
    static properties = {
        import: { state: true },
        questions: { state: true },
        faults: { state: true },
        left: { state: true },
        practitioners: { state: true },
        suppliers: { state: true },
        sending: { state: true },
        changed: { state: true },
    };

    async routed() {
        await loadChoices();
        clearTimeout(this.waiting);
        if (!this.path) {
            this.import = null;
            return;
        }
        if (this.import?.id !== this.path) {
            this.#take(await api.get(`${PATH}/${this.path}`, { everywhere: true }));
        } else if (AT_WORK.includes(this.import.state)) {
            this.waiting = setTimeout(() => this.#ask(), 300);
        }
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this.waiting);
    }

    /** What the server says of it now; while it works, it is asked again. */
    #take(given) {
        const before = this.import;
        const columns = given.columns.length ? given.columns : (before?.columns ?? []);
        this.tag = api.etag(given);
        this.import = { ...given, columns, sameFileAt: given.sameFileAt ?? before?.sameFileAt };
        clearTimeout(this.waiting);
        if (AT_WORK.includes(given.state)) {
            this.waiting = setTimeout(() => this.#ask(), 700);
        } else if (before === null || before?.id !== given.id || before?.state !== given.state) {
            this.#details().catch(showProblem);
        }
    }

    async #ask() {
        try {
            const now = await api.get(`${PATH}/${this.import.id}/progress`, { everywhere: true });
            if (AT_WORK.includes(now.state)) {
                this.#take(now);
            } else {
                this.#take(await api.get(`${PATH}/${this.import.id}`, { everywhere: true }));
            }
        } catch (error) {
            showProblem(error);
        }
    }

    async #details() {
        const { id, state } = this.import;
        this.changed = false;
        this.questions = [];
        this.faults = [];
        this.left = [];
        if (['checked', 'done', 'draft'].includes(state)) {
            this.faults = (await api.get(`${PATH}/${id}/faults`, { everywhere: true })).items;
        }
        if (state === 'checked') {
            this.questions = (await api.get(`${PATH}/${id}/questions`, { everywhere: true })).items;
            if (this.questions.some((each) => each.field === 'practitioner')) {
                this.practitioners = (await api.get('/api/registry/practitioners', { everywhere: true })).items.map((each) => ({ value: each.id, label: each.name }));
            }
            if (this.questions.some((each) => each.field === 'supplier')) {
                this.suppliers = [];
                for await (const each of api.all('/api/catalogue/suppliers')) {
                    this.suppliers.push({ value: each.id, label: each.name });
                }
                this.requestUpdate();
            }
        }
        if (state === 'undone') {
            this.left = (await api.get(`${PATH}/${id}/kept`, { everywhere: true })).items;
        }
    }

    // ---- acts -----------------------------------------------------------------------------------------------------------------

    async #send(file) {
        if (!file) {
            return;
        }
        this.sending = true;
        try {
            const taken = await background(t('import.sending', { name: file.name }), api.post(PATH, new Blob([file]), { query: { name: file.name } }));
            this.#take(taken);
            this.go(taken.id);
        } catch {
            // told by the task
        } finally {
            this.sending = false;
        }
    }

    async #act(method, path, body) {
        try {
            const answer = await api[method](`${PATH}/${this.import.id}${path}`, body, { etag: this.tag, everywhere: true });
            this.#take(answer);
            return answer;
        } catch (error) {
            showProblem(error, t);
            if (error.type === 'changed-meanwhile' || error.type === 'not-open') {
                await this.#ask();
            }
            return null;
        }
    }

    #value(name) {
        return this.querySelector(`[name="${name}"]`)?.value ?? null;
    }

    async #configure() {
        const { workbook, columns } = this.import;
        const same = workbook
            ? Number(this.#value('sheet')) === this.import.sheet
            : this.#value('charset') === this.import.charset && this.#value('delimiter') === this.import.delimiter;
        await this.#act('put', '', {
            ...(workbook ? { sheet: Number(this.#value('sheet')) } : { charset: this.#value('charset'), delimiter: this.#value('delimiter') }),
            ...(this.#value('dateOrder') ? { dateOrder: this.#value('dateOrder') } : {}),
            ...(same
                ? {
                      columns: columns.map((column, index) => {
                          const meaning = this.#value(`column-${index}`);
                          return FIELDS.includes(meaning) ? { field: meaning, kept: false } : { kept: meaning === 'keep' };
                      }),
                  }
                : {}),
        });
    }

    async #answer() {
        const answers = this.questions
            .map((question, index) => ({ question, value: this.#value(`question-${index}`) }))
            .filter(({ value }) => value)
            .map(({ question, value }) => ({
                field: question.field,
                text: question.text,
                act: value === '+' ? 'add' : value === '-' ? 'leave' : 'map',
                ...(value === '+' || value === '-' ? {} : { target: value }),
            }));
        await this.#act('put', '/answers', { answers });
    }

    async #undo() {
        const { treatments } = this.import;
        if (await confirmSimple({ heading: t('import.undo'), text: t('import.undo.ask', { n: treatments }), action: t('import.undo') })) {
            await this.#act('post', '/undo');
        }
    }

    async #discard() {
        try {
            await api.delete(`${PATH}/${this.import.id}`, { etag: this.tag, everywhere: true });
            toast(t('import.discarded'), { kind: 'ok' });
            this.go('');
        } catch (error) {
            showProblem(error);
        }
    }

    async #download(path, name, query) {
        try {
            await api.download(path, name, { query: { ...query, language: language() }, everywhere: true });
        } catch (error) {
            showProblem(error);
        }
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        return this.import && this.path ? this.#one() : this.#all();
    }

    #all() {
        const columns = () => [
            { id: 'file', label: t('import.file'), width: '30%', cell: (line) => line.fileName, narrow: 'title' },
            { id: 'at', label: t('import.at'), width: '160px', cell: (line) => format.dateTime(line.createdAt), narrow: 'end' },
            { id: 'by', label: t('import.by'), cell: (line) => line.createdBy, narrow: 'sub' },
            { id: 'rows', label: t('import.rows'), width: '90px', align: 'end', cell: (line) => format.number(line.rows) },
            { id: 'treatments', label: t('import.treatments'), width: '120px', align: 'end', cell: (line) => format.number(line.treatments) },
            { id: 'state', label: t('import.state'), width: '170px', cell: (line) => this.#state(line.state), text: (line) => t(`import.state.${line.state}`), narrow: 'sub' },
        ];
        return html`
            <alv-header heading=${t('import.title')} sub=${t('import.sub')}></alv-header>
            <section class="card stack" aria-label=${t('import.new')}>
                <h2>${t('import.new')}</h2>
                <p class="muted">${t('import.new.text')}</p>
                <div class="row">
                    <button type="button" @click=${() => this.#download('/api/registry/import-template', `${t('import.template.file')}.xlsx`, { format: 'xlsx' })}><alv-icon name="download"></alv-icon>${t('import.template', { format: 'XLSX' })}</button>
                    <button type="button" @click=${() => this.#download('/api/registry/import-template', `${t('import.template.file')}.csv`, { format: 'csv' })}><alv-icon name="download"></alv-icon>${t('import.template', { format: 'CSV' })}</button>
                </div>
                ${session.may('registry', 'edit')
                    ? html`<div>
                          <label class="field-label" for="import-file">${t('import.choose')}</label>
                          <input id="import-file" type="file" accept=".csv,.txt,.tsv,.xlsx" ?disabled=${this.sending} @change=${(event) => this.#send(event.target.files[0])}>
                      </div>`
                    : html`<p class="notice" data-kind="info">${t('import.no-right')}</p>`}
                ${this.sending ? html`<alv-progress label=${t('import.state.checking')}></alv-progress>` : nothing}
            </section>
            <alv-list name="imports" everywhere label=${t('import.list')} .columns=${columns} .key=${(line) => line.id} .href=${(line) => this.address(line.id)}
                .source=${({ cursor, limit, signal }) => api.get(PATH, { query: { cursor, limit }, signal, everywhere: true })}
                .empty=${{ icon: 'file-earmark-arrow-up', title: t('import.none'), text: t('import.none.text') }}></alv-list>
        `;
    }

    #state(state) {
        return html`<alv-status kind=${KINDS[state] ?? 'info'}>${t(`import.state.${state}`)}</alv-status>`;
    }

    #one() {
        const it = this.import;
        return html`
            <alv-header heading=${it.fileName} sub=${`${it.createdBy} · ${format.dateTime(it.createdAt)}`}>
                <a slot="actions" class="button" href=${this.address('')}>${t('import.back')}</a>
            </alv-header>
            <div class="stack">
                <p aria-live="polite">${this.#state(it.state)}</p>
                ${AT_WORK.includes(it.state) ? html`<alv-progress label=${t(`import.state.${it.state}`)} value=${it.total ? Math.min(it.done, it.total) : nothing} max=${it.total || nothing}></alv-progress><p class="muted">${t('import.goes-on')}</p>` : nothing}
                ${it.sameFileAt ? html`<p class="notice" data-kind="warn">${t('import.same', { at: format.dateTime(it.sameFileAt) })}</p>` : nothing}
                ${it.state === 'failed' ? html`<p class="notice" data-kind="error" role="alert">${t.has(`import.failure.${it.failure}`) ? t(`import.failure.${it.failure}`) : t('import.failure.other')}</p>` : nothing}
                ${it.state === 'draft' ? html`<p class="notice" data-kind="warn">${t('import.columns.needed')}</p>` : nothing}
                ${['done', 'undone'].includes(it.state) ? this.#report(it) : nothing}
                ${it.state === 'checked' ? this.#check(it) : nothing}
                ${it.state === 'checked' && this.questions?.length ? this.#questions() : nothing}
                ${OPEN.includes(it.state) ? this.#reading(it) : nothing}
                ${this.faults?.length && !AT_WORK.includes(it.state) ? this.#faults(it) : nothing}
            </div>
        `;
    }

    #facts(pairs) {
        return html`<dl class="facts">${pairs.filter(([, value]) => value !== null).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
    }

    #check(it) {
        return html`<section class="card stack" aria-label=${t('import.check')}>
            <h2>${t('import.check')}</h2>
            ${this.#facts([
                [t('import.rows'), format.number(it.rows)],
                [t('import.treatments.new'), format.number(it.treatments)],
                [t('import.rows.there'), format.number(it.rowsThere)],
                [t('import.rows.bad'), format.number(it.badRows)],
            ])}
            ${Object.entries(it.remarks).map(([what, n]) => html`<p class="muted">${t(`import.remark.${what}`, { n })}</p>`)}
            <div class="row">
                ${it.badRows === 0
                    ? html`<button type="button" class="primary" ?disabled=${this.changed || !it.treatments} @click=${() => this.#act('post', '/run', { goodRowsOnly: false })}>${t('import.run', { n: it.treatments })}</button>`
                    : html`<button type="button" ?disabled=${this.changed || !it.treatments} @click=${() => this.#act('post', '/run', { goodRowsOnly: true })}>${t('import.run.good', { n: it.treatments })}</button>`}
                <button type="button" class="quiet" @click=${() => this.#discard()}>${t('import.discard')}</button>
            </div>
            ${it.badRows > 0 ? html`<p class="muted">${t('import.run.hint')}</p>` : it.treatments ? nothing : html`<p class="muted">${t('import.nothing-new')}</p>`}
        </section>`;
    }

    #report(it) {
        return html`<section class="card stack" aria-label=${t('import.report')}>
            <h2>${t('import.report')}</h2>
            ${this.#facts([
                [t('import.treatments.recorded'), format.number(it.treatments)],
                [t('import.patients'), format.number(it.patients)],
                [t('import.rows.there'), format.number(it.rowsThere)],
                [t('import.rows.left-out'), format.number(it.badRows)],
                [t('import.ended'), it.endedAt ? format.dateTime(it.endedAt) : null],
            ])}
            ${it.state === 'undone' && it.kept ? html`<p class="notice" data-kind="warn">${t('import.kept', { n: it.kept })}</p>` : nothing}
            ${this.left?.length
                ? html`<ul>${this.left.map((each) => html`<li><a href=${`/console/registry/treatments/${each.treatment}`}>${each.patientNumber} · ${format.date(each.date)}</a></li>`)}</ul>`
                : nothing}
            ${it.state === 'done' && session.may('registry', 'delete') ? html`<div class="row"><button type="button" class="danger" @click=${() => this.#undo()}>${t('import.undo')}</button></div>` : nothing}
        </section>`;
    }

    #select(name, label, current, choices) {
        return html`<div><label class="field-label" for=${`import-${name}`}>${label}</label>
            <select id=${`import-${name}`} name=${name} @change=${() => (this.changed = true)}>
                ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === String(current ?? '')}>${choice.label}</option>`)}
            </select></div>`;
    }

    #reading(it) {
        const meanings = [{ value: 'keep', label: t('import.meaning.keep') }, { value: 'omit', label: t('import.meaning.omit') }, ...FIELDS.map((field) => ({ value: field, label: t(`import.field.${field}`) }))];
        return html`<section class="card stack" aria-label=${t('import.reading')}>
            <h2>${t('import.reading')}</h2>
            <div class="grid3">
                ${it.workbook
                    ? this.#select('sheet', t('import.sheet'), it.sheet, it.sheets.map((sheet, index) => ({ value: String(index), label: sheet.hidden ? t('import.sheet.hidden', { title: sheet.title }) : sheet.title })))
                    : html`${this.#select('charset', t('import.charset'), it.charset, CHARSETS.map((value) => ({ value, label: value })))}
                      ${this.#select('delimiter', t('import.delimiter'), it.delimiter, DELIMITERS.map((value) => ({ value, label: value === '\t' ? t('import.delimiter.tab') : value })))}`}
                ${this.#select('dateOrder', t('import.dates'), it.dateOrder, [
                    { value: '', label: t('import.dates.unknown') },
                    { value: 'day-first', label: t('import.dates.day') },
                    { value: 'month-first', label: t('import.dates.month') },
                ])}
            </div>
            <div class="import-table" tabindex="0" role="group" aria-label=${t('import.columns')}><table class="import">
                <thead><tr><th scope="col">${t('import.column')}</th><th scope="col">${t('import.samples')}</th><th scope="col">${t('import.meaning')}</th></tr></thead>
                <tbody>${it.columns.map(
                    (column, index) => html`<tr>
                        <th scope="row">${column.heading || t('import.column.unnamed', { n: index + 1 })}</th>
                        <td>${column.samples.join(' · ')}</td>
                        <td><select name=${`column-${index}`} aria-label=${t('import.meaning.of', { column: column.heading || index + 1 })} @change=${() => (this.changed = true)}>
                            ${meanings.map((meaning) => html`<option value=${meaning.value} ?selected=${meaning.value === (column.field ?? (column.kept ? 'keep' : 'omit'))}>${meaning.label}</option>`)}
                        </select></td>
                    </tr>`,
                )}</tbody>
            </table></div>
            <div class="row">
                <button type="button" class=${it.state === 'checked' && !this.changed ? '' : 'primary'} @click=${() => this.#configure()}>${t('import.check.again')}</button>
                ${it.state === 'checked' ? nothing : html`<button type="button" class="quiet" @click=${() => this.#discard()}>${t('import.discard')}</button>`}
            </div>
        </section>`;
    }

    #targets(field) {
        if (field === 'practitioner') {
            return this.practitioners ?? [];
        }
        return field === 'supplier' ? (this.suppliers ?? []) : options(CHOICES[field]);
    }

    #questions() {
        return html`<section class="card stack" aria-label=${t('import.questions')}>
            <h2>${t('import.questions')}</h2>
            <p class="muted">${t('import.questions.text')}</p>
            <div class="import-table" tabindex="0" role="group" aria-label=${t('import.questions')}><table class="import">
                <thead><tr><th scope="col">${t('import.column')}</th><th scope="col">${t('import.text')}</th><th scope="col">${t('import.rows')}</th><th scope="col">${t('import.meaning')}</th></tr></thead>
                <tbody>${this.questions.map((question, index) => {
                    const text = question.text || t('import.empty');
                    const add = question.text && (question.field === 'supplier' || (CHOICES[question.field] && session.administrator));
                    const leave = !(REQUIRED.includes(question.field) && question.text) && !REQUIRED.includes(question.field);
                    return html`<tr>
                        <td>${t(`import.field.${question.field}`)}</td><th scope="row">${text}</th><td class="number">${format.number(question.rows)}</td>
                        <td><select name=${`question-${index}`} aria-label=${t('import.meaning.of', { column: text })}>
                            <option value="">${question.answered ? t('import.answered') : t('import.choose-one')}</option>
                            ${add ? html`<option value="+">${t('import.add', { text: question.text })}</option>` : nothing}
                            ${leave ? html`<option value="-">${t('import.leave')}</option>` : nothing}
                            ${this.#targets(question.field).map((each) => html`<option value=${each.value}>${each.label}</option>`)}
                        </select></td>
                    </tr>`;
                })}</tbody>
            </table></div>
            <div class="row"><button type="button" class="primary" @click=${() => this.#answer()}>${t('import.answer')}</button></div>
        </section>`;
    }

    #faults(it) {
        const name = t('import.refused.file');
        return html`<section class="card stack" aria-label=${t('import.faults')}>
            <h2>${t('import.faults')}</h2>
            <ul>${Object.entries(it.faults).map(([code, n]) => html`<li>${t(`import.fault.${code}`)}: ${format.number(n)}</li>`)}</ul>
            ${it.refusedUntil && new Date(it.refusedUntil) <= new Date()
                ? html`<p class="muted">${t('import.refused.gone', { at: format.dateTime(it.refusedUntil) })}</p>`
                : html`<div class="row">
                          ${['xlsx', 'csv'].map(
                              (kind) => html`<button type="button" @click=${() => this.#download(`${PATH}/${it.id}/refused-rows`, `${name}.${kind}`, { format: kind })}><alv-icon name="download"></alv-icon>${t('import.refused', { format: kind.toUpperCase() })}</button>`,
                          )}
                      </div>
                      <p class="muted">${t('import.refused.text')} ${it.refusedUntil ? t('import.refused.until', { at: format.dateTime(it.refusedUntil) }) : ''}</p>`}
            <div class="import-table" tabindex="0" role="group" aria-label=${t('import.faults')}><table class="import">
                <thead><tr><th scope="col">${t('import.row')}</th><th scope="col">${t('import.column')}</th><th scope="col">${t('import.text')}</th><th scope="col">${t('import.reason')}</th></tr></thead>
                <tbody>${this.faults.map(
                    (fault) => html`<tr><td class="number">${fault.row}</td><td>${fault.field ? t(`import.field.${fault.field}`) : ''}</td><td>${fault.text}</td><td>${t(`import.fault.${fault.code}`)}</td></tr>`,
                )}</tbody>
            </table></div>
            ${this.faults.length >= 1000 ? html`<p class="muted">${t('import.faults.more')}</p>` : nothing}
        </section>`;
    }
}
customElements.define('alveolus-import', ImportPage);
