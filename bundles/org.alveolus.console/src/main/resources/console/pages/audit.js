import { html, nothing } from 'lit';
import '../lib/drawer.js';
import { format } from '../lib/format.js';
import { ProblemError, api } from '../lib/http.js';
import '../lib/list.js';
import { AlvPage } from '../lib/page.js';
import { session } from '../lib/session.js';
import { t } from '../lib/texts.js';
import { showProblem } from '../lib/toast.js';

const ACTIONS = ['create', 'read', 'update', 'delete', 'execute', 'sign-in', 'sign-out'];
const dashed = (name) => String(name).toLowerCase().replaceAll('_', '-');

/** The audit log, for administrators. */
class AlvAudit extends AlvPage {
    static properties = { line: { state: true }, chain: { state: true }, checking: { state: true } };

    #lines = new Map();

    async routed() {
        const number = this.path ? Number(this.path) : null;
        this.line = number ? (this.#lines.get(number) ?? (await this.#find(number, this.query.get('at')))) : null;
    }

    async locationChanged() {}

    /** A line that is not in the list: the address says when it was written. */
    async #find(number, at) {
        const from = new Date(at ?? NaN);
        if (!Number.isNaN(from.getTime())) {
            const query = { from: from.toISOString(), to: new Date(from.getTime() + 1_000).toISOString() };
            for await (const line of api.all('/api/audit', { query })) {
                if (line.number === number) {
                    return line;
                }
            }
        }
        throw new ProblemError({ type: 'not-found' }, 404);
    }

    #action(action) {
        return t(`audit.action.${dashed(action)}`);
    }

    /** The address of the list under its filters, or of a line in it. */
    #at(line = null) {
        const query = new URLSearchParams(location.search);
        query.delete('at');
        if (line) {
            query.set('at', line.at);
        }
        return this.address(line ? String(line.number) : '', query);
    }

    #object(type) {
        return t.has(`audit.object.${type}`) ? t(`audit.object.${type}`) : type.replaceAll('-', ' ');
    }

    #who(line) {
        return line.account ? line.name : t('audit.system');
    }

    #location(id) {
        return session.locations.find((place) => place.id === id)?.name ?? '';
    }

    #columns() {
        return [
            { id: 'at', label: t('audit.at'), width: '170px', cell: (line) => format.exactTime(line.at), narrow: 'sub' },
            { id: 'name', label: t('audit.who'), width: '22%', cell: (line) => this.#who(line), narrow: 'title' },
            { id: 'action', label: t('audit.action'), width: '130px', cell: (line) => this.#action(line.event.action), narrow: 'end' },
            { id: 'object', label: t('audit.object'), width: '20%', cell: (line) => this.#object(line.event.objectType), narrow: 'sub' },
            { id: 'detail', label: t('audit.detail'), cell: (line) => line.event.detail ?? '' },
            {
                id: 'outcome',
                label: t('audit.outcome'),
                width: '120px',
                cell: (line) => this.#outcome(line.event.outcome),
                text: (line) => t(`audit.outcome.${dashed(line.event.outcome)}`),
            },
        ];
    }

    #outcome(outcome) {
        const kind = dashed(outcome);
        return html`<alv-status kind=${kind === 'success' ? 'ok' : 'error'}>${t(`audit.outcome.${kind}`)}</alv-status>`;
    }

    #filters() {
        return [
            { id: 'from', label: t('audit.from'), type: 'date', main: true },
            { id: 'to', label: t('audit.to'), type: 'date', main: true },
            { id: 'action', label: t('audit.action'), type: 'select', main: true, options: ACTIONS.map((value) => ({ value, label: this.#action(value) })) },
            { id: 'object-type', label: t('audit.object-type'), type: 'text' },
            { id: 'object-id', label: t('audit.object-id'), type: 'text' },
        ];
    }

    async #source({ cursor, limit, filters, signal }) {
        const { from, to, ...rest } = filters;
        const query = { ...rest, from: from ? format.startOfDay(from) : null, to: to ? format.startOfDay(nextDay(to)) : null, cursor, limit };
        const page = await api.get('/api/audit', { query, signal, everywhere: true });
        page.items.forEach((line) => this.#lines.set(line.number, line));
        return page;
    }

    async #verify() {
        this.checking = true;
        try {
            this.chain = await api.get('/api/audit/verification', { everywhere: true });
        } catch (error) {
            showProblem(error);
        } finally {
            this.checking = false;
        }
    }

    render() {
        return html`
            <alv-header heading=${t('page.audit')} sub=${t('audit.sub')}>
                <button slot="actions" type="button" aria-busy=${this.checking ? 'true' : 'false'} @click=${() => this.#verify()}><alv-icon name="shield-check"></alv-icon> ${t('audit.verify')}</button>
            </alv-header>
            ${this.checking ? html`<alv-progress label=${t('audit.verifying')}></alv-progress>` : this.chain ? this.#chain() : nothing}
            <alv-list everywhere label=${t('page.audit')} .columns=${() => this.#columns()} .filters=${() => this.#filters()} .source=${(query) => this.#source(query)} .key=${(line) => line.number}
                .href=${(line) => this.#at(line)} .exportName=${'audit'}
                .empty=${{ icon: 'journal-check', title: t('audit.empty'), text: t('audit.empty-text') }}></alv-list>
            ${this.line ? this.#detail(this.line) : nothing}
        `;
    }

    #chain() {
        const { intact, lines, firstFault } = this.chain;
        return html`
            <div class="notice" data-kind=${intact ? 'ok' : 'error'} role="status">
                <alv-icon name=${intact ? 'shield-check' : 'shield-exclamation'}></alv-icon>
                <div class="notice-words">${intact ? t('audit.intact', { n: lines }) : t('audit.broken', { n: firstFault })}</div>
            </div>
        `;
    }

    #detail(line) {
        const event = line.event;
        const facts = [
            ['audit.at', format.exactTime(line.at)],
            ['audit.who', this.#who(line)],
            ['audit.action', this.#action(event.action)],
            ['audit.object', this.#object(event.objectType)],
            ['audit.outcome', this.#outcome(event.outcome)],
            ['audit.detail', event.detail],
            ['location', this.#location(line.location)],
            ['audit.channel', t.has(`audit.channel.${line.channel}`) ? t(`audit.channel.${line.channel}`) : line.channel],
            ['audit.address', line.address],
            ['audit.request', line.requestId ? html`<code>${line.requestId}</code>` : null],
            ['audit.hash', html`<code class="raw">${line.hash}</code>`],
        ];
        const query = { 'object-type': event.objectType, 'object-id': event.objectId };
        return html`
            <alv-drawer heading=${`${this.#action(event.action)}: ${this.#object(event.objectType)}`} sub=${t('audit.number', { n: line.number })} back=${this.#at()}>
                <dl class="facts">${facts.filter(([, value]) => value).map(([key, value]) => html`<dt>${t(key)}</dt><dd>${value}</dd>`)}</dl>
                ${event.objectId && event.objectId !== 'null' ? html`<a href=${this.address('', query)}>${t('audit.same-object')}</a>` : nothing}
            </alv-drawer>
        `;
    }
}

function nextDay(isoDate) {
    const date = new Date(`${isoDate}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + 1);
    return date.toISOString().slice(0, 10);
}

customElements.define('alveolus-audit', AlvAudit);
