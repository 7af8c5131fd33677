import { AlvElement, api, confirmSimple, format, html, nothing, session, showProblem, sound, toast } from 'alveolus';
import { deviceSize, lotOf } from 'alveolus/device.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { readScan } from 'alveolus/scan.js';
import { t } from './texts.js';

const REFRESH = 5000;
const KINDS = { open: ['info', 'upc-scan'], finished: ['ok', 'check-circle'], cancelled: ['info', 'slash-circle'] };
const VERDICTS = { counted: ['ok', 'check-circle'], again: ['warn', 'arrow-repeat'], elsewhere: ['warn', 'signpost-split'], gone: ['error', 'x-octagon'], extra: ['error', 'question-circle'] };

const status = (state) => html`<alv-status kind=${KINDS[state][0]} icon=${KINDS[state][1]}>${t(`count.state.${state}`)}</alv-status>`;

/** Counting a shelf: scan each piece, see at once what is missing or too many, decide at the end. */
class StockCounts extends AlvElement {
    static properties = {
        page: { attribute: false },
        storages: { attribute: false },
        countId: { attribute: false },
        count: { state: true },
        last: { state: true },
        busy: { state: true },
        remove: { state: true },
        move: { state: true },
    };

    constructor() {
        super();
        this.remove = new Set();
        this.move = new Set();
        this.queue = Promise.resolve();
    }

    connectedCallback() {
        super.connectedCallback();
        // Others may count the same shelf.
        this.timer = setInterval(() => this.count?.state === 'open' && !document.hidden && !this.busy && this.load(true), REFRESH);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearInterval(this.timer);
    }

    willUpdate(changed) {
        if (changed.has('countId')) {
            this.count = null;
            this.last = null;
            if (this.countId) {
                this.load();
            }
        }
    }

    async load(quietly = false) {
        try {
            const count = await api.get(`/api/stock/counts/${this.countId}`, { everywhere: true });
            if (count.id === this.countId) {
                this.count = count;
            }
        } catch (error) {
            if (!quietly) {
                showProblem(error);
            }
        }
    }

    get open() {
        return this.count?.state === 'open' && session.may('stock', 'edit');
    }

    /** Takes a scan; scans that come faster than the answers wait for each other. */
    scanned(text) {
        this.queue = this.queue.then(() => this.#scan(text));
        return this.queue;
    }

    async #scan(text, report = null) {
        this.busy = true;
        try {
            const read = report ?? (await readScan(text));
            const { issuer, udiDi, serial } = read.fields;
            const hit = await api.post(`/api/stock/counts/${this.countId}/scans`, { text: read.text ?? text, issuer, udiDi, lot: lotOf(read.fields), serial, name: read.product?.name }, { everywhere: true });
            this.count = hit.count;
            this.last = hit;
            sound(hit.verdict === 'counted' ? 'ok' : VERDICTS[hit.verdict][0]);
        } catch (error) {
            this.last = null;
            sound('error');
            showProblem(error);
        } finally {
            this.busy = false;
        }
    }

