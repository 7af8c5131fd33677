import { LitElement, css, html, nothing, render } from 'lit';
import { t } from './texts.js';

/** A question that must be answered before work goes on. */
class AlvDialog extends LitElement {
    static properties = { heading: {}, open: { type: Boolean, reflect: true }, fixed: { type: Boolean } };

    static styles = css`
        dialog {
            width: min(480px, calc(100vw - 32px)); max-height: calc(100dvh - 32px); padding: 0; border: 1px solid var(--line); border-radius: 8px;
            background: var(--bg); color: var(--text); overflow: auto; overscroll-behavior: contain;
        }
        dialog::backdrop { background: var(--veil); }
        .head { display: flex; align-items: center; gap: var(--s2); padding: var(--s4) var(--s4) 0; }
        h2 { flex: 1; font-size: 16px; line-height: 24px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
        h2:focus { outline: none; }
        button { all: unset; box-sizing: border-box; width: 32px; height: 32px; display: grid; place-items: center; border-radius: 6px; cursor: pointer; color: var(--muted); }
        button:hover { background: var(--surface); }
        button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        .body { padding: var(--s3) var(--s4) var(--s4); }
        .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--s2); padding: 0 var(--s4) var(--s4); }
    `;

    #before = null;

    /** What is taken away while it is open gives the focus back like one that is closed. */
    disconnectedCallback() {
        super.disconnectedCallback();
        if (this.#before?.isConnected && document.activeElement === document.body) {
            this.#before.focus();
        }
    }

    updated(changed) {
        if (changed.has('open')) {
            const dialog = this.renderRoot.querySelector('dialog');
            if (this.open && !dialog.open) {
                this.#before = document.activeElement;
                dialog.showModal();
                const first = this.querySelector('[autofocus]');
                (first ?? this.renderRoot.querySelector('h2')).focus();
            } else if (!this.open && dialog.open) {
                dialog.close();
            }
        }
    }

    #cancel(event) {
        event?.preventDefault();
        if (!this.fixed && this.dispatchEvent(new CustomEvent('alv-close', { bubbles: true, composed: true, cancelable: true }))) {
            this.open = false;
        }
    }

    render() {
        return html`
            <dialog aria-labelledby="heading" @cancel=${this.#cancel}>
                <div class="head">
                    <h2 id="heading" tabindex="-1">${this.heading}</h2>
                    ${this.fixed
                        ? nothing
                        : html`<button type="button" aria-label=${t('close')} @click=${this.#cancel}>
                              <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" stroke-width="1.8"><path d="M2 2l12 12M14 2L2 14" /></svg>
                          </button>`}
                </div>
                <div class="body"><slot></slot></div>
                <div class="foot"><slot name="footer"></slot></div>
            </dialog>
        `;
    }
}

customElements.define('alv-dialog', AlvDialog);

function ask(heading, content) {
    return new Promise((answer) => {
        const holder = document.createElement('div');
        document.body.append(holder);
        const before = document.activeElement;
        const finish = (result) => {
            render(nothing, holder);
            holder.remove();
            before?.focus?.();
            answer(result);
        };
        render(html`<alv-dialog open heading=${heading} @alv-close=${() => finish(false)}>${content(finish)}</alv-dialog>`, holder);
    });
}

/** Asks once; the person's way back is the first choice. */
export function confirmSimple({ heading, text, action }) {
    return ask(heading, (finish) => html`
        <p>${text}</p>
        <button slot="footer" type="button" autofocus @click=${() => finish(false)}>${t('cancel')}</button>
        <button slot="footer" type="button" class="primary" @click=${() => finish(true)}>${action}</button>
    `);
}

/** Asks for what cannot be undone: the act waits until the word is typed. */
export function confirmTyped({ heading, text, word, action }) {
    let typed = '';
    const fits = () => typed.trim().toLocaleLowerCase() === word.trim().toLocaleLowerCase();
    return ask(heading, (finish) => html`
        <p>${text}</p>
        <label class="field-label" for="confirm-word">${t('confirm.type', { word })}</label>
        <input id="confirm-word" type="text" autofocus autocomplete="off" spellcheck="false" data-scan="keep"
            @input=${(event) => {
                typed = event.target.value;
                event.target.closest('alv-dialog').querySelector('.danger').disabled = !fits();
            }}>
        <button slot="footer" type="button" @click=${() => finish(false)}>${t('cancel')}</button>
        <button slot="footer" type="button" class="danger" disabled @click=${() => fits() && finish(true)}>${action}</button>
    `);
}
