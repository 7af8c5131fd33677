import { LitElement, css, html, nothing } from 'lit';
import { AlvElement } from './element.js';
import { problemWords } from './words.js';
import { t } from './texts.js';

/** The small parts of which pages are made. */

const drawings = new Map();

function drawing(name) {
    if (!drawings.has(name)) {
        drawings.set(
            name,
            fetch(import.meta.resolve(`bootstrap-icons/icons/${name}.svg`))
                .then((response) => (response.ok ? response.text() : ''))
                .then((text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement)
                .catch(() => null),
        );
    }
    return drawings.get(name);
}

/** A Bootstrap icon; decoration unless it has a label. */
class AlvIcon extends HTMLElement {
    static observedAttributes = ['name', 'label'];

    async attributeChangedCallback() {
        const name = this.getAttribute('name');
        const label = this.getAttribute('label');
        this.setAttribute('aria-hidden', label ? 'false' : 'true');
        if (label) {
            this.setAttribute('role', 'img');
            this.setAttribute('aria-label', label);
        }
        if (!name || this.shown === name) {
            return;
        }
        this.shown = name;
        const root = await drawing(name);
        if (this.shown === name && root?.nodeName === 'svg') {
            const copy = document.importNode(root, true);
            copy.removeAttribute('class');
            copy.setAttribute('aria-hidden', 'true');
            this.replaceChildren(copy);
        }
    }
}

const STATUS_ICONS = { ok: 'check-circle-fill', warn: 'exclamation-triangle-fill', error: 'x-octagon-fill', info: 'info-circle-fill', none: 'circle' };

/** A state by icon, colour and word. */
class AlvStatus extends HTMLElement {
    static observedAttributes = ['kind', 'icon'];

    connectedCallback() {
        if (!this.mark) {
            this.mark = document.createElement('alv-icon');
            this.prepend(this.mark);
            this.attributeChangedCallback();
        }
    }

    attributeChangedCallback() {
        this.mark?.setAttribute('name', this.getAttribute('icon') ?? STATUS_ICONS[this.getAttribute('kind')] ?? STATUS_ICONS.none);
    }
}

/** The head of a page: what it is, and what can be done here. */
class AlvHeader extends LitElement {
    static properties = { heading: {}, sub: {} };

    static styles = css`
        :host { display: block; margin-bottom: var(--s4); }
        .line { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); min-height: 36px; }
        h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
        h1:focus { outline: none; }
        p { margin: 0; color: var(--muted); }
        .words { flex: 1 1 auto; min-width: 0; }
        .actions { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
    `;

    render() {
        return html`
            <div class="line">
                <div class="words"><h1 tabindex="-1">${this.heading}</h1>${this.sub ? html`<p>${this.sub}</p>` : nothing}</div>
                <div class="actions no-print"><slot name="actions"></slot></div>
            </div>
            <slot name="tabs"></slot>
        `;
    }
}

/** What to do when there is nothing to show. */
class AlvEmpty extends AlvElement {
    static properties = { icon: {}, heading: {}, text: {}, action: {}, href: {}, run: { attribute: false }, page: { type: Boolean } };

    render() {
        return html`
            <div class="empty">
                ${this.icon ? html`<alv-icon name=${this.icon}></alv-icon>` : nothing}
                ${this.page ? html`<h1 class="empty-heading">${this.heading}</h1>` : html`<p class="empty-heading">${this.heading}</p>`}
                ${this.text ? html`<p>${this.text}</p>` : nothing}
                ${this.action && this.href ? html`<a class="button primary" href=${this.href}>${this.action}</a>` : nothing}
                ${this.action && this.run ? html`<button type="button" class="primary" @click=${() => this.run()}>${this.action}</button>` : nothing}
            </div>
        `;
    }
}

/** A refusal that stands in the way of a page or a part of it. */
class AlvProblem extends AlvElement {
    static properties = { error: { attribute: false }, retry: { attribute: false }, texts: { attribute: false } };

    render() {
        if (!this.error) {
            return nothing;
        }
        return html`
            <div class="notice" data-kind="error" role="alert">
                <alv-icon name="x-octagon"></alv-icon>
                <div class="notice-words">${problemWords(this.error, this.texts)}</div>
                ${this.retry ? html`<button type="button" @click=${() => this.retry()}>${t('retry')}</button>` : nothing}
            </div>
        `;
    }
}

/** Progress of what takes longer than a moment; without a value it only says that work goes on. */
class AlvProgress extends AlvElement {
    static properties = { value: { type: Number }, max: { type: Number }, label: {} };

    constructor() {
        super();
        this.max = 100;
    }

    render() {
        const label = this.label ?? t('busy');
        const known = this.value !== undefined && this.value !== null && !Number.isNaN(this.value);
        return html`
            <div class=${known ? 'progress' : 'progress late'}>
                <span>${label}</span>
                ${known
                    ? html`<progress aria-label=${label} max=${this.max} .value=${this.value}></progress>
                          <span class="number">${t('progress.of', { n: this.value, max: this.max })}</span>`
                    : html`<progress aria-label=${label}></progress>`}
            </div>
        `;
    }
}

customElements.define('alv-icon', AlvIcon);
customElements.define('alv-status', AlvStatus);
customElements.define('alv-header', AlvHeader);
customElements.define('alv-empty', AlvEmpty);
customElements.define('alv-problem', AlvProblem);
customElements.define('alv-progress', AlvProgress);
