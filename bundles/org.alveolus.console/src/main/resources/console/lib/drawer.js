import { LitElement, css, html, nothing } from 'lit';
import { navigate } from './router.js';
import { t } from './texts.js';

/** Details that slide in from the right; shown by the page while its address says so. */
class AlvDrawer extends LitElement {
    static properties = { heading: {}, sub: {}, back: {}, wide: { type: Boolean, reflect: true }, still: { type: Boolean } };

    static styles = css`
        :host {
            position: fixed; inset-block: var(--head) 0; inset-inline-end: 0; z-index: 20; width: min(480px, 100vw);
            display: flex; flex-direction: column; background: var(--bg); border-inline-start: 1px solid var(--line);
            animation: slide 120ms ease-out;
        }
        :host([wide]) { width: min(760px, 100vw); }
        @keyframes slide { from { transform: translateX(24px); opacity: 0; } }
        @media (prefers-reduced-motion: reduce) { :host { animation: none; } }
        @media (max-width: 600px) { :host { width: 100vw; border: 0; } }
        @media print { :host { position: static; width: auto; border: 0; } }
        .head { display: flex; align-items: flex-start; gap: var(--s2); padding: var(--s3) var(--s4); border-bottom: 1px solid var(--line); }
        .words { flex: 1; min-width: 0; padding-block: 4px; }
        h2 { font-size: 16px; line-height: 24px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
        h2:focus { outline: none; }
        p { margin: 0; color: var(--muted); }
        .actions { display: flex; gap: var(--s1); }
        button { all: unset; box-sizing: border-box; width: 32px; height: 32px; display: grid; place-items: center; border-radius: 6px; cursor: pointer; color: var(--muted); }
        button:hover { background: var(--surface); }
        button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        .body { flex: 1; overflow: auto; padding: var(--s4); overscroll-behavior: contain; }
        .body:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
        .foot { padding: 0 var(--s4); }
        .foot.used { padding-block: var(--s3); border-top: 1px solid var(--line); }
    `;

    #escape = (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('alv-dialog[open]')) {
            event.preventDefault();
            this.close();
        }
    };

    connectedCallback() {
        super.connectedCallback();
        this.setAttribute('role', 'dialog');
        this.before = document.activeElement === document.body ? null : document.activeElement;
        document.addEventListener('keydown', this.#escape);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        document.removeEventListener('keydown', this.#escape);
        if (this.before?.isConnected) {
            this.before.focus();
        }
    }

    firstUpdated() {
        if (!this.still) {
            const first = this.querySelector('[autofocus]');
            (first ?? this.renderRoot.querySelector('h2')).focus();
        }
    }

    updated() {
        this.setAttribute('aria-label', this.heading ?? '');
    }

    close() {
        if (this.dispatchEvent(new CustomEvent('alv-close', { bubbles: true, composed: true, cancelable: true })) && this.back) {
            navigate(this.back);
        }
    }

    #used(event) {
        event.target.parentElement.classList.toggle('used', event.target.assignedElements().length > 0);
    }

    render() {
        return html`
            <div class="head">
                <div class="words">
                    <h2 tabindex="-1">${this.heading}</h2>
                    ${this.sub ? html`<p>${this.sub}</p>` : nothing}
                </div>
                <div class="actions"><slot name="actions"></slot></div>
                <button type="button" aria-label=${t('close')} @click=${() => this.close()}>
                    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" stroke-width="1.8"><path d="M2 2l12 12M14 2L2 14" /></svg>
                </button>
            </div>
            <div class="body" tabindex="0"><slot></slot></div>
            <div class="foot"><slot name="footer" @slotchange=${this.#used}></slot></div>
        `;
    }
}

customElements.define('alv-drawer', AlvDrawer);