    async #start({ storage }, { key }) {
        const count = await api.post('/api/stock/counts', { storage }, { key });
        this.page.go(`counts/${count.id}`);
    }

    async #act(work) {
        try {
            this.count = await work();
        } catch (error) {
            showProblem(error);
            await this.load(true);
        }
    }

    async #end() {
        const { missing } = this.count.report;
        const left = missing.length - this.remove.size;
        const text = [t('count.end.removed', { n: this.remove.size }), t('count.end.moved', { n: this.move.size }), t('count.end.left', { n: left })].join(' ');
        if (await confirmSimple({ heading: t('count.end'), text, action: t('count.end') })) {
            await this.#act(() => api.put(`/api/stock/counts/${this.count.id}/end`, { remove: [...this.remove], move: [...this.move] }, { etag: this.count.etag, everywhere: true }));
            if (this.count.state === 'finished') {
                toast(t('count.ended', { number: this.count.number }), { kind: 'ok' });
            }
        }
    }

    async #cancel() {
        if (await confirmSimple({ heading: t('count.cancel'), text: t('count.cancel-text'), action: t('count.cancel') })) {
            await this.#act(() => api.delete(`/api/stock/counts/${this.count.id}`, { everywhere: true }));
        }
    }

    render() {
        return this.countId ? (this.count ? this.#count() : html`<alv-progress></alv-progress>`) : this.#list();
    }

    #list() {
        const columns = () => [
            { id: 'number', label: t('return.number'), width: '110px', cell: (count) => count.number, narrow: 'title' },
            { id: 'storage', label: t('column.storage'), cell: (count) => count.storageTitle, narrow: 'sub' },
            { id: 'state', label: t('column.state'), width: '170px', cell: (count) => status(count.state), text: (count) => t(`count.state.${count.state}`), narrow: 'end' },
            { id: 'startedAt', label: t('count.started'), width: '180px', cell: (count) => format.dateTime(count.startedAt) },
            { id: 'by', label: t('count.by'), width: '18%', cell: (count) => count.finishedBy ?? count.startedBy },
        ];
        return html`
            ${session.may('stock', 'edit')
                ? html`<alv-form class="card" no-discard .save=${(values, how) => this.#start(values, how)} .texts=${t} action-label=${t('count.start')}>
                      <alv-field name="storage" label=${t('count.which')} type="select" required .options=${(this.storages ?? []).map((each) => ({ value: each.id, label: each.title }))}></alv-field>
                  </alv-form>`
                : nothing}
            <alv-list name="stock-counts" label=${t('tab.counts')} .columns=${columns} .key=${(count) => count.id} .source=${({ cursor, limit, signal }) => api.get('/api/stock/counts', { query: { cursor, limit }, signal })}
                .href=${(count) => this.page.address(`counts/${count.id}`)} .empty=${{ icon: 'upc-scan', title: t('count.empty'), text: t('count.empty-text') }}></alv-list>
        `;
    }

    #count() {
        const { count } = this;
        const { report } = count;
        return html`
            <div class="stack">
                <p class="no-print"><a href=${this.page.address('counts')}>${t('count.all')}</a></p>
                <h2>${t('count.title', { number: count.number, storage: count.storageTitle })} ${status(count.state)}</h2>
                <p class="muted">${t('count.started')}: ${format.dateTime(count.startedAt)} · ${count.startedBy}${count.finishedAt ? html` · ${t('count.finished')}: ${format.dateTime(count.finishedAt)} · ${count.finishedBy}` : nothing}</p>
                ${this.open
                    ? html`<div class="card stack" data-scan-target>
                          <alv-scan-box label=${t('count.scan')} hint=${t('count.scan-hint')} photo ?busy=${this.busy} @alv-scan=${({ detail }) => {
                              this.queue = this.queue.then(() => this.#scan(detail.text, detail.report));
                          }}></alv-scan-box>
                          <p role="status">${this.last ? this.#verdict(this.last) : nothing}</p>
                      </div>`
                    : nothing}
                <dl class="facts">
                    <dt>${t('count.expected')}</dt><dd class="count-expected">${format.number(report.expected)}</dd>
                    <dt>${t('count.counted')}</dt><dd class="count-counted">${format.number(report.counted)}</dd>
                    <dt>${t('count.missing')}</dt><dd class="count-missing">${format.number(report.missing.length + report.removed.length)}</dd>
                    <dt>${t('count.unexpected')}</dt><dd>${format.number(report.elsewhere.length + report.gone.length + report.extra.length)}</dd>
                </dl>
                ${this.#missing(report)} ${this.#elsewhere(report)} ${this.#plain(report.removed, 'count.removed')} ${this.#plain(report.gone, 'count.gone')} ${this.#extra(report)}
                <div class="row no-print">
                    ${this.open
                        ? html`<button type="button" class="primary" @click=${() => this.#end()}>${t('count.end')}</button> <button type="button" @click=${() => this.#cancel()}>${t('count.cancel')}</button> <span class="muted">${t('count.resumes')}</span>`
                        : nothing}
                    <button type="button" @click=${() => print()}><alv-icon name="printer"></alv-icon> ${t('print')}</button>
                </div>
            </div>
        `;
    }

    #verdict({ verdict, item }) {
        const [kind, icon] = VERDICTS[verdict];
        return html`<alv-status kind=${kind} icon=${icon}>${t(`count.verdict.${verdict}`)}</alv-status> ${item ? html`${words(item)}${verdict === 'elsewhere' ? html` · ${t('count.belongs', { storage: item.storageTitle })}` : nothing}` : nothing}`;
    }

    #choice(set, item, label) {
        const toggle = () => {
            const next = new Set(this[set]);
            next.has(item.id) ? next.delete(item.id) : next.add(item.id);
            this[set] = next;
        };
        return html`<label class="no-print"><input type="checkbox" .checked=${this[set].has(item.id)} @change=${toggle} /> ${label}</label>`;
    }

    #missing(report) {
        return report.missing.length === 0
            ? nothing
            : html`<section class="stack">
                  <h3>${t('count.missing')}</h3>
                  <ul class="stack">
                      ${report.missing.map(
                          (item) => html`<li class="row">
                              <a href=${this.page.address(`items/${item.id}`)}>${words(item)}</a>
                              ${this.open
                                  ? html`<button type="button" class="quiet" @click=${() => this.#act(() => api.post(`/api/stock/counts/${this.count.id}/pieces`, { items: [item.id] }, { everywhere: true }))}>${t('count.found')}</button>
                                        ${session.may('stock', 'delete') && item.state === 'in-stock' ? this.#choice('remove', item, t('count.remove')) : nothing}`
                                  : nothing}
                          </li>`,
                      )}
                  </ul>
              </section>`;
    }

    #elsewhere(report) {
        return report.elsewhere.length === 0
            ? nothing
            : html`<section class="stack">
                  <h3>${t(this.count.state === 'finished' ? 'count.moved' : 'count.elsewhere')}</h3>
                  <ul class="stack">
                      ${report.elsewhere.map(
                          (item) => html`<li class="row">
                              <a href=${this.page.address(`items/${item.id}`)}>${words(item)}</a> <span class="muted">${item.storageTitle}</span>
                              ${this.open ? html`${this.#choice('move', item, t('count.move-here'))} ${this.#forget(item.id)}` : nothing}
                          </li>`,
                      )}
                  </ul>
              </section>`;
    }

    #plain(items, key) {
        return items.length === 0 ? nothing : html`<section class="stack"><h3>${t(key)}</h3><ul>${items.map((item) => html`<li><a href=${this.page.address(`items/${item.id}`)}>${words(item)}</a> ${this.open ? this.#forget(item.id) : nothing}</li>`)}</ul></section>`;
    }

    #extra(report) {
        return report.extra.length === 0
            ? nothing
            : html`<section class="stack">
                  <h3>${t('count.extra')}</h3>
                  <ul class="stack">
                      ${report.extra.map(
                          (extra) => html`<li class="row">
                              <span>${[extra.name, extra.lot, extra.serial].filter(Boolean).join(' · ') || html`<span class="code">${extra.text}</span>`}</span>
                              ${this.open ? html`<a href=${this.page.address('add', new URLSearchParams({ scan: extra.text }))}>${t('add')}</a> ${this.#forget(extra.id)}` : nothing}
                          </li>`,
                      )}
                  </ul>
              </section>`;
    }

    #forget(id) {
        return html`<button type="button" class="quiet no-print" @click=${() => this.#act(() => api.delete(`/api/stock/counts/${this.count.id}/pieces/${id}`, { everywhere: true }))}>${t('count.forget')}</button>`;
    }
}

const words = ({ device }) => [device.name, deviceSize(device), device.lot ?? device.serial].filter(Boolean).join(' · ');

customElements.define('stock-counts', StockCounts);
