import { AlvElement, api, format, html, language, nothing, showProblem } from 'alveolus';
import { t } from './texts.js';

const EVERY = 2000;

/** The signed-in person's own records and statistics to take along: asked for, made by a job, there for a day. */
class OwnRecords extends AlvElement {
    static properties = { answer: { state: true }, asking: { state: true } };

    #timer = null;

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    async #load() {
        clearTimeout(this.#timer);
        try {
            this.answer = await api.get('/api/registry/own-records', { everywhere: true });
        } catch (error) {
            showProblem(error);
            return;
        }
        if (this.isConnected && this.answer.items.some((each) => each.state === 'asked')) {
            this.#timer = setTimeout(() => this.#load(), EVERY);
        }
    }

    async #ask() {
        this.asking = true;
        try {
            await api.post('/api/registry/own-records', { language: language() }, { everywhere: true });
            await this.#load();
        } catch (error) {
            showProblem(error);
        } finally {
            this.asking = false;
        }
    }

    async #save(records, file) {
        try {
            await api.download(`/api/registry/own-records/${records.id}/files/${file.format}`, `${t('own.file')}.${file.format}`, { everywhere: true });
        } catch (error) {
            showProblem(error);
            await this.#load();
        }
    }

    render() {
        if (!this.answer) {
            return html`<alv-progress></alv-progress>`;
        }
        const { allowed, items } = this.answer;
        const waiting = items.some((each) => each.state === 'asked');
        return html`<div class="stack">
            <p>${t('own.text')}</p>
            <p class="notice" data-kind="warn"><alv-icon name="shield-lock"></alv-icon><span class="notice-words">${t('own.sensitive')}</span></p>
            ${allowed
                ? html`<div><button type="button" class="primary" ?disabled=${waiting || this.asking} @click=${() => this.#ask()}>${t('own.ask')}</button></div>`
                : html`<p class="notice"><alv-icon name="lock"></alv-icon><span class="notice-words">${t('own.no-task')}</span></p>`}
            <h2>${t('own.asked-for')}</h2>
            ${items.length ? html`<ul class="timeline" aria-live="polite">${items.map((each) => html`<li>${this.#one(each)}</li>`)}</ul>` : html`<p class="muted">${t('own.none')}</p>`}
        </div>`;
    }

    #one(records) {
        const when = format.dateTime(records.askedAt);
        if (records.state === 'asked') {
            return html`<p>${when} <alv-status kind="info" icon="hourglass-split">${t('own.asked')}</alv-status></p>
                <alv-progress value=${records.done} max=${Math.max(records.total, 1)} label=${t('own.progress')}></alv-progress>`;
        }
        if (records.state === 'ready') {
            return html`<p>${when} <alv-status kind="ok" icon="check-circle">${t('own.ready', { until: format.dateTime(records.expiresAt) })}</alv-status></p>
                <p class="muted">${t('own.count', { n: records.total })}</p>
                <div class="row">${records.files.map(
                    (file) => html`<button type="button" @click=${() => this.#save(records, file)}><alv-icon name="download"></alv-icon> ${t(`statistics.as.${file.format}`)}</button>`,
                )}</div>
                ${records.files.map((file) => html`<p class="muted">${t(`statistics.as.${file.format}`)}: SHA-256 <span class="code">${file.sha256}</span></p>`)}`;
        }
        if (records.state === 'failed') {
            return html`<p>${when} <alv-status kind="error" icon="x-circle">${t('own.failed')}</alv-status></p>`;
        }
        return html`<p>${when} <alv-status>${t('own.deleted')}</alv-status></p>${nothing}`;
    }
}

customElements.define('registry-own-records', OwnRecords);
