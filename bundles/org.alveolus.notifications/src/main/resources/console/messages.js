import { AlvPage, api, format, html, i18n, nothing, showProblem, toast } from 'alveolus';
import 'alveolus/drawer.js';
import 'alveolus/list.js';

const t = await i18n(import.meta.url);

const STATES = { waiting: 'info', delivered: 'ok', outbox: 'warn', failed: 'error' };
const ICONS = { waiting: 'clock', delivered: 'check-circle', outbox: 'inbox', failed: 'x-circle' };
const MEDIA = ['mail', 'text-message'];
const TOPICS = ['account', 'stock-expiry', 'test'];

/** What was sent to people and what became of it, for administrators. */
class MessagesPage extends AlvPage {
    static properties = { message: { state: true }, outbox: { state: true }, busy: { state: true } };

    async routed() {
        this.message = this.path ? await api.get(`/api/notifications/${encodeURIComponent(this.path)}`, { everywhere: true }) : null;
        this.outbox ??= (await api.get('/api/notifications/mode', { everywhere: true })).outbox;
    }

    async locationChanged() {}

    /** The address of the list under its filters, or of a message in it. */
    #at(message = null) {
        return this.address(message ? message.id : '', new URLSearchParams(location.search));
    }

    #topic(topic) {
        return t.has(`topic.${topic}`) ? t(`topic.${topic}`) : topic.replaceAll('-', ' ');
    }

    #status(state) {
        return html`<alv-status kind=${STATES[state]} icon=${ICONS[state]}>${t(`state.${state}`)}</alv-status>`;
    }

    /** Beside an open message there is room for what tells one from another. */
    #columns() {
        const all = this.#allColumns();
        return this.message ? all.filter((column) => !['topic', 'tries'].includes(column.id)) : all;
    }

    #allColumns() {
        return [
            { id: 'queued', label: t('queued'), width: '150px', cell: (message) => format.dateTime(message.queuedAt), narrow: 'sub' },
            { id: 'to', label: t('to'), width: '28%', cell: (message) => message.to, narrow: 'title' },
            { id: 'subject', label: t('subject'), cell: (message) => message.subject },
            { id: 'topic', label: t('topic'), width: '18%', cell: (message) => this.#topic(message.topic), narrow: 'sub' },
            { id: 'tries', label: t('tries'), width: '70px', align: 'end', cell: (message) => format.number(message.tries) },
            {
                id: 'state',
                label: t('state'),
                width: '150px',
                cell: (message) => this.#status(message.state),
                text: (message) => t(`state.${message.state}`),
                narrow: 'end',
            },
        ];
    }

    #filters() {
        return [
            { id: 'to', label: t('to'), type: 'text', main: true },
            { id: 'state', label: t('state'), type: 'select', main: true, options: Object.keys(STATES).map((value) => ({ value, label: t(`state.${value}`) })) },
            { id: 'topic', label: t('topic'), type: 'select', options: TOPICS.map((value) => ({ value, label: this.#topic(value) })) },
            { id: 'medium', label: t('medium'), type: 'select', options: MEDIA.map((value) => ({ value, label: t(`medium.${value}`) })) },
        ];
    }

    #source({ cursor, limit, filters, signal }) {
        return api.get('/api/notifications', { query: { ...filters, cursor, limit }, signal, everywhere: true });
    }

    #test() {
        return this.#act('/api/notifications/tests', (message) => t('test-sent', { to: message.to }));
    }

    async #sendAgain() {
        await this.#act(`/api/notifications/${encodeURIComponent(this.message.id)}/send-again`, () => t('sent-again'));
        this.go('', { query: new URLSearchParams(location.search) });
    }

    async #act(path, words) {
        this.busy = true;
        try {
            const message = await api.post(path, null, { everywhere: true });
            toast(words(message), { kind: 'ok' });
            this.querySelector('alv-list')?.reload();
        } catch (error) {
            showProblem(error, t);
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`
            <alv-header heading=${t('page.messages')} sub=${t('sub')}>
                <button slot="actions" type="button" aria-busy=${this.busy ? 'true' : 'false'} ?disabled=${this.busy} @click=${() => this.#test()}><alv-icon name="send"></alv-icon> ${t('test')}</button>
            </alv-header>
            ${this.outbox
                ? html`
                      <div class="notice" data-kind="warn">
                          <alv-icon name="inbox"></alv-icon>
                          <div class="notice-words">${t('outbox-notice')}</div>
                      </div>
                  `
                : nothing}
            <alv-list everywhere name="messages" label=${t('page.messages')} .columns=${() => this.#columns()} .filters=${() => this.#filters()}
                .source=${(query) => this.#source(query)} .key=${(message) => message.id} .href=${(message) => this.#at(message)}
                .empty=${{ icon: 'envelope', title: t('empty'), text: t('empty-text') }}></alv-list>
            ${this.message ? this.#detail(this.message) : nothing}
        `;
    }

    #detail(message) {
        const again = message.state !== 'delivered' && (message.text || message.state === 'waiting');
        const facts = [
            ['state', this.#status(message.state)],
            ['to', message.to],
            ['medium', t(`medium.${message.medium}`)],
            ['topic', this.#topic(message.topic)],
            ['queued', format.dateTime(message.queuedAt)],
            ['tries', format.number(message.tries)],
            ['tried', message.triedAt ? format.dateTime(message.triedAt) : null],
            ['next', message.nextAt ? format.dateTime(message.nextAt) : null],
            ['ended', message.endedAt ? format.dateTime(message.endedAt) : null],
            ['reason', message.reason],
        ];
        return html`
            <alv-drawer heading=${message.subject} back=${this.#at()}>
                ${again
                    ? html`<button slot="actions" type="button" aria-busy=${this.busy ? 'true' : 'false'} ?disabled=${this.busy} @click=${() => this.#sendAgain()}><alv-icon name="arrow-repeat"></alv-icon> ${t('send-again')}</button>`
                    : nothing}
                <div class="stack">
                    <dl class="facts">${facts.filter(([, value]) => value).map(([key, value]) => html`<dt>${t(key)}</dt><dd>${value}</dd>`)}</dl>
                    ${message.text ? html`<section class="card" aria-label=${t('text')}><code class="raw">${linked(message.text)}</code></section>` : html`<p class="muted">${t('text-hidden')}</p>`}
                </div>
            </alv-drawer>
        `;
    }
}

/** The text with its web addresses as links. */
function linked(text) {
    return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => (index % 2 ? html`<a href=${part} rel="noreferrer">${part}</a>` : part));
}

customElements.define('alveolus-messages', MessagesPage);
